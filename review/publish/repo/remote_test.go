package repo

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"phare/review"
	"phare/review/publish"
	"phare/review/publish/publishtest"
)

// shared is a site's repository with a remote that a colleague has a clone of too.
func shared(t *testing.T) (ours, remote, colleague string) {
	t.Helper()
	ours = clone(t)
	remote, colleague = filepath.Join(t.TempDir(), "site.git"), filepath.Join(t.TempDir(), "clone")
	gitIn(t, ours, "init", "-q", "--bare", "-b", "main", remote)
	gitIn(t, ours, "remote", "add", "origin", remote)
	gitIn(t, ours, "push", "-q", "origin", "main")
	gitIn(t, ours, "clone", "-q", remote, colleague)
	gitIn(t, colleague, "config", "user.name", "Collègue")
	gitIn(t, colleague, "config", "user.email", "c@valombre.example")
	return ours, remote, colleague
}

func colleaguePushes(t *testing.T, dir, name, content string) {
	t.Helper()
	gitIn(t, dir, "pull", "-q", "--rebase", "origin", "main")
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	gitIn(t, dir, "add", ".")
	gitIn(t, dir, "commit", "-q", "-m", "collègue")
	gitIn(t, dir, "push", "-q", "origin", "HEAD:main")
}

const ourFile = "content/deliberations/conseil-metropolitain-2025-04-01.md"

// A site that somebody else pushed to: their commits stay, ours comes on top, the clone here follows.
func TestSomebodyElsePushed(t *testing.T) {
	ours, remote, colleague := shared(t)
	colleaguePushes(t, colleague, "content/autre.md", "autre\n")
	f := publishtest.Folder(t, t.TempDir(), 1)
	to := target(t, Config{Dir: ours, Push: "origin"})
	mustSend(t, f, to, "created")
	mustSend(t, f, to, "unchanged")
	for _, dir := range []string{remote, ours} {
		gitIn(t, dir, "cat-file", "-e", "main:"+ourFile)
		gitIn(t, dir, "cat-file", "-e", "main:content/autre.md")
	}
	if s := gitIn(t, ours, "status", "--porcelain"); s != "" {
		t.Errorf("the working tree is behind: %s", s)
	}
	if _, err := os.Stat(filepath.Join(ours, "content/autre.md")); err != nil {
		t.Error(err)
	}
	// an edit made there is seen, and never written over
	gitIn(t, colleague, "pull", "-q", "origin", "main")
	raw, err := os.ReadFile(filepath.Join(colleague, ourFile))
	if err != nil {
		t.Fatal(err)
	}
	colleaguePushes(t, colleague, ourFile, strings.Replace(string(raw), "le samedi", "le vendredi", 1))
	if _, err := send(t, f, to, publish.Options{}); err == nil || !strings.Contains(err.Error(), "modifiée sur place") {
		t.Errorf("a colleague's edit: %v", err)
	}
}

// Both sides have grown: a person joins them, and is told how.
func TestBothSidesHaveGrown(t *testing.T) {
	ours, remote, colleague := shared(t)
	colleaguePushes(t, colleague, "content/autre.md", "autre\n")
	gitIn(t, ours, "commit", "-q", "--allow-empty", "-m", "ici")
	_, err := send(t, publishtest.Folder(t, t.TempDir(), 1), target(t, Config{Dir: ours, Push: "origin"}), publish.Options{})
	if err == nil || !strings.Contains(err.Error(), "git pull --rebase origin main") {
		t.Errorf("got %v", err)
	}
	if out, _ := exec.Command("git", "-C", remote, "cat-file", "-e", "main:"+ourFile).CombinedOutput(); len(out) == 0 {
		t.Error("it was pushed all the same")
	}
}

// Killed while publishing, an earlier version left the branch ahead of the index of its own
// working tree: the next commit there deleted the article. A run mends that.
func TestBranchAheadOfItsIndex(t *testing.T) {
	dir := clone(t)
	f := publishtest.Folder(t, t.TempDir(), 1)
	before := gitIn(t, dir, "rev-parse", "main")
	mustSend(t, f, target(t, Config{Dir: dir}), "created")
	after := gitIn(t, dir, "rev-parse", "main")
	gitIn(t, dir, "reset", "-q", "--hard", before)
	gitIn(t, dir, "update-ref", "refs/heads/main", after)
	if s := gitIn(t, dir, "status", "--porcelain"); !strings.HasPrefix(s, "D ") {
		t.Fatalf("not the state that was met: %q", s)
	}
	mustSend(t, f, target(t, Config{Dir: dir}), "updated")
	if err := os.WriteFile(filepath.Join(dir, "note.txt"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	gitIn(t, dir, "add", "note.txt")
	gitIn(t, dir, "commit", "-q", "-m", "collègue")
	gitIn(t, dir, "cat-file", "-e", "main:"+ourFile)
}

// Killed between the files and the branch, the same run goes on.
func TestFilesAheadOfTheBranch(t *testing.T) {
	dir := clone(t)
	f := publishtest.Folder(t, t.TempDir(), 1)
	before := gitIn(t, dir, "rev-parse", "main")
	mustSend(t, f, target(t, Config{Dir: dir}), "created")
	gitIn(t, dir, "reset", "-q", "--soft", before)
	mustSend(t, f, target(t, Config{Dir: dir}), "created")
	if s := gitIn(t, dir, "status", "--porcelain"); s != "" {
		t.Error(s)
	}
	mustSend(t, f, target(t, Config{Dir: dir}), "unchanged")
}

// A changed slug leaves no second page: Hugo redirects the old address to the new one.
func TestMoved(t *testing.T) {
	dir := clone(t)
	f := publishtest.Folder(t, t.TempDir(), 1)
	to := target(t, Config{Dir: dir})
	mustSend(t, f, to, "created")
	for _, slug := range []string{"cinq-decisions", "cinq-decisions-d-avril"} {
		publishtest.Edit(t, f, func(s string) string {
			out, err := review.SetFront([]byte(s), map[string]any{"slug": slug})
			if err != nil {
				t.Fatal(err)
			}
			return string(out)
		})
		publishtest.Sign(t, f)
		mustSend(t, f, to, "updated")
		mustSend(t, f, to, "unchanged")
	}
	if got := gitIn(t, dir, "ls-tree", "--name-only", "main:content/deliberations"); got != "cinq-decisions-d-avril.md" {
		t.Errorf("files: %s", got)
	}
	hugo, err := exec.LookPath("hugo")
	needs(t, err == nil, "hugo is missing: make test installs it")
	if out, err := exec.Command(hugo, "-s", dir, "-d", filepath.Join(dir, "public")).CombinedOutput(); err != nil {
		t.Fatalf("hugo: %v\n%s", err, out)
	}
	for _, old := range []string{"conseil-metropolitain-2025-04-01", "cinq-decisions"} {
		raw, err := os.ReadFile(filepath.Join(dir, "public/deliberations", old, "index.html"))
		if err != nil || !strings.Contains(string(raw), "/deliberations/cinq-decisions-d-avril/") {
			t.Errorf("%s: %s, %v", old, raw, err)
		}
	}
}

// A withdrawn text shows its reason at its address, and is in no list.
func TestWithdraw(t *testing.T) {
	dir := clone(t)
	f := publishtest.Folder(t, t.TempDir(), 1)
	to := target(t, Config{Dir: dir})
	mustSend(t, f, to, "created")
	back, err := f.Withdraw(review.ArticleFile, "Camille Ferrand", "montant erroné [voir](https://mal.example) {{< raw >}}")
	if err != nil {
		t.Fatal(err)
	}
	if r, err := publish.Withdraw(context.Background(), back, to, publish.Options{Today: "2025-05-03"}); err != nil || r.Action != "withdrawn" {
		t.Fatalf("%+v, %v", r, err)
	}
	hugo, err := exec.LookPath("hugo")
	needs(t, err == nil, "hugo is missing: make test installs it")
	if out, err := exec.Command(hugo, "-s", dir, "-d", filepath.Join(dir, "public")).CombinedOutput(); err != nil {
		t.Fatalf("hugo: %v\n%s", err, out)
	}
	page, err := os.ReadFile(filepath.Join(dir, "public/deliberations/conseil-metropolitain-2025-04-01/index.html"))
	if err != nil || !strings.Contains(string(page), "montant erroné") || strings.Contains(string(page), "le samedi") || strings.Contains(string(page), "<a href") {
		t.Errorf("%s, %v", page, err)
	}
	for _, name := range []string{"index.xml", "sitemap.xml", "deliberations/index.html"} {
		raw, err := os.ReadFile(filepath.Join(dir, "public", name))
		if err == nil && (strings.Contains(string(raw), "essentiel") || strings.Contains(string(raw), "conseil-metropolitain-2025-04-01")) {
			t.Errorf("%s lists it", name)
		}
	}
	publishtest.Sign(t, f)
	mustSend(t, f, to, "updated")
}

// A token has no place in the settings, and stands in no message.
func TestTokensInAddresses(t *testing.T) {
	dir := clone(t)
	for _, push := range []string{"https://u:jeton-secret@git.example/site.git", "https://git.example/site.git", "--upload-pack=x"} {
		if _, err := New(context.Background(), Config{Dir: dir, Folder: "content", Push: push}); err == nil || strings.Contains(err.Error(), "jeton-secret") {
			t.Errorf("%s: %v", push, err)
		}
	}
	gitIn(t, dir, "remote", "add", "origin", "https://u:jeton-secret@127.0.0.1:1/site.git")
	_, err := send(t, publishtest.Folder(t, t.TempDir(), 1), target(t, Config{Dir: dir, Push: "origin"}), publish.Options{})
	if err == nil || strings.Contains(err.Error(), "jeton-secret") || !strings.Contains(err.Error(), "127.0.0.1") {
		t.Errorf("got %v", err)
	}
}
