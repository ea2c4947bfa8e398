package main

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// rooms orders the packages of the house: a package may import only rooms to its left.
var rooms = []string{"phare/prompts", "phare/extract", "phare/summarize", "phare/review", "phare/cmd"}

func room(path string) int {
	for i, r := range rooms {
		if path == r || strings.HasPrefix(path, r+"/") {
			return i
		}
	}
	return -1
}

// TestImports holds the direction of the data (DESIGN §2): review → summarize → extract,
// one owner for each foreign library, and a checker that cannot reach a network.
func TestImports(t *testing.T) {
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,Deps", "phare/...")
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
			ImportPath    string
			Imports, Deps []string
		}
		if err := dec.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		seen++
		from := room(p.ImportPath)
		for _, imp := range p.Imports {
			if to := room(imp); to > from && from >= 0 {
				t.Errorf("%s imports %s: the data moves to the right, imports never do", p.ImportPath, imp)
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
