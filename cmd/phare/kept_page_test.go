package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// caller is the page's own way to the program, without a browser.
type caller struct {
	*http.Client
	t           *testing.T
	base, token string
}

// callPage opens the page of a folder and comes in by its address.
func callPage(t *testing.T, dir string) *caller {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	said := &output{}
	ctx, stop := context.WithCancel(context.Background())
	c := Command{Args: []string{"review", "--no-browser"}, Self: self, Dir: dir, Stdin: strings.NewReader(""), Stdout: said, Stderr: said, Exit: os.Exit,
		Env: []string{"HOME=" + dir, "XDG_CACHE_HOME=" + filepath.Join(dir, ".cache"), "LocalAppData=" + dir, "PATH=" + os.Getenv("PATH")}}
	ended := make(chan int, 1)
	go func() { ended <- c.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if code := <-ended; code != exitDone {
			t.Errorf("the page ends with %d: %s", code, said)
		}
	})
	address := ""
	for deadline := time.Now().Add(2 * time.Minute); address == "" && len(ended) == 0 && time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		address = regexp.MustCompile(`http://\S+`).FindString(said.String())
	}
	if address == "" {
		t.Fatal(said)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	p := &caller{Client: &http.Client{Jar: jar}, t: t, base: "http://" + strings.Split(address, "/")[2]}
	entry := p.get(strings.TrimPrefix(address, p.base))
	m := regexp.MustCompile(`name="phare-token" content="([^"]+)"`).FindStringSubmatch(entry)
	if m == nil {
		t.Fatal(entry)
	}
	p.token = m[1]
	return p
}

func (p *caller) get(path string) string {
	p.t.Helper()
	r, err := p.Get(p.base + path)
	if err != nil {
		p.t.Fatal(err)
	}
	defer r.Body.Close()
	raw, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK {
		p.t.Errorf("%s gives %d: %s %v", path, r.StatusCode, raw, err)
	}
	return string(raw)
}

// post writes, and follows the task that it starts to its end.
func (p *caller) post(path string, body any) map[string]any {
	p.t.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		p.t.Fatal(err)
	}
	return p.send(path, "application/json", bytes.NewReader(raw))
}

func (p *caller) send(path, kind string, body io.Reader) map[string]any {
	p.t.Helper()
	r, err := http.NewRequest(http.MethodPost, p.base+path, body)
	if err != nil {
		p.t.Fatal(err)
	}
	for k, v := range map[string]string{"Content-Type": kind, "Origin": p.base, "Sec-Fetch-Site": "same-origin", "X-Phare-Token": p.token} {
		r.Header.Set(k, v)
	}
	answer, err := p.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	defer answer.Body.Close()
	v := map[string]any{}
	if err := json.NewDecoder(answer.Body).Decode(&v); err != nil || answer.StatusCode != http.StatusOK {
		p.t.Fatalf("%s gives %d: %v %v", path, answer.StatusCode, v, err)
	}
	for v["state"] == "running" {
		time.Sleep(20 * time.Millisecond)
		now := map[string]any{}
		if err := json.Unmarshal([]byte(p.get("/jobs/"+v["job"].(string))), &now); err != nil {
			p.t.Fatal(err)
		}
		v = now
	}
	return v
}

// TestKeptCopiesOpenOnThePage: the folders of earlier builds open on every page, verify, are
// told on line, and publish from the page without a conflict.
func TestKeptCopiesOpenOnThePage(t *testing.T) {
	for _, name := range keptCopies(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			home := t.TempDir()
			unpack(t, name, home)
			p := callPage(t, home)
			const session = "/s/" + exampleSession
			if list := p.get("/?tout=1"); !strings.Contains(list, "en ligne") || !strings.Contains(list, "corrigé") {
				t.Errorf("the list does not tell what is on line: %s", list)
			}
			for _, path := range []string{"/", "/t/article.md", "/t/facebook.md", "/actes", "/lecture"} {
				if page := p.get(session + path); !strings.Contains(page, "</html>") || strings.Contains(page, "Cette page ne s’ouvre pas") {
					t.Errorf("%s does not open", path)
				}
			}
			if journal := p.get(session + "/journal"); !strings.Contains(journal, "✓ Vérifié") {
				t.Errorf("the journal does not hold: %s", journal)
			}
			for _, want := range []string{"updated", "unchanged"} {
				v := p.post(session+"/t/article.md/send", map[string]any{"target": "folder", "dry_run": false})
				result, _ := v["result"].(map[string]any)
				if v["state"] != "done" || result["action"] != want {
					t.Errorf("want %s: %v", want, v)
				}
			}
			raw, err := os.ReadFile(filepath.Join(home, "public", "conseil-metropolitain-2025-04-04.html"))
			if err != nil || !bytes.Contains(raw, []byte("Délibération n°")) {
				t.Errorf("the article is not out: %v", err)
			}
			// no link of the guide ends at a wall
			for _, page := range []string{"/guide", "/guide/modeles.md", "/guide/reglages.md"} {
				links := regexp.MustCompile(`(?:href|src)="(/[^"#]*)"`).FindAllStringSubmatch(p.get(page), -1)
				if len(links) < 5 {
					t.Errorf("%s has only %d links", page, len(links))
				}
				for _, m := range links {
					p.get(m[1])
				}
			}
			if copied := p.get(session + "/t/article.md/copie"); !strings.Contains(copied, `"html"`) {
				t.Error(copied)
			}
		})
	}
}

// TestManySessionsDropped drops a folder of several sessions with scans on the page: the session
// is asked, it is drafted, and no scan of another one is read. The folder is that of the corpus.
func TestManySessionsDropped(t *testing.T) {
	pdfs, err := filepath.Glob("../../../shared/corpus/montpellier-ville/*.pdf")
	if err != nil || len(pdfs) == 0 {
		t.Skip("the corpus is not here")
	}
	if testing.Short() {
		t.Skip("reads 126 documents")
	}
	home := t.TempDir()
	example, err := os.ReadFile("../../examples/metropole-de-valombre/DEL2025-031.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(home, "2025-04-04"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, "2025-04-04", "a.pdf"), example, 0o644); err != nil {
		t.Fatal(err)
	}
	// the page opens where there is a session already
	if code := run(t, Command{Dir: home, Env: []string{"HOME=" + home, "XDG_CACHE_HOME=" + filepath.Join(home, ".cache")}, Stdout: io.Discard, Stderr: io.Discard}, "run", "2025-04-04", "--offline"); code != exitDone && code != exitUnread {
		t.Fatal(code)
	}
	p := callPage(t, home)
	began := time.Now()
	id, _ := p.post("/depots", map[string]any{"for": "", "folder": "", "example": false})["id"].(string)
	for _, name := range pdfs {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		p.send("/depots/"+id+"/fichier?nom="+filepath.Base(name), "application/octet-stream", f)
		f.Close()
	}
	read := p.post("/depots/"+id+"/lire", map[string]any{})
	result, _ := read["result"].(map[string]any)
	html, _ := result["html"].(string)
	dates := regexp.MustCompile(`name="date" value="([0-9-]+)"( checked)?`).FindAllStringSubmatch(html, -1)
	t.Logf("%d documents dropped and read after %.1f s, %d sessions", len(pdfs), time.Since(began).Seconds(), len(dates))
	if !strings.Contains(html, "Quelle séance rédiger") || len(dates) < 2 {
		t.Fatalf("the session is not asked: %s", html)
	}
	made := p.post("/depots/"+id+"/rediger", map[string]any{"date": dates[0][1], "scans": false})
	result, _ = made["result"].(map[string]any)
	session, _ := result["session"].(string)
	t.Logf("first draft after %.1f s", time.Since(began).Seconds())
	if made["state"] != "done" || !strings.HasPrefix(session, dates[0][1]) {
		t.Fatalf("%v", made)
	}
	raw, err := os.ReadFile(filepath.Join(home, "review", session, "session.json"))
	if err != nil {
		t.Fatal(err)
	}
	var record struct {
		Others []struct {
			File     string `json:"file"`
			OCRPages []int  `json:"ocr_pages"`
		} `json:"others"`
	}
	if err := json.Unmarshal(raw, &record); err != nil || len(record.Others) == 0 {
		t.Fatal(len(record.Others), err)
	}
	for _, d := range record.Others {
		if len(d.OCRPages) > 0 {
			t.Errorf("%s is of another session, and its %d scanned pages were read", d.File, len(d.OCRPages))
		}
	}
}
