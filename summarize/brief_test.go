package summarize

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// minutes is an item of minutes as it may be sent: a presentation, history, figures, a list,
// a table, a decision with its formalities.
const minutes = `[Objet]
Maison de santé de Montarvane : lancement des travaux

[Exposé]
Madame Claire VAUTRIN expose :
Vu le code général des collectivités territoriales, notamment son article L. 2121-29,
La maison de santé accueillera quatre médecins et deux infirmières, place du Marché. La question est étudiée depuis longtemps par la commission compétente, qui s'est réunie à plusieurs reprises. Le coût des travaux est estimé à 840 000 € HT. Chacun a pu prendre connaissance du dossier. L'ouverture est prévue en septembre 2026.
Trois loyers sont proposés :
- 450 € par mois pour un cabinet de médecin
- 300 € par mois pour un cabinet d'infirmière
- la salle d'attente est commune
Chapitre 21 2131 840 000 840 000 0

[Décision]
Le conseil municipal, après en avoir délibéré, décide :
D'APPROUVER le programme des travaux de la maison de santé pour 840 000 € HT,
DE FIXER les loyers comme il est proposé,
D'AUTORISER le maire à signer tout document relatif à ce dossier,
ADOPTÉ À L'UNANIMITÉ`

func briefs(t *testing.T) *drafter {
	t.Helper()
	e, err := newEngine(fictional(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e.drafter
}

func TestBriefKeepsWhatTellsMost(t *testing.T) {
	w := briefs(t)
	got := w.brief(minutes, 610)
	for _, want := range []string{"Maison de santé de Montarvane", "D'APPROUVER le programme", "840 000 € HT", "septembre 2026", gap} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is left out:\n%s", want, got)
		}
	}
	for _, formula := range []string{"VAUTRIN expose", "Vu le code", "Chapitre 21", "signer tout document"} {
		if strings.Contains(got, formula) {
			t.Errorf("%q is sent before the facts:\n%s", formula, got)
		}
	}
}

// Whatever its length, a brief holds the object and the decision, keeps to its length, and
// every passage between two gaps is one of the act, so that a quote of it is found there.
func TestBriefIsMadeOfTheActsWords(t *testing.T) {
	w := briefs(t)
	for most := digestLeast; most <= len(minutes); most += 50 {
		t.Run(fmt.Sprint(most), func(t *testing.T) {
			got := w.brief(minutes, most)
			if n := utf8.RuneCountInString(got); n > most {
				t.Errorf("%d characters", n)
			}
			if !strings.Contains(got, "Maison de santé") || !strings.Contains(got, "D'APPROUVER") {
				t.Errorf("the object or the decision is left out:\n%s", got)
			}
			last := 0
			for _, line := range strings.Split(got, "\n") {
				passage := strings.TrimSpace(strings.TrimSuffix(line, gap))
				at := strings.Index(minutes[last:], passage)
				if at < 0 {
					t.Fatalf("%q is not in the act, or not in its order", passage)
				}
				last += at
			}
		})
	}
	if got := w.brief(minutes, utf8.RuneCountInString(minutes)); got != minutes {
		t.Errorf("an act that is short enough is changed:\n%s", got)
	}
}

func TestBriefBringsWhatIsWanted(t *testing.T) {
	w := briefs(t)
	const wanted = "La question est étudiée depuis longtemps par la commission compétente"
	if got := w.brief(minutes, 500); strings.Contains(got, wanted) {
		t.Fatalf("the sentence is sent without being asked for:\n%s", got)
	}
	if got := w.brief(minutes, 500, wanted); !strings.Contains(got, wanted) {
		t.Errorf("the sentence is left out:\n%s", got)
	}
}

// A bullet without the words that announce it tells nothing.
func TestBriefKeepsTheHeadOfAList(t *testing.T) {
	w := briefs(t)
	for most := 200; most < len(minutes); most += 20 {
		got := w.brief(minutes, most)
		if strings.Contains(got, "- 450 €") && !strings.Contains(got, "Trois loyers sont proposés :") {
			t.Fatalf("at %d, a bullet stands alone:\n%s", most, got)
		}
	}
}
