// Package head reads the head of a document: where it ends, what the document calls itself, whose
// assembly met, and when.
package head

import "phare/extract/lines"

// Reading is a document as this room and those to its right read it.
type Reading struct{ *lines.Reading }

// Of makes the lines of a document ready for reading its head.
func Of(r *lines.Reading) *Reading { return &Reading{r} }
