package pdftext

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"phare/extract/pdftext/pdftest"
)

// cellsOf returns the lines of a page, a bar between the cells of a row.
func cellsOf(p Page) []string {
	var out []string
	for _, l := range p.Lines {
		var b strings.Builder
		k := 1
		for i, w := range l.Words {
			if i > 0 {
				b.WriteByte(' ')
			}
			if k < len(l.Cells) && l.Cells[k] == i {
				b.WriteString("| ")
				k++
			}
			b.WriteString(w.Text)
		}
		out = append(out, b.String())
	}
	return out
}

// place writes the cells of a table, each with its printed lines, at the given abscissas; the
// lines of a cell begin at the top of the row, or stand in its middle.
func place(rows [][][]string, at []float64, middle bool) string {
	const leading, padding = 13, 6
	var c strings.Builder
	y := 720.0
	for _, row := range rows {
		tall := 0
		for _, cell := range row {
			tall = max(tall, len(cell))
		}
		for k, cell := range row {
			top := y
			if middle {
				top -= leading * float64(tall-len(cell)) / 2
			}
			c.WriteString(pdftest.Lines(11, at[k], top, leading, cell...))
		}
		y -= leading*float64(tall) + padding
	}
	return c.String()
}

// A row of a table without drawn lines is one line, cell by cell, though its cells wrap.
func TestUnruledTable(t *testing.T) {
	rows := [][][]string{
		{{"Numéro"}, {"Objet"}, {"Résultat du vote"}},
		{{"2025-031"}, {"Gratuité des transports pour les", "habitants de moins de vingt-six ans", "qui résident dans la commune"}, {"Adoptée à l’unanimité", "des suffrages exprimés"}},
		{{"2025-032"}, {"Vœu pour le maintien de la ligne de", "chemin de fer de la vallée"}, {"Rejetée"}},
		{{"2025-033"}, {"Tarifs de la cantine"}, {"Adoptée par 12 voix", "contre 3"}},
		{{"2025-034"}, {"Acquisition de deux parcelles au", "lieu-dit de la Combe aux Loups"}, {"Adoptée"}},
	}
	want := []string{
		"Numéro | Objet | Résultat du vote",
		"2025-031 | Gratuité des transports pour les habitants de moins de vingt-six ans qui résident dans la commune | Adoptée à l’unanimité des suffrages exprimés",
		"2025-032 | Vœu pour le maintien de la ligne de chemin de fer de la vallée | Rejetée",
		"2025-033 | Tarifs de la cantine | Adoptée par 12 voix contre 3",
		"2025-034 | Acquisition de deux parcelles au lieu-dit de la Combe aux Loups | Adoptée",
	}
	for name, middle := range map[string]bool{"top": false, "middle": true} {
		for _, second := range []float64{300, 330} { // little white beside the second column, or much
			t.Run(fmt.Sprint(name, second), func(t *testing.T) {
				p := page(t, pdftest.Text("F1", 11, 50, 760, "Liste des délibérations examinées par le conseil municipal en sa séance du 3 avril 2025")+
					place(rows, []float64{50, 110, second}, middle))
				if diff := cmp.Diff(want, cellsOf(p)[1:]); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// Rows of figures that no white parts are not one row: each figure stays on its line.
func TestUnruledGroups(t *testing.T) {
	var c strings.Builder
	y := 720.0
	for _, group := range []string{"Demi-journée", "Journée", "Fin de semaine"} {
		c.WriteString(pdftest.Text("F1", 11, 50, y-6.5, group))
		c.WriteString(pdftest.Lines(11, 160, y, 13, "Habitants de la commune", "Autres habitants"))
		c.WriteString(pdftest.Lines(11, 330, y, 13, "120 €", "180 €"))
		y -= 36
	}
	for _, l := range cellsOf(page(t, c.String())) {
		if strings.Count(l, "€") > 1 {
			t.Errorf("%q is one line", l)
		}
	}
}

// Columns of text whose paragraphs begin beside each other now and then are no table.
func TestColumnsOfParagraphs(t *testing.T) {
	left := []string{"Le conseil est informé de la", "reprise des travaux de voirie", "", "La circulation sera coupée rue", "des Tanneurs jusqu’en juin", "", "Un arrêté sera pris par le maire", "avant la fin du mois de mars et", "publié sur le site", "", "Le dossier est à la mairie où", "chacun peut le lire"}
	right := []string{"Le maire rappelle les règles", "de la collecte des déchets", "", "Les bacs sortis la veille avant", "six heures du soir seront seuls", "vidés par les agents", "", "Une amende de 35 € est due par", "ceux qui ne le font pas", "", "La séance est levée à dix heures", "du soir"}
	var c strings.Builder
	var want []string
	for k, lines := range [][]string{left, right} {
		for i, s := range lines {
			if s != "" {
				c.WriteString(pdftest.Text("F1", 11, 50+260*float64(k), 720-14*float64(i)-2*float64(k), s))
				want = append(want, s)
			}
		}
	}
	if diff := cmp.Diff(want, lines(page(t, c.String()))); diff != "" {
		t.Error(diff)
	}
}
