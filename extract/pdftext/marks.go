package pdftext

import (
	"phare/extract/pdftext/font"
	"phare/extract/pdftext/layout"
	"phare/extract/pdftext/printed"
)

// The number of a footnote stands raised behind a figure or a word. It is no part of either:
// read with them it makes another figure. Behind a unit it is an exponent.

// markRise is how far above the baseline a mark stands at least, in font sizes.
const markRise = 0.15

// isMark tells whether a glyph, drawn at u, v with the pen at hand, is (part of) the mark of a
// footnote behind the word at hand.
func (b *wordBuilder) isMark(text string, u, v float64) bool {
	if !b.open || text == "" || text[0] < 0x80 && (text[0] > '9' || b.pen.size > printed.Small*b.cur.Size) || !layout.RaisedDigits(text) && !layout.DigitsAlone(text) {
		return false
	}
	size := b.cur.Size
	if gap := u - b.endU; gap < -0.2*size || gap > layout.MarkGap*size || v > b.cur.V+0.1*size || b.cur.V-v > smallShift*size {
		return false
	}
	if layout.DigitsAlone(text) && (b.pen.size > printed.Small*b.cur.Size || b.cur.V-v < markRise*b.cur.Size) {
		return false
	}
	return layout.TakesMark(string(b.Text[b.cur.From:]))
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
	for i := range b.Words {
		w := &b.Words[i]
		u := uses[w.Font]
		if string(b.Text[w.From:w.To]) == "\ufffd" {
			u.alone++
		} else {
			u.other++
		}
		uses[w.Font] = u
	}
	alone := 0
	for _, u := range uses {
		if u.other == 0 {
			alone += u.alone
		}
	}
	if float64(alone) > bulletShare*float64(len(b.Words)) {
		return
	}
	for i := range b.Words {
		w := &b.Words[i]
		u := uses[w.Font]
		if u.other > 0 || string(b.Text[w.From:w.To]) != "\ufffd" {
			continue
		}
		from := len(b.Text)
		b.Text = append(b.Text, "•"...)
		w.From, w.To, w.Doubtful = from, len(b.Text), false
		b.bad--
	}
}
