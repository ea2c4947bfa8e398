package extract

import (
	"strings"

	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/lines"
)

// deliberates tells whether lines are those of an assembly at all: it is named, or its
// session opens, and it decides or votes. A plan, a report, a leaflet may speak of a council
// and hold numbered titles.
func (b *builder) deliberates(from, to int) bool {
	named, bare, syndicate, events, sure, formulas := false, false, false, 0, 0, 0
	for i := from; i < to; i++ {
		l := &b.r.Lines[i]
		if l.Event >= result && !l.Matter {
			events++
			if l.Event == decision {
				sure++
				bare = bare || french.HasAnyPrefix(l.Fold, []string{"le conseil,", "le comite,", "le conseil ", "le comite "})
			}
			if l.Event == decision && lines.Deliberated(l.Fold) {
				formulas++
			}
		}
		syndicate = syndicate || i < from+15 && french.ContainsAny(l.Fold, []string{"syndicat ", "sivu", "sivom", "sivos", "siaep", "communaute de communes", "communaute d'agglo", "ccas"})
		named = named || i < from+250 && head.NamesAssembly(b.r.Joined(i, 30))
	}
	if !named && b.title.Minutes {
		for i := from; i < min(to, from+15); i++ { // the letterhead is cut, and the attendance says that an assembly met
			named = named || french.ContainsAny(b.r.Lines[i].Fold, []string{"conseillers en exercice", "membres en exercice", "delegues en exercice", "elus en exercice"})
		}
	}
	named = named || syndicate && bare // its letterhead says whose "comité" it is
	if b.title.Drafts && !b.title.Minutes && !b.title.Act {
		return named
	}
	if events == 0 {
		return false
	}
	opens := b.opens(from, to)
	// One sentence that "it is decided" makes no session of a working group's meeting.
	strong := sure > 0 || events > 1
	if b.title.Minutes || b.title.Act {
		return (strong || b.title.Act) && (named || formulas > 0 || opens >= 2 || syndicate && opens > 0 && events >= 3)
	}
	switch {
	case !named:
		return false
	case opens >= 2 && strong:
		return true // the session opens, and something is decided
	case opens == 1 && b.title.Session && strong:
		return true
	case formulas > 0:
		return true
	}
	pages := len(b.pages)
	return sure > 0 && events*4 >= pages && b.r.SessionDate(from, min(to, from+120), nil) != ""
}

// opens counts what shows that the first lines open a session: the sentence in which the
// assembly meets, who attends, who keeps the minutes.
func (b *builder) opens(from, to int) int {
	met, attend, secretary := 0, 0, 0
	for i := from; i < to && i < from+90; i++ {
		f := strings.TrimLeft(b.r.Lines[i].Fold, "-•*\" ")
		if y, _ := head.YearInWords(f); y != 0 || french.ContainsAny(f, []string{"s'est reuni", "se sont reuni", "s'est assemble", "se sont assemble", "etant assemble", "etant reuni"}) {
			met = 1
		}
		if french.HasAnyPrefix(f, []string{"present", "etaient present", "sont present", "membres present", "elus present", "elus en exercice", "conseillers present", "nombre de conseillers", "nombre de membres", "nombre de presents", "conseillers en exercice", "membres en exercice", "en exercice", "excuse", "absents excuse", "absent excuse", "pouvoirs", "procurations"}) || strings.Contains(f, "etaient presents") {
			attend = 1
		}
		if french.HasAnyPrefix(f, []string{"secretaire"}) || strings.Contains(f, "secretaire de seance") || strings.Contains(f, "le quorum") {
			secretary = 1
		}
	}
	return met + attend + secretary
}

// sitting tells whether lines tell a whole session rather than one of its acts: it has an
// agenda, opens and is closed, or names the session and holds nothing that only an act has.
func (b *builder) sitting(from, to int) bool {
	if len(b.agenda.Items) >= 2 {
		return true
	}
	acts := false
	for i := from; i < to; i++ {
		f := strings.TrimLeft(b.r.Lines[i].Fold, "-•*\" 0123456789.")
		if b.r.Lines[i].Matter {
			continue
		}
		if french.HasAnyPrefix(f, []string{"questions diverses", "question diverse", "informations diverses", "divers"}) && len(f) < 40 ||
			french.ContainsAny(f, []string{"seance est levee", "seance levee", "leve la seance", "levee de la seance", "ouvre la seance", "ordre du jour est epuise", "ordre du jour etant epuise", "seance est close"}) {
			return true
		}
		acts = acts || french.HasAnyPrefix(f, []string{"vu ", "considerant", "objet", "deliberation", "article 1", "article premier", "article unique", "extrait"})
	}
	return b.title.Session && !acts
}
