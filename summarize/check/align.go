package check

import (
	"slices"
	"sort"
	"strings"

	"phare/extract/facts"
	"phare/summarize/check/lexicon"
)

// window is a run of passages of one act that bears a part of a claim.
type window struct {
	act      *act
	from, to int // indexes of act.passages, both in it
}

func (w window) start() int { return w.act.passages[w.from].start }
func (w window) end() int   { return w.act.passages[w.to].end }

func (w window) words() []word {
	return w.act.words[w.act.passages[w.from].first:w.act.passages[w.to].last]
}

// mostWindows is how many passages one sentence may be put together from.
const mostWindows = 3

// licence says what lets a word of a claim stand.
type licence uint8

const (
	free     licence = iota // it says nothing by itself
	licensed                // a passage that the claim is held to has it, or a word of its meaning
	remote                  // the act has it elsewhere
	own                     // nothing has it: it is the writer's
)

// content returns the distinct stems of the claim that carry content, in their order.
func (cl *claim) content() []string {
	if cl.stems == nil {
		cl.stems = distinct(cl.words, 60)
	}
	return cl.stems
}

func distinct(words []word, most int) []string {
	out := []string{}
	seen := map[string]bool{}
	for _, w := range words {
		if w.Stem != "" && !seen[w.Stem] && len(out) < most {
			seen[w.Stem] = true
			out = append(out, w.Stem)
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

// align finds the passages that bear the claim, then what licenses each of its words.
func (r *run) align(cl *claim) {
	cl.held = cl.acts
	if !cl.bound {
		cl.held = r.closest(cl, 4)
	}
	r.choose(cl)
	r.license(cl)
}

// choose finds the one to three runs of passages that bear the claim best: each takes the
// words that those before it left. A value that was found in a passage counts as a rare word.
func (r *run) choose(cl *claim) {
	stems := cl.content()
	if len(stems) == 0 && len(cl.verified) == 0 {
		return
	}
	left := uint64(1)<<len(stems) - 1
	for _, w := range cl.quoted { // what the writer gives as proof comes first
		cl.windows = append(cl.windows, w)
		cl.best, cl.place = w.act, span{w.start(), w.end(), w.from}
		var sum float64
		for i, st := range stems {
			v := weight(w.act, st)
			sum += v
			for _, p := range w.act.at[st] {
				if int(p) >= w.from && int(p) <= w.to {
					cl.score += v
					left &^= 1 << i
					break
				}
			}
		}
		if sum > 0 {
			cl.score /= sum
		}
	}
	for len(cl.windows) < mostWindows {
		w, mask, gain := r.bestWindow(cl, stems, left, len(cl.windows) == 0)
		if w.act == nil || len(cl.windows) > 0 && gain < 0.12 {
			return
		}
		if len(cl.windows) == 0 {
			cl.best, cl.score = w.act, gain
			cl.place = span{w.start(), w.end(), w.from}
		}
		cl.windows = append(cl.windows, w)
		if left &^= mask; left == 0 {
			return
		}
	}
}

// bestWindow returns the run of passages that holds most of the stems left, their mask, and
// the share of the claim that they are.
func (r *run) bestWindow(cl *claim, stems []string, left uint64, values bool) (best window, bits uint64, share float64) {
	top := -1.0
	for _, a := range cl.held {
		r.wordsOf(a)
		if len(a.passages) == 0 {
			continue
		}
		mask := make([]uint64, len(a.passages))
		weights := make([]float64, len(stems))
		sum := 0.0
		for i, st := range stems {
			weights[i] = weight(a, st)
			sum += weights[i]
			if left&(1<<i) == 0 {
				continue
			}
			for _, p := range a.at[st] {
				mask[p] |= 1 << i
			}
		}
		bonus := make([]float64, len(a.passages))
		n := r.order(a)
		for _, v := range cl.verified {
			if p := a.passageAt(v.start); values && v.line == n && p >= 0 {
				bonus[p] += 0.6
			}
		}
		if sum == 0 {
			sum = 1
		}
		for p := range mask {
			if mask[p] == 0 && bonus[p] == 0 {
				continue
			}
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
				value := (got+b)/sum - 0.04*float64(k-p)
				if standingOf(a.passages[p].part) != decided {
					value -= 0.15
				}
				if (m != 0 || b > 0) && value > top {
					top, best, bits, share = value, window{a, p, k}, m, got/sum
				}
			}
		}
	}
	return best, bits, share
}

// license says of each word of the claim what lets it stand.
func (r *run) license(cl *claim) {
	cl.by = make([]licence, len(cl.words))
	here := map[string]bool{}
	for _, w := range cl.windows {
		for _, x := range w.words() {
			if x.Stem != "" {
				here[x.Stem] = true
			}
		}
	}
	name := make([]bool, len(cl.words))
	for _, n := range cl.names {
		for i := n.start; i < n.end; i++ {
			name[i] = true
		}
	}
	for i, w := range cl.words {
		switch {
		case w.Stem == "" || w.Digit || name[i] || generic(w.Stem) || r.sessionWord(w.Stem) || cl.inValue(w):
		case here[w.Stem]:
			cl.by[i] = licensed
		case kin(here, w.Stem):
			cl.by[i] = licensed
		default:
			cl.by[i] = own
			for _, a := range cl.held {
				if a.has[w.Stem] > 0 || a.kin(w.Stem) || a.spells(w.Stem) {
					cl.by[i] = remote
					break
				}
			}
		}
	}
}

// spells tells that the act prints an acronym that a stem is part of.
func (a *act) spells(stem string) bool {
	for _, s := range lexicon.All().Acronyms[stem] {
		if a.phrase(s, 0) >= 0 {
			return true
		}
	}
	return false
}

// inValue tells that a word is part of a value of the claim.
func (cl *claim) inValue(w word) bool {
	for _, f := range cl.facts {
		if f.Kind == facts.Consensus && !strings.HasPrefix(f.Unit, "unanim") {
			continue
		}
		if w.Start >= f.Start && w.End <= f.End {
			return true
		}
		switch w.Fold { // "hors taxes", "toutes taxes comprises" behind a sum
		case "hors", "taxe", "taxes", "toutes", "comprises", "ht", "ttc":
			if f.Tax != "" && w.Start >= f.End && w.Start < f.End+28 {
				return true
			}
		}
	}
	return false
}

// kin tells that a set holds a stem, or one of its family: "compr" and "compris".
func kin(set map[string]bool, stem string) bool {
	if set[stem] {
		return true
	}
	if len(stem) < 5 || stem[0] == '@' {
		return false
	}
	for s := range set {
		if lexicon.Related(s, stem) {
			return true
		}
	}
	return false
}

// kin tells that the act holds a stem of the family of one.
func (a *act) kin(stem string) bool {
	if len(stem) < 5 || stem[0] == '@' {
		return false
	}
	if a.sorted == nil {
		a.sorted = make([]string, 0, len(a.has))
		for s := range a.has {
			a.sorted = append(a.sorted, s)
		}
		slices.Sort(a.sorted)
	}
	for i := sort.SearchStrings(a.sorted, stem[:5]); i < len(a.sorted) && strings.HasPrefix(a.sorted[i], stem[:5]); i++ {
		if lexicon.Related(a.sorted[i], stem) {
			return true
		}
	}
	return false
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

// actsAt returns the acts that a claim bound to acts is held against; else the acts that
// the words beside word i speak of, none when no act holds most of them.
func (r *run) actsAt(cl *claim, i int) []*act {
	if cl.bound {
		return cl.acts
	}
	near := &claim{acts: cl.held, words: cl.words[max(0, i-9):min(len(cl.words), i+12)]}
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

// around returns the stems of what word i is told of: the words beside it, as far as a
// mark cuts the sentence.
func (cl *claim) around(i int) []string {
	lo, hi := i, i
	for lo > 0 && i-lo < 9 && !strings.ContainsAny(cl.text[cl.words[lo-1].End:cl.words[lo].Start], ":;.(") {
		lo--
	}
	for hi+1 < len(cl.words) && hi-i < 9 && !strings.ContainsAny(cl.text[cl.words[hi].End:cl.words[hi+1].Start], ":;.(") {
		hi++
	}
	var out []string
	for _, st := range distinct(cl.words[lo:hi+1], 30) {
		if st != cl.words[i].Stem && !generic(st) {
			out = append(out, st)
		}
	}
	return out
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

// near returns the passages that speak of what stands around word i: the claim's own, and
// those that hold most of the words beside it.
func (r *run) near(cl *claim, i int, least float64) []window {
	out := slices.Clone(cl.windows)
	if acts := r.actsAt(cl, i); len(acts) > 0 {
		stems := cl.around(i)
		if len(stems) == 0 {
			return out
		}
		for _, a := range acts {
			r.wordsOf(a)
			seen := map[int32]bool{}
			for _, st := range stems {
				for _, p := range a.at[st] {
					if !seen[p] {
						seen[p] = true
						if a.share(stems, int(p)) >= least {
							out = append(out, window{a, int(p), int(p)})
						}
					}
				}
			}
		}
	}
	return out
}

// singly cuts runs of passages into single ones.
func singly(list []window) []window {
	var out []window
	seen := map[window]bool{}
	for _, w := range list {
		for p := w.from; p <= w.to; p++ {
			if x := (window{w.act, p, p}); !seen[x] {
				seen[x] = true
				out = append(out, x)
			}
		}
	}
	return out
}

// shareAt returns what part of some stems one passage holds by itself.
func (a *act) shareAt(stems []string, p int) float64 {
	var sum, got float64
	for _, st := range stems {
		w := weight(a, st)
		sum += w
		for _, q := range a.at[st] {
			if int(q) == p {
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
		switch w.Fold {
		case "reuni", "reunie", "reunis", "seance", "conseil", "retenir", "examine", "examinees", "examines", "deliberations", "decisions", "voici", "essentiel", "retrouvez", "prochaine", "direct", "video":
			n++
		}
	}
	return n >= 2
}

// boilerplate tells the mentions that every text ends with and that no act proves.
func boilerplate(s string) bool {
	f := strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	if strings.Contains(f, "{article}") || strings.Contains(f, "l'article complet") {
		return true // it speaks of the text itself
	}
	tool := strings.Contains(f, "intelligence artificielle") || strings.Contains(f, "outil d'ia")
	return strings.Contains(f, "texte préparé avec l'aide") || tool && (strings.Contains(f, "relu") || strings.Contains(f, "texte"))
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
