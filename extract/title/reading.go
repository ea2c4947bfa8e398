package title

import (
	"phare/extract/head"
	"phare/extract/lines"
	"phare/extract/pdftext"
)

// Reading is a document made ready for its readers, and what they learn of its numbers.
type Reading struct {
	*head.Reading
	// numbersAbove and numbersBelow tell whose the numbers on a line of their own are: of the
	// title below them, of the act that ends there.
	numbersAbove, NumbersBelow bool
}

// Scan makes the lines of a document's pages ready for reading.
func Scan(pages []pdftext.Page) *Reading { return &Reading{Reading: head.Of(lines.Scan(pages))} }
