package extract

import (
	"fmt"
	"strings"
	"testing"
)

// TestSharedFormulas holds that one sentence decides on the acts it names and on no others.
func TestSharedFormulas(t *testing.T) {
	const head = `Commune de Saint-Orbe
Procès-verbal du conseil municipal du 9 avril 2031
Présents : Anne ABRIAL, Hervé BASTON, Luc NOZIER
%s
**1. Tarifs de la salle des fêtes**
Les tarifs n'ont pas changé depuis 2025. Le conseil municipal fixe le tarif du week-end à 180 €.

**2. Subvention au club nautique**
Le club a demandé une aide. Le conseil municipal attribue une subvention de 450 €.

**3. Vente d'un chemin rural**
Le riverain souhaite l'acheter. Le conseil municipal, par 12 voix pour et 2 contre, décide de vendre le chemin.

**4. Convention avec l'école**
La convention arrive à son terme. Le conseil municipal approuve la convention.
%s`
	for _, c := range []struct{ Form, above, below, want string }{
		{"none", "", "", "nil nil no nil"},
		{"unless otherwise stated", "Sauf mention contraire, les délibérations sont adoptées à l'unanimité.", "", "yes yes no yes"},
		{"all of them, at the end", "", "\nToutes les délibérations ont été adoptées à l'unanimité des suffrages exprimés.", "yes yes no yes"},
		{"by their numbers", "Les délibérations n° 1, 2 et 4 sont adoptées à l'unanimité.", "", "yes yes no yes"},
		{"some of them", "Les points n° 1 à 2 sont approuvés en bloc, à l'unanimité.", "", "yes yes no nil"},
		{"one vote, told as the last item's", "", "\nVOTE UNIQUE – DÉLIBÉRATIONS N° 1, 2 ET 4 : pour : 12 – contre : 0 – abstention : 0 – ADOPTÉES À L'UNANIMITÉ", "yes yes no yes"},
		{"a presentation, not the vote", "Les délibérations n° 1 et 2 font l'objet d'une présentation commune et d'un vote unique.", "", "nil nil no nil"},
		{"a rule", "Toutes les délibérations peuvent être votées à l'unanimité.", "", "nil nil no nil"},
		{"how they are published", "", "\nLes pièces de toutes les délibérations approuvées sont consultables en mairie.", "nil nil no nil"},
	} {
		t.Run(c.Form, func(t *testing.T) {
			d := interpretText(fmt.Sprintf(head, c.above, c.below))
			var got []string
			for _, a := range d.Deliberations {
				said := "nil"
				if a.Unanimous != nil {
					said = map[bool]string{true: "yes", false: "no"}[*a.Unanimous]
				}
				got = append(got, said)
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("got %s, want %s", s, c.want)
			}
		})
	}
}
