package check

import (
	"fmt"
	"strings"

	"phare/extract"
	"phare/extract/facts"
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
	for i, w := range cl.words {
		prev := func(n int) string {
			if i >= n {
				return cl.words[i-n].fold
			}
			return ""
		}
		next := func(n int) string {
			if i+n < len(cl.words) {
				return cl.words[i+n].fold
			}
			return ""
		}
		switch w.fold {
		case "approuve", "approuvent", "approuvee", "approuves", "approuvees", "adopte", "adoptent", "adoptee", "adoptes", "adoptees", "valide", "validee", "valident", "vote", "votent", "votee", "votes", "entérine", "enterine", "enterinent", "decide", "decident":
			if prev(1) == "pas" || prev(2) == "pas" || prev(1) == "le" || prev(1) == "un" || prev(1) == "ce" || prev(1) == "du" || prev(1) == "au" || prev(1) == "deja" {
				continue
			}
			return adopts, i
		case "accord":
			if prev(1) == "son" && (prev(2) == "donne" || prev(2) == "donnent") {
				return adopts, i
			}
		case "rejette", "rejettent", "rejete", "rejetee", "rejetes", "rejetees", "repousse", "repoussent", "repoussee", "repousses", "refuse", "refusent", "refusee", "refuses":
			return rejects, i
		case "acte":
			if prev(1) == "prend" || prev(1) == "pris" || prev(1) == "donne" || prev(1) == "prennent" || prev(1) == "prendre" {
				return notes, i
			}
		case "avis":
			if n := next(1); n == "favorable" || n == "defavorable" {
				return advises, i
			}
		case "voeu", "motion":
			return advises, i
		case "retire", "retiree", "ajourne", "ajournee", "reporte", "reportee":
			if w.fold == "reporte" && next(1) == "sur" {
				continue
			}
			return withdraws, i
		}
	}
	return none, 0
}

// outcome holds what a claim says of the decision and of the vote against the act.
func (r *run) outcome(cl *claim) {
	r.votes(cl)
	d, at := cl.decisionOf()
	if r.undecided(cl, d) || r.wished(cl, d) || d == none {
		return
	}
	if !cl.bound {
		if d != adopts && d != rejects || strings.HasPrefix(cl.words[at].fold, "repouss") {
			return
		}
		all := cl.acts
		defer func() { cl.acts = all }()
		if cl.acts = r.actsAt(cl, at); len(cl.acts) == 0 {
			return
		}
	}
	a := cl.acts[0]
	agree := func(o extract.Outcome) bool {
		for _, b := range cl.acts {
			if b.d.Outcome == o && !(o == extract.Rejected && carried(b.d.Votes)) {
				return true
			}
		}
		return false
	}
	w := cl.words[at]
	say := func(level Level, message string) {
		r.find(cl, w.start, w.end, level, "outcome", message, r.voteAt(a))
	}
	subject := at < 12 // the verb of a long sentence's end is seldom the assembly's
	switch d {
	case adopts:
		switch {
		case agree(extract.Adopted) || agree(extract.Elected) || carried(a.d.Votes):
		case agree(extract.Rejected):
			say(Error, fmt.Sprintf("%s a été rejetée. Écrivez qu'elle est rejetée.", capitalize(a.name())))
		case agree(extract.Withdrawn):
			say(Error, fmt.Sprintf("%s a été retirée de l'ordre du jour : rien n'a été décidé.", capitalize(a.name())))
		case agree(extract.Postponed):
			say(Error, fmt.Sprintf("%s a été reportée : rien n'a été décidé.", capitalize(a.name())))
		case agree(extract.Noted):
			if !r.actHolds(cl, w.stem) {
				say(Error, "L'assemblée a seulement pris acte : elle n'a ni adopté ni approuvé. Écrivez « a pris acte ».")
			}
		case agree(extract.Opinion):
			if !cl.holds("avis", "voeu", "vœu", "motion") {
				say(Error, "L'assemblée a émis un avis ou un vœu, qui ne décide pas. Écrivez « a émis un avis » ou « un vœu ».")
			}
		case !cl.bound:
		default:
			if a.d.Status == extract.StatusDraft {
				say(Warning, "La source n'est qu'un projet, sans résultat de vote. Vérifiez que l'assemblée l'a adopté, et sans le modifier.")
			} else if !r.actHolds(cl, w.stem) {
				say(Warning, "L'acte ne dit pas ce que l'assemblée en a fait. Vérifiez le résultat du vote.")
			}
		}
	case rejects:
		byAssembly := false
		for k := max(0, at-5); k < at; k++ {
			byAssembly = byAssembly || r.actorOf(cl.words[k]) == "@body"
		}
		if agree(extract.Postponed) && strings.HasPrefix(w.fold, "repouss") {
			return
		}
		if agree(extract.Rejected) || r.actHolds(cl, w.stem) && !(byAssembly && (agree(extract.Adopted) || carried(a.d.Votes))) {
			return
		}
		if subject {
			say(Error, fmt.Sprintf("%s n'a pas été rejetée. Corrigez.", capitalize(a.name())))
		}
	case notes:
		if !agree(extract.Noted) && !r.actHas(cl, "prend acte", "prends acte", "pris acte", "donne acte", "prendre acte", "de prendre acte", "dont acte", "donner acte") {
			say(Warning, "L'acte ne dit pas « prend acte ». Reprenez son verbe.")
		}
	case advises:
		word := cl.words[min(at+1, len(cl.words)-1)].fold
		if word == "favorable" || word == "defavorable" {
			if !r.actHas(cl, "avis "+word, "avis tres "+word) {
				say(Error, fmt.Sprintf("L'acte ne donne pas d'« avis %s ». Reprenez ses mots.", cl.text[cl.words[at+1].start:cl.words[at+1].end]))
			}
		} else if !r.actHas(cl, w.fold, w.fold+"x") {
			say(Warning, "L'acte n'est ni un vœu ni une motion. Reprenez ses mots.")
		}
	case withdraws:
		if !agree(extract.Withdrawn) && !agree(extract.Postponed) && !r.actHolds(cl, w.stem) {
			say(Error, fmt.Sprintf("%s n'a été ni retirée ni reportée. Corrigez.", capitalize(a.name())))
		}
	}
}

// undecided reports what a claim announces of acts by which nothing was decided: "les bus
// seront gratuits" of a motion that was rejected.
func (r *run) undecided(cl *claim, d decision) bool {
	at := cl.announced(d)
	if at < 0 || cl.tempered() {
		return false
	}
	acts := r.actsAt(cl, at)
	for _, a := range acts {
		switch a.d.Outcome {
		case extract.Rejected, extract.Withdrawn, extract.Postponed:
			if carried(a.d.Votes) {
				return false
			}
		default:
			return false
		}
	}
	if len(acts) == 0 {
		return false
	}
	what := map[extract.Outcome]string{extract.Rejected: "rejetée", extract.Withdrawn: "retirée de l'ordre du jour", extract.Postponed: "reportée"}[acts[0].d.Outcome]
	w := cl.words[at]
	r.find(cl, w.start, w.end, Error, "outcome", fmt.Sprintf("%s a été %s : rien n'a été décidé. Écrivez ce qui était proposé, et qu'elle a été %s.", capitalize(acts[0].name()), what, what), r.voteAt(acts[0]))
	return true
}

// wished reports what an assembly only wishes for, or gives its opinion on, told as a fact:
// "le train est maintenu".
func (r *run) wished(cl *claim, d decision) bool {
	at := cl.announced(d)
	if !cl.bound || at < 0 || at+1 >= len(cl.words) || cl.tempered() || cl.holds("avis", "voeu", "vœu", "favorable") {
		return false
	}
	told := cl.words[at+1]
	if told.stem == "" || !participle(cl.text[told.start:told.end]) || refused(cl.words, at+1) || !onlyAdvised(cl.acts) {
		return false
	}
	for _, a := range cl.acts {
		for _, p := range a.at[told.stem] {
			x := a.passages[p]
			if x.part != extract.PartDispositif {
				continue
			}
			r.find(cl, told.start, told.end, Error, "outcome", "L'assemblée a émis un avis ou un vœu, qui ne décide pas. Écrivez ce qu'elle souhaite ou demande.", &found{act: a, start: x.start, end: x.end})
			return true
		}
	}
	return false
}

// announced returns the index of a verb that says that something is or will be, -1 when the
// claim has none.
func (cl *claim) announced(d decision) int {
	for i, w := range cl.words {
		switch w.fold {
		case "est", "sont", "sera", "seront", "aura", "auront", "devient", "deviennent", "entre", "entrent":
			return i
		}
		for _, end := range []string{"era", "eront", "ira", "iront", "dra", "dront", "rra", "rront", "ura", "uront"} {
			if len(w.fold) > 4 && strings.HasSuffix(w.fold, end) {
				return i
			}
		}
	}
	if d == adopts {
		_, at := cl.decisionOf()
		return at
	}
	return -1
}

// tempered tells a claim that speaks of what was proposed, or says what became of it.
func (cl *claim) tempered() bool {
	for _, w := range cl.words {
		if strings.HasSuffix(w.fold, "rait") || strings.HasSuffix(w.fold, "raient") || begins(w.fold, []string{"rejet", "refus", "repouss", "retir", "report", "ajourn", "propos", "projet", "demand", "souhait", "prevoy", "devai", "voulai", "ne=", "n=", "non=", "debat", "examin", "present", "soumi", "etudi", "revien", "prochain", "motion", "voeu", "contre="}) {
			return true
		}
	}
	return false
}

// carried tells that the votes printed adopt an act, whatever was read of its outcome
// (CGCT, L. 2121-20: the majority of the votes expressed).
func carried(v extract.Votes) bool {
	return v.For != nil && v.Against != nil && *v.For > *v.Against
}

// actHolds tells that one of the claim's acts holds a stem.
func (r *run) actHolds(cl *claim, stem string) bool {
	for _, a := range cl.acts {
		r.wordsOf(a)
		if stem != "" && a.has[stem] > 0 {
			return true
		}
	}
	return false
}

// actHas tells that one of the claim's acts holds one of the folded phrases.
func (r *run) actHas(cl *claim, phrases ...string) bool {
	for _, a := range cl.acts {
		r.wordsOf(a)
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

// votes holds unanimity, majority and counts against what the act prints.
func (r *run) votes(cl *claim) {
	for i := range cl.facts {
		f := &cl.facts[i]
		switch f.Kind {
		case facts.Consensus:
			r.consensus(cl, f)
		case facts.Vote:
			r.voteCount(cl, f)
		}
	}
}

func (r *run) consensus(cl *claim, f *facts.Fact) {
	expressed := cl.holds("suffrages exprimes", "exprimes")
	acts := cl.acts
	if !cl.bound {
		acts = r.closest(cl, 1)
		if len(acts) == 0 || r.coverage(cl, acts[0]) < 0.3 {
			acts = cl.acts // "toutes les délibérations ont été adoptées à l'unanimité"
			if len(r.b.all) > 0 {
				acts = r.b.all
			}
		}
	}
	for _, a := range acts {
		v := a.d.Votes
		against := v.Against != nil && *v.Against > 0
		abstained := v.Abstain != nil && *v.Abstain > 0
		switch {
		case f.Unit == "unanimite" && (against || abstained && !expressed || a.d.Unanimous != nil && !*a.d.Unanimous && !(expressed && !against)):
			why := "L'acte compte des voix contre."
			if !against {
				why = "L'acte compte des abstentions : écrivez « à l'unanimité des suffrages exprimés », ou « sans opposition »."
			}
			if !against && !abstained {
				why = "L'acte n'a pas été adopté à l'unanimité."
			}
			r.find(cl, f.Start, f.End, Error, "vote-unanimity", why, r.voteAt(a))
			return
		case f.Unit == "unanimite" && a.d.Unanimous == nil && !(v.For != nil && *v.For > 0 && !against && !abstained):
			r.find(cl, f.Start, f.End, Error, "vote-not-stated", fmt.Sprintf("%s ne donne pas le détail du vote : n'en dites rien.", capitalize(a.name())), r.voteAt(a))
			return
		case f.Unit == "majorite" && a.d.Unanimous != nil && *a.d.Unanimous:
			r.find(cl, f.Start, f.End, Error, "vote-unanimity", "L'acte a été adopté à l'unanimité.", r.voteAt(a))
			return
		case f.Unit == "majorite" && a.d.Unanimous == nil && !against && !r.actHas(cl, "majorite"):
			r.find(cl, f.Start, f.End, Error, "vote-not-stated", fmt.Sprintf("%s ne donne pas le détail du vote : n'en dites rien.", capitalize(a.name())), r.voteAt(a))
			return
		}
	}
	cl.proved++
}

func (r *run) voteCount(cl *claim, f *facts.Fact) {
	acts := cl.acts
	if !cl.bound {
		acts = r.closest(cl, 3)
	}
	stated := false
	for _, a := range acts {
		v := a.d.Votes
		var p *int
		switch f.Unit {
		case "pour", "voix":
			p = v.For
		case "contre":
			p = v.Against
		case "abstention":
			p = v.Abstain
		case "nppv":
			p = v.NotVoting
		}
		if p != nil {
			stated = true
			if float64(*p) == f.Value {
				cl.proved++
				return
			}
		}
		src := r.factsOf(a)
		for i := range src {
			s := &src[i]
			if s.Kind == facts.Vote && (s.Unit == f.Unit || f.Unit == "voix" || s.Unit == "voix") && s.Value == f.Value && p == nil {
				cl.proved++
				cl.verified = append(cl.verified, span{s.Start, s.End, r.order(a)})
				return
			}
		}
		if f.Value == 0 && a.d.Unanimous != nil && *a.d.Unanimous && (f.Unit == "contre" || f.Unit == "abstention") {
			cl.proved++
			return
		}
	}
	if len(acts) == 0 {
		return
	}
	if stated {
		r.find(cl, f.Start, f.End, Error, "vote-count", "L'acte donne un autre décompte du vote. Corrigez d'après lui.", r.voteAt(acts[0]))
		return
	}
	r.find(cl, f.Start, f.End, Error, "vote-not-stated", fmt.Sprintf("%s ne donne pas ce décompte du vote : n'en dites rien.", cl.subject()), r.voteAt(acts[0]))
}
