package numbering

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/french"
)

// markToken reads a number: digits with letters, joined by - / . _ and, where the parts are
// figures, spaces around the sign; "announced" lets a lone word of letters and digits pass. s
// is the text in lower case.
func markToken(text, s string, i int, announced bool) (string, int) {
	if end := yearServiceNumber(text, i); end > 0 {
		return s[i:end], end
	}
	start := i
	end := i
	for end < len(s) && (french.IsDigit(s[end]) || french.IsLetter(s[end])) {
		end++
	}
	if end == start {
		return "", start
	}
	first := s[start:end]
	hasDigit := strings.ContainsAny(first, "0123456789")
	if !hasDigit && Roman(first) == 0 && !(len(first) <= 4 && end < len(s) && strings.ContainsAny(s[end:end+1], "-_/ .") && joinedDigits(text, end)) {
		return "", start
	}
	for end < len(s) {
		j := end
		k := SkipSpaces(s, j)
		if k < len(s) && strings.ContainsAny(s[k:k+1], "-/._") || strings.HasPrefix(s[k:], "–") {
			_, n := utf8.DecodeRuneInString(s[k:])
			spaced := k > j
			k2 := SkipSpaces(s, k+n)
			if k2 > k+n && !spaced && s[k] != '/' {
				break // "12- titre"
			}
			e := k2
			for e < len(s) && (french.IsDigit(s[e]) || french.IsLetter(s[e])) {
				e++
			}
			part := s[k2:e]
			if p := max(parenthesised(s, k2), initialsLast(text, k2)); p > 0 && !spaced {
				hasDigit, end = true, p
				continue
			}
			if part == "" || !isPart(part, k2 > k+n || spaced) || spaced && s[k] == '.' || !hasDigit && !HasDigit(part) && !joinedDigits(text, e) {
				break
			}
			if spaced && len(first) <= 2 && s[k] != '/' {
				break // "1 - 2 lots"
			}
			hasDigit = hasDigit || HasDigit(part)
			end = e
			continue
		}
		// "20240909 6", "2024 12": a date or a year and the number within it; "del 2024 012".
		if k > j && k < len(s) && french.IsDigit(s[k]) {
			e := k
			for e < len(s) && french.IsDigit(s[e]) {
				e++
			}
			head := s[start:end]
			long := french.AllDigits(head) && len(head) == 8 && strings.HasPrefix(head, "20") || !HasDigit(head) && !(len(head) == 2 && isRoad(head)) ||
				len(head) == 4 && strings.HasPrefix(head, "20") && french.AllDigits(head) && e-k == 3 && s[k] == '0' // "2026 003": the sign between them was lost
			if long && e-k <= 4 && (e == len(s) || !french.IsLetter(s[e])) {
				end, hasDigit = e, true
				continue
			}
		}
		break
	}
	if !hasDigit && Roman(s[start:end]) == 0 {
		return "", start
	}
	if announced || strings.ContainsAny(s[start:end], "-/_") {
		end = withSuffix(text, s, end)
	}
	if end < len(s) {
		// A number that runs on into a word or a percentage is none: "2ème", "1er", "3D".
		if r, _ := utf8.DecodeRuneInString(s[end:]); unicode.IsLetter(r) || r == ',' && end+1 < len(s) && french.IsDigit(s[end+1]) {
			return "", start
		}
	}
	tok := s[start:end]
	if !announced && isOrdinal(tok) {
		return "", start
	}
	return tok, end
}

// serviceYear is "08 2031 15 –", the district, the year and the number within it; "V08 2031 15"
// needs no sign after it.
var serviceYear = regexp.MustCompile(`^(?:\d{2} 20\d\d \d{1,4} [–:-]|[A-Z]\d{1,2} 20\d\d \d{1,4}\b)`)

// yearMonthNumber is "2031 03 n°09".
var yearMonthNumber = regexp.MustCompile(`^20\d\d(?:[ -/]\d{1,2})? [nN]° ?\d{1,4}\b`)

// yearServiceNumber reads "2031 DAE 171", a year, the initials of a service and the number
// within it; it returns the end, 0 without one.
func yearServiceNumber(text string, i int) int {
	if m := yearMonthNumber.FindString(text[i:]); m != "" {
		return i + len(m)
	}
	if m := serviceYear.FindString(text[i:]); m != "" {
		return i + len(strings.TrimRight(m, " –-:"))
	}
	if len(text) < i+8 || !french.AllDigits(text[i:i+4]) || text[i:i+2] != "20" || text[i+4] != ' ' {
		return 0
	}
	k := i + 5
	for k < len(text) && text[k] >= 'A' && text[k] <= 'Z' {
		k++
	}
	if n := k - i - 5; n < 2 || n > 6 || k >= len(text) || text[k] != ' ' && text[k] != '-' {
		return 0
	}
	e := k + 1
	for e < len(text) && french.IsDigit(text[e]) {
		e++
	}
	if e == k+1 || e-k > 5 || e < len(text) && french.IsLetter(text[e]) {
		return 0
	}
	return e
}

// skipService passes over the initials between "délibération" and its number: "CDE n° 03/2031".
func skipService(text string, i int) int {
	k := i
	for k < len(text) && text[k] >= 'A' && text[k] <= 'Z' {
		k++
	}
	if n := k - i; n < 2 || n > 6 || NumberSign(Lower(text[i:k])) > 0 {
		return i
	}
	if after := SkipSpaces(text, k); after > k && NumberSign(Lower(text[after:])) > 0 {
		return after
	}
	return i
}

// parenthesised returns the end of a part in brackets, "(36214)", 0 without one.
func parenthesised(s string, i int) int {
	if i >= len(s) || s[i] != '(' {
		return 0
	}
	e := i + 1
	for e < len(s) && french.IsDigit(s[e]) {
		e++
	}
	if e == i+1 || e >= len(s) || s[e] != ')' {
		return 0
	}
	return e + 1
}

// initialsLast returns the end of the service's initials that close a number, "24-38512-DGAVC"; 0
// without them, or when words follow.
func initialsLast(text string, i int) int {
	e := i
	for e < len(text) && text[e] >= 'A' && text[e] <= 'Z' {
		e++
	}
	if e-i < 2 || e-i > 6 {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(text[SkipSpaces(text, e):])
	if k := SkipSpaces(text, e); k < len(text) && (unicode.IsLetter(r) || french.IsDigit(text[k]) || text[e] == '-' || text[e] == '\'') {
		return 0
	}
	return e
}

// withSuffix takes in what is printed behind a number and belongs to it: "2031/12 BIS", "31/102
// AC de l'Assemblée".
func withSuffix(text, s string, end int) int {
	k := SkipSpaces(s, end)
	w, e := wordFrom(s, k)
	switch {
	case w == "bis" || w == "ter" || w == "quater":
		return e
	case k > end && (text[k:e] == "AC" || text[k:e] == "CP") && strings.HasPrefix(s[e:], " de l"):
		return e
	}
	return end
}

// joinedDigits tells whether signs lead from byte i on to digits, over other initials at most:
// "-CM-31-051" behind "DEL".
func joinedDigits(text string, i int) bool {
	for i < len(text) {
		for i < len(text) && strings.IndexByte("-_/. ", text[i]) >= 0 {
			i++
		}
		e := i
		for e < len(text) && text[e] >= 'A' && text[e] <= 'Z' {
			e++
		}
		if e == i {
			break
		}
		if e-i > 6 || i == 0 || e == len(text) || strings.IndexByte("-_/", text[i-1]) < 0 || strings.IndexByte("-_/", text[e]) < 0 {
			return false
		}
		i = e
	}
	return i < len(text) && french.IsDigit(text[i])
}

// isRoad tells whether initials are those of a road, "RD 37".
func isRoad(s string) bool {
	switch s {
	case "rd", "rn", "ro", "rm", "vc", "cr":
		return true
	}
	return false
}

// startsNumber tells whether digits open a text, alone or behind the initials of a number.
func startsNumber(text string) bool {
	i := SkipSpaces(text, 0)
	for i < len(text) && text[i] >= 'A' && text[i] <= 'Z' {
		i++
	}
	return joinedDigits(text, i)
}

// isPart tells whether a piece after a joining sign belongs to the number.
func isPart(p string, spaced bool) bool {
	if french.AllDigits(p) {
		return len(p) <= 8
	}
	if spaced {
		return false
	}
	return HasDigit(p) && len(p) <= 12 || len(p) <= 3
}

// HasDigit tells whether text holds a digit.
func HasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

func isOrdinal(t string) bool {
	for _, suffix := range []string{"er", "re", "e", "eme", "nd", "nde", "h", "m", "ml", "km", "ha", "k", "m2", "ere", "ans", "a"} {
		if d, ok := strings.CutSuffix(t, suffix); ok && french.AllDigits(d) {
			return true
		}
	}
	return false
}

// Shape writes digits as 9 and letters as a, runs as one; complex when the token has several
// parts, letters among digits, or a number no rank reaches.
func Shape(tok string) (shape string, digits int, complexToken bool) {
	if Roman(tok) > 0 {
		return "R", 0, false
	}
	var b []byte
	parts := 0
	for i := 0; i < len(tok); i++ {
		c := tok[i]
		switch {
		case french.IsDigit(c):
			digits++
			if len(b) == 0 || b[len(b)-1] != '9' {
				b = append(b, '9')
				parts++
			}
		case french.IsLetter(c):
			if len(b) == 0 || b[len(b)-1] != 'a' {
				b = append(b, 'a')
				parts++
			}
		case c == ' ':
			if len(b) > 0 && b[len(b)-1] != '-' && i+1 < len(tok) && (french.IsDigit(tok[i+1]) || french.IsLetter(tok[i+1])) {
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
	for end > 0 && !french.IsDigit(tok[end-1]) {
		end--
	}
	start := end
	for start > 0 && french.IsDigit(tok[start-1]) {
		start--
	}
	return french.Atoi(tok[start:end])
}

// Roman returns the value of a Roman numeral up to 39, 0 for anything else.
func Roman(s string) int {
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
