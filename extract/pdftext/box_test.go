package pdftext

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"phare/extract/pdftext/pdftest"
)

// ruledBox draws a box of two cells from x0 to x2, parted at x1.
func ruledBox(x0, x1, x2, y0, y1 float64) string {
	return fmt.Sprintf("%g %g %g %g re S %g %g m %g %g l S ", x0, y0, x2-x0, y1-y0, x1, y0, x1, y1)
}

// Two cells of one box are read one after the other, though their lines stand at heights that
// interleave or that happen to be the same.
func TestBoxCellByCell(t *testing.T) {
	for name, c := range map[string]struct {
		left, right   []string
		leftY, rightY float64
	}{
		"rank at mid height":      {[]string{"N° 3"}, []string{"FINANCES", "Budget annexe – Admission en non-valeur"}, 690, 697},
		"object at mid height":    {[]string{"Objet"}, []string{"Réfection de la toiture de la halle", "Demande de subvention"}, 690, 696},
		"counts beside the head":  {[]string{"En exercice : 15", "Présents : 12", "Votants : 14"}, []string{"Délibération 2031-12", "Urbanisme", "Achat d’un jardin"}, 700, 700},
		"head beside its counts":  {[]string{"Délibération 2031-12", "Achat d’un jardin"}, []string{"Membres en exercice : 15", "Membres présents : 12", "Votants : 14"}, 694, 700},
		"title above, rank right": {[]string{"Tarifs de la piscine", "Été 2031"}, []string{"Question 4"}, 696, 690},
	} {
		t.Run(name, func(t *testing.T) {
			p := page(t, ruledBox(50, 200, 500, 660, 715)+pdftest.Lines(10, 55, c.leftY, 13, c.left...)+pdftest.Lines(10, 205, c.rightY, 13, c.right...))
			if diff := cmp.Diff(append(c.left, c.right...), lines(p)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Labels and their figures stay beside one another, and so do single lines.
func TestBoxOfFigures(t *testing.T) {
	labels, figures := []string{"En exercice", "Présents", "Votants"}, []string{"15", "12", "14"}
	p := page(t, ruledBox(50, 200, 300, 660, 715)+pdftest.Lines(10, 55, 700, 13, labels...)+pdftest.Lines(10, 205, 700, 13, figures...))
	if diff := cmp.Diff([]string{"En exercice 15", "Présents 12", "Votants 14"}, lines(p)); diff != "" {
		t.Error(diff)
	}
	p = page(t, ruledBox(50, 100, 400, 690, 715)+pdftest.Text("F1", 10, 55, 700, "N° 3")+pdftest.Text("F1", 10, 105, 700, "Tarifs de la piscine"))
	if diff := cmp.Diff([]string{"N° 3 Tarifs de la piscine"}, lines(p)); diff != "" {
		t.Error(diff)
	}
}

// A column of a bulletin that is longer than the one beside it is read to its end first.
func TestLongerColumn(t *testing.T) {
	var left, right []string
	for i := range 14 {
		left = append(left, fmt.Sprintf("gauche %d et la suite de la même phrase", i))
	}
	for i := range 10 {
		right = append(right, fmt.Sprintf("droite %d et la suite de la même phrase", i))
	}
	p := page(t, pdftest.Lines(10, 50, 720, 12, left...)+pdftest.Lines(10, 310, 720, 12, right...))
	if diff := cmp.Diff(append(left, right...), lines(p)); diff != "" {
		t.Error(diff)
	}
}
