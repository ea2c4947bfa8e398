package web

import (
	"bytes"
	"context"
	"encoding/json"
	"image"
	"image/png"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"phare/extract/pdftext"
	"phare/review"
	"phare/review/opinion"
)

// page lays words out on lines of a page, as a PDF's reader gives them.
func printed(n int, lines ...string) pdftext.Page {
	p := pdftext.Page{Number: n, Width: 595, Height: 842}
	for k, text := range lines {
		var l pdftext.Line
		for i, w := range strings.Fields(text) {
			x, y := float32(40+60*i), float32(80+20*k)
			l.Words = append(l.Words, pdftext.Word{Text: w, Box: pdftext.Box{X0: x, Y0: y, X1: x + 55, Y1: y + 11}, Size: 10})
		}
		p.Lines = append(p.Lines, l)
	}
	return p
}

// bring sends a file as the page does.
func (b *browser) bring(path string, content []byte) (int, map[string]any) {
	b.t.Helper()
	r := b.request(path, nil)
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(content)), int64(len(content))
	r.Header.Set("Content-Type", "application/octet-stream")
	status, text := b.do(r)
	var v map[string]any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		b.t.Fatalf("%s answers %d with %q", path, status, text)
	}
	return status, v
}

// TestNothingLeavesUnseen: a PDF leaves after each of its pages was looked at beside what was found
// there, with a reason; of a masked copy what the original bears and the copy still says is told.
func TestNothingLeavesUnseen(t *testing.T) {
	f := folder(t, 4)
	o := options(f)
	o.ActsURL = "https://actes.example/{number}"
	o.Words = func(_ context.Context, path string, _ bool) (*pdftext.Document, error) {
		if strings.Contains(path, review.CopiesDir) {
			return &pdftext.Document{Pages: []pdftext.Page{printed(1, "Aide versée à une habitante", "Téléphone 06 12 34 56 78")},
				Warnings: []pdftext.Warning{{Code: pdftext.CodeHidden, Page: 1}}}, nil
		}
		return &pdftext.Document{Pages: []pdftext.Page{printed(1, "Aide versée à une habitante", "Téléphone 06 12 34 56 78", "courriel jeanne.exemple@courriel.example"), printed(2, "Fait à Valdrôme")}}, nil
	}
	b := serve(t, o)
	b.as("Anne Leroy")
	d := draftOf(t, f)
	pdf := d.Cited()[0]
	joints := func(parts ...string) string {
		return sessionPath(append([]string{"t", "article.md", "joints"}, parts...)...)
	}
	query := func(as string, n string) string { return "?" + url.Values{"pdf": {pdf}, "as": {as}, "n": {n}}.Encode() }
	if status, text := b.get(joints()); status != http.StatusOK || !strings.Contains(text, "Rien ne part") || !strings.Contains(text, "https://actes.example/2025-001") {
		t.Errorf("%d %s", status, text)
	}
	choose := func(as, address string) (int, map[string]any) {
		return b.post(joints("choisir"), map[string]any{"pdf": pdf, "as": as, "url": address, "expect": ""})
	}
	if status, _ := choose("link", "javascript:alert(1)"); status != http.StatusUnprocessableEntity {
		t.Errorf("an address that is none gives %d", status)
	}
	if status, v := choose("link", "https://actes.example/1"); status != http.StatusOK || v["as"] != "link" {
		t.Errorf("%d %v", status, v)
	}
	if status, v := choose("upload", ""); status != http.StatusOK || v["ready"] != false {
		t.Errorf("%d %v", status, v)
	}
	_, text := b.get(joints("page") + query("upload", "1"))
	for _, want := range []string{`"kind":"courriel"`, "jeanne.exemple@courriel.example", `"kind":"téléphone"`, `"pages":2`, "boxes"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
	if status, _ := b.get(joints("page") + "?pdf=..%2F..%2Fjournal.jsonl&as=upload&n=1"); status != http.StatusNotFound {
		t.Errorf("a file that is not cited gives %d", status)
	}
	seen := func(as string, reason string, pages ...int) (int, map[string]any) {
		return b.post(joints("vu"), map[string]any{"pdf": pdf, "as": as, "pages": pages, "reason": reason})
	}
	if _, v := seen("upload", "", 1); v["ready"] != false || !strings.Contains(v["words"].(string), "1 page(s) regardée(s) sur 2") {
		t.Errorf("%v", v)
	}
	if _, v := seen("upload", "", 2); v["ready"] != false || !strings.Contains(v["words"].(string), "motif") {
		t.Errorf("%v", v)
	}
	if _, v := seen("upload", "acte sans donnée privée, vu avec le service", []int{}...); v["ready"] != true {
		t.Errorf("%v", v)
	}
	if status, _ := seen("upload", "", 3); status != http.StatusUnprocessableEntity {
		t.Errorf("a page that is not there was looked at: %d", status)
	}
	entries, err := f.Journal()
	if err != nil {
		t.Fatal(err)
	}
	looks := 0
	for _, e := range entries {
		if e.Event == review.EventLooked && e.Who == "Anne Leroy" && e.Source == pdf {
			looks++
		}
	}
	if looks != 3 {
		t.Errorf("%d looks in the journal", looks)
	}

	// a masked copy: not the act itself, and searched again
	copyTo := joints("copie") + "?" + url.Values{"pdf": {pdf}}.Encode()
	own, err := os.ReadFile(filepath.Join(f.Dir, review.SourcesDir, pdf))
	if err != nil {
		t.Fatal(err)
	}
	for what, raw := range map[string][]byte{"the act itself": own, "a picture": []byte("\x89PNG")} {
		if status, _ := b.bring(copyTo, raw); status != http.StatusUnprocessableEntity {
			t.Errorf("%s as a copy gives %d", what, status)
		}
	}
	if status, v := b.bring(copyTo, []byte("%PDF-1.4 masqué")); status != http.StatusOK || v["as"] != "copy" || v["ready"] != false {
		t.Fatalf("%d %v", status, v)
	}
	_, text = b.get(joints("page") + query("copy", "1"))
	if !strings.Contains(text, "La copie dit encore « 06 12 34 56 78 »") || !strings.Contains(text, "sont couverts ou invisibles") || strings.Contains(text, "jeanne.exemple") {
		t.Error(text)
	}
}

// TestAnAnswerComesBack: an answer is taken under a name and stands beside its sentence as text.
func TestAnAnswerComesBack(t *testing.T) {
	f := folder(t, 4)
	b := serve(t, options(f))
	d := draftOf(t, f)
	a := opinion.Answer{Format: opinion.Format, Version: 1, Session: f.SessionID(), File: "article.md", SHA256: d.Hash, Name: "Luc Petit " + evil, Date: "2025-04-08", Says: opinion.Unfavourable,
		Words: evil, Remarks: []opinion.Remark{{Sentence: strings.Repeat("0", 12), Quote: evil, Text: "Une phrase partie. " + evil}}}
	raw, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	to := sessionPath("t", "article.md", "avis")
	if status, _ := b.bring(to, raw); status != http.StatusPreconditionRequired {
		t.Errorf("nobody brings it: %d", status)
	}
	b.as("Anne Leroy")
	if status, v := b.bring(to, []byte("<!DOCTYPE html>")); status != http.StatusUnprocessableEntity || !strings.Contains(v["error"].(string), "copie de relecture elle-même") {
		t.Errorf("%d %v", status, v)
	}
	if status, v := b.bring(to, append(raw, bytes.Repeat([]byte(" "), opinion.MaxFile)...)); status != http.StatusUnprocessableEntity {
		t.Errorf("%d %v", status, v)
	}
	status, v := b.bring(to, raw)
	if status != http.StatusOK || !strings.Contains(v["opinions"].(string), "avis défavorable") || !strings.Contains(v["opinions"].(string), "Une phrase partie.") {
		t.Fatalf("%d %v", status, v)
	}
	_, page := b.get(sessionPath("t", "article.md"))
	if strings.Contains(page, "<script>window.stolen") || strings.Contains(page, "<img src=x") {
		t.Error("the answer runs")
	}
	if status, _ := b.bring(to, raw); status != http.StatusUnprocessableEntity {
		t.Errorf("the same answer twice gives %d", status)
	}
}

// TestOwnPhotograph: the photograph comes in with words for those who cannot see it, and the
// signature covers both.
func TestOwnPhotograph(t *testing.T) {
	f := folder(t, 4)
	b := serve(t, options(f))
	b.as("Anne Leroy")
	var pixels bytes.Buffer
	if err := png.Encode(&pixels, image.NewGray(image.Rect(0, 0, 400, 300))); err != nil {
		t.Fatal(err)
	}
	to := func(alt string) string {
		return sessionPath("t", "facebook.md", "photo") + "?" + url.Values{"alt": {alt}}.Encode()
	}
	for what, try := range map[string]struct {
		alt string
		raw []byte
	}{"no words": {"", pixels.Bytes()}, "one word": {"photo", pixels.Bytes()}, "a drawing that runs": {"Une photo de test", []byte("<svg onload=alert(1)>")}} {
		if status, _ := b.bring(to(try.alt), try.raw); status != http.StatusUnprocessableEntity {
			t.Errorf("%s gives %d", what, status)
		}
	}
	alt := `La piscine, vue du parc "nord"`
	if status, v := b.bring(to(alt), pixels.Bytes()); status != http.StatusOK || !strings.Contains(v["photo-now"].(string), "/images/photo-") {
		t.Fatalf("%d %v", status, v)
	}
	d, err := f.Draft("facebook.md")
	if err != nil || d.Front.Alt != alt || d.LocalImage() == "" {
		t.Fatalf("%+v %v", d.Front, err)
	}
	if status, _ := b.get("/s/" + sessionID + "/images/" + d.LocalImage()); status != http.StatusOK {
		t.Errorf("the photograph is not shown: %d", status)
	}
	if status, _ := b.get("/s/" + sessionID + "/images/..%2Fjournal.jsonl"); status != http.StatusNotFound {
		t.Errorf("another file is shown: %d", status)
	}
	readAll(t, b, "facebook.md")
	ask := map[string]any{"by": "Anne Leroy", "role": "", "chair": "", "expect": d.Content}
	status, v := b.post(sessionPath("t", "facebook.md", "approve"), ask)
	if status != http.StatusUnprocessableEntity {
		t.Fatal(status, v) // what it shows is the writer's own word: ticked once
	}
	for _, one := range v["standing"].([]any) {
		b.post(sessionPath("t", "facebook.md", "tick"), map[string]any{"finding": one.(map[string]any)["id"], "reason": ""})
	}
	if status, v = b.post(sessionPath("t", "facebook.md", "approve"), ask); status != http.StatusOK {
		t.Fatal(status, v)
	}
	a, err := f.Approved("facebook.md")
	if err != nil {
		t.Fatal(err)
	}
	if name, raw, err := a.Picture(); err != nil || name != d.LocalImage() || len(raw) == 0 {
		t.Errorf("%s %v", name, err)
	}
	if err := os.WriteFile(filepath.Join(f.Dir, review.ImagesDir, d.LocalImage()), []byte("another"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Approved("facebook.md"); err == nil {
		t.Error("another photograph stands under the signature")
	}
	if status, v := b.post(sessionPath("t", "facebook.md", "photo", "retirer"), map[string]any{}); status != http.StatusOK || strings.Contains(v["photo-now"].(string), "<img") {
		t.Errorf("%d %v", status, v)
	}
}

// TestWithdrawAsksForAReason: the reason goes to whoever takes the text down, under a name.
func TestWithdrawAsksForAReason(t *testing.T) {
	f := folder(t, 4)
	o := options(f)
	o.Withdraw = func(_ context.Context, g *review.Folder, file, by, reason string) ([]string, error) {
		if _, err := g.Withdraw(file, by, reason); err != nil {
			return nil, err
		}
		return []string{"dossier : retiré."}, nil
	}
	b := serve(t, o)
	b.as("Anne Leroy")
	readAll(t, b, "facebook.md")
	d, err := f.Draft("facebook.md")
	if err != nil {
		t.Fatal(err)
	}
	if status, v := b.post(sessionPath("t", "facebook.md", "approve"), map[string]any{"by": "Anne Leroy", "role": "", "chair": "", "expect": d.Content}); status != http.StatusOK {
		t.Fatal(status, v)
	}
	if _, text := b.get(sessionPath("t", "facebook.md")); strings.Contains(text, "to-withdraw") {
		t.Error("what is nowhere can be withdrawn")
	}
	a, err := f.Approved("facebook.md")
	if err != nil {
		t.Fatal(err)
	}
	out, err := a.Begin("dossier", a.Key())
	if err != nil {
		t.Fatal(err)
	}
	if err := out.Finish("1", "https://valdrome.example/1", "x"); err != nil {
		t.Fatal(err)
	}
	if _, text := b.get(sessionPath("t", "facebook.md")); !strings.Contains(text, "to-withdraw") {
		t.Error("what is on line cannot be withdrawn")
	}
	_, job := b.post(sessionPath("t", "facebook.md", "retirer"), map[string]any{"reason": " "})
	if job = b.follow(job); job["state"] != "failed" {
		t.Errorf("withdrawn without a reason: %v", job)
	}
	_, job = b.post(sessionPath("t", "facebook.md", "retirer"), map[string]any{"reason": "montant erroné, texte corrigé à venir"})
	if job = b.follow(job); job["state"] != "done" {
		t.Errorf("%v", job)
	}
	if _, err := f.Approved("facebook.md"); err == nil {
		t.Error("the signature stands")
	}
}
