// Package matching holds what a session announced against what was read of it: the items of a
// convocation, the rows of a list or of a table of votes, each with the act that it speaks of.
// It is one weighted assignment on several cues (numbers, words, who presents, place in the
// order), so that no cue decides alone and no act answers for two items.
package matching

import (
	"math"
	"slices"
	"strings"

	"phare/extract/french"
)

// Entry is one item announced, or one act read. What is not printed is "".
type Entry struct {
	Number     string // of the register, or a short form of it
	Object     string // the title, who presents it taken off
	Rapporteur string
	// Head holds the first lines of an act as printed, where its title may stand that was taken
	// for another; nil where they are those of several acts.
	Head []string
	// Paper is the file whose head it is; "" without. It holds one act: where one is matched, no
	// other of its acts is looked for.
	Paper string
}

// What each cue adds to the score of a pair; words that say the same add up to 1.
const (
	sameNumber    = 1.2
	shortNumber   = 0.8 // "141" for "DEL2025_141"
	otherNumber   = -0.35
	samePerson    = 0.1
	nextInOrder   = 0.25 // right behind the act of the item before, right before that of the next
	outOfOrder    = -0.3
	enough        = 0.42 // a pair that scores less is none
	anchor        = 0.75 // a pair that scores more tells the order
	placeless     = 0.12
	wordsUnproved = 1.0 // weight of words that a pair must share before its likeness is believed
)

// Match returns for each announced entry the index of the act that it speaks of, -1 without.
// No act is given twice.
func Match(announced, acts []Entry) []int {
	p := newPairs(announced, acts)
	p.readHeads(assign(p.score, enough))
	p.place(assign(p.score, enough))
	return assign(p.score, enough)
}

// pairs is the score of each entry announced with each act.
type pairs struct {
	announced, acts []Entry
	words           *vocabulary
	score           [][]float64
}

func newPairs(announced, acts []Entry) *pairs {
	p := &pairs{announced: announced, acts: acts, score: make([][]float64, len(announced))}
	v := newVocabulary(announced, acts)
	p.words = v
	said := make([]text, len(acts))
	for j := range acts {
		said[j] = v.text(acts[j].Object)
	}
	for i := range announced {
		p.score[i] = make([]float64, len(acts))
		words := v.text(announced[i].Object)
		for j := range acts {
			alike := v.alike(&words, &said[j])
			p.score[i][j] = alike + numberCue(announced[i].Number, acts[j].Number, alike)
			if alike > 0 && samePresenter(announced[i].Rapporteur, acts[j].Rapporteur) {
				p.score[i][j] += samePerson
			}
		}
	}
	return p
}

// titlePrinted is how much of a title a head must print to be its act's.
const titlePrinted = 0.65

// titleLines is over how many lines a title is looked for in a head.
const titleLines = 3

// readHeads looks for what was left over of one side in the heads of the acts left over: an act
// whose title or number was misread prints them all the same.
func (p *pairs) readHeads(found []int) {
	taken := map[string]bool{"": true}
	for _, j := range found {
		if j >= 0 {
			taken[p.acts[j].Paper] = true
		}
	}
	for j := range p.acts {
		if taken[p.acts[j].Paper] {
			continue
		}
		windows := p.windows(p.acts[j].Head)
		for i := range p.announced {
			if found[i] >= 0 {
				continue
			}
			e := &p.announced[i]
			words := p.words.text(e.Object)
			best := 0.0
			for k := range windows {
				best = max(best, p.words.contains(&windows[k], &words))
			}
			s := 0.0
			if best >= titlePrinted {
				s = best
			}
			if e.Number != "" && slices.ContainsFunc(p.acts[j].Head, func(line string) bool { return printsNumber(line, e.Number) }) {
				s += sameNumber
			}
			p.score[i][j] = max(p.score[i][j], s)
		}
	}
}

// windows are the words of the lines of a head, of each two and of each three that follow.
func (p *pairs) windows(head []string) []text {
	var out []text
	for k := range head {
		for n := 1; n <= titleLines && k+n <= len(head); n++ {
			out = append(out, p.words.text(strings.Join(head[k:k+n], " ")))
		}
	}
	return out
}

// printsNumber tells whether a line bears a number that only an act has.
func printsNumber(line, number string) bool {
	key := Key(number)
	return len(key) > 3 && strings.Contains("-"+Key(line), "-"+key)
}

// numberCue is what two numbers say of a pair whose words are that much alike.
func numberCue(a, b string, alike float64) float64 {
	switch Compare(a, b) {
	case Same:
		if alike < 0.05 {
			return sameNumber / 2 // one of the two is misread, or quotes the other
		}
		return sameNumber
	case Short:
		return shortNumber
	case Other:
		return otherNumber
	}
	return 0
}

func samePresenter(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	for _, w := range french.Words(french.Fold(a)) {
		if len(w) > 3 && french.Civility(w) == 0 && slices.Contains(french.Words(french.Fold(b)), w) {
			return true
		}
	}
	return false
}

// place adds what the order tells, where the pairs that are sure stand in one order.
func (p *pairs) place(found []int) {
	order := p.order()
	at := make([]int, len(found)) // of the act of a sure pair, -1 elsewhere
	sure, rising, last := 0, 0, -1
	for i, j := range found {
		at[i] = -1
		if j < 0 || p.score[i][j] < anchor {
			continue
		}
		at[i] = order[j]
		if sure++; order[j] > last {
			rising++
		}
		last = order[j]
	}
	if sure < 3 || rising*10 < sure*8 {
		return
	}
	for i := range p.announced {
		before, after := nearest(at, i, -1), nearest(at, i, 1)
		for j := range p.acts {
			if p.score[i][j] > placeless { // the order alone makes no pair
				p.score[i][j] += placeCue(order[j], at, i, before, after)
			}
		}
	}
}

// nearest is the index of the next sure pair in a direction, -1 without one.
func nearest(at []int, i, way int) int {
	for k := i + way; k >= 0 && k < len(at); k += way {
		if at[k] >= 0 {
			return k
		}
	}
	return -1
}

func placeCue(place int, at []int, i, before, after int) float64 {
	cue := 0.0
	if before >= 0 {
		switch {
		case place == at[before]+(i-before):
			cue += nextInOrder
		case place <= at[before]:
			cue += outOfOrder
		}
	}
	if after >= 0 {
		switch {
		case place == at[after]-(after-i):
			cue += nextInOrder
		case place >= at[after]:
			cue += outOfOrder
		}
	}
	return max(cue, outOfOrder)
}

// order is the place of each act in the session: the count that closes its number where all
// bear distinct ones, else the order in which they were read.
func (p *pairs) order() []int {
	if order, ok := counts(p.acts); ok {
		return order
	}
	order := make([]int, len(p.acts))
	for k := range order {
		order[k] = k
	}
	return order
}

// text is what the words of a title say.
type text struct {
	words    map[string]bool
	initials map[string]bool // of words that follow one another: "plu" of "plan local d'urbanisme"
	weight   float64
}

// vocabulary weighs words by how few titles hold them.
type vocabulary struct {
	count map[string]int
	canon map[string]string // a misprint's or an OCR's form, and the word that others print
	n     int
}

func newVocabulary(lists ...[]Entry) *vocabulary {
	v := &vocabulary{count: map[string]int{}, canon: map[string]string{}}
	var known []string
	for _, list := range lists {
		for i := range list {
			v.n++
			seen := map[string]bool{}
			for _, w := range stems(list[i].Object) {
				if _, ok := v.canon[w]; !ok {
					v.canon[w] = w
					if k := slices.IndexFunc(known, func(k string) bool { return misprint(k, w) }); k >= 0 {
						v.canon[w] = known[k]
					} else {
						known = append(known, w)
					}
				}
				if w = v.canon[w]; !seen[w] {
					seen[w] = true
					v.count[w]++
				}
			}
		}
	}
	return v
}

// stems are the words of a title without their endings, elisions and the shortest words.
func stems(object string) []string {
	var out []string
	for _, w := range french.Words(french.Fold(object)) {
		if len(w) < 3 && !french.AllDigits(w) {
			continue
		}
		if !french.AllDigits(w) {
			w = french.Stem(w)
		}
		out = append(out, w)
	}
	return out
}

// misprint tells whether two long words differ by one letter: "vehicuie".
func misprint(a, b string) bool {
	const long = 7
	if len(a) < long || len(b) < long || len(a) > len(b)+1 || len(b) > len(a)+1 || strings.ContainsAny(a+b, "0123456789") {
		return false
	}
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	x, y := a[i:], b[i:]
	switch {
	case len(x) == len(y):
		return len(x) > 0 && x[1:] == y[1:]
	case len(x) > len(y):
		return len(y) > 0 && x[1:] == y
	}
	return len(x) > 0 && y[1:] == x
}

func (v *vocabulary) weigh(w string) float64 {
	return math.Log(float64(v.n)/float64(max(1, v.count[w]))) + 0.1
}

func (v *vocabulary) text(object string) text {
	t := text{words: map[string]bool{}, initials: map[string]bool{}}
	for _, w := range stems(object) {
		if c, ok := v.canon[w]; ok {
			w = c
		}
		if !t.words[w] {
			t.words[w] = true
			t.weight += v.weigh(w)
		}
	}
	var letters []byte
	for _, w := range french.Words(french.Fold(object)) {
		if len(w) > 2 && w != "des" && w != "les" && w != "aux" && w != "pour" {
			letters = append(letters, w[0])
		}
	}
	for n := 3; n <= 6; n++ {
		for i := 0; i+n <= len(letters); i++ {
			t.initials[string(letters[i:i+n])] = true
		}
	}
	return t
}

// alike tells how far two titles say the same, 0 to 1: a title cut short says nearly all that
// the whole one says.
func (v *vocabulary) alike(a, b *text) float64 {
	if a.weight == 0 || b.weight == 0 {
		return 0
	}
	var common []float64
	for w := range a.words {
		if b.words[w] || b.initials[w] {
			common = append(common, v.weigh(w))
		}
	}
	for w := range b.words {
		if !a.words[w] && a.initials[w] {
			common = append(common, v.weigh(w))
		}
	}
	sum := total(common)
	s := sum / (0.7*min(a.weight, b.weight) + 0.3*max(a.weight, b.weight))
	return min(1, s) * sum / (sum + wordsUnproved)
}

// contains tells how much of title b the words of a say, 0 to 1.
func (v *vocabulary) contains(a, b *text) float64 {
	if b.weight == 0 {
		return 0
	}
	var common []float64
	for w := range b.words {
		if a.words[w] {
			common = append(common, v.weigh(w))
		}
	}
	sum := total(common)
	return sum / b.weight * sum / (sum + wordsUnproved)
}

// total adds in one order, so that the same titles give the same sum.
func total(common []float64) float64 {
	slices.Sort(common)
	sum := 0.0
	for _, w := range common {
		sum += w
	}
	return sum
}
