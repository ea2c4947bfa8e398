package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// TakesMark tells whether a raised digit behind a word is a footnote's mark rather than an
// exponent: after a figure, a sign of money or share, a word that is no unit.
func TakesMark(word string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	if unicode.IsDigit(last) || strings.ContainsRune("€%$£)»”\"'.,;:!?…", last) {
		return strings.IndexFunc(word, func(r rune) bool {
			return unicode.IsDigit(r) || unicode.IsLetter(r) || r == '€' || r == '%' || r == ')' || r == '»'
		}) >= 0
	}
	letters := len(word)
	for letters > 0 {
		r, n := utf8.DecodeLastRuneInString(word[:letters])
		if !unicode.IsLetter(r) {
			break
		}
		letters -= n
	}
	tail := word[letters:]
	return utf8.RuneCountInString(tail) >= 3 && !strings.Contains(exponentUnits, " "+tail+" ")
}

// RaisedDigits and DigitsAlone are asked of every glyph.
func RaisedDigits(s string) bool {
	for _, r := range s {
		switch r {
		case '⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹':
		default:
			return false
		}
	}
	return true
}

// DigitsAlone tells whether a text is digits, or empty.
func DigitsAlone(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// exponentUnits are what an exponent may stand behind.
const exponentUnits = " m mm cm dm dam hm km µm nm nm m. km. cm. "

// The measures of rows, in font sizes.
const (
	sameBaseline = 0.2 // how far baselines of one row may lie apart
	fragmentGap  = 1.2 // white space that parts two fragments
	exponentGap  = 0.1 // white space between a word and its exponent
	MarkGap      = 0.5 // white space between a word and the mark of its footnote
)
