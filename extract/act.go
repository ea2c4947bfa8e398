package extract

import (
	"strings"

	"phare/extract/pdftext"
)

// readAct reads what is inside one act: the part each of its lines plays, outcome, vote,
// rapporteur, theme, amounts and texts. Number, object, pages and lines are given.
func readAct(d *Deliberation, doc *Document, ctx actContext) {
	lines := d.Lines
	if ctx.kind == KindList {
		ctx.result = spellMarks(ctx.result)
		lines = ctx.result
	}
	w := newTitledWords(lines, ctx.title)
	w.bureau = doc.Body != nil && strings.Contains(fold(*doc.Body), "bureau")
	w.body = bodyOf(doc.Body)
	w.cutAnnexes()
	v := w.readVote()
	p := newParts(w, &v, ctx.title, ctx.kind)
	d.Outcome = p.readOutcome(&v, d.Object, ctx.kind)
	if ctx.draft {
		p.open(d, &v)
	}
	if d.Outcome == Rejected && v.allFor() {
		d.Outcome = Adopted // the words of refusal are those of the report
	}
	if v.box == nil && len(ctx.shared) > 0 && !v.undecided {
		if d.Outcome == NoOutcome || d.Outcome == Adopted {
			readShared(d, &v, ctx)
		}
	}
	d.Votes, d.Unanimous = v.votes, v.unanimous
	if v.text != "" {
		d.VoteText = &v.text
	}
	d.Status = p.status(d.Outcome, &v, ctx.kind)
	if ctx.kind == KindList {
		d.Outcome = listedOutcome(ctx.result, d.Object, v.votes)
	}
	if name := ctx.rapporteur; name != "" {
		d.Rapporteur = &name
	} else if name := p.readRapporteur(ctx.present); name != "" {
		d.Rapporteur = &name
	} else if ctx.group != "" {
		d.Rapporteur = &ctx.group
	}
	d.Amounts = append([]Amount{}, p.readAmounts(d.Outcome)...) // none is [], never null
	d.Theme = w.readTheme()
	d.Dispositif = d.Part(PartDispositif)
	d.Text = runningText(d.Lines)
	d.Warnings = append(d.Warnings, w.checkVote(&v, d, ctx)...)
}

// bodyOf returns the word that tells a document's council from others, "" without one.
func bodyOf(body *string) string {
	if body != nil {
		for _, f := range foldWords(fold(*body)) {
			if bodyWord[f] {
				return f
			}
		}
	}
	return ""
}

// readShared takes the vote from lines that decide on several acts together.
func readShared(d *Deliberation, v *vote, ctx actContext) {
	lines := make([]Line, len(ctx.shared))
	copy(lines, ctx.shared)
	w := newWords(lines)
	s := w.readVote()
	if s.box == nil {
		if len(w.plainFormulas(&s)) > 0 {
			d.Outcome = Adopted
		}
		return
	}
	*v = s
	p := newParts(w, &s, 0, KindMinutes)
	if o := p.readOutcome(&s, "", KindMinutes); d.Outcome == NoOutcome {
		d.Outcome = o
	}
}

// status tells a draft from an adopted act: a proposal without any sign of a decision is a draft.
func (p *parts) status(o Outcome, v *vote, kind Kind) Status {
	if v.undecided {
		return StatusDraft
	}
	if o != NoOutcome || kind == KindMinutes || kind == KindList {
		return StatusAdopted
	}
	if p.proposed || kind == KindConvocation || p.w.draft() {
		return StatusDraft
	}
	return StatusAdopted
}

// draft tells whether the act calls itself a draft.
func (w *words) draft() bool {
	for i := range w.toks {
		if w.at(i) == "projet" && w.at(i+1) == "de" && w.at(i+2) == "deliberation" && (w.startsLine(i) || w.toks[i].flag&allCaps != 0) {
			return true
		}
	}
	return false
}

// readTheme returns the ACTES level-2 code that the act prints: "7.5.2 Subventions" is 7.5.
func (w *words) readTheme() *string {
	for i := range w.toks {
		if part := w.lines[w.toks[i].line].Part; part != PartHead && part != PartClosing {
			continue
		}
		switch w.at(i) {
		case "matiere", "matieres", "nomenclature", "nature", "theme", "domaine", "classification", "code":
		default:
			continue
		}
		for k := i + 1; k < len(w.toks) && k < i+10; k++ {
			t := &w.toks[k]
			if t.num < 1 || t.num > 9 || len(t.s) != 1 || w.at(k+1) != "." || k+2 >= len(w.toks) || w.toks[k+2].num < 1 || w.toks[k+2].num > 99 {
				continue
			}
			code := t.s + "." + w.toks[k+2].s
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
func runningText(lines []Line) string {
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
func (p *parts) open(d *Deliberation, v *vote) {
	if v.box != nil && v.box.start >= p.start && (v.votes.For != nil || v.unanimous != nil) {
		return
	}
	*v = vote{undecided: true}
	d.Outcome = NoOutcome
}
