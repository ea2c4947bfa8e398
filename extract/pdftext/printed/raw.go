package printed

import "phare/extract/pdftext/font"

// Raw is a word in the frame of its own direction: u along the line, v across, downwards.
type Raw struct {
	From, To  int // its text in wordBuilder.text
	U0, U1, V float64
	Size      float64
	Dx, Dy    float64
	Run       int // words of one run follow each other on one line of the stream
	Form      int // which form or annotation drew it, 0 for the page itself
	Font      *font.Font
	Source    Source
	Direction uint8
	Doubtful  bool
	Bold      bool
	Spaced    bool // a space was drawn behind it
	Private   bool // ends with a private-use character of no known meaning
	Veil      Veil // why nobody may see it; a word is seen when one glyph of it is
	Ink       Colour
	Glyphs    int
	At        *Box // its place where that is known better than from the pen
}

// Box returns the word's rectangle on the page.
func (w *Raw) Box() Box {
	if w.At != nil {
		return Box{Snap(float64(w.At.X0)), Snap(float64(w.At.Y0)), Snap(float64(w.At.X1)), Snap(float64(w.At.Y1))}
	}
	if w.Dx == 1 { // most words
		return Box{Snap(w.U0), Snap(w.V - Ascent*w.Size), Snap(w.U1), Snap(w.V + Descent*w.Size)}
	}
	m := Matrix{w.Dx, w.Dy, -w.Dy, w.Dx, 0, 0}
	x0, y0, x1, y1 := m.Box(w.U0, w.V-Ascent*w.Size, w.U1, w.V+Descent*w.Size)
	return Box{Snap(x0), Snap(y0), Snap(x1), Snap(y1)}
}

// Drawn are the words of a page as they were drawn.
type Drawn struct {
	Text   []byte
	Words  []Raw
	Turned bool // the words were read on the page turned upright
}

// How a word stands in its box, in font sizes, and along which direction.
const (
	Ascent     = 0.75 // of a box above its baseline
	Descent    = 0.22 // of a box below it
	Askew      = 4    // the direction that is none of right, up, left, down
	Directions = 5
	Small      = 0.85 // of an exponent's size to its word's
)

// Why a word can't be seen; zero is a word that can.
type Veil uint8

const (
	Pale        Veil = 1 << iota // seen on a ground that is not white
	Transparent                  // an OCR layer, over an image
	Lost                         // clipped or too small: seen on no ground
)

// Colour is what a paint puts on the page.
type Colour struct {
	Pale  bool // the colour of paper
	Known bool // rgb is
	Rgb   [3]uint8
}

// Same tells whether nobody tells two colours apart.
func (c Colour) Same(o Colour) bool {
	for i := range c.Rgb {
		if d := int(c.Rgb[i]) - int(o.Rgb[i]); d > sameColour || d < -sameColour {
			return false
		}
	}
	return c.Known && o.Known
}

// sameColour is how far two colours may lie apart, in each component, and be told from one
// another by nobody.
const sameColour = 18
