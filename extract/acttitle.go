package extract

import (
	"strings"

	"phare/extract/pdftext"
)

// firstDecision is the line where an act's decision begins, or the end of its lines. Counts of a
// vote that the head prints, before the attendance or the object, begin none.
func (b *builder) firstDecision(from, to int) int {
	first := to
	for i := b.r.headEnd(from, to); i < to; i++ {
		l := &b.r.Lines[i]
		if l.Matter {
			continue
		}
		_, labelled := cutObjectLabel(l.Fold)
		switch {
		case l.Event == decision:
			return min(first, i)
		case l.Event == result && first == to:
			first = i
		case labelled, hasAnyPrefix(l.Fold, attendance), hasAnyPrefix(l.Fold, []string{"vu ", "considerant "}):
			first = to
		}
	}
	return first
}

// titleOf finds the heading that says what an act is about.
func (b *builder) titleOf(from, to int) (heading, bool) {
	end, below := b.r.headEnd(from, to), b.r.projectHeadEnd(from, to)
	project := below > from
	if project {
		end = below
	}
	var best heading
	top := float32(-1.2)
	covered := 0 // the line after the last title offered: what stands within it is no title of its own
	for _, h := range b.heads {
		if h.Line < from || h.Line >= to {
			continue
		}
		labelled := strings.Contains(h.Class, "objet")
		if !labelled && (h.Line < covered || b.headMatter(h)) {
			continue
		}
		covered = max(covered, h.Line+h.N)
		s := h.Score + b.titlePlace(h, labelled, end)
		if project && h.Line >= end {
			if project = false; b.r.linesHold(end, h.Line) < 3 {
				s += 2 // without an attendance between, the title follows the head
			}
		}
		if s > top {
			best, top = h, s
		}
	}
	return best, best.N > 0
}

// marginTitle reads the object that a register prints in its margin, below the label "Objet" or
// "Objet de la délibération".
func (b *builder) marginTitle(from, to int) (heading, bool) {
	for i := from; i < to; i++ {
		l := &b.r.Lines[i]
		if l.Zone != pdftext.Sidebar {
			continue
		}
		rest, labelled := cutObjectLabel(l.Fold)
		if !labelled {
			continue
		}
		h := heading{Line: i, N: 1, Class: "margin objet", Margin: true, Title: rest}
		for j := i + 1; j < to && h.N < 10; j++ {
			m := &b.r.Lines[j]
			if m.Zone != pdftext.Sidebar || m.Page != l.Page || h.Title != "" && m.BlankAbove || formLine(m.Fold) || attends(m.Fold) {
				break
			}
			h.Title = strings.TrimSpace(h.Title + " " + m.Fold)
			h.N = j - i + 1
		}
		if isTitleText(h.Title) {
			return h, true
		}
	}
	return heading{}, false
}

// headMatter tells whether a heading is part of a single act's head: its letterhead, the
// assembly and the session, the attendance, what its form prints beside the object.
func (b *builder) headMatter(h heading) bool {
	f := b.r.Lines[h.Line].Fold
	switch {
	case isProjectTitle(f), isActTitle(f) && !titleAfterNumber(h), isActTitle(h.Title), letterheadLine(h.Title), formLine(f):
		return true
	case hasAnyPrefix(h.Title, []string{"deliberation enregistree", "expose", "objectif"}) && len(h.Title) < 50:
		return true
	}
	return namesPersons(h.Title) || h.Mark.Form == "" && b.r.attendanceRunsOn(h.Line)
}

// namesPersons tells whether a text lists persons: those present, as a rule.
func namesPersons(f string) bool {
	n := 0
	for _, w := range strings.FieldsFunc(f, func(c rune) bool { return c == ' ' || c == ',' || c == '.' }) {
		if civilities[w] && w != "et" {
			n++
		}
	}
	return n >= 2
}

// titlePlace weighs a title by where it stands in an act whose attendance ends before line end.
func (b *builder) titlePlace(h heading, labelled bool, end int) float32 {
	if labelled {
		return 6
	}
	s := float32(0)
	styled := h.Class != "plain"
	next := b.r.After(h.Line + h.N - 1)
	introduced := next != nil && hasAnyPrefix(next.Fold, []string{"rapporteur", "vu ", "monsieur le ", "madame l", "m. ", "mme ", "le maire", "le president", "sur le rapport", "sur proposition", "sur rapport"})
	switch {
	case h.Line >= end && h.Line < end+8 && styled:
		s = 1.5
	case h.Line >= end && h.Line < end+30:
		s = 0.5
	case h.Line >= end:
		s = -float32(h.Line-end) / 30
	case !styled && !introduced:
		s = -1.5
	}
	if introduced {
		s++
	}
	switch {
	case h.Mark.Form == "" && isSentence(h.Title):
		s -= 2
	case !styled && strings.HasSuffix(b.r.Lines[h.Line+h.N-1].Fold, ".") && strings.Contains(h.Title, ". "):
		s -= 1.5 // several sentences
	}
	return s
}

// finiteVerbs make a sentence of the words that hold them; titles have none.
var finiteVerbs = map[string]bool{
	"est": true, "sont": true, "etait": true, "etaient": true, "sera": true, "seront": true, "serait": true, "ont": true, "avait": true, "doit": true, "doivent": true, "peut": true, "peuvent": true, "a-t-il": true,
	"souhaite": true, "souhaitent": true, "propose": true, "proposent": true, "rappelle": true, "precise": true, "informe": true, "indique": true, "explique": true, "expose": true, "permet": true, "permettent": true, "prevoit": true, "convient": true, "s'eleve": true, "faut": true, "prendrait": true, "permettra": true, "constitue": true, "porte": true, "portent": true,
}

// isSentence tells whether folded text is a sentence rather than a title: it has a finite verb.
func isSentence(f string) bool {
	for _, w := range strings.Fields(f) {
		if finiteVerbs[strings.Trim(w, ",.;:()\"")] {
			return true
		}
	}
	return strings.Contains(f, " a ete ") || strings.Contains(f, " se sont ") || strings.Contains(f, " s'est ")
}

// titleAfterNumber tells whether "Délibération n° 12" is followed by its title.
func titleAfterNumber(h heading) bool { return h.Mark.Number && len(h.Title) > 12 }

// formLabels name the fields that the head of an act prints beside its object.
var formLabels = []string{
	"commission", "orientation", "politique", "politique sectorielle", "service", "direction", "pole", "secteur", "domaine", "theme", "thematique", "matiere", "nomenclature", "rubrique", "canton", "cantons", "commune", "communes", "commune(s)", "territoire", "programme", "mission", "chapitre", "code", "nature", "reference", "affaire suivie par", "commission principale", "classification", "delegation",
	"acte", "type d'acte", "titre de seance", "n° du rapport", "n° d'ordre", "rapport", "dossier", "president", "secretaire elue", "secretaire elu", "vice-president", "autorite", "numero", "n°",
}

// formLine tells whether a line fills in a field of the act's form: "Politique : Routes".
func formLine(f string) bool {
	i := strings.IndexByte(f, ':')
	if i <= 0 || i > 45 {
		return false
	}
	label := strings.TrimSpace(f[:i])
	for _, w := range formLabels {
		if label == w {
			return true
		}
	}
	return false
}

// letterheadLine tells whether a title is the head's: who, where, when, how many.
func letterheadLine(f string) bool {
	if hasAnyPrefix(f, attendance) || hasAnyPrefix(f, []string{"republique", "departement", "arrondissement", "canton", "commune de", "commune d'", "mairie", "ville de", "ville d'", "seance", "extrait", "conseil municipal", "conseil communautaire", "conseil metropolitain", "conseil departemental", "conseil regional", "conseil d'administration",
		"comite syndical", "communaute d", "communaute urbaine", "syndicat", "region ", "liberte", "deliberations du", "registre des", "accuse de", "acte certifie", "envoi pref", "reception en", "date ", "session", "secretariat", "service de l'ass", "service des ass", "direction ", "convoque", "compte rendu de la seance", "proces-verbal de la", "proces-verbal", "compte-rendu de la", "nombre", "jeudi", "lundi", "mardi", "mercredi", "vendredi", "samedi", "publie", "affiche", "certifie", "reunion", "le nombre", "code insee", "metropole de", "pays ", "absents", "membres", "page", "n° d'ordre", "identifiant", "acte ", "rf ", "retour pref", "etablissement public", "archipel", "polynesie"}) {
		return true
	}
	if i, _ := assemblyIn(f, 0); i == 0 && (len(f) < 40 || sessionTitle(f)) {
		return true
	}
	return len(f) < 4
}
