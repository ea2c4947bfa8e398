package check

import (
	"fmt"
	"strings"

	"phare/extract"
	"phare/summarize/check/lexicon"
)

// decision is what a sentence says the assembly did.
type decision uint8

const (
	none decision = iota
	adopts
	rejects
	notes
	advises
	withdraws
)

// decisionOf reads the verb of decision of a claim; at is the index of its word.
func (cl *claim) decisionOf() (d decision, at int) {
	x := lexicon.All()
	for i, w := range cl.words {
		prev := func(n int) string {
			if i >= n {
				return cl.words[i-n].Fold
			}
			return ""
		}
		next := ""
		if i+1 < len(cl.words) {
			next = cl.words[i+1].Fold
		}
		switch {
		case w.Fold == "acte":
			if p := prev(1); p == "prend" || p == "pris" || p == "donne" || p == "prennent" || p == "prendre" {
				return notes, i
			}
		case x.Is("adopte", w):
			switch prev(1) {
			case "le", "un", "ce", "du", "au", "deja", "par", "de", "les":
				continue
			}
			if lexicon.Refused(cl.words, i) || w.Fold == "vote" && strings.HasPrefix(strings.TrimSpace(cl.text[w.End:]), ":") {
				continue // "Vote :" heads a result
			}
			return adopts, i
		case w.Fold == "accord" && prev(1) == "son" && lexicon.Begins(prev(2), "donne"):
			return adopts, i
		case x.Is("rejette", w) && !strings.HasPrefix(w.Fold, "ecart") && !lexicon.Refused(cl.words, i) && !cl.would():
			return rejects, i
		case w.Fold == "avis" && (next == "favorable" || next == "defavorable"):
			return advises, i
		case w.Fold == "voeu", w.Fold == "motion":
			return advises, i
		case lexicon.Begins(w.Fold, "retire", "ajourne", "reporte") && !(strings.HasPrefix(w.Fold, "reporte") && next == "sur") && !lexicon.Refused(cl.words, i):
			return withdraws, i
		}
	}
	return none, 0
}

// locked returns the outcome of acts by which nothing was decided, "" when one of them
// decides.
func locked(acts []*act) extract.Outcome {
	var out extract.Outcome
	for _, a := range acts {
		switch a.d.Outcome {
		case extract.Rejected:
			if carried(a.d.Votes) {
				return ""
			}
		case extract.Withdrawn, extract.Postponed:
		case extract.Noted, extract.Opinion:
		default:
			return ""
		}
		out = a.d.Outcome
	}
	return out
}

// undecidedOutcome tells that the acts were rejected, withdrawn or postponed.
func undecidedOutcome(acts []*act) bool {
	switch locked(acts) {
	case extract.Rejected, extract.Withdrawn, extract.Postponed:
		return true
	}
	return false
}

// outcome holds what a claim says of the decision and of the vote against the act.
func (r *run) outcome(cl *claim) {
	r.votes(cl)
	if r.lock(cl) {
		return
	}
	d, at := cl.decisionOf()
	if d == none || conditional(cl) && d == adopts {
		return
	}
	acts := cl.acts
	if !cl.bound {
		if acts = r.actsAt(cl, at); len(acts) == 0 || d != adopts && d != rejects {
			return
		}
	}
	a := acts[0]
	is := func(outcomes ...extract.Outcome) bool {
		for _, b := range acts {
			for _, o := range outcomes {
				if b.d.Outcome == o && !(o == extract.Rejected && carried(b.d.Votes)) {
					return true
				}
			}
		}
		return false
	}
	w := cl.words[at]
	wrong := func(message string) {
		r.find(cl, w.Start, w.End, Error, "outcome", message, r.voteAt(a))
	}
	r.corrected(cl, w.Start, w.End, a, "outcome")
	switch d {
	case adopts:
		switch {
		case is(extract.Adopted, extract.Elected) || carried(a.d.Votes) || !cl.bound:
		case is(extract.Noted):
			if !actHolds(acts, w.Stem) {
				wrong("L'assemblée a seulement pris acte : elle n'a ni adopté ni approuvé. Écrivez « a pris acte ».")
			}
		case is(extract.NoOutcome) || a.d.Outcome == "":
			if a.d.Status == extract.StatusDraft {
				r.doubt(cl, "outcome.draft", w.Start, w.End, "La source n'est qu'un projet, sans résultat de vote : vérifiez que l'assemblée l'a adopté, et sans le modifier.", r.voteAt(a))
			} else if !actHolds(acts, w.Stem) {
				r.doubt(cl, "outcome.unsaid", w.Start, w.End, "L'acte ne dit pas ce que l'assemblée en a fait.", r.voteAt(a))
			}
		}
	case rejects:
		if is(extract.Rejected) || is(extract.Postponed) && strings.HasPrefix(w.Fold, "repouss") || !r.byAssembly(cl, at) && actHolds(acts, w.Stem) {
			return
		}
		if is(extract.Adopted, extract.Elected, extract.Withdrawn, extract.Postponed) || carried(a.d.Votes) {
			wrong(fmt.Sprintf("%s n'a pas été rejetée. Corrigez.", capitalize(a.name())))
		} else if !actHolds(acts, w.Stem) {
			r.doubt(cl, "outcome.rejects", w.Start, w.End, "L'acte ne dit rien de tel.", r.voteAt(a))
		}
	case notes:
		if !is(extract.Noted) && !actHas(acts, "prend acte", "prends acte", "pris acte", "donne acte", "prendre acte", "dont acte", "donner acte") {
			r.doubt(cl, "outcome.notes", w.Start, w.End, "L'acte ne dit pas « prend acte ».", r.voteAt(a))
		}
	case advises:
		word := cl.words[min(at+1, len(cl.words)-1)]
		switch {
		case word.Fold == "favorable" || word.Fold == "defavorable":
			opposite := map[string]string{"favorable": "defavorable", "defavorable": "favorable"}[word.Fold]
			if actHas(acts, "avis "+word.Fold, "avis tres "+word.Fold) {
				return
			}
			if actHas(acts, "avis "+opposite, "avis tres "+opposite) {
				wrong(fmt.Sprintf("L'acte ne donne pas d'« avis %s », mais le contraire. Reprenez ses mots.", cl.text[word.Start:word.End]))
			} else {
				r.doubt(cl, "outcome.advice", w.Start, word.End, "L'acte ne parle pas d'un tel avis.", nil)
			}
		case !actHas(acts, w.Fold, w.Fold+"x"):
			r.doubt(cl, "outcome.motion", w.Start, w.End, "L'acte n'est ni un vœu ni une motion.", nil)
		}
	case withdraws:
		if is(extract.Adopted) && r.byAssembly(cl, at) && !actHolds(acts, w.Stem) {
			wrong(fmt.Sprintf("%s n'a été ni retirée ni reportée. Corrigez.", capitalize(a.name())))
		} else if is(extract.Rejected, extract.Noted, extract.Elected) && !actHolds(acts, w.Stem) {
			wrong(fmt.Sprintf("%s n'a été ni retirée ni reportée. Corrigez.", capitalize(a.name())))
		}
	}
}

// lock reports what a claim tells as decided or done of acts by which nothing was: any finite
// verb of that kind needs the words of the outcome in its sentence.
func (r *run) lock(cl *claim) bool {
	if cl.text == "" || cl.text[len(cl.text)-1] == '?' {
		return false
	}
	words := cl.words
	if len(words) > 0 && words[0].Fold == "non" {
		words = words[1:]
	}
	if conditional(cl) || len(lexicon.Negations(words)) > 0 {
		return false
	}
	if at := cl.announced(); at >= 0 && r.lockAt(cl, at, words) {
		return true
	}
	for i := range cl.words {
		if cl.finite(i) && r.lockMatter(cl, i, words) {
			return true
		}
	}
	return false
}

func (r *run) lockAt(cl *claim, at int, words []word) bool {
	acts := r.actsAt(cl, at)
	what := locked(acts)
	x := lexicon.All()
	if what == "" || what == extract.Noted || x.AnyIs("sort."+string(what), words) || lexicon.Refused(cl.words, at) {
		return false
	}
	adopted, _ := cl.decisionOf()
	w := cl.words[at]
	if adopted != adopts && r.alreadySo(cl, at) {
		return false
	}
	if what == extract.Opinion && !lexicon.Future(w.Fold) && !cl.toldDone(at) && adopted != adopts {
		return false
	}
	if what == extract.Opinion && adopted != adopts && !x.Is("decide", w) && len(cl.windows) > 0 && standingOf(cl.windows[0].act.passages[cl.windows[0].from].part) == decided && cl.windows[0].act.passages[cl.windows[0].from].part != extract.PartDispositif {
		return false
	}
	if adopted != adopts && !x.Is("decide", w) && !r.byAssembly(cl, at) && !(len(cl.windows) > 0 && cl.score >= 0.4 && proposes(cl.windows[0].words())) {
		r.doubt(cl, "outcome.lock", w.Start, w.End, "L'acte ne dit pas que c'est ou que ce sera fait.", r.voteAt(acts[0]))
		return false // neither what the assembly does nor what was proposed to it
	}
	r.lockedAt(cl, at, acts, what)
	return true
}

func (r *run) lockedAt(cl *claim, at int, acts []*act, what extract.Outcome) {
	told := map[extract.Outcome]string{extract.Rejected: "a été rejetée : rien n'a été décidé", extract.Withdrawn: "a été retirée de l'ordre du jour : rien n'a été décidé", extract.Postponed: "a été reportée : rien n'a été décidé", extract.Opinion: "n'est qu'un avis ou un vœu, qui ne décide pas"}[what]
	w := cl.words[at]
	n := len(cl.against)
	r.find(cl, w.Start, w.End, Error, "outcome", fmt.Sprintf("%s %s. Dites-le dans la phrase.", capitalize(acts[0].name()), told), r.voteAt(acts[0]))
	if len(cl.against) > n {
		cl.against[n].kind = "lock"
	}
}

// finite tells a verb of the claim that says that something was done, is or will be. Who
// reports, asks or votes decides nothing.
func (cl *claim) finite(i int) bool {
	x := lexicon.All()
	w := cl.words[i]
	if cl.named(i) || w.Capital && !w.Opens || lexicon.Refused(cl.words, i) || x.Is("rapporte", w) || x.Is("demande", w) || x.Is("prevoit", w) {
		return false
	}
	return cl.toldDone(i) || lexicon.Future(w.Fold) && !lexicon.DefiniteBefore(cl.words, i) || cl.present(i)
}

// present tells a verb of verbes.txt in the present: a form that may be a noun too is one
// behind an article.
func (cl *claim) present(i int) bool {
	w := cl.words[i]
	if i == 0 || w.Past || !lexicon.All().Is("present", w) || lexicon.DefiniteBefore(cl.words, i) {
		return false
	}
	switch cl.words[i-1].Fold {
	case "de", "d", "en", "a", "sans", "par", "pour", "son", "sa", "ses", "leur", "aucun", "aucune", "chaque":
		return false
	}
	return !cl.words[i-1].Digit
}

// lockMatter reports a verb that tells as so what the acts only proposed: the act must have
// the same verb told as past or present, or tell what bears the sentence as the state of
// things. Without any word of the proposal beside it, it is the writer's own.
func (r *run) lockMatter(cl *claim, at int, words []word) bool {
	acts := r.actsAt(cl, at)
	what := locked(acts)
	x := lexicon.All()
	w := cl.words[at]
	if what == "" || x.AnyIs("sort."+string(what), words) || r.verbatim(cl, w.Start, w.End) || len(cl.around(at)) == 0 || conditional(cl) || cl.holds("condition", "pour que", "afin que") || r.valueIsSo(cl) {
		return false
	}
	for _, a := range acts {
		for p, s := range a.passages {
			if s.part == extract.PartVisas || s.part == extract.PartClosing || s.part == extract.PartDispositif || a.share(cl.around(at), p) < 0.3 {
				continue
			}
			for k := s.first; k < s.last; k++ {
				if v := a.words[k]; lexicon.Related(v.Stem, cl.words[at].Stem) || v.Stem == cl.words[at].Stem {
					if m := lexicon.MoodOf(a.words[s.first:s.last], k-s.first); lexicon.Future(cl.words[at].Fold) && m == lexicon.WillBe || m >= lexicon.IsSo || lexicon.PastAt(a.words[s.first:s.last], k-s.first) || m == lexicon.Untold && !lexicon.Infinitive(v.Fold) && !strings.HasSuffix(v.Fold, "ait") && !strings.HasSuffix(v.Fold, "aient") && !proposes(a.words[s.first:s.last]) {
						return false
					}
				}
			}
		}
	}
	proposed := false
	for i, w := range cl.windows {
		s := w.act.passages[w.from]
		state := s.part != extract.PartDispositif && !proposes(w.words())
		if i == 0 && state && cl.score >= 0.3 {
			return false
		}
		proposed = proposed || i == 0 && !state && cl.score >= 0.5
	}
	if proposed && what != extract.Noted {
		r.lockedAt(cl, at, acts, what)
		return true
	}
	r.doubt(cl, "outcome.lock", w.Start, w.End, "L'acte ne dit pas que c'est ou que ce sera fait.", r.voteAt(acts[0]))
	return false
}

// valueIsSo tells that a value of the claim stands in what an act tells as the state of things.
func (r *run) valueIsSo(cl *claim) bool {
	for _, v := range cl.verified {
		if v.line < 0 || v.line >= len(r.acts) {
			continue
		}
		a := r.acts[v.line]
		if p := a.passageAt(v.start); p >= 0 && a.share(cl.content(), p) >= 0.2 {
			if s := a.passages[p]; (s.part == extract.PartReport || s.part == extract.PartRecitals) && !proposes(a.words[s.first:s.last]) {
				return true
			}
		}
	}
	return false
}

// proposes tells that words tell a plan: a conditional, an infinitive that opens them, a verb
// of proposal.
func proposes(words []word) bool {
	for i, w := range words {
		if strings.HasSuffix(w.Fold, "rait") || strings.HasSuffix(w.Fold, "raient") || lexicon.Future(w.Fold) {
			return true
		}
		if i < 3 && lexicon.Infinitive(w.Fold) && i > 0 && (words[i-1].Fold == "a" || words[i-1].Fold == "de" || words[i-1].Fold == "d") {
			return true
		}
		if lexicon.Begins(w.Fold, "propos", "prevoi", "prevoy", "prevu", "projet", "envisag", "tend", "vise", "demand", "sollicit", "soit", "soient") && w.Fold != "tendu" {
			return true
		}
	}
	return false
}

// alreadySo tells that the act gives what the claim says in the present as the state of
// things, in its reasons, and not as what was proposed.
func (r *run) alreadySo(cl *claim, at int) bool {
	if len(cl.windows) == 0 {
		return false
	}
	if w := cl.windows[0]; w.act.d.Outcome == extract.Postponed && decides(w.act.passages[w.from].part) && !proposes(w.words()) {
		return true // what the assembly did decide: to wait, to form a group
	}
	if !lexicon.Future(cl.words[at].Fold) && r.reported(cl) {
		return true
	}
	if cl.toldDone(at) && !(r.byAssembly(cl, at) && lexicon.All().Is("decide", cl.words[at])) {
		best, _ := r.modeIn(cl, cl.held, at)
		if r.byAssembly(cl, at) || lexicon.All().Is("decide", cl.words[at]) {
			return best == done
		}
		return best != sought // what the act says nothing of is no matter of its decision, see events
	}
	x := cl.windows[0]
	if !lexicon.AnyFold(x.words(), cl.words[at].Fold) {
		return false
	}
	p := x.act.passages[x.from]
	return (p.part == extract.PartReport || p.part == extract.PartRecitals || lexicon.Future(cl.words[at].Fold)) && cl.score >= 0.5
}

// announced returns the index of a verb that says that something is or will be, -1 when the
// claim has none.
func (cl *claim) announced() int {
	for i, w := range cl.words {
		switch w.Fold {
		case "est", "sont":
			if i+1 < len(cl.words) && (cl.toldDone(i+1) || cl.toldDone(min(i+2, len(cl.words)-1))) { // the participle says more
				continue
			}
			return i
		case "sera", "seront", "aura", "auront", "devient", "deviennent", "entre", "entrent", "va", "vont":
			return i
		}
		if lexicon.Future(w.Fold) || cl.toldDone(i) && !(lexicon.Begins(w.Fold, "leve") && lexicon.AnyFold(cl.words[:i], "seance")) {
			return i
		}
	}
	if d, at := cl.decisionOf(); d == adopts {
		return at
	}
	x := lexicon.All()
	for i, w := range cl.words {
		if (x.Is("donne", w) || x.Is("recoit", w) || x.Is("decide", w) || x.Is("agit", w) && !w.Past) && !lexicon.Infinitive(w.Fold) && !lexicon.DefiniteBefore(cl.words, i) && !cl.named(i) && !w.Capital {
			return i
		}
	}
	return -1
}

// carried tells that the votes printed adopt an act, whatever was read of its outcome
// (CGCT, L. 2121-20: the majority of the votes expressed).
func carried(v extract.Votes) bool {
	return v.For != nil && v.Against != nil && *v.For > *v.Against
}

// actHolds tells that one of the acts holds a stem.
func actHolds(acts []*act, stem string) bool {
	for _, a := range acts {
		if stem != "" && a.has[stem] > 0 {
			return true
		}
	}
	return false
}

// actHas tells that one of the acts holds one of the folded phrases.
func actHas(acts []*act, phrases ...string) bool {
	for _, a := range acts {
		for _, p := range phrases {
			if a.phrase(p, 0) >= 0 {
				return true
			}
		}
	}
	return false
}

// voteAt returns the place where the act prints its vote or outcome.
func (r *run) voteAt(a *act) *found {
	r.wordsOf(a)
	for i := len(a.passages) - 1; i >= 0; i-- {
		if p := a.passages[i]; p.part == extract.PartVote {
			return &found{act: a, start: p.start, end: p.end}
		}
	}
	return &found{act: a, start: 0, end: 0}
}
