package extract

// formula is a wording of how a decision was taken, at terms [start, end).
type formula struct {
	kind       formulaKind
	start, end int
	decisive   bool // the assembly decides in this very sentence
	undecided  bool // a form left open: "à l'unanimité ou non"
}

type formulaKind uint8

const (
	bareVote  formulaKind = iota // "Vote :", "Résultat du vote"
	unanimity                    // "à l'unanimité"
	majority                     // "à la majorité"
	plain                        // "Le conseil adopte", "Adopté"
)

// formulas reads every formula of the act that tells of this assembly's own vote. marks
// counts the bare "Unanimité" that stand in rows of a table: a vote a row.
func (w *words) formulas() (found []formula, marks int) {
	for i := range w.toks {
		t := &w.toks[i]
		if t.flag&isWord == 0 {
			continue
		}
		switch t.s {
		case "unanimite", "unanimement", "unanime", "unanimes":
			f, ok := w.unanimityAt(i)
			if !ok {
				continue
			}
			if t.s == "unanimement" && w.at(i+1) == ":" && f.decisive {
				found = append(found, f) // "les membres du conseil ont, unanimement :"
				continue
			}
			if t.s != "unanimite" && w.verb(i-1) == 0 && w.verb(i+1) == 0 && !adoptionWord[w.at(i-1)] && !w.startsLine(i) && w.at(i-1) != "accord" && !(w.at(i-1) == "," && (w.at(i+1) == "," || w.at(i+1) == "." || w.endsLine(i+1))) {
				continue // "des qualités unanimement reconnues"
			}
			if w.inRow(i) {
				marks++
				continue
			}
			found = append(found, f)
		case "majorite", "majoritairement":
			if f, ok := w.majorityAt(i); ok {
				found = append(found, f)
			}
		case "vote", "votes", "scrutin":
			if f, ok := w.voteLabel(i); ok {
				found = append(found, f)
			}
		default:
			f, ok := w.adoption(i)
			if !ok {
				f, ok = w.isAdopted(i)
			}
			if !ok {
				f, ok = w.accord(i)
			}
			if !ok {
				f, ok = w.allAgree(i)
			}
			if ok {
				found = append(found, f)
			}
		}
	}
	return found, marks
}

// inRow tells whether a bare word closes a row of a table: other cells stand before it on its line.
func (w *words) inRow(i int) bool {
	switch w.at(i - 1) {
	case "vote", "votes", "resultat", "decision":
		return false // "Vote | Unanimité" is a field
	}
	if w.at(i-1) == "l" || w.at(i-1) == ":" || w.toks[i].flag&atLine != 0 || !w.endsLine(i+1) {
		return false
	}
	if w.toks[i].flag&atCell != 0 {
		return true
	}
	return w.toks[i-1].num >= 0 || w.at(i-1) == "€"
}

func (w *words) unanimityAt(i int) (formula, bool) {
	f := formula{kind: unanimity, start: i, end: i + 1}
	for f.start > 0 && (w.at(f.start-1) == "l" || w.at(f.start-1) == "a" || w.at(f.start-1) == "pour") {
		f.start--
	}
	if w.at(i+1) == "requise" || w.at(i+1) == "non" && w.at(i+2) != "participation" {
		return f, false
	}
	if w.ahead(i, 4, "groupe") && w.ahead(i, 3, "notre") || w.ahead(i, 2, "nous") {
		return f, false // said in a debate
	}
	if w.at(i+1) == "moins" {
		f.kind = majority // somebody did not vote with the others
	}
	if w.at(i+1) == "ou" && w.at(i+2) == "non" || w.at(i+1) == "/" && w.at(i+2) == "ou" {
		f.undecided = true
	}
	return f, w.ownVote(&f, i)
}

func (w *words) majorityAt(i int) (formula, bool) {
	f := formula{kind: majority, start: i, end: i + 1}
	switch w.at(i - 1) {
	case "la", "une":
		if w.at(i-2) != "a" {
			return f, false
		}
		f.start = i - 2
	case ":", "•", "-", "adopte", "adoptee", "vote", "\"":
	case "large", "grande":
		if !w.is(i-4, "a une") && !w.is(i-3, "a une") && !w.is(i-4, "a la") && !w.is(i-3, "a la") {
			return f, false
		}
	default:
		alone := int(w.toks[i].sent) == i && (w.at(i+1) == "(" || w.at(i+1) == ".") // "… suppléant. Majorité (1 contre)."
		if w.at(i) != "majoritairement" && !alone && !(w.startsLine(i) && w.endsLine(i+1)) {
			return f, false
		}
	}
	switch w.at(i + 1) {
	case "municipale", "relative", "requise", "qualifiee", "des", "absolue", ":":
		if w.at(i+1) == "municipale" || w.at(i+1) == "requise" {
			return f, false
		}
		if w.at(i+1) != "des" && w.at(i+1) != ":" || w.at(i+2) == "deux" {
			if w.sentenceHas(i, 40, 40, electionWord) {
				return f, false
			}
		}
		if w.at(i+1) == "absolue" && (w.at(i+2) == ":" || w.toks[min(i+2, len(w.toks)-1)].num >= 0) {
			return f, false
		}
	}
	return f, w.ownVote(&f, i)
}

var electionWord = map[string]bool{"elu": true, "elue": true, "elus": true, "elues": true, "election": true, "elections": true, "elire": true, "tour": true, "scrutin": true, "secret": true, "obtenu": true}

// ownVote judges the sentence of a formula: whether it tells of a vote of this assembly
// on this act, rather than of a rule, a commission, an earlier decision.
func (w *words) ownVote(f *formula, i int) bool {
	from := int(w.toks[i].sent)
	citing := false
	switch w.at(from) {
	case "vu", "considerant", "attendu", "visa":
		citing = w.at(from+1) != "et" // "Vu et adopté"
	}
	assembly := false
	for k := max(from, i-70); k < i; k++ {
		switch t := w.at(k); {
		case t == "delibere", t == "deliberer":
			assembly, citing = true, false
		case w.ownSubject(k), decidedWord[t]:
			assembly = true
		}
	}
	if citing && assembly && w.at(from) != "visa" {
		// "Vu la complexité du dossier, le conseil, à l'unanimité, décide": no citation.
		for k := i + 1; k < i+5; k++ {
			citing = citing && w.verb(k) == 0
		}
	}
	if citing && !assembly && w.startsLine(f.start) && i-from > 6 {
		// "L'assemblée, / VU …, / VU …, / à l'unanimité, décide :": the visas stand in between.
		for k := i + 1; k < i+4; k++ {
			if w.verb(k) != 0 {
				citing, assembly = false, true
			}
		}
	}
	f.decisive = assembly
	if citing {
		return false
	}
	cited := w.at(from) == "vu" || w.at(from) == "considerant" || w.at(from) == "attendu"
	return cited || !w.told(from, i)
}

// decidedWord lists what a decision is called in the sentence that takes it.
var decidedWord = map[string]bool{"adopte": true, "adoptee": true, "adoptes": true, "adoptees": true, "approuve": true, "approuvee": true, "vote": true, "decide": true, "decident": true, "accepte": true}

// ownSubject tells whether the assembly whose act this is is named at k.
func (w *words) ownSubject(k int) bool {
	switch w.at(k) {
	case "conseil":
		switch next := w.at(k + 1); {
		case next == "d":
			a := w.at(k + 2)
			return a == "administration" || a == "arrondissement" || a == "agglomeration"
		default:
			return !otherCouncil[next] && !w.elsewhere(k)
		}
	case "assemblee":
		return !w.elsewhere(k)
	case "conseillers", "elus", "membres":
		return w.at(k+1) != "d" && w.at(k+1) != "du" || w.at(k+2) == "conseil"
	case "comite":
		return !otherCommittee[w.at(k+1)]
	case "bureau":
		return w.bureau
	case "permanente":
		return w.at(k-1) == "commission"
	}
	return false
}

// told tells whether the sentence that starts at from tells, up to term i, of a vote that is not
// this one: another body's, an earlier one, a rule of how to vote, an intention.
func (w *words) told(from, i int) bool {
	other, own, firm := false, false, false
	for k := max(from, i-70); k < i; k++ {
		t := w.at(k)
		if len(w.lines[w.toks[k].line].Cells) > 1 && w.toks[k].line != w.toks[i].line {
			continue // a row of a table above: "Région 17 000 €" is no subject
		}
		switch {
		case w.ownSubject(k):
			own, other, firm = true, false, false
		case (t == "delibere" && w.at(k-1) == "avoir" || t == "deliberer") && !firm:
			own, other = true, false
		case t == "conseil", t == "comite" && !associations[w.at(k+2)], t == "bureau", t == "assemblee" && w.elsewhere(k):
			other, own, firm = true, false, true
		case otherBody[t] && !w.complement(k), otherBody[t] && w.adviser(from, k):
			if t == "commission" && w.at(k+1) == "permanente" {
				continue
			}
			other, own = true, false
		case (modalVerb[t] || t == "statue") && i-k < 14:
			return true
		case t == "deja" && (decidedWord[w.at(k+1)] || w.at(k+1) == "delibere"):
			return true
		}
	}
	if other && !own {
		return true
	}
	return w.earlier(from, i)
}

// earlier tells whether the sentence of [from, i) dates what it tells: "le comité syndical a voté
// cette modification le 10/12/2030", "par délibération du 3 mars".
func (w *words) earlier(from, i int) bool {
	past, dated := false, false
	for k := from; k < len(w.toks) && w.toks[k].sent == int32(from) && k < i+25; k++ {
		switch t := w.at(k); {
		case (t == "a" || t == "avait" || t == "ont" || t == "avaient") && k < i && (decidedWord[w.at(k+1)] || w.at(k+1) == "delibere" || w.at(k+1) == "emis" || w.at(k+1) == "ete" && decidedWord[w.at(k+2)]):
			past = true
		case w.toks[k].num > 1900 && w.toks[k].num < 2200 && len(t) == 4:
			dated = true
		}
	}
	return past && dated && w.at(from) != "l" // "L'an 2031, le 4 avril, le conseil a voté"
}

// complement tells whether the body named at k only qualifies what stands before it: "sur avis de
// la commission", "par le syndicat".
func (w *words) complement(k int) bool {
	for n := 1; n <= 3; n++ {
		switch w.at(k - n) {
		case "de", "du", "des", "d", "par", "avec", "au", "aux", "a", "en", "vers", "pour":
			return true
		case "la", "le", "les", "l", "cette", "sa", "son", "leur", "notre":
		default:
			return false
		}
	}
	return false
}

// adviser tells whether what the body at k says is the subject: "l'avis de la commission est
// favorable à l'unanimité".
func (w *words) adviser(from, k int) bool {
	for n := k - 1; n >= from && n > k-8; n-- {
		switch w.at(n) {
		case "avis", "membres", "accord", "vote", "favorable", "favorablement", "majorite":
			return w.at(n-1) != "sur" && w.at(n-2) != "sur" && w.at(n-1) != "apres"
		}
	}
	return false
}

// otherBody names, as the subject of a sentence, those whose votes are not this assembly's.
var otherBody = map[string]bool{"commission": true, "commissions": true, "cst": true, "chsct": true, "ct": true, "jury": true, "cao": true, "clect": true, "autorite": true, "syndicat": true, "agence": true, "agences": true, "communaute": true,
	"departement": true, "region": true, "prefet": true, "association": true, "coproprietaires": true, "copropriete": true, "syndic": true, "federation": true, "parlement": true, "college": true, "ag": true, "actionnaires": true}

// modalVerb lists the verbs after which a vote is a rule, a wish or an intention.
var modalVerb = map[string]bool{"peut": true, "peuvent": true, "pourra": true, "pouvait": true, "doit": true, "doivent": true, "avait": true, "avaient": true, "aviez": true, "avions": true, "requiert": true, "exige": true, "devra": true, "statuer": true, "statuera": true, "statuent": true}

// elsewhere tells whether the assembly named at k is another than the one whose act this is: "le
// conseil communautaire" in the act of a commune, "l'assemblée générale" anywhere.
func (w *words) elsewhere(k int) bool {
	next := w.at(k + 1)
	if w.at(k) == "assemblee" {
		return next == "generale"
	}
	return w.at(k) == "conseil" && bodyWord[next] && w.ownBody() != "?" && next != w.ownBody()
}

// bodyWord lists what tells one council from another.
var bodyWord = map[string]bool{"municipal": true, "communautaire": true, "metropolitain": true, "departemental": true, "regional": true, "syndical": true}

// ownBody is the word by which the act calls its own council: that of the document's body, else
// that of the council which decides last in the act; "?" when neither is known.
func (w *words) ownBody() string {
	if w.body != "" {
		return w.body
	}
	w.body = "?"
	for k := range w.toks {
		if w.at(k) == "conseil" && bodyWord[w.at(k+1)] && w.decidesSoon(k) {
			w.body = w.at(k + 1)
		}
	}
	return w.body
}

// associations are committees that get grants and decide nothing here: "comité des fêtes".
var associations = map[string]bool{"fetes": true, "jumelage": true, "animation": true, "animations": true, "oeuvres": true}

// voteLabel reads "Vote :", "Résultat du vote :", "Votes" alone on a line.
func (w *words) voteLabel(i int) (formula, bool) {
	f := formula{kind: bareVote, start: i, end: i + 1}
	e := i + 1
	for n := 0; n < 5; n++ { // "vote du conseil municipal :"
		switch w.at(e) {
		case "du", "de", "l", "conseil", "municipal", "communautaire", "metropolitain", "assemblee", "departemental", "regional", "comite", "syndical", "la", "deliberation", "s":
			e++
		}
	}
	if w.at(e) == ":" {
		f.end, f.decisive = e+1, true
		return f, w.startsLine(i) || w.at(i-1) == "du" || w.at(i-1) == "•" || w.at(i-1) == "-" || w.at(i-1) == "." || w.toks[i].flag&capital != 0
	}
	if w.startsLine(i) && w.endsLine(i+1) && w.toks[i].flag&capital != 0 {
		f.decisive = true
		return f, true
	}
	if w.at(i-1) == "du" && (w.at(i-2) == "resultat" || w.at(i-2) == "resultats") {
		return f, true
	}
	return f, false
}

// adoption reads a line that only says what became of the act: "Le Conseil Adopte.",
// "ADOPTÉE", "La délibération est adoptée", "Rapport adopté".
func (w *words) adoption(i int) (formula, bool) {
	switch w.at(i) {
	case "adopte", "adoptee", "adoptes", "adoptees", "approuve", "approuvee", "approuves", "approuvees", "adoptent", "approuvent":
	default:
		return formula{}, false
	}
	f := formula{kind: plain, start: i, end: i + 1, decisive: true}
	start := i
	for start > 0 && w.toks[start].flag&atLine == 0 && start > i-9 {
		start--
	}
	if int(w.toks[i].sent) == i {
		start = i
	}
	if w.toks[start].flag&(atLine|atCell) == 0 && start != i {
		return f, false
	}
	e := i + 1
	if w.at(e) == "." || w.at(e) == "!" {
		e++
	}
	if !w.endsLine(e) && w.at(i+1) != "par" && w.at(i+1) != "avec" && w.at(i+1) != "en" {
		return f, false
	}
	for k := start; k < i; k++ {
		switch w.at(k) {
		case "le", "la", "l", "conseil", "municipal", "communautaire", "metropolitain", "departemental", "regional", "assemblee", "deliberante", "comite",
			"syndical", "deliberation", "rapport", "projet", "est", "ce", "cette", "de", "d", "metropole", "agglomeration", "administration", "commission", "permanente", "vote", ":", "motion", "voeu", "proposition", "texte", "dossier", "communaute", "point", "resultat", "du", "des", "voix", "-", "•", "amendement", "a", "n", "pas":
		default:
			return f, false
		}
	}
	f.start = start
	return f, true
}

// accord reads a line that says no more than that all or the assembly agree: "Accord du
// conseil", "Accord de tous", "Pour : tous", "Avis favorable de l'assemblée".
func (w *words) accord(i int) (formula, bool) {
	if !w.startsLine(i) && int(w.toks[i].sent) != i || w.toks[i].flag&capital == 0 {
		return formula{}, false
	}
	for _, seq := range [...]string{"accord de tous", "accord du conseil", "accord de l assemblee", "accord des membres", "accord du comite", "accord unanime", "pour : tous", "pour : toutes", "pour : ensemble", "d accord : tous", "tous pour", "avis favorable de l assemblee", "avis favorable du conseil", "avis favorable du comite", "avis favorable des membres"} {
		if e := w.after(i, seq); e > 0 {
			return formula{kind: plain, start: i, end: e, decisive: true}, true
		}
	}
	return formula{}, false
}

// allAgree reads an assembly that agrees to the last: "approuvé par l'ensemble des conseillers",
// "tous les membres présents acceptent".
func (w *words) allAgree(i int) (formula, bool) {
	f := formula{kind: unanimity, start: i, decisive: true}
	switch w.at(i) {
	case "tous", "toutes", "ensemble", "totalite":
	default:
		return f, false
	}
	e := i + 1
	for n := 0; n < 3 && (articleWord[w.at(e)] || w.at(e) == "de" || w.at(e) == "du"); n++ {
		e++
	}
	people := w.at(i) == "tous"
	for n := 0; n < 5; n++ {
		switch w.at(e) {
		case "membres", "conseillers", "elus", "delegues", "conseil", "assemblee", "presents", "representes", "administrateurs":
			people = true
		case "municipal", "municipaux", "communautaires", "syndical", "et":
		default:
			n = 5
			continue
		}
		e++
	}
	by := i - 1
	if w.at(by) == "l" || w.at(by) == "la" {
		by--
	}
	f.end = e
	if !people {
		return f, false
	}
	if w.at(by) == "par" {
		f.start = by - 1
		return f, adoptionWord[w.at(by-1)] && w.ownVote(&f, by-1)
	}
	switch w.at(e) {
	case "approuve", "approuvent", "accepte", "acceptent", "valide", "valident", "adopte", "adoptent":
		return f, e > i+2 && w.toks[e].flag&acute == 0 && w.ownVote(&f, i)
	}
	return f, false
}

// isAdopted reads a sentence whose subject is adopted: "Le rapport est approuvé à main levée".
func (w *words) isAdopted(i int) (formula, bool) {
	switch w.at(i) {
	case "adopte", "adoptee", "adoptes", "adoptees", "approuve", "approuvee", "approuves", "approuvees", "valide", "validee", "acceptee":
	default:
		return formula{}, false
	}
	f := formula{kind: plain, start: i, end: i + 1, decisive: true}
	if a := w.at(i - 1); a != "est" && a != "sont" && !((a == "donc" || a == "ainsi" || a == "alors") && (w.at(i-2) == "est" || w.at(i-2) == "sont")) {
		return f, false
	}
	start := int(w.toks[i].sent)
	switch w.at(start) {
	case "le", "la", "les", "l", "ce", "cette", "ces":
	default:
		return f, false
	}
	for k := start; k < i; k++ {
		switch w.at(k) {
		case "amendement", "amendements", "qui", "que", "si", "lorsque":
			return f, false
		}
	}
	if w.at(i+1) == "par" {
		switch w.at(i + 2) {
		case "arrete", "le", "la", "l", "les", "decret", "deliberation":
			return f, false
		}
	}
	f.start = start
	return f, i-start < 40
}
