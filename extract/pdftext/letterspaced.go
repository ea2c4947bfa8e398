package pdftext

import (
	"slices"
	"unicode"
	"unicode/utf8"
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
	for from := 0; from < len(b.words); {
		to := from + 1
		for to < len(b.words) && b.besidePiece(to) {
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
	a, w := &b.words[i-1], &b.words[i]
	if b.length(a) > pieceMost || b.length(w) > pieceMost || a.direction != w.direction || a.dx != w.dx || a.dy != w.dy || a.form != w.form {
		return false
	}
	gap, shift := w.u0-a.u1, w.v-a.v
	return gap > 0 && gap < betweenWords*a.size && shift < 0.05*a.size && -shift < 0.05*a.size && w.size < 1.05*a.size && a.size < 1.05*w.size
}

func (b *drawn) length(w *rawWord) int { return utf8.RuneCount(b.text[w.from:w.to]) }

// joinTitle joins the letters of b.words[from:to] into words, which take their place, and
// returns how many these are.
func (b *drawn) joinTitle(from, to int) int {
	letters := b.words[from:to]
	size := letters[0].size
	least := betweenWords * size
	for i := 1; i < len(letters); i++ {
		least = min(least, letters[i].u0-letters[i-1].u1)
	}
	if least > betweenLetters*size || !b.varied(letters) {
		return len(letters)
	}
	var joined []rawWord
	for i := range letters {
		w := letters[i]
		if i == 0 || w.u0-letters[i-1].u1 > least+moreThanLetters*size || letters[i-1].spaced && (b.length(&w) > 1 || b.length(&letters[i-1]) > 1) {
			text := len(b.text)
			b.text = append(b.text, b.text[w.from:w.to]...)
			w.from, w.to = text, len(b.text)
			joined = append(joined, w)
			continue
		}
		b.text = append(b.text, b.text[w.from:w.to]...)
		last := &joined[len(joined)-1]
		take(last, &w)
		last.to = len(b.text)
	}
	for _, w := range joined {
		if w.glyphs > lettersMost {
			return len(letters)
		}
	}
	n := copy(letters, joined)
	b.words = append(b.words[:from+n], b.words[to:]...)
	return n
}

// take widens a word by another that follows it.
func take(w, o *rawWord) {
	if w.at != nil && o.at != nil {
		at := w.at.Union(*o.at)
		w.at = &at
	}
	w.u0, w.u1 = min(w.u0, o.u0), max(w.u1, o.u1)
	w.doubtful = w.doubtful || o.doubtful
	w.veil &= o.veil
	w.glyphs += o.glyphs
}

// varied tells whether letters that stand alone, and differ, are most of the pieces.
func (b *drawn) varied(pieces []rawWord) bool {
	alone, letters := 0, 0
	var distinct []rune
	for i := range pieces {
		r, n := utf8.DecodeRune(b.text[pieces[i].from:pieces[i].to])
		if n < pieces[i].to-pieces[i].from {
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
