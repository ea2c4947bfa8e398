package act

import (
	"phare/extract/prose"
	"phare/extract/record"
	"phare/extract/vote"
)

// label gives each line its part, before and behind the start of the decision.
func (p *parts) label(head int, kind record.Kind) {
	w := p.w
	state := record.PartHead
	for k := range w.Lines {
		i := int(p.first[k])
		if i < 0 {
			continue // headers, footers and stamps belong to no part
		}
		switch {
		case k < head:
			state = record.PartHead
		case k < p.decision || k == p.decision && !p.worded && p.decision == len(w.Lines):
			state = p.before(state, i)
		case k == p.decision:
			state = record.PartDispositif
		default:
			state = p.behind(state, i)
		}
		w.Lines[k].Part = state
	}
}

// before returns the part of a line ahead of the decision.
func (p *parts) before(state record.Part, i int) record.Part {
	switch {
	case p.visa(i):
		return record.PartVisas
	case p.recital(i):
		return record.PartRecitals
	case state == record.PartHead:
		return record.PartReport
	case state == record.PartVisas || state == record.PartRecitals:
		if p.newParagraph(i) {
			return record.PartReport
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
	k := w.Unbullet(i)
	if k >= len(w.Toks) || w.Toks[k].Flag&prose.Capital == 0 {
		return false
	}
	switch w.At(i - 1) {
	case ".", ";", ":", "!", "?":
		return true
	case ",":
		return p.reports(i)
	}
	return false
}

// behind returns the part of a line behind the start of the decision.
func (p *parts) behind(state record.Part, i int) record.Part {
	switch {
	case p.annex(i) && state != record.PartReport:
		return record.PartAnnex
	case state == record.PartAnnex:
		return state
	case p.closes(i):
		return record.PartClosing
	case state == record.PartClosing:
		if p.decides(i) && p.content(int(p.w.Toks[i].Line)) {
			return record.PartDispositif
		}
		return state
	case p.debates(i):
		return record.PartReport
	case state == record.PartReport:
		if p.decides(i) || p.enacts(i) {
			return record.PartDispositif
		}
		return state
	case p.visa(i) && state == record.PartDispositif && p.proposed:
		return record.PartVisas
	}
	return state
}

// enacts tells whether a line of the decision itself starts at i: a verb behind a bullet.
func (p *parts) enacts(i int) bool {
	k := p.w.Unbullet(i)
	if (p.w.At(k) == "vote" || p.w.At(k) == "adopte") && (p.w.At(k+1) == ":" || p.w.EndsLine(k+1) || p.w.At(k+1) == "a") {
		return false
	}
	return p.w.Verb(k) != 0 && p.w.Toks[k].Flag&prose.Capital != 0 || p.w.At(k) == "article" && p.w.Toks[k].Flag&prose.Capital != 0
}

// debates tells whether somebody starts speaking at line i, in the minutes of a debate.
func (p *parts) debates(i int) bool {
	w := p.w
	switch w.At(i) {
	case "debat", "debats", "discussion", "interventions", "intervention", "remarques", "questions", "echanges":
		return w.EndsLine(i+1) || w.At(i+1) == ":"
	}
	if p.turn(i) {
		return true
	}
	if i > 0 {
		switch w.At(i - 1) {
		case ".", ";", ")", "!", "?", "\"":
		default:
			if above := &w.Lines[w.Toks[i-1].Line]; above.Part == record.PartDispositif && len(above.Cells) < 2 && w.At(i-1) != "unanimite" && !w.Short(int(w.Toks[i-1].Line)) {
				return false
			}
		}
	}
	return w.At(i) != "-" && w.At(i) != "•" && !p.decides(i) && p.reports(i)
}

// turn tells whether a speaker's turn opens line i: "M. X. – Nous voterons…", "Mme Y : Merci."
func (p *parts) turn(i int) bool {
	w := p.w
	if prose.Civility[w.At(i)] == 0 {
		return false
	}
	l := w.NameList(i)
	if l.Count != 1 || l.End+2 >= len(w.Toks) || w.Toks[l.End+2].Line != w.Toks[i].Line {
		return false
	}
	switch {
	case w.At(l.End) == "." && w.At(l.End+1) == "-":
		return w.Toks[l.End+2].Flag&prose.Capital != 0
	case w.At(l.End) == ":":
		return w.Toks[l.End+1].Flag&(prose.Capital|prose.IsWord) == prose.Capital|prose.IsWord
	}
	return false
}

// closes tells whether the act's closing starts at i: signatures, execution, appeal.
func (p *parts) closes(i int) bool {
	w := p.w
	for _, seq := range [...]string{"fait et delibere", "ainsi fait", "ainsi delibere", "pour extrait", "pour copie", "pour ampliation", "certifie execu", "certifie sincere", "suivent les signatures", "ont signe", "et ont signe",
		"delais et voies de recours", "voies et delais de recours", "voies de recours", "acte rendu executoire", "acte executoire", "rendu executoire", "fait a", "fait les jour", "signe par", "signe electroniquement", "document signe"} {
		if w.Is(i, seq) {
			return true
		}
	}
	switch w.At(i) {
	case "certifie", "certifiee", "transmis", "transmise":
		return w.Toks[i].Flag&prose.Capital != 0
	case "la", "le", "cette":
		j := i + 1
		if w.At(j) == "presente" || w.At(j) == "present" {
			j++
		}
		if w.At(j) == "deliberation" || w.At(j) == "acte" || w.At(j) == "decision" {
			return w.Is(j+1, "peut faire l objet") || w.Is(j+1, "peut etre contestee") || w.Is(j+1, "peut etre deferee") || w.Is(j+1, "est susceptible de recours") || w.Is(j+1, "pourra faire l objet")
		}
		if o := w.Office(i); o > 0 {
			return w.signature(o)
		}
	case "tribunal":
		return false
	}
	return false
}

// signature tells whether an office alone on its line ends at i: "Le Maire,".
func (w *words) signature(i int) bool {
	if w.At(i) == "," || w.At(i) == ":" {
		i++
	}
	return w.EndsLine(i)
}

// annex tells whether an annex starts at line i.
func (p *parts) annex(i int) bool {
	w := p.w
	if w.At(i) != "annexe" && w.At(i) != "annexes" {
		return false
	}
	return w.Toks[i].Flag&prose.Capital != 0 && (w.EndsLine(i+1) || w.Toks[i+1].Num >= 0 || w.At(i+1) == ":" || w.At(i+1) == "-" || w.Toks[i].Flag&prose.AllCaps != 0 || w.At(i+1) == "n" || w.At(i+1) == "a")
}

// labelVote marks the lines that only tell of the vote.
func (p *parts) labelVote(v *vote.Vote) {
	if v.Box == nil {
		return
	}
	w := p.w
	mark := func(start, end int) {
		for k := w.Toks[start].Line; k <= w.Toks[end-1].Line; k++ {
			if i := p.first[k]; i >= 0 && int(k) != p.decision && !p.enacts(int(i)) && w.Lines[k].Part != record.PartHead {
				w.Lines[k].Part = record.PartVote
			}
		}
	}
	if f := v.Box.Formula; f != nil && (f.Kind == vote.BareVote || f.Kind == vote.Plain || w.StartsLine(f.Start) && !p.decides(int(p.first[w.Toks[f.Start].Line]))) {
		mark(f.Start, f.End)
	}
	for s := prose.InFavour; s <= prose.Voters; s++ {
		if it := v.Box.Counts[s]; it != nil && (w.StartsLine(it.Start) || it.Label) && !p.decides(int(p.first[w.Toks[it.Start].Line])) {
			mark(it.Start, it.End)
		}
	}
	if f := v.Box.Formula; f != nil && int(w.Toks[f.Start].Line) == p.decision && !p.worded {
		w.Lines[p.decision].Part = record.PartVote
	}
}
