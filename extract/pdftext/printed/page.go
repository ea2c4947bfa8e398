// Package printed holds what is printed on a page: lines, words and where they stand, and the words
// and lines as they were drawn.
package printed

import "strings"

// Page is one page as displayed (rotation applied).
type Page struct {
	Number        int // 1-based
	Width, Height float32
	Lines         []Line  // in reading order, every zone included
	Layer         Layer   // how much of the page its text layer gives
	ImageArea     float32 // share of the page covered by images, 0 to 1
	Blank         bool    // nothing printed: neither words nor images nor drawings
}

// Layer says how far the text layer of a page can be believed.
type Layer uint8

// The layers of a page.
const (
	Full      Layer = iota // the words of the page are its text
	StampOnly              // nothing but a stamp, header or footer over an image
	Garbage                // words that decode to nothing readable
	None                   // no words
	ByOCR                  // words read by OCR
	Notice                 // words that stand in the place of a document that was not read
)

// Zone is the part a line plays in the layout of its page.
type Zone uint8

// The zones of a page.
const (
	Body Zone = iota
	Header
	Footer
	Stamp   // the prefecture's, or an electronic signature's, overlay
	Sidebar // a narrow column of its own: letterhead, list of names
)

// Line is one printed line of a zone or column, its words from left to right. A row of a
// table whose rows are parted by drawn lines or by white is one Line, however many printed
// lines its cells take: its words then follow cell by cell.
type Line struct {
	Words []Word
	Zone  Zone
	// Cells holds the index in Words of the first word of each cell when the line is a
	// row of a table, and is nil elsewhere.
	Cells []int
	// Gap is the white space above the line, in points; negative when the line starts a
	// column or page.
	Gap float32
}

// Word is one printed word.
type Word struct {
	Text   string
	Box    Box
	Size   float32 // font size in points
	Bold   bool
	Italic bool
	Source Source
	// Doubtful marks a word that cannot be believed to the letter: two OCR readings
	// disagree on it, or a glyph of it has no Unicode.
	Doubtful bool
}

// Box is a rectangle in PDF points, the origin at the top left of the page as displayed.
type Box struct{ X0, Y0, X1, Y1 float32 }

// Source says what drew a word.
type Source uint8

// The sources of a word.
const (
	FromPage       Source = iota // the page's own content stream
	FromForm                     // a form XObject: overlays, OCR layers
	FromAnnotation               // the appearance of an annotation
	FromInvisible                // text rendering mode 3: an OCR layer under a scan
	FromOCR                      // read from the image by package ocr
)

// Text returns the words of the line, a space between two.
func (l Line) Text() string {
	n := 0
	for _, w := range l.Words {
		n += len(w.Text) + 1
	}
	var b strings.Builder
	b.Grow(n)
	for i, w := range l.Words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

// Union returns the smallest box that holds both.
func (b Box) Union(o Box) Box {
	return Box{min(b.X0, o.X0), min(b.Y0, o.Y0), max(b.X1, o.X1), max(b.Y1, o.Y1)}
}

// Holds tells whether a point lies in the box, or on its edge.
func (b Box) Holds(x, y float64) bool {
	return x >= float64(b.X0)-1 && x <= float64(b.X1)+1 && y >= float64(b.Y0)-1 && y <= float64(b.Y1)+1
}

// Box returns the bounds of a line's words.
func (l Line) Box() Box {
	b := l.Words[0].Box
	for i := range l.Words[1:] {
		b = b.Union(l.Words[i+1].Box)
	}
	return b
}

// Near tells whether a point lies in the box or no farther off than slack.
func (b Box) Near(x, y, slack float64) bool {
	return x >= float64(b.X0)-slack && x <= float64(b.X1)+slack && y >= float64(b.Y0)-slack && y <= float64(b.Y1)+slack
}

// Within tells whether the box lies in another.
func (b Box) Within(o Box) Box {
	return Box{max(b.X0, o.X0), max(b.Y0, o.Y0), min(b.X1, o.X1), min(b.Y1, o.Y1)}
}

// Wider is the box with the thickness of the line that strokes its edge.
func (b Box) Wider(stroked bool, by float64) Box {
	if !stroked {
		return b
	}
	d := float32(by)
	return Box{b.X0 - d, b.Y0 - d, b.X1 + d, b.Y1 + d}
}

// Deep tells whether a box holds the heart of a word: its middle and most of its width.
func (b Box) Deep(w Box) bool {
	dx, dy := (w.X1-w.X0)/6, (w.Y1-w.Y0)/4
	return b.X0 <= w.X0+dx && b.X1 >= w.X1-dx && b.Y0 <= w.Y0+dy && b.Y1 >= w.Y1-dy
}
