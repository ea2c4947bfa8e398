package vote

import "phare/extract/prose"

// Formula is a wording of how a decision was taken, at terms [start, end).
type Formula struct {
	Kind       formulaKind
	Start, End int
	Decisive   bool // the assembly decides in this very sentence
	undecided  bool // a form left open: "à l'unanimité ou non"
}

type formulaKind uint8

const (
	BareVote  formulaKind = iota // "Vote :", "Résultat du vote"
	Unanimity                    // "à l'unanimité"
	majority                     // "à la majorité"
	Plain                        // "Le conseil adopte", "Adopté"
)

// formulas reads every formula of the act that tells of this assembly's own vote. marks
// counts the bare "Unanimité" that stand in rows of a table: a vote a row.
func (w *Words) formulas() (found []Formula, marks int) {
	for i := range w.Toks {
		t := &w.Toks[i]
		if t.Flag&prose.IsWord == 0 {
			continue
		}
		switch t.S {
		case "unanimite", "unanimement", "unanime", "unanimes":
			f, ok := w.unanimityAt(i)
			if !ok {
				continue
			}
			if t.S == "unanimement" && w.At(i+1) == ":" && f.Decisive {
				found = append(found, f) // "les membres du conseil ont, unanimement :"
				continue
			}
			if t.S != "unanimite" && w.Verb(i-1) == 0 && w.Verb(i+1) == 0 && !adoptionWord[w.At(i-1)] && !w.StartsLine(i) && w.At(i-1) != "accord" && !(w.At(i-1) == "," && (w.At(i+1) == "," || w.At(i+1) == "." || w.EndsLine(i+1))) {
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
func (w *Words) inRow(i int) bool {
	switch w.At(i - 1) {
	case "vote", "votes", "resultat", "decision":
		return false // "Vote | Unanimité" is a field
	}
	if w.At(i-1) == "l" || w.At(i-1) == ":" || w.Toks[i].Flag&prose.AtLine != 0 || !w.EndsLine(i+1) {
		return false
	}
	if w.Toks[i].Flag&prose.AtCell != 0 {
		return true
	}
	return w.Toks[i-1].Num >= 0 || w.At(i-1) == "€"
}

func (w *Words) unanimityAt(i int) (Formula, bool) {
	f := Formula{Kind: Unanimity, Start: i, End: i + 1}
	for f.Start > 0 && (w.At(f.Start-1) == "l" || w.At(f.Start-1) == "a" || w.At(f.Start-1) == "pour") {
		f.Start--
	}
	if w.At(i+1) == "requise" || w.At(i+1) == "non" && w.At(i+2) != "participation" {
		return f, false
	}
	if w.Ahead(i, 4, "groupe") && w.Ahead(i, 3, "notre") || w.Ahead(i, 2, "nous") {
		return f, false // said in a debate
	}
	if w.At(i+1) == "moins" {
		f.Kind = majority // somebody did not vote with the others
	}
	if w.At(i+1) == "ou" && w.At(i+2) == "non" || w.At(i+1) == "/" && w.At(i+2) == "ou" {
		f.undecided = true
	}
	return f, w.ownVote(&f, i) && !w.onBallot(i)
}

// onBallot tells whether the agreement at i is on how to vote, told on the way to the vote itself: "le
// conseil ayant décidé à l'unanimité de ne pas recourir au scrutin secret, Mme X est désignée".
func (w *Words) onBallot(i int) bool {
	having := false
	for k := i - 1; k >= int(w.Toks[i].Sent) && k > i-8; k-- {
		having = having || w.At(k) == "ayant"
	}
	if !having {
		return false
	}
	for k := i; k < i+12 && k < len(w.Toks) && w.Toks[k].Sent == w.Toks[i].Sent && w.At(k) != ","; k++ {
		if w.At(k) == "scrutin" || w.At(k) == "secret" || w.At(k) == "levee" {
			return true
		}
	}
	return false
}

func (w *Words) majorityAt(i int) (Formula, bool) {
	f := Formula{Kind: majority, Start: i, End: i + 1}
	switch w.At(i - 1) {
	case "la", "une":
		if w.At(i-2) != "a" {
			return f, false
		}
		f.Start = i - 2
	case ":", "•", "-", "adopte", "adoptee", "vote", "\"":
	case "large", "grande":
		if !w.Is(i-4, "a une") && !w.Is(i-3, "a une") && !w.Is(i-4, "a la") && !w.Is(i-3, "a la") {
			return f, false
		}
	default:
		alone := int(w.Toks[i].Sent) == i && (w.At(i+1) == "(" || w.At(i+1) == ".") // "… suppléant. Majorité (1 contre)."
		if w.At(i) != "majoritairement" && !alone && !(w.StartsLine(i) && w.EndsLine(i+1)) {
			return f, false
		}
	}
	switch w.At(i + 1) {
	case "municipale", "relative", "requise", "qualifiee", "des", "absolue", ":":
		if w.At(i+1) == "municipale" || w.At(i+1) == "requise" {
			return f, false
		}
		if w.At(i+1) != "des" && w.At(i+1) != ":" || w.At(i+2) == "deux" {
			if w.SentenceHas(i, 40, 40, electionWord) {
				return f, false
			}
		}
		if w.At(i+1) == "absolue" && (w.At(i+2) == ":" || w.Toks[min(i+2, len(w.Toks)-1)].Num >= 0) {
			return f, false
		}
	}
	return f, w.ownVote(&f, i)
}

var electionWord = map[string]bool{"elu": true, "elue": true, "elus": true, "elues": true, "election": true, "elections": true, "elire": true, "tour": true, "scrutin": true, "secret": true, "obtenu": true}

// ownVote judges the sentence of a formula: whether it tells of a vote of this assembly
// on this act, rather than of a rule, a commission, an earlier decision.
func (w *Words) ownVote(f *Formula, i int) bool {
	from := int(w.Toks[i].Sent)
	citing := false
	switch w.At(from) {
	case "vu", "considerant", "attendu", "visa":
		citing = w.At(from+1) != "et" // "Vu et adopté"
	}
	assembly := false
	for k := max(from, i-70); k < i; k++ {
		switch t := w.At(k); {
		case t == "delibere", t == "deliberer":
			assembly, citing = true, false
		case w.ownSubject(k), decidedWord[t]:
			assembly = true
		}
	}
	if citing && assembly && w.At(from) != "visa" {
		// "Vu la complexité du dossier, le conseil, à l'unanimité, décide": no citation.
		for k := i + 1; k < i+5; k++ {
			citing = citing && w.Verb(k) == 0
		}
	}
	if citing && !assembly && w.StartsLine(f.Start) && i-from > 6 {
		// "L'assemblée, / VU …, / VU …, / à l'unanimité, décide :": the visas stand in between.
		for k := i + 1; k < i+4; k++ {
			if w.Verb(k) != 0 {
				citing, assembly = false, true
			}
		}
	}
	f.Decisive = assembly
	if citing {
		return false
	}
	cited := w.At(from) == "vu" || w.At(from) == "considerant" || w.At(from) == "attendu"
	return cited || !w.told(from, i)
}

// decidedWord lists what a decision is called in the sentence that takes it.
var decidedWord = map[string]bool{"adopte": true, "adoptee": true, "adoptes": true, "adoptees": true, "approuve": true, "approuvee": true, "vote": true, "decide": true, "decident": true, "accepte": true}

// ownSubject tells whether the assembly whose act this is is named at k.
func (w *Words) ownSubject(k int) bool {
	switch w.At(k) {
	case "conseil":
		switch next := w.At(k + 1); {
		case next == "d":
			a := w.At(k + 2)
			return a == "administration" || a == "arrondissement" || a == "agglomeration"
		default:
			return !prose.OtherCouncil[next] && !w.elsewhere(k)
		}
	case "assemblee":
		return !w.elsewhere(k)
	case "conseillers", "elus", "membres":
		return w.At(k+1) != "d" && w.At(k+1) != "du" || w.At(k+2) == "conseil"
	case "comite":
		return !prose.OtherCommittee[w.At(k+1)]
	case "bureau":
		return w.Bureau
	case "permanente":
		return w.At(k-1) == "commission"
	}
	return false
}

// told tells whether the sentence that starts at from tells, up to term i, of a vote that is not
// this one: another body's, an earlier one, a rule of how to vote, an intention.
func (w *Words) told(from, i int) bool {
	other, own, firm := false, false, false
	for k := max(from, i-70); k < i; k++ {
		t := w.At(k)
		if len(w.Lines[w.Toks[k].Line].Cells) > 1 && w.Toks[k].Line != w.Toks[i].Line {
			continue // a row of a table above: "Région 17 000 €" is no subject
		}
		switch {
		case w.ownSubject(k):
			own, other, firm = true, false, false
		case (t == "delibere" && w.At(k-1) == "avoir" || t == "deliberer") && !firm:
			own, other = true, false
		case t == "conseil", t == "comite" && !associations[w.At(k+2)], t == "bureau", t == "assemblee" && w.elsewhere(k):
			other, own, firm = true, false, true
		case otherBody[t] && !w.complement(k), otherBody[t] && w.adviser(from, k):
			if t == "commission" && w.At(k+1) == "permanente" {
				continue
			}
			other, own = true, false
		case (modalVerb[t] || t == "statue") && i-k < 14:
			return true
		case t == "deja" && (decidedWord[w.At(k+1)] || w.At(k+1) == "delibere"):
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
func (w *Words) earlier(from, i int) bool {
	past, dated := false, false
	for k := from; k < len(w.Toks) && w.Toks[k].Sent == int32(from) && k < i+25; k++ {
		switch t := w.At(k); {
		case (t == "a" || t == "avait" || t == "ont" || t == "avaient") && k < i && (decidedWord[w.At(k+1)] || w.At(k+1) == "delibere" || w.At(k+1) == "emis" || w.At(k+1) == "ete" && decidedWord[w.At(k+2)]):
			past = true
		case t == "deliberation" && k < i && (w.At(k-1) == "par" || w.At(k-2) == "par") && w.At(k-1) != "presente" && w.At(k-1) != "cette":
			past = true // "par délibération du 3 mars 2031, adoptée par 61 voix contre 20"
		case w.Toks[k].Num > 1900 && w.Toks[k].Num < 2200 && len(t) == 4:
			dated = true
		}
	}
	return past && dated && !w.Is(from, "l an") // "L'an 2031, le 4 avril, le conseil a voté"
}

// complement tells whether the body named at k only qualifies what stands before it: "sur avis de
// la commission", "par le syndicat".
func (w *Words) complement(k int) bool {
	for n := 1; n <= 3; n++ {
		switch w.At(k - n) {
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
func (w *Words) adviser(from, k int) bool {
	for n := k - 1; n >= from && n > k-8; n-- {
		switch w.At(n) {
		case "avis", "membres", "accord", "vote", "favorable", "favorablement", "majorite":
			return w.At(n-1) != "sur" && w.At(n-2) != "sur" && w.At(n-1) != "apres"
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
func (w *Words) elsewhere(k int) bool {
	next := w.At(k + 1)
	if w.At(k) == "assemblee" {
		return next == "generale"
	}
	return w.At(k) == "conseil" && BodyWord[next] && w.ownBody() != "?" && next != w.ownBody()
}

// BodyWord lists what tells one council from another.
var BodyWord = map[string]bool{"municipal": true, "communautaire": true, "metropolitain": true, "departemental": true, "regional": true, "syndical": true}

// ownBody is the word by which the act calls its own council: that of the document's body, else
// that of the council which decides last in the act; "?" when neither is known.
func (w *Words) ownBody() string {
	if w.Body != "" {
		return w.Body
	}
	w.Body = "?"
	for k := range w.Toks {
		if w.At(k) == "conseil" && BodyWord[w.At(k+1)] && w.DecidesSoon(k) {
			w.Body = w.At(k + 1)
		}
	}
	return w.Body
}

// associations are committees that get grants and decide nothing here: "comité des fêtes".
var associations = map[string]bool{"fetes": true, "jumelage": true, "animation": true, "animations": true, "oeuvres": true}

// voteLabel reads "Vote :", "Résultat du vote :", "Votes" alone on a line.
func (w *Words) voteLabel(i int) (Formula, bool) {
	f := Formula{Kind: BareVote, Start: i, End: i + 1}
	e := i + 1
	for n := 0; n < 5; n++ { // "vote du conseil municipal :"
		switch w.At(e) {
		case "du", "de", "l", "conseil", "municipal", "communautaire", "metropolitain", "assemblee", "departemental", "regional", "comite", "syndical", "la", "deliberation", "s":
			e++
		}
	}
	if w.At(e) == ":" {
		f.End, f.Decisive = e+1, true
		return f, w.StartsLine(i) || w.At(i-1) == "du" || w.At(i-1) == "•" || w.At(i-1) == "-" || w.At(i-1) == "." || w.Toks[i].Flag&prose.Capital != 0
	}
	if w.StartsLine(i) && w.EndsLine(i+1) && w.Toks[i].Flag&prose.Capital != 0 {
		f.Decisive = true
		return f, true
	}
	if w.At(i-1) == "du" && (w.At(i-2) == "resultat" || w.At(i-2) == "resultats") {
		return f, true
	}
	return f, false
}

// adoption reads a line that only says what became of the act: "Le Conseil Adopte.",
// "ADOPTÉE", "La délibération est adoptée", "Rapport adopté".
func (w *Words) adoption(i int) (Formula, bool) {
	switch w.At(i) {
	case "adopte", "adoptee", "adoptes", "adoptees", "approuve", "approuvee", "approuves", "approuvees", "adoptent", "approuvent":
	default:
		return Formula{}, false
	}
	f := Formula{Kind: Plain, Start: i, End: i + 1, Decisive: true}
	start := i
	for start > 0 && w.Toks[start].Flag&prose.AtLine == 0 && start > i-9 {
		start--
	}
	if int(w.Toks[i].Sent) == i {
		start = i
	}
	if w.Toks[start].Flag&(prose.AtLine|prose.AtCell) == 0 && start != i {
		return f, false
	}
	e := i + 1
	if w.At(e) == "." || w.At(e) == "!" {
		e++
	}
	if !w.EndsLine(e) && w.At(i+1) != "par" && w.At(i+1) != "avec" && w.At(i+1) != "en" {
		return f, false
	}
	for k := start; k < i; k++ {
		switch w.At(k) {
		case "le", "la", "l", "conseil", "municipal", "communautaire", "metropolitain", "departemental", "regional", "assemblee", "deliberante", "comite",
			"syndical", "deliberation", "rapport", "projet", "est", "ce", "cette", "de", "d", "metropole", "agglomeration", "administration", "commission", "permanente", "vote", ":", "motion", "voeu", "proposition", "texte", "dossier", "communaute", "point", "resultat", "du", "des", "voix", "-", "•", "amendement", "a", "n", "pas":
		default:
			return f, false
		}
	}
	f.Start = start
	return f, true
}

// accord reads a line that says no more than that all or the assembly agree: "Accord du
// conseil", "Accord de tous", "Pour : tous", "Avis favorable de l'assemblée".
func (w *Words) accord(i int) (Formula, bool) {
	if !w.StartsLine(i) && int(w.Toks[i].Sent) != i || w.Toks[i].Flag&prose.Capital == 0 {
		return Formula{}, false
	}
	for _, seq := range [...]string{"accord de tous", "accord du conseil", "accord de l assemblee", "accord des membres", "accord du comite", "accord unanime", "pour : tous", "pour : toutes", "pour : ensemble", "d accord : tous", "tous pour", "avis favorable de l assemblee", "avis favorable du conseil", "avis favorable du comite", "avis favorable des membres"} {
		if e := w.After(i, seq); e > 0 {
			return Formula{Kind: Plain, Start: i, End: e, Decisive: true}, true
		}
	}
	return Formula{}, false
}

// allAgree reads an assembly that agrees to the last: "approuvé par l'ensemble des conseillers",
// "tous les membres présents acceptent".
func (w *Words) allAgree(i int) (Formula, bool) {
	f := Formula{Kind: Unanimity, Start: i, Decisive: true}
	switch w.At(i) {
	case "tous", "toutes", "ensemble", "totalite":
	default:
		return f, false
	}
	e := i + 1
	for n := 0; n < 3 && (prose.ArticleWord[w.At(e)] || w.At(e) == "de" || w.At(e) == "du"); n++ {
		e++
	}
	people := w.At(i) == "tous"
	for n := 0; n < 5; n++ {
		switch w.At(e) {
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
	if w.At(by) == "l" || w.At(by) == "la" {
		by--
	}
	f.End = e
	if !people {
		return f, false
	}
	if w.At(by) == "par" {
		f.Start = by - 1
		return f, adoptionWord[w.At(by-1)] && w.ownVote(&f, by-1)
	}
	switch w.At(e) {
	case "approuve", "approuvent", "accepte", "acceptent", "valide", "valident", "adopte", "adoptent":
		return f, e > i+2 && w.Toks[e].Flag&prose.Acute == 0 && w.ownVote(&f, i)
	}
	return f, false
}

// isAdopted reads a sentence whose subject is adopted: "Le rapport est approuvé à main levée".
func (w *Words) isAdopted(i int) (Formula, bool) {
	switch w.At(i) {
	case "adopte", "adoptee", "adoptes", "adoptees", "approuve", "approuvee", "approuves", "approuvees", "valide", "validee", "acceptee":
	default:
		return Formula{}, false
	}
	f := Formula{Kind: Plain, Start: i, End: i + 1, Decisive: true}
	if a := w.At(i - 1); a != "est" && a != "sont" && !((a == "donc" || a == "ainsi" || a == "alors") && (w.At(i-2) == "est" || w.At(i-2) == "sont")) {
		return f, false
	}
	start := int(w.Toks[i].Sent)
	switch w.At(start) {
	case "le", "la", "les", "l", "ce", "cette", "ces":
	default:
		return f, false
	}
	for k := start; k < i; k++ {
		switch w.At(k) {
		case "amendement", "amendements", "qui", "que", "si", "lorsque":
			return f, false
		}
	}
	if w.At(i+1) == "par" {
		switch w.At(i + 2) {
		case "arrete", "le", "la", "l", "les", "decret", "deliberation":
			return f, false
		}
	}
	f.Start = start
	return f, i-start < 40
}
