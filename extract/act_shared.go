package extract

import (
	"slices"
	"strings"

	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/lines"
	"phare/extract/title"
)

// sharedFormula is a sentence that says what became of several acts together.
type sharedFormula struct {
	line     int // in reading.lines
	lines    []Line
	all      bool         // every act that prints nothing of its own
	numbers  map[int]bool // else the acts of these numbers or ranks
	onBefore bool         // only the acts above it
	onAfter  bool         // only the acts below it
}

// sharedSubjects open or hold the words by which a sentence speaks of several acts.
var (
	sharedAll = []string{"sauf mention contraire", "sauf indication contraire", "sauf precision contraire", "sauf avis contraire", "sauf mention expresse", "toutes les deliberations", "tous les rapports", "tous les points", "toutes les questions", "l'ensemble des deliberations", "l'ensemble des rapports", "l'ensemble des points", "l'ensemble des dossiers", "l'ensemble des questions", "l'ensemble des affaires",
		"l'ensemble de ces deliberations", "l'ensemble de ces rapports", "l'ensemble de ces points", "les deliberations ci-dessus", "les deliberations qui precedent", "les deliberations qui suivent", "les deliberations suivantes", "les rapports suivants", "les rapports ci-dessus"}
	sharedSome = []string{"les deliberations n°", "les deliberations numero", "les rapports n°", "les rapports numero", "les dossiers n°", "les points n°", "les points ", "les affaires n°", "les questions n°", "les rapports ", "les dossiers ", "les deliberations "}
	// sharedVotes open the line of one vote on several acts.
	sharedVotes = []string{"vote unique", "vote commun", "vote groupe", "vote global", "vote en bloc", "vote d'ensemble", "votes groupes"}
	// sharedResults must follow; what is proposed, or done with documents, is no result.
	sharedResults = []string{"adopte", "approuve", "unanimite", "vote", "rejete", "acquis"}
	sharedDenials = []string{"propose", "peut", "peuvent", "doivent", "seront", "sont transmis", "sont publie", "affich", "consult", "recueil", "sont presente", "sont consultable", "registre", "font l'objet", "feront l'objet", "presentation commune"}
)

// sharedFormulas finds the sentences that decide on several acts of the document together.
func sharedFormulas(r *title.Reading) []sharedFormula {
	var found []sharedFormula
	for i := range r.Lines {
		l := &r.Lines[i]
		if l.Matter || !strings.Contains(l.Fold, "les ") && !strings.Contains(l.Fold, "sauf ") && !strings.Contains(l.Fold, "tous ") && !strings.Contains(l.Fold, "l'ensemble ") && !french.ContainsAny(l.Fold, sharedVotes) {
			continue
		}
		if f, ok := sharedAt(r, i); ok {
			found = append(found, f)
		}
	}
	return found
}

// sharedAt reads the sentence of line i, up to three lines long.
func sharedAt(r *title.Reading, i int) (sharedFormula, bool) {
	f := sharedFormula{line: i}
	start := -1
	for _, s := range sharedAll {
		if k := strings.Index(r.Lines[i].Fold, s); k >= 0 {
			start, f.all = k, true
			break
		}
	}
	for _, s := range sharedSome {
		if k := strings.Index(r.Lines[i].Fold, s); start < 0 && k >= 0 && digitsSoon(r.Lines[i].Fold[k+len(s):]) {
			start = k
		}
	}
	for _, s := range sharedVotes { // "Vote unique – délibérations n° 12, 13 et 14 : pour : 34"
		if k := strings.Index(r.Lines[i].Fold, s); start < 0 && k >= 0 && french.ContainsAny(r.Lines[i].Fold[k:], []string{"deliberations ", "rapports ", "points ", "dossiers ", "affaires ", "questions "}) {
			start = k
		}
	}
	if start < 0 {
		return f, false
	}
	sentence := r.Lines[i].Fold[start:]
	f.lines = append(f.lines, Line{Page: r.Lines[i].Page, Line: *r.Lines[i].Line})
	for k := i + 1; k < len(r.Lines) && k < i+3 && lines.SentenceEnd(sentence+" x", 0) == 0; k++ {
		if r.Lines[k].Matter {
			continue
		}
		sentence += " " + r.Lines[k].Fold
		f.lines = append(f.lines, Line{Page: r.Lines[k].Page, Line: *r.Lines[k].Line})
	}
	if end := lines.SentenceEnd(sentence, 0); end > 0 {
		sentence = sentence[:end]
	}
	if !french.ContainsAny(sentence, sharedResults) {
		// "le conseil approuve à l'unanimité l'ensemble des délibérations ci-dessus"
		before, lines := sentenceBefore(r, i, start)
		sentence, f.lines = before+sentence, append(lines, f.lines...)
	}
	if !french.ContainsAny(sentence, sharedResults) || french.ContainsAny(sentence, sharedDenials) {
		return f, false
	}
	f.onBefore = french.ContainsAny(sentence, []string{"ci-dessus", "qui precede", "precedent"})
	f.onAfter = french.ContainsAny(sentence, []string{"ci-apres", "ci-dessous", "qui suivent", "suivant"})
	if !f.all {
		f.numbers = numbersListed(sentence)
	}
	return f, f.all || len(f.numbers) > 1
}

// sentenceBefore returns what stands before byte start of line i in its sentence, and the lines
// above on which it begins.
func sentenceBefore(r *title.Reading, i, start int) (string, []Line) {
	text := r.Lines[i].Fold[:start]
	if k := strings.LastIndex(text, ". "); k >= 0 {
		return text[k+2:], nil
	}
	var lines []Line
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		l := &r.Lines[k]
		if l.Matter || l.Page != r.Lines[i].Page || l.Fold == "" || strings.ContainsAny(l.Fold[len(l.Fold)-1:], ".;:") {
			break
		}
		lines = append([]Line{{Page: l.Page, Line: *l.Line}}, lines...)
		if text = l.Fold + " " + text; strings.Contains(l.Fold, ". ") {
			break
		}
	}
	return text, lines
}

// digitsSoon tells whether a number opens the text, behind "n°" or "numéros".
func digitsSoon(s string) bool {
	s = strings.TrimLeft(s, " n°s")
	return s != "" && french.IsDigit(s[0])
}

// numbersListed reads "3, 5 et 7 à 12": the numbers up to the verb.
func numbersListed(s string) map[int]bool {
	numbers := map[int]bool{}
	last, span := -1, false
	for _, t := range head.Tokens(s) {
		switch {
		case french.IsDigit(t.Text[0]):
			n := french.Atoi(t.Text)
			if n > 1900 && n < 2100 {
				continue // the year of "2031-03"
			}
			if span && last >= 0 && n > last && n-last < 400 {
				for k := last + 1; k < n; k++ {
					numbers[k] = true
				}
			}
			numbers[n], last, span = true, n, false
		case t.Text == "a" || t.Text == "au":
			span = true
		case t.Text == "sont" || t.Text == "ont" || t.Text == "est" || t.Text == "pour" || t.Text == "contre" || french.HasAnyPrefix(t.Text, sharedResults):
			if len(numbers) == 0 {
				continue // "vote unique"
			}
			return numbers
		}
	}
	return numbers
}

// sharedFor returns the lines that decide on an act along with others, nil without any. owner is
// how the act's lines are marked.
func (b *builder) sharedFor(formulas []sharedFormula, a *Deliberation, owner int) []Line {
	if len(formulas) == 0 {
		return nil
	}
	first := slices.Index(b.owner, owner)
	for _, f := range formulas {
		if f.onBefore && first > f.line || f.onAfter && first < f.line {
			continue
		}
		if f.all || f.numbers[actRank(a)] {
			return f.lines
		}
	}
	return nil
}

// actRank returns the number by which a list calls an act: the last figures of its number, else
// those that open its first line; -1 when it has none.
func actRank(a *Deliberation) int {
	text := ""
	if a.Number != nil {
		text = *a.Number
	} else if len(a.Lines) > 0 {
		text = a.Lines[0].Text()
		if len(text) > 12 {
			text = text[:12]
		}
		for _, t := range head.Tokens(french.FoldLine(text)) {
			if french.IsDigit(t.Text[0]) {
				return french.Atoi(t.Text)
			}
		}
		return -1
	}
	rank := -1
	for _, t := range head.Tokens(french.FoldLine(text)) {
		if french.IsDigit(t.Text[0]) {
			rank = french.Atoi(t.Text)
		}
	}
	return rank
}
