package extract

import (
	"context"
	"os"
	"strings"
	"testing"

	"phare/extract/cut"
	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/numbering"
)

// TestWeightsBearNoName asks that no word of the weights is part of the name of somebody who
// attends a session of the labelled corpus.
func TestWeightsBearNoName(t *testing.T) {
	dir := "../../shared/corpus"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the corpus (../shared/corpus) is not there")
	}
	if testing.Short() {
		t.Skip("reads the corpus")
	}
	words := map[string]bool{}
	for _, w := range cut.Default().Words() {
		_, bare, _ := strings.Cut(w, " ")
		words[bare] = true
	}
	if len(words) < 100 {
		t.Fatalf("the weights know %d words", len(words))
	}
	batch, err := Read(context.Background(), []string{dir}, Options{OCR: OCRNever})
	if err != nil {
		t.Fatal(err)
	}
	// A word that sentences hold in small letters is no name, though a misread list may hold it.
	common := map[string]bool{}
	for _, d := range batch.Documents {
		if d.PDF == nil {
			continue
		}
		for _, p := range d.PDF.Pages {
			for _, l := range p.Lines {
				for _, w := range l.Words {
					if t := strings.Trim(w.Text, ".,;:()"); numbering.StartsLower(t) {
						common[french.FoldLine(strings.TrimPrefix(strings.TrimPrefix(strings.ReplaceAll(t, "’", "'"), "d'"), "l'"))] = true
					}
				}
			}
		}
	}
	names := 0
	for _, d := range batch.Documents {
		for _, n := range d.Present {
			for _, w := range strings.FieldsFunc(n, func(r rune) bool { return strings.ContainsRune(" -'’", r) }) {
				if names++; words[french.FoldLine(w)] && !common[french.FoldLine(w)] && !head.Civilities[french.FoldLine(w)] {
					t.Errorf("%s: a weight bears a word of the name of somebody who attends", d.File)
				}
			}
		}
	}
	if names == 0 {
		t.Error("nobody attends: the test sees nothing")
	}
}
