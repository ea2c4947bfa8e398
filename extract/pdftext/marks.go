package pdftext

import (
	"phare/extract/pdftext/font"
)

// The number of a footnote stands raised behind a figure or a word. It is no part of either:
// read with them it makes another figure. Behind a unit it is an exponent.

// markRise is how far above the baseline a mark stands at least, in font sizes.
const markRise = 0.15

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
