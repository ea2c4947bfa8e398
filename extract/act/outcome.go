package act

import (
	"slices"
	"strings"

	"phare/extract/prose"
	"phare/extract/record"
	"phare/extract/vote"
)

// readOutcome tells what the assembly did with the act.
func (p *parts) readOutcome(v *vote.Vote, object string, kind record.Kind) record.Outcome {
	w := p.w
	title := newWords([]record.Line{titleLine(object)})
	decided := v.Box != nil && (v.Box.Formula != nil || v.Box.Items > 0)
	verbs := p.verbs()
	if o := p.undecided(v, decided, verbs); o != "" {
		return o
	}
	if p.rejected(v, title, verbs) {
		return record.Rejected
	}
	if v.Undecided {
		return record.NoOutcome
	}
	adopted := decided || p.worded && !p.proposed || len(w.plainFormulas(v)) > 0
	wish := title.wish()
	if wish && adopted {
		return record.Opinion
	}
	first := prose.VerbClass(0)
	has := map[prose.VerbClass]bool{}
	for _, c := range verbs {
		if first == 0 && c != prose.CarryOut {
			first = c
		}
		has[c] = true
	}
	switch {
	case first == prose.TakesNote && !has[prose.Substance] && !has[prose.Elects] && !has[prose.GivesOpinion]:
		if adopted {
			return record.Noted
		}
	case first == prose.GivesOpinion && !has[prose.Elects] && (!has[prose.Substance] || w.advises()):
		if adopted {
			return record.Opinion
		}
	case first == 0 && adopted && w.opinionGiven(v):
		return record.Opinion
	}
	if w.elected(p) {
		return record.Elected
	}
	if adopted {
		if first == prose.Elects || title.election() && (first == 0 || v.Ballot) {
			return record.Elected
		}
		return record.Adopted
	}
	if w.noteTaken() {
		return record.Noted
	}
	if w.seats() {
		return record.Elected
	}
	if title.election() && (v.Ballot || v.Box != nil || kind == record.KindMinutes && !p.proposed) {
		return record.Elected
	}
	if o := w.resultLine(kind); o != "" {
		return o
	}
	if n := len(w.Toks) - 1; n >= 0 && p.decision >= len(w.Lines) {
		for i := int(w.Toks[n].Sent); i <= n; i++ {
			if w.turnedDown(i, title) {
				return record.Rejected // the last that is said of it
			}
		}
	}
	return record.NoOutcome
}

// advises tells whether the first verb of the decision gives an opinion that was asked: what follows
// only carries it further. A wish beside which money is voted decides.
func (w *words) advises() bool {
	for i := range w.Toks {
		if part := w.Lines[w.Toks[i].Line].Part; part != record.PartDispositif && part != record.PartVote {
			continue
		}
		if w.Verb(i) != 0 && w.verbPlace(i) && w.verbAt(i) == prose.GivesOpinion {
			return w.Ahead(i, 6, "avis")
		}
	}
	return false
}

// seats tells whether lists share seats by their voices: "Liste A : 15 voix, deux sièges".
func (w *words) seats() bool {
	for i := range w.Toks {
		if w.At(i) == "voix" && i > 0 && w.Toks[i-1].Num >= 0 && (w.Ahead(i, 6, "siege") || w.Ahead(i, 6, "sieges")) {
			for k := i - 1; k >= 0 && k > i-12; k-- {
				if w.At(k) == "liste" {
					return true
				}
			}
		}
	}
	return false
}

func titleLine(object string) record.Line {
	var l record.Line
	for _, f := range strings.Fields(object) {
		l.Words = append(l.Words, wordOf(f))
	}
	return l
}

// plainFormulas returns the lines that say no more than that the act is adopted.
func (w *words) plainFormulas(v *vote.Vote) []vote.Formula {
	var plains []vote.Formula
	for _, f := range v.Formulas {
		if f.Kind == vote.Plain {
			plains = append(plains, f)
		}
	}
	return plains
}

// verbs returns the classes of the decision's verbs, in order.
func (p *parts) verbs() []prose.VerbClass {
	w := p.w
	var classes []prose.VerbClass
	for i := 0; i < len(w.Toks); i++ {
		t := &w.Toks[i]
		given := t.S == "avis" && w.At(i+2) == "est" && (w.At(i+3) == "donne" || w.At(i+3) == "emis" || w.At(i+3) == "rendu") && w.Lines[t.Line].Part == record.PartDispositif
		if given || t.S == "emis" && w.At(i-1) == "est" && w.Ahead(i, 4, "avis") {
			classes = append(classes, prose.GivesOpinion)
			continue
		}
		if part := w.Lines[t.Line].Part; part != record.PartDispositif && part != record.PartVote {
			continue
		}
		if c := w.done(i); c != 0 {
			classes = append(classes, c)
			continue
		}
		if w.Verb(i) == 0 || w.ofMember(i) {
			continue
		}
		if t.S == "acte" && w.StartsLine(i) && !prose.ArticleWord[w.At(i+1)] && w.At(i+1) != "que" && w.At(i+1) != "qu" && w.At(i+1) != ":" {
			continue // the noun: "Acte n° 12", "Acte publié le"
		}
		if len(w.Lines[t.Line].Cells) > 1 && t.Flag&prose.AllCaps != 0 && !w.StartsLine(i) {
			continue // a word of a table: "EXCÉDENT REPORTÉ"
		}
		if !w.verbPlace(i) && !(t.S == "prend" && w.At(i-1) == "en" && w.At(i+1) == "acte") || w.At(i-1) == "en" && t.S != "prend" || w.At(i+1) == "." && w.StartsLine(i+2) && (t.S == "adopte" || t.S == "approuve") {
			continue
		}
		if t.S == "vote" && (w.At(i+1) == ":" || w.EndsLine(i+1) || w.At(i-1) == "de" || w.At(i-1) == "et" && !prose.ArticleWord[w.At(i+1)]) || t.S == "prononce" && w.At(i-1) == "a" {
			continue
		}
		if (w.At(i-1) == "ne" || w.At(i-1) == "n") && w.Ahead(i, 2, "pas") {
			if w.grants(i) {
				classes = append(classes, prose.Rejects)
			}
			continue
		}
		classes = append(classes, w.verbAt(i))
	}
	return classes
}

// done reads a decision told in the past, a bullet a verb: "les membres du conseil ont : – pris
// acte du rapport – adopté le règlement".
func (w *words) done(i int) prose.VerbClass {
	if i == 0 || w.Unbullet(i-1) != i || !w.StartsLine(i-1) && !w.StartsLine(i) {
		return 0
	}
	switch {
	case w.At(i) == "pris" && w.Ahead(i, 2, "acte"), w.At(i) == "pris" && w.Ahead(i, 2, "connaissance"):
		return prose.TakesNote
	case w.At(i) == "emis" && (w.Ahead(i, 4, "avis") || w.Ahead(i, 4, "voeu")):
		return prose.GivesOpinion
	case w.At(i) == "elu" || w.At(i) == "elus":
		return prose.Elects
	}
	if w.Toks[i].Flag&prose.Acute == 0 || w.Toks[i].Flag&prose.Capital != 0 {
		return 0
	}
	return prose.DecisionVerbs[w.At(i)]
}

// ofMember tells whether the sentence of the verb at i is about a person, who comes, leaves or
// speaks: "Mme X se retire et ne participe plus aux votes" decides nothing.
func (w *words) ofMember(i int) bool {
	s := int(w.Toks[i].Sent)
	return s < i && prose.Civility[w.At(s)] == 1 && w.Toks[s].Flag&prose.Capital != 0 && w.Office(s+1) == 0 && w.Office(s+2) == 0 && !w.byAssembly(i)
}

// resultLine reads the cell of a list that says what became of the act: "Actée", "Rejetée".
func (w *words) resultLine(kind record.Kind) record.Outcome {
	for i := len(w.Toks) - 1; i >= 0; i-- {
		t := &w.Toks[i]
		if t.Flag&prose.IsWord == 0 || !w.EndsLine(i+1) && !(w.At(i+1) == "." && w.EndsLine(i+2)) {
			continue
		}
		if kind != record.KindList && t.Flag&prose.AtLine == 0 {
			continue
		}
		switch t.S {
		case "actee", "acte", "actees":
			if t.S == "acte" && t.Flag&(prose.AtLine|prose.AtCell) == 0 {
				continue
			}
			return record.Noted
		case "designe", "designee", "designes", "designees", "elu", "elue", "elus", "elues":
			if kind == record.KindList {
				return record.Elected
			}
		case "defavorable", "favorable":
			if kind == record.KindList && w.At(i-1) == "avis" {
				return record.Opinion
			}
		case "rejetee", "rejete", "refusee", "refuse":
			return record.Rejected
		case "retiree", "retire":
			return record.Withdrawn
		case "ajournee", "ajourne", "reportee", "reporte":
			return record.Postponed
		case "approuvee", "approuve", "adoptee", "adopte":
			if kind == record.KindList {
				return record.Adopted
			}
		}
	}
	return ""
}

// rejected tells whether the assembly turned the act down, even when no word says so.
func (p *parts) rejected(v *vote.Vote, title *words, verbs []prose.VerbClass) bool {
	w := p.w
	opinion, refuses := false, false
	for k, c := range verbs {
		opinion = opinion || c == prose.GivesOpinion
		refuses = refuses || c == prose.Rejects && !slices.Contains(verbs[:k], prose.Substance)
	}
	// What is printed of the matter wins over the count: a majority of voices may be no majority
	// of the kind that the law asks for.
	switch p.printedResult(v) {
	case record.Rejected:
		return true
	case record.Adopted:
		return false
	}
	if v.Box != nil && !v.Undecided && !refuses {
		// An adverse opinion is given by those against the matter.
		if f, a := v.Votes.For, v.Votes.Against; f != nil && a != nil && *f != *a {
			return *f < *a && !opinion
		}
	}
	for i := range w.Toks {
		voted := v.Box != nil && v.Box.Start < len(w.Toks) && w.Toks[v.Box.Start].Sent == w.Toks[i].Sent
		if part := w.Lines[w.Toks[i].Line].Part; part != record.PartDispositif && part != record.PartVote && int(w.Toks[i].Line) < p.decision && !voted {
			continue
		}
		if w.turnedDown(i, title) {
			return true
		}
	}
	for _, c := range verbs {
		if c == prose.Rejects {
			// Where refusing is the matter put to the vote, the act is adopted.
			return !title.anyOf("refus", "opposition", "rejet", "maintien")
		}
		if c == prose.Substance || c == prose.Elects {
			return false
		}
	}
	return false
}

// turnedDown reads at i that the matter itself is refused: "n'est pas adopté", "la demande est
// refusée", "Refus du conseil".
func (w *words) turnedDown(i int, title *words) bool {
	part := w.Lines[w.Toks[i].Line].Part
	switch w.At(i) {
	case "adopte", "adoptee", "approuve", "approuvee", "accepte", "acceptee", "retenu", "retenue":
		denied := w.At(i-1) == "pas" && (w.At(i-2) == "est" || w.At(i-2) == "a" || w.At(i-3) == "n" || w.At(i-2) == "ete")
		return (denied || w.Is(i-4, "n a pas ete")) && w.matterBefore(i)
	case "favorable", "defavorable":
		against := w.Is(i-3, "n est pas") || w.At(i) == "defavorable" && w.At(i-1) == "est"
		return against && w.Assembly(int(w.Toks[i].Sent)) && !title.anyOf("avis")
	case "refus":
		return w.StartsLine(i) && w.Toks[i].Flag&prose.Capital != 0 && (w.At(i+1) == "a" || w.At(i+1) == "du" || w.At(i+1) == "." || w.EndsLine(i+1)) && !title.anyOf("refus")
	case "refuse", "rejete", "rejetee", "refusee", "declinee", "repoussee":
		if part == record.PartVisas || part == record.PartReport {
			return false
		}
		said := w.At(i-1) == "est" || w.At(i-1) == "ete"
		alone := w.StartsLine(i) && (w.Toks[i].Flag&prose.Acute != 0 || w.At(i)[len(w.At(i))-2:] == "ee")
		return alone || said && (w.matterBefore(i) || w.wishBefore(i))
	}
	return false
}

func (w *words) wishBefore(i int) bool {
	return w.Near4(i, "voeu") || w.Near4(i, "motion") || w.Near4(i, "proposition")
}

func (w *words) anyOf(set ...string) bool {
	for i := range w.Toks {
		for _, s := range set {
			if w.Toks[i].S == s {
				return true
			}
		}
	}
	return false
}

// wish tells whether a title announces a wish or a motion.
func (w *words) wish() bool {
	for i := range w.Toks {
		switch w.At(i) {
		case "voeu", "voeux", "motion", "motions":
			// At its head, or at that of one of its parts: "Carte scolaire : motion de soutien".
			if i < 4 || w.Toks[i-1].Flag&prose.IsWord == 0 && w.Toks[i-1].Num < 0 {
				return true
			}
		}
	}
	return false
}

// election tells whether a title announces an election or a designation.
func (w *words) election() bool {
	for i := range w.Toks {
		switch w.At(i) {
		case "election", "elections", "designation", "designations", "nomination":
			return true
		}
	}
	return false
}

// ofSecretary tells whether the sentence of term i names the secretary of the meeting: its own
// officers are no matter that it decides.
func (w *words) ofSecretary(i int) bool {
	for k := int(w.Toks[i].Sent); k < len(w.Toks) && w.Toks[k].Sent == w.Toks[i].Sent && k < i+16; k++ {
		if w.At(k) == "secretaire" || w.At(k) == "secretaires" {
			return true
		}
	}
	return false
}

// elected tells whether somebody is said to be elected by the assembly.
func (w *words) elected(p *parts) bool {
	for i := range w.Toks {
		switch w.At(i) {
		case "elu", "elue", "elus", "elues", "proclame", "proclamee", "proclames", "proclamees", "designe", "designee", "designes", "designees", "nomme", "nommee", "nommes", "nommees":
		default:
			continue
		}
		part := w.Lines[w.Toks[i].Line].Part
		if part == record.PartVisas || part == record.PartRecitals || part == record.PartHead {
			continue
		}
		a, b := w.At(i-1), w.At(i-2)
		aux := a == "est" || a == "sont" || a == "ete" && (b == "ont" || b == "a") || a == "declare" || a == "declares"
		if !aux || w.ofSecretary(i) {
			continue
		}
		if w.Toks[i].S[0] == 'e' || w.Toks[i].S[0] == 'p' {
			if w.At(i+1) == "au" && w.At(i+2) == "scrutin" || w.At(i+1) == "a" && w.At(i+2) == "la" {
				continue // a rule of law
			}
			if part == record.PartReport && p.decision < len(w.Lines) && int(w.Toks[i].Line) < p.decision && p.worded {
				continue
			}
			return true
		}
		if w.Toks[w.Toks[i].Sent].Flag&prose.Capital != 0 && part != record.PartReport || w.StartsLine(i-1) {
			return true
		}
		if part == record.PartReport && p.decision == len(w.Lines) && !p.proposed && w.Somebody(int(w.Toks[i].Sent)) {
			return true // "M. X est désigné." is all that the act decides
		}
	}
	return false
}
