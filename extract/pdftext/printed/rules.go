package printed

import "math"

// Segment is a horizontal or vertical line on the displayed page: where it lies across its
// direction, and from where to where along it.
type Segment struct {
	At, From, To float64
	Thin         bool // drawn by itself, no side of a shape and no bar
}

// Rules gathers the lines that a page draws: they part the cells of tables.
type Rules struct {
	Horizontal, Vertical []Segment

	// the path at hand, on the displayed page
	path           []stroke
	x, y           float64
	startX, startY float64
	edges          int // of the shape at hand
}

// stroke is one edge of a path, or a whole rectangle.
type stroke struct {
	x0, y0, x1, y1 float64
	rectangle      bool
	joined         bool // one of several edges of a shape
}

const (
	maxRules   = 4000
	maxPath    = 2000
	LeastRule  = 4.0 // points
	thickRule  = 3.0 // a filled rectangle this thin is a line
	thinRule   = 2.2 // a line this thick at most may strike words out
	crookedMax = 0.7
)

// Reset forgets the lines of a page.
func (r *Rules) Reset() {
	*r = Rules{Horizontal: r.Horizontal[:0], Vertical: r.Vertical[:0], path: r.path[:0]}
}

// MoveTo begins a shape of the path at hand.
func (r *Rules) MoveTo(m Matrix, x, y float64) {
	r.x, r.y = m.Point(x, y)
	r.startX, r.startY = r.x, r.y
	r.edges = 0
}

// LineTo adds an edge to it.
func (r *Rules) LineTo(m Matrix, x, y float64) {
	x, y = m.Point(x, y)
	r.edge(stroke{x0: r.x, y0: r.y, x1: x, y1: y})
	r.x, r.y = x, y
}

// ClosePath leads it back to where it began.
func (r *Rules) ClosePath() {
	r.edge(stroke{x0: r.x, y0: r.y, x1: r.startX, y1: r.startY})
	r.x, r.y = r.startX, r.startY
}

// Rectangle adds a shape of four edges.
func (r *Rules) Rectangle(m Matrix, x, y, w, h float64) {
	x0, y0, x1, y1 := m.Box(x, y, x+w, y+h)
	r.edges = 0
	r.edge(stroke{x0: x0, y0: y0, x1: x1, y1: y1, rectangle: true})
	r.edges = 0
}

func (r *Rules) edge(s stroke) {
	if r.edges++; r.edges > 1 && (s.x0 != s.x1 || s.y0 != s.y1) {
		s.joined = true
		if n := len(r.path); n > 0 {
			r.path[n-1].joined = true
		}
	}
	if len(r.path) < maxPath {
		r.path = append(r.path, s)
	}
}

// Paint ends the path: stroked edges, width points wide, are lines, and so are thin filled
// rectangles.
func (r *Rules) Paint(stroked bool, width float64) {
	if !stroked {
		r.paintBar()
	}
	for _, s := range r.path {
		switch {
		case s.rectangle && s.y1-s.y0 <= thickRule:
			r.Add((s.y0+s.y1)/2, s.x0, s.x1, true, s.y1-s.y0 <= thinRule)
		case s.rectangle && s.x1-s.x0 <= thickRule:
			r.Add((s.x0+s.x1)/2, s.y0, s.y1, false, s.x1-s.x0 <= thinRule)
		case s.rectangle && stroked:
			r.Add(s.y0, s.x0, s.x1, true, false)
			r.Add(s.y1, s.x0, s.x1, true, false)
			r.Add(s.x0, s.y0, s.y1, false, false)
			r.Add(s.x1, s.y0, s.y1, false, false)
		case stroked && math.Abs(s.y1-s.y0) < crookedMax:
			r.Add((s.y0+s.y1)/2, s.x0, s.x1, true, !s.joined && width <= thinRule)
		case stroked && math.Abs(s.x1-s.x0) < crookedMax:
			r.Add((s.x0+s.x1)/2, s.y0, s.y1, false, !s.joined && width <= thinRule)
		}
	}
	r.Drop()
}

// paintBar takes a filled shape of few edges, as thin as a line, for the line that it is.
func (r *Rules) paintBar() {
	if len(r.path) < 3 || len(r.path) > 5 || r.path[0].rectangle {
		return
	}
	x0, y0, x1, y1 := r.path[0].x0, r.path[0].y0, r.path[0].x0, r.path[0].y0
	for _, s := range r.path {
		x0, x1 = min(x0, s.x0, s.x1), max(x1, s.x0, s.x1)
		y0, y1 = min(y0, s.y0, s.y1), max(y1, s.y0, s.y1)
	}
	if y1-y0 <= thickRule && x1-x0 > LeastRule || x1-x0 <= thickRule && y1-y0 > LeastRule {
		r.path = append(r.path[:0], stroke{x0: x0, y0: y0, x1: x1, y1: y1, rectangle: true})
	}
}

// Drop forgets the path, as clipping and "n" do.
func (r *Rules) Drop() { r.path = r.path[:0] }

// Add keeps a line: where it lies across its direction, from where to where along it.
func (r *Rules) Add(at, from, to float64, horizontal, thin bool) {
	if from > to {
		from, to = to, from
	}
	if len(r.Horizontal)+len(r.Vertical) >= maxRules || math.IsNaN(at+from+to) {
		return
	}
	if horizontal {
		r.Horizontal = append(r.Horizontal, Segment{at, from, to, thin})
	} else {
		r.Vertical = append(r.Vertical, Segment{at, from, to, thin})
	}
}
