package folder

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"phare/review/publish"
	"phare/review/publish/publishtest"
)

// needs skips a test whose program is missing; where everything must run, it fails it.
func needs(t *testing.T, err error, what string) {
	t.Helper()
	if err == nil {
		return
	}
	if os.Getenv("PHARE_TEST_ALL") != "" {
		t.Fatalf("%s is missing: make test installs it (%v)", what, err)
	}
	t.Skipf("%s is missing: make test installs it", what)
}

// TestPageInABrowser has axe-core look for accessibility errors (RGAA: WCAG 2.1 A and AA) in
// the published page, and holds that it fits a telephone of 320 px.
func TestPageInABrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes some seconds: not in -short")
	}
	chromium, err := exec.LookPath("chromium")
	needs(t, err, "chromium")
	axe, err := os.ReadFile("../../../.tools/node_modules/axe-core/axe.min.js")
	needs(t, err, "axe-core")
	to := target(t)
	f := publishtest.Folder(t, t.TempDir(), 1)
	publishtest.LetOut(t, f)
	if _, err := send(t, f, to, publish.Options{}); err != nil {
		t.Fatal(err)
	}
	site := httptest.NewServer(http.FileServer(http.Dir(to.config.Dir)))
	defer site.Close()
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.NoSandbox)...)
	defer cancel()
	ctx, cancel := chromedp.NewContext(alloc)
	defer cancel()
	ctx, cancel = context.WithTimeout(ctx, 60*time.Second)
	defer cancel()
	page := site.URL + "/conseil-metropolitain-2025-04-01.html"
	if err := chromedp.Do(ctx, chromedp.Navigate(page)); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int64{320, 1280} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
			t.Fatalf("%d px: %v", width, err)
		}
		if eval[bool](ctx, t, `document.documentElement.scrollWidth > window.innerWidth`) {
			t.Errorf("%d px: the page scrolls sideways", width)
		}
		eval[int](ctx, t, string(axe)+";0")
		for _, v := range eval[[]string](ctx, t, `axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}).then(r => r.violations.map(v => v.id + " " + v.nodes.map(n => n.html).join(" | ")))`) {
			t.Errorf("%d px: axe-core: %s", width, v)
		}
	}
	title, lang := eval[string](ctx, t, `document.title`), eval[string](ctx, t, `document.documentElement.lang`)
	links := eval[[]string](ctx, t, `[...document.querySelectorAll("a")].map(a => a.textContent)`)
	if lang != "fr" || title == "" || len(links) == 0 || links[0] != "Lire la délibération n°\u00a02025-001, page 2 (PDF)" {
		t.Errorf("lang %q, title %q, links %q", lang, title, links)
	}
	if _, err := os.Stat(filepath.Join(to.config.Dir, "actes", f.SessionID(), "DEL-031.pdf")); err != nil {
		t.Error("the link of the page is dead")
	}
}

// eval runs a script in the page and waits for its promise.
func eval[T any](ctx context.Context, t *testing.T, script string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestArchiveInABrowser opens the index of twelve sessions from the disk, without a server or
// a network: no accessibility error, no sideways scroll, and a decision is found by its words.
func TestArchiveInABrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes some seconds: not in -short")
	}
	chromium, err := exec.LookPath("chromium")
	needs(t, err, "chromium")
	axe, err := os.ReadFile("../../../.tools/node_modules/axe-core/axe.min.js")
	needs(t, err, "axe-core")
	to, root := target(t), t.TempDir()
	for n := 1; n <= 12; n++ {
		f := publishtest.Folder(t, root, n)
		if n == 7 {
			publishtest.Edit(t, f, func(s string) string { return strings.Replace(s, "le samedi", "la passerelle de l’Étang", 1) })
			publishtest.Sign(t, f)
		}
		if _, err := send(t, f, to, publish.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.NoSandbox)...)
	defer cancel()
	ctx, cancel := chromedp.NewContext(alloc)
	defer cancel()
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+filepath.ToSlash(filepath.Join(to.config.Dir, indexFile)))); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int64{320, 1280} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
			t.Fatal(err)
		}
		if eval[bool](ctx, t, `document.documentElement.scrollWidth > window.innerWidth`) {
			t.Errorf("%d px: the page scrolls sideways", width)
		}
		found := eval[[]string](ctx, t, `(() => { const m = document.getElementById("mots"); m.value = "PASSERELLE etang"; m.dispatchEvent(new Event("input", {bubbles: true})); return [...document.querySelectorAll("#trouves a")].map(a => a.getAttribute("href")) })()`)
		if len(found) != 1 || found[0] != "conseil-metropolitain-2025-04-07.html#2025-007" {
			t.Errorf("%d px: found %q", width, found)
		}
		eval[int](ctx, t, string(axe)+";0")
		for _, v := range eval[[]string](ctx, t, `axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}).then(r => r.violations.map(v => v.id + " " + v.nodes.map(n => n.html).join(" | ")))`) {
			t.Errorf("%d px: axe-core: %s", width, v)
		}
	}
}
