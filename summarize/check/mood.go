package check

import (
	"fmt"
	"strings"

	"phare/extract"
	"phare/summarize/check/lexicon"
)

// moods holds each verb of the claim against the same verb of its passages: what the act says
// may be or will be is not told for what is, nor what may be for what will be.
func (r *run) moods(cl *claim) {
	if !cl.bound || conditional(cl) || undecidedOutcome(cl.held) {
		return
	}
	x := lexicon.All()
	for i, w := range cl.words {
		if w.Stem == "" || w.Capital || cl.by[i] == free || cl.by[i] == own || lexicon.Refused(cl.words, i) || x.Is("demande", w) || x.Is("prevoit", w) || x.Is("adopte", w) {
			continue
		}
		mine := lexicon.MoodOf(cl.words, i)
		if mine == lexicon.Untold && i > 0 && !lexicon.DefiniteBefore(cl.words, i) && !lexicon.Infinitive(w.Fold) && cl.words[i-1].Stem != "" && (strings.HasSuffix(w.Fold, "e") || strings.HasSuffix(w.Fold, "ent") || strings.HasSuffix(w.Fold, "t")) && !w.Past {
			mine = lexicon.IsSo // maybe: it counts only where the act has a verb of that stem in the future or the conditional
		}
		if mine <= lexicon.Might {
			continue
		}
		best, at := lexicon.Untold, (*found)(nil)
		settled := false
		for _, p := range singly(cl.windows) {
			s := p.act.passages[p.from]
			words := p.words()
			for k, v := range words {
				if v.Stem != w.Stem {
					continue
				}
				m := lexicon.MoodOf(words, k)
				if m == lexicon.WillBe && lexicon.Infinitive(v.Fold) && lexicon.AnyFold(words[:k], "propose", "proposent", "proposer") {
					m = lexicon.Untold // what was proposed was adopted
				}
				if m == lexicon.Untold || s.part == extract.PartDispositif && m != lexicon.Might {
					settled = true // a noun, or what the assembly decides
					continue
				}
				if m > best || at == nil {
					best, at = m, &found{act: p.act, start: p.start(), end: p.end()}
				}
			}
		}
		if settled || at == nil || best == lexicon.Untold || mine <= best || mine == lexicon.HasBeen && best == lexicon.IsSo {
			continue
		}
		if mine >= lexicon.IsSo && best <= lexicon.WillBe && (mine == lexicon.HasBeen || best == lexicon.Might || cl.score >= 0.5) {
			r.find(cl, w.Start, w.End, Error, "promoted-done", fmt.Sprintf("L'acte ne le donne pas pour fait : « %s ». Reprenez son temps.", excerpt(at)), at)
			return
		}
		r.doubt(cl, "mood", w.Start, w.End, fmt.Sprintf("L'acte ne le donne pas pour sûr : « %s ».", excerpt(at)), at)
		return
	}
}
