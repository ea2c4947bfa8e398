package extract

import (
	"fmt"
	"math"
	"slices"

	"phare/extract/cut"
)

// How sure a field is depends on what it was read from. The shares are those of right answers
// among the acts of the labelled papers that were read alike (docs/extract.md), drawn towards
// nine in ten where few were.
const (
	sureOwnHead = 0.98 // an act under a head of its own
	sureRow     = 0.95 // a row of a list
	asked       = 0.75 // below it a person is asked
)

// confide says how sure the fields of the document's acts are. sure gives what is known of the cut.
func (b *builder) confide() {
	numbered := 0
	for _, a := range b.doc.Deliberations {
		if a.Number != nil {
			numbered++
		}
	}
	most := numbered*2 > len(b.doc.Deliberations)
	for _, a := range b.doc.Deliberations {
		scanned := slices.ContainsFunc(a.Pages, func(p int) bool { return slices.Contains(b.doc.OCRPages, p) })
		sure, known := b.sure[a]
		switch {
		case known:
		case b.doc.Kind == KindList:
			sure = sureRow
		default:
			sure = sureOwnHead
		}
		a.Confidence = Confidence{
			Cut: hundredths(sure), Number: sureNumber(a, scanned, most), Object: sureObject(a, scanned),
			Outcome: sureOutcome(a), Votes: sureVotes(a, scanned),
		}
	}
}

func hundredths(x float64) float64 { return math.Round(x*100) / 100 }

// sureNumber goes by whether the act is numbered as most acts of its document are.
func sureNumber(a *Deliberation, scanned, most bool) float64 {
	switch {
	case (a.Number != nil) != most && scanned:
		return 0.3
	case (a.Number != nil) != most:
		return 0.7
	case scanned:
		return 0.98
	}
	return 0.95
}

// A title this long or this short is less often the act's.
const (
	longObject  = 150
	shortObject = 20
)

func sureObject(a *Deliberation, scanned bool) float64 {
	switch {
	case a.Object == "":
		return 0.1
	case scanned && len(a.Object) > longObject:
		return 0.8
	case scanned, len(a.Object) < shortObject:
		return 0.92
	}
	return 0.98
}

func sureOutcome(a *Deliberation) float64 {
	switch {
	case a.Outcome == NoOutcome && a.Status == StatusDraft:
		return 0.9
	case a.Outcome == NoOutcome:
		return 0.25
	case a.VoteText == nil:
		return 0.92
	}
	return 0.98
}

// sureVotes goes by whether the counts and the words of the vote bear one another out.
func sureVotes(a *Deliberation, scanned bool) float64 {
	counted := a.Votes.For != nil || a.Votes.Against != nil || a.Votes.Abstain != nil || a.Votes.NotVoting != nil
	switch {
	case len(a.Warnings) > 0:
		return 0.6
	case a.Unanimous != nil && *a.Unanimous:
		return 0.99
	case counted && a.Unanimous != nil && scanned:
		return 0.82
	case counted && a.Unanimous != nil:
		return 0.99
	case counted:
		return 0.92
	case a.Unanimous != nil:
		return 0.55
	case scanned:
		return 0.95
	}
	return 0.8
}

// ask puts to a person what the reading leaves open: titles that may be none, lines passed over
// that may be titles.
func (b *builder) ask() {
	b.doc.Questions = []Question{}
	for _, a := range b.doc.Deliberations {
		if a.Confidence.Cut >= asked || len(a.Lines) == 0 {
			continue
		}
		at := slices.Index(b.owner, slices.Index(b.doc.Deliberations, a)+1)
		b.question(at, fmt.Sprintf("Page %d : « %s » est-elle une délibération à part ?", a.Pages[0], shortened(a.Object)))
	}
	for _, q := range b.doubts {
		l := &b.r.Lines[q.line]
		b.question(q.line, fmt.Sprintf("Page %d : « %s » n'a pas été retenu comme le titre d'une délibération. En est-ce un ?", l.Page, shortened(l.Text)))
	}
}

func (b *builder) question(line int, text string) {
	if line < 0 {
		return
	}
	page := b.r.Lines[line].Page
	n := line - b.r.First[page-1] + 1
	b.doc.Questions = append(b.doc.Questions, Question{
		ID: fmt.Sprintf("cut-p%d-l%d", page, n), Page: page, Line: n, Field: "cut", Text: text,
		Choices: []string{"act", "not-act", "continues"},
	})
}

// questionLetters is how much of a title a question quotes.
const questionLetters = 90

func shortened(s string) string {
	r := []rune(s)
	if len(r) <= questionLetters {
		return s
	}
	return string(r[:questionLetters]) + "…"
}

// why puts the reasons for a title into words.
func (b *builder) why(d *cut.Document, c *cut.Chosen) *Why {
	w := &Why{}
	for _, r := range c.Reasons {
		w.Reasons = append(w.Reasons, fmt.Sprintf("%s (%+.1f)", cut.Phrase(r.Feature), r.Weight))
	}
	if c.Rival >= 0 {
		w.Rival = b.r.Lines[d.Cands[c.Rival].Line].Text
	}
	return w
}
