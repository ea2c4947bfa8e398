package title

import (
	"strings"

	"phare/extract/cut"
	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/lines"
	"phare/extract/numbering"
)

// extendTitle takes in the lines over which a title runs on.
func (r *Reading) extendTitle(h *cut.Candidate, rest string) {
	var b strings.Builder
	b.WriteString(rest)
	prev := h.Line
	for j := h.Line + 1; j < len(r.Lines) && h.N < 7; j++ {
		l, p := &r.Lines[j], &r.Lines[prev]
		if l.Matter {
			if l.Page != p.Page || j > prev+6 {
				break
			}
			continue
		}
		empty := b.Len() == 0
		if l.Page != p.Page && !empty || !empty && !r.RunsOn(p, l) {
			break
		}
		if !empty && !p.Full && h.Mark.Form != "" && IsTheme(b.String()) && numbering.StartsUpper(l.Text) {
			break // the name of a theme, then an item's title
		}
		if empty && h.Mark.Number && r.titledAbove(h.Line) && r.isProse(j) {
			break // the title stands above its number
		}
		if empty && (l.Event == lines.Decision || french.HasAnyPrefix(l.Fold, sentences) || p.Bold && !l.Bold || l.Full && strings.HasSuffix(l.Fold, ".")) {
			break
		}
		if empty {
			if m := r.innerMark(l); m.Form != "" {
				if h.Mark.Number && !r.numbersAbove || l.BlankAbove && !p.BlankAbove {
					break // the number belongs to the act above it
				}
				h.Inner = m
				b.WriteString(french.FoldLine(l.Text[h.Inner.Rest:]))
				if h.Inner.Number {
					h.Mark.Number = true
				}
			} else if o, ok := numbering.CutObject(l.Fold); ok {
				b.WriteString(o)
			} else {
				b.WriteString(l.Fold)
			}
		} else {
			b.WriteByte(' ')
			b.WriteString(l.Fold)
		}
		prev = j
		h.N = j - h.Line + 1
	}
	h.Title = strings.Trim(b.String(), " .,:;-•*>")
}

// titledAbove tells whether the line above a number is set as a title.
func (r *Reading) titledAbove(i int) bool {
	for k := i - 1; k >= 0 && k > i-6; k-- {
		p := &r.Lines[k]
		if p.Matter {
			continue
		}
		style := r.StyleOf(k)
		return p.Page == r.Lines[i].Page && p.Event == lines.NoEvent && style != "plain" && !strings.HasSuffix(style, "-") && IsText(p.Fold) &&
			!IsTheme(p.Fold) && !head.IsActTitle(p.Fold) && !head.LetterheadLine(p.Fold) && !french.HasAnyPrefix(p.Fold, openers) && !strings.HasSuffix(p.Fold, ".") && !numberAloneIn(p)
	}
	return false
}

// isProse tells whether the paragraph that line i begins is text rather than a title.
func (r *Reading) isProse(i int) bool {
	if r.StyleOf(i) != "plain" {
		return false
	}
	for k := i; k < len(r.Lines) && k < i+8; k++ {
		l := &r.Lines[k]
		if l.Matter {
			continue
		}
		if k > i && l.BlankAbove {
			break
		}
		if strings.HasSuffix(l.Fold, ".") || strings.Contains(l.Fold, ". ") && l.Full || head.IsSentence(l.Fold) {
			return true
		}
	}
	return false
}

// numbersStandAbove tells whether numbers that stand alone, right before a marked title, are that
// title's or those of the act that ends there: the first item decided has one above it, and the
// last number a title below it.
func (r *Reading) numbersStandAbove() bool {
	first, above := 0, false // the title first decided: 0 none yet, 1 seen, 2 decided
	var prev *lines.Printed
	loose := false
	for i := range r.Lines {
		l := &r.Lines[i]
		if l.Matter {
			continue
		}
		m := r.innerMark(l)
		wasNumber := prev != nil && numberAloneIn(prev)
		switch {
		case m.Form != "":
			if first < 2 && !m.Number {
				first, above = 1, wasNumber
			}
			loose = false
		case wasNumber:
			loose = true
		}
		if first == 1 && l.Event >= lines.Result {
			first = 2
		}
		prev = l
	}
	return above && !loose && !(prev != nil && numberAloneIn(prev))
}

// numbersStandBelow tells whether numbers that stand alone are those of the acts that end there:
// something is decided above the first of several, and nothing below the last.
func (r *Reading) numbersStandBelow() bool {
	n, decided, since := 0, false, false
	for i := range r.Lines {
		l := &r.Lines[i]
		switch {
		case l.Matter:
		case l.Event >= lines.Result:
			decided, since = true, true
		case numberAloneIn(l):
			if !decided {
				return false
			}
			n, since = n+1, false
		}
	}
	return n > 1 && !since
}

// numberAloneIn tells whether a line is nothing but a number of the register.
func numberAloneIn(l *lines.Printed) bool {
	if !numbering.May(l.Fold) || len(l.Fold) > 45 {
		return false
	}
	m := numbering.Read(l.Text)
	return m.Number && strings.TrimSpace(l.Text[m.Rest:]) == ""
}

// innerMark reads the mark of a title whose number stands alone on the line above it.
func (r *Reading) innerMark(l *lines.Printed) cut.Mark {
	if !numbering.May(l.Fold) {
		return cut.Mark{}
	}
	m := numbering.Read(l.Text)
	if m.Form == "" || strings.TrimSpace(l.Text[m.Rest:]) == "" {
		return cut.Mark{}
	}
	return m
}

// labelWithin takes in the lines of a title above its label, which stands at the middle height
// of a cell of several lines: they begin where the text after the label begins.
func (r *Reading) labelWithin(h *cut.Candidate, object string) {
	at := h.Line
	l := &r.Lines[at]
	left := float32(-1)
	for _, w := range l.Words[1:] {
		if f := french.FoldLine(w.Text); strings.Trim(f, ":-. ") != "" && strings.HasPrefix(object, f) {
			left = w.Box.X0
			break
		}
	}
	if left < l.X0+12 {
		return
	}
	for i := at - 1; i >= max(0, at-4); i-- {
		p := &r.Lines[i]
		if p.Matter || p.Page != l.Page || p.X0 < left-3 || p.X0 > left+3 || r.Lines[i+1].Y0-p.Y1 > 0.7*(p.Y1-p.Y0) {
			return
		}
		h.Line, h.N = i, h.N+1
		h.Title = p.Fold + " " + h.Title
	}
}

// RunsOn tells whether line l continues the title that p ends so far.
func (r *Reading) RunsOn(p, l *lines.Printed) bool {
	sameLooks := p.Bold == l.Bold && max(p.Size-l.Size, l.Size-p.Size) < 0.8
	joined := Joins(p.Fold)
	comma := strings.HasSuffix(p.Fold, ",") && !french.HasAnyPrefix(l.Fold, openers)
	// In bold after bold, or after "de", a line goes on whatever it begins with.
	on := sameLooks && (p.Bold && !r.Bold && p.Full && !l.BlankAbove || joined)
	// A line that reaches the edge goes on in small letters: "…besoins saisonniers / dans le cadre de".
	wraps := p.Full && sameLooks && !l.BlankAbove && numbering.StartsLower(l.Text)
	if l.Event != lines.NoEvent && !on || !on && !wraps && french.HasAnyPrefix(l.Fold, openers) {
		return false
	}
	if len(l.Cells) > 2 && len(p.Cells) < 2 {
		return false // the headings of a table
	}
	if strings.HasPrefix(l.Fold, ".") || !joined && french.HasAnyPrefix(l.Fold, presenters) {
		return false // a list's item; who presents the matter, however it is set
	}
	if numbering.CutNumber(p.Text, l.Text) {
		return true // "(délibération n° 2031-" and "41)"
	}
	if strings.HasSuffix(p.Fold, ".") && !strings.HasSuffix(p.Fold, "..") || strings.HasSuffix(p.Fold, ":") && !strings.HasSuffix(p.Fold, "objet :") {
		return false
	}
	if _, labelled := numbering.CutObject(l.Fold); labelled {
		return false
	}
	if !on && !p.Full && numbering.StartsUpper(l.Text) && strings.HasSuffix(l.Fold, ".") && len(l.Words) > 3 {
		return false // a report of one sentence, on a line of its own
	}
	dash := strings.HasPrefix(l.Fold, "- ")
	if dash && p.Full && !l.BlankAbove && strings.Contains(p.Fold, " - ") && !strings.HasPrefix(p.Fold, "- ") && sameLooks {
		return true // parts of one title, a dash between two
	}
	if strings.HasPrefix(l.Fold, "•") || dash {
		return false
	}
	if numbering.May(l.Fold) && !(joined && sameLooks && numbering.StartsLower(l.Text)) {
		if m := numbering.Read(l.Text); m.Form != "" && !(p.Full && !l.BlankAbove && !m.Number && m.Word == "") {
			return false
		}
	}
	lower := numbering.StartsLower(l.Text)
	tight := !l.BlankAbove || l.Gap < 9
	switch {
	case !tight:
		return joined && sameLooks
	case l.Caps && !p.Caps && !p.Full && len(l.Fold) > 12:
		return false // capitals after small letters: another title
	case p.Bold && !r.Bold:
		return l.Bold && sameLooks
	case !sameLooks && l.Bold:
		return false
	case p.Caps:
		return l.Caps || p.Full && lower
	case lower && (p.Full || joined || comma):
		return true
	case p.Centred && l.Centred && sameLooks:
		return true
	case p.Full:
		return l.X0 > p.X0+3 || lower || joined || comma || !l.Full && !l.BlankAbove
	}
	return false
}

// presenters open the line that names who presents a matter.
var presenters = []string{"monsieur ", "madame ", "m. ", "mme ", "mr ", "rapporteur", "rapporteure", "presente par", "presentation par"}

// Joins tells whether a folded line ends on a word that calls for another.
func Joins(f string) bool {
	for _, w := range []string{"-", " de", " du", " la", " le", " les", " des", " et", " a", " d'", " l'", " pour", " au", " aux", " en", " sur", " par", " avec", "/", " un", " une"} {
		if strings.HasSuffix(f, w) {
			return true
		}
	}
	return false
}
