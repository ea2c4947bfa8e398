package facts

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// brief writes a fact as the tables below name it.
func brief(f Fact) string {
	var b strings.Builder
	b.WriteString(string(f.Kind))
	switch f.Kind {
	case Date:
		fmt.Fprintf(&b, " %s", f.When)
		if f.Until != f.When {
			fmt.Fprintf(&b, "..%s", f.Until)
		}
		if f.Role != "" {
			b.WriteString(" " + string(f.Role))
		}
		return b.String()
	case Reference, Consensus:
		return b.String() + " " + f.Unit
	}
	fmt.Fprintf(&b, " %g", f.Value)
	if f.High != f.Value {
		fmt.Fprintf(&b, "..%g", f.High)
	}
	for _, s := range []string{f.Unit, f.Tax, f.Per, string(f.Qualifier)} {
		if s != "" {
			b.WriteString(" " + s)
		}
	}
	for s, on := range map[string]bool{" !": f.Mismatch, " ?": f.Ambiguous, " ~": f.Forecast, " +": f.Renewable} {
		if on {
			b.WriteString(s)
		}
	}
	return b.String()
}

func TestAll(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		// money
		{"un montant de 750 000€TTC", []string{"money 750000 EUR TTC"}},
		{"885 636.60 € HT, 12.400,92 €, 135.186,30 €", []string{"money 885636.6 EUR HT", "money 12400.92 EUR", "money 135186.3 EUR"}},
		{"2 429, 60 € HT, soit +1, 55 %", []string{"money 2429.6 EUR HT", "percent 1.55"}},
		{"1,2 M€ puis 300 k€, 2 Md€, 12 K€", []string{"money 1.2e+06 EUR", "money 300000 EUR", "money 2e+09 EUR", "money 12000 EUR"}},
		{"1,2 million d’euros, 3 milliards d'euros, 12 mille euros", []string{"money 1.2e+06 EUR", "money 3e+09 EUR", "money 12000 EUR"}},
		{"1 million 200 000 euros", []string{"money 1.2e+06 EUR"}},
		{"deux cent mille (200 000) euros", []string{"money 200000 EUR"}},
		{"deux cent mille (300 000) euros", []string{"money 200000 EUR !"}},
		{"DEUX CENT MILLE EUROS (200.000,00 EUR)", []string{"money 200000 EUR"}},
		{"quatre-vingt-dix-sept mille euros", []string{"money 97000 EUR"}},
		{"sept mille huit cents euros", []string{"money 7800 EUR"}},
		{"un loyer de 20000 € annuels", []string{"money 20000 EUR an"}},
		{"un loyer annuel de 20 000 € HT", []string{"money 20000 EUR HT an"}},
		{"0,5517 €/m³ et 3 € le m², 15 € par enfant", []string{"money 0.5517 EUR m3", "money 3 EUR m2", "money 15 EUR enfant"}},
		{"cédé à l’euro symbolique", []string{"money 1 EUR"}},
		{"de 2 à 2,5 millions d’euros", []string{"money 2e+06..2.5e+06 EUR"}},
		{"entre 100 et 120 K€", []string{"money 100000..120000 EUR"}},
		{"un total de -212 198,10 €", []string{"money -212198.1 EUR"}},
		{"un coût prévisionnel de 12 M€ HT", []string{"money 1.2e+07 EUR HT ~"}},
		{"plafonnée à 5 000 €, au plus 300 €, plus de 1,2 M€, près de 80 €", []string{"money 5000 EUR au plus", "money 300 EUR au plus", "money 1.2e+06 EUR plus de", "money 80 EUR près de"}},
		{"1 euro 50, 50 centimes", []string{"money 1.5 EUR", "money 0.5 EUR"}},
		{"un coût de 300 H.T. euros puis 40 € T.T.C.", []string{"number 300", "money 40 EUR TTC"}},
		// percentages
		{"de 20 % à 25 %, soit 5 points", []string{"percent 20", "percent 25", "points 5"}},
		{"la moitié du coût, deux tiers des familles", []string{"percent 50 fraction", "percent 66.66666666666667 fraction"}},
		{"3,5 pour cent et 4 ‰", []string{"percent 3.5", "percent 0.4"}},
		// dates
		{"réuni le jeudi 22 mai 2014 à 18H00", []string{"date jeudi 22 mai 2014 session", "hour 1080"}},
		{"du 28 mai au 1er juin 2014, les 30 et 31 mai", []string{"date 28 mai 2014..1er juin 2014", "date 30 mai..31 mai"}},
		{"le 04/04/2025, le 4.4.25, 2025-04-04", []string{"date 4 avril 2025", "date 4 avril 2025", "date 4 avril 2025"}},
		{"L’an deux mil vingt-trois, le jeudi 30 novembre", []string{"date 30 novembre 2023 session"}},
		{"le quatre avril deux mille vingt-cinq", []string{"date 4 avril 2025"}},
		{"à compter du 1er janvier 2016, avant le 31 décembre 2015", []string{"date 1er janvier 2016 from", "date 31 décembre 2015 before"}},
		{"fin 2026, au printemps 2026, 2e trimestre 2026, T3 2026, premier semestre 2015", []string{"date fin 2026", "date printemps 2026", "date T2 2026", "date T3 2026", "date premier semestre 2015"}},
		{"l’année scolaire 2025/2026, la mandature 2020-2026, le BP 2014", []string{"date 2025..2026 school", "date 2020..2026", "date 2014 exercise"}},
		{"en mai, le nom mars", []string{"date mai"}},
		{"les 23, 24 et 25 mai 2014", []string{"date 23 mai 2014..25 mai 2014"}},
		{"elle compte 6 salariés, compte 6574", []string{"count 6 salaries", "reference compte"}},
		// durations, hours
		{"5 (cinq) ans, 36 mois renouvelable, un an et demi", []string{"duration 5 an", "duration 36 mois +", "duration 1.5 an"}},
		{"18 h 30, 9h, vingt heures trente, à 21 heures, minuit", []string{"hour 1110", "hour 540", "hour 1230", "hour 1260", "hour 1440"}},
		{"les enfants de 4 à 16 ans", []string{"duration 4..16 an"}},
		// counts and units
		{"plus de 400\n000 visiteurs", []string{"count 400000 visiteurs plus de"}},
		{"deux nouveaux gymnases, un terrain neuf de jeu", []string{"count 2 gymnases"}},
		{"12 a 34 ca, 3 ha, 50 m², 300 kWc, 40 mètres carrés, 1.200 km", []string{"count 1234 m2", "count 3 ha", "count 50 m2", "count 300 kwc", "count 40 m2", "count 1200 km ?"}},
		{"une centaine d’arbres", []string{"count 100 arbres environ"}},
		{"1,2 million d’habitants", []string{"count 1.2e+06 habitant"}},
		{"Recettes 1 727 118,65\nDépenses -856 982,62", []string{"number 1.72711865e+06", "number -856982.62"}},
		// votes
		{"27 voix pour, 3 contre et 2 abstentions", []string{"vote 27 pour", "vote 3 contre", "vote 2 abstention"}},
		{"par 46 voix contre 9", []string{"vote 46 pour", "vote 9 contre"}},
		{"700 logements par an", []string{"count 700 logements an"}},
		{"Pour : 27 Contre : / Abstention(s) : néant", []string{"vote 27 pour", "vote 0 contre", "vote 0 abstention"}},
		{"à l’unanimité ; 1 ne prend pas part au vote", []string{"consensus unanimite", "vote 1 nppv"}},
		{"500 € pour les clubs", []string{"money 500 EUR"}},
		// references are never quantities
		{"délibération n°2012/86 du 26 mars 2012", []string{"reference act", "date 26 mars 2012 earlier"}},
		{"n° 2014 / 194, n° DP 2021-316, D2025-008", []string{"reference number", "reference number", "reference act"}},
		{"articles L2121-29, L2121-1 à L2121-23 du code", []string{"reference article"}},
		{"l’article L. 2144-3, loi n° 2023-175 du 10 mars 2023", []string{"reference article", "reference law", "date 10 mars 2023 law"}},
		{"parcelles cadastrées CD 738,\n739, 740, 73p", []string{"reference parcel"}},
		{"au 04 73 98 34 00, 63000 Clermont, lot n° 4", []string{"reference phone", "reference postcode", "reference lot"}},
		{"034-213401722-20140522-0000072214-DE", []string{"reference actes"}},
		{"SIREN 246 300 701, voir https://exemple.fr/2024/12?n=3.", []string{"reference siren", "reference url"}},
		{"la 18ème édition, le XXe siècle, M. X", []string{"ordinal 18", "ordinal 20"}},
	} {
		var got []string
		for _, f := range All(c.text) {
			got = append(got, brief(f))
		}
		if g, w := strings.Join(got, " | "), strings.Join(c.want, " | "); g != w {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, w)
		}
	}
}

// TestMoneyForms pins forms of sums that councils print.
func TestMoneyForms(t *testing.T) {
	for text, want := range map[string]string{
		"un loyer de 14 850 000 F CFP":       "money 1.485e+07 XPF",
		"soit 2 500 F.CFP":                   "money 2500 XPF",
		"le lot 2 à 147 000TTC":              "money 147000 EUR TTC",
		"pour 18 600 HT":                     "money 18600 EUR HT",
		"un excédent de 23..526,53 €":        "money 23526.53 EUR",
		"un logement de type 1 à 587,20 €":   "money 587.2 EUR",
		"une aide de 100 à 150 € par enfant": "money 100..150 EUR enfant",
	} {
		var got []string
		for _, f := range All(text) {
			if f.Kind == Money {
				got = append(got, brief(f))
			}
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestStateAsksMoney holds that a grouped sum behind a noun that numbers things is a sum.
func TestStateAsksMoney(t *testing.T) {
	for _, text := range []string{"La commune demande à l’État 774 000 euros.", "La commune demande à l'État 774 000 € au titre de la dotation."} {
		fs := All(text)
		if len(fs) != 1 || fs[0].Kind != Money || fs[0].Value != 774000 {
			t.Errorf("%s: %+v", text, fs)
		}
	}
}

// TestCentsBehindTheSign holds that two figures behind a euro sign are cents where they count
// nothing else.
func TestCentsBehindTheSign(t *testing.T) {
	for text, want := range map[string][]float64{
		"le tarif est fixé à 38 € 50.": {38.5},
		"38 € 50 par mois":             {38.5},
		"12 € 50 enfants":              {12},
		"une aide de 38 €\n50 foyers":  {38},
		"38 € 50 €":                    {38, 50},
	} {
		var got []float64
		for _, f := range All(text) {
			if f.Kind == Money {
				got = append(got, f.Value)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
