package pdftext

import (
	"unicode"
	"unicode/utf8"
)

// Titles are often set with white between their letters, by the word processor or by
// somebody who typed a space after each. Such letters make words again where the white
// tells letters from words.

// The measures of letters set apart.
const (
	lettersLeast    = 5    // characters in a row that stand alone
	lettersDistinct = 3    // letters among them that differ: not the crosses of a table
	lettersMost     = 20   // no word is longer: where all are evenly spaced nothing parts them
	betweenLetters  = 1.0  // the most white between two letters, in font sizes
	betweenWords    = 3.0  // the most between two words of such a title
	moreThanLetters = 0.16 // how much more white parts words than letters
)

// joinLetters makes words of the letters that stand alone, one after the other.
func (b *wordBuilder) joinLetters() {
	for from := 0; from < len(b.words); {
		to := from + 1
		for to < len(b.words) && b.besideLetter(to) {
			to++
		}
		if to-from >= lettersLeast {
			to = from + b.joinTitle(from, to)
		}
		from = to
	}
}

// besideLetter tells whether the i-th word and the one before it are characters of one line.
func (b *wordBuilder) besideLetter(i int) bool {
	a, w := &b.words[i-1], &b.words[i]
	if !b.alone(a) || !b.alone(w) || a.direction != w.direction || a.dx != w.dx || a.dy != w.dy || a.form != w.form {
		return false
	}
	gap, shift := w.u0-a.u1, w.v-a.v
	return gap > 0 && gap < betweenWords*a.size && shift < 0.05*a.size && -shift < 0.05*a.size && w.size < 1.05*a.size && a.size < 1.05*w.size
}

func (b *wordBuilder) alone(w *rawWord) bool {
	return w.to-w.from <= utf8.UTFMax && utf8.RuneCount(b.text[w.from:w.to]) == 1
}

// joinTitle joins the letters of b.words[from:to] into words, which take their place, and
// returns how many these are.
func (b *wordBuilder) joinTitle(from, to int) int {
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
		if i == 0 || w.u0-letters[i-1].u1 > least+moreThanLetters*size {
			text := len(b.text)
			b.text = append(b.text, b.text[w.from:w.to]...)
			w.from, w.to = text, len(b.text)
			joined = append(joined, w)
			continue
		}
		b.text = append(b.text, b.text[w.from:w.to]...)
		last := &joined[len(joined)-1]
		last.take(&w)
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
func (w *rawWord) take(o *rawWord) {
	if w.at != nil && o.at != nil {
		at := w.at.Union(*o.at)
		w.at = &at
	}
	w.u0, w.u1 = min(w.u0, o.u0), max(w.u1, o.u1)
	w.doubtful = w.doubtful || o.doubtful
	w.veil &= o.veil
	w.glyphs += o.glyphs
}

// varied tells whether enough letters that differ stand among characters.
func (b *wordBuilder) varied(characters []rawWord) bool {
	n := 0
	var distinct []rune
next:
	for i := range characters {
		r, _ := utf8.DecodeRune(b.text[characters[i].from:characters[i].to])
		if !unicode.IsLetter(r) {
			continue
		}
		n++
		for _, d := range distinct {
			if d == r {
				continue next
			}
		}
		distinct = append(distinct, r)
	}
	return n >= lettersLeast-1 && len(distinct) >= lettersDistinct
}
