package layout

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// Some papers number their lines in a margin, each one or every fifth. These numbers are no
// words of the text: read with it they make other figures. A list or table whose items are
// numbered has numbers there too, but not before the lines in which an item goes on.

// The measures of numbered lines.
const (
	numberedLeast = 6    // lines numbered one by one
	numberedFifth = 3    // numbers where only each fifth or tenth line has one
	numberedShare = 0.85 // share of the lines that have one, from the first to the last
	numberedSteps = 0.9  // share of the numbers that follow the one before
	goesOnLeast   = 2    // lines among them that begin in the middle of a sentence
	edgeSlack     = 3.5  // how far the edges of the numbers lie apart, in points
	clearOfText   = 0.9  // share of the lines whose text lies clear of the numbers
)

// Margin is where the numbers of lines stand, once known: on the next page of the document,
// or of the sheet, fewer of them tell.
type Margin struct {
	right bool       // in the right margin
	at    [2]float64 // from where to where the first stood
	known bool
	last  int // the number of the last line
}

// lineNumber is a number that stands first, or last, on its line.
type lineNumber struct {
	row, word, value int
	edge             [2]float64 // where it begins and ends
}

// dropLineNumbers takes the numbers of lines out of rows, from top to bottom.
func (l *layouter) dropLineNumbers(rows []row) []row {
	for _, right := range []bool{false, true} {
		numbers := l.edgeNumbers(rows, right)
		for _, set := range inLine(numbers) {
			if l.areLineNumbers(rows, set, right) {
				if l.margin != nil {
					*l.margin = Margin{right: right, at: set[0].edge, known: true, last: set[len(set)-1].value}
				}
				return l.without(rows, set)
			}
		}
	}
	return rows
}

// edgeNumbers returns the plain numbers at one edge of the rows.
func (l *layouter) edgeNumbers(rows []row, right bool) []lineNumber {
	var out []lineNumber
	for k, r := range rows {
		if r.table || len(r.fragments) == 0 {
			continue
		}
		f := r.fragments[0]
		i := f.words[0]
		if right {
			f = r.fragments[len(r.fragments)-1]
			i = f.words[len(f.words)-1]
		}
		w := &l.words[i]
		text := l.text[w.From:w.To]
		if len(text) > 4 || !DigitsAlone(text) {
			continue
		}
		n, err := strconv.Atoi(text)
		if err == nil && n > 0 {
			out = append(out, lineNumber{k, i, n, [2]float64{w.U0, w.U1}})
		}
	}
	return out
}

// inLine returns the sets of two numbers and more whose left or right edges stand above one
// another, the largest first.
func inLine(numbers []lineNumber) [][]lineNumber {
	var out [][]lineNumber
	for side := range 2 {
		byEdge := slices.Clone(numbers)
		slices.SortStableFunc(byEdge, func(a, b lineNumber) int { return cmp.Compare(a.edge[side], b.edge[side]) })
		for from := 0; from < len(byEdge); {
			to := from + 1
			for to < len(byEdge) && byEdge[to].edge[side]-byEdge[from].edge[side] < edgeSlack {
				to++
			}
			if set := byEdge[from:to:to]; len(set) > 1 {
				slices.SortFunc(set, func(a, b lineNumber) int { return cmp.Compare(a.row, b.row) })
				out = append(out, set)
			}
			from = to
		}
	}
	slices.SortStableFunc(out, func(a, b []lineNumber) int { return cmp.Compare(len(b), len(a)) })
	return out
}

// areLineNumbers tells whether numbers at the edge of rows count their lines.
func (l *layouter) areLineNumbers(rows []row, set []lineNumber, right bool) bool {
	known := l.margin != nil && l.margin.known && l.margin.right == right &&
		(math.Abs(set[0].edge[0]-l.margin.at[0]) < 2*edgeSlack || math.Abs(set[0].edge[1]-l.margin.at[1]) < 2*edgeSlack)
	first, last := set[0].row, set[len(set)-1].row
	steps := map[int]int{}
	for k := 1; k < len(set); k++ {
		steps[set[k].value-set[k-1].value]++
	}
	step := 1
	for _, s := range []int{5, 10} {
		if steps[s] > steps[step] {
			step = s
		}
	}
	if float64(steps[step]) < numberedSteps*float64(len(set)-1) {
		return false
	}
	lines, goesOn, clear := 0, 0, 0
	numbered := map[int]int{}
	for _, n := range set {
		numbered[n.row] = n.word
	}
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, n := range set {
		lo, hi = min(lo, n.edge[0]), max(hi, n.edge[1])
	}
	for k := first; k <= last; k++ {
		u0, u1, word := l.textOf(rows[k], numbered, k)
		if word < 0 {
			continue
		}
		lines++
		if r, _ := utf8.DecodeRuneInString(l.text[l.words[word].From:]); unicode.IsLower(r) {
			goesOn++
		}
		if !right && u0 > hi || right && u1 < lo {
			clear++
		}
	}
	if float64(clear) < clearOfText*float64(lines) {
		return false
	}
	if step > 1 {
		regular := 0
		for k := 1; k < len(set); k++ {
			if d := set[k].row - set[k-1].row; d > step/2 && d <= step {
				regular++
			}
		}
		return set[0].value%step == 0 && (len(set) >= numberedFifth || known) && float64(regular) >= numberedSteps*float64(len(set)-1)
	}
	if float64(len(set)) < numberedShare*float64(lines) {
		return false
	}
	if known {
		return set[0].value == 1 || set[0].value == l.margin.last+1 || goesOn > 0
	}
	return len(set) >= numberedLeast && goesOn >= goesOnLeast
}

// textOf returns from where to where the text of a row reaches without its number, and its
// first word, -1 for none.
func (l *layouter) textOf(r row, numbered map[int]int, k int) (u0, u1 float64, first int) {
	u0, u1, first = math.Inf(1), math.Inf(-1), -1
	skip, ok := numbered[k]
	for _, f := range r.fragments {
		for _, i := range f.words {
			if ok && i == skip {
				continue
			}
			if first < 0 {
				first = i
			}
			u0, u1 = min(u0, l.words[i].U0), max(u1, l.words[i].U1)
		}
	}
	return u0, u1, first
}

// without takes words out of rows; a row of nothing else goes.
func (l *layouter) without(rows []row, set []lineNumber) []row {
	drop := map[int]int{}
	for _, n := range set {
		drop[n.row] = n.word
	}
	var out []row
	for k, r := range rows {
		word, ok := drop[k]
		if !ok {
			out = append(out, r)
			continue
		}
		var group []int
		for _, f := range r.fragments {
			for _, i := range f.words {
				if i != word {
					group = append(group, i)
				}
			}
		}
		if len(group) == 0 {
			continue
		}
		v, size := r.v, 0.0
		for _, i := range group {
			size = cmp.Or(max(size, l.words[i].Size), size)
		}
		out = append(out, l.row(group, v, size))
	}
	return out
}
