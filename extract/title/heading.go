// Package title finds the lines that may open an act and reads what their titles say.
package title

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/cut"
	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/lines"
	"phare/extract/numbering"
)

// IsText tells whether a line can begin a title at all.
func IsText(f string) bool {
	letters := 0
	for i := 0; i < len(f); i++ {
		if french.IsLetter(f[i]) {
			letters++
		}
	}
	return letters >= 3 && letters*2 >= len(f)-strings.Count(f, " ")
}

// Headings lists the lines that may open an item; announced tells of a title whether the agenda
// bears it.
func (r *Reading) Headings(announced func(title string) bool) []cut.Candidate {
	r.numbersAbove, r.NumbersBelow = r.numbersStandAbove(), r.numbersStandBelow()
	var hs []cut.Candidate
	for i := range r.Lines {
		l := &r.Lines[i]
		if l.Matter || len(l.Fold) < 3 {
			continue
		}
		h, ok := r.headingAt(i, announced)
		if !ok {
			continue
		}
		if n := len(hs); n > 0 && h.Mark.Form == "" && i < hs[n-1].Line+hs[n-1].N {
			h.Score -= 1.2 // a further line of the title above
		}
		if n := len(hs); n > 0 && hs[n-1].Inner.Form != "" && i == hs[n-1].Line+hs[n-1].N-1 {
			continue // the title of the number above
		}
		hs = append(hs, h)
	}
	hs = r.keepRunIns(hs)
	r.findThemes(hs)
	return hs
}

// findSections tells the ranks of themes: those of one numbering of which most stand right above
// a title without a mark. They are no acts, whatever is decided under them.
func (r *Reading) findSections(hs []cut.Candidate) {
	above := func(i int) bool {
		if i+1 >= len(hs) || hs[i+1].Line != hs[i].Line+hs[i].N {
			return false
		}
		k := &hs[i+1]
		return k.Mark.Form == "" && k.Class != "plain" && k.Class != "-" && !head.IsSentence(k.Title)
	}
	count, over := map[string]int{}, map[string]int{}
	for i := range hs {
		h := &hs[i]
		k := familyOf(h.Class)
		if h.Mark.Form == "" || h.Mark.Number || h.Silent || h.Inner.Form != "" || i+1 < len(hs) && hs[i+1].Line == h.Line+h.N && familyOf(hs[i+1].Class) == k {
			continue // a line of the agenda is followed by the next
		}
		count[k]++
		if above(i) {
			over[k]++
		}
	}
	for i := range hs {
		if k := familyOf(hs[i].Class); over[k] >= 3 && over[k]*10 >= count[k]*7 && above(i) {
			hs[i].Section, hs[i].Agenda = true, false
			hs[i].Score -= 4
		}
	}
}

// findThemes tells the titles of themes, which stand right above the first of their items and
// are marked otherwise.
func (r *Reading) findThemes(hs []cut.Candidate) {
	r.findSections(hs)
	at := map[int]int{} // last line of a title: heading
	for i := range hs {
		h := &hs[i]
		at[h.Line+h.N-1] = i
		if h.Mark.Form == "" {
			continue
		}
		for line := h.Line; h.Theme < 6; {
			p := r.Before(line)
			if p == nil || p.Page != r.Lines[h.Line].Page {
				break
			}
			for line--; r.Lines[line].Matter; line-- {
			}
			k, ok := at[line]
			if !ok || familyOf(hs[k].Class) == familyOf(h.Class) || hs[k].Mark.Number || hs[k].Mark.Form == "" && hs[k].Class == "plain" {
				break
			}
			line = hs[k].Line
			h.Theme = h.Line - line
		}
	}
}

// goesOn tells a title's number from a name that holds one: what follows "CDG 30, confie à…"
// goes on with its sentence.
func goesOn(rest string) bool {
	rest = strings.TrimLeft(rest, " \u00a0")
	return strings.HasPrefix(rest, ",") || numbering.StartsLower(rest)
}

// headingAt reads line i as the title of an item: a title set apart, or one that the text of its
// item follows on the line.
func (r *Reading) headingAt(i int, announced func(title string) bool) (cut.Candidate, bool) {
	if h, ok := r.besideText(i); ok {
		return h, true
	}
	h, ok := r.titleAt(i, announced)
	l := &r.Lines[i]
	switch {
	case !ok, h.Class == "plain" && !h.Agenda:
	case h.Mark.Form != "" && !h.Agenda && (l.Event >= lines.Result || strings.Contains(h.Title, ". ") || head.IsSentence(h.Title)):
	default:
		return h, ok
	}
	if in, found := r.runInHeading(h); found {
		if ok && in.Mark.Form == "" {
			in.Apart = &h
		}
		return in, true
	}
	return h, ok
}

// titleAt reads line i as a title set apart.
func (r *Reading) titleAt(i int, announced func(title string) bool) (cut.Candidate, bool) {
	l := &r.Lines[i]
	h := cut.Candidate{Line: i, N: 1}
	rest := l.Fold
	if numbering.May(l.Fold) {
		if h.Mark = numbering.Read(l.Text); h.Mark.Form != "" {
			h.Mark = WithNumberAfter(l.Text, h.Mark)
			rest = french.FoldLine(l.Text[h.Mark.Rest:])
		}
	}
	marked := h.Mark.Form != ""
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(l.Text, "-–—•*> \t"))
	p := r.Before(i)
	if r.addedToAgenda(i) || r.NumbersBelow && numberAloneIn(l) || !marked && r.headsTable(i) {
		return h, false
	}
	if !marked && l.Event == lines.Result && head.MinutesTitle(rest) {
		return r.minutesInOneLine(h, rest)
	}
	object, labelled := numbering.CutObject(rest)
	if !marked && !labelled && (unicode.IsLower(first) || french.HasAnyPrefix(strings.TrimLeft(rest, "-•*> "), openers) || l.Event >= lines.Result) {
		return h, false
	}
	if marked && !labelled && !h.Mark.Number && !(h.Mark.Sub && len(rest) < 40) && (french.HasAnyPrefix(rest, sentences) || numbering.StartsLower(l.Text[h.Mark.Rest:])) {
		return h, false
	}
	if marked && !labelled && h.Mark.Number && h.Mark.Word == "" && goesOn(l.Text[h.Mark.Rest:]) {
		return h, false
	}
	// a decision's item ("D'accepter…"), an act that is cited, the last word of a line of visas
	if !marked && !labelled && commands(l.Text) {
		return h, false
	}
	if !marked && !labelled && (strings.HasPrefix(rest, "d'") || strings.HasPrefix(rest, "par deliberation") || len(rest) < 6 && !strings.Contains(rest, " ")) {
		return h, false
	}
	if labelled {
		rest = object
	}
	if rest == "" && !marked && !labelled {
		return h, false
	}
	if rest != "" && !IsText(rest) || ballotHead(rest) {
		return h, false
	}
	r.extendTitle(&h, rest)
	if labelled {
		r.labelWithin(&h, object)
	}
	if !IsText(h.Title) {
		return h, false
	}
	h.Score = r.titleLooks(&h, labelled)
	h.Class = h.Mark.Form
	if !marked {
		h.Class = r.StyleOf(i)
	}
	if labelled {
		h.Class += " objet"
	}
	h.Silent = french.HasAnyPrefix(h.Title, SilentTitles) || SilentRubric(h.Title) || strings.Contains(h.Title, "secretaire de seance")
	if announced(h.Title) {
		h.Agenda = true
		h.Score += 2
	}
	if h.Class == "plain" && p != nil && p.Page == l.Page && p.Full && !l.BlankAbove && !h.Agenda && !french.EndsIn(p.Fold, ".;:»\")") {
		return h, false // the sentence above goes on
	}
	if h.Class == "plain" && p != nil && p.Page == l.Page && p.Event == lines.Decision && !l.BlankAbove && p.X0 > l.X0-3 && p.X0 < l.X0+3 && !french.EndsIn(p.Fold, ".;:!") {
		return h, false // so does the decision, in a narrow column
	}
	if h.Class == "plain" && !h.Agenda && strings.HasSuffix(r.Lines[h.Line+h.N-1].Fold, ".") && strings.Contains(civilityPoints.Replace(h.Title), ". ") {
		return h, false // a paragraph of several sentences
	}
	h.Looks = h.Score
	return h, h.Score > -1.5
}

// civilityPoints takes away the points that end no sentence.
var civilityPoints = strings.NewReplacer("m. ", "m ", "mm. ", "mm ", "mme. ", "mme ", "st. ", "st ", "art. ", "art ", "n. ", "n ")

// ballotHead tells whether a text is the head of a table of votes: "Pour Contre Abst. NPPV".
func ballotHead(f string) bool {
	ws := french.Words(f)
	for _, w := range ws {
		if !french.HasAnyPrefix(w, []string{"pour", "contre", "abst", "nppv", "votant", "exprime", "present", "pouvoir", "total", "groupe", "blanc", "nul"}) {
			return false
		}
	}
	return len(ws) >= 2
}

// addedToAgenda tells whether a line is one of the points that the assembly adds to its agenda, or
// takes off it.
func (r *Reading) addedToAgenda(i int) bool {
	for k := i; k >= 0 && k > i-12; k-- {
		l := &r.Lines[k]
		if k < i && !l.Matter && strings.HasSuffix(l.Fold, ":") {
			said := l.Fold
			if p := r.Before(k); p != nil && p.Full {
				said = p.Fold + " " + said
			}
			return strings.Contains(said, "ordre du jour") && french.ContainsAny(said, []string{"ajout", "inscri", "modifi", "retir", "complet"})
		}
		if f := l.Fold; !l.Matter && !strings.HasPrefix(f, "-") && !strings.HasPrefix(f, "•") && !numbering.StartsLower(l.Text) && !l.Caps {
			return false
		}
	}
	return false
}

// commands tells whether a line is a point of a decision: a verb in capitals and its object,
// "ALLOUE à l'office une dotation".
func commands(text string) bool {
	ws := strings.Fields(strings.TrimLeft(text, "-–—•*> "))
	if len(ws) < 3 || len(ws[0]) < 4 || ws[0] != strings.ToUpper(ws[0]) || !strings.HasSuffix(french.FoldLine(ws[0]), "e") && !strings.HasSuffix(french.FoldLine(ws[0]), "t") {
		return false
	}
	switch w := french.FoldLine(ws[1]); w {
	case "le", "la", "les", "un", "une", "au", "aux", "a", "son", "sa", "ses", "que", "ces", "cette", "ce", "ainsi", "egalement", "donc":
		return numbering.StartsLower(ws[1]) && numbering.StartsLower(ws[2])
	default:
		return strings.HasPrefix(w, "l'") && numbering.StartsLower(ws[1])
	}
}

// WithNumberAfter reads "N° 1 – DCM 2024-47 : …": a rank, then the number of the register.
func WithNumberAfter(text string, m cut.Mark) cut.Mark {
	rest := text[m.Rest:]
	if !numbering.May(french.FoldLine(french.Head(rest, 40))) {
		return m
	}
	if _, _, complexToken := numbering.Shape(m.Token); complexToken {
		return m
	}
	n := numbering.Read(rest)
	if _, _, complexToken := numbering.Shape(n.Token); n.Form == "" || !n.Number || !complexToken && n.Word != "deliberation" {
		return m
	}
	m.Token, m.Number, m.Rest = n.Token, true, m.Rest+n.Rest
	return m
}

// informs tells whether a title announces no decision.
func informs(title string) bool {
	return french.HasAnyPrefix(title, []string{"information", "point ", "le point ", "presentation d", "communication", "question", "intervention", "compte rendu des decisions", "compte-rendu des decisions", "compte rendu de la delegation", "decisions", "remerciements", "agenda", "date", "appel", "ouverture", "installation"})
}

// minutesInOneLine is "Compte rendu de la réunion du 3 mai adopté à l'unanimité": a title and
// its vote in one line.
func (r *Reading) minutesInOneLine(h cut.Candidate, rest string) (cut.Candidate, bool) {
	for _, w := range []string{" est adopt", " est approuv", " adopt", " approuv"} {
		if i := strings.Index(rest, w); i > 0 {
			h.Title, h.Score, h.Class, h.Inline = rest[:i], 1, "minutes", true
			return h, true
		}
	}
	return h, false
}

// StyleOf names how an unnumbered line is written.
func (r *Reading) StyleOf(i int) string {
	l := &r.Lines[i]
	s := ""
	if l.Bold && !r.Bold {
		s += "b"
	}
	if l.Caps {
		s += "c"
	}
	if l.Centred {
		s += "z"
	}
	if l.Size > r.Size+0.8 {
		s += "s"
	}
	if strings.HasPrefix(l.Fold, "-") || strings.HasPrefix(l.Fold, "•") {
		s += "-"
	}
	if s == "" {
		s = "plain"
	}
	return s
}

// titleLooks scores how much a line looks like a title, by its mark, its looks and its place.
func (r *Reading) titleLooks(h *cut.Candidate, labelled bool) float32 {
	l := &r.Lines[h.Line]
	s := float32(-1)
	switch {
	case h.Mark.Number:
		s += 2.5
	case h.Mark.Form != "":
		s += 1.5
	}
	if labelled {
		s += 2
	}
	if l.Bold && !r.Bold {
		s += 1.5
	}
	if l.Caps {
		s++
	}
	if l.Centred {
		s += 0.7
	}
	if l.BlankAbove {
		s += 0.7
	}
	if l.Size > r.Size+0.8 {
		s += 0.7
	}
	prev := r.Before(h.Line)
	if prev == nil || strings.HasSuffix(prev.Fold, ".") || !prev.Full {
		s += 0.4
	} else if prev.Full && !l.BlankAbove && !strings.HasSuffix(prev.Fold, ";") && !strings.HasSuffix(prev.Fold, ":") {
		s -= 1.5
	}
	last := &r.Lines[h.Line+h.N-1]
	if next := r.After(h.Line + h.N - 1); next != nil {
		switch {
		case l.BlankAbove && next.BlankAbove:
			s += 0.8 // a block of its own
		case h.Mark.Form == "" && h.N >= 3 && !l.Bold && !l.Caps:
			s -= 0.8 // a paragraph
		}
		if french.HasAnyPrefix(next.Fold, openers) || next.Event != lines.NoEvent {
			s += 0.8
		} else if numbering.StartsLower(next.Text) {
			s -= 1.5
		}
	}
	switch {
	case h.Mark.Form == "" && !labelled && head.IsSentence(h.Title):
		s -= 1.5
	case strings.HasSuffix(last.Fold, ";"):
		s -= 1.5
	case strings.HasSuffix(last.Fold, ":"):
		s--
	case h.Mark.Form == "" && strings.HasSuffix(last.Fold, ".") && french.HasAnyPrefix(h.Title, []string{"le ", "la ", "les ", "l'", "un ", "une ", "des ", "ces ", "deux ", "trois "}):
		s -= 1.3
	case h.Mark.Form == "" && !labelled && !l.Bold && !l.Caps && strings.HasSuffix(last.Fold, ".") && strings.Count(h.Title, " ") >= 4 && !french.HasAnyPrefix(h.Title, titleNouns):
		s -= 2 // written as sentences are
	case strings.HasSuffix(last.Fold, ","), strings.HasSuffix(last.Fold, "."):
		s -= 0.5
	}
	if len(h.Title) > 260 {
		s -= 1
	}
	if l.Cells != nil {
		s -= 1.5
	}
	switch {
	case french.HasAnyPrefix(h.Title, titleNouns):
		s += 0.6
	case h.Mark.Form == "" && (french.HasAnyPrefix(h.Title, labels) && len(h.Title) < 45 || strings.Count(h.Title, " ") == 0 && !l.Bold && !l.Caps):
		s -= 1.5
	}
	if h.Mark.Form == "" && (strings.HasPrefix(l.Fold, "-") || strings.HasPrefix(l.Fold, "•")) && !(l.Bold && !r.Bold) {
		s -= 1
	}
	return s
}

// familyOf is the class of a heading, its label aside.
func familyOf(class string) string { return strings.TrimSuffix(class, " objet") }
