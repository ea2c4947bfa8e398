package pdftext

import (
	"fmt"
	"strings"
	"testing"

	"phare/extract/pdftext/pdftest"
)

func TestGlyphText(t *testing.T) {
	for name, want := range map[string]string{
		"A": "A", "eacute": "é", "Ccedilla": "Ç", "oe": "œ", "Euro": "€", "quoteright": "’", "fi": "fi", "f_f_i": "ffi",
		"uni00E9": "é", "uni00660069": "fi", "u20AC": "€", "one.oldstyle": "1", "nbspace": " ", "space": " ", "zcaron": "ž",
		"g12": "", "cid_45": "", "": "", "uniXYZW": "", "inconnu": "",
	} {
		if got := glyphText(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

func TestFoldGlyph(t *testing.T) {
	for _, c := range []struct {
		in        string
		pictorial bool
		want      string
		bad       bool
	}{
		{"é", false, "é", false},
		{"ﬃ", false, "ffi", false},
		{"\u00ad", false, "-", false},
		{"\u2011", false, "-", false},
		{"\u00a0", false, " ", false},
		{"\u202f", false, " ", false},
		{"\uf0b7", true, "•", false},
		{"\uf0d8", true, "→", false},
		{"\uf041", false, "A", false},
		{"\uf041", true, "•", false},
		{"\ue123", false, "\ufffd", true},
		{"", false, "\ufffd", true},
		{"\x01", false, "\ufffd", true},
		{"\u0092", false, "\ufffd", true},
	} {
		if got, bad := foldGlyph(c.in, c.pictorial); got != c.want || bad != c.bad {
			t.Errorf("%q (pictorial %v) is %q, %v, want %q, %v", c.in, c.pictorial, got, bad, c.want, c.bad)
		}
	}
}

// withFont reads one line written in a font of the test's own.
func withFont(t *testing.T, font func(d *pdftest.Doc) string, show string) Line {
	t.Helper()
	d := pdftest.New()
	n := d.Add(font(d))
	d.Resources(fmt.Sprintf("/Font<</F9 %d 0 R>>", n))
	d.Page("BT /F9 10 Tf 50 700 Td " + show + " ET")
	p := read(t, d.Bytes()).Pages[0]
	if len(p.Lines) != 1 {
		t.Fatalf("%d lines", len(p.Lines))
	}
	return p.Lines[0]
}

func TestFonts(t *testing.T) {
	toUnicode := func(d *pdftest.Doc, body string) int {
		return d.Stream("", "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"+body)
	}
	for _, c := range []struct {
		name  string
		font  func(d *pdftest.Doc) string
		show  string
		want  string
		width float32 // of the line, in points
		doubt bool
	}{
		{"Differences over WinAnsi keep the euro", func(*pdftest.Doc) string {
			return "<</Type/Font/Subtype/Type1/BaseFont/X/FirstChar 65/Widths[500 600]/FontDescriptor<</MissingWidth 400>>/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[65/eacute/agrave]>>>>"
		}, "(AB\\200) Tj", "éà€", 15, false},
		{"MacRoman", func(*pdftest.Doc) string {
			return "<</Type/Font/Subtype/TrueType/BaseFont/X/Encoding/MacRomanEncoding>>"
		}, "(\\216) Tj", "é", 5.56, false},
		{"ToUnicode first, then the encoding", func(d *pdftest.Doc) string {
			return fmt.Sprintf("<</Type/Font/Subtype/TrueType/BaseFont/X/FirstChar 65/Widths[500 500]/Encoding/WinAnsiEncoding/ToUnicode %d 0 R>>", toUnicode(d, "1 beginbfchar <41> <00C9> endbfchar"))
		}, "(AB) Tj", "ÉB", 10, false},
		{"composite font with widths", func(d *pdftest.Doc) string {
			return fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/DW 1000/W[1[500 250] 7 9 100]>>]/ToUnicode %d 0 R>>",
				toUnicode(d, "2 beginbfrange <0001> <0002> <0041> <0007> <0008> [<0066006C> <0039>] endbfrange 1 beginbfchar <0020> <20AC> endbfchar"))
		}, "<0001000200070008> Tj <0020> Tj", "ABfl9€", 19.5, false},
		{"embedded CMap of one-byte codes", func(d *pdftest.Doc) string {
			enc := d.Stream("/Type/CMap", "1 begincodespacerange <00> <FF> endcodespacerange 1 begincidrange <41> <42> 5 endcidrange")
			return fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/X/Encoding %d 0 R/DescendantFonts[<</Subtype/CIDFontType0/W[5[300 700]]>>]/ToUnicode %d 0 R>>", enc, toUnicode(d, "1 beginbfrange <41> <42> <0061> endbfrange"))
		}, "(AB) Tj", "ab", 10, false},
		{"UTF-16 codes", func(*pdftest.Doc) string {
			return "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/UniGB-UCS2-H/DescendantFonts[<</Subtype/CIDFontType0/DW 500>>]>>"
		}, "<00410042> Tj", "AB", 10, false},
		{"Type 3", func(*pdftest.Doc) string {
			return "<</Type/Font/Subtype/Type3/FontMatrix[0.01 0 0 0.01 0 0]/FirstChar 65/Widths[50]/Encoding<</Differences[65/un/deux]>>/CharProcs<<>>>>"
		}, "(A) Tj", "\ufffd", 5, true},
		{"a glyph without Unicode is doubtful", func(*pdftest.Doc) string {
			return "<</Type/Font/Subtype/Type1/BaseFont/X/FirstChar 65/Widths[500 500 500]/Encoding<</Differences[66/g17]>>>>"
		}, "(ABC) Tj", "A\ufffdC", 15, true},
		{"a bullet of Symbol", func(*pdftest.Doc) string {
			return "<</Type/Font/Subtype/Type1/BaseFont/Symbol/FirstChar 183/Widths[460]>>"
		}, "(\\267) Tj", "•", 4.6, false},
		{"a private character alone is a bullet", func(d *pdftest.Doc) string {
			return fmt.Sprintf("<</Type/Font/Subtype/TrueType/BaseFont/X/FirstChar 65/Widths[500]/ToUnicode %d 0 R>>", toUnicode(d, "1 beginbfchar <41> <E0A1> endbfchar"))
		}, "(A) Tj", "•", 5, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := withFont(t, c.font, c.show)
			if got := l.Text(); got != c.want {
				t.Errorf("read %q, want %q", got, c.want)
			}
			last := l.Words[len(l.Words)-1]
			if w := last.Box.X1 - l.Words[0].Box.X0; !within(w-c.width, 0.1) {
				t.Errorf("%v points wide, want %v", w, c.width)
			}
			if last.Doubtful != c.doubt {
				t.Errorf("doubtful is %v", last.Doubtful)
			}
		})
	}
}

func TestOpaqueName(t *testing.T) {
	for name, want := range map[string]bool{"g12": true, "glyph5": true, "cid123": true, "G01": true, ".notdef": true, "afii10017": false, "eacute": false} {
		if opaqueName(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}

func TestCMap(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      map[uint32]string
	}{
		{"characters", "2 beginbfchar <01> <0041> <0102> <D83DDE00> endbfchar", map[uint32]string{1: "A", 0x102: "😀"}},
		{"a range", "1 beginbfrange <10> <12> <0061> endbfrange", map[uint32]string{0x10: "a", 0x11: "b", 0x12: "c"}},
		{"a range of texts", "1 beginbfrange <10> <11> [<00660066> <0078>] endbfrange", map[uint32]string{0x10: "ff", 0x11: "x"}},
		{"an odd number of bytes", "1 beginbfchar <01> <41> <02> <004100> endbfchar", map[uint32]string{1: "A", 2: "A"}},
		{"a range that runs backwards", "1 beginbfrange <12> <10> <0061> endbfrange", map[uint32]string{}},
		{"a range without end", "1 beginbfrange <00000000> <FFFFFFFF> <0061> endbfrange", map[uint32]string{}},
		{"broken in the middle", "2 beginbfchar <01> <0041> <02 endbfchar 1 beginbfchar <03> <0043> endbfchar", map[uint32]string{}},
		{"comments and names", "%x\n/CIDInit /ProcSet findresource begin 1 beginbfchar <01> <0041> endbfchar end", map[uint32]string{1: "A"}},
	} {
		if got := parseCMap([]byte(c.src)).text; fmt.Sprint(got) != fmt.Sprint(c.want) && c.name != "broken in the middle" {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	huge := strings.Repeat("1 beginbfrange <0000> <FFFF> <0061> endbfrange 1 beginbfrange <00010000> <0001FFFF> <0061> endbfrange ", 9)
	if c := parseCMap([]byte(huge)); len(c.text) > maxCMapCodes {
		t.Errorf("%d codes", len(c.text))
	}
}

func TestTextString(t *testing.T) {
	for in, want := range map[string]string{"\xfe\xff\x00\xe9": "é", "\xef\xbb\xbfé": "é", "\xe9t\xe9": "été", "\xfe\xff": "", "": ""} {
		if got := textString([]byte(in)); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
