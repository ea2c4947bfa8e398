//go:build unix

package main

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// typingGuard watches the page from inside. Whatever the machine's load, what is typed is lost
// for no more than a second if after each keystroke a save stands ready that is due within a
// second, and if what a save was told is on disk.
const typingGuard = `(() => {
	const armed = new Map(), start = window.setTimeout.bind(window), stop = window.clearTimeout.bind(window), ask = window.fetch.bind(window);
	window.guard = { saved: "", bad: [], keys: 0 };
	window.setTimeout = (f, delay = 0, ...more) => {
		const id = start(() => { armed.delete(id); f(...more); }, delay);
		armed.set(id, { from: performance.now(), delay });
		return id;
	};
	window.clearTimeout = (id) => { armed.delete(id); stop(id); };
	window.fetch = async (...a) => {
		const save = a[1]?.method === "POST" && String(a[0]).endsWith("/passage") ? JSON.parse(a[1].body) : null;
		const answer = await ask(...a);
		if (save && !save.check && answer.ok) window.guard.saved = save.text;
		return answer;
	};
	addEventListener("input", (event) => {
		if (!event.target.matches(".in-place")) return;
		window.guard.keys++;
		const due = [...armed.values()].filter((t) => t.delay >= 400 && t.delay <= 1000);
		if (!due.length) window.guard.bad.push("nothing is due after " + JSON.stringify(event.target.value.slice(-20)));
	});
})()`

// typist types into an article in a real browser while the program or the browser is killed.
type typist struct {
	*tab
	k      *killed
	cmd    *exec.Cmd // nil while the program is dead
	door   string    // address with the key
	killed map[string]int

	browser context.Context // nil while it is dead
	close   []func()        // of the browser
	shutTab func()
}

func (y *typist) serve() {
	y.t.Helper()
	cmd, _, errs := y.k.start("review", "--no-browser")
	said := bufio.NewScanner(errs)
	for said.Scan() {
		if y.door = regexp.MustCompile(`http://\S+`).FindString(said.Text()); y.door != "" {
			break
		}
	}
	if y.door == "" {
		y.t.Fatal("the page does not open")
	}
	go func() { // the pipe is drained, so that the program never waits for it
		for said.Scan() {
		}
	}()
	y.cmd = cmd
	y.base = "http://" + strings.Split(y.door, "/")[2] + "/s/" + exampleSession
}

// browse opens a tab, in a new browser where the last one was killed.
func (y *typist) browse() {
	y.t.Helper()
	if y.browser == nil {
		alloc, cancel := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WSURLReadTimeout(2*time.Minute))...)
		ctx, shut := chromedp.NewContext(alloc)
		y.browser, y.close = ctx, []func(){shut, cancel}
		if err := chromedp.Do(ctx); err != nil { // it starts
			y.t.Fatal(err)
		}
	}
	if y.shutTab != nil {
		y.shutTab()
	}
	y.ctx, y.shutTab = chromedp.NewContext(y.browser)
	if _, err := chromedp.Call(y.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: typingGuard}); err != nil {
		y.t.Fatal(err)
	}
}

func (y *typist) shut() {
	for _, f := range y.close {
		f()
	}
	y.close, y.browser, y.shutTab = nil, nil, nil
}

// TestTypedTextOutlivesTheKill: while a person types, the browser or the program is killed at
// random moments; what the page was told is saved is in the file, whose journal holds, and at
// every keystroke a save was due within a second. PHARE_TEST_KILLS says how often.
func TestTypedTextOutlivesTheKill(t *testing.T) {
	if _, err := exec.LookPath("chromium"); err != nil {
		missing(t, "chromium")
	}
	most := 15
	switch {
	case testing.Short():
		most = 4
	case os.Getenv("PHARE_TEST_ALL") != "":
		most = 50
	}
	if n, err := strconv.Atoi(os.Getenv("PHARE_TEST_KILLS")); err == nil {
		most = n
	}
	dir := t.TempDir()
	k := &killed{t: t, dir: dir, random: rand.New(rand.NewPCG(uint64(most), 7))}
	if err := os.CopyFS(filepath.Join(dir, "2025-04-04"), os.DirFS("../../examples/metropole-de-valombre")); err != nil {
		t.Fatal(err)
	}
	k.must("run", "2025-04-04", "--ocr", "never", "--offline", "--channel", "aucun")
	y := &typist{tab: &tab{t: t, dir: dir, work: filepath.Join(dir, "review", exampleSession)}, k: k, killed: map[string]int{}}
	t.Cleanup(func() {
		y.shut()
		if y.cmd != nil {
			k.kill(y.cmd)
			_ = y.cmd.Wait()
		}
	})
	typed := 0
	for round := range most {
		typed += y.round(round)
	}
	k.must("verify")
	t.Logf("%d kills of the browser, %d of the program, %d keystrokes", y.killed["browser"], y.killed["program"], typed)
}

// round types one passage until one of the two is killed; it returns how many keys were struck.
func (y *typist) round(n int) int {
	t, random := y.t, y.k.random
	t.Helper()
	if y.cmd == nil {
		y.serve()
	}
	y.browse()
	y.do(chromedp.Navigate(y.door))
	y.until(`location.pathname === "/" && document.readyState === "complete"`)
	eval[any](y.tab, `import("/static/page.js").then((m) => m.call("/me", {name: "Anne Leroy", role: ""})).then(() => null)`)
	y.open("/t/article.md")
	y.until(`document.getElementById("r-2") && document.getElementById("me-name").dataset.known`)
	eval[any](y.tab, `document.getElementById("r-2").focus(), null`)
	y.enter()
	y.until(`document.activeElement.matches(".in-place")`)
	y.keys(kb.End, chromedp.KeyModifiers(chromedp.ModifierCtrl))
	word := fmt.Sprintf(" essai%d", n)
	y.keys(word)
	keys := len(word)
	for range random.IntN(30) {
		y.keys(string(rune('a' + random.IntN(26))))
		keys++
		if random.IntN(4) == 0 {
			time.Sleep(time.Duration(random.IntN(400)) * time.Millisecond)
		}
	}
	if n%5 == 0 { // now and then the person stops, and all of it is saved
		// or the save that a killed browser had under way came in only now: both texts are kept
		y.until(`guard.saved === document.querySelector(".in-place").value || document.getElementById("conflict").open`)
	} else {
		time.Sleep(time.Duration(random.IntN(1200)) * time.Millisecond)
	}
	seen := eval[struct {
		Saved, Value string
		Bad          []string
		Keys         int
	}](y.tab, `({Saved: guard.saved, Value: document.querySelector(".in-place").value, Bad: guard.bad, Keys: guard.keys})`)
	if len(seen.Bad) > 0 || seen.Keys == 0 {
		t.Errorf("round %d: %d keystrokes, %v", n, seen.Keys, seen.Bad)
	}
	if random.IntN(2) == 0 {
		y.killed["browser"]++
		_ = chromedp.FromContext(y.ctx).Browser.Process().Kill()
		y.shut()
	} else {
		y.killed["program"]++
		y.k.kill(y.cmd)
		_ = y.cmd.Wait()
		y.cmd = nil
		if got := eval[string](y.tab, `document.querySelector(".in-place").value`); got != seen.Value {
			t.Errorf("round %d: the tab of a dead program holds %q, not %q", n, got, seen.Value)
		}
	}
	if seen.Saved != "" && !strings.Contains(y.article(), strings.TrimSpace(strings.TrimRight(seen.Saved, " "))) {
		t.Errorf("round %d: the page was told that %q is saved, and the file does not hold it:\n%s", n, seen.Saved, y.article())
	}
	return keys
}
