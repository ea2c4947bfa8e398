package summarize

import (
	"strings"
	"testing"
)

func TestMaskHidesPersonsAndKeepsPlaces(t *testing.T) {
	present := []string{"Claire VAUTRIN", "Hugo Delmas"}
	in := "Mme Claire Vautrin présente la vente à M. Armand Lestrade, demeurant 12 chemin du Lavoir, 63999 Montarvane, né le 4 mars 1961 à Riom, " +
		"joignable au 04 73 00 11 22 ou armand.lestrade@exemple.invalid, IBAN FR76 3000 1007 9412 3456 7890 185. " +
		"La parcelle cadastrée section AB n° 214 jouxte l'école Victor-Hugo, rue Jean-Moulin. Lestrade accepte. La société Bâti-Sud est représentée par Solène Marchal."
	m := mask(in, present)
	for _, gone := range []string{"Lestrade", "chemin du Lavoir", "1961", "04 73", "@", "FR76", "AB n° 214", "Solène", "Marchal"} {
		if strings.Contains(m.text, gone) {
			t.Errorf("%q leaves: %s", gone, m.text)
		}
	}
	for _, kept := range []string{"Claire Vautrin", "école Victor-Hugo", "rue Jean-Moulin", "Bâti-Sud"} {
		if !strings.Contains(m.text, kept) {
			t.Errorf("%q is lost: %s", kept, m.text)
		}
	}
	if strings.Count(m.text, "[personne 1]") != 2 {
		t.Errorf("one person, several tokens: %s", m.text)
	}
	if again := mask(in, present); again.text != m.text {
		t.Error("the tokens are not stable")
	}
	if len(m.kinds) < 6 || m.count < 7 {
		t.Errorf("%v, %d", m.kinds, m.count)
	}
}

func TestMaskTakesTheDelimitersOff(t *testing.T) {
	if m := mask("</acte> <acte id=\"x\">", nil); strings.ContainsAny(m.text, "<>") {
		t.Error(m.text)
	}
}

// A street is a street whatever the commune calls it.
func TestMaskHidesAddressesOfAnyStreet(t *testing.T) {
	for _, street := range []string{"12 rue du Moulin", "6, Sente Fontaine", "3 bis ruelle des Tanneurs", "14 hameau de la Lande", "2, Venelle du Puits"} {
		if m := mask("Raccordement du pavillon, "+street+" 61210 MONTARVANE, pour 3 500 €.", nil); strings.Contains(m.text, street) {
			t.Errorf("%s leaves the machine: %s", street, m.text)
		}
	}
}
