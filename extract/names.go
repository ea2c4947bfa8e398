package extract

import (
	"phare/extract/cut"
	"phare/extract/lines"
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
