package check

import (
	"fmt"
	"slices"
	"strings"

	"phare/extract/facts"
	"phare/summarize/check/lexicon"
)

// figure is one value of a row of a table, with the words that name it.
type figure struct {
	fact   int      // index of act.facts
	label  []string // folded words before it, back to the figure before that has words of its own
	column int      // rank of its cell in the row, -1 where the row has no cells
}

// A row of a table of an act.
type row struct {
	line    int // index of act.lines
	figures []figure
	cells   []string
	name    []string // the words of its first cell that no other row has
}

// A grid is a table: its rows, and the words that head each column.
type grid struct {
	head  [][]string // by column; nil where no row of words stands above
	rows  []row
	start int // byte offset of its head
	end   int
}

// tables returns the tables of an act, read once.
func (c *Checker) tables(a *act) []grid {
	c.factsOf(a)
	c.mu.Lock()
	defer c.mu.Unlock()
	if a.hasTables {
		return a.tables
	}
	a.hasTables = true
	var g grid
	flush := func(next int) {
		if len(g.rows) > 1 {
			first := g.rows[0].line
			g.start, g.end = a.lines[first].start, a.lines[g.rows[len(g.rows)-1].line].end
			if len(g.rows[0].figures) == 0 || heads(g.rows[0]) {
				for _, cell := range g.rows[0].cells {
					g.head = append(g.head, labelOf(cell))
				}
				g.rows = g.rows[1:]
			} else if first > 0 {
				g.start = a.lines[first-1].start
			}
			distinctive(g.rows)
			a.tables = append(a.tables, g)
		}
		g = grid{}
	}
	k := 0
	for n, l := range a.lines {
		for k < len(a.facts) && a.facts[k].Start < l.start {
			k++
		}
		text := a.text[l.start:l.end]
		if !rowOf(text) {
			flush(n)
			continue
		}
		rw := row{line: n}
		if strings.Contains(text, " | ") {
			rw.cells = strings.Split(text, " | ")
		}
		at := l.start
		var label []string
		for j := k; j < len(a.facts) && a.facts[j].End <= l.end; j++ {
			f := a.facts[j]
			if f.Kind == facts.Reference || f.Kind == facts.Ordinal || f.Start < at {
				continue
			}
			if words := labelOf(a.text[at:f.Start]); len(words) > 0 {
				label = words
			}
			column := -1
			if rw.cells != nil {
				column = strings.Count(a.text[l.start:f.Start], " | ")
			}
			if column == 0 {
				at = f.End
				continue // figures in the first cell name the row
			}
			rw.figures = append(rw.figures, figure{j, label, column})
			at = f.End
		}
		if rw.cells != nil {
			first := labelOf(rw.cells[0])
			for i := range rw.figures {
				if rw.figures[i].label == nil || strings.Count(a.text[l.start:a.facts[rw.figures[i].fact].Start], " | ") == 1 {
					rw.figures[i].label = first
				}
			}
		}
		g.rows = append(g.rows, rw)
	}
	flush(len(a.lines))
	return a.tables
}

// heads tells a row that names columns: words in every cell but the first, years at most.
func heads(r row) bool {
	for _, c := range r.cells[min(1, len(r.cells)):] {
		if !strings.ContainsFunc(c, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }) {
			return false
		}
		if strings.ContainsAny(c, "€%") {
			return false
		}
	}
	return len(r.cells) > 1
}

// labelOf returns the words that name a cell; a letter alone may: "tranche C".
func labelOf(cell string) []string {
	words := wordsOf(cell)
	var out []string
	for _, w := range words {
		if len(words) == 1 || !connector(w.Fold) && (len(w.Fold) > 1 || w.Digit) && !unitWord(w.Fold) {
			out = append(out, w.Fold)
		}
	}
	return out
}

func unitWord(w string) bool {
	switch w {
	case "ht", "ttc", "eur", "euros", "par":
		return true
	}
	return false
}

// distinctive leaves of each label the words that no figure of another row has.
func distinctive(rows []row) {
	count := map[string]int{}
	for _, rw := range rows {
		seen := map[string]bool{}
		for _, f := range rw.figures {
			for _, w := range f.label {
				if !seen[w] {
					seen[w] = true
					count[w]++
				}
			}
		}
	}
	names := map[string]int{}
	for i := range rows {
		if rows[i].cells == nil {
			continue
		}
		rows[i].name = labelOf(rows[i].cells[0])
		for _, w := range rows[i].name {
			names[w]++
		}
	}
	for i := range rows {
		rows[i].name = slices.DeleteFunc(rows[i].name, func(w string) bool { return names[w] > 1 || lexicon.Empty(w) && len(w) > 1 })
		for k := range rows[i].figures {
			var own []string
			for _, w := range rows[i].figures[k].label {
				if count[w] == 1 {
					own = append(own, w)
				}
			}
			rows[i].figures[k].label = own
		}
	}
}

// rows reports a value that the act prints on another row, or in another column, of its table
// than the one that the claim names.
func (r *run) rows(cl *claim) {
	if !cl.bound {
		return
	}
	for _, a := range cl.acts {
		for _, t := range r.tables(a) {
			for i := range cl.facts {
				r.inTableOf(cl, a, t, &cl.facts[i])
			}
		}
	}
}

func (r *run) inTableOf(cl *claim, a *act, t grid, f *facts.Fact) {
	switch f.Kind {
	case facts.Money, facts.Percent:
	case facts.Count, facts.Number:
		if f.Letters {
			return
		}
	default:
		return
	}
	type place struct {
		row int
		fig figure
	}
	var here, named []place
	for n, rw := range t.rows {
		for _, g := range rw.figures {
			s := &a.facts[g.fact]
			if s.Kind != f.Kind && s.Kind != facts.Number {
				continue
			}
			k := cl.holdsLabel(g.label, f)
			if rounds(*f, *s) || near(f.Value, s.High) {
				if o := t.otherRow(cl, n, f); o >= 0 && f.Kind == facts.Money && !r.outsideTable(cl, a, t, f) && !cl.statesRow(a, t.rows[o]) {
					named = append(named, place{o, t.rows[o].figures[0]})
					here = append(here, place{n, g})
					continue
				}
				if k > 0 || len(g.label) == 0 || slices.Contains(g.label, "total") {
					r.inColumn(cl, a, t, t.rows[n], g, f)
					return
				}
				here = append(here, place{n, g})
			} else if k > 0 && k == len(g.label) {
				named = append(named, place{n, g})
			}
		}
	}
	if len(here) == 0 || len(named) == 0 || r.outsideTable(cl, a, t, f) {
		return
	}
	for _, x := range named {
		if x.row != named[0].row {
			return
		}
		for _, g := range cl.facts { // the claim gives that row's figure too
			if g.Start != f.Start && rounds(g, a.facts[x.fig.fact]) {
				return
			}
		}
	}
	m := a.lines[t.rows[named[0].row].line]
	r.find(cl, f.Start, f.End, Error, "amount-context", fmt.Sprintf("L'acte donne une autre valeur sur cette ligne : « %s ». Corrigez d'après elle.", excerpt(&found{act: a, start: m.start, end: m.end})), &found{act: a, start: m.start, end: m.end})
}

// otherRow returns the row that the claim names in full by its first cell, where it names
// nothing of row n's; -1 when there is none.
func (t grid) otherRow(cl *claim, n int, f *facts.Fact) int {
	if len(t.rows[n].name) == 0 || cl.holdsLabel(t.rows[n].name, f) > 0 {
		return -1
	}
	for i, o := range t.rows {
		if i != n && len(o.name) > 0 && len(o.figures) > 0 && cl.holdsLabel(o.name, f) == len(o.name) {
			return i
		}
	}
	return -1
}

// statesRow tells that the claim gives a figure of a row.
func (cl *claim) statesRow(a *act, rw row) bool {
	for _, g := range rw.figures {
		if cl.states(&a.facts[g.fact]) {
			return true
		}
	}
	return false
}

// inColumn reports a value of the right row that stands under another head than the claim's.
func (r *run) inColumn(cl *claim, a *act, t grid, rw row, g figure, f *facts.Fact) {
	if f.Kind != facts.Money && f.Kind != facts.Percent && f.Kind != facts.Count || g.column < 1 || g.column >= len(t.head) || r.outsideTable(cl, a, t, f) {
		return
	}
	count := map[string]int{}
	for _, h := range t.head {
		for _, w := range h {
			count[w]++
		}
	}
	said := func(column int) (n int) {
		for _, w := range t.head[column] {
			if count[w] == 1 && cl.holdsLabel([]string{w}, f) > 0 {
				n++
			}
		}
		return n
	}
	if said(g.column) > 0 {
		return
	}
	for _, o := range rw.figures {
		s := &a.facts[o.fact]
		if o.column == g.column || o.column < 1 || o.column >= len(t.head) || s.Kind != a.facts[g.fact].Kind || said(o.column) == 0 || rounds(*f, *s) || cl.states(s) {
			continue
		}
		m := a.lines[rw.line]
		r.find(cl, f.Start, f.End, Error, "amount-context", fmt.Sprintf("L'acte donne une autre valeur dans cette colonne : %s (« %s »). Corrigez d'après elle.", shown(*s), excerpt(&found{act: a, start: m.start, end: m.end})), &found{act: a, fact: s, start: m.start, end: m.end})
		return
	}
}

// outsideTable tells that the act prints the value out of the table too, of the same words.
func (r *run) outsideTable(cl *claim, a *act, t grid, f *facts.Fact) bool {
	for _, x := range r.factsOf(a) {
		if x.Kind != f.Kind || !rounds(*f, x) || x.Start >= t.start && x.End <= t.end {
			continue
		}
		if p := a.passageAt(x.Start); p >= 0 && a.share(cl.content(), p) >= 0.4 {
			return true
		}
	}
	return false
}

// headed tells that the first row of the table of a value holds one of some beginnings of
// words.
func (r *run) headed(a *act, s *facts.Fact, begin ...string) bool {
	for _, t := range r.tables(a) {
		if s.Start < t.start || s.Start > t.end {
			continue
		}
		for _, h := range t.head {
			for _, w := range h {
				if lexicon.Begins(w, begin...) {
					return true
				}
			}
		}
		for _, w := range wordsOf(a.text[t.start:a.lines[t.rows[0].line].start]) {
			if lexicon.Begins(w.Fold, begin...) {
				return true
			}
		}
	}
	return false
}

// holdsLabel counts the words of a label that the claim holds, its figure aside. A letter
// alone counts only as a capital: "en tranche C".
func (cl *claim) holdsLabel(label []string, f *facts.Fact) int {
	n := 0
	for _, l := range label {
		for _, w := range cl.words {
			same := w.Fold == l || len(l) > 3 && len(w.Fold) > 3 && strings.TrimSuffix(w.Fold, "s") == strings.TrimSuffix(l, "s")
			if same && (w.Start < f.Start || w.End > f.End) && (len(l) > 1 && !lexicon.Empty(l) || w.Capital && !w.Opens || w.Digit && len(l) > 1) {
				n++
				break
			}
		}
	}
	return n
}
