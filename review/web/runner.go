package web

import (
	"context"
	"io/fs"

	"phare/extract"
)

// Runner is the pipeline from PDFs to drafts. The page owns the interface and the program lends
// it: the data moves to the right, and so do the imports.
type Runner interface {
	// Read reads every document below a folder.
	Read(ctx context.Context, dir string, o Reading) (*extract.Batch, error)
	// Draft drafts one session of what was read from dir, into the review folder of the page.
	Draft(ctx context.Context, b *extract.Batch, dir string, o Drafting) (Drafted, error)
	// Example holds the PDFs of a fictional session.
	Example() fs.FS
}

// Reading says how a deposit is read.
type Reading struct {
	OCR      func(file string) bool // which scanned documents are read by OCR; nil for none
	Votes    string                 // path of a table of votes, "" for none
	Progress func(extract.Progress)
}

// Drafting says what is drafted.
type Drafting struct {
	Date     string // of the session, ISO 8601; "" for the acts without a date
	Progress func(what string, done, total int)
}

// Drafted is what came of it.
type Drafted struct {
	ID      string           // of the session
	Changes []extract.Change // since the reading that its folder held
	Beside  []string         // texts that a person has changed: the new one stands beside
	Notes   []string         // French
}

// Workspace is where what is dropped is kept, and what is set there.
type Workspace struct {
	Dir       string // the folder, "" while the person has not been asked
	Suggested string // where to keep the sessions of an authority, "" where the place is given
	// Choose makes a workspace of the authority in a folder and returns the page's options
	// there; a trial is forgotten at the end of the run.
	Choose func(authority, dir string, trial bool) (Options, error)
	// Authority is the name that the settings hold, "" for none.
	Authority string
}
