package summarize

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestEvaluateCountsWhatTheReferenceTakes(t *testing.T) {
	dir := t.TempDir()
	list := `{"session":"2025-04-03","editor":"A","top5":["del-03.pdf","2025-04","del-09","del-16","del-10"],"next5":["del-12"],"never":["del-01","del-07"]}`
	if err := os.WriteFile(filepath.Join(dir, "a.json"), []byte(list), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "other.json"), []byte(`{"rien": 1}`), 0o644); err != nil {
		t.Fatal(err)
	}
	refs, err := LoadReferences(dir)
	if err != nil || len(refs) != 1 {
		t.Fatal(refs, err)
	}
	s := fictional(t)
	sum := run(t, Options{Pins: []string{"del-07"}})
	ev := Evaluate(s, sum, refs, time.Second, Options{})
	got := ev.Choice[0]
	in := map[string]bool{}
	for _, id := range chosen(sum) {
		in[id] = true
	}
	want := Agreement{Editor: "A", TopOf: 5, Never: 1}
	for _, id := range []string{"del-03", "del-04", "del-09", "del-16", "del-10"} {
		if in[id] {
			want.Top++
		}
	}
	if in["del-12"] {
		want.Next = 1
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if want.Top < 3 {
		t.Errorf("%d of the five", want.Top)
	}
	if ev.Texts[0].Name != "article" || ev.Texts[0].Sentences == 0 {
		t.Errorf("%+v", ev.Texts[0])
	}
}

func TestCompareTellsChoiceFromWords(t *testing.T) {
	a := Evaluation{Chosen: []string{"x", "y", "z"}, Words: map[string]string{"x": "1", "y": "1", "z": "1"}}
	b := Evaluation{Chosen: []string{"y", "z", "w"}, Words: map[string]string{"y": "2", "z": "1", "w": "1"}}
	d := Compare(a, b)
	want := Difference{From: a.Label(), To: b.Label(), Left: []string{"x"}, Entered: []string{"w"}, Reworded: []string{"y"}, Same: []string{"z"}}
	if diff := cmp.Diff(want, d); diff != "" {
		t.Error(diff)
	}
}

func TestReferenceNamesActsByTheirObject(t *testing.T) {
	s := fictional(t)
	d := s.Deliberations[2]
	r := Reference{Session: s.Date, Top: []string{"point 3", "point 4"}, Acts: []ReferenceAct{
		{ID: "point 3", Object: d.Object, Page: d.Pages[0]},
		{ID: "point 4", Object: "Un sujet dont aucune délibération ne parle"},
	}}
	if diff := cmp.Diff(map[string]bool{d.ID: true}, r.idsOf(s, r.Top)); diff != "" {
		t.Error(diff)
	}
}
