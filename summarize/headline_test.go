package summarize

import (
	"strings"
	"testing"

	"phare/extract"
)

// A heading says the matter without the paper that bears it, and a fact of the decision.
func TestHeadlines(t *testing.T) {
	for _, c := range []struct{ object, decision, want string }{
		{"Avenant n° 3 du contrat de délégation de la patinoire intercommunale", "ACTE la prolongation du contrat jusqu'au 31 août 2031 et le montant de l'indemnité de 12 500 €.", "Patinoire intercommunale : prolongation du contrat jusqu’au 31 août 2031"},
		{"Aide à l'immobilier des entreprises : dossier de la SARL Les Deux Rives", "APPROUVE l'octroi d'une subvention de 31 860 € à la SARL Les Deux Rives, sous réserve des travaux.", "Subvention de 31 860 € à la SARL Les Deux Rives"},
		{"Marché de mise en place d'un dispositif de relevé des compteurs d'eau", "HABILITE Monsieur le Maire à lancer une consultation pour le relevé des compteurs, PRÉCISE que le mode de dévolution sera l'appel d'offres.", "Mise en place d’un dispositif de relevé des compteurs d’eau : lancement d’une consultation"},
		{"Approbation du programme pluriannuel de voirie", "APPROUVE le programme pluriannuel de voirie d'un montant de 13,5 M€ HT.", "Programme pluriannuel de voirie : 13,5 millions d’euros HT"},
		{"Règlement du marché aux fleurs", "APPROUVE le règlement du marché aux fleurs.", "Règlement du marché aux fleurs"},
		{"Tarifs de la cantine", "FIXE les tarifs de la cantine.", "Tarifs de la cantine"},
	} {
		d := newDeliberation("del-1", "2031-1", c.object, "", c.decision)
		d.Outcome = extract.Adopted
		s := fictional(t)
		title, _ := (&drafter{session: s, as: newAssessor(mustRules(t), s)}).sheet(newAct(d, 1, nil), nil, nil, &Item{})
		if got := strings.ReplaceAll(title, nbsp, " "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.object, got, c.want)
		}
	}
}

func mustRules(t *testing.T) *Rules {
	t.Helper()
	r, err := LoadRules(nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// What points to the act itself, or to a thing that the sheet names, gets an article instead.
func TestPointersResolved(t *testing.T) {
	known := wordSet("Programme de voirie")
	for in, want := range map[string]string{
		"Ce programme couvre dix ans.":                                "Le programme couvre dix ans.",
		"La durée du présent avenant est de trois ans.":               "La durée de l’avenant est de trois ans.",
		"les termes de la présente convention annexée":                "les termes de la convention",
		"les travaux précités sont financés":                          "les travaux sont financés",
		"Les montants sont annexés.":                                  "Les montants sont annexés.",
		"Cette maison est vendue.":                                    "Cette maison est vendue.",
		"le projet ci-annexé, dont une copie est jointe en annexe":    "le projet",
		"Le programme d'assainissement, quant à lui, couvre la ville": "Le programme d'assainissement couvre la ville",
	} {
		if got := resolved(in, known); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

func TestPlainSums(t *testing.T) {
	for in, want := range map[string]string{
		"3 100 000,00 € HT": "3,1 millions d’euros HT", "3 120 500,00 €": "3 120 500 €", "55.295,10 € TTC": "55 295,10 € TTC", "137,1 M€ HT": "137,1 millions d’euros HT",
		"1 M€": "1 million d’euros", "1 994.40 €": "1 994,40 €", "12 EUROS": "12 euros", "10 000,50 €": "10 000,50 €",
	} {
		if got := strings.ReplaceAll(plainSums(in), nbsp, " "); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

// Each verb in capitals opens a decision; a title in capitals opens none.
func TestEachDecision(t *testing.T) {
	got := eachDecision("APPROUVE le plan et MODIFIE le budget, AUTORISE Monsieur le Maire à signer, ACTE la durée de trois ans")
	if len(got) != 4 {
		t.Errorf("%q", got)
	}
	if got := eachDecision("ACCEPTE l'offre. VOTE DU BUDGET PRIMITIF 2031 DE LA COMMUNE"); len(got) != 1 {
		t.Errorf("%q", got)
	}
}
