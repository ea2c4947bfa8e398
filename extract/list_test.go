package extract

import (
	"fmt"
	"strings"
	"testing"
)

// TestListedResults holds what each row of a list says of its act.
func TestListedResults(t *testing.T) {
	for name, want := range map[string][]string{
		"list-ruled": {
			"2031-17 adopted false 21 4 2 -",
			"2031-18 noted - - - - -",
			"2031-19 adopted true - - - -",
			"2031-20 withdrawn - - - - -",
		},
		"list-bullets": {
			"2031_145 noted - - - - -",
			"2031_146 elected true - - - -",
			"2031_147 adopted true - - - -",
			"2031_148 opinion true - - - -",
			"2031_149 postponed - - - - -",
		},
		"list-columns": {
			"- adopted false 41 0 2 -",
			"- adopted true 43 0 0 -",
			"- noted - - - - -",
			"- rejected false 12 25 6 -",
		},
		"list-two-results": {
			"2031-89 adopted true - - - -",
			"2031-90 adopted false 24 3 2 -",
			"2031-91 rejected false 8 19 2 -",
			"2031-92 elected - - - - -",
			"2031-93 opinion true - - - -",
			"2031-94 adopted - 28 - - 1",
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := interpretText(readLayout(t, "testdata/layouts/"+name+".txt").text)
			var got []string
			for _, a := range d.Deliberations {
				got = append(got, shownVote(a))
			}
			if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
				t.Errorf("got\n%s\nwant\n%s", g, w)
			}
		})
	}
}

func shownVote(a *Deliberation) string {
	unanimous := "-"
	if a.Unanimous != nil {
		unanimous = fmt.Sprint(*a.Unanimous)
	}
	v := a.Votes
	number := deref(a.Number)
	if number == "" {
		number = "-"
	}
	return fmt.Sprintf("%s %s %s %s", number, a.Outcome, unanimous, shownMembers(Members{InOffice: v.For, Present: v.Against, Proxies: v.Abstain, Voting: v.NotVoting}))
}
