package check

import (
	"fmt"
	"strings"

	"phare/summarize/check/lexicon"
)

// connector tells the small words that stand inside a name.
func connector(w string) bool {
	switch w {
	case "de", "du", "des", "d", "la", "le", "les", "l", "sur", "sous", "en", "aux", "au", "a", "pour", "lès", "lez", "et":
		return true
	}
	return false
}

// title tells the common nouns that open a name and that an act may leave out.
func title(w string) bool {
	switch w {
	case "rue", "rues", "avenue", "boulevard", "place", "quai", "chemin", "route", "allee", "impasse", "square", "parc", "jardin", "quartier", "ecole", "ecoles", "college", "lycee", "stade", "gymnase",
		"theatre", "musee", "mediatheque", "bibliotheque", "salle", "societe", "societes", "association", "associations", "club", "commune", "ville", "communaute", "residence", "creche", "centre", "maison", "groupe", "entreprise", "sas", "sarl", "sa", "festival", "pont", "zone", "site", "piscine", "halle", "eglise", "chateau", "hotel", "espace", "lac", "foret", "cabinet", "agence", "bassin", "projet", "programme", "les", "la", "le", "l":
		return true
	}
	return false
}

// civil tells the words that stand before a person's name.
func civil(w string) bool {
	switch w {
	case "m", "mm", "mme", "mmes", "mlle", "monsieur", "madame", "messieurs", "mesdames", "mademoiselle", "dr", "docteur", "maitre":
		return true
	}
	return false
}

// readNames finds the proper names of a claim: runs of capitalised words, small words
// inside; the first word of a sentence counts only when something else says it is a name.
func (r *run) readNames(cl *claim) {
	r.bodyNames()
	w := cl.words
	for i := 0; i < len(w); i++ {
		if !r.startsName(cl, i) {
			continue
		}
		j := i + 1 // end of the name
		for j < len(w) {
			gap := cl.text[w[j-1].End:w[j].Start]
			if !inName(gap) {
				break
			}
			if w[j].Capital || w[j].Digit && w[j].Joined {
				j++
				continue
			}
			if w[j].Joined && strings.ContainsAny(gap, "-‑") && len(w[j].Fold) > 2 && !connector(w[j].Fold) { // "Victor-hugo"
				break
			}
			// small words, then a capital
			k := j
			for k < len(w) && k < j+3 && connector(w[k].Fold) && !w[k].Capital && inName(cl.text[w[k-1].End:w[k].Start]) {
				if w[k].Fold == "et" || w[k].Fold == "a" || w[k].Fold == "en" && !w[k].Joined {
					break
				}
				k++
			}
			if k > j && k < len(w) && w[k].Capital && inName(cl.text[w[k-1].End:w[k].Start]) {
				j = k + 1
				continue
			}
			break
		}
		cl.names = append(cl.names, span{start: i, end: j})
		i = j - 1
	}
}

// inName tells that what stands between two words keeps them in one name.
func inName(gap string) bool {
	switch gap {
	case " ", "-", "‑", "’", "'", "\u00a0", "\u202f", "\n", ".", ". ":
		return gap != "." && gap != ". "
	}
	return false
}

func (r *run) startsName(cl *claim, i int) bool {
	w := cl.words[i]
	if !w.Capital || w.Digit {
		return false
	}
	if i > 0 && cl.text[cl.words[i-1].End:w.Start] == "#" || w.Start > 0 && cl.text[w.Start-1] == '#' {
		return false
	}
	roman := strings.Trim(cl.text[w.Start:w.End], "IVXLC") == ""
	if len(w.Fold) == 1 && !roman && i+1 < len(cl.words) && !cl.words[i+1].Joined || roman {
		return false
	}
	if !w.Opens {
		return true
	}
	if w.Upper && len(w.Fold) > 1 {
		return true
	}
	if i+1 < len(cl.words) {
		next := cl.words[i+1]
		gap := cl.text[w.End:next.Start]
		if next.Capital && inName(gap) && !civil(w.Fold) {
			if lexicon.Empty(w.Fold) { // "Le FISE": the name starts at the next word
				return false
			}
			return true
		}
		if next.Capital && civil(w.Fold) {
			return false
		}
	}
	if lexicon.Empty(w.Fold) || title(w.Fold) {
		return false
	}
	// Alone at the start of a sentence: a name when the acts never write it without its
	// capital, and it is no word of the acts otherwise.
	return r.always(cl, w.Fold)
}

// always tells that the claim's acts hold a word, and only with a capital inside sentences.
func (r *run) always(cl *claim, fold string) bool {
	seen := false
	acts := cl.acts
	if !cl.bound && len(r.b.all) > 0 {
		acts = r.b.all
	}
	check := func(acts []*act) (lower bool) {
		for _, a := range acts {
			r.wordsOf(a)
			for at := a.phrase(fold, 0); at >= 0; at = a.phrase(fold, at+1) {
				if at >= len(a.words) || a.words[at].Fold != fold {
					break
				}
				if !a.words[at].Capital {
					return true
				}
				if !a.words[at].Opens {
					seen = true
				}
			}
		}
		return false
	}
	if check(acts) {
		return false
	}
	if !seen && cl.bound {
		if check(r.others(acts)) {
			return false
		}
	}
	return seen
}

// checkNames holds each name against the acts, without regard to case, accents and
// hyphens, and never by resemblance.
func (r *run) checkNames(cl *claim) {
	for _, n := range cl.names {
		if n.start > 0 && civil(cl.words[n.start-1].Fold) {
			continue // a person, see persons
		}
		r.name(cl, n)
	}
	r.assemblies(cl)
}

// phrase writes words as acts' phrases are.
func phrase(words []word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(expand(w.Fold))
	}
	return b.String()
}

func (r *run) name(cl *claim, n span) {
	words := cl.words[n.start:n.end]
	if r.otherPlace(cl, n) {
		return
	}
	if r.holdsName(cl, words) {
		cl.proved++
		r.elsewhere(cl, n)
		return
	}
	if r.sideBySide(cl, words) {
		cl.proved++
		return
	}
	// A name may gather two that the act sets apart, or open on a noun of the draft's own:
	// each run of capitals is then a name by itself.
	var runs []span
	for i := 0; i < len(words); i++ {
		if !words[i].Capital {
			continue
		}
		j := i + 1
		for j < len(words) && words[j].Capital {
			j++
		}
		runs = append(runs, span{start: i, end: j})
		i = j
	}
	for _, x := range runs {
		part := words[x.start:x.end]
		for len(part) > 1 && title(part[0].Fold) && !r.holdsName(cl, part) {
			part = part[1:]
		}
		if r.holdsName(cl, part) || r.sideBySide(cl, part) {
			if x.start > 0 && !words[x.start-1].Capital && r.tailOfAnother(cl, words, x.start) {
				r.missingName(cl, n.start, n.start+x.end)
				return
			}
			continue
		}
		r.missingName(cl, n.start+x.start+len(words[x.start:x.end])-len(part), n.start+x.end)
		return
	}
	if len(runs) > 0 {
		cl.proved++
	}
}

// sideBySide tells that words are two names one after the other, each of them the act's,
// and not the head of one with the tail of another: a word alone must stand alone there.
func (r *run) sideBySide(cl *claim, words []word) bool {
	for k := 1; k < len(words); k++ {
		if words[k].Joined || !words[k].Capital {
			continue
		}
		head, rest := words[:k], words[k:]
		if (len(head) > 1 || r.standsAlone(cl, head[0])) && (len(rest) > 1 || r.standsAlone(cl, rest[0])) && r.holdsName(cl, head) && r.holdsName(cl, rest) {
			return true
		}
	}
	return false
}

// standsAlone tells that an act of the claim writes a word with no other name beside it.
func (r *run) standsAlone(cl *claim, w word) bool {
	p := expand(w.Fold)
	for _, a := range cl.acts {
		r.wordsOf(a)
		for at := a.phrase(p, 0); at >= 0; at = a.phrase(p, at+1) {
			before := at > 0 && a.words[at-1].Capital && inName(a.text[a.words[at-1].End:a.words[at].Start]) && !a.words[at].Upper
			after := at+1 < len(a.words) && a.words[at+1].Capital && inName(a.text[a.words[at].End:a.words[at+1].Start])
			if !before && !after {
				return true
			}
		}
	}
	return false
}

// holdsName tells that an act of the claim, or the name of the body, bears the name.
func (r *run) holdsName(cl *claim, words []word) bool {
	all := true
	for _, w := range words {
		all = all && (r.allowed(w) || connector(w.Fold) || lexicon.Empty(w.Fold))
	}
	if all {
		return true
	}
	p := phrase(words)
	for _, a := range cl.acts {
		r.wordsOf(a)
		if at := a.phrase(p, 0); at >= 0 {
			if cl.bound || len(words) > 1 {
				v := a.words[at]
				cl.verified = append(cl.verified, span{v.Start, v.End, r.order(a)})
			}
			return true
		}
		if strings.Contains(strings.ReplaceAll(a.norm, " ", ""), strings.ReplaceAll(p, " ", "")) && len(words) > 1 && len(p) > 8 {
			return true // "Val Mont" and "Valmont" set apart by a line or a hyphen
		}
		if len(words) == 1 {
			w := words[0]
			if st := w.Stem; st != "" && a.has[st] > 0 && !w.Upper && strings.HasSuffix(w.Fold, "s") {
				return true // a plural
			}
			if w.Upper && len(w.Fold) <= 7 && r.initials(cl, a, w.Fold) {
				return true
			}
		}
	}
	if len(words) == 1 {
		return r.demonym(words[0].Fold)
	}
	return false
}

// demonym tells the name of a body's inhabitants from the body's own.
func (r *run) demonym(fold string) bool {
	if len(fold) < 6 || !(strings.HasSuffix(fold, "ais") || strings.HasSuffix(fold, "aise") || strings.HasSuffix(fold, "aises") || strings.HasSuffix(fold, "ains") || strings.HasSuffix(fold, "aines") || strings.HasSuffix(fold, "ois") || strings.HasSuffix(fold, "oises") || strings.HasSuffix(fold, "iens") || strings.HasSuffix(fold, "iennes") || strings.HasSuffix(fold, "erains") || strings.HasSuffix(fold, "ens")) {
		return false
	}
	for n := range r.names {
		k := 0
		for k < len(n) && k < len(fold) && n[k] == fold[k] {
			k++
		}
		if k >= 5 && k >= len(n)-3 {
			return true
		}
	}
	return false
}

// initials tells that the act, or the draft, spells an acronym out.
func (r *run) initials(cl *claim, a *act, acronym string) bool {
	if spelled(a.words, acronym) {
		return true
	}
	for _, o := range r.claims {
		if o.block == cl.block && spelled(o.words, acronym) {
			return true
		}
	}
	return false
}

// spelled tells that consecutive words, small ones aside, have an acronym's initials.
func spelled(words []word, acronym string) bool {
	for i := range words {
		if words[i].Fold[0] != acronym[0] || words[i].Fold == acronym {
			continue
		}
		k := 0
		for j := i; j < len(words) && j < i+3*len(acronym); j++ {
			if words[j].Fold[0] == acronym[k] && len(words[j].Fold) > 1 {
				if k++; k == len(acronym) {
					return true
				}
			} else if !connector(words[j].Fold) {
				break
			}
		}
	}
	return false
}

// missingName reports a name that no act of the claim bears: where its passages put another
// behind the same noun it contradicts them; else the name is the writer's own.
func (r *run) missingName(cl *claim, from, to int) {
	words := cl.words[from:to]
	start, end := words[0].Start, words[len(words)-1].End
	if at := r.otherName(cl, from, to); at != nil {
		r.find(cl, start, end, Error, "name-not-in-act", fmt.Sprintf("Ce nom ne figure pas dans %s, qui écrit « %s ». Reprenez-le.", cl.where(), excerpt(at)), at)
		return
	}
	p := phrase(words)
	if cl.bound {
		for _, a := range r.others(cl.acts) {
			r.wordsOf(a)
			if at := a.phrase(p, 0); at >= 0 {
				r.doubt(cl, "name.elsewhere", start, end, fmt.Sprintf("Ce nom ne figure pas dans %s : on le trouve dans %s, qui ne prouve rien de cette partie.", cl.where(), a.name()), &found{act: a, start: a.words[at].Start, end: a.words[at].End})
				return
			}
		}
	}
	r.doubt(cl, "name", start, end, fmt.Sprintf("Ce nom ne figure pas dans %s : vérifiez son orthographe.", cl.where()), nil)
}

// otherName returns the place of the claim's acts where the noun that opens a name, or stands
// before it, goes with another name that the claim does not hold: "ponton Saint-Elme".
func (r *run) otherName(cl *claim, from, to int) *found {
	if !cl.bound {
		return nil
	}
	noun := from
	for k := from - 1; k >= 0 && k >= from-3; k-- {
		if !connector(cl.words[k].Fold) {
			noun = k
			break
		}
	}
	for _, i := range []int{noun, from} {
		st := cl.words[i].Stem
		if st == "" || i == from && to-from < 2 || generic(st) {
			continue
		}
		for _, w := range cl.windows {
			words := w.words()
			for k, v := range words {
				if v.Stem != st {
					continue
				}
				m := k + 1
				for m < len(words) && m < k+4 && connector(words[m].Fold) && !words[m].Capital {
					m++
				}
				if m < len(words) && words[m].Capital && !words[m].Opens && cl.indexOf(words[m].Stem) < 0 && !r.allowed(words[m]) {
					return &found{act: w.act, start: v.Start, end: words[m].End}
				}
			}
		}
	}
	return r.otherActor(cl, from)
}

// otherActor returns the place of the claim's first passage that names another actor, whom the
// claim leaves out, where the claim names one that the act does not know.
func (r *run) otherActor(cl *claim, i int) *found {
	mine := r.actorOf(cl.words[i])
	if mine == "" || len(cl.windows) == 0 || cl.score < 0.25 {
		return nil
	}
	told := map[string]bool{}
	for _, w := range cl.words {
		told[r.actorOf(w)] = true
	}
	w := cl.windows[0]
	for _, v := range w.words() {
		if a := r.actorOf(v); a != "" && a != "@body" && !told[a] && v.Capital == cl.words[i].Capital {
			return &found{act: w.act, start: v.Start, end: v.End}
		}
	}
	return nil
}
