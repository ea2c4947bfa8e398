package review

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"phare/extract"
	"phare/summarize"
)

// TestMain makes this binary the program that TestKill9 kills.
func TestMain(m *testing.M) {
	if len(os.Args) == 5 && os.Args[1] == "work-until-killed" {
		if err := workUntilKilled(os.Args[2], os.Args[3], os.Args[4]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// workUntilKilled saves, approves and runs at random, and prints what it was told is done.
func workUntilKilled(root, in, seed string) error {
	n, err := strconv.Atoi(seed)
	if err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(uint64(n), 9))
	s, err := sessionIn(in)
	if err != nil {
		return err
	}
	f := newFolder(filepath.Join(root, s.ID))
	for i := 0; ; i++ {
		name := []string{"article.md", "facebook.md"}[random.IntN(2)]
		d, err := f.Draft(name)
		if err != nil {
			return err
		}
		switch random.IntN(4) {
		case 0, 1:
			m := fmt.Sprintf("Phrase %d-%d.", n, i)
			if _, err := f.Save(name, d.Content, d.Text+m+"\n", "Luc"); err != nil {
				return err
			}
			fmt.Println("saved", name, m)
		case 2:
			if _, err := f.Approve(Signature{File: name, By: "Anne"}, noFindings); err != nil {
				return err
			}
			fmt.Println("signed", name, d.Hash)
		case 3:
			if _, err := f.write(s, variant(s, random.IntN(3)), Options{}); err != nil {
				return err
			}
			fmt.Println("ran", name, i)
		}
	}
}

// Killed 200 times while it saves, signs and runs: the journal holds, no file is half
// written, and what was told done is there.
func TestKill9(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes, one after the other")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	root, err := os.MkdirTemp(memory(), "phare-kill-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(root)
	in := t.TempDir()
	s := session(t, in)
	f, _ := write(t, root, s, summary(s))
	var done []string
	kills := 25
	if os.Getenv("PHARE_TEST_ALL") != "" {
		kills = 200
	}
	if n, err := strconv.Atoi(os.Getenv("PHARE_TEST_KILLS")); err == nil {
		kills = n
	}
	for i := range kills {
		cmd := exec.Command(self, "work-until-killed", root, in, strconv.Itoa(i))
		var errs bytes.Buffer
		cmd.Stderr = &errs
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// killed some time after its first acknowledged work, in the middle of the next
		wait := time.Duration(rand.Int64N(int64(12 * time.Millisecond)))
		lines := bufio.NewScanner(out)
		first := true
		for lines.Scan() {
			done = append(done, lines.Text())
			if first {
				first = false
				time.AfterFunc(wait, func() { _ = cmd.Process.Kill() })
			}
		}
		if err := cmd.Wait(); err == nil || errs.Len() > 0 {
			t.Fatalf("it ended by itself: %v\n%s", err, errs.String())
		}
		whole(t, f)
	}
	acknowledged(t, f, done)
	if _, err := f.write(s, variant(s, 1), Options{}); err != nil {
		t.Fatal(err)
	}
	whole(t, f)
	t.Logf("%d kills, %d works acknowledged, %d lines of journal", kills, len(done), lineCount(t, f))
	if len(done) < kills {
		t.Errorf("%d works were acknowledged in %d lives", len(done), kills)
	}
}

// variant is one of several texts of the program's.
func variant(s *extract.Session, n int) *summarize.Summary {
	sum := summary(s)
	sum.Chapo = fmt.Sprintf("Chapô %d.", n)
	sum.Posts[0].Text = sum.Chapo
	return sum
}

func lineCount(t *testing.T, f *Folder) int {
	entries, err := f.Journal()
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}

// whole proves that the journal holds and that each text is one that was meant, to the byte.
func whole(t *testing.T, f *Folder) {
	t.Helper()
	v, err := f.Verify()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range v.Problems {
		if p.File == JournalFile {
			t.Fatalf("%+v", p)
		}
	}
	names, err := f.names()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		switch filepath.Ext(name) {
		case ".md":
			text, err := decode([]byte(slurp(t, f, name)))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.Version(contentOf(name, text)); err != nil {
				t.Fatalf("%s is no text that was meant: %v", name, err)
			}
		case ".json":
			if _, err := f.Session(); err != nil {
				t.Fatal(err)
			}
		}
	}
	sources, err := os.ReadDir(filepath.Join(f.Dir, SourcesDir))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range sources {
		if !strings.HasPrefix(slurp(t, f, SourcesDir+"/"+e.Name()), "%PDF-1.4 actes/") {
			t.Fatalf("sources/%s is half written", e.Name())
		}
	}
}

// acknowledged proves that everything that was told done is in the folder.
func acknowledged(t *testing.T, f *Folder, done []string) {
	t.Helper()
	entries, err := f.Journal()
	if err != nil {
		t.Fatal(err)
	}
	signed := map[string]bool{}
	for _, e := range entries {
		if e.Event == EventApproved {
			signed[e.File+" "+e.SHA256] = true
		}
	}
	texts := map[string]string{}
	for _, line := range done {
		what, rest, _ := strings.Cut(line, " ")
		name, mark, _ := strings.Cut(rest, " ")
		switch what {
		case "saved":
			if texts[name] == "" {
				texts[name] = slurp(t, f, name)
			}
			if !strings.Contains(texts[name], mark+"\n") {
				t.Errorf("%s: %q was told saved and is lost", name, mark)
			}
		case "signed":
			if !signed[name+" "+mark] {
				t.Errorf("%s: a signature was told done and is not in the journal", name)
			}
		}
	}
}
