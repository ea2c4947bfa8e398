package ocr

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/pdftext"
)

// mend puts right what tesseract is known to misread and what can have been printed in no
// other way. Where a figure is touched the word stays doubtful.
func (s *sheet) mend() {
	out := make([]word, 0, len(s.words))
	for i := range s.words {
		w := s.words[i]
		before := ""
		if n := len(out); n > 0 && out[n-1].line == w.line {
			before = out[n-1].text
		}
		if rest, ok := strings.CutPrefix(w.text, "_"); ok && before != "" && isDigit(before[len(before)-1]) && rest != "" && len(digitsOf(rest)) == len(rest) {
			last := &out[len(out)-1] // "2026 _006" is one number
			if near := w.box.X0 - last.box.X1; near < 2*(w.box.Y1-w.box.Y0) {
				last.text, last.box, last.doubtful = last.text+w.text, last.box.Union(w.box), last.doubtful || w.doubtful
				continue
			}
		}
		w.text = elision(w.text)
		if t, ok := zeros(before, w.text); ok {
			w.text, w.doubtful = t, true
		}
		if (w.text == "O" || w.text == "o") && strings.HasSuffix(before, ":") { // "Contre : O"
			w.text, w.doubtful = "0", true
		}
		if t, ok := currency(before, w.text); ok {
			w.text, w.doubtful = t, true
		}
		if i+1 < len(s.words) && s.words[i+1].line == w.line {
			if word, one, ok := thousand(w, s.words[i+1].text); ok {
				out = append(out, word, one)
				continue
			}
		}
		out = append(out, underlined(w)...)
	}
	s.words = out
}

// elision reads "|'unanimité" as "l'unanimité".
func elision(t string) string {
	for _, sign := range [...]string{"|", "[", "]"} {
		rest, ok := strings.CutPrefix(t, sign)
		if !ok || !strings.HasPrefix(rest, "'") && !strings.HasPrefix(rest, "’") {
			continue
		}
		if r := firstAfterQuote(rest); unicode.IsLetter(r) {
			return "l" + rest
		}
	}
	return t
}

func firstAfterQuote(s string) rune {
	rest := strings.TrimLeft(s, "'’")
	r, _ := utf8.DecodeRuneInString(rest)
	return r
}

// zeros reads the letter O between the digits of a sum as a zero: "140 OO0€", "147 O00TTC".
// A word without any digit must follow one, and be the three figures of a thousand.
func zeros(before, t string) (string, bool) {
	end := 0
	digits, letters := 0, 0
	for end < len(t) && (t[end] >= '0' && t[end] <= '9' || t[end] == 'O' || t[end] == 'o' || (t[end] == ',' || t[end] == '.') && end > 0) {
		switch {
		case t[end] == 'O' || t[end] == 'o':
			letters++
		case t[end] != ',' && t[end] != '.':
			digits++
		}
		end++
	}
	if letters == 0 {
		return t, false
	}
	follows := before != "" && isDigit(before[len(before)-1])
	switch tail := strings.TrimRight(t[end:], ".,;:)"); tail {
	case "CE": // "0€" in a narrow type: the last figure and the sign
		if !follows || digits+letters != 2 {
			return t, false
		}
		return "000€" + strings.TrimPrefix(t[end:], tail), true
	case "€", "TTC", "HT", "€HT", "€TTC":
	case "":
		if digits == 0 {
			return t, false
		}
	default:
		return t, false
	}
	if digits == 0 && !(follows && letters == 3) {
		return t, false
	}
	return strings.NewReplacer("O", "0", "o", "0").Replace(t[:end]) + t[end:], true
}

// thousand parts the 1 of a thousand from the preposition it was read with: "dei 300 €" is
// "de 1 300 €".
func thousand(w word, next string) (before, one word, ok bool) {
	digits := 0
	for digits < len(next) && isDigit(next[digits]) {
		digits++
	}
	if digits != 3 {
		return w, w, false
	}
	for _, p := range [...]string{"de", "à"} {
		for _, read := range [...]string{"i", "1", "I", "l", "|"} {
			if w.text == p+read {
				before, one = w, w
				x := w.box.X1 - (w.box.X1-w.box.X0)/float32(utf8.RuneCountInString(w.text)+1)
				before.text, before.box.X1 = p, x
				one.text, one.box.X0, one.doubtful = "1", x, true
				return before, one, true
			}
		}
	}
	return w, w, false
}

// currency reads the sign behind a sum that tesseract takes for another: "1 250,00C",
// "44 793%" (no share of a hundred has five figures), "12 £".
func currency(before, t string) (string, bool) {
	body := strings.TrimRight(t, ".,;:)")
	tail := t[len(body):]
	sign, n := utf8.DecodeLastRuneInString(body)
	if n == 0 {
		return t, false
	}
	figure := strings.TrimSuffix(body, body[len(body)-n:])
	apart := figure == ""
	if apart {
		figure = before
	}
	if figure == "" || !isDigit(figure[len(figure)-1]) {
		return t, false
	}
	euro := false
	switch sign {
	case '£':
		euro = true
	case 'C', '%':
		grouped := !apart && len(digitsOf(figure)) == 3 && len(figure) == 3 && before != "" && isDigit(before[len(before)-1]) && len(digitsOf(before)) <= 3
		k := len(figure) - 3
		cents := k > 0 && (figure[k] == ',' || figure[k] == '.') && len(digitsOf(figure)) > 4
		euro = grouped || cents && sign == 'C'
	}
	if !euro {
		return t, false
	}
	return body[:len(body)-n] + "€" + tail, true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// underlined parts the words that an underline has joined, "Vu_le", and drops a sign of the
// line at the edge of a word. The blank of a form, all underscores, stays.
func underlined(w word) []word {
	if !strings.Contains(w.text, "_") || strings.Count(w.text, "_") > 3 {
		return []word{w}
	}
	parts := strings.FieldsFunc(w.text, func(r rune) bool { return r == '_' })
	for _, p := range parts {
		for _, r := range p {
			if !unicode.IsLetter(r) && r != '\'' && r != '’' && r != ',' && r != '.' {
				return []word{w}
			}
		}
	}
	if len(parts) == 0 {
		return []word{w}
	}
	total := float32(utf8.RuneCountInString(w.text))
	var out []word
	at := 0
	for _, p := range parts {
		from := at + strings.Index(w.text[at:], p)
		at = from + len(p)
		part := w
		part.text = p
		x := func(n int) float32 {
			return w.box.X0 + (w.box.X1-w.box.X0)*float32(utf8.RuneCountInString(w.text[:n]))/total
		}
		part.box = pdftext.Box{X0: x(from), Y0: w.box.Y0, X1: x(at), Y1: w.box.Y1}
		out = append(out, part)
	}
	return out
}
