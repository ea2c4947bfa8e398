package lines

import (
	"slices"
	"strings"

	"phare/extract/french"
)

// Event is what a line proves about a decision near it.
type Event uint8

// The events, from none to the strongest.
const (
	NoEvent  Event = iota
	Proposal       // "il est proposé au conseil de…": an item is put to the assembly
	Result         // a vote or its result: "adopté à l'unanimité", "Pour : 12"
	Decision       // the assembly's own formula: "le conseil, après en avoir délibéré…"
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

var (
	resultNeedles = french.NewNeedles(resultInside)
	resultOpeners = french.NewNeedles(resultStarts)
)

// formulaLine tells whether a folded line holds a decision or its result by itself.
func formulaLine(s string) bool { return EventOf(s, "") != NoEvent }

// EventOf reads a folded line, and the line after it for a formula cut by the line's end.
func EventOf(s, next string) Event {
	if len(s) < 4 {
		return NoEvent
	}
	if strings.Contains(s, "delib") || strings.Contains(s, "debat") || strings.HasSuffix(s, "en avoir") || strings.HasSuffix(s, "apres") || strings.HasSuffix(s, "avoir vote") {
		if french.ContainsAny(s, deliberated) {
			return Decision
		}
		if i := strings.LastIndex(s, "apres"); i >= 0 && len(s)-i < 28 && next != "" && french.ContainsAny(s[i:]+" "+french.Head(next, 40), deliberated) {
			return Decision
		}
	}
	t := strings.TrimLeft(s, "-•*>\"| \t")
	for _, label := range []string{"vote :", "vote ", "resultat :", "resultat du vote :", "decision :", "article unique :", "article 1 :", "article 1er :", "article 1 - ", "avis :"} {
		if rest, ok := strings.CutPrefix(t, label); ok && len(rest) > 3 {
			t = strings.TrimLeft(rest, " -:")
			break
		}
	}
	if s := strings.TrimLeft(s, "-•*> "); french.HasAnyPrefix(s, []string{"vote :", "vote:", "resultat du vote", "vote pour", "votes pour"}) {
		return Result
	}
	if french.HasAnyPrefix(t, assemblies) && !strings.HasPrefix(t, "le bureau d'etude") && decides(t, next) {
		return Decision
	}
	if resultOpeners.Begins(t) || t == "adopte" || t == "adoptee" || t == "vote" || t == "approuve" || t == "approuvee" {
		return Result
	}
	if countsAlone(t) {
		return Result
	}
	if french.HasAnyPrefix(t, proposals) || strings.Contains(s, "propose") && french.ContainsAny(s, proposals) || strings.Contains(s, "vouloir") && french.ContainsAny(s, proposals) {
		return Proposal
	}
	if resultNeedles.In(s) {
		return Result
	}
	if midSentence(s, next) {
		return Decision
	}
	if t == "decide" || t == "decide :" || t == "decide:" || t == "delibere" || t == "delibere :" || t == "approuve :" || strings.HasPrefix(t, "decide :") || strings.HasPrefix(t, "decide a l'una") || strings.HasPrefix(t, "decide, a") {
		return Decision
	}
	return NoEvent
}

// countsAlone tells whether a line holds the counts of a vote and nothing else: "22 pour, 0 contre et
// 2 abstentions.", "15 pour".
func countsAlone(t string) bool {
	t, _, _ = strings.Cut(t, "(") // "7 pour, 2 abstentions (M. X, Mme Y)"
	if len(t) > 60 || t == "" || !french.IsDigit(t[0]) || !strings.Contains(t, "pour") {
		return false
	}
	for _, w := range strings.FieldsFunc(t, func(r rune) bool { return strings.ContainsRune(" ,.;:/–-()", r) }) {
		switch {
		case french.AllDigits(w) && len(w) <= 3:
		case french.HasAnyPrefix(w, []string{"pour", "contre", "abst", "voix", "vote", "et", "aucun", "zero"}):
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
		s += " " + french.Head(next, 60)
	}
	// What was convened, meets or was informed decides nothing in that sentence.
	for _, w := range []string{"convoqu", "s'est reuni", "se sont reuni", "s'est assemble", "est informe", "reuni "} {
		if strings.Contains(s, w) {
			return false
		}
	}
	return french.ContainsAny(s, verbs)
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
			t += " " + french.Head(next, 40)
		}
		if french.ContainsAny(french.Head(t, 60), sureVerbs) {
			return true
		}
	}
	return false
}

// markEvents reads the events of the running text, sentence by sentence: a formula is found
// wherever its lines break, and credited to the line where its sentence begins.
func (r *Reading) markEvents() {
	body := make([]int, 0, len(r.Lines))
	for i := range r.Lines {
		if !r.Lines[i].Matter {
			body = append(body, i)
		}
	}
	for k, i := range body {
		l := &r.Lines[i]
		next := ""
		for _, j := range body[k+1 : min(len(body), k+3)] {
			next += r.Lines[j].Fold + " "
		}
		// A line set apart says by itself what it says; the sentence before it is over.
		l.Event = EventOf(l.Fold, next)
		for from := SentenceEnd(l.Fold, 0); from > 0; from = SentenceEnd(l.Fold, from) {
			sentence := l.Fold[from:]
			if sentence == "vote" {
				continue // "Budget annexe : vote", a title
			}
			l.Event = max(l.Event, EventOf(sentence, next))
			if l.Full && cutFormula(sentence) {
				l.Event = max(l.Event, EventOf(sentence+" "+french.Head(next, 30), ""))
			}
		}
	}
}

// cutFormula tells whether a line ends on the first words of a formula: "Le", "Accord à".
func cutFormula(s string) bool {
	opens := func(f string) bool { return len(f) > len(s) && f[len(s)] == ' ' && strings.HasPrefix(f, s) }
	return slices.ContainsFunc(assemblies, opens) || slices.ContainsFunc(resultStarts, opens)
}

// SentenceEnd finds where the next sentence of a folded line begins after from; 0 without one.
func SentenceEnd(s string, from int) int {
	for i := from; i+2 < len(s); i++ {
		if s[i] != '.' && s[i] != ';' && s[i] != ':' && s[i] != '?' && s[i] != '!' || s[i+1] != ' ' {
			continue
		}
		// "M. Untel", "art. 3", "n. 4" end no sentence.
		w := i
		for w > 0 && french.IsLetter(s[w-1]) {
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

// dropForeign takes away the events of another assembly: the bureau's decisions that a
// council's minutes report, and those of the council in a bureau's.
func (r *Reading) dropForeign() {
	bureau, council := 0, 0
	own := func(f string) (isBureau, isCouncil bool) {
		t := strings.TrimLeft(f, "-•* ")
		return strings.HasPrefix(t, "le bureau"), strings.HasPrefix(t, "le conseil") || strings.HasPrefix(t, "le comite") || strings.HasPrefix(t, "l'assemblee")
	}
	for i := range r.Lines {
		if r.Lines[i].Event != Decision {
			continue
		}
		b, c := own(r.Lines[i].Fold)
		if b {
			bureau++
		}
		if c {
			council++
		}
	}
	if bureau == 0 || council == 0 {
		return
	}
	// A report of delegated decisions may hold more of the bureau's than the minutes hold
	// of the council's own: the council that presents it prevails.
	for i := range r.Lines {
		if b, _ := own(r.Lines[i].Fold); b && r.Lines[i].Event == Decision {
			r.Lines[i].Event = NoEvent
		}
	}
}

// Deliberated tells whether folded text says that the assembly has deliberated: "après en avoir
// délibéré".
func Deliberated(f string) bool { return french.ContainsAny(f, deliberated) }

// Abbreviated tells whether a folded word is an abbreviation whose full stop ends no sentence.
func Abbreviated(w string) bool { return abbreviations[w] }
