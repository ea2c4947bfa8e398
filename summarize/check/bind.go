package check

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"phare/extract"
	"phare/extract/facts"
)

// binding tells the acts that each block of a document is held against.
type binding struct {
	sections map[int][]*act
	blocks   map[int][]*act
	all      []*act // acts that the document names anywhere
	unknown  []unknownAct
}

type unknownAct struct {
	block, start, end int
	name              string
	anchor            bool
}

// The words that name an act where a text binds itself to it.
var (
	inBrackets = regexp.MustCompile(`(?i)[(\[]\s*(?:voir\s+|cf\.?\s+)?(?:la\s+|les\s+)?d[ée]lib[ée]rations?\s*((?:n\s*[°ºo]s?|nos?|num[ée]ros?)?[^)\]]*)[)\]]`)
	// a line that only names acts: numbers, dates and pages, and no verb
	alone  = regexp.MustCompile(`(?i)^\s*(?:voir\s+)?(?:la\s+|les\s+)?d[ée]lib[ée]rations?\s+((?:n\s*[°ºo]s?|nos?|num[ée]ros?)(?:[\s,&()/\x{a0}\x{202f}]|et\s|du\s|de\sla\s|en\sdate\s|(?:n\s*[°ºo]s?|nos?|p|page|er|pdf|d[ée]lib[ée]rations?|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre)\b|(?-i:[0-9A-Z])[0-9\pL/._–-]*|[._–-])*)[.\s]*$`)
	marks  = regexp.MustCompile(`(?i)^(?:et\s+)?(?:la\s+)?(?:d[ée]lib[ée]rations?\s*)?(?:n\s*[°ºo]s?\s*|nos?\s+|num[ée]ros?\s*)?`)
	pieces = regexp.MustCompile(`\s*[,;]\s*|\s+et\s+|\s+&\s+`)
	tail   = regexp.MustCompile(`(?i)\s+(?:du|de la|en date)\s.*$|^[\s\x{a0}\x{202f}]*p(?:age|\.)?[\s\x{a0}\x{202f}]*\.?[\s\x{a0}\x{202f}]*\d+\s*$|^\s*pdf\b.*$`)
)

// bare is the form in which numbers of acts are compared: no spaces, no case.
func bare(number string) string {
	return strings.Join(strings.FieldsFunc(facts.Fold(number), func(r rune) bool {
		return r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\u2009' || r == '\n' || r == '\t'
	}), "")
}

// squeezed leaves out the separators too: "2014-194" is "2014/194" when nothing else is.
func squeezed(number string) string {
	var b strings.Builder
	for _, r := range facts.Fold(number) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// actsOf returns the acts that a number or an id names.
func (c *Checker) actsOf(name string) []*act {
	var exact, near []*act
	key, loose := bare(name), squeezed(name)
	if key == "" {
		return nil
	}
	for _, a := range c.acts {
		switch {
		case a.d.ID == name || strings.EqualFold(a.d.ID, key):
			exact = append(exact, a)
		case a.d.Number != nil && bare(*a.d.Number) == key:
			exact = append(exact, a)
		case a.d.Number != nil && loose != "" && squeezed(*a.d.Number) == loose, squeezed(a.d.ID) == loose && loose != "":
			near = append(near, a)
		}
	}
	switch {
	case len(exact) > 0:
		return exact
	case len(near) > 0 || len(loose) < 5:
		return near
	}
	// The act's number may not have been read: its file is often named by it.
	for _, a := range c.acts {
		if strings.Contains(squeezed(path.Base(a.d.File)), loose) && c.alone(a) {
			near = append(near, a)
		}
	}
	return near
}

// alone tells that an act is the only one of its file.
func (c *Checker) alone(a *act) bool {
	for _, b := range c.acts {
		if b != a && b.d.File == a.d.File {
			return false
		}
	}
	return true
}

func (c *Checker) bind(d *document) *binding {
	b := &binding{sections: map[int][]*act{}, blocks: map[int][]*act{}}
	type open struct {
		level int
		acts  []*act
	}
	var path []open
	headed := map[int]bool{}
	own := map[int][]*act{}
	parent := map[int][]*act{}
	for i := range d.blocks {
		bl := &d.blocks[i]
		if bl.heading > 0 {
			headed[bl.section] = true
			for len(path) > 0 && path[len(path)-1].level >= bl.heading {
				path = path[:len(path)-1]
			}
			var acts []*act
			for _, name := range strings.Fields(strings.NewReplacer(",", " ", ";", " ").Replace(bl.acts)) {
				found := c.actsOf(name)
				if found == nil {
					b.unknown = append(b.unknown, unknownAct{i, 0, len(bl.text), name, false})
				}
				acts = append(acts, found...)
			}
			if bl.acts == "" && bl.anchor != "" {
				if acts = c.actsOf(bl.anchor); acts == nil && strings.ContainsAny(bl.anchor, "0123456789") {
					b.unknown = append(b.unknown, unknownAct{i, 0, len(bl.text), bl.anchor, true})
				}
			}
			own[bl.section] = acts
			if len(path) > 0 && path[len(path)-1].level > 1 {
				parent[bl.section] = path[len(path)-1].acts
			}
			if acts == nil {
				acts = parent[bl.section]
			}
			path = append(path, open{bl.heading, acts})
		}
		for _, name := range strings.Fields(strings.NewReplacer(",", " ", ";", " ").Replace(bl.told)) {
			found := c.actsOf(name)
			if found == nil {
				b.unknown = append(b.unknown, unknownAct{i, 0, len(bl.text), name, false})
			}
			b.blocks[i] = append(b.blocks[i], found...)
		}
		if b.blocks[i] != nil {
			continue // its writer says what it tells
		}
		named, missing := c.named(d, i)
		b.unknown = append(b.unknown, missing...)
		if len(named) > 0 {
			if headed[bl.section] && !bl.front {
				own[bl.section] = append(own[bl.section], named...)
			} else {
				b.blocks[i] = named
				// an act named alone on its line binds the paragraph above it
				for j := i; reference(d.blocks[i].text) && d.blocks[j].line && b.blocks[j-1] == nil; j-- {
					b.blocks[j-1] = named
				}
			}
		}
	}
	seen := map[*act]bool{}
	keep := func(acts []*act) []*act {
		var out []*act
		here := map[*act]bool{}
		for _, a := range acts {
			if !here[a] {
				here[a] = true
				out = append(out, a)
			}
			if !seen[a] {
				seen[a] = true
				b.all = append(b.all, a)
			}
		}
		return out
	}
	for i := range d.blocks {
		bl := &d.blocks[i]
		if acts := b.blocks[i]; acts != nil {
			b.blocks[i] = keep(acts)
			continue
		}
		if bl.front {
			continue
		}
		if _, done := b.sections[bl.section]; done {
			continue
		}
		acts := own[bl.section]
		if acts == nil {
			acts = parent[bl.section]
		}
		if acts != nil {
			b.sections[bl.section] = keep(acts)
		}
	}
	return b
}

// of returns the acts that a block is bound to; nil when it is bound to none.
func (b *binding) of(i int, bl *block) []*act {
	if acts := b.blocks[i]; acts != nil {
		return acts
	}
	if bl.front {
		return nil
	}
	return b.sections[bl.section]
}

// named reads the acts that a block names to bind itself: in brackets, alone on its line,
// or as the text of a link.
func (c *Checker) named(d *document, i int) (acts []*act, missing []unknownAct) {
	bl := &d.blocks[i]
	read := func(list string, start, end int) {
		for _, p := range pieces.Split(list, -1) {
			p = tail.ReplaceAllString(p, "")
			p = strings.TrimSpace(marks.ReplaceAllString(p, ""))
			if !strings.ContainsAny(p, "0123456789") {
				continue
			}
			found := c.actsOf(p)
			if found == nil {
				missing = append(missing, unknownAct{i, start, end, p, false})
				continue
			}
			acts = append(acts, found...)
		}
	}
	for _, m := range inBrackets.FindAllStringSubmatchIndex(bl.text, -1) {
		read(bl.text[m[2]:m[3]], m[0], m[1])
	}
	for _, s := range split(bl.text) {
		if m := alone.FindStringSubmatchIndex(bl.text[s.start:s.end]); m != nil {
			read(bl.text[s.start+m[2]:s.start+m[3]], s.start, s.end)
		}
	}
	for _, l := range d.links {
		if l.block != i {
			continue
		}
		if m := alone.FindStringSubmatchIndex(pageTail.ReplaceAllString(l.text, "")); m != nil {
			k := strings.Index(bl.text, l.text)
			read(l.text[m[2]:m[3]], max(k, 0), max(k, 0)+len(l.text))
		}
	}
	return acts, missing
}

var pageTail = regexp.MustCompile(`(?i),?\s*\(?p(?:age|\.)[\s\x{a0}\x{202f}]*\d+\)?.*$|\s*\(PDF.*$`)

// unnumbered is the label of a link to an act that bears no number.
var unnumbered = regexp.MustCompile(`(?i)^d[ée]lib[ée]rations?[\s,;]*$`)

// reference tells that a sentence only names acts.
func reference(s string) bool {
	s = strings.TrimSpace(pageTail.ReplaceAllString(s, ""))
	if alone.MatchString(s) || unnumbered.MatchString(s) {
		return true
	}
	m := inBrackets.FindStringIndex(s)
	return m != nil && m[0] == 0 && strings.TrimRight(s[m[1]:], ". \n") == ""
}

// Fit tells how well a text fits a session, to choose among several: the acts that it
// binds itself to count most, then the session's date where the text states it.
func Fit(src []byte, s *extract.Session) int {
	d := parse(src)
	fit := 3 * len(New(s).bind(d).all)
	var day facts.Day
	if _, err := fmt.Sscanf(s.Date, "%d-%d-%d", &day.Year, &day.Month, &day.Day); err != nil {
		return fit
	}
	for _, b := range d.blocks {
		for _, f := range facts.All(b.text) {
			if f.Kind == facts.Date && f.When.Day > 0 && sameDay(f.When, day, func(int) bool { return false }) {
				if f.When.Year > 0 {
					return fit + 2
				}
				fit++
			}
		}
	}
	return fit
}
