//go:build unix

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"phare/review"
	"phare/review/web/blocks"
)

// killed is one working directory of a program that is killed again and again.
type killed struct {
	t      *testing.T
	dir    string
	random *rand.Rand
	kept   []string // titles that the page was told are saved, in order
	seen   string   // the title that stood there before the last one was sent
	tried  string   // the title that it was asked to save last
	kills  int
}

const killedSession = "2025-04-04-conseil-metropolitain"

// start starts the program, in a group of its own, so that what it starts dies with it.
func (k *killed) start(args ...string) (*exec.Cmd, *bytes.Buffer, io.Reader) {
	self, err := os.Executable()
	if err != nil {
		k.t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Dir = k.dir
	cmd.Env = append(os.Environ(), asProgram+"=1", "HOME="+k.dir, "XDG_CACHE_HOME="+filepath.Join(k.dir, ".cache"))
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	var said bytes.Buffer
	cmd.Stdout = &said
	errs, err := cmd.StderrPipe()
	if err != nil {
		k.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		k.t.Fatal(err)
	}
	return cmd, &said, errs
}

// run runs the program; with a limit it is killed after it, unless it ended before.
func (k *killed) run(limit time.Duration, args ...string) (code int, said string) {
	cmd, out, errs := k.start(args...)
	if limit > 0 {
		timer := time.AfterFunc(limit, func() { k.kill(cmd) })
		defer timer.Stop()
	}
	told, _ := io.ReadAll(errs)
	_ = cmd.Wait()
	code = cmd.ProcessState.ExitCode()
	if code < 0 {
		k.kills++
	}
	return code, out.String() + string(told)
}

func (k *killed) kill(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }

// must runs the program to its end.
func (k *killed) must(args ...string) string {
	k.t.Helper()
	// a git that was running when its parent was killed may hold its lock for a moment
	for try := 0; ; try++ {
		code, said := k.run(0, args...)
		if code == exitDone || code == exitUnread {
			return said
		}
		if try == 20 {
			k.t.Fatalf("phare %v: %d\n%s", args, code, said)
		}
		time.Sleep(200 * time.Millisecond)
	}
}

func (k *killed) folder() *review.Folder {
	f, err := review.Open(filepath.Join(k.dir, "review", killedSession))
	if err != nil {
		k.t.Fatal(err)
	}
	return f
}

// approveArgs sign the article with every finding ticked or waived.
func (k *killed) approveArgs() []string {
	file := filepath.Join("review", killedSession, "article.md")
	args := []string{"approve", file, "--by", "Anne Leroy"}
	_, said := k.run(0, "approve", file, "--by", "Anne Leroy")
	for _, m := range regexp.MustCompile(`(?m)^  (\S+)  ligne`).FindAllStringSubmatch(said, -1) {
		errors, _, _ := strings.Cut(said, "Points à vérifier")
		if strings.Contains(errors, "  "+m[1]+"  ligne") {
			args = append(args, "--waive", m[1]+"=vu et assumé pour cet essai")
		} else {
			args = append(args, "--tick", m[1])
		}
	}
	return args
}

var (
	addressIn = regexp.MustCompile(`http://\S+`)
	tokenIn   = regexp.MustCompile(`name="?phare-token"? content="?([^">]+)`)
)

// page edits the title on the page again and again until it is killed, and keeps what it was
// told is saved.
func (k *killed) page(limit time.Duration) {
	cmd, _, errs := k.start("review", "--no-browser")
	defer func() { _ = cmd.Wait() }()
	lines := bufio.NewReader(errs)
	address := ""
	for address == "" {
		line, err := lines.ReadString('\n')
		if err != nil {
			k.kill(cmd)
			k.t.Fatalf("the page does not open: %s %v", line, err)
		}
		address = addressIn.FindString(line)
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }()
	host, _, _ := strings.Cut(strings.TrimPrefix(address, "http://"), "/")
	jar, _ := cookiejar.New(nil) // nil options give no error
	client := &http.Client{Jar: jar}
	resp, err := client.Get(address)
	if err != nil {
		k.kill(cmd)
		k.t.Fatal(err)
	}
	page, _ := io.ReadAll(resp.Body)
	resp.Body.Close()
	token := tokenIn.FindSubmatch(page)
	if token == nil {
		k.kill(cmd)
		k.t.Fatalf("no token in %s", page)
	}
	post := func(path string, ask map[string]any) (int, error) {
		raw, err := json.Marshal(ask)
		if err != nil {
			return 0, err
		}
		req, err := http.NewRequest(http.MethodPost, "http://"+host+path, bytes.NewReader(raw))
		if err != nil {
			return 0, err
		}
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("Origin", "http://"+host)
		req.Header.Set("X-Phare-Token", string(token[1]))
		resp, err := client.Do(req)
		if err != nil {
			return 0, err
		}
		defer resp.Body.Close()
		_, err = io.Copy(io.Discard, resp.Body)
		return resp.StatusCode, err
	}
	if status, err := post("/me", map[string]any{"name": "Anne Leroy"}); err != nil || status != http.StatusOK {
		k.kill(cmd)
		k.t.Fatalf("who: %d, %v", status, err)
	}
	timer := time.AfterFunc(limit, func() { k.kill(cmd) })
	defer timer.Stop()
	for i := 0; ; i++ {
		d, err := k.folder().Draft(review.ArticleFile)
		if err != nil {
			k.t.Error(err)
			k.kill(cmd)
			return
		}
		title := fmt.Sprintf("Titre %d-%d", k.kills, i)
		if i > 0 && d.Front.Title != k.tried {
			k.t.Errorf("%q was told saved, and %q stands there", k.tried, d.Front.Title)
		}
		k.seen, k.tried = d.Front.Title, title
		status, err := post("/s/"+killedSession+"/t/article.md/passage", map[string]any{
			"row": 0, "source": blocks.Block{Source: d.Front.Title}.ID(), "text": title, "expect": d.Content})
		if err != nil {
			break // killed
		}
		if status != http.StatusOK {
			k.t.Errorf("the page refuses the title: %d", status)
			k.kill(cmd)
			return
		}
		k.kept = append(k.kept, title)
	}
	k.kills++
}

// whole proves that the folder holds after a kill.
func (k *killed) whole(after string) {
	k.t.Helper()
	v, err := k.folder().Verify()
	if err != nil {
		k.t.Fatalf("after %s: %v", after, err)
	}
	for _, p := range v.Problems {
		if p.File == review.JournalFile {
			k.t.Fatalf("after %s: %+v", after, p)
		}
	}
	d, err := k.folder().Draft(review.ArticleFile)
	if err != nil {
		k.t.Fatalf("after %s: %v", after, err)
	}
	if n := len(k.kept); n > 0 && d.Front.Title != k.seen && d.Front.Title != k.tried {
		k.t.Fatalf("after %s: the title %q that a person was told is saved is lost: %q", after, k.kept[n-1], d.Front.Title)
	}
}

// The program is killed while it reads and drafts, signs, publishes to a folder, a Git
// repository and files, and serves the page: each time the folder holds, nothing that a person
// was told is saved is lost, and at the end each target holds the article once, as signed.
// PHARE_TEST_KILLS says how often; 500 were run by hand (docs/security.md).
func TestKilledProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("kills programs for a while: not in -short")
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is missing: make test installs it")
	}
	most := 10
	if n, err := strconv.Atoi(os.Getenv("PHARE_TEST_KILLS")); err == nil {
		most = n
	}
	k := &killed{t: t, dir: t.TempDir(), random: rand.New(rand.NewPCG(uint64(most), 3))}
	if err := os.MkdirAll(filepath.Join(k.dir, "actes"), 0o755); err != nil {
		t.Fatal(err)
	}
	for n := 31; n <= 35; n++ {
		name := fmt.Sprintf("DEL2025-0%d.pdf", n)
		raw, err := os.ReadFile(filepath.Join("../../examples/metropole-de-valombre", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(k.dir, "actes", name), raw, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	settings := "publish:\n  folder: {dir: public, url: https://www.valombre.example/conseil/, title: Décisions}\n  git: {dir: site, folder: content, branch: main}\n  files: {dir: sortie}\n"
	if err := os.WriteFile(filepath.Join(k.dir, "phare.yaml"), []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
	site := filepath.Join(k.dir, "site")
	for _, args := range [][]string{{"init", "-q", "-b", "main", site}, {"-C", site, "config", "user.name", "E"}, {"-C", site, "config", "user.email", "e@x.example"}, {"-C", site, "commit", "-q", "--allow-empty", "-m", "site"}} {
		if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	started := time.Now()
	k.must("run", "actes", "--channel", "aucun")
	whole := time.Since(started) // how long a run takes here, now
	some := func() time.Duration { return time.Duration(k.random.Int64N(int64(whole))) + time.Millisecond }
	for round := 0; k.kills < most && round < 3*most; round++ {
		what := round % 5
		switch what {
		case 0:
			k.run(some(), "run", "actes", "--channel", "aucun", "--items", strconv.Itoa(3+k.random.IntN(3)), "--no-cache")
		case 1:
			k.page(some())
		case 2:
			k.run(some(), k.approveArgs()...)
		case 3, 4:
			k.must(k.approveArgs()...)
			k.run(some(), "publish")
		}
		k.whole([]string{"a run", "the page", "a signature", "a publication", "a publication"}[what])
	}
	k.must("run", "actes", "--channel", "aucun")
	k.must(k.approveArgs()...)
	k.must("publish")
	t.Logf("%d kills, %d titles told saved", k.kills, len(k.kept))
	d, err := k.folder().Draft(review.ArticleFile)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob(filepath.Join(k.dir, "public", "conseil-*.html"))
	if err != nil || len(pages) != 1 {
		t.Errorf("%d pages of one article: %v, %v", len(pages), pages, err)
	}
	for _, page := range pages {
		if raw, err := os.ReadFile(page); err != nil || !bytes.Contains(raw, []byte(d.Front.Title)) {
			t.Errorf("the page does not bear the title that was signed: %v", err)
		}
	}
	if feed, err := os.ReadFile(filepath.Join(k.dir, "public", "feed.xml")); err != nil || bytes.Count(feed, []byte("<item>")) != 1 {
		t.Errorf("the feed holds the article %d times, %v", bytes.Count(feed, []byte("<item>")), err)
	}
	listed, err := exec.Command("git", "-C", site, "ls-tree", "-r", "--name-only", "main").Output()
	if err != nil || strings.Count(string(listed), ".md") != 1 {
		t.Errorf("in Git: %s, %v", listed, err)
	}
	if text, err := exec.Command("git", "-C", site, "show", "main:"+strings.TrimSpace(string(listed))).Output(); err != nil || !bytes.Contains(text, []byte(d.Front.Title)) {
		t.Errorf("Git does not hold what was signed: %v", err)
	}
	if said := k.must("verify"); strings.Contains(said, "PROBLÈME") {
		t.Error(said)
	}
	if said := k.must("publish"); strings.Contains(said, "créé") || strings.Contains(said, "mis à jour") {
		t.Errorf("publishing once more changes something: %s", said)
	}
}
