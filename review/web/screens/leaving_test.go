package screens

import (
	"strings"
	"testing"

	"phare/extract/pdftext"
)

// TestSearchOverLines finds what stands in one line, what a line breaks in two, and rows of a table.
func TestSearchOverLines(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{"La vente est consentie à M. Armand Lestrade.", "Armand Lestrade"},
		{"L'arrêté concerne l'immeuble de M. Armand\nLestrade, fermé depuis mars.", "Armand Lestrade"},
		{"Elle est domiciliée 14 hameau de la Lande\n61210 MONTARVANE depuis mars.", "14 hameau de la Lande 61210 MONTARVANE"},
		{"Le conseil approuve le marché de travaux.\nIl est de 12 500 €.", ""},
	} {
		var lines []pdftext.Line
		for _, l := range strings.Split(c.page, "\n") {
			var line pdftext.Line
			for _, w := range strings.Fields(l) {
				line.Words = append(line.Words, pdftext.Word{Text: w})
			}
			lines = append(lines, line)
		}
		var got []string
		for _, f := range Search(lines, nil) {
			got = append(got, f.Text)
		}
		if strings.Join(got, " | ") != c.want {
			t.Errorf("%q: found %q, want %q", c.page, got, c.want)
		}
	}
}
