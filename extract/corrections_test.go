package extract

import (
	"slices"
	"strings"
	"testing"

	"phare/extract/pdftext"
	"phare/extract/sketch"
)

const correctedMinutes = "Conseil municipal de Valmer\nProcès-verbal de la séance du 4 avril 2031\nPrésents : Mme Sorel, M. Maranel\n\n**1. Tarifs de la cantine**\nLe conseil municipal, après en avoir délibéré, à l'unanimité, approuve les tarifs.\n\n**2. Vente du terrain des Aulnes**\nLe conseil municipal, après en avoir délibéré, à l'unanimité, décide de vendre le terrain.\n\n**3. Motion sur la gare**\nLe conseil municipal, après en avoir délibéré, à l'unanimité, adopte la motion.\n"

func readCorrected(all ...Correction) *Document {
	d := newDocument(found{file: "pv.pdf"})
	interpretBy(d, &pdftext.Document{Pages: sketch.Pages(correctedMinutes)}, Cutting{}.corrected(all))
	return d
}

// TestCorrectionsAreObeyed pins that what a person said of a line holds in the next reading.
func TestCorrectionsAreObeyed(t *testing.T) {
	if got := len(readCorrected().Deliberations); got != 3 {
		t.Fatalf("%d acts before any correction", got)
	}
	lines := PageLines(&pdftext.Document{Pages: sketch.Pages(correctedMinutes)}, 1)
	at := func(text string) int {
		for i, l := range lines {
			if strings.Contains(l, text) {
				return i + 1
			}
		}
		t.Fatalf("no line says %q", text)
		return 0
	}
	d := readCorrected(Correction{Page: 1, Line: at("Aulnes"), Is: IsNotAct, By: "Anne Leroy", On: "2031-04-05"})
	if len(d.Deliberations) != 2 {
		t.Errorf("not-act: %d acts", len(d.Deliberations))
	}
	d = readCorrected(Correction{Page: 1, Line: at("la motion"), Set: Set{Number: new("2031-03"), Outcome: new(Rejected), Against: new(7)}, By: "Anne Leroy", On: "2031-04-05"})
	a := d.Deliberations[2]
	if asPrinted(a.Number) != "2031-03" || a.Outcome != Rejected || *a.Votes.Against != 7 || len(a.Corrected) != 4 || *a.Unanimous || a.Corrected[1].Read != string(Opinion) {
		t.Errorf("set: %+v", a)
	}
	if len(a.Warnings) == 0 || !strings.Contains(a.Warnings[len(a.Warnings)-1].Message, "Corrigé par Anne Leroy") {
		t.Errorf("nobody says who corrected: %+v", a.Warnings)
	}
}

func TestCorrect(t *testing.T) {
	sum := strings.Repeat("a", 64)
	all := Correct(nil, Correction{Document: sum, Page: 1, Line: 2, Is: IsAct, By: "A", On: "2031-04-05"})
	all = Correct(all, Correction{Document: sum, Page: 1, Line: 2, Set: Set{Object: new("Piscine")}, By: "B", On: "2031-04-06"})
	all = Correct(all, Correction{Document: sum, Page: 1, Line: 3, Is: IsNotAct, By: "B", On: "2031-04-06"})
	if len(all) != 2 || all[0].Is != IsAct || *all[0].Set.Object != "Piscine" || all[0].By != "B" {
		t.Errorf("got %+v", all)
	}
	for _, bad := range []string{"- {document: abc, page: 1, line: 1, is: act, by: A}", "- {document: " + sum + ", page: 1, line: 1, is: maybe, by: A}", "- {document: " + sum + ", page: 1, line: 1, by: A}", "- {document: " + sum + ", page: 1, line: 1, is: act}", "- {odd: 1}", "x"} {
		if _, err := ParseCorrections([]byte(bad)); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

const correctedAct = "COMMUNE DE VALMER\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nSéance du 4 avril 2031\nPrésents : Mme Sorel, M. Maranel\n\n**Objet : Tarifs de la cantine**\n\nVu le code général des collectivités territoriales ;\nLe conseil municipal, après en avoir délibéré, à l'unanimité,\nAPPROUVE les tarifs.\n"

// TestNotActOfSingleActs pins that a person's "no act" holds for papers that bear one act each,
// alone or bound together, whichever line of the head or title it was said of.
func TestNotActOfSingleActs(t *testing.T) {
	second := strings.NewReplacer("Tarifs de la cantine", "Vente du terrain des Aulnes", "les tarifs", "la vente").Replace(correctedAct)
	for _, c := range []struct {
		text, line string
		page, want int
		left       string
	}{
		{correctedAct, "Tarifs", 1, 0, ""},
		{correctedAct, "EXTRAIT", 1, 0, ""},
		{correctedAct + "\f" + second, "Tarifs", 1, 1, "Vente du terrain des Aulnes"},
		{correctedAct + "\f" + second, "Aulnes", 2, 1, "Tarifs de la cantine"},
	} {
		read := func(said ...Correction) *Document {
			d := newDocument(found{file: "acte.pdf"})
			interpretBy(d, &pdftext.Document{Pages: sketch.Pages(c.text)}, Cutting{}.corrected(said))
			return d
		}
		if got := len(read().Deliberations); got != 1+strings.Count(c.text, "\f") {
			t.Fatalf("%d acts before any correction", got)
		}
		for i, l := range PageLines(&pdftext.Document{Pages: sketch.Pages(c.text)}, c.page) {
			if !strings.Contains(l, c.line) {
				continue
			}
			got := read(Correction{Page: c.page, Line: i + 1, Is: IsNotAct, By: "Anne Leroy", On: "2031-04-05"}).Deliberations
			if len(got) != c.want || c.want == 1 && got[0].Object != c.left {
				t.Errorf("%q of page %d is no act, and %d are read: %+v", c.line, c.page, len(got), got)
			}
		}
	}
}

// TestSaidPrint pins that a reading is known by what it obeyed.
func TestSaidPrint(t *testing.T) {
	one := []Correction{{Document: strings.Repeat("a", 64), Page: 1, Line: 2, Is: IsAct, By: "A", On: "2031-04-05"}}
	two := append(one[:1:1], Correction{Document: strings.Repeat("b", 64), Page: 1, Line: 2, Is: IsNotAct, By: "A", On: "2031-04-05"})
	prints := map[string]bool{}
	for _, p := range []string{SaidPrint(nil, nil), SaidPrint(one, nil), SaidPrint(two, nil), SaidPrint(one, map[string]float32{"bias": 0.5}), SaidPrint(one, map[string]float32{"bias": 0.25})} {
		prints[p] = true
	}
	if len(prints) != 5 || !prints[""] {
		t.Errorf("the prints are %v", prints)
	}
	again := slices.Clone(two)
	if SaidPrint(again, nil) != SaidPrint(two, nil) {
		t.Error("the same corrections give two prints")
	}
}
