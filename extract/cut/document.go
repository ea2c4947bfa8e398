package cut

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/french"
	"phare/extract/lines"
)

// Lex says of a title's words, as flags, which lists of words know them.
type Lex uint32

// The lists of words that a title may be known by.
const (
	LexNoun       Lex = 1 << iota // opens as titles of acts do: "approbation", "tarifs"
	LexSilent                     // a rubric that holds no act: "questions diverses"
	LexRubric                     // nothing but the name of a rubric: "informations"
	LexSecretary                  // the choice of the secretary, the quorum, the roll
	LexInforms                    // announces information: "point sur", "présentation"
	LexLabel                      // the head of a table or a list: "dépenses", "titulaires"
	LexSentence                   // holds a finite verb
	LexTheme                      // names a field of the authority's work and nothing else
	LexMinutes                    // the approval of earlier minutes
	LexLetterhead                 // who met, where and when
	LexPersons                    // names persons
	LexForm                       // a field of a form: "Politique : routes"
	LexDelegated                  // decisions taken by the mayor, the president or the bureau
	LexQuestion                   // ends or opens as a question
	LexSpeech                     // opens as a sentence of the text does
	LexUnvoted                    // the approval of earlier minutes, without a vote below it
)

// Document is what the cut knows of the lines that it parts: a whole document, or the lines
// under one head of it.
type Document struct {
	R        *lines.Reading
	From, To int // the lines to be parted, To excluded
	// AgendaFrom and AgendaTo bound the agenda that the document prints, To excluded; Announced
	// counts its items.
	AgendaFrom, AgendaTo, Announced int
	HeadEnd                         int  // line after the last that says who attended
	Shared                          bool // a sentence decides on several items together
	Cands                           []Candidate

	events   counts
	pos      []int // lines of running text, in order
	at       []int // for each line from From on, the index in pos of it or of the next
	recurs   []bool
	recurSum []int32
	classes  map[string]*class
	best     string // the class under which most is decided
	nextSame []int  // for each candidate, the line of the next of its class
	chains   []*Chain
	chainOf  []int // for each candidate, its chain, or -1
	longest  float64
	main     *Chain // that holds most of what is decided, nil without one that proves itself
	under    []int  // for each candidate, the kind of the rubric that it stands under
	// boundBefore and mainBefore count, before each candidate and the end, the members of
	// numberings that prove themselves, and of the longest.
	boundBefore, mainBefore []int
	left                    float32 // where the column begins
	repeated                []int   // how often the title of each candidate stands in the document
	earlier                 []int   // how often it stood before
	numbers                 map[string]int
	kind                    int        // which events tell of decisions here
	final                   int        // line after which the session is closed
	lex                     [][]string // the words of each title
}

// Chain is a run of candidates of one numbering that count up, in the order of the document.
type Chain struct {
	Form   string
	Heads  []int   // candidates, by index
	Number bool    // of numbers of the register
	Proved float64 // share of its members under which something is decided
	Gap    float64 // share of its steps that count up by one
	Span   float64 // share of the document that it spans
}

// counts sums events up to each line: groups of lines of one kind count once.
type counts struct {
	from int
	sum  [4][]int32
}

func (c *counts) between(e lines.Event, a, b int) int {
	return int(c.sum[e][b-c.from] - c.sum[e][a-c.from])
}

func (c *counts) strongest(a, b int) lines.Event {
	for e := lines.Decision; e > lines.NoEvent; e-- {
		if c.between(e, a, b) > 0 {
			return e
		}
	}
	return lines.NoEvent
}

// class sums up the candidates that are written alike.
type class struct{ n, proved, single, ranked, next, bare int }

// Prepare computes what the features need of a document; Cands, in the order of their lines, must
// lie within From and To.
func (d *Document) Prepare() {
	d.countEvents()
	d.findNeighbours()
	d.findRecurring()
	d.gatherClasses()
	d.findChains()
	d.findRepeats()
	d.findMain()
	d.findRubrics()
	d.boundBefore, d.mainBefore = make([]int, len(d.Cands)+1), make([]int, len(d.Cands)+1)
	for k := range d.Cands {
		bound, main := 0, 0
		if c := d.chainOf[k]; c >= 0 {
			bound, main = bit(d.bound(k)), bit(d.chains[c].weight() >= d.longest*0.99 && len(d.chains[c].Heads) >= 4)
		}
		d.boundBefore[k+1], d.mainBefore[k+1] = d.boundBefore[k]+bound, d.mainBefore[k]+main
	}
}

func (d *Document) countEvents() {
	opens := map[int]bool{}
	for i := range d.Cands {
		if d.Cands[i].Cut > 0 {
			opens[d.Cands[i].Line] = true
		}
	}
	n := d.To - d.From + 1
	d.events.from = d.From
	for e := range d.events.sum {
		d.events.sum[e] = make([]int32, n)
	}
	last := [4]int{-9, -9, -9, -9}
	var total [4]int32
	d.final = d.To
	for i := d.From; i < d.To; i++ {
		l := &d.R.Lines[i]
		if e := l.Event; e != lines.NoEvent && !l.Matter {
			if i-last[e] > 1 || opens[i] {
				total[e]++
			}
			last[e] = i
		}
		if !l.Matter && i > d.From+20 && closesSession(l.Fold) {
			d.final = i
		}
		for e := range total {
			d.events.sum[e][i-d.From+1] = total[e]
		}
	}
	dec, res, pro := total[lines.Decision], total[lines.Result], total[lines.Proposal]
	switch {
	case dec+res == 0 && pro > 0:
		d.kind = 3
	case dec+res == 0:
		d.kind = 2
	case res > 2*dec:
		d.kind = 1
	}
}

// closesSession tells whether a line says that the session is over.
func closesSession(f string) bool {
	return strings.Contains(f, "seance est levee") || strings.Contains(f, "leve la seance") || strings.Contains(f, "seance levee") || strings.Contains(f, "seance est close") || strings.Contains(f, "levee de la seance")
}

func (d *Document) findNeighbours() {
	d.at = make([]int, d.To-d.From+1)
	var lefts []float32
	for i := d.From; i < d.To; i++ {
		d.at[i-d.From] = len(d.pos)
		if l := &d.R.Lines[i]; !l.Matter {
			d.pos = append(d.pos, i)
			lefts = append(lefts, l.X0)
		}
	}
	d.at[d.To-d.From] = len(d.pos)
	if len(lefts) > 0 {
		d.left = quantile(lefts, 0.15)
	}
}

// quantile sorts no copy of few values: it is asked once a document.
func quantile(xs []float32, q float64) float32 {
	lo, hi := xs[0], xs[0]
	for _, x := range xs {
		lo, hi = min(lo, x), max(hi, x)
	}
	// a histogram is enough for the edge of a column
	const bins = 400
	if hi <= lo {
		return lo
	}
	var h [bins + 1]int
	for _, x := range xs {
		h[int((x-lo)/(hi-lo)*bins)]++
	}
	n := 0
	for i := range h {
		if n += h[i]; float64(n) >= q*float64(len(xs)) {
			return lo + (hi-lo)*float32(i)/bins
		}
	}
	return hi
}

// prev and next are the running lines before line i and after it, nil at the ends.
func (d *Document) prev(i int) *lines.Printed {
	if k := d.at[i-d.From] - 1; k >= 0 {
		return &d.R.Lines[d.pos[k]]
	}
	return nil
}

func (d *Document) next(i int) *lines.Printed {
	if k := d.at[i+1-d.From]; k < len(d.pos) {
		return &d.R.Lines[d.pos[k]]
	}
	return nil
}

// recurLeast is how often a line stands in a document whose items it opens or closes.
const recurLeast = 3

// findRecurring marks the lines that come again in the running text, figures aside: the way this
// document closes its items, or opens them.
func (d *Document) findRecurring() {
	count := map[string]int{}
	keys := make([]string, len(d.pos))
	for k, i := range d.pos {
		f := d.R.Lines[i].Fold
		if len(f) < 6 {
			continue
		}
		if len(f) > 40 {
			f = f[:40]
		}
		keys[k] = lines.MaskDigits(f)
		count[keys[k]]++
	}
	d.recurs = make([]bool, d.To-d.From)
	d.recurSum = make([]int32, d.To-d.From+1)
	last, total, k := -5, int32(0), 0
	for i := d.From; i < d.To; i++ {
		if k < len(d.pos) && d.pos[k] == i {
			if keys[k] != "" && count[keys[k]] >= recurLeast {
				d.recurs[i-d.From] = true
				if i-last > 1 {
					total++
				}
				last = i
			}
			k++
		}
		d.recurSum[i-d.From+1] = total
	}
}

func (d *Document) recurBetween(a, b int) int {
	return int(d.recurSum[min(b, d.To)-d.From] - d.recurSum[min(a, d.To)-d.From])
}

func (d *Document) gatherClasses() {
	d.classes = map[string]*class{}
	d.nextSame = make([]int, len(d.Cands))
	last := map[string]int{}
	for k := range d.Cands {
		h := &d.Cands[k]
		c := d.classes[h.Class]
		if c == nil {
			c = &class{}
			d.classes[h.Class] = c
		}
		if p, ok := last[h.Class]; ok {
			a, b := d.Cands[p].Line, h.Line
			d.nextSame[p] = b
			c.add(&d.events, a, b)
			if d.Cands[p].Mark.Rank > 0 && h.Mark.Rank > 0 {
				c.ranked++
				if h.Mark.Follows(d.Cands[p].Mark) {
					c.next++
				}
			}
		}
		if k+1 < len(d.Cands) && d.Cands[k+1].Line <= h.Line+h.N && d.Cands[k+1].Class != h.Class {
			c.bare++
		}
		c.n++
		last[h.Class] = k
	}
	for name, p := range last {
		d.nextSame[p] = d.To
		d.classes[name].add(&d.events, d.Cands[p].Line, d.To)
	}
	top := 0.0
	for _, h := range d.Cands {
		c := d.classes[h.Class]
		if h.Class == "plain" || h.Class == "-" || c.n < 2 {
			continue
		}
		if s := float64(c.proved) - 0.5*float64(c.n-c.proved); d.best == "" || s > top {
			top, d.best = s, h.Class
		}
	}
}

func (c *class) add(e *counts, a, b int) {
	if e.strongest(a, b) >= lines.Result {
		c.proved++
	}
	if e.between(lines.Decision, a, b) <= 1 {
		c.single++
	}
}

// family is the form of a mark without the sign after it, so that "3." and "4 -" of one numbering
// follow one another.
func family(h *Candidate) string {
	if h.Mark.Form == "" {
		if strings.HasSuffix(h.Class, " objet") {
			return "objet"
		}
		return ""
	}
	f := h.Mark.Form
	if h.Mark.Number {
		if i := strings.LastIndexByte(f, '|'); i > 0 {
			f = f[:i]
		}
	}
	return f
}

// findChains follows each numbering through the document. Ranks that start again make a chain of
// their own; numbers of the register need not count up by one.
func (d *Document) findChains() {
	d.chainOf = make([]int, len(d.Cands))
	open := map[string][]int{}
	for k := range d.Cands {
		d.chainOf[k] = -1
		h := &d.Cands[k]
		name := family(h)
		if name == "" || h.Lex&LexForm != 0 {
			continue
		}
		best := -1
		for _, c := range open[name] {
			last := d.Cands[d.chains[c].Heads[len(d.chains[c].Heads)-1]].Mark
			longer := best < 0 || len(d.chains[c].Heads) > len(d.chains[best].Heads)
			if name == "objet" || h.Mark.Follows(last) || h.Mark.Rank == last.Rank+2 && len(d.chains[c].Heads) > 3 || h.Theme > 0 && h.Mark.Rank == 1 {
				if longer {
					best = c
				}
			}
		}
		if best < 0 && h.Mark.Number {
			for _, c := range open[name] {
				last := d.Cands[d.chains[c].Heads[len(d.chains[c].Heads)-1]].Mark
				if h.Mark.Rank > last.Rank && (best < 0 || len(d.chains[c].Heads) > len(d.chains[best].Heads)) {
					best = c
				}
			}
		}
		if best < 0 {
			best = len(d.chains)
			d.chains = append(d.chains, &Chain{Form: name, Number: h.Mark.Number})
			open[name] = append(open[name], best)
		}
		d.chains[best].Heads = append(d.chains[best].Heads, k)
		d.chainOf[k] = best
	}
	for _, c := range d.chains {
		d.weigh(c)
		if c.Number {
			c.Span = max(c.Span, 0.01)
		}
		d.longest = max(d.longest, c.weight())
	}
}

// weight is how much of the document a chain holds, by its length and its span.
func (c *Chain) weight() float64 { return c.Span * float64(min(len(c.Heads), 20)) }

func (d *Document) weigh(c *Chain) {
	proved, steps := 0, 0
	for i, k := range c.Heads {
		a := d.Cands[k].Line
		b := min(d.To, a+200)
		if i+1 < len(c.Heads) {
			next := &d.Cands[c.Heads[i+1]]
			b = next.Line
			if next.Mark.Follows(d.Cands[k].Mark) {
				steps++
			}
		}
		if d.events.strongest(a, b) >= lines.Result {
			proved++
		}
	}
	n := len(c.Heads)
	c.Proved = float64(proved) / float64(n)
	if n > 1 {
		c.Gap = float64(steps) / float64(n-1)
	}
	c.Span = float64(d.Cands[c.Heads[n-1]].Line-d.Cands[c.Heads[0]].Line) / float64(max(1, d.To-d.From))
}

// findMain finds the numbering under whose members most is decided.
func (d *Document) findMain() {
	best := 0.0
	for _, c := range d.chains {
		n := len(c.Heads)
		if n < 3 || c.Proved < 0.6 || c.Form == "objet" {
			continue
		}
		if w := c.Proved * float64(n); w > best {
			best, d.main = w, c
		}
	}
}

// rubric sorts the words of a title by what they announce that is no act: 0 for none.
func (x Lex) rubric() int {
	switch {
	case x&LexSecretary != 0:
		return 1
	case x&LexUnvoted != 0:
		return 2
	case x&LexMinutes != 0:
		return 3
	case x&LexDelegated != 0:
		return 4
	case x&LexRubric != 0:
		return 5
	case x&LexSilent != 0:
		return 6
	case x&LexInforms != 0:
		return 7
	}
	return 0
}

// findRubrics tells of each candidate under which rubric it stands: the last above it whose words
// announce no act, until a title written as that rubric is.
func (d *Document) findRubrics() {
	d.under = make([]int, len(d.Cands))
	kind, name, chain := 0, "", -1
	for k := range d.Cands {
		h := &d.Cands[k]
		if kind > 0 && (h.Class == name || chain >= 0 && d.chainOf[k] == chain) {
			kind = 0
		}
		d.under[k] = kind
		if r := h.Lex.rubric(); r >= 4 && h.Class != "plain" && h.Class != "-" && kind == 0 {
			kind, name, chain = r, h.Class, d.chainOf[k]
		}
	}
}

// Chains are the numberings of the document, longest first in weight; candidates are named by
// their index in Cands.
func (d *Document) Chains() []*Chain { return d.chains }

func (d *Document) findRepeats() {
	count := map[string]int{}
	d.earlier = make([]int, len(d.Cands))
	d.repeated = make([]int, len(d.Cands))
	d.numbers = map[string]int{}
	d.lex = make([][]string, len(d.Cands))
	for k := range d.Cands {
		h := &d.Cands[k]
		d.lex[k] = titleWords(h.Title)
		d.earlier[k] = count[h.Title]
		count[h.Title]++
		if h.Mark.Number {
			d.numbers[h.Mark.Token]++
		}
	}
	for k := range d.Cands {
		d.repeated[k] = count[d.Cands[k].Title]
	}
}

// titleWords cuts a folded title into its first words.
func titleWords(f string) []string {
	const most = 8
	var out []string
	for from, i := -1, 0; i <= len(f) && len(out) < most; i++ {
		letter := i < len(f) && ('a' <= f[i] && f[i] <= 'z')
		switch {
		case letter && from < 0:
			from = i
		case !letter && from >= 0:
			if i-from > 1 {
				out = append(out, f[from:i])
			}
			from = -1
		}
	}
	return out
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " "))
	return unicode.IsLower(r)
}

// Strongest is the strongest event of lines [a, b).
func (d *Document) Strongest(a, b int) lines.Event { return d.events.strongest(a, b) }

// onePath returns the best path through the document's lattice on which no act is told twice, and
// what each candidate may be on it; fixed is what a person said.
func (d *Document) onePath(l *Lattice, m *Model, fixed []May) ([]int, []May) {
	may := make([]May, len(d.Cands))
	copy(may, fixed)
	for {
		path, _ := l.Best(m.W, may)
		again := d.again(path)
		changed := false
		for _, k := range again {
			if may[k] == Free {
				may[k], changed = Not, true
			}
		}
		if !changed {
			return path, may
		}
	}
}

// sameTitle is how many letters a title has that hardly comes twice by chance.
const sameTitle = 25

// sameWords is the share of words that two titles of one act have in common.
const sameWords = 0.8

// again lists the titles of a path that tell an act a second time: under one number and the same
// words, or in the same words where nothing is decided, as a list at the end of minutes does. Of
// two the one under which something is decided stays.
func (d *Document) again(path []int) []int {
	var out []int
	decided := func(at int) bool {
		return d.events.strongest(d.Cands[path[at]].Line, d.pathEnd(path, at)) >= lines.Result
	}
	said := make([][]string, len(path))
	gone := make([]bool, len(path))
	for at, k := range path {
		h := &d.Cands[k]
		if len(h.Title) < 8 {
			continue
		}
		said[at] = french.Words(h.Title)
		for p := range at {
			o := &d.Cands[path[p]]
			numbered := h.Mark.Number && o.Mark.Number && h.Mark.Token == o.Mark.Token
			if gone[p] || said[p] == nil || !numbered && len(h.Title) < sameTitle || french.Alike(said[p], said[at]) < sameWords {
				continue
			}
			switch {
			case !decided(at):
				gone[at] = true
			case !decided(p):
				gone[p] = true
			case numbered:
				gone[at] = true // the same minutes twice in one file
			}
			if gone[at] {
				break
			}
		}
	}
	for at, k := range path {
		if gone[at] {
			out = append(out, k)
		}
	}
	return out
}

// pathEnd is the line where the item of the title at place at of a path ends.
func (d *Document) pathEnd(path []int, at int) int {
	if at+1 < len(path) {
		return d.Cands[path[at+1]].Line
	}
	return d.To
}

// ItemEnd is the line before end where the item of candidate c is over: at the rubric that closes
// the session's acts, below which nothing is decided.
func (d *Document) ItemEnd(c, end int) int {
	const rubric = LexSilent | LexRubric | LexInforms | LexDelegated
	for k := c + 1; k < len(d.Cands) && d.Cands[k].Line < end; k++ {
		h := &d.Cands[k]
		if h.Lex&rubric == 0 || h.Mark.Form == "" && (h.Class == "plain" || h.Class == "-") || h.Line < d.Cands[c].Line+d.Cands[c].N {
			continue
		}
		if d.events.strongest(d.Cands[c].Line, h.Line) >= lines.Result && d.events.strongest(h.Line, end) < lines.Result {
			return h.Line
		}
	}
	return end
}
