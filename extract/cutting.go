package extract

import (
	"slices"
	"strings"

	"phare/extract/cut"
)

// segment is a run of lines that deals with one item.
type segment struct {
	from, to int // lines, to excluded
	head     heading
	event    event // the strongest in it
}

// cutDocument makes lines [from, to) ready for the cut.
func (b *builder) cutDocument(from, to int) *cut.Document {
	d := &cut.Document{
		R: b.r.Reading, From: from, To: to, HeadEnd: b.r.headEnd(0, len(b.r.Lines)), AgendaFrom: b.agenda.from, AgendaTo: b.agenda.to,
		Announced: len(b.agenda.items), Shared: len(b.r.sharedFormulas()) > 0,
	}
	next := to // the line of the next title that stands out
	for k := len(b.heads) - 1; k >= 0; k-- {
		h := b.heads[k]
		if h.Line < from || h.Line+h.N > to {
			continue
		}
		h.Lex = b.lexOf(&h, next)
		d.Cands = append(d.Cands, h)
		if h.Class != "plain" && h.Class != "-" {
			next = h.Line
		}
	}
	slices.Reverse(d.Cands)
	d.Prepare()
	return d
}

// votedWithin is how many lines below the title of earlier minutes their vote is looked for.
const votedWithin = 12

// lexOf tells which lists of words know a title; next is the line of the title after it.
func (b *builder) lexOf(h *heading, next int) cut.Lex {
	var x cut.Lex
	set := func(f cut.Lex, is bool) {
		if is {
			x |= f
		}
	}
	t := h.Title
	l := &b.r.Lines[h.Line]
	set(cut.LexNoun, hasAnyPrefix(t, titleNouns))
	set(cut.LexSilent, hasAnyPrefix(t, silentTitles))
	set(cut.LexRubric, silentRubric(t))
	set(cut.LexSecretary, strings.Contains(t, "secretaire") || strings.Contains(t, "quorum") || strings.Contains(t, "ordre du jour"))
	set(cut.LexInforms, informs(t))
	set(cut.LexLabel, hasAnyPrefix(t, labels) && len(t) < 45)
	set(cut.LexSentence, isSentence(t))
	set(cut.LexTheme, isTheme(t))
	set(cut.LexMinutes, approvesMinutes(t))
	set(cut.LexLetterhead, letterheadLine(t))
	set(cut.LexPersons, namesPersons(t) || strings.HasSuffix(t, " m") || containsAny(t, []string{" m. ", " mme ", " monsieur ", " madame "}))
	set(cut.LexForm, formLine(l.Fold) || formLine(t) || strings.HasPrefix(t, "nomenclature"))
	set(cut.LexDelegated, strings.HasPrefix(t, "decision") && !strings.HasPrefix(t, "decision modif") || strings.Contains(t, "pouvoirs delegues") || strings.Contains(t, "delegation") && containsAny(t, []string{"decision", "compte"}))
	set(cut.LexQuestion, strings.HasSuffix(b.r.Lines[h.Line+h.N-1].Fold, "?") || strings.HasPrefix(t, "question"))
	set(cut.LexSpeech, hasAnyPrefix(t, openers))
	if x&cut.LexMinutes != 0 {
		voted := false
		for i := h.Line; i < min(max(next, h.Line+h.N), h.Line+votedWithin); i++ {
			voted = voted || votesMinutes(b.r.Lines[i].Fold)
		}
		set(cut.LexUnvoted, !voted)
	}
	return x
}

// votesMinutes tells whether a folded line prints the vote on earlier minutes.
func votesMinutes(f string) bool {
	return containsAny(f, []string{"unanim", "vote :", "voix pour", "voix contre", "pour :", "majorite", "abstention"})
}

// segments cuts lines [from, to) into items: the titles under which each item is best proved.
// What stands before the first item is none.
func (b *builder) segments(from, to int) []segment {
	d := b.cutDocument(from, to)
	if b.how.Watch != nil {
		b.how.Watch(b.doc.File, d)
	}
	if len(d.Cands) == 0 {
		return nil
	}
	chosen := d.Titles(b.how.Model)
	var segs []segment
	for k, c := range chosen {
		h := d.Cands[c]
		end := to
		if k+1 < len(chosen) {
			end = d.Cands[chosen[k+1]].Line - d.Cands[chosen[k+1]].Theme
		}
		end = max(d.ItemEnd(c, end), h.Line+h.N)
		segs = append(segs, segment{from: h.Line, to: end, head: h, event: d.Strongest(h.Line, end)})
	}
	b.r.underThemes(segs, b.heads)
	return segs
}
