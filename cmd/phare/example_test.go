package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestFromPDFsToPublication follows the example session to its end: drafted, checked, refused
// unsigned, signed, published once, refused again after one changed letter.
func TestFromPDFsToPublication(t *testing.T) {
	home := t.TempDir()
	settings := "authority: {name: Métropole de Valombre, body: Conseil métropolitain}\npublish: {folder: {dir: public, url: https://www.valombre.example/conseil/}}\n"
	if err := os.WriteFile(filepath.Join(home, configName), []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
	article := "review/2025-04-04-conseil-metropolitain/article.md"
	phare := func(want int, args ...string) string {
		t.Helper()
		var out, stderr bytes.Buffer
		c := Command{Dir: home, Env: []string{"HOME=" + home, "XDG_CACHE_HOME=" + filepath.Join(home, ".cache"), "LocalAppData=" + home, "PATH=" + os.Getenv("PATH")}, Stdout: &out, Stderr: &stderr}
		if code := run(t, c, args...); code != want {
			t.Fatalf("phare %v: exit code %d, want %d\n%s%s", args, code, want, out.String(), stderr.String())
		}
		return out.String()
	}
	phare(exitUnread, "run", exampleDir(t), "--ocr", "never")
	phare(exitRefused, "publish", article, "--to", "folder")
	var report struct {
		Findings []struct{ ID, Level, Message string }
	}
	if err := json.Unmarshal([]byte(phare(exitDone, "check", "--json", article)), &report); err != nil {
		t.Fatal(err)
	}
	sign := []string{"approve", article, "--by", "Camille Ferrand", "--role", "responsable éditoriale"}
	ticked := 0
	for _, f := range report.Findings {
		if f.Level == "warning" {
			sign = append(sign, "--tick", f.ID)
			ticked++
		}
	}
	if ticked > 0 {
		phare(exitRefused, sign[:6]...)
	}
	phare(exitDone, sign...)
	phare(exitDone, "verify")
	for i, want := range []string{"créé", "déjà à jour"} {
		if out := phare(exitDone, "publish", article, "--to", "folder"); !strings.Contains(out, want) {
			t.Errorf("sending %d: %s", i, out)
		}
	}
	page, err := os.ReadFile(filepath.Join(home, "public", "conseil-metropolitain-2025-04-04.html"))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(page), "<h2 id="); n != 5 {
		t.Errorf("%d decisions on the page", n)
	}
	for _, never := range []string{"sources/", "<!--", "relecteur"} {
		if bytes.Contains(page, []byte(never)) {
			t.Errorf("%q goes out", never)
		}
	}
	pictures(t, filepath.Join(home, "public"), "conseil-metropolitain-2025-04-04.html")
	name := filepath.Join(home, article)
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, append(raw, "Un mot de plus.\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	phare(exitRefused, "publish", article, "--to", "folder")
	phare(exitRefused, "export", "--format", "docx")
}

// pictures takes the pictures of docs/ when PHARE_PICTURES is set.
func pictures(t *testing.T, dir, page string) {
	chromium, err := exec.LookPath("chromium")
	if os.Getenv("PHARE_PICTURES") == "" || err != nil {
		return
	}
	site := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer site.Close()
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.NoSandbox)...)
	defer cancel()
	ctx, cancel := chromedp.NewContext(alloc)
	defer cancel()
	ctx, cancel = context.WithTimeout(ctx, 90*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(site.URL+"/"+page)); err != nil {
		t.Fatal(err)
	}
	for name, width := range map[string]int64{"publie-320.png": 320, "publie-1280.png": 1280} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
			t.Fatal(err)
		}
		shot, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join("../../docs/images", name), shot, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
