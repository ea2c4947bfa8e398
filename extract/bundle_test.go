package extract

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"phare/extract/pdftext"
	"phare/extract/sketch"
)

// TestBundleOfBoxHeads reads the form of thousands of small communes: acts one behind the
// other, each with the same letterhead, its own vote in the box beside the attendance, and
// its number at the end of the object.
func TestBundleOfBoxHeads(t *testing.T) {
	d := &Document{File: "liasse.pdf"}
	interpret(d, &pdftext.Document{Pages: sketch.Pages(readLayout(t, "testdata/bundle-box-heads.txt").text)})
	var got []string
	for _, a := range d.Deliberations {
		got = append(got, fmt.Sprintf("%s | %s | %s", *a.Number, a.Object, votesOf(a)))
	}
	want := []string{
		"DE_2031_031 | Cimetière : durée et prix des concessions | 10/0/0",
		"DE_2031_032 | Acceptation d'un don | 9/1/0",
		"DE_2031_033 | Régime indemnitaire : mise à jour | 8/0/2",
	}
	if diff := cmp.Diff(want, got); diff != "" || d.Kind != KindAct {
		t.Errorf("%s\n%s", d.Kind, diff)
	}
}

func votesOf(a *Deliberation) string {
	show := func(n *int) string {
		if n == nil {
			return "-"
		}
		return fmt.Sprint(*n)
	}
	return show(a.Votes.For) + "/" + show(a.Votes.Against) + "/" + show(a.Votes.Abstain)
}
