package prose

// StartsLineAt tells whether term i is the first of its line.
func (w *Text) StartsLineAt(i int) bool { return w.Toks[i].Flag&AtLine != 0 }

// SentenceHas tells whether a word of the set stands around term i in its sentence.
func (w *Text) SentenceHas(i, before, after int, set map[string]bool) bool {
	for k := max(int(w.Toks[i].Sent), i-before); k < len(w.Toks) && k <= i+after && w.Toks[k].Sent == w.Toks[i].Sent; k++ {
		if k != i && set[w.At(k)] && !(w.At(k) == "elus" && k > 0 && w.Toks[k-1].Num >= 0) { // "6 élus" are members
			return true
		}
	}
	return false
}

// LineEnd returns the first term of the next line.
func (w *Text) LineEnd(i int) int {
	line := w.Toks[i].Line
	for i < len(w.Toks) && w.Toks[i].Line == line {
		i++
	}
	return i
}

// Column is a heading or a figure of a table, with the middle of its words on the page.
type Column struct {
	Sense Sense
	Value int
	X     float32
}

// Figures reads a line that holds counts and signs for nothing only.
func (w *Text) Figures(i, end int) []Column {
	var cells []Column
	for i < end {
		switch v, e := w.Figure(i); {
		case e > 0:
			cells = append(cells, Column{Value: v, X: w.Middle(i, e)})
			i = e
		case w.At(i) == "/" || w.At(i) == "-" || w.At(i) == "neant" || w.At(i) == "ø":
			cells = append(cells, Column{X: w.Middle(i, i+1)})
			i++
		case w.At(i) == "|" || w.At(i) == "voix":
			i++
		default:
			return nil
		}
	}
	return cells
}

// Middle is the middle of terms [i, end) from left to right, in points.
func (w *Text) Middle(i, end int) float32 {
	a, b := w.Toks[i], w.Toks[end-1]
	return (w.Lines[a.Line].Words[a.Word].Box.X0 + w.Lines[b.Line].Words[b.Word].Box.X1) / 2
}
