package pdftext

import (
	"slices"

	"phare/extract/pdftext/font"
	"phare/extract/pdftext/layout"
	"phare/extract/pdftext/printed"
)

// Recognized is a word that was read from an image: its text, its place, and the baseline
// that it shares with the other words of its line.
type Recognized struct {
	Text     string
	Box      Box     // where it is printed
	X0, X1   float32 // from where to where it runs on the page set straight
	Baseline float32 // from the top of the page set straight, in points
	Size     float32 // font size in points
	Doubtful bool
}

// Drawn is a straight line drawn on a page, across or down, in points from its top left.
type Drawn struct{ X0, Y0, X1, Y1 float32 }

// turnedLeast is how far, in points, a word of a page that lies on its side stands from where
// it runs on the page set upright; a page that lies askew moves its words less.
const turnedLeast = 36

// FromRecognized lays words read by OCR out as a page, by the same rules as those of a PDF's
// own text: columns, tables, also those whose lines were found in the image, stamps.
func FromRecognized(number int, width, height float32, words []Recognized, drawn []Drawn) Page {
	p := Page{Number: number, Width: width, Height: height, ImageArea: 1, Layer: ByOCR}
	var b wordBuilder
	plain := &font.Font{}
	run := 0
	for i, w := range words {
		b.Turned = b.Turned || !layout.Within(w.X0-w.Box.X0, turnedLeast)
		if i > 0 && (words[i-1].Baseline != w.Baseline || w.X0 < words[i-1].X0) {
			run++
		}
		from := len(b.Text)
		b.Text = append(b.Text, w.Text...)
		b.Words = append(b.Words, printed.Raw{
			From: from, To: len(b.Text), U0: float64(w.X0), U1: float64(w.X1), V: float64(w.Baseline),
			Size: float64(w.Size), Dx: 1, Run: run, Font: plain, Source: FromOCR, Doubtful: w.Doubtful, At: &words[i].Box,
		})
	}
	var lines printed.Rules
	for _, d := range drawn {
		if d.X1-d.X0 > d.Y1-d.Y0 {
			lines.Add(float64(d.Y0+d.Y1)/2, float64(d.X0), float64(d.X1), true, false)
		} else {
			lines.Add(float64(d.X0+d.X1)/2, float64(d.Y0), float64(d.Y1), false, false)
		}
	}
	layout.Out(&p, &b.Drawn, layout.Tables(&lines), nil)
	return p
}

// NotPrinted returns the lines read by OCR without those that are of the same print as the
// lines of the page's own text: a stamp whose text is known need not be read from its image.
func NotPrinted(read, printed []Line) []Line {
	return slices.DeleteFunc(slices.Clone(read), func(l Line) bool {
		if len(l.Words) == 0 {
			return true
		}
		b := l.Box()
		x, y := float64(b.X0+b.X1)/2, float64(b.Y0+b.Y1)/2
		return slices.ContainsFunc(printed, func(p Line) bool { return len(p.Words) > 0 && p.Box().Holds(x, y) })
	})
}
