package pdftext

import (
	"errors"
	"math"

	"phare/extract/pdftext/font"
	"phare/extract/pdftext/object"
	"phare/extract/pdftext/printed"

	"github.com/ledongthuc/pdf"
)

// Bounds of what one page may ask for.
const (
	maxOperators   = 3_000_000
	maxGlyphs      = 400_000
	maxForms       = 4000
	maxFormDepth   = 12
	maxStates      = 512
	maxOperands    = 512
	maxArray       = 1 << 16
	maxAnnotations = 500
)

var errWork = errors.New("page over its budget of operators")

// state is the graphics state, as far as text goes.
type state struct {
	ctm                   printed.Matrix
	font                  *font.Font
	size, charSpace, word float64
	scale, leading, rise  float64
	render                int
	whiteFill             bool
	look                  look
}

// newState is the state that a page, or what is drawn by itself, begins with.
func newState(ctm printed.Matrix) state {
	s := state{ctm: ctm, scale: 1}
	s.look.fill, s.look.stroke = paint{Colour: black, space: additive}, paint{Colour: black, space: additive}
	return s
}

// operand is an operand of an operator; an array or dictionary leaves its elements in the
// interpreter's list.
type operand struct {
	object.Token
	from, to int // of an array or dictionary: its span in interpreter.elements
}

// interpreter runs content streams and hands on what they draw.
type interpreter struct {
	f        file
	fonts    *font.Cache
	words    *wordBuilder
	images   *imageArea
	canvas   *canvas
	rules    *printed.Rules
	budget   int64 // decoded bytes left
	ops      int
	forms    int
	drawn    bool // something other than text and images was painted
	source   Source
	problem  error // the first thing that went wrong
	elements []operand
	hidden   map[object.Ref]bool // optional content that is not shown
	struck   []Box               // what annotations strike out
	stale    bool                // the appearances of fields are to be made anew
	late     func() bool         // the time for the document is over
}

func (in *interpreter) fail(err error) {
	if in.problem == nil && err != nil {
		in.problem = err
	}
}

// scope is what one content stream runs in.
type scope struct {
	in        *interpreter
	resources pdf.Value
	fontDict  pdf.Value
	fonts     map[string]*font.Font
	state     state
	saved     []state
	tm, tlm   printed.Matrix
	args      []operand
	depth     int
	// marked content: the depth of the nesting, and those depths at which a sequence is
	// hidden or spelt by its ActualText (0 for none)
	marks, hiddenAt, spelledAt int
}

// run interprets one content stream.
func (in *interpreter) run(src []byte, resources pdf.Value, s state, depth int) {
	if depth > maxFormDepth {
		return
	}
	sc := &scope{in: in, resources: resources, fontDict: in.f.Key(resources, "Font"), fonts: map[string]*font.Font{}, state: s, depth: depth, tm: printed.Identity, tlm: printed.Identity}
	l := &object.Lexer{Src: src}
	for {
		t := l.Next()
		switch t.Kind {
		case object.TokenEOF:
			sc.endMarks()
			return
		case object.TokenOperator:
			if in.ops++; in.ops > maxOperators || in.words.full() || in.ops%1024 == 0 && in.late() {
				in.fail(errWork)
				return
			}
			if len(t.Text) == 2 && t.Text[0] == 'B' && t.Text[1] == 'I' {
				l.SkipInlineImage()
				sc.image(true)
			} else {
				sc.operate(t.Text)
			}
			sc.args = sc.args[:0]
			in.elements = in.elements[:0]
			l.Release()
		default:
			if len(sc.args) < maxOperands {
				sc.args = append(sc.args, in.operand(l, t, 0))
			} else {
				in.operand(l, t, 0)
			}
		}
	}
}

// operand completes an operand that begins with t.
func (in *interpreter) operand(l *object.Lexer, t object.Token, depth int) operand {
	if t.Kind != object.TokenArrayOpen && t.Kind != object.TokenDictOpen {
		return operand{Token: t}
	}
	closing := object.TokenArrayClose
	if t.Kind == object.TokenDictOpen {
		closing = object.TokenDictClose
	}
	from := len(in.elements)
	for {
		pos := l.Pos
		x := l.Next()
		if x.Kind == object.TokenEOF || x.Kind == closing {
			break
		}
		if x.Kind == object.TokenOperator {
			if closing == object.TokenArrayClose && string(x.Text) == "TJ" {
				l.Pos = pos // the array was not closed: its operator follows
				break
			}
			continue // an operator makes no sense here, what stands around it may
		}
		if depth < 4 && (x.Kind == object.TokenArrayOpen || x.Kind == object.TokenDictOpen) {
			in.operand(l, x, depth+1) // of no use to text
			continue
		}
		if len(in.elements)-from < maxArray {
			in.elements = append(in.elements, operand{Token: x})
		}
	}
	return operand{t, from, len(in.elements)}
}

// num returns the operand at i, counted from the end (1 is the last), 0 if it is no number.
func (s *scope) num(i int) float64 {
	if i > len(s.args) {
		return 0
	}
	return s.args[len(s.args)-i].Num
}

func (s *scope) last() operand {
	if len(s.args) == 0 {
		return operand{}
	}
	return s.args[len(s.args)-1]
}

func (s *scope) matrixArg() (printed.Matrix, bool) {
	if len(s.args) < 6 {
		return printed.Matrix{}, false
	}
	return printed.Matrix{s.num(6), s.num(5), s.num(4), s.num(3), s.num(2), s.num(1)}, true
}

// operate carries out one operator.
func (s *scope) operate(op []byte) {
	st := &s.state
	switch string(op) {
	case "q":
		if len(s.saved) < maxStates {
			s.saved = append(s.saved, *st)
		}
	case "Q":
		if n := len(s.saved); n > 0 {
			*st = s.saved[n-1]
			s.saved = s.saved[:n-1]
		}
	case "cm":
		if m, ok := s.matrixArg(); ok {
			st.ctm = m.Then(st.ctm)
		}
	case "BT":
		s.tm, s.tlm = printed.Identity, printed.Identity
	case "Tf":
		if len(s.args) >= 2 {
			st.font = s.font(string(s.args[len(s.args)-2].Text))
			st.size = s.num(1)
		}
	case "Tc":
		st.charSpace = s.num(1)
	case "Tw":
		st.word = s.num(1)
	case "Tz":
		st.scale = s.num(1) / 100
	case "TL":
		st.leading = s.num(1)
	case "Ts":
		st.rise = s.num(1)
	case "Tr":
		st.render = int(s.num(1))
	case "Td":
		s.move(s.num(2), s.num(1))
	case "TD":
		st.leading = -s.num(1)
		s.move(s.num(2), s.num(1))
	case "Tm":
		if m, ok := s.matrixArg(); ok {
			s.tm, s.tlm = m, m
			s.in.words.moved()
		}
	case "T*":
		s.move(0, -st.leading)
	case "'":
		s.move(0, -st.leading)
		s.show(s.last().Text)
	case "\"":
		if len(s.args) >= 3 {
			st.word, st.charSpace = s.num(3), s.num(2)
		}
		s.move(0, -st.leading)
		s.show(s.last().Text)
	case "Tj":
		if s.last().Kind == object.TokenString {
			s.show(s.last().Text)
		}
	case "TJ":
		s.showArray(s.last())
	case "gs":
		s.graphicsState(string(s.last().Text))
	case "Do":
		name := string(s.last().Text)
		if s.hiddenAt == 0 {
			s.in.fail(object.Safely(func() { s.object(name) }))
		}
	case "BMC":
		s.marks++
	case "BDC":
		s.marks++
		s.beginMarked()
	case "EMC":
		s.endMarked()
	case "g", "rg", "k", "sc", "scn", "cs", "G", "RG", "K", "SC", "SCN", "CS":
		s.setColour(op)
	case "m":
		s.in.rules.MoveTo(st.ctm, s.num(2), s.num(1))
		s.in.canvas.point(st.ctm, s.num(2), s.num(1))
	case "l":
		s.in.rules.LineTo(st.ctm, s.num(2), s.num(1))
		s.in.canvas.point(st.ctm, s.num(2), s.num(1))
	case "c", "v", "y": // a curve lies within its points
		for i := len(s.args); i >= 2; i -= 2 {
			s.in.canvas.point(st.ctm, s.num(i), s.num(i-1))
		}
	case "re":
		s.in.rules.Rectangle(st.ctm, s.num(4), s.num(3), s.num(2), s.num(1))
		s.in.canvas.rect(st.ctm, s.num(4), s.num(3), s.num(2), s.num(1))
	case "h":
		s.in.rules.ClosePath()
	case "w":
		st.look.line = s.num(1) * math.Hypot(st.ctm[2], st.ctm[3])
	case "W", "W*":
		s.in.canvas.clipping = true
	case "n":
		s.in.rules.Drop()
		s.in.canvas.end(&st.look, false, false, s.drawnWords())
	case "f", "F", "f*", "B", "B*", "b", "b*":
		s.in.rules.Paint(op[0] != 'f' && op[0] != 'F', st.look.line)
		s.in.canvas.end(&st.look, s.hiddenAt == 0, s.hiddenAt == 0 && op[0] != 'f' && op[0] != 'F', s.drawnWords())
		if !st.whiteFill || op[0] != 'f' && op[0] != 'F' {
			s.in.drawn = s.in.drawn || s.hiddenAt == 0
		}
	case "S", "s", "sh":
		if op[0] == 's' {
			s.in.rules.ClosePath()
		}
		s.in.rules.Paint(true, st.look.line)
		if string(op) == "sh" {
			s.in.canvas.wash(&st.look, s.in.words.shown, s.drawnWords())
		} else {
			s.in.canvas.end(&st.look, false, s.hiddenAt == 0, s.drawnWords())
		}
		s.in.drawn = s.in.drawn || s.hiddenAt == 0
	}
}

// drawnWords counts the words drawn so far, the one at hand included.
func (s *scope) drawnWords() int {
	n := len(s.in.words.Words)
	if s.in.words.open {
		n++
	}
	return n
}

func (s *scope) move(x, y float64) {
	s.tlm = printed.Matrix{1, 0, 0, 1, x, y}.Then(s.tlm)
	s.tm = s.tlm
	s.in.words.moved()
}

func (s *scope) font(name string) *font.Font {
	if f, ok := s.fonts[name]; ok {
		return f
	}
	f := s.in.fonts.Get(s.fontDict, name)
	s.fonts[name] = f
	return f
}

func (s *scope) graphicsState(name string) {
	s.in.fail(object.Safely(func() {
		f := s.in.f
		dict := f.Key(f.Key(s.resources, "ExtGState"), name)
		if pair := f.Key(dict, "Font"); pair.Len() == 2 {
			s.state.font = s.in.fonts.At(pair)
			s.state.size = f.Index(pair, 1).Float64()
		}
		s.state.look.set(s.in, dict)
	}))
}

// object draws an XObject.
func (s *scope) object(name string) {
	in, f := s.in, s.in.f
	x := f.Key(f.Key(s.resources, "XObject"), name)
	if in.isHidden(x) {
		return
	}
	switch f.Key(x, "Subtype").Name() {
	case "Image":
		s.image(in.clearImage(x))
	case "Form":
		if in.forms++; in.forms > maxForms {
			in.fail(errWork)
			return
		}
		src, err := in.read(x)
		in.fail(err)
		st := s.state
		var m printed.Matrix
		if f.Floats(f.Key(x, "Matrix"), m[:]) {
			st.ctm = m.Then(st.ctm)
		}
		resources := f.Key(x, "Resources")
		if resources.Kind() != pdf.Dict {
			resources = s.resources
		}
		was := in.source
		if was == FromPage {
			in.source = FromForm
			in.words.enterForm()
		}
		in.words.breakRun()
		elements := in.elements
		in.elements = nil
		in.run(src, resources, st, s.depth+1)
		in.elements = elements
		in.words.breakRun()
		if in.source = was; was == FromPage {
			in.words.leaveForm()
		}
	}
}

// read decodes a stream within what is left of the page's budget.
func (in *interpreter) read(v pdf.Value) ([]byte, error) {
	if in.budget <= 0 {
		return nil, object.ErrBudget
	}
	b, err := in.f.Stream(nil, v, in.budget)
	in.budget -= int64(len(b))
	return b, err
}
