package check

import (
	"fmt"
	"strings"

	"phare/extract/facts"
)

// reach is how many words before a value of an act are read to know what it is about.
const reach = 45

// misplaced reports an amount that the act gives for something else: the words around it
// in the draft are, in the act, around another amount, and nowhere near this one.
func (r *run) misplaced(cl *claim) {
	if !cl.bound {
		return
	}
	labels := map[int][]string{}
	for i := range cl.facts {
		f := &cl.facts[i]
		if f.Kind != facts.Money && f.Kind != facts.Percent || f.Unit == "fraction" {
			continue
		}
		label := r.label(cl, i)
		labels[i] = label
		if cl.holds("en tout", "total", "enveloppe", "somme") {
			continue
		}
		if len(label) == 0 {
			continue
		}
		var own, other float64
		var best *found
		prose := false // it stands outside of tables too
		most := 1
		for _, a := range cl.acts {
			r.wordsOf(a)
			most = max(most, a.held(label))
		}
		for _, a := range cl.acts {
			src := r.factsOf(a)
			// of several acts, the one that holds most of the words speaks of their subject
			share := float64(a.held(label)) / float64(most)
			for k := range src {
				s := &src[k]
				if s.Kind != f.Kind && !(s.Kind == facts.Number && s.Value >= 100) {
					continue
				}
				v := share * r.about(a, s, label)
				if rounds(*f, *s) {
					prose = prose || s.Kind == f.Kind && !r.inTable(a, s)
					own = max(own, v)
				} else if s.Kind == f.Kind && v > other && !cl.states(s) {
					other, best = v, &found{act: a, fact: s, start: s.Start, end: s.End}
				}
			}
		}
		if !prose || best == nil {
			continue
		}
		if len(label) > 1 && other >= 0.5 && own <= 0.6*other || len(label) == 1 && other >= 0.75 && own <= 0.15 {
			r.doubt(cl, f.Start, f.End, fmt.Sprintf("Dans l'acte, ces mots accompagnent une autre valeur : %s.", shown(*best.fact)), best)
		}
	}
	r.exchanged(cl, labels)
}

// held counts the stems that an act has.
func (a *act) held(stems []string) int {
	n := 0
	for _, st := range stems {
		if a.has[st] > 0 {
			n++
		}
	}
	return n
}

// exchanged reports two amounts of a sentence whose words would fit better if they changed
// places.
func (r *run) exchanged(cl *claim, labels map[int][]string) {
	fit := func(i, j int) float64 { // the value i with the words of j
		best := 0.0
		for _, a := range cl.acts {
			src := r.factsOf(a)
			for k := range src {
				if src[k].Kind == cl.facts[i].Kind && rounds(cl.facts[i], src[k]) {
					best = max(best, r.about(a, &src[k], labels[j]))
				}
			}
		}
		return best
	}
	for i := range cl.facts {
		for j := i + 1; j < len(cl.facts); j++ {
			if len(labels[i]) == 0 || len(labels[j]) == 0 || cl.facts[i].Kind != cl.facts[j].Kind || near(cl.facts[i].Value, cl.facts[j].Value) {
				continue
			}
			straight, crossed := fit(i, i)+fit(j, j), fit(i, j)+fit(j, i)
			if crossed >= 0.8 && straight <= 0.7*crossed {
				f := cl.facts[j]
				r.doubt(cl, cl.facts[i].Start, f.End, fmt.Sprintf("Les mots de l'acte iraient mieux si « %s » et « %s » changeaient de place.", cl.facts[i].Text, f.Text), nil)
				return
			}
		}
	}
}

// inTable tells that a value stands in a row of figures, whose words are too far to count.
func (r *run) inTable(a *act, s *facts.Fact) bool {
	p := a.passageAt(s.Start)
	if p < 0 {
		return false
	}
	n := 0
	for i := range a.facts {
		o := &a.facts[i]
		if o.Start >= a.passages[p].start && o.End <= a.passages[p].end && (o.Kind == facts.Money || o.Kind == facts.Number) {
			n++
		}
	}
	return n > 3 || strings.Contains(a.text[a.passages[p].start:a.passages[p].end], " | ")
}

// states tells that the claim gives a source's value too.
func (cl *claim) states(s *facts.Fact) bool {
	for i := range cl.facts {
		f := &cl.facts[i]
		if f.Kind == facts.Date && s.Kind == facts.Date && f.When == s.When && f.Until == s.Until || f.Kind != facts.Date && f.Kind == s.Kind && rounds(*f, *s) {
			return true
		}
	}
	return false
}

// label returns the stems of the words that say what the claim's i-th value is about: from
// the value before it to this one, and to the end of the sentence for the last.
func (r *run) label(cl *claim, i int) []string {
	f := cl.facts[i]
	if end, ok := cl.listed(f.Kind, i); ok {
		return cl.stemsIn(f.End, end)
	}
	from, to := 0, f.Start
	for k := i - 1; k >= 0; k-- {
		if cl.facts[k].Kind == f.Kind {
			from = cl.facts[k].End
			break
		}
	}
	last := true
	for _, g := range cl.facts[i+1:] {
		last = last && g.Kind != f.Kind
	}
	if from == 0 && last { // the only one: the whole sentence is about it
		to = len(cl.text)
	} else if !strings.HasPrefix(strings.TrimLeft(cl.text[f.End:], " \u00a0HTC"), ")") {
		for k := range cl.text[f.End:] {
			if c := cl.text[f.End+k]; c == ',' || c == ';' || c == '(' || c == ')' {
				to = f.End + k
				break
			}
		}
	}
	return cl.stemsIn(from, to)
}

// listed tells a sentence whose values all stand before what they are of: "20 € à l'école,
// 30 € au collège"; end is where the words of the value i end.
func (cl *claim) listed(kind facts.Kind, i int) (end int, ok bool) {
	n := 0
	end = len(cl.text)
	for k := range cl.facts {
		if cl.facts[k].Kind != kind {
			continue
		}
		after := strings.TrimLeft(cl.text[cl.facts[k].End:], " \u00a0\u202fHTC")
		word, _, _ := strings.Cut(after, " ")
		if word != "à" && word != "au" && word != "aux" && word != "pour" {
			return 0, false
		}
		if n++; k > i {
			end = min(end, cl.facts[k].Start)
		}
	}
	return end, n > 1
}

// stemsIn returns the distinct stems that carry content between two places of the claim.
func (cl *claim) stemsIn(from, to int) []string {
	var out []string
	seen := map[string]bool{}
	for _, w := range cl.words {
		if w.start >= from && w.end <= to && w.stem != "" && !seen[w.stem] && !generic(w.stem) {
			seen[w.stem] = true
			out = append(out, w.stem)
		}
	}
	return out
}

// about tells how much of a label stands around a source value: the nearer the better, and
// better before it than after.
func (r *run) about(a *act, s *facts.Fact, label []string) float64 {
	at := a.wordAt(s.Start)
	end := a.wordAt(s.End)
	nearest := map[string]float64{}
	for _, st := range label {
		nearest[st] = 0
	}
	for k := max(0, at-reach); k < min(len(a.words), end+reach/2); k++ {
		if k >= at && k < end {
			continue
		}
		v, ok := nearest[a.words[k].stem]
		if !ok {
			continue
		}
		d := float64(at - k)
		if k >= end {
			d = float64(k-end) * 2
		}
		if x := 1 / (1 + d/25); x > v {
			nearest[a.words[k].stem] = x
		}
	}
	var sum, got float64
	for _, st := range label {
		w := a.rarity(st)
		if a.has[st] == 0 {
			continue
		}
		sum += w
		got += w * nearest[st]
	}
	if sum == 0 {
		return 0
	}
	return got / sum
}

// rowOf tells that a printed line is a row of a table: cells, or a few words and figures.
func rowOf(line string) bool {
	if strings.Contains(line, " | ") {
		return true
	}
	letters, digits := 0, 0
	for _, c := range line {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			letters++
		}
	}
	return digits*2 > letters
}
