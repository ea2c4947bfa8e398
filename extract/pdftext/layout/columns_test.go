package layout

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestRowBits holds the bit tricks of the grid against a plain slice of cells.
func TestRowBits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b rowBits
		var plain [gridCells]bool
		for range rapid.IntRange(0, 8).Draw(t, "words") {
			from := rapid.IntRange(-5, gridCells+5).Draw(t, "from")
			to := rapid.IntRange(-5, gridCells+5).Draw(t, "to")
			b.fill(from, to)
			for i := max(from, 0); i <= min(to, gridCells-1); i++ {
				plain[i] = true
			}
		}
		least := rapid.IntRange(1, 9).Draw(t, "least")
		var want []gutter
		last := -1
		for i, covered := range plain {
			if !covered {
				continue
			}
			if last >= 0 && i-last-1 >= least {
				want = append(want, gutter{last + 1, i})
			}
			last = i
		}
		if got := b.gutters(nil, least); !slices.Equal(got, want) {
			t.Fatalf("gutters %v, want %v", got, want)
		}
	})
}
