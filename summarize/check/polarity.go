package check

import (
	"fmt"
	"strings"

	"phare/extract"
)

// negation is a word that denies, and the words that it bears on.
type negation struct {
	at   int
	head []int // content words under it
}

// negations finds what a run of words denies: "ne … pas", "aucun", "sans", "ni", "pas de".
// "ne … que" only narrows, and denies nothing.
func negations(words []word) []negation {
	var out []negation
	used := -1
	for i, w := range words {
		if i <= used {
			continue
		}
		switch w.fold {
		case "ne", "n":
			k := i + 1
			for k < len(words) && k < i+7 && !second(words[k].fold) {
				k++
			}
			if k >= len(words) || k == i+7 {
				if !denier(words[max(0, i-4):i]) {
					continue // an explanatory "ne", or the rest is elsewhere
				}
				k = i
			} else if words[k].fold == "que" || words[k].fold == "qu" {
				continue
			}
			n := negation{at: i}
			n.head = contentIn(words, i+1, k)
			if words[k].fold == "aucun" || words[k].fold == "aucune" { // the noun is what there is none of
				if noun := contentIn(words, k+1, min(len(words), k+4)); len(noun) > 0 {
					n.head = noun
				}
			}
			if len(n.head) == 0 {
				n.head = contentIn(words, k+1, min(len(words), k+4))
			}
			used = k
			if len(n.head) > 0 {
				n.head = n.head[:1]
				if k+1 < len(words) && words[k].fold == "pas" && (words[k+1].fold == "sur" || words[k+1].fold == "de" || words[k+1].fold == "d" || words[k+1].fold == "a") {
					n.head = append(n.head, contentIn(words, k+2, min(len(words), k+5))...) // "ne porte pas sur"
				}
			}
			out = append(out, n)
		case "aucun", "aucune", "sans", "ni", "nul", "nulle":
			if n := contentIn(words, i+1, min(len(words), i+4)); len(n) > 0 {
				out = append(out, negation{i, n[:1]})
			}
		case "pas", "non":
			if i+1 < len(words) && (w.fold == "non" && words[i+1].joined || words[i+1].fold == "de" || words[i+1].fold == "d" || w.fold == "pas" && words[i+1].fold == "encore" || w.fold == "non" && words[i+1].stem != "") {
				if n := contentIn(words, i+1, min(len(words), i+5)); len(n) > 0 {
					out = append(out, negation{i, n[:1]})
				}
			}
		}
	}
	return out
}

func second(w string) bool {
	switch w {
	case "pas", "plus", "jamais", "aucun", "aucune", "ni", "rien", "personne", "que", "qu", "guere", "point", "nul", "nullement":
		return true
	}
	return false
}

// denier tells a subject that denies its verb: "rien n'est construit", "aucune aide n'est".
func denier(words []word) bool {
	for _, w := range words {
		switch w.fold {
		case "rien", "personne", "aucun", "aucune", "nul", "nulle", "ni", "jamais":
			return true
		}
	}
	return false
}

func contentIn(words []word, from, to int) []int {
	var out []int
	for k := from; k < to && k < len(words); k++ {
		if words[k].stem != "" && !second(words[k].fold) {
			out = append(out, k)
		}
	}
	return out
}

// refused tells that a negation bears on the word at i.
func refused(words []word, i int) bool {
	for _, n := range negations(words) {
		for _, h := range n.head {
			if h == i {
				return true
			}
		}
	}
	return false
}

// polarity holds what the claim denies and affirms against its passages.
func (r *run) polarity(cl *claim) {
	if len(cl.text) > 0 && cl.text[len(cl.text)-1] == '?' || len(cl.held) == 0 {
		return // a question states nothing
	}
	mine := negations(cl.words)
	denied := map[string]bool{}
	for _, n := range mine {
		for _, h := range n.head {
			denied[cl.words[h].stem] = true
		}
	}
	for _, n := range mine {
		for k := range n.head[:min(2, len(n.head))] {
			r.denial(cl, n, k)
		}
	}
	r.affirmed(cl, denied, len(mine) > 0)
	r.contraries(cl)
}

// denial holds one negation of the claim against the passages that speak of the same.
func (r *run) denial(cl *claim, n negation, k int) {
	h := n.head[k]
	stem := cl.words[h].stem
	x := lexicon()
	if cl.named(h) || len(r.actsAt(cl, h)) == 0 || cl.votes() || begins(cl.words[h].fold, "voix", "abst", "oppos") || anyFold(cl.words[min(n.at, h):max(n.at, h)+1], "encore") {
		return // "pas encore" says less than any act
	}
	affirmed := (*found)(nil)
	narrows := false
	for _, w := range r.near(cl, h, 0.4) {
		words := w.words()
		theirs := negations(words)
		narrows = narrows || len(theirs) > 0 || x.anyIs("interdit", words)
		for k, v := range words {
			if v.stem != stem && !related(v.stem, stem) {
				continue
			}
			if refused(words, k) {
				return
			}
			if w.act.share(cl.around(h), w.from) >= 0.6 {
				p := w.act.passages[w.from]
				affirmed = &found{act: w.act, start: p.start, end: p.end}
			}
		}
	}
	if k > 0 && affirmed == nil || narrows && (k == 0 || affirmed == nil) || undecidedOutcome(cl.held) {
		return
	}
	start, end := cl.words[n.at].start, cl.words[h].end
	if start > end {
		start, end = cl.words[h].start, cl.words[n.at].end
	}
	if affirmed != nil && len(cl.around(h)) >= 3 {
		r.find(cl, start, end, Error, "negation-added", "La phrase nie ce que l'acte affirme. Relisez-le.", affirmed)
		return
	}
	r.doubt(cl, start, end, fmt.Sprintf("L'acte ne dit pas cette négation (« %s »).", cl.text[start:end]), affirmed)
}

// affirmed reports what the claim affirms and its closest passage denies.
func (r *run) affirmed(cl *claim, denied map[string]bool, denies bool) {
	if len(cl.windows) == 0 || cl.heading || !cl.bound {
		return
	}
	x := lexicon()
	for _, w := range cl.windows[:1] {
		if part := w.act.passages[w.from].part; part == extract.PartVisas || part == extract.PartClosing || part == extract.PartHead {
			continue
		}
		words := w.words()
		for _, n := range negations(words) {
			if len(n.head) == 0 {
				continue
			}
			h := words[n.head[0]]
			if denied[h.stem] || r.affirmsToo(w, h.stem) {
				continue
			}
			i := cl.indexOf(h.stem)
			if i < 0 || refused(cl.words, i) || denies || x.anyIs("interdit", cl.words) {
				continue
			}
			// the words beside the negation must be the claim's too
			lo, hi := max(0, n.at-9), n.head[0]+1
			for hi < len(words) && hi < n.at+9 && !strings.ContainsAny(w.act.text[words[hi-1].end:words[hi].start], ",;.:(") {
				hi++
			}
			if got, all := cl.sharedWith(words[min(lo, hi):hi]); got < 3 || float64(got) < 0.6*float64(all) && float64(got) < 0.8*float64(len(cl.content())) {
				continue
			}
			r.find(cl, cl.words[i].start, cl.words[i].end, Error, "negation-lost", fmt.Sprintf("L'acte nie ce que la phrase affirme (« %s »). Relisez-le.", w.act.text[words[n.at].start:words[min(len(words)-1, n.at+4)].end]), &found{act: w.act, start: w.start(), end: w.end()})
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
			if v.stem == stem && !refused(words, k) && int(p) >= w.from && int(p) <= w.to {
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
		if w.stem == stem || related(w.stem, stem) {
			return i
		}
	}
	return -1
}

// contraries reports a word whose contrary the act uses where it speaks of the same.
func (r *run) contraries(cl *claim) {
	if o := locked(cl.held); o != "" && lexicon().anyIs("sort."+string(o), cl.words) {
		return // what was not decided leaves things as they were
	}
	for _, c := range lexicon().contraries {
		for side := range 2 {
			mine, other := c.a, c.b
			if side == 1 {
				mine, other = c.b, c.a
			}
			if side == 0 && c.oneWay {
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

func (r *run) contrary(cl *claim, i int, mine, other wordList) bool {
	w := cl.words[i]
	if !mine.has(w.fold) || w.capital && !w.opens || cl.named(i) {
		return false
	}
	if i > 0 && len(w.fold) > 5 && w.fold[:6] == "reduit" && cl.words[i-1].fold[:1] == "t" {
		return false // "tarif réduit" is the name of a price
	}
	if refused(cl.words, i) {
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
			said, denied := mine.has(words[k].fold), false
			opposed := other.has(words[k].fold)
			if said || opposed {
				denied = refused(words, k)
			}
			switch {
			case said && !denied || opposed && denied:
				with = max(with, share)
			case (opposed || said) && share > opposing:
				opposing = share
				against = &found{act: p.act, start: words[k].start, end: words[k].end, nearest: p.act.text[words[k].start:words[k].end]}
			}
		}
	}
	if against == nil || opposing < 0.4 || with > 0 && opposing < with+0.15 {
		return false
	}
	elsewhere := false
	for _, a := range acts {
		for k := range a.words {
			if mine.has(a.words[k].fold) {
				elsewhere = true
			}
		}
	}
	written := cl.text[w.start:w.end]
	if elsewhere {
		r.doubt(cl, w.start, w.end, fmt.Sprintf("Le passage de l'acte le plus proche dit le contraire de « %s » (« %s »).", written, against.nearest), against)
		return true
	}
	r.find(cl, w.start, w.end, Error, "meaning-reversed", fmt.Sprintf("%s dit le contraire de « %s » : « %s ». Reprenez ses mots.", cl.subject(), written, against.nearest), against)
	return true
}
