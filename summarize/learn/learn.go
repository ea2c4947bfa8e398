// Package learn fits the weights of the choice to sessions that readers have ranked: pairwise
// logistic regression, so that an act a reader put above another scores above it. It knows
// numbers alone, neither words nor names, and is no part of a run.
package learn

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Act is one act of a ranked session.
type Act struct {
	Session  string
	Grade    float64 // how a reader ranks it: higher is more important; acts of one grade are not compared
	Features []float64
}

// Parse reads acts from lines "session grade f1 f2 …" parted by tabs; lines that start with
// "#" are comments.
func Parse(text string) ([]Act, error) {
	var out []Act
	for i, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) < 3 || len(out) > 0 && len(fields)-2 != len(out[0].Features) {
			return nil, fmt.Errorf("line %d: %d fields", i+1, len(fields))
		}
		a := Act{Session: fields[0]}
		for j, f := range fields[1:] {
			v, err := strconv.ParseFloat(f, 64)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", i+1, err)
			}
			if j == 0 {
				a.Grade = v
			} else {
				a.Features = append(a.Features, v)
			}
		}
		out = append(out, a)
	}
	return out, nil
}

// pair is the difference between an act and one ranked below it, and its share in the loss:
// each session counts the same, however many acts it has.
type pair struct {
	diff  []float64
	share float64
}

func pairs(acts []Act) []pair {
	var out []pair
	from := map[string]int{}
	for _, a := range acts {
		for _, b := range acts {
			if a.Session != b.Session || a.Grade <= b.Grade {
				continue
			}
			d := make([]float64, len(a.Features))
			for k := range d {
				d[k] = a.Features[k] - b.Features[k]
			}
			out = append(out, pair{diff: d, share: min(a.Grade-b.Grade, 3)})
			from[a.Session]++
		}
	}
	i := 0
	for _, a := range acts {
		for _, b := range acts {
			if a.Session == b.Session && a.Grade > b.Grade {
				out[i].share /= float64(from[a.Session])
				i++
			}
		}
	}
	return out
}

// Fit returns the weights that rank the acts best, held to the prior ones by a penalty of the
// given strength on their squared distance. The same acts give the same weights.
func Fit(acts []Act, prior []float64, strength float64) []float64 {
	w := append([]float64{}, prior...)
	ps := pairs(acts)
	sessions := map[string]bool{}
	for _, a := range acts {
		sessions[a.Session] = true
	}
	n := float64(max(len(sessions), 1))
	for step := range 400 {
		grad := make([]float64, len(w))
		for _, p := range ps {
			z := 0.0
			for k, d := range p.diff {
				z += w[k] * d
			}
			g := p.share / (1 + math.Exp(z)) / n
			for k, d := range p.diff {
				grad[k] += g * d
			}
		}
		rate := 0.5 / (1 + float64(step)/100)
		for k := range w {
			w[k] += rate * (grad[k] - 2*strength*(w[k]-prior[k]))
			w[k] = max(w[k], 0) // a feature keeps its sense
		}
	}
	return w
}
