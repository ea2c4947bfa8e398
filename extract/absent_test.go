package extract

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"phare/examples/papers"
	"phare/extract/agenda"
	"phare/extract/french"
)

// absentTally counts what is told of the acts of sessions when each is withdrawn in turn.
type absentTally struct {
	withdrawn, told  int // acts taken away, those of them that are told
	present, falsely int // acts and rubrics that are there, what is told missing beside the truth
}

func (t *absentTally) add(o absentTally) {
	t.withdrawn += o.withdrawn
	t.told += o.told
	t.present += o.present
	t.falsely += o.falsely
}

// withdrawEach takes each act of an invented session away in turn and counts what the session
// tells missing, with the documents of the kinds given to announce them.
func withdrawEach(t *testing.T, s papers.Session, docs []*Document, announce ...Kind) absentTally {
	t.Helper()
	var n absentTally
	announced := s.Papers[0].Labels.Agenda
	absentOf := func(skip int) []AgendaItem {
		b := &Batch{}
		for i, d := range docs {
			kind := Kind(s.Papers[i].Labels.Kind)
			if i == skip || kind != KindAct && !slices.Contains(announce, kind) {
				continue
			}
			b.Documents = append(b.Documents, d)
		}
		x, err := b.Session(s.Papers[0].Labels.SessionDate)
		if err != nil {
			return nil
		}
		return x.Missing
	}
	// What was announced and withdrawn in the session has no act whatever is taken away: not counted.
	made := map[string]bool{}
	for _, p := range s.Papers {
		if p.Labels.Kind == string(KindAct) {
			made[*p.Labels.Deliberations[0].Number] = true
		}
	}
	var none []papers.AgendaItem
	for _, a := range announced {
		if a.Number == nil || !made[*a.Number] {
			none = append(none, a)
		}
	}
	is := func(m AgendaItem, a papers.AgendaItem, number *string) bool {
		if m.Number != nil && number != nil && numberKey(*m.Number) == numberKey(*number) {
			return true
		}
		x, y := french.Words(french.FoldLine(m.Object)), french.Words(french.FoldLine(a.Object))
		return french.Alike(x, y) >= 0.8 || agenda.CommonStart(x, y) >= min(len(y), 5)
	}
	for skip := range docs {
		if Kind(s.Papers[skip].Labels.Kind) != KindAct {
			continue
		}
		n.withdrawn++
		number := s.Papers[skip].Labels.Deliberations[0].Number
		at := slices.IndexFunc(announced, func(a papers.AgendaItem) bool { return a.Number != nil && *a.Number == *number })
		told := 0
		for _, m := range absentOf(skip) {
			switch {
			case is(m, announced[at], number) || is(m, papers.AgendaItem{Object: s.Papers[skip].Labels.Deliberations[0].Object}, number):
				told++
			case slices.ContainsFunc(none, func(a papers.AgendaItem) bool { return is(m, a, a.Number) }):
			default:
				n.falsely++
				if testing.Verbose() {
					t.Logf("%s without %q: falsely %q", s.Papers[skip].Name, announced[at].Object, m.Object)
				}
			}
		}
		if told > 0 {
			n.told++
			n.falsely += told - 1
			if told > 1 && testing.Verbose() {
				t.Logf("%s without %q: told %d times", s.Papers[skip].Name, announced[at].Object, told)
			}
		} else if testing.Verbose() {
			t.Logf("%s without %q: not told", s.Papers[skip].Name, announced[at].Object)
		}
		n.present += len(made) - 1
	}
	return n
}

// readPapers writes the papers of a session and reads them.
func readPapers(t *testing.T, s papers.Session) []*Document {
	t.Helper()
	dir := t.TempDir()
	for i, p := range s.Papers {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d-%s.pdf", i, p.Name)), p.PDF(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b, err := Read(context.Background(), []string{dir}, Options{OCR: OCRNever})
	if err != nil {
		t.Fatal(err)
	}
	return b.Documents
}

// TestWithdrawnActsAreTold takes each act of invented sessions away in turn: nearly every one is
// told missing, and hardly any of those that are there.
func TestWithdrawnActsAreTold(t *testing.T) {
	seeds := uint64(1)
	if os.Getenv("PHARE_TEST_ALL") != "" {
		seeds = 12
	}
	ways := [][]Kind{{KindConvocation}, {KindList}, {KindConvocation, KindList}}
	sums := make([]absentTally, len(ways))
	for _, profile := range []papers.Profile{papers.Train, papers.Held, papers.Hard} {
		n := make([]absentTally, len(ways))
		for seed := uint64(1); seed <= seeds; seed++ {
			s := papers.GenerateSession(seed, profile)
			docs := readPapers(t, s)
			for k, by := range ways {
				n[k].add(withdrawEach(t, s, docs, by...))
			}
		}
		for k, by := range ways {
			t.Logf("%s by %v: told %d of %d, falsely %d of %d", profile, by, n[k].told, n[k].withdrawn, n[k].falsely, n[k].present)
			sums[k].add(n[k])
		}
	}
	for k, by := range ways {
		if n := sums[k]; n.told*100 < n.withdrawn*95 || n.falsely*100 > n.present*2 {
			t.Errorf("by %v: told %d of %d, falsely %d of %d", by, n.told, n.withdrawn, n.falsely, n.present)
		}
	}
}
