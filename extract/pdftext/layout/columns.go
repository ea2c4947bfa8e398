package layout

import (
	"math/bits"

	"phare/extract/pdftext/printed"
)

// The white columns of a page are sought on a grid across the line.
const gridCells = 320

// rowBits marks the cells of the grid that a row's words cover.
type rowBits [gridCells / 64]uint64

func (b *rowBits) fill(from, to int) {
	from, to = max(from, 0), min(to, gridCells-1)
	for i := from / 64; i <= to/64 && from <= to; i++ {
		mask := ^uint64(0)
		if i == from/64 {
			mask <<= from % 64
		}
		if i == to/64 {
			mask &= ^uint64(0) >> (63 - to%64)
		}
		b[i] |= mask
	}
}

func (b *rowBits) or(o *rowBits) {
	for i := range b {
		b[i] |= o[i]
	}
}

// next returns the first cell from i on that is covered, or is not, as asked; gridCells for none.
func (b *rowBits) next(i int, covered bool) int {
	for k := i / 64; k < len(b); k++ {
		w := b[k]
		if !covered {
			w = ^w
		}
		if k == i/64 {
			w &= ^uint64(0) << (i % 64)
		}
		if w != 0 {
			return k*64 + bits.TrailingZeros64(w)
		}
	}
	return gridCells
}

// gutter is a white column, in cells: from ≤ cell < to.
type gutter struct{ from, to int }

// gutters appends the white columns between covered cells that are at least least cells wide.
func (b *rowBits) gutters(out []gutter, least int) []gutter {
	for i := b.next(0, true); i < gridCells; {
		white := b.next(i, false)
		end := b.next(white, true)
		if end < gridCells && end-white >= least {
			out = append(out, gutter{white, end})
		}
		i = end
	}
	return out
}

// setBits lays the grid over the rows.
func (l *layouter) setBits(rows []row) {
	lo, hi := rows[0].fragments[0].u0, rows[0].fragments[0].u1
	for _, r := range rows {
		for _, f := range r.fragments {
			lo, hi = min(lo, f.u0), max(hi, f.u1)
		}
	}
	l.u0, l.scale = lo, gridCells/max(hi-lo, 1)
	for i := range rows {
		l.setRowBits(&rows[i])
	}
}

func (l *layouter) setRowBits(r *row) {
	r.bits = rowBits{}
	if r.solid {
		r.bits.fill(l.cell(r.fragments[0].u0), l.cell(r.fragments[len(r.fragments)-1].u1))
		return
	}
	for _, f := range r.fragments {
		r.bits.fill(l.cell(f.u0), l.cell(f.u1))
	}
}

func (l *layouter) cell(u float64) int { return int((u - l.u0) * l.scale) }

// The measures of columns.
const (
	gutterPoints  = 7.0 // the least width of a gutter
	columnLines   = 3   // the fewest lines of a column
	columnsLines  = 9   // the fewest of two columns together
	columnDepth   = 6   // how deep columns nest
	searchedRows  = 220 // how far a column is followed
	sidebarShare  = 0.36
	alignedMost   = 0.5  // more lines on a common baseline make a table
	sameParagraph = 1.45 // leading within a paragraph, at most, in font sizes
	baselineSlack = 0.08 // how far baselines of a table's row lie apart, in font sizes
)

// order emits rows in reading order: the tallest stretch that falls into columns is read
// column by column, what is above and below it before and after.
func (l *layouter) order(rows []row, zone printed.Zone, depth int) {
	if len(rows) == 0 {
		return
	}
	if depth < columnDepth {
		if from, to, cut, ok := l.columns(rows); ok {
			l.order(rows[:from], zone, depth+1)
			left, right := l.split(rows[from:to], cut)
			l.order(left, l.sideZone(left, right, zone), depth+1)
			l.order(right, l.sideZone(right, left, zone), depth+1)
			l.order(rows[to:], zone, depth+1)
			return
		}
	}
	tables := l.tableRows(rows)
	for i := range rows {
		l.emit(rows[i], zone, i == 0, tables[i] || rows[i].table)
	}
}

// columns returns the tallest stretch of rows that a gutter parts into columns.
func (l *layouter) columns(rows []row) (from, to int, cut gutter, ok bool) {
	least := max(3, int(gutterPoints*l.scale))
	var buf []gutter
	best := 0.0
	for i := 0; i < len(rows); i++ {
		covered := rows[i].bits
		end := i + 1
		var common []gutter
		for end < len(rows) && end-i < searchedRows {
			next := covered
			next.or(&rows[end].bits)
			buf = next.gutters(buf[:0], least)
			// both sides must be there before a gutter counts, so go on while there is none yet
			if len(buf) == 0 && len(common) > 0 {
				break
			}
			if len(buf) == 0 && spans(&next, l) {
				break
			}
			covered, end = next, end+1
			common = append(common[:0], buf...)
		}
		if len(common) == 0 || rows[end-1].v-rows[i].v <= best {
			continue
		}
		for _, g := range common {
			a, b := l.trim(rows, i, end, g)
			if height := rows[max(b-1, 0)].v - rows[a].v; b > a && height > best && l.areColumns(rows[a:b], g) {
				best, from, to, cut, ok = height, a, b, g, true
			}
		}
	}
	return from, to, cut, ok
}

// spans tells whether the covered cells leave no room beside them for another column.
func spans(b *rowBits, l *layouter) bool {
	covered := 0
	for _, w := range b {
		covered += bits.OnesCount64(w)
	}
	return covered > gridCells*85/100
}

// trim leaves out of rows[from:to] those at the top that stand right of the gutter alone, and
// those at the bottom left of it alone: they are read before and after the columns. Rows
// beside the first or last line of the other column stay.
func (l *layouter) trim(rows []row, from, to int, g gutter) (int, int) {
	a, b := from, to
	for a < b {
		if left, _ := l.sides(rows[a], g); left {
			break
		}
		a++
	}
	for b > a {
		if _, right := l.sides(rows[b-1], g); right {
			break
		}
		b--
	}
	if a == b {
		return a, b
	}
	top, bottom := rows[a], rows[b-1]
	if b < to && l.outruns(rows[a:to], b-a, g) {
		b = to
	}
	for a > from && top.v-rows[a-1].v < top.size {
		a--
	}
	for b < to && rows[b].v-bottom.v < bottom.size {
		b++
	}
	return a, b
}

// outruns tells whether the left column goes on below the right one, which ends at row end: a
// paragraph that begins beside it runs on.
func (l *layouter) outruns(rows []row, end int, g gutter) bool {
	left, _ := l.split(rows, g)
	below := len(left) - (len(rows) - end) // of the left column, the first line below the right one
	if below < columnLines {
		return false
	}
	s := l.sideOf(left)
	last, next := left[below-1], left[below]
	return last.fragments[len(last.fragments)-1].u1 > s.u1-0.12*(s.u1-s.u0) && next.v-last.v < sameParagraph*next.size
}

// sides tells on which sides of the gutter a row has words.
func (l *layouter) sides(r row, g gutter) (left, right bool) {
	for _, f := range r.fragments {
		if l.cell(f.u0) < g.from {
			left = true
		} else {
			right = true
		}
	}
	return left, right
}

// split parts rows at a gutter.
func (l *layouter) split(rows []row, g gutter) (left, right []row) {
	for _, r := range rows {
		a, b := r, r
		k := 0
		for k < len(r.fragments) && l.cell(r.fragments[k].u0) < g.from {
			k++
		}
		a.fragments, b.fragments = r.fragments[:k:k], r.fragments[k:]
		for _, s := range []struct {
			r    *row
			into *[]row
		}{{&a, &left}, {&b, &right}} {
			if len(s.r.fragments) > 0 {
				if !r.solid {
					l.measure(s.r)
				}
				*s.into = append(*s.into, *s.r)
			}
		}
	}
	return left, right
}

// measure sets size, baseline and bits of a row from its fragments.
func (l *layouter) measure(r *row) {
	r.size = 0
	for _, f := range r.fragments {
		for _, i := range f.words {
			if w := &l.words[i]; w.Size > r.size {
				r.size, r.v = w.Size, w.V
			}
		}
	}
	l.setRowBits(r)
}

// side sums up the lines on one side of a gutter.
type side struct {
	lines, words int
	top, bottom  float64
	u0, u1       float64
	size         float64 // mean font size
	full         int     // lines that reach the right edge of the column
}

func (l *layouter) sideOf(rows []row) side {
	s := side{lines: len(rows)}
	for i, r := range rows {
		first, last := r.fragments[0], r.fragments[len(r.fragments)-1]
		if i == 0 {
			s.top, s.u0, s.u1 = r.v, first.u0, last.u1
		}
		s.bottom = r.v
		s.u0, s.u1 = min(s.u0, first.u0), max(s.u1, last.u1)
		s.size += r.size / float64(len(rows))
		for _, f := range r.fragments {
			s.words += len(f.words)
		}
	}
	for _, r := range rows {
		if r.fragments[len(r.fragments)-1].u1 > s.u1-0.12*(s.u1-s.u0) {
			s.full++
		}
	}
	return s
}

// areColumns tells columns of text, which are read one after the other, from the cells of a
// table, which are read row by row: the rows of a table share their baselines and their
// cells are short.
func (l *layouter) areColumns(rows []row, g gutter) bool {
	leftRows, rightRows := l.split(rows, g)
	if len(leftRows) < columnLines || len(rightRows) < columnLines || len(leftRows)+len(rightRows) < columnsLines {
		return false
	}
	left, right := l.sideOf(leftRows), l.sideOf(rightRows)
	common := min(left.bottom, right.bottom) - max(left.top, right.top)
	if common <= 0 || common < 0.4*min(left.bottom-left.top, right.bottom-right.top) {
		return false
	}
	if headsAligned(leftRows, rightRows) {
		return false
	}
	fewer := min(left.lines, right.lines)
	share := float64(aligned(leftRows, rightRows, baselineSlack)) / float64(fewer)
	if share <= alignedMost {
		return true
	}
	if smaller, larger := min(left.size, right.size), max(left.size, right.size); share < 0.8 && smaller < 0.88*larger && fewer >= 5 {
		return true
	}
	prose := func(s side) bool { return s.words >= 5*s.lines && 2*s.full >= s.lines }
	return fewer >= 8 && prose(left) && prose(right)
}

// The measures of the blocks of a column.
const (
	blockGap     = 1.7  // white between baselines that parts blocks, in font sizes
	blocksLeast  = 2    // blocks needed to tell
	blocksShared = 0.6  // share of blocks that begin beside a line of the other side
	headSlack    = 0.13 // how far the baselines of the two lie apart, in font sizes
)

// headsAligned tells whether the side of fewer lines is made of blocks that begin beside
// lines of the other side: labels, names or numbers that stand before what they belong to,
// though their own lines may run at another pace.
func headsAligned(left, right []row) bool {
	if len(left) > len(right) {
		left, right = right, left
	}
	var heads []row
	for i, r := range left {
		if i == 0 || r.v-left[i-1].v > blockGap*r.size {
			heads = append(heads, r)
		}
	}
	return len(heads) >= blocksLeast && float64(aligned(heads, right, headSlack)) >= blocksShared*float64(len(heads))
}

// aligned counts the rows of the shorter side whose baseline is also one of the other side.
func aligned(a, b []row, slack float64) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		d := a[i].v - b[j].v
		switch most := slack * min(a[i].size, b[j].size); {
		case d > most:
			j++
		case d < -most:
			i++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// sideZone tells whether one of two columns is a sidebar: a narrow one beside a wide one.
func (l *layouter) sideZone(rows, beside []row, zone printed.Zone) printed.Zone {
	a, b := l.sideOf(rows), l.sideOf(beside)
	page := float64(gridCells) / l.scale
	if a.u1-a.u0 < sidebarShare*page && b.u1-b.u0 > 0.45*page {
		return printed.Sidebar
	}
	return zone
}
