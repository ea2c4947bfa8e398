package check

import (
	"fmt"
	"strings"

	"phare/extract"
	"phare/extract/facts"
	"phare/summarize/check/lexicon"
)

// rung is how far a decision has come, as some words tell it.
type rung uint8

const (
	untold    rung = iota
	asked          // demande, sollicite, souhaite
	planned        // prévoit, arrête le projet, prescrit
	agreed         // approuve le principe
	settled        // approuve, décide, attribue, autorise
	performed      // a signé, a réalisé, est ouvert
)

// mode is how an act speaks of an event.
type mode uint8

const (
	spoken mode = iota // it names it
	sought             // it seeks, allows, plans or conditions it
	denied             // it says that it is not so
	done               // it says that it is, or decides it
)

// ladder holds the verbs of the claim against those of its passages: a higher rung than the
// act's says more than it does.
func (r *run) ladder(cl *claim) {
	if conditional(cl) || len(cl.held) == 0 {
		return
	}
	if o := locked(cl.held); o != "" && o != extract.Noted && lexicon.All().AnyIs("sort."+string(o), cl.words) {
		return // it says itself that nothing was decided
	}
	if !r.requests(cl) {
		r.events(cl)
	}
	r.plans(cl)
}

// conditional tells a claim that only says what if, or that asks.
func conditional(cl *claim) bool {
	return cl.text != "" && cl.text[len(cl.text)-1] == '?' || cl.holds("si ", "s'il", "s’il", "sous reserve", "une fois", "des que", "lorsqu", "quand ", "avant que", "tant que") || cl.would()
}

// would tells a verb in the conditional or the imperfect, which tells a thing as proposed or
// as it was, never as done.
func (cl *claim) would() bool {
	for i, w := range cl.words {
		if len(w.Fold) > 4 && (strings.HasSuffix(w.Fold, "rait") || strings.HasSuffix(w.Fold, "raient")) && !cl.named(i) {
			return true
		}
		switch {
		case w.Fold == "avait", w.Fold == "avaient", w.Fold == "etait", w.Fold == "etaient", len(w.Fold) > 5 && strings.HasSuffix(w.Fold, "aient"):
			return true
		}
		if len(w.Fold) > 5 && strings.HasSuffix(w.Fold, "ait") && w.Fold != "souhait" && w.Fold != "retrait" && w.Fold != "portrait" && w.Fold != "satisfait" && w.Fold != "parfait" && w.Fold != "extrait" {
			return true
		}
	}
	return false
}

// conditionalMood tells a verb in the conditional: "coûterait", "seraient".
func (cl *claim) conditionalMood() bool {
	for i, w := range cl.words {
		if len(w.Fold) > 4 && (strings.HasSuffix(w.Fold, "rait") || strings.HasSuffix(w.Fold, "raient")) && !cl.named(i) {
			return true
		}
	}
	return false
}

// toldDone tells that the claim says its word i for done: "a été posé", "ont signé"; "est
// versé" may only say how.
func (cl *claim) toldDone(i int) bool {
	if !lexicon.Participle(cl.text[cl.words[i].Start:cl.words[i].End]) || !lexicon.PastAt(cl.words, i) {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		switch cl.words[k].Fold {
		case "a":
			return strings.ToLower(cl.text[cl.words[k].Start:cl.words[k].End]) == "a"
		case "ont", "ete", "avait", "avaient", "fut", "furent":
			return true
		case "est", "sont":
			return k == 0 || cl.words[k-1].Fold != "s" && cl.words[k-1].Fold != "se"
		}
	}
	return false
}

// isState tells that "est" or "sont" alone makes the claim's word i a state: of verbs whose
// state is an event's result, it tells the event.
func (cl *claim) isState(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		switch cl.words[k].Fold {
		case "ete", "a", "ont":
			return false
		case "est", "sont":
			return !lexicon.Begins(cl.words[i].Fold, "ouvert", "ferme", "inaugur", "termin", "acheve", "sign", "acquis", "livr", "construit", "amenag", "realis", "finalis", "lance", "commenc", "obten", "class", "delivr")
		}
	}
	return false
}

// modeOf tells what a passage says of the event that its word i names.
func modeOf(words []word, i int, part extract.Part) mode {
	before := words[max(0, i-12):i]
	if lexicon.Refused(words, i) {
		return denied
	}
	fold := words[i].Fold
	x := lexicon.All()
	conditions := false
	for _, w := range before {
		conditions = conditions || w.Fold == "si" || w.Fold == "fois" || w.Fold == "lorsque" || w.Fold == "reserve" || strings.HasPrefix(w.Fold, "suspensive") || w.Fold == "condition"
	}
	switch {
	case conditions, strings.HasSuffix(fold, "rait"), strings.HasSuffix(fold, "raient"):
		return sought
	case lexicon.PastAt(words, i), lexicon.OnDay(words, i), i+1 < len(words) && (words[i+1].Fold == "avec" || words[i+1].Fold == "entre") && lexicon.Begins(fold, "signe", "conclu"):
		return done
	}
	if part == extract.PartDispositif || part == extract.PartVote {
		head := performing(words, i)
		if head == i {
			return done
		}
		if head >= 0 && head < i && x.Is("decide", words[head]) && !lexicon.Begins(words[head].Fold, "autoris") && !x.AnyIs("demande", words[head+1:i]) && !x.AnyIs("permet", words[head+1:i]) && !lexicon.AnyFold(words[head+1:i], "principe", "projet") {
			return done
		}
	}
	if i > 0 && lexicon.Infinitive(fold) && !lexicon.AnyFold(words[max(0, i-4):i], "permis", "permet", "propose", "proposent") {
		switch words[i-1].Fold {
		case "de", "d", "a", "pour", "le", "la", "l", "lui", "leur", "les", "y", "en", "afin", "entend", "souhaite", "doit", "peut":
			return sought
		}
	}
	if i > 0 && lexicon.AnyFold(words[max(0, i-3):i], "sera", "seront", "serait", "seraient", "soit", "soient") {
		return sought
	}
	if x.AnyIs("avantfait", before) || strings.HasSuffix(fold, "era") || strings.HasSuffix(fold, "eront") || strings.HasSuffix(fold, "ira") || strings.HasSuffix(fold, "iront") {
		return sought
	}
	return spoken
}

// performing returns the verb of decision that a word of a decision stands under: the last one
// in capitals before it, else the one that the item opens with.
func performing(words []word, i int) int {
	for k := i; k >= 0; k-- {
		if w := words[k]; w.Upper && len(w.Fold) > 3 && (k == 0 || !words[k-1].Upper && !lexicon.Definite(words[k-1].Fold)) && (lexicon.All().Is("decide", w) || lexicon.All().Is("demande", w)) {
			return k
		}
	}
	return headOf(words)
}

// headOf returns the index of the verb that an item of a decision opens with, -1 when it
// opens with none.
func headOf(words []word) int {
	for i, w := range words[:min(len(words), 9)] {
		switch w.Fold {
		case "d", "de", "et", "decide", "decident", "article", "er", "que", "qu", "le", "la", "les", "conseil", "municipal", "metropolitain", "communautaire", "syndical", "comite", "apres", "en", "avoir", "delibere", "unanimite", "majorite", "l", "a", "departemental", "regional", "il", "est", "propose", "au":
			continue
		}
		if w.Digit || len(w.Fold) == 1 {
			continue
		}
		if i > 0 && lexicon.Definite(words[i-1].Fold) {
			return -1 // a noun
		}
		return i
	}
	return -1
}

// byAssembly tells that the assembly, or its authority, is named just before the verb at i.
func (r *run) byAssembly(cl *claim, i int) bool {
	for k := max(0, i-10); k < i; k++ {
		if r.actorOf(cl.words[k]) == "@body" {
			return true
		}
	}
	return i < 4 && (i == 0 || !cl.words[0].Capital)
}

// events holds each thing that the claim tells for done against what its acts say of it.
func (r *run) events(cl *claim) {
	x := lexicon.All()
	for i, w := range cl.words {
		if w.Stem == "" || cl.named(i) || lexicon.Refused(cl.words, i) || lexicon.OnDay(cl.words, i) || !cl.toldDone(i) || lexicon.Begins(w.Fold, "retir", "report", "ajourn", "renvoy", "rejet") {
			continue
		}
		if x.Is("prevoit", w) || x.Is("demande", w) || x.Is("rapporte", w) {
			continue // no event by itself
		}
		assembly := r.byAssembly(cl, i)
		if assembly && (x.Is("decide", w) || x.Is("adopte", w) || x.Is("demande", w) || x.Is("rejette", w) || x.Is("recoit", w) && cl.by[i] != own) {
			continue // a decision, see plans
		}
		acts := r.actsAt(cl, i)
		if len(acts) == 0 || r.speaksOfSession(cl) {
			continue
		}
		best, at := r.modeIn(cl, acts, i)
		if cl.isState(i) && (best != sought || generic(w.Stem) || !cl.bound) {
			continue // "est versé" only says how, unless the act says that it will be
		}
		switch {
		case best == done:
		case best == sought && (r.ofWindows(cl, at) || at.act.share(cl.around(i), at.act.passageAt(at.start)) >= 0.4):
			r.find(cl, w.Start, w.End, Error, "promoted-done", fmt.Sprintf("%s ne dit pas que c'est fait. Reprenez son verbe.", r.subjectOf(cl, acts)), at)
			return
		case cl.votes() || cl.valued > 0 && (!undecidedOutcome(acts) || r.reported(cl)): // other words say it, with a value that stands there
		case generic(w.Stem) && !lexicon.Begins(w.Fold, "ouvert", "commenc", "obten"):
		default:
			r.doubt(cl, "done", w.Start, w.End, fmt.Sprintf("%s ne dit pas que « %s » est fait.", r.subjectOf(cl, acts), cl.text[w.Start:w.End]), at)
			return
		}
	}
}

// modeIn returns the strongest way in which acts speak of the event of word i where they
// speak of the same things.
func (r *run) modeIn(cl *claim, acts []*act, i int) (mode, *found) {
	subject := cl.around(i)
	best, seen := spoken, false
	var at *found
	for _, a := range acts {
		for st := range a.family(cl.words[i].Stem) {
			for _, p := range a.at[st] {
				x := a.passages[p]
				if x.part == extract.PartVisas || x.part == extract.PartClosing {
					continue
				}
				words := a.words[x.first:x.last]
				share := a.share(subject, int(p))
				if len(subject) > 0 && share < 0.25 {
					continue
				}
				for k, v := range words {
					if v.Stem != st {
						continue
					}
					m := modeOf(words, k, x.part)
					if m == done && x.part == extract.PartDispositif && !lexicon.PastAt(words, k) && undecidedOutcome([]*act{a}) {
						m = sought // it was proposed, and not decided
					}
					if m == done && (len(subject) < 2 || share >= 0.4 || x.part != extract.PartDispositif) {
						return done, nil
					}
					if m == sought && (!seen || best == spoken) {
						best, at, seen = sought, &found{act: a, start: x.start, end: x.end}, true
					}
					if m == spoken {
						seen = true
						if at == nil {
							at = &found{act: a, start: x.start, end: x.end}
						}
					}
				}
			}
		}
	}
	return best, at
}

// ofWindows tells that a place is in one of the passages that the claim is held to.
func (r *run) ofWindows(cl *claim, at *found) bool {
	for _, w := range cl.windows {
		if w.act == at.act && at.start >= w.start() && at.end <= w.end() {
			return true
		}
	}
	return false
}

// reported tells that a value of the claim stands in what an act recalls, and not in what it
// asks for or proposes.
func (r *run) reported(cl *claim) bool {
	for _, v := range cl.verified {
		if v.line < 0 || v.line >= len(r.acts) {
			continue
		}
		a := r.acts[v.line]
		if p := a.passageAt(v.start); p >= 0 && (a.passages[p].part == extract.PartReport || a.passages[p].part == extract.PartRecitals) {
			x := a.passages[p]
			if !lexicon.All().AnyIs("avantfait", a.words[x.first:x.last]) {
				return true
			}
		}
	}
	return false
}

// votes tells that the claim gives figures of a vote.
func (cl *claim) votes() bool {
	for _, f := range cl.facts {
		if f.Kind == facts.Vote || f.Kind == facts.Consensus {
			return true
		}
	}
	return false
}

// family returns the stems of the act that are one of a family's.
func (a *act) family(stem string) map[string]bool {
	out := map[string]bool{}
	if a.has[stem] > 0 {
		out[stem] = true
	}
	if a.kin(stem) {
		for _, s := range a.sorted {
			if lexicon.Related(s, stem) {
				out[s] = true
			}
		}
	}
	return out
}

func (r *run) subjectOf(cl *claim, acts []*act) string {
	if len(acts) == 1 {
		return capitalize(acts[0].name())
	}
	return cl.subject()
}

// asks tells that the claim itself says what is only asked for or planned.
func (cl *claim) asksToo() bool {
	x := lexicon.All()
	return x.AnyIs("demande", cl.words) || cl.would()
}

// requestOf returns the rung of the passage that bears the claim when it only asks.
func (r *run) requestOf(cl *claim) (rung, *found) {
	if len(cl.windows) == 0 {
		return untold, nil
	}
	for _, v := range cl.verified { // the passage of a value that the claim gives
		if v.line < 0 || v.line >= len(r.acts) {
			continue
		}
		a := r.acts[v.line]
		if p := a.passageAt(v.start); p >= 0 && rungOf(window{a, p, p}) == asked && a.share(cl.content(), p) >= 0.3 {
			return asked, &found{act: a, start: a.passages[p].start, end: a.passages[p].end}
		}
	}
	w := cl.windows[0]
	if rungOf(w) != asked || cl.score < 0.5 {
		return untold, nil
	}
	return asked, &found{act: w.act, start: w.start(), end: w.end()}
}

// rungOf tells how far the decision of a window has come.
func rungOf(w window) rung {
	x := lexicon.All()
	p := w.act.passages[w.from]
	words := w.act.words[p.first:p.last]
	head := headOf(words)
	for _, v := range words {
		if lexicon.Begins(v.Fold, "sollicitee", "sollicite") && strings.Contains(w.act.text[p.start:p.end], " | ") {
			return asked // a row of a plan of financing
		}
	}
	switch {
	case p.part == extract.PartDispositif && head >= 0:
		next := words[head+1 : min(len(words), head+5)]
		switch {
		case x.Is("demande", words[head]), lexicon.Begins(words[head].Fold, "emet") && lexicon.AnyFold(next, "voeu", "voeux"):
			return asked
		case lexicon.Begins(words[head].Fold, "autoris") && x.AnyIs("demande", words[head+1:min(len(words), head+9)]):
			return asked
		case lexicon.Begins(words[head].Fold, "prescri"), lexicon.Begins(words[head].Fold, "arret") && lexicon.AnyFold(next, "projet"):
			return planned
		case lexicon.AnyFold(next, "principe"):
			return agreed
		}
		return settled
	case p.part == extract.PartDispositif && lexicon.AnyFold(words, "projet") && lexicon.AnyFold(words, "arrete", "arretes", "arretee"):
		return planned
	case p.part == extract.PartReport || p.part == extract.PartRecitals:
		for k, v := range words {
			if k > 14 || x.Is("decide", v) && lexicon.PastAt(words, k) {
				break
			}
			if lexicon.Begins(v.Fold, "sollicit", "demand", "souhait") && (lexicon.PastAt(words, k) || k > 0 && !lexicon.Definite(words[k-1].Fold)) {
				return asked
			}
		}
	}
	return untold
}

// requests reports what the act only asks for, told as given or decided.
func (r *run) requests(cl *claim) bool {
	if !cl.bound || cl.asksToo() {
		return false
	}
	_, at := r.requestOf(cl)
	if at == nil {
		return false
	}
	x := lexicon.All()
	for i, w := range cl.words {
		tells := x.Is("donne", w) || x.Is("recoit", w) || x.Is("decide", w) && !lexicon.DefiniteBefore(cl.words, i) || cl.toldDone(i)
		if !tells || cl.named(i) || w.Stem == "" || lexicon.Refused(cl.words, i) {
			continue
		}
		if best, _ := r.modeIn(cl, cl.acts, i); best == done {
			return false
		}
		// another passage may decide the same
		for _, o := range r.near(cl, i, 0.55) {
			if rungOf(o) == settled && o.act.share(cl.content(), o.from) >= 0.45 {
				return false
			}
		}
		r.find(cl, w.Start, w.End, Error, "promoted-request", fmt.Sprintf("%s ne fait que le demander : « %s ». Reprenez son verbe.", r.subjectOf(cl, cl.acts), excerpt(at)), at)
		return true
	}
	return false
}

// excerpt quotes the first words of a place, on one line.
func excerpt(at *found) string {
	s := strings.Join(strings.Fields(strings.ReplaceAll(at.act.text[at.start:at.end], "|", " ")), " ")
	if r := []rune(s); len(r) > 90 {
		s = string(r[:90]) + "…"
	}
	return s
}

// plans reports an approval where the act only prescribes, arrests or agrees in principle.
func (r *run) plans(cl *claim) {
	if !cl.bound {
		return
	}
	at := -1
	if d, k := cl.decisionOf(); d == adopts {
		at = k
	} else if k := cl.inForce(); k >= 0 {
		at = k
	}
	if at < 0 {
		return
	}
	w := cl.words[at]
	var lower rung
	var where *found
	for _, a := range cl.acts {
		r.wordsOf(a)
		for p, x := range a.passages {
			words := a.words[x.first:x.last]
			if x.part != extract.PartDispositif || len(words) < 4 || result(words) {
				continue
			}
			g := rungOf(window{a, p, p})
			if g == untold {
				continue
			}
			if head := headOf(words); g == settled {
				if lexicon.Begins(words[head].Fold, "approuv", "adopt", "valid", "attribu", "vote", "accord", "fix", "decid", "instaur", "accept") {
					return
				}
				continue
			}
			if where == nil || g < lower {
				lower, where = g, &found{act: a, start: x.start, end: x.end}
			}
		}
	}
	switch {
	case where == nil:
	case lower == planned && !cl.holds("projet", "arret", "prescri", "lance", "engage"):
		r.find(cl, w.Start, w.End, Error, "promoted-plan", fmt.Sprintf("L'acte arrête un projet ou prescrit une procédure ; rien n'est encore définitif : « %s ». Reprenez son verbe.", excerpt(where)), where)
	case lower == agreed && !r.sectionHolds(cl, "principe"):
		r.omit(cl, "omit.principle", "le principe", fmt.Sprintf("L'acte n'approuve qu'un principe (« %s »), la phrase ne le dit pas.", excerpt(where)), where)
	}
}

// result tells the line of a decision that only gives its vote: "Adopté à l'unanimité".
func result(words []word) bool {
	return len(words) < 16 && lexicon.Begins(words[0].Fold, "adopte", "deliberation", "vote") && lexicon.AnyFold(words, "unanimite", "majorite", "voix", "suffrages")
}

// inForce returns the index of the verb of "entre en vigueur", -1 when the claim does not
// say it.
func (cl *claim) inForce() int {
	for i, w := range cl.words {
		if w.Fold == "vigueur" && i > 1 && strings.HasPrefix(cl.words[i-2].Fold, "entr") && !lexicon.Refused(cl.words, i) {
			return i - 2
		}
	}
	return -1
}

// sectionHolds tells that the section of a claim holds one of the word beginnings.
func (r *run) sectionHolds(cl *claim, begins ...string) bool {
	for _, o := range r.claims {
		if r.d.blocks[o.block].section == r.d.blocks[cl.block].section && o.holds(begins...) {
			return true
		}
	}
	return false
}
