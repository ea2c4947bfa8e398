package title

import (
	"strings"

	"phare/extract/cut"
	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/lines"
	"phare/extract/numbering"
	"phare/extract/pdftext"
)

// FirstDecision is the line where an act's decision begins, or the end of its lines. Counts of a
// vote that the head prints, before the attendance or the object, begin none.
func (r *Reading) FirstDecision(from, to int) int {
	first := to
	for i := r.End(from, to); i < to; i++ {
		l := &r.Lines[i]
		if l.Matter {
			continue
		}
		_, labelled := numbering.CutObject(l.Fold)
		switch {
		case l.Event == lines.Decision:
			return min(first, i)
		case l.Event == lines.Result && first == to:
			first = i
		case labelled, french.HasAnyPrefix(l.Fold, head.Attendance), french.HasAnyPrefix(l.Fold, []string{"vu ", "considerant "}):
			first = to
		}
	}
	return first
}

// Of finds among headings the one that says what an act is about.
func (r *Reading) Of(heads []cut.Candidate, from, to int) (cut.Candidate, bool) {
	end, below := r.End(from, to), r.ProjectHeadEnd(from, to)
	project := below > from
	if project {
		end = below
	}
	var best cut.Candidate
	top := float32(-1.2)
	covered := 0 // the line after the last title offered: what stands within it is no title of its own
	for _, h := range heads {
		if h.Line < from || h.Line >= to {
			continue
		}
		labelled := strings.Contains(h.Class, "objet")
		if !labelled && (h.Line < covered || r.headMatter(h)) {
			continue
		}
		covered = max(covered, h.Line+h.N)
		s := h.Score + r.titlePlace(h, labelled, end)
		if project && h.Line >= end {
			if project = false; r.LinesHold(end, h.Line) < 3 {
				s += 2 // without an attendance between, the title follows the head
			}
		}
		if s > top {
			best, top = h, s
		}
	}
	return best, best.N > 0
}

// InMargin reads the object that a register prints in its margin, below the label "Objet" or
// "Objet de la délibération".
func (r *Reading) InMargin(from, to int) (cut.Candidate, bool) {
	for i := from; i < to; i++ {
		l := &r.Lines[i]
		if l.Zone != pdftext.Sidebar {
			continue
		}
		rest, labelled := numbering.CutObject(l.Fold)
		if !labelled {
			continue
		}
		h := cut.Candidate{Line: i, N: 1, Class: "margin objet", Margin: true, Title: rest}
		for j := i + 1; j < to && h.N < 10; j++ {
			m := &r.Lines[j]
			if m.Zone != pdftext.Sidebar || m.Page != l.Page || h.Title != "" && m.BlankAbove || head.FormLine(m.Fold) || head.Attends(m.Fold) {
				break
			}
			h.Title = strings.TrimSpace(h.Title + " " + m.Fold)
			h.N = j - i + 1
		}
		if IsText(h.Title) {
			return h, true
		}
	}
	return cut.Candidate{}, false
}

// headMatter tells whether a heading is part of a single act's head: its letterhead, the
// assembly and the session, the attendance, what its form prints beside the object.
func (r *Reading) headMatter(h cut.Candidate) bool {
	f := r.Lines[h.Line].Fold
	switch {
	case head.IsProjectTitle(f), head.IsActTitle(f) && !titleAfterNumber(h), head.IsActTitle(h.Title), head.LetterheadLine(h.Title), head.FormLine(f):
		return true
	case french.HasAnyPrefix(h.Title, []string{"deliberation enregistree", "expose", "objectif"}) && len(h.Title) < 50:
		return true
	}
	return head.NamesPersons(h.Title) || h.Mark.Form == "" && r.AttendanceRunsOn(h.Line)
}

// titlePlace weighs a title by where it stands in an act whose attendance ends before line end.
func (r *Reading) titlePlace(h cut.Candidate, labelled bool, end int) float32 {
	if labelled {
		return 6
	}
	s := float32(0)
	styled := h.Class != "plain"
	next := r.After(h.Line + h.N - 1)
	introduced := next != nil && french.HasAnyPrefix(next.Fold, []string{"rapporteur", "vu ", "monsieur le ", "madame l", "m. ", "mme ", "le maire", "le president", "sur le rapport", "sur proposition", "sur rapport"})
	switch {
	case h.Line >= end && h.Line < end+8 && styled:
		s = 1.5
	case h.Line >= end && h.Line < end+30:
		s = 0.5
	case h.Line >= end:
		s = -float32(h.Line-end) / 30
	case !styled && !introduced:
		s = -1.5
	}
	if introduced {
		s++
	}
	switch {
	case h.Mark.Form == "" && head.IsSentence(h.Title):
		s -= 2
	case !styled && strings.HasSuffix(r.Lines[h.Line+h.N-1].Fold, ".") && strings.Contains(h.Title, ". "):
		s -= 1.5 // several sentences
	}
	return s
}

// titleAfterNumber tells whether "Délibération n° 12" is followed by its title.
func titleAfterNumber(h cut.Candidate) bool { return h.Mark.Number && len(h.Title) > 12 }

// LinesHold counts the lines of running text in [from, to).
func (r *Reading) LinesHold(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if !r.Lines[i].Matter {
			n++
		}
	}
	return n
}
