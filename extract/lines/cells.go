package lines

import "phare/extract/pdftext"

// CellsOf cuts a row into the words of its cells.
func CellsOf(l *pdftext.Line) [][]pdftext.Word {
	var out [][]pdftext.Word
	for k, c := range l.Cells {
		end := len(l.Words)
		if k+1 < len(l.Cells) {
			end = l.Cells[k+1]
		}
		if c < end {
			out = append(out, l.Words[c:end])
		}
	}
	return out
}

// TextOf joins words as a line prints them.
func TextOf(ws []pdftext.Word) string { return pdftext.Line{Words: ws}.Text() }

// Extent is how far words reach from left to right, in points.
func Extent(ws []pdftext.Word) (x0, x1 float32) {
	b := ws[0].Box
	for _, w := range ws[1:] {
		b = b.Union(w.Box)
	}
	return b.X0, b.X1
}
