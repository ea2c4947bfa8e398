package readcopy

import (
	"archive/zip"
	"bytes"
	"context"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"phare/extract"
	"phare/extract/pdftext"
	"phare/review"
	"phare/summarize"
	"phare/summarize/check"
)

// request is a copy of an article whose words try to run something.
func request(t testing.TB) Request {
	t.Helper()
	dir, number := t.TempDir(), "2025-001"
	pdf := filepath.Join(dir, "acte.pdf")
	if err := os.WriteFile(pdf, []byte("%PDF-1.4 fictif"), 0o644); err != nil {
		t.Fatal(err)
	}
	words := "Le Conseil communautaire approuve le versement de 2 000 euros à la régie <script>stolen=1</script>"
	line := pdftext.Line{}
	for k, w := range strings.Fields(words) {
		line.Words = append(line.Words, pdftext.Word{Text: w, Box: pdftext.Box{X0: float32(40 + 30*k), Y0: 100, X1: float32(66 + 30*k), Y1: 111}, Size: 10})
	}
	pages := 1
	s := &extract.Session{ID: "2025-04-04-conseil", Date: "2025-04-04", Body: "Conseil de Valdrôme"}
	d := &extract.Deliberation{ID: number, Number: &number, Object: "Régie", Pages: []int{1}, Status: extract.StatusAdopted, Outcome: extract.Adopted, File: "actes/acte.pdf",
		Text: words, Dispositif: words, Lines: []extract.Line{{Part: extract.PartDispositif, Page: 1, Line: line}}}
	s.Deliberations = []*extract.Deliberation{d}
	s.Documents = []*extract.Document{{File: d.File, Path: pdf, SHA256: number, Pages: &pages, Kind: extract.KindAct, TextLayer: extract.LayerFull, Deliberations: s.Deliberations}}
	f, _, err := review.Write(t.TempDir(), s, &summarize.Summary{Title: "Une décision <script>stolen=1</script>", Chapo: "Le Conseil s’est réuni.", Method: summarize.ByExtraction,
		Items: []summarize.Item{{ID: number, Acts: []string{number}, Title: "La régie", Method: summarize.ByExtraction,
			Text: "Le Conseil communautaire approuve le versement de 2 000 euros à la régie, une aide formidable.\n\n" + summarize.ActLink(s, d, 1)}}}, review.Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.Checker(check.Options{})
	if err != nil {
		t.Fatal(err)
	}
	record, err := f.Record()
	if err != nil {
		t.Fatal(err)
	}
	draft, err := f.Draft(review.ArticleFile)
	if err != nil {
		t.Fatal(err)
	}
	return Request{Folder: f, Record: record, Draft: draft, Report: c.Report(draft.File, []byte(draft.Text)), For: `Luc "Petit" <b>`, By: "Anne Leroy", When: "2025-04-08",
		Words: func(context.Context, string, bool) (*pdftext.Document, error) {
			return &pdftext.Document{Pages: []pdftext.Page{{Number: 1, Width: 595, Height: 842, Lines: []pdftext.Line{line}}}}, nil
		}}
}

func TestHTML(t *testing.T) {
	r := request(t)
	raw, err := HTML(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	got := string(raw)
	for _, want := range []string{Stamp, `data-sha256="` + r.Draft.Hash + `"`, `own own-claim">formidable`, `<a class="proof" href="#p-1">`, `id="p-1"`, `class="box"`, "data-say", `data-sentence="`, ">2</text>", "Luc &#34;Petit&#34;"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s", want)
		}
	}
	for _, never := range []string{"<script>stolen", "http://", "https://", "sources/", "src=", `class="proof" href="#p-0"`} {
		if strings.Contains(strings.ReplaceAll(got, `xmlns="http://www.w3.org/2000/svg"`, ""), never) {
			t.Errorf("the copy holds %s", never)
		}
	}
	if n := strings.Count(got, "<script"); n != 1 {
		t.Errorf("%d scripts", n)
	}

	// with a program that draws pages, their pictures are inside
	r.Image = func(context.Context, string, int) ([]byte, error) {
		var b bytes.Buffer
		err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 60, 80)))
		return b.Bytes(), err
	}
	if raw, err = HTML(context.Background(), r); err != nil || !bytes.Contains(raw, []byte("data:image/jpeg;base64,")) || bytes.Contains(raw, []byte(">2</text>")) {
		t.Errorf("no picture of the page: %v", err)
	}
	// without any, the passages are quoted
	r.Image, r.Words = nil, nil
	if raw, err = HTML(context.Background(), r); err != nil || !bytes.Contains(raw, []byte("<blockquote>")) || bytes.Contains(raw, []byte("<svg")) {
		t.Errorf("no passage is quoted: %v", err)
	}
}

func TestDOCX(t *testing.T) {
	var b bytes.Buffer
	if err := DOCX(&b, request(t)); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	part := func(name string) string {
		f, err := z.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	if !strings.Contains(part("word/header1.xml"), Stamp) || !strings.Contains(part("word/document.xml"), `<w:headerReference w:type="default" r:id="rHeader"/>`) {
		t.Error("the head of the pages does not say what the document is")
	}
	for _, want := range []string{"une aide formidable", "Mots à relire", "formidable", "page 1", "Remarques"} {
		if !strings.Contains(part("word/document.xml"), want) {
			t.Errorf("no %s", want)
		}
	}
}
