package main

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"phare/extract"
	"phare/extract/french"
)

// tally counts acts: matched, found, labelled.
type tally struct{ matched, found, wanted int }

func (t *tally) add(o tally) {
	t.matched += o.matched
	t.found += o.found
	t.wanted += o.wanted
}

// f1 is the harmonic mean of precision and recall.
func (t tally) f1() float64 {
	if t.found+t.wanted == 0 {
		return 0
	}
	return 2 * float64(t.matched) / float64(t.found+t.wanted)
}

// match ties the acts found to those labelled, one to one, best first, and counts; right tells of
// each act found whether it is labelled.
func match(p *paper, d *extract.Document) (t tally, right []bool) {
	type pair struct {
		g, f int
		s    float64
	}
	var pairs []pair
	for i := range p.Deliberations {
		g := &p.Deliberations[i]
		for j, f := range d.Deliberations {
			s := french.Alike(french.Words(french.FoldLine(g.Object)), french.Words(french.FoldLine(f.Object)))
			if g.Number != nil && f.Number != nil && bare(*g.Number) == bare(*f.Number) {
				s++
			}
			if slices.ContainsFunc(g.Pages, func(n int) bool { return slices.Contains(f.Pages, n) }) {
				s += 0.1
			}
			if s >= 0.5 {
				pairs = append(pairs, pair{i, j, s})
			}
		}
	}
	sort.SliceStable(pairs, func(a, b int) bool { return pairs[a].s > pairs[b].s })
	usedG := make([]bool, len(p.Deliberations))
	right = make([]bool, len(d.Deliberations))
	for _, q := range pairs {
		if !usedG[q.g] && !right[q.f] {
			usedG[q.g], right[q.f] = true, true
			t.matched++
		}
	}
	t.found = len(d.Deliberations)
	for i := range p.Deliberations {
		if usedG[i] || !p.Deliberations[i].Optional {
			t.wanted++
		}
	}
	return t, right
}

// bare keeps the letters and figures of a number.
func bare(s string) string {
	s = strings.NewReplacer("n°", "", "N°", "", "no ", "", "DELIBERATION", "", "Délibération", "", "délibération", "").Replace(s)
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s))
}
