package extract

import (
	"slices"
	"testing"

	"phare/extract/pdftext"
	"phare/extract/sketch"
	"phare/extract/title"
)

// TestMarginNames asks that a name in the margin is the rapporteur's, whole though it wraps,
// and of its own item.
func TestMarginNames(t *testing.T) {
	d := &Document{File: "pv.pdf"}
	interpret(d, &pdftext.Document{Pages: sketch.Pages(readLayout(t, "testdata/layouts/minutes-margin-names.txt").text)})
	want := []string{"Serge ESCOFFIER", "Michel FABREGUES", "Michel FABREGUES", "Cécile DERVAUX", "Paul HERAN", "Paul HERAN", "Mme la Maire"}
	var got []string
	for _, a := range d.Deliberations {
		if a.Rapporteur == nil {
			got = append(got, "")
			continue
		}
		got = append(got, *a.Rapporteur)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestNoMargin asks that the cells of a table are no margin: no person is named.
func TestNoMargin(t *testing.T) {
	text := "Désignation des représentants dans les conseils\n"
	for _, l := range []string{"Lycée Ampère", "Lycée Berlioz", "Collège Curie", "École Diderot", "Lycée Eiffel", "Collège Fabre", "Lycée Galois"} {
		text += l + "        Mme Une Telle, titulaire\n                    M. Tel Autre, suppléant\n                    sur proposition du Maire\n"
	}
	for _, l := range title.Scan(sketch.Pages(text)).Lines {
		if l.Margin {
			t.Errorf("%q is taken for a name in a margin", l.Text)
		}
	}
}
