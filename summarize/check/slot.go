package check

import "fmt"

// slots marks the word that stands behind "à", "par" or "pour" where the act puts another in
// the same place: "transmis au préfet" for "transmis aux communes".
func (r *run) slots(cl *claim) {
	if !cl.bound {
		return
	}
	for i, w := range cl.words {
		if w.stem == "" || cl.by[i] != licensed || cl.named(i) {
			continue
		}
		link, h := behindLink(cl.words, i)
		if h < 0 || cl.inValue(cl.words[h]) || cl.named(h) || infinitive(cl.words[h].fold) || cl.by[h] == licensed {
			continue
		}
		head := cl.words[h]
		var other *found
		met := false
		for _, p := range singly(cl.windows) {
			words := p.words()
			for k, v := range words {
				if v.stem != w.stem {
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
					if x.like(head) {
						return
					}
				}
				if words[m].fold == "public" || words[m].fold == "tous" {
					return // whoever it is
				}
				other = &found{act: p.act, start: v.start, end: words[m].end}
			}
		}
		if !met {
			continue
		}
		r.doubt(cl, head.start, head.end, fmt.Sprintf("L'acte met un autre mot à cette place : « %s ».", excerpt(other)), other)
		return
	}
}

// behindLink returns the small word of place that follows word i at once, and the index of the
// content word that it leads to; -1 when there is none.
func behindLink(words []word, i int) (link string, head int) {
	if i+2 >= len(words) {
		return "", -1
	}
	switch words[i+1].fold {
	case "a", "au", "aux":
		link = "a"
	case "par", "pour":
		link = words[i+1].fold
	default:
		return "", -1
	}
	for k := i + 2; k < len(words) && k < i+6; k++ {
		if words[k].digit {
			return "", -1
		}
		if words[k].stem != "" {
			return link, k
		}
	}
	return "", -1
}

// like tells a word of the same family.
func (w word) like(o word) bool { return w.stem == o.stem || related(w.stem, o.stem) }
