package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// rooms orders the packages of the house: a package may import only rooms to its left.
var rooms = []string{"phare/prompts", "phare/extract", "phare/summarize", "phare/review", "phare/cmd"}

// readers orders the rooms of extract: each stands on those to its left alone.
var readers = []string{
	"pdftext/pdftest", "pdftext/object", "pdftext/font", "pdftext/printed", "pdftext/layout", "pdftext", "french", "matching", "private", "facts", "lines", "sketch", "ocr", "record", "cut",
	"prose", "vote", "act", "numbering", "head", "attendance", "title", "agenda", "table", "", "cut/train",
}

// mostLines is how many lines of code a package may hold, its tests aside: a room that is larger
// owns more than one thing.
const mostLines = 5000

// larger are the packages that are not parted yet, and what they may hold until they are. No name
// comes to this list; one that is parted leaves it.
var larger = map[string]int{
	"phare/cmd/phare": 5400, "phare/summarize": 9050, "phare/summarize/check": 9000,
}

// reader is the place of a package among the rooms of extract, -1 for another's.
func reader(path string) int {
	rest, ok := strings.CutPrefix(path, "phare/extract")
	if !ok {
		return -1
	}
	return slices.Index(readers, strings.TrimPrefix(rest, "/"))
}

// linesOf counts the lines of files of a folder.
func linesOf(t *testing.T, dir string, files []string) int {
	t.Helper()
	n := 0
	for _, f := range files {
		raw, err := os.ReadFile(filepath.Join(dir, f))
		if err != nil {
			t.Fatal(err)
		}
		n += bytes.Count(raw, []byte("\n"))
	}
	return n
}

func room(path string) int {
	for i, r := range rooms {
		if path == r || strings.HasPrefix(path, r+"/") {
			return i
		}
	}
	return -1
}

// TestImports holds the direction of the data (DESIGN §2): review → summarize → extract,
// one owner for each foreign library, and a checker that cannot reach a network. Within extract it
// holds the order of the rooms, and everywhere how large one may grow.
func TestImports(t *testing.T) {
	cmd := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,Imports,Deps", "phare/...")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("go list is missing or fails: %v", err)
	}
	owners := map[string]string{
		"github.com/ledongthuc/pdf":             "phare/extract/pdftext",
		"github.com/sashabaranov/go-openai":     "phare/summarize/llm",
		"github.com/microcosm-cc/bluemonday":    "phare/review",
		"github.com/hashicorp/go-retryablehttp": "phare/summarize/llm",
	}
	seen := 0
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath, Dir        string
			GoFiles, Imports, Deps []string
		}
		if err := dec.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		seen++
		from := room(p.ImportPath)
		if strings.HasPrefix(p.ImportPath, "phare/extract") && reader(p.ImportPath) < 0 {
			t.Errorf("%s has no place in the order of extract's rooms: give it one in readers", p.ImportPath)
		}
		if n, most := linesOf(t, p.Dir, p.GoFiles), max(mostLines, larger[p.ImportPath]); n > most {
			t.Errorf("%s holds %d lines, more than %d: part it by what it owns", p.ImportPath, n, most)
		}
		for _, imp := range p.Imports {
			if to := room(imp); to > from && from >= 0 {
				t.Errorf("%s imports %s: the data moves to the right, imports never do", p.ImportPath, imp)
			}
			if a, b := reader(p.ImportPath), reader(imp); a >= 0 && b > a {
				t.Errorf("%s imports %s: it stands to the right", p.ImportPath, imp)
			}
			if p.ImportPath != "phare/examples" && strings.HasPrefix(p.ImportPath, "phare/prompts") && strings.HasPrefix(imp, "phare/") {
				t.Errorf("prompts imports %s: it imports nothing of ours", imp)
			}
			if owner, ok := owners[imp]; ok && !strings.HasPrefix(p.ImportPath, owner) {
				t.Errorf("%s imports %s: only %s may", p.ImportPath, imp, owner)
			}
		}
		if strings.HasPrefix(p.ImportPath, "phare/summarize/check") {
			for _, imp := range p.Imports {
				if imp == "net" || strings.HasPrefix(imp, "net/http") {
					t.Errorf("%s imports %s: it must work with no network", p.ImportPath, imp)
				}
			}
			for _, dep := range p.Deps {
				if strings.HasPrefix(dep, "phare/summarize/llm") {
					t.Errorf("%s reaches %s: it must work with no model", p.ImportPath, dep)
				}
			}
		}
	}
	if seen < 4 {
		t.Fatalf("only %d packages listed: the test sees too little to hold anything", seen)
	}
}
