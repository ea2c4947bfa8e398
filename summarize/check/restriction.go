package check

import (
	"fmt"
	"strings"

	"phare/extract"
)

var (
	exceptions = []string{"sauf=", "hormis=", "except", "exception=", "uniquement=", "exclusivement=", "seulement=", "reserve=", "condition=", "conditions=", "exclu", "seul=", "seule=", "seuls=", "seules=", "experimental", "exclusion="}
	softened   = []string{"sauf=", "hormis=", "except", "uniquement", "exclusiv", "seul", "reserv", "condition", "exclu", "si=", "limit", "hors=", "experimen", "provisoir", "tempor", "sans=", "pas=", "non="}
)

// negated returns the index of a negation in words, -1 when there is none.
func negated(words []word) int {
	for i, w := range words {
		if w.fold != "ne" && w.fold != "n" {
			continue
		}
		for k := i + 1; k < len(words) && k < i+6; k++ {
			switch words[k].fold {
			case "pas", "plus", "aucun", "aucune", "jamais", "ni":
				return i
			}
		}
	}
	return -1
}

// predicate returns the stem that a negation bears on: the first content word after it.
func predicate(words []word, at int) string {
	for k := at + 1; k < len(words) && k < at+7; k++ {
		if words[k].stem != "" && !generic(words[k].stem) {
			return words[k].stem
		}
	}
	return "-"
}

// kin tells that a set holds a stem, or one of its family: "compr" and "compris".
func kin(set map[string]bool, stem string) bool {
	if set[stem] {
		return true
	}
	if len(stem) < 6 || stem[0] == '@' {
		return false
	}
	for s := range set {
		if len(s) >= 5 && strings.HasPrefix(stem, s[:5]) && (strings.HasPrefix(stem, s) || strings.HasPrefix(s, stem)) {
			return true
		}
	}
	return false
}

// restrictions reports a negation, a condition or an exception of the act that a sentence
// close to it has lost.
func (r *run) restrictions(cl *claim) {
	if !cl.bound || cl.heading || cl.best == nil || len(cl.content()) < 4 {
		return
	}
	a := cl.best
	p := cl.place.line
	if p >= len(a.passages) || a.passages[p].start != cl.place.start || a.passages[p].part == extract.PartVisas || a.passages[p].part == extract.PartClosing {
		return
	}
	first := a.passages[p].first
	last := first
	for last < len(a.words) && a.words[last].end <= cl.place.end {
		last++
	}
	words := a.words[first:last]
	mine := map[string]bool{}
	for _, st := range cl.content() {
		mine[st] = true
	}
	share := func(words []word) (n int, v float64) {
		seen := map[string]bool{}
		var sum, got float64
		for _, w := range words {
			if w.stem == "" || seen[w.stem] || generic(w.stem) {
				continue
			}
			seen[w.stem] = true
			sum++
			if mine[w.stem] {
				got++
			}
		}
		if sum == 0 {
			return 0, 0
		}
		return int(got), got / sum
	}
	place := &found{act: a, start: cl.place.start, end: cl.place.end}
	if cl.score >= 0.55 {
		theirs, own := negated(words), negated(cl.words)
		switch {
		case theirs >= 0 && own < 0 && !cl.holds("sans", "aucun", "interdi", "exclu", "non ", "refus", "ni ", "seul", "uniquement"):
			n, v := share(words[max(0, theirs-8):min(len(words), theirs+12)])
			if n >= 2 && v >= 0.6 || kin(mine, predicate(words, theirs)) {
				r.find(cl, 0, len(cl.text), Warning, "negation-lost", fmt.Sprintf("L'acte nie ce que la phrase affirme (« %s »). Relisez-le.", a.text[words[theirs].start:words[min(len(words)-1, theirs+4)].end]), place)
			}
		case cl.score >= 0.75 && own >= 0 && theirs < 0 && !r.passageHolds(cl, []string{"sans=", "aucun", "interdi", "exclu", "non=", "refus", "supprim", "ne="}):
			theirs := map[string]bool{}
			for _, w := range words {
				theirs[w.stem] = true
			}
			if n, v := share(words); n >= 4 && v >= 0.5 && kin(theirs, predicate(cl.words, own)) {
				w := cl.words[own]
				r.find(cl, w.start, w.end, Warning, "negation-added", "La phrase nie ce que l'acte affirme. Relisez-le.", place)
			}
		}
	}
	if cl.score < 0.6 {
		return
	}
	for i, w := range words {
		if !begins(w.fold, exceptions) || i < 3 {
			continue
		}
		if w.fold == "condition" || w.fold == "conditions" {
			if i == 0 || words[i-1].fold != "a" && words[i-1].fold != "sous" {
				continue
			}
		}
		if w.fold == "reserve" && words[i-1].fold != "sous" {
			continue
		}
		if begins(w.fold, []string{"exclu"}) && w.fold != "exclusion" && w.fold != "exclusivement" {
			continue
		}
		if n, v := share(words[max(0, i-14):i]); n < 3 || v < 0.6 {
			continue
		}
		if r.sectionHoldsAny(cl, softened) {
			continue
		}
		r.find(cl, 0, len(cl.text), Warning, "restriction-lost", fmt.Sprintf("L'acte pose une restriction (« %s… ») que le texte ne dit plus. Ajoutez-la.", a.text[w.start:words[min(len(words)-1, i+6)].end]), place)
		return
	}
}

func (r *run) sectionHoldsAny(cl *claim, list []string) bool {
	for _, o := range r.claims {
		if o.block != cl.block {
			continue
		}
		if negated(o.words) >= 0 {
			return true
		}
		for _, w := range o.words {
			if begins(w.fold, list) {
				return true
			}
		}
	}
	return false
}
