package review

import (
	"regexp"
	"slices"
	"strings"

	"phare/summarize"
	"phare/summarize/check"
)

var comments = regexp.MustCompile(`(?s)<!--.*?-->`)

// codeNotVoted: a text made before the session tells an item without saying that it is a
// project.
const codeNotVoted = "not-voted"

// beforeFindings are the items of a text made before the session that do not say that nobody
// voted them: each line of a list, each heading.
func (f *Folder) beforeFindings(d Draft) []Finding {
	r, err := f.Record()
	if err != nil || r.Summary == nil || !r.Summary.Before {
		return nil // told by whoever needs the session
	}
	var out []Finding
	first := strings.Count(d.Text[:len(d.Text)-len(d.Body)], "\n") + 1
	body := comments.ReplaceAllStringFunc(d.Body, func(c string) string { return strings.Repeat("\n", strings.Count(c, "\n")) })
	for i, line := range strings.Split(body, "\n") {
		item := strings.TrimLeft(line, " ")
		if !slices.ContainsFunc([]string{"- ", "* ", "+ ", "## ", "### "}, func(mark string) bool { return strings.HasPrefix(item, mark) }) || strings.Contains(item, summarize.BeforeVote) {
			continue
		}
		out = append(out, Finding{ID: "projet-" + sum([]byte(item))[:10], Line: first + i, Column: 1, Text: item, Code: codeNotVoted, Level: check.Error,
			Message: "la séance n’a pas eu lieu : chaque point dit « " + summarize.BeforeVote + " »"})
	}
	return out
}
