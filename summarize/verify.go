package summarize

import (
	"fmt"
	"slices"
	"strings"

	"phare/summarize/check"
)

// checkOptions are those under which the texts of this run are checked.
func (e *engine) checkOptions(channel string) check.Options {
	return check.Options{Channel: channel, Body: e.session.Body, AllowedLinks: e.o.AllowedLinks, Electoral: e.o.Electoral, ActsURL: e.o.ActsURL}
}

// problems lists what stands against a block: what needs no fact, then what the check
// finds when the block is held against its acts.
func (e *engine) problems(b block, s *subject, from Item) []problem {
	out := e.own(b, s)
	it := e.item(b, s, from)
	report := e.checker().Text([]byte(it.Section()), e.checkOptions(""))
	sentences := make([]string, len(b.Sentences))
	for i, x := range b.Sentences {
		sentences[i] = bare(x.Text)
	}
	title := bare(b.Title)
	claimOf := map[string]string{}
	for _, c := range report.Claims {
		for _, id := range c.Findings {
			claimOf[id] = c.Text
		}
	}
	for _, f := range report.Findings {
		if f.Level == check.Info {
			continue
		}
		p := problem{index: -2, words: f.Text, why: whyOf(f), error: invents(f), mend: f.Level == check.Error || f.Code == ownWords}
		claim := bare(claimOf[f.ID])
		for i, x := range sentences {
			if claim != "" && (strings.Contains(claim, x) || strings.Contains(x, claim)) {
				p.index, p.words = i, b.Sentences[i].Text
			}
		}
		if p.index == -2 && claim != "" && strings.Contains(title, claim) {
			p.index, p.words = -1, b.Title
		}
		if p.index == -2 {
			p.index = indexOf(sentences, title, bare(f.Text))
		}
		if f.Evidence != nil {
			p.passage = f.Evidence.Quote
		}
		if p.index == -2 {
			continue // about the layout, which is ours
		}
		if !slices.ContainsFunc(out, func(q problem) bool { return q.index == p.index && q.why == p.why }) {
			out = append(out, p)
		}
	}
	return out
}

// whyOf is what a finding says of some words, as a sentence for the model.
func whyOf(f check.Finding) string {
	why := f.Message
	if f.Text != "" {
		why = fmt.Sprintf("« %s » : %s", f.Text, f.Message)
	}
	if f.Nearest != "" {
		why += fmt.Sprintf(" (le plus proche dans l'acte : %s)", f.Nearest)
	}
	return why
}

// faultyClaims gives the sentences of a section on which an error stands.
func (e *engine) faultyClaims(section string) []string {
	report := e.checker().Text([]byte(section), e.checkOptions(""))
	wrong := map[string]bool{}
	for _, f := range report.Findings {
		if f.Level == check.Error {
			wrong[f.ID] = true
		}
	}
	var out []string
	for _, c := range report.Claims {
		if slices.ContainsFunc(c.Findings, func(id string) bool { return wrong[id] }) {
			out = append(out, c.Text)
		}
	}
	return out
}

// indexOf finds the sentence that holds some words; -1 for the title, -2 for none.
func indexOf(sentences []string, title, words string) int {
	if words == "" {
		return -2
	}
	for i, s := range sentences {
		if strings.Contains(s, words) {
			return i
		}
	}
	if strings.Contains(title, words) {
		return -1
	}
	return -2
}

// faults lists the errors and warnings of a whole text, as sentences.
func (e *engine) faults(src, channel string) (errs, warnings []check.Finding) {
	for _, f := range e.checker().Text([]byte(src), e.checkOptions(channel)).Findings {
		switch f.Level {
		case check.Error:
			errs = append(errs, f)
		case check.Warning:
			warnings = append(warnings, f)
		}
	}
	return errs, warnings
}
