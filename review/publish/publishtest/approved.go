// Package publishtest makes signed texts for the tests of every target.
package publishtest

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"phare/extract"
	"phare/review"
	"phare/summarize"
)

// Folder lays down a fictional session's review folder below root, n telling one session
// from another, and signs its article.
func Folder(t testing.TB, root string, n int) *review.Folder {
	t.Helper()
	pdfs := t.TempDir()
	pdf := filepath.Join(pdfs, "DEL-031.pdf")
	if err := os.WriteFile(pdf, fmt.Appendf(nil, "%%PDF-1.4\n%% séance %d\n%%%%EOF\n", n), 0o644); err != nil {
		t.Fatal(err)
	}
	number, date := fmt.Sprintf("2025-%03d", n), fmt.Sprintf("2025-04-%02d", n)
	act := &extract.Deliberation{ID: number, Number: &number, Object: "Gratuité des bus", Pages: []int{1, 2}, Status: extract.StatusAdopted, Outcome: extract.Adopted, File: "s/DEL-031.pdf"}
	s := &extract.Session{
		ID: date + "-conseil-metropolitain", Date: date, Body: "Conseil métropolitain de Valombre",
		Documents:     []*extract.Document{{File: "s/DEL-031.pdf", Path: pdf, Kind: extract.KindAct, Deliberations: []*extract.Deliberation{act}}},
		Deliberations: []*extract.Deliberation{act},
	}
	sum := &summarize.Summary{
		Title: fmt.Sprintf("Conseil métropolitain n° %d : « l’essentiel »", n), Chapo: "Le Conseil s’est réuni.", Summary: "Une décision à retenir.",
		Method: summarize.ByExtraction,
		Items: []summarize.Item{{ID: number, Acts: []string{number}, Title: "Les bus gratuits le week-end", Method: summarize.ByExtraction,
			Text: "Le Conseil a approuvé la gratuité : 1 200 000 € & rien d’autre.\n\n- le samedi ;\n- le dimanche.\n\n" + summarize.ActLink(s, act, 2)}},
	}
	f, _, err := review.Write(root, s, sum, review.Options{})
	if err != nil {
		t.Fatal(err)
	}
	Sign(t, f)
	return f
}

// Sign approves the article as it stands.
func Sign(t testing.TB, f *review.Folder) review.Approved {
	t.Helper()
	a, err := f.Approve(review.Signature{File: review.ArticleFile, By: "Camille Ferrand", Role: "responsable éditoriale"},
		func(string, []byte) ([]review.Finding, error) { return nil, nil })
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// LetOut has the article's PDF uploaded as it is, after its pages were looked at, and signs.
func LetOut(t testing.TB, f *review.Folder) review.Approved {
	t.Helper()
	d, err := f.Draft(review.ArticleFile)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.ChooseAct(d.File, d.Content, "DEL-031.pdf", review.Act{As: review.AsUpload}, "Camille Ferrand"); err != nil {
		t.Fatal(err)
	}
	look := review.Look{PDF: "DEL-031.pdf", As: review.AsUpload, Pages: []int{1, 2}, Of: 2, Reason: "aucune donnée personnelle"}
	if err := f.Looked(look, "Camille Ferrand"); err != nil {
		t.Fatal(err)
	}
	return Sign(t, f)
}

// Edit changes the article as a person would: by its file.
func Edit(t testing.TB, f *review.Folder, change func(string) string) {
	t.Helper()
	name := filepath.Join(f.Dir, review.ArticleFile)
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(change(string(raw))), 0o644); err != nil {
		t.Fatal(err)
	}
}
