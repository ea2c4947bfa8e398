package facts

// voteUnit names what a word of a vote counts.
func voteUnit(w string) string {
	switch w {
	case "pour":
		return "pour"
	case "contre", "opposition", "oppositions":
		return "contre"
	case "abstention", "abstentions", "absentions", "abstient", "abstiennent", "abstenus":
		return "abstention"
	case "nppv":
		return "nppv"
	case "votants", "votant":
		return "votant"
	case "exprimes", "exprime":
		return "exprime"
	case "presents":
		return "present"
	case "pouvoirs", "procurations", "procuration", "pouvoir":
		return "pouvoir"
	}
	return ""
}

// vote reads one count of a vote, unanimity or majority.
func (s *scanner) vote(i int) int {
	t := s.toks[i]
	switch t.fold {
	case "unanimite", "unanimement", "unanime", "unanimes":
		return s.emit(i, i+1, Fact{Kind: Consensus, Unit: "unanimite"})
	case "majorite":
		if s.isWord(i-1, "la") && s.isWord(i-2, "a") || s.sym(i-1, ":") || s.isWord(i+1, "absolue", "des") {
			return s.emit(i, i+1, Fact{Kind: Consensus, Unit: "majorite"})
		}
		return 0
	}
	if t.kind == 'w' {
		if n := s.labelled(i); n > 0 {
			return n
		}
	}
	if t.kind == 's' {
		return 0
	}
	if t.fold == "aucune" || t.fold == "aucun" || t.fold == "sans" || t.fold == "zero" {
		j := i + 1
		if s.isWord(j, "voix", "vote") {
			j++
		}
		if j < len(s.toks) {
			if u := voteUnit(s.toks[j].fold); u == "abstention" || u == "contre" {
				return s.emit(i, j+1, Fact{Kind: Vote, Unit: u})
			}
		}
		return 0
	}
	n, ok := s.anyNumber(i)
	if !ok || n.decimals > 0 || n.value > 2000 {
		return 0
	}
	j := n.next
	voix := false
	switch {
	case s.isWord(j, "voix", "votes", "vote", "suffrages", "elus", "membres", "conseillers"):
		voix = s.isWord(j, "voix", "votes", "vote", "suffrages")
		j++
		if s.isWord(j, "se") && s.isWord(j+1, "sont") {
			j += 2
		} else if s.isWord(j, "s") && s.sym(j+1, "'") {
			j += 2
		} else if s.isWord(j, "ayant") && s.isWord(j+1, "vote") || s.isWord(j, "ont") && s.isWord(j+1, "vote") {
			j += 2
		}
		if s.isWord(j, "est", "etant", "sont") {
			j++
		}
	}
	if s.isWord(j, "ne", "n") && s.isWord(j+1, "prend", "prennent", "participe", "participent") && s.isWord(j+2, "pas") {
		return s.emit(i, j+3, Fact{Kind: Vote, Unit: "nppv", Value: n.value, Letters: n.letters})
	}
	if voix && s.isWord(j, "contre") { // "par 46 voix contre 9"
		if m, ok := s.anyNumber(j + 1); ok && m.decimals == 0 && m.value < 2000 && !s.isWord(m.next, "abstention", "abstentions") {
			s.emit(i, n.next+1, Fact{Kind: Vote, Unit: "pour", Value: n.value, Letters: n.letters})
			return s.emit(j, m.next, Fact{Kind: Vote, Unit: "contre", Value: m.value, Letters: m.letters})
		}
	}
	if j < len(s.toks) {
		u := voteUnit(s.toks[j].fold)
		switch {
		case u == "pour" && !voix && !s.closes(j+1), u == "contre" && !voix && !s.closes(j+1):
			u = ""
		case u == "exprime" && !voix, u == "present" && n.letters && n.value < 2:
			u = ""
		case u == "pouvoir" && n.letters && n.value < 2:
			u = ""
		}
		if u != "" {
			return s.emit(i, j+1, Fact{Kind: Vote, Unit: u, Value: n.value, Letters: n.letters})
		}
	}
	if voix {
		return s.emit(i, n.next+1, Fact{Kind: Vote, Unit: "voix", Value: n.value, Letters: n.letters})
	}
	return 0
}

// closes tells that a vote may end before token i: "27 pour, 3 contre".
func (s *scanner) closes(i int) bool {
	if i >= len(s.toks) || s.toks[i].breaks > 0 {
		return true
	}
	switch s.toks[i].fold {
	case ",", ".", ";", ")", "et", "(", "/", "-", ":", "contre":
		return true
	}
	return s.isDigits(i)
}

// labelled reads "Pour : 27", "Abstention(s) : /", "Votants : 33", "en exercice : 29".
func (s *scanner) labelled(i int) int {
	u := voteUnit(s.toks[i].fold)
	if s.isWord(i, "exercice") && s.isWord(i-1, "en") {
		u = "exercice"
	}
	if u == "" {
		return 0
	}
	j := i + 1
	if s.sym(j, "(") && s.isWord(j+1, "s") && s.sym(j+2, ")") {
		j += 3
	}
	if !s.sym(j, ":") || i+2 > len(s.toks) {
		return 0
	}
	j++
	if n, ok := s.anyNumber(j); ok && n.decimals == 0 && n.value < 2000 {
		if s.unitFollows(n.next) {
			return 0
		}
		return s.emit(i, n.next, Fact{Kind: Vote, Unit: u, Value: n.value, Letters: n.letters})
	}
	if s.sym(j, "/") || s.isWord(j, "neant", "aucun", "aucune", "zero") || s.sym(j, "-") && j+1 < len(s.toks) && s.toks[j+1].breaks > 0 {
		return s.emit(i, j+1, Fact{Kind: Vote, Unit: u})
	}
	return 0
}
