package lines

import (
	"slices"
	"strings"
	"unicode/utf8"

	"phare/extract/pdftext"
)

// leaderLeast is how many dots in a row lead the eye from one column to the next.
const leaderLeast = 5

// letterWidth is about the width of a letter, in font sizes.
const letterWidth = 0.5

// withoutLeaders returns a line without the dots that lead from an entry to its result or its page:
// "Budget 2031..........Adopté"; what follows them is a cell of its own where the line has cells.
func withoutLeaders(l *pdftext.Line) *pdftext.Line {
	dots := strings.Repeat(".", leaderLeast)
	led := func(w pdftext.Word) bool {
		return strings.Contains(w.Text, dots) && strings.Trim(w.Text, ".") != ""
	}
	if !slices.ContainsFunc(l.Words, led) {
		return l
	}
	out := *l
	out.Words, out.Cells = nil, nil
	for i, w := range l.Words {
		if slices.Contains(l.Cells, i) {
			out.Cells = append(out.Cells, len(out.Words))
		}
		if !led(w) {
			out.Words = append(out.Words, w)
			continue
		}
		at := strings.Index(w.Text, dots)
		before, after := w, w
		before.Text, after.Text = w.Text[:at], strings.TrimLeft(w.Text[at:], ".")
		width := func(s string) float32 { return letterWidth * w.Size * float32(utf8.RuneCountInString(s)) }
		if before.Text != "" {
			before.Box.X1 = min(w.Box.X1, w.Box.X0+width(before.Text))
			out.Words = append(out.Words, before)
		}
		if after.Text != "" {
			if after.Box.X0 = max(before.Box.X0, w.Box.X1-width(after.Text)); l.Cells != nil && before.Text != "" {
				out.Cells = append(out.Cells, len(out.Words))
			}
			out.Words = append(out.Words, after)
		}
	}
	return &out
}
