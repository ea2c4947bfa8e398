package control

import (
	"bytes"
	"strings"
	"testing"

	"phare/review"
	"phare/review/publish/publishtest"
)

// TestControl: the record says whose hand and whose signature, never a verdict, and verify
// finds a word that was changed in it.
func TestControl(t *testing.T) {
	f := publishtest.Folder(t, t.TempDir(), 1)
	if err := f.Revoke(review.ArticleFile, "Camille Ferrand", "à compléter encore un peu"); err != nil {
		t.Fatal(err)
	}
	d, _ := f.Draft(review.ArticleFile)
	if _, err := f.Save(review.ArticleFile, d.Content, strings.Replace(d.Text, "le samedi", "samedi matin", 1), "Jean Morel"); err != nil {
		t.Fatal(err)
	}
	found := []review.Finding{{ID: "a1", Code: "value-elsewhere", Level: "warning", Text: "12 %"}, {ID: "b2", Code: "vote-count", Level: "error", Text: "</script><b>"}}
	sign := review.Signature{File: review.ArticleFile, By: "Anne Leroy", Role: "responsable éditoriale", Ticks: []string{"a1"}, Waives: map[string]string{"b2": "vérifié au registre des délibérations"}}
	if _, err := f.Approve(sign, func(string, []byte) ([]review.Finding, error) { return found, nil }); err != nil {
		t.Fatal(err)
	}
	c, err := New(f, Issuer{Authority: "Valdrôme", Director: "La présidente", Contact: "com@valdrome.example"}, "test")
	if err != nil {
		t.Fatal(err)
	}
	page, err := c.HTML()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Jean Morel", "Anne Leroy, responsable éditoriale", "vérifié au registre", "coché par Anne Leroy", "La présidente", "sans modèle de langage", c.Head, "sources/DEL-031.pdf"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(string(page), "</script><b>") || strings.Contains(strings.ToLower(string(page)), "conforme") {
		t.Error("it is broken out of, or passes a verdict")
	}
	if p, err := Verify(f, page); err != nil || len(p) > 0 {
		t.Errorf("%v, %v", p, err)
	}
	if err := f.Revoke(review.ArticleFile, "Anne Leroy", "à revoir"); err != nil { // what comes later changes no earlier record
		t.Fatal(err)
	}
	if p, err := Verify(f, page); err != nil || len(p) > 0 {
		t.Errorf("later: %v, %v", p, err)
	}
	for _, swap := range [][2]string{{"Anne Leroy, responsable", "Jean Morel, responsable"}, {"vérifié au registre", "sans motif"}, {c.Head, strings.Repeat("0", 64)}} {
		if p, err := Verify(f, bytes.ReplaceAll(page, []byte(swap[0]), []byte(swap[1]))); err != nil || len(p) == 0 {
			t.Errorf("%q changed: %v, %v", swap[0], p, err)
		}
	}
	if _, err := Verify(f, []byte("<p>autre")); err == nil {
		t.Error("any page is a record")
	}
}
