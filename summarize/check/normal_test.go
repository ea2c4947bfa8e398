package check

import "testing"

// A quantity that the act prints in another form is printed.
func TestOtherForms(t *testing.T) {
	c := New(fictional(t, "2032-06-09", "Conseil municipal de Lierval", `@number 2032-21
		@object Tarifs du cimetière des Aulnes
		@expose
		La réfection du mur est prévue en Nov./Déc. 2032. La phase 3 porte sur l'allée haute.
		Les étals dont la surface est inférieure ou égale à 80 m² sont dispensés de dossier.
		@dispositif
		- FIXE le prix de la concession trentenaire à 310 € et de la concession cinquantenaire à 520 € ;
		- FIXE le prix de l'eau à 1,27 € / m3.
		@vote
		Adopté à l'unanimité.`))
	for text, mended := range map[string]bool{
		"La concession de trente ans coûte 310 €.":         false,
		"La concession de cinquante ans coûte 520 €.":      false,
		"La concession de quarante ans coûte 310 €.":       true,
		"La réfection du mur est prévue en novembre 2032.": false,
		"La réfection du mur est prévue en octobre 2032.":  true,
		"La troisième phase porte sur l'allée haute.":      false,
		"La quatrième phase porte sur l'allée haute.":      true,
		"L'eau coûte 1,27 € par mètre cube.":               false,
	} {
		v := c.Sentences([]Sentence{{Text: text, Act: "2032-21"}}, nil, Options{})[0]
		if v.Mend != mended {
			t.Errorf("%q: mend %v, %s %s", text, v.Mend, v.Status, v.Reason)
		}
	}
}
