package extract

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"phare/extract/pdftext"
)

// TestSegmentText prints what the segmenter finds in the text file named by the environment.
func TestSegmentDebug(t *testing.T) {
	f := os.Getenv("PHARE_DEBUG_TEXT")
	if f == "" {
		t.Skip("no file named")
	}
	b, err := os.ReadFile(f)
	if err != nil {
		t.Fatal(err)
	}
	pages := pagesOf(string(b))
	if strings.HasSuffix(f, ".pdf") {
		batch, err := Read(context.Background(), []string{f}, Options{OCR: OCRAuto, CacheDir: "/tmp/doc/cache/phare/lectures"})
		if err != nil {
			t.Fatal(err)
		}
		pages = batch.Documents[0].PDF.Pages
	}
	r := scan(pages)
	if os.Getenv("LN") != "" {
		for i := range r.lines {
			l := &r.lines[i]
			t.Logf("L%d p%d z%d m%v e%d x%.0f-%.0f g%.0f s%.0f b%v f%v bl%v %s", i, l.page, l.Zone, l.matter, l.event, l.x0, l.x1, l.Gap, l.size, l.bold, l.full, l.blankAbove, l.text)
		}
	}
	r.markEvents()
	r.dropForeign()
	a := r.findAgenda()
	t.Logf("agenda %d-%d: %d items", a.from, a.to, len(a.items))
	hs := r.headings(a.items)
	for i := range r.lines {
		if r.lines[i].event != noEvent && os.Getenv("EV") != "" {
			t.Logf("ev %d p%d l%d %s", r.lines[i].event, r.lines[i].page, i, r.lines[i].text)
		}
	}
	if os.Getenv("HS") != "" {
		for _, h := range hs {
			t.Logf("h l%d %.1f [%s] %v %q", h.line, h.score, h.class, h.silent, h.title)
		}
	}
	from := r.headEnd(0, len(r.lines))
	t.Logf("head ends %d: %s", from, r.lines[max(0, from-1)].text)
	if len(a.items) > 0 && a.to > from {
		from = a.to
	}
	for _, s := range r.segments(hs, from, len(r.lines)) {
		t.Logf("p%d l%d-%d ev%d silent=%v %.1f [%s] %q", r.lines[s.from].page, s.from, s.to, s.event, s.head.silent, s.head.score, s.head.class, s.head.title)
	}
}

func TestMembersDebug(t *testing.T) {
	f := os.Getenv("PHARE_DEBUG_MEMBERS")
	if f == "" {
		t.Skip("no file named")
	}
	b, err := os.ReadFile(f)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := pdftext.Read(bytes.NewReader(b), int64(len(b)), pdftext.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := scan(doc.Pages)
	r.markEvents()
	l := r.nameLists(0, min(60, len(r.lines)))
	t.Logf("%d %q\n%d %q", len(l.present), l.present, l.proxies, l.others)
	for i := range r.lines[:min(60, len(r.lines))] {
		t.Log(r.lines[i].Zone, r.lines[i].matter, r.lines[i].event, r.lines[i].fold)
	}
}
