package extract

import (
	"fmt"
	"strings"
	"testing"

	"phare/extract/pdftext"
	"phare/extract/sketch"
)

func readSketch(text string) *Document {
	d := newDocument(found{file: "papier.pdf"})
	interpret(d, &pdftext.Document{Pages: sketch.Pages(text)})
	return d
}

// TestActsBesideTheHead pins that no act is taken for attendance, nor a word of the head for an
// agenda: each paper lists its objects.
func TestActsBesideTheHead(t *testing.T) {
	const head = "COMMUNE DE VALMER\nPROCÈS-VERBAL DE LA SÉANCE DU 4 AVRIL 2031\nL'an deux mille trente et un, le quatre avril, le conseil municipal s'est réuni sous la présidence de Mme Sorel.\nPrésents : Mme Sorel, M. Maranel, Mme Aubrac, M. Lestang\nSecrétaire de séance : M. Lestang\n\n"
	vote := "\nLe conseil municipal, après en avoir délibéré, à l'unanimité, approuve la proposition du maire.\n\n"
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"election of the mayor": {
			head + "Délibération n° 2031-12 – Élection du maire\nLe président constate que le quorum est atteint.\na. Nombre de conseillers n'ayant pas pris part au vote : 0\nb. Nombre de votants (enveloppes déposées) : 15\nc. Suffrages exprimés : 15\nMme Sorel a été proclamée maire et immédiatement installée.\n\n" +
				"Délibération n° 2031-13 – Nombre des adjoints" + vote + "Délibération n° 2031-14 – Commissions communales" + vote,
			[]string{"Élection du maire", "Nombre des adjoints", "Commissions communales"},
		},
		"the end of a sentence is no agenda": {
			head + "Madame Sorel informe l'assemblée que le rapport sur le règlement du cimetière communal est retiré de\nl'ordre du jour.\n\n" +
				"**1. Achat d'un terrain près du cimetière**" + vote + "**2. Vente d'un jardin aux riverains**" + vote + "**3. Fauchage des accotements**" + vote,
			[]string{"Achat d'un terrain près du cimetière", "Vente d'un jardin aux riverains", "Fauchage des accotements"},
		},
		"a register's page": {
			"COMMUNE DE VALMER\nREGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\nL'an deux mille trente et un et le quatre du mois d'avril, le conseil municipal régulièrement convoqué s'est réuni sous la présidence de Mme Sorel. Présents : Mme Sorel, M. Maranel, Mme Aubrac.\nM. Maranel est élu secrétaire.\n\n" +
				"Affectation du résultat\nLe conseil, à l'unanimité, décide d'affecter 17 000 euros au compte 1068.\n\nVote des taux\nLe conseil décide de ne pas augmenter les taux. Pour : 8. Abstention : 1.\n\nBudget primitif\nLe budget est présenté par chapitre. Adopté à l'unanimité.\n\nSubventions\nLe conseil attribue 350 euros au comité des fêtes. Voté à l'unanimité.\n",
			[]string{"Affectation du résultat", "Vote des taux", "Budget primitif", "Subventions"},
		},
	} {
		var got []string
		for _, a := range readSketch(c.text).Deliberations {
			got = append(got, a.Object)
		}
		if strings.Join(got, " | ") != strings.Join(c.want, " | ") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestBlankProxy holds that the form under a convocation names no proxy.
func TestBlankProxy(t *testing.T) {
	d := interpretText(`Mairie de Saint-Orbe

CONVOCATION DU CONSEIL MUNICIPAL

J'ai l'honneur de vous inviter à la séance du Conseil municipal qui se tiendra le 9 avril 2031.

Ordre du jour :

1. Vote du budget primitif 2031
2. Fixation des taux d'imposition
3. Subvention au club nautique

POUVOIR : Je soussigné(e) ………… donne pouvoir à ………… pour voter en mon nom.`)
	if d.Kind != KindConvocation || shownMembers(d.Members) != "- - - -" {
		t.Errorf("%s %s", d.Kind, shownMembers(d.Members))
	}
}

// TestSingleActsDate pins that a single act is of the session that its document is of.
func TestSingleActsDate(t *testing.T) {
	d := readSketch("COMMUNE DE VALMER\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nSéance du 4 avril 2031\nPrésents : Mme Sorel, M. Maranel\n\n**Objet : Tarifs de la cantine**\n\nLors de la séance du 12 mars 2031, la commission s'est réunie. Réunion du 12 mars 2031.\nLe conseil municipal, après en avoir délibéré, à l'unanimité, approuve les tarifs.\n")
	if len(d.Deliberations) != 1 || d.SessionDate == nil || *d.SessionDate != "2031-04-04" || d.Deliberations[0].SessionDate == nil || *d.Deliberations[0].SessionDate != *d.SessionDate {
		t.Errorf("dated %v, the act %+v", d.SessionDate, d.Deliberations)
	}
}

// TestNumbersAlone pins that numbers on a line of their own, above a title or at the top of a page, are
// those of the acts below them.
func TestNumbersAlone(t *testing.T) {
	head := "PROCÈS-VERBAL DU CONSEIL MUNICIPAL DE VALMER\nLundi 4 avril 2031\nL'an deux mille trente et un, le quatre avril, le conseil municipal s'est réuni sous la présidence de Mme Sorel.\nPrésents : Mme Sorel, M. Maranel\nSecrétaire de séance : M. Maranel\n\n"
	objects := []string{"Tarifs de la cantine scolaire", "Acquisition d'un tracteur", "Convention avec l'école de musique", "Subventions aux associations"}
	for name, form := range map[string]string{"bold": "**Délibération n°2031-0%d**\n\n%s\n\n", "label": "Délibération n° 2031-0%d\nObjet : %s\n\n", "page": "\fDélibération n° 2031-0%d\n\nObjet : %s\n\n"} {
		text := head
		for i, o := range objects {
			f := form
			if i == 0 {
				f = strings.TrimPrefix(f, "\f")
			}
			text += fmt.Sprintf(f, i+1, o) + "Monsieur le Maire présente le dossier et rappelle les textes qui s'appliquent aux communes.\nLe Conseil Municipal, après en avoir délibéré, à l'unanimité,\n- APPROUVE la proposition.\n- AUTORISE M. le Maire à signer.\n\n"
		}
		var got []string
		for _, a := range readSketch(text).Deliberations {
			got = append(got, asPrinted(a.Number)+" "+a.Object)
		}
		if len(got) != len(objects) {
			t.Errorf("%s: %q", name, got)
			continue
		}
		for i, o := range objects {
			if got[i] != fmt.Sprintf("2031-0%d %s", i+1, o) {
				t.Errorf("%s: %q", name, got[i])
			}
		}
	}
}
