package extract

import (
	"fmt"
	"strings"
	"testing"
)

// TestToldRows asks that the rows of a table that tells each matter in full are read like the
// items of minutes: outcome, vote, rapporteur and amounts of each row from its own cells.
func TestToldRows(t *testing.T) {
	want := []string{
		"adopted 11 0 2, M. Ferrand, [18240]",
		"adopted unanimous, -, [145]",
		"withdrawn, Mme Aubin, []",
		"rejected 3 9 1, -, []",
		"noted, -, []",
	}
	d := interpretText(readLayout(t, "testdata/layouts/minutes-told-in-table.txt").text)
	if len(d.Deliberations) != len(want) {
		t.Fatalf("%d acts, want %d", len(d.Deliberations), len(want))
	}
	for i, a := range d.Deliberations {
		got := string(a.Outcome)
		if a.Votes.For != nil && a.Votes.Against != nil && a.Votes.Abstain != nil {
			got += fmt.Sprintf(" %d %d %d", *a.Votes.For, *a.Votes.Against, *a.Votes.Abstain)
		}
		if a.Unanimous != nil && *a.Unanimous {
			got += " unanimous"
		}
		rapporteur := "-"
		if a.Rapporteur != nil {
			rapporteur = *a.Rapporteur
		}
		values := []float64{}
		for _, m := range a.Amounts {
			values = append(values, m.Value)
		}
		if got += fmt.Sprintf(", %s, %v", rapporteur, values); got != want[i] {
			t.Errorf("%s: %s, want %s", a.Object, got, want[i])
		}
		if strings.Contains(a.Text, "Affaires examinées") {
			t.Errorf("%s: the head of the table is part of its text", a.Object)
		}
	}
}
