package check

import (
	"fmt"
	"slices"
	"strings"

	"phare/extract/facts"
)

// attribution marks an actor, or a name, of whom the act does not say what the sentence says:
// no passage that speaks of it holds the words beside it, and another passage, which does not,
// holds most of them.
func (r *run) attribution(cl *claim) {
	if !cl.bound || len(cl.windows) == 0 {
		return
	}
	for _, x := range r.whoIn(cl) {
		others := cl.besides(x)
		if slices.ContainsFunc(cl.acts, func(a *act) bool {
			return strings.Contains(" "+facts.Fold(a.d.Object)+" ", phrase(cl.words[x.start:x.end]))
		}) {
			continue // the act is about it
		}
		if len(others) < 2 {
			continue
		}
		var with, without float64
		var elsewhere *found
		for _, a := range cl.acts {
			holds := r.passagesOf(a, cl.words[x.start:x.end])
			if len(holds) == 0 {
				continue
			}
			for p, s := range a.passages {
				share := a.shareAt(others, p)
				if share == 0 || standingOf(s.part) == annexed {
					continue
				}
				near := slices.ContainsFunc(holds, func(h int) bool { return h >= p-1 && h <= p+1 && a.passages[h].part == s.part })
				if near {
					with = max(with, share)
				} else if share > without {
					without, elsewhere = share, &found{act: a, start: s.start, end: s.end}
				}
			}
		}
		if elsewhere == nil || with >= 0.34 || without < 0.6 {
			continue
		}
		written := cl.text[cl.words[x.start].Start:cl.words[x.end-1].End]
		r.doubt(cl, "attribution", cl.words[x.start].Start, cl.words[x.end-1].End, fmt.Sprintf("L'acte ne le dit pas de « %s » : « %s ».", written, excerpt(elsewhere)), elsewhere)
		return
	}
}

// whoIn returns the actors and names of a claim, the assembly's own aside.
func (r *run) whoIn(cl *claim) []span {
	var out []span
	for _, n := range cl.names {
		if !r.allowedAll(cl.words[n.start:n.end]) {
			out = append(out, n)
		}
	}
	for i, w := range cl.words {
		if a := r.actorOf(w); a != "" && a != "@body" && !cl.named(i) && a != "habitant" && a != "usager" && a != "famille" {
			out = append(out, span{start: i, end: i + 1})
		}
	}
	return out
}

// besides returns the stems of the clause of a run of words, the run aside.
func (cl *claim) besides(x span) []string {
	from, to := x.start, x.end
	for from > 0 && !cl.parts(from) {
		from--
	}
	for to < len(cl.words) && !cl.parts(to) {
		to++
	}
	var out []string
	for i := from; i < to; i++ {
		if st := cl.words[i].Stem; (i < x.start || i >= x.end) && cl.by[i] != own && st != "" && !generic(st) && !cl.named(i) && !slices.Contains(out, st) {
			out = append(out, st)
		}
	}
	return out
}

// passagesOf returns the passages of an act that hold a run of words, or an actor's stem.
func (r *run) passagesOf(a *act, words []word) []int {
	r.wordsOf(a)
	var out []int
	if len(words) == 1 && words[0].Stem != "" {
		for _, p := range a.at[words[0].Stem] {
			out = append(out, int(p))
		}
		return out
	}
	p := phrase(words)
	for at := a.phrase(p, 0); at >= 0; at = a.phrase(p, at+1) {
		if k := a.passageAt(a.words[at].Start); k >= 0 {
			out = append(out, k)
		}
	}
	return out
}
