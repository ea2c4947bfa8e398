package extract

import (
	"strings"
	"testing"
)

func TestChanges(t *testing.T) {
	number := func(s string) *string { return &s }
	count := func(n int) *int { return &n }
	before := &Session{Deliberations: []*Deliberation{
		{ID: "2025-1", Number: number("2025-1"), Object: "Tarifs de l'eau", Status: StatusDraft, Outcome: NoOutcome, Dispositif: "Il est proposé de fixer le prix.", Amounts: []Amount{{Text: "2,10 €"}}},
		{ID: "2025-2", Number: number("2025-2"), Object: "Plan vélo", Status: StatusAdopted, Outcome: Adopted, Dispositif: "APPROUVE le plan"},
		{ID: "parc", Object: "Parc des Saules", Status: StatusAdopted, Outcome: Adopted},
		{ID: "gone", Object: "Voirie", Status: StatusAdopted, Outcome: Adopted},
	}}
	after := &Session{Deliberations: []*Deliberation{
		{ID: "2025-1", Number: number("2025-1"), Object: "Tarifs de l'eau", Status: StatusAdopted, Outcome: Adopted, Votes: Votes{For: count(20), Against: count(3)}, Dispositif: "FIXE le prix.", Amounts: []Amount{{Text: "2,05 €"}}},
		{ID: "2025-2", Number: number("2025-2"), Object: "Plan  vélo", Status: StatusAdopted, Outcome: Adopted, Dispositif: "APPROUVE  le plan"},
		{ID: "2025-3", Number: number("2025-3"), Object: "PARC DES SAULES", Status: StatusAdopted, Outcome: Adopted},
		{ID: "2025-4", Number: number("2025-4"), Object: "Nouveau", Status: StatusAdopted, Outcome: Adopted},
	}}
	var got []string
	for _, c := range Changes(before, after) {
		got = append(got, c.Act+" "+c.Code)
	}
	want := "2025-1 status, 2025-1 outcome, 2025-1 votes, 2025-1 amounts, 2025-3 object, 2025-4 added, gone removed"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if same := Changes(after, after); len(same) > 0 {
		t.Errorf("a reading differs from itself: %+v", same)
	}
}
