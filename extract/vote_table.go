package extract

// voteTable reads, at the start of a line, a row of senses with the row of their counts
// below: "Pour | Contre | Abstentions" over "27 | / | 2". It returns i when there is none.
func (w *words) voteTable(i int) (items []item, end int) {
	if i >= len(w.toks) || w.toks[i].flag&atLine == 0 {
		return nil, i
	}
	head := w.lineEnd(i)
	cols := w.headings(i, head)
	votes := 0
	for _, c := range cols {
		if c.sense.votes() {
			votes++
		}
	}
	if votes < 2 {
		if rows, e := w.totalColumn(i, head); e > head {
			return rows, e
		}
		if !w.headsBelow(i, head) {
			return nil, i
		}
	}
	row, wrapped := head, false
	var cells []cell
	for n := 0; n < 6 && row < len(w.toks); n++ {
		next := w.lineEnd(row)
		if cells = w.figures(row, next); cells != nil {
			end = next
			break
		}
		if rows, e := w.groupRows(row, cols); e > row {
			return rows, e
		}
		if n > 0 && !w.headOnly(row, next) {
			break
		}
		wrapped, row = true, next
	}
	if len(cells) == 0 {
		return nil, i
	}
	if wrapped && len(cells) != len(cols) {
		return w.underWrappedHeads(i, row, end, cells), end
	}
	if len(cells) == len(cols) {
		for k, c := range cols {
			items = append(items, item{sense: c.sense, value: cells[k].value, stated: true, strong: true, label: true, start: i, end: end})
		}
		return w.known(items), end
	}
	// Blanks: each figure goes to the heading it stands under.
	if cols[0].x == cols[len(cols)-1].x || len(cells) > len(cols) {
		return nil, i
	}
	items = make([]item, len(cols))
	for k, c := range cols {
		items[k] = item{sense: c.sense, label: true, start: i, end: end}
	}
	for _, f := range cells {
		best := 0
		for k := range cols {
			if abs(cols[k].x-f.x) < abs(cols[best].x-f.x) {
				best = k
			}
		}
		if items[best].stated {
			return nil, i
		}
		items[best].value, items[best].stated, items[best].strong = f.value, true, true
	}
	return w.known(items), end
}

// headsBelow tells whether the line [i, head) is the upper half of heads that go on below it:
// "Voix | Voix | Abstentions" above "pour | contre".
func (w *words) headsBelow(i, head int) bool {
	for k := i; k < head; k++ {
		if s, _, _ := w.senseAt(k); s == noSense && !fillers[w.at(k)] && !headingWord[w.at(k)] {
			return false
		}
	}
	if len(w.lines[w.toks[i].line].Cells) < 2 || head >= len(w.toks) {
		return false
	}
	below := w.headings(head, w.lineEnd(head))
	return len(below) > 0 && below[0].sense.votes()
}

// totalColumn reads a table that has a sense in each row and the groups in its columns, of which
// the last is the total.
func (w *words) totalColumn(i, head int) (items []item, end int) {
	if w.at(head-1) != "total" && w.at(head-1) != "ensemble" || head-i < 2 {
		return nil, i
	}
	end = head
	for n := 0; n < 8 && end < len(w.toks); n++ {
		k, next := end, w.lineEnd(end)
		for fillers[w.at(k)] {
			k++
		}
		s, e, _ := w.senseAt(k)
		if s == noSense || e >= next {
			break
		}
		cells := w.figures(e, next)
		if len(cells) < 2 {
			break
		}
		items = append(items, item{sense: s, value: cells[len(cells)-1].value, stated: true, strong: true, label: true, start: i, end: next})
		end = next
	}
	if len(items) < 2 {
		return nil, i
	}
	return items, end
}

// headOnly tells whether a line may be the wrapped end of the heads above it: words, no figures.
func (w *words) headOnly(i, end int) bool {
	for k := i; k < end; k++ {
		if w.toks[k].num >= 0 || w.toks[k].flag&isWord == 0 {
			return false
		}
	}
	return end-i < 9
}

// underWrappedHeads gives each figure the sense of the words that stand above it on the lines
// from i to row: "Ne / prend / pas part / au vote" above "0".
func (w *words) underWrappedHeads(i, row, end int, cells []cell) []item {
	columns := make([]words, len(cells))
	for k := i; k < row; k++ {
		x, best := w.middle(k, k+1), 0
		for n := range cells {
			if abs(cells[n].x-x) < abs(cells[best].x-x) {
				best = n
			}
		}
		columns[best].toks = append(columns[best].toks, w.toks[k])
	}
	var items []item
	for n := range columns {
		for k := range columns[n].toks {
			if s, _, _ := columns[n].senseAt(k); s != noSense {
				items = append(items, item{sense: s, value: cells[n].value, stated: true, strong: true, label: true, start: i, end: end})
				break
			}
		}
	}
	return items
}

// groupRows reads rows that give the votes of each group under the heads, and returns those of
// the row of totals; groups without totals are not summed.
func (w *words) groupRows(row int, cols []cell) (items []item, end int) {
	start := row
	for n := 0; n < 16 && row < len(w.toks); n++ {
		next := w.lineEnd(row)
		k := next
		for k > row && (w.toks[k-1].num >= 0 || w.at(k-1) == "-" || w.at(k-1) == "/") {
			k--
		}
		cells := w.figures(k, next)
		if len(cells) != len(cols) || k == row {
			return nil, 0
		}
		if w.at(row) == "total" || w.at(row) == "totaux" || w.at(row) == "ensemble" {
			for c := range cols {
				items = append(items, item{sense: cols[c].sense, value: cells[c].value, stated: true, strong: true, label: true, start: start, end: next})
			}
			return w.known(items), next
		}
		row = next
	}
	return nil, 0
}

// known drops the columns that count nothing of a vote.
func (w *words) known(items []item) []item {
	kept := items[:0]
	for _, it := range items {
		if it.sense != noSense {
			kept = append(kept, it)
		}
	}
	return kept
}

// headings reads a line that holds names of senses and nothing else.
func (w *words) headings(i, end int) []cell {
	var cols []cell
	for i < end {
		s, e, _ := w.senseAt(i)
		switch {
		case s != noSense && e <= end:
			cols = append(cols, cell{sense: s, x: w.middle(i, e)})
			i = e
		case w.toks[i].num >= 0:
			return nil
		case w.toks[i].flag&isWord == 0 || fillers[w.at(i)] || headingWord[w.at(i)]:
			i++
		default:
			return nil
		}
	}
	return cols
}

var headingWord = map[string]bool{"groupe": true, "groupes": true, "politique": true, "politiques": true, "nombre": true, "en": true, "nb": true, "total": true, "resultat": true, "resultats": true, "du": true, "des": true, "ne": true}
