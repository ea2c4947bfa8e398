package summarize

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"phare/extract"
)

// papers are the real papers that a developer may have beside the project; they name real
// people, and are no part of it.
const papers = "../../shared/corpus"

var read = sync.OnceValues(func() ([]*extract.Session, error) {
	dirs, err := filepath.Glob(papers + "/[^_]*")
	if err != nil {
		return nil, err
	}
	var out []*extract.Session
	for _, d := range dirs {
		b, err := extract.Read(context.Background(), []string{d}, extract.Options{OCR: extract.OCRNever})
		if err != nil {
			return nil, err
		}
		dates := map[string]bool{}
		for _, doc := range b.Documents {
			if doc.SessionDate != nil {
				dates[*doc.SessionDate] = true
			}
			for _, a := range doc.Deliberations {
				if a.SessionDate != nil {
					dates[*a.SessionDate] = true
				}
			}
		}
		for _, date := range slices.Sorted(maps.Keys(dates)) {
			if s, err := b.Session(date); err == nil && len(s.Deliberations) > 0 {
				s.ID = filepath.Base(d) + " " + date
				out = append(out, s)
			}
		}
	}
	return out, nil
})

// atHand reads the sessions of the papers at hand, or skips.
func atHand(t *testing.T) []*extract.Session {
	t.Helper()
	if _, err := os.Stat(papers); err != nil {
		t.Skipf("no papers at hand: %v", err)
	}
	if testing.Short() {
		t.Skip("reads all papers")
	}
	s, err := read()
	if err != nil {
		t.Fatal(err)
	}
	if len(s) == 0 {
		t.Skip("no session at hand")
	}
	return s
}
