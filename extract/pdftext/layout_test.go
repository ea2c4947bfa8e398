package pdftext

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"phare/extract/pdftext/layout"
	"phare/extract/pdftext/pdftest"
)

// A letterhead in a column of its own is read whole, before the body beside it.
func TestSidebar(t *testing.T) {
	side := []string{"Direction générale", "Service des", "assemblées", "Extrait du registre", "des délibérations"}
	body := prose(14)
	p := page(t, pdftest.Lines(9, 40, 700, 15, side...)+pdftest.Lines(11, 200, 702, 13, body...))
	if diff := cmp.Diff(append(side, body...), lines(p)); diff != "" {
		t.Error(diff)
	}
	for i, l := range p.Lines {
		if want := map[bool]Zone{true: Sidebar, false: Body}[i < len(side)]; l.Zone != want {
			t.Errorf("%q is in zone %d, want %d", l.Text(), l.Zone, want)
		}
	}
}

// Two columns of running text are read one after the other, and a title across them first.
func TestTwoColumns(t *testing.T) {
	var left, right []string
	for i := range 12 {
		left = append(left, fmt.Sprintf("gauche %d et la suite de la même phrase", i))
		right = append(right, fmt.Sprintf("droite %d et la suite de la même phrase", i))
	}
	title := "Un titre qui va d’un bord de la page à l’autre, au-dessus des deux colonnes du bulletin municipal"
	p := page(t, pdftest.Text("F1", 11, 50, 760, title)+pdftest.Lines(10, 50, 720, 12, left...)+pdftest.Lines(10, 310, 720, 12, right...))
	if diff := cmp.Diff(append(append([]string{title}, left...), right...), lines(p)); diff != "" {
		t.Error(diff)
	}
}

// The rows of a table stay rows, with their cells.
func TestTable(t *testing.T) {
	rows := [][]string{{"Chapitre", "Dépenses", "Recettes"}, {"011", "1 250,00", "0,00"}, {"012", "48 000,00", "12,50"}, {"65", "300,10", "7,00"}}
	var content strings.Builder
	for i, r := range rows {
		for j, c := range r {
			content.WriteString(pdftest.Text("F1", 10, 60+150*float64(j), 700-14*float64(i), c))
		}
	}
	p := page(t, content.String())
	for i, r := range rows {
		l := p.Lines[i]
		if got := l.Text(); got != strings.Join(r, " ") {
			t.Errorf("row %d is %q", i, got)
		}
		var cells []string
		for k, from := range l.Cells {
			to := len(l.Words)
			if k+1 < len(l.Cells) {
				to = l.Cells[k+1]
			}
			cells = append(cells, Line{Words: l.Words[from:to]}.Text())
		}
		if diff := cmp.Diff(r, cells); diff != "" {
			t.Errorf("row %d: %s", i, diff)
		}
	}
}

// A row of a table with drawn lines is one line, cell by cell, though its cells wrap and stand
// at different heights.
func TestRuledTable(t *testing.T) {
	var c strings.Builder
	for _, y := range []int{710, 690, 650, 630} {
		fmt.Fprintf(&c, "50 %d m 450 %d l S\n", y, y)
	}
	for _, x := range []float64{50, 130, 330, 450} {
		fmt.Fprintf(&c, "%g 630 0.5 80 re f\n", x) // word processors draw lines as thin rectangles
	}
	at := func(x, y float64, s string) { c.WriteString(pdftest.Text("F1", 11, x, y, s)) }
	at(55, 696, "Numéro")
	at(135, 696, "Objet")
	at(335, 696, "Résultat")
	at(55, 666, "2025-031")
	at(135, 674, "Gratuité des transports pour les")
	at(135, 660, "habitants de moins de 26 ans")
	at(335, 666, "Adoptée")
	at(55, 636, "2025-032")
	at(135, 636, "Vœu")
	at(335, 636, "Rejeté")
	got := page(t, c.String())
	want := []string{"Numéro Objet Résultat", "2025-031 Gratuité des transports pour les habitants de moins de 26 ans Adoptée", "2025-032 Vœu Rejeté"}
	if diff := cmp.Diff(want, lines(got)); diff != "" {
		t.Fatal(diff)
	}
	if diff := cmp.Diff([]int{0, 1, 12}, got.Lines[1].Cells); diff != "" {
		t.Error(diff)
	}
}

// A frame around text with breaks of its own leaves its lines as they are printed.
func TestFrameIsNoTable(t *testing.T) {
	frame := "50 600 120 100 re S 170 600 330 100 re S 50 600 450 50 re S "
	left := []string{"Nombre de membres", "en exercice : 15", "présents : 12", "votants : 14"}
	right := []string{"L’an deux mille vingt-cinq", "Le Conseil municipal", "Présents : Mme Arlaud", "Excusé : M. Bastien"}
	p := page(t, frame+pdftest.Lines(10, 55, 685, 12, left...)+pdftest.Lines(10, 180, 685, 12, right...))
	for _, l := range p.Lines {
		if len(l.Words) > 10 {
			t.Errorf("%q is one line", l.Text())
		}
	}
}

// The gap behind a list's marker makes no table.
func TestListIsNoTable(t *testing.T) {
	var content strings.Builder
	for i, item := range []string{"Adoption du budget", "Tarifs de la cantine", "Questions diverses"} {
		content.WriteString(pdftest.Text("F1", 10, 60, 700-14*float64(i), fmt.Sprintf("%d.", i+1)))
		content.WriteString(pdftest.Text("F1", 10, 90, 700-14*float64(i), item))
	}
	for _, l := range page(t, content.String()).Lines {
		if l.Cells != nil || len(l.Words) < 3 {
			t.Errorf("%q has cells %v", l.Text(), l.Cells)
		}
	}
}

// A stamp laid over the text leaves its lines whole and comes after them.
func TestStamp(t *testing.T) {
	d := pdftest.New()
	stamp := d.Stream("/Subtype/Form/BBox[0 0 595 842]/Resources RESOURCES", pdftest.Lines(7, 400, 806, 10,
		"Envoyé en préfecture le 03/04/2025", "Reçu en préfecture le 03/04/2025", "Publié le", "ID : 012-210098765-20250403-DEL2025_07-DE"))
	d.Resources(fmt.Sprintf("/XObject<</S %d 0 R>>", stamp))
	body := prose(6)
	d.Page(pdftest.Lines(11, 50, 806, 13, body...) + "/S Do")
	p := read(t, d.Bytes()).Pages[0]
	if diff := cmp.Diff(append(body, "Envoyé en préfecture le 03/04/2025", "Reçu en préfecture le 03/04/2025", "Publié le", "ID : 012-210098765-20250403-DEL2025_07-DE"), lines(p)); diff != "" {
		t.Error(diff)
	}
	for i, l := range p.Lines {
		if (l.Zone == Stamp) != (i >= len(body)) {
			t.Errorf("%q is in zone %d", l.Text(), l.Zone)
		}
	}
}

// The same stamp drawn by the page itself, line by line.
func TestStampInPage(t *testing.T) {
	p := page(t, pdftest.Lines(11, 50, 790, 13, prose(5)...)+pdftest.Lines(7, 400, 792, 9, "Accusé de réception en préfecture", "012-210098765-20250403-2025-07-DE", "Date de télétransmission : 04/04/2025", "Date de réception préfecture : 04/04/2025"))
	stamps := 0
	for _, l := range p.Lines {
		if l.Zone == Stamp {
			stamps++
		}
	}
	if stamps != 4 || p.Lines[0].Text() != prose(1)[0] {
		t.Errorf("%d stamp lines in %q", stamps, lines(p))
	}
}

func TestHeadersAndFooters(t *testing.T) {
	d := pdftest.New()
	for i := range 4 {
		d.Page(pdftest.Text("F1", 9, 50, 810, fmt.Sprintf("Commune de Valbrune - séance du 3 avril 2025 - feuillet %d", 40+i)) +
			pdftest.Lines(11, 50, 740, 13, prose(i + 4)[i:]...) + pdftest.Text("F1", 9, 280, 30, fmt.Sprintf("Page %d/4", i+1)))
	}
	for _, p := range read(t, d.Bytes()).Pages {
		want := []Zone{Header, Body, Body, Body, Body, Footer}
		var got []Zone
		for _, l := range p.Lines {
			got = append(got, l.Zone)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("page %d: %s", p.Number, diff)
		}
	}
}

// What ends or begins several pages, in another place each time, is part of the body: a vote
// must not pass for a footer.
func TestRepeatedVoteIsNoFooter(t *testing.T) {
	d := pdftest.New()
	for i := range 4 {
		d.Page(pdftest.Lines(11, 50, 700, 13, prose(i + 4)[i:]...) + pdftest.Text("F1", 11, 50, 68-9*float64(i), "Adopté à l’unanimité") +
			pdftest.Text("F1", 9, 280, 20, fmt.Sprintf("%d", i+1)))
	}
	for _, p := range read(t, d.Bytes()).Pages {
		n := len(p.Lines)
		if p.Lines[n-2].Zone != Body || p.Lines[n-1].Zone != Footer {
			t.Errorf("page %d: %q is in zone %d, %q in %d", p.Number, p.Lines[n-2].Text(), p.Lines[n-2].Zone, p.Lines[n-1].Text(), p.Lines[n-1].Zone)
		}
	}
}

// Names that stand before what they belong to, in a column of their own, stay with it.
func TestLabelsStayWithTheirText(t *testing.T) {
	var c strings.Builder
	for i, name := range []string{"Claire", "Hugo", "Marie"} {
		y := 700 - 80*float64(i)
		c.WriteString(pdftest.Lines(9, 40, y, 11, name, "ARLAUD"))
		c.WriteString(pdftest.Lines(11, 150, y, 14, fmt.Sprintf("Objet numéro %d de la séance", i+1), "Pour : 25", "Adopté à l’unanimité"))
	}
	got := strings.Join(lines(page(t, c.String())), "|")
	for _, want := range []string{"Claire Objet numéro 1", "Hugo Objet numéro 2", "Marie Objet numéro 3"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
}

// Words are read by the line, however the stream orders them.
func TestOrderIsGeometric(t *testing.T) {
	p := page(t, pdftest.Text("F1", 11, 50, 600, "troisième ligne")+pdftest.Text("F1", 11, 50, 626, "première")+pdftest.Text("F1", 11, 50, 613, "deuxième ligne")+pdftest.Text("F1", 11, 98, 626, "ligne"))
	if diff := cmp.Diff([]string{"première ligne", "deuxième ligne", "troisième ligne"}, lines(p)); diff != "" {
		t.Error(diff)
	}
}

func TestGap(t *testing.T) {
	p := page(t, pdftest.Lines(10, 50, 700, 12, "un", "deux")+pdftest.Lines(10, 50, 640, 12, "trois"))
	if g := p.Lines; g[0].Gap >= 0 || !layout.Within(g[1].Gap-2.3, 0.5) || !layout.Within(g[2].Gap-38.3, 0.5) {
		t.Errorf("gaps %v %v %v", g[0].Gap, g[1].Gap, g[2].Gap)
	}
}

func TestLayers(t *testing.T) {
	d := pdftest.New()
	image := d.Stream("/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x")
	d.Resources(fmt.Sprintf("/XObject<</I %d 0 R>>", image))
	broken := d.Add("<</Type/Font/Subtype/Type1/BaseFont/A/FirstChar 0/Encoding<</Differences[0" + strings.Repeat("/g77", 256) + "]>>>>")
	d.Resources(fmt.Sprintf("/Font<</F9 %d 0 R>>", broken))
	scan := "q 595 0 0 842 0 0 cm /I Do Q "
	d.Page(scan + pdftest.Text("F1", 8, 400, 800, "Reçu en préfecture le 03/04/2025"))
	d.Page(strings.ReplaceAll(pdftest.Lines(11, 50, 740, 13, prose(8)...), "/F1", "/F9"))
	d.Page(pdftest.Lines(11, 50, 740, 13, prose(8)...))
	var shifted []string // a font whose codes are off by a constant
	for _, l := range prose(10) {
		shifted = append(shifted, strings.Map(func(r rune) rune {
			if r > ' ' && r < 'z'-3 {
				return r + 3
			}
			return r
		}, l))
	}
	d.Page(pdftest.Lines(11, 50, 740, 13, shifted...))
	d.Page("q 595 0 0 420 0 0 cm /I Do Q " + pdftest.Lines(11, 50, 740, 13, prose(20)...))
	var got []Layer
	doc := read(t, d.Bytes())
	for _, p := range doc.Pages {
		got = append(got, p.Layer)
	}
	if diff := cmp.Diff([]Layer{StampOnly, Garbage, Full, Garbage, Full}, got); diff != "" {
		t.Error(diff)
	}
}
