package extract

import (
	"fmt"
	"strings"
	"testing"

	"phare/extract/pdftext"
	"phare/extract/sketch"
)

// Minutes that are printed twice in one document hold their acts once; pages that differ in
// one figure are others.
func TestRepeatedPages(t *testing.T) {
	minutes := func(sum int) string {
		var b strings.Builder
		b.WriteString("PROCÈS-VERBAL DU CONSEIL MUNICIPAL DE VALBRUN\nSéance du 14 avril 2031\nPrésents : M. Paul Garrel, Mme Anne Lisle\n\n")
		for i, s := range []string{"Tarifs de la cantine", "Acquisition d'un tracteur", "Convention avec l'école de musique"} {
			fmt.Fprintf(&b, "%d. %s\n\nMonsieur le maire présente le dossier et rappelle les textes qui s'appliquent.\nLe conseil municipal, après en avoir délibéré, à l'unanimité,\n- APPROUVE la proposition pour %d euros.\n\n", i+1, s, sum+i)
		}
		return b.String()
	}
	acts := func(text string) int {
		d := newDocument(found{file: "pv.pdf"})
		interpret(d, &pdftext.Document{Pages: sketch.Pages(text)})
		return len(d.Deliberations)
	}
	once := acts(minutes(100))
	if twice := acts(minutes(100) + "\f" + minutes(100)); once != 3 || twice != once {
		t.Errorf("%d acts once, %d twice", once, twice)
	}
	if other := acts(minutes(100) + "\f" + minutes(700)); other <= once {
		t.Errorf("%d acts of two pages that differ", other)
	}
}
