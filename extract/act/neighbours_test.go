package act

import (
	"fmt"
	"testing"

	"phare/extract/record"
	"phare/extract/sketch"
)

// TestNeighbours holds forms written as neighbours of each other before any of them was read.
func TestNeighbours(t *testing.T) {
	const approves = "\nLe conseil, après en avoir délibéré, à l'unanimité, approuve la proposition."
	for _, c := range []struct{ text, want string }{
		{"Rapporteur M. Luc ABRIAL" + approves, "M. Luc ABRIAL"},
		{"RAPPORTEUR : Luc ABRIAL" + approves, "Luc ABRIAL"},
		{"Rapporteur(e) : Mme Anne BASTON" + approves, "Mme Anne BASTON"},
		{"Rapp. : M. ABRIAL" + approves, "M. ABRIAL"},
		{"Élu référent : M. ABRIAL" + approves, "M. ABRIAL"},
		{"Exposé de Mme BASTON :" + approves, "Mme BASTON"},
		{"Présentation : Mme BASTON" + approves, "Mme BASTON"},
		{"Dossier présenté par : Mme BASTON, vice-présidente" + approves, "Mme BASTON"},
		{"Mme BASTON prend la parole et explique que le bail arrive à son terme." + approves, "Mme BASTON"},
		{"Mme BASTON fait part de la demande de l'association." + approves, "Mme BASTON"},
		{"Mme BASTON indique au conseil que le bail arrive à son terme." + approves, "Mme BASTON"},
		{"M. le Maire fait savoir que le bail arrive à son terme." + approves, "M. le Maire"},
		{"Monsieur le Maire porte à la connaissance du conseil que le bail arrive à son terme." + approves, "Monsieur le Maire"},
		{"Monsieur le Président soumet au conseil le projet de bail." + approves, "Monsieur le Président"},
		{"Madame la Présidente rend compte de l'avancement du bail." + approves, "Madame la Présidente"},
		{"Madame le Maire donne lecture du projet de bail." + approves, "Madame le Maire"},
		{"Monsieur Luc ABRIAL, 1er adjoint, donne lecture du rapport suivant." + approves, "Monsieur Luc ABRIAL"},
		{"Monsieur le Maire signale que le toit fuit." + approves, "Monsieur le Maire"},
		{"Monsieur le Maire souligne que le toit fuit." + approves, "Monsieur le Maire"},
		{"Monsieur le Maire demande au conseil de se prononcer sur le bail." + approves, "Monsieur le Maire"},
		{"Le dossier est présenté par Mme BASTON." + approves, "Mme BASTON"},
		{"Il est exposé par M. ABRIAL que le toit fuit." + approves, "M. ABRIAL"},
		{"M. ABRIAL a présenté le dossier." + approves, "M. ABRIAL"},
		{"Monsieur le Maire laisse la parole à Mme BASTON. Celle-ci explique le dossier." + approves, "Mme BASTON"},
		{"M. le Maire invite M. ABRIAL à présenter ce point." + approves, "M. ABRIAL"},
		{"À la demande de M. le Maire, Mme BASTON présente le dossier." + approves, "Mme BASTON"},
		{"Entendu l'exposé de Mme BASTON," + approves, "Mme BASTON"},
		{"Ouï l'exposé de M. le Maire," + approves, "M. le Maire"},
		{"Après avoir entendu Monsieur ABRIAL, rapporteur," + approves, "Monsieur ABRIAL"},
		{"Pour plus de clarté, Monsieur le Maire propose de clore ce bail." + approves, "Monsieur le Maire"},
		{"Afin d'assurer ce service en 2031, Madame le maire propose aux membres du conseil de créer un emploi." + approves, "Madame le maire"},
		{"Le bail arrive à son terme." + approves, ""},
		{"L'association demande une aide. M. ABRIAL, président de l'association, quitte la salle." + approves, ""},
		{"Le bail arrive à son terme." + approves + "\nM. ABRIAL regrette ce choix. Mme BASTON précise que le loyer est bas.", ""},
	} {
		d := &record.Deliberation{Object: "Bail", Lines: sketch.Lines("Bail\n" + c.text)}
		Read(d, &record.Document{}, Context{Kind: record.KindMinutes, Title: 1})
		got := ""
		if d.Rapporteur != nil {
			got = *d.Rapporteur
		}
		if got != c.want {
			t.Errorf("%q: rapporteur %q, want %q", c.text, got, c.want)
		}
	}
	for _, c := range []struct{ text, want string }{
		{"Vote : 23 POUR – 0 CONTRE – 0 ABSTENTION", "23/0/0"},
		{"23 voix POUR dont 4 procurations", "23/-/-"},
		{"L'agglomération voisine l'a fait par délibération du 12 décembre 2030, adoptée par 61 voix contre 20.\nLe conseil, à la majorité des suffrages exprimés (33 pour, 19 contre, 5 abstentions) :\n- arrête le calendrier.", "33/19/5"},
		{"La Région a approuvé ce plan par sa délibération du 4 mars 2031, par 80 voix contre 12.\nLe conseil, par 33 voix pour et 2 abstentions, approuve le plan.", "33/-/2"},
		{"Votants : 23 – Pour : 20 – Contre : 2 – Abstention : 1", "20/2/1"},
		{"Voix pour : 12 Voix contre : 0 Abst. : 2", "12/0/2"},
		{"POUR 23 CONTRE 0 ABS 0", "23/0/0"},
		{"Adopté (23 voix pour)", "23/-/-"},
		{"Adopté à la majorité : 18 pour, 3 contre (M. ABRIAL, Mme BASTON, M. CERTEL), 2 abstentions", "18/3/2"},
		{"Le conseil adopte par 18 voix, 3 contre et 2 abstentions.", "18/3/2"},
		{"Le conseil, par 18 voix pour, M. ABRIAL s'abstenant, approuve le bail.", "18/-/1"},
		{"Le conseil, moins une abstention (M. ABRIAL), approuve le bail.", "-/-/1"},
		{"MM. ABRIAL et CERTEL votent contre. Le conseil approuve le bail par 15 voix.", "15/2/-"},
		{"Mme BASTON s'abstient. Le conseil approuve le bail.", "-/-/1"},
		{"Ont voté pour : 15 ; ont voté contre : 2 ; se sont abstenus : 0", "15/2/0"},
		{"Nombre de voix pour : 15\nNombre de voix contre : 0\nNombre d'abstentions : 1", "15/0/1"},
		{"Suffrages exprimés : 19\nPour : 17\nContre : 2", "17/2/-"},
		{"Le conseil, à l'unanimité des suffrages exprimés (21 voix pour, 2 abstentions), approuve le bail.", "21/-/2"},
		{"Résultat du vote : 21 voix pour, unanimité", "21/-/-"},
		{"Approuvé par 21 pour et 1 contre.", "21/1/-"},
		{"Le conseil approuve le bail : quinze voix pour, une contre.", "15/1/-"},
		{"Contre : M. ABRIAL et Mme BASTON – Abstention : M. CERTEL – Pour : 20", "20/2/1"},
		{"Abstentions : 3 (MM. ABRIAL, CERTEL et NOZIER)\nPour : 14", "14/-/3"},
		{"Le conseil approuve, à mains levées et à l'unanimité, le bail de 12 ans pour 3 logements.", "-/-/-"},
		{"Le conseil approuve le bail. Il y a 2 votes contre et 3 abstentions.", "-/2/3"},
		{"Vote favorable : 17 – Vote défavorable : 1 – Abstention : 0", "17/1/0"},
		{"Oui : 9 – Non : 2 – Blanc : 1\nLe conseil approuve le bail.", "9/2/-"},
	} {
		d := &record.Deliberation{Object: "Bail", Lines: sketch.Lines("Bail\nLe bail arrive à son terme.\n" + c.text)}
		Read(d, &record.Document{}, Context{Kind: record.KindMinutes, Title: 1})
		show := func(n *int) string {
			if n == nil {
				return "-"
			}
			return fmt.Sprint(*n)
		}
		if got := show(d.Votes.For) + "/" + show(d.Votes.Against) + "/" + show(d.Votes.Abstain); got != c.want {
			t.Errorf("%q: votes %s, want %s", c.text, got, c.want)
		}
	}
}
