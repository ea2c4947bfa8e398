package summarize

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Shares of the source text that may leave the machine in a run.
const (
	sentShare   = 0.30 // of the acts' text, all calls together
	sentLeast   = 9000 // characters, whatever the share: with less, the blocks of a small session say nothing
	digestShare = 0.45 // of that, for reading the acts still in the race
	repairShare = 0.10 // of that, for blocks sent back with what a check found
)

// sizes are the lengths that an act is cut to, in characters. They are
// steps, so that an act that changes a little leaves the other requests as they were, and
// their answers known.
var sizes = []int{300, 400, 500, 650, 800, 1000, 1300, 1600, 2000, 2500, 3200, 4000, 5000, 6500, 8000, 10000, actMax}

// Least sizes: below, a call is not worth making.
const (
	digestLeast = 300
	writeLeast  = 500
	repairLeast = 400
)

// portions is how much of an act each call may send, in characters.
type portions struct {
	digest, write, repair int
	room                  int    // for all blocks together, before they are sent back
	unread                []*act // still in the race, left to the rules' points: there is no room to have them read
}

// portion shares out what may be sent of a session. Where even short extracts of all acts
// would be too much, the first by the rules are read: twice as many as are chosen at least.
func (q *asker) portion() portions {
	e := q.e
	source := 0
	for _, a := range e.ranking.acts {
		source += utf8.RuneCountInString(a.d.Text)
	}
	total := max(sentLeast, sentShare*float64(source))
	open := slices.Clone(e.ranking.open)
	slices.SortStableFunc(open, func(a, b *act) int { return cmp.Compare(b.verdict.score, a.verdict.score) })
	var p portions
	if room := max(2*e.o.Items, int(digestShare*total)/digestLeast); len(open) > room {
		open, p.unread = open[:room], open[room:]
	}
	planned := 0
	for _, size := range sizes {
		sum := 0
		for _, a := range open {
			sum += min(size, utf8.RuneCountInString(q.texts[a].text))
		}
		if p.digest > 0 && float64(sum) > digestShare*total {
			break
		}
		p.digest = size
	}
	for _, a := range open {
		planned += utf8.RuneCountInString(e.drafter.brief(q.texts[a].text, p.digest))
	}
	p.room = int((1-repairShare)*total) - planned
	p.repair = max(repairLeast, step(repairShare*total/float64(e.o.Items)))
	return p
}

// forWriting shares the room of the blocks among the acts that they are about: the short
// ones go whole, and what they leave is for the others.
func (q *asker) forWriting(subjects []*subject) {
	var texts []string
	for _, s := range subjects {
		for _, a := range s.acts {
			texts = append(texts, q.texts[a].text)
		}
	}
	q.most.write = max(writeLeast, step(float64(even(texts, q.most.room))))
}

// step is the largest of the sizes that a length allows.
func step(length float64) int {
	out := sizes[0]
	for _, s := range sizes {
		if float64(s) <= length {
			out = s
		}
	}
	return out
}

// even is the length that several texts are cut to when they share some room.
func even(texts []string, room int) int {
	lengths := make([]int, len(texts))
	for i, t := range texts {
		lengths[i] = utf8.RuneCountInString(t)
	}
	slices.Sort(lengths)
	for i, n := range lengths {
		if share := room / (len(lengths) - i); n > share {
			return share
		}
		room -= n
	}
	return actMax
}
