package pdftext

import (
	"phare/extract/pdftext/font"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The number of a footnote stands raised behind a figure or a word. It is no part of either:
// read with them it makes another figure. Behind a unit it is an exponent.

// markRise is how far above the baseline a mark stands at least, in font sizes.
const markRise = 0.15

// exponentUnits are what an exponent may stand behind.
const exponentUnits = " m mm cm dm dam hm km µm nm nm m. km. cm. "

// isMark tells whether a glyph, drawn at u, v with the pen at hand, is (part of) the mark of a
// footnote behind the word at hand.
func (b *wordBuilder) isMark(text string, u, v float64) bool {
	if !b.open || text == "" || text[0] < 0x80 && (text[0] > '9' || b.pen.size > small*b.cur.size) || !raisedDigits(text) && !digitsAlone(text) {
		return false
	}
	size := b.cur.size
	if gap := u - b.endU; gap < -0.2*size || gap > markGap*size || v > b.cur.v+0.1*size || b.cur.v-v > smallShift*size {
		return false
	}
	if digitsAlone(text) && (b.pen.size > small*b.cur.size || b.cur.v-v < markRise*b.cur.size) {
		return false
	}
	return takesMark(string(b.text[b.cur.from:]))
}

// takesMark tells whether a raised digit behind a word is a footnote's mark rather than an
// exponent: after a figure, a sign of money or share, a word that is no unit.
func takesMark(word string) bool {
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

// raisedDigits and digitsAlone are asked of every glyph.
func raisedDigits(s string) bool {
	for _, r := range s {
		switch r {
		case '⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹':
		default:
			return false
		}
	}
	return true
}

func digitsAlone(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// bulletShare is the most of a page's words that may be bullets of unknown glyphs.
const bulletShare = 0.25

// bullets reads unknown glyphs that stand alone as bullets, where their font shows nothing
// else on the page: a font of pictures whose name and codes were lost. A font of text shows
// words.
func (b *wordBuilder) bullets() {
	if b.bad == 0 {
		return
	}
	type use struct{ alone, other int }
	uses := map[*font.Font]use{}
	for i := range b.words {
		w := &b.words[i]
		u := uses[w.font]
		if string(b.text[w.from:w.to]) == "\ufffd" {
			u.alone++
		} else {
			u.other++
		}
		uses[w.font] = u
	}
	alone := 0
	for _, u := range uses {
		if u.other == 0 {
			alone += u.alone
		}
	}
	if float64(alone) > bulletShare*float64(len(b.words)) {
		return
	}
	for i := range b.words {
		w := &b.words[i]
		u := uses[w.font]
		if u.other > 0 || string(b.text[w.from:w.to]) != "\ufffd" {
			continue
		}
		from := len(b.text)
		b.text = append(b.text, "•"...)
		w.from, w.to, w.doubtful = from, len(b.text), false
		b.bad--
	}
}
