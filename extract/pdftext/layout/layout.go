package layout

import (
	"cmp"
	"math"
	"slices"

	"phare/extract/pdftext/printed"
)

// layOut turns the words of a page into lines in reading order.
// known is what earlier pages of the document told of its margins, nil for none.
func layOut(p *printed.Page, b *drawn, tables []RuledTable, known *Margin) {
	if len(b.Words) == 0 {
		return
	}
	b.joinLetters()
	text := string(b.Text)
	l := &layouter{text: text, words: b.Words, page: p, tables: tables, margin: known}
	stamped := stampWords(text, b.Words)
	var byDirection [printed.Directions][]int
	var weight [printed.Directions]int
	var stamps []int
	for i := range b.Words {
		w := &b.Words[i]
		if stamped != nil && stamped[i] {
			stamps = append(stamps, i)
			continue
		}
		byDirection[w.Direction] = append(byDirection[w.Direction], i)
		weight[w.Direction] += w.To - w.From
	}
	main := 0
	for d := range weight {
		if weight[d] > weight[main] {
			main = d
		}
	}
	if main != printed.Askew {
		l.turned = straighten(b.Words, byDirection[main]) || main != 0 || b.Turned
	}
	if left, right, ok := l.sheet(byDirection[main]); ok && main != printed.Askew {
		l.lay(left, printed.Body)
		l.lay(right, printed.Body)
	} else {
		l.lay(byDirection[main], printed.Body)
	}
	for d, group := range byDirection {
		if d != main {
			l.lay(group, printed.Sidebar) // text along an edge of the page
		}
	}
	l.lay(stamps, printed.Stamp)
	p.Lines = l.lines
}

// layouter orders the words of one page.
type layouter struct {
	text  string
	words []printed.Raw
	page  *printed.Page

	tables []RuledTable
	margin *Margin
	added  int // the word added last
	lines  []printed.Line
	pool   []printed.Word // the words of all lines, one allocation
	turned bool           // lines do not run level across the page as displayed
	bottom float32        // of the line before, in the frame of its direction
	u0     float64
	scale  float64 // cells of a row's bits per point
}

// fragment is a run of words of a row with no wide gap between them.
type fragment struct {
	words  []int
	u0, u1 float64
}

// row holds the fragments that share a baseline.
type row struct {
	v, size   float64
	fragments []fragment
	bits      rowBits
	table     bool // its fragments are the cells of a ruled table
	solid     bool // no gutter runs through it
	// blocks are the lines of its cells, where those are read one after the other
	blocks [][]row
}

// lay orders one group of words of one direction.
func (l *layouter) lay(group []int, zone printed.Zone) {
	if len(group) == 0 {
		return
	}
	var cells []row
	if l.words[group[0]].Direction == 0 && zone == printed.Body {
		cells, group = l.ruledRows(group, l.tables)
	}
	rows := l.rows(group)
	if zone == printed.Body {
		rows = l.dropLineNumbers(rows)
	}
	if len(cells) > 0 {
		rows = append(rows, cells...)
		slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.v, b.v) })
	}
	if zone == printed.Stamp || zone == printed.Footer {
		for i := range rows {
			l.emit(rows[i], zone, i == 0, false)
		}
		return
	}
	l.setBits(rows)
	if zone == printed.Body {
		rows = l.joinCells(rows)
	}
	l.order(rows, zone, 0)
}

// rows gathers words that share a baseline, from top to bottom.
func (l *layouter) rows(group []int) []row {
	if len(group) == 0 {
		return nil
	}
	slices.SortFunc(group, func(i, j int) int {
		return cmp.Or(cmp.Compare(l.words[i].V, l.words[j].V), cmp.Compare(l.words[i].U0, l.words[j].U0), cmp.Compare(i, j))
	})
	var out []row
	for from := 0; from < len(group); {
		first := &l.words[group[from]]
		v, size := first.V, first.Size
		to := from + 1
		for to < len(group) {
			w := &l.words[group[to]]
			if w.V-v > sameBaseline*max(min(w.Size, size), 4) {
				break
			}
			// a row's baseline is that of its largest words
			if w.Size > size {
				v, size = w.V, w.Size
			}
			to++
		}
		out = append(out, l.row(group[from:to], v, size))
		from = to
	}
	return l.joinExponents(out)
}

// row cuts the words of one baseline into fragments, from left to right.
func (l *layouter) row(group []int, v, size float64) row {
	slices.SortFunc(group, func(i, j int) int {
		return cmp.Or(cmp.Compare(l.words[i].U0, l.words[j].U0), cmp.Compare(i, j))
	})
	r := row{v: v, size: size}
	from := 0
	end := l.words[group[0]].U1
	for i := 1; i <= len(group); i++ {
		if i < len(group) {
			w := &l.words[group[i]]
			if w.U0-end <= fragmentGap*max(w.Size, l.words[group[i-1]].Size) {
				end = max(end, w.U1)
				continue
			}
		}
		r.fragments = append(r.fragments, fragment{group[from:i:i], l.words[group[from]].U0, end})
		if i < len(group) {
			from, end = i, l.words[group[i]].U1
		}
	}
	return r
}

// joinExponents puts a row of small words that stand against the next row's words (1er, m²)
// back into that row.
func (l *layouter) joinExponents(rows []row) []row {
	out := rows[:0]
	for i := 0; i < len(rows); i++ {
		if i+1 < len(rows) && l.exponentOf(rows[i], rows[i+1]) {
			rows[i+1] = l.merged(rows[i+1], rows[i])
			continue
		}
		if n := len(out); n > 0 && l.exponentOf(rows[i], out[n-1]) {
			out[n-1] = l.merged(out[n-1], rows[i])
			continue
		}
		out = append(out, rows[i])
	}
	return out
}

func (l *layouter) merged(a, b row) row {
	var group []int
	for _, r := range []row{a, b} {
		for _, f := range r.fragments {
			group = append(group, f.words...)
		}
	}
	return l.row(group, a.v, a.size)
}

// exponentOf tells whether all words of small touch words of r and are raised or lowered
// parts of them.
func (l *layouter) exponentOf(small, r row) bool {
	shift := small.v - r.v
	if shift < 0 {
		shift = -shift
	}
	if small.size > 0.85*r.size || shift > 0.6*r.size || len(small.fragments) > 4 {
		return false
	}
	for _, f := range small.fragments {
		near := false
		for _, g := range r.fragments {
			near = near || f.u0 >= g.u0-0.3*r.size && f.u0 <= g.u1+0.3*r.size && f.u1-f.u0 < 3*r.size
		}
		if !near {
			return false
		}
	}
	return true
}

// emitBlocks appends the lines of cells that are read one after the other.
func (l *layouter) emitBlocks(r row, zone printed.Zone, first bool) {
	top := l.bottom
	bottom := top
	for _, block := range r.blocks {
		l.bottom = top
		tables := l.tableRows(block)
		for i := range block {
			l.emit(block[i], zone, first && i == 0, tables[i])
		}
		first = true // the next begins beside it
		bottom = max(bottom, l.bottom)
	}
	l.bottom = bottom
}

// emit appends one row as a line.
func (l *layouter) emit(r row, zone printed.Zone, first, table bool) {
	if r.blocks != nil {
		l.emitBlocks(r, zone, first)
		return
	}
	if l.pool == nil {
		l.pool = make([]printed.Word, 0, len(l.words))
	}
	start := len(l.pool)
	line := printed.Line{Zone: zone}
	for _, f := range r.fragments {
		if table && len(r.fragments) > 1 {
			line.Cells = append(line.Cells, len(l.pool)-start)
		}
		for _, i := range f.words {
			l.addWord(start, i)
		}
	}
	line.Words = l.pool[start:len(l.pool):len(l.pool)]
	line.Gap = -1
	above := l.bottom
	top, bottom := line.Box().Y0, line.Box().Y1
	if l.turned {
		top, bottom = l.height(r)
	}
	if l.bottom = bottom; !first && len(l.lines) > 0 {
		line.Gap = max(0, top-above)
	}
	l.lines = append(l.lines, line)
}

// height returns where the words of a row begin and end across its direction.
func (l *layouter) height(r row) (top, bottom float32) {
	y0, y1 := math.Inf(1), math.Inf(-1)
	for _, f := range r.fragments {
		for _, i := range f.words {
			w := &l.words[i]
			y0, y1 = min(y0, w.V-printed.Ascent*w.Size), max(y1, w.V+printed.Descent*w.Size)
		}
	}
	return printed.Snap(y0), printed.Snap(y1)
}

// addWord appends a word to the line that begins at start, unless it is the same word drawn
// again in the same place, or an exponent of the word before it.
func (l *layouter) addWord(start, i int) {
	w := &l.words[i]
	follows := l.added == i-1 // it was drawn right behind the word that stands before it
	l.added = i
	text, box := l.text[w.From:w.To], w.Box()
	near := float32(0.3 * w.Size)
	for k := len(l.pool) - 1; k >= start && k >= len(l.pool)-4; k-- {
		o := &l.pool[k]
		if o.Text == text && Within(o.Box.X0-box.X0, near) && Within(o.Box.X1-box.X1, near) && Within(o.Box.Y0-box.Y0, near) {
			o.Bold = o.Bold || o.Source == w.Source
			return
		}
	}
	if n := len(l.pool); n > start {
		o := &l.pool[n-1]
		gap, reach := box.X0-o.Box.X1, float32(exponentGap)*o.Size
		raised := o.Box.Y1-box.Y1 > 0.1*o.Size && w.Direction == 0
		mark := float32(w.Size) < printed.Small*o.Size && raised && DigitsAlone(text) || RaisedDigits(text)
		if mark && follows && gap < MarkGap*o.Size && gap > -reach && TakesMark(o.Text) {
			return
		}
		if float32(w.Size) < printed.Small*o.Size && gap < reach && gap > -reach && raised {
			o.Text += text
			o.Box.X1 = max(o.Box.X1, box.X1)
			return
		}
	}
	l.pool = append(l.pool, printed.Word{
		Text: text, Box: box, Size: printed.Snap(w.Size), Bold: w.Bold, Italic: w.Font.Italic, Source: w.Source, Doubtful: w.Doubtful,
	})
}

// Within tells whether two numbers lie no farther apart than that.
func Within(d, limit float32) bool { return d < limit && -d < limit }
