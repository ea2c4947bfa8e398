package align

import (
	"slices"
	"strings"

	"phare/summarize/check/lexicon"
)

// Sentence is what is held against sources.
type Sentence struct {
	Text  string
	Words []lexicon.Word
	// Skip tells the words that others answer for: of names, of values.
	Skip []bool
	// Plain tells the words of the assembly's own name.
	Plain func(stem string) bool
	// Anchors are places of sources where the sentence's values stand, by source.
	Anchors map[int][]int
	// Values are the words of each value of the sentence, and where its act prints the same.
	Values []Value
	// Paragraph are the words of the sentences beside it, which may say what it leaves out.
	Paragraph []lexicon.Word
	// Heading tells a title, which leaves out what it likes.
	Heading bool
	// Undecided tells that nothing was decided: what was proposed is not.
	Undecided bool
}

// Value is a value of a sentence: its words [First, Last), and the places of sources that
// print it.
type Value struct {
	First, Last int
	Kind        string
	Places      []Place
}

// Place is an offset of a source's text.
type Place struct{ Source, At int }

// Doubt is something that a sentence says, or leaves out, and that its clauses do not bear out.
type Doubt struct {
	Kind       string
	Start, End int // of the sentence's text; 0, 0 for what it leaves out
	Source     int // index of the source whose words stand against it, -1 for none
	From, To   int // of that source's text
}

// Held is how a sentence stands.
type Held struct {
	Doubts []Doubt
	// Covered is the share of its content, by rarity, that the clauses it is held to have.
	Covered float64
	// Home tells that the act prints each value of the sentence where most of its words are.
	Home     bool
	Source   int // of the best clause, -1 for none
	From, To int
}

// place is a clause of a source.
type place struct{ source, unit int }

// held is one clause of the sentence, with the clause of the act that bears it best.
type held struct {
	unit
	place
	score float64        // share of its content that the place has
	has   map[string]int // level at which each stem stands: 0 in the clause, 1 beside it
}

type holder struct {
	s       *Sentence
	sources []*Source
	units   []held
	family  []map[string][]string // by source: stems of a stem's family
	denied  map[int]bool
	doubts  []Doubt
	home    int // values that stand where the act has most of their words
}

// Hold holds a sentence against sources.
func Hold(s *Sentence, sources []*Source) Held {
	h := &holder{s: s, sources: sources, denied: map[int]bool{}}
	out := Held{Source: -1}
	if len(s.Words) == 0 {
		return out
	}
	for _, n := range lexicon.Negations(s.Words) {
		for _, k := range n.Head {
			h.denied[k] = true
		}
	}
	h.families()
	for _, u := range cut(s.Text, s.Words, 0, len(s.Words), 0) {
		h.units = append(h.units, h.best(u))
	}
	var sum, got float64
	top := 0.0
	for _, u := range h.units {
		if u.source < 0 {
			continue
		}
		if out.Source < 0 || u.score*float64(u.last-u.first) > top {
			top = u.score * float64(u.last-u.first)
			src := h.sources[u.source]
			x := src.units[u.place.unit]
			out.Source, out.From, out.To = u.source, src.Words[x.first].Start, src.Words[x.last-1].End
		}
	}
	for _, u := range h.units {
		g, all := h.words(u)
		got, sum = got+g, sum+all
		h.polarity(u)
		h.moods(u)
		h.dropped(u)
		h.counted(u)
		h.sides(u)
		h.governed(u)
		h.slots(u)
		h.swapped(u)
		h.narrowed(u)
	}
	h.values()
	h.quoted()
	h.reversed()
	if sum > 0 {
		out.Covered = got / sum
	} else {
		out.Covered = 1
	}
	out.Doubts = h.doubts
	out.Home = h.home > 0 && h.home == len(s.Values)
	return out
}

func (h *holder) families() {
	for _, src := range h.sources {
		m := map[string][]string{}
		for i, w := range h.s.Words {
			if w.Stem != "" && m[w.Stem] == nil && !h.skips(i) {
				m[w.Stem] = src.family(w.Stem)
			}
		}
		h.family = append(h.family, m)
	}
}

func (h *holder) skips(i int) bool { return h.s.Skip != nil && h.s.Skip[i] }

// weighs tells the words of a sentence that need a licence.
func (h *holder) weighs(i int) bool {
	w := h.s.Words[i]
	return w.Stem != "" && !w.Digit && !lexicon.Plain(w.Stem) && !h.s.Plain(w.Stem)
}

// best finds the clause that bears a clause of the sentence best: its own words count whole, those
// of the same passage half, those of the rest of the sentence a third.
func (h *holder) best(u unit) held {
	out := held{unit: u, place: place{-1, -1}, has: map[string]int{}}
	top := 0.0
	for n, src := range h.sources {
		if len(src.units) == 0 {
			continue
		}
		c := h.count(u, n)
		for k, x := range src.units {
			p := x.passage
			if c.mine[k] == 0 && c.same[p] == 0 && c.rest[p] == 0 {
				continue
			}
			beside := 0.5 * max(0, c.same[p]-c.mine[k])
			v := c.mine[k] + beside + 0.34*c.rest[p]
			if l := src.lead[p]; l >= 0 {
				v += 0.15 * c.same[l]
			}
			if src.Passages[p].Recalls {
				v *= 0.8
			}
			if v > top {
				top = v
				out.place = place{n, k}
				out.score = min(1, (c.mine[k]+beside)/c.sum)
			}
		}
	}
	h.surround(&out)
	return out
}

// counts are how much of a clause's words each clause of a source has, and each passage; and of
// the rest of the sentence.
type counts struct {
	mine, same, rest []float64
	sum              float64 // of the words of the clause
}

func (h *holder) count(u unit, n int) counts {
	src := h.sources[n]
	c := counts{mine: make([]float64, len(src.units)), same: make([]float64, len(src.Passages)), rest: make([]float64, len(src.Passages))}
	seen := map[string]bool{}
	for i := u.first; i < u.last; i++ {
		if st := h.s.Words[i].Stem; st != "" && !seen[st] {
			seen[st] = true
			c.sum += h.countWord(&c, n, st, true)
		}
	}
	for i, w := range h.s.Words {
		if w.Stem != "" && !seen[w.Stem] && (i < u.first || i >= u.last) {
			seen[w.Stem] = true
			h.countWord(&c, n, w.Stem, false)
		}
	}
	for _, at := range h.s.Anchors[n] {
		for k, x := range src.units {
			if src.Words[x.first].Start <= at && at < src.Words[x.last-1].End {
				c.rest[x.passage] += 0.8
				c.mine[k] += 0.1
			}
		}
	}
	if c.sum == 0 {
		c.sum = 1
	}
	return c
}

// countWord adds a word to the clauses that have one of its family, and returns its weight.
func (h *holder) countWord(c *counts, n int, stem string, own bool) float64 {
	src := h.sources[n]
	fam := h.familyIn(n, stem)
	count := 0
	for _, st := range fam {
		count += len(src.at[st])
	}
	v := src.rarity(count)
	if lexicon.Plain(stem) {
		v *= 0.25
	}
	last := -1
	for _, st := range fam {
		for _, k := range src.at[st] {
			p := src.units[k].passage
			if own {
				c.mine[k] += v
			}
			if p != last {
				if own {
					c.same[p] += v
				} else {
					c.rest[p] += v
				}
			}
			last = p
		}
	}
	return v
}

// surround notes the stems of a clause, of its passage and of those beside it, with how near
// each stands.
func (h *holder) surround(out *held) {
	if out.source < 0 {
		return
	}
	src := h.sources[out.source]
	x := src.units[out.place.unit]
	add := func(from, to, level int) {
		for _, w := range src.Words[max(0, from):min(to, len(src.Words))] {
			if w.Stem == "" {
				continue
			}
			if l, ok := out.has[w.Stem]; !ok || level < l {
				out.has[w.Stem] = level
			}
		}
	}
	passage := func(p, level int) {
		if p >= 0 && p < len(src.Passages) {
			add(src.Passages[p].First, src.Passages[p].Last, level)
		}
	}
	add(x.first, x.last, 0)
	passage(src.head[x.passage], 0)
	passage(x.passage, 1)
	passage(src.lead[x.passage], 1)
	passage(x.passage-1, 2)
	passage(x.passage+1, 2)
}

// level tells how near a word stands: 0 in the clause, 1 in its passage, 2 in the next, 3 in
// another clause that the sentence is held to, 4 elsewhere in the act, 5 nowhere.
func (h *holder) level(u held, stem string) int {
	if u.source < 0 {
		return 5
	}
	level := 5
	look := func(x held, least int) {
		for _, st := range h.familyIn(x.source, stem) {
			if l, ok := x.has[st]; ok {
				level = min(level, max(l, least))
			}
		}
	}
	look(u, 0)
	for _, x := range h.units {
		if x.source >= 0 && level > 3 {
			look(x, 3)
		}
	}
	if level > 4 {
		for n := range h.sources {
			if len(h.familyIn(n, stem)) > 0 {
				return 4
			}
		}
	}
	return level
}

func (h *holder) familyIn(n int, stem string) []string {
	if f, ok := h.family[n][stem]; ok && f != nil {
		return f
	}
	return h.sources[n].family(stem)
}

// sort of word, by the words around it: there is no parser, and none is needed to weigh a doubt.
func (h *holder) sort(i int) string {
	words := h.s.Words
	w := words[i]
	if lexicon.All().Is("personne", w) {
		return "who"
	}
	prev := func(n int) string {
		if i >= n {
			return words[i-n].Fold
		}
		return ""
	}
	switch prev(1) {
	case "a", "ont", "est", "sont", "ete", "sera", "seront", "serait", "seraient", "aura", "auront", "peut", "peuvent", "pourra", "pourrait", "va", "vont", "doit", "doivent", "se", "s", "ne", "n", "il", "elle", "ils", "elles", "qui", "y":
		return "verb"
	case "le", "la", "l", "les", "un", "une", "des", "du", "d", "au", "aux", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "chaque", "sans", "par", "sur", "sous", "avec", "tout", "toute", "tous", "toutes", "plusieurs", "quelques", "aucun", "aucune", "deux", "trois", "quatre", "cinq", "nos", "notre", "votre", "vos":
		return "noun"
	case "de", "pour", "afin", "en":
		if lexicon.Infinitive(w.Fold) || strings.HasSuffix(w.Fold, "ant") && prev(1) == "en" {
			return "verb"
		}
		return "noun"
	}
	if words[max(0, i-1)].Digit {
		return "noun"
	}
	if w.Past || lexicon.Future(w.Fold) || strings.HasSuffix(w.Fold, "ait") || strings.HasSuffix(w.Fold, "aient") {
		return "verb"
	}
	if lexicon.All().Is("present", w) || strings.HasSuffix(w.Fold, "ent") && i > 0 && words[i-1].Stem != "" && strings.HasSuffix(words[i-1].Fold, "s") {
		return "verb"
	}
	return "other"
}

// words tells of each word of a clause how near it stands, and returns how much of its weight
// is there.
func (h *holder) words(u held) (got, sum float64) {
	seen := map[string]bool{}
	for i := u.first; i < u.last; i++ {
		w := h.s.Words[i]
		if !h.weighs(i) || h.skips(i) || seen[w.Stem] {
			continue
		}
		seen[w.Stem] = true
		l := h.level(u, w.Stem)
		sum++
		if l <= 3 {
			got++
		}
		sort := h.sort(i)
		if l == 0 || l <= 3 && sort != "who" {
			continue // it stands near by: only who does what is another thing there
		}
		h.doubts = append(h.doubts, h.mine(u, sort+"."+string(rune('0'+l)), i, i+1))
	}
	return got, sum
}

// sure adds to a kind that the clauses hardly meet: what they say apart may be of other things.
func (u held) sure(kind string) string {
	if u.score < 0.5 {
		return kind + "~"
	}
	return kind
}

// mine is a doubt about words [from, to) of the sentence.
func (h *holder) mine(u held, kind string, from, to int) Doubt {
	d := Doubt{Kind: kind, Start: h.s.Words[from].Start, End: h.s.Words[to-1].End, Source: -1}
	if u.source >= 0 {
		src := h.sources[u.source]
		x := src.units[u.place.unit]
		d.Source, d.From, d.To = u.source, src.Words[x.first].Start, src.Words[x.last-1].End
	}
	return d
}

// clause returns the words of the act's clause, and where they start.
func (h *holder) clause(u held) (*Source, unit) {
	src := h.sources[u.source]
	return src, src.units[u.place.unit]
}

// pair finds, for word i of the sentence, the words of the act's passage that it is one with,
// those of its clause first.
func (h *holder) pair(u held, i int) []int {
	src, x := h.clause(u)
	p := src.Passages[x.passage]
	w := h.s.Words[i]
	var near, far []int
	for k := p.First; k < p.Last; k++ {
		if v := src.Words[k].Stem; v != "" && (v == w.Stem || lexicon.Related(v, w.Stem)) {
			if k >= x.first && k < x.last {
				near = append(near, k)
			} else {
				far = append(far, k)
			}
		}
	}
	return append(near, far...)
}

// polarity tells what one side denies and the other affirms.
func (h *holder) polarity(u held) {
	if u.source < 0 {
		return
	}
	src, x := h.clause(u)
	mine, theirs := false, false
	for i := u.first; i < u.last; i++ {
		mine = mine || h.denied[i]
	}
	for k := x.first; k < x.last; k++ {
		theirs = theirs || src.denied[k]
	}
	near := ".far"
	if u.score >= 0.6 {
		near = ".near"
	}
	for i := u.first; i < u.last; i++ {
		w := h.s.Words[i]
		if w.Stem == "" {
			continue
		}
		pairs := h.pair(u, i)
		affirmed, denied := false, false
		for _, k := range pairs {
			affirmed, denied = affirmed || !src.denied[k], denied || src.denied[k]
		}
		switch {
		case h.denied[i] && len(pairs) > 0 && !denied && !theirs:
			h.doubts = append(h.doubts, h.mine(u, "deny.added"+near, i, i+1))
		case h.denied[i] && len(pairs) == 0 && !theirs:
			h.doubts = append(h.doubts, h.mine(u, "deny.own", i, i+1))
		case !h.denied[i] && denied && !affirmed && !mine:
			h.doubts = append(h.doubts, h.mine(u, "deny.lost"+near, i, i+1))
		case !h.denied[i] && !mine && len(pairs) == 0 && h.alwaysDenied(w.Stem):
			h.doubts = append(h.doubts, h.mine(u, "deny.always", i, i+1))
		}
	}
	h.contraries(u, mine, theirs)
}

// contraries tells a word whose contrary the clause has. mine and theirs tell that the sentence, or
// the clause, denies something.
func (h *holder) contraries(u held, mine, theirs bool) {
	src, x := h.clause(u)
	for _, c := range lexicon.All().Contraries {
		for i := u.first; i < u.last; i++ {
			w := h.s.Words[i]
			if w.Stem == "" || h.denied[i] != mine && mine {
				continue
			}
			for side := range 2 {
				own, other := c.A, c.B
				if side == 1 {
					own, other = c.B, c.A
				} else if c.OneWay {
					continue
				}
				if own.Has(w.Fold) && !h.denied[i] && !theirs && against(src, x, own, other) {
					h.doubts = append(h.doubts, h.mine(u, u.sure("contrary"), i, i+1))
				}
			}
		}
	}
}

// against tells a clause that has a word of one list, undenied, and none of its contrary's.
func against(src *Source, x unit, own, other lexicon.List) bool {
	met := false
	for k := x.first; k < x.last; k++ {
		if own.Has(src.Words[k].Fold) {
			return false
		}
		met = met || other.Has(src.Words[k].Fold) && !src.denied[k]
	}
	return met
}

// alwaysDenied tells a stem that the sources only deny.
func (h *holder) alwaysDenied(stem string) bool {
	met := false
	for n, src := range h.sources {
		for _, st := range h.familyIn(n, stem) {
			for _, k := range src.at[st] {
				x := src.units[k]
				for i := x.first; i < x.last; i++ {
					if src.Words[i].Stem == st {
						if !src.denied[i] {
							return false
						}
						met = true
					}
				}
			}
		}
	}
	return met
}

// mood returns the strongest mood of the verbs of some words.
func mood(words []lexicon.Word) (m lexicon.Mood, at int) {
	at = -1
	for i, w := range words {
		if w.Stem == "" && w.Fold != "sera" && w.Fold != "seront" && w.Fold != "serait" && w.Fold != "seraient" && w.Fold != "pourrait" && w.Fold != "pourraient" && w.Fold != "aurait" && w.Fold != "auraient" {
			continue
		}
		if x := lexicon.MoodOf(words, i); x > m {
			m, at = x, i
		}
	}
	return m, at
}

// unsure tells the words by which a clause says that something may be, or is only meant.
func unsure(words []lexicon.Word) string {
	for _, w := range words {
		switch f := w.Fold; {
		case strings.HasSuffix(f, "rait") && len(f) > 5, strings.HasSuffix(f, "raient"), f == "peut-etre":
			return "may"
		case lexicon.Begins(f, "propos", "souhait", "envisag", "sollicit", "projet", "espere", "attendu", "projection"):
			return "plan"
		}
	}
	return ""
}

// moods tells a clause that is surer, or of an earlier time, than the act's.
func (h *holder) moods(u held) {
	if u.source < 0 {
		return
	}
	src, x := h.clause(u)
	mineWords := h.s.Words[u.first:u.last]
	if unsure(h.s.Words) != "" {
		return
	}
	m, at := mood(mineWords)
	p := src.Passages[x.passage]
	theirs := src.Words[x.first:x.last]
	t, _ := mood(theirs)
	span := func() (int, int) {
		if at >= 0 {
			return u.first + at, u.first + at + 1
		}
		return u.first, u.last
	}
	from, to := span()
	near := ".far"
	if u.score >= 0.5 {
		near = ".near"
	}
	switch why := unsure(theirs); {
	case why == "may":
		h.doubts = append(h.doubts, h.mine(u, "sure"+near, from, to))
	case why == "plan":
		h.doubts = append(h.doubts, h.mine(u, "planned"+near, from, to))
	case unsure(src.Words[p.First:p.Last]) != "":
		h.doubts = append(h.doubts, h.mine(u, "sure.beside", from, to))
	}
	if l := src.lead[x.passage]; l >= 0 && h.s.Undecided {
		lead := src.Passages[l]
		if unsure(src.Words[lead.First:lead.Last]) != "" {
			h.doubts = append(h.doubts, h.mine(u, "planned.lead", from, to))
		}
	}
	if m == lexicon.HasBeen && t == lexicon.WillBe && !p.Decides {
		h.doubts = append(h.doubts, h.mine(u, "done"+near, from, to))
	}
	if m == lexicon.HasBeen && t != lexicon.HasBeen && p.Decides {
		h.doubts = append(h.doubts, h.mine(u, "done.decided", from, to))
	}
}

// dropped tells what narrows the act's clause, or the one that follows it, and that neither the
// sentence nor its paragraph says.
func (h *holder) dropped(u held) {
	if u.source < 0 || u.score < 0.3 || h.s.Heading {
		return
	}
	src, x := h.clause(u)
	p := src.Passages[x.passage]
	look := func(from, to int, where string) {
		words := src.Words[from:to]
		for _, f := range lexicon.All().Limits {
			say := f.Say
			switch f.Name {
			case "estimation", "depasse":
				continue // of a value, see limited
			case "plafond":
				say = slices.DeleteFunc(slices.Clone(say), func(p lexicon.Phrase) bool { return len(p) < 2 })
			}
			i := lexicon.AnyPhrase(say, words)
			if i < 0 || lexicon.AnyPhrase(f.Keep, h.s.Words) >= 0 || lexicon.AnyPhrase(f.Keep, h.s.Paragraph) >= 0 {
				continue
			}
			// what the limit says may be said without its word
			got, all := 0, 0
			for _, w := range words[i:min(len(words), i+9)] {
				if w.Stem == "" || lexicon.Plain(w.Stem) {
					continue
				}
				all++
				for _, v := range h.s.Words {
					if v.Stem == w.Stem || v.Stem != "" && lexicon.Related(v.Stem, w.Stem) {
						got++
						break
					}
				}
			}
			kind := "drops." + f.Name + where
			if all > 0 && 2*got > all {
				kind = "drops.said" + where
			}
			d := Doubt{Kind: u.sure(kind), Source: u.source, From: words[i].Start, To: words[min(len(words), i+9)-1].End}
			h.doubts = append(h.doubts, d)
		}
	}
	look(x.first, x.last, "")
	if x.last < p.Last {
		next := src.units[u.place.unit+1]
		look(next.first, next.last, ".next")
	}
	if x.first > p.First {
		before := src.units[u.place.unit-1]
		if before.first == p.First {
			look(before.first, before.last, ".before")
		}
	}
}

// counted tells a noun said of all, where the act counts it: "les habitants" for "1 390
// habitants".
func (h *holder) counted(u held) {
	if u.source < 0 {
		return
	}
	src, x := h.clause(u)
	for i := u.first + 1; i < u.last; i++ {
		w := h.s.Words[i]
		if w.Stem == "" || h.s.Words[i-1].Fold != "les" || h.skips(i) {
			continue
		}
		for k := x.first; k < x.last; k++ {
			v := src.Words[k]
			if v.Stem == w.Stem && k > 0 && (src.Words[k-1].Digit || smallNumber(src.Words[k-1].Fold)) {
				h.doubts = append(h.doubts, h.mine(u, u.sure("all"), i-1, i+1))
				return
			}
		}
	}
}

func smallNumber(f string) bool {
	switch f {
	case "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "vingt", "quelques", "certains", "certaines", "plusieurs":
		return true
	}
	return false
}

// sides tells a word that stands in the act's clause on another side of its verb, or behind
// another preposition: who gives is not who gets.
func (h *holder) sides(u held) {
	if u.source < 0 {
		return
	}
	src, x := h.clause(u)
	for i := u.first; i < u.last; i++ {
		w := h.s.Words[i]
		if w.Stem == "" || lexicon.Plain(w.Stem) || !(h.skips(i) && w.Capital || lexicon.All().Is("personne", w)) {
			continue
		}
		k := -1
		for j := x.first; j < x.last; j++ {
			if src.Words[j].Stem == w.Stem {
				k = j
				break
			}
		}
		if k < 0 {
			continue
		}
		mine, theirs := link(h.s.Words, u.first, i), link(src.Words, x.first, k)
		if mine != theirs {
			h.doubts = append(h.doubts, h.mine(u, "side."+mine+"-"+theirs, i, i+1))
		}
	}
}

// link names the place that a word stands in: subject or object, behind "à", "par", "pour", "de".
func link(words []lexicon.Word, first, i int) string {
	for k := i - 1; k >= first && k >= i-3; k-- {
		switch words[k].Fold {
		case "a", "au", "aux":
			return "a"
		case "par":
			return "par"
		case "pour":
			return "pour"
		case "de", "du", "des", "d":
			return "de"
		}
		if words[k].Stem != "" {
			break
		}
	}
	for k := first; k < i; k++ {
		if lexicon.All().Is("donne", words[k]) || words[k].Past || lexicon.Future(words[k].Fold) || lexicon.All().Is("present", words[k]) {
			return "object"
		}
	}
	return "subject"
}
