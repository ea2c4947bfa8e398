package pdftext

import (
	"math"
	"strings"

	"phare/extract/pdftext/font"
	"phare/extract/pdftext/printed"
)

// The measures by which glyphs make words, in font sizes.
const (
	wordGap    = 0.13 // white space that parts two words
	wordBack   = 0.55 // how far a glyph may step back within a word
	wordShift  = 0.45 // how far a glyph may rise within a word
	smallShift = 0.6  // how far a smaller one may: exponents
	runGap     = 1.5  // white space that ends a run
	spreadMost = 0.8  // white set behind each glyph of a word
	overprint  = 0.12 // how near a glyph drawn twice lies to itself
	straight   = 0.995
)

// pen is what a string is drawn with: its direction on the displayed page (y down), its size
// in points.
type pen struct {
	dx, dy, size float64
	spread       float64 // white that is set behind each glyph, in points
	font         *font.Font
	source       Source
	stroked      bool
	veil         printed.Veil
	ink          printed.Colour
}

// wordBuilder gathers glyphs into words, in the order of the stream.
type wordBuilder struct {
	media Box // what lies outside the sheet is not read
	shown Box // what lies outside the displayed part is not seen
	printed.Drawn
	glyphs, bad int
	order       heights // kept from page to page
	lies        int     // glyphs that are other digits than their font's map says

	pen        pen
	direction  uint8
	mute       bool
	cur        printed.Raw
	open       bool
	run        int
	form       int // the outermost one that draws now
	forms      int
	endU, endV float64 // where the last glyph ended
	endSpread  float64 // the white set behind it
	tightest   float64 // the least white set behind a glyph of this run
	endSize    float64
	lastU      float64 // where it began
	lastText   string
	placed     bool // a glyph was placed in this run

	spelled  string // ActualText that stands for the glyphs to come
	spelling bool
	spelt    spelt // the spelling at hand
}

func (b *wordBuilder) reset(media, shown Box) {
	*b = wordBuilder{media: media, shown: shown, Drawn: printed.Drawn{Text: b.Text[:0], Words: b.Words[:0]}, order: b.order}
}

func (b *wordBuilder) full() bool { return b.glyphs >= maxGlyphs }

// begin takes up a new pen.
func (b *wordBuilder) begin(p pen, mute bool) {
	b.mute = mute
	direction := uint8(printed.Askew)
	switch {
	case p.dx > straight:
		p.dx, p.dy, direction = 1, 0, 0
	case p.dy < -straight:
		p.dx, p.dy, direction = 0, -1, 1
	case p.dx < -straight:
		p.dx, p.dy, direction = -1, 0, 2
	case p.dy > straight:
		p.dx, p.dy, direction = 0, 1, 3
	}
	if direction != b.direction || direction == printed.Askew && (p.dx != b.pen.dx || p.dy != b.pen.dy) || p.source != b.pen.source {
		b.breakRun()
	}
	b.pen, b.direction = p, direction
}

// moved tells that what follows was given a place of its own, whatever was set behind the
// last glyph.
func (b *wordBuilder) moved() { b.endSpread = 0 }

// kerned tells that what follows stands nearer to the last glyph than that glyph said: white
// set behind a glyph and taken back is none.
func (b *wordBuilder) kerned(back float64) {
	if back > 0 {
		b.endSpread = max(0, b.endSpread-back)
		b.tightest = min(b.tightest, b.endSpread)
	}
}

// breakRun ends the word and run at hand.
func (b *wordBuilder) breakRun() {
	b.flush()
	b.run++
	b.placed = false
	b.tightest = math.Inf(1)
}

// enterForm tells that what follows is drawn by a form or annotation.
func (b *wordBuilder) enterForm() {
	b.breakRun()
	b.forms++
	b.form = b.forms
}

func (b *wordBuilder) leaveForm() {
	b.breakRun()
	b.form = 0
}

func (b *wordBuilder) flush() {
	if b.open {
		b.cur.To = len(b.Text)
		if b.cur.Private && b.cur.Glyphs == 1 {
			// a picture that stands alone is a bullet
			b.Text = append(b.Text[:b.cur.From], "•"...)
			b.cur.To, b.cur.Doubtful = len(b.Text), false
			b.bad--
		}
		if b.cur.To > b.cur.From {
			b.Words = append(b.Words, b.cur)
		}
		b.open = false
	}
}

// spell makes text stand for all glyphs until endSpell.
func (b *wordBuilder) spell(text string) {
	b.spelled, b.spelling = text, true
	b.spelt.shown, b.spelt.at = b.spelt.shown[:0], -1
}

// spelt is an ActualText put in the place of glyphs, and what these show.
type spelt struct {
	shown   []byte
	at, to  int // its span in wordBuilder.text
	letters int
}

// Glyphs are letters, ligatures, whole syllables at most: a text longer than that is not
// what the reader sees.
const (
	spellEach  = 4
	spellSpare = 8
)

// endSpell ends the spelling. What says much more than its glyphs show is not believed: a
// reader who looks at the page could not check it.
func (b *wordBuilder) endSpell() {
	s := &b.spelt
	if b.spelling && s.at >= 0 && s.to == len(b.Text) && s.to-s.at > spellEach*s.letters+spellSpare {
		b.Text = append(b.Text[:s.at], s.shown...)
		if !b.open && len(b.Words) > 0 && b.Words[len(b.Words)-1].To == s.to {
			b.Words[len(b.Words)-1].To = len(b.Text)
		}
	}
	b.spelled, b.spelling = "", false
}

// glyph places one glyph at x, y; width is in points.
func (b *wordBuilder) glyph(g *font.Glyph, x, y, width float64) {
	if b.mute || g.Nothing && !b.spelling || !b.media.Holds(x, y) {
		return
	}
	b.glyphs++
	text, isSpace, bad := g.Text, g.Space, g.Bad
	p := &b.pen
	u, v := x*p.dx+y*p.dy, y*p.dx-x*p.dy
	own := -1
	if b.spelling {
		b.spelt.letters++
		b.spelt.shown = append(b.spelt.shown, g.Text...)
		if b.spelled != "" {
			own = len(b.spelled)
		}
		// the first glyph bears the whole text, those after it only widen the word
		text, bad = b.spelled, false
		if text == font.SoftHyphen {
			if text = "-"; g.Space {
				text = "" // within a line it is not shown
			}
		}
		b.spelled = ""
		isSpace = text != "" && strings.TrimSpace(text) == ""
		if text == "" {
			if b.open {
				b.cur.U1 = max(b.cur.U1, u+width)
			}
			b.endU, b.endV, b.endSpread = u+width, v, p.spread
			return
		}
	}
	if bad {
		b.bad++
	}
	if g.Lies && !b.spelling {
		b.lies++
	}
	if b.isMark(text, u, v) {
		b.endU, b.endSpread = u+width, p.spread
		return
	}
	// white behind every glyph sets letters apart; behind some alone it parts words
	b.tightest = min(b.tightest, p.spread)
	if b.placed {
		reach := max(p.size, b.endSize)
		shift, gap := math.Abs(v-b.endV), u-b.endU
		if gap > 0 && b.endSpread < spreadMost*reach {
			gap = max(0, gap-min(b.endSpread, b.tightest))
		}
		if near := min(overprint*reach, 0.4*width); text == b.lastText && shift < overprint*reach && math.Abs(u-b.lastU) < near && !isSpace {
			return // drawn twice to look bold
		}
		most := wordShift * reach
		if min(p.size, b.endSize) < printed.Small*reach {
			most = smallShift * reach
		}
		switch {
		case shift > most || gap < -runGap*reach || gap > runGap*reach:
			b.breakRun()
		case gap > wordGap*reach || gap < -wordBack*reach:
			b.flush()
		}
	}
	b.placed = true
	b.lastU, b.lastText = u, text
	b.endU, b.endV, b.endSpread, b.endSize = u+width, v, p.spread, p.size
	if isSpace {
		b.cur.Spaced = true
		b.flush()
		return
	}
	if !b.open {
		b.open = true
		b.cur = printed.Raw{
			From: len(b.Text), U0: u, U1: u + width, V: v, Size: p.size, Dx: p.dx, Dy: p.dy, Run: b.run, Form: b.form,
			Font: p.font, Source: p.source, Direction: b.direction, Bold: p.font.Bold || p.stroked, Veil: p.veil, Ink: p.ink,
		}
	}
	b.Text = append(b.Text, text...)
	if own >= 0 {
		b.spelt.at, b.spelt.to = len(b.Text)-own, len(b.Text)
	}
	b.cur.U0, b.cur.U1 = min(b.cur.U0, u), max(b.cur.U1, u+width)
	b.cur.Doubtful = b.cur.Doubtful || bad || g.Lies && !b.spelling
	b.cur.Private = g.Private
	v0 := p.veil
	if g.Empty {
		v0 |= printed.Lost
	}
	if b.cur.Glyphs == 0 {
		b.cur.Veil = v0
	}
	b.cur.Veil &= v0
	if p.ink != b.cur.Ink {
		b.cur.Ink.Known = false
	}
	b.cur.Glyphs++
	if p.size > b.cur.Size { // an exponent or drop capital came first
		b.cur.Size, b.cur.V, b.cur.Font = p.size, v, p.font
	}
}
