package extract

import (
	"context"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"phare/extract/french"
)

// tally counts right answers out of those asked, and answers to what the labels leave silent.
type tally struct{ right, asked, invented, silent int }

func (t *tally) share() float64 { return float64(t.right) / float64(max(t.asked, 1)) }

func (t *tally) add(stated, right, answered bool) {
	switch {
	case stated && right:
		t.right++
		t.asked++
	case stated:
		t.asked++
	default:
		t.silent++
		if answered {
			t.invented++
		}
	}
}

// TestGold pins what the readers of an act reach on the labelled corpus, pages read by OCR
// left out. The floors are a ratchet just under the figures reached, which docs/extract.md
// tells beside those of papers never seen; what is asked is more: 97 % of outcomes and votes,
// 85 % of amounts either way, 1 % invented. Unanimity alone is invented more often than that.
func TestGold(t *testing.T) {
	const shared = "../../shared"
	labels, _ := filepath.Glob(shared + "/gold/*.json")
	if len(labels) == 0 {
		t.Skip("no labelled corpus in ../shared/gold")
	}
	var outcome, unanimous, votes, rapporteur, recall, precision tally
	matched := 0
	for _, label := range labels {
		raw, err := os.ReadFile(label)
		if err != nil {
			t.Fatal(err)
		}
		var gold Document
		if err := json.Unmarshal(raw, &gold); err != nil {
			t.Fatalf("%s: %v", label, err)
		}
		if gold.TextLayer == LayerStampOnly || gold.TextLayer == LayerNone {
			continue
		}
		b, err := Read(context.Background(), []string{filepath.Join(shared, "corpus", filepath.FromSlash(gold.File))}, Options{})
		if err != nil {
			t.Skipf("the corpus is not there: %v", err)
		}
		for _, g := range gold.Deliberations {
			d := likest(b.Documents[0], g)
			if d == nil {
				continue
			}
			matched++
			outcome.add(true, d.Outcome == g.Outcome || designated(d.Outcome) && designated(g.Outcome), true)
			unanimous.add(g.Unanimous != nil, d.Unanimous != nil && g.Unanimous != nil && *d.Unanimous == *g.Unanimous, d.Unanimous != nil)
			got, want := counts(d.Votes), counts(g.Votes)
			for i := range got {
				votes.add(want[i] != nil, want[i] != nil && got[i] != nil && *got[i] == *want[i], got[i] != nil)
			}
			stated := g.Rapporteur != nil
			rapporteur.add(stated, stated && d.Rapporteur != nil && french.Alike(french.Words(french.FoldLine(*g.Rapporteur)), french.Words(french.FoldLine(*d.Rapporteur))) > 0.65, d.Rapporteur != nil)
			left := slices.Clone(d.Amounts)
			for _, a := range g.Amounts {
				k := slices.IndexFunc(left, func(b Amount) bool { return math.Abs(a.Value-b.Value) < 0.005 })
				recall.add(true, k >= 0, true)
				if k >= 0 {
					left = slices.Delete(left, k, k+1)
					precision.add(true, true, true)
				}
			}
			for range left {
				precision.add(true, false, true)
			}
		}
	}
	if matched < 145 {
		t.Errorf("%d acts compared: too few for the figures below to mean anything", matched)
	}
	for _, c := range []struct {
		Form  string
		tally *tally
		floor float64
		most  float64 // share invented
	}{{"outcome", &outcome, 0.97, 0.01}, {"unanimous", &unanimous, 0.99, 0.025}, {"votes", &votes, 0.965, 0.01}, {"rapporteur", &rapporteur, 0.97, 0.01}, {"amounts recall", &recall, 0.87, 0.01}, {"amounts precision", &precision, 0.68, 0.01}} {
		t.Logf("%-18s %.1f%% of %d, invented %d of %d", c.Form, 100*c.tally.share(), c.tally.asked, c.tally.invented, c.tally.silent)
		if c.tally.share() < c.floor {
			t.Errorf("%s: %.1f%%, under %.0f%%", c.Form, 100*c.tally.share(), 100*c.floor)
		}
		if float64(c.tally.invented) > c.most*float64(c.tally.silent) {
			t.Errorf("%s: %d invented of %d", c.Form, c.tally.invented, c.tally.silent)
		}
	}
}

func designated(o Outcome) bool { return o == Adopted || o == Elected }

// likest returns the act read whose object and pages are those of the label.
func likest(doc *Document, g *Deliberation) *Deliberation {
	var best *Deliberation
	most := 0.7
	for _, d := range doc.Deliberations {
		s := french.Alike(french.Words(french.FoldLine(g.Object)), french.Words(french.FoldLine(d.Object)))
		if len(d.Pages) > 0 && slices.Contains(g.Pages, d.Pages[0]) {
			s += 0.1
		}
		if s > most {
			best, most = d, s
		}
	}
	return best
}

func counts(v Votes) [4]*int { return [4]*int{v.For, v.Against, v.Abstain, v.NotVoting} }
