package act

import "phare/extract/prose"

// verbPlace tells whether a verb of the decision may stand at i, judged by what is before it.
func (w *words) verbPlace(i int) bool {
	if w.Toks[i].Flag&(prose.AtLine|prose.AtCell) != 0 {
		return w.Toks[i].Flag&prose.Capital != 0 && len(w.Lines[w.Toks[i].Line].Cells) < 2 || i == 0 || w.opener(i-1)
	}
	if w.At(i-1) == "se" {
		return w.opener(i - 2) // "le conseil se prononce"
	}
	if i > 0 && w.Toks[i-1].Num >= 0 {
		return w.Toks[i].Flag&prose.Capital != 0 // "Contre : 0 DÉCIDE", no "parcelle B 212 demande"
	}
	return w.opener(i - 1)
}

// opener tells whether term i may stand right before a verb of the decision.
func (w *words) opener(i int) bool {
	switch w.At(i) {
	case "•", "-", ":", ";", ",", ".", "et", "de", "d", ")", "+", "\"", "conseil", "municipal", "communautaire", "metropolitain", "departemental", "regional", "assemblee", "deliberante",
		"syndical", "membres", "presents", "representes", "unanimite", "majorite", "administration", "communaute", "permanente", "exprimes", "voix", "votants", "abstention", "abstentions", "contre", "pour", "delibere", "a", "o", "s", "_", "/", "ne", "n", "conseillers", "elus", "ainsi", "donc", "comite", "bureau", "general", "pleniere", "directeur", "ccas", "cias", "syndicat", "delegues", "administrateurs", "alors", "unanimement", "conseils", "agglomeration", "metropole", "territoire":
		return w.At(i) != "a" || w.At(i-1) == ":"
	}
	return false
}

// verbAt returns what the verb at i makes of the act, given the words behind it.
func (w *words) verbAt(i int) prose.VerbClass {
	c := w.Verb(i)
	switch s := w.At(i); s {
	case "prend", "prennent", "prendre":
		if w.Ahead(i, 3, "acte") {
			return prose.TakesNote
		}
		if w.Ahead(i, 3, "connaissance") || w.Ahead(i, 3, "note") {
			return prose.TakesNote
		}
		return c
	case "donne", "donnent", "donner":
		if w.Ahead(i, 3, "acte") {
			return prose.TakesNote
		}
		if w.Ahead(i, 4, "avis") {
			return prose.GivesOpinion
		}
		if w.denies(i) {
			return prose.Rejects
		}
		if w.Ahead(i, 4, "pouvoir") || w.Ahead(i, 4, "pouvoirs") || w.Ahead(i, 3, "mandat") {
			return prose.CarryOut
		}
		return c
	case "reporte", "reportent", "reporter", "renvoie", "renvoyer", "differe", "differer", "ajourne", "ajournent", "ajourner":
		// The act itself is put off, not what it is about.
		for _, matter := range [...]string{"examen", "decision", "vote", "point", "question", "deliberation", "dossier", "projet", "sujet", "debat", "seance", "statuer", "conseil"} {
			if w.Ahead(i, 7, matter) {
				return prose.Postpones
			}
		}
		return prose.Substance
	case "oppose", "opposent", "opposer":
		if w.Ahead(i, 2, "refus") {
			return prose.Rejects
		}
		return c
	case "prononce", "prononcent", "prononcer", "vote", "votent", "voter":
		if w.At(i+1) == "contre" && w.byAssembly(i) {
			return prose.Rejects
		}
		return c
	case "souhaite", "souhaitent":
		if w.Verb(i+1) != 0 {
			return w.verbAt(i + 1)
		}
		return c
	case "repond", "repondent", "repondre":
		if w.Ahead(i, 4, "defavorablement") || w.Ahead(i, 4, "negativement") {
			return prose.Rejects
		}
		return c
	case "demande", "demandent", "demander":
		if w.Ahead(i, 4, "delai") || w.Ahead(i, 5, "report") || w.Ahead(i, 5, "temps") {
			return prose.Postpones
		}
		return c
	case "emet", "emettent", "emettre", "rend", "rendre", "formule", "formuler":
		if w.Ahead(i, 2, "refus") || w.Ahead(i, 3, "veto") || w.denies(i) {
			return prose.Rejects
		}
		if w.Ahead(i, 6, "avis") || w.Ahead(i, 6, "voeu") || w.Ahead(i, 6, "souhait") || w.At(i+1) == "," && w.Ahead(i, 16, "avis") {
			return prose.GivesOpinion
		}
		return c
	case "adopte", "approuve", "adoptent", "approuvent":
		if w.anyAhead(i, 3, []string{"ajournement"}) {
			return prose.Postpones // "approuve l'ajournement": the matter waits
		}
		// What was proposed says what the act is: "adopte ces propositions".
		if w.anyAhead(i, 3, []string{"propositions", "conclusions"}) && (w.At(i+1) == "ces" || w.At(i+1) == "les" || w.At(i+1) == "lesdites") {
			return prose.CarryOut
		}
		return c
	case "decide", "decident", "decider":
		j := i + 1
		for n := 0; n < 12 && !w.StartsLine(j); n++ { // "décide, à l'unanimité, de prendre acte"
			if w.At(j) == "de" || w.At(j) == "d" || w.At(j) == ":" {
				break
			}
			if w.At(j) != "," && w.At(j) != "a" && w.At(j) != "l" && w.At(j) != "la" && w.At(j) != "unanimite" && w.At(j) != "majorite" && w.At(j) != "donc" {
				return c
			}
			j++
		}
		if w.At(j) == ":" || j >= len(w.Toks) {
			return prose.CarryOut
		}
		if w.At(j) == "de" || w.At(j) == "d" {
			if w.At(j+1) == "se" && w.Ahead(j, 5, "temps") {
				return prose.Postpones
			}
			if w.At(j+1) == "ne" && w.At(j+2) == "pas" {
				if w.grants(j + 3) {
					return prose.Rejects
				}
				return c
			}
			if w.At(j+1) == "l" || w.At(j+1) == "le" || w.At(j+1) == "la" {
				j++
			}
			if w.Verb(j+1) != 0 && w.At(j+1) != "decide" {
				return w.verbAt(j + 1)
			}
		}
		if w.EndsLine(i + 1) {
			return prose.CarryOut
		}
		return c
	case "autorise", "autorisent", "autoriser":
		// To let the executive sign carries a decision out; to let something be done is one.
		if w.Ahead(i, 12, "signer") || w.Ahead(i, 12, "effectuer") || w.Ahead(i, 12, "accomplir") || w.Ahead(i, 12, "prendre") {
			return prose.CarryOut
		}
		return prose.Substance
	}
	return c
}

// byAssembly tells whether the assembly is the subject of the verb at i, rather than a member who
// votes in his sense.
func (w *words) byAssembly(i int) bool {
	for k := i - 1; k >= int(w.Toks[i].Sent); k-- {
		if assemblyWord[w.At(k)] {
			return true
		}
		if prose.Civility[w.At(k)] != 0 {
			return false
		}
	}
	return false
}

// denies reads an answer or a course given that is adverse: "émet une réponse défavorable".
func (w *words) denies(i int) bool {
	return (w.Ahead(i, 3, "reponse") || w.Ahead(i, 3, "suite")) && (w.Ahead(i, 5, "defavorable") || w.Ahead(i, 5, "negative"))
}

// grants tells whether the verb at i is one by which a request or a proposal is granted: not to
// do so turns the act down.
func (w *words) grants(i int) bool {
	switch w.At(i) {
	case "approuve", "approuvent", "approuver", "adopte", "adopter", "accepte", "acceptent", "accepter", "valide", "valider", "souhaite", "souhaitent", "desire", "retient", "retenir", "accorde", "accorder", "consent", "consentir", "autoriser", "agreer", "adhere", "cautionne", "acceder", "accede":
		return true
	case "donne", "donnent", "donner":
		return w.Ahead(i, 4, "suite") || w.Ahead(i, 3, "accord")
	case "repondre", "repond":
		return w.Ahead(i, 3, "favorablement")
	}
	return false
}
