package check

import (
	"fmt"

	"phare/summarize/check/lexicon"
)

// slots marks the word that stands behind "à", "par" or "pour" where the act puts another in
// the same place: "transmis au préfet" for "transmis aux communes".
func (r *run) slots(cl *claim) {
	if !cl.bound {
		return
	}
	for i, w := range cl.words {
		if w.Stem == "" || cl.by[i] != licensed || cl.named(i) {
			continue
		}
		link, h := behindLink(cl.words, i)
		if h < 0 || cl.inValue(cl.words[h]) || cl.named(h) || lexicon.Infinitive(cl.words[h].Fold) || cl.by[h] == licensed {
			continue
		}
		head := cl.words[h]
		var other *found
		met := false
		for _, p := range singly(cl.windows) {
			words := p.words()
			for k, v := range words {
				if v.Stem != w.Stem {
					continue
				}
				l, m := behindLink(words, k)
				if m < 0 || l != link {
					continue
				}
				if p.act.shareAt(cl.content(), p.from) < 0.4 {
					continue
				}
				met = true
				for _, x := range words[m:min(len(words), m+14)] {
					if like(x, head) {
						return
					}
				}
				if words[m].Fold == "public" || words[m].Fold == "tous" {
					return // whoever it is
				}
				other = &found{act: p.act, start: v.Start, end: words[m].End}
			}
		}
		if !met {
			continue
		}
		r.doubt(cl, "slot", head.Start, head.End, fmt.Sprintf("L'acte met un autre mot à cette place : « %s ».", excerpt(other)), other)
		return
	}
}

// behindLink returns the small word of place that follows word i at once, and the index of the
// content word that it leads to; -1 when there is none.
func behindLink(words []word, i int) (link string, head int) {
	if i+2 >= len(words) {
		return "", -1
	}
	switch words[i+1].Fold {
	case "a", "au", "aux":
		link = "a"
	case "par", "pour":
		link = words[i+1].Fold
	default:
		return "", -1
	}
	for k := i + 2; k < len(words) && k < i+6; k++ {
		if words[k].Digit {
			return "", -1
		}
		if words[k].Stem != "" {
			return link, k
		}
	}
	return "", -1
}

// like tells a word of the same family.
func like(w, o word) bool { return w.Stem == o.Stem || lexicon.Related(w.Stem, o.Stem) }
