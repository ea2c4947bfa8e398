// Package sketch lays papers out that are written as plain text: for tests, and for what the cut
// is taught on papers of ours.
package sketch

import (
	"strings"

	"phare/extract/pdftext"
)

// Pages lays plain text out as pages: one line each, a form feed between two pages, six
// points a column, twelve a line; **a line between double stars** is bold; a line that starts with | is
// a row of a ruled table, its cells set apart by |, the lines printed in a cell by ¶: a cell is as
// wide as the widest of them, blanks included.
func Pages(text string) []pdftext.Page {
	var pages []pdftext.Page
	for i, p := range strings.Split(strings.Trim(text, "\n"), "\f") {
		page := pdftext.Page{Number: i + 1, Width: 595, Height: 842}
		last, lower := -1, 0 // lower: what the lines printed in the cells above add
		for row, line := range strings.Split(p, "\n") {
			trimmed := strings.TrimSpace(line)
			if trimmed == "" {
				continue
			}
			bold := strings.HasPrefix(trimmed, "**") && strings.HasSuffix(trimmed, "**")
			if bold {
				line = strings.ReplaceAll(line, "**", "")
			}
			l := pdftext.Line{Gap: float32(row-last-1)*12 + 2}
			if last < 0 {
				l.Gap = -1
			}
			last = row
			runes := []rune(line)
			y, left, right, shift := row+lower, 0, 0, 0
			lowest := y
			for c := 0; c < len(runes); {
				if runes[c] == ' ' {
					c++
					continue
				}
				if runes[c] == '|' && strings.HasPrefix(trimmed, "|") {
					right = max(right, c-shift)
					y, shift = row+lower, c-right
					left, right = right+2, 0
					if c++; c < len(runes) && strings.Trim(string(runes[c:]), " |") != "" && !emptyCell(runes[c:]) {
						l.Cells = append(l.Cells, len(l.Words))
					}
					continue
				}
				if runes[c] == '¶' {
					right = max(right, c-shift)
					c += 2
					y, shift = y+1, c-left
					lowest = max(lowest, y)
					continue
				}
				e := c
				for e < len(runes) && runes[e] != ' ' {
					e++
				}
				l.Words = append(l.Words, pdftext.Word{
					Text: string(runes[c:e]), Size: 10, Bold: bold,
					Box: pdftext.Box{X0: 50 + float32(c-shift)*5, X1: 50 + float32(e-shift)*5, Y0: float32(y) * 12, Y1: float32(y)*12 + 10},
				})
				c = e
			}
			lower = lowest - row
			page.Lines = append(page.Lines, l)
		}
		page.Blank = len(page.Lines) == 0
		pages = append(pages, page)
	}
	return pages
}

// emptyCell tells whether nothing stands before the next cell's border.
func emptyCell(rest []rune) bool {
	for _, c := range rest {
		if c != ' ' {
			return c == '|'
		}
	}
	return true
}
