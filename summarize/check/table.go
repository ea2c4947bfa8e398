package check

import (
	"fmt"
	"strings"

	"phare/extract/facts"
)

// A row of a table of an act: what its first words, or cells, name, and the figures behind.
type row struct {
	line   int // index of act.lines
	label  []string
	facts  []int // indexes of act.facts
	common bool
}

// tables returns the rows of the act's tables, each table by itself.
func (c *Checker) tables(a *act) [][]row {
	c.factsOf(a)
	c.mu.Lock()
	defer c.mu.Unlock()
	if a.hasTables {
		return a.tables
	}
	a.hasTables = true
	var t []row
	flush := func() {
		if len(t) > 1 {
			a.tables = append(a.tables, distinctive(t))
		}
		t = nil
	}
	k := 0
	for n, l := range a.lines {
		for k < len(a.facts) && a.facts[k].Start < l.start {
			k++
		}
		text := a.text[l.start:l.end]
		if !rowOf(text) {
			flush()
			continue
		}
		rw := row{line: n}
		first := l.end
		for j := k; j < len(a.facts) && a.facts[j].End <= l.end; j++ {
			f := a.facts[j]
			if f.Kind == facts.Reference || f.Kind == facts.Ordinal {
				continue
			}
			if first == l.end && (f.Kind == facts.Money || f.Kind == facts.Percent || f.Kind == facts.Number || strings.Contains(text[:f.Start-l.start], " | ")) {
				first = f.Start
			}
			rw.facts = append(rw.facts, j)
		}
		cell, _, cells := strings.Cut(text, " | ")
		if !cells {
			cell = a.text[l.start:first]
		}
		for _, w := range wordsOf(cell) {
			if !connector(w.fold) {
				rw.label = append(rw.label, w.fold)
			}
		}
		t = append(t, rw)
	}
	flush()
	return a.tables
}

// headed tells that the first row of the table of a value holds one of some beginnings of
// words.
func (r *run) headed(a *act, s *facts.Fact, begin ...string) bool {
	for _, t := range r.tables(a) {
		first, last := a.lines[t[0].line], a.lines[t[len(t)-1].line]
		if s.Start < first.start || s.Start > last.end {
			continue
		}
		from := t[0].line
		if from > 0 {
			from-- // a head without figures may be no row
		}
		for _, w := range wordsOf(a.text[a.lines[from].start:first.end]) {
			if begins(w.fold, begin...) {
				return true
			}
		}
	}
	return false
}

// distinctive leaves of each row's label the words that no other row has.
func distinctive(t []row) []row {
	count := map[string]int{}
	for _, rw := range t {
		seen := map[string]bool{}
		for _, w := range rw.label {
			if !seen[w] {
				seen[w] = true
				count[w]++
			}
		}
	}
	for i := range t {
		var own []string
		for _, w := range t[i].label {
			if count[w] == 1 {
				own = append(own, w)
			}
		}
		t[i].label = own
	}
	return t
}

// rows reports a value that the act prints on another row of its table than the one that
// the claim names.
func (r *run) rows(cl *claim) {
	if !cl.bound {
		return
	}
	for _, a := range cl.acts {
		for _, t := range r.tables(a) {
			for i := range cl.facts {
				r.onRow(cl, a, t, &cl.facts[i])
			}
		}
	}
}

func (r *run) onRow(cl *claim, a *act, t []row, f *facts.Fact) {
	switch f.Kind {
	case facts.Money, facts.Percent, facts.Count, facts.Number:
	default:
		return
	}
	var here, named []row
	for _, rw := range t {
		holds, same := false, false
		for _, k := range rw.facts {
			s := &a.facts[k]
			comparable := s.Kind == f.Kind || s.Kind == facts.Number
			same = same || comparable && f.Kind == s.Kind
			holds = holds || comparable && (rounds(*f, *s) || near(f.Value, s.High))
		}
		n := cl.holdsLabel(rw.label, f)
		if holds {
			if n > 0 || len(rw.label) == 0 || contains(rw.label, "total") {
				return
			}
			here = append(here, rw)
		} else if same && n > 0 && n == len(rw.label) {
			named = append(named, rw)
		}
	}
	if len(here) == 0 || len(named) != 1 {
		return
	}
	m := a.lines[named[0].line]
	for _, k := range named[0].facts { // the claim gives that row's figure too
		for _, g := range cl.facts {
			if g.Start != f.Start && rounds(g, a.facts[k]) {
				return
			}
		}
	}
	for _, x := range r.factsOf(a) { // the value stands outside of the table too
		p := a.passageAt(x.Start)
		if x.Kind == f.Kind && rounds(*f, x) && p >= 0 && !r.inTable(a, &x) && a.share(cl.content(), p) >= 0.4 {
			return
		}
	}
	printed := strings.Join(strings.Fields(strings.ReplaceAll(a.text[m.start:m.end], "|", " ")), " ")
	r.find(cl, f.Start, f.End, Error, "amount-context", fmt.Sprintf("L'acte donne une autre valeur sur cette ligne : « %s ». Corrigez d'après elle.", printed), &found{act: a, start: m.start, end: m.end})
}

// holdsLabel counts the words of a row's label that the claim holds, its figure aside. A letter
// alone counts only as a capital: "en tranche C".
func (cl *claim) holdsLabel(label []string, f *facts.Fact) int {
	n := 0
	for _, l := range label {
		for _, w := range cl.words {
			if w.fold == l && (w.start < f.Start || w.end > f.End) && (len(l) > 1 && !empty(l) || w.capital && !w.opens || w.digit && len(l) > 2) {
				n++
				break
			}
		}
	}
	return n
}
