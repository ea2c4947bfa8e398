package repo

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"phare/review"
	"phare/review/publish"
	"phare/review/publish/publishtest"
)

// clone makes a site's repository with one commit on main.
func clone(t *testing.T) string {
	t.Helper()
	_, err := exec.LookPath("git")
	needs(t, err == nil, "git is missing: make test installs it")
	dir := t.TempDir()
	for name, content := range map[string]string{
		"hugo.toml":                    "baseURL = 'https://www.valombre.example/'\nlanguageCode = 'fr'\ntitle = 'Valombre'\n",
		"layouts/_default/single.html": "<html lang=\"fr\"><head><title>{{ .Title }}</title></head><body>{{ .Summary }}|{{ .Content }}</body></html>",
		"layouts/_default/list.html":   "<html lang=\"fr\"><head><title>{{ .Title }}</title></head><body>{{ range .Pages }}{{ .Title }}{{ end }}</body></html>",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"config", "user.name", "Essai"}, {"config", "user.email", "essai@valombre.example"}, {"add", "."}, {"commit", "-q", "-m", "site"}} {
		gitIn(t, dir, args...)
	}
	return dir
}

func gitIn(t *testing.T, dir string, args ...string) string {
	t.Helper()
	out, err := exec.Command("git", append([]string{"-C", dir}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func target(t *testing.T, c Config) *Repo {
	t.Helper()
	c.Folder, c.Media, c.MediaURL = "content/deliberations", "static/actes", "/actes/"
	r, err := New(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func send(t *testing.T, f *review.Folder, to *Repo, o publish.Options) (publish.Result, error) {
	t.Helper()
	a, err := f.Approved(review.ArticleFile)
	if err != nil {
		t.Fatal(err)
	}
	o.Today = "2025-05-02"
	return publish.Send(context.Background(), a, to, o)
}

func mustSend(t *testing.T, f *review.Folder, to *Repo, want string) publish.Result {
	t.Helper()
	r, err := send(t, f, to, publish.Options{})
	if err != nil || r.Action != want {
		t.Fatalf("got %+v, %v; want %s", r, err, want)
	}
	return r
}

func needs(t *testing.T, found bool, what string) {
	t.Helper()
	if found {
		return
	}
	if os.Getenv("PHARE_TEST_ALL") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// TestHugo commits to the site's branch, and has Hugo itself build it.
func TestHugo(t *testing.T) {
	dir := clone(t)
	f := publishtest.Folder(t, t.TempDir(), 1)
	publishtest.LetOut(t, f)
	mustSend(t, f, target(t, Config{Dir: dir}), "created")
	commits := gitIn(t, dir, "rev-list", "--count", "main")
	mustSend(t, f, target(t, Config{Dir: dir}), "unchanged")
	publishtest.Edit(t, f, func(s string) string {
		return strings.Replace(s, "le dimanche", "le dimanche et les jours fériés", 1)
	})
	publishtest.Sign(t, f)
	mustSend(t, f, target(t, Config{Dir: dir}), "updated")
	mustSend(t, f, target(t, Config{Dir: dir}), "unchanged")
	if commits != "2" || gitIn(t, dir, "rev-list", "--count", "main") != "3" {
		t.Errorf("%s commits, then %s", commits, gitIn(t, dir, "rev-list", "--count", "main"))
	}
	if s := gitIn(t, dir, "status", "--porcelain"); s != "" {
		t.Errorf("the working tree is behind: %s", s)
	}
	hugo, err := exec.LookPath("hugo")
	needs(t, err == nil, "hugo is missing: make test installs it")
	if out, err := exec.Command(hugo, "-s", dir, "-d", filepath.Join(dir, "public")).CombinedOutput(); err != nil {
		t.Fatalf("hugo: %v\n%s", err, out)
	}
	page, err := os.ReadFile(filepath.Join(dir, "public/deliberations/conseil-metropolitain-2025-04-01/index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<h2 id="2025-001">Les bus gratuits le week-end</h2>`, "jours fériés", "Mis à jour le 2", `href="/actes/2025-04-01-conseil-metropolitain/DEL-031.pdf#page=2"`, "Une décision à retenir."} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("no %q in %s", want, page)
		}
	}
	if bytes.Contains(page, []byte("raw HTML omitted")) {
		t.Error("raw HTML goes out")
	}
	if _, err := os.Stat(filepath.Join(dir, "public/actes/2025-04-01-conseil-metropolitain/DEL-031.pdf")); err != nil {
		t.Error(err)
	}
}

// TestDecap makes the branch of the editorial workflow, and has decap-server list it.
func TestDecap(t *testing.T) {
	dir := clone(t)
	f := publishtest.Folder(t, t.TempDir(), 1)
	to := target(t, Config{Dir: dir, Collection: "deliberations", Label: "decap-cms/"})
	mustSend(t, f, to, "created")
	mustSend(t, f, to, "unchanged")
	const branch = "cms/deliberations/conseil-metropolitain-2025-04-01"
	if gitIn(t, dir, "rev-list", "--count", "main.."+branch) != "1" || gitIn(t, dir, "rev-list", "--count", "main") != "1" {
		t.Error("not one commit on the branch of the text alone")
	}
	server, err := filepath.Abs("../../../.tools/node_modules/decap-server/dist/index.js")
	if err == nil {
		_, err = os.Stat(server)
	}
	needs(t, err == nil, "decap-server is missing: make test installs it")
	node, err := exec.LookPath("node")
	needs(t, err == nil, "node is missing: make test installs it")
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	l.Close()
	cmd := exec.Command(node, server)
	cmd.Env = append(os.Environ(), "BIND_HOST=127.0.0.1", fmt.Sprint("PORT=", port), "MODE=git", "GIT_REPO_DIRECTORY="+dir)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	ask := func(action string, params map[string]any) string {
		body, err := json.Marshal(map[string]any{"action": action, "params": params})
		if err != nil {
			t.Fatal(err)
		}
		for range 100 {
			resp, err := http.Post(fmt.Sprintf("http://127.0.0.1:%d/api/v1", port), "application/json", bytes.NewReader(body))
			if err != nil {
				time.Sleep(100 * time.Millisecond)
				continue
			}
			defer resp.Body.Close()
			out, err := io.ReadAll(resp.Body)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(out), "Cannot POST") { // it listens before it serves
				time.Sleep(100 * time.Millisecond)
				continue
			}
			return string(out)
		}
		t.Fatal("decap-server does not answer")
		return ""
	}
	if got := ask("unpublishedEntries", map[string]any{"branch": "main"}); !strings.Contains(got, "deliberations/conseil-metropolitain-2025-04-01") {
		t.Errorf("decap-server lists %s", got)
	}
	got := ask("unpublishedEntry", map[string]any{"branch": "main", "collection": "deliberations", "slug": "conseil-metropolitain-2025-04-01", "cmsLabelPrefix": "decap-cms/"})
	if !strings.Contains(got, `"status":"draft"`) || !strings.Contains(got, "content/deliberations/conseil-metropolitain-2025-04-01.md") {
		t.Errorf("decap-server says %s", got)
	}
}

// TestNotOurs: a file that was there before, an edit in the CMS, an edit in the working
// tree, a foreign slug: each is named and nothing is overwritten.
func TestNotOurs(t *testing.T) {
	dir := clone(t)
	file := "content/deliberations/conseil-metropolitain-2025-04-01.md"
	f := publishtest.Folder(t, t.TempDir(), 1)
	write := func(content string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, file)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, file), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("---\ntitle: autre\n---\n\nAutre.\n")
	gitIn(t, dir, "add", ".")
	gitIn(t, dir, "commit", "-q", "-m", "autre")
	if _, err := send(t, f, target(t, Config{Dir: dir}), publish.Options{}); err == nil || !strings.Contains(err.Error(), "n’est pas de phare") {
		t.Errorf("somebody's file: %v", err)
	}
	gitIn(t, dir, "rm", "-q", file)
	gitIn(t, dir, "commit", "-q", "-m", "sans")
	mustSend(t, f, target(t, Config{Dir: dir}), "created")
	raw, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		t.Fatal(err)
	}
	write(strings.Replace(string(raw), "le samedi", "le vendredi", 1))
	publishtest.Edit(t, f, func(s string) string { return strings.Replace(s, "dimanche", "lundi", 1) })
	publishtest.Sign(t, f)
	if _, err := send(t, f, target(t, Config{Dir: dir}), publish.Options{}); err == nil || !strings.Contains(err.Error(), "non enregistrés") {
		t.Errorf("an edit in the working tree: %v", err)
	}
	gitIn(t, dir, "commit", "-q", "-am", "par un rédacteur")
	if _, err := send(t, f, target(t, Config{Dir: dir}), publish.Options{}); err == nil || !strings.Contains(err.Error(), "a été modifiée sur place") {
		t.Errorf("an edit in the CMS: %v", err)
	}
}
