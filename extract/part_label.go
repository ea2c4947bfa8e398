package extract

// label gives each line its part, before and behind the start of the decision.
func (p *parts) label(head int, kind Kind) {
	w := p.w
	state := PartHead
	for k := range w.lines {
		i := int(p.first[k])
		if i < 0 {
			continue // headers, footers and stamps belong to no part
		}
		switch {
		case k < head:
			state = PartHead
		case k < p.decision || k == p.decision && !p.worded && p.decision == len(w.lines):
			state = p.before(state, i)
		case k == p.decision:
			state = PartDispositif
		default:
			state = p.behind(state, i)
		}
		w.lines[k].Part = state
	}
}

// before returns the part of a line ahead of the decision.
func (p *parts) before(state Part, i int) Part {
	switch {
	case p.visa(i):
		return PartVisas
	case p.recital(i):
		return PartRecitals
	case state == PartHead:
		return PartReport
	case state == PartVisas || state == PartRecitals:
		if p.newParagraph(i) {
			return PartReport
		}
	}
	return state
}

// newParagraph tells whether line i starts anew rather than running on from the line above.
func (p *parts) newParagraph(i int) bool {
	w := p.w
	if i == 0 {
		return true
	}
	k := w.unbullet(i)
	if k >= len(w.toks) || w.toks[k].flag&capital == 0 {
		return false
	}
	switch w.at(i - 1) {
	case ".", ";", ":", "!", "?":
		return true
	case ",":
		return p.reports(i)
	}
	return false
}

// behind returns the part of a line behind the start of the decision.
func (p *parts) behind(state Part, i int) Part {
	switch {
	case p.annex(i) && state != PartReport:
		return PartAnnex
	case state == PartAnnex:
		return state
	case p.closes(i):
		return PartClosing
	case state == PartClosing:
		if p.decides(i) && p.content(int(p.w.toks[i].line)) {
			return PartDispositif
		}
		return state
	case p.debates(i):
		return PartReport
	case state == PartReport:
		if p.decides(i) || p.enacts(i) {
			return PartDispositif
		}
		return state
	case p.visa(i) && state == PartDispositif && p.proposed:
		return PartVisas
	}
	return state
}

// enacts tells whether a line of the decision itself starts at i: a verb behind a bullet.
func (p *parts) enacts(i int) bool {
	k := p.w.unbullet(i)
	if (p.w.at(k) == "vote" || p.w.at(k) == "adopte") && (p.w.at(k+1) == ":" || p.w.endsLine(k+1) || p.w.at(k+1) == "a") {
		return false
	}
	return p.w.verb(k) != 0 && p.w.toks[k].flag&capital != 0 || p.w.at(k) == "article" && p.w.toks[k].flag&capital != 0
}

// debates tells whether somebody starts speaking at line i, in the minutes of a debate.
func (p *parts) debates(i int) bool {
	w := p.w
	switch w.at(i) {
	case "debat", "debats", "discussion", "interventions", "intervention", "remarques", "questions", "echanges":
		return w.endsLine(i+1) || w.at(i+1) == ":"
	}
	if p.turn(i) {
		return true
	}
	if i > 0 {
		switch w.at(i - 1) {
		case ".", ";", ")", "!", "?", "\"":
		default:
			if above := &w.lines[w.toks[i-1].line]; above.Part == PartDispositif && len(above.Cells) < 2 && w.at(i-1) != "unanimite" && !w.short(int(w.toks[i-1].line)) {
				return false
			}
		}
	}
	return w.at(i) != "-" && w.at(i) != "•" && !p.decides(i) && p.reports(i)
}

// turn tells whether a speaker's turn opens line i: "M. X. – Nous voterons…", "Mme Y : Merci."
func (p *parts) turn(i int) bool {
	w := p.w
	if civility[w.at(i)] == 0 {
		return false
	}
	l := w.nameList(i)
	if l.count != 1 || l.end+2 >= len(w.toks) || w.toks[l.end+2].line != w.toks[i].line {
		return false
	}
	switch {
	case w.at(l.end) == "." && w.at(l.end+1) == "-":
		return w.toks[l.end+2].flag&capital != 0
	case w.at(l.end) == ":":
		return w.toks[l.end+1].flag&(capital|isWord) == capital|isWord
	}
	return false
}

// closes tells whether the act's closing starts at i: signatures, execution, appeal.
func (p *parts) closes(i int) bool {
	w := p.w
	for _, seq := range [...]string{"fait et delibere", "ainsi fait", "ainsi delibere", "pour extrait", "pour copie", "pour ampliation", "certifie execu", "certifie sincere", "suivent les signatures", "ont signe", "et ont signe",
		"delais et voies de recours", "voies et delais de recours", "voies de recours", "acte rendu executoire", "acte executoire", "rendu executoire", "fait a", "fait les jour", "signe par", "signe electroniquement", "document signe"} {
		if w.is(i, seq) {
			return true
		}
	}
	switch w.at(i) {
	case "certifie", "certifiee", "transmis", "transmise":
		return w.toks[i].flag&capital != 0
	case "la", "le", "cette":
		j := i + 1
		if w.at(j) == "presente" || w.at(j) == "present" {
			j++
		}
		if w.at(j) == "deliberation" || w.at(j) == "acte" || w.at(j) == "decision" {
			return w.is(j+1, "peut faire l objet") || w.is(j+1, "peut etre contestee") || w.is(j+1, "peut etre deferee") || w.is(j+1, "est susceptible de recours") || w.is(j+1, "pourra faire l objet")
		}
		if o := w.office(i); o > 0 {
			return w.signature(o)
		}
	case "tribunal":
		return false
	}
	return false
}

// signature tells whether an office alone on its line ends at i: "Le Maire,".
func (w *words) signature(i int) bool {
	if w.at(i) == "," || w.at(i) == ":" {
		i++
	}
	return w.endsLine(i)
}

// annex tells whether an annex starts at line i.
func (p *parts) annex(i int) bool {
	w := p.w
	if w.at(i) != "annexe" && w.at(i) != "annexes" {
		return false
	}
	return w.toks[i].flag&capital != 0 && (w.endsLine(i+1) || w.toks[i+1].num >= 0 || w.at(i+1) == ":" || w.at(i+1) == "-" || w.toks[i].flag&allCaps != 0 || w.at(i+1) == "n" || w.at(i+1) == "a")
}

// labelVote marks the lines that only tell of the vote.
func (p *parts) labelVote(v *vote) {
	if v.box == nil {
		return
	}
	w := p.w
	mark := func(start, end int) {
		for k := w.toks[start].line; k <= w.toks[end-1].line; k++ {
			if i := p.first[k]; i >= 0 && int(k) != p.decision && !p.enacts(int(i)) && w.lines[k].Part != PartHead {
				w.lines[k].Part = PartVote
			}
		}
	}
	if f := v.box.formula; f != nil && (f.kind == bareVote || f.kind == plain || w.startsLine(f.start) && !p.decides(int(p.first[w.toks[f.start].line]))) {
		mark(f.start, f.end)
	}
	for s := inFavour; s <= voters; s++ {
		if it := v.box.counts[s]; it != nil && (w.startsLine(it.start) || it.label) && !p.decides(int(p.first[w.toks[it.start].line])) {
			mark(it.start, it.end)
		}
	}
	if f := v.box.formula; f != nil && int(w.toks[f.start].line) == p.decision && !p.worded {
		w.lines[p.decision].Part = PartVote
	}
}
