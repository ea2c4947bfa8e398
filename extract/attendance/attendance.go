package attendance

import (
	"slices"
	"strings"

	"phare/extract/french"
	"phare/extract/lines"
	"phare/extract/pdftext"
	"phare/extract/prose"
	"phare/extract/record"
)

// readMembers counts the assembly from lines [from, to): the figures printed, else the names
// listed. What is not stated stays nil. The names are those of the elected members listed.
func (r *reading) readMembers(from, to int) (record.Members, []string) {
	w := newWords(r.headLines(from, to))
	var m record.Members
	r.totals(from, to, &m)
	w.readFigures(&m)
	r.readExceptions(from, to, &m)
	lists := r.nameLists(from, to)
	rolls := r.readRolls(from, to)
	listed := len(lists.present)
	if listed > 0 && w.presides(lists.present) {
		listed++
	}
	if n := max(listed, rolls.present, w.presentBehindNames()); m.Present == nil && n > 0 && (m.InOffice == nil || n <= *m.InOffice) {
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
		if n > 0 || lists.none {
			m.Proxies = &n
		}
	}
	return m, append(lists.present, lists.others...)
}

// presides tells whether the head names a president of the meeting who is not among those listed
// as present: he is one of them all the same.
func (w *words) presides(present []string) bool {
	for i := range w.Toks {
		if w.At(i) != "presidence" || w.At(i+1) != "de" && w.At(i+1) != "du" {
			continue
		}
		from := i + 2
		if prose.Civility[w.At(from)] != 1 {
			continue
		}
		for from++; w.At(from) == "."; from++ {
		}
		to := w.ProperName(from)
		if to == from || w.Office(from) > 0 {
			continue
		}
		name := french.Words(french.FoldLine(w.Printed(from, to)))
		for _, p := range present {
			for _, part := range french.Words(french.FoldLine(p)) {
				if len(part) > 2 && slices.ContainsFunc(name, func(n string) bool { return similar(n, part) }) {
					return false
				}
			}
		}
		return true
	}
	return false
}

// similar tells whether two words differ by a letter or, long ones, by two, as OCR makes them.
func similar(a, b string) bool {
	if abs(float32(len(a)-len(b))) > 2 {
		return false
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)] <= min(len(a), len(b))/4
}

// attendance reads the members from the head, which ends at line first at the latest; where it
// states nothing, from the first lines of the act that follows, up to what is decided.
func (r *reading) attendance(first int, single bool) (record.Members, []string) {
	m, names := r.readMembers(0, r.attendanceEnd(first, single))
	if m.InOffice == nil && m.Present != nil {
		m.InOffice = r.officeInMargin()
	}
	if m != (record.Members{}) || first >= len(r.Lines) {
		return m, names
	}
	to := first
	for to < len(r.Lines) && to < first+20 && r.Lines[to].Event == lines.NoEvent {
		to++
	}
	return r.readMembers(0, to)
}

// officeInMargin reads how many are in office from what the pages repeat in their margin, where
// the first page could not be read: "en exercice : 11".
func (r *reading) officeInMargin() *int {
	for i := range r.Lines {
		if l := &r.Lines[i]; len(l.Fold) < 60 && strings.Contains(l.Fold, "exercice :") {
			var m record.Members
			newWords([]record.Line{{Page: l.Page, Line: *l.Line}}).readFigures(&m)
			if m.InOffice != nil {
				return m.InOffice
			}
		}
	}
	return nil
}

// attendanceEnd returns the line after the last that may state the attendance: the head as the
// events tell it, the sidebar of its page, and the lists that stand below the title of an act.
func (r *reading) attendanceEnd(first int, single bool) int {
	all := len(r.Lines)
	end := r.End(0, all) + 4
	to := min(first, all)
	if single { // a vote printed in the head's box ends no head: the decision does
		for to < all && r.Lines[to].Event != lines.Decision {
			to++
		}
	}
	for i := 0; i < min(to, 300); i++ {
		l := &r.Lines[i]
		if i < end+10 && rollHead(l) { // a table of attendance, a person a row
			k := i + 1
			for k < all && k < 300 && len(lines.CellsOf(r.Lines[k].Line)) > 1 && r.Lines[k].Event == lines.NoEvent {
				k++
			}
			end, to = max(end, k), max(to, min(k, first))
		}
		switch {
		case l.Zone == pdftext.Sidebar && l.Page == r.Lines[0].Page, i >= end && i < end+40 && listLabel(strings.TrimLeft(l.Fold, "-•* ")) != "":
			end = max(end, i+6)
		}
	}
	return min(to, end, 300)
}

// rollHead tells whether a line heads a table of attendance: "Nom | Présent | Absent | Pouvoir à".
func rollHead(l *lines.Printed) bool {
	columns := 0
	for _, c := range lines.CellsOf(l.Line) {
		if f := french.FoldLine(lines.TextOf(c)); len(f) < 40 && !strings.ContainsAny(f, "0123456789:") && columnOf(f) != plainColumn {
			columns++
		}
	}
	return columns > 1
}

// headLines returns lines [from, to) as the figures of the attendance are sought in: sidebars
// and repeated headers too, no stamps, nothing that decides.
func (r *reading) headLines(from, to int) []record.Line {
	var rows []record.Line
	for i := from; i < to; i++ {
		l := &r.Lines[i]
		if l.Zone == pdftext.Stamp || l.Zone == pdftext.Footer || l.Event == lines.Decision {
			continue
		}
		line := record.Line{Page: l.Page, Line: *l.Line}
		line.Zone = pdftext.Body
		rows = append(rows, line)
	}
	return rows
}

// closingFigures takes from lines [from, to), behind the decision of a single act, the counts
// that its head does not print: "Il y a 22 présents et 4 représentés", "Nombre de votants : 18".
func (r *reading) closingFigures(from, to int, m *record.Members) {
	for i := from; i < to; i++ {
		l := &r.Lines[i]
		if l.Matter || len(l.Fold) > 110 || french.ContainsAny(l.Fold, []string{"bulletin", "enveloppe", "scrutin", "tour"}) {
			continue
		}
		var found record.Members
		newWords([]record.Line{{Page: l.Page, Line: *l.Line}}).readFigures(&found)
		switch {
		case french.HasAnyPrefix(l.Fold, []string{"nombre de votants ", "votants :"}):
			found = record.Members{Voting: found.Voting}
		case found.Present == nil || found.Proxies == nil && found.Voting == nil && found.InOffice == nil:
			continue
		}
		complete(m, found)
	}
}

// complete fills what is unknown of m from o.
func complete(m *record.Members, o record.Members) {
	for _, p := range []struct{ dst, src **int }{{&m.InOffice, &o.InOffice}, {&m.Present, &o.Present}, {&m.Proxies, &o.Proxies}, {&m.Voting, &o.Voting}} {
		if *p.dst == nil {
			*p.dst = *p.src
		}
	}
}
