package attendance

import (
	"strings"
	"testing"

	"phare/extract/record"
	"phare/extract/sketch"
)

// FuzzMembers asks of any head that it is read without harm, that no count exceeds what an
// assembly can hold, that none is negative, and that a second reading gives the same.
func FuzzMembers(f *testing.F) {
	for _, c := range membersCases {
		f.Add(c.head)
	}
	f.Fuzz(func(t *testing.T, head string) {
		if len(head) > 4000 || strings.Count(head, "\f") > 2 {
			return
		}
		read := func() record.Members {
			r := scan(sketch.Pages(head))
			m, _ := r.attendance(len(r.Lines), true)
			return m
		}
		m := read()
		for _, n := range []*int{m.InOffice, m.Voting} {
			if n != nil && (*n < 0 || *n > 400) {
				t.Errorf("%d members", *n)
			}
		}
		for _, n := range []*int{m.Present, m.Proxies} {
			if n != nil && (*n < 0 || *n > max(800, len(head))) {
				t.Errorf("%d present or represented in %d bytes", *n, len(head))
			}
		}
		if again := shown(read()); again != shown(m) {
			t.Errorf("%s, then %s", shown(m), again)
		}
	})
}
