package act

import (
	"fmt"
	"testing"

	"phare/extract/record"
	"phare/extract/sketch"

	"github.com/google/go-cmp/cmp"
)

// shownWhat writes what is printed of an amount beside its figure.
func shownWhat(a record.Amount) string {
	s := func(p *string) string {
		if p == nil {
			return "-"
		}
		return *p
	}
	y := "-"
	if a.Year != nil {
		y = fmt.Sprint(*a.Year)
	}
	return fmt.Sprintf("%g %s | %s | %s | %s | %s | %s | %s", a.Value, s(a.Tax), s(a.Label), s(a.Row), s(a.Column), s(a.Per), y, s(a.For))
}

// TestAmountWhat holds what each amount is said to be for.
func TestAmountWhat(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a sentence, for whom and when", "Le conseil municipal, à l'unanimité :\nATTRIBUE une subvention de 1 200 € à l'association Les Amis du Lavoir pour l'année 2031.", []string{
			"1200 - | subvention | - | - | - | 2031 | l'association Les Amis du Lavoir"}},
		{"per what", "Le conseil municipal, à l'unanimité :\nFIXE le loyer à 450,50 € par mois.", []string{
			"450.5 - | loyer | - | - | mois | - | -"}},
		{"an entry of a list", "Le conseil municipal, à l'unanimité, FIXE les tarifs suivants :\n- Repas enfant : 3,60 €\n- Repas adulte : 6,10 €", []string{
			"3.6 - | Repas enfant | - | - | - | - | -", "6.1 - | Repas adulte | - | - | - | - | -"}},
		{"the tax beside", "Le conseil municipal, à l'unanimité :\nATTRIBUE le marché à la société Pontval pour un montant de 45 000 € HT.", []string{
			"45000 HT | marché | - | - | - | - | la société Pontval"}},
	} {
		d := &record.Deliberation{Object: "Tarifs", Lines: sketch.Lines("Tarifs\n" + c.text)}
		Read(d, &record.Document{}, Context{Kind: record.KindMinutes, Title: 1})
		var got []string
		for _, a := range d.Amounts {
			got = append(got, shownWhat(a))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s\n%s", c.name, diff)
		}
	}
}

// TestAccountResult holds that of an account's table the result is what is approved.
func TestAccountResult(t *testing.T) {
	d := &record.Deliberation{Object: "Compte", Lines: sketch.Lines("Compte\nLe conseil, à l'unanimité, APPROUVE le compte financier suivant :\n\tInvestissement\tFonctionnement\nRecettes réalisées\t21 205,16 €\t33 233,92 €\nDépenses réalisées\t19 183,92 €\t24 325,92 €\nRésultat cumulé\t2 021,24 €\t8 908,00 €")}
	Read(d, &record.Document{}, Context{Kind: record.KindMinutes, Title: 1})
	var got []float64
	for _, a := range d.Amounts {
		got = append(got, a.Value)
	}
	if diff := cmp.Diff([]float64{2021.24, 8908}, got); diff != "" {
		t.Error(diff)
	}
}
