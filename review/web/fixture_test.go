package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"phare/extract"
	"phare/extract/pdftext"
	"phare/review"
	"phare/review/publish"
	"phare/summarize"
	"phare/summarize/check"
)

const (
	sessionID = "2025-04-04-conseil-communautaire"
	evil      = `<script>window.stolen=1</script><img src=x onerror="window.stolen=1">`
)

// folder lays a fictional session down whose every text tries to run something.
func folder(t testing.TB, acts int) *review.Folder {
	t.Helper()
	pdfs, root := t.TempDir(), t.TempDir()
	s := &extract.Session{ID: sessionID, Date: "2025-04-04", Body: "Conseil communautaire de Valdrôme " + evil}
	sum := &summarize.Summary{Title: "Trois décisions " + evil, Chapo: "Le Conseil communautaire s’est réuni le 4 avril 2025. " + evil,
		Summary: "Résumé " + evil, Method: summarize.ByExtraction, Prompts: "p", Rules: "r"}
	for i := range acts {
		id := fmt.Sprintf("2025-%03d", i+1)
		name := fmt.Sprintf("DEL'&\"#%d.pdf", i+1)
		path := filepath.Join(pdfs, name)
		if err := os.WriteFile(path, []byte("%PDF-1.4 fictif "+id), 0o644); err != nil {
			t.Fatal(err)
		}
		pages := 1
		d := &extract.Deliberation{ID: id, Number: &id, Object: "Réseau de chaleur " + evil, Pages: []int{1}, Status: extract.StatusAdopted,
			Outcome: extract.Adopted, File: "actes/" + name, SessionDate: &s.Date}
		words := fmt.Sprintf("Le Conseil communautaire approuve le versement de %d 000 euros à la régie du réseau de chaleur %s", i+2, evil)
		d.Text, d.Dispositif = words, words
		line := pdftext.Line{}
		for k, w := range strings.Fields(words) {
			x := float32(40 + 34*(k%14))
			y := float32(200 + 20*(k/14))
			line.Words = append(line.Words, pdftext.Word{Text: w, Box: pdftext.Box{X0: x, Y0: y, X1: x + 30, Y1: y + 11}, Size: 10})
		}
		d.Lines = []extract.Line{{Part: extract.PartDispositif, Page: 1, Line: line}}
		s.Deliberations = append(s.Deliberations, d)
		s.Documents = append(s.Documents, &extract.Document{File: d.File, Path: path, SHA256: id, Pages: &pages, Kind: extract.KindAct,
			TextLayer: extract.LayerFull, Deliberations: []*extract.Deliberation{d}})
		it := summarize.Item{ID: id, Acts: []string{id}, Title: fmt.Sprintf("Le réseau de chaleur n° %d %s", i+1, evil), Method: summarize.ByExtraction, Score: 7.5,
			Text:    fmt.Sprintf("Le Conseil communautaire approuve le versement de %d 000 euros à la régie du réseau de chaleur.\n\n%s", i+2, summarize.ActLink(s, d, 1)),
			Reasons: []summarize.Reason{{Code: "amount", Text: "montant élevé " + evil, Points: 3}}}
		switch {
		case i < 3:
			sum.Items = append(sum.Items, it)
		case i < 6:
			sum.Next = append(sum.Next, it)
		}
	}
	sum.Posts = []summarize.Post{{Channel: "facebook", File: "facebook.md", Title: "Facebook", Text: "Trois décisions.", Method: summarize.ByExtraction}}
	f, _, err := review.Write(root, s, sum, review.Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// options are those of a test: the real check and rendering, no program beside.
func options(f *review.Folder) Options {
	return Options{
		Root: filepath.Dir(f.Dir), Program: "test",
		Checker: func(f *review.Folder) (*review.Checker, error) { return f.Checker(check.Options{}) },
		Preview: func(body []byte) ([]byte, error) { return publish.HTML(body, nil) },
		Redo: func(ctx context.Context, s *extract.Session, acts []string, step func(int, int)) (summarize.Item, error) {
			step(1, 1)
			return summarize.Write(ctx, s, acts, summarize.Options{})
		},
		Counters: func(channel, text string) []Counter {
			return []Counter{{Network: channel, Count: len([]rune(text)), Max: 10, Unit: "caractères"}}
		},
		Targets: func(review.Draft) []string { return []string{"dossier"} },
		Send: func(_ context.Context, a review.Approved, target string, dryRun bool) (Sending, error) {
			if target != "dossier" {
				return Sending{}, errors.New("cible inconnue")
			}
			return Sending{Action: "created", Diff: "--- a\n+++ b\n@@ -0,0 +1 @@\n+" + evil + a.Draft().Front.Title + "\n"}, nil
		},
	}
}

// browser is a client that came in by the address with the key.
type browser struct {
	t testing.TB
	*http.Client
	server *Server
}

func serve(t testing.TB, o Options) *browser {
	t.Helper()
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("the server ends with %v", err)
		}
	})
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	b := &browser{t: t, Client: &http.Client{Jar: jar}, server: s}
	if code, body := b.get(strings.TrimPrefix(s.URL(), "http://"+s.host)); code != http.StatusOK {
		t.Fatalf("the address with the key gives %d: %s", code, body)
	}
	return b
}

func (b *browser) do(r *http.Request) (int, string) {
	b.t.Helper()
	answer, err := b.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer.StatusCode, string(raw)
}

func (b *browser) get(path string) (int, string) {
	b.t.Helper()
	r, err := http.NewRequest(http.MethodGet, "http://"+b.server.host+path, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	return b.do(r)
}

// request is a write as the page itself sends it.
func (b *browser) request(path string, body any) *http.Request {
	b.t.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		b.t.Fatal(err)
	}
	r, err := http.NewRequest(http.MethodPost, "http://"+b.server.host+path, strings.NewReader(string(raw)))
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Origin", "http://"+b.server.host)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.Header.Set("X-Phare-Token", b.server.token)
	return r
}

// post sends a write and returns the status and the answer.
func (b *browser) post(path string, body any) (int, map[string]any) {
	b.t.Helper()
	status, text := b.do(b.request(path, body))
	var v map[string]any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		b.t.Fatalf("%s answers %d with %q", path, status, text)
	}
	return status, v
}

// follow waits for a task.
func (b *browser) follow(v map[string]any) map[string]any {
	b.t.Helper()
	for v["state"] == "running" {
		_, text := b.get("/jobs/" + v["job"].(string))
		v = map[string]any{}
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			b.t.Fatal(err)
		}
	}
	return v
}

func (b *browser) as(name string) {
	b.t.Helper()
	if status, v := b.post("/me", person{Name: name, Role: "responsable éditoriale"}); status != http.StatusOK {
		b.t.Fatal(status, v)
	}
}

func sessionPath(parts ...string) string {
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return "/s/" + sessionID + "/" + strings.Join(parts, "/")
}
