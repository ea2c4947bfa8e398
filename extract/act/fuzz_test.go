package act

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"phare/extract/prose"
	"phare/extract/record"
	"phare/extract/sketch"
)

// FuzzVote holds the vote reader to what makes it believable: no count is invented (each
// is printed in figures or in words, or is a number of names that the text can hold), a
// form that nobody filled in gives none, unanimity never stands beside an opponent, and
// the time grows with the text and nothing else.
func FuzzVote(f *testing.F) {
	for _, c := range voteCases {
		f.Add(c.text)
	}
	for _, c := range voteForms {
		f.Add(c.text)
	}
	for _, c := range actCases {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			return
		}
		start := time.Now()
		w := newWords(sketch.Lines(text))
		v := w.Read()
		if d := time.Since(start); d > 3*time.Second {
			t.Fatalf("%d bytes took %v", len(text), d)
		}
		for _, p := range []*int{v.Votes.For, v.Votes.Against, v.Votes.Abstain, v.Votes.NotVoting} {
			if p != nil && !w.holds(*p) {
				t.Fatalf("%d is nowhere in %q", *p, text)
			}
		}
		if v.Unanimous != nil && *v.Unanimous {
			if a := v.Votes.Abstain; a != nil && *a > 0 {
				t.Fatalf("unanimous with %d abstentions: %q", *a, text)
			}
			if a, b := v.Votes.Against, v.Votes.For; a != nil && *a > 0 && (b == nil || *b > 0) {
				t.Fatalf("unanimous with %d against: %q", *a, text)
			}
		}
		if v.Box == nil && (v.Votes != record.Votes{} || v.Unanimous != nil) {
			t.Fatalf("a vote from nowhere: %q", text)
		}
		d := &record.Deliberation{Lines: sketch.Lines(text)}
		Read(d, &record.Document{}, Context{Kind: record.KindMinutes})
		if d.Outcome == "" || d.Status == "" {
			t.Fatalf("no outcome or status: %q", text)
		}
		if d.Text != "" && len(d.Dispositif) > len(d.Text) {
			t.Fatalf("the decision is longer than the act: %q", text)
		}
	})
}

// holds tells whether the text can bear the count n.
func (w *words) holds(n int) bool {
	if n == 0 {
		return true // a sign, a blank, a word for nothing: TestVote tells which
	}
	people := 0
	for i := range w.Toks {
		t := &w.Toks[i]
		if t.S == strconv.Itoa(n) || t.Num == int32(n) {
			return true
		}
		if v, e := w.Numeral(i); e > 0 && v == n {
			return true
		}
		if a, e := w.Count(i); e > 0 && w.At(e) == "+" { // "18 + 3 pouvoirs"
			if b, k := w.Count(e + 1); k > 0 && a+b == n {
				return true
			}
		}
		if t.Flag&prose.Capital != 0 || prose.Civility[t.S] != 0 || t.S == "maire" || strings.HasPrefix(t.S, "president") || t.S == "pouvoir" || t.S == "procuration" || t.S == "mandat" {
			people++
		}
	}
	return n <= people
}

// TestVoteTime reads what would be long for a reader that goes back and forth.
func TestVoteTime(t *testing.T) {
	for _, s := range []string{"M. Roy et ", "pour ", "contre : ", "( ", "à l'unanimité ", "ne prend pas ", "Abstentions : M. ", "12 ", "vingt-", "Le conseil ", "Roy "} {
		for _, sep := range []string{"", "\n"} {
			text := strings.Repeat(s+sep, 40000/len(s))
			start := time.Now()
			newWords(sketch.Lines(text)).Read()
			if d := time.Since(start); d > 2*time.Second {
				t.Errorf("%d bytes of %q took %v", len(text), s+sep, d)
			}
		}
	}
}
