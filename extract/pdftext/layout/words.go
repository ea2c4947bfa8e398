// Package layout sets the words of a page in reading order: rows, columns, the cells of tables, the
// stamps and the numbers of lines apart.
package layout

import "phare/extract/pdftext/printed"

// drawn are the words of a page, to be set in order.
type drawn struct{ *printed.Drawn }

// Out turns the words of a page into its lines, in reading order. tables are what its drawn lines
// part; known is what earlier pages of the document told of its margins, nil for none.
func Out(p *printed.Page, words *printed.Drawn, tables []RuledTable, known *Margin) {
	layOut(p, &drawn{words}, tables, known)
}
