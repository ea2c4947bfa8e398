package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"phare/extract"
	"phare/review"
	"phare/summarize"
)

// reviewed makes a working directory with a review folder of one fictional act.
func reviewed(t *testing.T) (dir string, f *review.Folder) {
	t.Helper()
	dir = t.TempDir()
	act := &extract.Deliberation{ID: "del-7", Object: "Gratuité du bus", Pages: []int{1}, File: "actes/del-7.pdf",
		Dispositif: "DÉCIDE la gratuité du bus.", Text: "DÉCIDE la gratuité du bus."}
	s := &extract.Session{ID: "2025-04-04-conseil-municipal", Date: "2025-04-04", Body: "Conseil municipal de Trévanec", Deliberations: []*extract.Deliberation{act}}
	sum := &summarize.Summary{Title: "Conseil municipal du 4 avril 2025", Chapo: "Le conseil s’est réuni.", Method: summarize.ByExtraction,
		Items: []summarize.Item{{ID: "del-7", Acts: []string{"del-7"}, Title: "Le bus devient gratuit", Text: "Le conseil décide la gratuité du bus."}}}
	f, _, err := review.Write(filepath.Join(dir, "review"), s, sum, review.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return dir, f
}

// phare runs the program in dir and returns code, stdout and stderr.
func phare(t *testing.T, dir string, args ...string) (int, string, string) {
	t.Helper()
	var out, errs bytes.Buffer
	code := run(t, Command{Dir: dir, Stdout: &out, Stderr: &errs, Env: []string{"USER=anne"}}, args...)
	return code, out.String(), errs.String()
}

func TestStatusVerifyRevoke(t *testing.T) {
	dir, f := reviewed(t)
	none := func(string, []byte) ([]review.Finding, error) { return nil, nil }
	if _, err := f.Approve(review.Signature{File: "article.md", By: "Anne Leroy", Role: "éditrice"}, none); err != nil {
		t.Fatal(err)
	}
	code, out, errs := phare(t, dir, "status")
	if code != exitDone || !strings.Contains(out, "approuvé") || !strings.Contains(out, "Anne Leroy, éditrice") {
		t.Errorf("status: %d\n%s%s", code, out, errs)
	}
	code, out, _ = phare(t, dir, "status", "review/2025-04-04-conseil-municipal", "--json")
	var got struct{ Sessions []review.Status }
	if err := json.Unmarshal([]byte(out), &got); code != exitDone || err != nil || len(got.Sessions) != 1 || got.Sessions[0].Drafts[0].State != review.StateApproved {
		t.Errorf("status --json: %d, %v\n%s", code, err, out)
	}
	if code, out, _ = phare(t, dir, "verify"); code != exitDone || !strings.Contains(out, "1 texte(s) signé(s)") {
		t.Errorf("verify: %d\n%s", code, out)
	}
	article := filepath.Join(f.Dir, "article.md")
	raw, err := os.ReadFile(article)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(article, append(raw, 'x'), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, out, _ = phare(t, dir, "verify"); code != exitRefused || !strings.Contains(out, "changé depuis la signature de Anne Leroy") {
		t.Errorf("verify: %d\n%s", code, out)
	}
	const path = "review/2025-04-04-conseil-municipal/article.md"
	if code, _, errs = phare(t, dir, "revoke", path); code != exitDone {
		t.Errorf("revoke: %d\n%s", code, errs)
	}
	if code, _, errs = phare(t, dir, "revoke", path); code != exitRefused {
		t.Errorf("revoked twice: %d\n%s", code, errs)
	}
	if code, _, _ = phare(t, dir, "verify"); code != exitDone {
		t.Errorf("verify after the revocation: %d", code)
	}
}

func TestReviewCommandsSayWhatToDo(t *testing.T) {
	dir := t.TempDir()
	for _, args := range [][]string{{"status"}, {"verify"}, {"status", "ailleurs"}, {"revoke", "ailleurs/article.md"}, {"revoke"}, {"status", "."}} {
		code, _, errs := phare(t, dir, args...)
		if code != exitUsage || !strings.Contains(errs, "phare") {
			t.Errorf("%v: %d %s", args, code, errs)
		}
	}
	for _, name := range []string{"status", "verify", "revoke"} {
		code, out, _ := phare(t, dir, name, "--help")
		if code != exitDone || !strings.Contains(out, "Codes de sortie") || !strings.Contains(out, "Exemple") {
			t.Errorf("%s --help: %d\n%s", name, code, out)
		}
	}
}
