package folder

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"phare/review"
	"phare/review/publish"
	"phare/review/publish/publishtest"
)

func send(t *testing.T, f *review.Folder, to *Folder, o publish.Options) (publish.Result, error) {
	t.Helper()
	a, err := f.Approved(review.ArticleFile)
	if err != nil {
		t.Fatal(err)
	}
	o.Today, o.Publisher = time.Now().Format(time.DateOnly), "Métropole de Valombre"
	return publish.Send(context.Background(), a, to, o)
}

func target(t *testing.T) *Folder {
	t.Helper()
	f, err := New(Config{Dir: filepath.Join(t.TempDir(), "public"), URL: "https://www.valombre.example/conseil"})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestFeed has an independent reader read the feed, and holds what a feed must be.
func TestFeed(t *testing.T) {
	to := target(t)
	root := t.TempDir()
	var last *review.Folder
	for n := 1; n <= 3; n++ {
		last = publishtest.Folder(t, root, n)
		// each session's act has the same file name and other bytes: none overwrites another
		publishtest.LetOut(t, last)
		if _, err := send(t, last, to, publish.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(filepath.Join(to.config.Dir, feedFile))
	if err != nil {
		t.Fatal(err)
	}
	feed, err := gofeed.NewParser().ParseString(string(raw))
	if err != nil {
		t.Fatal(err)
	}
	if feed.FeedType != "rss" || feed.FeedVersion != "2.0" || feed.Language != "fr" || feed.Title == "" || feed.Description == "" || feed.Link == "" {
		t.Errorf("channel: %+v", feed)
	}
	if len(feed.Items) != 3 {
		t.Fatalf("%d items", len(feed.Items))
	}
	for i, item := range feed.Items {
		if i > 0 && item.PublishedParsed.After(*feed.Items[i-1].PublishedParsed) {
			t.Error("not the latest first")
		}
		if !strings.HasPrefix(item.GUID, "phare:2025-04-0") || item.Description == "" || item.Link == "" || len(item.Categories) == 0 {
			t.Errorf("item: %+v", item)
		}
		if !strings.Contains(item.Content, "<h2 id=") || !strings.Contains(item.Content, "& rien") && !strings.Contains(item.Content, "&amp; rien") {
			t.Errorf("content: %s", item.Content)
		}
		if item.PublishedParsed.Hour() != 12 || item.PublishedParsed.Location() == time.Local {
			t.Errorf("date: %s", item.Published)
		}
		if len(item.Enclosures) != 1 || item.Enclosures[0].Type != "application/pdf" || item.Enclosures[0].Length == "0" || !strings.HasPrefix(item.Enclosures[0].URL, "https://www.valombre.example/conseil/actes/") {
			t.Errorf("enclosure: %+v", item.Enclosures)
		}
	}
}

// TestOnce follows one text: sent once, unchanged the second time, marked when corrected,
// left alone when somebody changed the page.
func TestOnce(t *testing.T) {
	to, f := target(t), publishtest.Folder(t, t.TempDir(), 1)
	for i, want := range []string{"created", "unchanged"} {
		r, err := send(t, f, to, publish.Options{})
		if err != nil || r.Action != want {
			t.Fatalf("sending %d: %+v, %v", i, r, err)
		}
	}
	publishtest.Edit(t, f, func(s string) string {
		return strings.Replace(s, "le dimanche", "le dimanche et les jours fériés", 1)
	})
	publishtest.Sign(t, f)
	for i, want := range []string{"updated", "unchanged"} {
		r, err := send(t, f, to, publish.Options{})
		if err != nil || r.Action != want {
			t.Fatalf("correction %d: %+v, %v", i, r, err)
		}
	}
	page := filepath.Join(to.config.Dir, "conseil-metropolitain-2025-04-01.html")
	raw, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(raw), "mis à jour le") || !strings.Contains(string(raw), "jours fériés") {
		t.Errorf("the correction is not marked: %s", raw)
	}
	if err := os.WriteFile(page, []byte(strings.Replace(string(raw), "le samedi", "le vendredi", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := send(t, f, to, publish.Options{}); err == nil || !strings.Contains(err.Error(), "a été modifiée sur place") {
		t.Errorf("somebody's change is overwritten: %v", err)
	}
	if r, err := send(t, f, to, publish.Options{Force: true}); err != nil || r.Action != "updated" {
		t.Errorf("--force: %+v, %v", r, err)
	}
}

// TestNotOurs: a page that was there before is never taken.
func TestNotOurs(t *testing.T) {
	to, f := target(t), publishtest.Folder(t, t.TempDir(), 1)
	if err := os.MkdirAll(to.config.Dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(to.config.Dir, "conseil-metropolitain-2025-04-01.html"), []byte("<p>autre"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := send(t, f, to, publish.Options{}); err == nil || !strings.Contains(err.Error(), "n’est pas de phare") {
		t.Errorf("got %v", err)
	}
}
