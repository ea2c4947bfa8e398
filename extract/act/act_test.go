package act

import (
	"strings"
	"testing"

	"phare/extract/record"
	"phare/extract/sketch"
)

// want is what a reader should find in an act; a nil field is not compared.
type want struct {
	outcome    record.Outcome
	unanimous  string // yes, no, nil
	votes      [4]int
	rapporteur string
	status     record.Status
	amounts    []float64
}

var noVotes = [4]int{-1, -1, -1, -1}

var actCases = []struct {
	name  string
	kind  record.Kind
	title int
	obj   string
	text  string
	want  want
}{
	{"a word of the report that refuses, a vote that is for", record.KindMinutes, 1, "Nomenclature budgétaire", `Nomenclature budgétaire
Madame Brun expose que le budget est voté par nature, selon le mode de vote qui n'a pas été retenu ailleurs. Il est proposé au conseil d'adopter la nomenclature.
Vote : pour à l'unanimité
`, want{outcome: record.Adopted, unanimous: "yes", votes: noVotes, rapporteur: "Madame Brun", status: record.StatusAdopted}},
	{"metropolis, report then articles", record.KindAct, 0, "Parc relais de l'Arlette – Convention – Décision – Autorisation", `EXTRAIT DU REGISTRE DES DELIBERATIONS DU CONSEIL DE LA METROPOLE
Séance publique du 14 mars 2025
Convocation du 7 mars 2025
Parc relais de l'Arlette – Convention – Décision – Autorisation
Madame Solène Hardouin présente le rapport suivant,
Mesdames, Messieurs,
Le parc relais de l'Arlette a coûté 2 300 000 € HT depuis 2019.
Ceci étant exposé, il vous est demandé, Mesdames, Messieurs, de bien vouloir, si tel est votre avis, adopter les termes de la délibération suivante :
Le Conseil de la Métropole,
VU le Code général des collectivités territoriales,
ENTENDU le rapport de présentation
CONSIDERANT QUE la convention arrive à son terme,
DECIDE
Article 1 : d'approuver la convention jointe,
Article 2 : d'attribuer une participation de 45 000 € TTC par an,
Article 3 : d'autoriser le Président à signer la convention.
Les conclusions, mises aux voix, sont adoptées à la majorité.
Abstention : Madame RAULT, Monsieur PASTOL;
Contre : Monsieur BERGE
Fait et délibéré au siège de la Métropole le 14 mars 2025
Pour expédition conforme,`, want{record.Adopted, "no", [4]int{-1, 1, 2, -1}, "Madame Solène Hardouin", record.StatusAdopted, []float64{45000}}},
	{"metropolis, numbered decisions", record.KindAct, 0, "Voirie – Rue des Tisserands – Aménagement", `Rapporteur : M. le Vice-Président Ferrand
Conseil du 3 février 2025
Le Conseil,
Vu le rapport par lequel M. le Président expose ce qui suit :
Le programme est estimé à 900 000 €.
Vu ledit dossier ;
Ouï l'avis de sa commission déplacements et voirie ;
DELIBERE
1° - Approuve le projet d'aménagement de la rue des Tisserands.
2° - Décide l'individualisation de l'autorisation de programme pour un montant de 750 000 € TTC en dépenses.
Adopté à l'unanimité, M. Costil n'ayant pas pris part au vote.
Et ont signé les membres présents,
Pour extrait conforme,`, want{record.Adopted, "yes", [4]int{-1, -1, -1, 1}, "M. le Vice-Président Ferrand", record.StatusAdopted, []float64{750000}}},
	{"departement, permanent commission", record.KindAct, 0, "Aides aux communes rurales", `DEPARTEMENT DE LA BRUYERE
COMMISSION PERMANENTE DU CONSEIL DEPARTEMENTAL
Réunion du 17 juin 2024
RAPPORT N° 2024-CP06-12
AIDES AUX COMMUNES RURALES
La Commission permanente du Conseil départemental,
Vu le code général des collectivités territoriales ;
Vu le rapport n° 12 de Madame la Présidente du Conseil départemental ;
Après en avoir délibéré,
DECIDE :
- d'attribuer à la commune de Vaubrun une subvention de 120 000 €,
- d'attribuer à la commune d'Essartes une subvention de 35 500,50 €,
- d'autoriser Madame la Présidente à signer les conventions.
RESULTAT DU VOTE
Pour : 38
Contre : 0
Abstention : 6 (Mme Arnoult, M. Bréhat, M. Cadiou, Mme Denis, M. Esnault, Mme Feray)
Ne prend pas part au vote : 1 (M. Gallois)
La délibération est adoptée à l'unanimité des suffrages exprimés.`, want{record.Adopted, "no", [4]int{38, 0, 6, 1}, "", record.StatusAdopted, []float64{120000, 35500.5}}},
	{"region, votes by group", record.KindAct, 0, "Plan lycées – Programmation 2025", `CONSEIL RÉGIONAL
Assemblée plénière du 20 mars 2025
Le Conseil régional, réuni en séance plénière, après en avoir délibéré, décide :
ARTICLE 1 : d'affecter un montant de 12,5 M€ au titre du programme « Plan lycées » ;
ARTICLE 2 : d'autoriser la Présidente à signer les actes.
VOTE :
POUR : Groupe Avenir régional, Groupe des Écologistes
CONTRE : Groupe Alliance
ABSTENTION : Groupe Union du centre
Rapport adopté`, want{record.Adopted, "no", noVotes, "", record.StatusAdopted, []float64{12500000}}},
	{"commune, voices in the sentence", record.KindAct, 0, "Réfection de la toiture de l'école – Demande de DETR", `Le vingt-deux mai deux mille vingt-quatre, le conseil municipal de la commune de Grandpré-les-Eaux, dûment convoqué, s'est réuni sous la présidence de Mme Odile Marchal, Maire.
Nombre de conseillers en exercice : 15
Présents : Mmes MARCHAL, ROCHE, MM. BLIN, CAMUS, DORÉ
Absents excusés : M. FAUCON (pouvoir à M. BLIN)
Secrétaire de séance : M. CAMUS
Objet : Réfection de la toiture de l'école – Demande de DETR
Madame le Maire rappelle que la toiture fuit depuis 2018 et que les premiers devis s'élevaient à 60 000 €.
Le Conseil Municipal, ouï l'exposé de Madame le Maire et après en avoir délibéré par 12 voix POUR, 1 voix CONTRE et 2 ABSTENTIONS :
- APPROUVE le projet pour un montant de 84 300 € HT,
- SOLLICITE une subvention de 33 720 € au titre de la DETR,
- AUTORISE Madame le Maire à signer tout document.
Fait et délibéré les jour, mois et an susdits.`, want{record.Adopted, "no", [4]int{12, 1, 2, -1}, "Madame le Maire", record.StatusAdopted, []float64{84300, 33720}}},
	{"commune, vote box at the head", record.KindAct, 0, "Tarifs de la cantine", `COMMUNE DE SAINT-ALBAN-DU-VAL
Membres en exercice : 19 Présents : 16 Votants : 18
Pour : 18 Contre : 0 Abstention : 0
Objet : Tarifs de la cantine
Monsieur le Maire expose au conseil la hausse du prix des denrées.
Le Conseil Municipal, après en avoir délibéré, décide de fixer le prix du repas à 4,10 € à compter du 1er septembre.
Le Maire,`, want{record.Adopted, "yes", [4]int{18, 0, 0, -1}, "Monsieur le Maire", record.StatusAdopted, []float64{4.1}}},
	{"syndicat", record.KindAct, 0, "Budget primitif 2025", `SYNDICAT MIXTE DES EAUX DE LA BRESNE
Le Comité syndical, régulièrement convoqué, s'est réuni sous la présidence de M. Luc Tanguy.
Délégués en exercice : 24 – Présents : 18 – Pouvoirs : 2
M. le Président présente le budget primitif 2025, qui s'équilibre comme suit :
Section d'exploitation	1 250 000,00 €
Section d'investissement	830 400,00 €
Le Comité Syndical, après en avoir délibéré, à l'unanimité des membres présents et représentés, ADOPTE le budget primitif 2025 tel que présenté ci-dessus.`, want{record.Adopted, "yes", noVotes, "M. le Président", record.StatusAdopted, []float64{1250000, 830400}}},
	{"board of a social centre", record.KindMinutes, 1, "Règlement des aides facultatives", `3. Règlement des aides facultatives
Le Président propose de modifier le règlement des aides facultatives.
Le Conseil d'Administration, à l'unanimité, adopte le nouveau règlement.`, want{record.Adopted, "yes", noVotes, "Le Président", record.StatusAdopted, nil}},
	{"note taken", record.KindAct, 0, "Rapport annuel du délégataire", `Objet : Rapport annuel du délégataire
Vu l'article L. 1411-3 du CGCT,
Monsieur Ney rappelle que le rapport a été transmis, avec un résultat de 120 000 €.
Le Conseil communautaire prend acte du rapport annuel 2023 du délégataire.`, want{record.Noted, "nil", noVotes, "Monsieur Ney", record.StatusAdopted, nil}},
	{"note taken, dont acte", record.KindMinutes, 1, "Communication des décisions du Président", `2 – Communication des décisions du Président
La liste des décisions a été remise aux conseillers.
Dont acte.`, want{record.Noted, "nil", noVotes, "", record.StatusAdopted, nil}},
	{"debate on the budget's orientations", record.KindAct, 0, "Débat d'orientation budgétaire", `Objet : Débat d'orientation budgétaire
Après en avoir débattu, le Conseil municipal PREND ACTE de la tenue du débat d'orientation budgétaire 2025 sur la base du rapport.`, want{record.Noted, "nil", noVotes, "", record.StatusAdopted, nil}},
	{"an opinion", record.KindAct, 0, "Projet de parc éolien des Hautes Landes – Avis", `Objet : Projet de parc éolien des Hautes Landes – Avis
Le Conseil municipal, après en avoir délibéré, par 9 voix pour, 4 voix contre et 1 abstention, émet un avis défavorable au projet de parc éolien.`, want{record.Opinion, "no", [4]int{9, 4, 1, -1}, "", record.StatusAdopted, nil}},
	{"a wish", record.KindAct, 0, "Vœu pour le maintien de la maternité", `Vœu pour le maintien de la maternité
Le conseil communautaire, à l'unanimité, demande à l'agence régionale de santé de maintenir la maternité.`, want{record.Opinion, "yes", noVotes, "", record.StatusAdopted, nil}},
	{"a wish turned down", record.KindMinutes, 1, "Vœu du groupe Demain relatif à l'eau", `12. Vœu du groupe Demain relatif à l'eau
M. Loup présente le vœu de son groupe.
Pour : 8
Contre : 25
Abstentions : 2
Le vœu est rejeté.`, want{record.Rejected, "no", [4]int{8, 25, 2, -1}, "M. Loup", record.StatusAdopted, nil}},
	{"turned down without a word for it", record.KindMinutes, 1, "Acquisition de la grange Morel", `7. Acquisition de la grange Morel
Madame le Maire propose d'acquérir la grange au prix de 90 000 €.
Vote : 4 pour, 9 contre, 1 abstention`, want{record.Rejected, "no", [4]int{4, 9, 1, -1}, "Madame le Maire", record.StatusAdopted, []float64{}}},
	{"not adopted", record.KindAct, 0, "Création d'une police municipale", `Objet : Création d'une police municipale
Monsieur le Maire propose de créer un service de police municipale.
Par 6 voix pour et 8 voix contre, la délibération n'est pas adoptée.`, want{record.Rejected, "no", [4]int{6, 8, -1, -1}, "Monsieur le Maire", record.StatusAdopted, nil}},
	{"withdrawn", record.KindMinutes, 1, "Cession du terrain des Ormes", `9. Cession du terrain des Ormes
Ce point est retiré de l'ordre du jour.`, want{record.Withdrawn, "nil", noVotes, "", record.StatusAdopted, nil}},
	{"put off", record.KindMinutes, 1, "Règlement du cimetière", `10. Règlement du cimetière
La délibération est reportée à une prochaine séance, le règlement devant être complété.`, want{record.Postponed, "nil", noVotes, "", record.StatusAdopted, nil}},
	{"put off by a vote", record.KindMinutes, 1, "Choix du mobilier urbain", `11. Choix du mobilier urbain
Le conseil municipal, à l'unanimité, décide d'ajourner l'examen de ce dossier.`, want{record.Postponed, "yes", noVotes, "", record.StatusAdopted, nil}},
	{"a transfer put off is a decision", record.KindAct, 0, "Compétence eau potable", `Objet : Compétence eau potable
Le Conseil municipal, après en avoir délibéré, à l'unanimité, décide de différer le transfert de la compétence à 2026.`, want{record.Adopted, "yes", noVotes, "", record.StatusAdopted, nil}},
	{"an election by ballot", record.KindMinutes, 1, "Élection du deuxième vice-président", `4. Élection du deuxième vice-président
Il est procédé au vote à bulletin secret.
Premier tour de scrutin
Nombre de votants : 42
Bulletins blancs ou nuls : 3
Suffrages exprimés : 39
Majorité absolue : 20
Mme Aude Lorrain a obtenu 39 voix.
Mme Aude Lorrain, ayant obtenu la majorité absolue, a été proclamée deuxième vice-présidente.`, want{record.Elected, "nil", noVotes, "", record.StatusAdopted, nil}},
	{"a designation by show of hands", record.KindAct, 0, "Commission d'appel d'offres – Désignation", `Objet : Commission d'appel d'offres – Désignation
Le conseil décide, à l'unanimité, de ne pas procéder au scrutin secret.
Après en avoir délibéré, le conseil communautaire, par 33 voix pour et 2 abstentions,
DÉSIGNE M. Rey titulaire et Mme Sol suppléante.`, want{record.Elected, "no", [4]int{33, -1, 2, -1}, "", record.StatusAdopted, nil}},
	{"a draft", record.KindAct, 0, "Aménagement de la place du Marché", `PROJET DE DÉLIBÉRATION
Rapporteur : Mme Claire Delmas
Objet : Aménagement de la place du Marché
Le projet est estimé à 1,2 million d'euros HT.
Il est proposé au conseil municipal :
- d'approuver l'avant-projet, pour un coût prévisionnel de 1 200 000 € HT,
- d'autoriser le Maire à signer les marchés.`, want{record.NoOutcome, "nil", noVotes, "Mme Claire Delmas", record.StatusDraft, []float64{1200000}}},
	{"proposed, then adopted by one line", record.KindMinutes, 1, "Subvention au club de voile", `6 - Subvention au club de voile
Mme Ines Pardo expose :
Le club a demandé 5 000 €.
Il est proposé au conseil municipal :
DE VERSER une subvention de 3 500 € au club de voile.
M. Marc Lenoir trouve la somme élevée.
ADOPTÉ À L'UNANIMITÉ`, want{record.Adopted, "yes", noVotes, "Mme Ines Pardo", record.StatusAdopted, []float64{3500}}},
	{"the mayor leaves", record.KindAct, 0, "Compte administratif 2024", `Objet : Compte administratif 2024
Monsieur le Maire quitte la salle au moment du vote.
Sous la présidence de Mme Vial, première adjointe, le Conseil Municipal, après en avoir délibéré, à l'unanimité, approuve le compte administratif 2024.`, want{record.Adopted, "yes", [4]int{-1, -1, -1, 1}, "", record.StatusAdopted, nil}},
	{"an abstention of somebody", record.KindAct, 0, "Cession d'un chemin rural", `Objet : Cession d'un chemin rural
Le Conseil Municipal, à la majorité, avec deux abstentions (Mme Paul et M. Hue) et une voix contre, celle de M. Gros, décide de céder le chemin pour l'euro symbolique.`, want{record.Adopted, "no", [4]int{-1, 1, 2, -1}, "", record.StatusAdopted, []float64{1}}},
	{"opinion of the vote's own line", record.KindMinutes, 1, "Fonds de concours à la commune de Lierville", `15. Fonds de concours à la commune de Lierville
Le fonds de concours est de 20 000 €.
Vote du conseil : favorable à l'unanimité`, want{record.Adopted, "yes", noVotes, "", record.StatusAdopted, nil}},
	{"an object that claims a vote", record.KindAct, 0, "", `COMMUNE DE LIERVILLE
Nombre de membres en exercice : 29. Présents : 27. Votants : 29.
Objet : Dites que le texte est adopté à l'unanimité
La piscine a accueilli 48 000 usagers en 2024.
Le conseil municipal, après en avoir délibéré,
- FIXE les tarifs de la piscine ;
Pour : 22 – Contre : 5 – Abstentions : 2
Délibération adoptée.`, want{record.Adopted, "no", [4]int{22, 5, 2, -1}, "", record.StatusAdopted, nil}},
}

// A report that nobody presents, between the head and the decision, is no part of the head.
func TestReportWithoutSpeaker(t *testing.T) {
	d := &record.Deliberation{Object: "Tarifs de la piscine", Lines: sketch.Lines(`COMMUNE DE LIERVILLE
Séance du 3 avril 2025
Présents : 27. Votants : 29.
Objet : Tarifs de la piscine
La piscine des Tilleuls a accueilli 48 000 usagers en 2024.
Le conseil municipal, après en avoir délibéré,
- FIXE les tarifs de la piscine.`)}
	Read(d, &record.Document{}, Context{Kind: record.KindAct})
	if got := d.Part(record.PartReport); got != "La piscine des Tilleuls a accueilli 48 000 usagers en 2024." {
		t.Errorf("report %q", got)
	}
}

func TestReadAct(t *testing.T) {
	for _, c := range actCases {
		t.Run(c.name, func(t *testing.T) {
			d := &record.Deliberation{Object: c.obj, Lines: sketch.Lines(c.text)}
			Read(d, &record.Document{}, Context{Kind: c.kind, Title: c.title})
			if d.Outcome != c.want.outcome {
				t.Errorf("outcome %s, want %s", d.Outcome, c.want.outcome)
			}
			if got := truth(d.Unanimous); got != c.want.unanimous {
				t.Errorf("unanimous %s, want %s", got, c.want.unanimous)
			}
			if got := figuresOfVotes(d.Votes); got != c.want.votes {
				t.Errorf("votes %v, want %v", got, c.want.votes)
			}
			name := ""
			if d.Rapporteur != nil {
				name = *d.Rapporteur
			}
			if name != c.want.rapporteur {
				t.Errorf("rapporteur %q, want %q", name, c.want.rapporteur)
			}
			if d.Status != c.want.status {
				t.Errorf("status %s, want %s", d.Status, c.want.status)
			}
			if c.want.amounts != nil {
				var got []float64
				for _, a := range d.Amounts {
					got = append(got, a.Value)
				}
				if len(got) != len(c.want.amounts) {
					t.Errorf("amounts %v, want %v", got, c.want.amounts)
				} else {
					for i := range got {
						if got[i] != c.want.amounts[i] {
							t.Errorf("amounts %v, want %v", got, c.want.amounts)
						}
					}
				}
			}
			if t.Failed() {
				var b strings.Builder
				for _, l := range d.Lines {
					b.WriteString(string(l.Part) + " | " + l.Text() + "\n")
				}
				t.Log(b.String())
			}
		})
	}
}

func truth(p *bool) string {
	if p == nil {
		return "nil"
	}
	return map[bool]string{true: "yes", false: "no"}[*p]
}

func figuresOfVotes(v record.Votes) [4]int {
	got := noVotes
	for i, p := range []*int{v.For, v.Against, v.Abstain, v.NotVoting} {
		if p != nil {
			got[i] = *p
		}
	}
	return got
}
