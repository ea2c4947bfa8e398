package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"phare/extract/pdftext/pdftest"
)

func sample(t *testing.T) string {
	t.Helper()
	d := pdftest.New()
	for range 3 {
		d.PageOf(packed(d, "", []byte(pdftest.Lines(10, 60, 780, 14, "Le conseil municipal décide", "12 500 euros"))))
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "sain.pdf"), d.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// The same seed gives the same mutants, another one others, and few are the file itself.
func TestMutants(t *testing.T) {
	files, err := pdfs([]string{sample(t)})
	if err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	made := func(seed uint64) [][]byte {
		dir := t.TempDir()
		if err := writeMutants(files, dir, 60, seed, 1<<20); err != nil {
			t.Fatal(err)
		}
		written, err := pdfs([]string{dir})
		if err != nil || len(written) != 60 {
			t.Fatalf("%d mutants, %v", len(written), err)
		}
		var all [][]byte
		for _, file := range written {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, raw)
		}
		return all
	}
	first, again, other := made(1), made(1), made(2)
	same, changed := 0, 0
	for i := range first {
		if !bytes.Equal(first[i], again[i]) {
			t.Errorf("mutant %d is another the second time", i)
		}
		if bytes.Equal(first[i], other[i]) {
			same++
		}
		if !bytes.Equal(first[i], whole) {
			changed++
		}
	}
	if same > 20 || changed < 50 {
		t.Errorf("%d of 60 are the same with another seed, %d differ from the file", same, changed)
	}
}

// A small run of each kind holds.
func TestAttacks(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program and reads PDFs: not in -short")
	}
	program := filepath.Join(t.TempDir(), "phare")
	if out, err := exec.Command("go", "build", "-o", program, "phare/cmd/phare").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	a := attack{program: program, ocr: "never", limit: 2 << 30, patience: 10 * time.Minute, n: 100, seed: 7, largest: 1 << 20}
	if err := a.run("mutants", []string{sample(t)}); err != nil {
		t.Error(err)
	}
	dir := t.TempDir()
	for _, name := range []string{"form-in-itself", "nested-forms", "huge-size"} {
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), bombs[name](), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.run("memory", []string{dir}); err != nil {
		t.Error(err)
	}
}

// What holds too much is killed and told, with all that it started.
func TestTreeIsBounded(t *testing.T) {
	if _, err := os.Stat("/proc/self/stat"); err != nil {
		t.Skip("no /proc: memory is measured on Linux alone")
	}
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no sh")
	}
	a := attack{limit: 1, patience: time.Hour}
	cmd := exec.Command("sh", "-c", "sleep 60 & wait")
	if _, err := a.watch(cmd); err == nil {
		t.Error("a program that held more than the limit ended by itself")
	}
}
