package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/pdfcpu/pdfcpu/pkg/api"
)

const examples = ".."

func sources(t *testing.T) (*Renderer, []*Act) {
	t.Helper()
	s, acts, err := ReadSources(filepath.Join(examples, "sources"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := NewRenderer(s, listed(acts))
	if err != nil {
		t.Fatal(err)
	}
	return r, acts
}

func expected(t *testing.T) *Expected {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(examples, "metropole-de-valombre.expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var e Expected
	if err := json.Unmarshal(raw, &e); err != nil {
		t.Fatal(err)
	}
	return &e
}

// The session is the one that the README promises: 24 acts in four forms, 25 on the agenda.
func TestSessionHoldsWhatItShows(t *testing.T) {
	r, acts := sources(t)
	media := map[Medium]int{}
	outcomes := map[string]int{}
	for _, a := range acts {
		media[a.Medium]++
		if a.Medium != Annex && a.Medium != Missing {
			outcomes[a.Outcome]++
		}
	}
	want := map[Medium]int{Single: 16, Bundle: 6, Scan: 1, Garbled: 1, Missing: 1, Annex: 1}
	if d := cmp.Diff(want, media); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(map[string]int{"adopted": 18, "opinion": 2, "rejected": 1, "noted": 1, "elected": 1, "withdrawn": 1}, outcomes); d != "" {
		t.Error(d)
	}
	agenda, err := r.Agenda()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range r.acts {
		if !strings.Contains(agenda, ">"+a.Number+"<") {
			t.Errorf("the agenda does not list %s", a.Number)
		}
	}
	if n := len(r.acts); n != 25 {
		t.Errorf("the agenda lists %d acts, want 25", n)
	}
}

// What the sources say and what expected.json says are the same, whoever changed which.
func TestExpectedFollowsSources(t *testing.T) {
	r, acts := sources(t)
	e := expected(t)
	got := map[string]*Deliberation{}
	members := map[string]Members{}
	for _, d := range append(slices.Clone(e.Documents), e.WithoutText...) {
		for _, del := range d.Deliberations {
			if d.Kind == "acte" {
				got[del.Number] = del
				members[del.Number] = d.Members
			}
		}
	}
	if len(got) != 24 || e.Session.Acts != 24 || e.Session.Agenda != 25 {
		t.Fatalf("%d acts, session %+v: want 24 of 25", len(got), e.Session)
	}
	for _, a := range acts {
		switch a.Medium {
		case Annex:
			continue
		case Missing:
			if got[a.Number] != nil || len(e.Session.Missing) != 1 || e.Session.Missing[0].Number != a.Number {
				t.Errorf("%s: expected %+v", a.Number, e.Session.Missing)
			}
			continue
		}
		want, err := r.deliberation(a)
		if err != nil {
			t.Fatal(err)
		}
		// Pages come from the typesetting, everything else from the sources.
		if d := cmp.Diff(want, got[a.Number], cmpopts.IgnoreFields(Deliberation{}, "Pages"), cmpopts.IgnoreFields(Amount{}, "Page")); d != "" {
			t.Errorf("%s: run the typesetter again: %s", a.Number, d)
		}
		if d := cmp.Diff(r.document(a).Members, members[a.Number]); d != "" {
			t.Errorf("%s: %s", a.Number, d)
		}
	}
}

// expected.json speaks of the committed PDFs, all of them, and they stay small.
func TestExpectedFollowsFiles(t *testing.T) {
	e := expected(t)
	dir := filepath.Join(examples, "metropole-de-valombre")
	committed, err := json.Marshal(append(slices.Clone(e.Documents), e.WithoutText...))
	if err != nil {
		t.Fatal(err)
	}
	if err := e.measure(dir); err != nil {
		t.Fatal(err)
	}
	measured, err := json.Marshal(append(slices.Clone(e.Documents), e.WithoutText...))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(committed, measured) {
		t.Error("checksums or page counts differ from the PDFs: run the typesetter again")
	}
	known := map[string]bool{}
	for _, d := range append(slices.Clone(e.Documents), e.WithoutText...) {
		known[d.File] = true
		next := 1
		for _, del := range d.Deliberations {
			for _, p := range del.Pages {
				if p > d.Pages || d.Kind == "acte" && p != next {
					t.Errorf("%s: page %d of %d, after %d", del.Number, p, d.Pages, next-1)
				}
				next = p + 1
			}
			for _, a := range del.Amounts {
				if (a.Page == 0) != (d.TextLayer != "full") || a.Page != 0 && !slices.Contains(del.Pages, a.Page) {
					t.Errorf("%s: %s on page %d", del.Number, a.Text, a.Page)
				}
				if a.Value <= 0 {
					t.Errorf("%s: %s is worth %v", del.Number, a.Text, a.Value)
				}
			}
		}
	}
	for _, s := range e.Skipped {
		known[s.File] = true
	}
	var size int64
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(examples, path)
		if err != nil {
			return err
		}
		if !known[filepath.ToSlash(rel)] {
			t.Errorf("expected.json does not know %s", rel)
		}
		info, err := d.Info()
		size += info.Size()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(known) != 23 || size > 3<<20 {
		t.Errorf("%d files of %d bytes, want 23 and under 3 MB", len(known), size)
	}
}

// The acknowledgement of the préfecture is an overlay on every page of every act, and of no
// other paper.
func TestActsAreStamped(t *testing.T) {
	for _, d := range append(slices.Clone(expected(t).Documents), expected(t).WithoutText...) {
		stamped, err := api.HasWatermarksFile(filepath.Join(examples, filepath.FromSlash(d.File)), configuration())
		if err != nil {
			t.Fatal(err)
		}
		if stamped != (d.Kind == "acte") {
			t.Errorf("%s: stamped %v", d.File, stamped)
		}
	}
}

func TestFrench(t *testing.T) {
	for in, want := range map[string]string{
		"1 200 000 € TTC":      "1\u00a0200\u00a0000\u00a0€ TTC",
		"à 14 heures : l'avis": "à 14\u00a0heures\u00a0: l’avis",
		"34 réunions":          "34 réunions",
		"n° 2025-031 de M. X":  "n°\u00a02025-031 de M.\u00a0X",
	} {
		if got := French(in, true); got != want {
			t.Errorf("French(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestMarkedAmounts(t *testing.T) {
	h := markAmounts("10 € puis [[10 €]] et [[1,5 million d'euros HT]], <td>[[2,10 €|TTC]]</td>")
	got, at := marked(h)
	ht, ttc := "HT", "TTC"
	want := []Amount{{Text: "10 €", Value: 10, Currency: "EUR"}, {Text: "1,5 million d'euros HT", Value: 1.5e6, Currency: "EUR", Tax: &ht},
		{Text: "2,10 €", Value: 2.1, Currency: "EUR", Tax: &ttc}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if !slices.Equal(at, []int{2, 1, 1}) {
		t.Errorf("occurrences %v", at)
	}
}
