package extract

import (
	"slices"
	"strings"
)

// readOutcome tells what the assembly did with the act.
func (p *parts) readOutcome(v *vote, object string, kind Kind) Outcome {
	w := p.w
	title := newWords([]Line{titleLine(object)})
	decided := v.box != nil && (v.box.formula != nil || v.box.items > 0)
	verbs := p.verbs()
	if o := p.undecided(v, decided, verbs); o != "" {
		return o
	}
	if p.rejected(v, title, verbs) {
		return Rejected
	}
	if v.undecided {
		return NoOutcome
	}
	adopted := decided || p.worded && !p.proposed || len(w.plainFormulas(v)) > 0
	wish := title.wish()
	if wish && adopted {
		return Opinion
	}
	first := verbClass(0)
	has := map[verbClass]bool{}
	for _, c := range verbs {
		if first == 0 && c != carryOut {
			first = c
		}
		has[c] = true
	}
	switch {
	case first == takesNote && !has[substance] && !has[elects] && !has[givesOpinion]:
		if adopted {
			return Noted
		}
	case first == givesOpinion && !has[substance] && !has[elects]:
		if adopted {
			return Opinion
		}
	case first == 0 && adopted && w.opinionGiven(v):
		return Opinion
	}
	if w.elected(p) {
		return Elected
	}
	if adopted {
		if first == elects || title.election() && (first == 0 || v.ballot) {
			return Elected
		}
		return Adopted
	}
	if w.noteTaken() {
		return Noted
	}
	if title.election() && (v.ballot || v.box != nil || kind == KindMinutes && !p.proposed) {
		return Elected
	}
	if o := w.resultLine(kind); o != "" {
		return o
	}
	if n := len(w.toks) - 1; n >= 0 && p.decision >= len(w.lines) {
		for i := int(w.toks[n].sent); i <= n; i++ {
			if w.turnedDown(i, title) {
				return Rejected // the last that is said of it
			}
		}
	}
	return NoOutcome
}

func titleLine(object string) Line {
	var l Line
	for _, f := range strings.Fields(object) {
		l.Words = append(l.Words, wordOf(f))
	}
	return l
}

// plainFormulas returns the lines that say no more than that the act is adopted.
func (w *words) plainFormulas(v *vote) []formula {
	var plains []formula
	for _, f := range v.formulas {
		if f.kind == plain {
			plains = append(plains, f)
		}
	}
	return plains
}

// verbs returns the classes of the decision's verbs, in order.
func (p *parts) verbs() []verbClass {
	w := p.w
	var classes []verbClass
	for i := 0; i < len(w.toks); i++ {
		t := &w.toks[i]
		given := t.s == "avis" && w.at(i+2) == "est" && (w.at(i+3) == "donne" || w.at(i+3) == "emis" || w.at(i+3) == "rendu") && w.lines[t.line].Part == PartDispositif
		if given || t.s == "emis" && w.at(i-1) == "est" && w.ahead(i, 4, "avis") {
			classes = append(classes, givesOpinion)
			continue
		}
		if part := w.lines[t.line].Part; part != PartDispositif && part != PartVote {
			continue
		}
		if c := w.done(i); c != 0 {
			classes = append(classes, c)
			continue
		}
		if w.verb(i) == 0 || w.ofMember(i) {
			continue
		}
		if t.s == "acte" && (w.at(i+1) == "n" || w.at(i+1) == "°" || w.at(i+1) == "numero") {
			continue // "Acte n° 12" is a number
		}
		if len(w.lines[t.line].Cells) > 1 && t.flag&allCaps != 0 && !w.startsLine(i) {
			continue // a word of a table: "EXCÉDENT REPORTÉ"
		}
		if !w.verbPlace(i) && !(t.s == "prend" && w.at(i-1) == "en" && w.at(i+1) == "acte") || w.at(i-1) == "en" && t.s != "prend" || w.at(i+1) == "." && w.startsLine(i+2) && (t.s == "adopte" || t.s == "approuve") {
			continue
		}
		if t.s == "vote" && (w.at(i+1) == ":" || w.endsLine(i+1) || w.at(i-1) == "de" || w.at(i-1) == "et" && !articleWord[w.at(i+1)]) || t.s == "prononce" && w.at(i-1) == "a" {
			continue
		}
		if (w.at(i-1) == "ne" || w.at(i-1) == "n") && w.ahead(i, 2, "pas") {
			if w.grants(i) {
				classes = append(classes, rejects)
			}
			continue
		}
		classes = append(classes, w.verbAt(i))
	}
	return classes
}

// done reads a decision told in the past, a bullet a verb: "les membres du conseil ont : – pris
// acte du rapport – adopté le règlement".
func (w *words) done(i int) verbClass {
	if i == 0 || w.unbullet(i-1) != i || !w.startsLine(i-1) && !w.startsLine(i) {
		return 0
	}
	switch {
	case w.at(i) == "pris" && w.ahead(i, 2, "acte"), w.at(i) == "pris" && w.ahead(i, 2, "connaissance"):
		return takesNote
	case w.at(i) == "emis" && (w.ahead(i, 4, "avis") || w.ahead(i, 4, "voeu")):
		return givesOpinion
	case w.at(i) == "elu" || w.at(i) == "elus":
		return elects
	}
	if w.toks[i].flag&acute == 0 || w.toks[i].flag&capital != 0 {
		return 0
	}
	return decisionVerbs[w.at(i)]
}

// ofMember tells whether the sentence of the verb at i is about a person, who comes, leaves or
// speaks: "Mme X se retire et ne participe plus aux votes" decides nothing.
func (w *words) ofMember(i int) bool {
	s := int(w.toks[i].sent)
	return s < i && civility[w.at(s)] == 1 && w.toks[s].flag&capital != 0 && w.office(s+1) == 0 && w.office(s+2) == 0 && !w.byAssembly(i)
}

// resultLine reads the cell of a list that says what became of the act: "Actée", "Rejetée".
func (w *words) resultLine(kind Kind) Outcome {
	for i := len(w.toks) - 1; i >= 0; i-- {
		t := &w.toks[i]
		if t.flag&isWord == 0 || !w.endsLine(i+1) && !(w.at(i+1) == "." && w.endsLine(i+2)) {
			continue
		}
		if kind != KindList && t.flag&atLine == 0 {
			continue
		}
		switch t.s {
		case "actee", "acte", "actees":
			if t.s == "acte" && t.flag&(atLine|atCell) == 0 {
				continue
			}
			return Noted
		case "designe", "designee", "designes", "designees", "elu", "elue", "elus", "elues":
			if kind == KindList {
				return Elected
			}
		case "defavorable", "favorable":
			if kind == KindList && w.at(i-1) == "avis" {
				return Opinion
			}
		case "rejetee", "rejete", "refusee", "refuse":
			return Rejected
		case "retiree", "retire":
			return Withdrawn
		case "ajournee", "ajourne", "reportee", "reporte":
			return Postponed
		case "approuvee", "approuve", "adoptee", "adopte":
			if kind == KindList {
				return Adopted
			}
		}
	}
	return ""
}

// rejected tells whether the assembly turned the act down, even when no word says so.
func (p *parts) rejected(v *vote, title *words, verbs []verbClass) bool {
	w := p.w
	opinion, refuses := false, false
	for k, c := range verbs {
		opinion = opinion || c == givesOpinion
		refuses = refuses || c == rejects && !slices.Contains(verbs[:k], substance)
	}
	// What is printed of the matter wins over the count: a majority of voices may be no majority
	// of the kind that the law asks for.
	switch p.printedResult(v) {
	case Rejected:
		return true
	case Adopted:
		return false
	}
	if v.box != nil && !v.undecided && !refuses {
		// An adverse opinion is given by those against the matter.
		if f, a := v.votes.For, v.votes.Against; f != nil && a != nil && *f != *a {
			return *f < *a && !opinion
		}
	}
	for i := range w.toks {
		voted := v.box != nil && v.box.start < len(w.toks) && w.toks[v.box.start].sent == w.toks[i].sent
		if part := w.lines[w.toks[i].line].Part; part != PartDispositif && part != PartVote && int(w.toks[i].line) < p.decision && !voted {
			continue
		}
		if w.turnedDown(i, title) {
			return true
		}
	}
	for _, c := range verbs {
		if c == rejects {
			// Where refusing is the matter put to the vote, the act is adopted.
			return !title.anyOf("refus", "opposition", "rejet", "maintien")
		}
		if c == substance || c == elects {
			return false
		}
	}
	return false
}

// turnedDown reads at i that the matter itself is refused: "n'est pas adopté", "la demande est
// refusée", "Refus du conseil".
func (w *words) turnedDown(i int, title *words) bool {
	part := w.lines[w.toks[i].line].Part
	switch w.at(i) {
	case "adopte", "adoptee", "approuve", "approuvee", "accepte", "acceptee", "retenu", "retenue":
		denied := w.at(i-1) == "pas" && (w.at(i-2) == "est" || w.at(i-2) == "a" || w.at(i-3) == "n" || w.at(i-2) == "ete")
		return (denied || w.is(i-4, "n a pas ete")) && w.matterBefore(i)
	case "favorable", "defavorable":
		against := w.is(i-3, "n est pas") || w.at(i) == "defavorable" && w.at(i-1) == "est"
		return against && w.assembly(int(w.toks[i].sent)) && !title.anyOf("avis")
	case "refus":
		return w.startsLine(i) && w.toks[i].flag&capital != 0 && (w.at(i+1) == "a" || w.at(i+1) == "du" || w.at(i+1) == "." || w.endsLine(i+1)) && !title.anyOf("refus")
	case "refuse", "rejete", "rejetee", "refusee", "declinee", "repoussee":
		if part == PartVisas || part == PartReport {
			return false
		}
		said := w.at(i-1) == "est" || w.at(i-1) == "ete"
		alone := w.startsLine(i) && (w.toks[i].flag&acute != 0 || w.at(i)[len(w.at(i))-2:] == "ee")
		return alone || said && (w.matterBefore(i) || w.wishBefore(i))
	}
	return false
}

func (w *words) wishBefore(i int) bool {
	return w.near4(i, "voeu") || w.near4(i, "motion") || w.near4(i, "proposition")
}

func (w *words) anyOf(set ...string) bool {
	for i := range w.toks {
		for _, s := range set {
			if w.toks[i].s == s {
				return true
			}
		}
	}
	return false
}

// wish tells whether a title announces a wish or a motion.
func (w *words) wish() bool {
	for i := range w.toks {
		switch w.at(i) {
		case "voeu", "voeux", "motion", "motions":
			// At its head, or at that of one of its parts: "Carte scolaire : motion de soutien".
			if i < 4 || w.toks[i-1].flag&isWord == 0 && w.toks[i-1].num < 0 {
				return true
			}
		}
	}
	return false
}

// election tells whether a title announces an election or a designation.
func (w *words) election() bool {
	for i := range w.toks {
		switch w.at(i) {
		case "election", "elections", "designation", "designations", "nomination":
			return true
		}
	}
	return false
}

// ofSecretary tells whether the sentence of term i names the secretary of the meeting: its own
// officers are no matter that it decides.
func (w *words) ofSecretary(i int) bool {
	for k := int(w.toks[i].sent); k < len(w.toks) && w.toks[k].sent == w.toks[i].sent && k < i+16; k++ {
		if w.at(k) == "secretaire" || w.at(k) == "secretaires" {
			return true
		}
	}
	return false
}

// elected tells whether somebody is said to be elected by the assembly.
func (w *words) elected(p *parts) bool {
	for i := range w.toks {
		switch w.at(i) {
		case "elu", "elue", "elus", "elues", "proclame", "proclamee", "proclames", "proclamees", "designe", "designee", "designes", "designees", "nomme", "nommee", "nommes", "nommees":
		default:
			continue
		}
		part := w.lines[w.toks[i].line].Part
		if part == PartVisas || part == PartRecitals || part == PartHead {
			continue
		}
		a, b := w.at(i-1), w.at(i-2)
		aux := a == "est" || a == "sont" || a == "ete" && (b == "ont" || b == "a") || a == "declare" || a == "declares"
		if !aux || w.ofSecretary(i) {
			continue
		}
		if w.toks[i].s[0] == 'e' || w.toks[i].s[0] == 'p' {
			if w.at(i+1) == "au" && w.at(i+2) == "scrutin" || w.at(i+1) == "a" && w.at(i+2) == "la" {
				continue // a rule of law
			}
			if part == PartReport && p.decision < len(w.lines) && int(w.toks[i].line) < p.decision && p.worded {
				continue
			}
			return true
		}
		if w.toks[w.toks[i].sent].flag&capital != 0 && part != PartReport || w.startsLine(i-1) {
			return true
		}
		if part == PartReport && p.decision == len(w.lines) && !p.proposed && w.somebody(int(w.toks[i].sent)) {
			return true // "M. X est désigné." is all that the act decides
		}
	}
	return false
}
