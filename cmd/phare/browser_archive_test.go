package main

import (
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// archive makes the Linux archive as a release does, and unpacks it.
func archive(t *testing.T) string {
	t.Helper()
	out := t.TempDir()
	make := exec.Command("go", "run", "./cmd/release", "-version", "0.0.1", "-only", "linux-"+runtime.GOARCH, "-out", out)
	make.Dir = "../.."
	if said, err := make.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	unpack := exec.Command("tar", "-xzf", filepath.Join(out, "phare-0.0.1-linux-"+runtime.GOARCH+".tar.gz"), "-C", out)
	if said, err := unpack.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	sums := exec.Command("sha256sum", "-c", "SHA256SUMS")
	sums.Dir = out
	if said, err := sums.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, said)
	}
	dir := filepath.Join(out, "phare-0.0.1-linux-"+runtime.GOARCH)
	for _, name := range []string{"phare", "Guide.html", "LICENSE.txt", "man/phare.1", "man/phare-run.1", "completions/phare.bash", "exemple/DEL2025-031.pdf", "images/article.png"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
	return dir
}

// TestFromTheArchiveToTheSignature: on a clean account, from the archive that people download,
// without Go and without a terminal: the PDFs are dropped, the text is read and signed, and a
// Word file comes out, all with keys alone in a window 360 pixels wide. The browser opens by the
// file that holds the key.
func TestFromTheArchiveToTheSignature(t *testing.T) {
	if testing.Short() || runtime.GOOS != "linux" {
		t.Skip("makes a release")
	}
	if _, err := exec.LookPath("chromium"); err != nil {
		missing(t, "chromium")
	}
	dir, home := archive(t), t.TempDir()
	bin := filepath.Join(home, "bin")
	if err := os.MkdirAll(bin, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\necho \"$1\" > \"$HOME/opened\"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	said := &output{}
	ctx, stop := context.WithCancel(context.Background())
	program := exec.CommandContext(ctx, filepath.Join(dir, "phare"))
	program.Cancel = func() error { return program.Process.Signal(os.Interrupt) }
	program.WaitDelay = 10 * time.Second
	program.Dir, program.Stdout, program.Stderr = home, said, said
	program.Env = []string{"HOME=" + home, "DISPLAY=:0", "PATH=" + bin + ":/usr/bin:/bin"}
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- program.Wait() }()
	t.Cleanup(stop)
	door := ""
	for deadline := time.Now().Add(2 * time.Minute); door == "" && time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		raw, _ := os.ReadFile(filepath.Join(home, "opened")) // not there yet
		door = strings.TrimSpace(string(raw))
	}
	if door == "" {
		t.Fatalf("no browser was opened: %s", said)
	}

	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WSURLReadTimeout(2*time.Minute))
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	page, closePage := chromedp.NewContext(alloc)
	t.Cleanup(closePage)
	limited, done := context.WithTimeout(page, 10*time.Minute)
	t.Cleanup(done)
	b := &tab{t: t, ctx: limited, dir: home}
	if axe, err := os.ReadFile("../../.tools/node_modules/axe-core/axe.min.js"); err == nil {
		b.axe = string(axe)
	}
	looked := func(what string) {
		if b.axe != "" {
			b.accessible(what)
		}
	}
	if err := chromedp.Listen(limited, b.listen); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.quiet)
	const narrow, high = 360, 740
	// the guide's pictures are those of a usual screen
	picture := func(name string) {
		b.do(chromedp.EmulateViewport(1280, 860))
		b.picture(name)
		b.do(chromedp.EmulateViewport(narrow, high))
	}
	fits := func(what string) {
		t.Helper()
		if w := eval[int](b, `document.documentElement.scrollWidth`); w > narrow {
			t.Errorf("%s is %d pixels wide in a window of %d", what, w, narrow)
		}
		looked(what)
	}
	b.do(chromedp.EmulateViewport(narrow, high), chromedp.Navigate("file://"+door))
	b.until(`location.pathname === "/" && document.getElementById("authority")`)
	if _, err := os.Stat(door); err == nil {
		t.Error("the file that holds the key stays once the page is open")
	}
	fits("the first page")
	kept := eval[string](b, `(() => { const d = document.getElementById("dir"), v = d.value; d.value = "/home/anne/Documents/phare"; return v })()`)
	picture("accueil") // the guide shows nobody's own folder
	eval[any](b, `document.getElementById("dir").value = `+quoteJS(kept)+`, null`)
	b.tabTo("#authority")
	b.keys("Métropole de Valombre")
	b.enter()
	b.until(`location.pathname === "/nouvelle" && document.getElementById("files")`)
	fits("the page where files are dropped")
	b.tabTo("#files")
	pdfs, err := filepath.Glob(filepath.Join(dir, "exemple", "*.pdf"))
	if err != nil || len(pdfs) < 20 {
		t.Fatal(pdfs, err)
	}
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#files"), pdfs))
	b.until(`document.querySelector("#choose [type=submit]")`)
	fits("what was recognised")
	picture("recus")
	b.tabTo("#choose [type=submit]")
	b.enter()
	b.until(`location.pathname.startsWith("/s/") && document.querySelectorAll("#in .item").length === 5`)
	b.tabTo(`.tabs [href$="article.md"]`)
	b.enter()
	b.until(`document.getElementById("r-0") && document.readyState === "complete"`)
	b.tabTo("#me-open")
	b.enter()
	b.until(`document.activeElement.id === "me-who"`)
	b.keys("Anne Leroy")
	b.enter()
	b.until(`document.getElementById("me-name").textContent === "Anne Leroy"`)
	b.tabTo("#r-0")
	for left := eval[int](b, `document.querySelectorAll(".row:not(.silent, .seen)").length`); left > 0; left-- {
		b.keys("l")
		b.until(`document.querySelectorAll(".row:not(.silent, .seen)").length < ` + quoteInt(left) + ` && document.activeElement.matches(".row")`)
	}
	fits("the article")
	const left = `document.querySelectorAll(".finding-error:not(.settled), .finding-warning:not(.settled)").length`
	for n := eval[int](b, left); n > 0; n-- {
		b.keys("n")
		b.until(`document.activeElement.matches(".finding:not(.settled)")`)
		b.tabTo(".finding.current [data-do=tick]")
		b.enter()
		b.until(left + ` < ` + quoteInt(n) + ` && document.activeElement.matches(".finding")`)
	}
	eval[any](b, `document.querySelector(".skip").focus(), null`) // as Ctrl+Home and Tab do
	b.tabTo("#to-sign")
	b.enter()
	b.until(`document.getElementById("sign").open`)
	b.tabTo("#sign-form [type=submit]")
	b.enter()
	b.until(`document.getElementById("state").textContent === "approuvé"`)
	if b.tabs > 60 {
		t.Errorf("%d Tabs from the first page to the signature", b.tabs)
	}
	t.Logf("%d Tabs from the first page to the signature", b.tabs)
	b.tabTo(`[data-target=files] [data-dry="1"]`)
	b.enter()
	b.until(`!document.querySelector("[data-target=files] [data-dry='0']").disabled`)
	b.tabTo(`[data-target=files] [data-dry="0"]`)
	b.enter()
	b.until(`document.querySelector("#sending strong")?.textContent.includes("est créé")`)
	word := ""
	err = filepath.WalkDir(filepath.Join(home, "Documents"), func(p string, d fs.DirEntry, err error) error {
		if filepath.Ext(p) == ".docx" {
			word = p
		}
		return err
	})
	if err != nil || word == "" {
		t.Errorf("no Word file came out: %v, %s", err, eval[string](b, `document.getElementById("sending").textContent`))
	}

	// the page is left: nothing listens any more
	b.do(chromedp.Navigate(eval[string](b, `location.origin + "/"`)))
	b.until(`document.getElementById("quit")`)
	fits("the sessions")
	picture("seances")
	b.tabTo("#quit")
	b.enter()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("phare ends with %v: %s", err, said)
		}
	case <-time.After(time.Minute):
		t.Error("phare goes on after it was left")
	}
}
