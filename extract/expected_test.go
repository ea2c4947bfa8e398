package extract

import (
	"cmp"
	"context"
	"encoding/json"
	"os"
	"slices"
	"testing"
)

// TestExampleSession holds what is read of the example's born-digital documents against what
// their author wrote down: kind, body, date, attendance, and of every act its number, object,
// outcome and vote.
func TestExampleSession(t *testing.T) {
	raw, err := os.ReadFile("../examples/metropole-de-valombre.expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var want Batch
	if err := json.Unmarshal(raw, &want); err != nil {
		t.Fatal(err)
	}
	got, err := Read(context.Background(), []string{"../examples/metropole-de-valombre"}, Options{OCR: OCRNever})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*Document{}
	for _, d := range got.Documents {
		files[d.File] = d
	}
	held := 0
	for _, w := range want.Documents {
		if w.TextLayer != LayerFull {
			continue // a scan or a broken font, read by OCR alone
		}
		g := files[w.File]
		if g == nil {
			t.Errorf("%s: not read", w.File)
			continue
		}
		same := func(field string, got, want any) {
			a, _ := json.Marshal(got)
			b, _ := json.Marshal(want)
			if string(a) != string(b) {
				t.Errorf("%s: %s %s, want %s", w.File, field, a, b)
			}
		}
		same("kind", g.Kind, w.Kind)
		same("body", g.Body, w.Body)
		same("session date", g.SessionDate, w.SessionDate)
		same("members", g.Members, w.Members)
		if len(g.Deliberations) != len(w.Deliberations) {
			t.Errorf("%s: %d acts, want %d", w.File, len(g.Deliberations), len(w.Deliberations))
			continue
		}
		byPlace := func(a, b *Deliberation) int { return cmp.Compare(deref(a.Number), deref(b.Number)) }
		slices.SortStableFunc(g.Deliberations, byPlace)
		slices.SortStableFunc(w.Deliberations, byPlace)
		for i, a := range w.Deliberations {
			b := g.Deliberations[i]
			same("number", b.Number, a.Number)
			same("object of "+deref(a.Number), b.Object, a.Object)
			same("outcome of "+deref(a.Number), b.Outcome, a.Outcome)
			same("votes of "+deref(a.Number), b.Votes, a.Votes)
			same("unanimity of "+deref(a.Number), b.Unanimous, a.Unanimous)
			held++
		}
	}
	if held < 40 {
		t.Errorf("only %d acts held", held)
	}
	s, err := got.Session("2025-04-04")
	if err != nil {
		t.Fatal(err)
	}
	// Two acts need OCR, and one was left out of the folder on purpose.
	var missing []string
	for _, it := range s.Missing {
		missing = append(missing, deref(it.Number))
	}
	if want := []string{"2025-050", "2025-051", "2025-053"}; !slices.Equal(missing, want) {
		t.Errorf("missing %v, want %v", missing, want)
	}
}
