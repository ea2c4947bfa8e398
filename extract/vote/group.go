package vote

import "phare/extract/prose"

// group tells whether a political group is named at i rather than persons.
func (w *Words) group(i int) bool {
	for n := 0; n < 3; n++ {
		switch w.At(i) {
		case "le", "les", "du", "de", "l", "d", "au":
			i++
		}
	}
	switch w.At(i) {
	case "groupe", "groupes", "elus", "elues", "conseillers", "liste", "majorite", "minorite", "opposition":
		return true
	}
	return false
}

// groupName returns the term behind the name of the group at i: "le groupe Union du Centre", "du
// groupe « Vivre ici »"; i when none is named.
func (w *Words) groupName(i int) int {
	e := i
	for n := 0; n < 2 && (w.At(e) == "du" || w.At(e) == "le" || w.At(e) == "les" || w.At(e) == "des" || w.At(e) == "de"); n++ {
		e++
	}
	if w.At(e) != "groupe" && w.At(e) != "groupes" {
		return i
	}
	e++
	quoted := w.At(e) == "\""
	for n := 0; n < 14 && e < len(w.Toks); n++ {
		t := &w.Toks[e]
		if quoted && n > 0 && t.S == "\"" {
			return e + 1
		}
		if !quoted && t.Flag&prose.Capital == 0 && !prose.Particle[t.S] && t.S != "et" && t.S != "-" && t.S != "&" {
			break
		}
		e++
	}
	return e
}

// groupThenSense reads a group that votes as one: "le groupe Union (12 voix) s'abstient", "le
// groupe Union vote contre". Without its number nothing is counted, but somebody voted so.
func (w *Words) groupThenSense(i int) (Item, bool) {
	if w.At(i) != "groupe" && w.At(i) != "groupes" || w.At(i-1) == "notre" || w.At(i-1) == "mon" {
		return Item{}, false
	}
	it := Item{Start: i, strong: true, uncounted: true}
	e := w.groupName(i)
	if w.At(e) == "(" {
		v, k := w.Figure(e + 1)
		close, _ := w.Bracket(e)
		if close == 0 {
			return Item{}, false
		}
		if k > 0 && (k+1 == close || w.At(k) == "voix" || w.At(k) == "elus" || w.At(k) == "votes") {
			it.Value, it.Stated, it.uncounted = v, true, false
		}
		e = close
	}
	for n := 0; n < 5 && (prose.Fillers[w.At(e)] || w.At(e) == "," || w.At(e) == "qui" || w.At(e) == "votent"); n++ {
		e++
	}
	switch s, end, common := w.SenseAt(e); {
	case s == prose.Abstaining && w.At(e) != "abs" && w.At(e) != "abst" && (w.At(e-1) == "s" || w.At(e-1) == "est" || w.At(e-1) == "sont" || w.At(e-1) == "etant"):
		it.Sense, it.End = s, end
	case s == prose.Against && w.At(e) == "contre" && (voted(w.At(e-1)) || w.At(e-1) == "votent"), s == prose.NotVoting && !common:
		it.Sense, it.End = s, end
	default:
		return Item{}, false
	}
	return it, true
}

// groupsCounted sums the groups of a line that gives each one's number: "groupes Union (16) et
// Indépendants (4)". A group without a number leaves the sum unknown.
func (w *Words) groupsCounted(i int) (sum, end int) {
	groups, counted := 1, 0
	for k := i; k < len(w.Toks) && k < i+60 && (k == i || !w.StartsLine(k) || w.At(k-1) == "," || w.At(k-1) == "et"); k++ {
		switch w.At(k) {
		case ",", "et", "+", ";":
			groups++
		case "(":
			n, e := w.Figure(k + 1)
			if e == 0 || w.At(e) != ")" {
				return 0, 0
			}
			sum, counted, k, end = sum+n, counted+1, e, e+1
		}
		if s, _, _ := w.SenseAt(k); s != prose.NoSense && k > i {
			break
		}
	}
	if counted == 0 || counted < groups {
		return 0, 0
	}
	return sum, end
}
