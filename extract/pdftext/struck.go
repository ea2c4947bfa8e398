package pdftext

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"phare/extract/pdftext/printed"
)

// CodeStruck warns of words that are struck out: they are no words of the act.
const CodeStruck = "struck-out"

// The measures of a line that strikes words out, in font sizes. A line under words, between
// rows or around a cell lies elsewhere, or goes on beyond them.
const (
	strikeTop    = 0.52 // above the baseline, at most
	strikeBottom = 0.12 // and at least
	strikeEnds   = 0.5  // how far it may reach beyond the words
	strikeShare  = 0.75 // share of a word that it covers
	strikePart   = 0.2  // share of a word whose beginning or end alone is struck, at least
)

// strikeOut takes the words that are struck out, by a line through them or by an annotation
// that says so, out of b and returns them as one text.
func (b *wordBuilder) strikeOut(r *printed.Rules, marked []Box) string {
	isThin := func(s printed.Segment) bool { return s.Thin }
	if len(b.Words) == 0 || len(marked) == 0 && !slices.ContainsFunc(r.Horizontal, isThin) && !slices.ContainsFunc(r.Vertical, isThin) {
		return ""
	}
	struck := make([]bool, len(b.Words))
	some := false
	for _, box := range marked {
		for i := range b.Words {
			w := b.Words[i].Box()
			if box.Holds(float64(w.X0+w.X1)/2, float64(w.Y0+w.Y1)/2) && min(w.X1, box.X1)-max(w.X0, box.X0) >= strikeShare*(w.X1-w.X0) {
				struck[i], some = true, true
			}
		}
	}
	byLine := b.byHeight()
	defer func() { b.order = byLine }()
	strike := func(s printed.Segment, across bool) {
		if s.Thin && b.strike(s, across, byLine, &struck) {
			some = true
		}
	}
	for _, s := range r.Horizontal {
		strike(s, true)
	}
	for _, s := range r.Vertical {
		strike(s, false)
	}
	if !some {
		return ""
	}
	var out strings.Builder
	kept := b.Words[:0]
	for i, w := range b.Words {
		if !struck[i] {
			kept = append(kept, w)
			continue
		}
		out.WriteString(" " + string(b.Text[w.From:w.To]))
	}
	b.Words = kept
	return strings.TrimPrefix(out.String(), " ")
}

// heights holds the words of each upright direction by their baselines, so that a line is held
// against the words near it alone.
type heights struct {
	words   [printed.Askew][]int
	largest float64 // font size
}

func (b *wordBuilder) byHeight() heights {
	h := b.order
	h.largest = 0
	for d := range h.words {
		h.words[d] = h.words[d][:0]
	}
	for i := range b.Words {
		if w := &b.Words[i]; w.Direction != printed.Askew {
			h.words[w.Direction] = append(h.words[w.Direction], i)
			h.largest = max(h.largest, w.Size)
		}
	}
	for _, group := range h.words {
		slices.SortFunc(group, func(i, j int) int { return cmp.Compare(b.Words[i].V, b.Words[j].V) })
	}
	return h
}

// near returns the words of a direction that a line at v may strike out, and some more.
func (b *wordBuilder) near(h heights, d uint8, v float64) []int {
	group := h.words[d]
	at := func(v float64) int {
		n, _ := slices.BinarySearchFunc(group, v, func(i int, v float64) int { return cmp.Compare(b.Words[i].V, v) })
		return n
	}
	return group[at(v):at(v+strikeTop*h.largest+1)]
}

// strike marks the words that one drawn line strikes out. A word of which it covers the
// beginning or the end is parted there.
func (b *wordBuilder) strike(s printed.Segment, across bool, byLine heights, struck *[]bool) bool {
	directions := [2]uint8{0, 2}
	if !across {
		directions = [2]uint8{1, 3}
	}
	some := false
	for _, d := range directions {
		// the line in the frame of the direction: see wordBuilder.glyph
		v, from, to := s.At, s.From, s.To
		switch d {
		case 1:
			from, to = -s.To, -s.From
		case 2:
			v, from, to = -s.At, -s.To, -s.From
		case 3:
			v = -s.At
		}
		lo, hi := math.Inf(1), math.Inf(-1)
		var on []int
		for _, i := range b.near(byLine, d, v) {
			w := &b.Words[i]
			if v < w.V-strikeTop*w.Size || v > w.V-strikeBottom*w.Size || min(to, w.U1)-max(from, w.U0) < strikePart*(w.U1-w.U0) {
				continue
			}
			on = append(on, i)
			lo, hi = min(lo, w.U0-strikeEnds*w.Size), max(hi, w.U1+strikeEnds*w.Size)
		}
		if len(on) == 0 || from < lo || to > hi {
			continue
		}
		for _, i := range on {
			some = b.strikeWord(i, from, to, struck) || some
		}
	}
	return some
}

func (b *wordBuilder) strikeWord(i int, from, to float64, struck *[]bool) bool {
	w := &b.Words[i]
	width := w.U1 - w.U0
	if min(to, w.U1)-max(from, w.U0) >= strikeShare*width {
		(*struck)[i] = true
		return true
	}
	text := string(b.Text[w.From:w.To])
	n := utf8.RuneCountInString(text)
	cut := to
	if from > w.U0+0.1*width {
		cut = from
	}
	k := int(math.Round(float64(n) * (cut - w.U0) / width))
	if k <= 0 || k >= n || from > w.U0+0.1*width && to < w.U1-0.1*width {
		return false
	}
	// the part that stays is the word; the other becomes one of its own, behind all
	at := w.From + len(string([]rune(text)[:k]))
	part := *w
	if cut == to {
		part.To, part.U1 = at, cut
		w.From, w.U0 = at, cut
	} else {
		part.From, part.U0 = at, cut
		w.To, w.U1 = at, cut
	}
	b.Words = append(b.Words, part)
	*struck = append(*struck, true)
	return true
}

// warnStruck tells of words that are struck out.
func (d *Document) warnStruck(page int, text string) {
	d.warn(CodeStruck, page, fmt.Sprintf("Page %d : des mots sont barrés (« %s ») ; ils ne sont pas lus comme des mots de l’acte. Vérifiez sur le PDF.", page, shortened(text)))
}
