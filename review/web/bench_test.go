package web

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"phare/extract"
	"phare/extract/pdftext"
	"phare/review"
	"phare/summarize"
)

// largeFolder is a session of 82 acts of three full pages, drafted by extraction.
func largeFolder(b *testing.B) *review.Folder {
	b.Helper()
	pdfs := b.TempDir()
	s := &extract.Session{ID: sessionID, Date: "2025-04-04", Body: "Conseil communautaire de Valdrôme"}
	for i := range 82 {
		id := fmt.Sprintf("2025-%03d", i+1)
		name := id + ".pdf"
		path := filepath.Join(pdfs, name)
		if err := os.WriteFile(path, []byte("%PDF-1.4 fictif "+id), 0o644); err != nil {
			b.Fatal(err)
		}
		pages := 3
		d := &extract.Deliberation{ID: id, Number: &id, Object: fmt.Sprintf("Travaux du réseau de chaleur, tranche %d", i+1), Pages: []int{1, 2, 3},
			Status: extract.StatusAdopted, Outcome: extract.Adopted, File: "actes/" + name, SessionDate: &s.Date}
		var text strings.Builder
		for k := range 3 * 45 {
			printed := fmt.Sprintf("La tranche %d des travaux de la rue %d coûte %d 000 euros hors taxes à la régie en 2025.", i+1, k, 100+i*45+k)
			line := pdftext.Line{}
			for w, word := range strings.Fields(printed) {
				x, y := float32(40+27*w), float32(60+16*(k%45))
				line.Words = append(line.Words, pdftext.Word{Text: word, Box: pdftext.Box{X0: x, Y0: y, X1: x + 24, Y1: y + 11}, Size: 10})
			}
			part := extract.PartReport
			if k > 100 {
				part = extract.PartDispositif
			}
			d.Lines = append(d.Lines, extract.Line{Part: part, Page: 1 + k/45, Line: line})
			text.WriteString(printed + "\n")
		}
		d.Text, d.Dispositif = text.String(), "DÉCIDE d’approuver la tranche."
		s.Deliberations = append(s.Deliberations, d)
		s.Documents = append(s.Documents, &extract.Document{File: d.File, Path: path, SHA256: id, Pages: &pages, Kind: extract.KindAct,
			TextLayer: extract.LayerFull, Deliberations: []*extract.Deliberation{d}})
	}
	sum, err := summarize.Run(context.Background(), s, summarize.Options{Offline: true})
	if err != nil {
		b.Fatal(err)
	}
	f, _, err := review.Write(b.TempDir(), s, sum, review.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return f
}

// ask answers one request as the server does, without the network.
func ask(b *testing.B, s *Server, path string) {
	b.Helper()
	r := httptest.NewRequest(http.MethodGet, "http://"+s.host+path, nil)
	r.Host = s.host
	r.AddCookie(&http.Cookie{Name: s.cookieName(), Value: s.cookie})
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		b.Fatalf("%s gives %d: %s", path, w.Code, w.Body)
	}
}

func newServer(b *testing.B, f *review.Folder) *Server {
	b.Helper()
	s, err := New(options(f))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.listener.Close() })
	return s
}

// BenchmarkFirstPage is what the server takes for the first page after it was started, before
// the words of the acts are read.
func BenchmarkFirstPage(b *testing.B) {
	f := largeFolder(b)
	for b.Loop() {
		ask(b, newServer(b, f), sessionPath())
	}
}

// BenchmarkDraftPage is what it takes for the page of a text, later.
func BenchmarkDraftPage(b *testing.B) {
	s := newServer(b, largeFolder(b))
	ask(b, s, sessionPath("t", "article.md"))
	for b.Loop() {
		ask(b, s, sessionPath("t", "article.md"))
	}
}

// BenchmarkWords is what it takes to read the words of 82 acts, which is done while the
// person looks at the first page.
func BenchmarkWords(b *testing.B) {
	f := largeFolder(b)
	for b.Loop() {
		newServer(b, f).warm(b.Context())
	}
}

// BenchmarkProofPage is what it takes for the page of an act behind a sentence.
func BenchmarkProofPage(b *testing.B) {
	s := newServer(b, largeFolder(b))
	ask(b, s, sessionPath("t", "article.md"))
	for b.Loop() {
		ask(b, s, "/s/"+sessionID+"/page?n=2&doc="+url.QueryEscape("actes/2025-007.pdf"))
	}
}
