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

// problems lists what stands against a block: what needs no fact, then what the check finds
// of each sentence, held to the passages of its act, and of the title, held to all acts.
func (e *engine) problems(b block, s *subject) []problem {
	out := e.own(b, s)
	list := []check.Sentence{{Text: escape(b.Title)}}
	for _, x := range b.Sentences {
		list = append(list, check.Sentence{Text: escape(typeset(x.Text)), Act: x.Act, Quote: x.quote()})
	}
	for i, v := range e.checker().Sentences(list, actIDs(s), e.checkOptions("")) {
		p := problem{index: i - 1, words: b.Title, why: v.Reason, mend: v.Mend}
		if i > 0 {
			p.words = b.Sentences[i-1].Text
		}
		for _, f := range v.Findings {
			if f.Level == check.Info {
				continue
			}
			p.error = p.error || invents(f)
			if p.why == "" {
				p.why = whyOf(f)
			}
		}
		if p.why == "" {
			continue
		}
		var passages []string
		for _, at := range v.Passages {
			passages = append(passages, at.Quote)
		}
		p.passage = strings.Join(passages, " […] ")
		out = append(out, p)
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

// faults lists what may not stay in a whole text: errors, and figures that stand in no act.
func (e *engine) faults(src, channel string) []check.Finding {
	return slices.DeleteFunc(slices.Clone(e.checker().Text([]byte(src), e.checkOptions(channel)).Findings), func(f check.Finding) bool { return !invents(f) })
}
