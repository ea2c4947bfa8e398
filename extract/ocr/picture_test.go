package ocr

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"phare/extract/pdftext/pdftest"
)

// drawingStub is a folder with a program in the place of pdftoppm, which counts how many of it run.
func drawingStub(t *testing.T) (dir, log string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("a script stands in for pdftoppm")
	}
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no sh")
	}
	dir, log = t.TempDir(), filepath.Join(t.TempDir(), "log")
	// each leaves a mark while it runs, and writes down how many marks there are
	script := fmt.Sprintf("#!/bin/sh\nmkdir %[1]s/run-$$\nls %[1]s | grep -c run- >> %[2]s\nsleep 0.05\nrmdir %[1]s/run-$$\nprintf picture\n", dir, log)
	if err := os.WriteFile(filepath.Join(dir, drawer), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir, log
}

// A page that shows forty pictures at once starts two or three programs, never forty.
func TestPicturesWaitTheirTurn(t *testing.T) {
	dir, log := drawingStub(t)
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	var wg sync.WaitGroup
	for n := range 40 {
		wg.Go(func() {
			if out, err := Picture(t.Context(), "x.pdf", n+1, 1500); err != nil || string(out) != "picture" {
				t.Errorf("page %d: %q, %v", n+1, out, err)
			}
		})
	}
	wg.Wait()
	counts, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.Fields(counts)
	if len(lines) != 40 {
		t.Errorf("%d programs told of themselves, of 40", len(lines))
	}
	for _, l := range lines {
		if len(l) > 1 || int(l[0]-'0') > maxAtOnce {
			t.Fatalf("%s programs ran at once", l)
		}
	}
}

// A page of 14,400 points is drawn no bigger than asked.
func TestPictureOfAGiantPage(t *testing.T) {
	if !CanDraw() {
		t.Skip("pdftoppm is missing")
	}
	d := pdftest.New()
	d.Page(pdftest.Text("F1", 900, 200, 7000, "Décide"), "/MediaBox[0 0 14400 14400]")
	file := filepath.Join(t.TempDir(), "grand.pdf")
	if err := os.WriteFile(file, d.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	raw, err := Picture(t.Context(), file, 1, 1500)
	if err != nil {
		t.Fatal(err)
	}
	c, err := png.DecodeConfig(bytes.NewReader(raw))
	if err != nil || c.Width != 1500 || c.Height != 1500 {
		t.Errorf("%d by %d, %v", c.Width, c.Height, err)
	}
}
