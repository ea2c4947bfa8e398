package vote

import "phare/extract/prose"

// personsThenSense reads "M. A s'abstient", "Mme B et M. C ayant voté contre",
// "Monsieur le Maire ne prenant pas part au vote".
//
// next is the term to go on from: behind the list, since no shorter list of the same
// persons can bear a sense when the whole bears none.
func (w *Words) personsThenSense(i int) (it Item, next int) {
	if it, ok := w.bareNameThenSense(i); ok {
		return it, it.End
	}
	if prose.Civility[w.At(i)] == 0 && w.Office(i) == 0 || w.At(i) == "m" && w.Toks[i].Flag&prose.Capital == 0 {
		return Item{}, i + 1
	}
	l := w.NameList(i)
	if l.Count == 0 {
		return Item{}, i + 1
	}
	it = Item{Start: i, End: l.End, Value: l.Count, Stated: true, Named: l.Count}
	if w.At(i-1) == "pour" { // "M. A, en son nom et pour Mme B, vote contre"
		it = Item{Start: i, End: l.End, uncounted: true}
	}
	j := l.End
	// What may stand between a person and the verb: an office, "qui", "s'", "ayant voté".
	for n := 0; n < 14; n++ {
		if j < len(w.Toks) && w.Toks[j].Flag&prose.AtLine != 0 && w.Toks[j].Flag&prose.Capital != 0 && prose.ArticleWord[w.At(j)] {
			return Item{}, it.End // another sentence, of another subject
		}
		switch t := w.At(j); {
		case t == ":" && (w.At(j+1) == "contre" || prose.Abstains(w.At(j+1))) && (w.At(j+2) == ";" || w.At(j+2) == ")" || w.At(j+2) == ","):
			it.Sense, it.End, it.strong = prose.Against, j+2, true
			if w.At(j+1) != "contre" {
				it.Sense = prose.Abstaining
			}
			return it, it.End
		case t == "." || t == ":" || t == ";" || t == "":
			return Item{}, it.End
		case t == "contre" && voted(w.At(j-1)):
			it.Sense, it.End, it.strong = prose.Against, j+1, true
			return it, it.End
		case t == "pour" && voted(w.At(j-1)):
			return Item{}, it.End
		case t == "abstenir", t == "abstiendra", t == "abstiendront", t == "abstenait":
			return Item{}, it.End
		}
		if w.At(j) == "pas" && prose.Abstains(w.At(j+1)) {
			return Item{}, it.End
		}
		if s, e, common := w.SenseAt(j); s != prose.NoSense && !common {
			if s == prose.Abstaining && w.At(j-1) != "s" && w.At(j-1) != "est" && w.At(j-1) != "sont" && w.At(j-1) != "etant" && w.At(j-1) != "(" && w.At(j-1) != "-" {
				return Item{}, it.End
			}
			it.Sense, it.End = s, e
			return it, it.End
		}
		if e := w.leaves(j); e > 0 {
			it.Sense, it.End = prose.NotVoting, e
			return it, it.End
		}
		j++
	}
	return Item{}, it.End
}

func voted(t string) bool {
	switch t {
	case "vote", "votent", "votant", "votes", "(":
		return true
	}
	return false
}

// leaves reads "se retire", "quitte la salle", "sort de la salle" for the time of a vote.
func (w *Words) leaves(i int) (end int) {
	for _, seq := range [...]string{"quitte la salle", "quittent la salle", "quittant la salle", "quitte la seance au moment du vote", "sort de la salle", "sortent de la salle", "se retire", "se retirent", "s est retire", "s est retiree", "se sont retires", "ayant quitte la salle", "s etant retire"} {
		if e := w.After(i, seq); e > 0 {
			for n := 0; n < 9; n++ {
				switch w.At(e + n) {
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
func (w *Words) bareNameThenSense(i int) (Item, bool) {
	if !w.StartsLine(i) && int(w.Toks[i].Sent) != i || prose.Civility[w.At(i)] != 0 || w.Office(i) > 0 {
		return Item{}, false
	}
	e := w.ProperName(i)
	if e < i+2 || e > i+6 {
		return Item{}, false
	}
	j := e
	if k := w.BehindOffice(e); k > 0 {
		j = k
	}
	s, end, common := w.SenseAt(j)
	if s != prose.NotVoting || common {
		return Item{}, false
	}
	return Item{Sense: prose.NotVoting, Value: 1, Stated: true, Named: 1, Start: i, End: end}, true
}
