package act

import (
	"strings"
	"unicode"

	"phare/extract/facts"
	"phare/extract/prose"
	"phare/extract/vote"
)

// raises tells whether "de A à B" tells a price that changes: A is the old one.
func (s *amountScan) raises(text string, start int, a, b facts.Fact) bool {
	if a.End > b.Start || facts.Fold(trimSpace(text[a.End:b.Start])) != "a" {
		return false
	}
	words := lastWords(text[min(start, a.Start):a.Start], 8)
	if len(words) == 0 || words[len(words)-1] != "de" {
		return false
	}
	for _, w := range words {
		for _, stem := range changes {
			if len(w) >= len(stem) && w[:len(stem)] == stem {
				return true
			}
		}
	}
	return false
}

// changes lists the stems of the verbs that take a price from one value to another.
var changes = [...]string{"porte", "passe", "augment", "relev", "ramen", "revaloris", "revalori", "baiss", "redui", "diminu", "modifi", "evolu", "major"}

// told tells whether the words before an amount set it beside the decision's: what was
// paid before, what the domaines reckon, a figure of a calculation.
func (s *amountScan) told(text string, start int, f facts.Fact) bool {
	before := text[min(start, f.Start):f.Start]
	words := lastWords(before, 7)
	n := len(words)
	at := func(k int) string {
		if k <= n {
			return words[n-k]
		}
		return ""
	}
	if f.Qualifier == facts.Over {
		return true // a threshold: "les associations recevant plus de 23 000 €"
	}
	if at(1) == "de" && at(2) == "lieu" && at(3) == "au" || at(1) == "contre" {
		return true
	}
	return computed(before) || formerly(before, text[f.End:])
}

// formerly tells whether an amount is set in brackets as that of another year: "18,00 € le m³ (17,00 € en
// 2030)".
func formerly(before, after string) bool {
	open := strings.LastIndexByte(before, '(')
	shut := strings.IndexByte(after, ')')
	if open < 0 || strings.IndexByte(before[open:], ')') >= 0 || shut < 0 || shut > 40 || strings.ContainsRune(after[:shut], '\n') && shut > 30 {
		return false
	}
	inside := facts.Fold(before[open+1:] + " " + after[:shut])
	for _, w := range []string{"en 19", "en 20", "precedemment", "auparavant", "actuellement", "l an passe", "l annee derniere", "au lieu"} {
		if strings.Contains(inside, w) {
			return true
		}
	}
	return false
}

// amends tells whether the sentence of term i puts or decides an amendment: what it names is not what the
// act says.
func (p *parts) amends(i int) bool {
	w := p.w
	for k := int(w.Toks[i].Sent); k < len(w.Toks) && w.Toks[k].Sent == w.Toks[i].Sent; k++ {
		if w.At(k) == "amendement" && w.At(k-1) != "d" {
			return true
		}
	}
	return false
}

// computed tells whether an amount follows from a calculation printed before it in its
// line: "40 x 1,609 x 7,964 =".
func computed(before string) bool {
	before = trimSpace(before)
	if len(before) == 0 || before[len(before)-1] != '=' {
		return false
	}
	digit, times := false, false
	for _, r := range before {
		switch {
		case r >= '0' && r <= '9':
			digit = true
		case digit && (r == 'x' || r == 'X' || r == '×' || r == '*'):
			times = true
		}
	}
	return times
}

// refersAbove tells whether the decision approves what stands above it.
func (p *parts) refersAbove() bool {
	w := p.w
	for i := range w.Toks {
		if !p.inDecision(i) {
			continue
		}
		switch w.At(i) {
		case "dessus", "avant":
			if w.At(i-1) == "-" && w.At(i-2) == "ci" || w.At(i-1) == "ci" {
				return true
			}
		case "enonce", "enonces", "enoncee", "enoncees", "presente", "presentes", "presentee", "presentees", "propose", "proposes", "proposee", "proposees", "indique", "indiques", "indiquee", "expose", "exposes", "detaille", "detailles", "suit":
			switch w.At(i - 1) {
			case "comme", "tel", "tels", "telle", "telles", "qu", "que", "ainsi":
				return true
			}
		}
	}
	return false
}

// proposal returns the sentences, by their first term, of the report that tell what the
// decision approves without saying it again: "accepte ce devis", "approuve la proposition".
func (p *parts) proposal() map[int32]bool {
	if !p.approvesOffer() {
		return nil
	}
	w := p.w
	sentences := map[int32]bool{}
	cue := -1
	for i := range min(p.start, len(w.Toks)) {
		switch w.At(i) {
		case "propose", "proposons", "proposee", "demande", "sollicite":
			if p.inReport(i) {
				sentences[w.Toks[i].Sent], cue = true, i
			}
		}
	}
	if p.pricedIn(sentences) {
		return sentences
	}
	if cue >= 0 { // the list that the proposal opens
		for i := cue; i < min(p.start, len(w.Toks)); i++ {
			sentences[w.Toks[i].Sent] = true
		}
		if p.pricedIn(sentences) {
			return sentences
		}
	}
	last, seen := int32(-1), 0
	for i := min(p.start, len(w.Toks)) - 1; i >= 0 && seen < 5; i-- {
		if !p.inReport(i) {
			continue
		}
		if s := w.Toks[i].Sent; s != last {
			last = s
			seen++
			if seen <= 4 {
				sentences[s] = true
			}
		}
	}
	return sentences
}

// pricedIn tells whether one of the sentences holds a sum.
func (p *parts) pricedIn(sentences map[int32]bool) bool {
	w := p.w
	for i := range w.Toks {
		if sentences[w.Toks[i].Sent] && p.inReport(i) && (w.At(i) == "€" || w.At(i) == "euros" || w.At(i) == "euro") {
			return true
		}
	}
	return false
}

// approvesOffer tells whether the decision approves an offer or a proposal without saying
// what it is: the lines right above do.
func (p *parts) approvesOffer() bool {
	w := p.w
	for i := range w.Toks {
		if !p.inDecision(i) {
			continue
		}
		switch s := w.At(i); s {
		case "conclusions", "offre", "devis", "proposition", "propositions":
			if w.Verb(i-2) == prose.Substance {
				return true
			}
		case "ce", "cet", "cette", "ces", "ladite", "ledit", "lesdits", "lesdites":
			if (!ofTheAct[w.At(i+1)] || w.At(i-1) == "ratifie" || w.At(i-1) == "ratifier") && w.objectOf(i) {
				return true
			}
		case "suite":
			if w.At(i+1) == "favorable" && w.Near4(i, "donner") {
				return true
			}
		case "accord":
			if w.At(i-2) == "donne" || w.At(i-2) == "donnent" || w.At(i-2) == "donner" {
				return w.bare(i + 1)
			}
		default:
			if w.Verb(i) == prose.Substance && (w.verbPlace(i) || w.pronoun(i)) && w.bare(i+1) {
				return true
			}
		}
	}
	return false
}

// objectOf tells whether term i stands right behind a verb of the decision: "accepte ce
// devis", "donne une suite favorable à cette demande".
func (w *words) objectOf(i int) bool {
	for n := 1; n <= 6 && i-n >= 0 && w.Toks[i-n].Sent == w.Toks[i].Sent; n++ {
		if w.Verb(i-n) == prose.Substance || w.Verb(i-n) == prose.Rejects {
			return w.At(i-n) != "signer" && w.At(i-n) != "signe"
		}
	}
	return false
}

// pronoun tells whether the verb at i takes what was said before for its object: "le conseil
// l'accepte".
func (w *words) pronoun(i int) bool {
	switch w.At(i - 1) {
	case "l", "le", "la", "les":
		return i > 1 && w.Toks[i].Flag&prose.AtLine == 0 && assemblyWord[w.At(i-2)]
	}
	return false
}

var assemblyWord = map[string]bool{"conseil": true, "municipal": true, "communautaire": true, "metropolitain": true, "syndical": true, "comite": true, "assemblee": true, "deliberante": true, "administration": true, "departemental": true, "regional": true}

// ofTheAct lists what a demonstrative points to without meaning the matter of the act.
var ofTheAct = map[string]bool{"effet": true, "jour": true, "deliberation": true, "deliberations": true, "decision": true, "decisions": true, "fin": true, "sens": true, "sujet": true, "titre": true,
	"egard": true, "point": true, "article": true, "date": true, "annee": true, "exercice": true, "cadre": true, "conseil": true, "seance": true, "derniere": true, "dernier": true, "document": true, "documents": true,
	"dossier": true, "affaire": true, "derniers": true, "dernieres": true, "jours": true, "que": true, "qui": true, "qu": true, "meme": true}

// bare tells whether nothing but the vote follows in the sentence from term i on: what is
// approved is the deliberation or report itself.
func (w *words) bare(i int) bool {
	for n := 0; n < 24 && i < len(w.Toks); n++ {
		switch s := w.At(i); {
		case s == "." || s == ";" || s == "(" || w.Toks[i].Flag&prose.AtLine != 0 && w.Toks[i].Flag&prose.Capital != 0 || int(w.Toks[i].Sent) == i:
			return true
		case s == ",", w.Toks[i].Num >= 0, vote.Tissue[s], voteWords[s]:
		default:
			return false
		}
		i++
	}
	return true
}

// voteWords lists the words by which a vote is told behind its verb.
var voteWords = map[string]bool{"a": true, "l": true, "la": true, "unanimite": true, "unanime": true, "majorite": true, "pour": true, "contre": true, "abstention": true, "abstentions": true, "membres": true,
	"presents": true, "representes": true, "votants": true, "deliberation": true, "presente": true, "cette": true, "rapport": true, "le": true, "ce": true, "moins": true, "absolue": true, "zero": true, "un": true, "une": true, "deux": true, "trois": true, "mains": true, "main": true, "levee": true, "levees": true}

// planAbove tells whether the decision approves a financing plan or a table that stands
// above it: "attribue les subventions figurant ci-dessus, pour un total de…".
func (p *parts) planAbove() bool {
	w := p.w
	for i := range w.Toks {
		if !p.inDecision(i) || !(w.At(i) == "plan" && w.Ahead(i, 3, "financement") || tabled[w.At(i)]) {
			continue
		}
		for k := i; k < i+9; k++ {
			if w.At(k) == "dessus" || w.At(k) == "avant" {
				return true
			}
		}
	}
	return false
}

// tabled lists what a decision approves as a table tells it.
var tabled = map[string]bool{"fonds": true, "tableau": true, "subventions": true, "aides": true, "montants": true, "tarifs": true, "liste": true, "repartition": true}

// approvesTable tells whether the decision approves something that is told by a table: a
// financing plan, a budget, tariffs.
func (p *parts) approvesTable() bool {
	w := p.w
	for i := range w.Toks {
		if i == 0 || !p.inDecision(i) {
			continue
		}
		switch w.At(i) {
		case "plan":
			if w.Is(i+1, "de financement") || w.Is(i+1, "previsionnel de financement") {
				return true
			}
		case "tableau", "bilan", "tarifs", "tarif", "budget", "virements", "virement", "subventions", "resultats", "grille", "repartition", "aides", "dotations", "participations", "acquisitions":
			return true
		case "fonds":
			if w.Is(i+1, "de concours") && w.At(i-1) == "les" {
				return true
			}
		case "compte", "comptes":
			switch w.At(i + 1) {
			case "administratif", "administratifs", "financier", "financiers":
				return true
			}
		case "decision":
			if w.At(i+1) == "modificative" {
				return true
			}
		case "presente", "presentes", "presentee", "presentees": // "approuve l'opération et les travaux présentés"
			if w.Toks[i-1].Flag&prose.IsWord != 0 && i > 1 && definite[w.At(i-2)] && p.approvedBefore(i) {
				return true
			}
		}
	}
	return false
}

// approvesPrices tells whether the decision is on tariffs.
func (p *parts) approvesPrices() bool {
	w := p.w
	for i := range w.Toks {
		switch w.At(i) {
		case "tarif", "tarifs", "tarification", "grille":
			if p.inDecision(i) {
				return true
			}
		}
	}
	return false
}

func trimSpace(s string) string { return strings.TrimFunc(s, unicode.IsSpace) }

// lastWords returns the last n words of s, folded.
func lastWords(s string, n int) []string {
	words := strings.FieldsFunc(facts.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return words[max(0, len(words)-n):]
}

var definite = map[string]bool{"le": true, "la": true, "l": true, "les": true}

// approvedBefore tells whether the sentence approves before term i.
func (p *parts) approvedBefore(i int) bool {
	w := p.w
	for k := int(w.Toks[i].Sent); k < i; k++ {
		if w.Verb(k) == prose.Substance && w.verbPlace(k) {
			return true
		}
	}
	return false
}
