package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"phare/extract"
)

// saidHere keeps corrections in memory, held against the format as the file is.
type saidHere struct{ all []extract.Correction }

func (s *saidHere) All() ([]extract.Correction, time.Time, error) { return s.all, time.Time{}, nil }
func (s *saidHere) Add(c extract.Correction) error {
	s.all = extract.Correct(s.all, c)
	return nil
}

// TestAnswersBearAName: what is said of the reading names a document of the session and a
// person; a page of another folder is neither shown nor corrected.
func TestAnswersBearAName(t *testing.T) {
	f := folder(t, 4)
	o := options(f)
	said := &saidHere{}
	o.Said = said
	b := serve(t, o)
	if status, text := b.get(sessionPath("lecture")); status != http.StatusOK || !strings.Contains(text, "4\u00a0pages") {
		t.Fatalf("%d: %s", status, text)
	}
	ask := map[string]any{"doc": "actes/DEL'&\"#1.pdf", "page": 1, "line": 1, "is": "not-act", "set": map[string]any{}}
	if status, _ := b.post(sessionPath("lecture", "repondre"), ask); status != http.StatusPreconditionRequired {
		t.Errorf("an answer without a name gives %d", status)
	}
	b.as("Anne Leroy")
	if status, v := b.post(sessionPath("lecture", "repondre"), ask); status != http.StatusOK {
		t.Errorf("%d: %v", status, v)
	}
	if len(said.all) != 1 || said.all[0].By != "Anne Leroy" || said.all[0].Document != "2025-001" {
		t.Errorf("%+v", said.all)
	}
	for what, change := range map[string]any{"doc": "../../etc/passwd", "set": map[string]any{"for": "douze"}} {
		other := map[string]any{"doc": ask["doc"], "page": 1, "line": 1, "is": "", "set": map[string]any{}}
		other[what] = change
		if status, _ := b.post(sessionPath("lecture", "repondre"), other); status != http.StatusNotFound && status != http.StatusBadRequest {
			t.Errorf("%s %v gives %d", what, change, status)
		}
	}
	if status, _ := b.post(sessionPath("lecture", "relire"), map[string]any{}); status == http.StatusOK {
		t.Error("a page without documents reads them again")
	}
	if status, text := b.get(sessionPath("lecture", "page") + "?doc=actes%2FDEL%27%26%22%231.pdf&n=1"); status != http.StatusOK || !strings.Contains(text, "Réseau de chaleur") || strings.Contains(text, "<script>") {
		t.Errorf("%d: %s", status, text)
	}
}
