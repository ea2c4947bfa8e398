package papers

import (
	"math"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/font"
	"golang.org/x/text/encoding/charmap"
)

// look is how a paragraph is set.
type look struct {
	Bold, Italic, Underline, Center, Right, Box, Caps bool
	Scale                                             float64 // of the paper's size; 0 is 1
	Indent, Hang                                      float64 // points: of all lines, of the lines after the first
	Before                                            float64 // white space above, in lines; negative is none
	Keep                                              bool    // with the next paragraph, on one page
}

// sheet is the page that a paper is set on.
type sheet struct {
	Width, Height            float64
	Left, Right, Top, Bottom float64
	Size, Leading            float64
	Family                   family
	Justify                  bool
	Gap                      float64 // white space between paragraphs, in lines
	Stamp                    func(page int) []string
	Header, Footer           func(page, pages int) string
	BareCaps, Curly          bool // capitals without accents; typographic apostrophes
}

type family struct{ Regular, Bold, Italic, BoldItalic string }

var families = []family{
	{"Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"},
	{"Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"},
	{"Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique"},
}

func (f family) face(bold, italic bool) string {
	switch {
	case bold && italic:
		return f.BoldItalic
	case bold:
		return f.Bold
	case italic:
		return f.Italic
	}
	return f.Regular
}

// fragment is a piece of a line in one face.
type fragment struct {
	x         float64
	text      string
	face      string
	wordSpace float64
}

// rule is a drawn line (of a table, a frame, an underline).
type rule struct {
	page           int
	x1, y1, x2, y2 float64
}

// cell is a part of a row that starts at X (a share of the text's width, 0 to 1).
type cell struct {
	At    float64
	Width float64
	Text  string
	Right bool
	Bold  bool
}

// setter sets paragraphs into lines and pages.
type setter struct {
	sheet
	lines []Line
	rules []rule
	page  int
	y     float64
	act   int
	part  Part
	fresh bool // nothing stands on the page yet
	// narrow is the left margin to go back to on the next page, where a column stands beside the text; else 0.
	narrow float64
	lead   string // the title that opens the next paragraph
	topped string // the last of those that were printed
	top    string // the number that stands at the top of every page of an act, if any
}

func newSetter(s sheet) *setter {
	t := &setter{sheet: s, part: Head}
	t.newPage()
	return t
}

func (t *setter) newPage() {
	t.page++
	if t.narrow > 0 {
		t.Left, t.narrow = t.narrow, 0
	}
	t.y = t.Height - t.Top
	t.fresh = true
	if t.Stamp != nil {
		for i, s := range t.Stamp(t.page) {
			t.place(s, t.Width*0.62, t.Height-22-float64(i)*8, 6.5, look{})
		}
	}
	if t.top != "" {
		t.place(t.top, t.Left, t.Height-t.Top+12, t.Size, look{Bold: true})
		if t.topped != t.top { // on the act's later pages it is a running head
			t.lines[len(t.lines)-1].Act, t.lines[len(t.lines)-1].Part = t.act, Title
			t.topped = t.top
		}
	} else if t.Header != nil {
		if h := t.Header(t.page, 0); h != "" {
			t.place(h, t.Left, t.Height-t.Top+26, t.Size*0.8, look{Italic: true})
		}
	}
}

// sidebar narrows the text to a column at the left; the function it returns goes back up and
// sets what follows beside it, to the end of the page.
func (t *setter) sidebar(on bool) func() {
	if !on {
		return func() {}
	}
	t.gap(1)
	left, right, top, page := t.Left, t.Right, t.y, t.page
	t.Right = t.Width - t.Left - 150
	return func() {
		t.Left, t.Right = left, right
		if t.page == page {
			t.y, t.Left, t.narrow = top, left+165, left
		}
	}
}

// place prints furniture at a fixed point.
func (t *setter) place(s string, x, y, size float64, k look) {
	face := t.Family.face(k.Bold, k.Italic)
	t.lines = append(t.lines, Line{Text: s, Page: t.page, X: x, Y: y, Size: size, Bold: k.Bold, Italic: k.Italic,
		Part: Furniture, frags: []fragment{{x: x, text: s, face: face}}})
}

// gap leaves white space, in lines.
func (t *setter) gap(n float64) {
	if !t.fresh {
		t.y -= n * t.Leading
	}
}

// room starts a page where less than n lines are left.
func (t *setter) room(n float64) {
	if t.y-n*t.Leading < t.Bottom && !t.fresh {
		t.newPage()
	}
}

type piece struct {
	text  string
	bold  bool
	width float64
}

// pieces cuts a text into words; ** turns bold on and off.
func (t *setter) pieces(s string, k look, size float64) []piece {
	var out []piece
	bold := k.Bold
	for i, run := range strings.Split(s, "**") {
		if i > 0 {
			bold = !bold
		}
		for _, w := range strings.Split(run, " ") {
			if w != "" {
				out = append(out, piece{text: w, bold: bold, width: width(w, t.Family.face(bold, k.Italic), size)})
			}
		}
	}
	return out
}

var unaccented = strings.NewReplacer("À", "A", "Â", "A", "Ç", "C", "É", "E", "È", "E", "Ê", "E", "Ë", "E", "Î", "I", "Ï", "I", "Ô", "O", "Ù", "U", "Û", "U")

// dress gives a text the typographic habits of the service.
func (s sheet) dress(text string) string {
	if s.Curly {
		text = strings.ReplaceAll(text, "'", "’")
	}
	if !s.BareCaps {
		return text
	}
	words := strings.Split(text, " ")
	for i, w := range words {
		if w == strings.ToUpper(w) {
			words[i] = unaccented.Replace(w)
		}
	}
	return strings.Join(words, " ")
}

// para sets one paragraph and returns the index of its first line.
func (t *setter) para(s string, k look) int {
	if k.Caps {
		s = strings.ToUpper(s)
	}
	s = t.dress(s)
	if t.lead != "" {
		defer func(p Part) { t.part = p }(t.part)
		s, t.lead, t.part = t.dress(t.lead)+s, "", Title
		k.Before, k.Hang, k.Indent = 1.4, 0, 0
	}
	scale := k.Scale
	if scale == 0 {
		scale = 1
	}
	size := math.Round(t.Size*scale*2) / 2
	leading := t.Leading * scale
	words := t.pieces(s, k, size)
	space := width(" ", t.Family.face(k.Bold, k.Italic), size)
	left, right := t.Left+k.Indent, t.Width-t.Right
	if k.Box {
		left, right = left+6, right-6
	}
	var rows [][]piece
	var row []piece
	used := 0.0
	for _, w := range words {
		limit := right - left
		if len(rows) > 0 {
			limit -= k.Hang
		}
		if len(row) > 0 && used+space+w.width > limit {
			rows, row, used = append(rows, row), nil, 0
		}
		if len(row) > 0 {
			used += space
		}
		row = append(row, w)
		used += w.width
	}
	if len(row) > 0 {
		rows = append(rows, row)
	}
	before := t.Gap
	if k.Before > 0 {
		before = k.Before
	} else if k.Before < 0 {
		before = 0
	}
	t.gap(before)
	keep := 1.0
	if k.Keep {
		keep = float64(len(rows)) + 3
	} else if len(rows) > 1 {
		keep = 2
	}
	t.room(keep * scale)
	first := len(t.lines)
	top := t.y
	for i, r := range rows {
		if t.y-leading < t.Bottom {
			t.newPage()
			top = t.y
		}
		t.y -= leading
		x := left
		if i > 0 {
			x += k.Hang
		}
		t.row(r, x, right, size, space, k, i < len(rows)-1, i == 0 && before >= 0.4)
	}
	if k.Box && len(rows) > 0 {
		t.frame(t.Left+k.Indent, t.y-leading*0.35, t.Width-t.Right, top-leading*0.05)
		t.y -= leading * 0.5
	}
	return first
}

func (t *setter) frame(x1, y1, x2, y2 float64) {
	p := t.page
	t.rules = append(t.rules, rule{p, x1, y1, x2, y1}, rule{p, x1, y2, x2, y2}, rule{p, x1, y1, x1, y2}, rule{p, x2, y1, x2, y2})
}

func (t *setter) row(r []piece, x, right, size, space float64, k look, inner, gap bool) {
	total := 0.0
	for i, w := range r {
		total += w.width
		if i > 0 {
			total += space
		}
	}
	extra := 0.0
	switch {
	case k.Center:
		x += (right - x - total) / 2
	case k.Right:
		x = right - total
	case t.Justify && inner && len(r) > 3:
		extra = (right - x - total) / float64(len(r)-1)
	}
	l := Line{Page: t.page, X: x, Y: t.y, Size: size, Italic: k.Italic, Underline: k.Underline, Centered: k.Center,
		Boxed: k.Box, Act: t.act, Part: t.part, Bold: true, Gap: gap}
	var text []string
	at := x
	for i := 0; i < len(r); {
		j := i
		for j < len(r) && r[j].bold == r[i].bold {
			j++
		}
		face := t.Family.face(r[i].bold, k.Italic)
		var ws []string
		w := 0.0
		for _, p := range r[i:j] {
			ws = append(ws, p.text)
			w += p.width + space + extra
		}
		s := strings.Join(ws, " ")
		if j < len(r) {
			s += " "
		}
		l.frags = append(l.frags, fragment{at, s, face, extra})
		l.Bold = l.Bold && r[i].bold
		text = append(text, strings.Join(ws, " "))
		at += w
		i = j
	}
	l.Text = strings.Join(text, " ")
	if k.Underline {
		t.rules = append(t.rules, rule{t.page, x, t.y - 1.5, at - space - extra, t.y - 1.5})
	}
	t.lines = append(t.lines, l)
	t.fresh = false
}

// cells sets a row of a table; a cell that is too long goes on below. Ruled draws its frame.
func (t *setter) cells(cs []cell, ruled, gap bool) int {
	wide := t.Width - t.Left - t.Right
	cols := make([][]string, len(cs))
	depth := 1
	for i, c := range cs {
		c.Text = t.dress(c.Text)
		cols[i] = t.wrapCell(c, c.Width*wide-6)
		depth = max(depth, len(cols[i]))
	}
	if gap {
		t.gap(max(t.Gap, 0.4))
	}
	t.room(float64(depth) + 0.5)
	first := len(t.lines)
	top := t.y
	for d := range depth {
		t.y -= t.Leading
		l := Line{Page: t.page, Y: t.y, Size: t.Size, Table: true, Act: t.act, Part: t.part, Bold: true, Gap: gap && d == 0}
		var text []string
		for i, c := range cs {
			if d >= len(cols[i]) || cols[i][d] == "" {
				continue
			}
			s := cols[i][d]
			face := t.Family.face(c.Bold, false)
			x := t.Left + c.At*wide + 3
			if c.Right {
				x = t.Left + (c.At+c.Width)*wide - 3 - width(s, face, t.Size)
			}
			l.Bold = l.Bold && c.Bold
			l.frags = append(l.frags, fragment{x: x, text: s, face: face})
			text = append(text, s)
		}
		if len(l.frags) == 0 {
			continue
		}
		l.X, l.Text = l.frags[0].x, strings.Join(text, "  ")
		t.lines = append(t.lines, l)
	}
	t.fresh = false
	if ruled {
		for _, c := range cs {
			t.frame(t.Left+c.At*wide, t.y-3, t.Left+(c.At+c.Width)*wide, top-1)
		}
		t.y -= 2
	}
	return first
}

func (t *setter) wrapCell(c cell, limit float64) []string {
	face := t.Family.face(c.Bold, false)
	var out []string
	line := ""
	for _, w := range strings.Split(c.Text, " ") {
		if line != "" && width(line+" "+w, face, t.Size) > limit {
			out, line = append(out, line), ""
		}
		if line != "" {
			line += " "
		}
		line += w
	}
	return append(out, line)
}

// finish prints what needs the number of pages.
func (t *setter) finish() {
	pages := t.page
	if t.Footer == nil {
		return
	}
	for p := 1; p <= pages; p++ {
		if f := t.Footer(p, pages); f != "" {
			t.page = p
			size := t.Size * 0.8
			t.place(f, t.Width-t.Right-width(f, t.Family.Regular, size), t.Bottom-26, size, look{})
		}
	}
	t.page = pages
}

// width is the width of a text in points.
func width(s, face string, size float64) float64 {
	w, err := font.TextWidthFloat(encode(s), face, size)
	if err != nil {
		panic(err) // only the fourteen standard fonts are used
	}
	return w
}

// encode turns a text into the one-byte encoding of the standard fonts.
func encode(s string) string {
	s = strings.ReplaceAll(s, "\u202f", "\u00a0")
	out, err := charmap.Windows1252.NewEncoder().String(s)
	if err != nil {
		panic("papers: no glyph in " + s)
	}
	return out
}
