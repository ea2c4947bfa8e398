package check

import (
	"fmt"
	"math"
	"strings"

	"phare/extract"
	"phare/extract/facts"
)

// issue is what separates a draft's value from a source's that has the same number.
type issue struct {
	level   Level
	code    string
	message string
}

// candidate is a source value that may prove a draft's.
type candidate struct {
	found
	issues []issue
	cost   int
	rank   float64 // cost, and how far its passage is from the claim
}

func (r *run) values(cl *claim) {
	if n := len(cl.facts); n > mostFacts {
		from := cl.facts[mostFacts]
		r.find(cl, from.Start, cl.facts[n-1].End, Error, "too-many-values", fmt.Sprintf("Cette phrase contient %d valeurs ; au-delà de %d, elles ne sont pas contrôlées. Coupez-la.", n, mostFacts), nil)
		cl.facts = cl.facts[:mostFacts]
	}
	for i := range cl.facts {
		f := &cl.facts[i]
		if cl.heading && f.Start == 0 && f.Value < 21 && f.End < len(cl.text) && strings.ContainsAny(cl.text[f.End:f.End+1], "./)·-–°") {
			continue // the rank of a part
		}
		switch f.Kind {
		case facts.Vote, facts.Consensus:
		case facts.Reference:
			r.referenceValue(cl, f)
		case facts.Ordinal:
			r.ordinalValue(cl, f)
		default:
			r.value(cl, i)
		}
		if f.Mismatch {
			r.find(cl, f.Start, f.End, Error, "figures-differ", "Le nombre en lettres et le nombre en chiffres ne disent pas la même chose. Corrigez l'un des deux.", nil)
		}
	}
}

// noun names a kind of value in codes and messages.
func noun(k facts.Kind) (code, french string) {
	switch k {
	case facts.Money:
		return "amount", "Ce montant"
	case facts.Percent, facts.Points:
		return "percent", "Ce pourcentage"
	case facts.Date:
		return "date", "Cette date"
	case facts.Duration:
		return "duration", "Cette durée"
	case facts.Hour:
		return "hour", "Cette heure"
	}
	return "count", "Ce nombre"
}

func (r *run) value(cl *claim, i int) {
	f := &cl.facts[i]
	_, it := noun(f.Kind)
	if r.selfCount(cl, f) || r.sessionValue(cl, f) {
		cl.proved++
		return
	}
	best := r.best(cl, f, cl.acts)
	if best != nil && !cl.bound {
		best = r.relevant(cl, f, best)
	}
	if best != nil && f.Kind == facts.Count && f.Letters && f.Value <= 12 && len(best.issues) > 0 && best.issues[0].code == "count-of-what" && !r.sameNounElsewhere(cl, f) {
		best = nil // a small number, that a person may have counted
	}
	if best == nil && f.Qualifier == facts.Exact {
		before := facts.Fold(cl.text[max(0, f.Start-18):f.Start])
		for words, q := range map[string]facts.Qualifier{"peu plus d": facts.Over, "depasse ": facts.Over, "depassent ": facts.Over, "peu moins d": facts.Under, "quelque ": facts.About, "autour d": facts.About, "presque ": facts.Nearly, "ordre d": facts.About} {
			if strings.Contains(before, words) {
				f.Qualifier = q
				best = r.best(cl, f, cl.acts)
			}
		}
	}
	if best == nil && f.High != f.Value && r.bothEnds(cl, f) {
		cl.proved++
		cl.valued++
		return
	}
	if best == nil {
		if r.computed(cl, f) {
			cl.valued++
			cl.proved++
			return
		}
		if f.Kind == facts.Count && f.Letters && f.Value <= 30 && !r.sameNounElsewhere(cl, f) {
			cl.marks = append(cl.marks, mark{start: f.Start, end: f.End}) // one that a person may have counted
			return
		}
		if r.otherForm(cl, f) {
			cl.proved++
			return
		}
		cl.missing = append(cl.missing, i)
		return
	}
	r.otherYear(cl, f)
	if best.cost < 10 && f.Qualifier == facts.Exact {
		best = r.ceiled(cl, f, best)
	}
	for _, is := range best.issues {
		r.raise(cl, f, is, &best.found)
	}
	if best.cost < 10 {
		cl.proved++
		cl.valued++
		cl.verified = append(cl.verified, span{best.start, best.end, r.order(best.act)})
		if best.act.byOCR(best.start, best.end) {
			cl.ocr = true
			r.find(cl, f.Start, f.End, Warning, "ocr-only", it+" n'a été lu que par reconnaissance de caractères, ou sur un passage peu lisible : à vérifier à l'œil sur la page.", &best.found)
		}
	}
}

// ceiled prefers, to a value that the report gives as it is, the same one that the decision
// gives as a maximum: the decision prevails.
func (r *run) ceiled(cl *claim, f *facts.Fact, best *candidate) *candidate {
	if p := best.act.partAt(best.start); p == extract.PartDispositif {
		return best
	}
	for _, a := range cl.acts {
		src := r.factsOf(a)
		for i := range src {
			s := &src[i]
			if s.Kind != f.Kind || s.Kind != facts.Money || !near(f.Value, s.Value) || a.partAt(s.Start) != extract.PartDispositif || !r.sharesWords(cl, a, s) {
				continue
			}
			if s.Qualifier != facts.AtMost {
				return best
			}
			c := candidate{found: found{act: a, fact: s, start: s.Start, end: s.End}}
			for _, is := range r.issues(cl, f, s, a) {
				if is.code == "qualifier-lost" {
					c.issues, c.cost = append(c.issues, is), 10
				}
			}
			if c.cost > 0 && !best.act.says(cl.text) {
				return &c
			}
		}
	}
	return best
}

// bothEnds proves "de 38 à 39,50 €" by its two ends, each printed by itself.
func (r *run) bothEnds(cl *claim, f *facts.Fact) bool {
	var at [2]*candidate
	for k, v := range []float64{f.Value, f.High} {
		g := *f
		g.Value, g.High = v, v
		if at[k] = r.best(cl, &g, cl.acts); at[k] == nil || at[k].cost >= 100 {
			return false
		}
	}
	for _, c := range at {
		cl.verified = append(cl.verified, span{c.start, c.end, r.order(c.act)})
	}
	return true
}

// endOf tells that a value is one end of a printed range.
func endOf(f, s *facts.Fact) bool {
	return s.High != s.Value && f.High == f.Value && (near(f.Value, s.Value) || near(f.Value, s.High))
}

// raise tells what separates a value from the act's: another value contradicts, what is
// added is the writer's own, what is lost is an omission.
func (r *run) raise(cl *claim, f *facts.Fact, is issue, at *found) {
	switch {
	case is.level != Warning || is.code == "ocr-only":
		r.find(cl, f.Start, f.End, is.level, is.code, is.message, at)
	case strings.HasSuffix(is.code, "-lost"):
		r.omit(cl, "omit."+is.code, shown(*at.fact), is.message, at)
	default:
		kind := "value." + is.code
		if is.code == "only-recalled" && f.Kind == facts.Money {
			kind = "value.sum-only-recalled"
		}
		r.doubt(cl, kind, f.Start, f.End, is.message, at)
	}
}

// unprinted reports the values that no act of the claim prints: where the passages of the
// claim give another of the same kind for the same thing, they contradict it; else the value
// is the writer's own.
func (r *run) unprinted(cl *claim) {
	for _, i := range cl.missing {
		f := &cl.facts[i]
		code, it := noun(f.Kind)
		if at := r.otherUnit(cl, f); at != nil {
			r.find(cl, f.Start, f.End, Error, "unit", fmt.Sprintf("L'acte donne ce nombre dans une autre unité : %s. Corrigez-la.", shown(*at.fact)), at)
			continue
		}
		at := r.inPlaceOf(cl, f)
		if at != nil && f.Unit != "fraction" {
			r.find(cl, f.Start, f.End, Error, code+"-not-in-act", fmt.Sprintf("%s ne figure pas dans %s, qui donne %s. Corrigez-le d'après l'acte, ou retirez-le.", it, cl.where(), shown(*at.fact)), at)
			continue
		}
		why := fmt.Sprintf("%s ne figure pas dans %s.", it, cl.where())
		if cl.bound {
			if other := r.best(cl, f, r.others(cl.acts)); other != nil && other.cost < 100 {
				r.doubt(cl, "value.elsewhere", f.Start, f.End, fmt.Sprintf("%s ne figure pas dans %s : on le trouve dans %s, qui ne prouve rien de cette partie.", it, cl.where(), other.act.name()), &other.found)
				continue
			}
		}
		r.doubt(cl, "value.none", f.Start, f.End, why, nil)
	}
}

// otherUnit returns the value of the claim's passages that has the same number in another
// unit: "20 euros" for "20 %".
func (r *run) otherUnit(cl *claim, f *facts.Fact) *found {
	if f.Kind == facts.Date || f.Kind == facts.Hour || f.Value < 4 {
		return nil
	}
	for _, w := range cl.windows {
		for k := range w.act.facts {
			s := &w.act.facts[k]
			if s.Start < w.start() || s.Start >= w.end() || s.Kind == facts.Date || s.Kind == facts.Reference || s.Kind == facts.Number || s.Kind == facts.Ordinal || s.Kind == facts.Vote {
				continue
			}
			if near(f.Value, s.Value) && (f.Kind != s.Kind || f.Unit != s.Unit && measured(f.Unit)) || f.Kind == facts.Money && s.Kind == facts.Percent && f.Value >= 1e6 && near(f.Value/1e6, s.Value) {
				return &found{act: w.act, fact: s, start: s.Start, end: s.End}
			}
		}
	}
	if f.Kind == facts.Count && measured(f.Unit) && f.Value >= 100 { // a number of its own, wherever the act has it
		for _, a := range cl.held {
			for k := range a.facts {
				if s := &a.facts[k]; s.Kind == facts.Count && measured(s.Unit) && s.Unit != f.Unit && near(f.Value, s.Value) {
					return &found{act: a, fact: s, start: s.Start, end: s.End}
				}
			}
		}
	}
	return nil
}

// inPlaceOf returns the value of the claim's passages that stands where the claim has its
// own: of the same kind, said of the same words, and not given by the claim too.
func (r *run) inPlaceOf(cl *claim, f *facts.Fact) *found {
	var best *found
	least := math.Inf(1)
	if !cl.bound || f.Kind == facts.Number || f.Kind == facts.Duration && strings.Contains(f.Text, "premier") {
		return nil
	}
	for n, w := range cl.windows {
		for k := range w.act.facts {
			s := &w.act.facts[k]
			if s.Start < w.start() || s.Start >= w.end() || s.Kind != f.Kind || cl.states(s) || f.Kind == facts.Date && !sameGrain(f, s) {
				continue
			}
			if f.Kind == facts.Count && r.stemOf(f.Unit) != r.stemOf(s.Unit) {
				continue
			}
			p := w.act.passageAt(s.Start)
			if p < 0 {
				continue
			}
			x := w.act.passages[p]
			at := w.act.wordAt(s.Start)
			got, _ := cl.sharedWith(w.act.words[max(x.first, at-20):min(x.last, at+12)])
			if got < 2 && (got < 1 || len(cl.content()) > 6) && f.Kind != facts.Count && len(cl.content()) > 3 {
				continue
			}
			d := float64(n) - 0.3*float64(got) + math.Min(1, math.Abs(math.Log((math.Abs(s.Value)+1e-3)/(math.Abs(f.Value)+1e-3)))/5)
			if d < least {
				least, best = d, &found{act: w.act, fact: s, start: s.Start, end: s.End}
			}
		}
	}
	if best == nil && f.Kind == facts.Money && len(cl.content()) <= 3 { // "Le coût atteint 9 M€": little to align, but the act has a cost
		for _, a := range cl.held {
			for k := range a.facts {
				s := &a.facts[k]
				p := a.passageAt(s.Start)
				if s.Kind != f.Kind || cl.states(s) || p < 0 || standingOf(a.passages[p].part) != decided {
					continue
				}
				for _, st := range cl.content() {
					for _, q := range a.at[st] {
						if int(q) == p {
							return &found{act: a, fact: s, start: s.Start, end: s.End}
						}
					}
				}
			}
		}
	}
	return best
}

// sameGrain tells that two dates say as much: a year, a month, a day.
func sameGrain(f, s *facts.Fact) bool {
	return (f.When.Day > 0) == (s.When.Day > 0) && (f.When.Month > 0) == (s.When.Month > 0)
}

func (r *run) order(a *act) int {
	for i, b := range r.acts {
		if a == b {
			return i
		}
	}
	return -1
}

// others returns the session's acts that are not among those given.
func (r *run) others(acts []*act) []*act {
	in := map[*act]bool{}
	for _, a := range acts {
		in[a] = true
	}
	var out []*act
	for _, a := range r.acts {
		if !in[a] {
			out = append(out, a)
		}
	}
	return out
}

// best returns the source value that proves a draft's with the least left to say.
func (r *run) best(cl *claim, f *facts.Fact, acts []*act) *candidate {
	var best *candidate
	for _, a := range acts {
		src := r.factsOf(a)
		for i := range src {
			s := &src[i]
			if !r.same(cl, f, s, a) {
				continue
			}
			c := candidate{found: found{act: a, fact: s, start: s.Start, end: s.End}}
			c.issues = r.issues(cl, f, s, a)
			for _, is := range c.issues {
				switch is.level {
				case Error:
					c.cost += 100
				case Warning:
					c.cost += 10
				default:
					c.cost++
				}
			}
			if cl.bound { // of several, the one whose passage speaks of the same
				r.wordsOf(a)
				if p := a.passageAt(s.Start); p >= 0 {
					c.rank = 20 * (1 - a.share(cl.content(), p))
				}
			}
			if c.rank += float64(c.cost); best == nil || c.rank < best.rank {
				best = &c
				if c.rank == 0 {
					return best
				}
			}
		}
	}
	return best
}

// same tells that two values are of one kind and one number.
func (r *run) same(cl *claim, f, s *facts.Fact, a *act) bool {
	switch f.Kind {
	case facts.Money:
		switch s.Kind {
		case facts.Money:
			return f.Unit == s.Unit && (rounds(*f, *s) || endOf(f, s))
		case facts.Number: // a table's cell bears no sign
			return (s.Precision < 1 || s.Value >= 100) && rounds(*f, *s) || s.Precision < 1 && near(f.Value, math.Abs(s.Value))
		}
	case facts.Percent:
		switch s.Kind {
		case facts.Percent:
			return rounds(*f, *s) && (f.Unit != "fraction" || r.sharesWords(cl, a, s))
		case facts.Number:
			return rounds(*f, *s) && (s.Precision < 1 || r.nearby(a, s, 40, "taux", "pourcentage", "%"))
		}
	case facts.Points:
		return (s.Kind == facts.Points || s.Kind == facts.Percent) && near(f.Value, s.Value)
	case facts.Date:
		return s.Kind == facts.Date && r.sameDate(cl, f, s, a)
	case facts.Duration, facts.Hour:
		return sameSpan(f, s)
	case facts.Count:
		switch s.Kind {
		case facts.Count, facts.Number:
			if !rounds(*f, *s) && !endOf(f, s) {
				return false
			}
			return s.Kind == facts.Number || !measured(f.Unit) && !measured(s.Unit) || f.Unit == s.Unit
		case facts.Vote:
			return near(f.Value, s.Value) && (s.Unit == "votant" || s.Unit == "present" || s.Unit == "exercice" || s.Unit == "pouvoir" || s.Unit == "voix")
		}
		if f.Unit == "ha" && s.Unit == "m2" {
			return math.Abs(f.Value*1e4-s.Value) <= f.Precision*1e4/2
		}
	case facts.Number:
		return s.Kind != facts.Date && s.Kind != facts.Reference && s.Kind != facts.Hour && rounds(*f, *s) || s.Kind == facts.Reference && strings.Contains(" "+s.Text+" ", " "+f.Text+" ")
	}
	return false
}

// sharesWords tells that the passage of a source value holds two content words of the
// claim: what a vague value needs to be the same.
func (r *run) sharesWords(cl *claim, a *act, s *facts.Fact) bool {
	r.wordsOf(a)
	p := a.passageAt(s.Start)
	if p < 0 {
		return false
	}
	n := 0
	for _, st := range cl.content() {
		if generic(st) {
			continue
		}
		for _, w := range a.words[a.passages[p].first:a.passages[p].last] {
			if w.Stem == st {
				n++
				break
			}
		}
	}
	return n >= 2
}

func sameSpan(f, s *facts.Fact) bool {
	switch s.Kind {
	case facts.Duration, facts.Hour:
		if f.Kind == facts.Hour && s.Kind == facts.Duration && s.Unit != "heure" || s.Kind == facts.Hour && f.Kind == facts.Duration && f.Unit != "heure" {
			return false
		}
		v, h, m := measure(*f)
		v2, h2, m2 := measure(*s)
		if m != m2 || strings.HasPrefix(f.Unit, "jour ") && f.Unit != s.Unit {
			return false
		}
		if f.Kind == facts.Hour || s.Kind == facts.Hour {
			// the ends of "de 8 heures à 21 heures" are each an hour of their own
			return math.Mod(v, 1440) == math.Mod(v2, 1440) || near(v, h2) || math.Mod(v, 1440) == math.Mod(h2, 1440)
		}
		return near(v, v2) && near(h, h2) || f.Value == f.High && s.High != s.Value && (near(v, v2) || near(v, h2)) && f.Unit != "an"
	case facts.Date:
		if f.Kind != facts.Duration {
			return false
		}
		days, years := length(*s)
		switch f.Unit {
		case "jour":
			return days > 1 && near(f.Value, days)
		case "an":
			return years > 1 && (near(f.Value, years) || near(f.Value, years-1))
		}
	}
	return false
}

// sameDate compares days and periods; each end of a printed period stands for itself too.
func (r *run) sameDate(cl *claim, f, s *facts.Fact, a *act) bool {
	if f.Unit != "" { // "janvier prochain"
		d := f.When
		if s.Unit == f.Unit && sameDay(d, s.When, r.years(a, s)) {
			return true
		}
		y, m := r.sessionMonth()
		if y == 0 || s.When.Year == 0 || f.Unit != "prochain" {
			return false
		}
		gap := (s.When.Year-y)*12 + s.When.Month - m
		return s.When.Month == d.Month && d.Month > 0 && gap > 0 && gap <= 12 && roleOf(s.Role) != "" && r.sharesWords(cl, a, s)
	}
	if f.When != f.Until {
		if sameDay(f.When, s.When, r.years(a, s)) && sameDay(f.Until, s.Until, r.years(a, s)) {
			return true
		}
		if s.When == s.Until {
			return false
		}
		return false
	}
	return sameDay(f.When, s.When, r.years(a, s)) || s.When != s.Until && sameDay(f.When, s.Until, r.years(a, s))
}

// years tells which years a source's date may mean that prints none: the session's, and
// those printed in the same passage.
func (r *run) years(a *act, s *facts.Fact) func(int) bool {
	return func(y int) bool {
		if sy, _ := r.sessionMonth(); y == sy {
			return true
		}
		for i := range a.facts {
			o := &a.facts[i]
			if o.Kind == facts.Date && o.When.Year == y && o.Start > s.Start-300 && o.Start < s.Start+300 {
				return true
			}
		}
		return false
	}
}

func (r *run) sessionMonth() (year, month int) {
	if len(r.s.Date) >= 7 {
		_, _ = fmt.Sscanf(r.s.Date[:7], "%d-%d", &year, &month)
	}
	return year, month
}

// sameNounElsewhere tells that an act prints another number of the same noun: "les trois
// écoles" makes "quatre écoles" an error.
func (r *run) sameNounElsewhere(cl *claim, f *facts.Fact) bool {
	want := r.stemOf(f.Unit)
	for _, a := range cl.acts {
		if !cl.bound {
			return false
		}
		src := r.factsOf(a)
		for i := range src {
			if src[i].Kind == facts.Count && src[i].Value < 50 && r.stemOf(src[i].Unit) == want && want != "" {
				return true
			}
		}
	}
	return false
}

func (r *run) stemOf(w string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.stems.Stem(word{Fold: facts.Fold(w)})
}

// nearby tells that one of the folded words stands within so many bytes of a source value.
func (r *run) nearby(a *act, s *facts.Fact, bytes int, words ...string) bool {
	around := facts.Fold(a.text[max(0, s.Start-bytes):min(len(a.text), s.End+bytes)])
	for _, w := range words {
		if strings.Contains(around, w) {
			return true
		}
	}
	return false
}
