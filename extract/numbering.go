package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark is what stands before a title: its number or rank, and the form in which it is written.
type mark struct {
	word  string // "deliberation", "question", "point"… or ""
	token string // as printed, folded: "d2024-48", "3", "iv"
	// form is the writing that items of one document share: word, shape of the token, sign
	// after it.
	form   string
	rank   int  // value of the last run of digits or of the Roman numeral; 0 without
	number bool // a registered number, and no mere rank in the agenda
	sub    bool // numbers a part of an item: "6-1"
	rest   int  // byte of the text (not folded) after the mark
}

// words that announce a number; the value tells whether what follows is a registered number.
var markWords = map[string]bool{
	"deliberation": true, "deliberations": true, "delib": true, "del": true, "acte": true, "dcm": true, "decision": true,
	"question": false, "questions": false, "point": false, "rapport": false, "affaire": false, "dossier": false, "item": false, "sujet": false,
	"projet": false, "numero": true, "voeu": false, "motion": false, "rubrique": false, "annexe": false,
}

// readMark reads the mark at the head of a line; form is "" when there is none.
func readMark(text string) mark {
	var m mark
	s := lower(text)
	i := skipBullets(s, 0)
	// "Projet de délibération n° 12", "DÉLIBÉRATION N°2024-12", "Question n° 3 :"
	for range 3 {
		w, end := wordFrom(s, i)
		f := fold(w)
		if f == "de" && m.word != "" {
			i = skipSpaces(s, end)
			continue
		}
		registered, ok := markWords[f]
		if !ok {
			break
		}
		m.word, m.number = f, registered
		i = skipSpaces(s, end)
	}
	sign := false
	if n := numberSign(s[i:]); n > 0 {
		i = skipSpaces(s, i+n)
		sign = true
	} else if m.word != "" && strings.HasPrefix(s[i:], ":") {
		i = skipSpaces(s, i+1)
	}
	tok, end := markToken(s, i, sign || m.word != "" && m.word != "annexe")
	if k := strings.IndexByte(tok, ' '); k > 0 && isLetter(tok[0]) && !(text[i] >= 'A' && text[i] <= 'Z' && text[i+k-1] >= 'A' && text[i+k-1] <= 'Z') {
		tok = "" // "les 3", against "DEL 3"
	}
	if tok == "" {
		return mark{}
	}
	m.token = tok
	shape, digits, complexToken := shapeOf(tok)
	if m.rank = lastNumber(tok); shape == "R" {
		m.rank = roman(tok)
	}
	if !sign && m.word == "" && !complexToken && (digits > 3 || digits == 0 && shape != "R") {
		return mark{} // a year or an amount that opens a sentence
	}
	after := skipSpaces(s, end)
	term := ""
	for after < len(s) {
		r, n := utf8.DecodeRuneInString(s[after:])
		if strings.ContainsRune(".:)-–—/°=|_•", r) {
			term += string(foldRune(r))
			after = skipSpaces(s, after+n)
			continue
		}
		break
	}
	if len(term) > 2 {
		term = term[:2]
	}
	if !sign && m.word == "" && !complexToken && term == "" && !subNumber(tok, text[after:]) {
		return mark{} // "12 logements" opens a sentence
	}
	if term == "/" && !complexToken || shape == "R" && term == "" && !sign && m.word == "" {
		return mark{}
	}
	if strings.HasPrefix(s[after:], "%") || strings.HasPrefix(s[after:], "€") || strings.HasPrefix(s[after:], "euro") {
		return mark{} // an amount
	}
	m.sub = m.word == "" && !sign && !complexToken && subNumber(tok, text[after:])
	m.form = m.word + "|" + shape + "|" + term
	if sign {
		m.form = m.word + "n°|" + shape + "|" + term
	}
	if m.word == "" {
		m.number = complexToken || sign
	}
	m.rest = min(after, len(text))
	return m
}

// subNumber tells whether a token such as 6-1 numbers a part of an item.
func subNumber(tok, rest string) bool {
	if len(tok) < 3 || len(tok) > 5 || !strings.ContainsAny(tok, "-.") || strings.ContainsAny(tok, "/ abcdefghijklmnopqrstuvwxyz") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(r)
}

// lower makes text lower-case and keeps every byte in place, so that positions hold.
func lower(s string) string {
	return strings.Map(func(r rune) rune {
		if l := unicode.ToLower(r); utf8.RuneLen(l) == utf8.RuneLen(r) {
			return l
		}
		return r
	}, s)
}

func skipSpaces(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r != '\u00a0' && !unicode.IsSpace(r) {
			break
		}
		i += n
	}
	return i
}

func skipBullets(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if f := foldRune(r); r >= utf8.RuneSelf && (f == "•" || f == "-" || f == "\"" || f == "") || r == '-' || r == '*' || r == '>' || r == '"' || r == '\u00a0' || unicode.IsSpace(r) {
			i += n
			continue
		}
		break
	}
	return i
}

func wordFrom(s string, i int) (string, int) {
	j := i
	for j < len(s) {
		r, n := utf8.DecodeRuneInString(s[j:])
		if !unicode.IsLetter(r) {
			break
		}
		j += n
	}
	return s[i:j], j
}

// numberSign measures "n°", "no", "nº", "n °", "n :" at the head of lower-case s; 0 without.
func numberSign(s string) int {
	if !strings.HasPrefix(s, "n") {
		return 0
	}
	i := skipSpaces(s, 1)
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case r == '°' || r == 'º' || r == '˚' || r == '*' && i == 1:
		i += n
	case strings.HasPrefix(s, "no ") || strings.HasPrefix(s, "no.") || strings.HasPrefix(s, "no:"):
		i = 2
	case strings.HasPrefix(s, "n."):
		i = 2
	default:
		return 0
	}
	i = skipSpaces(s, i)
	if strings.HasPrefix(s[i:], ":") || strings.HasPrefix(s[i:], ".") {
		i++
	}
	return i
}

// markToken reads a number: digits with letters, joined by - / . _ and, where the parts are
// figures, spaces around the sign; "announced" lets a lone word of letters and digits pass.
func markToken(s string, i int, announced bool) (string, int) {
	start := i
	end := i
	for end < len(s) && (isDigit(s[end]) || isLetter(s[end])) {
		end++
	}
	if end == start {
		return "", start
	}
	first := s[start:end]
	hasDigit := strings.ContainsAny(first, "0123456789")
	if !hasDigit && roman(first) == 0 && !(len(first) <= 4 && end < len(s) && strings.ContainsAny(s[end:end+1], "-_/ .") && joinedDigits(s[end:])) {
		return "", start
	}
	for end < len(s) {
		j := end
		k := skipSpaces(s, j)
		if k < len(s) && strings.ContainsAny(s[k:k+1], "-/._") || strings.HasPrefix(s[k:], "–") {
			_, n := utf8.DecodeRuneInString(s[k:])
			spaced := k > j
			k2 := skipSpaces(s, k+n)
			if k2 > k+n && !spaced && s[k] != '/' {
				break // "12- titre"
			}
			e := k2
			for e < len(s) && (isDigit(s[e]) || isLetter(s[e])) {
				e++
			}
			part := s[k2:e]
			if part == "" || !isPart(part, k2 > k+n || spaced) || spaced && s[k] == '.' || !hasDigit && !isDigit(part[0]) && !hasDigitIn(part) {
				break
			}
			if spaced && len(first) <= 2 && s[k] != '/' {
				break // "1 - 2 lots"
			}
			hasDigit = hasDigit || hasDigitIn(part)
			end = e
			continue
		}
		// "20240909 6", "2024 12": a date or a year and the number within it; "del 2024 012".
		if k > j && k < len(s) && isDigit(s[k]) {
			e := k
			for e < len(s) && isDigit(s[e]) {
				e++
			}
			head := s[start:end]
			long := allDigits(head) && len(head) == 8 && strings.HasPrefix(head, "20") || !hasDigitIn(head) ||
				len(head) == 4 && strings.HasPrefix(head, "20") && allDigits(head) && e-k == 3 && s[k] == '0' // "2026 003": the sign between them was lost
			if long && e-k <= 4 && (e == len(s) || !isLetter(s[e])) {
				end, hasDigit = e, true
				continue
			}
		}
		break
	}
	if !hasDigit && roman(s[start:end]) == 0 {
		return "", start
	}
	if end < len(s) {
		// A number that runs on into a word or a percentage is none: "2ème", "1er", "3D".
		if r, _ := utf8.DecodeRuneInString(s[end:]); unicode.IsLetter(r) || r == ',' && end+1 < len(s) && isDigit(s[end+1]) {
			return "", start
		}
	}
	tok := s[start:end]
	if !announced && isOrdinal(tok) {
		return "", start
	}
	return tok, end
}

func joinedDigits(s string) bool {
	s = strings.TrimLeft(s, "-_/. ")
	return s != "" && isDigit(s[0])
}

// isPart tells whether a piece after a joining sign belongs to the number.
func isPart(p string, spaced bool) bool {
	if allDigits(p) {
		return len(p) <= 8
	}
	if spaced {
		return false
	}
	return hasDigitIn(p) && len(p) <= 12 || len(p) <= 3
}

func hasDigitIn(s string) bool { return strings.ContainsAny(s, "0123456789") }

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

func isOrdinal(t string) bool {
	for _, suffix := range []string{"er", "re", "e", "eme", "nd", "nde", "h", "m", "ml", "km", "ha", "k", "m2", "ere", "ans", "a"} {
		if d, ok := strings.CutSuffix(t, suffix); ok && allDigits(d) {
			return true
		}
	}
	return false
}

// shapeOf writes digits as 9 and letters as a, runs as one; complex when the token has several
// parts, letters among digits, or a number no rank reaches.
func shapeOf(tok string) (shape string, digits int, complexToken bool) {
	if roman(tok) > 0 {
		return "R", 0, false
	}
	var b []byte
	parts := 0
	for i := 0; i < len(tok); i++ {
		c := tok[i]
		switch {
		case isDigit(c):
			digits++
			if len(b) == 0 || b[len(b)-1] != '9' {
				b = append(b, '9')
				parts++
			}
		case isLetter(c):
			if len(b) == 0 || b[len(b)-1] != 'a' {
				b = append(b, 'a')
				parts++
			}
		case c == ' ':
			if len(b) > 0 && b[len(b)-1] != '-' && i+1 < len(tok) && (isDigit(tok[i+1]) || isLetter(tok[i+1])) {
				b = append(b, ' ')
			}
		case len(b) == 0 || b[len(b)-1] != '-':
			b = append(b, '-')
		}
	}
	shape = string(b)
	// "3.1" and "2a" are ranks of an agenda; "2024-12", "D12", "2024.001" are numbers.
	complexToken = parts > 1 && digits >= 3 || digits >= 6 || parts > 1 && b[0] == 'a'
	return shape, digits, complexToken
}

func lastNumber(tok string) int {
	end := len(tok)
	for end > 0 && !isDigit(tok[end-1]) {
		end--
	}
	start := end
	for start > 0 && isDigit(tok[start-1]) {
		start--
	}
	return atoi(tok[start:end])
}

// roman returns the value of a Roman numeral up to 39, 0 for anything else.
func roman(s string) int {
	if s == "" || len(s) > 6 {
		return 0
	}
	value := 0
	for i := 0; i < len(s); i++ {
		v := romanDigit(s[i])
		if v == 0 {
			return 0
		}
		if i+1 < len(s) && romanDigit(s[i+1]) > v {
			v = -v
		}
		value += v
	}
	return value
}

func romanDigit(c byte) int {
	switch c {
	case 'i', 'I':
		return 1
	case 'v', 'V':
		return 5
	case 'x', 'X':
		return 10
	}
	return 0
}
