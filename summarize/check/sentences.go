package check

import (
	"fmt"
	"strings"

	"phare/extract"
	"phare/extract/facts"
)

// Sentence is one sentence as its writer gives it.
type Sentence struct {
	Text  string // plain text or Markdown
	Act   string // id of the act that it tells; "" for those of the block
	Quote string // words of that act given as its proof; "" for none
}

// Verdict is what the check says of one sentence, with what a writer needs to mend it.
type Verdict struct {
	Claim
	Findings []Finding
	// Passages are the acts' words that the sentence is held to, whole: the passage that
	// holds the quote, else the one to three that bear it best.
	Passages []extract.Evidence
	// Mend tells that the sentence must go back: it is contradicted, or says words of its own.
	Mend bool
	// Reason says why in French, "" when nothing stands against it.
	Reason string
}

// Sentences holds each sentence of a block against its act and its quote, else against the
// acts of the block, by their ids. A sentence whose acts the session does not hold proves
// nothing and gets no finding.
func (c *Checker) Sentences(list []Sentence, acts []string, o Options) []Verdict {
	out := make([]Verdict, len(list))
	for i, s := range list {
		ids := acts
		if s.Act != "" {
			ids = []string{s.Act}
		}
		out[i] = c.sentence(s, c.byID(ids), o)
	}
	return out
}

func (c *Checker) byID(ids []string) []*act {
	var out []*act
	for _, id := range ids {
		for _, a := range c.acts {
			if a.d.ID == id {
				out = append(out, a)
			}
		}
	}
	return out
}

func (c *Checker) sentence(s Sentence, acts []*act, o Options) Verdict {
	v := Verdict{Claim: Claim{Text: s.Text, Status: NoClaim, Own: []Own{}, Omits: []Omission{}}}
	if len(acts) == 0 {
		return v
	}
	r := c.heldSentence(s, acts, o)
	rep := r.report()
	v.Findings = rep.Findings
	for i, c := range rep.Claims {
		if i == 0 || grave(c.Status) > grave(v.Status) {
			v.Claim = c
		}
	}
	var reasons []string
	for _, f := range rep.Findings {
		if f.Level != Info {
			v.Mend = true
			why := f.Message
			if f.Text != "" && !strings.Contains(why, "« "+f.Text+" »") {
				why = fmt.Sprintf("« %s » : %s", f.Text, why)
			}
			reasons = append(reasons, why)
		}
	}
	v.Reason = strings.Join(reasons, " ")
	seen := map[window]bool{}
	for _, cl := range r.claims {
		for _, w := range cl.windows {
			if !seen[w] {
				seen[w] = true
				v.Passages = append(v.Passages, *w.act.evidence(w.start(), w.end()))
			}
		}
	}
	return v
}

// heldSentence holds a sentence against its acts; what is doubtful of it is not yet weighed.
func (c *Checker) heldSentence(s Sentence, acts []*act, o Options) *run {
	r := &run{Checker: c, o: o, d: parse([]byte(s.Text)), b: &binding{all: acts}}
	for i := range r.d.blocks {
		r.readClaims(i, acts)
	}
	r.findTopics()
	for _, a := range acts {
		c.wordsOf(a)
	}
	for _, cl := range r.claims {
		cl.quoted, cl.quote = quoted(acts, s.Quote), facts.All(s.Quote)
		r.hold(cl)
		r.beyondQuote(cl)
	}
	return r
}

func grave(s Status) int {
	switch s {
	case Contradicted:
		return 3
	case OwnWords:
		return 2
	case Proved:
		return 1
	}
	return 0
}

// quoted finds the passages of the acts that hold the quote.
func quoted(acts []*act, quote string) []window {
	words := wordsOf(quote)
	if len(words) == 0 {
		return nil
	}
	p := phrase(words)
	for _, a := range acts {
		at := a.phrase(p, 0)
		if at < 0 {
			continue
		}
		from, to := a.passageAt(a.words[at].Start), a.passageAt(a.words[min(len(a.words), at+len(words))-1].Start)
		if from >= 0 && to >= from {
			return []window{{a, from, to}}
		}
	}
	return nil
}

// beyondQuote marks the values that the act prints elsewhere than in the passage that the
// writer quotes, and that no passage of the same words holds.
func (r *run) beyondQuote(cl *claim) {
	if len(cl.quoted) == 0 {
		return
	}
	q := cl.quoted[0]
	for i := range cl.facts {
		f := &cl.facts[i]
		switch f.Kind {
		case facts.Money, facts.Percent, facts.Count, facts.Duration, facts.Hour:
		default:
			continue
		}
		var elsewhere *found
		inQuote := false
		for k := range cl.quote {
			inQuote = inQuote || r.same(cl, f, &cl.quote[k], q.act)
		}
		for k := range q.act.facts {
			s := &q.act.facts[k]
			if !r.same(cl, f, s, q.act) {
				continue
			}
			if s.Start >= q.start() && s.Start < q.end() {
				inQuote = true
				break
			}
			if elsewhere == nil {
				elsewhere = &found{act: q.act, fact: s, start: s.Start, end: s.End}
			}
		}
		if inQuote || elsewhere == nil {
			continue
		}
		if p := q.act.passageAt(elsewhere.start); p >= 0 && q.act.share(cl.content(), p) >= 0.5 {
			continue // the sentence's words are there too
		}
		r.doubt(cl, "value.unquoted", f.Start, f.End, "Cette valeur n'est pas dans la citation donnée en preuve.", elsewhere)
	}
}

// Quoted holds one sentence against the words of an act that are given as its proof, and
// against that act.
func (c *Checker) Quoted(sentence, deliberation, quote string, o Options) []Finding {
	v := c.Sentences([]Sentence{{Text: sentence, Act: deliberation, Quote: quote}}, nil, o)[0]
	out := []Finding{}
	for _, f := range v.Findings {
		if f.Level != Info {
			out = append(out, f)
		}
	}
	return out
}

// Plain escapes what Markdown would read in a plain sentence.
func Plain(text string) string {
	return strings.NewReplacer("\\", "\\\\", "*", "\\*", "_", "\\_", "`", "\\`", "#", "\\#", "[", "\\[", "]", "\\]", "<", "&lt;", "|", "\\|").Replace(text)
}
