package extract

import (
	"fmt"
	"strings"
	"testing"
)

// itemCases are items of minutes whose number, end or rapporteur stand elsewhere than in most, and
// what a careful reader takes from each: number, object, rapporteur, votes for, amounts.
var itemCases = []struct{ Form, body, want string }{
	{"the head of a table of tariffs is no title", `
**1. Tarifs de l'eau**
Monsieur le Maire propose de relever les tarifs.
Après en avoir délibéré, le conseil municipal fixe comme suit les redevances :
|   Désignation                          |  Habitants      |  Extérieurs
|   Abonnement annuel                    | 58,00 € HT      | 59,74 € HT
|   Consommation, le mètre cube          |  1,42 € HT      |  1,46 € HT

VOTE : Nombre de votants : 10    Pour : 8    Contre : 1    Abstention : 1

**2. Achat d'une remorque**
Madame l'adjointe présente un devis.
Après en avoir délibéré, le conseil municipal approuve l'achat pour 900 €.
VOTE : Pour : 10    Contre : 0    Abstention : 0`, `
 | Tarifs de l'eau | Monsieur le Maire | 8 | 58 59.74 1.42 1.46
 | Achat d'une remorque |  | 10 | 900`},
	{"the head of a table of prices, titles without numbers", `
TARIFS DE LOCATION DE LA SALLE
Monsieur le Maire propose de relever les tarifs.
Le conseil municipal fixe comme suit les tarifs :
|  Objet de la location                 | Habitants         | Extérieurs
|  Salle seule                          |   80,00 €         |   120,00 €
|  Salle et cuisine                     |  110,00 €         |   160,00 €

VOTE : Pour : 8    Contre : 1    Abstention : 1

ACHAT D'UNE REMORQUE
Madame l'adjointe présente un devis.
Le conseil municipal approuve l'achat pour 900 €.
VOTE : Pour : 10    Contre : 0    Abstention : 0`, `
 | TARIFS DE LOCATION DE LA SALLE | Monsieur le Maire | 8 | 80 120 110 160
 | ACHAT D'UNE REMORQUE |  | 10 | 900`},
	{"a rubric ends the last item", `
                  A – FINANCES

A.1    Achat d'une remorque
Après en avoir délibéré, le conseil municipal approuve l'achat pour 900 €.
Pour : 9 – Contre : 1 – Abstention : 0

                  B – CULTURE

B.1    Convention avec l'école de musique
Après débat, le conseil municipal approuve la convention pour 1 500 €.
Pour : 10 – Contre : 0 – Abstention : 0

                  C – INFORMATIONS
Décisions de la maire : n° 2031-31, contrat d'entretien (3 612 € HT) ; n° 2031-32, sinistre (845 €).`, `
 | Achat d'une remorque |  | 9 | 900
 | Convention avec l'école de musique |  | 10 | 1500`},
	{"a rubric of which the council takes note is an item", `
                  I – COMMUNICATIONS
M. le Maire informe l'assemblée des remerciements reçus et du résultat de deux consultations. Le
Conseil Municipal en prend acte.

                  II – CONVENTION AVEC L'ÉCOLE DE MUSIQUE
Après débat, le conseil municipal approuve la convention pour 1 500 €.
Pour : 10 – Contre : 0 – Abstention : 0`, `
 | COMMUNICATIONS | M. le Maire |  | 
 | CONVENTION AVEC L'ÉCOLE DE MUSIQUE |  | 10 | 1500`},
	{"the number under the title, beside who presents", `
**1. Achat d'une remorque**
Réf. : DEL 2031/061 – Présentation : Jean MORAND
Le conseil municipal approuve l'achat pour 900 €.
Pour : 9 – Contre : 1 – Abstention : 0

**2. Convention avec l'école de musique**
Référence : DEL 2031/062 – Présentation : Zoé PERRIN
Le conseil municipal approuve la convention pour 1 500 €, qui modifie la délibération n° 2028/011.
Pour : 10 – Contre : 0 – Abstention : 0`, `
2031/061 | Achat d'une remorque | Jean MORAND | 9 | 900
2031/062 | Convention avec l'école de musique | Zoé PERRIN | 10 | 1500`},
	{"the number closes the vote", `
EXPOSÉ N°1
ACHAT D'UNE REMORQUE
Le conseil municipal approuve l'achat pour 900 €, qui complète le matériel (délibération n°28-11).
VOTE : Pour : 9    Contre : 1    Abstention : 0    (délibération n°31-03)

EXPOSÉ N°2
REMISE GRACIEUSE
Un abonné sollicite une remise sur sa facture.
Le conseil municipal décide de ne pas donner de suite favorable à cette demande.
VOTE : Pour : 10    Contre : 0    Abstention : 0    (délibération n°31-04)

EXPOSÉ N°3
QUESTIONS DIVERSES
Le maire fait part de la visite de l'usine le 18 avril.`, `
31-03 | ACHAT D'UNE REMORQUE |  | 9 | 900
31-04 | REMISE GRACIEUSE |  | 10 | `},
	{"a title that names another act", `
**Achat d'une remorque**
Le conseil municipal approuve l'achat pour 900 €.
Vote : 9 pour, 1 contre.

**Délibération n° 2030-07-03 du 4 juillet 2030 : reformulation et retrait**
A la demande de la préfecture, cette délibération est retirée et remplacée.
Vote : 10 pour.

**Convention avec l'école de musique**
Le conseil municipal approuve la convention.
Vote : 8 pour, 2 contre.`, `
 | Achat d'une remorque |  | 9 | 900
 | Délibération n° 2030-07-03 du 4 juillet 2030 : reformulation et retrait |  | 10 | 
 | Convention avec l'école de musique |  | 8 | `},
	{"a number with the day of its own session", `
**Délibération n° 2031-03-01 du 14 mars 2031 : Achat d'une remorque**
Le conseil municipal approuve l'achat pour 900 €.
Vote : 9 pour, 1 contre.

**Délibération n° 2031-03-02 du 14 mars 2031 : Convention avec l'école de musique**
Le conseil municipal approuve la convention.
Vote : 8 pour, 2 contre.`, `
2031-03-01 | du 14 mars 2031 : Achat d'une remorque |  | 9 | 900
2031-03-02 | du 14 mars 2031 : Convention avec l'école de musique |  | 8 | `},
}

// TestItemCases holds what each of itemCases gives.
func TestItemCases(t *testing.T) {
	const head = `**COMMUNE DE VALBRUN**
**PROCÈS-VERBAL DU CONSEIL MUNICIPAL**
**Séance du 14 mars 2031**

Présents : M. Paul GARREL, Mme Anne LISLE, M. Jean MORAND, Mme Zoé PERRIN
Secrétaire de séance : Mme Anne LISLE

`
	for _, c := range itemCases {
		var got strings.Builder
		for _, a := range interpretText(head + strings.TrimPrefix(c.body, "\n") + "\n\nLa séance est levée à 22 heures.\n").Deliberations {
			votes, amounts := "", []string{}
			if a.Votes.For != nil {
				votes = fmt.Sprint(*a.Votes.For)
			}
			for _, m := range a.Amounts {
				amounts = append(amounts, fmt.Sprint(m.Value))
			}
			fmt.Fprintf(&got, "\n%s | %s | %s | %s | %s", deref(a.Number), a.Object, deref(a.Rapporteur), votes, strings.Join(amounts, " "))
		}
		if got.String() != c.want {
			t.Errorf("%s:%s\nwant:%s", c.Form, got.String(), c.want)
		}
	}
}

// TestAfferentsIsNoOffice holds that of the seats and those filled on one line, the members in
// office are the latter; where seats alone are counted, they are the members.
func TestAfferentsIsNoOffice(t *testing.T) {
	for line, want := range map[string]int{
		"Afférents au conseil : 15      En exercice : 14   Ayant pris part à la délibération : 13": 14,
		"En exercice : 14 – Afférents au conseil municipal : 15 – Présents : 12":                   14,
		"Afférents au conseil municipal : 15 – Présents : 12":                                      15,
	} {
		m := interpretText("COMMUNE DE VALBRUN\nPROCÈS-VERBAL DU CONSEIL MUNICIPAL\nSéance du 14 mars 2031\n" + line + "\n\n**1. Achat d'une remorque**\nLe conseil municipal, à l'unanimité, approuve l'achat pour 900 €.\n").Members
		if m.InOffice == nil || *m.InOffice != want {
			t.Errorf("%s: in office %v, want %d", line, m.InOffice, want)
		}
	}
}
