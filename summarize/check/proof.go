package check

import (
	"strings"

	"phare/extract"
)

// proof is the part of the passage that bears a claim which a reader wants to see: of one
// page alone, since a quote does not go over to the next, and of a head, which has no
// sentences, the lines from the first to the last that say something of the claim.
func (cl *claim) proof() (start, end int) {
	a := cl.best
	start, end = cl.place.start, cl.place.end
	if len(a.lines) == 0 {
		return start, end
	}
	lo, hi := a.lineAt(start), a.lineAt(max(start, end-1))
	said := cl.saidOn(lo, hi)
	from, to := a.fullestPage(lo, hi, said)
	if from != lo {
		start = a.lines[from].start
	}
	if to != hi {
		end = a.lines[to].end
	}
	if a.partAt(start) != extract.PartHead {
		return start, end
	}
	first, last := -1, -1
	for k := from; k <= to; k++ {
		if said[k-lo] > 0 {
			if first < 0 {
				first = k
			}
			last = k
		}
	}
	if first < 0 {
		return start, end
	}
	return max(start, a.lines[first].start), min(end, a.lines[last].end)
}

// saidOn counts, on each line from lo to hi, the words of the claim that no act is without.
func (cl *claim) saidOn(lo, hi int) []int {
	a := cl.best
	stems, digits := map[string]bool{}, map[string]bool{}
	for _, w := range cl.words {
		if w.Digit {
			digits[w.Fold] = true
		} else if w.Stem != "" && !generic(w.Stem) {
			stems[w.Stem] = true
		}
	}
	said := make([]int, hi-lo+1)
	k := lo
	for i := a.wordAt(a.lines[lo].start); i < len(a.words); i++ {
		w := &a.words[i]
		for k < hi && w.Start >= a.lines[k].end {
			k++
		}
		if w.Start >= a.lines[hi].end {
			break
		}
		if stems[w.Stem] || w.Digit && digits[w.Fold] {
			said[k-lo]++
		}
	}
	return said
}

// fullestPage gives the lines from lo to hi of the page that says most of a claim.
func (a *act) fullestPage(lo, hi int, said []int) (from, to int) {
	page := func(k int) int {
		if l := a.lines[k].line; l >= 0 {
			return a.d.Lines[l].Page
		}
		return 0
	}
	from, to = lo, hi
	best := -1
	for k := lo; k <= hi; {
		end, n := k, 0
		for end <= hi && page(end) == page(k) {
			n += said[end-lo]
			end++
		}
		if n > best {
			best, from, to = n, k, end-1
		}
		k = end
	}
	return from, to
}

// says tells that a sentence stands in the act word for word: what it says of a sum is then
// what the act says there, whatever it says elsewhere.
func (a *act) says(sentence string) bool {
	words := wordsOf(sentence)
	return len(words) > 0 && strings.Contains(a.norm, " "+phrase(words)+" ")
}

// announcing are the words of a sentence that only announces what follows: "Voici les cinq
// décisions à retenir de cette séance du conseil." No act proves it, nor needs to.
var announcing = wordSet(`voici voila retrouvez decouvrez ci dessous les le la l a de du des d cette ces ce nos seance
	conseil municipal metropolitain communautaire departemental regional syndical comite assemblee decision decisions
	point points sujet sujets acte actes deliberation deliberations retenir essentiel principal principaux principales
	importantes marquantes phares une un deux trois quatre cinq six sept huit neuf dix qui ont ete prises adoptees jour`)

func (cl *claim) announces() bool {
	names := false
	for _, w := range cl.words {
		if !announcing[w.Fold] && !(w.Digit && len(w.Fold) == 1) {
			return false
		}
		names = names || w.Fold == "voici" || w.Fold == "voila" || w.Fold == "retenir" || w.Fold == "essentiel" || w.Fold == "retrouvez" || w.Fold == "decouvrez"
	}
	return names
}

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
