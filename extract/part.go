package extract

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
func newParts(w *words, v *vote, title int, kind Kind) *parts {
	p := &parts{w: w, first: make([]int32, len(w.lines)), decision: len(w.lines)}
	for i := range p.first {
		p.first[i] = -1
	}
	for i := len(w.toks) - 1; i >= 0; i-- {
		p.first[w.toks[i].line] = int32(i)
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
	for i := range w.toks {
		t := &w.toks[i]
		if t.flag&atLine == 0 {
			continue
		}
		closed = closed || p.closes(i)
		ownPage := i > 0 && w.page(i) != w.page(i-1) && t.line > 12 && t.flag&allCaps != 0
		if (closed || ownPage) && p.annex(i) {
			for k := int(t.line); k < len(w.lines); k++ {
				if w.lines[k].Running() {
					w.lines[k].Part = PartAnnex
				}
			}
			w.lines, w.toks = w.lines[:t.line], w.toks[:i]
			return
		}
	}
}

// headEnd returns the first line behind the act's head matter.
func (p *parts) headEnd(title int, kind Kind) int {
	title = min(title, len(p.first))
	if kind != KindAct && kind != KindAnnex && kind != KindOther {
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
		if i < 0 || w.toks[i].sent != int32(i) || w.toks[i].flag&capital == 0 || w.toks[i].flag&allCaps != 0 {
			continue
		}
		end := i
		for end < len(w.toks) && w.toks[end].sent == int32(i) {
			end++
		}
		if w.at(end-1) == "." && end-i >= least {
			return k
		}
	}
	return to
}

// attendance tells whether the line is about who met, when and where.
func (p *parts) attendance(i int) bool {
	w := p.w
	line := w.toks[i].line
	for n := 0; i < len(w.toks) && w.toks[i].line == line && n < 12; n++ {
		switch w.at(i) {
		case "presents", "presentes", "absents", "absente", "absentes", "excuses", "excuse", "excusee", "excusees", "procuration", "procurations", "pouvoir", "pouvoirs",
			"convocation", "quorum", "exercice", "convoque", "convoques", "presidence", "extrait", "registre", "affichage", "votants", "rapporteur", "objet":
			return true
		case "seance":
			return n < 4 || w.at(i-1) == "de"
		}
		i++
	}
	return false
}

func (p *parts) visa(i int) bool {
	i = p.w.unbullet(i)
	return (p.w.at(i) == "vu" || p.w.at(i) == "vus" || p.w.at(i) == "visas") && p.w.toks[i].flag&capital != 0
}

func (p *parts) recital(i int) bool {
	i = p.w.unbullet(i)
	s := p.w.at(i)
	return (s == "considerant" || s == "attendu") && p.w.toks[i].flag&capital != 0
}

// reports tells whether a sentence of the report starts at i: someone presents the matter.
func (p *parts) reports(i int) bool {
	w := p.w
	i = w.unbullet(i)
	e := i
	if civility[w.at(i)] != 0 {
		if l := w.nameList(i); l.count > 0 {
			e = l.end
		}
	} else if o := w.office(i); o > 0 {
		e = o
	}
	if e == i {
		return w.at(i) == "expose" && w.endsLine(i+1)
	}
	for n := 0; n < 10; n++ {
		if speech[w.at(e+n)] {
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
	line := w.toks[i].line
	for ; i < len(w.toks) && w.toks[i].line == line; i++ {
		switch w.at(i) {
		case "propose", "proposee", "demande":
			if (w.at(i-1) == "est" || w.at(i-2) == "est" || w.at(i-3) == "est") && (w.near4(i, "il") || w.at(i-1) == "vous") {
				return true
			}
			if w.is(i+1, "de passer au vote") || w.is(i+1, "de voter") || w.is(i+1, "de proceder au vote") {
				continue
			}
			if w.at(i-1) == "vous" && (w.at(i) == "propose" || w.at(i) == "demande" && (w.at(i+1) == "de" || w.at(i+1) == "d")) {
				return true
			}
			if w.at(i) == "propose" && (w.at(i+1) == "au" || w.at(i+1) == "aux" || w.at(i+1) == "a" || w.at(i+1) == "de" || w.at(i+1) == "d" || w.at(i+1) == ":") {
				return true
			}
		case "proposons", "demandons":
			if w.at(i-1) == "vous" {
				return true
			}
		case "acceptez", "etes":
			if w.at(i+1) == "-" && w.at(i+2) == "vous" {
				return true
			}
		case "invite", "invites", "invitee":
			if w.near4(i, "conseil") || w.near4(i, "assemblee") || w.near4(i, "etes") {
				return true
			}
		case "accord":
			if w.near4(i, "d") && w.near4(i, "sont") || w.near4(i, "demande") && (w.at(i+1) == "du" || w.at(i+1) == "de") {
				return true
			}
		}
	}
	return false
}

// decides tells whether the line holds the assembly's decision formula.
func (p *parts) decides(i int) bool {
	w := p.w
	line := w.toks[i].line
	if k := w.unbullet(i); (w.at(k) == "decide" || w.at(k) == "delibere") && (w.toks[k].flag&allCaps != 0 || w.at(k+1) == ":" || w.endsLine(k+1)) {
		return true
	}
	if (p.namesAssembly(i) || p.endsOnAssembly(i)) && p.listsDecisions(int(line)+1) {
		return true
	}
	opens := w.assembly(i) || w.at(i) == "apres" || w.at(i) == "ayant"
	for k := i; k < len(w.toks) && w.toks[k].line == line; k++ {
		switch s := w.at(k); s {
		case "bureau":
			if !w.bureau {
				return false
			}
		case "delibere", "deliberer", "deliberant":
			if opens && w.toks[k].flag&allCaps != 0 && (w.endsLine(k+1) || w.at(k+1) == ":") {
				return true
			}
			return w.near4(k, "en") || w.near4(k, "avoir") || w.near4(k, "apres")
		case "deliberation":
			if w.at(k-1) == "apres" {
				return true
			}
		default:
			if opens && w.verb(k) != 0 && k > i {
				return true
			}
			if w.assembly(k) && k+2 < len(w.toks) && w.decidesSoon(k) {
				return true
			}
		}
	}
	return false
}

// namesAssembly tells whether the assembly's name is all that the line at i holds.
func (p *parts) namesAssembly(i int) bool {
	w := p.w
	if !w.assembly(i) {
		return false
	}
	for e, n := w.assemblyName(i), 0; n < 6; e, n = e+1, n+1 {
		if w.endsLine(e) {
			return true
		}
		switch w.at(e) {
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
	for end < len(w.toks) && w.toks[end].line == w.toks[i].line {
		end++
	}
	for k := end - 1; k > i && k > end-8; k-- {
		if w.at(k-1) == "," && w.assembly(k) && p.namesAssembly(k) {
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
	i := w.unbullet(int(p.first[k]))
	return i < len(w.toks) && int(w.toks[i].line) == k && w.verb(i) != 0 && w.toks[i].flag&capital != 0
}
