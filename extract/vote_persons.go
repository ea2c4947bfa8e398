package extract

// personsThenSense reads "M. A s'abstient", "Mme B et M. C ayant voté contre",
// "Monsieur le Maire ne prenant pas part au vote".
//
// next is the term to go on from: behind the list, since no shorter list of the same
// persons can bear a sense when the whole bears none.
func (w *words) personsThenSense(i int) (it item, next int) {
	if it, ok := w.bareNameThenSense(i); ok {
		return it, it.end
	}
	if civility[w.at(i)] == 0 && w.office(i) == 0 || w.at(i) == "m" && w.toks[i].flag&capital == 0 {
		return item{}, i + 1
	}
	l := w.nameList(i)
	if l.count == 0 {
		return item{}, i + 1
	}
	it = item{start: i, end: l.end, value: l.count, stated: true, named: l.count}
	if w.at(i-1) == "pour" { // "M. A, en son nom et pour Mme B, vote contre"
		it = item{start: i, end: l.end, uncounted: true}
	}
	j := l.end
	// What may stand between a person and the verb: an office, "qui", "s'", "ayant voté".
	for n := 0; n < 14; n++ {
		if j < len(w.toks) && w.toks[j].flag&atLine != 0 && w.toks[j].flag&capital != 0 && articleWord[w.at(j)] {
			return item{}, it.end // another sentence, of another subject
		}
		switch t := w.at(j); {
		case t == ":" && (w.at(j+1) == "contre" || abstains(w.at(j+1))) && (w.at(j+2) == ";" || w.at(j+2) == ")" || w.at(j+2) == ","):
			it.sense, it.end, it.strong = against, j+2, true
			if w.at(j+1) != "contre" {
				it.sense = abstaining
			}
			return it, it.end
		case t == "." || t == ":" || t == ";" || t == "":
			return item{}, it.end
		case t == "contre" && voted(w.at(j-1)):
			it.sense, it.end, it.strong = against, j+1, true
			return it, it.end
		case t == "pour" && voted(w.at(j-1)):
			return item{}, it.end
		case t == "abstenir", t == "abstiendra", t == "abstiendront", t == "abstenait":
			return item{}, it.end
		}
		if w.at(j) == "pas" && abstains(w.at(j+1)) {
			return item{}, it.end
		}
		if s, e, common := w.senseAt(j); s != noSense && !common {
			if s == abstaining && w.at(j-1) != "s" && w.at(j-1) != "est" && w.at(j-1) != "sont" && w.at(j-1) != "etant" && w.at(j-1) != "(" && w.at(j-1) != "-" {
				return item{}, it.end
			}
			it.sense, it.end = s, e
			return it, it.end
		}
		if e := w.leaves(j); e > 0 {
			it.sense, it.end = notVoting, e
			return it, it.end
		}
		j++
	}
	return item{}, it.end
}

func voted(t string) bool {
	switch t {
	case "vote", "votent", "votant", "votes", "(":
		return true
	}
	return false
}

// leaves reads "se retire", "quitte la salle", "sort de la salle" for the time of a vote.
func (w *words) leaves(i int) (end int) {
	for _, seq := range [...]string{"quitte la salle", "quittent la salle", "quittant la salle", "quitte la seance au moment du vote", "sort de la salle", "sortent de la salle", "se retire", "se retirent", "s est retire", "s est retiree", "se sont retires", "ayant quitte la salle", "s etant retire"} {
		if e := w.after(i, seq); e > 0 {
			for n := 0; n < 9; n++ {
				switch w.at(e + n) {
				case "vote", "voter":
					return e + n + 1
				case ".", ";":
					if n == 0 && seq[0] == 's' && seq[1] == ' ' {
						return e // "M. X s'étant retiré."
					}
					return 0
				}
			}
			return 0
		}
	}
	return 0
}

// bareNameThenSense reads, at the start of a sentence, a person without title who takes no part:
// "Rose URSEL, présidente de l'office, ne prend pas part au vote".
func (w *words) bareNameThenSense(i int) (item, bool) {
	if !w.startsLine(i) && int(w.toks[i].sent) != i || civility[w.at(i)] != 0 || w.office(i) > 0 {
		return item{}, false
	}
	e := w.properName(i)
	if e < i+2 || e > i+6 {
		return item{}, false
	}
	j := e
	if k := w.behindOffice(e); k > 0 {
		j = k
	}
	s, end, common := w.senseAt(j)
	if s != notVoting || common {
		return item{}, false
	}
	return item{sense: notVoting, value: 1, stated: true, named: 1, start: i, end: end}, true
}
