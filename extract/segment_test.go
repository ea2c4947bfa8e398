package extract

import (
	"slices"
	"strings"
	"testing"
)

// checkWhole holds what must be true of any document, whatever its words: each line belongs to
// one act at most, every act's lines are the document's own in order, every page has a role.
func checkWhole(t *testing.T, d *Document) {
	t.Helper()
	if len(d.Coverage) != *d.Pages {
		t.Fatalf("%d roles for %d pages", len(d.Coverage), *d.Pages)
	}
	for i, role := range d.Coverage {
		if role == "" {
			t.Errorf("page %d has no role", i+1)
		}
	}
	// Lines are told apart by their first word's place: two acts never share one.
	type place struct {
		page int
		x, y float32
		n    int
	}
	seen := map[place]int{}
	for i, a := range d.Deliberations {
		if len(a.Lines) == 0 {
			t.Errorf("act %d has no line", i)
		}
		last := 0
		for _, l := range a.Lines {
			k := place{l.Page, l.Words[0].Box.X0, l.Words[0].Box.Y0, len(l.Words)}
			if j, ok := seen[k]; ok && j != i {
				t.Errorf("a line of page %d belongs to acts %d and %d", l.Page, j, i)
			}
			seen[k] = i
			if l.Page < last {
				t.Errorf("act %d goes back from page %d to %d", i, last, l.Page)
			}
			last = l.Page
			if !slices.Contains(a.Pages, l.Page) {
				t.Errorf("act %d has a line on page %d, not among its pages %v", i, l.Page, a.Pages)
			}
		}
	}
}

// FuzzSegment gives the segmenter any text: it never panics, each line belongs to one act at
// most, pages are covered, ids are unique, and a second reading says the same.
func FuzzSegment(f *testing.F) {
	for _, l := range layoutTexts(f) {
		f.Add(l)
	}
	f.Add("N° 1 : a\fN° 2 : b\nLe conseil décide")
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20000 {
			text = text[:20000]
		}
		text = strings.ToValidUTF8(text, "?")
		d := interpretText(text)
		checkWhole(t, d)
		again := interpretText(text)
		(&Batch{Documents: []*Document{d}}).nameActs()
		(&Batch{Documents: []*Document{again}}).nameActs()
		ids := map[string]bool{}
		for i, a := range d.Deliberations {
			key := deref(a.SessionDate) + "/" + a.ID
			if a.ID == "" || ids[key] {
				t.Errorf("id %q is empty or borne twice", a.ID)
			}
			ids[key] = true
			if i >= len(again.Deliberations) || shown(a) != shown(again.Deliberations[i]) || a.ID != again.Deliberations[i].ID {
				t.Fatalf("a second reading differs at act %d", i)
			}
		}
		if len(d.Deliberations) != len(again.Deliberations) || d.Kind != again.Kind || deref(d.Body) != deref(again.Body) || deref(d.SessionDate) != deref(again.SessionDate) {
			t.Fatal("a second reading differs")
		}
	})
}
