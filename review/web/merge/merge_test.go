package merge

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const base = "Chapô.\n\n## Un {#1}\n\nPremier texte.\n\n## Deux {#2}\n\nDeuxième texte.\n\n---\n\nPied.\n"

func TestMergeByBlocks(t *testing.T) {
	mine := strings.Replace(base, "Premier texte.", "Premier texte, relu.", 1)
	theirs := strings.NewReplacer("Deuxième texte.", "Deuxième texte, avec le vote.", "---", "## Trois {#3}\n\n<!-- actes: 3 4 -->\nArrivé tard.\n\n---").Replace(base)
	hunks := Of(base, mine, theirs)
	if len(hunks) != 1 && len(hunks) != 2 {
		t.Fatalf("%+v", hunks)
	}
	got := mine
	for len(Of(base, got, theirs)) > 0 {
		next, err := Take(base, got, theirs, Of(base, got, theirs)[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		got = next
	}
	for _, want := range []string{"Premier texte, relu.", "Deuxième texte, avec le vote.", "## Trois {#3}\n\n<!-- actes: 3 4 -->\nArrivé tard.\n\n---\n\nPied.\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	both := strings.Replace(base, "Premier texte.", "Le programme aussi.", 1)
	if h := Of(base, mine, both); len(h) != 1 || h[0].Kind != Conflict || h[0].Mine != "Premier texte, relu." || h[0].Theirs != "Le programme aussi." {
		t.Errorf("%+v", h)
	}
	if _, err := Take(base, mine, both, "autre"); err != ErrGone {
		t.Error(err)
	}
	if h := Of(base, mine, base); len(h) != 0 {
		t.Errorf("a person's change is offered back: %+v", h)
	}
}

// TestTakenAllIsTheirs: on a text that nobody changed, all that is offered, taken in any order,
// gives the new text; on one that was changed, nothing that is not offered is lost.
func TestTakenAllIsTheirs(t *testing.T) {
	text := rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{"## A {#a}", "## B {#b}", "Un.", "Deux.", "Trois.", "- x\n- y", "---", "> Citation", "Quatre\nlignes."}), 0, 9).Draw(t, "blocks")
		return strings.Join(parts, "\n\n") + "\n"
	})
	rapid.Check(t, func(t *rapid.T) {
		before, theirs := text.Draw(t, "before"), text.Draw(t, "theirs")
		got := before
		for n := 0; ; n++ {
			h := Of(before, got, theirs)
			if len(h) == 0 {
				break
			}
			if n > 40 {
				t.Fatalf("never done: %q", got)
			}
			next, err := Take(before, got, theirs, rapid.SampledFrom(h).Draw(t, "hunk").ID)
			if err != nil {
				t.Fatal(err)
			}
			got = next
		}
		if sources(got) != sources(theirs) {
			t.Fatalf("%q became %q, not %q", before, got, theirs)
		}

		mine := text.Draw(t, "mine")
		for _, h := range Of(before, mine, theirs) {
			next, err := Take(before, mine, theirs, h.ID)
			if err != nil {
				t.Fatal(err)
			}
			left := strings.Fields(mine)
			for _, w := range strings.Fields(h.Mine) {
				if i := slices.Index(left, w); i >= 0 {
					left = slices.Delete(left, i, i+1)
				}
			}
			now := strings.Fields(next)
			for _, w := range left {
				i := slices.Index(now, w)
				if i < 0 {
					t.Fatalf("taking %+v of %q loses %q: %q", h, mine, w, next)
				}
				now = slices.Delete(now, i, i+1)
			}
		}
	})
}

func sources(text string) string {
	var all []string
	for _, u := range units(text) {
		all = append(all, u.source)
	}
	return strings.Join(all, "\x00")
}
