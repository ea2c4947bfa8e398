package pdftext

import (
	"math"

	"github.com/ledongthuc/pdf"

	"phare/extract/pdftext/object"
	"phare/extract/pdftext/printed"
)

// paint is a colour, as far as seeing goes.
type paint struct {
	printed.Colour
	space   colourSpace
	table   *colourTable // of an indexed or tinted space
	pattern bool         // a tiling pattern: what is beneath shows between its marks
}

// colourSpace is one, as far as it tells which of its colours is white.
type colourSpace uint8

const (
	otherSpace    colourSpace = iota // not known to have a white
	additive                         // 1 is white
	subtractive                      // 0 is white
	lightnessLast                    // Lab: the first component, 100 is white
	indexed                          // a palette
	tinted                           // a tint between two colours of another space
	patterned                        // a pattern
)

// colourTable holds the colours of a palette, or the two ends of a tint.
type colourTable struct {
	entries []printed.Colour
	of      colourSpace
	ends    [2][]float64
	power   float64
}

// black is the colour that a page begins with.
var black = printed.Colour{Known: true}

// colourOf returns the colour of components in a space.
func colourOf(in colourSpace, v []float64) printed.Colour {
	if len(v) == 0 || in == otherSpace {
		return printed.Colour{}
	}
	c := printed.Colour{Pale: true}
	switch in {
	case additive:
		for _, x := range v {
			c.Pale = c.Pale && x >= paleLeast
		}
		switch len(v) {
		case 1:
			c.Known, c.Rgb = true, [3]uint8{channel(v[0]), channel(v[0]), channel(v[0])}
		case 3:
			c.Known, c.Rgb = true, [3]uint8{channel(v[0]), channel(v[1]), channel(v[2])}
		}
	case subtractive:
		for _, x := range v {
			c.Pale = c.Pale && x <= 1-paleLeast
		}
		if len(v) == 4 {
			c.Known = true
			for i := range c.Rgb {
				c.Rgb[i] = channel((1 - v[i]) * (1 - v[3]))
			}
		}
	case lightnessLast:
		c.Pale = v[0] >= 100*paleLeast
	default:
		return printed.Colour{}
	}
	return c
}

func channel(x float64) uint8 { return uint8(min(max(x, 0), 1)*255 + 0.5) }

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

// setSpace is the operator cs or CS: the space's first colour is black, but for inks and
// palettes.
func (s *scope) setSpace(p *paint, name string) {
	*p = paint{}
	s.in.fail(object.Safely(func() { p.space, p.table = s.spaceOf(name) }))
	if p.space == indexed && len(p.table.entries) > 0 {
		p.Colour = p.table.entries[0]
	}
}

func (s *scope) spaceOf(name string) (colourSpace, *colourTable) {
	if space, ok := deviceSpace(name); ok {
		return space, nil
	}
	f := s.in.f
	return f.colourSpace(f.Key(f.Key(s.resources, "ColorSpace"), name), 0)
}

func deviceSpace(name string) (colourSpace, bool) {
	switch name {
	case "DeviceGray", "DeviceRGB", "G", "RGB", "CalGray", "CalRGB":
		return additive, true
	case "DeviceCMYK", "CMYK":
		return subtractive, true
	case "Pattern":
		return patterned, true
	}
	return otherSpace, false
}

// colourSpace reads a colour space as far as its colours can be told.
func (f file) colourSpace(v pdf.Value, depth int) (colourSpace, *colourTable) {
	if v.Kind() == pdf.Name {
		space, _ := deviceSpace(v.Name())
		return space, nil
	}
	if depth > 2 {
		return otherSpace, nil
	}
	switch f.Index(v, 0).Name() {
	case "CalGray", "CalRGB", "DeviceGray", "DeviceRGB":
		return additive, nil
	case "DeviceCMYK":
		return subtractive, nil
	case "Pattern":
		return patterned, nil
	case "Lab":
		return lightnessLast, nil
	case "ICCBased":
		if f.Key(f.Index(v, 1), "N").Int64() == 4 {
			return subtractive, nil
		}
		return additive, nil
	case "Indexed", "I":
		return indexed, f.palette(v, depth)
	case "Separation", "DeviceN":
		if t := f.tint(f.Index(v, 2), f.Index(v, 3), depth); t != nil {
			return tinted, t
		}
		return subtractive, nil
	}
	return otherSpace, nil
}

// palette reads the colours of an indexed space.
func (f file) palette(v pdf.Value, depth int) *colourTable {
	t := &colourTable{}
	of, _ := f.colourSpace(f.Index(v, 1), depth+1)
	n := map[colourSpace]int{additive: 3, subtractive: 4}[of]
	if base := f.Index(v, 1); base.Name() == "DeviceGray" || f.Index(base, 0).Name() == "CalGray" || f.Key(f.Index(base, 1), "N").Int64() == 1 {
		n = 1
	}
	if n == 0 {
		return t
	}
	var data []byte
	switch x := f.Index(v, 3); x.Kind() {
	case pdf.String:
		data = []byte(x.RawString())
	case pdf.Stream:
		data, _ = f.Stream(nil, x, 4096) // what can be read of it
	}
	for i := 0; i+n <= len(data) && len(t.entries) < 256; i += n {
		c := make([]float64, n)
		for k := range c {
			c[k] = float64(data[i+k]) / 255
		}
		t.entries = append(t.entries, colourOf(of, c))
	}
	return t
}

// tint reads a tint whose two ends are stated (a function of type 2).
func (f file) tint(alternate, function pdf.Value, depth int) *colourTable {
	of, _ := f.colourSpace(alternate, depth+1)
	if f.Key(function, "FunctionType").Int64() != 2 || of == otherSpace {
		return nil
	}
	t := &colourTable{of: of, power: f.Key(function, "N").Float64()}
	for i, key := range []string{"C0", "C1"} {
		list := f.Key(function, key)
		for k := range min(list.Len(), 4) {
			t.ends[i] = append(t.ends[i], f.Index(list, k).Float64())
		}
	}
	if len(t.ends[0]) == 0 || len(t.ends[0]) != len(t.ends[1]) {
		return nil
	}
	return t
}

// colour is an operator that sets a colour in a space.
func (s *scope) colour(p *paint, in colourSpace) {
	table := p.table
	*p = paint{space: in}
	if in == indexed || in == tinted {
		p.table = table
	}
	if s.last().Kind == object.TokenName {
		s.in.fail(object.Safely(func() { s.setPattern(p, string(s.last().Text)) }))
		return
	}
	var buf [8]float64
	v := buf[:0]
	for _, a := range s.args {
		if a.Kind != object.TokenNumber || len(v) == cap(v) {
			return
		}
		v = append(v, a.Num)
	}
	switch {
	case in == indexed && len(v) == 1 && v[0] >= 0 && int(v[0]) < len(table.entries):
		p.Colour = table.entries[int(v[0])]
	case in == tinted && len(v) == 1:
		share := math.Pow(min(max(v[0], 0), 1), max(table.power, 0))
		mixed := make([]float64, len(table.ends[0]))
		for i := range mixed {
			mixed[i] = table.ends[0][i] + share*(table.ends[1][i]-table.ends[0][i])
		}
		p.Colour = colourOf(table.of, mixed)
	case in == indexed || in == tinted:
	default:
		p.Colour = colourOf(in, v)
	}
}

// setPattern takes a pattern for a paint: one that lays nothing but white, or nothing at all,
// on the page is pale.
func (s *scope) setPattern(p *paint, name string) {
	f := s.in.f
	v := f.Key(f.Key(s.resources, "Pattern"), name)
	switch f.Key(v, "PatternType").Int64() {
	case 1:
		p.pattern = true
		if f.Key(v, "PaintType").Int64() == 2 { // of the colour that is given with it
			p.Pale = len(s.args) > 1
			for _, a := range s.args[:len(s.args)-1] {
				p.Pale = p.Pale && a.Kind == object.TokenNumber && a.Num >= paleLeast
			}
		}
		p.Pale = p.Pale || !s.in.marks(v, true)
	case 2:
		p.Pale = s.in.paleShading(f.Key(v, "Shading"))
	}
}

// paleShading tells whether a shading runs from white to white.
func (in *interpreter) paleShading(v pdf.Value) bool {
	f := in.f
	of, _ := f.colourSpace(f.Key(v, "ColorSpace"), 0)
	t := f.tint(f.Key(v, "ColorSpace"), f.Key(v, "Function"), 0)
	return t != nil && colourOf(of, t.ends[0]).Pale && colourOf(of, t.ends[1]).Pale
}

// The measures of a look into a small stream.
const (
	markBytes = 1 << 16
	markOps   = 20_000
)

// marks tells whether a small content stream, a pattern's cell, a glyph's drawing, a mask,
// leaves any mark on the page: paints anything, in a colour that is not white. With coloured
// unset any colour counts. What is more than a look can tell counts as a mark.
func (in *interpreter) marks(v pdf.Value, coloured bool) bool {
	return in.lays(v, func(c printed.Colour) bool { return !coloured || !c.Pale })
}

// lays tells whether a small content stream paints anything in a colour that shows.
func (in *interpreter) lays(v pdf.Value, shows func(printed.Colour) bool) bool {
	if v.Kind() != pdf.Stream {
		return false
	}
	b, err := in.f.Stream(nil, v, markBytes)
	if err != nil {
		return true
	}
	sc := &scope{in: in, resources: in.f.Key(v, "Resources"), fonts: nil}
	sc.state.look.fill.Colour, sc.state.look.stroke.Colour = black, black
	l := object.Lexer{Src: b}
	for range markOps {
		t := l.Next()
		switch t.Kind {
		case object.TokenEOF:
			return false
		case object.TokenOperator:
			look := &sc.state.look
			switch string(t.Text) {
			case "g", "rg", "k", "sc", "scn", "cs", "G", "RG", "K", "SC", "SCN", "CS":
				sc.setColour(t.Text)
			case "f", "F", "f*", "Tj", "TJ", "'", "\"":
				if shows(look.fill.Colour) {
					return true
				}
			case "S", "s":
				if shows(look.stroke.Colour) {
					return true
				}
			case "B", "B*", "b", "b*":
				if shows(look.fill.Colour) || shows(look.stroke.Colour) {
					return true
				}
			case "BI", "Do", "sh":
				return true
			}
			sc.args = sc.args[:0]
			in.elements = in.elements[:0]
			l.Release()
		default:
			if len(sc.args) < maxOperands {
				sc.args = append(sc.args, operand{Token: t})
			}
		}
	}
	return true
}
