package publish_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"phare/review"
	"phare/review/publish"
	"phare/review/publish/files"
	"phare/review/publish/folder"
	"phare/review/publish/publishtest"
	"phare/review/publish/repo"
	"phare/review/publish/wordpress"
)

// poison is put into every field. Each piece is obeyed by some target that does not clean the
// field for its own grammar.
const poison = "<script>alert(1)</script><img src=//mal.example/i onerror=alert(2)> [audio src=//mal.example/a.mp3] {{< raw >}} {{% x %}} ]]> \x0b\x1b[31m\u202e \" onload=\"x"

// poisoned is a signed article whose every field holds the poison, in a way that a front
// matter can: what the signer was told and set aside all the same.
func poisoned(t *testing.T) review.Approved {
	t.Helper()
	f := publishtest.Folder(t, t.TempDir(), 1)
	raw, err := os.ReadFile(filepath.Join(f.Dir, review.ArticleFile))
	if err != nil {
		t.Fatal(err)
	}
	next, err := review.SetFront(raw, map[string]any{"title": "Titre " + poison, "summary": "Résumé " + poison, "categories": []string{"Cat " + poison},
		"tags": []string{"Mot " + poison}, "image": "/images/a.png", "alt": "Alt " + poison})
	if err != nil {
		t.Fatal(err)
	}
	body := string(next) + "\nCorps " + strings.ReplaceAll(poison, "\n", " ") + "\n\n## Partie {#p onclick=\"alert(3)\"}\n\nhttps://video.example/v\n\n<div onclick=\"alert(4)\">bloc</div>\n"
	if err := os.WriteFile(filepath.Join(f.Dir, review.ArticleFile), []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
	var refused *review.RefusedError
	s := review.Signature{File: review.ArticleFile, By: "Camille Ferrand", Waives: map[string]string{}}
	none := func(string, []byte) ([]review.Finding, error) { return nil, nil }
	if _, err := f.Approve(s, none); !asRefused(err, &refused) {
		t.Fatalf("signed without a word: %v", err)
	}
	for _, x := range refused.Errors {
		s.Waives[x.ID] = "vu et assumé pour cet essai"
	}
	a, err := f.Approve(s, none)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func asRefused(err error, to **review.RefusedError) bool {
	r, ok := err.(*review.RefusedError)
	*to = r
	return ok && len(r.Errors) > 0
}

// TestEveryFieldOfEveryTarget: whatever a field holds, no target gets anything to obey.
func TestEveryFieldOfEveryTarget(t *testing.T) {
	a := poisoned(t)
	o := publish.Options{Publisher: "Ville " + poison, Today: "2025-05-02", Rules: publish.Rules{Allowed: []string{"https://video.example/"}}}
	send := func(p publish.Publisher) {
		t.Helper()
		if _, err := publish.Send(context.Background(), a, p, o); err != nil {
			t.Fatalf("%s: %v", p.Name(), err)
		}
	}
	never := func(name, text string, what ...string) {
		t.Helper()
		for _, w := range append(what, "\x0b", "\x1b", "\u202e") {
			if i := strings.Index(text, w); i >= 0 {
				t.Errorf("%s holds %q: …%q…", name, w, text[max(0, i-60):min(len(text), i+60)])
			}
		}
	}
	inHTML := []string{"<script>alert", "<img src=//mal", "onerror=alert(2)>", "onclick=", `" onload="`}

	t.Run("folder", func(t *testing.T) {
		dir := t.TempDir()
		p, err := folder.New(folder.Config{Dir: dir, URL: "https://www.example/c/"})
		if err != nil {
			t.Fatal(err)
		}
		send(p)
		_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			switch filepath.Ext(path) {
			case ".html":
				never(d.Name(), string(raw), inHTML...)
			case ".xml":
				never(d.Name(), string(raw))
				if err := xml.Unmarshal(raw, new(struct{})); err != nil {
					t.Errorf("%s: %v", d.Name(), err)
				}
				var feed struct {
					Items []struct {
						Title string `xml:"title"`
						Text  string `xml:"description"`
						HTML  string `xml:"http://purl.org/rss/1.0/modules/content/ encoded"`
					} `xml:"channel>item"`
				}
				if err := xml.Unmarshal(raw, &feed); err != nil {
					t.Error(err)
				}
				for _, i := range feed.Items { // what a reader takes for HTML
					never("feed", i.Title+i.Text+i.HTML, "<script", "<img", "<div")
				}
			case ".json":
				var feed struct {
					Items []struct {
						HTML string `json:"content_html"`
					}
				}
				if err := json.Unmarshal(raw, &feed); err == nil {
					for _, i := range feed.Items {
						never("feed.json", i.HTML, "<script", "<img", "<div", "onclick")
					}
				}
				never(d.Name(), string(raw), "<script", "</script")
			case ".js":
				never(d.Name(), string(raw), "<script", "</script")
			}
			return nil
		})
	})
	t.Run("git", func(t *testing.T) {
		git, err := exec.LookPath("git")
		if err != nil {
			t.Skip("git is missing")
		}
		dir := t.TempDir()
		run := func(args ...string) string {
			out, err := exec.Command(git, append([]string{"-C", dir, "-c", "user.name=T", "-c", "user.email=t@x.example"}, args...)...).CombinedOutput()
			if err != nil {
				t.Fatalf("git %v: %s", args, out)
			}
			return string(out)
		}
		run("init", "-q", "-b", "main")
		run("config", "user.name", "T")
		run("config", "user.email", "t@x.example")
		run("commit", "-q", "--allow-empty", "-m", "vide")
		p, err := repo.New(context.Background(), repo.Config{Dir: dir, Folder: "content"})
		if err != nil {
			t.Fatal(err)
		}
		send(p)
		raw := run("show", "main:content/conseil-metropolitain-2025-04-01.md")
		_, body, _ := strings.Cut(strings.TrimPrefix(raw, "---\n"), "---\n")
		never("the Markdown", body, "<script", "<img", "<div", "onclick", "{{<", "{{%")
		never("the Markdown", body, "\nhttps://video")
		never("the commit", run("log", "-1", "--format=%B", "main"))
	})
	t.Run("wordpress", func(t *testing.T) {
		var mu sync.Mutex
		var sent []map[string]any
		web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			switch {
			case strings.HasSuffix(r.URL.Path, "/users/me"):
				fmt.Fprint(w, `{"id":1,"slug":"e","capabilities":{"publish_posts":true}}`)
			case r.Method == http.MethodGet && strings.Contains(r.URL.Path, "/wp/v2/"):
				fmt.Fprint(w, `[]`)
			case r.Method == http.MethodGet:
				fmt.Fprint(w, `{"namespaces":["wp/v2"]}`)
			default:
				raw, _ := io.ReadAll(r.Body)
				body := map[string]any{}
				_ = json.Unmarshal(raw, &body)
				mu.Lock()
				sent = append(sent, body)
				mu.Unlock()
				rendered := func(key string) map[string]any { return map[string]any{"raw": body[key]} }
				_ = json.NewEncoder(w).Encode(map[string]any{"id": 7, "status": "draft", "slug": body["slug"], "link": "https://x.example/?p=7", "name": body["name"],
					"title": rendered("title"), "excerpt": rendered("excerpt"), "content": rendered("content"), "categories": body["categories"], "tags": body["tags"]})
			}
		}))
		defer web.Close()
		p, err := wordpress.New(wordpress.Config{URL: web.URL, User: "e", Password: "p"})
		if err != nil {
			t.Fatal(err)
		}
		send(p)
		if len(sent) < 3 {
			t.Fatalf("%d requests", len(sent))
		}
		for _, body := range sent {
			for key, value := range body {
				if s, ok := value.(string); ok && key != "slug" && key != "status" {
					never("WordPress "+key, s, append(inHTML, "[audio", "[")...)
				}
			}
			if s, _ := body["content"].(string); strings.Contains(s, "\nhttps://video") || strings.Contains(s, ">https://video") {
				t.Error("an address alone on its line becomes a player")
			}
		}
	})
	t.Run("files", func(t *testing.T) {
		dir := t.TempDir()
		send(files.Folder{Dir: dir})
		raw, err := os.ReadFile(filepath.Join(dir, "article.html"))
		if err != nil {
			t.Fatal(err)
		}
		never("article.html", string(raw), inHTML...)
		text, err := os.ReadFile(filepath.Join(dir, "article.txt"))
		if err != nil {
			t.Fatal(err)
		}
		never("article.txt", strings.TrimPrefix(string(text), "\ufeff"))
		word, err := os.ReadFile(filepath.Join(dir, "article.docx"))
		if err != nil {
			t.Fatal(err)
		}
		z, err := zip.NewReader(bytes.NewReader(word), int64(len(word)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range z.File {
			r, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, _ := io.ReadAll(r)
			if err := xml.Unmarshal(content, new(struct{})); err != nil && err != io.EOF {
				t.Errorf("%s: %v", part.Name, err)
			}
			never(part.Name, string(content), "<script")
		}
	})
}

// TestOutletsKeepTheWords: what is cleaned is what is obeyed, never the words.
func TestOutletsKeepTheWords(t *testing.T) {
	const words = "Eau & énergie : « 3 < 5 », l’Œuvre n° 12 – 1 200 € [sic] 👩‍🚒"
	text := publish.NewText(words)
	if text.Plain() != words || publish.FromWordPress(text.WordPress()) != words {
		t.Errorf("%q, %q", text.Plain(), text.WordPress())
	}
	if got := publish.Clean("a\tb\nc é 👩‍🚒"); got != "a\tb\nc é 👩‍🚒" {
		t.Errorf("%q", got)
	}
	html := publish.HTMLBody(`<p>Voir [sic] https://a.example <a href="https://a.example/?q=[1]">là</a></p>`)
	if got, want := html.WordPress(), `<p>Voir &#91;sic&#93; https:&#47;&#47;a.example <a href="https://a.example/?q=&#91;1&#93;">là</a></p>`; got != want {
		t.Errorf("%s", got)
	}
}
