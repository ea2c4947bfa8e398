package extract

// verbPlace tells whether a verb of the decision may stand at i, judged by what is before it.
func (w *words) verbPlace(i int) bool {
	if w.toks[i].flag&(atLine|atCell) != 0 {
		return w.toks[i].flag&capital != 0 && len(w.lines[w.toks[i].line].Cells) < 2 || i == 0 || w.opener(i-1)
	}
	if w.at(i-1) == "se" {
		return w.opener(i - 2) // "le conseil se prononce"
	}
	if i > 0 && w.toks[i-1].num >= 0 {
		return w.toks[i].flag&capital != 0 // "Contre : 0 DÉCIDE", no "parcelle B 212 demande"
	}
	return w.opener(i - 1)
}

// opener tells whether term i may stand right before a verb of the decision.
func (w *words) opener(i int) bool {
	switch w.at(i) {
	case "•", "-", ":", ";", ",", ".", "et", "de", "d", ")", "+", "\"", "conseil", "municipal", "communautaire", "metropolitain", "departemental", "regional", "assemblee", "deliberante",
		"syndical", "membres", "presents", "representes", "unanimite", "majorite", "administration", "communaute", "permanente", "exprimes", "voix", "votants", "abstention", "abstentions", "contre", "pour", "delibere", "a", "o", "s", "_", "/", "ne", "n", "conseillers", "elus", "ainsi", "donc", "comite", "bureau", "general", "pleniere", "directeur", "ccas", "cias", "syndicat", "delegues", "administrateurs", "alors", "unanimement", "conseils", "agglomeration", "metropole", "territoire":
		return w.at(i) != "a" || w.at(i-1) == ":"
	}
	return false
}

// verbAt returns what the verb at i makes of the act, given the words behind it.
func (w *words) verbAt(i int) verbClass {
	c := w.verb(i)
	switch s := w.at(i); s {
	case "prend", "prennent", "prendre":
		if w.ahead(i, 3, "acte") {
			return takesNote
		}
		if w.ahead(i, 3, "connaissance") || w.ahead(i, 3, "note") {
			return takesNote
		}
		return c
	case "donne", "donnent", "donner":
		if w.ahead(i, 3, "acte") {
			return takesNote
		}
		if w.ahead(i, 4, "avis") {
			return givesOpinion
		}
		if w.denies(i) {
			return rejects
		}
		if w.ahead(i, 4, "pouvoir") || w.ahead(i, 4, "pouvoirs") || w.ahead(i, 3, "mandat") {
			return carryOut
		}
		return c
	case "reporte", "reportent", "reporter", "renvoie", "renvoyer", "differe", "differer", "ajourne", "ajournent", "ajourner":
		// The act itself is put off, not what it is about.
		for _, matter := range [...]string{"examen", "decision", "vote", "point", "question", "deliberation", "dossier", "projet", "sujet", "debat", "seance", "statuer", "conseil"} {
			if w.ahead(i, 7, matter) {
				return postpones
			}
		}
		return substance
	case "oppose", "opposent", "opposer":
		if w.ahead(i, 2, "refus") {
			return rejects
		}
		return c
	case "prononce", "prononcent", "prononcer", "vote", "votent", "voter":
		if w.at(i+1) == "contre" && w.byAssembly(i) {
			return rejects
		}
		return c
	case "souhaite", "souhaitent":
		if w.verb(i+1) != 0 {
			return w.verbAt(i + 1)
		}
		return c
	case "repond", "repondent", "repondre":
		if w.ahead(i, 4, "defavorablement") || w.ahead(i, 4, "negativement") {
			return rejects
		}
		return c
	case "demande", "demandent", "demander":
		if w.ahead(i, 4, "delai") || w.ahead(i, 5, "report") || w.ahead(i, 5, "temps") {
			return postpones
		}
		return c
	case "emet", "emettent", "emettre", "rend", "rendre", "formule", "formuler":
		if w.ahead(i, 2, "refus") || w.ahead(i, 3, "veto") || w.denies(i) {
			return rejects
		}
		if w.ahead(i, 6, "avis") || w.ahead(i, 6, "voeu") || w.ahead(i, 6, "souhait") || w.at(i+1) == "," && w.ahead(i, 16, "avis") {
			return givesOpinion
		}
		return c
	case "adopte", "approuve", "adoptent", "approuvent":
		// What was proposed says what the act is: "adopte ces propositions".
		if w.anyAhead(i, 3, []string{"propositions", "conclusions"}) && (w.at(i+1) == "ces" || w.at(i+1) == "les" || w.at(i+1) == "lesdites") {
			return carryOut
		}
		return c
	case "decide", "decident", "decider":
		j := i + 1
		for n := 0; n < 12 && !w.startsLine(j); n++ { // "décide, à l'unanimité, de prendre acte"
			if w.at(j) == "de" || w.at(j) == "d" || w.at(j) == ":" {
				break
			}
			if w.at(j) != "," && w.at(j) != "a" && w.at(j) != "l" && w.at(j) != "la" && w.at(j) != "unanimite" && w.at(j) != "majorite" && w.at(j) != "donc" {
				return c
			}
			j++
		}
		if w.at(j) == ":" || j >= len(w.toks) {
			return carryOut
		}
		if w.at(j) == "de" || w.at(j) == "d" {
			if w.at(j+1) == "se" && w.ahead(j, 5, "temps") {
				return postpones
			}
			if w.at(j+1) == "ne" && w.at(j+2) == "pas" {
				if w.grants(j + 3) {
					return rejects
				}
				return c
			}
			if w.at(j+1) == "l" || w.at(j+1) == "le" || w.at(j+1) == "la" {
				j++
			}
			if w.verb(j+1) != 0 && w.at(j+1) != "decide" {
				return w.verbAt(j + 1)
			}
		}
		if w.endsLine(i + 1) {
			return carryOut
		}
		return c
	case "autorise", "autorisent", "autoriser":
		// To let the executive sign carries a decision out; to let something be done is one.
		if w.ahead(i, 12, "signer") || w.ahead(i, 12, "effectuer") || w.ahead(i, 12, "accomplir") || w.ahead(i, 12, "prendre") {
			return carryOut
		}
		return substance
	}
	return c
}

// byAssembly tells whether the assembly is the subject of the verb at i, rather than a member who
// votes in his sense.
func (w *words) byAssembly(i int) bool {
	for k := i - 1; k >= int(w.toks[i].sent); k-- {
		if assemblyWord[w.at(k)] {
			return true
		}
		if civility[w.at(k)] != 0 {
			return false
		}
	}
	return false
}

// denies reads an answer or a course given that is adverse: "émet une réponse défavorable".
func (w *words) denies(i int) bool {
	return (w.ahead(i, 3, "reponse") || w.ahead(i, 3, "suite")) && (w.ahead(i, 5, "defavorable") || w.ahead(i, 5, "negative"))
}

// grants tells whether the verb at i is one by which a request or a proposal is granted: not to
// do so turns the act down.
func (w *words) grants(i int) bool {
	switch w.at(i) {
	case "approuve", "approuvent", "approuver", "adopte", "adopter", "accepte", "acceptent", "accepter", "valide", "valider", "souhaite", "souhaitent", "desire", "retient", "retenir", "accorde", "accorder", "consent", "consentir", "autoriser", "agreer", "adhere", "cautionne", "acceder", "accede":
		return true
	case "donne", "donnent", "donner":
		return w.ahead(i, 4, "suite") || w.ahead(i, 3, "accord")
	case "repondre", "repond":
		return w.ahead(i, 3, "favorablement")
	}
	return false
}
