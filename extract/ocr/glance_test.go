package ocr

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"phare/extract/pdftext"
	"phare/extract/pdftext/pdftest"
)

// Blank pages are told many at a glance, whatever stands between them, and a page that holds a
// word, or only what is known of it, is not taken for another.
func TestBlanks(t *testing.T) {
	if !CanDraw() {
		t.Skip("pdftoppm is missing")
	}
	d := pdftest.New()
	var pages []Page
	want := map[int]bool{}
	for n := 1; n <= 40; n++ {
		content, known := "", []pdftext.Box(nil)
		switch {
		case n%7 == 0:
			content = pdftest.Text("F1", 20, 100, 400, "Décide")
		case n%5 == 0: // a stamp, whose words are known
			content = pdftest.Text("F1", 20, 100, 400, "Reçu")
			known = []pdftext.Box{{X0: 90, Y0: 410, X1: 300, Y1: 460}}
			want[n] = true
		default:
			want[n] = true
		}
		d.Page(content)
		pages = append(pages, Page{Number: n, Width: 595, Height: 842, Known: known})
	}
	file := filepath.Join(t.TempDir(), "blanc.pdf")
	if err := os.WriteFile(file, d.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	got := Blanks(t.Context(), file, pages)
	for n := 1; n <= 40; n++ {
		if p, blank := got[n]; blank != want[n] || blank && (!p.Blank || p.Number != n) {
			t.Errorf("page %d: blank %v, want %v: %s", n, blank, want[n], fmt.Sprint(p.Number, p.Blank))
		}
	}
	// with gaps, pages are still told by their own numbers; a file that cannot be drawn tells nothing
	some := append(append([]Page{}, pages[10:13]...), pages[27], pages[35], pages[36])
	for n, p := range Blanks(t.Context(), file, some) {
		if !want[n] || p.Number != n || n < 11 {
			t.Errorf("page %d is told blank", n)
		}
	}
	if got := Blanks(t.Context(), file+"x", pages); len(got) > 0 {
		t.Errorf("%d pages of no file are blank", len(got))
	}
}
