package web

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"phare/review"
)

// TestSecondReadingIsMergedByBlocks: a text that a person changed and that the program wrote
// anew is made one, block by block; what the person changed stays unless they take the other.
func TestSecondReadingIsMergedByBlocks(t *testing.T) {
	f := folder(t, 6)
	b := serve(t, options(f))
	b.as("Anne Leroy")
	d, err := f.Draft(review.ArticleFile)
	if err != nil {
		t.Fatal(err)
	}
	if d, err = f.Save(d.File, d.Content, strings.Replace(d.Text, "2 000 euros", "2 000 euros, relus", 1), "Anne Leroy"); err != nil {
		t.Fatal(err)
	}
	// a second reading finds another sum in the second decision
	next := strings.Replace(string(mustMachine(t, f)), "3 000 euros", "3 500 euros", 1)
	next = strings.Replace(next, "title: ", "title: Un autre titre. #", 1)
	if err := os.WriteFile(filepath.Join(f.Dir, "article.new.md"), []byte(next), 0o644); err != nil {
		t.Fatal(err)
	}
	status, page := b.get(sessionPath("t", "article.md"))
	if status != http.StatusOK || !strings.Contains(page, "3 500 euros") || strings.Count(page, `data-hunk="`) != 2 || strings.Contains(page, "vous l’aviez changé aussi") {
		t.Fatalf("%d, %d places to look at", status, strings.Count(page, `data-hunk="`))
	}
	at := strings.Index(page, `data-hunk="`)
	rest := page[at+len(`data-hunk="`):]
	if !strings.HasPrefix(rest, "title") {
		t.Errorf("the title does not come first: %s", rest[:20])
	}
	at = strings.LastIndex(page, `data-hunk="`)
	hunk, _, _ := strings.Cut(page[at+len(`data-hunk="`):], `"`)
	for _, one := range []string{hunk, "title"} {
		status, v := b.post(sessionPath("t", "article.md", "fondre"), mergeAsk{From: "article.new.md", Hunk: one, Expect: d.Content})
		if status != http.StatusOK {
			t.Fatal(status, v)
		}
		if d, err = f.Draft(review.ArticleFile); err != nil {
			t.Fatal(err)
		}
	}
	if !strings.Contains(d.Text, "2 000 euros, relus") || !strings.Contains(d.Text, "3 500 euros") || d.Front.Title != "Un autre titre." {
		t.Errorf("%s", d.Text)
	}
	for _, from := range []string{"article.md", "../article.new.md", "facebook.md"} {
		if status, _ := b.post(sessionPath("t", "article.md", "ranger"), mergeAsk{From: from}); status != http.StatusNotFound {
			t.Errorf("%s is put away: %d", from, status)
		}
	}
	if status, v := b.post(sessionPath("t", "article.md", "ranger"), mergeAsk{From: "article.new.md"}); status != http.StatusOK || strings.Contains(v["proposals"].(string), "hunk") {
		t.Error(status, v)
	}
	if _, err := os.Stat(filepath.Join(f.Dir, "article.new.md")); !os.IsNotExist(err) {
		t.Error("the new text is still beside", err)
	}
	if again, err := f.Draft(review.ArticleFile); err != nil || again.Content != d.Content {
		t.Error("putting it away changed the article", err)
	}
}

func mustMachine(t *testing.T, f *review.Folder) string {
	t.Helper()
	text, err := f.Machine(review.ArticleFile)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestSinceSpeaksOfToday(t *testing.T) {
	now := time.Date(2031, 4, 5, 18, 0, 0, 0, time.Local)
	if got := since(time.Date(2031, 4, 5, 10, 12, 0, 0, time.Local).Format(time.RFC3339), now); got != "de 10\u00a0h\u00a012" {
		t.Errorf("%q", got)
	}
	if got := since(time.Date(2031, 4, 4, 9, 5, 0, 0, time.Local).Format(time.RFC3339), now); got != "du 4\u00a0avril 2031 à 9\u00a0h\u00a005" {
		t.Errorf("%q", got)
	}
}
