// Package agenda reads what a document announces: the agenda before its acts, and that of a
// convocation with its rubrics.
package agenda

import (
	"phare/extract/record"
	"phare/extract/title"
)

// reading is a document as this room reads it.
type reading struct{ *title.Reading }

// Find reads the agenda that a document prints before its acts, if any.
func Find(r *title.Reading) Agenda { return (&reading{r}).findAgenda() }

// Announced reads what a convocation announces, file the name of its document.
func Announced(r *title.Reading, file string) []record.AgendaItem {
	a := &reading{r}
	return a.announcedItems(a.announcement(), file)
}
