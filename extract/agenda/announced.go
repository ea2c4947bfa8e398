package agenda

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/cut"
	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/lines"
	"phare/extract/numbering"
	"phare/extract/record"
	"phare/extract/title"
)

// announcedLine is an item, a rubric or anything else that stands in the agenda of a convocation.
type announcedLine struct {
	line   int // first line in the reading
	last   int // last line
	mark   cut.Mark
	bullet string // the sign that opens it
	text   string // without mark and bullet
	parent int    // index of the entry under which it stands, -1
}

// class is how an entry is written: those written alike are of one kind, items or rubrics.
func (a *announcedLine) class(r *reading) string {
	l := &r.Lines[a.line]
	looks := ""
	if l.Caps {
		looks = "caps"
	}
	if l.Bold && !r.Bold {
		looks += "bold"
	}
	return a.mark.Form + "/" + a.bullet + "/" + looks
}

// announced reads the agenda of a convocation from line start on: entries opened by a mark, a
// sign or a line of their own, with the lines that go on.
func (r *reading) announced(start int) []announcedLine {
	var out []announcedLine
	for i := start; i < len(r.Lines) && len(out) < maxAnnounced; i++ {
		l := &r.Lines[i]
		if l.Matter {
			continue
		}
		text := strings.TrimSpace(l.Text)
		sign, rest := leadingSign(text)
		if strings.Trim(french.FoldLine(text), " .:-") == "" {
			continue
		}
		var m cut.Mark
		if f := french.FoldLine(rest); numbering.May(f) {
			if m = numbering.Read(rest); m.Form != "" {
				rest = strings.TrimSpace(rest[m.Rest:])
			}
		}
		opened := m.Form != "" || sign != ""
		if n := len(out); n > 0 && r.goesOn(&out[n-1], i, opened) {
			out[n-1].text = french.JoinWrapped(out[n-1].text, text)
			out[n-1].last = i
			continue
		}
		if r.letterEnds(l, len(out) > 0) {
			break
		}
		out = append(out, announcedLine{line: i, last: i, mark: m, bullet: sign, text: rest, parent: -1})
	}
	out = r.withoutRubrics(out)
	nest(out)
	return out
}

const maxAnnounced = 400

// announcement is the agenda of a convocation: the fullest of those that its lines open.
func (r *reading) announcement() []announcedLine {
	var best []announcedLine
	for i := range r.Lines {
		l := &r.Lines[i]
		at := strings.Index(l.Fold, "ordre du jour")
		if l.Matter || at < 0 || len(l.Fold)-at > 60 && !strings.HasSuffix(l.Fold, ":") {
			continue
		}
		if all := r.announced(i + 1); len(all) > len(best) {
			best = all
		}
	}
	return best
}

// announcedItems writes the entries of an agenda as what the session announces.
func (r *reading) announcedItems(all []announcedLine, file string) []record.AgendaItem {
	out := make([]record.AgendaItem, len(all))
	for i := range all {
		a := &all[i]
		object, name := Presenter(french.MendHyphens(a.text))
		out[i] = record.AgendaItem{Object: strings.TrimRight(object, " .;,:"), Rapporteur: name, File: file, Page: r.Lines[a.line].Page, Under: a.parent + 1, Class: a.class(r)}
		if a.mark.Number {
			out[i].Number = new(numbering.TokenAsPrinted(r.Lines[a.line].Text, a.mark))
		}
	}
	return out
}

// leadingSign parts the sign that opens a line from its text: "- ", "• ", "→ ", "a) ".
func leadingSign(text string) (sign, rest string) {
	first, n := utf8.DecodeRuneInString(text)
	switch {
	case french.IsBullet(first) || strings.ContainsRune("-–—*•→►▪>", first) || first == utf8.RuneError:
		rest = strings.TrimSpace(text[n:])
		if rest == "" || unicode.IsDigit(first) {
			return "", text
		}
		if strings.ContainsRune("-–—", first) {
			first = '-'
		}
		return string(first), rest
	case len(text) > 3 && text[1] == ')' && first >= 'a' && first <= 'z':
		return "a)", strings.TrimSpace(text[2:])
	}
	return "", text
}

// goesOn tells whether line i is more of the entry above it.
func (r *reading) goesOn(a *announcedLine, i int, opened bool) bool {
	l, p := &r.Lines[i], &r.Lines[a.last]
	text := strings.TrimSpace(l.Text)
	first, _ := utf8.DecodeRuneInString(text)
	open := strings.Count(a.text, "(") > strings.Count(a.text, ")") || strings.Count(a.text, "«") > strings.Count(a.text, "»")
	if first == ':' || first == '»' || first == ')' {
		return true
	}
	if opened && !(open && !french.IsDigit(text[0])) {
		return false
	}
	if open || unicode.IsLower(first) && !l.BlankAbove {
		return true
	}
	if l.BlankAbove || l.Page != p.Page {
		return false
	}
	same := l.Bold == p.Bold && l.Caps == p.Caps && max(l.Size-p.Size, p.Size-l.Size) < 0.8
	if !same {
		return l.Bold == p.Bold && p.Full && title.Joins(p.Fold)
	}
	marked := a.mark.Form != "" || a.bullet != ""
	switch {
	case title.Joins(p.Fold) || strings.HasSuffix(p.Fold, " -") || strings.HasSuffix(p.Fold, ","):
		return true
	case marked && l.X0 > r.Lines[a.line].X0+2:
		return true // under the text, behind the mark
	case marked && p.Full:
		return true
	}
	return p.Full && p.X1 > l.X1+20 && !marked && !l.Caps
}

// letterEnds tells whether a line ends the agenda of a letter: the greeting, the place and the
// day, who signs, the form of a proxy; or the session itself, where minutes hold an agenda.
func (r *reading) letterEnds(l *lines.Printed, begun bool) bool {
	f := strings.TrimLeft(l.Fold, "-•*>_ ")
	if !begun && len(f) < 30 && strings.HasSuffix(f, ":") {
		return false
	}
	if l.Event != lines.NoEvent && l.Event >= lines.Result || french.HasAnyPrefix(f, agendaEnds) || french.HasAnyPrefix(f, letterClosings) {
		return true
	}
	if i := strings.Index(f, ", le "); i > 0 && i < 45 && len(f) < 80 {
		if ds := head.FindDates(f[i:]); len(ds) > 0 && ds[0].Year != 0 {
			return true
		}
	}
	return false
}

// letterClosings begin what follows the agenda in a letter.
var letterClosings = []string{
	"je vous prie", "je vous remercie", "nous vous prions", "veuillez", "recevez", "dans l'attente", "comptant sur", "en cas d'empechement", "en cas d'absence", "si vous", "vous trouverez", "vous voudrez", "je compte sur", "salutations", "cordialement",
	"avec mes", "bien cordialement", "pouvoir", "procuration", "je soussigne", "le present", "ci-joint", "p.j", "pj ", "pieces jointes", "a l'issue", "fait le", "signe", "agreez", "croyez", "merci de", "conformement a", "ampliation", "destinataires", "les documents",
}

// withoutRubrics drops what is no item where items are opened by marks or signs: lines of their
// own between them, and whatever follows the last.
func (r *reading) withoutRubrics(all []announcedLine) []announcedLine {
	opened, plain := 0, 0
	loud := 0
	for i := range all {
		l := &r.Lines[all[i].line]
		switch {
		case all[i].mark.Form != "" || all[i].bullet != "":
			opened++
		default:
			plain++
			if l.Caps || l.Bold && !r.Bold {
				loud++
			}
		}
	}
	out := all[:0]
	for i := range all {
		a := &all[i]
		l := &r.Lines[a.line]
		isOpened := a.mark.Form != "" || a.bullet != ""
		if !isOpened && opened >= 2 && opened >= plain {
			continue
		}
		// Among plain lines, the few in capitals or bold are the titles of themes.
		if !isOpened && opened < 2 && loud*3 <= plain && (l.Caps || l.Bold && !r.Bold) {
			continue
		}
		out = append(out, *a)
	}
	return out
}

// nest tells which entries stand under which: a form of mark that first appears below another
// is of its parts, until that other form comes back; "3-1" stands under "3".
func nest(all []announcedLine) {
	type level struct {
		form string
		at   int
	}
	var open []level
	for i := range all {
		a := &all[i]
		form := a.mark.Form + "/" + a.bullet
		if a.mark.Form != "" && !a.mark.Sub {
			form = a.mark.Form // "9) Divers" after "* 9)"
		}
		k := slices.IndexFunc(open, func(l level) bool { return l.form == form })
		if k < 0 {
			open = append(open, level{form, i})
			k = len(open) - 1
		}
		open = open[:k+1]
		open[k].at = i
		if k > 0 {
			a.parent = open[k-1].at
		}
	}
}

// Presenter parts who presents an item from the end of its title: "(Mme X)", "– rapporteur :
// M. X", "/ M. X". Both are as printed; name is "" where the title ends in no name.
func Presenter(title string) (rest, name string) {
	if k := strings.LastIndex(numbering.Lower(title), "rapporteur"); k > 0 {
		name = title[k:]
		if _, after, ok := strings.Cut(name, ":"); ok {
			name = after
		} else if _, after, ok := strings.Cut(name, " "); ok {
			name = after
		}
		if name = strings.Trim(name, " .;:)]"); onlyNames(name, false) {
			return strings.TrimRight(title[:k], partingSigns), name
		}
	}
	for _, sign := range []string{"(", "[", " – ", " — ", " - ", " / ", "/ ", " | ", " : "} {
		k := strings.LastIndex(title, sign)
		if k <= 0 {
			continue
		}
		if name = strings.Trim(title[k+len(sign):], " .;)]"); onlyNames(name, true) {
			return strings.TrimRight(title[:k], partingSigns), name
		}
	}
	return title, ""
}

// offices are those by which an agenda names who presents an item.
var offices = map[string]bool{
	"le maire": true, "la maire": true, "le president": true, "la presidente": true, "madame le maire": true, "monsieur le maire": true, "monsieur le president": true, "madame la presidente": true, "madame la maire": true,
}

// InBrackets parts a title and who presents it, where brackets at its end hold nothing else: "Tarifs
// municipaux (M. Riou)". The name is "" elsewhere.
func InBrackets(title string) (rest, name string) {
	t := strings.TrimRight(title, " .;:")
	k := strings.LastIndexByte(t, '(')
	if k <= 0 || !strings.HasSuffix(t, ")") {
		return title, ""
	}
	inside := strings.TrimSpace(strings.TrimSuffix(t[k+1:], ")"))
	if french.HasAnyPrefix(french.FoldLine(inside), []string{"rapporteur", "rapport de ", "presente", "expose de "}) {
		for _, sign := range []string{":", " de ", " par ", " "} {
			if _, after, ok := strings.Cut(inside, sign); ok {
				inside = strings.TrimSpace(after)
				break
			}
		}
	}
	if !onlyNames(inside, true) {
		return title, ""
	}
	return strings.TrimRight(t[:k], partingSigns), inside
}

const partingSigns = " -–—/:;,([|•"

// onlyNames tells whether a text is the names of persons and nothing else, each behind a form of
// address or, unless civil is asked, the last name in capitals.
func onlyNames(text string, civil bool) bool {
	if f := strings.TrimPrefix(strings.TrimPrefix(french.FoldLine(text), "m. "), "mme "); f != "" && (offices[f] || offices[strings.TrimPrefix(strings.TrimPrefix(f, "monsieur "), "madame ")]) {
		return true
	}
	s := french.Read(text)
	for i := 0; i < len(s.Toks); {
		number, from := s.CivilityAt(i)
		end := s.NameAt(from)
		if end == from || civil && number == 0 {
			return false
		}
		for i = end; s.IsSign(i, ",") || s.IsSign(i, "/") || s.IsWord(i, "et"); i++ {
			number = 0
		}
		civil = civil && number != 0
	}
	return len(s.Toks) > 0
}
