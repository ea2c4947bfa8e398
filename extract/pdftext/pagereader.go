package pdftext

import (
	"fmt"
	"time"

	"github.com/ledongthuc/pdf"
)

// pageReader reads the pages of one file, one after the other.
type pageReader struct {
	f      *file
	o      Options
	fonts  *fontCache
	words  wordBuilder
	images imageArea
	hidden map[ref]bool
	buf    []byte

	deadline time.Time // of the page at hand
}

func newPageReader(f *file, o Options) *pageReader {
	return &pageReader{f: f, o: o, fonts: newFontCache(f), hidden: f.hiddenGroups()}
}

// Default page size: A4, in points.
const defaultWidth, defaultHeight = 595, 842

// page reads one page; problem says what kept it from being read to its end.
func (r *pageReader) page(v pdf.Value, number int) (p Page, problem error) {
	p = Page{Number: number, Width: defaultWidth, Height: defaultHeight}
	in := &interpreter{f: r.f, fonts: r.fonts, words: &r.words, images: &r.images, budget: r.o.PageBytes, hidden: r.hidden, deadline: r.deadline}
	r.words.reset(defaultWidth, defaultHeight)
	r.images.reset(defaultWidth, defaultHeight)
	broken := safely(func() {
		base, width, height := r.f.display(v)
		p.Width, p.Height = snap(width), snap(height)
		r.words.reset(width, height)
		r.images.reset(width, height)
		in.run(r.contents(in, v), r.f.inherited(v, "Resources"), state{ctm: base, scale: 1}, 0)
		r.words.breakRun()
		in.annotations(r.f.key(v, "Annots"), base)
	})
	r.words.breakRun()
	in.fail(broken)
	p.ImageArea = r.images.share()
	p.Blank = len(r.words.words) == 0 && r.images.count == 0 && !in.drawn && in.problem == nil
	layOut(&p, &r.words)
	p.Layer = pageLayer(&p, &r.words)
	if in.problem != nil {
		problem = fmt.Errorf("page %d: %w", number, in.problem)
	}
	return p, problem
}

// display returns the transformation from the page's space to the page as displayed, its
// origin at the top left, and its size in points.
func (f *file) display(page pdf.Value) (m matrix, width, height float64) {
	var box [4]float64
	for _, name := range []string{"CropBox", "MediaBox"} {
		if f.floats(f.inherited(page, name), box[:]) && box[0] != box[2] && box[1] != box[3] {
			break
		}
		box = [4]float64{0, 0, defaultWidth, defaultHeight}
	}
	x0, y0 := min(box[0], box[2]), min(box[1], box[3])
	x1, y1 := max(box[0], box[2]), max(box[1], box[3])
	w, h := x1-x0, y1-y0
	switch (f.inherited(page, "Rotate").Int64()%360 + 360) % 360 {
	case 90:
		return matrix{0, 1, 1, 0, -y0, -x0}, h, w
	case 180:
		return matrix{-1, 0, 0, 1, x1, -y0}, w, h
	case 270:
		return matrix{0, -1, -1, 0, y1, x1}, h, w
	}
	return matrix{1, 0, 0, -1, -x0, y1}, w, h
}

// contents returns the page's content streams, joined.
func (r *pageReader) contents(in *interpreter, page pdf.Value) []byte {
	r.buf = r.buf[:0]
	add := func(v pdf.Value) {
		n := len(r.buf)
		var err error
		r.buf, err = r.f.stream(r.buf, v, in.budget)
		in.budget -= int64(len(r.buf) - n)
		in.fail(err)
		r.buf = append(r.buf, '\n')
	}
	c := r.f.key(page, "Contents")
	switch c.Kind() {
	case pdf.Stream:
		add(c)
	case pdf.Array:
		for i := range min(c.Len(), 10000) {
			in.fail(safely(func() {
				if s := r.f.index(c, i); s.Kind() == pdf.Stream {
					add(s)
				}
			}))
		}
	}
	return r.buf
}
