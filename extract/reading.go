package extract

import (
	"phare/extract/cut"
	"phare/extract/head"
	"phare/extract/lines"
	"phare/extract/pdftext"
)

// The names by which this package knows what a line is.
type (
	scanned = lines.Printed
	event   = lines.Event
	mark    = cut.Mark
	heading = cut.Candidate
)

// The events, from none to the strongest.
const (
	noEvent  = lines.NoEvent
	result   = lines.Result
	decision = lines.Decision
)

// reading is a document made ready for its readers, and what they learn of it.
type reading struct {
	*head.Reading
	// numbersAbove and numbersBelow tell whose the numbers on a line of their own are: of the
	// title below them, of the act that ends there.
	numbersAbove, numbersBelow bool
	opens                      []bool // lines that hold a title and the text of its item: another item than the line above
}

func scan(pages []pdftext.Page) *reading {
	r := &reading{Reading: head.Of(lines.Scan(pages))}
	r.opens = make([]bool, len(r.Lines))
	return r
}
