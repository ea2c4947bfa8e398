package cut

import (
	"math"
	"slices"
	"sort"
)

// Chosen is a title on the path, how sure it is, and why it was chosen.
type Chosen struct {
	Cand int     // index in Document.Cands
	Sure float64 // share of right answers among titles as probable as this one, 0 to 1
	// Reasons are what speaks for it, strongest first, where they were asked for.
	Reasons []Reason
	Rival   int // the candidate near it that came next, -1 without one
}

// Reason is a feature of a title and how much it weighs.
type Reason struct {
	Feature string // its name and value: "own.blank 3"
	Weight  float64
}

// Doubt is a candidate that was passed over, and how sure it is that it is a title all the same.
type Doubt struct {
	Cand int
	Sure float64
}

// reasonsShown is how many reasons are given for a title.
const reasonsShown = 5

// Read finds the titles of a document with how sure each is; fixed says of each candidate what a
// person said of it, nil for nothing. Candidates passed over that are at least as sure as doubt are
// listed too.
func (d *Document) Read(m *Model, fixed []May, doubt float64, explain bool) ([]Chosen, []Doubt) {
	l := NewLattice(d, m)
	path, may := d.onePath(l, m, fixed)
	_, title := l.Sum(m.W, may, nil, nil)
	var out []Chosen
	on := make([]bool, len(d.Cands))
	for _, k := range path {
		on[k] = true
		c := Chosen{Cand: k, Sure: m.sure(title[k]), Rival: -1}
		if fixed != nil && fixed[k] == Must {
			c.Sure = 1 // a person said so
		}
		if explain {
			c.Reasons = l.reasons(m, k)
			c.Rival = d.rival(k, path, title)
		}
		out = append(out, c)
	}
	var doubts []Doubt
	for k := range d.Cands {
		if s := m.sure(title[k]); !on[k] && s >= doubt && (fixed == nil || fixed[k] == Free) {
			doubts = append(doubts, Doubt{k, s})
		}
	}
	return out, doubts
}

// sure turns the model's probability into the share of right answers among those as probable.
func (m *Model) sure(p float64) float64 {
	if len(m.X) == 0 {
		return p
	}
	i := sort.SearchFloat64s(m.X, p)
	switch {
	case i == 0:
		return m.Y[0]
	case i == len(m.X):
		return m.Y[i-1]
	}
	t := (p - m.X[i-1]) / math.Max(m.X[i]-m.X[i-1], 1e-9)
	return m.Y[i-1] + t*(m.Y[i]-m.Y[i-1])
}

// reasons lists the features of candidate k that speak most for it.
func (l *Lattice) reasons(m *Model, k int) []Reason {
	var out []Reason
	for _, i := range l.own[k] {
		if w := float64(m.W[i]); w > 0 && i != fBias.base {
			out = append(out, Reason{m.nameOf(i), w})
		}
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].Weight > out[b].Weight })
	return out[:min(len(out), reasonsShown)]
}

// rival is the candidate between the titles beside k that is the most probable after it, -1
// without one.
func (d *Document) rival(k int, path []int, title []float64) int {
	at := slices.Index(path, k)
	lo, hi := 0, len(d.Cands)
	if at > 0 {
		lo = path[at-1] + 1
	}
	if at+1 < len(path) {
		hi = path[at+1]
	}
	best := -1
	for i := lo; i < hi; i++ {
		if i != k && (best < 0 || title[i] > title[best]) {
			best = i
		}
	}
	return best
}
