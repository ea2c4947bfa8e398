// Package table reads lists of deliberations: tables, and lines that each give an object.
package table

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/act"
	"phare/extract/cut"
	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/lines"
	"phare/extract/numbering"
	"phare/extract/pdftext"
	"phare/extract/record"
	"phare/extract/title"
)

// row is one line of a list of deliberations.
type row struct {
	lines      []int // of the reading, in order
	after      []int // byte of each line's text that follows the number; nil for a table's row
	number     string
	object     []string
	result     []record.Line // the words that say what became of the act; nil before they are found
	rapporteur string

	// of a table's row
	cell  []record.Line // the lines printed in the cell of the object
	told  []record.Line // those of the whole row, where the cell tells the matter in full
	title int           // how many of them are its title
}

// page is the page of the row's last line.
func (w *row) page(b *List) int { return b.r.Lines[w.last()].Page }

// last is the row's last line.
func (w *row) last() int { return slices.Max(w.lines) }

// join appends the rest of a row that a page's end cut.
func (w *row) join(rest row) {
	w.lines = append(w.lines, rest.lines...)
	w.object = append(w.object, rest.object...)
	w.result = append(w.result, rest.result...)
	w.cell = append(w.cell, rest.cell...)
	if w.rapporteur == "" {
		w.rapporteur = rest.rapporteur
	}
}

// markInObject takes the number off the head of the object when both stand in one cell.
func (w *row) markInObject() {
	m := numbering.Read(w.object[0])
	if m.Form == "" || !m.Number && m.Word == "" || m.Word == "decision" {
		return
	}
	if rest := strings.TrimSpace(w.object[0][m.Rest:]); title.IsText(french.FoldLine(rest)) {
		if m.Number {
			w.number = numbering.TokenAsPrinted(w.object[0], m)
		}
		w.object[0] = rest
	}
}

// List reads a document as a list of deliberations.
type List struct {
	r    *title.Reading
	list bool // the document calls itself a list
}

// Of makes a reader of a document as a list; named says that it calls itself one.
func Of(r *title.Reading, named bool) *List { return &List{r, named} }

// Row is an act that a list names.
type Row struct {
	Act        *record.Deliberation
	Lines      []int         // of the reading: its row
	Title      int           // how many lines of the act are its title
	Result     []record.Line // the words of the row that say what became of it
	Rapporteur string        // whom a column names
	number     string
}

// Read reads a list of deliberations: a table or lines that each give an object, mostly with a
// number before it and a result after it. Nil when no rows are found. dated says that the rows
// bear dates of their own: no date is the document's.
func (b *List) Read(file string) (found []Row, dated bool) {
	headings := b.sessionHeadings()
	rows := b.tableRows()
	if rows == nil {
		rows = b.listRows()
		b.splitResults(rows)
	}
	rows = slices.DeleteFunc(rows, func(w row) bool { return !namesMatter(french.FoldLine(strings.Join(w.object, " "))) })
	for _, w := range rows {
		object := strings.Join(w.object, " ")
		if k := french.IndexFoldedStart(object, "rapporteur"); k > 0 {
			if w.rapporteur == "" {
				w.rapporteur = strings.Trim(strings.TrimLeft(object[k:], "rapoteuRAPOTEU()"), " :.)-–")
			}
			object = object[:k]
		}
		d := &record.Deliberation{File: file, Object: strings.Trim(french.MendHyphens(object), " .;,:-–—•*_|(="), Outcome: record.NoOutcome, Amounts: []record.Amount{}}
		if w.number != "" {
			d.Number = new(w.number)
		}
		it := Row{Act: d, Lines: w.lines, Result: w.result, Rapporteur: w.rapporteur, number: w.number}
		for _, i := range w.lines {
			l := &b.r.Lines[i]
			d.Lines = append(d.Lines, record.Line{Page: l.Page, Line: *l.Line})
			if !slices.Contains(d.Pages, l.Page) {
				d.Pages = append(d.Pages, l.Page)
			}
		}
		if w.told != nil {
			d.Lines, it.Title = w.told, w.title
		}
		found = append(found, it)
	}
	return found, b.dateRows(found, headings)
}

// namesMatter tells whether the cell of an object names something: letters for the most part, or
// two words of them among figures ("Plan vélo 2031-2035").
func namesMatter(f string) bool {
	words := 0
	for _, w := range french.Words(f) {
		if len(w) >= 4 && french.IsLetter(w[0]) && !numbering.HasDigit(w) {
			words++
		}
	}
	return words >= 2 || title.IsText(f)
}

// SentencesDecide tells whether a document called a list holds the decisions themselves.
func (b *List) SentencesDecide() bool {
	decisions, marks := 0, 0
	for i := range b.r.Lines {
		l := &b.r.Lines[i]
		if l.Matter {
			continue
		}
		if l.Event == lines.Decision && lines.Deliberated(l.Fold) {
			decisions++
		}
		if numbering.May(l.Fold) {
			if m := numbering.Read(l.Text); m.Number {
				marks++
			}
		}
	}
	return decisions >= 2 && decisions*3 >= marks
}

// splitResults parts the words of each row into its object and its result: by the column
// where results stand one above the other, else by the words themselves.
func (b *List) splitResults(rows []row) {
	left := b.resultsLeft(rows)
	for k := range rows {
		w := &rows[k]
		var words []placedWord
		w.result = []record.Line{}
		for n, i := range w.lines {
			l := &b.r.Lines[i]
			var column []pdftext.Word
			at := 0
			for j, x := range l.Words {
				from := at
				at += len(x.Text) + 1
				if from < w.after[n] {
					continue
				}
				if left > 0 && x.Box.X0 >= left-4 {
					column = append(column, x)
					continue
				}
				words = append(words, placedWord{x, i, act.ColumnStart(&record.Line{Line: *l.Line}, j)})
			}
			if len(column) > 0 {
				w.result = append(w.result, record.Line{Page: l.Page, Line: pdftext.Line{Words: column}})
			}
		}
		end := len(words)
		if len(w.result) == 0 && end > 0 {
			end = resultAt(words)
			for i := end; i < len(words); {
				e := i
				for e < len(words) && words[e].line == words[i].line {
					e++
				}
				var ws []pdftext.Word
				for _, x := range words[i:e] {
					ws = append(ws, x.Word)
				}
				w.result = append(w.result, record.Line{Page: b.r.Lines[words[i].line].Page, Line: pdftext.Line{Words: ws}})
				i = e
			}
		}
		var object []string
		for _, x := range words[:end] {
			object = append(object, x.Text)
		}
		w.object = []string{strings.Trim(strings.Join(object, " "), " |—–-_=:")}
	}
}

// resultsLeft is the left edge of the column in which results stand, 0 when they don't stand
// in one.
func (b *List) resultsLeft(rows []row) float32 {
	at := map[int]int{} // rows that have a result starting there, by 4 points
	for k := range rows {
		seen := map[int]bool{}
		for n, i := range rows[k].lines {
			l := &record.Line{Line: *b.r.Lines[i].Line}
			from := 0
			for j := range l.Words {
				before := from
				from += len(l.Words[j].Text) + 1
				if j == 0 || before < rows[k].after[n] || !act.ColumnStart(l, j) || !act.ResultWord(l, j) {
					continue
				}
				if x := int(l.Words[j].Box.X0 / 4); !seen[x] {
					seen[x] = true
					at[x]++
				}
			}
		}
	}
	best := 0
	for x := range at {
		if n := at[x] + at[x+1]; n >= 2 && n*10 >= len(rows)*4 && (best == 0 || x < best) {
			best = x
		}
	}
	return float32(best * 4)
}

// listRows cuts the lines into rows at their numbers; without numbers, at their results.
func (b *List) listRows() []row {
	r := b.r
	if rows := b.bulletRows(); rows != nil {
		return rows
	}
	form := b.listForm()
	if rows := b.spacedRows(form); rows != nil {
		return rows
	}
	var rows []row
	var pending []int // lines without a number, which may be the top of the next row's object
	flush := func() {
		if len(rows) > 0 && len(pending) > 0 {
			w := &rows[len(rows)-1]
			for _, i := range pending {
				w.addCell(i, 0)
			}
		}
		pending = nil
	}
	for i := range r.Lines {
		l := &r.Lines[i]
		if l.Matter || l.Zone != pdftext.Body {
			continue
		}
		at, m := b.rowMark(l, form)
		if m.Form == "" {
			if b.sectionTitle(i, form) {
				flush()
				continue
			}
			if len(rows) > 0 && !listFoot(l.Fold) {
				pending = append(pending, i)
			} else if len(rows) > 0 {
				flush()
				break
			} else {
				pending = append(pending[:0], i)
			}
			continue
		}
		// A cell of several lines has its number at mid height: lines above it that are
		// nearer to it than to the row before are its own.
		var own []int
		if len(rows) > 0 {
			for len(pending) > 0 {
				k := pending[len(pending)-1]
				if r.Lines[k].Page != l.Page || !b.nearer(k, i, rows[len(rows)-1].last(), pending) {
					break
				}
				own = append(own, k)
				pending = pending[:len(pending)-1]
			}
			flush()
		} else if len(pending) == 1 && r.Lines[pending[0]].Page == l.Page && l.Gap < 3 && strings.TrimSpace(l.Text[min(len(l.Text), at+m.Rest):]) == "" {
			own = pending
		}
		pending = nil
		slices.Reverse(own)
		rows = append(rows, row{})
		w := &rows[len(rows)-1]
		if m.Number {
			w.number = numbering.TokenAsPrinted(l.Text[at:], m)
		}
		for _, k := range own {
			w.addCell(k, 0)
		}
		w.addCell(i, at+m.Rest)
	}
	flush()
	return rows
}

// sectionTitle tells whether line i is a title between two rows, "FINANCES": set apart, short,
// and right above a numbered row.
func (b *List) sectionTitle(i int, form string) bool {
	l := &b.r.Lines[i]
	next := b.r.After(i)
	if next == nil || !l.BlankAbove || len(l.Fold) > 70 || !title.IsText(l.Fold) || next.Page != l.Page || numbering.StartsLower(l.Text) || len(l.Cells) > 1 || resultPhrase(l.Words) {
		return false
	}
	if _, m := b.rowMark(next, form); m.Form == "" {
		return false
	}
	p := b.r.Before(i)
	return l.Caps || l.Bold && !b.r.Bold || l.X0 < next.X0-8 || next.BlankAbove && (p == nil || p.Page != l.Page || !p.Full || resultEnds(p.Words))
}

// resultEnds tells whether a line's last words say what became of an act.
func resultEnds(ws []pdftext.Word) bool {
	for j := max(0, len(ws)-8); j < len(ws); j++ {
		if first, _ := utf8.DecodeRuneInString(ws[j].Text); unicode.IsUpper(first) && resultPhrase(ws[j:]) {
			return true
		}
	}
	return false
}

// spacedRows cuts a table whose rows are set apart by white space; nil when they are not. A row
// whose number could not be read is a row all the same.
func (b *List) spacedRows(form string) []row {
	type group struct {
		lines, marks []int
		result       bool
	}
	var groups []group
	marks := 0
	var prev *lines.Printed
	for i := range b.r.Lines {
		l := &b.r.Lines[i]
		if l.Matter || !title.IsText(l.Fold) && !strings.ContainsAny(l.Fold, "0123456789") {
			continue
		}
		if prev == nil || l.Page != prev.Page || l.Y0-prev.Y1 > 0.8*(l.Y1-l.Y0) {
			groups = append(groups, group{})
		}
		prev = l
		g := &groups[len(groups)-1]
		g.lines = append(g.lines, i)
		if _, m := b.rowMark(l, form); m.Form != "" {
			g.marks = append(g.marks, i)
			marks++
		}
		g.result = g.result || resultPhrase(l.Words) || resultEnds(l.Words)
	}
	first, last, single, results := -1, -1, 0, 0
	for k, g := range groups {
		if len(g.marks) > 1 {
			return nil
		}
		if len(g.marks) == 1 {
			if single++; g.result {
				results++
			}
			if first < 0 {
				first = k
			}
			last = k
		}
	}
	if single < 3 || last-first+1 > single*2 {
		return nil
	}
	var rows []row
	for k := first; k < len(groups); k++ {
		g := groups[k]
		if len(g.marks) == 0 && (k > last || !title.IsText(b.r.Lines[g.lines[0]].Fold) || len(b.r.Lines[g.lines[0]].Fold) < 12) {
			if k > last {
				break
			}
			continue
		}
		if len(g.marks) == 0 && !g.result && results*10 >= single*8 {
			continue // where every row tells its result, a title or the head of a page
		}
		lines := g.lines
		if k == first { // the head of the table may stand right above its first row
			for len(lines) > 1 && lines[0] != g.marks[0] && strings.Contains(b.r.Lines[lines[0]].Fold, "objet") {
				lines = lines[1:]
			}
		}
		w := row{}
		for _, i := range lines {
			after := 0
			if at, m := b.rowMark(&b.r.Lines[i], form); m.Form != "" {
				after = at + m.Rest
				if m.Number {
					w.number = numbering.TokenAsPrinted(b.r.Lines[i].Text[at:], m)
				}
			}
			w.addCell(i, after)
		}
		rows = append(rows, w)
	}
	return rows
}

// nearer tells whether line k, above the numbered line i, belongs to its row rather than to the
// row before: the blank between them is smaller, or that row already printed its result.
func (b *List) nearer(k, i, prev int, pending []int) bool {
	r := b.r
	lk, li, lp := &r.Lines[k], &r.Lines[i], &r.Lines[prev]
	if lp.Page != lk.Page {
		return true
	}
	if resultPhrase(lk.Words) {
		return false // the result of the row before
	}
	top := lk
	for _, p := range pending {
		if r.Lines[p].Page == lk.Page {
			top = &r.Lines[p]
			break
		}
	}
	above, below := top.Y0-lp.Y0, li.Y0-lk.Y0
	return below < above
}

// addCell puts the words of line i, from byte "after" on, into a row.
func (w *row) addCell(i, after int) {
	w.lines, w.after = append(w.lines, i), append(w.after, after)
}

// rowMark reads the number of a row, after a date when the table begins with one.
func (b *List) rowMark(l *lines.Printed, form string) (int, cut.Mark) {
	at := 0
	if ds := head.FindDates(l.Fold); len(ds) > 0 && ds[0].Start == 0 && len(l.Words) > 1 {
		at = len(l.Words[0].Text) + 1
	}
	m := numbering.Read(l.Text[min(at, len(l.Text)):])
	if m.Form == "" || form != "" && shapeKey(m) != form {
		return 0, cut.Mark{}
	}
	return at, m
}

func shapeKey(m cut.Mark) string {
	shape, _, _ := numbering.Shape(m.Token)
	return m.Word + shape
}

// listForm is how most rows are numbered.
func (b *List) listForm() string {
	count := map[string]int{}
	for i := range b.r.Lines {
		l := &b.r.Lines[i]
		if l.Matter {
			continue
		}
		if _, m := b.rowMark(l, ""); m.Form != "" {
			k := shapeKey(m)
			count[k]++
			if m.Number {
				count[k]++ // a number of the register before a rank
			}
		}
	}
	best, n := "", 0
	for k, c := range count {
		if c > n || c == n && k < best {
			best, n = k, c
		}
	}
	return best
}

// listFoot tells whether a line closes a list.
func listFoot(f string) bool {
	return french.HasAnyPrefix(f, []string{"fait a ", "le maire", "la maire", "le president", "la presidente", "affiche", "publie", "mis en ligne", "la presente liste", "certifie", "pour extrait", "le secretaire", "signature", "a ", "affichage"}) && len(f) < 90
}
