package extract

// startsLineAt tells whether term i is the first of its line.
func (w *words) startsLineAt(i int) bool { return w.toks[i].flag&atLine != 0 }

// sentenceHas tells whether a word of the set stands around term i in its sentence.
func (w *words) sentenceHas(i, before, after int, set map[string]bool) bool {
	for k := max(int(w.toks[i].sent), i-before); k < len(w.toks) && k <= i+after && w.toks[k].sent == w.toks[i].sent; k++ {
		if k != i && set[w.at(k)] && !(w.at(k) == "elus" && k > 0 && w.toks[k-1].num >= 0) { // "6 élus" are members
			return true
		}
	}
	return false
}

// lineEnd returns the first term of the next line.
func (w *words) lineEnd(i int) int {
	line := w.toks[i].line
	for i < len(w.toks) && w.toks[i].line == line {
		i++
	}
	return i
}

// cell is a heading or a figure of a table, with the middle of its words on the page.
type cell struct {
	sense sense
	value int
	x     float32
}

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
