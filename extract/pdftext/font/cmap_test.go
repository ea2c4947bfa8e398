package font

import (
	"fmt"
	"strings"
	"testing"
)

// FuzzCMap: no code beyond the bound, no text that is not valid, the same program the same map.
func FuzzCMap(f *testing.F) {
	f.Add([]byte("1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <01> <0041> <02> <D83DDE00> endbfchar 1 beginbfrange <10> <20> [<0041>] endbfrange 1 begincidrange <0000> <FFFF> 3 endcidrange"))
	f.Fuzz(func(t *testing.T, src []byte) {
		c := parseCMap(src)
		if len(c.text)+len(c.cids) > maxCMapCodes {
			t.Fatalf("%d codes", len(c.text)+len(c.cids))
		}
		for code, s := range c.text {
			if s != strings.ToValidUTF8(s, "?") {
				t.Fatalf("code %x is %q", code, s)
			}
		}
		if again := parseCMap(src); fmt.Sprint(again.text) != fmt.Sprint(c.text) || again.bytes != c.bytes {
			t.Fatal("read twice, it differs")
		}
	})
}
