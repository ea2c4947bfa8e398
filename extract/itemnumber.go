package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/numbering"
)

// numberAtEnd takes off the end of a title the number that closes it: "(délibération n° 2025-41)",
// "– Délibération n° 12", "- DE_2025_041"; with known, that the document's titles end on their
// numbers, "N° 36/2025" too.
func numberAtEnd(s string, known bool) (title, number string) {
	t := strings.TrimRight(s, " .")
	if i := strings.LastIndexAny(t, " "); i > 0 && strings.Contains(t[i:], "_") && numbering.HoldsYear(t[i+1:]) {
		title, _ = cutNumberWord(t[:i])
		return strings.TrimRight(title, " -–—:"), t[i+1:]
	}
	if title, inside := lastBrackets(t); inside != "" {
		m := numbering.Read(inside)
		named := m.Word != "" || strings.Contains(m.Form, "n°") || strings.TrimSpace(inside[m.Rest:]) == "" && (known || numbering.HoldsYear(m.Token))
		if m.Form == "" || !named || !numbering.Words[m.Word] && m.Word != "" {
			return s, ""
		}
		return title, numbering.TokenAsPrinted(inside, m)
	}
	if i, m := lastMark(t); m.Form != "" && (known || m.Number && m.Word != "" && i > 0 && strings.ContainsAny(lastRune(t[:i]), "-–—|:")) {
		return strings.TrimRight(t[:i], " -–—:|"), numbering.TokenAsPrinted(t[i:], m)
	}
	return s, ""
}

// lastMark reads the mark that closes a title, behind its sign or its word; where it begins.
func lastMark(t string) (int, mark) {
	l := numbering.Lower(t)
	at := strings.LastIndex(l, " n")
	for at > 0 && numbering.NumberSign(l[at+1:]) == 0 {
		at = strings.LastIndex(l[:at], " n")
	}
	if at <= 0 {
		return 0, mark{}
	}
	if bare, ok := cutNumberWord(t[:at]); ok {
		at = len(bare)
	}
	from := at + numbering.SkipSpaces(t[at:], 0)
	m := numbering.Read(t[from:])
	if m.Form == "" || strings.TrimSpace(t[from+m.Rest:]) != "" {
		return 0, mark{}
	}
	return from, m
}

// lastBrackets parts a title and what stands in brackets at its end.
func lastBrackets(t string) (title, inside string) {
	open := strings.LastIndexByte(t, '(')
	if open <= 0 || !strings.HasSuffix(t, ")") {
		return t, ""
	}
	return strings.TrimSpace(t[:open]), t[open+1 : len(t)-1]
}

// cutNumberWord takes "n°", "délibération" or "délibération n°" off the end of a text, and tells
// whether the deliberation was named.
func cutNumberWord(t string) (string, bool) {
	t = strings.TrimRight(t, " ")
	k := strings.LastIndexByte(t, ' ') + 1
	if n := numbering.NumberSign(numbering.Lower(t[k:])); n > 0 && n == len(t)-k {
		t = strings.TrimRight(t[:k], " ")
	}
	if i := strings.LastIndexByte(t, ' '); i > 0 && strings.HasPrefix(french.FoldLine(t[i+1:]), "delib") {
		return t[:i+1], true
	}
	return t, false
}

// lastRune is the last sign of a text, blanks left out.
func lastRune(t string) string {
	t = strings.TrimRight(t, " ")
	_, n := utf8.DecodeLastRuneInString(t)
	return t[len(t)-n:]
}

// settleNumbers tells by all the items of a document what each one's number alone leaves open:
// a rank or a number of the register, at the end of a title its number or a word of it.
func (b *builder) settleNumbers(items []segment) {
	ranksOnly(items)
	registerRanks(items)
	b.numbersLast(items)
}

// ranksOnly takes the numbers "N° 1", "N° 2"… of a document that counts its items from 1 for the
// ranks that they are.
func ranksOnly(items []segment) {
	plain := func(h *heading) bool {
		_, _, complexToken := numbering.Shape(h.Mark.Token)
		return strings.HasPrefix(h.Mark.Form, "n°") && !complexToken
	}
	first := slices.IndexFunc(items, func(s segment) bool { return plain(&s.head) })
	if first < 0 || items[first].head.Mark.Rank != 1 {
		return
	}
	for i := range items {
		if h := &items[i].head; plain(h) {
			h.Mark.Number = false
		}
	}
}

// registerRanks takes the marks "5-1", "5-2", "5-3" of a document for numbers of the register, the
// session's rank or its year before their own: parts of items would not all belong to one.
func registerRanks(items []segment) {
	if len(items) < 3 {
		return
	}
	first := items[0].head.Mark
	for i := range items {
		if m := items[i].head.Mark; !m.Sub || m.Rank != first.Rank+i || !french.IsDigit(m.Token[0]) {
			return
		}
	}
	for i := range items {
		items[i].head.Mark.Number = true
	}
}

// numbersLast marks the items of a document whose titles end on their numbers, each on its own.
func (b *builder) numbersLast(items []segment) {
	seen := map[string]bool{}
	for i := range items {
		if items[i].head.Mark.Number {
			return
		}
		t := b.titleText(items[i].head)
		_, m := lastMark(t)
		if _, inside := lastBrackets(t); inside != "" {
			if m = numbering.Read(inside); strings.TrimSpace(inside[m.Rest:]) != "" {
				continue
			}
		}
		if _, _, complexToken := numbering.Shape(m.Token); m.Number && complexToken {
			seen[m.Token] = true
		}
	}
	for i := range items {
		items[i].head.Tail = len(seen) > 1 && len(seen)*10 >= len(items)*8
	}
}

// numberOf returns the number of a heading as printed; a rank in the agenda is none.
func (b *builder) numberOf(h heading) string {
	if _, n := numberAtEnd(b.titleText(h), h.Tail); n != "" {
		return n
	}
	if h.Inner.Number {
		for i := h.Line + 1; i < h.Line+h.N; i++ {
			if !b.r.Lines[i].Matter {
				return numbering.TokenAsPrinted(b.r.Lines[i].Text, h.Inner)
			}
		}
	}
	if h.Mark.Form == "" || !h.Mark.Number {
		return ""
	}
	return numbering.TokenAsPrinted(b.r.Lines[h.Line-h.Above].Text, h.Mark)
}

// numberAlone returns the number that stands on a line of its own below the title of an act
// ("Délibération n° 2024.06.01", under the decision); "" when there is none, or several. A
// number that is quoted stands in a sentence.
func (b *builder) numberAlone(from, to int) string {
	found := ""
	for i := from; i < to; i++ {
		l := &b.r.Lines[i]
		if l.Matter {
			continue
		}
		if n := closingNumber(l.Text); n != "" {
			return n
		}
		if n := referenceNumber(l.Text); n != "" && i < from+2 {
			return n
		}
		if l.Event == result || strings.HasPrefix(l.Fold, "vote :") {
			if n := bracketedNumber(l.Text); n != "" {
				return n
			}
		}
		if len(l.Fold) > 45 {
			continue
		}
		text := strings.Trim(l.Text, "() ") // "(CD2031-201)"
		if k := french.IndexFoldedStart(text, "nomenclature"); k > 0 {
			text = strings.TrimSpace(text[:k]) // "2031-04-03-D-01   Nomenclature ACTES : 6.1.1"
		}
		m := numbering.Read(text)
		if !m.Number || strings.TrimSpace(text[m.Rest:]) != "" {
			continue
		}
		_, digits, complexToken := numbering.Shape(m.Token)
		named := strings.Contains(m.Form, "n°") || i == from && i > 0 && strings.HasPrefix(b.r.Lines[i-1].Fold, "deliberation ") // "Délibération" and a title, the number below
		near := i < from+2 && (named && (complexToken || digits > 2) || loneNumber(text) != "")
		if m.Word == "" && !near && !b.r.NumbersBelow {
			continue
		}
		if found != "" {
			return ""
		}
		found = numbering.TokenAsPrinted(text, m)
	}
	return found
}

// numbersLead tells whether the numbers on a line of their own are those of the acts below them: the first
// stands where nothing is decided yet, and the last opens an act.
func (b *builder) numbersLead() bool {
	if b.lead != 0 {
		return b.lead > 0
	}
	b.lead = -1
	n, since := 0, false
	for i := range b.r.Lines {
		l := &b.r.Lines[i]
		switch {
		case !l.Matter && l.Event >= result:
			if n == 0 {
				return false
			}
			since = true
		case b.registerNumber(i) != "":
			n, since = n+1, false
		}
	}
	if n > 1 && since {
		b.lead = 1
	}
	return b.lead > 0
}

// registerNumber is the number of a deliberation that line i holds and nothing else, "" elsewhere.
func (b *builder) registerNumber(i int) string {
	l := &b.r.Lines[i]
	if len(l.Fold) > 45 || !strings.HasPrefix(l.Fold, "delib") {
		return ""
	}
	m := numbering.Read(l.Text)
	if m.Form == "" || !m.Number || strings.TrimSpace(l.Text[m.Rest:]) != "" {
		return ""
	}
	return numbering.TokenAsPrinted(l.Text, m)
}

// numberAbove is the number that stands alone right above line i.
func (b *builder) numberAbove(i int) string {
	for k := i - 1; k >= 0 && k > i-5; k-- {
		if n := b.registerNumber(k); n != "" {
			return n
		}
		if !b.r.Lines[k].Matter {
			return ""
		}
	}
	return ""
}

// beforeNextNumber ends lines [from, to) of an act before the number of the next one.
func (b *builder) beforeNextNumber(from, to int) int {
	for k := to - 1; k > from && k > to-5; k-- {
		if b.registerNumber(k) != "" {
			return k
		}
		if !b.r.Lines[k].Matter {
			break
		}
	}
	return to
}

// closings say of the deliberation whose number they follow or announce what became of it.
var closings = []string{"est adopt", "est approuv", "est vot", "est rejet", "est valid", "a ete adopt", "adoptee", "approuvee", "votee"}

// closingNumber reads the number of the act that a sentence at its end gives: "La délibération
// n° 2025-093 est adoptée", "Délibération enregistrée sous le n° 12".
func closingNumber(text string) string {
	f := french.FoldLine(text)
	if !strings.Contains(f, "deliberation") || !numbering.HasDigit(f) {
		return ""
	}
	for _, w := range []string{"enregistree sous le n°", "enregistree sous le numero", "inscrite sous le n°", "porte le n°", "porte le numero"} {
		if at := french.IndexFolded(text, w); at >= 0 {
			if m := numbering.Read("n° " + strings.TrimLeft(text[at:], " :")); m.Form != "" {
				return numbering.TokenAsPrinted(text[at:], m)
			}
		}
	}
	at := french.IndexFoldedStart(text, "deliberation")
	if at < 0 || at > 12 {
		return ""
	}
	if m := numbering.Read(text[at:]); m.Number && m.Word == "deliberation" && french.HasAnyPrefix(strings.TrimLeft(french.FoldLine(text[at+m.Rest:]), " ,"), closings) {
		return numbering.TokenAsPrinted(text[at:], m)
	}
	return ""
}

// referenceNumber reads the number that a reference below the title gives: "Réf. : DEL 2024/061 –
// Présentation : X".
func referenceNumber(text string) string {
	label, rest, ok := strings.Cut(text, ":")
	switch strings.TrimRight(french.FoldLine(label), " .") {
	case "ref", "reference", "ref delib", "ref deliberation", "numero", "n°":
		if m := numbering.Read(strings.TrimSpace(rest)); ok && m.Number {
			return numbering.TokenAsPrinted(rest, m)
		}
	}
	return ""
}

// bracketedNumber reads the number of the act that closes the line of its vote: "VOTE : à
// l'unanimité (délibération n° 24-03)".
func bracketedNumber(text string) string {
	_, inside := lastBrackets(strings.TrimRight(text, " ."))
	if m := numbering.Read(inside); m.Number && m.Word != "" && strings.TrimSpace(inside[m.Rest:]) == "" {
		return numbering.TokenAsPrinted(inside, m)
	}
	return ""
}

// unnumberCited gives back to a title the number of the earlier act that it names, by its day:
// "Délibération n° 2022-07-03 du 4 juillet 2022 : retrait", in a session of October.
func (b *builder) unnumberCited() {
	for _, d := range b.doc.Deliberations {
		if d.Number == nil || d.SessionDate == nil || len(d.Lines) == 0 {
			continue
		}
		f := french.FoldLine(french.Head(d.Object, 60))
		days := head.FindDates(f)
		if !strings.HasPrefix(f, "du ") || len(days) == 0 || days[0].Start > len("du mercredi ") || days[0].Year == 0 || days[0].ISO() >= *d.SessionDate {
			continue
		}
		title := d.Lines[0].Text()
		m := numbering.Read(title)
		if m.Word != "deliberation" || !m.Number || !strings.HasPrefix(title[m.Rest:], french.Head(d.Object, 10)) {
			continue
		}
		d.Number, d.Object = nil, title[:m.Rest]+d.Object
	}
}
