package extract

import (
	"strings"
	"testing"
)

// TestListDates holds that a list over several sessions gives each act the date of its own,
// and no other list's acts one that differs from the document's.
func TestListDates(t *testing.T) {
	for name, want := range map[string]string{
		"list-chronological": "2031-01-27 2031-01-27 2031-01-27 2031-04-03 2031-04-03",
		"list-by-session":    "2031-01-27 2031-01-27 2031-04-03 2031-04-03",
		"list-table":         "2031-01-27 2031-01-27 2031-01-27",
	} {
		t.Run(name, func(t *testing.T) {
			d := interpretText(readLayout(t, "testdata/layouts/"+name+".txt").text)
			var got []string
			for _, a := range d.Deliberations {
				got = append(got, deref(a.SessionDate))
			}
			if g := strings.Join(got, " "); g != want {
				t.Errorf("got %s, want %s", g, want)
			}
		})
	}
}
