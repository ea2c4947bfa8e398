package pdftext

import (
	"strings"
	"testing"
)

// Trees that bite their tail, miss their types or nest without end give their pages once.
func TestPageTrees(t *testing.T) {
	font := "4 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n"
	content := "5 0 obj\n<</Length 40>>\nstream\nBT /F1 12 Tf 50 700 Td (page) Tj ET     \nendstream\nendobj\n"
	leaf := "3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>\nendobj\n"
	for name, c := range map[string]struct {
		tree  string
		pages int
	}{
		"plain":               {"<</Type/Pages/Count 1/Kids[3 0 R]>>", 1},
		"a cycle":             {"<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]>>", 1},
		"a page twice":        {"<</Type/Pages/Count 2/Kids[3 0 R 3 0 R]>>", 1},
		"a huge count":        {"<</Type/Pages/Count 999999999/Kids[3 0 R]>>", 1},
		"a missing child":     {"<</Type/Pages/Count 2/Kids[99 0 R 3 0 R]>>", 1},
		"a parent of its own": {"<</Type/Pages/Count 1/Kids[3 0 R]/Parent 2 0 R>>", 1},
	} {
		data := []byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n" + c.tree + "\nendobj\n" + leaf + font + content + "trailer\n<</Root 1 0 R>>\n" + strings.Repeat("%", 100))
		doc := read(t, data)
		if len(doc.Pages) != c.pages || text(t, doc) != "page\n\f" {
			t.Errorf("%s: %d pages, %q", name, len(doc.Pages), text(t, doc))
		}
	}
}
