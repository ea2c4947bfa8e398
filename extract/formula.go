package extract

import (
	"slices"
	"strings"
)

// event is what a line proves about a decision near it.
type event uint8

// The events, from none to the strongest.
const (
	noEvent  event = iota
	proposal       // "il est proposé au conseil de…": an item is put to the assembly
	result         // a vote or its result: "adopté à l'unanimité", "Pour : 12"
	decision       // the assembly's own formula: "le conseil, après en avoir délibéré…"
)

// assemblies open the sentence in which an assembly decides.
var assemblies = []string{
	"le conseil", "la commission permanente", "le comite", "l'assemblee", "le bureau", "les membres du c", "les conseillers",
	"les membres presents", "le conseil d'administration", "la commission administrative", "les delegues", "le ccas",
	"les membres de l'assemblee", "le syndicat",
}

// verbs of decision, as they follow the assembly or stand at the head of a line.
var verbs = []string{
	"decide", "approuve", "adopte", "autorise", "accepte", "prend acte", "donne acte", "donne son", "donne un avis", "donne pouvoir", "emet un", "emet le",
	"vote ", "vote,", "fixe", "designe", "elit", "sollicite", "retient", "valide", "attribue", "rejette", "refuse", "a l'unanimite", "a la majorite",
	"prend connaissance", "ratifie", "se prononce", "arrete ", "charge ", "confirme", "cree ", "institue", "accorde", "delibere", "par ", "demande ",
	"opte", "ajourne", "reporte", "proclame", "prescrit", "habilite", "mandate", "propose", "constate", "renouvelle", "s'engage", "consent", "souhaite",
	"choisit", "confie", "renonce", "admet ", "alloue", "octroie", "adhere", "denomme", "constitue", "porte ", "cede", "acquiert", "exonere", "s'oppose", "desapprouve", "instaure", "maintient", "modifie", "nomme", "dit que", "agree", "entend", "abroge", "annule", "est favorable", "n'est pas favorable", "est defavorable",
}

var deliberated = []string{
	"apres en avoir delib", "apres avoir delib", "apres delib", "en avoir deliber", "ayant delibere", "apres en avoir debattu", "apres discussion et",
	"apres en avoir vote", "delibere et decide", "delibere, decide", "apres debat et", "apres en a voir delib", "apres en avoir del",
}

var proposals = []string{
	"il est propose", "il vous est propose", "est propose au c", "il est demande au c", "est invite a", "je vous propose", "nous vous proposons",
	"etes-vous d'accord", "acceptez-vous", "est appele a se prononcer", "est appele a deliberer", "propose au conseil", "propose a l'assemblee",
	"il est donc propose", "il est en consequence propose", "vous etes invites a", "je vous invite a", "bien vouloir se prononcer", "bien vouloir deliberer",
}

// resultStarts open a line that states a vote or its result.
var resultStarts = []string{
	"vote :", "vote:", "vote pour", "vote a l'unanimite", "vote : ", "votes :", "votes pour", "vote - ", "vote unanime", "adopte a ", "adoptee a ", "adopte.", "adoptee.",
	"adopte par", "adoptee par", "adopte -", "adoptes a", "adopte ", "adoptee ", "a l'unanimite", "a l 'unanimite", "unanimite", "accord du conseil", "accord unanime", "pour : ", "avis favorable", "avis defavorable", "conclusions adoptees", "sont adopte", "a la majorite", "approuve a l'una", "approuvee a l'una", "approuve a la maj",
	"accepte a l'una", "accord a l'una", "accord unanime", "resultat du vote", "resultats du vote", "resultat du scrutin", "mise aux voix", "mis aux voix", "delibere a l'una",
	"pour : ", "pour: ", "pour a l'una", "voix pour", "ont vote pour", "nombre de voix pour", "suffrages exprimes", "dont acte", "decision adoptee", "proposition adoptee",
	"deliberation adoptee", "rapport adopte", "cette deliberation est", "la deliberation est", "cette proposition est", "la proposition est", "le rapport est adopte", "ce rapport est adopte",
	"il est adopte", "elle est adoptee", "cette delibération", "voeu adopte", "motion adoptee", "reportee", "ajournee", "retiree", "rejetee", "retire de l'ordre", "retiree de l'ordre", "ce point est", "ce dossier est", "cette question est",
	"ont ete elus", "ont ete elues", "est elu ", "est elue ", "sont elus", "sont elues", "sont designes", "a ete elu", "a ete elue", "a obtenu la majorite", "est proclame", "sens du vote", "decision :",
	"acte a l'una", "valide a l'una", "validee a l'una", "le conseil adopte", "prend acte", "resultats du premier tour", "sont proclame", "nombre de suffrages exprimes", "il est alors procede au vote", "il est procede au vote", "il est ensuite procede au vote", "a l'issue du vote", "il a ete procede au vote", "dossier adopte", "projet adopte",
}

// resultInside are sure wherever they stand in a line.
var resultInside = []string{
	"adopte a l'unanimite", "adoptee a l'unanimite", "adopte a la majorite", "adoptee a la majorite", "approuve a l'unanimite", "approuvee a l'unanimite",
	"est adopte", "est approuve", "vote a l'unanimite", "decide a l'unanimite", "decide, a l'unanimite", "a l'unanimite des", "a l'unanimite, ", "ont ete elus", "est proclame elu", "est elu",
	"retire de l'ordre du jour", "retiree de l'ordre du jour", "est retire", "est reporte", "sera reporte", "est ajourne", "affaire retiree", "rapport retire", "dossier retire", "point retire", "deliberation retiree", "question retiree", "est differe", "adoptee par ", "adopte par ", "a l'unanimite.", "a l'unanimite :", "prend acte", "acte est donne", "est donne acte", "unanimement", "voix pour", "voix contre", "est rejete", "est refuse", "est renvoye a la commission", "est renvoyee a la commission", "renvoye en commission", "il est decide", "sont accordees", "est accordee", "sont adoptees",
	"sont adoptes", "conclusions adoptees", "conclusions du rapport", "accord du conseil", "l'unanimite des membres", "emet un avis", "avis favorable a l'una", "est autorise a", "est autorisee a", "est charge de", "dont acte", "adopte l'ensemble", "mis aux voix", "mise aux voix", "mises aux voix",
}

// minutesLine speaks of earlier minutes, whose approval is no decision of this kind.
func minutesLine(s string) bool {
	return strings.Contains(s, "proces-verbal") || strings.Contains(s, "proces verbal") || strings.Contains(s, "compte rendu de la") || strings.Contains(s, "compte-rendu de la") ||
		strings.Contains(s, "proces-verbaux")
}

// formulaLine tells whether a folded line holds a decision or its result by itself.
func formulaLine(s string) bool { return eventOf(s, "") != noEvent }

// eventOf reads a folded line, and the line after it for a formula cut by the line's end.
func eventOf(s, next string) event {
	if len(s) < 4 {
		return noEvent
	}
	if strings.Contains(s, "delib") || strings.Contains(s, "debat") || strings.HasSuffix(s, "en avoir") || strings.HasSuffix(s, "apres") || strings.HasSuffix(s, "avoir vote") {
		if containsAny(s, deliberated) {
			return decision
		}
		if i := strings.LastIndex(s, "apres"); i >= 0 && len(s)-i < 28 && next != "" && containsAny(s[i:]+" "+head(next, 40), deliberated) {
			return decision
		}
	}
	t := strings.TrimLeft(s, "-•*>\"| \t")
	for _, label := range []string{"vote :", "vote ", "resultat :", "resultat du vote :", "decision :", "article unique :", "article 1 :", "article 1er :", "article 1 - ", "avis :"} {
		if rest, ok := strings.CutPrefix(t, label); ok && len(rest) > 3 {
			t = strings.TrimLeft(rest, " -:")
			break
		}
	}
	if s := strings.TrimLeft(s, "-•*> "); hasAnyPrefix(s, []string{"vote :", "vote:", "resultat du vote", "vote pour", "votes pour"}) {
		return result
	}
	if hasAnyPrefix(t, assemblies) && !strings.HasPrefix(t, "le bureau d'etude") && decides(t, next) {
		return decision
	}
	if hasAnyPrefix(t, resultStarts) || t == "adopte" || t == "adoptee" || t == "vote" || t == "approuve" || t == "approuvee" {
		return result
	}
	if countsAlone(t) {
		return result
	}
	if hasAnyPrefix(t, proposals) || strings.Contains(s, "propose") && containsAny(s, proposals) || strings.Contains(s, "vouloir") && containsAny(s, proposals) {
		return proposal
	}
	if containsAny(s, resultInside) {
		return result
	}
	if midSentence(s, next) {
		return decision
	}
	if t == "decide" || t == "decide :" || t == "decide:" || t == "delibere" || t == "delibere :" || t == "approuve :" || strings.HasPrefix(t, "decide :") || strings.HasPrefix(t, "decide a l'una") || strings.HasPrefix(t, "decide, a") {
		return decision
	}
	return noEvent
}

// countsAlone tells whether a line holds the counts of a vote and nothing else: "22 pour, 0 contre et
// 2 abstentions.".
func countsAlone(t string) bool {
	t, _, _ = strings.Cut(t, "(") // "7 pour, 2 abstentions (M. X, Mme Y)"
	if len(t) > 60 || t == "" || !isDigit(t[0]) || !strings.Contains(t, "pour") || !strings.Contains(t, "contre") && !strings.Contains(t, "abst") {
		return false
	}
	for _, w := range strings.FieldsFunc(t, func(r rune) bool { return strings.ContainsRune(" ,.;:/–-()", r) }) {
		switch {
		case allDigits(w) && len(w) <= 3:
		case hasAnyPrefix(w, []string{"pour", "contre", "abst", "voix", "vote", "et", "aucun", "zero"}):
		default:
			return false
		}
	}
	return true
}

// decides tells whether a sentence that opens with an assembly goes on to a verb of decision.
func decides(s, next string) bool {
	if i := strings.IndexAny(s, ".;"); i > 0 && i < len(s)-1 {
		s = s[:i]
	} else if !strings.HasSuffix(s, ".") {
		s += " " + head(next, 60)
	}
	// What was convened, meets or was informed decides nothing in that sentence.
	for _, w := range []string{"convoqu", "s'est reuni", "se sont reuni", "s'est assemble", "est informe", "reuni "} {
		if strings.Contains(s, w) {
			return false
		}
	}
	return containsAny(s, verbs)
}

// sureVerbs follow an assembly in the middle of a sentence.
var sureVerbs = []string{"decide", "approuve", "adopte", "a l'unanimite", "a la majorite", "prend acte", "emet un", "autorise", "accepte", "delibere"}

// midSentence finds "…, le conseil municipal, à l'unanimité, décide": an assembly that decides
// after a clause.
func midSentence(s, next string) bool {
	for _, a := range []string{", le conseil ", ", la commission permanente", ", le comite ", ", l'assemblee", ", le bureau", " le conseil municipal ", " le conseil communautaire "} {
		i := strings.Index(s, a)
		if i < 0 {
			continue
		}
		t := s[i+len(a):]
		if len(t) < 40 {
			t += " " + head(next, 40)
		}
		if containsAny(head(t, 60), sureVerbs) {
			return true
		}
	}
	return false
}

func head(s string, n int) string {
	if len(s) > n {
		return s[:n]
	}
	return s
}

// markEvents reads the events of the running text, sentence by sentence: a formula is found
// wherever its lines break, and credited to the line where its sentence begins.
func (r *reading) markEvents() {
	body := make([]int, 0, len(r.lines))
	for i := range r.lines {
		if !r.lines[i].matter {
			body = append(body, i)
		}
	}
	for k, i := range body {
		l := &r.lines[i]
		next := ""
		for _, j := range body[k+1 : min(len(body), k+3)] {
			next += r.lines[j].fold + " "
		}
		// A line set apart says by itself what it says; the sentence before it is over.
		l.event = eventOf(l.fold, next)
		for from := sentenceEnd(l.fold, 0); from > 0; from = sentenceEnd(l.fold, from) {
			sentence := l.fold[from:]
			if sentence == "vote" {
				continue // "Budget annexe : vote", a title
			}
			l.event = max(l.event, eventOf(sentence, next))
			if l.full && cutFormula(sentence) {
				l.event = max(l.event, eventOf(sentence+" "+head(next, 30), ""))
			}
		}
	}
}

// cutFormula tells whether a line ends on the first words of a formula: "Le", "Accord à".
func cutFormula(s string) bool {
	opens := func(f string) bool { return len(f) > len(s) && f[len(s)] == ' ' && strings.HasPrefix(f, s) }
	return slices.ContainsFunc(assemblies, opens) || slices.ContainsFunc(resultStarts, opens)
}

// sentenceEnd finds where the next sentence of a folded line begins after from; 0 without one.
func sentenceEnd(s string, from int) int {
	for i := from; i+2 < len(s); i++ {
		if s[i] != '.' && s[i] != ';' && s[i] != ':' && s[i] != '?' && s[i] != '!' || s[i+1] != ' ' {
			continue
		}
		// "M. Untel", "art. 3", "n. 4" end no sentence.
		w := i
		for w > 0 && isLetter(s[w-1]) {
			w--
		}
		if s[i] == '.' && i-w <= 3 && abbreviations[s[w:i]] {
			continue
		}
		return i + 2
	}
	return 0
}

var abbreviations = map[string]bool{"m": true, "mm": true, "mme": true, "mr": true, "art": true, "n": true, "l": true, "r": true, "d": true, "dr": true, "st": true, "ste": true, "av": true, "cf": true, "p": true}
