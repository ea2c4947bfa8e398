package extract

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"phare/extract/french"
)

// goldDocument is what careful reading found in a document of the corpus.
type goldDocument struct {
	File          string  `json:"file"`
	Kind          string  `json:"kind"`
	TextLayer     string  `json:"text_layer"`
	SessionDate   *string `json:"session_date"`
	Deliberations []struct {
		Number   *string `json:"number"`
		Object   string  `json:"object"`
		Optional bool    `json:"optional"`
	} `json:"deliberations"`
}

// TestGoldDocuments pins what was reached on born-digital documents as a floor: acts found and
// invented, numbers, objects, kinds, dates.
func TestGoldDocuments(t *testing.T) {
	files, err := filepath.Glob("../../shared/gold/*.json")
	if err != nil || len(files) == 0 {
		t.Skip("the labelled corpus (../shared/gold) is not there")
	}
	if testing.Short() {
		t.Skip("reads forty documents")
	}
	var found, wanted, matched, numbers, numbered, objects, kinds, dates, documents int
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var g goldDocument
		if err := json.Unmarshal(raw, &g); err != nil {
			t.Fatal(err)
		}
		if g.TextLayer != string(LayerFull) {
			continue // scans need OCR: measured apart, by score-extract
		}
		batch, err := Read(context.Background(), []string{filepath.Join("../../shared/corpus", filepath.FromSlash(g.File))}, Options{OCR: OCRNever})
		if err != nil {
			t.Fatal(err)
		}
		d := batch.Documents[0]
		checkWhole(t, d)
		documents++
		if string(d.Kind) == g.Kind {
			kinds++
		}
		if deref(d.SessionDate) == deref(g.SessionDate) {
			dates++
		}
		left := slices.Clone(d.Deliberations)
		found += len(left)
		for _, want := range g.Deliberations {
			ws := french.Words(french.FoldLine(want.Object))
			at := slices.IndexFunc(left, func(a *Deliberation) bool {
				return (want.Number == nil || a.Number != nil && numberKey(*a.Number) == numberKey(*want.Number)) && french.Alike(ws, french.Words(french.FoldLine(a.Object))) >= 0.5
			})
			if at < 0 {
				if !want.Optional {
					wanted++
				}
				continue
			}
			wanted++
			matched++
			a := left[at]
			left = slices.Delete(left, at, at+1)
			if french.Alike(ws, french.Words(french.FoldLine(a.Object))) >= 0.8 {
				objects++
			}
			numbered++
			if want.Number == nil && a.Number == nil || want.Number != nil && a.Number != nil {
				numbers++
			}
		}
	}
	atLeast(t, "acts wanted that are found", matched, wanted, 0.93)
	atLeast(t, "acts found that are wanted", matched, found, 0.96)
	atLeast(t, "numbers", numbers, numbered, 0.98)
	atLeast(t, "objects", objects, matched, 0.97)
	atLeast(t, "kinds", kinds, documents, 0.97)
	atLeast(t, "session dates", dates, documents, 0.96)
}

func atLeast(t *testing.T, what string, n, of int, share float64) {
	t.Helper()
	if of == 0 || float64(n) < share*float64(of) {
		t.Errorf("%s: %d of %d, floor %.0f %%", what, n, of, 100*share)
	}
	t.Logf("%s: %d of %d", what, n, of)
}

// TestNegatives pins that leaflets, plans and orders of the corpus hold no deliberation.
func TestNegatives(t *testing.T) {
	dir := "../../shared/corpus/_negatives"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the corpus (../shared/corpus) is not there")
	}
	if testing.Short() {
		t.Skip("reads long plans")
	}
	batch, err := Read(context.Background(), []string{dir}, Options{OCR: OCRNever})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range batch.Documents {
		for _, a := range d.Deliberations {
			t.Errorf("%s: %q is no deliberation", d.File, strings.TrimSpace(a.Object))
		}
	}
}
