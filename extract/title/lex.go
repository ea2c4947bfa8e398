package title

import (
	"strings"

	"phare/extract/cut"
	"phare/extract/french"
	"phare/extract/head"
)

// Lex tells which lists of words know a title; next is the line of the title after it.
func (r *Reading) Lex(h *cut.Candidate, next int) cut.Lex {
	var x cut.Lex
	set := func(f cut.Lex, is bool) {
		if is {
			x |= f
		}
	}
	t := h.Title
	l := &r.Lines[h.Line]
	set(cut.LexNoun, french.HasAnyPrefix(t, titleNouns))
	set(cut.LexSilent, french.HasAnyPrefix(t, SilentTitles))
	set(cut.LexRubric, SilentRubric(t))
	set(cut.LexSecretary, strings.Contains(t, "secretaire") || strings.Contains(t, "quorum") || strings.Contains(t, "ordre du jour"))
	set(cut.LexInforms, informs(t))
	set(cut.LexLabel, french.HasAnyPrefix(t, labels) && len(t) < 45)
	set(cut.LexSentence, head.IsSentence(t))
	set(cut.LexTheme, IsTheme(t))
	set(cut.LexMinutes, head.ApprovesMinutes(t))
	set(cut.LexLetterhead, head.LetterheadLine(t))
	set(cut.LexPersons, head.NamesPersons(t) || strings.HasSuffix(t, " m") || french.ContainsAny(t, []string{" m. ", " mme ", " monsieur ", " madame "}))
	set(cut.LexForm, head.FormLine(l.Fold) || head.FormLine(t) || strings.HasPrefix(t, "nomenclature"))
	set(cut.LexDelegated, strings.HasPrefix(t, "decision") && !strings.HasPrefix(t, "decision modif") || strings.Contains(t, "pouvoirs delegues") || strings.Contains(t, "delegation") && french.ContainsAny(t, []string{"decision", "compte"}))
	set(cut.LexQuestion, strings.HasSuffix(r.Lines[h.Line+h.N-1].Fold, "?") || strings.HasPrefix(t, "question"))
	set(cut.LexSpeech, french.HasAnyPrefix(t, openers))
	if x&cut.LexMinutes != 0 {
		voted := false
		for i := h.Line; i < min(max(next, h.Line+h.N), h.Line+votedWithin); i++ {
			voted = voted || votesMinutes(r.Lines[i].Fold)
		}
		set(cut.LexUnvoted, !voted)
	}
	return x
}

// votedWithin is how many lines below the title of earlier minutes their vote is looked for.
const votedWithin = 12

// votesMinutes tells whether a folded line prints the vote on earlier minutes.
func votesMinutes(f string) bool {
	return french.ContainsAny(f, []string{"unanim", "vote :", "voix pour", "voix contre", "pour :", "majorite", "abstention"})
}
