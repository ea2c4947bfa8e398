package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// guess is how sure a title was, and whether it was right.
type guess struct {
	sure  float64
	right bool
	group string
}

// curve fits the share of right answers as a growing function of how sure the model is, by pooling
// neighbours that would fall; what is drawn from few guesses is drawn towards their mean.
func curve(gs []guess) (x, y []float64) {
	gs = slices.Clone(gs)
	slices.SortStableFunc(gs, func(a, b guess) int { return cmp.Compare(a.sure, b.sure) })
	const block = 12 // guesses pooled at least: fewer tell nothing
	type pool struct{ sure, right, n float64 }
	var pools []pool
	for i := 0; i < len(gs); i += block {
		var p pool
		for _, g := range gs[i:min(len(gs), i+block)] {
			p.sure += g.sure
			p.n++
			if g.right {
				p.right++
			}
		}
		pools = append(pools, p)
		for n := len(pools); n > 1 && pools[n-2].right/pools[n-2].n >= pools[n-1].right/pools[n-1].n; n = len(pools) {
			a, b := pools[n-2], pools[n-1]
			pools = append(pools[:n-2], pool{a.sure + b.sure, a.right + b.right, a.n + b.n})
		}
	}
	for _, p := range pools {
		x, y = append(x, p.sure/p.n), append(y, (p.right+0.5)/(p.n+0.75))
	}
	return x, y
}

// at reads a curve.
func at(x, y []float64, p float64) float64 {
	i, _ := slices.BinarySearch(x, p)
	switch {
	case len(x) == 0:
		return p
	case i == 0:
		return y[0]
	case i == len(x):
		return y[i-1]
	}
	t := (p - x[i-1]) / math.Max(x[i]-x[i-1], 1e-9)
	return y[i-1] + t*(y[i]-y[i-1])
}

// tellCalibration prints how far the confidences stand from the shares of right answers, each
// authority by a curve drawn from the others, and how many errors the least sure tenth holds.
func tellCalibration(gs []guess) {
	var told []guess
	for _, g := range gs {
		var rest []guess
		for _, o := range gs {
			if o.group != g.group {
				rest = append(rest, o)
			}
		}
		x, y := curve(rest)
		told = append(told, guess{at(x, y, g.sure), g.right, g.group})
	}
	slices.SortStableFunc(told, func(a, b guess) int { return cmp.Compare(a.sure, b.sure) })
	const bins = 10
	off := 0.0
	for b := range bins {
		n, sure, right := 0.0, 0.0, 0.0
		for _, g := range told {
			if i := min(int(g.sure*bins), bins-1); i == b {
				n++
				sure += g.sure
				if g.right {
					right++
				}
			}
		}
		if n > 0 {
			off += math.Abs(sure-right) / float64(len(told))
		}
	}
	wrong, among := 0, 0
	for i, g := range told {
		if !g.right {
			wrong++
			if i < (len(told)+9)/10 {
				among++
			}
		}
	}
	fmt.Printf("confidence of the cut: expected calibration error %.3f over %d acts; the least sure tenth holds %d of %d errors\n", off, len(told), among, wrong)
}
