package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestNumbering(t *testing.T) {
	for _, tt := range []struct {
		Form    string
		numbers []string
		first   string // "" for no series
		missing []string
	}{
		{"whole", []string{"2031-08", "2031-09", "2031-10", "2031-11"}, "2031-08", []string{}},
		{"two missing", []string{"DEL2031_097", "DEL2031_098", "DEL2031_101", "DEL2031_102"}, "DEL2031_097", []string{"DEL2031_099", "DEL2031_100"}},
		{"the count first", []string{"7-2031", "8-2031", "10-2031", "11-2031"}, "7-2031", []string{"9-2031"}},
		{"the month last", []string{"DL-055-07-31", "DL-056-07-31", "DL-058-07-31", "DL-057-07-31"}, "DL-055-07-31", []string{}},
		{"bare", []string{"1", "2", "4", "5", "6"}, "1", []string{"3"}},
		{"over several sessions", []string{"2031-08", "2031-19", "2031-40", "2031-71"}, "", nil},
		{"too few", []string{"2031-08", "2031-10", "2031-11"}, "", nil},
		{"another paper's number among them", []string{"2031-08", "2031-09", "2031-11", "2031-12", "12/2019"}, "2031-08", []string{"2031-10"}},
		{"twice the same", []string{"2031-08", "2031-08", "2031-09", "2031-10", "2031-11"}, "2031-08", []string{}},
		{"no figures", []string{"A", "B", "C", "D"}, "", nil},
	} {
		n := numberingOf(tt.numbers)
		if (n == nil) != (tt.first == "") {
			t.Errorf("%s: got %+v", tt.Form, n)
			continue
		}
		if n != nil && (n.First != tt.first || !slices.Equal(n.Missing, tt.missing)) {
			t.Errorf("%s: got %+v, want missing %q", tt.Form, n, tt.missing)
		}
	}
}

// TestNumbersMissingAreTold pins that a number skipped makes the document one that was not read
// whole, and that an act read without its number does not.
func TestNumbersMissingAreTold(t *testing.T) {
	d := &Document{}
	for _, n := range []int{1, 2, 3, 5, 6} {
		d.Deliberations = append(d.Deliberations, &Deliberation{Number: new(fmt.Sprintf("2031-%02d", n))})
	}
	setNumbering(d)
	if lost := d.Lost(); len(lost) != 1 || lost[0].Code != CodeNumbers || d.Numbering.Read != 5 {
		t.Errorf("got %+v, %+v", lost, d.Numbering)
	}
	whole := &Document{Deliberations: append(d.Deliberations, &Deliberation{})}
	setNumbering(whole)
	if len(whole.Lost()) != 0 {
		t.Errorf("an act without its number was told twice: %+v", whole.Warnings)
	}
}

// TestSessionReceipt pins that a number missing from a folder of single acts is told, and only there.
func TestSessionReceipt(t *testing.T) {
	session := func(kind Kind, numbers ...string) *Batch {
		b := &Batch{}
		for i, n := range numbers {
			a := &Deliberation{Object: "Objet " + n, Pages: []int{1}, File: fmt.Sprintf("%d.pdf", i), SessionDate: new("2031-04-04")}
			if n != "" {
				a.Number = &n
			}
			b.Documents = append(b.Documents, &Document{File: a.File, Kind: kind, SessionDate: a.SessionDate, Deliberations: []*Deliberation{a}})
		}
		return b
	}
	for name, c := range map[string]struct {
		b    *Batch
		want string
	}{
		"one missing":            {session(KindAct, "2031-01", "2031-02", "2031-04", "2031-05", "2031-06"), "2031-03"},
		"none":                   {session(KindAct, "2031-01", "2031-02", "2031-03", "2031-04", "2031-05"), ""},
		"an unread number":       {session(KindAct, "2031-01", "2031-02", "", "2031-04", "2031-05", "2031-06"), ""},
		"a few of a long series": {session(KindAct, "2031-01", "2031-12", "2031-24", "2031-40", "2031-62"), ""},
		"minutes":                {session(KindMinutes, "2031-01", "2031-02", "2031-04", "2031-05", "2031-06"), ""},
	} {
		s, err := c.b.Session("")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var got []string
		for _, m := range s.Missing {
			got = append(got, asPrinted(m.Number))
			if m.File == "" || !strings.Contains(m.Object, "2031-01 à 2031-06, 5 lues") {
				t.Errorf("%s: %+v", name, m)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q missing, want %q", name, got, c.want)
		}
	}
}
