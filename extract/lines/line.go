// Package lines makes the pages of a document ready for its readers: each printed line once,
// folded, with its looks, its place beside its neighbours, and what it says of a decision. What
// Scan returns is not changed by those who read it.
package lines

import (
	"slices"
	"strings"
	"unicode"

	"phare/extract/french"
	"phare/extract/pdftext"
)

// Part is the place of a line in the anatomy of an act.
type Part string

// The parts of an act, in their usual order.
const (
	PartHead       Part = "head" // letterhead, attendance, title, object
	PartReport     Part = "expose"
	PartVisas      Part = "visas"
	PartRecitals   Part = "considerants"
	PartDispositif Part = "dispositif"
	PartVote       Part = "vote"
	PartClosing    Part = "closing" // signatures, recours
	PartAnnex      Part = "annexe"
)

// Line is one printed line of an act.
type Line struct {
	Part Part
	Page int // 1-based
	pdftext.Line
}

// Running tells whether the line is part of the running text: no header, footer or stamp.
func (l *Line) Running() bool {
	switch l.Zone {
	case pdftext.Header, pdftext.Footer, pdftext.Stamp:
		return false
	}
	return true
}

// Bar stands between two cells of a row, so that no number is read across them.
const Bar = '|'

// Barred writes the words of a line, a bar between those of two columns, and returns the
// byte at which each starts.
func (l *Line) Barred(b *strings.Builder) []int {
	at := make([]int, len(l.Words))
	for j := range l.Words {
		if j > 0 {
			b.WriteByte(' ')
			if l.Parted(j) {
				b.WriteByte(Bar)
				b.WriteByte(' ')
			}
		}
		at[j] = b.Len()
		b.WriteString(l.Words[j].Text)
	}
	return at
}

// Parted tells whether word j of a line starts a column: a cell, or a figure too far from
// the figure before it to be of the same number: further than its size and than the other
// spaces of its line, which a justified line may stretch.
func (l *Line) Parted(j int) bool {
	if slices.Contains(l.Cells, j) {
		return true
	}
	a, b := &l.Words[j-1], &l.Words[j]
	if a.Text == "" || b.Text == "" || !french.IsDigit(b.Text[0]) || !french.IsDigit(a.Text[len(a.Text)-1]) {
		return false
	}
	space := b.Box.X0 - a.Box.X1
	return a.Size > 0 && space > a.Size && space > 1.25*l.usualSpace()
}

// usualSpace returns the median space between the words of a line, in points: those beside a
// figure, or before a cell, may part columns. 0 where they are too few to tell.
func (l *Line) usualSpace() float32 {
	var spaces []float32
	for j := 1; j < len(l.Words); j++ {
		a, b := &l.Words[j-1], &l.Words[j]
		if !slices.Contains(l.Cells, j) && strings.ContainsFunc(a.Text, unicode.IsLetter) && strings.ContainsFunc(b.Text, unicode.IsLetter) {
			spaces = append(spaces, b.Box.X0-a.Box.X1)
		}
	}
	if len(spaces) < 4 {
		return 0
	}
	slices.Sort(spaces)
	return spaces[len(spaces)/2]
}
