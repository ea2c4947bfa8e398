package lines

import (
	"slices"
	"strings"

	"phare/extract/french"
	"phare/extract/pdftext"
)

// formFields are the labels of the form at an act's head, as a table prints them: alone in the left
// cell of a row, without a colon.
var formFields = []string{
	"objet", "objet de la deliberation", "intitule", "domaine", "rapporteur", "rapporteure", "rapporteur(e)", "rapporteur.e", "rapporteur / rapporteure", "commission", "theme", "thematique",
	"service", "direction", "politique", "nomenclature", "matiere", "date de convocation", "date de la convocation", "secretaire de seance", "president de seance", "presidente de seance",
}

// columnHeads are the heads of a table's other columns: beside one of them a field is a head too.
var columnHeads = []string{
	"vote", "votes", "sens du vote", "resultat", "resultat du vote", "decision", "rapporteur", "rapporteure", "numero", "n°", "montant", "date", "page", "pages", "observations", "objet", "avis", "pour", "contre", "commission", "theme", "service", "direction",
}

// formText is the text of a line. In the row of a form the label is told from its field by a colon,
// as it is where no table parts them.
func formText(l *pdftext.Line) string {
	text := l.Text()
	cell := 0
	for _, c := range l.Cells {
		if c > 0 {
			if cell > 0 {
				return text // more than two cells
			}
			cell = c
		}
	}
	if cell == 0 || cell >= len(l.Words) {
		return text
	}
	label, field := wordsText(l.Words[:cell]), wordsText(l.Words[cell:])
	if !slices.Contains(formFields, french.FoldLine(label)) || slices.Contains(columnHeads, french.FoldLine(field)) || field == "" {
		return text
	}
	return label + " : " + field
}

func wordsText(ws []pdftext.Word) string {
	var b strings.Builder
	for i := range ws {
		if b.Len() > 0 && ws[i].Text != "" {
			b.WriteByte(' ')
		}
		b.WriteString(ws[i].Text)
	}
	return b.String()
}
