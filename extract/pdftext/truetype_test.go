package pdftext

import (
	"encoding/binary"
	"fmt"
	"testing"

	"phare/extract/pdftext/pdftest"
)

func words16(v ...int) []byte {
	var b []byte
	for _, x := range v {
		b = binary.BigEndian.AppendUint16(b, uint16(x))
	}
	return b
}

// trueType is a font file of nothing but a cmap table that holds one subtable.
func trueType(platform, encoding int, subtable []byte) []byte {
	cmap := append(words16(0, 1, platform, encoding, 0, 12), subtable...)
	head := append([]byte{0, 1, 0, 0}, words16(1, 0, 0, 0)...)
	head = append(head, "cmap\x00\x00\x00\x00"...)
	head = binary.BigEndian.AppendUint32(head, 28)
	head = binary.BigEndian.AppendUint32(head, uint32(len(cmap)))
	return append(head, cmap...)
}

// letters maps A to C by a delta, é through the array of glyphs.
func letters() []byte {
	return words16(4, 0, 0, 6, 0, 0, 0, 'C', 'é', 0xffff, 0, 'A', 'é', 0xffff, 0x10000+5-'A', 0, 1, 0, 4, 0, 77)
}

// A font that shows glyph numbers and has no ToUnicode map is read by its own table.
func TestFontWithoutToUnicode(t *testing.T) {
	l := withFont(t, func(d *pdftest.Doc) string {
		file := d.Stream("", string(trueType(3, 1, letters())))
		return fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2/DW 500/CIDToGIDMap/Identity/FontDescriptor<</FontFile2 %d 0 R>>>>]>>", file)
	}, "<000500060007004D> Tj")
	if l.Text() != "ABCé" || l.Words[0].Doubtful {
		t.Errorf("read %q, doubtful %v", l.Text(), l.Words[0].Doubtful)
	}
}

// The table of an embedded font tells a map that says other digits.
func TestMapAgainstTheFontsTable(t *testing.T) {
	digits := words16(6, 16, 0, '1', 3, 5, 6, 7) // glyphs 5, 6, 7 are 1, 2, 3
	for pairs, told := range map[string]bool{"<0005><0031> <0006><0032> <0007><0033>": false, "<0005><0031> <0006><0039> <0007><0033>": true} {
		l := withFont(t, func(d *pdftest.Doc) string {
			file := d.Stream("", string(trueType(3, 1, digits)))
			unicode := d.Stream("", "3 beginbfchar "+pairs+" endbfchar")
			return fmt.Sprintf("<</Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode %d 0 R/DescendantFonts[<</Subtype/CIDFontType2/DW 500/CIDToGIDMap/Identity/FontDescriptor<</FontFile2 %d 0 R>>>>]>>", unicode, file)
		}, "<000500060007> Tj")
		if l.Text() != "123" || l.Words[0].Doubtful != told {
			t.Errorf("%s: read %q, doubtful %v", pairs, l.Text(), l.Words[0].Doubtful)
		}
	}
}
