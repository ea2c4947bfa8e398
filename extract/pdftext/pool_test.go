package pdftext

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"phare/extract/pdftext/pdftest"
)

func write(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPoolReadsAsHere(t *testing.T) {
	d := pdftest.New()
	d.Page(pdftest.Lines(11, 50, 700, 13, prose(9)...))
	data := d.Bytes()
	path := write(t, "acte.pdf", data)
	pool := NewPool(PoolOptions{Command: selfCommand(t), Workers: 2, Documents: 3})
	defer pool.Close()
	want := read(t, data)
	var wg sync.WaitGroup
	for range 10 { // more than a worker reads, so that some are replaced
		wg.Go(func() {
			got, err := pool.Read(t.Context(), path)
			if err != nil {
				t.Error(err)
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	wg.Wait()
}

func TestPoolSaysWhatIsWrong(t *testing.T) {
	pool := NewPool(PoolOptions{Command: selfCommand(t), Workers: 1})
	defer pool.Close()
	for _, path := range []string{write(t, "texte.pdf", []byte("ceci n’est pas un PDF")), filepath.Join(t.TempDir(), "absent.pdf")} {
		_, err := pool.Read(t.Context(), path)
		var e *Error
		if !errors.As(err, &e) || e.Code != CodeUnreadable || e.Message == "" {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
	}
}

// A document that kills its worker costs itself alone: an object stream that holds itself
// makes the library call itself until the memory ends.
func TestPoolOutlivesDeaths(t *testing.T) {
	d := pdftest.New()
	d.Page(pdftest.Text("F1", 11, 50, 700, "sain"))
	sound, deadly := write(t, "sain.pdf", d.Bytes()), write(t, "sans-fin.pdf", compressed(t, true))
	pool := NewPool(PoolOptions{Command: selfCommand(t), Workers: 1, Memory: 48 << 20, Timeout: time.Minute})
	defer pool.Close()
	for range 2 {
		_, err := pool.Read(t.Context(), deadly)
		var e *Error
		if !errors.As(err, &e) || e.Code != CodeMemory {
			t.Fatalf("the deadly one: %v", err)
		}
		doc, err := pool.Read(t.Context(), sound)
		if err != nil {
			t.Fatal(err)
		}
		if got := text(t, doc); got != "sain\n\f" {
			t.Errorf("read %q", got)
		}
	}
}

// A worker whose memory passes the limit is ended, and the document named for it.
func TestPoolMemory(t *testing.T) {
	d := pdftest.New()
	var content strings.Builder
	for i := range 200_000 { // glyphs enough to need more than the limit leaves
		fmt.Fprintf(&content, "BT /F1 1 Tf %d %d Td (a) Tj ET\n", i%590, i/590)
	}
	d.Page(content.String())
	path := write(t, "gros.pdf", d.Bytes())
	pool := NewPool(PoolOptions{Command: selfCommand(t), Workers: 1, Memory: 24 << 20, Timeout: time.Minute})
	defer pool.Close()
	_, err := pool.Read(t.Context(), path)
	var e *Error
	if !errors.As(err, &e) || e.Code != CodeMemory {
		t.Errorf("error %v", err)
	}
}

// The deadline is the pool's: a worker that does not answer is killed.
func TestPoolDeadline(t *testing.T) {
	sleep := []string{"sleep", "60"}
	pool := NewPool(PoolOptions{Command: sleep, Workers: 1, Timeout: 50 * time.Millisecond})
	defer pool.Close()
	start := time.Now()
	_, err := pool.Read(t.Context(), "whatever.pdf")
	var e *Error
	if errors.As(err, &e) && e.Code == CodeTimeout {
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("took %v", d)
		}
		return
	}
	if err != nil && strings.Contains(err.Error(), "executable file not found") {
		t.Skip("no sleep command here")
	}
	t.Errorf("error %v", err)
}

func TestPoolCancelled(t *testing.T) {
	pool := NewPool(PoolOptions{Command: selfCommand(t), Workers: 1})
	defer pool.Close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := pool.Read(ctx, write(t, "a.pdf", sample())); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if _, err := pool.Read(t.Context(), write(t, "b.pdf", sample())); err != nil {
		t.Errorf("after it: %v", err)
	}
}

func TestPoolWithoutWorker(t *testing.T) {
	pool := NewPool(PoolOptions{Command: []string{filepath.Join(t.TempDir(), "none")}})
	defer pool.Close()
	if _, err := pool.Read(t.Context(), "a.pdf"); err == nil {
		t.Error("no error though no worker can be run")
	}
}

// Each hostile file is read or named with its cause; the pool's own deadline sees to the time.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	root := filepath.Join("..", "..", "..", "shared", "hostile")
	var files []string
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".pdf") {
			files = append(files, path)
		}
		return nil
	})
	if len(files) == 0 {
		t.Skip("the hostile files are not here:", root)
	}
	pool := NewPool(PoolOptions{Command: selfCommand(t), Workers: 2})
	defer pool.Close()
	paths := make(chan string)
	var wg sync.WaitGroup
	var mu sync.Mutex
	outcome := map[string]int{}
	for range 2 {
		wg.Go(func() {
			for path := range paths {
				doc, err := pool.Read(t.Context(), path)
				code := "read"
				var e *Error
				switch {
				case errors.As(err, &e):
					code = e.Code
				case err != nil:
					t.Errorf("%s: %v", path, err)
				case len(doc.Pages) == 0:
					t.Errorf("%s: no pages and no error", path)
				}
				mu.Lock()
				outcome[code]++
				mu.Unlock()
			}
		})
	}
	for _, path := range files {
		paths <- path
	}
	close(paths)
	wg.Wait()
	t.Log(outcome)
	if outcome["read"] < len(files)*9/10 {
		t.Errorf("only %d of %d were read", outcome["read"], len(files))
	}
}
