package layout

import "unicode"

// boxLinesMost is the most lines of a cell that is read as a block: a longer one is a column.
const boxLinesMost = 12

// box reads two cells side by side as two blocks, the left one first: a number in a box beside
// the title it belongs to, the counts beside the head of an act. Cells whose lines answer one
// another (labels and figures) stay in the flow, and so do those of a single line each.
func (l *layouter) box(edges []float64, cells [][]int, single bool) (row, bool) {
	if len(cells) != 2 || len(cells[0]) == 0 || len(cells[1]) == 0 {
		return row{}, false
	}
	left, right := l.rows(cells[0]), l.rows(cells[1])
	if len(left)+len(right) < 3 || max(len(left), len(right)) > boxLinesMost || l.figures(cells[0]) && len(left) > 1 || l.figures(cells[1]) {
		return row{}, false
	}
	apart := aligned(left, right, baselineSlack)*2 < min(len(left), len(right))
	if !single && !apart && !l.runsOn(left, edges[1]-edges[0]) && !l.runsOn(right, edges[2]-edges[1]) {
		return row{}, false
	}
	r := row{v: min(left[0].v, right[0].v), solid: true, table: true, blocks: [][]row{left, right}}
	for c, words := range cells {
		r.size = max(r.size, l.words[words[0]].Size)
		r.fragments = append(r.fragments, fragment{words: words, u0: edges[c], u1: edges[c+1]})
	}
	return r, true
}

// runsOn tells whether one line of a cell goes on in the next, for want of room.
func (l *layouter) runsOn(printed []row, width float64) bool {
	for i := 1; i < len(printed); i++ {
		if l.runsOver(printed[i-1], printed[i], width) {
			return true
		}
	}
	return false
}

// figures tells whether a cell holds hardly anything but figures.
func (l *layouter) figures(words []int) bool {
	letters, digits := 0, 0
	for _, i := range words {
		for _, c := range l.text[l.words[i].From:l.words[i].To] {
			switch {
			case unicode.IsDigit(c):
				digits++
			case unicode.IsLetter(c):
				letters++
			}
		}
	}
	return letters <= digits
}
