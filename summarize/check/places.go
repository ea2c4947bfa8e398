package check

import (
	"fmt"
	"strings"
)

// tailOfAnother tells that the run of capitals at k is, in the acts, always the end of a
// longer name than the draft's: "Pont de la Roche Noire" where they only write "Clos de la
// Roche Noire".
func (r *run) tailOfAnother(cl *claim, words []word, k int) bool {
	from := k
	for from > 0 && !words[from-1].Capital {
		from--
	}
	end := k
	for end < len(words) && words[end].Capital {
		end++
	}
	if from == 0 || end-k < 2 {
		return false
	}
	p := phrase(words[from:end]) // with its small words
	seen := false
	for _, a := range cl.acts {
		r.wordsOf(a)
		for at := a.phrase(p, 0); at >= 0; at = a.phrase(p, at+1) {
			if at == 0 || !a.words[at-1].Capital || title(a.words[at-1].Fold) || r.allowed(a.words[at-1]) {
				return false
			}
			seen = true
		}
	}
	return seen
}

// otherPlace reports "place des Halles" where the act knows a place of another name, and
// the Halles otherwise.
func (r *run) otherPlace(cl *claim, n span) bool {
	k, first := n.start-1, n.start
	if cl.words[first].Capital && place(cl.words[first].Fold) {
		k, first = first, first+1
	}
	for k >= 0 && k > n.start-4 && connector(cl.words[k].Fold) {
		k--
	}
	for first < n.end && !cl.words[first].Capital {
		first++
	}
	if k < 0 || first >= n.end || !place(cl.words[k].Fold) || locution(cl.words, k) || strings.ContainsAny(cl.text[cl.words[k].End:cl.words[first].Start], ",.;:()«»") {
		return false
	}
	kind := strings.TrimSuffix(cl.words[k].Fold, "s")
	name := phrase(cl.words[first:n.end])
	var other *found
	known := false
	for _, a := range cl.acts {
		r.wordsOf(a)
		known = known || a.phrase(name, 0) >= 0
		for i, w := range a.words {
			if strings.TrimSuffix(w.Fold, "s") != kind || locution(a.words, i) {
				continue
			}
			j := i + 1
			for j < len(a.words) && j < i+4 && connector(a.words[j].Fold) {
				j++
			}
			if j >= len(a.words) || !a.words[j].Capital || strings.ContainsAny(a.text[w.End:a.words[j].Start], ".;:()|") {
				continue
			}
			// the name itself, or one of a list that starts here
			if at := a.phrase(name, i); at >= 0 && at <= j+12 {
				return false
			}
			other = &found{act: a, start: w.Start, end: a.words[j].End, nearest: a.text[w.Start:a.words[j].End]}
		}
	}
	if other == nil || !known {
		return false
	}
	r.find(cl, cl.words[k].Start, cl.words[n.end-1].End, Error, "name-other-place", fmt.Sprintf("L'acte connaît ce nom, mais pas « %s ». Reprenez ses mots.", cl.text[cl.words[k].Start:cl.words[n.end-1].End]), other)
	return true
}

// place tells the nouns that are part of the name of what they name.
func place(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "rue", "avenue", "boulevard", "place", "quai", "chemin", "route", "allee", "impasse", "square", "pont", "quartier", "societe", "association", "gare", "hopital", "lycee", "college", "stade", "gymnase", "theatre", "musee":
		return true
	}
	return false
}

// locution tells a noun that names no place where it stands: "la mise en place de Mobili",
// "en route vers", "prend place".
func locution(words []word, k int) bool {
	if k == 0 || words[k].Capital {
		return false
	}
	switch words[k-1].Fold {
	case "en", "sur", "prend", "prendre", "prendra", "prennent", "pris":
		return true
	}
	return false
}

// elsewhere reports, in a paragraph bound to nothing, a name that the act it is about does
// not hold and another does.
func (r *run) elsewhere(cl *claim, n span) {
	topic := r.topics[cl.block]
	words := cl.words[n.start:n.end]
	if topic == nil || r.allowedAll(words) {
		return
	}
	alone := &claim{acts: []*act{topic}, bound: true, block: cl.block}
	if r.holdsName(alone, words) || r.sideBySide(alone, words) {
		return
	}
	r.doubt(cl, "place", words[0].Start, words[len(words)-1].End, fmt.Sprintf("Ce paragraphe parle de %s, qui ne porte pas ce nom.", topic.name()), nil)
}
