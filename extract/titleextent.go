package extract

import "strings"

// extendTitle takes in the lines over which a title runs on.
func (r *reading) extendTitle(h *heading, rest string) {
	var b strings.Builder
	b.WriteString(rest)
	prev := h.line
	for j := h.line + 1; j < len(r.lines) && h.n < 7; j++ {
		l, p := &r.lines[j], &r.lines[prev]
		if l.matter {
			if l.page != p.page || j > prev+6 {
				break
			}
			continue
		}
		empty := b.Len() == 0
		if l.page != p.page && !empty || !empty && !r.runsOn(p, l) {
			break
		}
		if !empty && !p.full && h.mark.form != "" && isTheme(b.String()) && startsUpper(l.text) {
			break // the name of a theme, then an item's title
		}
		if empty && h.mark.number && r.titledAbove(h.line) && r.isProse(j) {
			break // the title stands above its number
		}
		if empty && (l.event == decision || hasAnyPrefix(l.fold, sentences) || p.bold && !l.bold || l.full && strings.HasSuffix(l.fold, ".")) {
			break
		}
		if empty {
			if m := r.innerMark(l); m.form != "" {
				if h.mark.number && !r.numbersAbove || l.blankAbove && !p.blankAbove {
					break // the number belongs to the act above it
				}
				h.inner = m
				b.WriteString(fold(l.text[h.inner.rest:]))
				if h.inner.number {
					h.mark.number = true
				}
			} else if o, ok := cutObjectLabel(l.fold); ok {
				b.WriteString(o)
			} else {
				b.WriteString(l.fold)
			}
		} else {
			b.WriteByte(' ')
			b.WriteString(l.fold)
		}
		prev = j
		h.n = j - h.line + 1
	}
	h.title = strings.Trim(b.String(), " .,:;-•*>")
}

// titledAbove tells whether the line above a number is set as a title.
func (r *reading) titledAbove(i int) bool {
	for k := i - 1; k >= 0 && k > i-6; k-- {
		p := &r.lines[k]
		if p.matter {
			continue
		}
		style := r.styleOf(k)
		return p.page == r.lines[i].page && p.event == noEvent && style != "plain" && !strings.HasSuffix(style, "-") && isTitleText(p.fold) &&
			!isTheme(p.fold) && !isActTitle(p.fold) && !letterheadLine(p.fold) && !hasAnyPrefix(p.fold, openers) && !strings.HasSuffix(p.fold, ".") && !numberAloneIn(p)
	}
	return false
}

// isProse tells whether the paragraph that line i begins is text rather than a title.
func (r *reading) isProse(i int) bool {
	if r.styleOf(i) != "plain" {
		return false
	}
	for k := i; k < len(r.lines) && k < i+8; k++ {
		l := &r.lines[k]
		if l.matter {
			continue
		}
		if k > i && l.blankAbove {
			break
		}
		if strings.HasSuffix(l.fold, ".") || strings.Contains(l.fold, ". ") && l.full || isSentence(l.fold) {
			return true
		}
	}
	return false
}

// numbersStandAbove tells whether numbers that stand alone, right before a marked title, are that
// title's or those of the act that ends there: the first item decided has one above it, and the
// last number a title below it.
func (r *reading) numbersStandAbove() bool {
	first, above := 0, false // the title first decided: 0 none yet, 1 seen, 2 decided
	var prev *scanned
	loose := false
	for i := range r.lines {
		l := &r.lines[i]
		if l.matter {
			continue
		}
		m := r.innerMark(l)
		wasNumber := prev != nil && numberAloneIn(prev)
		switch {
		case m.form != "":
			if first < 2 && !m.number {
				first, above = 1, wasNumber
			}
			loose = false
		case wasNumber:
			loose = true
		}
		if first == 1 && l.event >= result {
			first = 2
		}
		prev = l
	}
	return above && !loose && !(prev != nil && numberAloneIn(prev))
}

// numbersStandBelow tells whether numbers that stand alone are those of the acts that end there:
// something is decided above the first of several, and nothing below the last.
func (r *reading) numbersStandBelow() bool {
	n, decided, since := 0, false, false
	for i := range r.lines {
		l := &r.lines[i]
		switch {
		case l.matter:
		case l.event >= result:
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
func numberAloneIn(l *scanned) bool {
	if !mayMark(l.fold) || len(l.fold) > 45 {
		return false
	}
	m := readMark(l.text)
	return m.number && strings.TrimSpace(l.text[m.rest:]) == ""
}

// innerMark reads the mark of a title whose number stands alone on the line above it.
func (r *reading) innerMark(l *scanned) mark {
	if !mayMark(l.fold) {
		return mark{}
	}
	m := readMark(l.text)
	if m.form == "" || strings.TrimSpace(l.text[m.rest:]) == "" {
		return mark{}
	}
	return m
}

// labelWithin takes in the lines of a title above its label, which stands at the middle height
// of a cell of several lines: they begin where the text after the label begins.
func (r *reading) labelWithin(h *heading, object string) {
	at := h.line
	l := &r.lines[at]
	left := float32(-1)
	for _, w := range l.Words[1:] {
		if f := fold(w.Text); strings.Trim(f, ":-. ") != "" && strings.HasPrefix(object, f) {
			left = w.Box.X0
			break
		}
	}
	if left < l.x0+12 {
		return
	}
	for i := at - 1; i >= max(0, at-4); i-- {
		p := &r.lines[i]
		if p.matter || p.page != l.page || p.x0 < left-3 || p.x0 > left+3 || r.lines[i+1].y0-p.y1 > 0.7*(p.y1-p.y0) {
			return
		}
		h.line, h.n = i, h.n+1
		h.title = p.fold + " " + h.title
	}
}

// runsOn tells whether line l continues the title that p ends so far.
func (r *reading) runsOn(p, l *scanned) bool {
	sameLooks := p.bold == l.bold && max(p.size-l.size, l.size-p.size) < 0.8
	joined := joins(p.fold)
	comma := strings.HasSuffix(p.fold, ",") && !hasAnyPrefix(l.fold, openers)
	// In bold after bold, or after "de", a line goes on whatever it begins with.
	on := sameLooks && (p.bold && !r.bold && p.full && !l.blankAbove || joined)
	// A line that reaches the edge goes on in small letters: "…besoins saisonniers / dans le cadre de".
	wraps := p.full && sameLooks && !l.blankAbove && startsLower(l.text)
	if l.event != noEvent && !on || !on && !wraps && hasAnyPrefix(l.fold, openers) {
		return false
	}
	if len(l.Cells) > 2 && len(p.Cells) < 2 {
		return false // the headings of a table
	}
	if cutNumber(p.text, l.text) {
		return true // "(délibération n° 2031-" and "41)"
	}
	if strings.HasSuffix(p.fold, ".") && !strings.HasSuffix(p.fold, "..") || strings.HasSuffix(p.fold, ":") && !strings.HasSuffix(p.fold, "objet :") {
		return false
	}
	if _, labelled := cutObjectLabel(l.fold); labelled {
		return false
	}
	if !on && !p.full && startsUpper(l.text) && strings.HasSuffix(l.fold, ".") && len(l.Words) > 3 {
		return false // a report of one sentence, on a line of its own
	}
	dash := strings.HasPrefix(l.fold, "- ")
	if dash && p.full && !l.blankAbove && strings.Contains(p.fold, " - ") && !strings.HasPrefix(p.fold, "- ") && sameLooks {
		return true // parts of one title, a dash between two
	}
	if strings.HasPrefix(l.fold, "•") || dash {
		return false
	}
	if mayMark(l.fold) && !(joined && sameLooks && startsLower(l.text)) {
		if m := readMark(l.text); m.form != "" && !(p.full && !l.blankAbove && !m.number && m.word == "") {
			return false
		}
	}
	lower := startsLower(l.text)
	tight := !l.blankAbove || l.Gap < 9
	switch {
	case !tight:
		return joined && sameLooks
	case l.caps && !p.caps && !p.full && len(l.fold) > 12:
		return false // capitals after small letters: another title
	case p.bold && !r.bold:
		return l.bold && sameLooks
	case !sameLooks && l.bold:
		return false
	case p.caps:
		return l.caps || p.full && lower
	case lower && (p.full || joined || comma):
		return true
	case p.centred && l.centred && sameLooks:
		return true
	case p.full:
		return l.x0 > p.x0+3 || lower || joined || comma || !l.full && !l.blankAbove
	}
	return false
}

// joins tells whether a folded line ends on a word that calls for another.
func joins(f string) bool {
	for _, w := range []string{"-", " de", " du", " la", " le", " les", " des", " et", " a", " d'", " l'", " pour", " au", " aux", " en", " sur", " par", " avec", "/", " un", " une"} {
		if strings.HasSuffix(f, w) {
			return true
		}
	}
	return false
}
