package extract

import (
	"regexp"
	"strings"

	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/numbering"
	"phare/extract/pdftext"
	"phare/extract/title"
)

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
	for end < len(r.Lines) && end < to+60 && !head.IsActTitle(r.Lines[end].Fold) {
		end++
	}
	for i := from; i < end; i++ {
		l := &r.Lines[i]
		f := l.Fold
		if l.Zone == pdftext.Stamp || french.HasAnyPrefix(f, []string{"vu ", "considerant", "- vu "}) || !strings.ContainsAny(f, "0123456789") {
			continue
		}
		inHead := i < limit && (!titled || i <= h.Line+h.N+6 || l.Zone == pdftext.Sidebar)
		if tok := loneNumber(l.Text); tok != "" {
			if inHead {
				offer(tok, 7)
			} else if strings.HasPrefix(f, "n°") {
				offer(tok, 3) // "N° 24_0311_07" below the signatures
			}
			continue
		}
		if n := closingNumber(l.Text); n != "" {
			offer(n, 4)
		}
		if !inHead || b.quoted(i) {
			continue
		}
		text := withCutNumber(r, i)
		if m := numbering.Read(text); m.Form != "" {
			m = title.WithNumberAfter(text, m)
			tok := numbering.TokenAsPrinted(text, m)
			_, _, complexToken := numbering.Shape(m.Token)
			switch {
			case m.Word == "deliberation" || m.Word == "delib" || m.Word == "deliberations":
				offer(tok, 10)
			case m.Number && strings.HasPrefix(m.Form, m.Word+"n°") && !isRankWord(m.Word):
				offer(tok, 6)
			case m.Number && titled && i == h.Line && !looksDate(tok):
				offer(tok, 5)
			case isRankWord(m.Word) && complexToken:
				offer(tok, 3)
			}
		}
		// "Extrait du registre … délibération n° 2024-12", "Numéro de l'acte : 2024-12".
		for _, w := range numberLabels {
			at := french.IndexFolded(text, w)
			if at < 0 {
				continue
			}
			rest := strings.TrimLeft(text[at:], " :°.")
			if m := numbering.Read("n° " + rest); m.Form != "" && !quotedAfter(rest, m) {
				offer(numbering.TokenAsPrinted(rest, m), 9)
			}
		}
		if titled && i >= h.Line && i < h.Line+h.N {
			t := cutObject(l.Text)
			if m := numbering.Read(t); m.Form != "" && m.Number {
				if _, _, complexToken := numbering.Shape(m.Token); complexToken {
					offer(numbering.TokenAsPrinted(t, m), 5)
				}
			}
		}
	}
	if best != "" {
		return best
	}
	for _, s := range b.idsOf(b.pagesOf(from, to)) {
		if s.Nature == "DE" && strings.ContainsAny(s.Number, "123456789") && !strings.HasPrefix(s.Number, "0000") {
			return s.Number
		}
	}
	return ""
}

// withCutNumber is a line's text, with the end of the number that the line's end cuts.
func withCutNumber(r *title.Reading, i int) string {
	text := r.Lines[i].Text
	next := r.After(i)
	if next == nil || next.Page != r.Lines[i].Page || !numbering.HasDigit(french.Head(next.Text, 4)) && !strings.HasSuffix(text, "°") {
		return text
	}
	if numbering.CutNumber(text, next.Text) {
		return text + next.Text
	}
	if strings.HasSuffix(text, "n°") || strings.HasSuffix(text, "N°") {
		return text + " " + next.Text
	}
	return text
}

var numberLabels = []string{"deliberation n°", "deliberation no", "deliberation numero", "numero de la deliberation", "n° de la deliberation", "n° de deliberation", "numero de deliberation", "n° d'ordre", "numero d'ordre", "acte n°", "registre n°", "n° de l'acte", "numero de l'acte", "n° du rapport", "numero du rapport", "numero :", "reference :"}

// quoted tells whether the number on a line is another act's, named in a sentence.
func (b *builder) quoted(i int) bool {
	f := b.r.Lines[i].Fold
	k := strings.Index(f, "deliberation")
	if k < 0 {
		return false
	}
	before := f[:k]
	if before == "" {
		p := b.r.Before(i)
		if i > 0 && b.r.Lines[i].Matter && b.r.Lines[i-1].Zone == b.r.Lines[i].Zone {
			p = &b.r.Lines[i-1] // "Qui ont pris part à la", "délibération : 9", in the margin
		}
		if p != nil {
			before = p.Fold
		}
	}
	for _, w := range []string{"par", "la", "par la", "de la", "cette", "les", "vu", "vu la", "sa", "une"} {
		if before == w || strings.HasSuffix(before, " "+w) || strings.HasSuffix(before, " "+w+" ") || before == w+" " {
			return true
		}
	}
	rest := f[k:]
	return strings.Contains(french.Head(rest, 70), " du ") && len(head.FindDates(french.Head(rest, 90))) > 0 && !strings.Contains(french.Head(rest, 70), "seance") && !strings.Contains(french.Head(rest, 70), "conseil")
}

// quotedAfter tells whether a number is followed by the date of the act that bears it.
func quotedAfter(text string, m mark) bool {
	rest := french.FoldLine(text[min(len(text), max(0, m.Rest-3)):])
	return strings.HasPrefix(rest, "du ") || strings.HasPrefix(rest, "en date")
}

// loneNumber reads a line that is nothing but a number: "DEL-2024-12-08", "N° 2014 / 155",
// "CASDIS 2024 – IV – 09".
func loneNumber(text string) string {
	t := strings.TrimSpace(text)
	date := looksDate(t)
	if year := besideYear.FindStringIndex(t); year != nil {
		t, date = t[:year[0]], false // "2031-12-09   ANNEE 2031"
	}
	if k := numbering.NumberSign(numbering.Lower(t)); k > 0 {
		t = strings.TrimSpace(t[k:])
	}
	spaces := strings.Count(strings.ReplaceAll(french.FoldLine(t), " - ", "-"), " ")
	if len(t) < 4 || len(t) > 30 || date || yearSpan(t) {
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
	if digits < 3 || letters > 10 || signs+letters == 0 || spaces > 4 || strings.Count(t, ".") >= 3 || letters > 0 && signs == 0 && strings.Contains(t, " ") {
		return ""
	}
	if letters == 0 && !strings.ContainsAny(t, "-/_") && !strings.Contains(t, "20") {
		return ""
	}
	return t
}

// besideYear is the year of the register printed beside an act's number.
var besideYear = regexp.MustCompile(`\s+(?i:ann[ée]e|exercice) 20\d\d$`)

// yearSpan tells whether a text is two years, "2031-2032": a school year, a plan's.
func yearSpan(t string) bool {
	a, b, ok := strings.Cut(strings.NewReplacer("/", "-", "–", "-", " ", "").Replace(t), "-")
	return ok && len(a) == 4 && len(b) == 4 && french.AllDigits(a+b) && a < b && french.Atoi(b)-french.Atoi(a) < 30
}

func isRankWord(w string) bool { v, ok := numbering.Words[w]; return ok && !v }

// looksDate tells whether a token is a date rather than a number.
func looksDate(tok string) bool {
	ds := head.FindDates(french.FoldLine(tok))
	return len(ds) == 1 && ds[0].End-ds[0].Start >= len(tok)-1
}
