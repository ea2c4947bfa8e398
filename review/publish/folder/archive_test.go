package folder

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"phare/review"
	"phare/review/publish"
	"phare/review/publish/publishtest"
)

func slurp(t *testing.T, to *Folder, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(to.config.Dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// TestArchive: twelve sessions in index, feeds, sitemap and search, each decision with its anchor.
func TestArchive(t *testing.T) {
	to, root := target(t), t.TempDir()
	for n := 1; n <= 12; n++ {
		if _, err := send(t, publishtest.Folder(t, root, n), to, publish.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	index := slurp(t, to, indexFile)
	for _, want := range []string{`<h3 id="a2025">2025</h3>`, `<a href="conseil-metropolitain-2025-04-12.html#2025-012">Les bus gratuits le week-end</a>`, "Par thème"} {
		if !strings.Contains(index, want) {
			t.Errorf("the index lacks %s", want)
		}
	}
	var feed archive
	if err := json.Unmarshal([]byte(slurp(t, to, archiveFile)), &feed); err != nil || feed.Version != "https://jsonfeed.org/version/1.1" || len(feed.Items) != 12 || feed.Items[0].Ours.Session != "2025-04-12" {
		t.Errorf("%+v, %v", feed, err)
	}
	var places struct {
		URLs []struct {
			Loc string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal([]byte(slurp(t, to, sitemapFile)), &places); err != nil || len(places.URLs) != 13 {
		t.Errorf("%+v, %v", places, err)
	}
	if n := strings.Count(slurp(t, to, searchFile), `"u":`); n != 12 {
		t.Errorf("%d decisions can be found", n)
	}
}

// A feed that a text from a word processor broke, or that somebody deleted, mends itself.
func TestDamagedArchive(t *testing.T) {
	to, f := target(t), publishtest.Folder(t, t.TempDir(), 1)
	if _, err := send(t, f, to, publish.Options{}); err != nil {
		t.Fatal(err)
	}
	good := map[string]string{}
	for _, name := range []string{feedFile, sitemapFile, searchFile, archiveFile} {
		good[name] = slurp(t, to, name)
	}
	for name, content := range map[string]string{feedFile: strings.Replace(good[feedFile], "<item>", "<item>\x0b", 1), sitemapFile: "", searchFile: "x", archiveFile: "{"} {
		if err := os.WriteFile(filepath.Join(to.config.Dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := send(t, f, to, publish.Options{}); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for n, want := range good {
			if got := slurp(t, to, n); got != want {
				t.Errorf("%s damaged: %s is now %s", name, n, publish.Difference(want, got))
			}
		}
	}
	// what a person changed in the index is kept
	index := filepath.Join(to.config.Dir, indexFile)
	if err := os.WriteFile(index, []byte("<p>à nous"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := send(t, publishtest.Folder(t, t.TempDir(), 2), to, publish.Options{}); err != nil {
		t.Fatal(err)
	}
	if slurp(t, to, indexFile) != "<p>à nous" || !strings.Contains(slurp(t, to, "index.new.html"), "2025-04-02") {
		t.Error("somebody's index is written over, or the new one is lost")
	}
}

// A changed slug leaves a redirection, not a second page; a withdrawn text leaves its reason.
func TestMovedThenWithdrawn(t *testing.T) {
	to, f := target(t), publishtest.Folder(t, t.TempDir(), 1)
	if _, err := send(t, f, to, publish.Options{}); err != nil {
		t.Fatal(err)
	}
	publishtest.Edit(t, f, func(s string) string {
		return strings.Replace(s, "slug: conseil-metropolitain-2025-04-01", "slug: cinq-decisions", 1)
	})
	publishtest.Sign(t, f)
	for _, want := range []string{"updated", "unchanged"} {
		if r, err := send(t, f, to, publish.Options{}); err != nil || r.Action != want {
			t.Fatalf("%+v, %v", r, err)
		}
	}
	if old := slurp(t, to, "conseil-metropolitain-2025-04-01.html"); !strings.Contains(old, "url=https://www.valombre.example/conseil/cinq-decisions.html") {
		t.Error(old)
	}
	if strings.Contains(slurp(t, to, feedFile), "2025-04-01.html") || strings.Count(slurp(t, to, feedFile), "<item>") != 1 {
		t.Error("two items")
	}
	back, err := f.Withdraw(review.ArticleFile, "Camille Ferrand", "montant <b>erroné</b>")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := publish.Withdraw(context.Background(), back, to, publish.Options{Today: "2025-05-03"}); err != nil {
		t.Fatal(err)
	}
	page := slurp(t, to, "cinq-decisions.html")
	if !strings.Contains(page, "montant &lt;b&gt;erroné") || strings.Contains(page, "le samedi") || !strings.Contains(page, "noindex") {
		t.Error(page)
	}
	for _, name := range []string{feedFile, sitemapFile, searchFile, indexFile} {
		if strings.Contains(slurp(t, to, name), "cinq-decisions") {
			t.Errorf("%s still lists it", name)
		}
	}
	publishtest.Sign(t, f)
	if r, err := send(t, f, to, publish.Options{}); err != nil || r.Action != "updated" || !strings.Contains(slurp(t, to, feedFile), "cinq-decisions") {
		t.Errorf("signed again: %+v, %v", r, err)
	}
}

// TestCopiedFolder: a copy of a review folder, under another name, publishes the same text and
// not a second one.
func TestCopiedFolder(t *testing.T) {
	to, root := target(t), t.TempDir()
	f := publishtest.Folder(t, root, 1)
	copied := filepath.Join(root, "copie de la séance")
	if err := os.CopyFS(copied, os.DirFS(f.Dir)); err != nil {
		t.Fatal(err)
	}
	if r, err := send(t, f, to, publish.Options{}); err != nil || r.Action != "created" {
		t.Fatalf("%+v, %v", r, err)
	}
	g, err := review.Open(copied)
	if err != nil {
		t.Fatal(err)
	}
	if r, err := send(t, g, to, publish.Options{}); err != nil || r.Action != "updated" {
		t.Errorf("%+v, %v", r, err)
	}
	if n := strings.Count(slurp(t, to, feedFile), "<item>"); n != 1 {
		t.Errorf("%d items", n)
	}
}
