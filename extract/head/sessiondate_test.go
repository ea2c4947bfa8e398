package head

import (
	"testing"

	"phare/extract/sketch"
)

// TestSessionDate reads the day of the session among the other dates of a head, wherever
// the lines break.
func TestSessionDate(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"cut before the month":    {"PAYS DE BRESLE AGGLO\nCONSEIL COMMUNAUTAIRE - SÉANCE DU 11\nDÉCEMBRE 2031\nConvocation du 4 décembre 2031", "2031-12-11"},
		"cut before the year":     {"Procès-verbal - Séance du 30 janvier\n2031\nAffiché le 4 février 2031", "2031-01-30"},
		"several days":            {"CONSEIL DE VARENNE\nSéance des 9, 10 et 11 juillet 2031\nVu l'avis du 1er juillet 2031 ;", "2031-07-09"},
		"the sentence breaks":     {"Le mardi premier avril deux mille trente et un à dix-huit\nheures, le conseil de pôle, convoqué le 26 mars 2031,\ns'est assemblé.", "2031-04-01"},
		"convocation":             {"Vauzelles, le 2 avril 2031\nMadame, Monsieur,\nVous êtes convoqués à la séance du conseil qui se tiendra le mercredi 9\navril 2031 à 19 heures.", "2031-04-09"},
		"an earlier act":          {"Comité syndical du 4 mai 2031\nVu la délibération du conseil municipal du 12 mars 2030,\nVu la délibération du conseil municipal du 12 mars 2030,", "2031-05-04"},
		"day and month in words":  {"COMMUNE DE VAUZELLES\nL'an deux mil trente et un et le onze du mois d'avril à vingt heures, le conseil municipal s'est réuni.\nPrésents : Mme Sorel", "2031-04-11"},
		"and the year behind":     {"COMMUNE DE VAUZELLES\nLe onze du mois d'avril deux mille trente et un, le conseil municipal s'est réuni.", "2031-04-11"},
		"year, then day in words": {"L'an deux mille vingt-cinq, dix-huit décembre à dix-neuf heures, les membres du conseil se sont réunis.", "2025-12-18"},
		"and without a comma":     {"L'an deux mil trente et un douze avril à dix-neuf heures, le conseil s'est réuni.", "2031-04-12"},
		"the day, no comma":       {"COMMUNE DE VAUZELLES\nL'an deux mille vingt-cinq dix-huit décembre, le conseil municipal s'est réuni.", "2025-12-18"},
		"the day, a round year":   {"COMMUNE DE VAUZELLES\nL'an deux mille trente, onze mars, le conseil municipal s'est réuni.", "2030-03-11"},
		"a small day":             {"COMMUNE DE VAUZELLES\nL'an deux mille vingt, deux mars, le conseil municipal s'est réuni.", "2020-03-02"},
		"and a small day":         {"COMMUNE DE VAUZELLES\nL'an deux mille vingt-six, trois mars, le conseil municipal s'est réuni.", "2026-03-03"},
		"no year beside it":       {"COMMUNE DE VAUZELLES\nSéance ordinaire du 3 avril\nDate de convocation : 27/03/2031", "2031-04-03"},
		"no year at all":          {"COMMUNE DE VAUZELLES\nSéance ordinaire du 3 avril\nLe conseil municipal s'est réuni.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := scan(sketch.Pages(c.text))
			if got := r.SessionDate(0, len(r.Lines), nil); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
