package extract

import (
	"phare/extract/head"
	"phare/extract/lines"
	"phare/extract/pdftext"
)

// reading is a document made ready for its readers, and what they learn of its numbers.
type reading struct {
	*head.Reading
	// numbersAbove and numbersBelow tell whose the numbers on a line of their own are: of the
	// title below them, of the act that ends there.
	numbersAbove, numbersBelow bool
}

// scan makes the lines of a document's pages ready for reading.
func scan(pages []pdftext.Page) *reading { return &reading{Reading: head.Of(lines.Scan(pages))} }
