package summarize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"phare/summarize/llm"
)

// gap stands between two passages of an act where others were left out.
const gap = "[…]"

// Headings of an act's parts, as a model gets them.
const (
	headObject   = "[Objet]"
	headReasons  = "[Exposé]"
	headDecision = "[Décision]"
)

// promptShare is the share of the model's window that a request may fill: the rest is for
// the reply, and for a count of tokens that is ours and not the server's.
const promptShare = 0.7

// room is how many tokens of acts a request may hold beside its instructions.
func (q *asker) room(system string) int {
	return max(500, int(promptShare*float64(q.client.Window()))-llm.EstimateTokens(system))
}

// fitted gives the text of an act, whole where it fits in so many tokens. Else object and
// decision with its tables come first, then the reasons from their start; a mark stands
// where the rest was, and the reviewer is told.
func (q *asker) fitted(a *act, tokens int) string {
	full := q.texts[a].text
	if llm.EstimateTokens(full) <= tokens {
		return full
	}
	q.shortened(a)
	object, rest, _ := strings.Cut(full, "\n"+headReasons+"\n")
	reasons, decision, _ := strings.Cut(rest, "\n"+headDecision+"\n")
	letters := tokens * 7 / 2
	decision = headOf(decision, max(letters-utf8.RuneCountInString(object), letters/2))
	reasons = headOf(reasons, letters-utf8.RuneCountInString(object)-utf8.RuneCountInString(decision))
	return object + "\n" + headReasons + "\n" + reasons + "\n" + headDecision + "\n" + decision
}

// headOf keeps the lines of a text from its start, as many as there is room for.
func headOf(text string, letters int) string {
	if utf8.RuneCountInString(text) <= letters {
		return text
	}
	var kept []string
	left := letters - len(gap) - 1
	for _, line := range strings.Split(text, "\n") {
		n := utf8.RuneCountInString(line) + 1
		if n > left {
			if len(kept) == 0 && left > 80 {
				kept = append(kept, shorten(line, left-2))
			}
			break
		}
		kept, left = append(kept, line), left-n
	}
	return strings.Join(append(kept, gap), "\n")
}

// shortened notes, once, that an act did not go whole.
func (q *asker) shortened(a *act) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if !slices.Contains(q.cut, a) {
		q.cut = append(q.cut, a)
	}
}
