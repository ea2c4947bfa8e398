package font

import (
	"fmt"
	"strings"
	"testing"
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
		if got, bad := Fold(c.in, c.pictorial); got != c.want || bad != c.bad {
			t.Errorf("%q (pictorial %v) is %q, %v, want %q, %v", c.in, c.pictorial, got, bad, c.want, c.bad)
		}
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
		if got := TextString([]byte(in)); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
