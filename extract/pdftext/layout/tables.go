package layout

import "regexp"

// listMarker matches what stands before an item of a list: a bullet, a rank.
var listMarker = regexp.MustCompile(`^(?:[-–—−•▪■►➢→✓*·o]|[IVXLC]+[.)]?|[0-9]{1,2}(?:\.[0-9]{1,2})*[.)°]?|[a-zA-Z][.)])$`)

// tableRows tells which rows belong to a table: rows of several fragments whose gaps stand
// above one another. The gap between a list's marker and its item is none of a table.
func (l *layouter) tableRows(rows []row) []bool {
	out := make([]bool, len(rows))
	cells := make([][]fragment, len(rows))
	for i, r := range rows {
		cells[i] = r.fragments
		if r.table {
			cells[i] = nil // known to be one, and no neighbour of another kind of table
		} else if len(r.fragments) == 2 && l.isMarker(r.fragments[0]) {
			cells[i] = nil
		}
	}
	for i := range rows {
		for j := i + 1; j < len(rows) && j <= i+3 && len(cells[i]) > 1; j++ {
			if gapsMeet(cells[i], cells[j]) {
				out[i], out[j] = true, true
			}
		}
	}
	return out
}

func (l *layouter) isMarker(f fragment) bool {
	if len(f.words) != 1 {
		return false
	}
	w := &l.words[f.words[0]]
	return listMarker.MatchString(l.text[w.From:w.To])
}

// gapsMeet tells whether a gap of one row and a gap of another have some white in common.
func gapsMeet(a, b []fragment) bool {
	for i := 1; i < len(a); i++ {
		for j := 1; j < len(b); j++ {
			from := max(a[i-1].u1, b[j-1].u1)
			to := min(a[i].u0, b[j].u0)
			if to-from > 2 {
				return true
			}
		}
	}
	return false
}
