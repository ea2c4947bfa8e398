package cut

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"phare/extract/french"
)

// TestWeightsBearNoName holds the words of the weights against the names of whoever reports in
// the labelled papers: real acts name real people, and none enters the program.
func TestWeightsBearNoName(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "gold", "*.json"))
	if len(files) == 0 {
		t.Skip("../shared/gold is absent: the names of the labelled papers are not known here")
	}
	titles := map[string]bool{"madame": true, "monsieur": true, "maire": true, "president": true, "presidente": true, "adjoint": true, "adjointe": true, "vice": true, "delegue": true, "deleguee": true}
	names := map[string]bool{}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var paper struct {
			Deliberations []struct{ Rapporteur string }
		}
		if err := json.Unmarshal(src, &paper); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, d := range paper.Deliberations {
			for _, w := range french.Words(d.Rapporteur) {
				if len(w) > 3 && !titles[w] {
					names[w] = true
				}
			}
		}
	}
	if len(names) < 20 {
		t.Fatalf("only %d names read: the test sees too little to hold anything", len(names))
	}
	for _, l := range strings.Split(strings.TrimSpace(weights), "\n") {
		if f := strings.Fields(l); strings.HasPrefix(f[0], "word.") && names[f[1]] {
			t.Errorf("the weights bear a word of a name: %s", l)
		}
	}
}

// TestWeightsFile holds the form of the embedded weights: known features, sorted, each once, none
// that rounds to nothing.
func TestWeightsFile(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(weights), "\n")
	if len(lines) < 500 {
		t.Fatalf("%d weights: too few to cut by", len(lines))
	}
	if !slices.IsSorted(lines) {
		t.Error("the weights are not sorted")
	}
	seen := map[string]bool{}
	for _, l := range lines {
		name := l[:strings.LastIndexByte(l, ' ')]
		if seen[name] {
			t.Errorf("%q stands twice", name)
		}
		seen[name] = true
		if strings.HasSuffix(l, " 0.000") || strings.HasSuffix(l, " -0.000") {
			t.Errorf("%q weighs nothing", name)
		}
	}
	m, err := ParseModel(weights)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	if b.String() != weights {
		t.Error("what is read is not written back the same")
	}
}

// TestFeatureNames asks that every feature has a name of its own and a place among the weights.
func TestFeatureNames(t *testing.T) {
	seen := map[string]bool{}
	n := int32(0)
	for _, f := range templates {
		if seen[f.name] || f.values < 1 || f.base != n {
			t.Errorf("feature %q: again, empty or misplaced", f.name)
		}
		seen[f.name] = true
		n += int32(f.values)
	}
	if len(templates) < 90 {
		t.Errorf("%d features", len(templates))
	}
}

// TestPhrases asks that every feature of a title can be put into French.
func TestPhrases(t *testing.T) {
	for _, f := range templates {
		if !strings.HasPrefix(f.name, "pair.") && f != fBias && Phrase(f.name+" 1") == "" {
			t.Errorf("no phrase for %q", f.name)
		}
	}
	if got := Phrase("word.first tarifs"); !strings.Contains(got, "« tarifs »") {
		t.Errorf("a word is not quoted: %q", got)
	}
}

// TestParseModelRefuses asks that a file that is not of this program's features is an error.
func TestParseModelRefuses(t *testing.T) {
	for _, text := range []string{"own.nonsense 0 1.000", "own.bias 0 heavy", "curve x 1"} {
		if _, err := ParseModel(text); err == nil {
			t.Errorf("%q is accepted", text)
		}
	}
}
