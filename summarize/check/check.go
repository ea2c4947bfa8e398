package check

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/facts"
	"phare/summarize/check/align"
)

// mostFindings is how many findings one sentence may bear.
const mostFindings = 50

// mostFacts is how many values of one sentence are checked; the others are reported as one.
const mostFacts = 200

// claim is a sentence under check.
type claim struct {
	block    int
	start    int // of the sentence in its block's text
	text     string
	heading  bool
	words    []word
	facts    []facts.Fact
	acts     []*act // those it is held against
	bound    bool   // to acts that the text names
	names    []span // words of proper names, as indexes of words
	score    float64
	best     *act
	place    span // in best.text
	ocr      bool
	proved   int
	found    []Finding
	verified []span // places of the text that values were found at
	valued   int    // how many of its values, names aside, were found
	held     []*act // the acts that its words are held against
	windows  []window
	quoted   []window     // the passages that hold the quote given as proof
	quote    []facts.Fact // the values of that quote
	by       []licence    // of each of words
	stems    []string
	marks    []mark
	missing  []int // facts that no act prints
	omits    []omission
	aligned  align.Held
	against  []contradiction
	weighed  bool
}

// run is one check of one text.
type run struct {
	*Checker
	o       Options
	d       *document
	b       *binding
	claims  []*claim
	general []Finding
	draft   map[string]int // every folded word of the draft
	topics  map[int]*act   // of blocks bound to nothing, the act that they are about
}

// Text holds a file, in Markdown with or without front matter, against the session's acts.
func (c *Checker) Text(src []byte, o Options) Report {
	r := &run{Checker: c, o: o, d: parse(src)}
	r.b = c.bind(r.d)
	for i := range r.d.blocks {
		r.readClaims(i, r.b.of(i, &r.d.blocks[i]))
	}
	r.draft = map[string]int{}
	for _, cl := range r.claims {
		for _, w := range cl.words {
			r.draft[w.Fold]++
		}
	}
	r.findTopics()
	for _, cl := range r.claims {
		if reference(cl.text) || boilerplate(cl.text) {
			continue
		}
		r.hold(cl)
	}
	r.form()
	return r.report()
}

// hold holds one claim against its acts: its values and names, then the passages that bear
// it, then each of its words.
func (r *run) hold(cl *claim) {
	r.readNames(cl)
	r.values(cl)
	r.align(cl)
	r.unprinted(cl)
	r.checkNames(cl)
	r.persons(cl)
	r.titleIsName(cl)
	r.pairing(cl)
	r.rows(cl)
	r.direction(cl)
	r.ofYear(cl)
	r.outcome(cl)
	r.ladder(cl)
	r.moods(cl)
	r.polarity(cl)
	r.checkRoles(cl)
	r.attribution(cl)
	r.ownWords(cl)
	r.byValue(cl)
	r.clausewise(cl)
	r.electoral(cl)
}

// readClaims cuts a block into claims, bound to the given acts if there are any.
func (r *run) readClaims(i int, acts []*act) {
	bl := &r.d.blocks[i]
	for _, s := range split(bl.text) {
		text := bl.text[s.start:s.end]
		cl := &claim{block: i, start: s.start, text: text, heading: bl.heading > 0 || bl.front, acts: acts, bound: len(acts) > 0}
		if len(acts) == 0 {
			cl.acts = r.pool()
		}
		cl.words = r.stemmed(text)
		cl.facts = whole(facts.All(text), text)
		r.claims = append(r.claims, cl)
	}
}

// whole leaves out a number that a word before it was read with as a reference: of "compté
// 86 000" neither half says anything.
func whole(list []facts.Fact, text string) []facts.Fact {
	var out []facts.Fact
	for i := 0; i < len(list); i++ {
		f := list[i]
		if f.Kind == facts.Duration && passing(text, f) {
			continue
		}
		if f.Kind == facts.Money {
			f.Per = perUnit(f.Per, text[f.End:min(len(text), f.End+18)])
		}
		if f.Kind == facts.Money && f.Per == "an" { // "1 000 € l'an passé"
			for _, w := range []string{" pass", " dern", " prec"} {
				if strings.HasPrefix(facts.Fold(text[f.End:min(len(text), f.End+8)]), w) {
					f.Per = ""
				}
			}
		}
		if f.Kind == facts.Points && f.Value > 100 { // "6 300 points lumineux"
			f.Kind, f.Unit = facts.Count, "points"
		}
		if i+1 < len(list) && f.Kind == facts.Reference && strings.ContainsAny(f.Text[len(f.Text)-1:], "0123456789") {
			g := list[i+1]
			gap := text[f.End:g.Start]
			if len(gap) <= 3 && strings.TrimSpace(strings.Map(func(r rune) rune {
				if r == '\u00a0' || r == '\u202f' {
					return ' '
				}
				return r
			}, gap)) == "" && len(g.Text) > 3 && g.Text[:3] == "000" {
				i++
				continue
			}
		}
		out = append(out, f)
	}
	return out
}

// passing tells a stretch of time that only places a thing in it: "les trois premiers mois",
// "les deux années précédentes", "une semaine sur deux", "tous les six mois".
func passing(text string, f facts.Fact) bool {
	if f.Value > 12 {
		return false
	}
	after := facts.Fold(text[f.End:min(len(text), f.End+16)])
	for _, w := range []string{" preced", " dernie", " suivant", " prochain", " passe", " sur deux", " ecoule"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	before := facts.Fold(text[max(0, f.Start-11):f.Start])
	said := facts.Fold(text[f.Start:f.End])
	return strings.HasSuffix(before, "tous les ") || strings.HasSuffix(before, "toutes les ") || strings.Contains(said, "premier") || strings.Contains(said, "dernier") || (strings.HasSuffix(before, " en ") || strings.HasSuffix(before, "d'")) && (said == "un an" || said == "une annee")
}

// stemmed cuts a text into words, with their stems.
func (c *Checker) stemmed(text string) []word {
	words := wordsOf(text)
	c.mu.Lock()
	defer c.mu.Unlock()
	for k := range words {
		words[k].Stem = c.stems.Stem(words[k])
	}
	return words
}

// pool returns the acts that a text bound to nothing is held against: those that the
// document names come first, then the whole session.
func (r *run) pool() []*act {
	if len(r.b.all) == 0 {
		return append(append([]*act{}, r.acts...), r.heads()...)
	}
	seen := map[*act]bool{}
	out := append([]*act{}, r.b.all...)
	for _, a := range out {
		seen[a] = true
	}
	for _, a := range r.acts {
		if !seen[a] {
			out = append(out, a)
		}
	}
	return append(out, r.heads()...)
}

// find keeps a finding on words [start, end) of the claim's text.
func (r *run) find(cl *claim, start, end int, level Level, code, message string, at *found) {
	if (level == Error && code != "outcome") && r.verbatim(cl, start, end) {
		return
	}
	if level == Error && factual(code) && !cl.weighed {
		cl.against = append(cl.against, contradiction{start, end, code, code, message, at})
		return
	}
	bl := &r.d.blocks[cl.block]
	f := Finding{Code: code, Level: level, Message: message, Text: strings.Join(strings.Fields(cl.text[start:end]), " ")}
	f.Line, f.Column = r.d.position(bl.offset(cl.start + start))
	if at != nil {
		if at.fact != nil {
			f.Nearest = shown(*at.fact)
		} else {
			f.Nearest = at.nearest
		}
		if at.act != nil {
			f.Deliberation = at.act.d.ID
			f.Evidence = r.quote(at.act, at.start, at.end)
		}
	}
	if f.Deliberation == "" && cl.bound {
		f.Deliberation = cl.acts[0].d.ID
	}
	if len(cl.found) >= mostFindings {
		return // no person reads more of one sentence
	}
	for _, g := range cl.found {
		if g.Code == code && g.Text == f.Text && g.Column == f.Column && g.Line == f.Line {
			return
		}
	}
	f.ID = id(code, f.Deliberation, cl.text, f.Text)
	cl.found = append(cl.found, f)
}

// verbatim tells that the act prints a run of the claim with the two words before it and the
// two behind it: what stands there word for word is licensed.
func (r *run) verbatim(cl *claim, start, end int) bool {
	if !cl.bound {
		return false
	}
	from, to := 0, len(cl.words)
	for i, w := range cl.words {
		if w.End <= start {
			from = i + 1
		}
		if w.Start >= end && to == len(cl.words) {
			to = i
		}
	}
	p := cl.words[max(0, from-2):min(len(cl.words), to+2)]
	if len(p) < min(4, len(cl.words)) || len(p) == 0 {
		return false
	}
	words := phrase(p)
	for _, a := range cl.acts {
		r.wordsOf(a)
		if a.phrase(words, 0) >= 0 {
			return true
		}
	}
	return false
}

// own gives a run of the claim's text as the report counts it: in code points of the text
// whose white space is made one space each.
func (cl *claim) own(s span, says bool) Own {
	plain := func(t string) string { return strings.Join(strings.Fields(t), " ") }
	o := Own{Text: plain(cl.text[s.start:s.end]), Claim: says}
	before := plain(cl.text[:s.start])
	o.Offset = utf8.RuneCountInString(before)
	if before != "" && strings.TrimRightFunc(cl.text[:s.start], unicode.IsSpace) != cl.text[:s.start] {
		o.Offset++
	}
	o.Length = utf8.RuneCountInString(o.Text)
	return o
}

// bears tells that a word of weight of the claim is licensed: there is something to prove.
func (cl *claim) bears() bool {
	for _, l := range cl.by {
		if l == licensed {
			return true
		}
	}
	return false
}

func (b *block) offset(at int) int {
	if len(b.at) == 0 {
		return 0
	}
	if at >= len(b.at) {
		return b.at[len(b.at)-1] + 1
	}
	return b.at[at]
}

// found is a place of an act.
type found struct {
	act        *act
	fact       *facts.Fact
	start, end int
	nearest    string
}

// shown writes a value of an act for a message: as it is printed, on one line.
func shown(f facts.Fact) string {
	s := strings.Join(strings.Fields(f.Text), " ")
	if f.Kind == facts.Money && f.Tax != "" && !strings.Contains(s, f.Tax) {
		s += " " + f.Tax
	}
	if f.Kind == facts.Money && f.Per != "" {
		s += " par " + f.Per
	}
	if f.Qualifier != facts.Exact {
		s = string(f.Qualifier) + " " + s
	}
	return s
}

// name writes an act for a message.
func (a *act) name() string {
	if a.d.Number != nil && *a.d.Number != "" {
		return "la délibération n° " + *a.d.Number
	}
	if a.d.Object != "" {
		o := strings.Join(strings.Fields(a.d.Object), " ")
		if r := []rune(o); len(r) > 60 {
			o = string(r[:60]) + "…"
		}
		return "la délibération « " + o + " »"
	}
	return "la délibération"
}

// where names the acts a claim is held against.
func (cl *claim) where() string {
	if !cl.bound {
		return "les délibérations de la séance"
	}
	if len(cl.acts) == 1 {
		return cl.acts[0].name()
	}
	return fmt.Sprintf("les %d délibérations de cette partie", len(cl.acts))
}

// subject names the acts a claim is held against at the head of a sentence, in the singular.
func (cl *claim) subject() string {
	switch {
	case !cl.bound:
		return "L'ensemble des délibérations de la séance"
	case len(cl.acts) > 1:
		return "L'ensemble des délibérations de cette partie"
	}
	return capitalize(cl.acts[0].name())
}

func (r *run) report() Report {
	rep := Report{Claims: []Claim{}, Findings: []Finding{}}
	for _, cl := range r.claims {
		r.weigh(cl)
		line, _ := r.d.position(r.d.blocks[cl.block].offset(cl.start))
		c := Claim{Line: line, Text: strings.Join(strings.Fields(cl.text), " "), Status: NoClaim, Own: []Own{}, Omits: []Omission{}}
		if cl.best != nil && cl.place.end > cl.place.start && !cl.announces() {
			c.Deliberation = cl.best.d.ID
			c.Evidence = cl.best.evidence(cl.proof())
		}
		c.Own, c.Omits = r.tell(cl), r.leftOut(cl)
		errs, warned := false, false
		for _, f := range cl.found {
			errs, warned = errs || f.Level == Error, warned || f.Level == Warning
			c.Findings = append(c.Findings, f.ID)
		}
		switch {
		case errs:
			c.Status = Contradicted
		case warned:
			c.Status = OwnWords
		case cl.ocr:
		case c.Evidence != nil && (cl.proved > 0 || cl.bears()):
			c.Status = Proved
		}
		rep.Claims = append(rep.Claims, c)
		rep.Findings = append(rep.Findings, cl.found...)
	}
	rep.Findings = append(rep.Findings, r.general...)
	sort.SliceStable(rep.Findings, func(i, j int) bool {
		a, b := rep.Findings[i], rep.Findings[j]
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return a.Column < b.Column
	})
	seen := map[string]int{}
	for i := range rep.Findings { // the same finding twice in one sentence keeps two ids
		f := &rep.Findings[i]
		if n := seen[f.ID]; n > 0 {
			seen[f.ID]++
			f.ID = id(f.Code, f.Deliberation, f.Message, fmt.Sprint(f.ID, n))
		} else {
			seen[f.ID] = 1
		}
	}
	return rep
}
