package check

import (
	"fmt"

	"phare/extract/facts"
)

// otherYear reports "le budget 2025" where the act only knows the budget of another year:
// a year is seldom absent from an act, so the word it goes with decides.
func (r *run) otherYear(cl *claim, f *facts.Fact) {
	if f.Kind != facts.Date || !cl.bound || f.When != f.Until || f.When.Year == 0 || f.When.Month != 0 || f.When.Part != "" {
		return
	}
	noun := ""
	for i := len(cl.words) - 1; i >= 0; i-- {
		if cl.words[i].End > f.Start {
			continue
		}
		switch w := cl.words[i]; w.Fold {
		case "de", "l", "annee", "exercice", "du", "primitif":
			continue
		default:
			if !generic(w.Stem) && !w.Digit {
				noun = w.Stem
			}
		}
		break
	}
	if noun == "" {
		return
	}
	var other *found
	for _, a := range cl.acts {
		src := r.factsOf(a)
		r.wordsOf(a)
		for k := range src {
			s := &src[k]
			if s.Kind != facts.Date || s.When.Year == 0 || s.When.Month != 0 {
				continue
			}
			at := a.wordAt(s.Start)
			for w := max(0, at-5); w < at; w++ {
				if a.words[w].Stem != noun {
					continue
				}
				if s.When.Year <= f.When.Year && f.When.Year <= s.Until.Year {
					return
				}
				if w >= at-3 {
					other = &found{act: a, fact: s, start: s.Start, end: s.End}
				}
			}
		}
	}
	if other != nil {
		r.doubt(cl, "year", f.Start, f.End, fmt.Sprintf("Dans l'acte, ces mots vont avec une autre année : %s.", shown(*other.fact)), other)
	}
}
