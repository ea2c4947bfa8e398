package review

import (
	"slices"
	"strings"

	"phare/extract"
	"phare/summarize"
	"phare/summarize/check"
)

// Finding is what a check says of a draft.
type Finding = check.Finding

// CheckFunc holds the text of a draft against the acts of its session.
type CheckFunc func(file string, src []byte) ([]Finding, error)

// Checker holds the drafts of one folder against its session.
type Checker struct {
	Session *extract.Session
	checker *check.Checker
	options check.Options
	own     []string // texts that the authority wrote in its settings
	// everywhere are ours wherever they stand.
	everywhere []string
	folder     *Folder
}

// Checker reads the session of the folder once, for any number of checks. The channel of o
// is each draft's own, and need not be set.
func (f *Folder) Checker(o check.Options) (*Checker, error) {
	s, err := f.Session()
	if err != nil {
		return nil, err
	}
	r, err := f.Record()
	if err != nil {
		return nil, err
	}
	c := &Checker{Session: s, checker: check.New(s), options: o, folder: f}
	if r.Summary != nil {
		c.own = []string{strings.TrimSpace(r.Summary.Footer), strings.TrimSpace(r.Summary.Mention)}
		for _, p := range r.Summary.Posts {
			if p.Mention != "" && !slices.Contains(c.own, p.Mention) {
				c.own = append(c.own, p.Mention)
			}
		}
	}
	if r.Summary != nil && r.Summary.Before {
		// the agenda is the authority's word too, title by title; one may hold another
		titles := slices.Clone(r.Summary.Convened)
		slices.SortStableFunc(titles, func(a, b string) int { return len(b) - len(a) })
		c.own = append(c.own, titles...)
		c.own = append(c.own, summarize.BeforeOpening)
		c.everywhere = []string{summarize.BeforeVote}
	}
	return c, nil
}

// Report checks the text of a draft, the bytes of its whole file.
func (c *Checker) Report(file string, src []byte) check.Report {
	o := c.options
	d, _ := ParseDraft(file, src) // an unreadable front matter names no channel
	if o.Channel = d.Front.Channel; o.Channel == "article" {
		o.Channel = ""
	}
	text, err := decode(src)
	if err != nil {
		text = string(src)
	}
	r := c.checker.Text([]byte(c.withoutOwn(text)), o)
	r.File = file
	// a journal that cannot be read is told by Status and refused by Approve
	if own, err := c.folder.withOwn(d, r.Findings); err == nil {
		r.Findings = own
	}
	return r
}

// withoutOwn blanks the footer and the mention as the settings word them: the next session's
// date and the video's address are the authority's word, and stand in no act. A letter
// changed in the draft, and they are checked like the rest. Lines keep their numbers.
func (c *Checker) withoutOwn(text string) string {
	for _, own := range c.own {
		if at := strings.LastIndex(text, own); own != "" && at >= 0 {
			text = text[:at] + strings.Repeat("\n", strings.Count(own, "\n")) + text[at+len(own):]
		}
	}
	for _, own := range c.everywhere {
		text = strings.ReplaceAll(text, own, "")
	}
	return text
}

// Findings is the CheckFunc of the folder.
func (c *Checker) Findings(file string, src []byte) ([]Finding, error) {
	return c.Report(file, src).Findings, nil
}
