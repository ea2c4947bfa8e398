package vote

import "phare/extract/prose"

// voteTable reads, at the start of a line, a row of senses with the row of their counts
// below: "Pour | Contre | Abstentions" over "27 | / | 2". It returns i when there is none.
func (w *Words) voteTable(i int) (items []Item, end int) {
	if i >= len(w.Toks) || w.Toks[i].Flag&prose.AtLine == 0 {
		return nil, i
	}
	head := w.LineEnd(i)
	cols := w.headings(i, head)
	votes := 0
	for _, c := range cols {
		if c.Sense.Votes() {
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
	var cells []prose.Column
	for n := 0; n < 6 && row < len(w.Toks); n++ {
		next := w.LineEnd(row)
		if cells = w.Figures(row, next); cells != nil {
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
			items = append(items, Item{Sense: c.Sense, Value: cells[k].Value, Stated: true, strong: true, Label: true, Start: i, End: end})
		}
		return w.known(items), end
	}
	// Blanks: each figure goes to the heading it stands under.
	if cols[0].X == cols[len(cols)-1].X || len(cells) > len(cols) {
		return nil, i
	}
	items = make([]Item, len(cols))
	for k, c := range cols {
		items[k] = Item{Sense: c.Sense, Label: true, Start: i, End: end}
	}
	for _, f := range cells {
		best := 0
		for k := range cols {
			if abs(cols[k].X-f.X) < abs(cols[best].X-f.X) {
				best = k
			}
		}
		if items[best].Stated {
			return nil, i
		}
		items[best].Value, items[best].Stated, items[best].strong = f.Value, true, true
	}
	return w.known(items), end
}

// headsBelow tells whether the line [i, head) is the upper half of heads that go on below it:
// "Voix | Voix | Abstentions" above "pour | contre".
func (w *Words) headsBelow(i, head int) bool {
	for k := i; k < head; k++ {
		if s, _, _ := w.SenseAt(k); s == prose.NoSense && !prose.Fillers[w.At(k)] && !headingWord[w.At(k)] {
			return false
		}
	}
	if len(w.Lines[w.Toks[i].Line].Cells) < 2 || head >= len(w.Toks) {
		return false
	}
	below := w.headings(head, w.LineEnd(head))
	return len(below) > 0 && below[0].Sense.Votes()
}

// totalColumn reads a table that has a sense in each row and the groups in its columns, of which
// the last is the total.
func (w *Words) totalColumn(i, head int) (items []Item, end int) {
	if w.At(head-1) != "total" && w.At(head-1) != "ensemble" || head-i < 2 {
		return nil, i
	}
	end = head
	for n := 0; n < 8 && end < len(w.Toks); n++ {
		k, next := end, w.LineEnd(end)
		for prose.Fillers[w.At(k)] {
			k++
		}
		s, e, _ := w.SenseAt(k)
		if s == prose.NoSense || e >= next {
			break
		}
		cells := w.Figures(e, next)
		if len(cells) < 2 {
			break
		}
		items = append(items, Item{Sense: s, Value: cells[len(cells)-1].Value, Stated: true, strong: true, Label: true, Start: i, End: next})
		end = next
	}
	if len(items) < 2 {
		return nil, i
	}
	return items, end
}

// headOnly tells whether a line may be the wrapped end of the heads above it: words, no figures.
func (w *Words) headOnly(i, end int) bool {
	for k := i; k < end; k++ {
		if w.Toks[k].Num >= 0 || w.Toks[k].Flag&prose.IsWord == 0 {
			return false
		}
	}
	return end-i < 9
}

// underWrappedHeads gives each figure the sense of the words that stand above it on the lines
// from i to row: "Ne / prend / pas part / au vote" above "0".
func (w *Words) underWrappedHeads(i, row, end int, cells []prose.Column) []Item {
	columns := make([]Words, len(cells))
	for n := range columns {
		columns[n].Text = &prose.Text{}
	}
	for k := i; k < row; k++ {
		x, best := w.Middle(k, k+1), 0
		for n := range cells {
			if abs(cells[n].X-x) < abs(cells[best].X-x) {
				best = n
			}
		}
		columns[best].Toks = append(columns[best].Toks, w.Toks[k])
	}
	var items []Item
	for n := range columns {
		for k := range columns[n].Toks {
			if s, _, _ := columns[n].SenseAt(k); s != prose.NoSense {
				items = append(items, Item{Sense: s, Value: cells[n].Value, Stated: true, strong: true, Label: true, Start: i, End: end})
				break
			}
		}
	}
	return items
}

// groupRows reads rows that give the votes of each group under the heads, and returns those of
// the row of totals; groups without totals are not summed.
func (w *Words) groupRows(row int, cols []prose.Column) (items []Item, end int) {
	start := row
	for n := 0; n < 16 && row < len(w.Toks); n++ {
		next := w.LineEnd(row)
		k := next
		for k > row && (w.Toks[k-1].Num >= 0 || w.At(k-1) == "-" || w.At(k-1) == "/") {
			k--
		}
		cells := w.Figures(k, next)
		if len(cells) != len(cols) || k == row {
			return nil, 0
		}
		if w.At(row) == "total" || w.At(row) == "totaux" || w.At(row) == "ensemble" {
			for c := range cols {
				items = append(items, Item{Sense: cols[c].Sense, Value: cells[c].Value, Stated: true, strong: true, Label: true, Start: start, End: next})
			}
			return w.known(items), next
		}
		row = next
	}
	return nil, 0
}

// known drops the columns that count nothing of a vote.
func (w *Words) known(items []Item) []Item {
	kept := items[:0]
	for _, it := range items {
		if it.Sense != prose.NoSense {
			kept = append(kept, it)
		}
	}
	return kept
}

// headings reads a line that holds names of senses and nothing else.
func (w *Words) headings(i, end int) []prose.Column {
	var cols []prose.Column
	for i < end {
		s, e, _ := w.SenseAt(i)
		switch {
		case s != prose.NoSense && e <= end:
			cols = append(cols, prose.Column{Sense: s, X: w.Middle(i, e)})
			i = e
		case w.Toks[i].Num >= 0:
			return nil
		case w.Toks[i].Flag&prose.IsWord == 0 || prose.Fillers[w.At(i)] || headingWord[w.At(i)]:
			i++
		default:
			return nil
		}
	}
	return cols
}

var headingWord = map[string]bool{"groupe": true, "groupes": true, "politique": true, "politiques": true, "nombre": true, "en": true, "nb": true, "total": true, "resultat": true, "resultats": true, "du": true, "des": true, "ne": true}
