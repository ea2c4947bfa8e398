package pdftext

import (
	"math"

	"phare/extract/pdftext/font"
	"phare/extract/pdftext/object"
	"phare/extract/pdftext/printed"

	"github.com/ledongthuc/pdf"
)

// show draws a string in the current font.
func (s *scope) show(b []byte) {
	st := &s.state
	f := st.font
	if f == nil || len(b) == 0 {
		return
	}
	m := s.tm.Then(st.ctm)
	// where one unit of text space leads on the page, along the line and up
	ax, ay := m[0], m[1]
	unit := math.Hypot(ax, ay)
	size := math.Abs(st.size) * math.Hypot(m[2], m[3])
	if unit == 0 || size == 0 || math.IsInf(unit, 0) || math.IsNaN(unit+size) {
		return
	}
	x, y := m.Point(0, st.rise)
	w, scale := s.in.words, st.scale
	forward := 1.0
	if st.size*st.scale < 0 {
		forward = -1 // a negative size writes from right to left
	}
	w.begin(pen{
		dx: forward * ax / unit, dy: forward * ay / unit, size: size, font: f, source: s.textSource(), stroked: st.render == 2,
		spread: max(0, st.charSpace*scale*unit), veil: s.veil(size, math.Abs(st.size*scale)*unit, x, y), ink: st.look.fill.Colour,
	}, s.hiddenAt != 0)
	var moved float64
	for i := 0; i < len(b); {
		var code uint32
		if f.CodeBytes == 2 {
			if i+1 >= len(b) {
				break
			}
			code = uint32(b[i])<<8 | uint32(b[i+1])
			i += 2
		} else {
			code = uint32(b[i])
			i++
		}
		g := f.Lookup(code)
		width := float64(g.Width) * st.size * scale
		if f.Drawings && !g.Looked {
			g.Looked = true
			g.Empty = s.in.isEmpty(f, code) && (!g.Bad || f.Drawing(code).Kind() == pdf.Stream)
		}
		w.glyph(g, x, y, forward*width*unit)
		advance := width + st.charSpace*scale
		if code == ' ' && f.CodeBytes == 1 {
			advance += st.word * scale
		}
		moved += advance
		x += advance * ax
		y += advance * ay
	}
	s.tm = printed.Matrix{1, 0, 0, 1, moved, 0}.Then(s.tm)
}

// isEmpty tells whether nothing that shows is drawn for a glyph of a font of drawings.
func (in *interpreter) isEmpty(f *font.Font, code uint32) (empty bool) {
	elements := in.elements
	in.elements = nil
	err := object.Safely(func() { empty = !in.marks(f.Drawing(code), true) })
	in.elements = elements
	return empty && err == nil
}

// textSource tells where the text that is shown now comes from.
func (s *scope) textSource() Source {
	if r := s.state.render; (r == 3 || r == 7) && s.in.source != FromAnnotation {
		return FromInvisible
	}
	return s.in.source
}

// showArray draws the strings of a TJ array, moved by the numbers between them.
func (s *scope) showArray(a operand) {
	if a.Kind != object.TokenArrayOpen {
		if a.Kind == object.TokenString {
			s.show(a.Text)
		}
		return
	}
	for _, x := range s.in.elements[a.from:a.to] {
		switch x.Kind {
		case object.TokenString:
			s.show(x.Text)
		case object.TokenNumber:
			s.tm = printed.Matrix{1, 0, 0, 1, -x.Num / 1000 * s.state.size * s.state.scale, 0}.Then(s.tm)
			if s.in.words.endSpread > 0 && x.Num > 0 {
				s.in.words.kerned(x.Num / 1000 * s.state.size * s.state.scale * math.Hypot(s.state.ctm[0], s.state.ctm[1]) * math.Hypot(s.tm[0], s.tm[1]))
			}
		}
	}
}
