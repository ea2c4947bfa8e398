// Package numbering reads the marks that stand before a title: a number of the register, a rank, the
// label "Objet :".
package numbering

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/cut"
	"phare/extract/french"
)

// words that announce a number; the value tells whether what follows is a registered number.
var Words = map[string]bool{
	"deliberation": true, "deliberations": true, "delib": true, "del": true, "acte": true, "dcm": true, "dl": true, "dcc": true, "dcs": true, "dca": true, "decision": true,
	"question": false, "questions": false, "point": false, "rapport": false, "affaire": false, "dossier": false, "item": false, "sujet": false,
	"projet": false, "expose": false, "numero": true, "voeu": false, "motion": false, "rubrique": false, "annexe": false,
}

// Read reads the mark at the head of a line; form is "" when there is none.
func Read(text string) cut.Mark {
	var m cut.Mark
	s := Lower(text)
	i := SkipBullets(s, 0)
	// "Projet de délibération n° 12", "DÉLIBÉRATION N°2024-12", "Question n° 3 :"
	for range 3 {
		w, end := wordFrom(s, i)
		f := french.FoldLine(w)
		if f == "de" && m.Word != "" && strings.HasPrefix(s[end:], " ") {
			i = SkipSpaces(s, end)
			continue
		}
		registered, ok := Words[f]
		if !ok {
			break
		}
		if registered && len(f) <= 3 && ownInitials(f, s[end:]) {
			break
		}
		m.Word, m.Number = f, registered
		if strings.HasPrefix(s[end:], ".") {
			end++ // "délib. 2031/07"
		}
		i = SkipSpaces(s, end)
	}
	if m.Number {
		i = skipService(text, i)
	}
	sign := false
	if n := NumberSign(s[i:]); n > 0 {
		i = SkipSpaces(s, i+n)
		sign = true
	} else if m.Number && strings.HasPrefix(s[i:], "n ") && startsNumber(text[i+2:]) {
		i, sign = SkipSpaces(s, i+2), true // "DELIBERATION N 2031-12": the degree sign was lost
	} else if m.Word != "" && strings.HasPrefix(s[i:], ":") {
		i = SkipSpaces(s, i+1)
	}
	if m.Word == "expose" && !sign {
		return cut.Mark{} // "Exposé de M. X", against "EXPOSÉ N° 3"
	}
	tok, end := markToken(text, s, i, sign || m.Word != "" && m.Word != "annexe")
	if k := strings.IndexByte(tok, ' '); k > 0 && french.IsLetter(tok[0]) && !HasDigit(tok[:k]) && !(text[i] >= 'A' && text[i] <= 'Z' && text[i+k-1] >= 'A' && text[i+k-1] <= 'Z') {
		tok = "" // "les 3", against "DEL 3"
	}
	if tok == "" {
		return cut.Mark{}
	}
	m.Token = tok
	shape, digits, complexToken := Shape(tok)
	if m.Rank = lastNumber(tok); shape == "R" {
		m.Rank = Roman(tok)
	}
	if !sign && m.Word == "" && !complexToken && (digits > 3 || digits == 0 && shape != "R") {
		return cut.Mark{} // a year or an amount that opens a sentence
	}
	after := SkipSpaces(s, end)
	term := ""
	for after < len(s) {
		r, n := utf8.DecodeRuneInString(s[after:])
		if strings.ContainsRune(".:)-–—/°=|_•", r) {
			term += string(french.FoldRune(r))
			after = SkipSpaces(s, after+n)
			continue
		}
		break
	}
	if len(term) > 2 {
		term = term[:2]
	}
	if !sign && m.Word == "" && !complexToken && term == "" && !subNumber(tok, text[after:]) {
		return cut.Mark{} // "12 logements" opens a sentence
	}
	if term == "/" && !complexToken && !StartsUpper(text[after:]) || shape == "R" && term == "" && !sign && m.Word == "" {
		return cut.Mark{}
	}
	if strings.HasPrefix(s[after:], "%") || strings.HasPrefix(s[after:], "€") || strings.HasPrefix(s[after:], "euro") {
		return cut.Mark{} // an amount
	}
	if m.Sub = m.Word == "" && !sign && subNumber(tok, text[after:]); m.Sub {
		major, minor, _ := subParts(tok)
		m.Rank = major*cut.SubRank + minor
	}
	m.Form = m.Word + "|" + shape + "|" + term
	if sign {
		m.Form = m.Word + "n°|" + shape + "|" + term
	}
	if m.Word == "" {
		m.Number = (complexToken || sign) && !m.Sub
	}
	if m.Word == "affaire" && digits > 6 && complexToken {
		m.Number = true // "AFFAIRE N° 01-20310630": the session's day makes it the register's
	}
	if (m.Word == "rapport" || m.Word == "affaire" || m.Word == "dossier") && sign && french.IsLetter(tok[0]) && complexToken && digits >= 5 && HoldsYear(tok) {
		m.Number = true // "Rapport n° CP-2031-09-1-04": initials and the year make it the register's
	}
	m.Rest = min(after, len(text))
	return m
}

// ownInitials tells whether initials of a deliberation belong to the number that follows them,
// "DEL20310404_2", "DEL_2031_051"; those that few use name nothing without a sign, "DL n° 31-05".
func ownInitials(word, rest string) bool {
	if rest == "" || french.IsDigit(rest[0]) {
		return true
	}
	if strings.IndexByte("-_/", rest[0]) >= 0 && len(rest) > 1 && rest[1] != ' ' {
		return true
	}
	return word != "del" && word != "dcm" && NumberSign(rest[SkipSpaces(rest, 0):]) == 0
}

// subNumber tells whether a token such as 6-1, 2.3 or IV.1 numbers a part of an item, or an item
// of a theme.
func subNumber(tok, rest string) bool {
	_, _, ok := subParts(tok)
	return ok && StartsUpper(rest)
}

// subParts reads the two parts of "6-1", "2.3", "IV.1", "B.2".
func subParts(tok string) (major, minor int, ok bool) {
	i := strings.IndexAny(tok, "-.")
	if i <= 0 {
		return 0, 0, false
	}
	first, last := tok[:i], tok[i+1:]
	if !french.AllDigits(last) || len(last) > 2 || last[0] == '0' {
		return 0, 0, false
	}
	switch {
	case french.AllDigits(first) && len(first) <= 2 && first[0] != '0':
		major = french.Atoi(first)
	case Roman(first) > 0:
		major = Roman(first)
	case len(first) == 1 && tok[i] == '.' && french.IsLetter(first[0]):
		major = int(first[0]) - 'a' + 1
	default:
		return 0, 0, false
	}
	return major, french.Atoi(last), true
}

// StartsUpper tells whether text begins with a capital.
func StartsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// Lower makes text lower-case and keeps every byte in place, so that positions hold.
func Lower(s string) string {
	return strings.Map(func(r rune) rune {
		if l := unicode.ToLower(r); utf8.RuneLen(l) == utf8.RuneLen(r) {
			return l
		}
		return r
	}, s)
}

// SkipSpaces returns the byte behind the spaces at i.
func SkipSpaces(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r != '\u00a0' && !unicode.IsSpace(r) {
			break
		}
		i += n
	}
	return i
}

// SkipBullets returns the byte behind the spaces and bullets at i.
func SkipBullets(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if f := french.FoldRune(r); r >= utf8.RuneSelf && (f == "•" || f == "-" || f == "\"" || f == "") || r == '-' || r == '*' || r == '>' || r == '"' || r == '\u00a0' || unicode.IsSpace(r) {
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

// NumberSign measures "n°", "no", "nº", "n °", "n :" at the head of lower-case s; 0 without.
func NumberSign(s string) int {
	if !strings.HasPrefix(s, "n") {
		return 0
	}
	i := SkipSpaces(s, 1)
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
	i = SkipSpaces(s, i)
	if strings.HasPrefix(s[i:], ":") || strings.HasPrefix(s[i:], ".") {
		i++
	}
	return i
}

// HoldsYear tells whether a number bears a year beside its rank, "D-31-2031", "C2031_045", and is
// no span of years.
func HoldsYear(token string) bool {
	year, rank := false, false
	for _, p := range strings.FieldsFunc(token, func(c rune) bool { return strings.ContainsRune("-/_. ", c) }) {
		if bare := strings.TrimLeft(p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"); len(p)-len(bare) <= 4 {
			p = bare
		}
		switch {
		case french.AllDigits(p) && len(p) == 4 && (strings.HasPrefix(p, "19") || strings.HasPrefix(p, "20")):
			if year {
				return false
			}
			year = true
		case french.AllDigits(p) && len(p) <= 4:
			rank = true
		}
	}
	return year && rank
}

// TokenAsPrinted finds a mark's token, kept in lower case, in the text it was read from.
func TokenAsPrinted(text string, m cut.Mark) string {
	if i := strings.Index(Lower(text), m.Token); i >= 0 {
		return text[i : i+len(m.Token)]
	}
	return m.Token
}

// May is a cheap look before Read.
func May(f string) bool {
	t := strings.TrimLeft(f, "-•*>\" ")
	if t == "" {
		return false
	}
	return strings.ContainsAny(french.Head(t, 30), "0123456789") || strings.ContainsAny(t[:1], "ivx") && strings.ContainsAny(french.Head(t, 7), ".-/):")
}

// CutObject takes "objet :" off the head of folded text.
func CutObject(f string) (string, bool) {
	for _, label := range []string{"objet", "intitule", "titre", "sujet", "affaire"} {
		t, ok := strings.CutPrefix(f, label)
		if !ok {
			continue
		}
		for _, w := range []string{" de la deliberation", " de la seance"} {
			t = strings.TrimPrefix(t, w)
		}
		u := strings.TrimLeft(t, " :.-_")
		if strings.ContainsAny(t[:len(t)-len(u)], ":-.") || u == "" {
			return u, true
		}
	}
	return f, false
}

// CutNumber tells whether a line's end cuts a number behind its sign: "n° 2031-", "41)".
func CutNumber(above, below string) bool {
	n := len(above)
	return n >= 2 && below != "" && french.IsDigit(below[0]) && french.IsDigit(above[n-2]) && strings.ContainsAny(above[n-1:], "-/_")
}

// StartsLower tells whether text begins with a small letter.
func StartsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " "))
	return unicode.IsLower(r)
}
