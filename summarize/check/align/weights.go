package align

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// weights.txt is written by TestLearn of package check: a kind of doubt a line, with what it
// weighs. "bias" is the bar.
//
//go:embed weights.txt
var weightsText string

var weights = sync.OnceValue(func() map[string]float64 {
	w, err := parseWeights(weightsText)
	if err != nil {
		panic(err) // embedded
	}
	return w
})

func parseWeights(text string) (map[string]float64, error) {
	out := map[string]float64{}
	for n, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		kind, value, _ := strings.Cut(l, " ")
		v, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if err != nil {
			return nil, fmt.Errorf("weights.txt:%d: %w", n+1, err)
		}
		out[kind] = v
	}
	return out, nil
}

// Family is the kind that a kind is of: "drops." for "drops.exception.next"; what little was seen
// of a kind is helped by what was seen of its family. Kinds told of clauses that hardly meet
// are families of their own.
func Family(kind string) string {
	k := strings.IndexByte(kind, '.')
	if k < 0 {
		return kind
	}
	if strings.HasSuffix(kind, "~") {
		return kind[:k+1] + "~"
	}
	return kind[:k+1]
}

// Weight is what a kind of doubt weighs, with what its family does.
func Weight(kind string) float64 {
	w := weights()[kind]
	if f := Family(kind); f != kind {
		w += weights()[f]
	}
	return w
}

// strong is the weight of a kind that is a claim by itself.
const strong = 10

// Strong tells a kind that is a claim by itself.
func Strong(kind string) bool { return weights()[kind] >= strong }

// Score adds up doubts, by kind; says tells that the sentence says something of its own: the sum
// passes the bar, or one doubt does by itself. The sum is without those that do.
func Score(doubts map[string]float64) (sum float64, says bool) {
	w := weights()
	sum = w["bias"]
	for kind, n := range doubts {
		if w[kind] >= strong {
			says = true
		} else {
			sum += w[kind] * n
		}
	}
	return sum, says || sum > 0
}
