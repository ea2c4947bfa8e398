package summarize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/pdftext"
)

// table is the rows of a table of an act, cell by cell.
type table [][]string

// The tables that a draft may repeat; of larger ones it says that the act has them.
const (
	maxTableRows    = 12
	maxTableColumns = 4
	maxCell         = 90 // characters
)

// cellsOf parts a row of a table into the texts of its cells.
func cellsOf(l pdftext.Line) []string {
	cells := make([]string, len(l.Cells))
	for i, from := range l.Cells {
		to := len(l.Words)
		if i+1 < len(l.Cells) {
			to = l.Cells[i+1]
		}
		words := make([]string, 0, to-from)
		for _, w := range l.Words[from:to] {
			words = append(words, w.Text)
		}
		cells[i] = squeeze(strings.Join(words, " "))
	}
	return cells
}

// items says each row in the words of the table: what it is about, then its figures, each
// under the heading of its column where there are several. It returns nothing for a table
// that can't be said so without a doubt: of uneven rows, without headings for its columns,
// or too large.
func (t table) items() []string {
	if len(t) < 2 {
		return nil
	}
	heads, rows := []string(nil), t
	if !holdsFigure(t[0]) {
		heads, rows = t[0], t[1:]
	}
	if heads != nil && len(rows) > 0 {
		heads, rows = keyColumn(heads, rows)
	}
	columns := len(rows[0])
	if len(rows) < 2 || len(rows) > maxTableRows || columns < 2 || columns > maxTableColumns {
		return nil
	}
	if len(heads) == columns-1 { // nothing stands over the first column
		heads = append([]string{""}, heads...)
	}
	if heads != nil && len(heads) != columns || heads == nil && columns > 2 {
		return nil
	}
	var out []string
	for _, row := range rows {
		if len(row) != columns || !holdsFigure(row) || !startsWithLetters(row[0]) {
			return nil
		}
		var said []string
		for i, cell := range row[1:] {
			if !holdsFigure([]string{cell}) || utf8.RuneCountInString(cell) > maxCell {
				return nil
			}
			if columns > 2 || heads != nil && bareFigure(cell) {
				cell += " (" + strings.NewReplacer("(", "", ")", "").Replace(lowerFirst(heads[i+1])) + ")"
			}
			said = append(said, cell)
		}
		out = append(out, endWith(row[0], "")+nbsp+": "+strings.Join(said, ", "))
	}
	return out
}

// keyColumn reduces a wide table to the labels of its rows and the one column that the act
// decides by its head: the total, the tariff, the sum voted.
func keyColumn(heads []string, rows table) ([]string, table) {
	columns := len(rows[0])
	if columns <= maxTableColumns || len(heads) != columns && len(heads) != columns-1 {
		return heads, rows
	}
	if len(heads) == columns-1 {
		heads = append([]string{""}, heads...)
	}
	key := -1
	for i := columns - 1; i > 0 && key < 0; i-- {
		if decides.MatchString(heads[i]) {
			key = i
		}
	}
	if key < 0 {
		return heads, rows
	}
	var out table
	for _, r := range rows {
		if len(r) != columns {
			return heads, rows
		}
		out = append(out, []string{r[0], r[key]})
	}
	return []string{heads[0], heads[key]}, out
}

// decides heads the column of a table that is decided.
var decides = lazily(`(?i)total|montants?|tarif|subvention|vot[ée]|attribu|proposé|accordé|ttc`)

// named is a heading that ends with a rank: "Lot 1", "Tranche 2".
var named = lazily(`^\p{L}[\p{L} .°]*\d{1,2}$`)

func holdsFigure(cells []string) bool {
	for _, c := range cells {
		if named.MatchString(c) {
			continue
		}
		// A year stands in headings too.
		for _, f := range strings.FieldsFunc(c, func(r rune) bool { return !unicode.IsDigit(r) && r != ',' && r != '.' }) {
			if !isYear(f) || len(strings.Fields(c)) == 1 && len(cells) == 1 {
				return true
			}
		}
	}
	return false
}

// figures counts the cells that hold one.
func figures(cells []string) int {
	n := 0
	for _, c := range cells {
		if holdsFigure([]string{c}) {
			n++
		}
	}
	return n
}

func isYear(f string) bool {
	return len(f) == 4 && (strings.HasPrefix(f, "19") || strings.HasPrefix(f, "20"))
}

func startsWithLetters(c string) bool {
	r, _ := utf8.DecodeRuneInString(c)
	return unicode.IsLetter(r) && utf8.RuneCountInString(c) <= maxCell
}

// bareFigure reports whether a cell is a figure without its unit.
func bareFigure(c string) bool {
	return strings.Trim(c, "0123456789 ,.\u00a0\u202f-") == ""
}
