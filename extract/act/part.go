package act

import (
	"phare/extract/prose"
	"phare/extract/record"
	"phare/extract/vote"
)

// parts is the anatomy of an act: where its decision starts, and what each line is.
type parts struct {
	w        *words
	first    []int32 // first term of each line, -1 for a line out of the running text
	decision int     // line where the decision starts; len(lines) when there is none
	start    int     // first term of the sentence that words the decision
	proposed bool    // the decision stands only as a proposal
	worded   bool    // the decision is worded: a verb of the assembly or of a proposal
}

// newParts labels the act's lines. title counts the lines of its number and object.
func newParts(w *words, v *vote.Vote, title int, kind record.Kind) *parts {
	p := &parts{w: w, first: make([]int32, len(w.Lines)), decision: len(w.Lines)}
	for i := range p.first {
		p.first[i] = -1
	}
	for i := len(w.Toks) - 1; i >= 0; i-- {
		p.first[w.Toks[i].Line] = int32(i)
	}
	head := p.headEnd(title, kind)
	p.findDecision(head, v)
	p.start = p.firstOfDecision(p.decision, v)
	p.label(head, kind)
	p.labelVote(v)
	return p
}

// cutAnnexes labels the annexes behind the act's closing, or on a page of their own, and
// leaves them out of the running text: what they tell is no vote, no decision of this act.
func (w *words) cutAnnexes() {
	p := parts{w: w}
	closed := false
	for i := range w.Toks {
		t := &w.Toks[i]
		if t.Flag&prose.AtLine == 0 {
			continue
		}
		closed = closed || p.closes(i)
		ownPage := i > 0 && w.Page(i) != w.Page(i-1) && t.Line > 12 && t.Flag&prose.AllCaps != 0
		if (closed || ownPage) && p.annex(i) {
			for k := int(t.Line); k < len(w.Lines); k++ {
				if w.Lines[k].Running() {
					w.Lines[k].Part = record.PartAnnex
				}
			}
			w.Lines, w.Toks = w.Lines[:t.Line], w.Toks[:i]
			return
		}
	}
}

// headEnd returns the first line behind the act's head matter.
func (p *parts) headEnd(title int, kind record.Kind) int {
	title = min(title, len(p.first))
	if kind != record.KindAct && kind != record.KindAnnex && kind != record.KindOther {
		return title
	}
	// A single act opens with its letterhead and attendance, whatever the title's place.
	end := title
	for k := 0; k < len(p.first) && k < 140; k++ {
		i := int(p.first[k])
		if i < 0 {
			continue
		}
		if k >= title && (p.visa(i) || p.recital(i) || p.decides(i) || p.proposes(i) || p.reports(i)) {
			return p.proseFrom(max(end, title), k)
		}
		if p.attendance(i) {
			end = k + 1
		}
	}
	return max(end, title)
}

// proseFrom returns the first line of [from, to) that opens a whole sentence, to when none
// does: a report that nobody presents stands between the head and the decision all the same.
func (p *parts) proseFrom(from, to int) int {
	const least = 9 // terms: a shorter one is a label
	w := p.w
	for k := from; k < to; k++ {
		i := int(p.first[k])
		if i < 0 || w.Toks[i].Sent != int32(i) || w.Toks[i].Flag&prose.Capital == 0 || w.Toks[i].Flag&prose.AllCaps != 0 {
			continue
		}
		end := i
		for end < len(w.Toks) && w.Toks[end].Sent == int32(i) {
			end++
		}
		if w.At(end-1) == "." && end-i >= least {
			return k
		}
	}
	return to
}

// attendance tells whether the line is about who met, when and where.
func (p *parts) attendance(i int) bool {
	w := p.w
	line := w.Toks[i].Line
	for n := 0; i < len(w.Toks) && w.Toks[i].Line == line && n < 12; n++ {
		switch w.At(i) {
		case "presents", "presentes", "absents", "absente", "absentes", "excuses", "excuse", "excusee", "excusees", "procuration", "procurations", "pouvoir", "pouvoirs",
			"convocation", "quorum", "exercice", "convoque", "convoques", "presidence", "extrait", "registre", "affichage", "votants", "rapporteur", "objet":
			return true
		case "seance":
			return n < 4 || w.At(i-1) == "de"
		}
		i++
	}
	return false
}

func (p *parts) visa(i int) bool {
	i = p.w.Unbullet(i)
	return (p.w.At(i) == "vu" || p.w.At(i) == "vus" || p.w.At(i) == "visas") && p.w.Toks[i].Flag&prose.Capital != 0
}

func (p *parts) recital(i int) bool {
	i = p.w.Unbullet(i)
	s := p.w.At(i)
	return (s == "considerant" || s == "attendu") && p.w.Toks[i].Flag&prose.Capital != 0
}

// reports tells whether a sentence of the report starts at i: someone presents the matter.
func (p *parts) reports(i int) bool {
	w := p.w
	i = w.Unbullet(i)
	e := i
	if prose.Civility[w.At(i)] != 0 {
		if l := w.NameList(i); l.Count > 0 {
			e = l.End
		}
	} else if o := w.Office(i); o > 0 {
		e = o
	}
	if e == i {
		return w.At(i) == "expose" && w.EndsLine(i+1)
	}
	for n := 0; n < 10; n++ {
		if speech[w.At(e+n)] {
			return true
		}
	}
	return false
}

// speech lists the verbs by which somebody presents a matter or speaks in a debate.
var speech = map[string]bool{
	"expose": true, "rappelle": true, "informe": true, "propose": true, "presente": true, "explique": true, "indique": true, "precise": true,
	"donne": true, "fait": true, "demande": true, "repond": true, "souhaite": true, "estime": true, "souligne": true, "ajoute": true, "remercie": true,
	"regrette": true, "interroge": true, "rapporte": true, "signale": true, "evoque": true, "remarque": true, "constate": true, "dit": true, "pense": true,
	"fera": true, "considere": true, "intervient": true, "invite": true, "soumet": true, "rend": true, "lit": true, "passe": true, "conclut": true, "note": true, "commente": true, "soumets": true, "declare": true, "expliquent": true, "demandent": true, "repondent": true,
}

// proposes tells whether the line proposes a decision: "Il est proposé au conseil…".
func (p *parts) proposes(i int) bool {
	w := p.w
	line := w.Toks[i].Line
	for ; i < len(w.Toks) && w.Toks[i].Line == line; i++ {
		switch w.At(i) {
		case "propose", "proposee", "demande":
			if (w.At(i-1) == "est" || w.At(i-2) == "est" || w.At(i-3) == "est") && (w.Near4(i, "il") || w.At(i-1) == "vous") {
				return true
			}
			if w.Is(i+1, "de passer au vote") || w.Is(i+1, "de voter") || w.Is(i+1, "de proceder au vote") {
				continue
			}
			if w.At(i-1) == "vous" && (w.At(i) == "propose" || w.At(i) == "demande" && (w.At(i+1) == "de" || w.At(i+1) == "d")) {
				return true
			}
			if w.At(i) == "propose" && (w.At(i+1) == "au" || w.At(i+1) == "aux" || w.At(i+1) == "a" || w.At(i+1) == "de" || w.At(i+1) == "d" || w.At(i+1) == ":") {
				return true
			}
		case "proposons", "demandons":
			if w.At(i-1) == "vous" {
				return true
			}
		case "acceptez", "etes":
			if w.At(i+1) == "-" && w.At(i+2) == "vous" {
				return true
			}
		case "invite", "invites", "invitee":
			if w.Near4(i, "conseil") || w.Near4(i, "assemblee") || w.Near4(i, "etes") {
				return true
			}
		case "accord":
			if w.Near4(i, "d") && w.Near4(i, "sont") || w.Near4(i, "demande") && (w.At(i+1) == "du" || w.At(i+1) == "de") {
				return true
			}
		}
	}
	return false
}

// decides tells whether the line holds the assembly's decision formula.
func (p *parts) decides(i int) bool {
	w := p.w
	line := w.Toks[i].Line
	if k := w.Unbullet(i); (w.At(k) == "decide" || w.At(k) == "delibere") && (w.Toks[k].Flag&prose.AllCaps != 0 || w.At(k+1) == ":" || w.EndsLine(k+1)) {
		return true
	}
	if (p.namesAssembly(i) || p.endsOnAssembly(i)) && p.listsDecisions(int(line)+1) {
		return true
	}
	opens := w.Assembly(i) || w.At(i) == "apres" || w.At(i) == "ayant"
	for k := i; k < len(w.Toks) && w.Toks[k].Line == line; k++ {
		switch s := w.At(k); s {
		case "bureau":
			if !w.Bureau {
				return false
			}
		case "delibere", "deliberer", "deliberant":
			if opens && w.Toks[k].Flag&prose.AllCaps != 0 && (w.EndsLine(k+1) || w.At(k+1) == ":") {
				return true
			}
			return w.Near4(k, "en") || w.Near4(k, "avoir") || w.Near4(k, "apres")
		case "deliberation":
			if w.At(k-1) == "apres" {
				return true
			}
		default:
			if opens && w.Verb(k) != 0 && k > i {
				return true
			}
			if w.Assembly(k) && k+2 < len(w.Toks) && w.DecidesSoon(k) {
				return true
			}
		}
	}
	return false
}

// namesAssembly tells whether the assembly's name is all that the line at i holds.
func (p *parts) namesAssembly(i int) bool {
	w := p.w
	if !w.Assembly(i) {
		return false
	}
	for e, n := w.AssemblyName(i), 0; n < 6; e, n = e+1, n+1 {
		if w.EndsLine(e) {
			return true
		}
		switch w.At(e) {
		case "conseil", "assemblee", "comite", "municipal", "communautaire", "metropolitain", "departemental", "departementale", "regional", "regionale", "syndical", "deliberante", "commission", "permanente", "bureau", "d", "de", "la", "l", "administration", "communaute", ",", ":":
		default:
			return false
		}
	}
	return false
}

// endsOnAssembly tells whether the line at i ends on the assembly's name as the subject of what
// the next lines list: "Sur proposition de l'exécutif, le conseil municipal :".
func (p *parts) endsOnAssembly(i int) bool {
	w := p.w
	end := i
	for end < len(w.Toks) && w.Toks[end].Line == w.Toks[i].Line {
		end++
	}
	for k := end - 1; k > i && k > end-8; k-- {
		if w.At(k-1) == "," && w.Assembly(k) && p.namesAssembly(k) {
			return true
		}
	}
	return false
}

// listsDecisions tells whether a verb of the decision opens line k, the next of the text.
func (p *parts) listsDecisions(k int) bool {
	w := p.w
	for k < len(p.first) && p.first[k] < 0 {
		k++
	}
	if k >= len(p.first) {
		return false
	}
	i := w.Unbullet(int(p.first[k]))
	return i < len(w.Toks) && int(w.Toks[i].Line) == k && w.Verb(i) != 0 && w.Toks[i].Flag&prose.Capital != 0
}
