package pdftext

import "math"

// segment is a horizontal or vertical line on the displayed page: where it lies across its
// direction, and from where to where along it.
type segment struct{ at, from, to float64 }

// rules gathers the lines that a page draws: they part the cells of tables.
type rules struct {
	horizontal, vertical []segment

	// the path at hand, on the displayed page
	path           []stroke
	x, y           float64
	startX, startY float64
}

// stroke is one edge of a path, or a whole rectangle.
type stroke struct {
	x0, y0, x1, y1 float64
	rectangle      bool
}

const (
	maxRules   = 4000
	maxPath    = 2000
	leastRule  = 4.0 // points
	thickRule  = 3.0 // a filled rectangle this thin is a line
	crookedMax = 0.7
)

func (r *rules) reset() {
	*r = rules{horizontal: r.horizontal[:0], vertical: r.vertical[:0], path: r.path[:0]}
}

func (r *rules) moveTo(m matrix, x, y float64) {
	r.x, r.y = m.point(x, y)
	r.startX, r.startY = r.x, r.y
}

func (r *rules) lineTo(m matrix, x, y float64) {
	x, y = m.point(x, y)
	r.edge(stroke{r.x, r.y, x, y, false})
	r.x, r.y = x, y
}

func (r *rules) closePath() {
	r.edge(stroke{r.x, r.y, r.startX, r.startY, false})
	r.x, r.y = r.startX, r.startY
}

func (r *rules) rectangle(m matrix, x, y, w, h float64) {
	x0, y0, x1, y1 := m.box(x, y, x+w, y+h)
	r.edge(stroke{x0, y0, x1, y1, true})
}

func (r *rules) edge(s stroke) {
	if len(r.path) < maxPath {
		r.path = append(r.path, s)
	}
}

// paint ends the path: stroked edges are lines, and so are thin filled rectangles.
func (r *rules) paint(stroked bool) {
	for _, s := range r.path {
		switch {
		case s.rectangle && s.y1-s.y0 <= thickRule:
			r.add((s.y0+s.y1)/2, s.x0, s.x1, true)
		case s.rectangle && s.x1-s.x0 <= thickRule:
			r.add((s.x0+s.x1)/2, s.y0, s.y1, false)
		case s.rectangle && stroked:
			r.add(s.y0, s.x0, s.x1, true)
			r.add(s.y1, s.x0, s.x1, true)
			r.add(s.x0, s.y0, s.y1, false)
			r.add(s.x1, s.y0, s.y1, false)
		case stroked && math.Abs(s.y1-s.y0) < crookedMax:
			r.add((s.y0+s.y1)/2, s.x0, s.x1, true)
		case stroked && math.Abs(s.x1-s.x0) < crookedMax:
			r.add((s.x0+s.x1)/2, s.y0, s.y1, false)
		}
	}
	r.drop()
}

// drop forgets the path, as clipping and "n" do.
func (r *rules) drop() { r.path = r.path[:0] }

func (r *rules) add(at, from, to float64, horizontal bool) {
	if from > to {
		from, to = to, from
	}
	if len(r.horizontal)+len(r.vertical) >= maxRules || math.IsNaN(at+from+to) {
		return
	}
	if horizontal {
		r.horizontal = append(r.horizontal, segment{at, from, to})
	} else {
		r.vertical = append(r.vertical, segment{at, from, to})
	}
}
