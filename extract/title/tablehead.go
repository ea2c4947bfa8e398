package title

import (
	"phare/extract/french"
	"phare/extract/lines"
	"phare/extract/numbering"
	"phare/extract/pdftext"
)

// headsTable tells whether line i is the head of a table of figures, and no title: each of its
// cells but the first stands over a figure of the row below, "Désignation | 2030 | 2031" over
// "Abonnement | 58,00 € | 59,74 €".
func (r *Reading) headsTable(i int) bool {
	head := lines.CellsOf(r.Lines[i].Line)
	next := r.After(i)
	if len(head) < 2 || next == nil || next.Page != r.Lines[i].Page {
		return false
	}
	row := lines.CellsOf(next.Line)
	if len(row) != len(head) || !IsText(french.FoldLine(lines.TextOf(row[0]))) {
		return false
	}
	for k := 1; k < len(head); k++ {
		if !amountCell(row[k]) || !overlap(head[k], row[k]) {
			return false
		}
	}
	return true
}

// amountCell tells whether a cell holds a sum or a rate: digits with a decimal comma, "€" or "%".
func amountCell(ws []pdftext.Word) bool {
	f := french.FoldLine(lines.TextOf(ws))
	return numbering.HasDigit(f) && french.IsDigit(f[0]) && french.ContainsAny(f, []string{"€", "eur", "%", ","})
}

// overlap tells whether two cells stand above one another.
func overlap(a, b []pdftext.Word) bool {
	a0, a1 := lines.Extent(a)
	b0, b1 := lines.Extent(b)
	return a0 < b1 && b0 < a1
}
