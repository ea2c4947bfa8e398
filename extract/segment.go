package extract

import (
	"slices"
	"sort"
)

// segment is a run of lines that deals with one item.
type segment struct {
	from, to int // lines, to excluded
	head     heading
	event    event // the strongest in it
}

// lookback bounds how many candidate headings one item may pass over.
const lookback = 500

// segments cuts lines [from, to) into items: the choice of headings under which each item
// is best proved, a title before it and a decision in it, found by dynamic programming.
// What stands before the first item is none.
func (r *reading) segments(hs []heading, from, to int) []segment {
	hs = slices.DeleteFunc(slices.Clone(hs), func(h heading) bool { return h.Line < from || h.Line >= to })
	if len(hs) == 0 {
		return nil
	}
	counts := r.countEvents(from, to)
	weights := r.classWeights(hs, counts, to)
	r.dominate(hs, counts, weights, to)
	var chosen []int
	for range 2 { // the second pass knows which classes the first found useful
		chosen = bestHeadings(hs, counts, weights, to)
		relearn(hs, chosen, weights)
	}
	var segs []segment
	for k, c := range chosen {
		end := to
		if k+1 < len(chosen) {
			end = hs[chosen[k+1]].Line - hs[chosen[k+1]].Theme
		}
		seg := segment{from: hs[c].Line, to: end, head: hs[c], event: counts.strongest(hs[c].Line, end)}
		segs = append(segs, seg)
	}
	r.underThemes(segs, hs)
	return segs
}

// eventCounts sums events up to each line.
type eventCounts struct {
	from int
	// cumulated number of groups of lines of each kind; lines of one kind close together are one
	decisions, results, proposals []int32
	shared                        bool       // a sentence decides on items together: they need no decision of their own
	dominated                     bool       // a numbering is known to hold the items
	gain                          [4]float32 // what a segment wins by holding such an event
}

func (r *reading) countEvents(from, to int) *eventCounts {
	n := to - from + 1
	c := &eventCounts{from: from, shared: len(r.sharedFormulas()) > 0, decisions: make([]int32, n), results: make([]int32, n), proposals: make([]int32, n)}
	last := [4]int{-9, -9, -9, -9}
	var total [4]int32
	for i := from; i < to; i++ {
		e := r.Lines[i].Event
		if e != noEvent && !r.Lines[i].Matter {
			if i-last[e] > 1 || r.opens[i] {
				total[e]++
			}
			last[e] = i
		}
		k := i - from + 1
		c.decisions[k], c.results[k], c.proposals[k] = total[decision], total[result], total[proposal]
	}
	c.gain = [4]float32{0, 0.7, 1.5, 3}
	if total[result] >= total[decision] {
		c.gain[result] = 3
	}
	if total[result]+total[decision] == 0 {
		c.gain[proposal] = 3
	}
	return c
}

func (c *eventCounts) between(sum []int32, a, b int) int32 { return sum[b-c.from] - sum[a-c.from] }

func (c *eventCounts) strongest(a, b int) event {
	switch {
	case c.between(c.decisions, a, b) > 0:
		return decision
	case c.between(c.results, a, b) > 0:
		return result
	case c.between(c.proposals, a, b) > 0:
		return proposal
	}
	return noEvent
}

// value of lines [a, b) as one item.
func (c *eventCounts) value(a, b int) float32 {
	v := c.gain[c.strongest(a, b)]
	crowd := float32(0)
	if n := c.between(c.decisions, a, b); n > 1 {
		crowd += 0.8 * float32(n-1)
	}
	if n := c.between(c.results, a, b); n > 2 {
		crowd += 0.25 * float32(n-2)
	}
	if c.dominated {
		crowd = min(crowd, 1.6)
	}
	return v - crowd
}

// classWeights learns from the document how well each class of headings parts its decisions.
func (r *reading) classWeights(hs []heading, c *eventCounts, to int) map[string]float32 {
	type tally struct{ n, proved, single, next, ranked, bare int }
	byClass := map[string]*tally{}
	last := map[string]int{}
	add := func(k string, a, b int) {
		t := byClass[k]
		t.n++
		if e := c.strongest(a, b); c.gain[e] >= 1.5 || c.shared {
			t.proved++
		}
		if c.between(c.decisions, a, b) <= 1 {
			t.single++
		}
	}
	for i, h := range hs {
		if byClass[h.Class] == nil {
			byClass[h.Class] = &tally{}
		}
		if p, ok := last[h.Class]; ok {
			add(h.Class, hs[p].Line, h.Line)
			if h.Mark.Rank > 0 && hs[p].Mark.Rank > 0 {
				byClass[h.Class].ranked++
				if h.Mark.Follows(hs[p].Mark) {
					byClass[h.Class].next++
				}
			}
		}
		last[h.Class] = i
		if i+1 < len(hs) && hs[i+1].Line <= h.Line+h.N && hs[i+1].Class != h.Class {
			byClass[h.Class].bare++ // another title right below: a theme's
		}
	}
	for k, p := range last {
		add(k, hs[p].Line, to)
	}
	weights := make(map[string]float32, len(byClass))
	for k, t := range byClass {
		if t.n < 2 {
			continue
		}
		proved := float32(t.proved) / float32(t.n)
		w := 3*proved - 1.5
		if t.n < 4 {
			w /= 2
		}
		if t.ranked >= 2 && t.next*10 >= t.ranked*7 && proved >= 0.5 {
			w += 1.5
		}
		if k == "plain" || k == "-" {
			w = min(w, 0)
		}
		if t.bare*10 >= t.n*7 {
			w -= 3
		}
		weights[k] = w
	}
	for i := range hs {
		h := &hs[i]
		t := byClass[h.Class]
		sure := h.Mark.Form == "" && h.Class != "plain" && t.n >= 4 && t.proved*10 >= t.n*6 && (c.shared || hasAnyPrefix(h.Title, titleNouns))
		heads := i+1 < len(hs) && hs[i+1].Line <= h.Line+h.N && (hs[i+1].Mark.Form != "" || hs[i+1].Agenda) // a section's title over an item's
		if (sure || h.Agenda && h.Score >= 1.5) && !heads && !h.Silent && !informs(h.Title) && !minutesWord(h.Title) {
			h.Rung = true
		}
	}
	return weights
}

// relearn raises the classes that were chosen most of the time, lowers the others.
func relearn(hs []heading, chosen []int, weights map[string]float32) {
	all, used := map[string]int{}, map[string]int{}
	for _, h := range hs {
		all[h.Class]++
	}
	for _, c := range chosen {
		used[hs[c].Class]++
	}
	for k, n := range all {
		if n < 3 || k == "plain" || k == "-" {
			continue
		}
		share := float32(used[k]) / float32(n)
		switch {
		case share >= 0.6:
			weights[k] += 1
		case share < 0.2:
			weights[k]--
		}
	}
}

// bestHeadings chooses the headings by dynamic programming over the last one chosen.
func bestHeadings(hs []heading, c *eventCounts, weights map[string]float32, to int) []int {
	own := make([]float32, len(hs))
	best := make([]float32, len(hs)) // value of all that ends where heading i begins, i included as opened
	from := make([]int, len(hs))
	for i, h := range hs {
		own[i] = h.Score + weights[h.Class] - passedOverTitles(hs, i, c)
		// What stands before the first heading belongs to no item: a decision there is lost.
		lost := -1.0 * float32(c.between(c.decisions, c.from, h.Line))
		best[i], from[i] = lost, -1
		for j := i - 1; j >= 0 && j >= i-lookback; j-- {
			if v := best[j] + worth(hs, own, c, j, h.Line) + follow(&hs[j], &hs[i], c); v > best[i] {
				best[i], from[i] = v, j
			}
		}
	}
	last, total := -1, float32(0)
	for i := range hs {
		if v := best[i] + worth(hs, own, c, i, to); last < 0 || v > total {
			last, total = i, v
		}
	}
	var chosen []int
	for i := last; i >= 0; i = from[i] {
		chosen = append(chosen, i)
	}
	slices.Reverse(chosen)
	return chosen
}

// passedOverTitles holds it against a heading that others follow before anything is decided:
// the nearest above a decision is its title, if nothing else tells.
func passedOverTitles(hs []heading, j int, c *eventCounts) float32 {
	if hs[j].Mark.Form != "" || hs[j].Silent {
		return 0
	}
	next := c.nextDecision(hs[j].Line + hs[j].N)
	if hs[j].Cut > 0 {
		next = c.nextDecision(hs[j].Line)
	}
	over := float32(0)
	for k := j + 1; k < len(hs) && k < j+40 && hs[k].Line < next; k++ {
		if hs[k].Line >= hs[j].Line+hs[j].N && hs[k].Score >= 0.6 {
			over += 0.5
		}
	}
	return min(over, 2)
}

// nextDecision is the first line from a on that states a decision or its result.
func (c *eventCounts) nextDecision(a int) int {
	n := len(c.decisions) - 1
	k := max(0, a-c.from)
	if k >= n {
		return c.from + n
	}
	base := c.decisions[k] + c.results[k]
	i := sort.Search(n-k, func(d int) bool { return c.decisions[k+d+1]+c.results[k+d+1] > base })
	return c.from + k + i
}

// worth is the value of the item that heading j opens and that ends at line end.
func worth(hs []heading, own []float32, c *eventCounts, j int, end int) float32 {
	h := &hs[j]
	if h.Silent {
		// It closes the item before it; decisions under it are no acts, and a sign that
		// a heading was overlooked.
		return min(own[j], 1)*0.5 - 0.5*float32(c.between(c.decisions, h.Line, end))
	}
	if c.strongest(h.Line, end) == noEvent {
		if h.Rung {
			return 1
		}
		return -0.5 // a title under which nothing is decided proves nothing
	}
	return own[j] + c.value(h.Line, end)
}

// follow rewards numbers that count up from one item to the next.
func follow(a, b *heading, c *eventCounts) float32 {
	if a.Mark.Form == "" || a.Mark.Form != b.Mark.Form || a.Mark.Rank == 0 {
		return 0
	}
	if c.strongest(a.Line, b.Line) == noEvent && !a.Rung {
		return 0
	}
	switch {
	case b.Mark.Follows(a.Mark), b.Theme > 0 && b.Mark.Rank == 1:
		return 2
	case b.Mark.Rank <= a.Mark.Rank && !a.Mark.Number:
		return -1.5 // a rank that starts again is a list within an item
	}
	return 0
}
