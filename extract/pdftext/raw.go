package pdftext

import "phare/extract/pdftext/font"

// rawWord is a word in the frame of its own direction: u along the line, v across, downwards.
type rawWord struct {
	from, to  int // its text in wordBuilder.text
	u0, u1, v float64
	size      float64
	dx, dy    float64
	run       int // words of one run follow each other on one line of the stream
	form      int // which form or annotation drew it, 0 for the page itself
	font      *font.Font
	source    Source
	direction uint8
	doubtful  bool
	bold      bool
	spaced    bool // a space was drawn behind it
	private   bool // ends with a private-use character of no known meaning
	veil      veil // why nobody may see it; a word is seen when one glyph of it is
	ink       colour
	glyphs    int
	at        *Box // its place where that is known better than from the pen
}

// box returns the word's rectangle on the page.
func (w *rawWord) box() Box {
	if w.at != nil {
		return Box{snap(float64(w.at.X0)), snap(float64(w.at.Y0)), snap(float64(w.at.X1)), snap(float64(w.at.Y1))}
	}
	if w.dx == 1 { // most words
		return Box{snap(w.u0), snap(w.v - ascent*w.size), snap(w.u1), snap(w.v + descent*w.size)}
	}
	m := matrix{w.dx, w.dy, -w.dy, w.dx, 0, 0}
	x0, y0, x1, y1 := m.box(w.u0, w.v-ascent*w.size, w.u1, w.v+descent*w.size)
	return Box{snap(x0), snap(y0), snap(x1), snap(y1)}
}

// drawn are the words of a page as they were drawn.
type drawn struct {
	text   []byte
	words  []rawWord
	turned bool // the words were read on the page turned upright
}

// How a word stands in its box, in font sizes, and along which direction.
const (
	ascent     = 0.75 // of a box above its baseline
	descent    = 0.22 // of a box below it
	askew      = 4    // the direction that is none of right, up, left, down
	directions = 5
	small      = 0.85 // of an exponent's size to its word's
)

// Why a word can't be seen; zero is a word that can.
type veil uint8

const (
	pale        veil = 1 << iota // seen on a ground that is not white
	transparent                  // an OCR layer, over an image
	lost                         // clipped or too small: seen on no ground
)

// colour is what a paint puts on the page.
type colour struct {
	pale  bool // the colour of paper
	known bool // rgb is
	rgb   [3]uint8
}

func (c colour) same(o colour) bool {
	for i := range c.rgb {
		if d := int(c.rgb[i]) - int(o.rgb[i]); d > sameColour || d < -sameColour {
			return false
		}
	}
	return c.known && o.known
}

// sameColour is how far two colours may lie apart, in each component, and be told from one
// another by nobody.
const sameColour = 18
