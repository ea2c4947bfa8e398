package check

import (
	"fmt"
	"slices"
	"strings"

	"phare/extract"
	"phare/summarize/check/lexicon"
)

// restrictions tells what narrows the claim's first passage and that neither the claim nor
// its paragraph says.
func (r *run) restrictions(cl *claim) {
	if !cl.bound || cl.heading || len(cl.windows) == 0 || cl.score < 0.4 || len(cl.content()) < 3 {
		return
	}
	if r.hedged(cl) {
		return
	}
	w := cl.windows[0]
	if part := w.act.passages[w.from].part; part == extract.PartVisas || part == extract.PartClosing || part == extract.PartHead {
		return
	}
	r.byValue(cl)
	if strings.Contains(w.act.text[w.start():w.end()], " | ") {
		return // a row of a table says no sentence
	}
	words := w.words()
	for _, f := range lexicon.All().Limits {
		say := f.Say
		if f.Name == "plafond" { // a ceiling alone is its value's, see byValue
			say = slices.DeleteFunc(slices.Clone(say), func(p lexicon.Phrase) bool { return len(p) < 2 })
		}
		i := lexicon.AnyPhrase(say, words)
		if i < 0 || r.paragraphKeeps(cl, f) {
			continue
		}
		end := i + 1
		for end < len(words) && end < i+8 && !strings.ContainsAny(w.act.text[words[end-1].End:words[end].Start], ",;.:") {
			end++
		}
		if got, all := cl.sharedWith(words[min(len(words), i+1):end]); all > 0 && 2*got >= all {
			continue // it says what is left out
		}
		lo, hi := max(0, i-14), i
		if i < 3 { // "Sauf en juillet, le ponton…"
			lo, hi = i, min(len(words), i+16)
		}
		least := 0.6
		if cl.score >= 0.75 {
			least = 0.5
		}
		if got, all := cl.sharedWith(words[lo:hi]); got < 2 || float64(got) < least*float64(all) {
			continue
		}
		printed := strings.Join(strings.Fields(w.act.text[words[i].Start:words[min(len(words)-1, i+7)].End]), " ")
		r.omit(cl, "omit."+f.Name, printed, fmt.Sprintf("L'acte pose une limite que la phrase ne dit pas : « %s… ».", printed), &found{act: w.act, start: w.start(), end: w.end()})
	}
}

// hedged tells that the claim sets a limit, or doubts, in words of its own: a limit kept in
// other words is kept.
func (r *run) hedged(cl *claim) bool {
	return cl.conditionalMood() || conditional(cl) || lexicon.All().AnyIs("reserve", cl.words)
}

// byValue tells the limits that stand right beside a value that the claim gives: "d'un
// montant maximum de 12 000 €".
func (r *run) byValue(cl *claim) {
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
