//go:build unix

package folder

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"phare/review"
	"phare/review/publish"
	"phare/review/publish/publishtest"
	"phare/review/publish/repo"
)

// TestMain runs, as a child, publications until it is killed.
func TestMain(m *testing.M) {
	if root := os.Getenv("PHARE_TEST_CHILD"); root != "" {
		if err := work(root); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func targets(root string) ([]publish.Publisher, error) {
	f, err := New(Config{Dir: filepath.Join(root, "public"), URL: "https://www.valombre.example/conseil"})
	if err != nil {
		return nil, err
	}
	r, err := repo.New(context.Background(), repo.Config{Dir: filepath.Join(root, "site"), Folder: "content", Media: "static", MediaURL: "/"})
	return []publish.Publisher{f, r}, err
}

// work brings every text to where it should be: sent, corrected, or taken back.
func work(root string) error {
	all, err := targets(root)
	if err != nil {
		return err
	}
	folders, err := review.List(filepath.Join(root, "review"))
	if err != nil {
		return err
	}
	today := time.Now().Format(time.DateOnly)
	for _, f := range folders {
		for _, p := range all {
			if strings.Contains(f.Dir, "-03-conseil") { // to be withdrawn
				back, err := f.Withdraw(review.ArticleFile, "Camille Ferrand", "montant erroné")
				if err != nil {
					continue // everywhere already
				}
				if _, err := publish.Withdraw(context.Background(), back, p, publish.Options{Today: today}); err != nil {
					return err
				}
				continue
			}
			a, err := f.Approved(review.ArticleFile)
			if err != nil {
				return err
			}
			if _, err := publish.Send(context.Background(), a, p, publish.Options{Today: today}); err != nil {
				return err
			}
		}
	}
	return nil
}

// TestKilledAnywhere kills publications, corrections and withdrawals at any moment: the next
// run leaves each target right, each text once, and the journal whole.
func TestKilledAnywhere(t *testing.T) {
	if testing.Short() {
		t.Skip("some seconds of killing: not in -short")
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is missing: make test installs it")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	site := filepath.Join(root, "site")
	for _, args := range [][]string{{"init", "-q", "-b", "main", site}, {"-C", site, "config", "user.name", "E"}, {"-C", site, "config", "user.email", "e@x.example"}, {"-C", site, "commit", "-q", "--allow-empty", "-m", "site"}} {
		if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	var folders []*review.Folder
	for n := 1; n <= 4; n++ {
		folders = append(folders, publishtest.Folder(t, filepath.Join(root, "review"), n))
	}
	all, err := targets(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders[1:3] { // on line before: one to correct, one to withdraw
		a, err := f.Approved(review.ArticleFile)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range all {
			if _, err := publish.Send(context.Background(), a, p, publish.Options{Today: time.Now().Format(time.DateOnly)}); err != nil {
				t.Fatal(err)
			}
		}
	}
	publishtest.Edit(t, folders[1], func(s string) string { return strings.Replace(s, "le samedi", "le samedi matin", 1) })
	publishtest.Sign(t, folders[1])
	publishtest.LetOut(t, folders[3])
	kills := 0
	run := func(limit time.Duration) error {
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), "PHARE_TEST_CHILD="+root)
		var said strings.Builder
		cmd.Stderr = &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if limit > 0 {
			timer := time.AfterFunc(limit, func() { kills++; _ = cmd.Process.Kill() })
			defer timer.Stop()
		}
		if err := cmd.Wait(); err != nil {
			return fmt.Errorf("%w: %s", err, said.String())
		}
		return nil
	}
	tries := 25
	if n, err := strconv.Atoi(os.Getenv("PHARE_TEST_KILLS")); err == nil {
		tries = n
	}
	for range tries {
		_ = run(time.Duration(15+rand.IntN(250)) * time.Millisecond)
		time.Sleep(30 * time.Millisecond) // a child of git outlives its parent for a moment
	}
	for try := 0; ; try++ { // a git that was running may hold its lock a moment longer
		err := run(0)
		if err == nil {
			break
		}
		if try == 3 {
			t.Fatal(err)
		}
		time.Sleep(200 * time.Millisecond)
	}
	t.Logf("%d kills", kills)
	feed, err := os.ReadFile(filepath.Join(root, "public", feedFile))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(feed), "<item>"); n != 3 {
		t.Errorf("%d texts in the feed, want 3", n)
	}
	for n, want := range map[int]string{1: "le samedi", 2: "le samedi matin", 3: "montant erroné", 4: "le samedi"} {
		name := fmt.Sprintf("conseil-metropolitain-2025-04-%02d", n)
		page, err := os.ReadFile(filepath.Join(root, "public", name+".html"))
		if err != nil || !strings.Contains(string(page), want) {
			t.Errorf("%s: %v", name, err)
		}
		text, err := exec.Command("git", "-C", site, "show", "main:content/"+name+".md").Output()
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("git %s: %s, %v", name, text, err)
		}
		if there, err := os.ReadFile(filepath.Join(site, "content", name+".md")); err != nil || string(there) != string(text) {
			t.Errorf("the working tree is not the branch: %v", err)
		}
	}
	for _, f := range folders {
		if v, err := f.Verify(); err != nil || len(v.Problems) > 0 {
			t.Errorf("%s: %+v, %v", f.ID(), v, err)
		}
	}
}
