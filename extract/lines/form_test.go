package lines

import (
	"strings"
	"testing"

	"phare/extract/pdftext"
)

// TestFormText pins that the label of a form's row reads as one, and that the head of a table does
// not.
func TestFormText(t *testing.T) {
	for row, want := range map[string]string{
		"Objet|Plan vélo 2031 – Fonds de concours":      "Objet : Plan vélo 2031 – Fonds de concours",
		"Rapporteure|Mme Sorel, adjointe":               "Rapporteure : Mme Sorel, adjointe",
		"Domaine|Voirie":                                "Domaine : Voirie",
		"Objet|Vote":                                    "Objet Vote",
		"Objet|Rapporteur|Sens du vote":                 "Objet Rapporteur Sens du vote",
		"Toiture de l'école|Objet":                      "Toiture de l'école Objet",
		"Objet du litige : la haie|la commune s'engage": "Objet du litige : la haie la commune s'engage",
	} {
		l := &pdftext.Line{}
		for _, cell := range strings.Split(row, "|") {
			l.Cells = append(l.Cells, len(l.Words))
			for _, w := range strings.Fields(cell) {
				l.Words = append(l.Words, pdftext.Word{Text: w})
			}
		}
		if got := formText(l); got != want {
			t.Errorf("%q: %q", row, got)
		}
	}
}
