package pdftext

import (
	"bytes"
	"fmt"
	"phare/extract/pdftext/pdftest"
	"testing"
)

// samplePage is a document of one page that draws content.
func samplePage(content string) []byte {
	d := pdftest.New()
	d.Page(content)
	return d.Bytes()
}

func TestStreams(t *testing.T) {
	content := pdftest.Text("F1", 12, 50, 700, "lu")
	hexed := fmt.Sprintf("%x>", content)
	for _, c := range []struct{ name, entries, data string }{
		{"plain", "", content},
		{"hexadecimal", "/Filter/ASCIIHexDecode", hexed},
		{"two filters", "/Filter[/ASCIIHexDecode/ASCIIHexDecode]", fmt.Sprintf("%x>", hexed)},
		{"no filter in an array", "/Filter[]", content},
	} {
		d := pdftest.New()
		d.PageOf(d.Stream(c.entries, c.data))
		if got := text(t, read(t, d.Bytes())); got != "lu\n\f" {
			t.Errorf("%s: read %q", c.name, got)
		}
	}
	// a length that lies is not believed
	for _, length := range []string{"/Length 3", "/Length 99999", "/Length -1", ""} {
		d := pdftest.New()
		d.PageOf(d.Add("<<" + length + ">>\nstream\n" + content + "\nendstream"))
		if got := text(t, read(t, d.Bytes())); got != "lu\n\f" {
			t.Errorf("%q: read %q", length, got)
		}
	}
}

// A page that unpacks beyond its budget is cut there, and said to be.
func TestBudget(t *testing.T) {
	data := samplePage(pdftest.Text("F1", 12, 50, 700, "avant") + string(bytes.Repeat([]byte("q Q "), 5000)) + pdftest.Text("F1", 12, 50, 600, "après"))
	doc, err := Read(bytes.NewReader(data), int64(len(data)), Options{PageBytes: 10000})
	if err != nil {
		t.Fatal(err)
	}
	if got := text(t, doc); got != "avant\n\f" {
		t.Errorf("read %q", got)
	}
	if len(doc.Warnings) != 1 || doc.Warnings[0].Code != CodeTruncated || doc.Warnings[0].Page != 1 {
		t.Errorf("warnings %v", doc.Warnings)
	}
}
