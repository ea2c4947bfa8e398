package web

import (
	"net/http"
	"strings"
	"testing"

	"phare/review"
	"phare/review/house"
)

// TestTwoSignersOnThePage: the page asks for whom one signs, and publishes nothing before the last.
func TestTwoSignersOnThePage(t *testing.T) {
	f := folder(t, 4)
	o := options(f)
	o.Rule = house.Rule{Chairs: map[string][]string{"facebook": {"rédaction", "direction"}}, Another: true}
	b := serve(t, o)
	b.as("Zoé Blanc")
	readAll(t, b, "facebook.md")
	postOf := func() review.Draft {
		d, err := f.Draft("facebook.md")
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	sign := func(by, chair string) (int, map[string]any) {
		return b.post(sessionPath("t", "facebook.md", "approve"), map[string]any{"by": by, "role": "", "chair": chair, "expect": postOf().Content})
	}
	_, page := b.get(sessionPath("t", "facebook.md"))
	if !strings.Contains(page, "Vous signez pour") || !strings.Contains(page, `value="direction"`) {
		t.Error("the page does not ask for whom one signs")
	}
	if status, v := sign("Zoé Blanc", ""); status != http.StatusUnprocessableEntity {
		t.Errorf("%d %v", status, v)
	}
	if status, v := sign("Zoé Blanc", "rédaction"); status != http.StatusOK || len(v["missing"].([]any)) != 1 {
		t.Fatalf("%d %v", status, v)
	}
	if status, v := b.post(sessionPath("t", "facebook.md", "send"), map[string]any{"target": "dossier", "dry_run": false}); status != http.StatusConflict {
		t.Errorf("one signature of two is sent: %d %v", status, v)
	}
	_, text := b.get(sessionPath("t", "facebook.md", "state"))
	if !strings.Contains(text, `"state":"partly"`) || !strings.Contains(text, "Signé 1 sur 2") {
		t.Error(text)
	}
	if status, v := sign("blanc zoé", "direction"); status != http.StatusUnprocessableEntity || !strings.Contains(v["error"].(string), "autre personne") {
		t.Errorf("one person signed twice: %d %v", status, v)
	}
	if status, v := sign("Luc Petit", "direction"); status != http.StatusOK || v["missing"] != nil {
		t.Fatalf("%d %v", status, v)
	}
	if status, _ := b.post(sessionPath("t", "facebook.md", "send"), map[string]any{"target": "dossier", "dry_run": true}); status != http.StatusOK {
		t.Errorf("signed by both, it is not sent: %d", status)
	}

	// whoever changes the text does not sign it
	b.as("Luc Petit")
	d := postOf()
	if status, v := b.post(sessionPath("t", "facebook.md", "passage"), front(d, 0, "Autre titre")); status != http.StatusOK {
		t.Fatal(status, v)
	}
	readAll(t, b, "facebook.md")
	if status, v := sign("Luc Petit", "direction"); status != http.StatusUnprocessableEntity || !strings.Contains(v["error"].(string), "a changé ce texte") {
		t.Errorf("the writer signed: %d %v", status, v)
	}
}
