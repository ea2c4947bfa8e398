package extract

import (
	"strings"

	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/matching"
	"phare/extract/title"
)

// missing lists what the convocation or the list of deliberations announces and no document
// holds. Each paper is matched with the acts as a whole; what several announce is told once.
func (s *Session) missing() []AgendaItem {
	acts := make([]matching.Entry, len(s.Deliberations))
	heads := map[string][]string{} // of papers of one act
	for _, d := range s.Documents {
		if len(d.Deliberations) > 0 && len(d.Deliberations) <= fewActs && d.Kind != KindList {
			heads[d.File] = firstLines(d)
		}
	}
	for i, a := range s.Deliberations {
		acts[i] = matching.Entry{Number: asPrinted(a.Number), Object: a.Object, Rapporteur: asPrinted(a.Rapporteur)}
		if h, ok := heads[a.File]; ok {
			acts[i].Head, acts[i].Paper = h, a.File
		}
	}
	known := acts // the acts, and what is told already
	var out []AgendaItem
	for _, kind := range []Kind{KindList, KindConvocation} { // a list knows what became of an item
		for _, d := range s.Documents {
			if d.Kind != kind {
				continue // minutes' own agenda: what they hold of it was read from them
			}
			absent, none := s.absentOf(d, known)
			for _, it := range append(absent, none...) {
				known = append(known, matching.Entry{Number: asPrinted(it.Number), Object: it.Object, Rapporteur: it.Rapporteur})
			}
			out = append(out, absent...)
		}
	}
	return out
}

// fewActs is up to how many acts a document is taken for the paper of one: signatures or a
// letterhead may have been read as acts beside it.
const fewActs = 3

// actHead is how many lines of a paper may hold the title of its act.
const actHead = 90

// firstLines are the first lines of a document, as printed.
func firstLines(d *Document) []string {
	var out []string
	if d.PDF == nil {
		return nil
	}
	for i := range d.PDF.Pages {
		for k := range d.PDF.Pages[i].Lines {
			if len(out) == actHead {
				return out
			}
			out = append(out, d.PDF.Pages[i].Lines[k].Text())
		}
	}
	return out
}

// absentOf lists what a paper announces and none of the acts known is, and apart from them what
// it announces and of which no act was made.
func (s *Session) absentOf(d *Document, known []matching.Entry) (absent, none []AgendaItem) {
	announced := make([]matching.Entry, len(d.Agenda))
	for i, it := range d.Agenda {
		announced[i] = matching.Entry{Number: asPrinted(it.Number), Object: it.Object, Rapporteur: it.Rapporteur}
	}
	match := matching.Match(announced, known)
	found := make([]bool, len(match)) // itself, or a part of it
	classes := map[string]int{}
	all := 0
	for i, j := range match {
		if j < 0 {
			continue
		}
		all++
		classes[d.Agenda[i].Class]++
		for k := i + 1; k > 0; k = d.Agenda[k-1].Under {
			found[k-1] = true
		}
	}
	parts := make([]bool, len(match)) // holds entries that stand under it
	for i := range d.Agenda {
		if k := d.Agenda[i].Under; k > 0 {
			parts[k-1] = true
		}
	}
	for i, it := range d.Agenda {
		switch {
		case found[i]:
		case d.Kind == KindList && i < len(d.Deliberations):
			row := d.Deliberations[i]
			switch {
			case row.SessionDate != nil && *row.SessionDate != s.Date: // of another session of the year
			case row.Outcome == Withdrawn || row.Outcome == Postponed:
				none = append(none, it)
			default:
				absent = append(absent, it)
			}
		case it.Under > 0 && match[it.Under-1] >= 0: // a part of what was found as a whole
		case parts[i] && all > 0 && classes[it.Class] == 0: // a rubric over its items
		case all >= 3 && classes[it.Class] == 0 && strings.HasPrefix(it.Class, "//"): // a line of another kind
		case quiet(french.FoldLine(it.Object)):
		default:
			absent = append(absent, it)
		}
	}
	return absent, none
}

// quiet tells whether an item announced makes no act: a formality, a rubric for what comes up,
// earlier minutes.
func quiet(f string) bool {
	return french.HasAnyPrefix(f, title.SilentTitles) || title.SilentRubric(f) || head.ApprovesMinutes(f) || len(french.Words(f)) == 0
}

// asPrinted is what stands there, "" where nothing is printed.
func asPrinted(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
