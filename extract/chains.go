package extract

import (
	"strconv"
	"strings"
)

// chain is a run of headings of one numbering, in the order of the document.
type chain struct {
	family string
	heads  []int
	proved int // members under which something is decided
}

// chains follows each numbering through the document. Ranks that start again (a list within
// an item, an agenda before the items) make a chain of their own; numbers of the register
// need not count up.
func chains(hs []heading, c *eventCounts, to int) []*chain {
	var all []*chain
	byFamily := map[string][]*chain{}
	for i, h := range hs {
		labelled := strings.HasSuffix(h.Class, " objet")
		if h.Mark.Form == "" && !labelled || h.Section || h.Silent && h.Mark.Number {
			continue
		}
		k := familyOf(h.Class)
		if h.Mark.Form == "" {
			k = "objet" // "Objet : …" opens each item, whatever its looks
		}
		var best *chain
		bestProved := false
		for _, ch := range byFamily[k] {
			last := hs[ch.heads[len(ch.heads)-1]]
			again := h.Theme > 0 && h.Mark.Rank == 1 // counted anew under each theme
			if !h.Mark.Number && k != "objet" && !again && !h.Mark.Follows(last.Mark) && !(h.Mark.Rank == last.Mark.Rank+2 && len(ch.heads) > 3) {
				continue
			}
			proved := c.gain[c.strongest(last.Line, h.Line)] >= 1.5 || c.shared
			if best == nil || proved && !bestProved || proved == bestProved && len(ch.heads) >= len(best.heads) {
				best, bestProved = ch, proved
			}
		}
		if best == nil {
			best = &chain{family: k}
			byFamily[k] = append(byFamily[k], best)
			all = append(all, best)
		} else if bestProved {
			best.proved++
		}
		best.heads = append(best.heads, i)
	}
	for _, ch := range all {
		last := hs[ch.heads[len(ch.heads)-1]].Line
		if c.gain[c.strongest(last, min(to, last+200))] >= 1.5 || c.shared {
			ch.proved++
		}
	}
	return all
}

// dominate finds the numbering under which most decisions of the document stand, and holds
// what is written otherwise between its first item and its last to a higher proof.
func (r *reading) dominate(hs []heading, c *eventCounts, weights map[string]float32, to int) {
	var best *chain
	for _, ch := range chains(hs, c, to) {
		n := len(ch.heads)
		if n >= 3 && ch.proved*10 >= n*6 && (best == nil || ch.proved > best.proved) {
			best = ch
		}
	}
	if best == nil {
		return
	}
	first := best.heads[0]
	within := c.between(c.decisions, hs[first].Line, to) + c.between(c.results, hs[first].Line, to)
	all := c.decisions[len(c.decisions)-1] + c.results[len(c.results)-1]
	if within*10 < all*7 || partedBetter(hs, c, best, to) {
		return
	}
	c.dominated = true
	proved := map[string]bool{}
	for _, ch := range chains(hs, c, to) {
		if n := len(ch.heads); n >= 3 && ch.proved*10 >= n*6 {
			proved[ch.family] = true
		}
	}
	member := map[int]bool{}
	for _, i := range best.heads {
		member[i] = true
	}
	parent := ""
	closed := gapless(hs, best)
	for i := range hs {
		h := &hs[i]
		switch {
		case member[i]:
			h.Score += 2
			h.Rung = !h.Silent && !informs(h.Title)
			parent = strconv.Itoa(h.Mark.Rank)
		case h.Mark.Sub && parent != "" && (strings.HasPrefix(h.Mark.Token, parent+"-") || strings.HasPrefix(h.Mark.Token, parent+".")):
			// "6-1" under item 6: each part that is voted is an act, numbered as its item is.
			h.Score += 1.5
			h.Mark.Number = hs[first].Mark.Number
		case h.Silent || i < first:
		case h.Agenda:
			h.Score--
		case h.Mark.Number && proved[familyOf(h.Class)]:
			h.Score -= 1.5
		default:
			h.Score -= 6.5 + max(0, weights[h.Class])
			if closed[i] {
				h.Score -= 12
			}
		}
	}
}

// gapless marks the headings between two numbers of the register that follow one another: what
// stands there belongs to the first.
func gapless(hs []heading, ch *chain) map[int]bool {
	in := map[int]bool{}
	for k := 0; k+1 < len(ch.heads); k++ {
		a, b := ch.heads[k], ch.heads[k+1]
		if !hs[a].Mark.Number || hs[b].Mark.Rank != hs[a].Mark.Rank+1 {
			continue
		}
		for i := a + 1; i < b; i++ {
			in[i] = true
		}
	}
	return in
}

// partedBetter tells whether titles written otherwise part the decisions that stand under a
// numbering of themes: several under each of its titles, one under each of theirs.
func partedBetter(hs []heading, c *eventCounts, ch *chain, to int) bool {
	first := hs[ch.heads[0]].Line
	n := int32(len(ch.heads))
	if c.between(c.decisions, first, to) < n+n/2+1 {
		return false
	}
	held := map[string]int32{}
	open := map[string]int{} // the last title of each class
	for i := range hs {
		k := familyOf(hs[i].Class)
		if hs[i].Line <= first || k != ch.family && (hs[i].Silent || hs[i].Class == "plain" || hs[i].Class == "-") {
			continue
		}
		for o, at := range open {
			if (o == k || k == ch.family) && c.strongest(at, hs[i].Line) == decision {
				held[o]++
			}
			if o == k || k == ch.family {
				delete(open, o)
			}
		}
		if k != ch.family {
			open[k] = hs[i].Line
		}
	}
	for o, at := range open {
		if c.strongest(at, to) == decision {
			held[o]++
		}
	}
	for _, k := range held {
		if k >= n+n/2 {
			return true
		}
	}
	return false
}

func familyOf(class string) string { return strings.TrimSuffix(class, " objet") }
