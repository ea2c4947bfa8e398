package extract

import (
	"slices"
	"strings"

	"phare/extract/pdftext"
)

// listResults are the cells that close a row of a list of deliberations.
var listResults = []string{"approuve", "approuvee", "adopte", "adoptee", "rejete", "rejetee", "actee", "acte", "prend acte", "unanimite", "a l'unanimite", "majorite", "a la majorite", "refuse", "refusee", "favorable", "retire", "retiree", "reporte", "reportee", "ajourne", "ajournee", "adopte a", "adoptee a", "approuvee a", "approuve a", "dont acte", "pris acte", "vote a", "votee a", "valide", "validee", "accepte", "acceptee", "pour", "sans vote", "information"}

// row is one line of a list of deliberations.
type row struct {
	from, to int // lines, to excluded
	number   string
	object   []string
}

// readList reads a list of deliberations: a table or lines that each give an object, mostly
// with a number before it and a result after it. False when no rows are found.
func (b *builder) readList() bool {
	rows := b.listRows()
	if len(rows) == 0 {
		return false
	}
	for _, w := range rows {
		d := &Deliberation{File: b.doc.File, Object: strings.Trim(strings.Join(w.object, " "), " .;,:-–•"), Outcome: NoOutcome, Amounts: []Amount{}}
		if w.number != "" {
			d.Number = ptr(w.number)
		}
		b.doc.Deliberations = append(b.doc.Deliberations, d)
		b.titles[d] = 0
		for i := w.from; i < w.to; i++ {
			l := &b.r.lines[i]
			if l.matter {
				continue
			}
			b.owner[i] = len(b.doc.Deliberations)
			d.Lines = append(d.Lines, Line{Page: l.page, Line: *l.Line})
			if !slices.Contains(d.Pages, l.page) {
				d.Pages = append(d.Pages, l.page)
			}
		}
		b.doc.Agenda = append(b.doc.Agenda, AgendaItem{Number: d.Number, Object: d.Object, File: b.doc.File, Page: d.Pages[0]})
	}
	return true
}

// listRows cuts the lines into rows at their numbers; without numbers, at their results.
func (b *builder) listRows() []row {
	r := b.r
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
				b.addCell(w, i, 0)
			}
		}
		pending = nil
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.matter || l.Zone != pdftext.Body {
			continue
		}
		at, m := b.rowMark(l, form)
		if m.form == "" {
			if len(rows) > 0 && !listFoot(l.fold) {
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
				if r.lines[k].page != l.page || !b.nearer(k, i, rows[len(rows)-1].to-1, pending) {
					break
				}
				own = append(own, k)
				pending = pending[:len(pending)-1]
			}
			flush()
		} else if len(pending) == 1 && r.lines[pending[0]].page == l.page && l.Gap < 3 && strings.TrimSpace(l.text[min(len(l.text), at+m.rest):]) == "" {
			own = pending
		}
		pending = nil
		slices.Reverse(own)
		rows = append(rows, row{from: i, to: i + 1})
		w := &rows[len(rows)-1]
		if m.number {
			w.number = tokenAsPrinted(l.text[at:], m)
		}
		for _, k := range own {
			b.addCell(w, k, 0)
		}
		b.addCell(w, i, at+m.rest)
	}
	flush()
	return slices.DeleteFunc(rows, func(w row) bool { return !isTitleText(fold(strings.Join(w.object, " "))) })
}

// spacedRows cuts a table whose rows are set apart by white space; nil when they are not. A row
// whose number could not be read is a row all the same.
func (b *builder) spacedRows(form string) []row {
	type group struct{ lines, marks []int }
	var groups []group
	marks := 0
	var prev *scanned
	for i := range b.r.lines {
		l := &b.r.lines[i]
		if l.matter || !isTitleText(l.fold) && !strings.ContainsAny(l.fold, "0123456789") {
			continue
		}
		if prev == nil || l.page != prev.page || l.y0-prev.y1 > 0.8*(l.y1-l.y0) {
			groups = append(groups, group{})
		}
		prev = l
		g := &groups[len(groups)-1]
		g.lines = append(g.lines, i)
		if _, m := b.rowMark(l, form); m.form != "" {
			g.marks = append(g.marks, i)
			marks++
		}
	}
	first, last, single := -1, -1, 0
	for k, g := range groups {
		if len(g.marks) > 1 {
			return nil
		}
		if len(g.marks) == 1 {
			single++
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
		if len(g.marks) == 0 && (k > last || !isTitleText(b.r.lines[g.lines[0]].fold) || len(b.r.lines[g.lines[0]].fold) < 12) {
			if k > last {
				break
			}
			continue
		}
		lines := g.lines
		if k == first { // the head of the table may stand right above its first row
			for len(lines) > 1 && lines[0] != g.marks[0] && strings.Contains(b.r.lines[lines[0]].fold, "objet") {
				lines = lines[1:]
			}
		}
		w := row{from: lines[0], to: lines[0] + 1}
		for _, i := range lines {
			after := 0
			if at, m := b.rowMark(&b.r.lines[i], form); m.form != "" {
				after = at + m.rest
				if m.number {
					w.number = tokenAsPrinted(b.r.lines[i].text[at:], m)
				}
			}
			b.addCell(&w, i, after)
		}
		rows = append(rows, w)
	}
	return rows
}

// nearer tells whether line k, above the numbered line i, belongs to its row rather than to the
// row before: the blank between them is smaller, or that row already printed its result.
func (b *builder) nearer(k, i, prev int, pending []int) bool {
	r := b.r
	lk, li, lp := &r.lines[k], &r.lines[i], &r.lines[prev]
	if lp.page != lk.page {
		return true
	}
	if withoutResult(lk.text) == "" {
		return false // the result of the row before
	}
	top := lk
	for _, p := range pending {
		if r.lines[p].page == lk.page {
			top = &r.lines[p]
			break
		}
	}
	above, below := top.y0-lp.y0, li.y0-lk.y0
	return below < above
}

// addCell puts the words of line i, from byte "after" on, into a row; its result is left out
// of the object.
func (b *builder) addCell(w *row, i, after int) {
	l := &b.r.lines[i]
	w.from, w.to = min(w.from, i), max(w.to, i+1)
	t := l.text
	if after > 0 && after <= len(t) {
		t = t[after:]
	}
	if o := strings.Trim(withoutResult(t), " |—–-_=:"); o != "" {
		w.object = append(w.object, o)
	}
}

// withoutResult takes the result cell off the end of a row.
func withoutResult(t string) string {
	t = strings.TrimSpace(t)
	f := fold(t)
	if eventOf(f, "") == result {
		return ""
	}
	for _, w := range listResults {
		if f == w || f == w+"." {
			return ""
		}
	}
	words := strings.Fields(t)
	for n := min(7, len(words)-1); n >= 1; n-- {
		tail := fold(strings.Join(words[len(words)-n:], " "))
		if first, _ := firstRune(words[len(words)-n]); !first {
			continue
		}
		for _, w := range listResults {
			if tail == w || n > 1 && strings.HasPrefix(tail, w+" ") && containsAny(tail, []string{"unanimite", "majorite", "voix"}) {
				return strings.TrimRight(strings.Join(words[:len(words)-n], " "), " :-–")
			}
		}
	}
	return t
}

// firstRune tells whether a word begins with a capital.
func firstRune(w string) (capital bool, rest string) {
	for _, c := range w {
		return c >= 'A' && c <= 'Z' || c == 'À' || c == 'É', w
	}
	return false, w
}

// rowMark reads the number of a row, after a date when the table begins with one.
func (b *builder) rowMark(l *scanned, form string) (int, mark) {
	at := 0
	if ds := findDates(l.fold); len(ds) > 0 && ds[0].start == 0 && len(l.Words) > 1 {
		at = len(l.Words[0].Text) + 1
	}
	m := readMark(l.text[min(at, len(l.text)):])
	if m.form == "" || form != "" && shapeKey(m) != form {
		return 0, mark{}
	}
	return at, m
}

func shapeKey(m mark) string {
	shape, _, _ := shapeOf(m.token)
	return m.word + shape
}

// listForm is how most rows are numbered.
func (b *builder) listForm() string {
	count := map[string]int{}
	for i := range b.r.lines {
		l := &b.r.lines[i]
		if l.matter {
			continue
		}
		if _, m := b.rowMark(l, ""); m.form != "" {
			k := shapeKey(m)
			count[k]++
			if m.number {
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
	return hasAnyPrefix(f, []string{"fait a ", "le maire", "la maire", "le president", "la presidente", "affiche", "publie", "mis en ligne", "la presente liste", "certifie", "pour extrait", "le secretaire", "signature", "a ", "affichage"}) && len(f) < 90
}
