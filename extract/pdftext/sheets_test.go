package pdftext

import (
	"fmt"
	"strings"
	"testing"

	"phare/extract/pdftext/pdftest"
)

// report is the text of one page of minutes, each line a sentence's part.
func report(name string, n int) []string {
	out := []string{"Procès-verbal de la commune de " + name}
	for i := range n {
		out = append(out, fmt.Sprintf("le conseil de %s entend le rapport numéro %d puis", name, i+1))
	}
	return append(out, "adopte la proposition par "+fmt.Sprint(n)+" voix pour")
}

// Two pages side by side on one sheet are read one after the other, whichever way the sheet
// lies; a table or a page of one column as wide is not parted.
func TestTwoPagesASheet(t *testing.T) {
	left, right := report("Valbrun", 12), report("Aigremont", 9)
	want := strings.Join(append(append([]string{}, left...), right...), "|")
	two := func(size, x0, x1, top, leading float64) string {
		return pdftest.Lines(size, x0, top, leading, left...) + pdftest.Lines(size, x1, top, leading, right...)
	}
	turned := func(content string, a, b, c, d, e, f float64) string {
		return fmt.Sprintf("q %g %g %g %g %g %g cm %s Q", a, b, c, d, e, f, content)
	}
	footed := two(10, 40, 460, 540, 13) + at("F1", 8, 400, 20, "Page 1 sur 1")
	for name, c := range map[string]struct{ content, entries, want string }{
		"A4 across":               {two(10, 40, 460, 540, 13), "/MediaBox[0 0 842 595]", want},
		"A3 across":               {two(13, 60, 640, 780, 18), "/MediaBox[0 0 1191 842]", want},
		"another pitch each":      {pdftest.Lines(10, 40, 540, 13, left...) + pdftest.Lines(9, 460, 538, 17, right...), "/MediaBox[0 0 842 595]", want},
		"a sheet turned to stand": {turned(two(10, 40, 460, 540, 13), 0, 1, -1, 0, 595, 0), "/MediaBox[0 0 595 842]/Rotate 90", want},
		"printed on its side":     {turned(two(10, 40, 460, 540, 13), 0, 1, -1, 0, 595, 0), "/MediaBox[0 0 595 842]", want},
		"a number of the sheet":   {footed, "/MediaBox[0 0 842 595]", want + "|Page 1 sur 1"},
		"one column across":       {pdftest.Lines(11, 40, 540, 14, wide(14)...), "/MediaBox[0 0 842 595]", strings.Join(wide(14), "|")},
	} {
		d := pdftest.New()
		d.Page(c.content, c.entries)
		if got := strings.Join(lines(read(t, d.Bytes()).Pages[0]), "|"); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
	// a table as wide as the sheet, with white in its middle, is read row by row
	d := pdftest.New()
	var table strings.Builder
	for i := range 20 {
		y := 540 - 16*float64(i)
		table.WriteString(at("F1", 10, 40, y, fmt.Sprintf("%d", 100+i)) + at("F1", 10, 100, y, "Association sportive") + at("F1", 10, 470, y, fmt.Sprintf("%d 000 €", i+1)) + at("F1", 10, 600, y, "Fonctionnement"))
	}
	d.Page(table.String(), "/MediaBox[0 0 842 595]")
	if got := lines(read(t, d.Bytes()).Pages[0])[3]; got != "103 Association sportive 4 000 € Fonctionnement" {
		t.Errorf("a table: %q", got)
	}
}

func wide(n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("le conseil municipal, réuni en séance ordinaire sous la présidence du maire, entend le rapport %d et en débat longuement avant le vote", i))
	}
	return out
}

// The numbers of lines in a margin are no words of the text; those of items, of rows and of
// years are.
func TestLineNumbers(t *testing.T) {
	prose := []string{
		"Le conseil municipal, après en avoir délibéré, décide de reprendre", "les deux rues dont le coût prévu est de", "500 000 € pour la première et de", "250 000 € pour la seconde.",
		"Il autorise le maire à signer les marchés qui s'y rapportent,", "dit que les crédits sont inscrits au budget, et demande", "une aide au Département.", "La séance est levée.",
	}
	number := func(size, x float64, right bool, from, step int) string {
		var b strings.Builder
		for i := range prose {
			n := from + i
			if n%step != 0 {
				continue
			}
			s := fmt.Sprint(n)
			at0 := x
			if right {
				at0 = x - width(s, size)
			}
			b.WriteString(at("F1", size, at0, 700-16*float64(i), s))
		}
		return b.String()
	}
	body := pdftest.Lines(11, 90, 700, 16, prose...)
	want := strings.Join(prose, "|")
	for name, content := range map[string]string{
		"set left":            number(8, 50, false, 1, 1) + body,
		"set right":           number(8, 62, true, 3, 1) + body,
		"of the text's size":  body + number(11, 60, false, 1, 1),
		"line by line":        interleaved(prose),
		"in the right margin": body + number(8, 560, true, 1, 1),
		"from another page":   number(9, 60, true, 96, 1) + body,
	} {
		if got := strings.Join(lines(page(t, content)), "|"); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	long := append(append([]string{}, prose...), prose...)
	var fifth strings.Builder
	fifth.WriteString(pdftest.Lines(11, 90, 700, 16, long...))
	for i := range long {
		if (i+1)%5 == 0 {
			fifth.WriteString(at("F1", 8, 60, 700-16*float64(i), fmt.Sprint(i+1)))
		}
	}
	if got := strings.Join(lines(page(t, fifth.String())), "|"); got != strings.Join(long, "|") {
		t.Errorf("each fifth line: %q", got)
	}
	items := []string{"Approbation du procès-verbal", "Budget primitif de la commune", "Tarifs de la cantine", "Vente d'un terrain", "Convention avec le Département", "Subventions", "Questions diverses", "Motion"}
	var list strings.Builder
	for i, s := range items {
		list.WriteString(at("F1", 11, 60, 700-16*float64(i), fmt.Sprint(i+1)) + at("F1", 11, 90, 700-16*float64(i), s))
	}
	if got := lines(page(t, list.String())); got[2] != "3 Tarifs de la cantine" || len(got) != len(items) {
		t.Errorf("the numbers of items are lost: %q", got)
	}
	var years strings.Builder
	for i := range 8 {
		years.WriteString(at("F1", 11, 60, 700-16*float64(i), fmt.Sprint(2019+i)) + at("F1", 11, 110, 700-16*float64(i), fmt.Sprintf("%d habitants recensés", 1200+i)))
	}
	if got := lines(page(t, years.String())); got[0] != "2019 1200 habitants recensés" {
		t.Errorf("years are lost: %q", got)
	}
	// the last page of a document has fewer lines than tell by themselves
	d := pdftest.New()
	d.Page(number(8, 62, true, 1, 1) + body)
	d.Page(pdftest.Lines(11, 90, 700, 16, prose[4:7]...) + at("F1", 8, 62-width("9", 8), 700, "9") + at("F1", 8, 62-width("10", 8), 684, "10") + at("F1", 8, 62-width("11", 8), 668, "11"))
	if got := strings.Join(lines(read(t, d.Bytes()).Pages[1]), "|"); got != strings.Join(prose[4:7], "|") {
		t.Errorf("a last page: %q", got)
	}
}

func interleaved(prose []string) string {
	var b strings.Builder
	for i, s := range prose {
		b.WriteString(at("F3", 9, 40, 700-16*float64(i), fmt.Sprint(i+1)) + at("F3", 12, 70, 700-16*float64(i), s))
	}
	return b.String()
}
