package table

import (
	"strings"

	"phare/extract/numbering"
	"phare/extract/pdftext"
	"phare/extract/record"
)

// proseShare is the percentage of its rows from which the object column of a table is read as
// one that tells each matter in full: below its title what was said of it, and the decision.
const proseShare = 50

// tellRows reads the cells of the rows as the lines that they print, where the object column
// holds a title and the text below it: such a row is read like an item of the minutes.
func (t *table) tellRows(rows []row) {
	told := make([]int, len(rows)) // lines of the title, 0 where no text follows it
	n := 0
	for k := range rows {
		if told[k] = t.titleLines(rows[k].cell); told[k] > 0 {
			n++
		}
	}
	if n < 2 || n*100 < len(rows)*proseShare {
		return
	}
	for k := range rows {
		w := &rows[k]
		if told[k] == 0 {
			continue
		}
		title := w.cell[:told[k]]
		w.object, w.title = nil, len(title)
		for i := range title {
			w.object = append(w.object, title[i].Text())
		}
		w.told = w.cell
		for _, c := range w.result {
			w.told = append(w.told, printedLines(c)...)
		}
	}
}

// titleLines counts the lines of the title that opens a cell: those that its width or a change
// of face cut, above whole sentences. Zero when nothing but the title stands there.
func (t *table) titleLines(cell []record.Line) int {
	for i := 1; i < len(cell); i++ {
		above, below := cell[i-1].Words, cell[i].Words
		last, first := above[len(above)-1], below[0]
		right := t.columns[t.at(above)].x1
		room := right - last.Box.X1 - first.Size
		if last.Bold == first.Bold && room < first.Box.X1-first.Box.X0 {
			continue // the title goes on
		}
		if strings.HasSuffix(cell[len(cell)-1].Text(), ".") && !numbering.StartsLower(cell[i].Text()) {
			return i
		}
		return 0
	}
	return 0
}

// printedLines cuts the words of a cell into the lines that they are printed on.
func printedLines(cell record.Line) []record.Line {
	var out []record.Line
	from := 0
	for i := 1; i <= len(cell.Words); i++ {
		if i < len(cell.Words) && cell.Words[i].Box.Y0 < (cell.Words[i-1].Box.Y0+cell.Words[i-1].Box.Y1)/2 {
			continue
		}
		out = append(out, record.Line{Page: cell.Page, Line: pdftext.Line{Words: cell.Words[from:i]}})
		from = i
	}
	return out
}
