package pdftext

import (
	"encoding/binary"
	"errors"
	"math"

	"phare/extract/pdftext/printed"
)

// Version of the encoding and of the reader behind it: it changes whenever the same file
// would give other words, so that caches know.
const Version = 12

var errEncoding = errors.New("pdftext: not an encoded document")

// Encode returns the document in a compact form, for the pipe between processes and for
// caches. Coordinates are rounded to 1/64 point.
func (d *Document) Encode() []byte {
	words, letters := 0, 0
	for _, p := range d.Pages {
		for _, l := range p.Lines {
			words += len(l.Words)
			for _, w := range l.Words {
				letters += len(w.Text)
			}
		}
	}
	e := encoder{b: make([]byte, 0, 64+14*words+letters), text: make([]byte, 0, letters)}
	e.b = append(e.b, 'P', 'T', Version)
	e.uint(len(d.Warnings))
	for _, w := range d.Warnings {
		e.string(w.Code)
		e.uint(w.Page)
		e.string(w.Message)
	}
	e.uint(len(d.Pages))
	for i := range d.Pages {
		e.page(&d.Pages[i])
	}
	e.uint(len(e.text))
	return append(e.b, e.text...)
}

type encoder struct {
	b, text []byte
	x, y    int // the corner of the last word, from which the next is counted
}

func (e *encoder) uint(n int)      { e.b = binary.AppendUvarint(e.b, uint64(max(n, 0))) }
func (e *encoder) int(n int)       { e.b = binary.AppendVarint(e.b, int64(n)) }
func (e *encoder) string(s string) { e.uint(len(s)); e.text = append(e.text, s...) }

func units(x float32) int { return int(math.Round(float64(x) * printed.Grid)) }

func bit(b bool, n int) byte {
	if b {
		return 1 << n
	}
	return 0
}

func (e *encoder) page(p *Page) {
	e.uint(p.Number)
	e.int(units(p.Width))
	e.int(units(p.Height))
	e.b = append(e.b, byte(p.Layer), bit(p.Blank, 0))
	e.b = binary.LittleEndian.AppendUint32(e.b, math.Float32bits(p.ImageArea))
	e.x, e.y = 0, 0
	e.uint(len(p.Lines))
	words := 0
	for _, l := range p.Lines {
		words += len(l.Words)
	}
	e.uint(words)
	for i := range p.Lines {
		e.line(&p.Lines[i])
	}
}

func (e *encoder) line(l *Line) {
	e.b = append(e.b, byte(l.Zone)|bit(l.Cells != nil, 7))
	e.int(units(l.Gap))
	e.uint(len(l.Words))
	if l.Cells != nil {
		e.uint(len(l.Cells))
		for _, c := range l.Cells {
			e.uint(c)
		}
	}
	size := 0
	for i := range l.Words {
		w := &l.Words[i]
		e.b = append(e.b, byte(w.Source)|bit(w.Bold, 5)|bit(w.Italic, 6)|bit(w.Doubtful, 7))
		e.string(w.Text)
		x0, y0, x1, y1, s := units(w.Box.X0), units(w.Box.Y0), units(w.Box.X1), units(w.Box.Y1), units(w.Size)
		e.int(x0 - e.x)
		e.int(y0 - e.y)
		e.int(x1 - x0)
		e.int(y1 - y0)
		e.int(s - size)
		e.x, e.y, size = x1, y0, s
	}
}

// Decode reads what Encode wrote; anything else is an error.
func Decode(b []byte) (*Document, error) {
	if len(b) < 3 || b[0] != 'P' || b[1] != 'T' || b[2] != Version {
		return nil, errEncoding
	}
	e := &decoder{b: b, pos: 3}
	doc := &Document{}
	type late struct {
		to  *string
		len int
	}
	var texts []late
	for range e.count(3) {
		doc.Warnings = append(doc.Warnings, Warning{})
	}
	for i := range doc.Warnings {
		w := &doc.Warnings[i]
		texts = append(texts, late{&w.Code, e.uint()})
		w.Page = e.uint()
		texts = append(texts, late{&w.Message, e.uint()})
	}
	doc.Pages = make([]Page, e.count(11))
	for i := range doc.Pages {
		e.page(&doc.Pages[i])
	}
	n := e.count(1)
	if e.bad || e.pos+n != len(b) {
		return nil, errEncoding
	}
	rest := string(b[e.pos:])
	take := func(n int) (s string) {
		if n > len(rest) {
			e.bad = true
			return ""
		}
		s, rest = rest[:n], rest[n:]
		return s
	}
	for _, t := range texts {
		*t.to = take(t.len)
	}
	k := 0
	for i := range doc.Pages {
		for _, l := range doc.Pages[i].Lines {
			for j := range l.Words {
				l.Words[j].Text = take(e.lengths[k])
				k++
			}
		}
	}
	if e.bad || rest != "" {
		return nil, errEncoding
	}
	return doc, nil
}

type decoder struct {
	b       []byte
	pos     int
	bad     bool
	x, y    int
	lengths []int // of the words' texts, which stand at the end
}

func (e *decoder) uint() int {
	n, k := binary.Uvarint(e.b[min(e.pos, len(e.b)):])
	if k <= 0 || n > math.MaxInt32 {
		e.bad = true
		return 0
	}
	e.pos += k
	return int(n)
}

func (e *decoder) int() int {
	n, k := binary.Varint(e.b[min(e.pos, len(e.b)):])
	if k <= 0 || n > math.MaxInt32 || n < math.MinInt32 {
		e.bad = true
		return 0
	}
	e.pos += k
	return int(n)
}

// count reads a number of things of at least least bytes each, no more than can follow.
func (e *decoder) count(least int) int {
	n := e.uint()
	if n*least > len(e.b)-e.pos {
		e.bad = true
		return 0
	}
	return n
}

func (e *decoder) byte() byte {
	if e.pos >= len(e.b) {
		e.bad = true
		return 0
	}
	e.pos++
	return e.b[e.pos-1]
}

func (e *decoder) page(p *Page) {
	p.Number = e.uint()
	p.Width, p.Height = float32(e.int())/printed.Grid, float32(e.int())/printed.Grid
	p.Layer = Layer(e.byte())
	p.Blank = e.byte() != 0
	if e.pos+4 > len(e.b) {
		e.bad = true
		return
	}
	p.ImageArea = math.Float32frombits(binary.LittleEndian.Uint32(e.b[e.pos:]))
	e.pos += 4
	e.x, e.y = 0, 0
	lines := e.count(3)
	words := make([]Word, e.count(7))
	if lines > 0 {
		p.Lines = make([]Line, lines)
	}
	for i := range p.Lines {
		if words = e.line(&p.Lines[i], words); e.bad {
			return
		}
	}
	e.bad = e.bad || len(words) > 0
}

// line reads a line into the first of words and returns the others.
func (e *decoder) line(l *Line, words []Word) []Word {
	z := e.byte()
	l.Zone = Zone(z &^ 0x80)
	l.Gap = float32(e.int()) / printed.Grid
	n := e.uint()
	if n > len(words) {
		e.bad = true
		return nil
	}
	if z&0x80 != 0 {
		l.Cells = make([]int, e.count(1))
		for i := range l.Cells {
			if l.Cells[i] = e.uint(); l.Cells[i] >= n {
				e.bad = true
			}
		}
	}
	l.Words = words[:n:n]
	size := 0
	for i := range l.Words {
		w := &l.Words[i]
		f := e.byte()
		w.Source, w.Bold, w.Italic, w.Doubtful = Source(f&0x1f), f&(1<<5) != 0, f&(1<<6) != 0, f&(1<<7) != 0
		e.lengths = append(e.lengths, e.uint())
		x0, y0 := e.x+e.int(), e.y+e.int()
		x1, y1 := x0+e.int(), y0+e.int()
		size += e.int()
		w.Box = Box{X0: float32(x0) / printed.Grid, Y0: float32(y0) / printed.Grid, X1: float32(x1) / printed.Grid, Y1: float32(y1) / printed.Grid}
		w.Size = float32(size) / printed.Grid
		e.x, e.y = x1, y0
	}
	return words[n:]
}
