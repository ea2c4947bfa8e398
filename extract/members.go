package extract

import (
	"strings"

	"phare/extract/pdftext"
)

// readMembers counts the assembly from lines [from, to): the figures printed, else the names
// listed. What is not stated stays nil. The names are those of the elected members listed.
func (r *reading) readMembers(from, to int) (Members, []string) {
	w := newWords(r.headLines(from, to))
	var m Members
	w.readFigures(&m)
	r.readExceptions(from, to, &m)
	lists := r.nameLists(from, to)
	rolls := r.readRolls(from, to)
	if n := max(len(lists.present), rolls.present, w.presentBehindNames()); m.Present == nil && n > 0 && (m.InOffice == nil || n <= *m.InOffice) {
		m.Present = &n
	}
	if m.Proxies == nil {
		n := lists.proxies
		if rolls.proxies > 0 {
			n = rolls.proxies
		}
		if n == 0 {
			n = w.proxiesGiven()
		}
		if n > 0 {
			m.Proxies = &n
		}
	}
	return m, append(lists.present, lists.others...)
}

// attendance reads the members from the head, which ends at line first at the latest; where it
// states nothing, from the first lines of the act that follows, up to what is decided.
func (r *reading) attendance(first int, single bool) (Members, []string) {
	m, names := r.readMembers(0, r.attendanceEnd(first, single))
	if m != (Members{}) || first >= len(r.Lines) {
		return m, names
	}
	to := first
	for to < len(r.Lines) && to < first+20 && r.Lines[to].Event == noEvent {
		to++
	}
	return r.readMembers(0, to)
}

// attendanceEnd returns the line after the last that may state the attendance: the head as the
// events tell it, the sidebar of its page, and the lists that stand below the title of an act.
func (r *reading) attendanceEnd(first int, single bool) int {
	all := len(r.Lines)
	end := r.headEnd(0, all) + 4
	to := min(first, all)
	if single { // a vote printed in the head's box ends no head: the decision does
		for to < all && r.Lines[to].Event != decision {
			to++
		}
	}
	for i := 0; i < min(to, 300); i++ {
		l := &r.Lines[i]
		switch {
		case l.Zone == pdftext.Sidebar && l.Page == r.Lines[0].Page, i >= end && i < end+40 && listLabel(strings.TrimLeft(l.Fold, "-•* ")) != "":
			end = max(end, i+6)
		}
	}
	return min(to, end, 300)
}

// headLines returns lines [from, to) as the figures of the attendance are sought in: sidebars
// and repeated headers too, no stamps, nothing that decides.
func (r *reading) headLines(from, to int) []Line {
	var lines []Line
	for i := from; i < to; i++ {
		l := &r.Lines[i]
		if l.Zone == pdftext.Stamp || l.Zone == pdftext.Footer || l.Event == decision {
			continue
		}
		line := Line{Page: l.Page, Line: *l.Line}
		line.Zone = pdftext.Body
		lines = append(lines, line)
	}
	return lines
}

// closingFigures takes from lines [from, to), behind the decision of a single act, the counts
// that its head does not print: "Il y a 22 présents et 4 représentés", "Nombre de votants : 18".
func (r *reading) closingFigures(from, to int, m *Members) {
	for i := from; i < to; i++ {
		l := &r.Lines[i]
		if l.Matter || len(l.Fold) > 110 || containsAny(l.Fold, []string{"bulletin", "enveloppe", "scrutin", "tour"}) {
			continue
		}
		var found Members
		newWords([]Line{{Page: l.Page, Line: *l.Line}}).readFigures(&found)
		switch {
		case hasAnyPrefix(l.Fold, []string{"nombre de votants ", "votants :"}):
			found = Members{Voting: found.Voting}
		case found.Present == nil || found.Proxies == nil && found.Voting == nil && found.InOffice == nil:
			continue
		}
		m.complete(found)
	}
}

// complete fills what is unknown of m from o.
func (m *Members) complete(o Members) {
	for _, p := range []struct{ dst, src **int }{{&m.InOffice, &o.InOffice}, {&m.Present, &o.Present}, {&m.Proxies, &o.Proxies}, {&m.Voting, &o.Voting}} {
		if *p.dst == nil {
			*p.dst = *p.src
		}
	}
}

func ptr[T any](v T) *T { return &v }
