package llm_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"phare/summarize/llm"
	"phare/summarize/llm/llmtest"
)

// TestMain makes this binary the program that TestKilled kills.
func TestMain(m *testing.M) {
	if len(os.Args) == 4 && os.Args[1] == "ask-until-killed" {
		if err := askUntilKilled(os.Args[2], os.Args[3]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func askUntilKilled(url, dir string) error {
	cl, err := llm.New(llm.Config{BaseURL: url, Model: llmtest.Model, CacheDir: dir, Concurrency: 4})
	if err != nil {
		return err
	}
	fmt.Println("ready")
	if err := errors.Join(all(context.Background(), cl, 40)...); err != nil {
		return err
	}
	fmt.Println("sent:", len(cl.Sent()), cl.Usage().Total)
	return nil
}

// A run killed again and again pays again only for what was in flight, and ends as one
// that nothing disturbed.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	s := llmtest.New(t, func(s *llmtest.Server) { s.Latency = 20 * time.Millisecond })
	dir := t.TempDir()
	const kills = 8
	for range kills {
		cmd := helper(s.URL, dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for lines := bufio.NewScanner(out); lines.Scan() && lines.Text() != "ready"; {
		}
		time.Sleep(time.Duration(rand.IntN(120)) * time.Millisecond)
		_ = cmd.Process.Kill() // may have ended by itself
		_ = cmd.Wait()         // killed, as meant
	}
	last := run(t, s.URL, dir)
	if n, most := len(s.Requests()), 40+kills*4; n > most {
		t.Errorf("%d calls, want at most %d: 40, and what was in flight", n, most)
	}
	if want := run(t, s.URL, t.TempDir()); last != want {
		t.Errorf("the killed run says %q, an undisturbed one %q", last, want)
	}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(p, ".json") {
			b, rerr := os.ReadFile(p)
			if rerr != nil || !strings.HasSuffix(string(b), "}\n") {
				t.Errorf("%s is not whole", p)
			}
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func helper(url, dir string) *exec.Cmd {
	return exec.Command(os.Args[0], "ask-until-killed", url, dir)
}

func run(t *testing.T, url, dir string) string {
	t.Helper()
	out, err := helper(url, dir).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	_, said, _ := strings.Cut(string(out), "sent:")
	said, _, _ = strings.Cut(said, "\n")
	if !strings.Contains(said, "40") {
		t.Fatalf("run said %s", out)
	}
	return said
}
