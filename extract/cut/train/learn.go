package main

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"

	"phare/extract/cut"
)

// settings say how weights are learned.
type settings struct {
	epochs int
	rate   float64 // of AdaGrad
	ridge  float64 // pulls each weight to nothing
	margin float64 // what a wrong title gains while learning: the right ones must win by it
	seeds  int
	groups int // authorities at which a word is seen to be known
}

// vocabulary lists the words, each with its place, that titles of enough authorities bear; names
// are left out.
func vocabulary(papers []*paper, groups int, names map[string]bool) []string {
	seen := map[string]map[string]bool{}
	for _, p := range papers {
		if p.doc == nil || strings.HasPrefix(p.group, "invented") {
			continue
		}
		for k := range p.doc.Cands {
			for _, w := range p.doc.WordsAbout(k) {
				if seen[w] == nil {
					seen[w] = map[string]bool{}
				}
				seen[w][p.group] = true
			}
		}
	}
	var out []string
	for w, g := range seen {
		_, bare, _ := strings.Cut(w, " ")
		if len(g) >= groups && !names[bare] {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}

// learn returns the weights under which the labelled titles are most probable: a log-linear model
// of the whole sequence of titles, by AdaGrad, the mean of several orders of the papers.
func learn(papers []*paper, s settings, names map[string]bool) *cut.Model {
	words := vocabulary(papers, s.groups, names)
	total := cut.NewModel(words)
	sum := make([]float64, len(total.W))
	type example struct {
		l     *cut.Lattice
		may   []cut.May
		extra []float64
		w     float64
	}
	var examples []example
	weights := 0.0
	for _, p := range papers {
		if p.doc == nil || len(p.may) == 0 {
			continue
		}
		e := example{l: cut.NewLattice(p.doc, total), may: p.may, w: p.weight}
		for _, m := range p.may {
			cost := 0.0
			switch m {
			case cut.Must:
				cost = -s.margin
			case cut.Not:
				cost = s.margin
			}
			e.extra = append(e.extra, cost)
		}
		examples = append(examples, e)
		weights += e.w
	}
	var lock sync.Mutex
	var wg sync.WaitGroup
	limit := make(chan bool, runtime.NumCPU())
	for seed := range s.seeds {
		wg.Add(1)
		limit <- true
		go func() {
			defer func() { <-limit; wg.Done() }()
			r := rand.New(rand.NewPCG(uint64(seed), 22))
			w := make([]float32, len(sum))
			square, mean := make([]float64, len(sum)), make([]float64, len(sum))
			order := r.Perm(len(examples))
			steps := 0.0
			g := make([]float64, len(sum))
			touched := make([]int32, 0, 4096)
			for ep := range s.epochs {
				r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
				for _, i := range order {
					e := &examples[i]
					touched = touched[:0]
					add := func(sign float64) func(f []int32, p float64) {
						return func(f []int32, p float64) {
							for _, x := range f {
								if g[x] == 0 {
									touched = append(touched, x)
								}
								g[x] += sign * p
							}
						}
					}
					gold, _ := e.l.Sum(w, e.may, nil, add(1))
					if math.IsInf(gold, -1) {
						for _, x := range touched {
							g[x] = 0
						}
						continue
					}
					e.l.Sum(w, nil, e.extra, add(-1))
					for _, x := range touched {
						v := g[x]*e.w - s.ridge*float64(w[x])
						g[x] = 0
						if v == 0 {
							continue
						}
						square[x] += v * v
						w[x] += float32(s.rate * v / math.Sqrt(square[x]+1e-6))
					}
				}
				if ep >= s.epochs/2 {
					for x := range w {
						mean[x] += float64(w[x])
					}
					steps++
				}
			}
			lock.Lock()
			for x := range mean {
				sum[x] += mean[x] / steps / float64(s.seeds)
			}
			lock.Unlock()
		}()
	}
	wg.Wait()
	for x := range sum {
		total.W[x] = float32(sum[x])
	}
	return total
}
