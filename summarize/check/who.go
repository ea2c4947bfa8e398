package check

import (
	"fmt"
	"strings"

	"phare/extract"
	"phare/summarize/check/lexicon"
)

// actorOf names the actor that a word stands for: "@body" for the assembly's authority.
func (r *run) actorOf(w word) string {
	switch w.Fold {
	case "conseil", "collectivite", "elus", "maire", "municipalite", "mairie", "comite":
		return "@body"
	case "ville", "commune", "communes":
		if w.Fold != "communes" && (r.names["municipal"] || r.names["ville"] || r.names["commune"] || len(r.names) == 0) {
			return "@body"
		}
		return "commune"
	case "metropole":
		if r.names["metropolitain"] || r.names["metropole"] {
			return "@body"
		}
		return "metropole"
	case "communaute", "agglomeration":
		if r.names["communautaire"] || r.names["agglomeration"] {
			return "@body"
		}
		return "communaute"
	case "syndicat":
		if r.names["syndical"] || r.names["syndicat"] {
			return "@body"
		}
		return "syndicat"
	case "departement":
		if r.names["departemental"] || r.names["departement"] {
			return "@body"
		}
		return "departement"
	case "region":
		if r.names["regional"] || r.names["region"] {
			return "@body"
		}
		return "region"
	case "association", "associations", "club", "clubs":
		return "association"
	case "societe", "societes", "entreprise", "entreprises":
		return "societe"
	case "etat", "caisse", "familles", "habitants", "exploitant", "delegataire", "occupant", "preneur", "locataire", "locataires", "bailleur", "bailleurs", "acquereur", "acheteur", "vendeur", "prestataire", "titulaire", "riverains", "usagers", "office", "fondation", "organisateur", "operateur", "agence", "proprietaire", "proprietaires", "parents", "communautes", "prefet", "prefecture", "ministere", "bailleresse":
		return strings.TrimSuffix(w.Fold, "s")
	}
	return ""
}

// party is who gives, or gets, as some words tell it: the stems of a noun and its complements.
type party struct {
	stems      []string
	start, end int  // indexes of the words
	named      bool // one of its words bears a capital
}

// meets tells that two parties may be one.
func (p party) meets(q party) bool {
	for _, a := range p.stems {
		for _, b := range q.stems {
			if a == b || lexicon.Related(a, b) {
				return true
			}
		}
	}
	return false
}

// roles are the parties of some words: those who give, pay or bear, and those who get.
type roles struct{ give, get []party }

// partyFrom reads the noun that starts at or behind word k, up to most words on.
func (r *run) partyFrom(words []word, k, most int) party {
	p := party{start: k, end: k}
	for m := k; m < len(words) && m < k+most; m++ {
		w := words[m]
		if lexicon.All().Is("donne", w) && m > k && !lexicon.DefiniteBefore(words, m) || w.Digit && m > k {
			break
		}
		if st := r.partyStem(w); st != "" {
			p.stems = append(p.stems, st)
			p.end, p.named = m+1, p.named || w.Capital || lexicon.All().Is("personne", w)
		} else if m > k && len(p.stems) > 0 && (w.Fold == "a" || w.Fold == "au" || w.Fold == "aux" || w.Fold == "par" || w.Fold == "pour" || w.Fold == "dans" || w.Fold == "qui" || w.Fold == "en") {
			break
		}
	}
	return p
}

// partyStem is what a word says of a party: the assembly under all its names is one.
func (r *run) partyStem(w word) string {
	if a := r.actorOf(w); a != "" {
		return a
	}
	if w.Stem == "" || generic(w.Stem) || r.sessionWord(w.Stem) {
		return ""
	}
	return w.Stem
}

// subjectBefore reads the noun that a clause opens with, before word i.
func (r *run) subjectBefore(text string, words []word, i int) party {
	from := i
	for from > 0 && i-from < 9 && !strings.ContainsAny(text[words[from-1].End:words[from].Start], ",;:(.–|") && words[from-1].Fold != "et" {
		from--
	}
	for k := i - 1; k >= from && k > 0; k-- {
		if words[k].Fold != "qui" {
			continue
		}
		var p party // "à la Métropole, qui verse": the noun before
		for m := k - 1; m >= 0 && m > k-5; m-- {
			if st := r.partyStem(words[m]); st != "" {
				if p.stems == nil {
					p.end = m + 1
				}
				p.stems, p.start = append(p.stems, st), m
			} else if lexicon.Definite(words[m].Fold) && p.stems != nil {
				break
			}
		}
		return p
	}
	p := r.partyFrom(words, from, min(5, i-from))
	if p.end > i {
		p.end = i
	}
	return p
}

// rolesIn reads who gives and who gets in a run of words: by the subject of a verb of giving or
// of receiving, by "par" and "à" behind it, and by "à la charge de", "au profit de".
func (r *run) rolesIn(text string, words []word, decides bool) roles {
	x := lexicon.All()
	var out roles
	give := func(p party) {
		if len(p.stems) > 0 {
			out.give = append(out.give, p)
		}
	}
	get := func(p party) {
		if len(p.stems) > 0 {
			out.get = append(out.get, p)
		}
	}
	to := func(i int) {
		for k := i + 1; k < len(words) && k < i+12; k++ {
			if strings.ContainsAny(text[words[k-1].End:words[k].Start], ",;:.") {
				return
			}
			if f := words[k].Fold; (f == "a" || f == "au" || f == "aux") && k+1 < len(words) && !words[k+1].Digit && !lexicon.Infinitive(words[k+1].Fold) && words[k+1].Fold != "partir" {
				get(r.partyFrom(words, k+1, 5))
				return
			}
		}
	}
	for i, w := range words {
		next := ""
		if i+1 < len(words) {
			next = words[i+1].Fold
		}
		of := next == "de" || next == "du" || next == "des" || next == "d"
		switch {
		case (w.Fold == "charge" || w.Fold == "frais") && of && i > 0 && (words[i-1].Fold == "la" || words[i-1].Fold == "aux"):
			give(r.partyFrom(words, i+2, 5))
		case (w.Fold == "profit" || w.Fold == "benefice" || w.Fold == "faveur") && of && i > 0 && (words[i-1].Fold == "au" || words[i-1].Fold == "en"):
			get(r.partyFrom(words, i+2, 5))
		case (x.Is("donnee", w) || w.Fold == "charge") && next == "par":
			give(r.partyFrom(words, i+2, 5))
			to(i + 2)
		case x.Is("donnee", w) && (next == "a" || next == "au" || next == "aux") && !(i+2 < len(words) && (words[i+2].Digit || words[i+2].Fold == "partir")):
			get(r.partyFrom(words, i+2, 5))
		case x.Is("recoit", w) && !lexicon.DefiniteBefore(words, i):
			get(r.subjectBefore(text, words, i))
		case x.Is("donne", w) && !lexicon.DefiniteBefore(words, i) && !lexicon.Refused(words, i):
			p := r.subjectBefore(text, words, i)
			if len(p.stems) == 0 && decides {
				p = party{stems: []string{"@body"}, start: i, end: i + 1}
			}
			give(p)
			to(i)
		}
	}
	return out
}

// known tells a party that is somebody: an actor, and no table, no budget.
func (r *run) known(p party) bool {
	if p.named {
		return true
	}
	for _, st := range p.stems {
		if st == "@body" || r.actorOf(word{Fold: st}) != "" {
			return true
		}
	}
	return false
}

// checkRoles holds who pays and who gets against the passages that tell the same: a party that
// stands on the other side, or another in its place, contradicts the act.
func (r *run) checkRoles(cl *claim) {
	if !cl.bound || len(cl.windows) == 0 {
		return
	}
	mine := r.rolesIn(cl.text, cl.words, false)
	if len(mine.give)+len(mine.get) == 0 {
		return
	}
	type told struct {
		roles
		at    *found
		share float64
	}
	var theirs []told
	for _, w := range singly(cl.windows) {
		s := w.act.passages[w.from]
		if standingOf(s.part) != decided || strings.Contains(w.act.text[s.start:s.end], " | ") {
			continue
		}
		words := w.words()
		share := w.act.shareAt(cl.content(), w.from)
		for _, v := range cl.verified { // a value that the claim gives tells which transfer it means
			if v.line == r.order(w.act) && v.start >= s.start && v.start < s.end {
				share += 0.5
			}
		}
		if share < 0.4 {
			continue
		}
		text := w.act.text
		theirs = append(theirs, told{r.rolesIn(text, words, s.part == extract.PartDispositif), &found{act: w.act, start: s.start, end: s.end}, share})
	}
	hold := func(p party, same, other func(roles) []party) bool {
		if p.start >= p.end || p.end > len(cl.words) {
			return false
		}
		var right, reversed, else_ float64
		var at *found
		for _, t := range theirs {
			for _, q := range same(t.roles) {
				if q.meets(p) {
					right = max(right, t.share)
				} else if t.share > else_ && r.known(q) {
					else_ = t.share
					if reversed == 0 {
						at = t.at
					}
				}
			}
			for _, q := range other(t.roles) {
				if q.meets(p) && t.share > reversed {
					reversed, at = t.share, t.at
				}
			}
		}
		a, b := cl.words[p.start].Start, cl.words[p.end-1].End
		switch {
		case right > 0 && right >= reversed:
			return false
		case reversed > 0:
			r.find(cl, a, b, Error, "roles-reversed", fmt.Sprintf("Dans l'acte, celui qui donne et celui qui reçoit sont l'inverse : « %s ». Corrigez qui fait quoi.", excerpt(at)), at)
			return true
		case else_ >= 0.4:
			r.find(cl, a, b, Error, "role", fmt.Sprintf("L'acte le dit d'un autre : « %s ». Corrigez qui fait quoi.", excerpt(at)), at)
			return true
		}
		return false
	}
	gives, gets := func(x roles) []party { return x.give }, func(x roles) []party { return x.get }
	for _, p := range mine.give {
		if hold(p, gives, gets) {
			return
		}
	}
	for _, p := range mine.get {
		if hold(p, gets, gives) {
			return
		}
	}
}

func (r *run) allowedAll(words []word) bool {
	for _, w := range words {
		if !r.allowed(w) && !connector(w.Fold) {
			return false
		}
	}
	return true
}
