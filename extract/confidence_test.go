package extract

import (
	"strings"
	"testing"

	"phare/extract/cut"
	"phare/extract/sketch"
)

const villagePV = `Compte rendu du conseil municipal du 16 octobre 2031

Présents : M. Paul Martel, Mme Claire Coste, M. Hugo Renier.
Secrétaire de séance : Mme Claire Coste.

**1. Tarifs de la salle polyvalente**
Le maire présente les tarifs.
Le conseil municipal, après en avoir délibéré, à l'unanimité, fixe les tarifs.

**2. Achat d'un tracteur**
Trois devis ont été reçus.
Le conseil municipal, après en avoir délibéré, à l'unanimité, retient le moins cher.

**Travaux du lavoir**
La fuite est réparée.

**3. Convention avec le centre de gestion**
La convention arrive à échéance.
Le conseil municipal, après en avoir délibéré, à l'unanimité, approuve la convention.

La séance est levée à 22 h.
`

// lineOf is the place of a text among the lines of a page, from 1.
func lineOf(t *testing.T, text, wanted string) int {
	t.Helper()
	for i, l := range sketch.Pages(text)[0].Lines {
		if l.Text() == wanted {
			return i + 1
		}
	}
	t.Fatalf("no line %q", wanted)
	return 0
}

// TestWhatAPersonSaidIsObeyed asks that a line marked as an act opens one, and one marked as none
// opens none, whatever the weights say.
func TestWhatAPersonSaidIsObeyed(t *testing.T) {
	act, none := lineOf(t, villagePV, "Travaux du lavoir"), lineOf(t, villagePV, "2. Achat d'un tracteur")
	d := ReadPages("seance/pv.pdf", sketch.Pages(villagePV), Cutting{Fixed: func(_ string, page, line int) cut.May {
		switch {
		case page == 1 && line == act:
			return cut.Must
		case page == 1 && line == none:
			return cut.Not
		}
		return cut.Free
	}})
	var got []string
	for _, a := range d.Deliberations {
		got = append(got, a.Object)
		if strings.HasPrefix(a.Object, "Travaux du lavoir") && a.Confidence.Cut != 1 {
			t.Errorf("what a person said is %v sure", a.Confidence.Cut)
		}
	}
	want := "Tarifs de la salle polyvalente; Travaux du lavoir; Convention avec le centre de gestion"
	if strings.Join(got, "; ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "; "), want)
	}
}

// TestTaught asks that corrections of a paper lean the weights: what they say is more probable with
// the delta than without.
func TestTaught(t *testing.T) {
	var doc *cut.Document
	ReadPages("seance/pv.pdf", sketch.Pages(villagePV), Cutting{Watch: func(_ string, d *cut.Document) { doc = d }})
	if doc == nil {
		t.Fatal("no minutes are cut")
	}
	at := -1
	for k := range doc.Cands {
		if strings.Contains(doc.Cands[k].Title, "lavoir") {
			at = k
		}
	}
	if at < 0 {
		t.Skip("the line is no candidate")
	}
	may := make([]cut.May, len(doc.Cands))
	may[at] = cut.Must
	m := cut.Default()
	delta := m.Teach([]cut.Example{{Document: doc, May: may}})
	if len(delta) == 0 {
		t.Fatal("nothing is learned")
	}
	probability := func(m *cut.Model) float64 {
		_, title := cut.NewLattice(doc, m).Sum(m.W, nil, nil, nil)
		return title[at]
	}
	if before, after := probability(m), probability(m.With(delta)); after <= before {
		t.Errorf("the probability falls from %.3f to %.3f", before, after)
	}
}

// TestExplained asks that each act of minutes says how sure it is, and why when asked.
func TestExplained(t *testing.T) {
	d := ReadPages("seance/pv.pdf", sketch.Pages(villagePV), Cutting{Explain: true})
	if len(d.Deliberations) != 3 {
		t.Fatalf("%d acts", len(d.Deliberations))
	}
	for _, a := range d.Deliberations {
		c := a.Confidence
		for _, x := range []float64{c.Cut, c.Number, c.Object, c.Outcome, c.Votes} {
			if x <= 0 || x > 1 {
				t.Errorf("%q: a confidence of %v", a.Object, x)
			}
		}
		if a.Why == nil || len(a.Why.Reasons) != 5 {
			t.Errorf("%q: no five reasons", a.Object)
		}
	}
}
