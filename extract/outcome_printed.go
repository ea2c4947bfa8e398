package extract

import (
	_ "embed"
	"slices"
	"sync"

	"phare/extract/french"
)

//go:embed patterns/outcome.txt
var outcomeText string

var outcomePatterns = sync.OnceValue(func() *french.Patterns { return french.MustPatterns(outcomeText, nil) })

// printedResult reads the last sentence that says of the matter itself that it is adopted or
// rejected, in the lines of the decision and the vote: Adopted, Rejected, or "" when none does.
func (p *parts) printedResult(v *vote) Outcome {
	w := p.w
	s := w.stream()
	last := Outcome("")
	for _, m := range outcomePatterns().All(s) {
		if !p.decidedAt(m.Start, v) || !w.ofMatter(m.Start, m.End) {
			continue
		}
		last = Outcome(m.Name)
	}
	return last
}

// decidedAt tells whether term i belongs to what was decided and voted, the report apart.
func (p *parts) decidedAt(i int, v *vote) bool {
	t := &p.w.toks[i]
	switch p.w.lines[t.line].Part {
	case PartDispositif, PartVote:
		return true
	case PartVisas, PartRecitals, PartHead:
		return false
	}
	if int(t.line) >= p.decision {
		return true
	}
	b := v.box
	return b != nil && b.start < len(p.w.toks) && (p.w.toks[b.start].sent == t.sent || i >= b.start && i < b.end+40)
}

// ofMatter tells whether the result printed at [i, end) is that of the matter: it is the subject
// of the sentence, or nothing is. An amendment, a condition, what others refused are not it.
func (w *words) ofMatter(i, end int) bool {
	from := int(w.toks[i].sent)
	subject := i-from < 2 || w.toks[i].flag&atLine != 0
	for k := from; k < i; k++ {
		switch t := w.at(k); {
		case t == "que" || t == "qu":
			// What somebody wants said is no statement: only who presides proclaims a result.
			if !proclaims[w.at(k-1)] || w.at(from) != "le" && w.at(from) != "la" && civility[w.at(from)] == 0 {
				return false
			}
		case t == "amendement", t == "amendements", t == "si", t == "lorsque", t == "qui", t == "tribunal", t == "prefet", t == "candidature", t == "offre", t == "offres":
			return false
		case slices.Contains(theMatter, t), t == "statuts", t == "reglement", t == "texte", t == "conclusions", t == "budget", t == "compte", t == "tarifs", t == "cession", t == "convention":
			subject = true
		case t == ":" || t == "," || t == ")":
			subject = subject || k == i-1
		}
	}
	for k := i; k < end; k++ { // the pattern may hold the subject itself
		subject = subject || slices.Contains(theMatter, w.at(k)) || w.at(k) == "majorite"
	}
	return subject
}

// proclaims lists the verbs by which the chair states a result.
var proclaims = map[string]bool{"constate": true, "proclame": true, "declare": true, "annonce": true}
