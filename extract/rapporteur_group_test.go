package extract

import (
	"slices"
	"testing"
)

// TestGroupRapporteur holds that who is named over a group of items presents them all, and not the
// item above.
func TestGroupRapporteur(t *testing.T) {
	d := interpretText(`COMMUNE DE SAINT-ORBE

PROCÈS-VERBAL DU CONSEIL MUNICIPAL

Séance du 4 avril 2031

Présents : Mme ABRIAL, M. BASTON, M. CERTEL

DÉLIBÉRATION N° 2031-12 : Tarifs de la salle

Le conseil municipal, à l'unanimité, fixe le tarif à 250 €.

TRAVAUX

Dossiers présentés par Mme Rose URSEL

DÉLIBÉRATION N° 2031-13 : Réfection du préau

Le conseil municipal, à l'unanimité, approuve les travaux.

DÉLIBÉRATION N° 2031-14 : Achat d'un tracteur

Le conseil municipal, à l'unanimité, approuve l'achat.
`)
	var got []string
	for _, a := range d.Deliberations {
		name := "-"
		if a.Rapporteur != nil {
			name = *a.Rapporteur
		}
		got = append(got, name)
	}
	if want := []string{"-", "Mme Rose URSEL", "Mme Rose URSEL"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRapporteurPatterns(t *testing.T) {
	for _, err := range rapporteurPatterns().Check() {
		t.Error(err)
	}
}
