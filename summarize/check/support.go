package check

import (
	"fmt"
	"slices"
	"strings"
)

// content returns the distinct stems of the claim that carry content, in their order.
func (cl *claim) content() []string {
	var out []string
	seen := map[string]bool{}
	for _, w := range cl.words {
		if w.stem != "" && !seen[w.stem] && len(out) < 60 {
			seen[w.stem] = true
			out = append(out, w.stem)
		}
	}
	return out
}

// weight of a stem as proof: its rarity in the act; words of any council count little.
func weight(a *act, stem string) float64 {
	w := a.rarity(stem)
	if generic(stem) {
		w *= 0.25
	}
	return w
}

// coverage returns the share of the claim's content that an act holds anywhere.
func (r *run) coverage(cl *claim, a *act) float64 {
	r.wordsOf(a)
	var sum, got float64
	for _, st := range cl.content() {
		w := weight(a, st)
		sum += w
		if a.has[st] > 0 {
			got += w
		}
	}
	if sum == 0 {
		return 0
	}
	return got / sum
}

// support finds the passage that best bears the claim: one to three that follow one
// another, whose words cover the claim's, weighed by rarity; a value that was found there
// counts as a rare word.
func (r *run) support(cl *claim) {
	stems := cl.content()
	if len(stems) == 0 && len(cl.verified) == 0 {
		return
	}
	acts := cl.acts
	if !cl.bound {
		acts = r.closest(cl, 4)
	}
	best := -1.0
	for _, a := range acts {
		r.wordsOf(a)
		if len(a.passages) == 0 {
			continue
		}
		mask := make([]uint64, len(a.passages))
		weights := make([]float64, 0, len(stems)+4)
		sum := 0.0
		for i, st := range stems {
			w := weight(a, st)
			weights = append(weights, w)
			sum += w
			for _, p := range a.at[st] {
				mask[p] |= 1 << i
			}
		}
		bonus := make([]float64, len(a.passages))
		n := r.order(a)
		for _, v := range cl.verified {
			if v.line == n {
				if p := a.passageAt(v.start); p >= 0 {
					bonus[p] += 0.6
				}
			}
		}
		if sum == 0 {
			sum = 1
		}
		for p := range mask {
			var m uint64
			b := 0.0
			for k := p; k < len(mask) && k < p+3; k++ {
				if k > p && (mask[k] == 0 && bonus[k] == 0 || a.passages[k].part != a.passages[p].part) {
					break
				}
				m |= mask[k]
				b += bonus[k]
				got := 0.0
				for i, w := range weights {
					if m&(1<<i) != 0 {
						got += w
					}
				}
				score := got / sum
				value := score + b/sum - 0.04*float64(k-p) - standingCost(a, p)
				if (m != 0 || b > 0) && value > best {
					best = value
					cl.best, cl.score = a, score
					cl.place = span{a.passages[p].start, a.passages[k].end, p}
				}
			}
		}
	}
}

// standingCost makes proof from what only recalls weigh less.
func standingCost(a *act, p int) float64 {
	if standingOf(a.passages[p].part) != decided {
		return 0.15
	}
	return 0
}

// passageAt returns the index of the passage that holds an offset, -1 when none does.
func (a *act) passageAt(at int) int {
	lo, hi := 0, len(a.passages)
	for lo < hi {
		if m := (lo + hi) / 2; a.passages[m].end <= at {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(a.passages) && a.passages[lo].start <= at {
		return lo
	}
	return -1
}

// findTopics tells, for each block that is bound to nothing, the act that it is about when
// one act alone holds most of its words.
func (r *run) findTopics() {
	r.topics = map[int]*act{}
	for i := 0; i < len(r.claims); {
		j := i
		whole := &claim{acts: r.claims[i].acts}
		for j < len(r.claims) && r.claims[j].block == r.claims[i].block {
			whole.words = append(whole.words, r.claims[j].words...)
			j++
		}
		bl := &r.d.blocks[r.claims[i].block]
		opening := bl.section == 0 && len(r.b.sections) > 1 // it names the subjects of all parts
		if !r.claims[i].bound && bl.heading == 0 && !bl.front && !opening {
			n := 0
			for _, st := range whole.content() {
				if !generic(st) {
					n++
				}
			}
			if top := r.closest(whole, 2); n >= 4 && len(top) > 0 && !slices.Contains(r.heads(), top[0]) {
				first := r.coverage(whole, top[0])
				if first >= 0.5 && (len(top) == 1 || r.coverage(whole, top[1]) <= 0.75*first) {
					r.topics[r.claims[i].block] = top[0]
				}
			}
		}
		i = j
	}
}

// closest returns the n acts that hold most of the claim's content, the best first.
func (r *run) closest(cl *claim, n int) []*act {
	type scored struct {
		a *act
		v float64
	}
	var top []scored
	named := map[*act]bool{}
	for _, a := range r.b.all {
		named[a] = true
	}
	for _, a := range cl.acts {
		v := r.coverage(cl, a)
		if named[a] {
			v *= 1.3
		}
		k := len(top)
		for k > 0 && top[k-1].v < v {
			k--
		}
		if k < n {
			top = append(top, scored{})
			copy(top[k+1:], top[k:])
			top[k] = scored{a, v}
			top = top[:min(len(top), n)]
		}
	}
	out := make([]*act, 0, n)
	for _, t := range top {
		if t.v > 0 {
			out = append(out, t.a)
		}
	}
	return out
}

// unsupported reports a claim whose words no passage of its acts bears.
func (r *run) unsupported(cl *claim) {
	stems := cl.content()
	var lost []string
	var sum, got float64
	acts := cl.acts
	if !cl.bound {
		acts = r.closest(cl, 4)
		if r.speaksOfSession(cl) {
			return
		}
	}
	if len(acts) == 0 || onlyHashtags(cl.text) {
		return
	}
	a := acts[0]
	r.wordsOf(a)
	count := 0
	for _, st := range stems {
		if generic(st) {
			continue
		}
		in := r.sessionWord(st)
		for _, b := range acts {
			r.wordsOf(b)
			in = in || b.has[st] > 0
		}
		w := weight(a, st)
		sum += w
		count++
		if in {
			got += w
		} else {
			lost = append(lost, cl.wordOf(st))
		}
	}
	if count == 0 {
		return
	}
	share := got / sum
	values := len(cl.verified) + len(cl.names)
	// How much of the claim must be borne depends on what it asserts: an effect or a cause
	// needs its passage, a plain statement only its words.
	needs, window := 0.34, 0.0
	if count >= 5 {
		needs = 0.4
	}
	if values > 1 {
		needs -= 0.1
	}
	if cl.heading {
		needs -= 0.1
	}
	reason := ""
	if effect := cl.effect(); effect != "" && !cl.heading {
		needs, window, reason = 0.55, 0.4, effect
	}
	if count <= 3 && len(cl.verified) > 0 && reason == "" {
		return
	}
	if count < 3 && reason == "" && !(count == 2 && got == 0 && !cl.heading && len(cl.words) > 5) {
		return
	}
	if share < needs || window > 0 && cl.score < window {
		if len(lost) > 5 {
			lost = lost[:5]
		}
		message := fmt.Sprintf("%s ne soutient que %d %% de cette phrase.", cl.subject(), int(100*min(share, max(cl.score, share))))
		if len(lost) > 0 {
			message += fmt.Sprintf(" Rien n'y dit : %s.", strings.Join(lost, ", "))
		}
		if reason != "" {
			message += fmt.Sprintf(" « %s » annonce un effet ou une cause que l'acte doit porter.", reason)
		}
		code := "unsupported"
		if reason != "" {
			code = "unsupported-effect"
		}
		r.find(cl, 0, len(cl.text), Warning, code, message+" Appuyez-la sur l'acte, ou retirez-la.", &found{act: a, start: cl.place.start, end: cl.place.end})
	}
}

// onlyHashtags tells a line of keywords, which asserts nothing.
func onlyHashtags(s string) bool {
	for _, w := range strings.Fields(s) {
		if !strings.HasPrefix(w, "#") {
			return false
		}
	}
	return true
}

func capitalize(s string) string {
	return strings.ToUpper(s[:1]) + s[1:]
}

func (cl *claim) wordOf(stem string) string {
	for _, w := range cl.words {
		if w.stem == stem {
			return cl.text[w.start:w.end]
		}
	}
	return stem
}

// effect returns the words by which a claim asserts a cause or an effect, "" when none.
func (cl *claim) effect() string {
	for i, w := range cl.words {
		next := func(k int) string {
			if i+k < len(cl.words) {
				return cl.words[i+k].fold
			}
			return ""
		}
		switch w.fold {
		case "permettra", "permettront", "permettrait", "garantira", "garantit", "garantiront", "ameliorera", "amelioreront", "reduira", "reduiront", "evitera", "eviteront",
			"favorisera", "favoriseront", "renforcera", "renforceront", "facilitera", "faciliteront", "assurera", "attirera", "beneficiera", "profitera", "profiteront", "contribuera", "contribueront",
			"dynamisera", "revitalisera", "boostera", "accelerera", "soulagera", "simplifiera", "creera", "creeront", "generera", "securisera", "fera", "feront", "rendra", "deviendra", "donnera",
			"repond", "attendaient", "parce", "puisque", "rapportera", "coutera", "economisera", "transformera", "changera", "protegera", "luttera", "encouragera", "incitera", "augmentera", "diminuera", "baissera", "doublera", "triplera", "aidera", "financera", "financeront", "prendra", "remplacera", "disparaitra", "commenceront", "commencera", "demarrera", "demarreront", "debuteront", "debutera", "ouvrira", "ouvriront", "fermera", "fermeront", "sera", "seront":
			if (w.fold == "sera" || w.fold == "seront" || w.fold == "fera" || w.fold == "prendra") && true {
				continue
			}
			return cl.text[w.start:w.end]
		case "grace":
			if next(1) == "a" || next(1) == "au" || next(1) == "aux" {
				return "grâce à"
			}
		case "raison":
			if next(1) == "de" || next(1) == "du" || next(1) == "des" {
				return "en raison de"
			}
		case "cause":
			if next(1) == "de" || next(1) == "du" || next(1) == "des" {
				return "à cause de"
			}
		case "va", "vont", "devrait", "devraient":
			if n := next(1); strings.HasSuffix(n, "er") || strings.HasSuffix(n, "ir") || strings.HasSuffix(n, "re") {
				return cl.text[w.start:w.end] + " " + n
			}
		case "c":
			if next(1) == "est" && next(2) == "pourquoi" {
				return "c'est pourquoi"
			}
		case "suite":
			if i > 0 && cl.words[i-1].fold == "a" && next(1) == "la" && next(2) == "demande" {
				return "à la demande"
			}
		}
	}
	return ""
}

// sessionWord tells the words of the body's own name.
func (r *run) sessionWord(stem string) bool {
	r.bodyNames()
	return r.names[stem]
}

// speaksOfSession tells a sentence that only says who met and what follows: "Réuni le
// 4 avril, le conseil a examiné 82 délibérations".
func (r *run) speaksOfSession(cl *claim) bool {
	n := 0
	for _, w := range cl.words {
		switch w.fold {
		case "reuni", "reunie", "reunis", "seance", "conseil", "retenir", "examine", "examinees", "examines", "deliberations", "decisions", "voici", "essentiel", "retrouvez", "prochaine", "direct", "video":
			n++
		}
	}
	return n >= 2
}

// boilerplate tells the mentions that every text ends with and that no act proves.
func boilerplate(s string) bool {
	f := strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	tool := strings.Contains(f, "intelligence artificielle") || strings.Contains(f, "outil d'ia")
	return strings.Contains(f, "texte préparé avec l'aide") || tool && (strings.Contains(f, "relu") || strings.Contains(f, "texte"))
}
