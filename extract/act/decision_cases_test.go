package act

import "phare/extract/record"

// decisionCase is a decision as a council prints it, fictional: what became of the matter,
// whether all agreed, and the votes (for, against, abstain, not voting; -1 unprinted).
type decisionCase struct {
	name, object, text string
	outcome            record.Outcome
	unanimous          string
	votes              [4]int
}

// decisionCases hold the words of decisions of councils of all kinds.
var decisionCases = []decisionCase{
	// Verbs and sentences of small councils.
	{"the council fixes, no vote printed", "Tarif de la cantine", "Le prestataire augmente ses prix de 2 %.\nLe comité fixe le prix du repas à 3,60 €.", record.Adopted, "nil", noVotes},
	{"accepts by so many for and so many against", "Avenant n° 2", "L'entreprise demande une plus-value.\nLe Conseil Syndical accepte par 7 voix pour et 2 contre l'avenant n° 2 pour un montant de 18 650 € HT.", record.Adopted, "no", [4]int{7, 2, -1, -1}},
	{"it is agreed, by so many voices", "Réfection du mur", "Trois entreprises ont répondu. Il est convenu, par 11 voix et 3 abstentions, de lui confier les travaux.", record.Adopted, "no", [4]int{11, -1, 3, -1}},
	{"accord of all", "Coupe de bois", "Accord de tous pour la vente de gré à gré à la scierie au prix de 4 850 € HT.", record.Adopted, "nil", noVotes},
	{"unanimous accord", "Subvention voyage scolaire", "L'école sollicite une aide de 15 €. Les conseillers donnent leur accord à l'unanimité.", record.Adopted, "yes", noVotes},
	{"called to decide", "Mission d'architecte", "Appelé à se prononcer, le Conseil donne son accord et pouvoir à la Présidente pour signer le permis.", record.Adopted, "nil", noVotes},
	{"after exchange of views", "Attributions de compensation", "Après échange de vues, le Conseil communautaire fixe le montant total à 4 127 633 €.", record.Adopted, "nil", noVotes},
	{"is retained unanimously", "Voirie", "Le devis de la société Routes du Centre (23 410,00 € HT) est retenu à l'unanimité.", record.Adopted, "yes", noVotes},
	{"an offer is accepted by voices against voices", "Vente de l'ancienne école", "Deux offres ont été reçues. L'offre de 68 000 € est acceptée par 7 voix contre 3.", record.Adopted, "no", [4]int{7, 3, -1, -1}},
	{"the council validates", "Règlement du marché", "Le conseil valide à l'unanimité le règlement du marché.", record.Adopted, "yes", noVotes},
	{"opts for", "Publicité des actes", "Le conseil municipal opte pour l'affichage en mairie.", record.Adopted, "nil", noVotes},
	{"chooses", "Publicité des actes", "Le conseil choisit l'affichage en mairie.", record.Adopted, "nil", noVotes},
	{"retains", "Toiture de l'église", "Après en avoir délibéré, le Conseil Municipal :\n-RETIENT l'offre de l'entreprise Toitures pour 43 785,60 € HT ;\nVOTE : Unanimité", record.Adopted, "yes", noVotes},
	{"undertakes", "Entretien de la haie", "Le conseil s'engage à entretenir la haie pendant quinze ans.", record.Adopted, "nil", noVotes},
	{"mandates", "Assurance statutaire", "Après en avoir délibéré, le conseil mandate le Centre de gestion pour lancer la consultation.", record.Adopted, "nil", noVotes},
	{"asks for a grant", "Demande de subvention", "Le conseil municipal, à l'unanimité, sollicite une subvention de 12 000 € auprès du Département.", record.Adopted, "yes", noVotes},
	{"names a street", "Dénomination", "Le conseil municipal dénomme la voie « impasse du Lavoir ».", record.Adopted, "nil", noVotes},
	{"institutes", "Taxe de séjour", "Le Conseil institue la taxe de séjour à compter du 1er janvier.", record.Adopted, "nil", noVotes},
	{"renews", "Bail de chasse", "Le Conseil, par 8 voix pour, 0 contre, 2 abstentions, CONSENT un bail de neuf ans.", record.Adopted, "no", [4]int{8, 0, 2, -1}},
	{"maintains, then votes", "Prix de l'eau", "Le Conseil maintient le prix de l'eau à 1,35 € le m3. Vote : 7 pour.", record.Adopted, "nil", [4]int{7, -1, -1, -1}},
	{"quitus", "Compte de gestion", "Le conseil municipal donne quitus au comptable pour sa gestion, à l'unanimité.", record.Adopted, "yes", noVotes},
	{"members of the council decide", "Ligne de trésorerie", "Les membres du Conseil de Communauté, après en avoir délibéré,\nDécident d'ouvrir une ligne de trésorerie de 350 000 €.\nLa présente délibération a été approuvée à l’unanimité.", record.Adopted, "yes", noVotes},
	{"they are granted", "Subventions", "Sont accordées, à l'unanimité, les subventions suivantes : judo 300 €, chorale 150 €.", record.Adopted, "yes", noVotes},
	{"article in the passive", "Subvention à l'association Val", "Délibère :\nArticle 1 : Une subvention de 40 000 euros est attribuée à l'association Val.\nArticle 2 : Le Président est autorisé à signer la convention.", record.Adopted, "nil", noVotes},
	{"old writing", "Chemin vicinal", "Le Conseil, ouï l'exposé de son Président et après en avoir délibéré, à l'unanimité des membres présents et représentés, émet le vœu que le chemin soit classé et vote un crédit de 1 200 €.", record.Adopted, "yes", noVotes},
	{"title, then unanimity alone", "Plan climat", "Le diagnostic a été présenté en septembre.\nLe Conseil Municipal :\nARRÊTE le projet de plan climat\nCHARGE Monsieur le Maire de le transmettre\nVote : UNANIMITÉ", record.Adopted, "yes", noVotes},
	{"for the resolution all", "Tarifs", "Le maire propose 4 €.\nPour : tous", record.Adopted, "nil", noVotes},
	{"the proposal put to the vote", "Camping", "La proposition, mise aux voix, est adoptée par 12 voix pour et 3 contre.", record.Adopted, "no", [4]int{12, 3, -1, -1}},
	{"no objection", "Adhésion", "Le Conseil n'y voit pas d'objection et approuve à l'unanimité l'adhésion.", record.Adopted, "yes", noVotes},
	{"in spite of the article before the verb", "Contrat", "L'assemblée, après délibération et à l'unanimité des suffrages exprimés (33 voix pour),\nLe Conseil municipal :\n- FIXE le taux à 38,42 %.", record.Adopted, "yes", [4]int{33, -1, -1, -1}},
	{"unanimity of the votes cast and abstentions", "Restauration", "Après délibération et à l'unanimité des suffrages exprimés (30 voix pour), 3 abstentions,\nLe Conseil municipal :\n- FIXE le prix du repas à 5 €.", record.Adopted, "no", [4]int{30, -1, 3, -1}},
	{"a group abstains", "Conseil des enfants", "Et en avoir délibéré, à la majorité, les élus du groupe « Union » s’abstenant,\nArticle 1 : - Crée un conseil municipal des enfants.", record.Adopted, "no", noVotes},

	{"arrows before what is decided, the subject far above", "Affectation du résultat", "Le Conseil Municipal,\nAprès avoir entendu et approuvé le compte administratif, ce jour,\nStatuant sur l'affectation du résultat,\nConstatant que le compte fait apparaître :\n- un excédent de l'exercice de 473 704,62 €\nsoit un besoin de financement de 350 992,61 €\n→ Décide d'affecter le résultat comme suit :\n- Art. 1068 - excédent capitalisé 350 992,61 €", record.Adopted, "nil", noVotes},

	// Refusals.
	{"refuses by votes against", "Indemnité de conseil", "Le Conseil refuse l'indemnité par 5 voix contre et 2 abstentions.", record.Rejected, "no", [4]int{-1, 5, 2, -1}},
	{"does not wish to", "Achat d'un terrain", "Le conseil municipal ne souhaite pas acquérir la parcelle.", record.Rejected, "nil", noVotes},
	{"gives no further course", "Demande d'un riverain", "Après en avoir délibéré, le conseil décide, à l'unanimité, de ne pas donner suite à la demande.", record.Rejected, "yes", noVotes},
	{"does not follow up", "Demande d'un riverain", "Le conseil municipal ne donne pas suite à cette demande.", record.Rejected, "nil", noVotes},
	{"decides not to approve", "Modification des statuts", "Après en avoir délibéré, le conseil municipal DÉCIDE :\n- de ne pas approuver le transfert de la compétence.\nVote : Pour : 3 / Contre : 9 / Abstention : 0", record.Rejected, "no", [4]int{3, 9, 0, -1}},
	{"emits a refusal", "Installation d'une antenne", "Le conseil municipal émet un refus à l'unanimité.", record.Rejected, "yes", noVotes},
	{"is not adopted", "Tarifs du port", "Non adoptée : 9 pour, 24 contre", record.Rejected, "no", [4]int{9, 24, -1, -1}},
	{"the proposal is rejected", "Indemnité au trésorier", "Vote : 4 pour, 15 contre, 2 abstentions. La proposition est rejetée.", record.Rejected, "no", [4]int{4, 15, 2, -1}},
	{"opposes itself", "Transfert du PLU", "Après en avoir délibéré, le conseil s'oppose, par 13 voix, au transfert de la compétence.", record.Adopted, "nil", [4]int{13, -1, -1, -1}},
	{"to oppose is what was proposed", "Opposition au transfert du PLU", "Après en avoir délibéré, le conseil municipal, à l'unanimité, décide de s'opposer au transfert automatique de la compétence.", record.Adopted, "yes", noVotes},
	{"a wish rejected", "Vœu sur les transports", "M. KERVAL donne lecture du vœu.\nLe vœu est rejeté par 24 voix contre, 14 voix pour et 2 abstentions.", record.Rejected, "no", [4]int{14, 24, 2, -1}},

	// Put off, withdrawn.
	{"decides to put off", "Presbytère", "Le conseil municipal décide, à l’unanimité, de reporter sa décision dans l’attente d’un diagnostic.", record.Postponed, "yes", noVotes},
	{"asks for time", "Sectionnal", "Le Conseil demande un délai de réflexion et ajourne sa décision.", record.Postponed, "nil", noVotes},
	{"the decision is put back", "Nom de rue", "Après échange, la décision est remise à la rentrée.", record.Postponed, "nil", noVotes},
	{"put off, papers missing", "Convention avec la province", "Reportée, documents incomplets.", record.Postponed, "nil", noVotes},
	{"stays its decision", "Cession d'un délaissé", "Le Conseil décide de surseoir à statuer sur ce dossier.", record.Postponed, "nil", noVotes},
	{"will be seen at a next meeting", "Règlement du cimetière", "Ce point sera examiné lors d'une prochaine séance.", record.Postponed, "nil", noVotes},
	{"the point is adjourned", "Règlement du cimetière", "Le point est ajourné.", record.Postponed, "nil", noVotes},
	{"sent back to a commission", "Règlement du cimetière", "Le dossier est renvoyé en commission pour complément d'étude.", record.Postponed, "nil", noVotes},
	{"the president withdraws it", "Temps de travail", "Le Président retire la délibération.", record.Withdrawn, "nil", noVotes},
	{"withdrawn from the agenda", "Temps de travail", "Ce point est retiré de l'ordre du jour à la demande de Monsieur le Maire.", record.Withdrawn, "nil", noVotes},
	{"the report is withdrawn", "Temps de travail", "RAPPORT RETIRÉ", record.Withdrawn, "nil", noVotes},

	// Notes, debates, information.
	{"takes note of the debate", "Débat d'orientation budgétaire", "Le conseil municipal, après en avoir débattu, prend acte de la tenue du débat d'orientation budgétaire.", record.Noted, "nil", noVotes},
	{"the debate was held", "Débat d'orientation budgétaire", "Le débat d'orientation budgétaire a eu lieu.", record.Noted, "nil", noVotes},
	{"takes note, then the publication", "Rapport annuel", "Le conseil, après débat, PREND ACTE du rapport.\nActe publié le 27 janvier 2031.", record.Noted, "nil", noVotes},
	{"no vote", "Rapport annuel", "Le rapport a été présenté. Ce point n'a pas donné lieu à un vote. Le conseil en prend acte.", record.Noted, "nil", noVotes},
	{"takes note unanimously", "Rapport annuel de la régie", "Le conseil communautaire, à l'unanimité, PREND ACTE du rapport annuel.", record.Noted, "yes", noVotes},
	{"acte is given", "Communication du rapport de la chambre", "Acte est donné au Président de la communication de ce rapport.", record.Noted, "nil", noVotes},
	{"dont acte", "Décisions du maire", "Le conseil a entendu la lecture des décisions. Dont acte.", record.Noted, "nil", noVotes},
	{"takes knowledge", "Rapport de la SPL", "Après en avoir délibéré, l'assemblée prend connaissance du rapport de la SPL.", record.Noted, "nil", noVotes},
	{"prise d'acte", "Rapport égalité", "Prise d’acte", record.Noted, "nil", noVotes},
	{"the report is noted by the council", "Rapport sur l'eau", "Le conseil municipal a pris acte de ce rapport.", record.Noted, "nil", noVotes},

	// Opinions, wishes.
	{"a vote for a favourable opinion", "Métropole : enquête publique sur le ruisseau", "La commune doit donner son avis.\nVote : avis favorable à l’unanimité, sous réserve de la remise en état de la voirie.", record.Opinion, "yes", noVotes},
	{"favourable opinion of the assembly, unanimous", "Agrément d'un permissionnaire", "Avis favorable de l'assemblée, unanime.", record.Opinion, "yes", noVotes},
	{"gives a favourable opinion", "Projet de parc éolien : avis", "Le Conseil n'y voit pas d'objection et donne un avis favorable à l'unanimité.", record.Opinion, "yes", noVotes},
	{"gives an adverse opinion by votes", "Carrière de Pierre-Levée", "Le conseil municipal, par 9 voix contre, 4 pour et 2 abstentions, émet un avis défavorable au projet.", record.Opinion, "no", [4]int{4, 9, 2, -1}},
	{"a motion adopted", "Motion pour le maintien de la maternité", "Mme ROC donne lecture de la motion.\nVote : 20 pour, 1 abstention (M. BON).", record.Opinion, "no", [4]int{20, -1, 1, -1}},
	{"opinion requested of a council of a borough", "Subventions aux clubs", "LE CONSEIL D'ARRONDISSEMENTS, VU LE RAPPORT CI-DESSUS, DÉLIBÈRE\nARTICLE UNIQUE : Est émis un avis favorable au rapport susvisé.\nVU ET ADOPTÉ À L'UNANIMITÉ", record.Opinion, "yes", noVotes},

	// Elections, designations.
	{"elected unanimously", "Élection du président", "Elle demande qui est candidat : Lise ROC est candidate.\nRésultats du vote : Lise ROC est élue à l’unanimité.", record.Elected, "yes", noVotes},
	{"designated, a line", "Commissions : remplacement d'un membre", "M. Luc NOZIER est désigné pour remplacer Mme URSEL.", record.Elected, "nil", noVotes},
	{"elects by ballot", "Élection du deuxième adjoint", "Nombre de bulletins trouvés dans l'urne : 19\nBulletins blancs : 2\nSuffrages exprimés : 17\nMajorité absolue : 9\nM. Luc NOZIER a obtenu 17 voix.\nM. Luc NOZIER, ayant obtenu la majorité absolue, est proclamé deuxième adjoint et immédiatement installé.", record.Elected, "nil", noVotes},
	{"designates as delegates", "Désignation des délégués au syndicat", "Le conseil municipal, à l'unanimité, désigne M. Luc NOZIER titulaire et Mme Rose URSEL suppléante.", record.Elected, "yes", noVotes},
	{"are elected, a vote", "Commission d'appel d'offres", "Sont élus titulaires : Marc BON, Lise ROC ; suppléants : Paul VERDEL.\nVote : 8 voix pour.", record.Elected, "nil", [4]int{8, -1, -1, -1}},

	// Counts in other places and words.
	{"in the head's box", "Voirie", "Membres en exercice : 42\nPrésents : 35\nVotes pour : 32\nVotes contre : 0\nAbstentions : 8\nLe Conseil départemental,\nAprès en avoir délibéré, DÉCIDE :\nArticle 1er – d’attribuer les aides.\nAdopté à la majorité.", record.Adopted, "no", [4]int{32, 0, 8, -1}},
	{"behind the signatures", "Réseau de chaleur", "Le Conseil, après en avoir délibéré, DÉCIDE :\n- d'approuver l'avenant n° 4.\nPour extrait certifié conforme,\nLa Présidente\nDÉCISION DU CONSEIL : Adoptée à la majorité\n58 voix pour ; 7 voix contre : le groupe Horizon ; 3 ne prennent pas part au vote", record.Adopted, "no", [4]int{58, 7, -1, 3}},
	{"votes by group", "Budget", "Le Conseil régional adopte.\nVote : Pour : 60 (groupe A : 40, groupe B : 20) - Contre : 20 (groupe C) - Abstention : 12 (groupe D) - Non participation : 2", record.Adopted, "no", [4]int{60, 20, 12, 2}},
	{"votes against named", "Pacte financier", "Votes contre : Anne Abrial, Bruno Baston\nAbstention : Claire Certel\nLe Conseil communautaire adopte à la majorité le pacte financier.", record.Adopted, "no", [4]int{-1, 2, 1, -1}},
	{"named without titles, abstaining in brackets", "Dénomination", "décide, par 10 voix pour et 2 abstentions (WEISS R. et ROTH D.), de dénommer cette voie.", record.Adopted, "no", [4]int{10, -1, 2, -1}},
	{"unanimity less one named", "Budget", "Le Conseil Syndical adopte à l’unanimité moins une abstention (Bernard WOLF) le budget primitif.", record.Adopted, "no", [4]int{-1, -1, 1, -1}},
	{"a minority in brackets", "Décision modificative", "Le Conseil Municipal :\nADOPTE la décision modificative\nVote : POUR 24 – CONTRE 5 (Minorité)", record.Adopted, "no", [4]int{24, 5, -1, -1}},
	{"takes no part, by name and office", "Subvention à l'office de tourisme", "Rose URSEL, présidente de l'office, ne prend pas part au vote.\nLe Conseil communautaire attribue à l'unanimité une subvention de 210 000 €.", record.Adopted, "yes", [4]int{-1, -1, -1, 1}},
	{"figures on the lines below", "Tarifs", "Le conseil municipal, après en avoir délibéré, fixe les tarifs.\nVotants : 15\nExprimés : 14\nPour : 12\nContre : 2\nAbstention : 1", record.Adopted, "no", [4]int{12, 2, 1, -1}},
	{"split over lines", "Tarifs", "Le conseil municipal, après en avoir délibéré, par 12 voix\npour, 2 voix\ncontre et 1\nabstention, fixe les tarifs.", record.Adopted, "no", [4]int{12, 2, 1, -1}},
	{"no vote against, none abstaining", "Tarifs", "Le conseil municipal fixe les tarifs. Aucune voix contre, aucune abstention. La délibération est adoptée.", record.Adopted, "nil", [4]int{-1, 0, 0, -1}},
	{"results of the vote in a sentence", "Habitat", "Après en avoir délibéré et à l'unanimité,\nENGAGE l'élaboration du programme local de l'habitat.\nRésultat des votes : pour 63, contre 0, abstention 0, blanc 0", record.Adopted, "yes", [4]int{63, 0, 0, -1}},
	{"result, for and against alone", "Abonnement", "Le Conseil d'administration, après en avoir délibéré, fixe la part fixe à 48,50 €.\nRésultat : 11 pour, 1 contre.", record.Adopted, "no", [4]int{11, 1, -1, -1}},
	{"unanimity printed behind the visas", "Collèges", "L'Assemblée départementale,\nVU l'article L. 421-11 du code de l'éducation,\nVU les conclusions de la troisième commission,\nà l'unanimité, décide :\n1°) d'arrêter le montant total des dotations à 6 412 900 €.", record.Adopted, "yes", noVotes},
	{"the mayor's voice prevails", "Taux", "Vote : 7 pour, 7 contre. La voix du maire étant prépondérante, la proposition est adoptée.", record.Adopted, "no", [4]int{7, 7, -1, -1}},
	{"the vote of earlier minutes is another's", "Approbation du règlement", "Vu le règlement approuvé à l'unanimité par la commission le 3 mars,\nLe conseil municipal approuve le règlement par 12 voix pour et 1 abstention.", record.Adopted, "no", [4]int{12, -1, 1, -1}},
	{"unanimously with the number", "Budget", "Adopté à l'unanimité des 26 membres présents et représentés.", record.Adopted, "yes", noVotes},
	{"voted by show of hands", "Budget", "Après un vote à main levée, dont le résultat est : 22 voix pour, 3 voix contre (M. BON, Mme ROC, M. SOL), la délibération est adoptée.", record.Adopted, "no", [4]int{22, 3, -1, -1}},
	{"written names after the senses", "Budget", "Ont voté pour : M. BON, Mme ROC, M. SOL, Mme LUC\nOnt voté contre : M. VAL\nS'est abstenue : Mme FEU", record.Adopted, "no", [4]int{4, 1, 1, -1}},
	{"a proposal without an answer", "Tarifs 2032", "Il est proposé au Conseil communautaire :\n- de fixer le tarif à 0,04 €.\nPour : …… Contre : …… Abstentions : ……", record.NoOutcome, "nil", noVotes},
	{"information alone", "Point travaux", "M. LOUP fait le point sur le chantier de l'école : le préau est terminé.", record.NoOutcome, "nil", noVotes},
	{"letters with points", "Isolation", "VOTE : Pour : 27 — Contre : 3 — Abstentions : 4 — N.P.P.V. : 0\nLe conseil décide de solliciter une subvention.", record.Adopted, "no", [4]int{27, 3, 4, 0}},
	{"leaves the room, figures in between", "Subventions", "M. LOUP, président du comité des fêtes, quitte la\nsalle et ne prend pas part au vote.\nComité des fêtes 1 500 €\nAmicale 300 €\nÉcole 620 €\nTOTAL 2 420 €\nLe conseil municipal, à l'unanimité (9 pour), accepte les subventions ci-dessus.", record.Adopted, "yes", [4]int{9, -1, -1, 1}},
	{"groups with their numbers", "Budget primitif", "Votent pour : groupes Union (16) et Indépendants (4)\nVote contre : groupe de la Gauche (7)\nLe rapport est adopté.", record.Adopted, "no", [4]int{20, 7, -1, -1}},
	{"a table of groups with its total", "Aide aux manifestations", "DÉCIDE :\n– d’attribuer 18 500 € à l’association.\nVote par groupe :\n\tPour\tContre\tAbst.\tNPPV\nMajorité\t21\t0\t0\t2\nIndépendants\t5\t0\t4\t0\nNon inscrits\t0\t2\t0\t0\nTOTAL\t26\t2\t4\t2\nAdopté.", record.Adopted, "no", [4]int{26, 2, 4, 2}},
	{"a table whose heads are wrapped", "Règlement de publicité", "Le conseil municipal prescrit l'élaboration du règlement.\nPrésents\tVotants\tPour\tContre\tAbstention\tNe\n\t\t\t\t\tprend\n\t\t\t\t\tpas part\n\t\t\t\t\tau vote\n19\t22\t15\t5\t2\t0", record.Adopted, "no", [4]int{15, 5, 2, 0}},
	{"the council has debated", "Débat sur le projet d'aménagement", "Mme ROC présente les orientations.\nLe Conseil municipal a débattu des orientations générales du projet.", record.Noted, "nil", noVotes},
	{"an adverse opinion by voices against voices", "Permis de construire : avis", "Les voisins ont adressé une pétition.\nLe Conseil Municipal émet, par 12 voix contre 9, un avis défavorable.", record.Opinion, "no", [4]int{12, 9, -1, -1}},
	{"proposals that are an opinion", "Projet de schéma régional", "Il est proposé au Conseil communautaire :\n- d'émettre un avis défavorable au projet ;\nAprès en avoir délibéré, le Conseil communautaire adopte ces propositions à l’unanimité.", record.Opinion, "yes", noVotes},
	{"a vote of last year in a speech", "Aide aux éleveurs", "M. LARDY. – Nous voterons ce rapport, même si, l’an dernier, vous aviez refusé notre amendement de 150 000 € par 28 voix contre 14.\nMise aux voix, la délibération est adoptée à l’unanimité.", record.Adopted, "yes", noVotes},
	{"a colon, then counts with a group", "Restructuration du collège", "Mise aux voix, la délibération est adoptée : 30 pour, 12 contre (groupe de la Gauche départementale).", record.Adopted, "no", [4]int{30, 12, -1, -1}},
	{"unanimously, a group abstaining with its number", "Musée", "Le comité a rendu un avis favorable.\nMise aux voix, la délibération est adoptée à l’unanimité, le groupe Écologie s’abstenant (4 abstentions).", record.Adopted, "no", [4]int{-1, -1, 4, -1}},
	{"the majority alone within a line", "Représentants au collège", "Le rapporteur entendu, le Conseil désigne Mme Fontel\ntitulaire et M. Rouvel suppléant. Majorité (1 contre :\nM. BOISDRON).", record.Elected, "no", [4]int{-1, 1, -1, -1}},
	{"unanimous is the speaker's group", "Rapport annuel", "M. HARY : Nous n’avons rien reçu. À l’unanimité, notre groupe le regrette.\nLe conseil municipal prend acte du rapport.", record.Noted, "nil", noVotes},
	{"takes note of it, no vote", "Rapport d’activité", "Le dossier a été transmis aux élus.\nLe conseil municipal en prend acte. Ce point ne donne pas lieu à vote.", record.Noted, "nil", noVotes},
}
