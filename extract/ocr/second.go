package ocr

import (
	"slices"
	"strings"

	"phare/extract/pdftext"
)

// unsure returns the places to be read again: figures, and words that were read badly, with
// what stands right beside them.
func (s *sheet) unsure() []pdftext.Box {
	var boxes []pdftext.Box
	for _, w := range s.words {
		if figures(w.text) != "" || w.faint || figureLike(w.text) || w.confidence < sureConfidence && w.confidence >= leastConfidence {
			boxes = append(boxes, pdftext.Box{X0: w.box.X0 - contextWidth, Y0: w.box.Y0 - 3, X1: w.box.X1 + contextWidth, Y1: w.box.Y1 + 3})
		}
	}
	return boxes
}

// lookalike holds the letters that are taken for a figure of the same shape when they stand
// alone, and that figure.
var lookalike = map[string]string{"O": "0", "o": "0", "Q": "0", "S": "5", "B": "8", "Z": "2", "I": "1", "l": "1"}

func figureLike(text string) bool { return lookalike[text] != "" }

// contextWidth is how far, in points, the image beside an unsure word is kept.
const contextWidth = 40

// compare holds the words against another reading of the same page. A word whose figures
// differ is doubtful, and so it stays when the other reading, being surer, takes its place.
func (s *sheet) compare(other []word) {
	for i := range s.words {
		w := &s.words[i]
		mine := figures(w.text)
		at := w.within(other)
		if w.faint {
			if len(at) == 1 && at[0].covers(w) && (at[0].confidence >= wellRead || at[0].confidence >= sureConfidence && at[0].text == w.text) {
				w.text, w.faint, w.doubtful = at[0].text, false, figures(at[0].text) != "" && figures(at[0].text) != mine
			}
			continue
		}
		if figureLike(w.text) && len(at) == 1 && at[0].confidence > max(w.confidence, wellRead) && at[0].text == lookalike[w.text] {
			w.text, w.doubtful = at[0].text, true
			continue
		}
		if mine == "" {
			// a badly read word: the other reading's, when it is one whole word read well
			if w.confidence < sureConfidence && len(at) == 1 && at[0].confidence > wellRead && at[0].covers(w) && figures(at[0].text) == "" {
				w.text, w.doubtful = at[0].text, false
			}
			continue
		}
		var theirs strings.Builder
		for _, o := range at {
			theirs.WriteString(figures(o.text))
		}
		if theirs.String() == mine || insideOne(w, other, mine) {
			continue
		}
		w.doubtful = true
		if len(at) == 1 && at[0].confidence > w.confidence && at[0].covers(w) && figures(at[0].text) != "" {
			w.text = at[0].text
		}
	}
}

// drop leaves out the words that no reading bears out.
func (s *sheet) drop() {
	s.words = slices.DeleteFunc(s.words, func(w word) bool { return w.faint })
}

// wellRead is the confidence of a word that may take the place of a doubtful one.
const wellRead = 80

// within returns the words whose middle lies in w's box.
func (w *word) within(words []word) []*word {
	var at []*word
	for i := range words {
		o := &words[i]
		x, y := (o.box.X0+o.box.X1)/2, (o.box.Y0+o.box.Y1)/2
		if x >= w.box.X0 && x <= w.box.X1 && y >= w.box.Y0 && y <= w.box.Y1 {
			at = append(at, o)
		}
	}
	slices.SortFunc(at, func(a, b *word) int {
		if a.box.X0 < b.box.X0 {
			return -1
		}
		return 1
	})
	return at
}

// covers tells whether both words are of one print: the same width, within a letter's.
func (w *word) covers(o *word) bool {
	letter := max(o.box.Y1-o.box.Y0, 6) * 0.6
	left, right := w.box.X0-o.box.X0, w.box.X1-o.box.X1
	return max(left, -left) < letter && max(right, -right) < letter
}

// insideOne tells whether the other reading has the word within a longer one, with the same
// figures at its place.
func insideOne(w *word, other []word, mine string) bool {
	x, y := (w.box.X0+w.box.X1)/2, (w.box.Y0+w.box.Y1)/2
	for _, o := range other {
		if x >= o.box.X0 && x <= o.box.X1 && y >= o.box.Y0 && y <= o.box.Y1 {
			return strings.Contains(o.text, w.text) || figures(o.text) == mine
		}
	}
	return false
}
