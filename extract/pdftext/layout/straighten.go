package layout

import (
	"cmp"
	"slices"

	"phare/extract/pdftext/printed"
)

// A page that was scanned askew, or whose text was placed word by word by a program that read
// its image, has lines that rise or fall from one side to the other. Such a page is set
// straight before its lines are sought; where its words are printed stays as it is.

// The measures of a page that lies askew.
const (
	chainWords    = 4     // words that must follow each other to tell how a line lies
	chainLength   = 8.0   // how long it must be, in font sizes
	chainGap      = 2.0   // white space between two words of it, in font sizes
	chainRise     = 0.45  // how far a word may stand above or below the one before, in font sizes
	straightSlope = 0.001 // a line of a page's width that rises by less needs no help
)

// slant is the slope of a line of words, and how much it weighs: its length in points.
type slant struct{ slope, weight float64 }

// straighten turns the words of one direction so that their lines run level, sets the words of
// an OCR layer, which stand higher or lower as their letters do, on the baseline of their
// line, and tells whether the page lay askew.
func straighten(words []printed.Raw, group []int) bool {
	slope := slopeOf(words, group)
	level := slope < straightSlope && slope > -straightSlope
	if !level {
		turn(words, group, slope)
	}
	for from := 0; from < len(group); {
		to := chainEnd(words, group, from)
		if words[group[from]].Source == printed.FromInvisible {
			setLevel(words, group[from:to])
		}
		from = to
	}
	return !level
}

// turn turns words by a slope; where they are printed is kept.
func turn(words []printed.Raw, group []int, slope float64) {
	places := make([]printed.Box, len(group))
	for k, i := range group {
		w := &words[i]
		places[k] = w.Box()
		if w.At == nil {
			w.At = &places[k]
		}
		w.U0, w.U1, w.V = w.U0+slope*w.V, w.U1+slope*w.V, w.V-slope*(w.U0+w.U1)/2
	}
}

// setLevel gives the words of one line the middle one of their baselines.
func setLevel(words []printed.Raw, chain []int) {
	if len(chain) < 2 {
		return
	}
	v := make([]float64, len(chain))
	for k, i := range chain {
		v[k] = words[i].V
	}
	slices.Sort(v)
	for _, i := range chain {
		w := &words[i]
		if w.At == nil {
			at := w.Box()
			w.At = &at
		}
		w.V = v[len(v)/2]
	}
}

// chainEnd returns the index behind the words that follow group[from] on its line.
func chainEnd(words []printed.Raw, group []int, from int) int {
	to := from + 1
	for to < len(group) && follows(&words[group[to-1]], &words[group[to]]) {
		to++
	}
	return to
}

// slopeOf measures how the lines of a page lie, on the words that follow each other in the
// stream: the middle one of their slopes, each weighing as much as it is long.
func slopeOf(words []printed.Raw, group []int) float64 {
	var slants []slant
	total := 0.0
	for from := 0; from < len(group); {
		to := chainEnd(words, group, from)
		if s, ok := slantOf(words, group[from:to]); ok {
			slants = append(slants, s)
			total += s.weight
		}
		from = to
	}
	slices.SortFunc(slants, func(a, b slant) int { return cmp.Compare(a.slope, b.slope) })
	seen := 0.0
	for _, s := range slants {
		if seen += s.weight; seen >= total/2 {
			return s.slope
		}
	}
	return 0
}

// follows tells whether b stands behind a on one line, which may rise or fall.
func follows(a, b *printed.Raw) bool {
	size := max(a.Size, b.Size)
	gap, rise := b.U0-a.U1, b.V-a.V
	return gap > -size && gap < chainGap*size && rise < chainRise*size && rise > -chainRise*size
}

// slantOf fits a straight line to the middles of words.
func slantOf(words []printed.Raw, chain []int) (slant, bool) {
	if len(chain) < chainWords {
		return slant{}, false
	}
	first, last := &words[chain[0]], &words[chain[len(chain)-1]]
	length := last.U1 - first.U0
	if length < chainLength*first.Size {
		return slant{}, false
	}
	n := float64(len(chain))
	var u, v, uu, uv float64
	for _, i := range chain {
		w := &words[i]
		x, y := (w.U0+w.U1)/2-first.U0, w.V-first.V
		u, v, uu, uv = u+x, v+y, uu+x*x, uv+x*y
	}
	spread := n*uu - u*u
	if spread <= 0 {
		return slant{}, false
	}
	return slant{(n*uv - u*v) / spread, length}, true
}
