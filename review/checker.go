package review

import (
	"phare/extract"
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
}

// Checker reads the session of the folder once, for any number of checks. The channel of o
// is each draft's own, and need not be set.
func (f *Folder) Checker(o check.Options) (*Checker, error) {
	s, err := f.Session()
	if err != nil {
		return nil, err
	}
	return &Checker{Session: s, checker: check.New(s), options: o}, nil
}

// Report checks the text of a draft, the bytes of its whole file.
func (c *Checker) Report(file string, src []byte) check.Report {
	o := c.options
	d, _ := ParseDraft(file, src) // an unreadable front matter names no channel
	if o.Channel = d.Front.Channel; o.Channel == "article" {
		o.Channel = ""
	}
	r := c.checker.Text(src, o)
	r.File = file
	return r
}

// Findings is the CheckFunc of the folder.
func (c *Checker) Findings(file string, src []byte) ([]Finding, error) {
	return c.Report(file, src).Findings, nil
}
