package check

import (
	"phare/extract"
)

// heads returns the first pages of the session's minutes and lists as acts of their own:
// a text about the session may say at what time it met, where, and with how many members.
// They prove nothing of a section that is bound to an act.
func (c *Checker) heads() []*act {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.fronts != nil {
		return c.fronts
	}
	c.fronts = []*act{}
	for _, d := range c.s.Documents {
		if d.Kind == extract.KindAct && len(d.Deliberations) < 2 || d.PDF == nil {
			continue
		}
		front := &extract.Deliberation{File: d.File, Outcome: extract.NoOutcome, Object: "début de séance"}
		for i, p := range d.PDF.Pages {
			if i > 2 || len(front.Lines) > 200 {
				break
			}
			for _, l := range p.Lines {
				front.Lines = append(front.Lines, extract.Line{Part: extract.PartReport, Page: p.Number, Line: l})
			}
		}
		if len(front.Lines) > 0 {
			c.fronts = append(c.fronts, &act{d: front})
		}
	}
	return c.fronts
}
