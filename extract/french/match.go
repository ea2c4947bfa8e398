package french

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
)

// Patterns is a set of named token patterns, read from text:
//
//	[vote.count]
//	n=# voix? (pour|contre)
//	+ par 27 voix pour
//	- 27 contributions
//
// A name in brackets opens a family; each further line is one way of writing it, a line
// that begins with + a text in which the family must be found, with - one in which it must
// not. Elements, apart by spaces:
//
//	mot            the folded word or sign; "l'unanimite" is its three tokens, and an
//	               apostrophe may be missing from the text
//	a|b            one of the words
//	@months        an entry of the lexicon of that name
//	#              a count, in figures or in words; #d figures only
//	<word> <upper> <date> <name> <civ> <sign> <any>
//	               a word, a capitalised word, a date, a person's name, a civility, a sign, any token
//	<line> <cell> <end>
//	               nothing read: a line begins here, a cell does, the line or cell ends here
//	~approuver     a word of the same stem
//	...            up to eight tokens of the same sentence, as few as possible; ...3 up to three
//	(a b | c)      a group
//	!a             the next token is not this (nothing read); !(a|b) no group
//	x? x* x+       optional, any number, at least one
//	name=x         what x reads is kept under that name
//
// A backslash before a sign takes it as it is: \( \? \#.
type Patterns struct {
	list    []*pattern
	byFirst map[string][]*pattern // by the folded token that must come first
	rest    []*pattern            // those that may begin in several ways
	lexicon func(string) Lexicon
	tests   []patternTest
}

type pattern struct {
	name string
	line int
	node node
}

type patternTest struct {
	name, text string
	want       bool
	line       int
}

// Match is a pattern found in a stream, from token Start to token End, End excluded.
type Match struct {
	Name       string
	Start, End int
	caps       []capture
}

type capture struct {
	name       string
	start, end int
}

// Cap returns the tokens kept under a name; ok is false where there are none.
func (m *Match) Cap(name string) (start, end int, ok bool) {
	for _, c := range m.caps {
		if c.name == name {
			return c.start, c.end, true
		}
	}
	return 0, 0, false
}

// Count reads the number kept under a name.
func (m *Match) Count(s *Stream, name string) (int, bool) {
	if start, _, ok := m.Cap(name); ok {
		if v, _, ok := s.Count(start); ok {
			return v, true
		}
	}
	return 0, false
}

// ParsePatterns reads patterns. Lexicons that a pattern names and that lexicon (which may
// be nil) does not have are those of the package.
func ParsePatterns(text string, lexicon func(string) Lexicon) (*Patterns, error) {
	p := &Patterns{byFirst: map[string][]*pattern{}, lexicon: lexicon}
	name := ""
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "# "):
		case strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]"):
			name = line[1 : len(line)-1]
		case name == "":
			return nil, fmt.Errorf("line %d: a pattern without a name", n+1)
		case strings.HasPrefix(line, "+ "), strings.HasPrefix(line, "- "):
			p.tests = append(p.tests, patternTest{name, strings.ReplaceAll(strings.ReplaceAll(line[2:], `\n`, "\n"), `\t`, "\t"), line[0] == '+', n + 1})
		default:
			q := parser{p: p, fields: fields(line)}
			nd, err := q.alternatives("")
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n+1, err)
			}
			p.add(&pattern{name, n + 1, nd})
		}
	}
	return p, nil
}

// MustPatterns is ParsePatterns for embedded text, whose errors are the program's own.
func MustPatterns(text string, lexicon func(string) Lexicon) *Patterns {
	p, err := ParsePatterns(text, lexicon)
	if err != nil {
		panic("french: patterns: " + err.Error())
	}
	return p
}

func (p *Patterns) add(q *pattern) {
	p.list = append(p.list, q)
	first, ok := q.node.first()
	if !ok {
		p.rest = append(p.rest, q)
		return
	}
	for _, w := range first {
		if have := p.byFirst[w]; len(have) == 0 || have[len(have)-1] != q {
			p.byFirst[w] = append(have, q)
		}
	}
}

// Names are the names of the families, sorted.
func (p *Patterns) Names() []string {
	seen := map[string]bool{}
	var out []string
	for _, q := range p.list {
		if !seen[q.name] {
			seen[q.name] = true
			out = append(out, q.name)
		}
	}
	sort.Strings(out)
	return out
}

// Check runs the examples and returns what they show: an example that is not found, a
// counter-example that is, a family without either.
func (p *Patterns) Check() []error {
	var errs []error
	have := map[string][2]bool{}
	for _, t := range p.tests {
		found := false
		for _, m := range p.All(Read(t.text)) {
			found = found || m.Name == t.name
		}
		h := have[t.name]
		h[map[bool]int{true: 0, false: 1}[t.want]] = true
		have[t.name] = h
		if found != t.want {
			errs = append(errs, fmt.Errorf("line %d: %s: found %v in %q", t.line, t.name, found, t.text))
		}
	}
	for _, n := range p.Names() {
		if h := have[n]; !h[0] || !h[1] {
			errs = append(errs, fmt.Errorf("%s: an example (+) or a counter-example (-) is missing", n))
		}
	}
	return errs
}

// At returns the longest match that begins at token i; of two as long, the first listed.
func (p *Patterns) At(s *Stream, i int) (Match, bool) {
	best, ok := Match{}, false
	try := func(q *pattern) {
		m := matcher{s: s, p: p}
		if end := m.run(q.node, i); end > i && (!ok || end > best.End) {
			best, ok = Match{q.name, i, end, append([]capture(nil), m.kept...)}, true
		}
	}
	if i < 0 || i >= len(s.Toks) {
		return best, false
	}
	for _, q := range p.byFirst[s.Toks[i].Fold] {
		try(q)
	}
	for _, q := range p.rest {
		try(q)
	}
	return best, ok
}

// May tells whether folded text holds a word with which a match can begin: a cheap look before the
// text is cut into tokens.
func (p *Patterns) May(text string) bool {
	if len(p.rest) > 0 {
		return true
	}
	for w := range p.byFirst {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// All returns the matches of the stream, leftmost and longest, without overlap.
func (p *Patterns) All(s *Stream) []Match {
	var out []Match
	for i := 0; i < len(s.Toks); {
		if m, ok := p.At(s, i); ok {
			out = append(out, m)
			i = m.End
			continue
		}
		i++
	}
	return out
}

// node is an element of a pattern. match calls then with each end that it may have from i
// on, the preferred one first, until then accepts.
type node interface {
	match(m *matcher, i int, then func(int) bool) bool
	// first lists the folded tokens with which a match begins, or says that it can't.
	first() ([]string, bool)
}

type matcher struct {
	s    *Stream
	p    *Patterns
	kept []capture
}

// run returns the end of the first match of n from i, i when there is none.
func (m *matcher) run(n node, i int) int {
	end := i
	n.match(m, i, func(e int) bool { end = e; return true })
	return end
}

// one is a single token, told by a test.
type one struct {
	words []string                    // the folded tokens that pass, where they can be listed
	read  func(s *Stream, i int) int  // else: the index behind what is read, i for nothing
	test  func(s *Stream, i int) bool // or a place, at which nothing is read
}

func (n one) match(m *matcher, i int, then func(int) bool) bool {
	switch {
	case n.test != nil:
		return n.test(m.s, i) && then(i)
	case i >= len(m.s.Toks):
		return false
	case n.read != nil:
		e := n.read(m.s, i)
		return e > i && then(e)
	}
	f := m.s.Toks[i].Fold
	for _, w := range n.words {
		if w == f {
			return then(i + 1)
		}
	}
	// An apostrophe that the PDF has lost: "l unanimite".
	return len(n.words) == 1 && n.words[0] == "'" && then(i)
}

func (n one) first() ([]string, bool) {
	return n.words, len(n.words) > 0 && n.words[0] != "'"
}

type seq []node

func (n seq) match(m *matcher, i int, then func(int) bool) bool {
	if len(n) == 0 {
		return then(i)
	}
	return n[0].match(m, i, func(e int) bool { return n[1:].match(m, e, then) })
}

func (n seq) first() ([]string, bool) {
	var out []string
	for _, x := range n {
		if o, is := x.(one); is && o.test != nil {
			continue // a place, at which nothing is read
		}
		if _, is := x.(not); is {
			continue
		}
		f, ok := x.first()
		if !ok {
			return nil, false
		}
		out = append(out, f...)
		if r, is := x.(repeat); !is || r.min > 0 {
			return out, true
		}
	}
	return nil, false
}

type either []node

func (n either) match(m *matcher, i int, then func(int) bool) bool {
	for _, x := range n {
		if x.match(m, i, then) {
			return true
		}
	}
	return false
}

func (n either) first() ([]string, bool) {
	var out []string
	for _, x := range n {
		f, ok := x.first()
		if !ok {
			return nil, false
		}
		out = append(out, f...)
	}
	return out, true
}

// repeat takes as many as it can.
type repeat struct {
	x        node
	min, max int
}

func (n repeat) match(m *matcher, i int, then func(int) bool) bool {
	return n.from(m, i, 0, then)
}

func (n repeat) from(m *matcher, i, count int, then func(int) bool) bool {
	if count < n.max {
		kept := len(m.kept)
		if n.x.match(m, i, func(e int) bool { return e > i && n.from(m, e, count+1, then) }) {
			return true
		}
		m.kept = m.kept[:kept]
	}
	return count >= n.min && then(i)
}

func (n repeat) first() ([]string, bool) { return n.x.first() }

// gap takes as few tokens as it can, none of which ends the sentence.
type gap int

func (n gap) match(m *matcher, i int, then func(int) bool) bool {
	for k := 0; k <= int(n); k++ {
		if then(i + k) {
			return true
		}
		if i+k >= len(m.s.Toks) || m.s.endsSentence(i+k) {
			return false
		}
	}
	return false
}

func (n gap) first() ([]string, bool) { return nil, false }

// endsSentence tells whether token i is a sign that ends a sentence.
func (s *Stream) endsSentence(i int) bool {
	switch s.Toks[i].Fold {
	case ";", "?", "!", "•":
		return true
	case ".":
		return i+1 >= len(s.Toks) || s.Toks[i+1].Upper && s.Toks[i+1].Space && (i == 0 || abbreviations()[s.Toks[i-1].Fold] == 0 && s.Width(i-1) > 1)
	}
	return false
}

type not struct{ x node }

func (n not) match(m *matcher, i int, then func(int) bool) bool {
	kept := len(m.kept)
	if n.x.match(m, i, func(int) bool { return true }) {
		m.kept = m.kept[:kept]
		return false
	}
	return then(i)
}

func (n not) first() ([]string, bool) { return nil, false }

type keep struct {
	name string
	x    node
}

func (n keep) match(m *matcher, i int, then func(int) bool) bool {
	kept := len(m.kept)
	if n.x.match(m, i, func(e int) bool {
		k := len(m.kept)
		m.kept = append(m.kept, capture{n.name, i, e})
		if then(e) {
			return true
		}
		m.kept = m.kept[:k]
		return false
	}) {
		return true
	}
	m.kept = m.kept[:kept]
	return false
}

func (n keep) first() ([]string, bool) { return n.x.first() }

// fields cuts a pattern into its elements; brackets and bars of groups stand alone.
func fields(line string) []string {
	var out []string
	for _, f := range strings.Fields(line) {
		for {
			k := groupStart(f)
			if k < 0 {
				break
			}
			out = append(out, f[:k+1])
			f = f[k+1:]
		}
		tail := []string{}
		for f != "" {
			k := len(f) - 1
			if strings.IndexByte("?*+", f[k]) >= 0 && k > 0 && f[k-1] == ')' && !(k > 1 && f[k-2] == '\\') {
				k--
			}
			if f[k] != ')' || k > 0 && f[k-1] == '\\' {
				break
			}
			tail = append([]string{f[k:]}, tail...)
			f = f[:k]
		}
		if f != "" {
			out = append(out, f)
		}
		out = append(out, tail...)
	}
	return out
}

// groupStart returns the place of the bracket when f begins with one: "(", "!(", "n=(".
func groupStart(f string) int {
	for k := 0; k < len(f); k++ {
		switch c := f[k]; {
		case c == '(':
			return k
		case c == '!' || c == '=' || c >= 'a' && c <= 'z':
		default:
			return -1
		}
	}
	return -1
}

type parser struct {
	p      *Patterns
	fields []string
}

// alternatives reads sequences apart by bars up to the bracket that closes; it returns what
// follows that bracket through suffix.
func (q *parser) alternatives(open string) (node, error) {
	var all either
	var cur seq
	for len(q.fields) > 0 {
		f := q.fields[0]
		q.fields = q.fields[1:]
		switch {
		case f == "|":
			all, cur = append(all, cur), nil
		case f[0] == ')':
			if open == "" {
				return nil, fmt.Errorf("a bracket closes nothing")
			}
			return wrap(open[:len(open)-1], f[1:], collapse(append(all, cur)))
		case strings.HasSuffix(f, "(") && groupStart(f) == len(f)-1:
			x, err := q.alternatives(f)
			if err != nil {
				return nil, err
			}
			cur = append(cur, x)
		default:
			x, err := q.element(f)
			if err != nil {
				return nil, err
			}
			cur = append(cur, x)
		}
	}
	if open != "" {
		return nil, fmt.Errorf("a bracket is not closed")
	}
	return collapse(append(all, cur)), nil
}

func collapse(all either) node {
	if len(all) == 1 {
		return all[0]
	}
	return all
}

// wrap applies what stands before an element (name=, !) and behind it (? * +).
func wrap(prefix, suffix string, x node) (node, error) {
	switch suffix {
	case "":
	case "?":
		x = repeat{x, 0, 1}
	case "*":
		x = repeat{x, 0, 32}
	case "+":
		x = repeat{x, 1, 32}
	default:
		return nil, fmt.Errorf("%q behind an element", suffix)
	}
	if prefix == "!" {
		return not{x}, nil
	}
	if name, ok := strings.CutSuffix(prefix, "="); ok {
		return keep{name, x}, nil
	}
	if prefix != "" {
		return nil, fmt.Errorf("%q before an element", prefix)
	}
	return x, nil
}

// element reads one element that is no group.
func (q *parser) element(f string) (node, error) {
	prefix, suffix := "", ""
	if f[0] == '!' && len(f) > 1 {
		prefix, f = "!", f[1:]
	} else if k := strings.IndexByte(f, '='); k > 0 && k < len(f)-1 {
		prefix, f = f[:k+1], f[k+1:]
	}
	if k := len(f) - 1; k > 0 && strings.IndexByte("?*+", f[k]) >= 0 && f[k-1] != '\\' {
		f, suffix = f[:k], f[k:]
	}
	x, err := q.atom(f)
	if err != nil {
		return nil, err
	}
	return wrap(prefix, suffix, x)
}

func (q *parser) atom(f string) (node, error) {
	switch {
	case strings.HasPrefix(f, "..."):
		n := 8
		if f != "..." {
			var err error
			if n, err = strconv.Atoi(f[3:]); err != nil {
				return nil, fmt.Errorf("%q: %w", f, err)
			}
		}
		return gap(n), nil
	case f == "#":
		return one{read: func(s *Stream, i int) int { _, next, _ := s.Count(i); return next }}, nil
	case f == "#d":
		return one{read: func(s *Stream, i int) int {
			if n, ok := s.Figures(i); ok {
				return n.Next
			}
			return i
		}}, nil
	case f[0] == '@':
		return q.lexicon(f[1:])
	case f[0] == '~':
		stem := Stem(f[1:])
		return one{read: func(s *Stream, i int) int {
			if s.Toks[i].Kind == Word && Stem(s.Written(i, i+1)) == stem {
				return i + 1
			}
			return i
		}}, nil
	case f[0] == '<' && f[len(f)-1] == '>':
		if c, ok := classes[f[1:len(f)-1]]; ok {
			return c, nil
		}
		return nil, fmt.Errorf("no class %s", f)
	}
	var all either
	for _, alt := range strings.Split(f, "|") {
		x, err := literal(alt)
		if err != nil {
			return nil, err
		}
		all = append(all, x)
	}
	return collapse(merge(all)), nil
}

// merge makes one node of alternatives that are single tokens.
func merge(all either) either {
	var words []string
	for _, x := range all {
		o, ok := x.(one)
		if !ok {
			return all
		}
		words = append(words, o.words...)
	}
	return either{one{words: words}}
}

func literal(w string) (node, error) {
	w = strings.ReplaceAll(w, `\`, "")
	if w == "" || Fold(w) != w {
		return nil, fmt.Errorf("%q is not folded", w)
	}
	var s seq
	for _, t := range tokens(w) {
		s = append(s, one{words: []string{t.Fold}})
	}
	if len(s) == 1 {
		return s[0], nil
	}
	return s, nil
}

func (q *parser) lexicon(name string) (node, error) {
	var l Lexicon
	if q.p.lexicon != nil {
		l = q.p.lexicon(name)
	}
	if l == nil {
		l = Named(name)
	}
	if l == nil {
		return nil, fmt.Errorf("no lexicon %q", name)
	}
	words := make([]string, 0, len(l))
	for w := range l {
		words = append(words, w)
	}
	sort.Strings(words)
	if len(words) < 40 {
		return one{words: words}, nil
	}
	return one{read: func(s *Stream, i int) int {
		if l.Has(s.Toks[i].Fold) {
			return i + 1
		}
		return i
	}}, nil
}

func kindOf(k Kind) one {
	return one{read: func(s *Stream, i int) int {
		if s.Toks[i].Kind == k {
			return i + 1
		}
		return i
	}}
}

// StartsLine tells whether token i opens a line.
func (s *Stream) StartsLine(i int) bool {
	return i == 0 || i >= 0 && i < len(s.Toks) && s.Toks[i].Breaks > 0
}

// StartsCell tells whether token i opens a line or a cell.
func (s *Stream) StartsCell(i int) bool {
	return i == 0 || i >= 0 && i < len(s.Toks) && s.Toks[i].Cell
}

// EndsCell tells whether nothing follows token i-1 in its line or cell.
func (s *Stream) EndsCell(i int) bool { return i >= len(s.Toks) || s.StartsCell(i) }

var classes = map[string]one{
	"any":  {read: func(_ *Stream, i int) int { return i + 1 }},
	"word": kindOf(Word),
	"sign": kindOf(Sign),
	"upper": {read: func(s *Stream, i int) int {
		if s.Toks[i].Upper {
			return i + 1
		}
		return i
	}},
	"date": {read: func(s *Stream, i int) int {
		if d, ok := s.DateAt(i); ok {
			return d.Next
		}
		return i
	}},
	"name": {read: func(s *Stream, i int) int { return s.NameAt(i) }},
	"civ": {read: func(s *Stream, i int) int {
		_, next := s.CivilityAt(i)
		return next
	}},
	"line": {test: (*Stream).StartsLine},
	"cell": {test: (*Stream).StartsCell},
	"end":  {test: (*Stream).EndsCell},
}
