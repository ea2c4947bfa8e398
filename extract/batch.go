// Package extract turns PDFs of a council's acts into a Session: its documents, its
// deliberations, their outcomes and votes, each word with the place where it is printed.
package extract

// Batch is what was read of the paths given, whatever the sessions they belong to.
type Batch struct {
	Documents []*Document `json:"documents"`
	Skipped   []Skipped   `json:"skipped"`
	// Said identifies what persons said of the documents, and what their corrections taught, that
	// this reading obeyed; "" where nobody said anything. Another one may read them otherwise.
	Said string `json:"-"`
}

// Skipped is a file that was given and is no PDF.
type Skipped struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

// Session is one meeting (séance) of an assembly, as the documents of a batch tell it.
type Session struct {
	ID            string          // "2025-04-04-conseil-metropolitain"
	Date          string          // ISO 8601
	Body          string          // "Conseil métropolitain", with its authority where printed; "" when no document states it
	Documents     []*Document     // those that belong to this session
	Deliberations []*Deliberation // each act once: a single act prevails over the same act in a PV
	Missing       []AgendaItem    // announced by the agenda or the liste, held by no document
	Others        []*Document     // documents of other sessions, or of none
	Skipped       []Skipped
	Said          string // as in Batch
}
