package extract

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAmountColumns holds rows, heads of columns and the tax that a head states for all.
func TestAmountColumns(t *testing.T) {
	d := interpretText(`COMMUNE DE SAINT-ORBE

Séance du 4 avril 2031

Étaient présents : Mme ABRIAL, M. BASTON, M. CERTEL

DÉLIBÉRATION N° 2031-12

Objet : Tarifs de la salle

Le conseil municipal, après en avoir délibéré, à l'unanimité, FIXE les tarifs comme suit :

| Désignation          | Montant HT 2031  | Montant TTC 2031 |
| Location du week-end | 250,00 €         | 300,00 €         |
| Caution              | 500,00 €         | 600,00 €         |
`)
	if len(d.Deliberations) != 1 {
		t.Fatalf("%d acts", len(d.Deliberations))
	}
	var got []string
	for _, a := range d.Deliberations[0].Amounts {
		got = append(got, fmt.Sprintf("%g %s | %s | %s | %d", a.Value, *a.Tax, *a.Row, *a.Column, *a.Year))
	}
	want := []string{
		"250 HT | Location du week-end | Montant HT 2031 | 2031",
		"300 TTC | Location du week-end | Montant TTC 2031 | 2031",
		"500 HT | Caution | Montant HT 2031 | 2031",
		"600 TTC | Caution | Montant TTC 2031 | 2031",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
