package act

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"phare/extract/lines"
	"phare/extract/record"
	"phare/extract/sketch"
)

// amountCases are acts by the place where their amounts stand; rows of tables start with |.
var amountCases = []struct {
	name, text string
	want       []float64
}{
	{"the decision starts amid the line of the report", `
M. Farge présente le devis de l'entreprise Boisvert d'un montant de 4 200 € HT soit
5 040 € TTC. Le Conseil municipal accepte ce devis et autorise le Maire à le signer.`, []float64{4200, 5040}},
	{"only the decision's sentence, though it shares a line", `
La parcelle a été estimée à 52 000 € par les domaines. Après en avoir délibéré, le Conseil municipal
décide de la céder pour 54 500 €.`, []float64{54500}},
	{"a new price beside the old", `
La cotisation est portée de 2,10 € à 2,35 € par habitant. Délibération adoptée à l'unanimité.`, []float64{2.35}},
	{"a proposal approved without a word of it", `
Mme Vasseur propose de louer la grange pour 310 € par mois.
Le conseil municipal approuve à l'unanimité moins une abstention (M. Oriol).`, []float64{310}},
	{"a request turned down is no sum decided", `
L'association demande une subvention de 450 €.
Le Conseil municipal, après discussion, refuse cette demande à l'unanimité.`, nil},
	{"the list that a proposal opens", `
L'aménagement a coûté 412 000 €. Le Bureau a donné un avis favorable.
Il est proposé au Conseil communautaire :
- de fixer à 22 € HT le prix du mètre carré ;
Après en avoir délibéré, le Conseil communautaire adopte ces propositions à l'unanimité.`, []float64{22}},
	{"the column of what is given, beside the cost", `
Trois dossiers sont retenus :
| Commune   | Projet             | Dépense HT   | Aide proposée |
| Laubreuil | Toiture de l'école | 148 320,00 € | 22 000,00 €   |
| Mesnières | Aire de jeux       | 61 075,00 €  | 12 215,00 €   |
Le conseil, à l'unanimité, ATTRIBUE les fonds de concours proposés.`, []float64{22000, 12215}},
	{"what was voted, beside what was asked", `
Le conseil, à l'unanimité, attribue les subventions suivantes :
| Association | Demandé | Proposé | Voté  |
| Judo club   | 900 €   | 700 €   | 500 € |
| Chorale     | 400 €   | 300 €   | 350 € |`, []float64{500, 350}},
	{"two seasons", `
Le conseil, à l'unanimité, attribue les subventions suivantes :
| Association | 2030-2031 | 2031-2032 |
| Rugby       | 145 000 € | 140 000 € |
| Voile       | –         | 15 000 €  |`, []float64{140000, 15000}},
	{"the currency in the head of the column", `
Le conseil, à l'unanimité, décide l'acquisition des emprises suivantes :
| Propriétaire      | Surface    | Prix (€) |
| Indivision Aulnes | 12 a 40 ca | 8 992,00 |
| Commune           | 3 a 10 ca  | 6 660,00 |`, []float64{8992, 6660}},
	{"the old schedule and the new", `
Le conseil, à l'unanimité, arrête les crédits de paiement comme suit :
| Plan vélo         | 2031        | 2032        |
| Ancien échéancier | 1 500 000 € | 2 000 000 € |
| Nouvel échéancier | 1 800 000 € | 2 600 000 € |`, []float64{1800000, 2600000}},
	{"last year's price in brackets", `
Le conseil, à l'unanimité, fixe les tarifs : gravats 18,00 € le m³ (17,00 € en 2030), déchets verts 9,50 € le m³.`, []float64{18, 9.5}},
	{"a row called expenditure", `
Le conseil, à l'unanimité, approuve le compte comme suit :
| Section  | Fonctionnement | Investissement |
| DÉPENSES | 447 052,43 €   | 301 793,83 €   |
| RECETTES | 737 197,39 €   | 171 068,78 €   |`, []float64{447052.43, 301793.83, 737197.39, 171068.78}},
	{"the assembly accepts it", `
Le devis le moins-disant est celui de la société Alu-Ouest pour 4 318,76 € TTC. Le
Conseil municipal l'accepte à l'unanimité.`, []float64{4318.76}},
	{"a speaker's turn behind the proposal", `
Il vous est proposé d'approuver le projet et son coût de 875 000 € TTC.
M. LARTIGUE. – Nous voterons ce rapport, malgré votre refus de notre amendement de 150 000 €.
Mise aux voix, la délibération est adoptée à l'unanimité.`, []float64{875000}},
	{"a threshold", `
Le conseil municipal, après en avoir délibéré, attribue 97 400 € de subventions et autorise le Maire à signer avec les associations recevant plus de 23 000 €.`, []float64{97400}},
	{"a decision that says what it does: the report stays apart", `
Le chantier a coûté 12 000 € en 2021.
Le Conseil municipal, après en avoir délibéré, décide de dénommer la rue des Sorbiers.`, nil},
	{"we propose", `
Le matériel a coûté 8 000 €.
Nous vous proposons :
- de fixer le droit d'entrée à 3,50 €,
- de fixer l'abonnement à 28 €.
Adopté à la majorité.`, []float64{3.5, 28}},
	{"a debate behind the proposal", `
Madame le Maire demande aux conseillers s'ils sont d'accord pour :
- Fixer le montant à transférer à 61 056,62 €.
M. Tavel ajoute qu'il est proposé de transférer la totalité et que cela fait 40 000 € de trop.
Vote : 12 pour, 3 contre.`, []float64{61056.62}},
	{"the tariffs of two years, the cost told beside them", `
Mme BRUEL présente le bilan. Le prix de revient d'un repas atteint 9,84 €.
| Catégorie | 2031 | 2032 |
| Enfant de la commune | 3,55 € | 3,70 € |
| Adulte | 6,10 € | 6,35 € |
Le conseil municipal, après en avoir délibéré, adopte les tarifs 2032 ci-dessus.`, []float64{3.7, 6.35}},
	{"the credits of a programme, year by year", `
Le Conseil, après en avoir délibéré, approuve l'autorisation de programme et ses crédits de paiement :
| | 2031 | 2032 |
| Déchèterie | 600 000 € | 2 000 000 € |
| Voirie | 150 000 € | 180 000 € |`, []float64{600000, 2000000, 150000, 180000}},
	{"entries on one line, plus and minus", `
Il convient de procéder au virement suivant : article
6413 : + 6 200,00 € ; article 615231 : - 6 200,00 €.
Le conseil municipal, après en avoir délibéré, approuve la décision modificative n° 2.`, []float64{6200, -6200}},
	{"a table above and its total in the decision", `
La commission a examiné vingt demandes.
| Association | Montant |
| Judo club | 1 800 € |
| École de musique | 2 400 € |
Après en avoir délibéré, le Conseil municipal attribue les subventions figurant ci-dessus, pour un total de 4 200 €.`, []float64{1800, 2400, 4200}},
	{"a debate that asks for the vote behind the proposal", `
Il est proposé au Conseil municipal d'approuver l'avenant n° 2 d'un montant de 18 960,00 € HT.
M. BON : Les chiffres ne correspondent pas, je rappelle que 12 000 € avaient été annoncés.
M. le Maire : Le calendrier est contraint. Je vous propose de passer au vote.
Délibération adoptée à la majorité : 23 voix pour, 4 abstentions.`, []float64{18960}},
	{"a course given to what was asked", `
Le trésorier demande l'admission en non-valeur de créances pour 6 732,18 €. Le Conseil Municipal, après délibération, décide à l'unanimité d'y donner une suite favorable.`, []float64{6732.18}},
	{"decisions ratified", `
Onze dossiers ont été examinés. Les secours accordés représentent un total de 2 145 €. Le Conseil d'administration ratifie ces décisions à l'unanimité.`, []float64{2145}},
	{"a total, then its shares, in sentences", `
Coût total : 23 900 000 F CFP. Part de la commune : 4 780 000 F CFP.
Adoptée à l'unanimité (18 voix).`, []float64{23900000, 4780000}},
	{"accounts in a table, approved", `
Le compte administratif s'établit ainsi :
| | Dépenses | Recettes | Résultat |
| Fonctionnement | 11 340,22 | 14 900,41 | 3 560,19 |
| Investissement | 4 120,00 | 3 010,50 | -1 109,50 |
Le conseil municipal approuve à l'unanimité le compte administratif.`, []float64{11340.22, 14900.41, 3560.19, 4120, 3010.5, -1109.5}},
	{"a budget whose total bears no name", `
La commission a travaillé deux mois et provisionné 30 000 €.
| 011 Charges | 9 000,00 | 70 Produits | 4 000,00 |
| 012 Personnel | 6 000,00 | 73 Impôts | 11 000,00 |
| 15 000,00 | 15 000,00 |
Le Conseil municipal vote le budget ainsi présenté.`, []float64{15000}},
	{"figures of two columns are two", `
Après en avoir délibéré, le conseil municipal attribue :
| École de Sarre | 935 | 142 000 € |
| École du Val | 412 | 68 400 € |
| TOTAL | 1 347 | 210 400 € |`, []float64{142000, 68400, 210400}},
	{"a currency left out in one row, a ceiling in a label", `
Après en avoir délibéré, le conseil municipal approuve le plan de financement suivant :
| Travaux | 90 000,00 € | État | 30 000,00 € |
| Études | 10 000,00 | Région, plafond de 80 000 € HT | 20 000,00 € |`, []float64{90000, 30000, 10000, 20000}},
	{"a table repeats the sentence", `
Le conseil municipal, après en avoir délibéré, approuve l'autorisation de programme de 900 000 € :
| 2025 | 900 000 € | 300 000 € | 600 000 € |`, []float64{900000, 300000, 600000}},
	{"a calculation is no decision", `
Le Conseil municipal, après en avoir délibéré, fixe la redevance à 1 140 €.
Artères : 40 x 1,609 x 7,964 = 512,56 €`, []float64{1140}},
	{"an entry of a list without a currency", `
Désignation : terrain B 434
Montant 550,00
Le Conseil municipal approuve le bilan des cessions.`, []float64{550}},
	{"a tariff above, its currency printed once", `
Le prix du mètre cube d'eau est le suivant :
| 1re tranche | 0 à 80 m3 | 1,12 €/m3 |
| 2e tranche | 81 à 160 m3 | 1,23 |
Le conseil municipal, après en avoir délibéré, fixe l'abonnement à 45 € et la facturation telle que définie dans le tableau ci-dessus.`, []float64{1.12, 1.23, 45}},
	{"works presented in a table", `
Le coût est le suivant :
| | Montant | Aide | Reste à charge |
| Éclairage | 14 160,23 € | 4 531,03 € | 9 629,20 € |
Le conseil municipal, après en avoir délibéré, approuve l'opération de la rue des Saules et les travaux présentés et autorise le Maire à signer.`, []float64{14160.23, 4531.03, 9629.2}},
	{"credits moved: a sign alone on its line", `
Le conseil municipal, après en avoir délibéré, adopte la décision modificative :
- 10 200 €
Compte 212 + 5 500 €
Compte 2181 + 4 700 €`, []float64{-10200, 5500, 4700}},
	{"papers about the matter are no approval of what it costs", `
La prestation est facturée 600 € par bâtiment.
Le conseil municipal, après en avoir délibéré, demande la mise en place du conseil et autorise le Maire à signer tout document relatif à la mise en place de cette action.`, nil},
	{"the assembly alone on its line", `
Le programme est estimé à 940 000 €.
Vu le code général des collectivités territoriales,
Le conseil municipal,
- Sollicite une subvention de 376 000 €.
- Autorise le Maire à déposer le dossier.`, []float64{376000}},
	{"a decision that closes its recital", `
Considérant l'excédent de fonctionnement, le Comité syndical décide d'affecter 4 000,00 € au compte 1068
et de reporter 3 764,78 €.
Vote : 10 pour, 0 contre`, []float64{4000, 3764.78}},
	{"proposed in a speech, far above", `
Madame Hélène ORSEL : Mes chers collègues, l'enveloppe de 2021 était de 700 000 €. Je vous propose donc de fixer le coût à 845 000 € TTC.
M. Varin : Merci. Nous avions demandé le détail. Nous ne l'avons pas obtenu. Notre groupe le regrette. Il s'abstiendra.
Le conseil municipal, après en avoir délibéré, adopte à l'unanimité la délibération.`, []float64{845000}},
	{"a result below the decision is no decision of its own", `
La concession prévoit 28,4 M€.
LE CONSEIL DE COMMUNAUTÉ,
APRÈS EN AVOIR DÉLIBÉRÉ,
APPROUVE l'avenant portant le programme à 31,9 M€ HT ;
AUTORISE M. le Président à le signer.
DÉCISION DU CONSEIL : Adoptée à la majorité, 58 voix pour ; 7 voix contre ; 3 ne prennent pas part au vote`, []float64{31900000}},
	{"francs of the Pacific, a price with its tax alone, a point typed twice", `
Le Conseil municipal, après en avoir délibéré, retient l'offre à 14 850 000 F CFP, le lot 2 à 147 000 TTC et affecte 23..526,53 €.`, []float64{14850000, 147000, 23526.53}},
}

func TestAmounts(t *testing.T) {
	for _, c := range amountCases {
		t.Run(c.name, func(t *testing.T) {
			d := &record.Deliberation{Object: "Objet"}
			for _, p := range sketch.Pages("Objet\n" + c.text) {
				for _, l := range p.Lines {
					d.Lines = append(d.Lines, record.Line{Page: p.Number, Line: l})
				}
			}
			Read(d, &record.Document{}, Context{Kind: record.KindMinutes, Title: 1})
			var got []float64
			for _, a := range d.Amounts {
				got = append(got, a.Value)
			}
			if !slices.Equal(got, c.want) {
				var b strings.Builder
				for _, l := range d.Lines {
					fmt.Fprintln(&b, l.Part, "|", l.Text())
				}
				t.Errorf("%s: %v, want %v\n%s", d.Outcome, got, c.want, b.String())
			}
		})
	}
}

// TestEntriesOfAList pins that alike entries of a list at the edges of pages are no header.
func TestEntriesOfAList(t *testing.T) {
	r := lines.Scan(sketch.Pages("Délibération\n\nLe conseil décide :\n- 1 200 000 € en 2025,\n- 3 100 000 € en 2026,\n\f- 1 530 000 € en 2027,\n\nFait à Montbrun\n\fAnnexe"))
	for _, l := range r.Lines {
		if l.Matter {
			t.Errorf("%q is taken for a header", l.Text)
		}
	}
}
