package extract

import (
	"strings"

	"phare/extract/pdftext"
)

// single reads lines [from, to) as one act with its own head.
func (b *builder) single(from, to int) {
	r := b.r
	first := b.firstDecision(from, to)
	h, ok := b.titleOf(from, first)
	if !ok && !b.puts(from, to) {
		return
	}
	number := b.actNumber(from, first, h, ok)
	d := b.act(from, to, h)
	if !ok {
		d.Object = ""
	}
	b.titles[d] = 0
	d.Number = nil
	if number != "" {
		d.Number = &number
	}
	if len(b.doc.Deliberations) == 1 || len(d.Lines) > 0 {
		if date := r.sessionDate(from, to, b.idsOf(d.Pages)); date != "" {
			d.SessionDate = &date
		}
	}
}

func (b *builder) idsOf(pages []int) []stampID {
	var ids []stampID
	for _, s := range b.ids {
		for _, p := range pages {
			if s.page == p {
				ids = append(ids, s)
				break
			}
		}
	}
	return ids
}

// firstDecision is the line where an act's decision begins, or the end of its lines.
func (b *builder) firstDecision(from, to int) int {
	start := b.r.headEnd(from, to)
	for i := start; i < to; i++ {
		if !b.r.lines[i].matter && b.r.lines[i].event >= result {
			return i
		}
	}
	return to
}

// puts tells whether lines hold a decision or a proposal at all.
func (b *builder) puts(from, to int) bool {
	for i := from; i < to; i++ {
		if !b.r.lines[i].matter && b.r.lines[i].event != noEvent {
			return true
		}
	}
	return false
}

// titleOf finds the heading that says what an act is about.
func (b *builder) titleOf(from, to int) (heading, bool) {
	r := b.r
	end := r.headEnd(from, to)
	var best heading
	top := float32(-1.2)
	for _, h := range b.heads {
		if h.line < from || h.line >= to {
			continue
		}
		if isActTitle(r.lines[h.line].fold) && !strings.Contains(h.class, "objet") && !titleAfterNumber(h) || letterheadLine(h.title) {
			continue
		}
		s := h.score
		switch {
		case strings.Contains(h.class, "objet"):
			s += 6
		case h.line >= end && h.line < end+8:
			s += 1.5
		case h.line >= end && h.line < end+30:
			s += 0.5
		case h.line < end:
			s -= 1.5
		default:
			s -= float32(h.line-end) / 30
		}
		// A title is followed by the text of the act.
		if s > top {
			best, top = h, s
		}
	}
	return best, best.n > 0
}

// titleAfterNumber tells whether "Délibération n° 12" is followed by its title.
func titleAfterNumber(h heading) bool { return h.mark.number && len(h.title) > 12 }

// letterheadLine tells whether a title is the head's: who, where, when, how many.
func letterheadLine(f string) bool {
	if hasAnyPrefix(f, attendance) || hasAnyPrefix(f, []string{"republique", "departement", "arrondissement", "canton", "commune de", "commune d'", "mairie", "ville de", "ville d'", "seance", "extrait", "conseil municipal", "conseil communautaire", "conseil metropolitain", "conseil departemental", "conseil regional", "conseil d'administration",
		"comite syndical", "communaute d", "communaute urbaine", "syndicat", "region ", "liberte", "deliberations du", "registre des", "accuse de", "acte certifie", "envoi pref", "reception en", "date ", "session", "secretariat", "service de l'ass", "direction ", "convoque", "compte rendu de la seance", "proces-verbal de la", "proces-verbal", "compte-rendu de la", "nombre", "jeudi", "lundi", "mardi", "mercredi", "vendredi", "samedi", "publie", "affiche", "certifie", "reunion", "le nombre", "code insee", "metropole de", "pays ", "absents", "membres", "page", "n° d'ordre", "identifiant", "acte ", "rf "}) {
		return true
	}
	return len(f) < 4
}

// actNumber finds the number of an act in its head: after "délibération n°", in a heading,
// alone on a line, in the sidebar; else the one its stamp prints. A number that a sentence
// quotes ("par délibération n° … du …") is another act's.
func (b *builder) actNumber(from, to int, h heading, titled bool) string {
	r := b.r
	best, top := "", 0
	offer := func(tok string, weight int) {
		if weight > top {
			best, top = tok, weight
		}
	}
	limit := min(to, from+140)
	end := to
	for end < len(r.lines) && end < to+60 && !isActTitle(r.lines[end].fold) {
		end++
	}
	for i := from; i < end; i++ {
		l := &r.lines[i]
		f := l.fold
		if l.Zone == pdftext.Stamp || hasAnyPrefix(f, []string{"vu ", "considerant", "- vu "}) || !strings.ContainsAny(f, "0123456789") {
			continue
		}
		inHead := i < limit && (!titled || i <= h.line+h.n+6 || l.Zone == pdftext.Sidebar)
		if tok := loneNumber(l.text); tok != "" {
			if inHead {
				offer(tok, 7)
			} else if strings.HasPrefix(f, "n°") {
				offer(tok, 3) // "N° 24_0311_07" below the signatures
			}
			continue
		}
		if !inHead || b.quoted(i) {
			continue
		}
		if m := readMark(l.text); m.form != "" {
			m = withNumberAfter(l.text, m)
			tok := tokenAsPrinted(l.text, m)
			_, _, complexToken := shapeOf(m.token)
			switch {
			case m.word == "deliberation" || m.word == "delib" || m.word == "deliberations":
				offer(tok, 10)
			case m.number && strings.HasPrefix(m.form, m.word+"n°") && !isRankWord(m.word):
				offer(tok, 6)
			case m.number && titled && i == h.line && !looksDate(tok):
				offer(tok, 5)
			case isRankWord(m.word) && complexToken:
				offer(tok, 3)
			}
		}
		// "Extrait du registre … délibération n° 2024-12", "Numéro de l'acte : 2024-12".
		for _, w := range numberLabels {
			at := indexFolded(l.text, w)
			if at < 0 {
				continue
			}
			rest := strings.TrimLeft(l.text[at:], " :°.")
			if m := readMark("n° " + rest); m.form != "" && !quotedAfter(rest, m) {
				offer(tokenAsPrinted(rest, m), 9)
			}
		}
		if titled && i >= h.line && i < h.line+h.n {
			t := cutObject(l.text)
			if m := readMark(t); m.form != "" && m.number {
				if _, _, complexToken := shapeOf(m.token); complexToken {
					offer(tokenAsPrinted(t, m), 5)
				}
			}
		}
	}
	if best != "" {
		return best
	}
	for _, s := range b.idsOf(b.pagesOf(from, to)) {
		if s.nature == "DE" && strings.ContainsAny(s.number, "123456789") && !strings.HasPrefix(s.number, "0000") {
			return s.number
		}
	}
	return ""
}

var numberLabels = []string{"deliberation n°", "deliberation no", "deliberation numero", "numero de la deliberation", "n° de la deliberation", "n° de deliberation", "numero de deliberation", "n° d'ordre", "numero d'ordre", "acte n°", "registre n°", "n° de l'acte", "numero de l'acte", "n° du rapport", "numero du rapport", "numero :", "reference :"}

// pagesOf lists the pages of lines [from, to).
func (b *builder) pagesOf(from, to int) []int {
	var out []int
	for i := from; i < to && i < len(b.r.lines); i++ {
		if n := b.r.lines[i].page; len(out) == 0 || out[len(out)-1] != n {
			out = append(out, n)
		}
	}
	return out
}

// quoted tells whether the number on a line is another act's, named in a sentence.
func (b *builder) quoted(i int) bool {
	f := b.r.lines[i].fold
	k := strings.Index(f, "deliberation")
	if k < 0 {
		return false
	}
	before := f[:k]
	if before == "" {
		if p := b.r.before(i); p != nil {
			before = p.fold
		}
	}
	for _, w := range []string{"par", "la", "par la", "de la", "cette", "les", "vu", "vu la", "sa", "une"} {
		if before == w || strings.HasSuffix(before, " "+w) || strings.HasSuffix(before, " "+w+" ") || before == w+" " {
			return true
		}
	}
	rest := f[k:]
	return strings.Contains(head(rest, 70), " du ") && len(findDates(head(rest, 90))) > 0 && !strings.Contains(head(rest, 70), "seance") && !strings.Contains(head(rest, 70), "conseil")
}

// quotedAfter tells whether a number is followed by the date of the act that bears it.
func quotedAfter(text string, m mark) bool {
	rest := fold(text[min(len(text), max(0, m.rest-3)):])
	return strings.HasPrefix(rest, "du ") || strings.HasPrefix(rest, "en date")
}

// loneNumber reads a line that is nothing but a number: "DEL-2024-12-08", "N° 2014 / 155",
// "CASDIS 2024 – IV – 09".
func loneNumber(text string) string {
	t := strings.TrimSpace(text)
	if k := numberSign(lower(t)); k > 0 {
		t = strings.TrimSpace(t[k:])
	}
	if len(t) < 4 || len(t) > 30 || looksDate(t) {
		return ""
	}
	digits, letters, signs := 0, 0, 0
	for _, c := range t {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'A' && c <= 'Z':
			letters++
		case c == '-' || c == '/' || c == '_' || c == '.' || c == '–':
			signs++
		case c == ' ' || c == '(' || c == ')':
		default:
			return ""
		}
	}
	// An amount, a telephone, a postcode with its town are none.
	if digits < 3 || letters > 10 || signs+letters == 0 || strings.Count(t, " ") > 4 || strings.Count(t, ".") >= 3 || letters > 0 && signs == 0 && strings.Contains(t, " ") {
		return ""
	}
	if letters == 0 && !strings.ContainsAny(t, "-/_") && !strings.Contains(t, "20") {
		return ""
	}
	return t
}

func isRankWord(w string) bool { v, ok := markWords[w]; return ok && !v }

// looksDate tells whether a token is a date rather than a number.
func looksDate(tok string) bool {
	ds := findDates(fold(tok))
	return len(ds) == 1 && ds[0].end-ds[0].start >= len(tok)-1
}
