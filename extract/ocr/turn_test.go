package ocr

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"phare/extract/pdftext"
	"phare/extract/pdftext/pdftest"
)

// A page that was scanned on its side or upside down is read, and its words stand where the
// page shows them.
func TestPagesOnTheirSide(t *testing.T) {
	needsOCR(t)
	if testing.Short() {
		t.Skip("takes seconds")
	}
	d := pdftest.New()
	for _, turn := range []int{90, 180} {
		d.Page(pdftest.Lines(14, 60, 700, 22, "Le Conseil municipal, après en avoir délibéré,", "approuve le budget de la commune pour un montant de", "125 300 euros."), fmt.Sprintf("/Rotate %d", turn))
	}
	path := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(path, d.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	pages, err := Pages(context.Background(), path, a4(1, 2))
	if err != nil {
		t.Fatal(err)
	}
	// where the first word begins on the page as displayed, within the height of a line
	for n, at := range map[int][2]float32{1: {700, 60}, 2: {595 - 60, 700}} {
		p := pages[n]
		var b strings.Builder
		for _, l := range p.Lines {
			b.WriteString(l.Text() + "\n")
		}
		if got, want := b.String(), "Le Conseil municipal, après en avoir délibéré,\napprouve le budget de la commune pour un montant de\n125 300 euros.\n"; got != want {
			t.Errorf("page %d reads %q", n, got)
			continue
		}
		box := p.Lines[0].Words[0].Box
		near := func(a, b float32) bool { return a-b < 20 && b-a < 20 }
		if x := map[int]float32{1: box.X0, 2: box.X1}[n]; !near(x, at[0]) || !near(box.Y0, at[1]) {
			t.Errorf("page %d of %v x %v: the first word stands at %v", n, p.Width, p.Height, box)
		}
		if gap := p.Lines[1].Gap; gap < 2 || gap > 14 {
			t.Errorf("page %d: white of %v above the second line", n, gap)
		}
	}
}

func TestTurnBack(t *testing.T) {
	want := pdftext.Box{X0: 10, Y0: 20, X1: 40, Y1: 30}
	b, width, height := want, float32(200), float32(300)
	for quarters := 1; quarters < 4; quarters++ {
		b = pdftext.Box{X0: height - b.Y1, Y0: b.X0, X1: height - b.Y0, Y1: b.X1} // a quarter clockwise
		width, height = height, width
		if got := turnBack(b, quarters, width, height); got != want {
			t.Errorf("%d quarters: %v", quarters, got)
		}
	}
}
