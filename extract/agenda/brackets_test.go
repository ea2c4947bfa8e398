package agenda

import "testing"

// TestInBrackets tells who presents an act from what else its title says in brackets.
func TestInBrackets(t *testing.T) {
	for title, want := range map[string][2]string{
		"Tarifs municipaux 2031 (M. Riou)":                    {"Tarifs municipaux 2031", "M. Riou"},
		"Tarifs municipaux 2031 (Rapporteur : Mme Anne RIOU)": {"Tarifs municipaux 2031", "Mme Anne RIOU"},
		"Convention avec le club (rapport de Mme Petit)":      {"Convention avec le club", "Mme Petit"},
		"Désignation d'un représentant (Mme le Maire)":        {"Désignation d'un représentant", "Mme le Maire"},
		"Création d'emplois (Madame le Maire)":                {"Création d'emplois", "Madame le Maire"},
		"Adhésion au syndicat (SMICO)":                        {"Adhésion au syndicat (SMICO)", ""},
		"Subvention au club (association sportive)":           {"Subvention au club (association sportive)", ""},
		"Vente de la parcelle (M. Riou et Mme Colas)":         {"Vente de la parcelle", "M. Riou et Mme Colas"},
		"Travaux (2e tranche)":                                {"Travaux (2e tranche)", ""},
		"Tarifs":                                              {"Tarifs", ""},
	} {
		if rest, name := InBrackets(title); rest != want[0] || name != want[1] {
			t.Errorf("%q: %q, %q", title, rest, name)
		}
	}
}
