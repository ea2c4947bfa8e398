package attendance

import (
	"testing"

	"phare/extract/record"
	"phare/extract/sketch"
)

// TestMembers holds the attendance in the ways that heads print it, all invented.
func TestMembers(t *testing.T) {
	for _, c := range []struct{ want, head string }{
		{"58 49 6 55", `Membres en exercice : 58                 Présents : 49              Pouvoirs : 6               Votants : 55              Quorum : 30`},
		{"23 - - -", `Membres en exercice : 23 – Quorum : 12`},
		{"133 88 31 -", `
| Afférents au Conseil : | 133
| Présents :             | 88
| Procurations :         | 31`},
		{"9 6 1 -", `Nb de membres : 9 – Nb de présents : 6 – Nb de procurations : 1 – Suffrages exprimés : 7`},
		{"18 13 2 -", `Conseillers elus : 19 Conseillers en fonction : 18 Conseillers presents : 13 + 2 procurations`},
		{"11 3 - -", `
Étaient présents : Mesdames et Messieurs Anne ABRIAL, Hervé BASTON, Odile
CERTEL, formant la majorité des membres en exercice, lesquels sont au nombre
de onze.`},
		{"- 3 1 -", `
Présents : Mme Anne ABRIAL, M. Hervé BASTON, M. Luc NOZIER. Excusés : Mme Claire
VAUCEL (pouvoir à M. Hervé BASTON).`},
		{"- 2 2 -", `
Présents : Mme ABRIAL, M. BASTON.
Absents avec procuration : M. URSEL à M. BASTON, Mme VERDEL à Mme ABRIAL.`},
		{"- 4 - -", `
Étaient présents les conseillers municipaux suivants :
| Anne ABRIAL  | Jacques HAUDRY
| Hervé BASTON | Rachel ISTREL`},
		// More names than members: one of the two is misread.
		{"2 - - -", `
Nombre de membres en exercice : 2
Présents : Anne ABRIAL, Hervé BASTON, Luc NOZIER`},
	} {
		r := scan(sketch.Pages(c.head))
		m, _ := r.readMembers(0, len(r.Lines))
		if got := shown(m); got != c.want {
			t.Errorf("%s\ngot %s, want %s", c.head, got, c.want)
		}
	}
}

// TestClosingFigures holds the counts that an act prints behind its decision.
func TestClosingFigures(t *testing.T) {
	r := scan(sketch.Pages(`Adopté à l'unanimité
Il y a 22 présents et 4 représentés.
Nombre de votants : 26`))
	var m record.Members
	r.closingFigures(0, len(r.Lines), &m)
	if got := shown(m); got != "- 22 4 26" {
		t.Error(got)
	}
}

// TestMembersCases holds the attendance in the wordings of many authorities.
func TestMembersCases(t *testing.T) {
	for _, c := range membersCases {
		t.Run(c.Form, func(t *testing.T) {
			r := scan(sketch.Pages(c.head))
			m, _ := r.readMembers(0, len(r.Lines))
			if got := shown(m); got != c.want {
				t.Errorf("%s\ngot %s, want %s", c.head, got, c.want)
			}
		})
	}
}
