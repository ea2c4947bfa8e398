package attendance

import (
	"strconv"
	"strings"

	"phare/extract/french"
	"phare/extract/lines"
	"phare/extract/record"
)

// rolls is what tables of attendance count.
type rolls struct{ present, proxies int }

// rollColumn is what a column of a table of attendance says of the persons in its rows.
type rollColumn uint8

const (
	plainColumn rollColumn = iota
	presentColumn
	proxyColumn
	absentColumn
)

// columnOf tells what the head of a column announces.
func columnOf(f string) rollColumn {
	switch {
	case french.ContainsAny(f, []string{"sans pouvoir", "ni pouvoir", "absent", "excuse", "suppleant"}) && !french.ContainsAny(f, []string{"donne pouvoir", "pouvoir a", "pouvoir donne"}):
		return absentColumn
	case french.ContainsAny(f, []string{"pouvoir", "procuration", "represente", "mandataire", "mandat"}):
		return proxyColumn
	case strings.HasPrefix(f, "present") || f == "p":
		return presentColumn
	}
	return plainColumn
}

// readRolls counts tables of attendance: a person a row, the columns marked or filled in, or the
// person's state spelt behind the name.
func (r *reading) readRolls(from, to int) rolls {
	var out rolls
	for i := from; i < to; i++ {
		cells := lines.CellsOf(r.Lines[i].Line)
		if len(cells) < 2 {
			continue
		}
		columns := 0
		kinds := make([]rollColumn, len(cells))
		for k, c := range cells {
			if f := french.FoldLine(lines.TextOf(c)); len(f) < 40 && !strings.ContainsAny(f, "0123456789:") {
				kinds[k] = columnOf(f)
			}
			if kinds[k] != plainColumn {
				columns++
			}
		}
		if columns < 2 || r.counts(i, to) {
			continue
		}
		if got := r.countRoll(i, to, kinds); got.present+got.proxies > 0 {
			return got
		}
	}
	spelt := rolls{}
	for i := from; i < to; i++ {
		cells := lines.CellsOf(r.Lines[i].Line)
		if len(cells) != 2 || cleanPerson(lines.TextOf(cells[0])) == "" {
			continue
		}
		switch f := french.FoldLine(lines.TextOf(cells[1])); {
		case f == "present" || f == "presente" || f == "p":
			spelt.present++
		case french.ContainsAny(f, []string{"pouvoir a", "procuration a", "represente", "pouvoir donne", "pouvoir :"}):
			spelt.proxies++
		}
	}
	if spelt.present > 2 {
		return spelt
	}
	return out
}

// counts tells whether the table headed by line i counts its columns, a college a row, and names nobody.
func (r *reading) counts(i, to int) bool {
	for k := i + 1; k < to && k < i+4; k++ {
		cells := lines.CellsOf(r.Lines[k].Line)
		if len(cells) < 2 {
			continue
		}
		for _, c := range cells[1:] {
			if f := french.FoldLine(lines.TextOf(c)); !french.AllDigits(f) && f != "-" && f != "/" {
				return false
			}
		}
		return true
	}
	return false
}

// totals reads the last row of a table that counts those in office, present and represented by colleges:
// "TOTAL (22) | 16 | 2 | 4".
func (r *reading) totals(from, to int, m *record.Members) {
	for i := from; i < to; i++ {
		heads := lines.CellsOf(r.Lines[i].Line)
		if len(heads) < 2 || !r.counts(i, to) {
			continue
		}
		for k := i + 1; k < to && k < i+12; k++ {
			cells := lines.CellsOf(r.Lines[k].Line)
			if len(cells) != len(heads) || !french.HasAnyPrefix(french.FoldLine(lines.TextOf(cells[0])), []string{"total", "ensemble"}) {
				continue
			}
			set := func(at **int, text string) {
				if n, err := strconv.Atoi(strings.Trim(text, "() ")); err == nil && *at == nil {
					*at = &n
				}
			}
			if label := lines.TextOf(cells[0]); strings.HasSuffix(label, ")") {
				set(&m.InOffice, label[strings.LastIndexByte(label, '(')+1:])
			}
			for n := 1; n < len(heads); n++ {
				text := lines.TextOf(cells[n])
				switch f := french.FoldLine(lines.TextOf(heads[n])); {
				case strings.Contains(f, "exercice"), strings.HasPrefix(f, "effectif"):
					set(&m.InOffice, text)
				case strings.HasPrefix(f, "votant"):
					set(&m.Voting, text)
				case columnOf(f) == presentColumn:
					set(&m.Present, text)
				case columnOf(f) == proxyColumn:
					set(&m.Proxies, text)
				}
			}
			return
		}
	}
}

// countRoll counts the rows below the head at line i: each cell belongs to the column whose
// head it stands nearest to.
func (r *reading) countRoll(i, to int, kinds []rollColumn) rolls {
	var out rolls
	heads := lines.CellsOf(r.Lines[i].Line)
	for k := i + 1; k < to; k++ {
		l := &r.Lines[k]
		cells := lines.CellsOf(l.Line)
		if len(cells) < 2 || strings.Contains(l.Text, ":") {
			if len(cells) == 0 && strings.Contains(l.Text, ":") || l.Event != lines.NoEvent {
				break
			}
			continue
		}
		if cleanPerson(strings.TrimLeft(dropBrackets(lines.TextOf(cells[0])), "-•– ")) == "" {
			continue
		}
		for _, c := range cells[1:] {
			x0, x1 := lines.Extent(c)
			best, near := 0, float32(-1)
			for n := range heads {
				h0, h1 := lines.Extent(heads[n])
				if d := min(abs(h0-x0), abs((h0+h1)/2-(x0+x1)/2)); near < 0 || d < near {
					best, near = n, d
				}
			}
			switch kinds[best] {
			case presentColumn:
				out.present++
			case proxyColumn:
				if f := french.FoldLine(lines.TextOf(c)); f != "-" && f != "/" && f != "neant" {
					out.proxies++
				}
			}
		}
	}
	return out
}
