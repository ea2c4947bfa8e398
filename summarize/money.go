package summarize

import (
	"fmt"
	"math"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Bounds of the sum that earns the highest score for money, in euros: the highest of the
// session as a rule. Below the first, nothing is much money to anyone; a session of the
// second spends as much as any.
const (
	moneyLeast = 50_000
	moneyMost  = 50_000_000
	moneyUsual = 2_000_000 // of a session that states no sum
)

// moneyScale is what a sum is worth in a session, from 1 to 5: the score is one more than
// the number of these euros that the sum reaches. A school's roof is a village's largest
// decision and a city's smallest.
type moneyScale [4]float64

// moneyScale sets the steps on the logarithm, as the rules' points for amounts are, between
// the smallest sum that counts and the highest of the session, the budget of a year apart.
func (s *assessor) moneyScale() moneyScale {
	highest := s.maxAmount
	if highest == 0 {
		highest = moneyUsual
	}
	least := s.rules.Weights.AmountFloor
	highest = roundSum(min(moneyMost, max(moneyLeast, least*10, highest)))
	var m moneyScale
	for i, share := range []float64{0.25, 0.5, 0.7, 0.9} {
		m[i] = roundSum(least * math.Pow(highest/least, share))
	}
	return m
}

// roundSum keeps the first digit of a sum, so that one act that changes a little leaves the
// scale, and the requests that state it, as they were.
func roundSum(v float64) float64 {
	if v <= 0 {
		return 0
	}
	unit := math.Pow(10, math.Floor(math.Log10(v)))
	return math.Round(v/unit) * unit
}

// of is the score of a sum.
func (m moneyScale) of(sum float64) int {
	score := 1
	for _, step := range m {
		if sum >= step {
			score++
		}
	}
	return score
}

// String states the scale to a model.
func (m moneyScale) String() string {
	french := message.NewPrinter(language.French)
	steps := make([]string, len(m))
	for i, v := range m {
		steps[i] = french.Sprintf("%d en dessous de %.0f €", i+1, v)
	}
	return strings.Join(steps, ", ") + fmt.Sprintf(", %d au-delà", len(m)+1)
}

// moneyCeiling is one step above what the scale gives the highest sum of an act. Only what
// states the money of a year needs no sum to be worth all.
func (s *assessor) moneyCeiling(a *act) int {
	switch {
	case s.isBudget(a):
		return 5
	case a.amount == nil:
		return 1
	}
	return min(5, s.moneyScale().of(a.amount.Value)+1)
}
