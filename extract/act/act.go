// Package act reads what is inside one act: the part that each line plays, its outcome, its vote,
// who presents it, its amounts.
package act

import (
	"cmp"
	"strings"

	"phare/extract/french"
	"phare/extract/pdftext"
	"phare/extract/prose"
	"phare/extract/record"
	"phare/extract/vote"
)

// Read reads what is inside one act: the part each of its lines plays, outcome, vote,
// rapporteur, theme, amounts and texts. Number, object, pages and lines are given.
func Read(d *record.Deliberation, doc *record.Document, ctx Context) {
	lines := d.Lines
	if ctx.Kind == record.KindList {
		ctx.Result = spellMarks(ctx.Result)
		lines = ctx.Result
	}
	w := newTitledWords(lines, ctx.Title)
	w.Bureau = doc.Body != nil && strings.Contains(french.FoldLine(*doc.Body), "bureau")
	w.Body = bodyOf(doc.Body)
	w.cutAnnexes()
	v := w.Read()
	p := newParts(w, &v, ctx.Title, ctx.Kind)
	d.Outcome = p.readOutcome(&v, d.Object, ctx.Kind)
	if ctx.Draft {
		p.open(d, &v)
	}
	if d.Outcome == record.Rejected && v.AllFor() {
		d.Outcome = record.Adopted // the words of refusal are those of the report
	}
	if v.Box == nil && len(ctx.Shared) > 0 && !v.Undecided {
		if d.Outcome == record.NoOutcome || d.Outcome == record.Adopted {
			readShared(d, &v, ctx)
		}
	}
	d.Votes, d.Unanimous = v.Votes, v.Unanimous
	if f, n := v.Votes.For, ctx.Members.Voting; d.Unanimous == nil && f != nil && n != nil && *f == *n && !v.Ballot && v.Votes.Against == nil && v.Votes.Abstain == nil {
		d.Unanimous = new(true) // all those who vote are for it
	}
	if v.Text != "" {
		d.VoteText = &v.Text
	}
	d.Status = p.status(d.Outcome, &v, ctx.Kind)
	if ctx.Kind == record.KindList {
		d.Outcome = listedOutcome(ctx.Result, d.Object, v.Votes)
	}
	if name := cmp.Or(ctx.Rapporteur, p.namedRapporteur(), ctx.Announced, p.readRapporteur(ctx.Present), ctx.Group); name != "" {
		d.Rapporteur = &name
	}
	d.Amounts = append([]record.Amount{}, p.readAmounts(d.Outcome)...) // none is [], never null
	if ctx.Kind == record.KindList && (d.Outcome == record.Adopted || d.Outcome == record.Opinion) && len(d.Amounts) == 0 {
		d.Amounts = append(d.Amounts, titleAmounts(d)...)
	}
	d.Theme = w.readTheme()
	d.Dispositif = d.Part(record.PartDispositif)
	d.Text = runningText(d.Lines)
	d.Warnings = append(d.Warnings, w.checkVote(&v, d, ctx)...)
}

// bodyOf returns the word that tells a document's council from others, "" without one.
func bodyOf(body *string) string {
	if body != nil {
		for _, f := range french.Words(french.FoldLine(*body)) {
			if vote.BodyWord[f] {
				return f
			}
		}
	}
	return ""
}

// readShared takes the vote from lines that decide on several acts together.
func readShared(d *record.Deliberation, v *vote.Vote, ctx Context) {
	lines := make([]record.Line, len(ctx.Shared))
	copy(lines, ctx.Shared)
	w := newWords(lines)
	s := w.Read()
	if s.Box == nil {
		if len(w.plainFormulas(&s)) > 0 {
			d.Outcome = record.Adopted
		}
		return
	}
	*v = s
	p := newParts(w, &s, 0, record.KindMinutes)
	if o := p.readOutcome(&s, "", record.KindMinutes); d.Outcome == record.NoOutcome {
		d.Outcome = o
	}
}

// status tells a draft from an adopted act: a proposal without any sign of a decision is a draft.
func (p *parts) status(o record.Outcome, v *vote.Vote, kind record.Kind) record.Status {
	if v.Undecided {
		return record.StatusDraft
	}
	if o != record.NoOutcome || kind == record.KindMinutes || kind == record.KindList {
		return record.StatusAdopted
	}
	if p.proposed || kind == record.KindConvocation || p.w.draft() {
		return record.StatusDraft
	}
	return record.StatusAdopted
}

// draft tells whether the act calls itself a draft.
func (w *words) draft() bool {
	for i := range w.Toks {
		if w.At(i) == "projet" && w.At(i+1) == "de" && w.At(i+2) == "deliberation" && (w.StartsLine(i) || w.Toks[i].Flag&prose.AllCaps != 0) {
			return true
		}
	}
	return false
}

// readTheme returns the ACTES level-2 code that the act prints: "7.5.2 Subventions" is 7.5.
func (w *words) readTheme() *string {
	for i := range w.Toks {
		if part := w.Lines[w.Toks[i].Line].Part; part != record.PartHead && part != record.PartClosing {
			continue
		}
		switch w.At(i) {
		case "matiere", "matieres", "nomenclature", "nature", "theme", "domaine", "classification", "code":
		default:
			continue
		}
		for k := i + 1; k < len(w.Toks) && k < i+10; k++ {
			t := &w.Toks[k]
			if t.Num < 1 || t.Num > 9 || len(t.S) != 1 || w.At(k+1) != "." || k+2 >= len(w.Toks) || w.Toks[k+2].Num < 1 || w.Toks[k+2].Num > 99 {
				continue
			}
			code := t.S + "." + w.Toks[k+2].S
			if themes[code] {
				return &code
			}
		}
	}
	return nil
}

// themes lists the level-2 codes of the ACTES nomenclature: for each level 1, how many.
var themes = themeCodes([9]int{7, 3, 6, 5, 8, 5, 10, 9, 4})

func themeCodes(levels [9]int) map[string]bool {
	m := make(map[string]bool)
	for i, n := range levels {
		for k := 1; k <= n; k++ {
			code := string(rune('1'+i)) + "."
			if k == 10 {
				code += "10"
			} else {
				code += string(rune('0' + k))
			}
			m[code] = true
		}
	}
	return m
}

// runningText returns the act's lines without headers, footers and stamps.
func runningText(lines []record.Line) string {
	var b strings.Builder
	for i := range lines {
		if !lines[i].Running() {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(lines[i].Text())
	}
	return b.String()
}

func wordOf(s string) pdftext.Word { return pdftext.Word{Text: s} }

// open leaves a project undecided: it is worded as the body may adopt it. Only a vote printed
// below what is proposed is its own; one above is recalled by the report.
func (p *parts) open(d *record.Deliberation, v *vote.Vote) {
	if v.Box != nil && v.Box.Start >= p.start && (v.Votes.For != nil || v.Unanimous != nil) {
		return
	}
	*v = vote.Vote{Undecided: true}
	d.Outcome = record.NoOutcome
}
