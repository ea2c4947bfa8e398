package check

import (
	"fmt"
	"strings"

	"phare/extract"
	"phare/summarize/check/lexicon"
)

// mood is how sure and how far a verb is told: what might be, what will be, what is, what has
// been done.
type mood uint8

const (
	untoldMood mood = iota
	might           // coûterait, pourrait ouvrir
	willBe          // ouvrira, sera ouvert, à ouvrir
	isSo            // ouvre, est ouvert; what the assembly decides
	hasBeen         // a ouvert, a été ouvert
)

// moodOf tells the mood of the word at i of some words, untold for what is no verb there.
func moodOf(words []word, i int) mood {
	fold := words[i].Fold
	before := func(n int, folds ...string) bool { return anyFold(words[max(0, i-n):i], folds...) }
	could := before(4, "pourrait", "pourraient", "devrait", "devraient", "pourra", "pourront", "peut", "peuvent", "serait", "seraient", "aurait", "auraient")
	switch {
	case strings.HasSuffix(fold, "rait") || strings.HasSuffix(fold, "raient"):
		return might
	case future(fold):
		return willBe
	case infinitive(fold) && i > 0:
		if could {
			return might
		}
		if before(2, "va", "vont", "de", "d", "pour", "a", "afin") {
			return willBe
		}
	case words[i].Past || participle(fold):
		switch {
		case could:
			return might
		case before(3, "sera", "seront", "soit", "soient"):
			return willBe
		case before(3, "ete", "ont") || i > 0 && words[i-1].Fold == "a" && words[i].Past:
			return hasBeen
		case before(2, "est", "sont"):
			return isSo
		}
	}
	return untoldMood
}

// moods holds each verb of the claim against the same verb of its passages: what the act says
// may be or will be is not told for what is, nor what may be for what will be.
func (r *run) moods(cl *claim) {
	if !cl.bound || conditional(cl) || undecidedOutcome(cl.held) {
		return
	}
	x := lexicon.All()
	for i, w := range cl.words {
		if w.Stem == "" || w.Capital || cl.by[i] == free || cl.by[i] == own || refused(cl.words, i) || x.Is("demande", w) || x.Is("prevoit", w) || x.Is("adopte", w) {
			continue
		}
		mine := moodOf(cl.words, i)
		if mine == untoldMood && i > 0 && !definiteBefore(cl.words, i) && !infinitive(w.Fold) && cl.words[i-1].Stem != "" && (strings.HasSuffix(w.Fold, "e") || strings.HasSuffix(w.Fold, "ent") || strings.HasSuffix(w.Fold, "t")) && !w.Past {
			mine = isSo // maybe: it counts only where the act has a verb of that stem in the future or the conditional
		}
		if mine <= might {
			continue
		}
		best, at := untoldMood, (*found)(nil)
		settled := false
		for _, p := range singly(cl.windows) {
			s := p.act.passages[p.from]
			words := p.words()
			for k, v := range words {
				if v.Stem != w.Stem {
					continue
				}
				m := moodOf(words, k)
				if m == willBe && infinitive(v.Fold) && anyFold(words[:k], "propose", "proposent", "proposer") {
					m = untoldMood // what was proposed was adopted
				}
				if m == untoldMood || s.part == extract.PartDispositif && m != might {
					settled = true // a noun, or what the assembly decides
					continue
				}
				if m > best || at == nil {
					best, at = m, &found{act: p.act, start: p.start(), end: p.end()}
				}
			}
		}
		if settled || at == nil || best == untoldMood || mine <= best || mine == hasBeen && best == isSo {
			continue
		}
		if mine >= isSo && best <= willBe && (mine == hasBeen || best == might || cl.score >= 0.5) {
			r.find(cl, w.Start, w.End, Error, "promoted-done", fmt.Sprintf("L'acte ne le donne pas pour fait : « %s ». Reprenez son temps.", excerpt(at)), at)
			return
		}
		r.doubt(cl, w.Start, w.End, fmt.Sprintf("L'acte ne le donne pas pour sûr : « %s ».", excerpt(at)), at)
		return
	}
}
