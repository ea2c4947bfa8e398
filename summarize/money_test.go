package summarize

import (
	"strings"
	"testing"

	"phare/extract/facts"
)

// A roof of 40 000 € is the largest decision of a village and a small one of a city.
func TestMoneyIsRelativeToTheSession(t *testing.T) {
	rules, err := LoadRules(nil)
	if err != nil {
		t.Fatal(err)
	}
	s := newAssessor(rules, fictional(t))
	roof := &act{amount: &facts.Fact{Value: 40_000}}
	for _, c := range []struct {
		highest     float64
		score, most int
	}{{40_000, 5, 5}, {300_000, 3, 4}, {5_000_000, 2, 3}, {0, 2, 3}} {
		s.maxAmount = c.highest
		if got := s.moneyScale().of(roof.amount.Value); got != c.score {
			t.Errorf("where the highest is %.0f €: %d, want %d (%s)", c.highest, got, c.score, s.moneyScale())
		}
		if got := s.moneyCeiling(roof); got != c.most {
			t.Errorf("where the highest is %.0f €: at most %d, want %d", c.highest, got, c.most)
		}
	}
	s.maxAmount = 6_000
	if got := s.moneyScale().of(6_000); got != 1 {
		t.Errorf("6 000 € are worth %d where they are the highest", got)
	}
	if got := s.moneyCeiling(&act{}); got != 1 {
		t.Errorf("no sum is worth %d", got)
	}
}

// The scale is stated in the requests: it must not move with every sum.
func TestMoneyScaleIsRound(t *testing.T) {
	rules, err := LoadRules(nil)
	if err != nil {
		t.Fatal(err)
	}
	s := newAssessor(rules, fictional(t))
	s.maxAmount = 1_230_000
	before := s.moneyScale()
	s.maxAmount = 1_310_500
	if after := s.moneyScale(); after != before {
		t.Errorf("%v, then %v", before, after)
	}
	if words := strings.ReplaceAll(before.String(), "\u00a0", " "); !strings.HasPrefix(words, "1 en dessous de 20 000 €, 2 en dessous de ") || !strings.HasSuffix(words, ", 5 au-delà") {
		t.Errorf("stated as %q", words)
	}
}
