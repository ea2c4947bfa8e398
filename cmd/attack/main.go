// Command attack tries the program with what no council would send: PDFs that are broken on
// purpose, and PDFs made to eat a computer. It is run by hand, out of CI; what it found stands
// in docs/security.md.
//
//	go run ./cmd/attack mutants -n 20000 FOLDER…   mutates the PDFs below the folders, reads all in one run
//	go run ./cmd/attack memory FOLDER…             reads each PDF below the folders in a run of its own
//	go run ./cmd/attack bombs                      the same with the bombs that this command makes
//
// A run fails when the program ends with another code than 0 or 3, prints no JSON, forgets a
// file, tells of a panic, or when its processes hold together more memory than -limit.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// attack is one run of the command.
type attack struct {
	program  string // the phare that is tried
	ocr      string
	only     string // the bomb that is tried, "" for all
	limit    int64  // bytes, of all its processes together
	patience time.Duration
	n        int
	seed     uint64
	largest  int64 // bytes: bigger PDFs are not mutated
}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "attack: mutants, memory or bombs")
		os.Exit(2)
	}
	a := attack{}
	set := flag.NewFlagSet(os.Args[1], flag.ExitOnError)
	set.StringVar(&a.program, "program", "", "the phare to try; built from here when empty")
	set.StringVar(&a.ocr, "ocr", "never", "mode of OCR: never, auto or only")
	set.IntVar(&a.n, "n", 20000, "how many mutants")
	set.Uint64Var(&a.seed, "seed", 1, "of the mutants")
	set.StringVar(&a.only, "only", "", "the one bomb to try")
	set.Int64Var(&a.limit, "limit", 2<<30, "bytes that all processes may hold together")
	set.Int64Var(&a.largest, "largest", 80<<10, "bytes of the biggest PDF that is mutated")
	set.DurationVar(&a.patience, "patience", 2*time.Hour, "after which a run has failed")
	_ = set.Parse(os.Args[2:])
	if err := a.run(os.Args[1], set.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "attack:", err)
		os.Exit(1)
	}
}

func (a *attack) run(what string, folders []string) error {
	work, err := os.MkdirTemp("", "phare-attack-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if a.program == "" {
		a.program = filepath.Join(work, "phare")
		if out, err := exec.Command("go", "build", "-o", a.program, "./cmd/phare").CombinedOutput(); err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
	}
	switch what {
	case "mutants":
		files, err := pdfs(folders)
		if err != nil {
			return err
		}
		return a.mutants(files, filepath.Join(work, "mutants"))
	case "memory":
		files, err := pdfs(folders)
		if err != nil {
			return err
		}
		return a.each(files)
	case "bombs":
		dir := filepath.Join(work, "bombs")
		files, err := writeBombs(dir, a.only)
		if err != nil {
			return err
		}
		return a.each(files)
	}
	return fmt.Errorf("%s is none of mutants, memory, bombs", what)
}

// mutants reads a.n mutants of the files in one run.
func (a *attack) mutants(files []string, dir string) error {
	if err := writeMutants(files, dir, a.n, a.seed, a.largest); err != nil {
		return err
	}
	r, err := a.extract(dir, a.n)
	fmt.Printf("%d mutants of %d PDFs, seed %d: code %d, %d read, %d named as not read, %v, at most %d MB in %d processes\n",
		a.n, len(files), a.seed, r.code, r.read, r.unread, r.took.Round(time.Second), r.peak>>20, r.processes)
	return err
}

// each reads every file in a run of its own and tells the worst.
func (a *attack) each(files []string) error {
	var worst result
	var name string
	failed := 0
	for _, file := range files {
		r, err := a.extract(file, 1)
		if err != nil {
			failed++
			fmt.Printf("%s: %v\n", filepath.Base(file), err)
		}
		if r.peak > worst.peak {
			worst, name = r, filepath.Base(file)
		}
		if r.took > 10*time.Second || r.peak > 512<<20 {
			fmt.Printf("%s: %d MB in %d processes, %v, code %d\n", filepath.Base(file), r.peak>>20, r.processes, r.took.Round(time.Second), r.code)
		}
	}
	fmt.Printf("%d PDFs, one run each, OCR %s: %d failed; the worst, %s, held %d MB in %d processes\n", len(files), a.ocr, failed, name, worst.peak>>20, worst.processes)
	if failed > 0 {
		return fmt.Errorf("%d of %d runs failed", failed, len(files))
	}
	return nil
}

// result is what one run of the program did.
type result struct {
	code         int
	read, unread int // documents
	took         time.Duration
	peak         int64 // bytes that its processes held together
	processes    int   // at that moment
}

// extract runs the program on a file or folder of want PDFs.
func (a *attack) extract(path string, want int) (result, error) {
	cache, err := os.MkdirTemp("", "phare-attack-cache-")
	if err != nil {
		return result{}, err
	}
	defer os.RemoveAll(cache)
	out, err := os.CreateTemp(cache, "out-")
	if err != nil {
		return result{}, err
	}
	defer out.Close()
	var said strings.Builder
	cmd := exec.Command(a.program, "extract", "--json", "--no-cache", "--ocr", a.ocr, path)
	cmd.Stdout, cmd.Stderr = out, &said
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+cache, "TMPDIR="+cache)
	r, err := a.watch(cmd)
	if err != nil {
		return r, err
	}
	if r.code != 0 && r.code != 3 {
		return r, fmt.Errorf("code %d: %s", r.code, tail(said.String()))
	}
	for _, word := range []string{"panic:", "goroutine ", "fatal error"} {
		if strings.Contains(said.String(), word) {
			return r, fmt.Errorf("it told of a crash: %s", tail(said.String()))
		}
	}
	var read struct {
		Documents []struct{ Pages *int }
	}
	if _, err := out.Seek(0, 0); err != nil {
		return r, err
	}
	if err := json.NewDecoder(out).Decode(&read); err != nil {
		return r, fmt.Errorf("no JSON: %w", err)
	}
	for _, d := range read.Documents {
		if d.Pages == nil {
			r.unread++
		} else {
			r.read++
		}
	}
	if got := len(read.Documents); got != want {
		return r, fmt.Errorf("%d documents are accounted for, of %d", got, want)
	}
	if r.peak > a.limit {
		return r, fmt.Errorf("it held %d MB, more than %d", r.peak>>20, a.limit>>20)
	}
	return r, nil
}

func tail(s string) string { return s[max(0, len(s)-2000):] }

// pdfs lists the PDFs below folders.
func pdfs(folders []string) ([]string, error) {
	var files []string
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && strings.EqualFold(filepath.Ext(path), ".pdf") {
				files = append(files, path)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no PDF in %s", strings.Join(folders, ", "))
	}
	return files, nil
}
