package cut

import (
	"math"
	"slices"
)

// Delta is what is added to weights, by the names of their features: what an authority's
// corrections taught.
type Delta map[string]float32

// With returns the model with a delta added. Names that this program does not know are left out:
// a delta outlives the version that it was made with.
func (m *Model) With(delta Delta) *Model {
	if len(delta) == 0 {
		return m
	}
	out := &Model{W: slices.Clone(m.W), words: m.words, X: m.X, Y: m.Y}
	for i := range out.W {
		if v, ok := delta[m.nameOf(int32(i))]; ok {
			out.W[i] += v
		}
	}
	return out
}

// Example is a document and what a person said of its candidates: Must, Not, or Free where
// nothing was said.
type Example struct {
	Document *Document
	May      []May
}

// How a delta is learned: few steps, each weight held back, so that a handful of corrections
// leans the weights and never turns them over.
const (
	teachSteps = 12
	teachRate  = 0.1
	teachRidge = 0.3
)

// Teach returns the delta under which what the examples say is more probable.
func (m *Model) Teach(examples []Example) Delta {
	w := slices.Clone(m.W)
	g, square := make([]float64, len(w)), make([]float64, len(w))
	var lattices []*Lattice
	for _, e := range examples {
		lattices = append(lattices, NewLattice(e.Document, m))
	}
	for range teachSteps {
		for k, e := range examples {
			add := func(sign float64) func([]int32, float64) {
				return func(f []int32, p float64) {
					for _, x := range f {
						g[x] += sign * p
					}
				}
			}
			if z, _ := lattices[k].Sum(w, e.May, nil, add(1)); math.IsInf(z, -1) {
				clear(g)
				continue // no path holds what was said
			}
			lattices[k].Sum(w, nil, nil, add(-1))
			for x, v := range g {
				if v == 0 {
					continue
				}
				v -= teachRidge * float64(w[x]-m.W[x])
				square[x] += v * v
				w[x] += float32(teachRate * v / math.Sqrt(square[x]+1e-6))
			}
			clear(g)
		}
	}
	delta := Delta{}
	for x := range w {
		if d := float64(w[x] - m.W[x]); math.Abs(d) >= 0.0005 {
			delta[m.nameOf(int32(x))] = float32(math.Round(d*1000) / 1000)
		}
	}
	return delta
}
