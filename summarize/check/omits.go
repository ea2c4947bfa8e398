package check

import (
	"fmt"
	"strings"

	"phare/extract"
)

// restrictions tells what narrows the claim's first passage and that neither the claim nor
// its paragraph says.
func (r *run) restrictions(cl *claim) {
	if !cl.bound || cl.heading || len(cl.windows) == 0 || cl.score < 0.45 || len(cl.content()) < 4 {
		return
	}
	w := cl.windows[0]
	if part := w.act.passages[w.from].part; part == extract.PartVisas || part == extract.PartClosing || part == extract.PartHead {
		return
	}
	words := w.words()
	for _, f := range lexicon().limits {
		i := anyPhrase(f.say, words)
		if i < 0 || r.paragraphKeeps(cl, f) {
			continue
		}
		lo, hi := max(0, i-14), i
		if i < 3 { // "Sauf en juillet, le ponton…"
			lo, hi = i, min(len(words), i+16)
		}
		if got, all := cl.sharedWith(words[lo:hi]); got < 3 || float64(got) < 0.6*float64(all) {
			continue
		}
		start, end := words[i].start, words[min(len(words)-1, i+7)].end
		printed := strings.Join(strings.Fields(w.act.text[start:end]), " ")
		r.omit(cl, printed, fmt.Sprintf("L'acte pose une limite que la phrase ne dit pas : « %s… ».", printed), &found{act: w.act, start: w.start(), end: w.end()})
	}
}

// paragraphKeeps tells that the claim's paragraph says a limit.
func (r *run) paragraphKeeps(cl *claim, f family) bool {
	for _, o := range r.claims {
		if o.block == cl.block && anyPhrase(f.keep, o.words) >= 0 {
			return true
		}
	}
	return false
}
