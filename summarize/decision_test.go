package summarize

import (
	"strings"
	"testing"

	"phare/extract"
)

// What points elsewhere in the paper says nothing to a reader of the article.
func TestCleanTakesOffWhatPointsElsewhere(t *testing.T) {
	for text, want := range map[string]string{
		"fixe les tarifs applicables au 1er janvier comme indiqué ci-dessous": "fixe les tarifs applicables au 1er janvier",
		"fixe les tarifs comme indiqués, à compter du 1er mai":                "fixe les tarifs, à compter du 1er mai",
		"approuve le produit d’imposition qui s’établira comme présenté":      "approuve le produit d’imposition",
		"approuve le plan tel que présenté":                                   "approuve le plan",
		"approuve le règlement, joint en annexe":                              "approuve le règlement",
		"présente le projet comme indispensable aux habitants":                "présente le projet comme indispensable aux habitants",
		"approuve les conditions ainsi présentées et fixe le loyer à 1 200 €": "approuve les conditions et fixe le loyer à 1 200 €",
	} {
		if got := clean(text); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A permission whose matter stands in another sentence is no sentence by itself.
func TestPermissionWithoutItsMatter(t *testing.T) {
	for text, want := range map[string]int{
		"AUTORISE le Président ou son représentant à la signer.":                    0,
		"AUTORISE le Président à signer la convention avec l’association Les Amis.": 1,
	} {
		a := &act{dispositif: []paragraph{{text: text, page: 1}}}
		if got := len(a.decisions()); got != want {
			t.Errorf("%q: %d decisions, want %d", text, got, want)
		}
	}
}

// What is drafted by extraction keeps to what the assembly decides, in sentences that read.
func TestDecided(t *testing.T) {
	for _, c := range []struct {
		name, dispositif string
		want, never      []string
	}{
		{"rates are voted, in a list with arrows",
			"Après en avoir délibéré, le conseil municipal, à l'unanimité :\n→ Vote les taux 2031 tels que présentés ci-dessous, à savoir :\n✓ Taxe foncière (bâti) : 14,18 %\n✓ Taxe foncière (non bâti) : 22,39 %",
			[]string{"a voté les taux 2031", "a voté les taux 2031\u00a0: Taxe foncière (bâti)\u00a0: 14,18\u00a0%"}, []string{"→", "✓", "à savoir"}},
		{"the vote of the act is no decision", "Le conseil municipal approuve le plan vélo.\nVote : unanimité", []string{"a approuvé le plan vélo."}, []string{"voté"}},
		{"what a project aims at",
			"Le conseil municipal, à l'unanimité, approuve les objectifs du projet, à savoir :\n• Participer au repeuplement du centre-ville ;\n• Proposer des logements variés.",
			[]string{"a approuvé les objectifs du projet\u00a0:", "Participer au repeuplement du centre-ville"}, []string{"a participé", "a aussi proposé", "a proposé"}},
		{"two verbs joined", "D'AUGMENTER de 230 000 € le montant de l'opération et augmenter sa durée d'un an.", []string{"a augmenté de 230\u00a0000\u00a0€ le montant de l’opération et augmenté sa durée d’un an."}, nil},
		{"a verb that depends on another", "D'APPROUVER la convention afin de réduire les délais et augmenter la durée des prêts.", []string{"réduire les délais et augmenter la durée"}, nil},
		{"numbered in one paragraph", "Le conseil municipal, à l'unanimité :\n1) DONNE un avis favorable au circuit des Moulins 2) DECIDE d'inscrire les chemins au plan départemental 3) S'ENGAGE à les entretenir.",
			[]string{"a donné un avis favorable au circuit des Moulins.", "a aussi décidé d’inscrire les chemins", "s’est également engagé à les entretenir."}, []string{"2)", "DECIDE"}},
		{"words in capitals", "Le conseil municipal, à l'unanimité, PREND ACTE du rapport annuel de la médiathèque et se prononce FAVORABLEMENT.", []string{"a pris acte du rapport annuel"}, []string{"ACTE", "FAVORABLEMENT"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := fictional(t)
			d := newDeliberation("del-99", "2031-99", "Projet de la commune", "Le projet est ancien.", c.dispositif)
			d.Outcome = extract.Adopted
			teller := &teller{w: &drafter{session: s}, a: newAct(d, 1, nil), said: map[string]bool{}}
			said, _ := teller.decided()
			got := typeset(strings.Join(said, " "))
			for _, want := range c.want {
				if !strings.Contains(got, want) {
					t.Errorf("%q is not said in\n%s", want, got)
				}
			}
			for _, never := range c.never {
				if strings.Contains(got, never) {
					t.Errorf("%q is said in\n%s", never, got)
				}
			}
		})
	}
}
