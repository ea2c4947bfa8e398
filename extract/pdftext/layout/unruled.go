package layout

import (
	"math"
	"regexp"
	"strings"

	"phare/extract/pdftext/printed"
)

// A table without drawn lines whose cells take several printed lines can't be read line by
// line: that tears its cells. Its columns are known by the white between them, its rows by
// the white above and below them, which is more than that between the lines of a cell.

// The measures of tables without drawn lines.
const (
	cellGutter     = 4.5  // the least white between two columns, in points
	unruledRows    = 3    // rows with several cells that a table has at least
	unruledTorn    = 2    // of them, rows that would be torn
	unruledLines   = 4    // printed lines that are worth looking at
	unruledCell    = 8    // printed lines of a cell at most
	unruledAbove   = 6    // printed lines above the first that has several cells
	moreThanPitch  = 0.22 // more white between rows than between lines, in font sizes
	wrappedShare   = 0.75 // share of the cells of several lines that their width has broken
	fullLine       = 0.98 // of a column's width that a line fills with the next line's first word
	farApart       = 4.0  // white that ends a table, in font sizes
	unruledColumns = 12
	looseRows      = 8 // rows of a table to one with white within its cells
)

// unruled is a table without drawn lines: a stretch of rows, cut by gutters.
type unruled struct {
	from, to int
	gutters  []gutter
	bands    [][]cellLines // the rows of the table, each its cells
	firsts   []int         // the first printed row of each
	several  int           // bands of several cells
	loose    int           // those with white within a cell
}

// cellLines is a cell: its printed lines.
type cellLines []fragmentLine

// fragmentLine is one printed line of a cell.
type fragmentLine struct {
	words   []int
	u0, u1  float64
	v, size float64
	row     int // the printed row that it is of
}

// stretchKey names stretches that differ in their first rows alone, which are sought above
// them anyway: where one is no table the others are none.
type stretchKey struct{ from, to, gutters int }

// joinCells puts the printed rows of each row of a table without drawn lines into one.
func (l *layouter) joinCells(rows []row) []row {
	var out []row
	var bits []rowBits
	tried := map[stretchKey]bool{}
	done := 0 // rows up to here are in out
	for i := 0; i+unruledLines <= len(rows); i++ {
		if len(rows[i].fragments) < 2 || rows[i].table {
			continue
		}
		if bits == nil {
			bits = make([]rowBits, len(rows))
			for k := range rows {
				bits[k] = l.wordBits(&rows[k])
			}
		}
		t, ok := l.unruledFrom(rows, bits, tried, i, done)
		if !ok {
			continue
		}
		out = append(out, rows[done:t.from]...)
		out = append(out, l.unruledRows(rows, t)...)
		done = t.to
		i = t.to - 1
	}
	if done == 0 {
		return rows
	}
	return append(out, rows[done:]...)
}

// unruledFrom looks for a table whose first row of several cells is rows[i]; it may begin
// above, but not before rows[least]. The gutters are fewer the longer the stretch is that
// they run through: the longest must look like a table too, or these are columns of text.
func (l *layouter) unruledFrom(rows []row, bits []rowBits, tried map[stretchKey]bool, i, least int) (unruled, bool) {
	width := max(2, int(cellGutter*l.scale))
	var covered rowBits
	var gutters, next []gutter
	var found unruled
	ok := false
	for end := i; ; end++ {
		next = next[:0]
		more := covered
		if end < len(rows) && end-i < searchedRows && !rows[end].table && (end == i || white(&rows[end-1], &rows[end]) < farApart*rows[end].size) {
			more.or(&bits[end])
			next = more.gutters(next, width)
		}
		if key := (stretchKey{i / unruledAbove, end, len(gutters)}); len(next) < len(gutters) && end-i >= unruledLines && !tried[key] {
			tried[key] = true
			t, yes := l.unruledOf(rows, bits, i, end, least, gutters)
			if yes && !ok {
				found, ok = t, true
			}
			if len(next) == 0 && t.loose > t.several/looseRows {
				return unruled{}, false
			}
		}
		if len(next) == 0 {
			return found, ok
		}
		covered, gutters = more, append(gutters[:0], next...)
	}
}

// white is the room between two printed rows.
func white(above, below *row) float64 {
	return below.v - printed.Ascent*below.size - above.v - printed.Descent*above.size
}

// wordBits marks the cells of the grid that the words of a row cover.
func (l *layouter) wordBits(r *row) rowBits {
	var bits rowBits
	for _, f := range r.fragments {
		for _, i := range f.words {
			bits.fill(l.cell(l.words[i].U0), l.cell(l.words[i].U1))
		}
	}
	return bits
}

// unruledOf reads rows[from:to] as a table cut by gutters, and tells whether it is one.
func (l *layouter) unruledOf(rows []row, bits []rowBits, from, to, least int, gutters []gutter) (unruled, bool) {
	if len(gutters) >= unruledColumns {
		return unruled{}, false
	}
	t := unruled{to: to, gutters: append([]gutter(nil), gutters...)}
	for t.from = from; t.from > max(least, from-unruledAbove); t.from-- {
		above := &rows[t.from-1]
		if above.table || white(above, &rows[t.from]) > farApart*above.size || crosses(&bits[t.from-1], gutters) {
			break
		}
	}
	cuts := make([][]fragmentLine, t.to-t.from)
	for k := range cuts {
		cuts[k] = l.cut(&rows[t.from+k], gutters, t.from+k)
	}
	pitch := cellPitch(cuts, len(gutters)+1)
	if math.IsInf(pitch, 1) {
		return unruled{}, false
	}
	bottom := math.Inf(-1)
	for k := t.from; k < t.to; k++ {
		r := &rows[k]
		top := r.v - printed.Ascent*r.size
		if len(t.bands) == 0 || top-bottom > (pitch-printed.Ascent-printed.Descent+moreThanPitch)*r.size {
			t.bands, t.firsts = append(t.bands, make([]cellLines, len(gutters)+1)), append(t.firsts, k)
		}
		bottom = max(bottom, r.v+printed.Descent*r.size)
		band := t.bands[len(t.bands)-1]
		for c, line := range cuts[k-t.from] {
			if len(line.words) > 0 {
				band[c] = append(band[c], line)
			}
		}
	}
	return t, l.isTable(&t, pitch)
}

// crosses tells whether a row has a word in a gutter.
func crosses(bits *rowBits, gutters []gutter) bool {
	for _, g := range gutters {
		if bits.next(g.from, true) < g.to {
			return true
		}
	}
	return false
}

// cut parts a row at the gutters.
func (l *layouter) cut(r *row, gutters []gutter, number int) []fragmentLine {
	out := make([]fragmentLine, len(gutters)+1)
	c := 0
	for _, f := range r.fragments {
		for _, i := range f.words {
			w := &l.words[i]
			for c < len(gutters) && l.cell(w.U0) >= gutters[c].from {
				c++
			}
			line := &out[c]
			if len(line.words) == 0 {
				*line = fragmentLine{u0: w.U0, u1: w.U1, v: r.v, size: r.size, row: number}
			}
			line.words = append(line.words, i)
			line.u1 = max(line.u1, w.U1)
		}
	}
	return out
}

// cellPitch is the least distance between the baselines of two lines of one column, in font
// sizes: that of the lines of a cell, if any cell has several.
func cellPitch(cuts [][]fragmentLine, columns int) float64 {
	pitch := math.Inf(1)
	last := make([]float64, columns)
	for c := range last {
		last[c] = math.Inf(-1)
	}
	for _, parts := range cuts {
		for c, line := range parts {
			if len(line.words) == 0 {
				continue
			}
			if d := line.v - last[c]; d > 0.9*line.size {
				pitch = min(pitch, d/line.size)
			}
			last[c] = line.v
		}
	}
	return pitch
}

// isTable tells whether the bands of a stretch of rows are the rows of a table that would be
// torn if it were read line by line.
func (l *layouter) isTable(t *unruled, pitch float64) bool {
	left, right := make([]float64, len(t.gutters)+1), make([]float64, len(t.gutters)+1)
	for c := range left {
		left[c], right[c] = math.Inf(1), math.Inf(-1)
	}
	for _, band := range t.bands {
		for c, cell := range band {
			for _, line := range cell {
				left[c], right[c] = min(left[c], line.u0), max(right[c], line.u1)
			}
		}
	}
	torn, broken, whole := 0, 0, 0
	for b, band := range t.bands {
		if l.isGroup(band) {
			t.bands[b] = nil
			continue
		}
		if isLoose(band, pitch) {
			t.loose++
		}
		filled := 0
		for c, cell := range band {
			if len(cell) > unruledCell {
				return false
			}
			if len(cell) > 0 {
				filled++
			}
			for k := 1; k < len(cell); k++ {
				if first := &l.words[cell[k].words[0]]; cell[k-1].u1-cell[k-1].u0+0.25*first.Size+first.U1-first.U0 > fullLine*(right[c]-left[c]) {
					broken++
				} else {
					whole++
				}
			}
		}
		if filled >= 2 {
			t.several++
			if isTorn(band) {
				torn++
			}
		}
	}
	return t.several >= unruledRows && torn >= unruledTorn && t.loose <= t.several/looseRows && float64(broken) >= wrappedShare*float64(broken+whole)
}

// isLoose tells whether there is more white within a cell than lines of a cell have between
// them: paragraphs of a column of text, whose white is that of the column beside by chance.
func isLoose(band []cellLines, pitch float64) bool {
	for _, cell := range band {
		for k := 1; k < len(cell); k++ {
			if cell[k].v-cell[k-1].v > (pitch+moreThanPitch)*max(cell[k].size, cell[k-1].size) {
				return true
			}
		}
	}
	return false
}

// isGroup tells whether a band holds several rows that no white parts: the figures of one row
// stand on one baseline.
func (l *layouter) isGroup(band []cellLines) bool {
	figures := -1
	for _, cell := range band {
		cut := false // the line before ends in the middle of a number
		for _, line := range cell {
			text := l.lineText(line)
			was := cut
			cut = strings.HasSuffix(text, "-") || strings.HasSuffix(text, "/")
			if was || cut || !figuresAlone.MatchString(text) {
				continue
			}
			if figures >= 0 && figures != line.row {
				return true
			}
			figures = line.row
		}
	}
	return false
}

// figuresAlone matches a line that holds figures and their units alone.
var figuresAlone = regexp.MustCompile(`^[-+–(]?[0-9][-0-9 .,/]*(?:€|%|k€|euros?)?(?: ?(?:HT|TTC))?[).]?$`)

func (l *layouter) lineText(line fragmentLine) string {
	var b strings.Builder
	for k, i := range line.words {
		if k > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(l.text[l.words[i].From:l.words[i].To])
	}
	return b.String()
}

// isTorn tells whether reading a row of a table line by line reads something between two
// lines of a cell.
func isTorn(band []cellLines) bool {
	for c, cell := range band {
		for d, other := range band {
			if c == d || len(cell) < 2 {
				continue
			}
			for _, line := range other {
				first, last := cell[0].row, cell[len(cell)-1].row
				if line.row > first && line.row < last || line.row == first && d > c || line.row == last && d < c {
					return true
				}
			}
		}
	}
	return false
}

// unruledRows returns the rows of a table, each one row of cells. The printed lines of a band
// that is no row, or has a single cell, stay what they are.
func (l *layouter) unruledRows(rows []row, t unruled) []row {
	var out []row
	for b, band := range t.bands {
		if r, ok := l.cellRow(band); ok {
			out = append(out, r)
			continue
		}
		end := t.to
		if b+1 < len(t.firsts) {
			end = t.firsts[b+1]
		}
		for k := t.firsts[b]; k < end; k++ {
			r, ok := l.cellRow(oneLine(l.cut(&rows[k], t.gutters, k)))
			if !ok {
				r = rows[k]
			}
			out = append(out, r)
		}
	}
	return out
}

// oneLine makes cells of the parts of a printed row.
func oneLine(parts []fragmentLine) []cellLines {
	band := make([]cellLines, len(parts))
	for c, line := range parts {
		if len(line.words) > 0 {
			band[c] = cellLines{line}
		}
	}
	return band
}

// cellRow makes one row of several cells.
func (l *layouter) cellRow(band []cellLines) (row, bool) {
	r := row{v: math.Inf(1), table: true, solid: true}
	for _, cell := range band {
		if len(cell) == 0 {
			continue
		}
		f := fragment{u0: cell[0].u0, u1: cell[0].u1}
		for _, line := range cell {
			f.words = append(f.words, line.words...)
			f.u0, f.u1 = min(f.u0, line.u0), max(f.u1, line.u1)
			r.size, r.v = max(r.size, line.size), min(r.v, line.v)
		}
		r.fragments = append(r.fragments, f)
	}
	if len(r.fragments) < 2 {
		return row{}, false
	}
	l.setRowBits(&r)
	return r, true
}
