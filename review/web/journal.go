package web

import (
	"net/http"
	"slices"

	"phare/review"
	"phare/review/web/words"
)

// journalLine is one line of the journal in words.
type journalLine struct {
	When, Who, What, File, More string
}

// journal shows who did what, the latest first, and whether the chain holds.
func (s *Server) journal(r *http.Request) (string, any, error) {
	x, status, err := s.open(r)
	if err != nil {
		return "", nil, err
	}
	entries, err := x.folder.Journal()
	if err != nil {
		return "", nil, err
	}
	proof, err := x.folder.Verify()
	if err != nil {
		return "", nil, err
	}
	v := struct {
		frame
		Lines   []journalLine
		Proof   *review.Verification
		Broken  []review.Problem // of the journal itself
		Changed []review.Problem // texts that changed since they were signed: signing again mends it
	}{frame: s.sessionFrame(x, status, "Journal", "journal"), Proof: proof}
	for _, p := range proof.Problems {
		if p.File == review.JournalFile {
			v.Broken = append(v.Broken, p)
		} else {
			v.Changed = append(v.Changed, p)
		}
	}
	for _, e := range slices.Backward(entries) {
		l := journalLine{When: moment(e.When), Who: e.Who, What: words.Event(e), File: e.File, More: e.Reason}
		if e.Role != "" {
			l.Who += ", " + e.Role
		}
		if e.Event == review.EventRead {
			l.More = count(len(e.Sentences), "phrase", "phrases")
		}
		if o := e.Opinion; o != nil {
			l.More = "de " + o.By + " : " + o.Says.French() + ", " + count(len(o.Remarks), "remarque", "remarques")
		}
		if e.Target != "" {
			l.More = oneLine(e.Target + " " + e.URL + " " + e.Reason)
		}
		v.Lines = append(v.Lines, l)
	}
	return "journal", v, nil
}
