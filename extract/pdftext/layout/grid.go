package layout

import (
	"cmp"
	"slices"

	"phare/extract/pdftext/printed"
)

// RuledTable is a table whose rows and columns are parted by drawn lines.
type RuledTable struct {
	rows     []float64 // where rows begin and end, from top to bottom
	vertical []printed.Segment
	x0, x1   float64
}

// The measures of ruled tables, in points.
const (
	sameRule      = 1.5 // lines nearer than this are one
	ruleGap       = 3.0 // a line interrupted by less goes on
	ruleReach     = 3.0 // how far a line may fall short of another and still meet it
	acrossTable   = 0.7 // share of the table's width that a line between rows spans
	besideRow     = 0.6 // share of a row's height that a line between cells spans
	ruledMost     = 600 // merged lines beyond which a drawing is no table
	cellLinesMost = 6   // a cell of more lines is text of its own
	tableWidth    = 80.0
)

// Tables finds the ruled tables of a page.
func Tables(r *printed.Rules) []RuledTable {
	if len(r.Horizontal) < 2 || len(r.Vertical) < 3 {
		return nil
	}
	h, v := merge(r.Horizontal), merge(r.Vertical)
	if len(h)+len(v) > ruledMost {
		return nil
	}
	// lines that meet belong to one table
	owner := make([]int, len(h)+len(v))
	for i := range owner {
		owner[i] = i
	}
	find := func(i int) int {
		for owner[i] != i {
			owner[i] = owner[owner[i]]
			i = owner[i]
		}
		return i
	}
	for i, a := range h {
		for j, b := range v {
			if b.At > a.From-ruleReach && b.At < a.To+ruleReach && a.At > b.From-ruleReach && a.At < b.To+ruleReach {
				owner[find(len(h)+j)] = find(i)
			}
		}
	}
	parts := map[int]*RuledTable{}
	across := map[int][]printed.Segment{}
	var order []int
	for i, a := range h {
		root := find(i)
		t := parts[root]
		if t == nil {
			t = &RuledTable{x0: a.From, x1: a.To}
			parts[root] = t
			order = append(order, root)
		}
		t.x0, t.x1 = min(t.x0, a.From), max(t.x1, a.To)
		across[root] = append(across[root], a)
	}
	for j, b := range v {
		if t := parts[find(len(h)+j)]; t != nil {
			t.vertical = append(t.vertical, b)
		}
	}
	var out []RuledTable
	for _, root := range order {
		t := parts[root]
		for _, a := range across[root] {
			if a.To-a.From > acrossTable*(t.x1-t.x0) {
				t.rows = append(t.rows, a.At)
			}
		}
		if len(t.rows) >= 2 && len(t.vertical) >= 3 && t.x1-t.x0 > tableWidth {
			out = append(out, *t)
		}
	}
	return out
}

// merge joins segments that lie on one line and touch.
func merge(in []printed.Segment) []printed.Segment {
	s := slices.Clone(in)
	slices.SortFunc(s, func(a, b printed.Segment) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.From, b.From))
	})
	var out []printed.Segment
	for from := 0; from < len(s); {
		to := from + 1
		for to < len(s) && s[to].At-s[to-1].At < sameRule/2 && s[to].At-s[from].At < sameRule {
			to++
		}
		line := s[from:to]
		slices.SortFunc(line, func(a, b printed.Segment) int { return cmp.Compare(a.From, b.From) })
		cur := line[0]
		for _, x := range line[1:] {
			if x.From <= cur.To+ruleGap {
				cur.To = max(cur.To, x.To)
				continue
			}
			out = append(out, cur)
			cur = x
		}
		out = append(out, cur)
		from = to
	}
	return slices.DeleteFunc(out, func(x printed.Segment) bool { return x.To-x.From < printed.LeastRule })
}

// columns returns where the cells of the row between top and bottom begin and end.
func (t *RuledTable) columns(top, bottom float64) []float64 {
	var out []float64
	for _, v := range t.vertical {
		if min(v.To, bottom)-max(v.From, top) > besideRow*(bottom-top) {
			if n := len(out); n == 0 || v.At-out[n-1] > sameRule {
				out = append(out, v.At)
			}
		}
	}
	slices.Sort(out)
	return out
}

// ruledRows takes the words of the rows of ruled tables out of group: each such row becomes
// one line, however many printed lines its cells take. Two cells that hold text of their own,
// with breaks that their width does not explain, are read one after the other; a row of more
// such cells stays in the flow.
func (l *layouter) ruledRows(group []int, tables []RuledTable) (rows []row, rest []int) {
	if len(tables) == 0 {
		return nil, group
	}
	taken := make([]bool, len(l.words))
	for i := range tables {
		t := &tables[i]
		for k := 0; k+1 < len(t.rows); k++ {
			edges, cells := l.cellsBetween(group, t, t.rows[k], t.rows[k+1])
			single := len(t.rows) == 2
			r, ok := row{}, false
			if !single {
				r, ok = l.ruledRow(t, edges, cells, t.rows[k+1])
			}
			if !ok {
				r, ok = l.box(edges, cells, single)
			}
			if ok {
				for _, f := range r.fragments {
					for _, w := range f.words {
						taken[w] = true
					}
				}
				rows = append(rows, r)
			}
		}
	}
	for _, w := range group {
		if !taken[w] {
			rest = append(rest, w)
		}
	}
	return rows, rest
}

// cellsBetween returns the edges of the cells between two lines of a table, and the words in
// each cell.
func (l *layouter) cellsBetween(group []int, t *RuledTable, top, bottom float64) (edges []float64, cells [][]int) {
	edges = t.columns(top, bottom)
	if len(edges) < 3 {
		return nil, nil
	}
	cells = make([][]int, len(edges)-1)
	for _, i := range group {
		w := &l.words[i]
		y, x := w.V-0.3*w.Size, (w.U0+w.U1)/2
		if y <= top || y >= bottom || x <= edges[0] || x >= edges[len(edges)-1] {
			continue
		}
		c, found := slices.BinarySearch(edges, x)
		if !found {
			c--
		}
		cells[c] = append(cells[c], i)
	}
	return edges, cells
}

// ruledRow reads the row of a table that ends at bottom as one line.
func (l *layouter) ruledRow(t *RuledTable, edges []float64, cells [][]int, bottom float64) (row, bool) {
	r := row{v: bottom, solid: true, table: true}
	for c, words := range cells {
		if len(words) == 0 {
			continue
		}
		printed := l.rows(words)
		short := len(t.rows) > 4 && len(printed) <= 3 && len(words) <= 14 ||
			len(edges) > 3 && len(printed) <= 10 && len(words) <= 45 // one cell among many
		if !short && (len(printed) > cellLinesMost || !l.wrapped(printed, edges[c+1]-edges[c])) {
			return row{}, false
		}
		f := fragment{u0: edges[c], u1: edges[c+1]}
		for _, p := range printed {
			r.v, r.size = min(r.v, p.v), max(r.size, p.size)
			for _, part := range p.fragments {
				f.words = append(f.words, part.words...)
			}
		}
		r.fragments = append(r.fragments, f)
	}
	return r, len(r.fragments) > 0
}

// wrapped tells whether the lines of a cell were broken by its width alone: the first word of
// each would not have fitted on the line before.
func (l *layouter) wrapped(printed []row, width float64) bool {
	for i := 1; i < len(printed); i++ {
		if !l.runsOver(printed[i-1], printed[i], width) {
			return false
		}
	}
	return true
}

// runsOver tells whether the first word of a cell's line would not have fitted on the line above.
func (l *layouter) runsOver(above, below row, width float64) bool {
	first := &l.words[below.fragments[0].words[0]]
	used := above.fragments[len(above.fragments)-1].u1 - above.fragments[0].u0
	return used+0.25*first.Size+(first.U1-first.U0) >= width-1.1*first.Size-cellPadding
}

// cellPadding is the white that word processors leave at both sides of a cell, in points.
const cellPadding = 8
