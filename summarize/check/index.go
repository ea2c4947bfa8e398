package check

import (
	"math"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"phare/extract"
	"phare/extract/facts"
	"phare/extract/pdftext"
	"phare/summarize/check/align"
	"phare/summarize/check/lexicon"
)

// A Checker holds the indexes of a session's acts; each is built once, when it is first
// needed. It is safe for several checks at once.
type Checker struct {
	s       *extract.Session
	acts    []*act
	stems   lexicon.Stemmer
	mu      sync.Mutex      // guards the acts' indexes and stems
	names   map[string]bool // words of the name of the assembly
	members map[string]bool // full names of its members
	body    string
	fronts  []*act // first pages of minutes and lists
}

// New returns a checker of texts about the session.
func New(s *extract.Session) *Checker {
	c := &Checker{s: s, stems: lexicon.Stemmer{}}
	for _, d := range s.Deliberations {
		c.acts = append(c.acts, &act{d: d})
	}
	return c
}

// Text holds a file, in Markdown with or without front matter, against the acts of a
// session. To check several texts, or one again after an edit, keep a Checker.
func Text(src []byte, s *extract.Session, o Options) Report { return New(s).Text(src, o) }

// weight of a part as proof: what was decided and why, or only recalled.
type standing uint8

const (
	decided  standing = iota // report, recitals, dispositif, vote
	recalled                 // visas, head, closing
	annexed                  // annexes
)

func standingOf(p extract.Part) standing {
	switch p {
	case extract.PartHead, extract.PartVisas, extract.PartClosing:
		return recalled
	case extract.PartAnnex:
		return annexed
	}
	return decided
}

// act is the index of one deliberation.
type act struct {
	d *extract.Deliberation

	text     string
	lines    []span // of text, one for each of d.Lines that was kept
	facts    []facts.Fact
	hasFacts bool

	words    []word
	norm     string             // " word word ": folded words for phrases
	normAt   []int              // offset of each word in norm
	has      map[string]int     // how often a stem stands in the act
	at       map[string][]int32 // passages that hold a stem
	passages []passage
	hasWords bool
	sorted   []string        // the stems of has, in order
	families map[int][]int32 // passages that hold a family of classes.txt
	source   *align.Source

	tables    []grid
	hasTables bool
}

type span struct {
	start, end int
	line       int // index in d.Lines
}

// passage is a run of an act's text that is read as one: a sentence, an item, a row.
type passage struct {
	start, end int
	first      int // index of its first word
	last       int // index after its last word
	part       extract.Part
}

// lay writes the act's lines as one text. Cells of a table are set apart, so that figures
// of two cells never make one; a word cut at the end of a line is made whole.
func (a *act) lay() {
	if a.text != "" || len(a.lines) > 0 {
		return
	}
	var b strings.Builder
	if len(a.d.Lines) == 0 { // an act without places: its text alone
		for i, l := range strings.Split(a.d.Text, "\n") {
			_ = i
			a.lines = append(a.lines, span{b.Len(), b.Len() + len(l), -1})
			b.WriteString(l + "\n")
		}
		a.text = b.String()
		return
	}
	prevPart := extract.Part("")
	for i, l := range a.d.Lines {
		if l.Zone == pdftext.Stamp || l.Zone == pdftext.Footer || l.Zone == pdftext.Header {
			continue
		}
		if l.Part != prevPart && b.Len() > 0 {
			b.WriteString("\n")
		}
		prevPart = l.Part
		s := span{start: b.Len(), line: i}
		cell := 0
		for k, w := range l.Words {
			if k > 0 {
				if cell < len(l.Cells) && l.Cells[cell] == k {
					b.WriteString(" | ")
				} else {
					b.WriteByte(' ')
				}
			}
			for cell < len(l.Cells) && l.Cells[cell] <= k {
				cell++
			}
			b.WriteString(w.Text)
		}
		s.end = b.Len()
		a.lines = append(a.lines, s)
		b.WriteByte('\n')
	}
	a.text = b.String()
}

// lineAt returns the index in a.lines of the line that holds an offset of the text.
func (a *act) lineAt(at int) int {
	k := sort.Search(len(a.lines), func(i int) bool { return a.lines[i].start > at })
	return max(k-1, 0)
}

func (a *act) partAt(at int) extract.Part {
	if len(a.lines) == 0 {
		return extract.PartReport
	}
	if l := a.lines[a.lineAt(at)].line; l >= 0 {
		return a.d.Lines[l].Part
	}
	return extract.PartReport
}

func (c *Checker) factsOf(a *act) []facts.Fact {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !a.hasFacts {
		a.lay()
		a.facts = whole(facts.All(a.text), a.text)
		a.hasFacts = true
	}
	return a.facts
}

// wordsOf builds the words, phrases and passages of an act.
func (c *Checker) wordsOf(a *act) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if a.hasWords {
		return
	}
	a.lay()
	a.words = wordsOf(a.text)
	a.has = make(map[string]int, len(a.words)/2)
	var norm strings.Builder
	norm.Grow(len(a.text) + 2)
	norm.WriteByte(' ')
	a.normAt = make([]int, len(a.words))
	for i := range a.words {
		w := &a.words[i]
		w.Stem = c.stems.Stem(*w)
		a.normAt[i] = norm.Len()
		norm.WriteString(expand(w.Fold))
		norm.WriteByte(' ')
		if w.Stem != "" {
			a.has[w.Stem]++
		}
		// A word cut at the end of a line counts whole too.
		if i > 0 && !w.Joined && strings.HasPrefix(a.text[a.words[i-1].End:], "-\n") && !w.Capital {
			whole := word{Fold: a.words[i-1].Fold + w.Fold}
			if st := c.stems.Stem(whole); st != "" {
				a.has[st]++
			}
		}
	}
	a.norm = norm.String()
	a.cut()
	a.at = make(map[string][]int32, len(a.has))
	for p, x := range a.passages {
		for _, w := range a.words[x.first:x.last] {
			if w.Stem == "" {
				continue
			}
			if l := a.at[w.Stem]; len(l) == 0 || l[len(l)-1] != int32(p) {
				a.at[w.Stem] = append(l, int32(p))
			}
		}
	}
	a.hasWords = true
}

// expand writes out what titles of places shorten.
func expand(fold string) string {
	switch fold {
	case "st":
		return "saint"
	case "ste":
		return "sainte"
	}
	return fold
}

// cut finds the passages: sentences, items, rows, sixty words at most.
func (a *act) cut() {
	const most = 60
	first := 0
	flush := func(last int) {
		if last > first {
			a.passages = append(a.passages, passage{a.words[first].Start, a.words[last-1].End, first, last, a.partAt(a.words[first].Start)})
		}
		first = last
	}
	for i := 1; i < len(a.words); i++ {
		between := a.text[a.words[i-1].End:a.words[i].Start]
		if i-first >= most {
			flush(i)
			continue
		}
		nl := strings.IndexByte(between, '\n')
		switch {
		case strings.Contains(between, "\n\n"):
			flush(i)
		case nl >= 0 && strings.ContainsAny(between[:nl], ".;:!?"):
			flush(i)
		case nl >= 0 && bullet(between[nl+1:]):
			flush(i)
		case nl >= 0 && (a.cells(a.words[i-1].Start) || a.cells(a.words[i].Start)):
			flush(i) // each row of a table says its own
		case strings.ContainsAny(between, ".!?;") && strings.ContainsAny(between, " ") && (a.words[i].Capital || strings.Contains(between, ";")) && a.words[i-1].End-a.words[i-1].Start > 1:
			flush(i)
		}
	}
	flush(len(a.words))
}

// cells tells that the line of an offset has cells.
func (a *act) cells(at int) bool {
	if len(a.lines) == 0 {
		return false
	}
	l := a.lines[a.lineAt(at)]
	return strings.Contains(a.text[l.start:l.end], " | ")
}

func bullet(s string) bool {
	s = strings.TrimLeft(s, " \t")
	r, _ := utf8.DecodeRuneInString(s)
	return r == '-' || r == '–' || r == '•' || r == '−' || r == '*' || r == 0xF0B7 || r == '+' || r == '►' || r == '▪' || r == '→'
}

// rarity weighs a stem: a word that every passage of the act holds says little.
func (a *act) rarity(stem string) float64 {
	return math.Log(1+float64(len(a.words)+50)/float64(a.has[stem]+1)) / math.Log(float64(len(a.words)+51))
}

// phrase returns the index of the first word of a run of folded words, -1 when the act
// holds no such run.
func (a *act) phrase(words string, from int) int {
	if words == "" {
		return -1
	}
	start := 0
	if from > 0 {
		if from >= len(a.normAt) {
			return -1
		}
		start = a.normAt[from] - 1
	}
	k := strings.Index(a.norm[start:], " "+words+" ")
	if k < 0 {
		return -1
	}
	return sort.SearchInts(a.normAt, start+k+1)
}

// evidence quotes a run of the act's text, on the page where it starts.
func (a *act) evidence(start, end int) *extract.Evidence {
	e := &extract.Evidence{File: a.d.File}
	if len(a.lines) == 0 {
		return e
	}
	lo, hi := a.lineAt(start), a.lineAt(max(start, end-1))
	var quote strings.Builder
	for k := lo; k <= hi; k++ {
		s := a.lines[k]
		if s.line >= 0 {
			l := a.d.Lines[s.line]
			if e.Page == 0 {
				e.Page = l.Page
			} else if l.Page != e.Page {
				break
			}
			if len(l.Words) > 0 {
				box := l.Words[0].Box
				for _, w := range l.Words[1:] {
					box = box.Union(w.Box)
				}
				e.Boxes = append(e.Boxes, box)
			}
		} else if len(a.d.Pages) > 0 {
			e.Page = a.d.Pages[0]
		}
		from, to := max(s.start, start), min(s.end, end)
		if from >= to {
			continue
		}
		if quote.Len() > 0 {
			quote.WriteByte(' ')
		}
		quote.WriteString(strings.ReplaceAll(a.text[from:to], " | ", " "))
	}
	e.Quote = strings.TrimFunc(quote.String(), unicode.IsSpace)
	return e
}

// around widens a place of the text to the passage that holds it, so that a quote can be
// read by itself.
func (c *Checker) quote(a *act, start, end int) *extract.Evidence {
	c.wordsOf(a)
	k := sort.Search(len(a.passages), func(i int) bool { return a.passages[i].end > start })
	if k < len(a.passages) && a.passages[k].start <= start {
		p := a.passages[k]
		return a.evidence(p.start, max(p.end, end))
	}
	return a.evidence(start, end)
}

// byOCR tells that a place of the text was read by OCR, or can't be believed to the letter.
func (a *act) byOCR(start, end int) bool {
	if len(a.lines) == 0 {
		return false
	}
	for k := a.lineAt(start); k < len(a.lines) && a.lines[k].start < end; k++ {
		if a.lines[k].line < 0 {
			continue
		}
		at := a.lines[k].start
		l := a.d.Lines[a.lines[k].line]
		cell := 0
		for i, w := range l.Words {
			if i > 0 {
				at++
				if cell < len(l.Cells) && l.Cells[cell] == i {
					at += 2
				}
			}
			for cell < len(l.Cells) && l.Cells[cell] <= i {
				cell++
			}
			if at < end && at+len(w.Text) > start && (w.Source == pdftext.FromOCR || w.Doubtful) {
				return true
			}
			at += len(w.Text)
		}
	}
	return false
}

// wordAt returns the index of the first word that ends after an offset of the text.
func (a *act) wordAt(at int) int {
	return sort.Search(len(a.words), func(i int) bool { return a.words[i].End > at })
}
