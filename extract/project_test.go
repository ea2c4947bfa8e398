package extract

import (
	"testing"

	"phare/examples/papers"
)

// Every project holds its acts, none of them adopted.
func TestProjectsAreRead(t *testing.T) {
	for _, profile := range []papers.Profile{papers.Train, papers.Held} {
		read, printed, dated, docs := 0, 0, 0, 0
		for seed := uint64(300); seed < 315; seed++ {
			p := papers.GenerateKind(seed, profile, papers.KindProject)
			d := readPapers(t, papers.Session{Papers: []papers.Paper{p}})[0]
			printed += len(p.Labels.Deliberations)
			read += min(len(d.Deliberations), len(p.Labels.Deliberations))
			docs++
			if d.SessionDate != nil && *d.SessionDate == p.Labels.SessionDate {
				dated++
			}
			for _, a := range d.Deliberations {
				if a.Outcome != NoOutcome || a.Status != StatusDraft {
					t.Errorf("%s seed %d: %q is %s, %s", profile, seed, a.Object, a.Status, a.Outcome)
				}
			}
		}
		t.Logf("%s: %d of %d acts, %d of %d documents dated", profile, read, printed, dated, docs)
		if read*100 < printed*95 || dated*100 < docs*80 {
			t.Errorf("%s: %d of %d acts read, %d of %d documents dated", profile, read, printed, dated, docs)
		}
	}
}
