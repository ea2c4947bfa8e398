package lines

import (
	"testing"

	"phare/extract/pdftext"
)

// page sets lines of text on a page of our own, 12 points apart, a word every 6 points a letter;
// an empty line leaves white space.
func page(n int, text ...string) pdftext.Page {
	p := pdftext.Page{Number: n, Width: 600, Height: 800}
	y, gap := float32(60), float32(-1)
	for _, t := range text {
		if t == "" {
			y, gap = y+14, 16
			continue
		}
		l := pdftext.Line{Gap: gap}
		x := float32(60)
		for _, w := range splitWords(t) {
			width := 6 * float32(len(w))
			l.Words = append(l.Words, pdftext.Word{Text: w, Size: 11, Box: pdftext.Box{X0: x, Y0: y, X1: x + width, Y1: y + 11}})
			x += width + 5
		}
		p.Lines = append(p.Lines, l)
		y, gap = y+13, 2
	}
	return p
}

func splitWords(t string) []string {
	var out []string
	for from, i := 0, 0; i <= len(t); i++ {
		if i == len(t) || t[i] == ' ' {
			if i > from {
				out = append(out, t[from:i])
			}
			from = i + 1
		}
	}
	return out
}

// TestEvents holds what a line says of a decision.
func TestEvents(t *testing.T) {
	for _, c := range []struct {
		line, next string
		want       Event
	}{
		{"le conseil municipal, a l'unanimite, approuve la convention.", "", Decision},
		{"le conseil, apres", "en avoir delibere, decide", Decision},
		{"adopte a l'unanimite", "", Result},
		{"12 pour, 3 contre et 1 abstention", "", Result},
		{"il est propose au conseil de fixer les tarifs.", "", Proposal},
		{"le conseil municipal s'est reuni en mairie", "", NoEvent},
		{"le bureau d'etudes remet son rapport", "", NoEvent},
		{"travaux de voirie", "", NoEvent},
	} {
		if got := EventOf(c.line, c.next); got != c.want {
			t.Errorf("%q: event %d, want %d", c.line, got, c.want)
		}
	}
}

// TestRepeatedLinesAreMatter asks that what stands at the edge of most pages is no running text,
// whatever number it bears, and that nothing else is taken with it.
func TestRepeatedLinesAreMatter(t *testing.T) {
	var pages []pdftext.Page
	bodies := []string{"Premier point", "Deuxieme point", "Troisieme point", "Quatrieme point"}
	for i, b := range bodies {
		pages = append(pages, page(i+1, "Ville de Valmer registre", "", b, "", "Le texte du point.", "Une suite.", "Une fin.", "", "Folio "+string(rune('1'+i))))
	}
	r := Scan(pages)
	for i := range r.Lines {
		l := &r.Lines[i]
		edge := l.Fold == "ville de valmer registre" || l.Fold[:5] == "folio"
		if edge != l.Matter && l.Fold[len(l.Fold)-5:] == "point" || edge && !l.Matter {
			t.Errorf("%q: matter is %v", l.Text, l.Matter)
		}
	}
}

// TestScanKeepsPages asks that every line of the pages is there once, on its own page.
func TestScanKeepsPages(t *testing.T) {
	r := Scan([]pdftext.Page{page(1, "Un", "Deux"), page(2), page(3, "Trois")})
	if len(r.Lines) != 3 || len(r.First) != 4 {
		t.Fatalf("%d lines, %d marks", len(r.Lines), len(r.First))
	}
	if got := r.PageLines(3); len(got) != 1 || got[0].Text != "Trois" || got[0].Page != 3 {
		t.Errorf("page 3 holds %v", got)
	}
	if r.PageLines(4) != nil || r.PageLines(0) != nil {
		t.Error("a page that is not there has lines")
	}
}

// TestBarred asks that the cells of a row are parted, and the thousands of one figure are not.
func TestBarred(t *testing.T) {
	p := page(1, "Voirie 12 500 8 000")
	l := Line{Line: p.Lines[0]}
	l.Cells = []int{0, 1, 3}
	if !l.Parted(1) || l.Parted(2) || !l.Parted(3) {
		t.Error("the columns are not where the cells start")
	}
}
