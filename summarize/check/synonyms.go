package check

// synonym brings together the word of the act and the plain word an editor puts in its
// place. A group holds words of one meaning and one strength only: what says more than the
// act (obtenir for solliciter) is never in the same group. Keys are stems, as fold gives
// them before this step.
func synonym(stem string) (string, bool) {
	switch stem {
	case "sollicit", "demand", "requ", "requer":
		return "@demande", true
	case "complementair", "complement", "supplementair", "supplement", "additionnel":
		return "@supplement", true
	case "octroi", "octroy", "accord", "attribu", "allou", "alloc":
		return "@accorde", true
	case "deliber", "delib", "vot", "vote":
		return "@decide", true
	case "subvent", "subvention", "aid":
		return "@aide", true
	case "acquer", "acqu", "acquis", "achet", "achat", "acquisit":
		return "@achat", true
	case "ced", "vend", "vent", "alien", "cession":
		return "@vente", true
	case "travau", "travail", "chanti":
		return "@travaux", true
	case "reamenag", "amenag", "renov", "rehabilit", "refect", "requalif":
		return "@amenage", true
	case "construir", "construct", "constru", "construis", "bati", "edif":
		return "@construit", true
	case "prolong", "prorog", "recondu", "reconduct", "reconduir", "renouvel":
		return "@prolonge", true
	case "cout", "depens", "mont", "montant", "prix":
		return "@cout", true
	case "tarif", "redevanc":
		return "@tarif", true
	case "logement", "log", "habitat":
		return "@logement", true
	case "elev", "ecoli", "scolair", "ecol", "scolar":
		return "@ecole", true
	case "accueil", "accueill", "receptionn":
		return "@accueil", true
	case "localis", "situ", "implant", "install":
		return "@situe", true
	case "debut", "demarr", "commenc", "lanc", "entam", "debuter":
		return "@debut", true
	case "achev", "termin", "fin", "fini", "finir", "cess", "clotur":
		return "@fin", true
	case "exclu", "exclus", "exclur", "exclusion":
		return "@exclu", true
	case "permett", "permet", "permis":
		return "@permet", true
	case "supprim", "suppress":
		return "@supprime", true
	case "diminu", "baiss", "redu", "reduct", "reduir", "diminut":
		return "@baisse", true
	case "augment", "hauss", "relev", "major", "accroiss", "accroitr":
		return "@hausse", true
	case "evalu", "estim", "valoris", "chiffr":
		return "@evalue", true
	case "agent", "personnel", "salari", "fonctionnair":
		return "@agent", true
	case "jeun", "jeuness":
		return "@jeune", true
	case "entretien", "entreten", "entretenir", "mainten", "maintenanc":
		return "@entretien", true
	case "recrut", "embauch":
		return "@recrute", true
	case "cre", "creat":
		return "@cree", true
	case "lou", "locat", "bail", "loy":
		return "@loue", true
	case "plac", "emplac":
		return "@place", true
	case "utilis", "occup", "occupat", "usag":
		return "@usage", true
	case "manifest", "evenement", "even", "festival", "fet":
		return "@evenement", true
	case "protocol", "accor", "convent", "contrat":
		return "@contrat", true
	case "entrepris", "societ", "prestatair":
		return "@societe", true
	case "club", "associ", "associat":
		return "@association", true
	}
	return "", false
}
