package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"phare/summarize/llm/llmtest"
)

// withModel is the environment of a run that has a model: the fake one, and a cache of its own.
func withModel(t *testing.T, s *llmtest.Server, home string) []string {
	t.Helper()
	return []string{"PATH=" + os.Getenv("PATH"), "HOME=" + home, "XDG_CACHE_HOME=" + filepath.Join(home, ".cache"), "LocalAppData=" + home,
		"OPENAI_BASE_URL=" + s.URL, "OPENAI_API_KEY=" + llmtest.Key, "PHARE_MODEL=" + llmtest.Model}
}

const example = "../../examples/metropole-de-valombre"

func exampleDir(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(example)
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestRunWithModel: the same command drafts with the model that is named, a second run asks
// nothing, and the key is in nothing that was written.
func TestRunWithModel(t *testing.T) {
	s := llmtest.New(t)
	s.OnFunc("^head$", func(r llmtest.Request) llmtest.Reply {
		_, start, _ := strings.Cut(r.User, "Le titre commence par : ")
		start, _, _ = strings.Cut(start, "\n")
		reply, err := json.Marshal(map[string]any{"title": start + " : cinq décisions à retenir", "acts": []string{}, "summary": "Cinq décisions de la séance.",
			"chapo": "Le conseil métropolitain s’est réuni. Voici les cinq décisions à retenir de cette séance du conseil."})
		if err != nil {
			t.Error(err)
		}
		return llmtest.Reply{Text: string(reply)}
	})
	home := t.TempDir()
	var out, stderr bytes.Buffer
	c := Command{Dir: home, Env: withModel(t, s, home), Stdout: &out, Stderr: &stderr}
	if code := run(t, c, "run", exampleDir(t), "--ocr", "never", "--channel", "aucun", "--json"); code != exitUnread {
		t.Fatalf("exit code %d\n%s", code, stderr.String())
	}
	if !strings.Contains(stderr.String(), "jetons à lire") {
		t.Errorf("the cost is not told before: %s", stderr.String())
	}
	var report runReport
	if err := json.Unmarshal(out.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	if report.Usage.Total.Calls == 0 || len(report.Items) != 5 {
		t.Errorf("%d calls, %d items", report.Usage.Total.Calls, len(report.Items))
	}
	before := len(s.Requests())
	out.Reset()
	stderr.Reset()
	if code := run(t, c, "run", exampleDir(t), "--ocr", "never", "--channel", "aucun", "--json"); code != exitUnread {
		t.Fatalf("second run: exit code %d\n%s", code, stderr.String())
	}
	if strings.Contains(stderr.String(), "jetons à lire") {
		t.Errorf("a run that pays nothing tells a cost: %s", stderr.String())
	}
	if n := len(s.Requests()) - before; n != 0 {
		t.Errorf("a second run makes %d calls", n)
		for _, r := range s.Requests()[before:] {
			t.Log(r.Name)
		}
	}
	err := filepath.WalkDir(home, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(p)
		if err == nil && bytes.Contains(raw, []byte(llmtest.Key)) {
			t.Errorf("the key is in %s", p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// times are what two runs of the same input may differ by: the journal says when.
var times = regexp.MustCompile(`"(when|hash|previous|prev)":"[^"]*"`)

// drafts returns what a run wrote, without the moments of the journal.
func drafts(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(p, ".lock") || filepath.Base(p) == "lock" {
			return err
		}
		raw, err := os.ReadFile(p)
		name, _ := filepath.Rel(root, p)
		if filepath.Base(p) == "journal.jsonl" {
			raw = times.ReplaceAll(raw, nil)
		}
		files[filepath.ToSlash(name)] = string(raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestRunKilled kills a run with a model at random moments, fifty under make test, then lets
// it end: the same bytes as a run that nobody disturbed.
func TestRunKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("many runs take a while: not in -short")
	}
	s := llmtest.New(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	calm, killed := t.TempDir(), t.TempDir() // each with its cache
	start := func(dir string) *exec.Cmd {
		cmd := exec.Command(self, "run", exampleDir(t), "--ocr", "never")
		cmd.Dir, cmd.Env = dir, append(withModel(t, s, dir), asProgram+"=1")
		return cmd
	}
	kills := 6
	if os.Getenv("PHARE_TEST_ALL") != "" {
		kills = 50
	}
	for range kills {
		cmd := start(killed)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(rand.IntN(1500))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait()
		timer.Stop()
	}
	var want map[string]string
	for _, dir := range []string{killed, calm} {
		out, err := start(dir).CombinedOutput()
		if code := exitCode(err); code != exitUnread {
			t.Fatalf("exit code %d\n%s", code, out)
		}
		got := drafts(t, filepath.Join(dir, "review"))
		if dir == killed {
			want = got
			continue
		}
		for name := range got {
			// The journal bears times, and head.json its last hash.
			if base := filepath.Base(name); got[name] != want[name] && base != "journal.jsonl" && base != "head.json" {
				t.Errorf("%s is not the same after the kills", name)
			}
		}
		for name := range want {
			// What was being written when a run was killed is swept after an hour: on a share
			// it may be another's, alive.
			scratch := filepath.Base(filepath.Dir(name)) == "tmp"
			if _, ok := got[name]; !ok && !scratch {
				t.Errorf("%s was left behind by a kill", name)
			}
		}
	}
}

func exitCode(err error) int {
	if err == nil {
		return 0
	}
	if e, ok := err.(*exec.ExitError); ok {
		return e.ExitCode()
	}
	return -1
}
