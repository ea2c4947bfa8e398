package title

import (
	"strings"
	"unicode"

	"phare/extract/cut"
	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/lines"
	"phare/extract/numbering"
)

// runIn finds where the title ends on a line that goes on with the text of its item: "Voirie 2031 :
// le devis de la société… est retenu", "Plan de formation. Le comité a rendu un avis…", bold words
// before others. It returns the byte after the title and how it is set, 0 without one.
func (r *Reading) runIn(i, from int) (end int, class string) {
	l := &r.Lines[i]
	if k := r.boldLead(l); k > from {
		return k, "runin b"
	}
	text := l.Text[from:]
	limit := min(len(text), 130)
	for k := 0; k+3 < limit; k++ {
		sign := text[k]
		if sign != ':' && sign != '.' || text[k+1] != ' ' {
			continue
		}
		rest := strings.TrimLeft(text[k+1:], " ")
		if sign == '.' && (lines.SentenceEnd(french.FoldLine(text[:k+2])+" x", 0) == 0 || !numbering.StartsUpper(rest)) {
			continue // an abbreviation
		}
		if !titleBefore(strings.TrimRight(text[:k], " \u00a0")) || len(rest) < 8 {
			return 0, ""
		}
		return from + k, "runin " + string(sign)
	}
	return 0, ""
}

// boldLead is the byte where the bold words end that open a line of plain text.
func (r *Reading) boldLead(l *lines.Printed) int {
	if r.Bold || !r.Styled || len(l.Words) < 4 || !l.Words[0].Bold || l.Words[len(l.Words)-1].Bold {
		return 0
	}
	at, n := 0, 0
	for _, w := range l.Words {
		if !w.Bold {
			break
		}
		at += len(w.Text) + 1
		n++
	}
	if n < 2 || at < 12 || at > len(l.Text) {
		return 0
	}
	return at - 1
}

// titleBefore tells whether the words before a sign are the title of an item: no sentence, no
// speaker's name, no field of a form.
func titleBefore(s string) bool {
	f := french.FoldLine(s)
	if !IsText(f) || len(f) < 7 || strings.Count(f, " ") < 1 || head.IsSentence(f) || french.HasAnyPrefix(f, openers) || head.Attends(f) || head.FormLine(f+" :") || head.LetterheadLine(f) || lines.EventOf(f, "") != lines.NoEvent || head.NamesPersons(f) || french.HasAnyPrefix(f, SilentTitles) {
		return false
	}
	for _, w := range strings.Fields(s) {
		c := []rune(strings.TrimLeft(w, "(«\"'’"))
		if len(c) > 2 && unicode.IsLower(c[0]) {
			return true // a name has capitals alone
		}
		if len(c) > 0 && unicode.IsDigit(c[0]) {
			return true
		}
	}
	return false
}

// decidesSoon tells whether the paragraph that line i opens prints a decision.
func (r *Reading) decidesSoon(i int) bool {
	for j := i; j < len(r.Lines) && j < i+7; j++ {
		l := &r.Lines[j]
		if l.Matter {
			continue
		}
		if j > i && l.BlankAbove {
			return false
		}
		if l.Event >= lines.Result {
			return true
		}
	}
	return false
}

// runInHeading makes a heading of a line whose title is followed by the item's text.
func (r *Reading) runInHeading(h cut.Candidate) (cut.Candidate, bool) {
	l := &r.Lines[h.Line]
	from := 0
	if h.Mark.Form != "" {
		from = h.Mark.Rest
	}
	p := r.Before(h.Line)
	opens := p == nil || p.Page != l.Page || l.BlankAbove || !p.Full || strings.HasSuffix(p.Fold, ".")
	if !opens || from == 0 && !numbering.StartsUpper(l.Text) {
		return h, false
	}
	end, class := r.runIn(h.Line, from)
	if end == 0 || !r.decidesSoon(h.Line) {
		return h, false
	}
	h.N, h.Cut, h.Title = 1, end, strings.Trim(french.FoldLine(l.Text[from:end]), " .,:;-•*>")
	h.Score = 0.2
	switch {
	case h.Mark.Number:
		h.Score = 2
	case h.Mark.Form != "":
		h.Score = 1.2
	case class == "runin b":
		h.Score = 1.5
	}
	if h.Class = h.Mark.Form; h.Class == "" {
		h.Class = class
	}
	if french.HasAnyPrefix(h.Title, titleNouns) {
		h.Score += 0.6
	}
	h.Looks = h.Score
	return h, true
}

// besideText makes a heading of a register's row: number and object stand in the cell of the margin,
// the text with its decision in the other.
func (r *Reading) besideText(i int) (cut.Candidate, bool) {
	l := &r.Lines[i]
	if len(l.Cells) != 2 || l.Cells[0] != 0 || l.Event < lines.Result {
		return cut.Candidate{}, false
	}
	h := cut.Candidate{Line: i, N: 1, Cut: len(lines.TextOf(l.Words[:l.Cells[1]]))}
	object, text := l.Text[:h.Cut], strings.TrimSpace(l.Text[h.Cut:])
	if !strings.HasSuffix(text, ".") || len(text) < len(object) {
		return h, false
	}
	if h.Mark = numbering.Read(object); h.Mark.Form != "" {
		object = object[h.Mark.Rest:]
	}
	if !titleBefore(object) {
		return h, false
	}
	h.Title = strings.Trim(french.FoldLine(object), " .,:;-•*>")
	h.Class, h.Score = h.Mark.Form, 1.5
	if h.Mark.Form == "" {
		h.Class = "runin |"
	}
	h.Looks = h.Score
	return h, true
}

// keepRunIns keeps the titles without a mark that run into their text where the document has
// hardly any others: amid titles set apart, what looks like one is the first words of a text.
func (r *Reading) keepRunIns(hs []cut.Candidate) []cut.Candidate {
	runs, others := 0, 0
	for i := range hs {
		h := &hs[i]
		switch {
		case h.Cut > 0 && h.Mark.Form == "":
			runs++
		case (h.Mark.Form != "" || h.Class != "plain" && h.Class != "-" && h.Class != "minutes") && h.Looks > 0.6 && !h.Silent && !head.LetterheadLine(h.Title):
			others++
		}
	}
	if runs == 0 || runs >= 3 && runs > 2*others {
		return hs
	}
	kept := hs[:0]
	for _, h := range hs {
		if h.Cut > 0 && h.Mark.Form == "" {
			if h.Apart == nil {
				continue
			}
			h = *h.Apart
		}
		kept = append(kept, h)
	}
	return kept
}
