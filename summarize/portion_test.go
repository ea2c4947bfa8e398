package summarize

import (
	"fmt"
	"strings"
	"testing"

	"phare/extract"
)

// long is a session of so many minutes of the same length, all of them in the race.
func long(t *testing.T, acts, paragraphs int) *extract.Session {
	t.Helper()
	s := fictional(t)
	s.Deliberations, s.Documents = nil, nil
	for i := range acts {
		var expose strings.Builder
		for j := range paragraphs {
			fmt.Fprintf(&expose, "Le centre de loisirs numéro %d reçoit %d enfants de la commune pendant les vacances d'été. La commission s'est réunie et a donné son accord à ce qui lui était soumis.\n", i, 20+j)
		}
		n := fmt.Sprint(i)
		d := newDeliberation("del-"+n, n, "Centre de loisirs numéro "+n+" : travaux", expose.String(), "Décide :\nD'APPROUVER les travaux du centre de loisirs numéro "+n+" pour 90 000 €.")
		d.Outcome = extract.Adopted
		s.Deliberations = append(s.Deliberations, d)
		s.Documents = append(s.Documents, &extract.Document{File: d.File, Kind: extract.KindMinutes, Deliberations: []*extract.Deliberation{d}})
	}
	return s
}

func TestWhatIsSentKeepsToItsShare(t *testing.T) {
	for _, c := range []struct{ acts, paragraphs int }{{6, 30}, {20, 12}, {60, 8}} {
		t.Run(fmt.Sprint(c.acts), func(t *testing.T) {
			srv := copyist(t)
			sum := runWith(t, long(t, c.acts, c.paragraphs), Options{Client: client(t, srv, nil), Channels: []string{}})
			sent, source := sum.Usage.SentChars, sum.Usage.SourceChars
			if sent == 0 || float64(sent) > sentShare*float64(source) {
				t.Errorf("%d of %d characters are sent", sent, source)
			}
			if sum.Method != ByModel {
				t.Errorf("nothing is written: %v", sum.Fallbacks)
			}
		})
	}
}

// Where there are too many acts for the share, the first by the rules are read, and the
// others say so.
func TestActsBeyondTheShareAreLeftToTheRules(t *testing.T) {
	srv := copyist(t)
	sum := runWith(t, long(t, 40, 1), Options{Client: client(t, srv, nil), Channels: []string{}})
	read := len(srv.Named("^digest/"))
	if read < 10 || read >= 40 {
		t.Fatalf("%d acts are read", read)
	}
	told := 0
	for _, a := range sum.SetAside {
		if strings.Contains(a.Reason, unreadWords) {
			told++
		}
	}
	for _, it := range append(sum.Items, sum.Next...) {
		for _, r := range it.Reasons {
			if r.Code == "unread" {
				told++
			}
		}
	}
	if told == 0 || told > 40-read {
		t.Errorf("%d acts say that they were not read, of %d", told, 40-read)
	}
}

// An act that changes a little leaves the requests about the others as they were.
func TestSizesAreSteps(t *testing.T) {
	for _, c := range []struct{ length, want int }{{299, 300}, {300, 300}, {649, 500}, {650, 650}, {99_999, actMax}} {
		if got := step(float64(c.length)); got != c.want {
			t.Errorf("step(%d) = %d, want %d", c.length, got, c.want)
		}
	}
	if got := even([]string{strings.Repeat("a", 100), strings.Repeat("b", 900), strings.Repeat("c", 900)}, 1000); got != 450 {
		t.Errorf("the short text leaves %d to each other", got)
	}
}
