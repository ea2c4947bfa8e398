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
		return nil, i
	}
	row := head
	var cells []cell
	for n := 0; n < 2 && row < len(w.toks); n++ {
		next := w.lineEnd(row)
		if cells = w.figures(row, next); cells != nil {
			end = next
			break
		}
		row = next
	}
	if len(cells) == 0 {
		return nil, i
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

func abs(x float32) float32 { return max(x, -x) }

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

// cell is a heading or a figure of a table, with the middle of its words on the page.
type cell struct {
	sense sense
	value int
	x     float32
}

// lineEnd returns the first term of the next line.
func (w *words) lineEnd(i int) int {
	line := w.toks[i].line
	for i < len(w.toks) && w.toks[i].line == line {
		i++
	}
	return i
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

var headingWord = map[string]bool{"nombre": true, "en": true, "nb": true, "total": true, "resultat": true, "resultats": true, "du": true, "des": true, "ne": true}

// figures reads a line that holds counts and signs for nothing only.
func (w *words) figures(i, end int) []cell {
	var cells []cell
	for i < end {
		switch v, e := w.figure(i); {
		case e > 0:
			cells = append(cells, cell{value: v, x: w.middle(i, e)})
			i = e
		case w.at(i) == "/" || w.at(i) == "-" || w.at(i) == "neant" || w.at(i) == "ø":
			cells = append(cells, cell{x: w.middle(i, i+1)})
			i++
		case w.at(i) == "|" || w.at(i) == "voix":
			i++
		default:
			return nil
		}
	}
	return cells
}

func (w *words) middle(i, end int) float32 {
	a, b := w.toks[i], w.toks[end-1]
	return (w.lines[a.line].Words[a.word].Box.X0 + w.lines[b.line].Words[b.word].Box.X1) / 2
}
