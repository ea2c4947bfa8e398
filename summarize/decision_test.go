package summarize

import "testing"

// What points elsewhere in the paper says nothing to a reader of the article.
func TestCleanTakesOffWhatPointsElsewhere(t *testing.T) {
	for text, want := range map[string]string{
		"fixe les tarifs applicables au 1er janvier comme indiqué ci-dessous": "fixe les tarifs applicables au 1er janvier",
		"fixe les tarifs comme indiqués, à compter du 1er mai":                "fixe les tarifs, à compter du 1er mai",
		"approuve le produit d’imposition qui s’établira comme présenté":      "approuve le produit d’imposition",
		"approuve le plan tel que présenté":                                   "approuve le plan",
		"approuve le règlement, joint en annexe":                              "approuve le règlement",
		"présente le projet comme indispensable aux habitants":                "présente le projet comme indispensable aux habitants",
		"approuve les conditions ainsi présentées et fixe le loyer à 1 200 €": "approuve les conditions et fixe le loyer à 1 200 €",
	} {
		if got := clean(text); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A permission whose matter stands in another sentence is no sentence by itself.
func TestPermissionWithoutItsMatter(t *testing.T) {
	for text, want := range map[string]int{
		"AUTORISE le Président ou son représentant à la signer.":                    0,
		"AUTORISE le Président à signer la convention avec l’association Les Amis.": 1,
	} {
		a := &act{dispositif: []paragraph{{text: text, page: 1}}}
		if got := len(a.decisions()); got != want {
			t.Errorf("%q: %d decisions, want %d", text, got, want)
		}
	}
}
