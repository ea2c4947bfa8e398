package pdftext

import (
	"fmt"

	"phare/extract/pdftext/font"
	"phare/extract/pdftext/layout"
	"phare/extract/pdftext/object"
	"phare/extract/pdftext/printed"

	"github.com/ledongthuc/pdf"
)

// pageReader reads the pages of one file, one after the other.
type pageReader struct {
	f      file
	o      Options
	fonts  *font.Cache
	words  wordBuilder
	images imageArea
	rules  printed.Rules
	canvas canvas
	unseen string // the words of the page at hand that nobody sees, and
	hides  bool   // whether there are any
	struck string // those that are struck out
	hidden map[object.Ref]bool
	stale  bool // the document asks for its fields' appearances to be made anew
	buf    []byte

	margin layout.Margin // where the document numbers its lines
	watch  stopwatch
	read   int // pages read so far
}

func newPageReader(f file, o Options) *pageReader {
	return &pageReader{f: f, o: o, fonts: font.NewCache(f.File), hidden: f.hiddenGroups(), watch: startWatch(o.Time), stale: f.staleFields()}
}

// Default page size: A4, in points.
const defaultWidth, defaultHeight = 595, 842

// page reads one page; problem says what kept it from being read to its end.
func (r *pageReader) page(v pdf.Value, number int) (p Page, problem error) {
	p = Page{Number: number, Width: defaultWidth, Height: defaultHeight}
	in := &interpreter{f: r.f, fonts: r.fonts, words: &r.words, images: &r.images, canvas: &r.canvas, rules: &r.rules, budget: r.o.PageBytes, hidden: r.hidden, stale: r.stale, late: func() bool { return r.watch.past(r.read) }}
	r.words.reset(Box{}, Box{})
	r.images.reset(defaultWidth, defaultHeight)
	r.rules.Reset()
	r.canvas.reset()
	r.unseen, r.hides, r.struck = "", false, ""
	broken := object.Safely(func() {
		base, width, height, media := r.f.display(v)
		p.Width, p.Height = printed.Snap(width), printed.Snap(height)
		r.words.reset(media, Box{X0: 0, Y0: 0, X1: p.Width, Y1: p.Height})
		r.images.reset(width, height)
		in.run(r.contents(in, v), r.f.Inherited(v, "Resources"), newState(base), 0)
		r.words.breakRun()
		in.annotations(r.f.Key(v, "Annots"), base)
	})
	r.words.breakRun()
	in.fail(broken)
	p.ImageArea = r.images.share()
	r.canvas.share = float64(p.ImageArea)
	in.fail(object.Safely(func() { r.unseen, r.hides = r.canvas.leaveOut(&r.words, in.drawn) }))
	p.Blank = len(r.words.Words) == 0 && r.images.count == 0 && !in.drawn && in.problem == nil
	r.words.bullets()
	in.fail(object.Safely(func() { r.struck = r.words.strikeOut(&r.rules, in.struck) }))
	in.fail(object.Safely(func() { layout.Out(&p, &r.words.Drawn, layout.Tables(&r.rules), &r.margin) }))
	p.Layer = pageLayer(&p, &r.words)
	if in.problem != nil {
		problem = fmt.Errorf("page %d: %w", number, in.problem)
	}
	return p, problem
}

// display returns the transformation from the page's space to the page as displayed, its
// origin at the top left; the size of the displayed part in points; and the whole sheet in
// the same coordinates.
func (f file) display(page pdf.Value) (m printed.Matrix, width, height float64, media Box) {
	sheet, ok := f.pageBox(page, "MediaBox")
	if !ok {
		sheet = [4]float64{0, 0, defaultWidth, defaultHeight}
	}
	box, ok := f.pageBox(page, "CropBox")
	if !ok {
		box = sheet
	}
	box = [4]float64{max(box[0], sheet[0]), max(box[1], sheet[1]), min(box[2], sheet[2]), min(box[3], sheet[3])}
	if box[0] >= box[2] || box[1] >= box[3] {
		box = sheet // they don't meet
	}
	width, height = box[2]-box[0], box[3]-box[1]
	switch (f.Inherited(page, "Rotate").Int64()%360 + 360) % 360 {
	case 90:
		m, width, height = printed.Matrix{0, 1, 1, 0, -box[1], -box[0]}, height, width
	case 180:
		m = printed.Matrix{-1, 0, 0, 1, box[2], -box[1]}
	case 270:
		m, width, height = printed.Matrix{0, -1, -1, 0, box[3], box[2]}, height, width
	default:
		m = printed.Matrix{1, 0, 0, -1, -box[0], box[3]}
	}
	x0, y0, x1, y1 := m.Box(sheet[0], sheet[1], sheet[2], sheet[3])
	return m, width, height, Box{X0: printed.Snap(x0), Y0: printed.Snap(y0), X1: printed.Snap(x1), Y1: printed.Snap(y1)}
}

// pageBox reads one of the page's boxes, its corners in order.
func (f file) pageBox(page pdf.Value, name string) (b [4]float64, ok bool) {
	if !f.Floats(f.Inherited(page, name), b[:]) || b[0] == b[2] || b[1] == b[3] {
		return b, false
	}
	return [4]float64{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}, true
}

// contents returns the page's content streams, joined.
func (r *pageReader) contents(in *interpreter, page pdf.Value) []byte {
	r.buf = r.buf[:0]
	add := func(v pdf.Value) {
		n := len(r.buf)
		var err error
		r.buf, err = r.f.Stream(r.buf, v, in.budget)
		in.budget -= int64(len(r.buf) - n)
		in.fail(err)
		r.buf = append(r.buf, '\n')
	}
	c := r.f.Key(page, "Contents")
	switch c.Kind() {
	case pdf.Stream:
		add(c)
	case pdf.Array:
		for i := range min(c.Len(), 10000) {
			in.fail(object.Safely(func() {
				if s := r.f.Index(c, i); s.Kind() == pdf.Stream {
					add(s)
				}
			}))
		}
	}
	return r.buf
}
