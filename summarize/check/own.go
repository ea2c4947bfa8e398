package check

import (
	"fmt"
	"slices"
	"strings"

	"phare/extract/facts"
	"phare/summarize/check/lexicon"
)

// mark is a run of the claim's text that its passages do not license.
type mark struct {
	start, end int
	kind       string // of doubt, see weigh
	says       bool   // it says something of its own; else it only words the act otherwise
	why        string // French sentence, "" when the words themselves say it
	at         *found // the act's words that come closest
}

// doubt marks words that say what no passage licenses.
func (r *run) doubt(cl *claim, kind string, start, end int, why string, at *found) {
	if r.verbatim(cl, start, end) {
		return
	}
	cl.marks = append(cl.marks, mark{kind: kind, start: start, end: end, says: true, why: why, at: at})
}

// ownWords grades the words that nothing licenses: those of a class that always needs a
// licence, and clauses of the writer's own, say something; the others are rewordings.
func (r *run) ownWords(cl *claim) {
	if !r.silent(cl) {
		r.classes(cl)
		r.clauses(cl)
	}
}

// classes marks the words of quantity, comparison, time, modality, cause, effect and praise
// whose family no passage holds.
func (r *run) classes(cl *claim) {
	x := lexicon.All()
	question := strings.HasSuffix(cl.text, "?")
	for i := 0; i < len(cl.words); i++ {
		fs, n := x.FamiliesAt(cl.words, i, false)
		if len(fs) == 0 {
			continue
		}
		w := cl.words[i]
		if w.Capital && !w.Opens || cl.named(i) || question || lexicon.Refused(cl.words, i) || n == 1 && cl.inValue(w) {
			continue
		}
		alone := slices.IndexFunc(fs, func(f int) bool {
			return !r.familyBorne(cl, i, f) && !cl.harmless(i, n, x.Families[f]) && !(x.Families[f].Class == "quantite" && r.allOf(cl, i, n, f))
		})
		if alone >= 0 {
			start, end := w.Start, cl.words[i+n-1].End
			f := x.Families[fs[alone]]
			if f.Class == "quantite" && f.Name == "tous" && i+n < len(cl.words) { // the noun says all of what
				end = cl.words[i+n].End
			}
			at := r.inSlot(cl, i, fs[alone])
			if at == nil && f.Name == "sansreserve" {
				at = r.limited(cl)
			}
			if at == nil && f.Name == "tous" {
				at = r.someOf(cl, i+n)
			}
			if at != nil {
				r.find(cl, start, end, Error, f.Class, fmt.Sprintf("L'acte dit autre chose que « %s » : « %s ». Corrigez d'après lui.", cl.text[start:end], excerpt(at)), at)
			} else {
				r.doubt(cl, "class."+f.Class, start, end, "", nil)
			}
		}
		i += n - 1
	}
}

// familyBorne tells that a passage near word i holds a phrase of a family, or of one that
// licenses it.
func (r *run) familyBorne(cl *claim, i, f int) bool {
	x := lexicon.All()
	all := []int{f}
	for _, n := range x.Families[f].Also {
		if k, ok := x.Named[n]; ok {
			all = append(all, k)
		}
	}
	places := r.near(cl, i, 0.35)
	switch x.Families[f].Class {
	case "eloge", "effet": // praise of one thing licenses no other
		stem := cl.words[i].Stem
		for _, a := range cl.held {
			if stem != "" && (a.has[stem] > 0 || a.kin(stem)) || stem == "" && a.phrase(cl.words[i].Fold, 0) >= 0 && len(a.familyAt(f)) > 0 {
				return true
			}
		}
		return false
	case "temps", "moment": // said anywhere in the act is said
		for _, a := range cl.held {
			for _, k := range all {
				if len(a.familyAt(k)) > 0 {
					return true
				}
			}
		}
		return false
	}
	for _, k := range all {
		if next := min(i+2, len(cl.words)-1); x.Families[f].Name == "tous" && cl.words[i].Fold != "pour" && cl.words[i].Fold != "a" && cl.words[next].Fold != "monde" {
			break // all of what? see allOf
		}
		for _, w := range places {
			for _, p := range w.act.familyAt(k) {
				if int(p) >= w.from && int(p) <= w.to {
					return true
				}
			}
		}
	}
	return false
}

// inSlot returns the place of the claim's first passage where a word of the same class
// stands instead: "par semaine" for "par jour", "le dimanche" for "le samedi".
func (r *run) inSlot(cl *claim, i, f int) *found {
	x := lexicon.All()
	class := x.Families[f].Class
	if class != "frequence" && class != "semaine" && x.Families[f].Name != "superieur" && x.Families[f].Name != "inferieur" || !cl.bound {
		return nil
	}
	for _, w := range r.near(cl, i, 0.5) {
		if standingOf(w.act.passages[w.from].part) != decided {
			continue
		}
		for k, o := range x.Families {
			if o.Class != class || k == f || class == "comparaison" && o.Name != "superieur" && o.Name != "inferieur" {
				continue
			}
			for _, p := range w.act.familyAt(k) {
				if int(p) >= w.from && int(p) <= w.to && w.act.share(cl.around(i), int(p)) >= 0.4 {
					s := w.act.passages[p]
					return &found{act: w.act, start: s.start, end: s.end}
				}
			}
		}
	}
	return nil
}

// limited returns the place of the claim's passages that sets a limit.
func (r *run) limited(cl *claim) *found {
	for _, w := range cl.windows {
		for _, f := range lexicon.All().Limits {
			if k := lexicon.AnyPhrase(f.Say, w.words()); k >= 0 && cl.score >= 0.4 {
				return &found{act: w.act, start: w.start(), end: w.end()}
			}
		}
	}
	return nil
}

// someOf returns the place of the claim's passages that says how many, or some, of the noun
// that the claim says all of.
func (r *run) someOf(cl *claim, k int) *found {
	for k < len(cl.words) && cl.words[k].Stem == "" {
		k++
	}
	if k >= len(cl.words) || cl.score < 0.4 || !cl.bound {
		return nil
	}
	for _, w := range singly(cl.windows) {
		words := w.words()
		for j, v := range words {
			if v.Stem != cl.words[k].Stem || j == 0 {
				continue
			}
			p := words[j-1]
			if p.Digit && len(p.Fold) < 4 || p.Fold == "certains" || p.Fold == "certaines" || p.Fold == "quelques" || p.Fold == "autres" {
				return &found{act: w.act, start: w.start(), end: w.end()}
			}
		}
	}
	return nil
}

// allOf tells that an act says all, or each, of the noun that follows the quantifier at i.
func (r *run) allOf(cl *claim, i, n, f int) bool {
	x := lexicon.All()
	switch x.Families[f].Name {
	case "tous", "chaque":
	default:
		return false
	}
	k := i + n
	for k < len(cl.words) && cl.words[k].Stem == "" {
		k++
	}
	if k >= len(cl.words) {
		return false
	}
	for _, a := range r.actsAt(cl, i) {
		for j, w := range a.words {
			switch w.Fold {
			case "tous", "toutes", "ensemble", "totalite", "integralite", "chaque", "chacun", "chacune", "tout", "toute":
				for m := j + 1; m < len(a.words) && m < j+5; m++ {
					if a.words[m].Stem == cl.words[k].Stem {
						return true
					}
				}
			}
		}
	}
	return false
}

// harmless tells a phrase that says nothing where it stands: "pas tous", "toujours" with a
// negation.
func (cl *claim) harmless(i, n int, f lexicon.Family) bool {
	prev := func(k int) string {
		if i >= k {
			return cl.words[i-k].Fold
		}
		return ""
	}
	next := ""
	if i+n < len(cl.words) {
		next = cl.words[i+n].Fold
	}
	switch f.Name {
	case "tous":
		return prev(1) == "pas" || next == "deux" || next == "trois"
	case "seul":
		return prev(1) == "eux" || prev(1) == "lui" || prev(1) == "elle" || prev(1) == "elles" || prev(1) == "un" || prev(1) == "une"
	case "superieur", "inferieur": // "moins cher" alone compares with nothing
		switch next {
		case "que", "qu", "a", "au", "aux", "de", "du", "celle", "celui", "la", "le":
			return false
		}
		return cl.words[i].Fold == "plus" || cl.words[i].Fold == "moins"
	case "depuis":
		for _, f := range cl.facts {
			if f.Kind == facts.Date && f.Start >= cl.words[i].End && f.Start < cl.words[i].End+20 {
				return true // the date itself is checked
			}
		}
		return false
	case "obligation", "autorise":
		return false
	case "jamais":
		return true // a negation, see polarity
	case "eloge":
		return cl.words[i].Fold == "fort" && !(i > 0)
	}
	return false
}

// familyAt returns the passages that hold a phrase of a family of classes.txt.
func (a *act) familyAt(f int) []int32 {
	if a.families == nil {
		a.families = map[int][]int32{}
		x := lexicon.All()
		for p, s := range a.passages {
			for i := s.first; i < s.last; i++ {
				fs, _ := x.FamiliesAt(a.words[:min(len(a.words), s.last+2)], i, true)
				for _, k := range fs {
					if l := a.families[k]; len(l) == 0 || l[len(l)-1] != int32(p) {
						a.families[k] = append(l, int32(p))
					}
				}
			}
		}
	}
	return a.families[f]
}

// named tells that word i is part of a proper name.
func (cl *claim) named(i int) bool {
	for _, n := range cl.names {
		if i >= n.start && i < n.end {
			return true
		}
	}
	return false
}

// clauses marks, of the words that nothing licenses, those of a clause that is mostly the
// writer's own: it adds to the act. A word alone beside licensed ones only words it otherwise.
func (r *run) clauses(cl *claim) {
	for from := 0; from < len(cl.words); {
		to := from + 1
		for to < len(cl.words) && !cl.parts(to) {
			to++
		}
		var mine []int
		borne := 0
		for i := from; i < to; i++ {
			switch cl.by[i] {
			case own:
				mine = append(mine, i)
			case licensed, remote:
				borne++
			}
			if cl.named(i) {
				borne++
			}
		}
		for _, f := range cl.facts {
			if f.Start >= cl.words[from].Start && f.End <= cl.words[to-1].End {
				borne++
			}
		}
		says := len(mine) >= 3 && len(mine) > 2*borne || len(mine) >= 2 && borne == 0 && cl.score < 0.4
		for _, i := range mine {
			w := cl.words[i]
			cl.marks = append(cl.marks, mark{kind: map[bool]string{true: "clause.own", false: "clause.rewords"}[says], start: w.Start, end: w.End, says: says || cl.adds(i) || cl.predicates(i) && cl.valued == 0 && (len(mine) > 1 || cl.score < 0.5) || cl.explains(from, i) || r.actorOf(w) != ""})
		}
		from = to
	}
}

// adds tells that word i names people or bodies that the act does not: who gets, pays or is
// meant, behind an article or a preposition.
func (cl *claim) adds(i int) bool {
	if i == 0 || cl.words[i].Capital || !lexicon.All().Is("personne", cl.words[i]) || lexicon.Refused(cl.words, i) {
		return false
	}
	switch cl.words[i-1].Fold {
	case "le", "la", "l", "les", "un", "une", "des", "du", "de", "d", "au", "aux", "sous", "pour", "par", "leur", "leurs", "son", "sa", "ses", "ce", "cet", "cette", "ces":
		return true
	}
	return false
}

// predicates tells that word i is what the sentence says of its subject: what follows "est", "sont", "a été".
func (cl *claim) predicates(i int) bool {
	w := cl.words[i]
	if lexicon.Refused(cl.words, i) || conditional(cl) {
		return false // see polarity; what would be is not told
	}
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		switch cl.words[k].Fold {
		case "est", "sont", "sera", "seront", "ete", "va", "vont":
			return lexicon.Participle(cl.text[w.Start:w.End]) || lexicon.Infinitive(w.Fold)
		}
		if cl.words[k].Stem != "" {
			return false
		}
	}
	return false
}

// explains tells that a word of cause or of effect stands before word i in its clause.
func (cl *claim) explains(from, i int) bool {
	x := lexicon.All()
	for k := max(from, i-6); k < i; k++ {
		fs, _ := x.FamiliesAt(cl.words, k, false)
		for _, f := range fs {
			if c := x.Families[f].Class; c == "cause" || c == "effet" {
				return true
			}
		}
	}
	return false
}

// parts tells that a clause starts at word i.
func (cl *claim) parts(i int) bool {
	if strings.ContainsAny(cl.text[cl.words[i-1].End:cl.words[i].Start], ",;:()–—") {
		return true
	}
	switch cl.words[i].Fold {
	case "mais", "qui", "car", "puisque", "dont", "tandis", "alors":
		return true
	}
	return false
}

// tell makes the report's own words of the marks: runs that touch are one, in order; one
// finding gathers those that say something.
func (r *run) tell(cl *claim) []Own {
	slices.SortStableFunc(cl.marks, func(a, b mark) int { return a.start - b.start })
	var runs []mark
	var reasons []string
	var at *found
	for _, m := range cl.marks {
		if m.says && m.why != "" && !slices.Contains(reasons, m.why) {
			reasons = append(reasons, m.why)
		}
		if m.says && at == nil {
			at = m.at
		}
		if n := len(runs); n > 0 && (m.start < runs[n-1].end || m.says == runs[n-1].says && strings.TrimSpace(cl.text[runs[n-1].end:m.start]) == "") {
			runs[n-1].end = max(runs[n-1].end, m.end)
			runs[n-1].says = runs[n-1].says || m.says
			continue
		}
		runs = append(runs, m)
	}
	out := []Own{}
	var quoted []string
	first := -1
	last := 0
	for _, m := range runs {
		o := cl.own(span{start: m.start, end: m.end}, m.says)
		out = append(out, o)
		if m.says {
			if first < 0 {
				first = m.start
			}
			last = m.end
			quoted = append(quoted, "« "+o.Text+" »")
		}
	}
	if first < 0 {
		return out
	}
	if len(quoted) == 1 {
		first = runs[slices.IndexFunc(runs, func(m mark) bool { return m.says })].start
	}
	message := fmt.Sprintf("Sans appui dans %s : %s.", cl.where(), strings.Join(quoted[:min(5, len(quoted))], ", "))
	if len(reasons) > 0 {
		message = strings.Join(reasons[:min(3, len(reasons))], " ")
		if len(quoted) > len(reasons) {
			message += fmt.Sprintf(" À relire : %s.", strings.Join(quoted[:min(5, len(quoted))], ", "))
		}
	}
	if at == nil && len(cl.windows) > 0 {
		at = &found{act: cl.windows[0].act, start: cl.windows[0].start(), end: cl.windows[0].end()}
	}
	r.find(cl, first, last, Warning, "own-words", message+" Vérifiez, ou reprenez les mots de l'acte.", at)
	return out
}

// omit tells what the sentence leaves out of its passage.
func (r *run) omit(cl *claim, kind, text, why string, at *found) {
	for _, o := range cl.omits {
		if o.text == text {
			return
		}
	}
	cl.omits = append(cl.omits, omission{kind, text, why, at})
}

type omission struct {
	kind, text, why string
	at              *found
}

// leftOut makes the report's omissions, and one finding of them.
func (r *run) leftOut(cl *claim) []Omission {
	out := []Omission{}
	var why []string
	for _, o := range cl.omits {
		x := Omission{Text: o.text}
		if o.at != nil && o.at.act != nil {
			x.Evidence = r.quote(o.at.act, o.at.start, o.at.end)
		}
		out = append(out, x)
		why = append(why, o.why)
	}
	if len(out) > 0 {
		r.find(cl, 0, len(cl.text), Warning, "omits", strings.Join(why, " "), cl.omits[0].at)
	}
	return out
}
