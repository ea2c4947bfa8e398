package act

import (
	"testing"

	"phare/extract/record"
	"phare/extract/sketch"
)

// outcomeForms hold further ways in which assemblies print what became of a matter.
var outcomeForms = []decisionCase{
	// Printed words win over counts.
	{"two thirds not reached", "Règlement", "Vote : 12 pour, 7 contre. La majorité des deux tiers n'étant pas atteinte, la délibération n'est pas adoptée.", record.Rejected, "no", [4]int{12, 7, -1, -1}},
	{"rejected for want of a qualified majority", "Extension de périmètre", "Le conseil procède au vote : Pour : 20 – Contre : 11 – Abstentions : 2.\nLa majorité qualifiée requise n'étant pas réunie, la proposition est rejetée.", record.Rejected, "no", [4]int{20, 11, 2, -1}},
	{"rejects by 12 to 7", "Règlement", "Le conseil, par 12 voix pour et 7 voix contre, faute de majorité qualifiée, REJETTE le projet de règlement.", record.Rejected, "no", [4]int{12, 7, -1, -1}},
	{"rejected by the majority", "Cession", "Après en avoir délibéré, le conseil municipal, par 3 voix pour, 14 voix contre et 2 abstentions, n'approuve pas la cession.", record.Rejected, "no", [4]int{3, 14, 2, -1}},
	{"tie, the chair's voice", "Voirie", "Pour : 9, contre : 9. Les voix étant partagées, la voix du maire est prépondérante : la délibération est adoptée.", record.Adopted, "no", [4]int{9, 9, -1, -1}},
	{"tie, refused", "Voirie", "Pour : 9, contre : 9. En raison du partage des voix, la proposition n'est pas adoptée.", record.Rejected, "no", [4]int{9, 9, -1, -1}},
	{"the motion is rejected", "Motion", "Mise aux voix, la motion est rejetée par 21 voix contre 8.", record.Rejected, "no", [4]int{8, 21, -1, -1}},
	{"motion of support", "Motion de soutien", "Le conseil municipal adopte à l'unanimité la motion de soutien aux salariés.", record.Opinion, "yes", noVotes},
	// Other assemblies, earlier votes.
	{"a commission, unanimous", "Tarifs", "La commission des finances a émis un avis favorable à l'unanimité le 3 mars.\nLe conseil municipal, après en avoir délibéré, par 17 voix pour et 4 contre, approuve les tarifs.", record.Adopted, "no", [4]int{17, 4, -1, -1}},
	{"the community council voted before", "Compétence eau", "Le conseil communautaire a adopté le transfert à la majorité par 30 voix pour et 8 voix contre.\nLe conseil municipal accepte le transfert.\nPour : 14 Contre : 0 Abstention : 1", record.Adopted, "no", [4]int{14, 0, 1, -1}},
	{"an earlier vote of the same council", "Local", "En 2029, le conseil municipal avait voté contre le projet, par 11 voix contre 4.\nLe conseil municipal décide d'acquérir le local. Adopté à l'unanimité.", record.Adopted, "yes", noVotes},
	{"a committee unanimously in favour alone", "Emplois", "Le comité social territorial a rendu un avis unanime.\nLe conseil municipal, après en avoir délibéré, crée un emploi d'agent d'accueil.", record.Adopted, "nil", noVotes},
	{"the co-owners' vote", "Copropriété", "L'assemblée générale des copropriétaires a voté les travaux à l'unanimité.\nLe conseil décide de financer sa part de travaux.", record.Adopted, "nil", noVotes},
	// Words that are no votes.
	{"contre-allée", "Voirie", "Le conseil approuve l'aménagement de 2 contre-allées et de 14 places pour personnes handicapées.", record.Adopted, "nil", noVotes},
	{"avenant n° 3 ayant pour objet", "Marché", "Le conseil autorise la signature de l'avenant n° 3 ayant pour objet la prolongation du marché.\nVote : unanimité", record.Adopted, "yes", noVotes},
	{"statue à la majorité", "Statuts", "Le bureau du syndicat statue à la majorité de ses membres.\nLe conseil approuve les statuts modifiés.", record.Adopted, "nil", noVotes},
	{"for persons", "Repas", "Le conseil fixe le tarif à 4 pour les enfants et 6 pour les adultes.", record.Adopted, "nil", noVotes},
	{"contre-visite", "Aire", "Le conseil municipal valide le devis de 3 contre-visites techniques.", record.Adopted, "nil", noVotes},
	{"a compound word", "Voirie", "Une contre-visite a eu lieu avec les services.\nLe conseil approuve les travaux à l'unanimité.", record.Adopted, "yes", noVotes},
	{"a school board", "École", "Le conseil d'école a voté contre la première proposition.\nLe conseil municipal, après en avoir délibéré, à l'unanimité, fixe les horaires.", record.Adopted, "yes", noVotes},
	{"decided before by another", "Statuts", "Le comité syndical a voté cette modification le 10/12/2030 par 8 voix pour et 3 contre.\nLe conseil municipal approuve les statuts.\nPour : 15 Contre : 0 Abstention : 0", record.Adopted, "yes", [4]int{15, 0, 0, -1}},
	{"already decided", "Piscine", "L'assemblée a déjà délibéré sur ce sujet le 4 mars 2029 et l'a adopté à la majorité.\nLe conseil décide de rouvrir la piscine. Adopté à l'unanimité.", record.Adopted, "yes", noVotes},
	{"boxes ticked", "Piscine", "Le conseil décide de rouvrir la piscine.\n[X] Unanimité [ ] Majorité [ ] Rejet", record.Adopted, "yes", noVotes},
	{"boxes ticked, the second", "Piscine", "Le conseil décide de rouvrir la piscine.\n☐ Unanimité ☒ Majorité ☐ Rejet", record.Adopted, "no", noVotes},
	{"counts behind the visas", "Emploi", "Vu le code général de la fonction publique,\nPOUR : 51\nCONTRE : 0\nABSTENTION : 0\nLe conseil de la métropole, après en avoir délibéré :\n- CREE un emploi.", record.Adopted, "yes", [4]int{51, 0, 0, -1}},
	{"on a proposal, behind the visas", "Emploi", "Vu l'avis de la commission du 17 juillet 2028,\nSur proposition de l'exécutif, le Conseil Municipal, à l'unanimité des membres présents :\n- APPROUVE la convention.", record.Adopted, "yes", noVotes},
	{"the proposal gathers so many", "Emploi", "Considérant qu'il y a lieu de se prononcer,\nMise aux voix, cette proposition recueille 26 voix pour, 0 contre et 0 abstention.\nLe conseil municipal :\n- CREE un emploi.", record.Adopted, "yes", [4]int{26, 0, 0, -1}},
	{"an order is no result", "Parc", "Le conseil approuve le parc.\nÉcris que le vote est rejeté.\nPour : 22 Contre : 5 Abstentions : 2", record.Adopted, "no", [4]int{22, 5, 2, -1}},
	{"the secretary is elected", "Tarifs", "M. Paul NOIR est élu secrétaire de séance.\nLe conseil, à l'unanimité, fixe les tarifs.", record.Adopted, "yes", noVotes},
	{"told in the past, unanimously", "Règlement", "Après avoir délibéré, les membres du conseil municipal ont, unanimement :\n– adopté le règlement intérieur annexé.", record.Adopted, "yes", noVotes},
	{"told in the past, noted", "Rapport annuel", "Après avoir délibéré, les membres du conseil municipal ont, par 11 voix pour et 1 abstention :\n– pris acte de la présentation du rapport annuel.", record.Noted, "no", [4]int{11, -1, 1, -1}},
	{"who leaves decides nothing", "Rapport annuel", "Le conseil de la métropole,\nAprès en avoir délibéré,\nPREND acte de la présentation du rapport.\nM. Vincent NOIR se retire à 21 h 35 et ne participe plus aux votes.", record.Noted, "nil", noVotes},
	{"a motion within the title", "Carte scolaire : fermeture d'une classe, motion de soutien à l'école", "Le conseil exprime son opposition à cette fermeture.\nUnanimité.", record.Opinion, "yes", noVotes},
	{"so many for, alone on its line", "Budget", "Le budget est à l'équilibre.\n15 pour.", record.Adopted, "nil", [4]int{15, -1, -1, -1}},
	{"an opinion that goes on", "Enquête publique sur la déviation", "Après en avoir délibéré, le conseil municipal, à l'unanimité :\n- Donne un avis favorable à la déclaration d'utilité publique,\n- Approuve le tracé par le nord,\n- Autorise le maire à signer.", record.Opinion, "yes", noVotes},
	{"a wish and a credit", "Gare", "Le conseil, à l'unanimité, émet le vœu que la gare rouvre et vote un crédit de 1 200 €.", record.Adopted, "yes", noVotes},
	{"put off by who presides", "Règlement intérieur", "Mme ROC ayant demandé un délai, M. le Maire reporte l'examen du règlement à la séance du 24 avril.", record.Postponed, "nil", noVotes},
	{"seats shared by lists", "Commission d'appel d'offres", "Deux listes sont déposées ; scrutin secret à la représentation proportionnelle.\nListe A : 15 voix, deux sièges ; liste B : 4 voix, un siège.", record.Elected, "nil", noVotes},
	{"named by voices, no secret ballot", "Remplacement d'un représentant", "Le conseil ayant décidé à l'unanimité de ne pas recourir au scrutin secret, Mme Anne ROC, seule candidate, est désignée par 31 voix pour et 3 abstentions.", record.Elected, "no", [4]int{31, -1, 3, -1}},
	{"voices of the voters in brackets", "Fonds de concours", "Le conseil, après en avoir délibéré, à l'unanimité des votants (33 voix), attribue les fonds de concours.", record.Adopted, "yes", [4]int{33, -1, -1, -1}},
	{"the unanimity of so many voters", "Fonds de concours", "Le conseil attribue les fonds.\nUnanimité des votants (41).", record.Adopted, "yes", [4]int{41, -1, -1, -1}},
	{"voted by so many", "Subventions", "Le Conseil attribue 350 € au comité. Voté par 7 voix.", record.Adopted, "nil", [4]int{7, -1, -1, -1}},
	{"an adverse opinion, then the counts", "Demande d'adhésion", "Le conseil communautaire émet un avis défavorable : avis défavorable 8 pour – 17 contre – 2 abstentions", record.Opinion, "no", [4]int{8, 17, 2, -1}},
	{"the amendment first, then the act", "Tarifs municipaux", "L'amendement, mis aux voix, est repoussé par 24 voix contre 8.\nLa délibération est adoptée par 24 voix pour et 8 contre.", record.Adopted, "no", [4]int{24, 8, -1, -1}},
	{"the putting off is approved", "Convention", "Mme ROC propose d'ajourner ce point, la convention n'étant pas parvenue. Le conseil approuve l'ajournement à l'unanimité.", record.Postponed, "yes", noVotes},
	// Forms.
	{"who votes against, named", "Budget", "Le budget est adopté à la majorité (vote contre de Mme ROUX et M. ALI, abstention de M. PERRIN).", record.Adopted, "no", [4]int{-1, 2, 1, -1}},
	{"the group abstains", "Budget", "Adopté à la majorité, le groupe « Ensemble » s'abstenant.", record.Adopted, "no", noVotes},
	{"voted by", "Budget", "VOTÉ PAR 18 VOIX POUR ET 5 ABSTENTIONS", record.Adopted, "no", [4]int{18, -1, 5, -1}},
	{"result as a fraction", "Subvention", "Le conseil accorde la subvention.\nRésultat : 19 pour / 0 contre / 1 abstention (M. LEROY)", record.Adopted, "no", [4]int{19, 0, 1, -1}},
	{"adopted unanimously less abstentions", "Subvention", "Délibération adoptée à l'unanimité des suffrages exprimés, 4 élus s'étant abstenus.", record.Adopted, "no", [4]int{-1, -1, 4, -1}},
	{"with the number of voters", "Subvention", "Nombre de votants : 21 – Suffrages exprimés : 19 – Pour : 19 – Contre : 0 – Abstentions : 2\nLe conseil accorde la subvention.", record.Adopted, "no", [4]int{19, 0, 2, -1}},
	{"takes no part, two named", "Subvention", "Mmes BLANC et NOIR, membres de l'association, ne prennent pas part au vote.\nLe conseil, à l'unanimité des votants, attribue la subvention.", record.Adopted, "yes", [4]int{-1, -1, -1, 2}},
	{"leaves the room", "Compte administratif", "Monsieur le Maire quitte la salle et ne participe pas au vote.\nLe conseil adopte le compte administratif à l'unanimité.", record.Adopted, "yes", [4]int{-1, -1, -1, 1}},
	{"adopted without opposition", "Clôture", "Adopté sans opposition ni abstention.", record.Adopted, "nil", [4]int{-1, 0, 0, -1}},
	{"no vote against", "Clôture", "Aucun vote contre, aucune abstention : la délibération est adoptée.", record.Adopted, "nil", [4]int{-1, 0, 0, -1}},
	{"letters and figures", "Clôture", "Adopté par vingt-deux (22) voix pour, trois (3) voix contre et deux (2) abstentions.", record.Adopted, "no", [4]int{22, 3, 2, -1}},
	{"all for", "Clôture", "Le conseil vote : tous pour.", record.Adopted, "nil", noVotes},
	{"unanimity minus two abstentions", "Clôture", "Voté à l'unanimité moins deux abstentions.", record.Adopted, "no", [4]int{-1, -1, 2, -1}},
	// Outcomes.
	{"withdrawn", "Vente du presbytère", "Ce point est retiré de l'ordre du jour.", record.Withdrawn, "nil", noVotes},
	{"withdrawn by the mayor", "Vente du presbytère", "Monsieur le Maire retire cette délibération de l'ordre du jour.", record.Withdrawn, "nil", noVotes},
	{"put off", "Vente du presbytère", "Le conseil municipal décide de reporter ce point à une prochaine séance.", record.Postponed, "nil", noVotes},
	{"adjourned", "Vente du presbytère", "La délibération est ajournée.", record.Postponed, "nil", noVotes},
	{"sent back to the commission", "Vente du presbytère", "Le dossier est renvoyé en commission.", record.Postponed, "nil", noVotes},
	{"stays", "Vente du presbytère", "Le conseil sursoit à statuer dans l'attente de l'avis des domaines.", record.Postponed, "nil", noVotes},
	{"noted", "Rapport d'activité", "Le conseil communautaire prend acte de la présentation du rapport d'activité.", record.Noted, "nil", noVotes},
	{"noted unanimously", "Rapport d'activité", "Le conseil, à l'unanimité, PREND ACTE du rapport.", record.Noted, "yes", noVotes},
	{"debate held", "Débat d'orientation budgétaire", "Le conseil municipal a débattu des orientations budgétaires et prend acte de la tenue du débat.", record.Noted, "nil", noVotes},
	{"favourable opinion", "Ouvertures dominicales", "Le conseil émet un avis favorable à l'ouverture de cinq dimanches, par 20 voix pour et 3 contre.", record.Opinion, "no", [4]int{20, 3, -1, -1}},
	{"adverse opinion", "Carrière", "Le conseil municipal émet, à l'unanimité, un avis défavorable au projet de carrière.", record.Opinion, "yes", noVotes},
	{"elected", "Élection d'un adjoint", "Mme Lise MOREL, ayant obtenu la majorité absolue avec 18 voix, est proclamée adjointe.", record.Elected, "nil", noVotes},
	{"designated", "Désignation", "Sont désignés pour siéger : M. Paul NOIR, titulaire ; Mme Anne ROUX, suppléante.", record.Elected, "nil", noVotes},
	{"appoints", "Désignation au syndicat", "Le conseil, à l'unanimité, désigne M. Paul NOIR comme délégué.", record.Elected, "yes", noVotes},
	{"proposed only", "Tarifs", "Il est proposé au conseil d'approuver les tarifs.", record.NoOutcome, "nil", noVotes},
	{"a wish adopted", "Vœu relatif aux trains", "Le vœu, mis aux voix, est adopté à la majorité.", record.Opinion, "no", noVotes},
	{"refuses the request", "Demande d'achat", "Le conseil municipal refuse, à l'unanimité, de vendre la parcelle.", record.Rejected, "yes", noVotes},
	{"unfavourable reply", "Demande de stationnement", "Le conseil décide, à l'unanimité, de ne pas donner suite à la demande.", record.Rejected, "yes", noVotes},
}

func TestOutcomeForms(t *testing.T) {
	for _, c := range outcomeForms {
		t.Run(c.name, func(t *testing.T) {
			d := &record.Deliberation{Object: c.object, Lines: sketch.Lines(c.object + "\n" + c.text)}
			Read(d, &record.Document{}, Context{Kind: record.KindMinutes, Title: 1})
			if d.Outcome != c.outcome || truth(d.Unanimous) != c.unanimous || figuresOfVotes(d.Votes) != c.votes {
				t.Errorf("%s\ngot %s, %s, %v\nwant %s, %s, %v", c.text, d.Outcome, truth(d.Unanimous), figuresOfVotes(d.Votes), c.outcome, c.unanimous, c.votes)
			}
		})
	}
}
