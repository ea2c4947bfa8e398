package check

import (
	"fmt"
	"strings"

	"phare/extract"
	"phare/summarize/check/lexicon"
)

// polarity holds what the claim denies and affirms against its passages.
func (r *run) polarity(cl *claim) {
	if len(cl.text) > 0 && cl.text[len(cl.text)-1] == '?' || len(cl.held) == 0 {
		return // a question states nothing
	}
	mine := lexicon.Negations(cl.words)
	denied := map[string]bool{}
	for _, n := range mine {
		for _, h := range n.Head {
			denied[cl.words[h].Stem] = true
		}
	}
	r.affirmed(cl, denied, len(mine) > 0)
	r.contraries(cl)
}

// affirmed reports what the claim affirms and its closest passage denies.
func (r *run) affirmed(cl *claim, denied map[string]bool, denies bool) {
	if len(cl.windows) == 0 || cl.heading || !cl.bound {
		return
	}
	x := lexicon.All()
	for _, w := range cl.windows[:1] {
		if part := w.act.passages[w.from].part; part == extract.PartVisas || part == extract.PartClosing || part == extract.PartHead {
			continue
		}
		words := w.words()
		for _, n := range lexicon.Negations(words) {
			if len(n.Head) == 0 {
				continue
			}
			h := words[n.Head[0]]
			if denied[h.Stem] || r.affirmsToo(w, h.Stem) {
				continue
			}
			i := cl.indexOf(h.Stem)
			if i < 0 || lexicon.Refused(cl.words, i) || denies || x.AnyIs("interdit", cl.words) {
				continue
			}
			// the words beside the negation must be the claim's too
			lo, hi := max(0, n.At-9), n.Head[0]+1
			for hi < len(words) && hi < n.At+9 && !strings.ContainsAny(w.act.text[words[hi-1].End:words[hi].Start], ",;.:(") {
				hi++
			}
			if got, all := cl.sharedWith(words[min(lo, hi):hi]); got < 3 || float64(got) < 0.6*float64(all) && float64(got) < 0.8*float64(len(cl.content())) {
				continue
			}
			r.find(cl, cl.words[i].Start, cl.words[i].End, Error, "negation-lost", fmt.Sprintf("L'acte nie ce que la phrase affirme (« %s »). Relisez-le.", w.act.text[words[n.At].Start:words[min(len(words)-1, n.At+4)].End]), &found{act: w.act, start: w.start(), end: w.end()})
			return
		}
	}
}

// affirmsToo tells that a window, or another passage of its act, also affirms a stem.
func (r *run) affirmsToo(w window, stem string) bool {
	n := 0
	for _, p := range w.act.at[stem] {
		x := w.act.passages[p]
		words := w.act.words[x.first:x.last]
		for k, v := range words {
			if v.Stem == stem && !lexicon.Refused(words, k) && int(p) >= w.from && int(p) <= w.to {
				n++
			}
		}
	}
	return n > 0
}

// sharedWith counts the content stems of some words, and those that the claim has too.
func (cl *claim) sharedWith(words []word) (got, all int) {
	mine := map[string]bool{}
	for _, st := range cl.content() {
		mine[st] = true
	}
	for _, st := range distinct(words, 40) {
		if generic(st) {
			continue
		}
		all++
		if kin(mine, st) {
			got++
		}
	}
	return got, all
}

func (cl *claim) indexOf(stem string) int {
	for i, w := range cl.words {
		if w.Stem == stem || lexicon.Related(w.Stem, stem) {
			return i
		}
	}
	return -1
}

// contraries reports a word whose contrary the act uses where it speaks of the same.
func (r *run) contraries(cl *claim) {
	if o := locked(cl.held); o != "" && lexicon.All().AnyIs("sort."+string(o), cl.words) {
		return // what was not decided leaves things as they were
	}
	for _, c := range lexicon.All().Contraries {
		for side := range 2 {
			mine, other := c.A, c.B
			if side == 1 {
				mine, other = c.B, c.A
			}
			if side == 0 && c.OneWay {
				continue
			}
			for i := range cl.words {
				if r.contrary(cl, i, mine, other) {
					break
				}
			}
		}
	}
}

func (r *run) contrary(cl *claim, i int, mine, other lexicon.List) bool {
	w := cl.words[i]
	if !mine.Has(w.Fold) || w.Capital && !w.Opens || cl.named(i) {
		return false
	}
	if i > 0 && len(w.Fold) > 5 && w.Fold[:6] == "reduit" && cl.words[i-1].Fold[:1] == "t" {
		return false // "tarif réduit" is the name of a price
	}
	if lexicon.Refused(cl.words, i) {
		return false // see denial
	}
	acts := r.actsAt(cl, i)
	if len(acts) == 0 {
		return false
	}
	var against *found
	var with, opposing float64
	stems := cl.around(i)
	for _, p := range singly(r.near(cl, i, 0.3)) {
		words := p.words()
		share := 1.0
		if len(stems) > 0 {
			share = p.act.shareAt(stems, p.from)
		}
		for k := range words {
			said, denied := mine.Has(words[k].Fold), false
			opposed := other.Has(words[k].Fold)
			if said || opposed {
				denied = lexicon.Refused(words, k)
			}
			switch {
			case said && !denied || opposed && denied:
				with = max(with, share)
			case (opposed || said) && share > opposing:
				opposing = share
				against = &found{act: p.act, start: words[k].Start, end: words[k].End, nearest: p.act.text[words[k].Start:words[k].End]}
			}
		}
	}
	if against == nil || opposing < 0.4 || with > 0 && opposing < with+0.15 {
		return false
	}
	elsewhere := false
	for _, a := range acts {
		for k := range a.words {
			if mine.Has(a.words[k].Fold) {
				elsewhere = true
			}
		}
	}
	written := cl.text[w.Start:w.End]
	if elsewhere {
		r.doubt(cl, "contrary", w.Start, w.End, fmt.Sprintf("Le passage de l'acte le plus proche dit le contraire de « %s » (« %s »).", written, against.nearest), against)
		return true
	}
	r.find(cl, w.Start, w.End, Error, "meaning-reversed", fmt.Sprintf("%s dit le contraire de « %s » : « %s ». Reprenez ses mots.", cl.subject(), written, against.nearest), against)
	return true
}
