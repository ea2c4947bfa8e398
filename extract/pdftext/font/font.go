// Package font tells which characters the codes of a PDF's fonts stand for, and how wide they
// are: ToUnicode maps, encodings, glyph names, an embedded font's own table.
package font

import (
	"phare/extract/pdftext/object"
	"strings"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// Glyph is what a font makes of one code.
type Glyph struct {
	Text  string  // folded: ligatures undone, bullets plain; "" when it has no Unicode
	Width float32 // in text space units at size 1
	known bool    // looked up already
	Space bool
	Bad   bool // no Unicode known

	Empty   bool // of a font of drawings: nothing is drawn for it, as far as was looked at
	Looked  bool // Empty is settled
	Lies    bool // the font's map says another digit than the glyph that it shows is
	Private bool // bad, and of the private use area: a picture rather than a letter
	Nothing bool // takes no room and shows nothing: a soft hyphen within a line, a joiner
}

// Font is a font of the document, shared by all pages that name its object.
type Font struct {
	name         string
	composite    bool
	CodeBytes    int // 1, or 2 for most composite fonts
	toUnicode    *cmap
	encoding     *cmap // of a composite font with an embedded CMap
	unicodeCodes bool  // the codes themselves are UTF-16 (UniXX-UCS2, UniXX-UTF16)
	texts        *[256]string
	widths       [256]float32
	cidWidths    map[uint32]float32
	glyphRunes   map[uint32]rune // of a composite TrueType font that shows glyph numbers
	ownRunes     map[uint32]rune // the same, of one that has a map to Unicode beside it
	defaultWidth float32
	Bold, Italic bool
	Drawings     bool        // Type 3: its glyphs are drawings, of any size and colour of their own
	pictorial    bool        // Symbol, Wingdings: its letters are pictures
	pictures     bool        // Wingdings, not Symbol: so they are whatever its map says
	procs        pdf.Value   // of a font of drawings, by name
	names        [256]string // of the glyphs of a simple font, where it states them
	loader       loader
	planes       [256]*[256]Glyph
}

// Lookup returns the glyph of a code.
func (f *Font) Lookup(code uint32) *Glyph {
	plane := f.planes[code>>8&0xff]
	if plane == nil {
		plane = new([256]Glyph)
		f.planes[code>>8&0xff] = plane
	}
	g := &plane[code&0xff]
	if !g.known {
		f.resolve(g, code)
	}
	return g
}

func (f *Font) resolve(g *Glyph, code uint32) {
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
		g.Width = w
		if r, ok := f.glyphRunes[cid]; ok && text == "" {
			text, mapped = string(r), true
		}
		if !mapped && f.unicodeCodes {
			text = string(rune(code))
		}
	} else {
		g.Width = f.widths[code&0xff]
		if (!mapped || text == "" || text == "\x00") && f.texts != nil {
			text = f.texts[code&0xff]
		}
	}
	if own := f.ownDigit(code); own != "" && mapped && own != text && isDigit(text) {
		text, g.Lies = own, true
	}
	if f.pictorial && !mapped && text == "-" {
		text = "−" // the minus of Symbol
	}
	if f.pictorial && (!mapped || f.pictures) && isLetterOrDigit(text) {
		text = "•" // the letter is only the key of a picture
	}
	g.Text, g.Bad = Fold(text, f.pictorial)
	r, _ := utf8.DecodeRuneInString(text)
	g.Private = g.Bad && isPrivate(r)
	g.Space = !g.Bad && strings.TrimSpace(g.Text) == ""
	g.Nothing = g.Width == 0 && (g.Space || text == SoftHyphen)
}

// Drawing returns the stream that draws a glyph of a font of drawings, null for none.
func (f *Font) Drawing(code uint32) pdf.Value {
	if name := f.names[code&0xff]; name != "" && f.procs.Kind() == pdf.Dict {
		return f.loader.Key(f.procs, name)
	}
	return pdf.Value{}
}

// loader reads the fonts of one file.
type loader struct{ *object.File }

// ownDigit returns the digit that a glyph is by its own name or by its font's own table, "" where
// these do not say: a map to Unicode may say another, and what is seen is the glyph.
func (f *Font) ownDigit(code uint32) string {
	if f.composite {
		cid := code
		if f.encoding != nil {
			cid = f.encoding.cids[code]
		}
		if r := f.ownRunes[cid]; r >= '0' && r <= '9' {
			return string(r)
		}
		return ""
	}
	if f.Drawings {
		return "" // their names are their maker's own
	}
	if name := f.names[code&0xff]; name != "" {
		if s := namedGlyph(name); isDigit(s) {
			return s
		}
	}
	return ""
}

func isDigit(s string) bool { return len(s) == 1 && s[0] >= '0' && s[0] <= '9' }

// loadFont reads a font dictionary.
func (f loader) loadFont(v pdf.Value) *Font {
	ft := &Font{name: f.Key(v, "BaseFont").Name(), CodeBytes: 1}
	descriptor := f.Key(v, "FontDescriptor")
	if u := f.Key(v, "ToUnicode"); u.Kind() == pdf.Stream {
		// what a damaged CMap still says is kept
		b, _ := f.Stream(nil, u, 4<<20)
		ft.toUnicode = parseCMap(b)
	}
	subtype := f.Key(v, "Subtype").Name()
	if subtype == "Type0" {
		descendant := f.Index(f.Key(v, "DescendantFonts"), 0)
		descriptor = f.Key(descendant, "FontDescriptor")
		f.loadComposite(ft, v, descendant)
	} else {
		f.loadSimple(ft, v, subtype, descriptor)
	}
	f.setStyle(ft, descriptor)
	return ft
}

func (f loader) setStyle(ft *Font, descriptor pdf.Value) {
	const italicFlag, forceBoldFlag = 1 << 6, 1 << 18
	name := strings.ToLower(ft.name)
	flags := f.Key(descriptor, "Flags").Int64()
	for _, w := range []string{"bold", "black", "heavy", "demi"} {
		ft.Bold = ft.Bold || strings.Contains(name, w)
	}
	ft.Bold = ft.Bold || flags&forceBoldFlag != 0 || f.Key(descriptor, "FontWeight").Float64() >= 600
	ft.Italic = strings.Contains(name, "italic") || strings.Contains(name, "oblique") || flags&italicFlag != 0
	for _, w := range []string{"wingdings", "webdings", "dingbats"} {
		ft.pictures = ft.pictures || strings.Contains(name, w)
	}
	ft.pictorial = ft.pictures || strings.Contains(name, "symbol")
}

func (f loader) loadComposite(ft *Font, v, descendant pdf.Value) {
	ft.composite, ft.CodeBytes = true, 2
	encoding := f.Key(v, "Encoding")
	switch {
	case encoding.Kind() == pdf.Stream:
		b, _ := f.Stream(nil, encoding, 4<<20)
		ft.encoding = parseCMap(b)
		if ft.encoding.bytes[1] && !ft.encoding.bytes[2] {
			ft.CodeBytes = 1
		}
	case strings.Contains(encoding.Name(), "UCS2") || strings.Contains(encoding.Name(), "UTF16"):
		ft.unicodeCodes = true
	}
	if ft.toUnicode == nil && !ft.unicodeCodes && f.identityGlyphs(descendant) {
		b, _ := f.Stream(nil, f.Key(f.Key(descendant, "FontDescriptor"), "FontFile2"), 16<<20)
		ft.glyphRunes = glyphRunes(b)
	}
	if ft.toUnicode != nil && ft.toUnicode.digits() && f.identityGlyphs(descendant) {
		ft.ownRunes = f.ownTable(f.Key(f.Key(descendant, "FontDescriptor"), "FontFile2"))
	}
	ft.defaultWidth = 1
	if d := f.Key(descendant, "DW"); !d.IsNull() {
		ft.defaultWidth = float32(d.Float64() / 1000)
	}
	ft.cidWidths = map[uint32]float32{}
	w := f.Key(descendant, "W")
	for i, n := 0, w.Len(); i+1 < n; {
		first := f.Index(w, i).Int64()
		next := f.Index(w, i+1)
		if next.Kind() == pdf.Array {
			for j := range min(next.Len(), 1<<16) {
				ft.cidWidths[uint32(first)+uint32(j)] = float32(f.Index(next, j).Float64() / 1000)
			}
			i += 2
			continue
		}
		width := float32(f.Index(w, i+2).Float64() / 1000)
		for c := first; c <= next.Int64() && c-first < 1<<16; c++ {
			ft.cidWidths[uint32(c)] = width
		}
		i += 3
	}
}

// ownTable reads the character table of an embedded font, no further into it than that.
func (f loader) ownTable(v pdf.Value) map[uint32]rune {
	const directory, most = 12 + 16*40, 1 << 18
	head, _ := f.Stream(nil, v, directory) // a cut is meant
	end := sfntEnd(head, "cmap")
	if end == 0 || end > most {
		return nil
	}
	b, _ := f.Stream(nil, v, end)
	return glyphRunes(b)
}

// identityGlyphs tells whether the CIDs of a descendant font are the glyph numbers of an
// embedded TrueType font.
func (f loader) identityGlyphs(descendant pdf.Value) bool {
	if f.Key(f.Key(descendant, "FontDescriptor"), "FontFile2").Kind() != pdf.Stream {
		return false
	}
	return f.Key(descendant, "CIDToGIDMap").Kind() != pdf.Stream
}

func (f loader) loadSimple(ft *Font, v pdf.Value, subtype string, descriptor pdf.Value) {
	ft.texts = f.simpleTexts(v, subtype, descriptor, &ft.names)
	scale := 0.001
	if subtype == "Type3" {
		ft.Drawings, ft.procs, ft.loader = true, f.Key(v, "CharProcs"), f
		var m [6]float64
		if f.Floats(f.Key(v, "FontMatrix"), m[:]) && m[0] != 0 {
			scale = m[0]
			if scale < 0 {
				scale = -scale
			}
		}
	}
	widths := f.Key(v, "Widths")
	if widths.Len() == 0 {
		for c := range ft.widths {
			text := ft.texts[c]
			if text == "" && ft.toUnicode != nil {
				text = ft.toUnicode.text[uint32(c)]
			}
			ft.widths[c] = StandardWidth(ft.name, text) / 1000
		}
		return
	}
	missing := float32(f.Key(descriptor, "MissingWidth").Float64() * scale)
	for c := range ft.widths {
		ft.widths[c] = missing
	}
	first := int(f.Key(v, "FirstChar").Int64())
	for i := range min(widths.Len(), 256) {
		if c := first + i; c >= 0 && c < 256 {
			ft.widths[c] = float32(f.Index(widths, i).Float64() * scale)
		}
	}
}

// simpleTexts gives each code of a simple font its text: its Differences, else its base
// encoding.
func (f loader) simpleTexts(v pdf.Value, subtype string, descriptor pdf.Value, names *[256]string) *[256]string {
	const symbolicFlag = 1 << 2
	encoding := f.Key(v, "Encoding")
	base := encoding.Name()
	if encoding.Kind() == pdf.Dict {
		base = f.Key(encoding, "BaseEncoding").Name()
	}
	symbolic := f.Key(descriptor, "Flags").Int64()&symbolicFlag != 0
	if base == "" && subtype == "TrueType" && !symbolic {
		base = "WinAnsiEncoding"
	}
	texts := new([256]string)
	for c := range texts {
		if r := decodeByte(base, byte(c)); r != 0 {
			texts[c] = string(r)
		}
	}
	differences := f.Key(encoding, "Differences")
	code := -1
	for i := range min(differences.Len(), 4096) {
		x := f.Index(differences, i)
		switch x.Kind() {
		case pdf.Integer:
			code = int(x.Int64())
		case pdf.Name:
			if code >= 0 && code < 256 {
				names[code] = x.Name()
				texts[code] = f.nameText(v, x.Name(), byte(code))
			}
			code++
		}
	}
	return texts
}

// nameText returns the text of a glyph name: our short list first, then the library's long one.
func (f loader) nameText(font pdf.Value, name string, code byte) string {
	// in any other font the names of Zapf's dingbats are a subsetter's numbers
	if dingbat := len(name) > 1 && name[0] == 'a' && strings.Trim(name[1:], "0123456789") == ""; dingbat && !strings.Contains(f.Key(font, "BaseFont").Name(), "Dingbats") {
		return ""
	}
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
