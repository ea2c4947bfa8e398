package main

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"
	"testing"

	"phare/summarize"
)

func TestGapLines(t *testing.T) {
	got := gapLines([]gap{
		{"a.pdf", 1, "page-without-text", "Page 1 : image sans texte."}, {"a.pdf", 2, "page-without-text", "Page 2 : image sans texte."}, {"a.pdf", 4, "page-without-text", "Page 4 : image sans texte."},
		{"a.pdf", 6, "broken-font", "Page 6 : mal codé."}, {"b.pdf", 0, "locked", "Mot de passe demandé."},
	})
	want := []string{"a.pdf, pages 1 à 2, 4 : image sans texte.", "a.pdf, page 6 : mal codé.", "b.pdf : Mot de passe demandé."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestFallbackLines(t *testing.T) {
	got := fallbackLines([]summarize.Fallback{
		{Step: "digest", Act: "a-1", Reason: "digest/a-1 : réponse coupée"}, {Step: "digest", Act: "a-2", Reason: "digest/a-2 : réponse coupée"}, {Step: "head", Reason: "head : réponse vide"},
	})
	want := []string{"Lecture par le modèle a-1, a-2 : réponse coupée", "Titre et chapô : réponse vide"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// TestInterrupted: Ctrl-C ends a run with 130 and says that it can be taken up again.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var stderr bytes.Buffer
	c := Command{Args: []string{"run", exampleDir(t), "--ocr", "never"}, Dir: t.TempDir(), Stdout: io.Discard, Stderr: &stderr}
	if code := c.Run(ctx); code != exitInterrupted || !strings.Contains(stderr.String(), "Relancez") {
		t.Errorf("exit code %d, %q", code, stderr.String())
	}
}
