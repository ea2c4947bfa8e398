package act

import (
	"slices"

	"phare/extract/prose"
	"phare/extract/vote"
)

// findDecision finds where the decision starts: the assembly's formula followed by what
// it decides, the one of the vote where there are several, else the proposal that was put
// to the vote.
func (p *parts) findDecision(head int, v *vote.Vote) {
	proposal, bare, listed := -1, -1, -1
	var formulas []int
	for k := head; k < len(p.first); k++ {
		i := int(p.first[k])
		if i < 0 || p.visa(i) || p.recital(i) && !p.decidesWithin(i) {
			continue
		}
		if p.decides(i) {
			if p.content(k) {
				formulas = append(formulas, k)
			} else if bare < 0 {
				bare = k
			}
		} else if listed < 0 && p.listsDecide(i) {
			listed = k
		} else if p.proposes(i) && (proposal < 0 || p.opensList(proposal) && p.speaks(i)) {
			if proposal < 0 {
				proposal = k
			}
		} else if p.proposes(i) && (p.strong(i) && (v.Box == nil || i < v.Box.Start) || !p.strong(int(p.first[proposal])) && p.opensList(k)) {
			proposal = k // of several, the last before the vote
		}
	}
	if proposal >= 0 && p.strong(int(p.first[proposal])) && p.opensList(proposal) {
		// What is proposed is not decided yet: a sentence above that has no vote recalls.
		formulas = slices.DeleteFunc(formulas, func(k int) bool { return k < proposal && !p.settles(k) })
	}
	if len(formulas) == 0 && listed >= 0 {
		formulas = []int{listed}
	}
	switch {
	case len(formulas) > 0:
		p.decision, p.worded = p.ownFormula(formulas, v), true
	case proposal >= 0:
		p.decision, p.proposed, p.worded = proposal, true, true
	case bare >= 0:
		p.decision = bare
	case v.Box != nil:
		if k := int(p.w.Toks[v.Box.Start].Line); k >= head { // a vote in the head says nothing of the place
			p.decision = k
		}
	}
}

// listsDecide tells whether a bullet opens line i with "Décide", its subject far above.
func (p *parts) listsDecide(i int) bool {
	k := p.w.Unbullet(i)
	return k > i && p.w.At(k) == "decide" && p.w.Toks[k].Flag&prose.Capital != 0
}

// settles tells whether the formula of line k says that the assembly has deliberated or voted.
func (p *parts) settles(k int) bool {
	w := p.w
	for i := int(p.first[k]); i < len(w.Toks) && int(w.Toks[i].Line) <= k+1; i++ {
		switch w.At(i) {
		case "delibere", "deliberer", "deliberant", "deliberation", "unanimite", "majorite", "voix":
			return true
		}
	}
	return false
}

// decidesWithin tells whether the decision closes the recital that opens line i:
// "Considérant l'excédent, le conseil décide…".
func (p *parts) decidesWithin(i int) bool {
	w := p.w
	line := w.Toks[i].Line
	for k := i + 1; k < len(w.Toks) && w.Toks[k].Line == line; k++ {
		if w.At(k-1) == "," && w.Assembly(k) && w.DecidesSoon(k) {
			return true
		}
	}
	return false
}

// ownFormula picks among the decision formulas of an act: the one that holds the vote,
// else the first that says the assembly has deliberated, else the first.
func (p *parts) ownFormula(lines []int, v *vote.Vote) int {
	if v.Box != nil && v.Box.Formula != nil && v.Box.Formula.Kind != vote.BareVote && v.Box.Formula.Decisive {
		at := int(p.w.Toks[v.Box.Formula.Start].Line)
		for n := len(lines) - 1; n >= 0; n-- {
			if lines[n] <= at+1 && lines[n] >= at-3 {
				return lines[n]
			}
		}
	}
	if v.Box == nil && len(lines) > 1 {
		// A report on powers delegated quotes the decisions of others; the assembly's comes last.
		for n := len(lines) - 1; n >= 0; n-- {
			if p.takesNote(lines[n]) {
				return lines[n]
			}
		}
	}
	for _, k := range lines {
		i := int(p.first[k])
		for ; i < len(p.w.Toks) && int(p.w.Toks[i].Line) == k; i++ {
			if p.w.At(i) == "delibere" {
				return k
			}
		}
	}
	return lines[0]
}

// takesNote tells whether the formula of line k is followed by "prend acte".
func (p *parts) takesNote(k int) bool {
	w := p.w
	for i := int(p.first[k]); i < len(w.Toks) && int(w.Toks[i].Line) <= k+2; i++ {
		if w.Verb(i) != 0 && w.verbAt(i) == prose.TakesNote {
			return true
		}
	}
	return false
}

// speaks tells whether the sentence of term i tells what a member says, the rapporteur and
// the chair aside: "M. X ajoute qu'il est proposé de…" is no proposal of his.
func (p *parts) speaks(i int) bool {
	w := p.w
	s := int(w.Toks[i].Sent)
	if prose.Civility[w.At(s)] == 0 || w.Office(s) > 0 {
		return false
	}
	l := w.NameList(s)
	if l.Count != 1 {
		return false
	}
	for n := 0; n < 4; n++ {
		if speech[w.At(l.End+n)] && w.At(l.End+n) != "propose" {
			return true
		}
	}
	return false
}

// strong tells a proposal to the assembly from somebody's suggestion.
func (p *parts) strong(i int) bool {
	w := p.w
	line := w.Toks[i].Line
	for ; i < len(w.Toks) && w.Toks[i].Line == line; i++ {
		switch s := w.At(i); s {
		case "proposons", "demandons":
			return true
		case "propose", "demande":
			if w.Near4(i, "est") || w.Near4(i, "vous") {
				return true
			}
		case "accord": // "demande s'ils sont d'accord pour :"
			if w.Near4(i, "sont") || w.Near4(i, "etes") {
				return true
			}
		}
	}
	return false
}

// opensList tells whether a colon closes line k or the next: what is proposed follows.
func (p *parts) opensList(k int) bool {
	w := p.w
	for i := int(p.first[k]); i < len(w.Toks) && int(w.Toks[i].Line) <= k+1; i++ {
		if w.At(i) == ":" && w.EndsLine(i+1) {
			return true
		}
	}
	return false
}

// content tells whether what is decided follows the formula of line k: a verb in it or in
// the lines below, rather than "Le conseil adopte." alone.
func (p *parts) content(k int) bool {
	w := p.w
	i := int(p.first[k])
	if u := w.Unbullet(i); (w.At(u) == "decide" || w.At(u) == "delibere") && w.At(u+1) == ":" && u+2 < len(w.Toks) && w.At(u+2) != "..." && w.At(u+2) != "_" {
		return true
	}
	seen := 0
	for ; i < len(w.Toks) && int(w.Toks[i].Line) <= k+4 && seen < 90; i++ {
		seen++
		c := w.Verb(i)
		if c == 0 || !w.verbPlace(i) && !w.pronoun(i) || w.Ahead(i, 3, "part") {
			continue
		}
		if (w.At(i) == "adopte" || w.At(i) == "approuve") && (w.At(i+1) == "." && w.EndsLine(i+2) || w.EndsLine(i+1)) {
			continue
		}
		if w.At(i) == "decide" && w.EndsLine(i+1) && int(w.Toks[i].Line) > k+1 {
			continue
		}
		return true
	}
	return false
}
