package pdftext

import (
	"fmt"
	"strings"
	"testing"
)

// FuzzContent: whatever a page draws, its words lie on the sheet, hold text, and come through
// the encoding.
func FuzzContent(f *testing.F) {
	f.Add([]byte("BT /F1 12 Tf 50 700 Td [(Vote)-300(pour)] TJ T* (x) ' ET q 1 0 0 1 9 9 cm Q"))
	f.Add([]byte("/Span <</ActualText (x)>> BDC BT 1 0 0 -1 0 0 Tm /F3 1e9 Tf (a) Tj EMC"))
	f.Fuzz(func(t *testing.T, content []byte) {
		doc := read(t, samplePage(string(content)))
		for _, l := range doc.Pages[0].Lines {
			if len(l.Words) == 0 {
				t.Fatal("a line without words")
			}
			for _, w := range l.Words {
				if w.Text == "" || w.Text != strings.ToValidUTF8(w.Text, "?") {
					t.Fatalf("word %q", w.Text)
				}
			}
		}
		again, err := Decode(doc.Encode())
		if err != nil || fmt.Sprint(again.Pages) != fmt.Sprint(doc.Pages) {
			t.Fatalf("the encoding changes the words: %v\n%v\n%v", err, doc.Pages, again)
		}
	})
}
