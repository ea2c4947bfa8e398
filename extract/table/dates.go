package table

import (
	"strings"

	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/record"
)

// sessionHeadings finds, in a list over several sessions, the lines that head each ("Séance
// du 3 avril 2031"), by line with the date; they are no part of a row. Nil for a list that
// names one session.
func (b *List) sessionHeadings() map[int]string {
	found, days := map[int]string{}, map[string]bool{}
	for i := range b.r.Lines {
		l := &b.r.Lines[i]
		if !french.HasAnyPrefix(l.Fold, []string{"seance", "conseil", "reunion", "du ", "le "}) || len(l.Fold) > 80 {
			continue
		}
		if day := head.FindDates(l.Fold); len(day) == 1 && day[0].Year != 0 && strings.Trim(l.Fold[day[0].End:], " .:") == "" {
			found[i] = day[0].ISO()
			days[day[0].ISO()] = true
		}
	}
	if len(days) < 2 {
		return nil
	}
	for i := range found {
		b.r.Lines[i].Matter = true
	}
	return found
}

// dateRows gives the acts of a list over several sessions (a chronological register) the
// date of their own: the one that starts their row, else that of the heading above. It tells whether
// any bears one.
func (b *List) dateRows(found []Row, headings map[int]string) bool {
	own, days := map[*record.Deliberation]string{}, map[string]bool{}
	for _, w := range found {
		for _, i := range w.Lines {
			l := &b.r.Lines[i]
			if day := head.FindDates(l.Fold); len(day) > 0 && day[0].Year != 0 && strings.Trim(l.Fold[:day[0].Start], " |") == "" && l.Fold[day[0].Start:day[0].End] != french.FoldLine(w.number) {
				own[w.Act] = day[0].ISO()
				days[own[w.Act]] = true
				break
			}
		}
	}
	if len(days) < 2 || len(own)*10 < len(found)*8 {
		clear(own)
		for _, w := range found {
			for i := w.Lines[0]; i >= 0; i-- {
				if day, ok := headings[i]; ok {
					own[w.Act] = day
					break
				}
			}
		}
	}
	for d, day := range own {
		d.SessionDate = &day
	}
	return len(own) > 0
}
