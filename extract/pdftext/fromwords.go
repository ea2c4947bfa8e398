package pdftext

import "slices"

// Recognized is a word that was read from an image: its text, its place, and the baseline
// that it shares with the other words of its line.
type Recognized struct {
	Text     string
	Box      Box
	Baseline float32 // from the top of the page, in points
	Size     float32 // font size in points
	Doubtful bool
}

// FromRecognized lays words read by OCR out as a page, by the same rules as those of a PDF's
// own text: columns, tables, stamps.
func FromRecognized(number int, width, height float32, words []Recognized) Page {
	p := Page{Number: number, Width: width, Height: height, ImageArea: 1, Layer: ByOCR}
	var b wordBuilder
	plain := &font{}
	run := 0
	for i, w := range words {
		if i > 0 && (words[i-1].Baseline != w.Baseline || w.Box.X0 < words[i-1].Box.X0) {
			run++
		}
		from := len(b.text)
		b.text = append(b.text, w.Text...)
		b.words = append(b.words, rawWord{
			from: from, to: len(b.text), u0: float64(w.Box.X0), u1: float64(w.Box.X1), v: float64(w.Baseline),
			size: float64(w.Size), dx: 1, run: run, font: plain, source: FromOCR, doubtful: w.Doubtful, at: &words[i].Box,
		})
	}
	layOut(&p, &b, nil)
	return p
}

// overlay returns the lines read by OCR, with the lines of the text layer in the place of
// those that OCR read of the same print: a stamp's own text is exact.
func overlay(read, printed []Line) []Line {
	printed = slices.DeleteFunc(slices.Clone(printed), func(l Line) bool { return len(l.Words) == 0 })
	out := slices.DeleteFunc(read, func(l Line) bool {
		b := l.box()
		x, y := float64(b.X0+b.X1)/2, float64(b.Y0+b.Y1)/2
		return slices.ContainsFunc(printed, func(p Line) bool {
			return p.box().holds(x, y)
		})
	})
	return append(out, printed...)
}

// Replace puts pages that were read by OCR in the place of those that had no usable text,
// finds headers and footers anew, and withdraws the warnings that asked for it.
func (d *Document) Replace(pages map[int]Page) {
	if len(pages) == 0 {
		return
	}
	for i := range d.Pages {
		if p, ok := pages[d.Pages[i].Number]; ok {
			if d.Pages[i].Layer == StampOnly {
				p.Lines = overlay(p.Lines, d.Pages[i].Lines)
			}
			d.Pages[i] = p
		}
	}
	d.Warnings = slices.DeleteFunc(d.Warnings, func(w Warning) bool {
		_, ok := pages[w.Page]
		return ok && (w.Code == CodeNoText || w.Code == CodeBrokenFont)
	})
	setZones(d.Pages)
}
