package font

import (
	"encoding/binary"
	"testing"

	"github.com/google/go-cmp/cmp"
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

func TestGlyphRunes(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		want map[uint32]rune
	}{
		{"segments", trueType(3, 1, letters()), map[uint32]rune{5: 'A', 6: 'B', 7: 'C', 77: 'é'}},
		{"a trimmed table", trueType(0, 3, words16(6, 0, 0, 'x', 2, 9, 10)), map[uint32]rune{9: 'x', 10: 'y'}},
		{"groups", trueType(3, 10, words16(12, 0, 0, 0, 0, 0, 0, 1, 1, 0xf600, 1, 0xf601, 0, 3)), map[uint32]rune{3: '😀', 4: '😁'}},
		{"a symbol table is no Unicode", trueType(3, 0, letters()), map[uint32]rune{}},
		{"cut off", trueType(3, 1, letters())[:60], map[uint32]rune{}},
		{"no table", []byte("OTTO"), nil},
	} {
		got := glyphRunes(c.data)
		if c.name == "cut off" {
			continue // whatever is left of it, but no panic
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}
