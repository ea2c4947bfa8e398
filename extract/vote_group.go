package extract

// group tells whether a political group is named at i rather than persons.
func (w *words) group(i int) bool {
	for n := 0; n < 3; n++ {
		switch w.at(i) {
		case "le", "les", "du", "de", "l", "d", "au":
			i++
		}
	}
	switch w.at(i) {
	case "groupe", "groupes", "elus", "elues", "conseillers", "liste", "majorite", "minorite", "opposition":
		return true
	}
	return false
}

// groupName returns the term behind the name of the group at i: "le groupe Union du Centre", "du
// groupe « Vivre ici »"; i when none is named.
func (w *words) groupName(i int) int {
	e := i
	for n := 0; n < 2 && (w.at(e) == "du" || w.at(e) == "le" || w.at(e) == "les" || w.at(e) == "des" || w.at(e) == "de"); n++ {
		e++
	}
	if w.at(e) != "groupe" && w.at(e) != "groupes" {
		return i
	}
	e++
	quoted := w.at(e) == "\""
	for n := 0; n < 14 && e < len(w.toks); n++ {
		t := &w.toks[e]
		if quoted && n > 0 && t.s == "\"" {
			return e + 1
		}
		if !quoted && t.flag&capital == 0 && !particle[t.s] && t.s != "et" && t.s != "-" && t.s != "&" {
			break
		}
		e++
	}
	return e
}

// groupThenSense reads a group that votes as one: "le groupe Union (12 voix) s'abstient", "le
// groupe Union vote contre". Without its number nothing is counted, but somebody voted so.
func (w *words) groupThenSense(i int) (item, bool) {
	if w.at(i) != "groupe" && w.at(i) != "groupes" || w.at(i-1) == "notre" || w.at(i-1) == "mon" {
		return item{}, false
	}
	it := item{start: i, strong: true, uncounted: true}
	e := w.groupName(i)
	if w.at(e) == "(" {
		v, k := w.figure(e + 1)
		close, _ := w.bracket(e)
		if close == 0 {
			return item{}, false
		}
		if k > 0 && (k+1 == close || w.at(k) == "voix" || w.at(k) == "elus" || w.at(k) == "votes") {
			it.value, it.stated, it.uncounted = v, true, false
		}
		e = close
	}
	for n := 0; n < 5 && (fillers[w.at(e)] || w.at(e) == "," || w.at(e) == "qui" || w.at(e) == "votent"); n++ {
		e++
	}
	switch s, end, common := w.senseAt(e); {
	case s == abstaining && w.at(e) != "abs" && w.at(e) != "abst" && (w.at(e-1) == "s" || w.at(e-1) == "est" || w.at(e-1) == "sont" || w.at(e-1) == "etant"):
		it.sense, it.end = s, end
	case s == against && w.at(e) == "contre" && (voted(w.at(e-1)) || w.at(e-1) == "votent"), s == notVoting && !common:
		it.sense, it.end = s, end
	default:
		return item{}, false
	}
	return it, true
}

// groupsCounted sums the groups of a line that gives each one's number: "groupes Union (16) et
// Indépendants (4)". A group without a number leaves the sum unknown.
func (w *words) groupsCounted(i int) (sum, end int) {
	groups, counted := 1, 0
	for k := i; k < len(w.toks) && k < i+60 && (k == i || !w.startsLine(k) || w.at(k-1) == "," || w.at(k-1) == "et"); k++ {
		switch w.at(k) {
		case ",", "et", "+", ";":
			groups++
		case "(":
			n, e := w.figure(k + 1)
			if e == 0 || w.at(e) != ")" {
				return 0, 0
			}
			sum, counted, k, end = sum+n, counted+1, e, e+1
		}
		if s, _, _ := w.senseAt(k); s != noSense && k > i {
			break
		}
	}
	if counted == 0 || counted < groups {
		return 0, 0
	}
	return sum, end
}
