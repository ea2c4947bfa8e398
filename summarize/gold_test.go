package summarize

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"phare/extract"
)

// The session that two editors ranked: by rules alone at least three of their five, and
// nothing that they would never take.
func TestChoiceOfTheRankedSession(t *testing.T) {
	gold, corpus := "../../shared/gold/rank", "../../shared/corpus/montpellier-ville"
	if _, err := os.Stat(gold); err != nil {
		t.Skipf("the reference lists are missing: %v", err)
	}
	paths, err := filepath.Glob(filepath.Join(corpus, "2014-05-22-*.pdf"))
	if err != nil || len(paths) == 0 {
		t.Skipf("the PDFs of the session are missing in %s", corpus)
	}
	if testing.Short() {
		t.Skip("reads 82 PDFs")
	}
	refs, err := LoadReferences(gold)
	if err != nil {
		t.Fatal(err)
	}
	b, err := extract.Read(context.Background(), paths, extract.Options{OCR: extract.OCRNever})
	if err != nil {
		t.Fatal(err)
	}
	s, err := b.Session("2014-05-22")
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	sum := runWith(t, s, Options{Channels: []string{}})
	ev := Evaluate(s, sum, refs, time.Since(began), Options{})
	if len(ev.Choice) < 2 {
		t.Fatalf("%d references of this session", len(ev.Choice))
	}
	for _, c := range ev.Choice {
		t.Logf("%s: %d of %d, %d never", c.Editor, c.Top, c.TopOf, c.Never)
		if c.Top < 3 || c.Never > 0 {
			t.Errorf("%s: %d of %d chosen, %d that they would never take", c.Editor, c.Top, c.TopOf, c.Never)
		}
	}
	if ev.Texts[0].Errors > 0 {
		t.Errorf("the article holds %d errors", ev.Texts[0].Errors)
	}
}
