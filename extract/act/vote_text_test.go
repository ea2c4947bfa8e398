package act

import (
	"slices"
	"strings"
	"testing"

	"phare/extract/french"
	"phare/extract/sketch"
)

// TestVoteText holds that the text of a vote is a quotation: the printed words, in their
// order, each once.
func TestVoteText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Le conseil accepte le don : 10 voix POUR, 0 CONTRE et 2 ABSTENTIONS", "10 voix POUR, 0 CONTRE et 2 ABSTENTIONS"},
		{"Le conseil accepte le don.\n(Pour : 7, Contre : 2, Abstention : 1).", "(Pour : 7, Contre : 2, Abstention : 1)."},
		{"Le conseil accepte le don.\nAdopté par : 12 voix pour, 0 voix contre, 1 abstention", "Adopté par : 12 voix pour, 0 voix contre, 1 abstention"},
	} {
		if got := newWords(sketch.Lines(c.text)).Read().Text; got != c.want {
			t.Errorf("%s\ngot  %q\nwant %q", c.text, got, c.want)
		}
	}
	for _, c := range slices.Concat(voteForms, decisionCases) {
		checkQuotation(t, c.text)
	}
	for _, c := range voteCases {
		checkQuotation(t, c.text)
	}
}

// checkQuotation fails where the text of the vote is no subsequence of the printed words.
func checkQuotation(t *testing.T, printed string) {
	t.Helper()
	words := strings.Fields(french.FoldLine(printed))
	at := 0
	quotation := newWords(sketch.Lines(printed)).Read().Text
	for _, word := range strings.Fields(french.FoldLine(quotation)) {
		if word == french.FoldLine("[…]") {
			continue
		}
		n := slices.Index(words[at:], word)
		if n < 0 {
			t.Errorf("%s\nquoted as %q: %q is not printed there", printed, quotation, word)
			return
		}
		at += n + 1
	}
}
