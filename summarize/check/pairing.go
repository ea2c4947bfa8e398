package check

import (
	"fmt"
	"slices"
	"strings"

	"phare/extract/facts"
)

// inTable tells that a value stands in a row of figures, whose words are too far to count.
func (r *run) inTable(a *act, s *facts.Fact) bool {
	p := a.passageAt(s.Start)
	if p < 0 {
		return false
	}
	n := 0
	for i := range a.facts {
		o := &a.facts[i]
		if o.Start >= a.passages[p].start && o.End <= a.passages[p].end && (o.Kind == facts.Money || o.Kind == facts.Number) {
			n++
		}
	}
	return n > 3 || strings.Contains(a.text[a.passages[p].start:a.passages[p].end], " | ")
}

// states tells that the claim gives a source's value too.
func (cl *claim) states(s *facts.Fact) bool {
	for i := range cl.facts {
		f := &cl.facts[i]
		if f.Kind == facts.Date && s.Kind == facts.Date && f.When == s.When && f.Until == s.Until || f.Kind != facts.Date && f.Kind == s.Kind && rounds(*f, *s) {
			return true
		}
	}
	return false
}

// rowOf tells that a printed line is a row of a table: cells, or a few words and figures.
func rowOf(line string) bool {
	if strings.Contains(line, " | ") {
		return true
	}
	letters, digits := 0, 0
	for _, c := range line {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			letters++
		}
	}
	return digits*2 > letters
}

// pairing marks a value that the act prints, but of other things: the passage of the words
// beside it in the claim is another, and gives another value of the kind.
func (r *run) pairing(cl *claim) {
	if !cl.bound {
		return
	}
	for i := range cl.facts {
		f := &cl.facts[i]
		if f.Kind != facts.Money && f.Kind != facts.Percent || f.Unit == "fraction" || cl.holds("en tout", "total", "enveloppe", "somme") {
			continue
		}
		k := 0
		for k < len(cl.words) && cl.words[k].Start < f.Start {
			k++
		}
		stems := cl.besides(span{start: min(k, len(cl.words)-1), end: min(k+1, len(cl.words))})
		if len(stems) < 2 {
			if stems = slices.DeleteFunc(slices.Clone(cl.content()), generic); len(stems) < 2 {
				continue
			}
		}
		most := 0.01 // of several acts, the one that holds most of the words speaks of their subject
		for _, a := range cl.acts {
			most = max(most, r.coverage(cl, a))
		}
		var own, other float64
		var at *found
		for _, a := range cl.acts {
			src := r.factsOf(a)
			for n := range src {
				s := &src[n]
				p := a.passageAt(s.Start)
				if p < 0 || s.Kind != f.Kind {
					continue
				}
				v := a.share(stems, p) * r.coverage(cl, a) / most
				if rounds(*f, *s) {
					own = max(own, v)
				} else if v > other && !cl.states(s) && !r.inTable(a, s) {
					other, at = v, &found{act: a, fact: s, start: s.Start, end: s.End}
				}
			}
		}
		if own > 0 && at != nil && other >= 0.5 && own <= other-0.3 {
			r.find(cl, f.Start, f.End, Error, "amount-context", fmt.Sprintf("Dans l'acte, ces mots vont avec une autre valeur : %s. Vérifiez laquelle.", shown(*at.fact)), at)
		}
	}
}
