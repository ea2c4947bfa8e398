package table

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/lines"
	"phare/extract/numbering"
	"phare/extract/pdftext"
	"phare/extract/record"
)

// columnRole is what a column of a list of deliberations holds.
type columnRole uint8

const (
	otherColumn columnRole = iota // rank, theme, commission, service, page
	numberColumn
	objectColumn
	resultColumnRole
	rapporteurColumn
	forColumn
	againstColumn
	abstainColumn
	notVotingColumn
)

// column is a strip of the page in which one cell of every row stands.
type column struct {
	x0, x1 float32
	role   columnRole
	head   []pdftext.Word // its heading as printed
}

// table is a list of deliberations read cell by cell.
type table struct {
	b       *List
	lines   []int // the rows: lines with cells
	columns []column
	headed  bool // the roles are those that its heading states
}

// tableRows reads the list as a table; nil when it is none, or when its rows are printed
// lines of which most hold no object or number of their own.
func (b *List) tableRows() []row {
	t := &table{b: b}
	for i := range b.r.Lines {
		l := &b.r.Lines[i]
		if l.Cells == nil || l.Matter && l.Zone != pdftext.Body {
			continue
		}
		if !t.headed && len(headingRoles(lines.CellsOf(l.Line))) > 0 {
			t.headed, t.lines = true, t.lines[:0] // what stands above is no part of it
		}
		if !t.headed && head.Attends(l.Fold) {
			continue // the counts above it
		}
		t.lines = append(t.lines, i)
	}
	if len(t.lines) < 2 || !t.findColumns() || !t.findRoles() {
		return nil
	}
	t.findWrapped()
	rows := t.rows()
	if !b.list {
		t.tellRows(rows)
	}
	return rows
}

// DecidesInTable tells whether the items of a document stand in a table whose heading names their
// object and what was decided, whatever the document calls itself: hardly anything is decided
// outside its rows.
func (b *List) DecidesInTable() bool {
	headed, within, outside := false, 0, 0
	for i := range b.r.Lines {
		l := &b.r.Lines[i]
		roles := headingRoles(lines.CellsOf(l.Line))
		switch {
		case slices.Contains(roles, objectColumn) && slices.ContainsFunc(roles, saysResult):
			headed = true
		case l.Matter || roles != nil:
		case l.Event >= lines.Result && len(l.Cells) >= 2 && headed:
			within++
		case l.Event >= lines.Result:
			outside++
		}
	}
	return within >= 3 && outside*4 <= within
}

// saysResult tells whether a column says what became of an act.
func saysResult(c columnRole) bool {
	return c == resultColumnRole || c == forColumn || c == againstColumn
}

// findColumns merges the cells that stand above one another; cells across the whole table
// (the title of a section) and under two heads ("Prend acte" below "Contre" and "Abst.") have no say.
func (t *table) findColumns() bool {
	var heads [][]pdftext.Word
	for _, i := range t.lines {
		if cells := lines.CellsOf(t.b.r.Lines[i].Line); headingRoles(cells) != nil {
			heads = cells
			break
		}
	}
	for _, i := range t.lines {
		cells := lines.CellsOf(t.b.r.Lines[i].Line)
		if len(cells) < 2 {
			continue
		}
		for k, c := range cells {
			x0, x1 := lines.Extent(c)
			if under(heads, x0, x1) > 1 {
				continue
			}
			if len(cells) == len(heads) { // a head may be centred over what stands at the left
				h0, h1 := lines.Extent(heads[k])
				if h0, h1 = min(h0, x0), max(h1, x1); under(heads, h0, h1) == 1 {
					x0, x1 = h0, h1
				}
			}
			t.columns = append(t.columns, column{x0: x0, x1: x1})
		}
	}
	slices.SortFunc(t.columns, func(a, b column) int {
		if a.x0 < b.x0 {
			return -1
		}
		return 1
	})
	merged := t.columns[:0]
	for _, c := range t.columns {
		if n := len(merged); n > 0 && c.x0 < merged[n-1].x1 {
			merged[n-1].x1 = max(merged[n-1].x1, c.x1)
			continue
		}
		merged = append(merged, c)
	}
	t.columns = merged
	return len(merged) >= 2
}

// under counts the heads that stand over x0 to x1.
func under(heads [][]pdftext.Word, x0, x1 float32) int {
	n := 0
	for _, h := range heads {
		if h0, h1 := lines.Extent(h); min(h1, x1)-max(h0, x0) > 0 {
			n++
		}
	}
	return n
}

// at returns the column of a cell: the one it has most of its width in.
func (t *table) at(ws []pdftext.Word) int {
	x0, x1 := lines.Extent(ws)
	best, most := 0, float32(-1e9)
	for k, c := range t.columns {
		if common := min(x1, c.x1) - max(x0, c.x0); common > most {
			best, most = k, common
		}
	}
	return best
}

// headingRoles returns the roles that the cells of a heading state; nil when the row is none.
func headingRoles(cells [][]pdftext.Word) []columnRole {
	if len(cells) < 2 {
		return nil
	}
	roles := make([]columnRole, len(cells))
	known, core := 0, false
	for k, c := range cells {
		f := strings.Trim(french.FoldLine(lines.TextOf(c)), " .:")
		if strings.ContainsAny(f, "0123456789") || len(french.Words(f)) > 6 {
			return nil
		}
		role, ok := headingRole(f)
		if ok {
			known++
		}
		roles[k] = role
		core = core || role == objectColumn || role == numberColumn
	}
	if !core || known*10 < len(cells)*6 {
		return nil
	}
	return roles
}

// headingRole tells what a column's heading announces.
func headingRole(f string) (columnRole, bool) {
	is := func(words ...string) bool { return slices.Contains(words, f) }
	switch {
	case strings.Contains(f, "rapporteur") || strings.HasPrefix(f, "presente"):
		return rapporteurColumn, true
	case strings.Contains(f, "ordre") && !strings.Contains(f, "jour"), is("rang", "point"):
		return otherColumn, true
	case french.ContainsAny(f, []string{"objet", "intitule", "libelle", "sujet", "titre"}):
		return objectColumn, true
	case french.HasAnyPrefix(f, []string{"n°", "no ", "num", "ref", "code"}) || is("n", "no"):
		return numberColumn, true
	case french.HasAnyPrefix(f, []string{"pour", "voix pour", "votes pour"}):
		return forColumn, true
	case french.HasAnyPrefix(f, []string{"contre", "voix contre", "votes contre"}):
		return againstColumn, true
	case strings.HasPrefix(f, "abst"):
		return abstainColumn, true
	case french.HasAnyPrefix(f, []string{"nppv", "ne pren", "ne parti", "non part"}):
		return notVotingColumn, true
	case french.HasAnyPrefix(f, []string{"deliberation", "affaire", "dossier", "question", "projet", "rapport"}) && len(french.Words(f)) <= 3,
		french.HasAnyPrefix(f, []string{"affaires examin", "affaires soumis", "affaires trait", "dossiers examin", "dossiers soumis", "questions examin", "questions soumis", "questions trait", "points examin", "points soumis", "points trait"}):
		return objectColumn, true
	case french.HasAnyPrefix(f, []string{"resultat", "decision", "vote", "sens", "suite", "adoption", "approbation", "avis", "issue", "statut", "etat", "unanimite", "approuve", "adopte"}):
		return resultColumnRole, true
	case french.HasAnyPrefix(f, []string{"theme", "thematique", "commission", "secteur", "domaine", "rubrique", "service", "direction", "matiere", "nomenclature", "page", "date", "votant", "observation", "annexe", "piece"}):
		return otherColumn, true
	}
	return otherColumn, false
}

// edge is how far from its column's left edge a cell may begin, in points.
const edge = 2.5

// findWrapped adds the lines that a cell of a numbered table goes on with, whose other cells are
// blank, so that they look like no row: right below one, at the left edge of a column.
func (t *table) findWrapped() {
	if !t.numbered() {
		return
	}
	var lines []int
	for k, i := range t.lines {
		lines = append(lines, i)
		end := len(t.b.r.Lines)
		if k+1 < len(t.lines) {
			end = t.lines[k+1]
		}
		above := &t.b.r.Lines[i]
		for j := i + 1; j < end; j++ {
			l := &t.b.r.Lines[j]
			if l.Page != above.Page || l.Matter && l.Zone != pdftext.Body || l.Y0-above.Y1 > tight*(l.Y1-l.Y0) || listFoot(l.Fold) || !slices.ContainsFunc(t.columns, func(c column) bool { return c.role != numberColumn && l.X0 > c.x0-edge && l.X0 < c.x0+edge }) {
				break
			}
			lines = append(lines, j)
			above = l
		}
	}
	t.lines = lines
}

// tight is the most white between two lines of one cell, in heights of a line.
const tight = 0.6

// cells cuts a line of the table into its cells: those printed apart, and those that only the
// left edge of their column parts from a cell that fills its own.
func (t *table) cells(l *lines.Printed) [][]pdftext.Word {
	all := lines.CellsOf(l.Line)
	if all == nil {
		all = [][]pdftext.Word{l.Words}
	}
	var out [][]pdftext.Word
	for _, c := range all {
		from := 0
		for k := 1; k < len(c); k++ {
			x := c[k].Box.X0
			if slices.ContainsFunc(t.columns, func(col column) bool {
				return col.role != otherColumn && x > col.x0-edge && x < col.x0+edge && c[from].Box.X0 < col.x0-edge
			}) {
				out = append(out, c[from:k])
				from = k
			}
		}
		out = append(out, c[from:])
	}
	return out
}

// wraps tells whether the line of cells goes on with the row above it: it bears no number, stands
// tight below, and says no result of its own.
func (t *table) wraps(i, above int, cells [][]pdftext.Word) bool {
	l, p := &t.b.r.Lines[i], &t.b.r.Lines[above]
	if l.Page != p.Page || l.Y0-p.Y1 > tight*(l.Y1-l.Y0) {
		return false
	}
	for _, c := range cells {
		role := t.columns[t.at(c)].role
		first, _ := utf8.DecodeRuneInString(c[0].Text)
		if role == resultColumnRole && unicode.IsUpper(first) && resultPhrase(c) || role == numberColumn || saysResult(role) && role != resultColumnRole {
			return false
		}
	}
	return true
}

// findRoles gives the columns their roles, from the heading and else from what they hold.
func (t *table) findRoles() bool {
	for _, i := range t.lines {
		cells := lines.CellsOf(t.b.r.Lines[i].Line)
		roles := headingRoles(cells)
		if roles == nil {
			continue
		}
		for k, c := range cells {
			at := t.at(c)
			t.columns[at].role, t.columns[at].head = roles[k], c
		}
		break
	}
	hold := make([]struct{ cells, marks, results, letters int }, len(t.columns))
	for _, i := range t.lines {
		cells := lines.CellsOf(t.b.r.Lines[i].Line)
		if len(cells) < 2 || headingRoles(cells) != nil {
			continue
		}
		for _, c := range cells {
			h := &hold[t.at(c)]
			s := lines.TextOf(c)
			h.cells++
			h.letters += len(s)
			if m := numbering.Read(s); m.Form != "" && strings.TrimSpace(s[m.Rest:]) == "" {
				h.marks++
			}
			if resultPhrase(c) {
				h.results++
			}
		}
	}
	has := func(r columnRole) bool {
		return slices.ContainsFunc(t.columns, func(c column) bool { return c.role == r })
	}
	widest, most := -1, 0
	for k := range t.columns {
		c, h := &t.columns[k], hold[k]
		switch {
		case h.cells == 0:
			continue
		case c.role == objectColumn && h.marks*10 >= h.cells*6:
			c.role = numberColumn // "Délibération" above the numbers
		case !t.headed && h.marks*10 >= h.cells*6 && !has(numberColumn):
			c.role = numberColumn
		case c.role == otherColumn && c.head == nil && h.results*2 >= h.cells:
			c.role = resultColumnRole
		}
		if c.role == otherColumn && c.head == nil && h.letters > most {
			widest, most = k, h.letters
		}
	}
	if !has(objectColumn) && widest >= 0 {
		t.columns[widest].role = objectColumn
	}
	return has(objectColumn) && (t.headed || has(numberColumn) || has(resultColumnRole))
}

// rows reads the rows of the table. A row without a number at the top of a page, in a table
// of numbered rows, is the end of the row cut by the page.
func (t *table) rows() []row {
	ranks := t.ranks()
	var rows []row
	full, odd := 0, 0
	lastPage := 0
	for _, i := range t.lines {
		l := &t.b.r.Lines[i]
		cells := t.cells(l)
		if headingRoles(cells) != nil {
			continue
		}
		w := row{lines: []int{i}, result: []record.Line{}}
		fields := 0
		numbered := false
		for _, c := range cells {
			s := lines.TextOf(c)
			fields++
			switch col := &t.columns[t.at(c)]; col.role {
			case numberColumn:
				numbered = true
				if !ranks {
					w.number = numberCell(s)
				}
			case objectColumn:
				w.object = append(w.object, s)
				w.cell = append(w.cell, printedLines(record.Line{Page: l.Page, Line: pdftext.Line{Words: c}})...)
			case rapporteurColumn:
				w.rapporteur = s
			case resultColumnRole:
				w.result = append(w.result, record.Line{Page: l.Page, Line: pdftext.Line{Words: c}})
			case forColumn, againstColumn, abstainColumn, notVotingColumn:
				words := append(slices.Clone(col.head), pdftext.Word{Text: ":"})
				w.result = append(w.result, record.Line{Page: l.Page, Line: pdftext.Line{Words: append(words, c...)}})
			}
		}
		top := l.Page != lastPage
		lastPage = l.Page
		if n := len(rows); n > 0 && !numbered && top && rows[n-1].page(t.b) != l.Page && t.numbered() {
			rows[n-1].join(w)
			continue
		}
		if n := len(rows); n > 0 && !numbered && t.numbered() && rows[n-1].number != "" && t.wraps(i, rows[n-1].last(), cells) {
			rows[n-1].join(w)
			continue
		}
		if fields < 2 || len(w.object) == 0 {
			odd++
			continue // the title of a section, a total
		}
		if t.numbered() && !numbered {
			odd++
		} else {
			full++
		}
		if w.number == "" && !numbered {
			w.markInObject()
		}
		rows = append(rows, w)
	}
	if full == 0 || odd*10 > full*2 {
		return nil
	}
	return rows
}

func (t *table) numbered() bool {
	return slices.ContainsFunc(t.columns, func(c column) bool { return c.role == numberColumn })
}

// ranks tells whether the numbers of the table are the ranks 1, 2, 3 of an agenda.
func (t *table) ranks() bool {
	var first []int
	for _, i := range t.lines {
		cells := lines.CellsOf(t.b.r.Lines[i].Line)
		if headingRoles(cells) != nil {
			continue
		}
		for _, c := range cells {
			col := t.columns[t.at(c)]
			if col.role != numberColumn {
				continue
			}
			if strings.Contains(french.FoldLine(lines.TextOf(col.head)), "delib") {
				return false
			}
			s := strings.Trim(lines.TextOf(c), " .-–)")
			if !french.AllDigits(s) || len(s) > 3 {
				return numbering.Roman(strings.ToLower(s)) > 0
			}
			first = append(first, french.Atoi(s))
		}
		if len(first) == 3 {
			break
		}
	}
	return len(first) > 0 && first[0] <= 1
}

// numberCell returns the number that a cell holds, without "N°" before it.
func numberCell(s string) string {
	m := numbering.Read(s)
	if m.Form != "" && strings.Trim(s[m.Rest:], " .:-–") == "" {
		return numbering.TokenAsPrinted(s, m)
	}
	if strings.ContainsAny(s, "0123456789") && len(strings.Fields(s)) <= 5 {
		return strings.Trim(s, " .:-–")
	}
	return ""
}
