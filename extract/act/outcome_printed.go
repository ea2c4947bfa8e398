package act

import (
	_ "embed"
	"slices"
	"sync"

	"phare/extract/french"
	"phare/extract/prose"
	"phare/extract/record"
	"phare/extract/vote"
)

//go:embed patterns/outcome.txt
var outcomeText string

var outcomePatterns = sync.OnceValue(func() *french.Patterns { return french.MustPatterns(outcomeText, nil) })

// printedResult reads the last sentence that says of the matter itself that it is adopted or
// rejected, in the lines of the decision and the vote: Adopted, Rejected, or "" when none does.
func (p *parts) printedResult(v *vote.Vote) record.Outcome {
	w := p.w
	s := w.Stream()
	last := record.Outcome("")
	for _, m := range outcomePatterns().All(s) {
		if !p.decidedAt(m.Start, v) || !w.ofMatter(m.Start, m.End) {
			continue
		}
		last = record.Outcome(m.Name)
	}
	return last
}

// decidedAt tells whether term i belongs to what was decided and voted, the report apart.
func (p *parts) decidedAt(i int, v *vote.Vote) bool {
	t := &p.w.Toks[i]
	switch p.w.Lines[t.Line].Part {
	case record.PartDispositif, record.PartVote:
		return true
	case record.PartVisas, record.PartRecitals, record.PartHead:
		return false
	}
	if int(t.Line) >= p.decision {
		return true
	}
	b := v.Box
	return b != nil && b.Start < len(p.w.Toks) && (p.w.Toks[b.Start].Sent == t.Sent || i >= b.Start && i < b.End+40)
}

// ofMatter tells whether the result printed at [i, end) is that of the matter: it is the subject
// of the sentence, or nothing is. An amendment, a condition, what others refused are not it.
func (w *words) ofMatter(i, end int) bool {
	from := int(w.Toks[i].Sent)
	subject := i-from < 2 || w.Toks[i].Flag&prose.AtLine != 0
	for k := from; k < i; k++ {
		switch t := w.At(k); {
		case t == "que" || t == "qu":
			// What somebody wants said is no statement: only who presides proclaims a result.
			if !proclaims[w.At(k-1)] || w.At(from) != "le" && w.At(from) != "la" && prose.Civility[w.At(from)] == 0 {
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
		subject = subject || slices.Contains(theMatter, w.At(k)) || w.At(k) == "majorite"
	}
	return subject
}

// proclaims lists the verbs by which the chair states a result.
var proclaims = map[string]bool{"constate": true, "proclame": true, "declare": true, "annonce": true}
