package pdftext

import (
	"fmt"
	"strings"

	"phare/extract/pdftext/printed"

	"github.com/ledongthuc/pdf"
)

// What the page holds and nobody who looks at it sees is no word of the act: white on
// white, transparent, too small, clipped away, painted over. Hidden words are how one
// tries to make a program say what readers can't check, and what is painted over is often
// what the authority wanted to keep to itself. They are left out, and said.

// The measures of what can be seen.
const (
	leastSize  = 1.5  // points: below, print is a speck
	paleLeast  = 0.93 // of white that paper hides
	clearMost  = 0.06 // opacity that shows nothing
	opaque     = 0.99 // opacity that hides all
	maxPatches = 4000
	maxCovers  = 1000
	clipSlack  = 3.0 // points around a clip in which a glyph may still show
)

// look is what decides whether that which is drawn can be seen.
type look struct {
	fill, stroke paint
	alpha        float64 // of fills; 0 is not set, that is 1
	strokeAlpha  float64
	blended      bool // a blend mode or soft mask: what is painted may not hide
	masked       bool // a soft mask lets nothing through
	clip         Box
	clipped      bool    // clip is set
	crooked      bool    // the clip is no upright rectangle: clip holds its bounds
	line         float64 // width of strokes, in points of the page; 0 is not set
}

func (l *look) opacity() float64 {
	if l.alpha == 0 {
		return 1
	}
	return l.alpha
}

// set takes what a graphics state dictionary says of opacity.
func (l *look) set(in *interpreter, dict pdf.Value) {
	f := in.f
	// A value of 0 stands for none: what is meant as clear is kept as nearly so.
	if v := f.Key(dict, "ca"); v.Kind() == pdf.Real || v.Kind() == pdf.Integer {
		l.alpha = max(v.Float64(), clearMost/2)
	}
	if v := f.Key(dict, "CA"); v.Kind() == pdf.Real || v.Kind() == pdf.Integer {
		l.strokeAlpha = max(v.Float64(), clearMost/2)
	}
	if v := f.Key(dict, "BM"); v.Kind() != pdf.Null {
		l.blended = v.Name() != "Normal" && v.Name() != "Compatible"
	}
	if v := f.Key(dict, "SMask"); v.Kind() != pdf.Null {
		l.blended, l.masked = v.Name() != "None", false
		if v.Kind() == pdf.Dict {
			l.masked = in.lightless(v)
		}
	}
}

// lightless tells whether a soft mask lets nothing through: its group paints nothing, or
// nothing but black where brightness is what counts.
func (in *interpreter) lightless(mask pdf.Value) bool {
	group := in.f.Key(mask, "G")
	if in.f.Key(mask, "S").Name() == "Alpha" {
		return !in.marks(group, false)
	}
	if backdrop := in.f.Key(mask, "BC"); backdrop.Len() > 0 || in.f.Key(mask, "TR").Kind() == pdf.Dict || in.f.Key(mask, "TR").Kind() == pdf.Stream {
		return false
	}
	return !in.lays(group, func(c printed.Colour) bool { return !c.Known || !c.Same(black) })
}

// veil tells why what is shown now could not be seen.
func (s *scope) veil(size, across float64, x, y float64) printed.Veil {
	st, l := &s.state, &s.state.look
	var v printed.Veil
	if min(size, across) < leastSize && !st.font.Drawings || l.masked || l.clipped && !l.clip.Near(x, y, clipSlack+size) {
		v |= printed.Lost
	}
	if s.in.source == FromAnnotation && st.render == 3 {
		return v // see textSource
	}
	filled, stroked := st.render == 0 || st.render == 2 || st.render == 4 || st.render == 6, st.render == 1 || st.render == 2 || st.render == 5 || st.render == 6
	strokeAlpha := l.strokeAlpha
	if strokeAlpha == 0 {
		strokeAlpha = 1
	}
	filled, stroked = filled && l.opacity() > clearMost, stroked && strokeAlpha > clearMost
	switch {
	case !filled && !stroked:
		v |= printed.Transparent
	case st.font.Drawings:
	case (!filled || l.fill.Pale) && (!stroked || l.stroke.Pale):
		v |= printed.Pale
	}
	return v
}

// canvas remembers what a page paints besides words.
type canvas struct {
	grounds []ground // what was painted, in order: white shows on a colour
	images  []cover  // transparent words under or over one are its OCR layer
	covers  []cover  // opaque rectangles: what was drawn before lies under them

	path      Box // bounds of the path at hand
	pathSet   bool
	rectangle bool // the path is one upright rectangle
	edges     int
	clipping  bool // W: the path becomes the clip once painted

	share float64 // of the page that images cover
	scan  bool    // what lies under its images are the words read from them

	asked, matches bool // what mayMatch found for an ink
	askedInk       printed.Colour
}

// cover is an opaque rectangle with the count of words drawn before it.
type cover struct {
	box   Box
	after int
	clear bool // an image that lets what is under it through
}

// ground is what was painted, with the count of words drawn before it.
type ground struct {
	cover
	printed.Colour
	whole bool // an upright opaque rectangle of one colour
}

func (c *canvas) reset() {
	*c = canvas{grounds: c.grounds[:0], images: c.images[:0], covers: c.covers[:0]}
}

func (c *canvas) point(m printed.Matrix, x, y float64) {
	px, py := m.Point(x, y)
	c.widen(px, py, px, py)
	c.edges++
	c.rectangle = false
}

func (c *canvas) rect(m printed.Matrix, x, y, w, h float64) {
	x0, y0, x1, y1 := m.Box(x, y, x+w, y+h)
	c.widen(x0, y0, x1, y1)
	c.edges++
	c.rectangle = c.edges == 1 && (m[1] == 0 && m[2] == 0 || m[0] == 0 && m[3] == 0)
}

func (c *canvas) widen(x0, y0, x1, y1 float64) {
	b := Box{X0: printed.Snap(x0), Y0: printed.Snap(y0), X1: printed.Snap(x1), Y1: printed.Snap(y1)}
	if c.pathSet {
		b = c.path.Union(b)
	}
	c.path, c.pathSet = b, true
}

// end ends the path: painted (filled) or not, and clipping or not.
func (c *canvas) end(l *look, filled, stroked bool, words int) {
	if c.pathSet {
		box := c.path
		if l.clipped {
			box = box.Within(l.clip)
		}
		seen := filled && l.opacity() > clearMost && !l.fill.Pale || stroked && !l.stroke.Pale
		hides := filled && c.rectangle && !l.blended && l.opacity() >= opaque && !l.fill.pattern && !l.crooked
		if seen || hides {
			g := ground{cover: cover{box: box.Wider(stroked, l.line/2), after: words}, Colour: l.fill.Colour}
			g.whole = hides && (!stroked || l.stroke.Same(l.fill.Colour))
			c.ground(g)
		}
		if hides && words > 0 && len(c.covers) < maxCovers {
			c.covers = append(c.covers, cover{box: box, after: words})
		}
		if c.clipping {
			l.clip, l.clipped, l.crooked = box, true, l.crooked || !c.rectangle
		}
	}
	c.pathSet, c.clipping, c.rectangle, c.edges = false, false, false, 0
}

// wash is a shading: it paints all that the clip lets through, over what was drawn before.
func (c *canvas) wash(l *look, page Box, words int) {
	if l.clipped {
		page = l.clip
	}
	c.ground(ground{cover: cover{box: page, after: words}})
	if words > 0 && !l.crooked && !l.blended && l.opacity() >= opaque && len(c.covers) < maxCovers {
		c.covers = append(c.covers, cover{box: page, after: words})
	}
}

// ground remembers a painted area. Of a page that paints more than is kept, a map for
// one, all is taken as painted: what can't be told is not hidden.
func (c *canvas) ground(g ground) {
	if len(c.grounds) == maxPatches {
		g = ground{cover: cover{box: Box{X0: -printed.Farthest, Y0: -printed.Farthest, X1: printed.Farthest, Y1: printed.Farthest}}}
		c.grounds = c.grounds[:0]
	}
	c.grounds = append(c.grounds, g)
}

// image is an image drawn on the unit square of the state's matrix; clear tells whether what is
// under it shows through.
func (s *scope) image(clear bool) {
	m, l := s.state.ctm, &s.state.look
	s.in.images.add(m)
	x0, y0, x1, y1 := m.Box(0, 0, 1, 1)
	upright := m[1] == 0 && m[2] == 0 || m[0] == 0 && m[3] == 0
	drawn := cover{box: Box{X0: printed.Snap(x0), Y0: printed.Snap(y0), X1: printed.Snap(x1), Y1: printed.Snap(y1)}, after: s.drawnWords(), clear: clear || !upright || l.blended || l.opacity() < opaque || l.crooked}
	if l.clipped {
		drawn.box = drawn.box.Within(l.clip)
	}
	c := s.in.canvas
	if len(c.images) < maxPatches {
		c.images = append(c.images, drawn)
		c.ground(ground{cover: drawn})
	}
}

// clearImage tells whether an image lets what is under it through: a stencil, or one with a
// mask.
func (in *interpreter) clearImage(x pdf.Value) bool {
	f := in.f
	return f.Key(x, "ImageMask").Bool() || !f.Key(x, "SMask").IsNull() || !f.Key(x, "Mask").IsNull() || f.Key(x, "SMaskInData").Int64() != 0
}

func (c *canvas) onImage(x, y float64) bool {
	for i := range c.images {
		if c.images[i].box.Holds(x, y) {
			return true
		}
	}
	return false
}

// leaveOut takes the words that nobody sees out of b, and tells whether there were any. It
// returns them as one text but for those that are painted over: who strikes out a name does
// not want it repeated.
func (c *canvas) leaveOut(b *wordBuilder, drawn bool) (text string, some bool) {
	hidden := 0
	c.scan = c.isScan(b)
	seen := make([]bool, len(b.Words))
	for i := range b.Words {
		seen[i] = b.onPage(&b.Words[i]) && c.sees(&b.Words[i], i)
		if !seen[i] {
			hidden++
		}
	}
	if hidden == 0 {
		return "", false
	}
	if hidden == len(b.Words) && drawn && allTransparent(b.Words) {
		return "", false // letters drawn as outlines, their words under them
	}
	var out strings.Builder
	kept := b.Words[:0]
	for i, w := range b.Words {
		if seen[i] {
			kept = append(kept, w)
			continue
		}
		if w.Veil != 0 || !b.onPage(&w) {
			out.WriteString(" " + string(b.Text[w.From:w.To]))
		}
	}
	b.Words = kept
	return strings.TrimPrefix(out.String(), " "), true
}

// onPage tells whether most of a word lies on the displayed part of its sheet.
func (b *wordBuilder) onPage(w *printed.Raw) bool {
	if w.Direction == 0 && w.At == nil && w.U0 >= float64(b.shown.X0) && w.U1 <= float64(b.shown.X1) && w.V-printed.Ascent*w.Size >= float64(b.shown.Y0) && w.V <= float64(b.shown.Y1) {
		return true // most words
	}
	box := w.Box()
	return b.shown.Holds(float64(box.X0+box.X1)/2, float64(box.Y0+box.Y1)/2)
}

func allTransparent(words []printed.Raw) bool {
	for _, w := range words {
		if w.Veil != printed.Transparent {
			return false
		}
	}
	return true
}

// sees tells whether a reader sees a word, the i-th drawn.
func (c *canvas) sees(w *printed.Raw, i int) bool {
	switch {
	case w.Veil&printed.Lost != 0, w.Veil&printed.Transparent == 0 && c.underImage(w, i):
		return false
	case w.Veil == 0 && !c.covered(w, i):
		if !c.mayMatch(w.Ink) {
			return true
		}
		g := c.beneath(w, i)
		return g == nil || !g.whole || !g.Same(w.Ink)
	}
	box := w.Box()
	x, y := float64(box.X0+box.X1)/2, float64(box.Y0+box.Y1)/2
	switch {
	case c.onImage(x, y):
		return true // on an image, or the words of one
	case w.Veil&printed.Transparent != 0:
		return c.outlined(x, y, w.Size)
	case w.Veil&printed.Pale != 0 && !c.covered(w, i):
		g := c.beneath(w, i)
		return g != nil && !(g.whole && (g.Pale || g.Same(w.Ink)))
	}
	return false
}

// mayMatch tells whether anything of the colour of an ink was painted whole.
func (c *canvas) mayMatch(ink printed.Colour) bool {
	if !c.asked || c.askedInk != ink {
		c.asked, c.askedInk, c.matches = true, ink, false
		for i := range c.grounds {
			c.matches = c.matches || c.grounds[i].whole && c.grounds[i].Same(ink)
		}
	}
	return c.matches
}

// beneath returns what was painted last under the middle of a word, the i-th drawn; nil is
// paper.
func (c *canvas) beneath(w *printed.Raw, i int) *ground {
	box := w.Box()
	x, y := float64(box.X0+box.X1)/2, float64(box.Y0+box.Y1)/2
	for k := len(c.grounds) - 1; k >= 0; k-- {
		if g := &c.grounds[k]; g.after <= i && g.box.Holds(x, y) {
			return g
		}
	}
	return nil
}

// The measures of a page whose image was laid over the words that were read from it.
const (
	scanShare = 0.4 // of the page that its images cover
	scanAbove = 0.3 // share of the words that may be drawn over it: stamps
)

// isScan tells whether the words under the page's images are the OCR layer of these: a scan
// whose words were written first. Where the text is written over the image they are not.
func (c *canvas) isScan(b *wordBuilder) bool {
	if len(c.images) == 0 || c.share < scanShare {
		return false
	}
	under, all := 0, 0
	for i := range b.Words {
		if b.Words[i].Veil&printed.Transparent != 0 {
			continue // such a layer is written over its image
		}
		if all++; c.imageOver(&b.Words[i], i) {
			under++
		}
	}
	return float64(all-under) <= scanAbove*float64(all)
}

// underImage tells whether an image hides a word, the i-th drawn.
func (c *canvas) underImage(w *printed.Raw, i int) bool { return !c.scan && c.imageOver(w, i) }

func (c *canvas) imageOver(w *printed.Raw, i int) bool {
	if n := len(c.images); n == 0 || c.images[n-1].after <= i {
		return false
	}
	box := w.Box()
	for k := len(c.images) - 1; k >= 0 && c.images[k].after > i; k-- {
		if !c.images[k].clear && c.images[k].box.Deep(box) {
			return true
		}
	}
	return false
}

// covered tells whether something opaque was painted over a word, the i-th drawn.
func (c *canvas) covered(w *printed.Raw, i int) bool {
	if n := len(c.covers); n == 0 || c.covers[n-1].after <= i {
		return false
	}
	box := w.Box()
	for k := len(c.covers) - 1; k >= 0 && c.covers[k].after > i; k-- {
		if c.covers[k].box.Deep(box) {
			return true
		}
	}
	return false
}

// outlined tells whether something no taller than letters of a size is painted at a place:
// letters drawn as outlines have their words under them, transparent.
func (c *canvas) outlined(x, y, size float64) bool {
	for _, g := range c.grounds {
		b := g.box
		if float64(b.Y1-b.Y0) <= 2*size && float64(b.Y1-b.Y0) > 0.3*size && b.Near(x, y, 0.3*size) {
			return true
		}
	}
	return false
}

// CodeHidden warns of words that a page holds and does not show.
const CodeHidden = "hidden-text"

// warnHidden says to the reader what was left out, a page a warning.
func (d *Document) warnHidden(page int, text string) {
	message := fmt.Sprintf("Page %d : ce PDF porte un texte que l’œil ne voit pas (blanc sur blanc, transparent, minuscule, recouvert ou hors cadre) ; il n’est pas lu comme un texte de l’acte.", page)
	if text != "" {
		message += " On y trouve : « " + shortened(text) + " »."
	}
	d.warn(CodeHidden, page, message)
}

// shortened is a text as long as a warning may quote.
func shortened(text string) string {
	const most = 160
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}
