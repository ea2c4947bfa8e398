package summarize

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The points of the rules say what is met in an act; how much each kind of sign counts beside
// the others is learned from sessions that readers have ranked (docs/choix.md): few kinds, no
// words. weights.txt holds a factor for each.

// The kinds of signs that weights are learned for.
var kinds = []string{"theme", "pays", "life", "works", "plan", "amount", "people", "place", "date", "contested", "position", "noted", "substance", "routine"}

// kindOf is the kind of a reason by its code, "" for what is not learned.
var kindOf = map[string]string{
	"tarif": "pays", "gratuite": "pays", "aide-habitants": "pays", "impots": "pays", "prix": "pays",
	"horaires": "life", "restriction": "life", "regle": "life", "nouveau": "life", "fin": "life", "publics": "life", "evenement": "life",
	"travaux": "works", "service-confie": "works",
	"plan": "plan", "budget-majeur": "plan", "debat": "plan",
	"amount": "amount", "people": "people", "place": "place", "date": "date", "contested": "contested",
	"wish": "position", "opinion": "position", "noted": "noted", "substance": "substance",
}

//go:embed weights.txt
var weightsText string

var learned = sync.OnceValue(func() map[string]float64 {
	w, err := parseWeights(weightsText)
	if err != nil {
		panic("summarize: weights.txt: " + err.Error()) // embedded: a test reads it
	}
	return w
})

func parseWeights(text string) (map[string]float64, error) {
	out := map[string]float64{}
	for i, line := range strings.Split(text, "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || strings.HasPrefix(f[0], "#") {
			continue
		}
		if len(f) != 2 || !slices.Contains(kinds, f[0]) {
			return nil, fmt.Errorf("line %d: %q", i+1, line)
		}
		v, err := strconv.ParseFloat(f[1], 64)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		out[f[0]] = v
	}
	return out, nil
}

// factor is how much the points of a reason count.
func (s *assessor) factor(code string, points float64) float64 {
	kind := s.kind(code, points)
	if w, ok := s.weights[kind]; ok {
		return w
	}
	return 1
}

func (s *assessor) kind(code string, points float64) string {
	if k := kindOf[code]; k != "" {
		return k
	}
	if s.themeCodes[code] {
		return "theme"
	}
	if points < 0 && s.routineCodes[code] {
		return "routine"
	}
	return ""
}

// features are the points of an act by kind of sign, before the learned factors.
func (s *assessor) features(a *act) []float64 {
	out := make([]float64, len(kinds))
	for _, r := range a.verdict.reasons {
		if i := slices.Index(kinds, s.kind(r.Code, r.Points)); i >= 0 && s.weights[kinds[i]] != 0 {
			out[i] += r.Points / s.weights[kinds[i]]
		}
	}
	return out
}
