package extract

import (
	"slices"
	"strings"
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

// TestRubricRapporteurs pins who reports where a rubric or the document's agenda says so.
func TestRubricRapporteurs(t *testing.T) {
	for line, want := range map[string]string{
		"II. ENVIRONNEMENT – Rapporteure : Mme Chloé BASTON, 3e vice-présidente": "Mme Chloé BASTON",
		"IV. AFFAIRES GÉNÉRALES – Rapporteur : M. le Président":                  "M. le Président",
		"Le rapport – rapporteur public inclus – est joint":                      "",
	} {
		if got := groupPresenter(behindRubric(line)); got != want {
			t.Errorf("%q: %q", line, got)
		}
	}
	vote := "\nLe conseil municipal, après en avoir délibéré, à l'unanimité, approuve la proposition.\n\n"
	d := readSketch("COMMUNE DE VALMER\nPROCÈS-VERBAL DE LA SÉANCE DU 4 AVRIL 2031\nL'an deux mille trente et un, le quatre avril, le conseil municipal s'est réuni sous la présidence de Mme Sorel.\nPrésents : Mme Sorel, M. Maranel, Mme Aubrac, M. Lestang\n\nORDRE DU JOUR\n1. Budget primitif de la ville – M. Maranel\n2. Tarifs de la cantine scolaire – Mme Aubrac\n3. Vente du terrain des Aulnes – M. le Maire\n\n" +
		"**1. Budget primitif de la ville**" + vote + "**2. Tarifs de la cantine scolaire**" + vote + "**3. Vente du terrain des Aulnes**" + vote)
	var got []string
	for _, a := range d.Deliberations {
		got = append(got, asPrinted(a.Rapporteur))
	}
	if strings.Join(got, ", ") != "M. Maranel, Mme Aubrac, M. le Maire" {
		t.Errorf("by the agenda: %q", got)
	}
}
