package pdftext

import (
	"phare/extract/pdftext/object"

	"github.com/ledongthuc/pdf"
)

// paint is a colour, as far as seeing goes.
type paint struct {
	pale  bool // the colour of paper
	space colourSpace
}

// colourSpace is one, as far as it tells which of its colours is white.
type colourSpace uint8

const (
	otherSpace    colourSpace = iota // a pattern, a palette: not known to be white
	additive                         // 1 is white
	subtractive                      // 0 is white
	lightnessLast                    // Lab: the first component, 100 is white
)

// setColour is an operator that sets the colour, or its space, of fills or of strokes.
func (s *scope) setColour(op []byte) {
	st, l := &s.state, &s.state.look
	switch string(op) {
	case "g", "rg":
		s.colour(&l.fill, additive)
	case "k":
		s.colour(&l.fill, subtractive)
	case "sc", "scn":
		s.colour(&l.fill, l.fill.space)
	case "cs":
		s.setSpace(&l.fill, string(s.last().Text))
	case "G", "RG":
		s.colour(&l.stroke, additive)
	case "K":
		s.colour(&l.stroke, subtractive)
	case "SC", "SCN":
		s.colour(&l.stroke, l.stroke.space)
	case "CS":
		s.setSpace(&l.stroke, string(s.last().Text))
	}
	switch string(op) {
	case "g", "rg", "k", "sc", "scn":
		st.whiteFill = s.white(op)
	}
}

// white tells whether the colour operands are those of white paper.
func (s *scope) white(op []byte) bool {
	want := 1.0
	if len(s.args) == 4 || op[0] == 'k' {
		want = 0
	}
	for _, a := range s.args {
		if a.Kind != object.TokenNumber || a.Num != want {
			return false
		}
	}
	return len(s.args) > 0
}

// setSpace is the operator cs or CS: the space's first colour is black, but for inks.
func (s *scope) setSpace(p *paint, name string) {
	s.in.fail(object.Safely(func() { p.space = s.spaceOf(name) }))
	p.pale = false
}

func (s *scope) spaceOf(name string) colourSpace {
	switch name {
	case "DeviceGray", "DeviceRGB", "G", "RGB", "CalGray", "CalRGB":
		return additive
	case "DeviceCMYK", "CMYK":
		return subtractive
	case "Pattern":
		return otherSpace
	}
	f := s.in.f
	v := f.Key(f.Key(s.resources, "ColorSpace"), name)
	if v.Kind() == pdf.Name {
		return s.spaceOfName(v.Name())
	}
	switch f.Index(v, 0).Name() {
	case "CalGray", "CalRGB":
		return additive
	case "Separation", "DeviceN":
		return subtractive
	case "Lab":
		return lightnessLast
	case "ICCBased":
		if f.Key(f.Index(v, 1), "N").Int64() == 4 {
			return subtractive
		}
		return additive
	}
	return otherSpace
}

func (s *scope) spaceOfName(name string) colourSpace {
	switch name {
	case "DeviceGray", "DeviceRGB":
		return additive
	case "DeviceCMYK":
		return subtractive
	}
	return otherSpace
}

// colour is an operator that sets a colour in a space.
func (s *scope) colour(p *paint, in colourSpace) {
	p.space, p.pale = in, in != otherSpace && len(s.args) > 0
	for i, a := range s.args {
		if a.Kind != object.TokenNumber {
			p.pale = false
			return
		}
		switch in {
		case additive:
			p.pale = p.pale && a.Num >= paleLeast
		case subtractive:
			p.pale = p.pale && a.Num <= 1-paleLeast
		case lightnessLast:
			p.pale = p.pale && (i > 0 || a.Num >= 100*paleLeast)
		}
	}
}
