package check

import (
	"fmt"
	"slices"
	"strings"

	"phare/extract"
)

// accomplished reports what a claim gives for done where its acts only ask for it, allow
// it, plan it, or say nothing of it: "le permis a été accordé" for an act that lets it be
// asked for.
func (r *run) accomplished(cl *claim) {
	if conditional(cl) {
		return
	}
	for k := range kinds {
		e := eventOf(k)
		for i, w := range cl.words {
			if refused(cl.words, i) || nounOf(cl.words, i) {
				continue
			}
			told := begins(w.fold, e.verbs)
			if told && !cl.saysDone(i, e.moves) && (r.denies(cl, k, e, i) || r.unheard(cl, k, i)) {
				break
			}
			if !begins(w.fold, e.now) && (!told || !cl.saysDone(i, e.moves)) {
				continue
			}
			acts := r.actsAt(cl, i)
			if len(acts) == 0 || onDay(cl.words, i) && r.onSameDay(cl, acts, k, i) {
				continue
			}
			if k == permitting && !onlyAdvised(acts) || k == opening && cl.access(i) || k == granting && !cl.getsGrant(i) {
				continue
			}
			r.holdDone(cl, acts, k, e, i)
			break
		}
	}
}

// conditional tells a claim that only says what if, or that asks.
func conditional(cl *claim) bool {
	return cl.text != "" && cl.text[len(cl.text)-1] == '?' || cl.holds("si ", "s'il", "s’il", "sous reserve", "une fois", "des que", "lorsqu", "quand ", "avant que", "tant que")
}

// saysDone tells that the participle at i is a past, or a state that comes of one; "est
// versé" may only say how.
func (cl *claim) saysDone(i int, moves bool) bool {
	if !pastAt(cl.words, i) {
		return i > 0 && (cl.words[i-1].fold == "desormais" || cl.words[i-1].fold == "enfin" || cl.words[i-1].fold == "deja")
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		switch cl.words[k].fold {
		case "a", "ont", "ete", "avait", "avaient":
			return k == 0 || cl.words[k-1].fold != "s" && cl.words[k-1].fold != "se"
		case "est", "sont":
			return !moves && (k == 0 || cl.words[k-1].fold != "s" && cl.words[k-1].fold != "se") // "s'est engagée à"
		case "aura", "auront":
			return false
		}
	}
	return false
}

// access tells "ouvert aux familles", which says who may come.
func (cl *claim) access(i int) bool {
	if i+2 >= len(cl.words) {
		return false
	}
	n := cl.words[i+1].fold
	return (n == "a" || n == "aux" || n == "au") && cl.words[i+2].fold != "public"
}

// getsGrant tells that what is received at i is money or a permission: a letter may be
// received too.
func (cl *claim) getsGrant(i int) bool {
	if !begins(cl.words[i].fold, []string{"recu"}) {
		return true
	}
	return heldIn(cl.words, []string{"subvention", "aide", "financement", "fonds", "somme", "dotation", "prime", "accord", "permis", "autorisation", "label"})
}

// onlyAdvised tells that none of the acts decides: the assembly gave its opinion.
func onlyAdvised(acts []*act) bool {
	for _, a := range acts {
		if a.d.Outcome != extract.Opinion {
			return false
		}
	}
	return true
}

// actsAt returns the acts that a claim bound to acts is held against; else the acts that
// the words beside word i speak of, none when no act holds most of them.
func (r *run) actsAt(cl *claim, i int) []*act {
	if cl.bound {
		return cl.acts
	}
	near := &claim{acts: cl.acts, words: cl.words[max(0, i-9):min(len(cl.words), i+12)]}
	top := r.closest(near, 3)
	if len(top) == 0 || slices.Contains(r.heads(), top[0]) {
		return nil
	}
	first := r.coverage(near, top[0])
	if first < 0.5 {
		return nil
	}
	n := 1
	for n < len(top) && r.coverage(near, top[n]) > 0.85*first {
		n++
	}
	return top[:n]
}

// denies reports an event that a claim announces and that its acts only speak of to say
// that it will not be: "les abonnés seront remboursés".
func (r *run) denies(cl *claim, k kind, e event, i int) bool {
	subject := cl.around(i)
	if !cl.bound || len(subject) == 0 {
		return false
	}
	var where *found
	for _, a := range cl.acts {
		for _, o := range r.eventsOf(a)[k] {
			if a.words[o.word].stem != cl.words[i].stem || a.share(subject, o.passage) < 0.45 {
				continue
			}
			if o.mode != denied {
				return false
			}
			p := a.passages[o.passage]
			where = &found{act: a, start: p.start, end: p.end}
		}
	}
	if where == nil {
		return false
	}
	w := cl.words[i]
	r.find(cl, w.start, w.end, Warning, "negation-lost", fmt.Sprintf("L'acte nie ce que la phrase affirme (« %s »). Relisez-le.", cl.text[w.start:w.end]), where)
	return true
}

// unheard reports an event to come of a kind that the acts never speak of.
func (r *run) unheard(cl *claim, k kind, i int) bool {
	if i == 0 || !begins(cl.words[i-1].fold, []string{"sera=", "seront="}) {
		return false
	}
	acts := r.actsAt(cl, i)
	for _, a := range acts {
		if len(r.eventsOf(a)[k]) > 0 || cl.words[i].stem != "" && a.has[cl.words[i].stem] > 0 {
			return false
		}
	}
	if len(acts) > 0 {
		w := cl.words[i]
		r.find(cl, w.start, w.end, Warning, "word-not-in-act", unborne(r.subjectOf(cl, acts), cl.text[w.start:w.end]), nil)
	}
	return len(acts) > 0
}

// happened reports a past of a verb that the acts do not hold, told of another than the
// assembly: "les bacs ont été distribués". A value that was found proves by itself.
func (r *run) happened(cl *claim) {
	if len(cl.verified) > 0 || len(cl.found) > 0 || conditional(cl) || r.speaksOfSession(cl) {
		return
	}
	for i, w := range cl.words {
		if w.stem == "" || generic(w.stem) || w.capital || !participle(cl.text[w.start:w.end]) || i == 0 || refused(cl.words, i) || onDay(cl.words, i) {
			continue
		}
		if p := cl.words[i-1].fold; p != "ete" && p != "ont" && (p != "a" || !strings.HasSuffix(strings.ToLower(cl.text[:w.start]), " a ")) {
			continue
		}
		if r.byAssembly(cl, i) {
			continue
		}
		acts := r.actsAt(cl, i)
		if len(acts) == 0 {
			continue
		}
		if r.sessionWord(w.stem) || saidDone(acts, w.stem) {
			continue
		}
		r.find(cl, w.start, w.end, Warning, "word-not-in-act", unborne(r.subjectOf(cl, acts), cl.text[w.start:w.end]), nil)
		return
	}
}

// saidDone tells that one of the acts holds a past of the verb of a stem.
func saidDone(acts []*act, stem string) bool {
	for _, a := range acts {
		for _, p := range a.at[stem] {
			x := a.passages[p]
			words := a.words[x.first:x.last]
			for i, w := range words {
				if w.stem == stem && modeOf(words, i, x.part, true, false) == done {
					return true
				}
			}
		}
	}
	return false
}

// participle tells the ends that a past participle has.
func participle(w string) bool {
	for _, end := range []string{"é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// onSameDay tells that an act dates an event of the kind as the claim does at word i.
func (r *run) onSameDay(cl *claim, acts []*act, k kind, i int) bool {
	for _, a := range acts {
		for _, o := range r.eventsOf(a)[k] {
			if onDay(a.words, o.word) && a.words[o.word+2].fold == cl.words[i+2].fold || pastAt(a.words, o.word) && len(cl.verified) > 0 {
				return true
			}
		}
	}
	return false
}

// holdDone holds the event told at word i against what the acts say of events of its kind,
// where they speak of the same things.
func (r *run) holdDone(cl *claim, acts []*act, k kind, e event, i int) {
	subject := cl.around(i)
	var borne, weaker float64
	var where *found
	seen := false
	for _, a := range acts {
		for _, o := range r.eventsOf(a)[k] {
			p := a.passages[o.passage]
			v := a.share(subject, o.passage)
			switch {
			case o.mode == done && (len(subject) == 0 || p.part == extract.PartDispositif && (v > 0.15 || len(subject) == 1)):
				return // it is what the act decides
			case o.mode == done && !onDay(a.words, o.word):
				borne = max(borne, v)
				continue
			case o.mode == done: // an earlier event, of that day
				borne = max(borne, v-0.2)
				continue
			}
			seen = true
			if where == nil || v > weaker {
				weaker, where = v, &found{act: a, start: p.start, end: p.end, nearest: a.text[a.words[o.word].start:a.words[o.word].end]}
			}
		}
	}
	if borne >= 0.45 && borne >= weaker-0.1 {
		return
	}
	if k == granting && begins(cl.words[i].fold, []string{"accord", "attribu", "allou", "octroy"}) && r.byAssembly(cl, i) && r.grants(acts) {
		return // "a accordé les aides" for "approuve le tableau des aides"
	}
	level := Warning
	if e.always || where != nil && weaker >= 0.4 || r.onlySeeks(acts) {
		level = Error
	}
	w := cl.words[i]
	why := "ne dit pas que c'est fait"
	if !seen && borne == 0 {
		why = "ne dit rien de tel"
	}
	if where == nil {
		where = r.decisionAt(acts)
	}
	r.find(cl, w.start, w.end, level, e.code, fmt.Sprintf("%s %s. %s", r.subjectOf(cl, acts), why, r.remedy(acts, where)), where)
}

func (r *run) subjectOf(cl *claim, acts []*act) string {
	if len(acts) == 1 {
		return capitalize(acts[0].name())
	}
	return cl.subject()
}

// around returns the stems of what an event is told of: the words beside it, as far as a
// mark cuts the sentence.
func (cl *claim) around(i int) []string {
	lo, hi := i, i
	for lo > 0 && i-lo < 9 && !cut(cl.text[cl.words[lo-1].end:cl.words[lo].start]) {
		lo--
	}
	for hi+1 < len(cl.words) && hi-i < 9 && !cut(cl.text[cl.words[hi].end:cl.words[hi+1].start]) {
		hi++
	}
	var out []string
	seen := map[string]bool{}
	for _, w := range cl.words[lo : hi+1] {
		if w.stem != "" && w.stem != cl.words[i].stem && !seen[w.stem] && !generic(w.stem) {
			seen[w.stem] = true
			out = append(out, w.stem)
		}
	}
	return out
}

func cut(between string) bool {
	for _, c := range between {
		if c == ':' || c == ';' || c == '.' || c == '(' {
			return true
		}
	}
	return false
}

// share returns what part of some stems a passage holds, with the one before it, rare stems
// counting more.
func (a *act) share(stems []string, p int) float64 {
	var sum, got float64
	for _, st := range stems {
		w := weight(a, st)
		sum += w
		for _, q := range a.at[st] {
			if int(q) == p || int(q) == p-1 && a.passages[q].part == a.passages[p].part {
				got += w
				break
			}
		}
	}
	if sum == 0 {
		return 0
	}
	return got / sum
}

// byAssembly tells that the assembly, or its authority, is named just before the verb at i.
func (r *run) byAssembly(cl *claim, i int) bool {
	for k := max(0, i-10); k < i; k++ {
		if r.actorOf(cl.words[k]) == "@body" {
			return true
		}
	}
	return false
}

// grants tells that one of the acts decides of something, and not only asks.
func (r *run) grants(acts []*act) bool {
	for _, a := range acts {
		if a.d.Outcome == extract.Adopted && !r.onlySeeks([]*act{a}) {
			return true
		}
	}
	return false
}

// onlySeeks tells that what the acts decide is only a principle, a request, an opinion or a
// permission to go on.
func (r *run) onlySeeks(acts []*act) bool {
	for _, a := range acts {
		for _, p := range a.passages {
			if p.part != extract.PartDispositif {
				continue
			}
			words := a.words[p.first:p.last]
			if h := headOf(words); h >= 0 && !result(words) && begins(words[h].fold, deciding) && !heldIn(words[h:min(len(words), h+6)], []string{"principe=", "projet=", "avant=", "financement=", "demand", "sollicit"}) {
				return false
			}
		}
	}
	return len(acts) > 0
}

// result tells the line of a decision that only gives its vote: "Adopté à l'unanimité".
func result(words []word) bool {
	return len(words) < 16 && begins(words[0].fold, []string{"adopte", "deliberation=", "vote="}) && heldIn(words, []string{"unanimite", "majorite", "voix", "suffrages"})
}

// remedy tells what to write in the place of what is not done, by the verb of the act.
func (r *run) remedy(acts []*act, where *found) string {
	if where != nil && where.act != nil && where.act.partAt(where.start) == extract.PartDispositif {
		p := where.act.wordAt(where.start)
		words := where.act.words[p:min(len(where.act.words), where.act.wordAt(where.end)+1)]
		if s := verbOf(words); s != "" {
			return s
		}
	}
	for _, a := range acts {
		for _, p := range a.passages {
			if p.part == extract.PartDispositif {
				if s := verbOf(a.words[p.first:p.last]); s != "" {
					return s
				}
			}
		}
	}
	return "Écrivez ce qui est prévu ou décidé."
}

// verbOf is the advice that goes with the weak verb of a passage.
func verbOf(words []word) string {
	for k, w := range words {
		switch {
		case w.fold == "principe":
			return "Écrivez « approuve le principe »."
		case begins(w.fold, []string{"sollicit"}):
			return "Écrivez « sollicite » ou « demande »."
		case w.fold == "avis":
			return "Écrivez « donne un avis »."
		case w.fold == "acte" && k > 0 && begins(words[k-1].fold, []string{"pren", "pris"}):
			return "Écrivez « prend acte »."
		case begins(w.fold, []string{"autoris"}):
			return "Écrivez « autorise à… »."
		case w.fold == "demander" || w.fold == "demande":
			return "Écrivez « demande »."
		}
	}
	return ""
}

// decisionAt returns the first item of what the acts decide.
func (r *run) decisionAt(acts []*act) *found {
	for _, a := range acts {
		for _, p := range a.passages {
			if p.part == extract.PartDispositif && p.last-p.first > 4 {
				return &found{act: a, start: p.start, end: p.end}
			}
		}
	}
	return nil
}
