// Package attendance counts an assembly from the head of a document: how many are in office, how
// many present or represented, and who they are.
package attendance

import (
	"phare/extract/head"
	"phare/extract/record"
)

// reading is a document as this room reads it.
type reading struct{ *head.Reading }

// Read reads the members from the head of a document, which ends at line first at the latest;
// single says that it is the head of one act. The names are those of the elected members listed.
func Read(r *head.Reading, first int, single bool) (record.Members, []string) {
	return (&reading{r}).attendance(first, single)
}

// ReadClosing adds to m what lines [from, to), behind the decision of a single act, count.
func ReadClosing(r *head.Reading, from, to int, m *record.Members) {
	(&reading{r}).closingFigures(from, to, m)
}
