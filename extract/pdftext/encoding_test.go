package pdftext

import (
	"fmt"
	"testing"

	"phare/extract/pdftext/layout"
	"phare/extract/pdftext/pdftest"
)

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
			if w := last.Box.X1 - l.Words[0].Box.X0; !layout.Within(w-c.width, 0.1) {
				t.Errorf("%v points wide, want %v", w, c.width)
			}
			if last.Doubtful != c.doubt {
				t.Errorf("doubtful is %v", last.Doubtful)
			}
		})
	}
}
