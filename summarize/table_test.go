package summarize

import (
	"slices"
	"testing"
)

func TestTableItems(t *testing.T) {
	for _, tt := range []struct {
		name string
		rows table
		want []string
	}{
		{"rates of two years", table{{"Imposition", "Taux 2030", "Taux 2031"}, {"Taxe foncière (bâti)", "3,20 %", "3,60 %"}, {"Taxe d'habitation", "8,75 %", "8,75 %"}},
			[]string{"Taxe foncière (bâti)\u00a0: 3,20 % (taux 2030), 3,60 % (taux 2031)", "Taxe d'habitation\u00a0: 8,75 % (taux 2030), 8,75 % (taux 2031)"}},
		{"tariffs", table{{"Adulte", "4,50 €"}, {"Enfant de moins de 12 ans", "2 €"}}, []string{"Adulte\u00a0: 4,50 €", "Enfant de moins de 12 ans\u00a0: 2 €"}},
		{"the heading bears the unit", table{{"Tranche", "Prix en euros"}, {"Tranche A", "1,20"}, {"Tranche B", "2,40"}}, []string{"Tranche A\u00a0: 1,20 (prix en euros)", "Tranche B\u00a0: 2,40 (prix en euros)"}},
		{"nothing over the first column", table{{"2030 (prévu)", "2031 (prévu)"}, {"Recettes", "12 €", "13 €"}, {"Dépenses", "11 €", "12 €"}},
			[]string{"Recettes\u00a0: 12 € (2030 prévu), 13 € (2031 prévu)", "Dépenses\u00a0: 11 € (2030 prévu), 12 € (2031 prévu)"}},
		{"a row that lacks a cell", table{{"Imposition", "Taux 2030", "Taux 2031"}, {"Taxe foncière", "3,20 %"}, {"Taxe d'habitation", "8,75 %", "8,75 %"}}, nil},
		{"columns without headings", table{{"Adulte", "4,50 €", "3 €"}, {"Enfant", "2 €", "1 €"}}, nil},
		{"words alone", table{{"Titulaire", "Suppléant"}, {"Un", "Deux"}}, nil},
		{"one row", table{{"Adulte", "4,50 €"}}, nil},
	} {
		if got := tt.rows.items(); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestInShort(t *testing.T) {
	for text, want := range map[string]string{
		"Par décision du conseil, les taux sont fixés pour 2031\u00a0:\n\n- Foncier\u00a0: 3 %.": "Par décision du conseil, les taux sont fixés pour 2031.",
		"Le conseil a fixé trois tarifs\u00a0:\n\n- Adulte\u00a0: 4 €.":                          "Le conseil a fixé trois tarifs.",
		"Le conseil a approuvé le plan. Il a aussi fixé un prix.":                                "Le conseil a approuvé le plan.",
	} {
		if got := inShort(Item{Text: text}); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A bullet whose figure stands behind a wide space is an item of a list, not a table's row.
func TestBulletsWithWideSpaces(t *testing.T) {
	d := newDeliberation("a", "1", "Taux", "Un report.", "VOTE les taux :\n✓ Taxe foncière : 14,18 %\n- Adulte 4,50 € 3 €")
	for i := range d.Lines {
		switch d.Lines[i].Text() {
		case "✓ Taxe foncière : 14,18 %":
			d.Lines[i].Cells = []int{0, 3, 4}
		case "- Adulte 4,50 € 3 €":
			d.Lines[i].Cells = []int{0, 2, 4}
		}
	}
	var got []bool
	for _, p := range newAct(d, 1, nil).dispositif {
		got = append(got, p.table)
	}
	if want := []bool{false, false, true}; !slices.Equal(got, want) {
		t.Errorf("tables %v, want %v", got, want)
	}
}
