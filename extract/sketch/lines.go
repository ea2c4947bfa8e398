package sketch

import (
	"strings"

	"phare/extract/lines"
	"phare/extract/pdftext"
)

// Lines turns a plain text into lines of one page: a form feed starts a page, a tab a
// cell of a table.
func Lines(text string) []lines.Line {
	var out []lines.Line
	page := 1
	for _, s := range strings.Split(text, "\n") {
		if strings.HasPrefix(s, "\f") {
			page++
			s = s[1:]
		}
		l := lines.Line{Page: page}
		x := float32(0)
		for k, c := range strings.Split(s, "\t") {
			if k > 0 {
				x = float32(k) * 100
				l.Cells = append(l.Cells, len(l.Words))
			} else if strings.Contains(s, "\t") {
				l.Cells = append(l.Cells, 0)
			}
			for _, word := range strings.Fields(c) {
				wide := float32(len([]rune(word))) * 5
				y := float32(len(out)) * 12
				l.Words = append(l.Words, pdftext.Word{Text: word, Box: pdftext.Box{X0: x, Y0: y, X1: x + wide, Y1: y + 10}})
				x += wide + 3
			}
		}
		if len(l.Words) > 0 {
			out = append(out, l)
		}
	}
	return out
}
