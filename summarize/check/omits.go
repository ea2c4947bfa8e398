package check

import (
	"fmt"
	"strings"

	"phare/summarize/check/lexicon"
)

// hedged tells that the claim sets a limit, or doubts, in words of its own: a limit kept in
// other words is kept.
func (r *run) hedged(cl *claim) bool {
	return cl.conditionalMood() || conditional(cl) || lexicon.All().AnyIs("reserve", cl.words)
}

// byValue tells the limits that stand right beside a value that the claim gives: "d'un
// montant maximum de 12 000 €".
func (r *run) byValue(cl *claim) {
	if !cl.bound || cl.heading {
		return
	}
	for _, v := range cl.verified {
		if v.line < 0 || v.line >= len(r.acts) {
			continue
		}
		a := r.acts[v.line]
		at := a.wordAt(v.start)
		if p := a.passageAt(v.start); p < 0 || a.words == nil || standingOf(a.passages[p].part) != decided {
			continue
		}
		before := a.words[max(0, at-5):at]
		for _, f := range lexicon.All().Limits {
			if f.Name != "plafond" {
				continue
			}
			if i := lexicon.AnyPhrase(f.Say, before); i >= 0 && !strings.ContainsAny(a.text[before[i].End:v.start], ".;|") && !r.paragraphKeeps(cl, f) {
				printed := strings.Join(strings.Fields(a.text[before[i].Start:v.end]), " ")
				r.omit(cl, "omit.value", printed, fmt.Sprintf("L'acte pose une limite que la phrase ne dit pas : « %s ».", printed), &found{act: a, start: v.start, end: v.end})
			}
		}
	}
}

// paragraphKeeps tells that the claim's paragraph says a limit.
func (r *run) paragraphKeeps(cl *claim, f lexicon.Family) bool {
	for _, o := range r.claims {
		if o.block == cl.block && lexicon.AnyPhrase(f.Keep, o.words) >= 0 {
			return true
		}
	}
	return false
}
