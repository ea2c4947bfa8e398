package layout

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"phare/extract/pdftext/printed"
)

// Titles are often set with white between their letters, by the word processor or by
// somebody who typed a space after each. Such letters make words again where the white
// tells letters from words.

// The measures of letters set apart.
const (
	lettersLeast    = 5    // characters in a row that stand alone
	lettersShare    = 0.6  // share of such among pieces of words: "AV" may be set closer
	pieceMost       = 4    // characters of a piece
	lettersDistinct = 3    // letters among them that differ: not the crosses of a table
	lettersMost     = 20   // no word is longer: where all are evenly spaced nothing parts them
	betweenLetters  = 1.0  // the most white between two letters, in font sizes
	betweenWords    = 3.0  // the most between two words of such a title
	moreThanLetters = 0.16 // how much more white parts words than letters
)

// joinLetters makes words of the letters that stand alone, one after the other.
func (b *drawn) joinLetters() {
	for from := 0; from < len(b.Words); {
		to := from + 1
		for to < len(b.Words) && b.besidePiece(to) {
			to++
		}
		if to-from >= lettersLeast {
			to = from + b.joinTitle(from, to)
		}
		from = to
	}
}

// besidePiece tells whether the i-th word and the one before it are letters of one line, or
// few.
func (b *drawn) besidePiece(i int) bool {
	a, w := &b.Words[i-1], &b.Words[i]
	if b.length(a) > pieceMost || b.length(w) > pieceMost || a.Direction != w.Direction || a.Dx != w.Dx || a.Dy != w.Dy || a.Form != w.Form {
		return false
	}
	gap, shift := w.U0-a.U1, w.V-a.V
	return gap > 0 && gap < betweenWords*a.Size && shift < 0.05*a.Size && -shift < 0.05*a.Size && w.Size < 1.05*a.Size && a.Size < 1.05*w.Size
}

func (b *drawn) length(w *printed.Raw) int { return utf8.RuneCount(b.Text[w.From:w.To]) }

// joinTitle joins the letters of b.words[from:to] into words, which take their place, and
// returns how many these are.
func (b *drawn) joinTitle(from, to int) int {
	letters := b.Words[from:to]
	size := letters[0].Size
	least := betweenWords * size
	for i := 1; i < len(letters); i++ {
		least = min(least, letters[i].U0-letters[i-1].U1)
	}
	if least > betweenLetters*size || !b.varied(letters) {
		return len(letters)
	}
	var joined []printed.Raw
	for i := range letters {
		w := letters[i]
		if i == 0 || w.U0-letters[i-1].U1 > least+moreThanLetters*size || letters[i-1].Spaced && (b.length(&w) > 1 || b.length(&letters[i-1]) > 1) {
			text := len(b.Text)
			b.Text = append(b.Text, b.Text[w.From:w.To]...)
			w.From, w.To = text, len(b.Text)
			joined = append(joined, w)
			continue
		}
		b.Text = append(b.Text, b.Text[w.From:w.To]...)
		last := &joined[len(joined)-1]
		take(last, &w)
		last.To = len(b.Text)
	}
	for _, w := range joined {
		if w.Glyphs > lettersMost {
			return len(letters)
		}
	}
	n := copy(letters, joined)
	b.Words = append(b.Words[:from+n], b.Words[to:]...)
	return n
}

// take widens a word by another that follows it.
func take(w, o *printed.Raw) {
	if w.At != nil && o.At != nil {
		at := w.At.Union(*o.At)
		w.At = &at
	}
	w.U0, w.U1 = min(w.U0, o.U0), max(w.U1, o.U1)
	w.Doubtful = w.Doubtful || o.Doubtful
	w.Veil &= o.Veil
	w.Glyphs += o.Glyphs
}

// varied tells whether letters that stand alone, and differ, are most of the pieces.
func (b *drawn) varied(pieces []printed.Raw) bool {
	alone, letters := 0, 0
	var distinct []rune
	for i := range pieces {
		r, n := utf8.DecodeRune(b.Text[pieces[i].From:pieces[i].To])
		if n < pieces[i].To-pieces[i].From {
			continue
		}
		alone++
		if unicode.IsLetter(r) {
			letters++
			if !slices.Contains(distinct, r) {
				distinct = append(distinct, r)
			}
		}
	}
	return float64(alone) >= lettersShare*float64(len(pieces)) && letters >= lettersLeast-1 && len(distinct) >= lettersDistinct
}
