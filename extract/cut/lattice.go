package cut

import (
	"math"
	"slices"
	"strings"

	"phare/extract/lines"
)

// reach bounds how many candidates one item may pass over.
const reach = 150

// Lattice holds the features of every candidate of a document and of every two that may follow
// one another as titles. What may never hold is left out of it.
type Lattice struct {
	own [][]int32
	// sigs are the lists of features that pairs have; many pairs have the same.
	sigs [][]int32
	// steps[j] lists for candidate j, len(own) for the end, the signature of each way into it:
	// first from the start, then from candidates lo[j], lo[j]+1, … j-1; -1 where none may lead.
	steps [][]int32
	lo    []int
}

// NewLattice lists the features of a document that Prepare has made ready, by the words that m knows.
func NewLattice(d *Document, m *Model) *Lattice {
	n := len(d.Cands)
	l := &Lattice{own: make([][]int32, n), steps: make([][]int32, n+1), lo: make([]int, n+1)}
	var all []int32
	for k := range d.Cands {
		from := len(all)
		all = d.own(k, all)
		all = m.wordsOf(d, k, all)
		l.own[k] = all[from:len(all):len(all)]
	}
	bySum := map[uint64]int32{}
	var buf []int32
	sign := func(i, j int, p passing) int32 {
		buf = d.pair(i, j, p, buf[:0])
		h := uint64(14695981039346656037)
		for _, x := range buf {
			h = (h ^ uint64(uint32(x))) * 1099511628211
		}
		s, ok := bySum[h]
		if !ok {
			s = int32(len(l.sigs))
			l.sigs = append(l.sigs, slices.Clone(buf))
			bySum[h] = s
		}
		return s
	}
	for j := 0; j <= n; j++ {
		l.lo[j] = max(0, j-reach)
		l.steps[j] = make([]int32, 1, j-l.lo[j]+1)
		for i := l.lo[j]; i < j; i++ {
			l.steps[j] = append(l.steps[j], -1)
		}
		l.into(d, j, sign)
	}
	return l
}

// into fills the ways into candidate j, from the nearest to the farthest.
func (l *Lattice) into(d *Document, j int, sign func(i, j int, p passing) int32) {
	if j < len(d.Cands) && !d.Cands[j].Fixed && (d.closed(j) || d.covered(j) || d.Cands[j].formality()) {
		l.steps[j][0] = -1
		return
	}
	var p passing
	alike, chain := map[string]int{}, map[int]int{}
	must := 0
	for i := j - 1; i >= l.lo[j]; i-- {
		h := &d.Cands[i]
		q := p
		q.alike = alike[h.Class]
		if c := d.chainOf[i]; c >= 0 {
			q.chain = chain[c]
		}
		if must == 0 && !d.same(i, j) || h.Fixed {
			l.steps[j][1+i-l.lo[j]] = sign(i, j, q)
		}
		p.cands++
		alike[h.Class]++
		if c := d.chainOf[i]; c >= 0 {
			chain[c]++
			if h.Mark.Number {
				p.numbers++
			}
			if d.bound(i) {
				must++
			}
		}
		if h.Agenda {
			p.announced++
		}
	}
	if l.steps[j][0] = -1; d.boundBefore[j] > 0 {
		return
	}
	p.chain = d.mainBefore[j]
	l.steps[j][0] = sign(-1, j, p)
}

// bound tells whether candidate k is a member of a numbering that proves itself: numbers of the
// register that count up without a gap, something decided under each. It is never passed over.
func (d *Document) bound(k int) bool {
	c := d.chains[d.chainOf[k]]
	return c.Number && len(c.Heads) >= 4 && c.Gap >= 0.99 && c.Proved >= 0.95 && d.Cands[k].Lex&(LexSilent|LexRubric|LexSecretary) == 0 && d.numbers[d.Cands[k].Mark.Token] == 1
}

// formality tells whether a title is that of what opens a session and is no deliberation of the
// register: the choice of its secretary, the roll, the quorum; or a field of a form behind a number.
func (h *Candidate) formality() bool {
	return h.Lex&LexSecretary != 0 && h.Lex&LexSilent != 0 || h.Lex&LexForm != 0 && h.Mark.Form != ""
}

// covered tells whether candidate k is the title below a number that stands alone and opens the act.
func (d *Document) covered(k int) bool {
	h := &d.Cands[k]
	for q := k - 1; q >= 0 && q >= k-3; q-- {
		if o := &d.Cands[q]; o.Line+o.N > h.Line && o.Mark.Number && h.Mark.Form == "" && strings.HasSuffix(o.Title, h.Title) {
			return true
		}
	}
	return false
}

// closed tells whether candidate k stands between two items of a numbering that proves itself by its
// length, leaves no gap and has nearly all of its items decided: what stands there, its parts
// ("6-1") aside, belongs to the item above it.
func (d *Document) closed(k int) bool {
	c := d.main
	if c == nil || len(c.Heads) < 8 || c.Gap < 0.95 || c.Proved < 0.9 || d.Cands[k].Mark.Sub {
		return false
	}
	if o := d.chainOf[k]; o >= 0 && len(d.chains[o].Heads)*2 >= len(c.Heads) && d.chains[o].Span*2 >= c.Span {
		return false // a second numbering of the same items
	}
	return d.besideMain(k)&3 == 2
}

// same tells whether two candidates bear one number: one act has one title.
func (d *Document) same(i, j int) bool {
	if j >= len(d.Cands) {
		return false
	}
	x, y := &d.Cands[i], &d.Cands[j]
	return x.Mark.Number && y.Mark.Number && x.Mark.Token == y.Mark.Token && x.Title == y.Title && d.events.strongest(x.Line, y.Line) == lines.NoEvent
}

// May says of a candidate whether it is a title in the paths asked for.
type May uint8

// What a candidate may be.
const (
	Free May = iota // a title or none
	Must            // a title
	Not             // none
)

var inf = math.Inf(1)

// scores are the weights of a lattice's candidates and signatures, summed up.
type scores struct{ own, sig []float64 }

func (l *Lattice) score(w []float32) scores {
	s := scores{own: make([]float64, len(l.own)), sig: make([]float64, len(l.sigs))}
	for k, f := range l.own {
		s.own[k] = sum(w, f)
	}
	for k, f := range l.sigs {
		s.sig[k] = sum(w, f)
	}
	return s
}

func sum(w []float32, f []int32) float64 {
	v := 0.0
	for _, i := range f {
		v += float64(w[i])
	}
	return v
}

// eachInto visits the ways into j that may allows: from candidate i, -1 for the start.
func (l *Lattice) eachInto(j int, may []May, visit func(i int, sig int32)) {
	for i := j - 1; i >= l.lo[j]; i-- {
		if s := l.steps[j][1+i-l.lo[j]]; s >= 0 && (may == nil || may[i] != Not) {
			visit(i, s)
		}
		if may != nil && may[i] == Must {
			return
		}
	}
	if may != nil && slices.Contains(may[:l.lo[j]], Must) {
		return
	}
	if s := l.steps[j][0]; s >= 0 {
		visit(-1, s)
	}
}

// Best returns the titles of the best path, by index, and its score; may nil allows all.
func (l *Lattice) Best(w []float32, may []May) ([]int, float64) {
	s := l.score(w)
	n := len(l.own)
	best, from := make([]float64, n+1), make([]int, n+1)
	for j := 0; j <= n; j++ {
		best[j], from[j] = -inf, -2
		if j < n && may != nil && may[j] == Not {
			continue
		}
		l.eachInto(j, may, func(i int, sig int32) {
			v := s.sig[sig]
			if i >= 0 {
				v += best[i]
			}
			if v > best[j] {
				best[j], from[j] = v, i
			}
		})
		if j < n {
			best[j] += s.own[j]
		}
	}
	var path []int
	if from[n] == -2 {
		return nil, -inf
	}
	for k := from[n]; k >= 0; k = from[k] {
		path = append(path, k)
	}
	slices.Reverse(path)
	return path, best[n]
}

// Sum visits the features of all paths that may allows, each list with the probability that it
// is on the path, and returns the logarithm of their sum; title gives the probability of each
// candidate. extra is added to the score of each candidate.
func (l *Lattice) Sum(w []float32, may []May, extra []float64, visit func(f []int32, p float64)) (logZ float64, title []float64) {
	s := l.score(w)
	for k := range extra {
		s.own[k] += extra[k]
	}
	n := len(l.own)
	fw, bw := make([]float64, n+1), make([]float64, n+1)
	for j := 0; j <= n; j++ {
		fw[j], bw[j] = -inf, -inf
		if j < n && may != nil && may[j] == Not {
			continue
		}
		top := -inf
		l.eachInto(j, may, func(i int, sig int32) { top = max(top, from(fw, i)+s.sig[sig]) })
		if top == -inf {
			continue
		}
		z := 0.0
		l.eachInto(j, may, func(i int, sig int32) { z += math.Exp(from(fw, i) + s.sig[sig] - top) })
		fw[j] = top + math.Log(z)
		if j < n {
			fw[j] += s.own[j]
		}
	}
	logZ = fw[n]
	title = make([]float64, n)
	if logZ == -inf {
		return logZ, title
	}
	// Outgoing mass is handed back edge by edge: prob[j] is known before its ways in are visited.
	prob := make([]float64, n+1)
	prob[n] = 1
	mass := make([]float64, len(l.sigs))
	for j := n; j >= 0; j-- {
		if prob[j] < 1e-9 {
			continue
		}
		base := fw[j]
		if j < n {
			base -= s.own[j]
			title[j] = prob[j]
			if visit != nil {
				visit(l.own[j], prob[j])
			}
		}
		l.eachInto(j, may, func(i int, sig int32) {
			p := prob[j] * math.Exp(from(fw, i)+s.sig[sig]-base)
			mass[sig] += p
			if i >= 0 {
				prob[i] += p
			}
		})
	}
	if visit != nil {
		for k, p := range mass {
			if p > 0 {
				visit(l.sigs[k], p)
			}
		}
	}
	return logZ, title
}

func from(fw []float64, i int) float64 {
	if i < 0 {
		return 0
	}
	return fw[i]
}
