package pdftext

import "math"

// segment is a horizontal or vertical line on the displayed page: where it lies across its
// direction, and from where to where along it.
type segment struct {
	at, from, to float64
	thin         bool // drawn by itself, no side of a shape and no bar
}

// rules gathers the lines that a page draws: they part the cells of tables.
type rules struct {
	horizontal, vertical []segment

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
	leastRule  = 4.0 // points
	thickRule  = 3.0 // a filled rectangle this thin is a line
	thinRule   = 2.2 // a line this thick at most may strike words out
	crookedMax = 0.7
)

func (r *rules) reset() {
	*r = rules{horizontal: r.horizontal[:0], vertical: r.vertical[:0], path: r.path[:0]}
}

func (r *rules) moveTo(m matrix, x, y float64) {
	r.x, r.y = m.point(x, y)
	r.startX, r.startY = r.x, r.y
	r.edges = 0
}

func (r *rules) lineTo(m matrix, x, y float64) {
	x, y = m.point(x, y)
	r.edge(stroke{x0: r.x, y0: r.y, x1: x, y1: y})
	r.x, r.y = x, y
}

func (r *rules) closePath() {
	r.edge(stroke{x0: r.x, y0: r.y, x1: r.startX, y1: r.startY})
	r.x, r.y = r.startX, r.startY
}

func (r *rules) rectangle(m matrix, x, y, w, h float64) {
	x0, y0, x1, y1 := m.box(x, y, x+w, y+h)
	r.edges = 0
	r.edge(stroke{x0: x0, y0: y0, x1: x1, y1: y1, rectangle: true})
	r.edges = 0
}

func (r *rules) edge(s stroke) {
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

// paint ends the path: stroked edges, width points wide, are lines, and so are thin filled
// rectangles.
func (r *rules) paint(stroked bool, width float64) {
	if !stroked {
		r.paintBar()
	}
	for _, s := range r.path {
		switch {
		case s.rectangle && s.y1-s.y0 <= thickRule:
			r.add((s.y0+s.y1)/2, s.x0, s.x1, true, s.y1-s.y0 <= thinRule)
		case s.rectangle && s.x1-s.x0 <= thickRule:
			r.add((s.x0+s.x1)/2, s.y0, s.y1, false, s.x1-s.x0 <= thinRule)
		case s.rectangle && stroked:
			r.add(s.y0, s.x0, s.x1, true, false)
			r.add(s.y1, s.x0, s.x1, true, false)
			r.add(s.x0, s.y0, s.y1, false, false)
			r.add(s.x1, s.y0, s.y1, false, false)
		case stroked && math.Abs(s.y1-s.y0) < crookedMax:
			r.add((s.y0+s.y1)/2, s.x0, s.x1, true, !s.joined && width <= thinRule)
		case stroked && math.Abs(s.x1-s.x0) < crookedMax:
			r.add((s.x0+s.x1)/2, s.y0, s.y1, false, !s.joined && width <= thinRule)
		}
	}
	r.drop()
}

// paintBar takes a filled shape of few edges, as thin as a line, for the line that it is.
func (r *rules) paintBar() {
	if len(r.path) < 3 || len(r.path) > 5 || r.path[0].rectangle {
		return
	}
	x0, y0, x1, y1 := r.path[0].x0, r.path[0].y0, r.path[0].x0, r.path[0].y0
	for _, s := range r.path {
		x0, x1 = min(x0, s.x0, s.x1), max(x1, s.x0, s.x1)
		y0, y1 = min(y0, s.y0, s.y1), max(y1, s.y0, s.y1)
	}
	if y1-y0 <= thickRule && x1-x0 > leastRule || x1-x0 <= thickRule && y1-y0 > leastRule {
		r.path = append(r.path[:0], stroke{x0: x0, y0: y0, x1: x1, y1: y1, rectangle: true})
	}
}

// drop forgets the path, as clipping and "n" do.
func (r *rules) drop() { r.path = r.path[:0] }

func (r *rules) add(at, from, to float64, horizontal, thin bool) {
	if from > to {
		from, to = to, from
	}
	if len(r.horizontal)+len(r.vertical) >= maxRules || math.IsNaN(at+from+to) {
		return
	}
	if horizontal {
		r.horizontal = append(r.horizontal, segment{at, from, to, thin})
	} else {
		r.vertical = append(r.vertical, segment{at, from, to, thin})
	}
}
