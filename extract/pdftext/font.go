package pdftext

import (
	"strings"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// glyph is what a font makes of one code.
type glyph struct {
	text  string  // folded: ligatures undone, bullets plain; "" when it has no Unicode
	width float32 // in text space units at size 1
	known bool    // looked up already
	space bool
	bad   bool // no Unicode known

	private bool // bad, and of the private use area: a picture rather than a letter
	nothing bool // takes no room and shows nothing: a soft hyphen within a line, a joiner
}

// font is a font of the document, shared by all pages that name its object.
type font struct {
	name         string
	composite    bool
	codeBytes    int // 1, or 2 for most composite fonts
	toUnicode    *cmap
	encoding     *cmap // of a composite font with an embedded CMap
	unicodeCodes bool  // the codes themselves are UTF-16 (UniXX-UCS2, UniXX-UTF16)
	texts        *[256]string
	widths       [256]float32
	cidWidths    map[uint32]float32
	glyphRunes   map[uint32]rune // of a composite TrueType font that shows glyph numbers
	defaultWidth float32
	bold, italic bool
	drawings     bool // Type 3: its glyphs are drawings, of any size and colour of their own
	pictorial    bool // Symbol, Wingdings: its letters are pictures
	planes       [256]*[256]glyph
}

// lookup returns the glyph of a code.
func (f *font) lookup(code uint32) *glyph {
	plane := f.planes[code>>8&0xff]
	if plane == nil {
		plane = new([256]glyph)
		f.planes[code>>8&0xff] = plane
	}
	g := &plane[code&0xff]
	if !g.known {
		f.resolve(g, code)
	}
	return g
}

func (f *font) resolve(g *glyph, code uint32) {
	g.known = true
	text, mapped := "", false
	if f.toUnicode != nil {
		text, mapped = f.toUnicode.text[code]
	}
	if f.composite {
		cid := code
		if f.encoding != nil {
			cid = f.encoding.cids[code]
		}
		w, ok := f.cidWidths[cid]
		if !ok {
			w = f.defaultWidth
		}
		g.width = w
		if r, ok := f.glyphRunes[cid]; ok && text == "" {
			text, mapped = string(r), true
		}
		if !mapped && f.unicodeCodes {
			text = string(rune(code))
		}
	} else {
		g.width = f.widths[code&0xff]
		if (!mapped || text == "" || text == "\x00") && f.texts != nil {
			text = f.texts[code&0xff]
		}
	}
	if f.pictorial && !mapped && text == "-" {
		text = "−" // the minus of Symbol
	}
	if f.pictorial && !mapped && isLetterOrDigit(text) {
		text = "•" // the letter is only the key of a picture
	}
	g.text, g.bad = foldGlyph(text, f.pictorial)
	r, _ := utf8.DecodeRuneInString(text)
	g.private = g.bad && isPrivate(r)
	g.space = !g.bad && strings.TrimSpace(g.text) == ""
	g.nothing = g.width == 0 && (g.space || text == softHyphen)
}

// loadFont reads a font dictionary.
func (f *file) loadFont(v pdf.Value) *font {
	ft := &font{name: f.key(v, "BaseFont").Name(), codeBytes: 1}
	descriptor := f.key(v, "FontDescriptor")
	if u := f.key(v, "ToUnicode"); u.Kind() == pdf.Stream {
		// what a damaged CMap still says is kept
		b, _ := f.stream(nil, u, 4<<20)
		ft.toUnicode = parseCMap(b)
	}
	subtype := f.key(v, "Subtype").Name()
	if subtype == "Type0" {
		descendant := f.index(f.key(v, "DescendantFonts"), 0)
		descriptor = f.key(descendant, "FontDescriptor")
		f.loadComposite(ft, v, descendant)
	} else {
		f.loadSimple(ft, v, subtype, descriptor)
	}
	f.setStyle(ft, descriptor)
	return ft
}

func (f *file) setStyle(ft *font, descriptor pdf.Value) {
	const italicFlag, forceBoldFlag = 1 << 6, 1 << 18
	name := strings.ToLower(ft.name)
	flags := f.key(descriptor, "Flags").Int64()
	for _, w := range []string{"bold", "black", "heavy", "demi"} {
		ft.bold = ft.bold || strings.Contains(name, w)
	}
	ft.bold = ft.bold || flags&forceBoldFlag != 0 || f.key(descriptor, "FontWeight").Float64() >= 600
	ft.italic = strings.Contains(name, "italic") || strings.Contains(name, "oblique") || flags&italicFlag != 0
	for _, w := range []string{"symbol", "wingdings", "webdings", "dingbats"} {
		ft.pictorial = ft.pictorial || strings.Contains(name, w)
	}
}

func (f *file) loadComposite(ft *font, v, descendant pdf.Value) {
	ft.composite, ft.codeBytes = true, 2
	encoding := f.key(v, "Encoding")
	switch {
	case encoding.Kind() == pdf.Stream:
		b, _ := f.stream(nil, encoding, 4<<20)
		ft.encoding = parseCMap(b)
		if ft.encoding.bytes[1] && !ft.encoding.bytes[2] {
			ft.codeBytes = 1
		}
	case strings.Contains(encoding.Name(), "UCS2") || strings.Contains(encoding.Name(), "UTF16"):
		ft.unicodeCodes = true
	}
	if ft.toUnicode == nil && !ft.unicodeCodes && f.identityGlyphs(descendant) {
		b, _ := f.stream(nil, f.key(f.key(descendant, "FontDescriptor"), "FontFile2"), 16<<20)
		ft.glyphRunes = glyphRunes(b)
	}
	ft.defaultWidth = 1
	if d := f.key(descendant, "DW"); !d.IsNull() {
		ft.defaultWidth = float32(d.Float64() / 1000)
	}
	ft.cidWidths = map[uint32]float32{}
	w := f.key(descendant, "W")
	for i, n := 0, w.Len(); i+1 < n; {
		first := f.index(w, i).Int64()
		next := f.index(w, i+1)
		if next.Kind() == pdf.Array {
			for j := range min(next.Len(), 1<<16) {
				ft.cidWidths[uint32(first)+uint32(j)] = float32(f.index(next, j).Float64() / 1000)
			}
			i += 2
			continue
		}
		width := float32(f.index(w, i+2).Float64() / 1000)
		for c := first; c <= next.Int64() && c-first < 1<<16; c++ {
			ft.cidWidths[uint32(c)] = width
		}
		i += 3
	}
}

// identityGlyphs tells whether the CIDs of a descendant font are the glyph numbers of an
// embedded TrueType font.
func (f *file) identityGlyphs(descendant pdf.Value) bool {
	if f.key(f.key(descendant, "FontDescriptor"), "FontFile2").Kind() != pdf.Stream {
		return false
	}
	return f.key(descendant, "CIDToGIDMap").Kind() != pdf.Stream
}

func (f *file) loadSimple(ft *font, v pdf.Value, subtype string, descriptor pdf.Value) {
	ft.texts = f.simpleTexts(v, subtype, descriptor)
	scale := 0.001
	if subtype == "Type3" {
		ft.drawings = true
		var m [6]float64
		if f.floats(f.key(v, "FontMatrix"), m[:]) && m[0] != 0 {
			scale = m[0]
			if scale < 0 {
				scale = -scale
			}
		}
	}
	widths := f.key(v, "Widths")
	if widths.Len() == 0 {
		for c := range ft.widths {
			text := ft.texts[c]
			if text == "" && ft.toUnicode != nil {
				text = ft.toUnicode.text[uint32(c)]
			}
			ft.widths[c] = standardWidth(ft.name, text) / 1000
		}
		return
	}
	missing := float32(f.key(descriptor, "MissingWidth").Float64() * scale)
	for c := range ft.widths {
		ft.widths[c] = missing
	}
	first := int(f.key(v, "FirstChar").Int64())
	for i := range min(widths.Len(), 256) {
		if c := first + i; c >= 0 && c < 256 {
			ft.widths[c] = float32(f.index(widths, i).Float64() * scale)
		}
	}
}

// simpleTexts gives each code of a simple font its text: its Differences, else its base
// encoding.
func (f *file) simpleTexts(v pdf.Value, subtype string, descriptor pdf.Value) *[256]string {
	const symbolicFlag = 1 << 2
	encoding := f.key(v, "Encoding")
	base := encoding.Name()
	if encoding.Kind() == pdf.Dict {
		base = f.key(encoding, "BaseEncoding").Name()
	}
	symbolic := f.key(descriptor, "Flags").Int64()&symbolicFlag != 0
	if base == "" && subtype == "TrueType" && !symbolic {
		base = "WinAnsiEncoding"
	}
	texts := new([256]string)
	for c := range texts {
		if r := decodeByte(base, byte(c)); r != 0 {
			texts[c] = string(r)
		}
	}
	differences := f.key(encoding, "Differences")
	code := -1
	for i := range min(differences.Len(), 4096) {
		x := f.index(differences, i)
		switch x.Kind() {
		case pdf.Integer:
			code = int(x.Int64())
		case pdf.Name:
			if code >= 0 && code < 256 {
				texts[code] = f.nameText(v, x.Name(), byte(code))
			}
			code++
		}
	}
	return texts
}

// nameText returns the text of a glyph name: our short list first, then the library's long one.
func (f *file) nameText(font pdf.Value, name string, code byte) string {
	if s := glyphText(name); s != "" {
		return s
	}
	if opaqueName(name) {
		return ""
	}
	decoder := (&pdf.Font{V: font}).Encoder()
	s := decoder.Decode(string([]byte{code}))
	if s == string(rune(code)) {
		return "" // the library gives back the code of a name that it does not know
	}
	return s
}

// opaqueName tells names that subsetters number: g12, cid_45, glyph7, c3, a12.
func opaqueName(name string) bool {
	trimmed := strings.TrimRight(name, "0123456789")
	if trimmed == name {
		return name == ".notdef"
	}
	return len(trimmed) <= 2 || strings.HasPrefix(trimmed, "cid") || strings.HasPrefix(trimmed, "glyph") || strings.HasPrefix(trimmed, "index")
}
