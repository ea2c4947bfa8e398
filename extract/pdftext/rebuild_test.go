package pdftext

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"

	"phare/extract/pdftext/pdftest"
)

func sample() []byte {
	d := pdftest.New()
	d.Page(pdftest.Lines(11, 50, 700, 13, "Délibération n° 2025-07", "Budget primitif : 1 250 000,50 €"))
	d.Page(pdftest.Text("F1", 11, 50, 700, "Adopté par 14 voix contre 3"))
	return d.Bytes()
}

const sampleText = "Délibération n° 2025-07\nBudget primitif : 1 250 000,50 €\n\fAdopté par 14 voix contre 3\n\f"

// compressed is the sample as newer producers write it: objects in an object stream, the
// cross-reference table in a stream. With endless, the table says that the object stream is
// itself in that stream.
func compressed(t testing.TB, endless bool) []byte {
	t.Helper()
	pack := func(s string) string {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		if _, err := w.Write([]byte(s)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	inside := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
	}
	var head, body strings.Builder
	for i, o := range inside {
		fmt.Fprintf(&head, "%d %d ", i+1, body.Len())
		body.WriteString(o + " ")
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	offsets := map[int]int{}
	stream := func(n int, dict, data string) {
		offsets[n] = b.Len()
		packed := pack(data)
		fmt.Fprintf(&b, "%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n", n, dict, len(packed), packed)
	}
	stream(5, "", pdftest.Text("F1", 11, 50, 700, "Objet dans un flux"))
	stream(6, fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(inside), head.Len()), head.String()+body.String())
	var table bytes.Buffer
	entry := func(kind, a, c int) { table.Write([]byte{byte(kind), byte(a >> 8), byte(a), byte(c)}) }
	entry(0, 0, 0)
	for i := range inside {
		entry(2, 6, i)
	}
	at := b.Len()
	entry(1, offsets[5], 0)
	if endless {
		entry(2, 6, 0)
	} else {
		entry(1, offsets[6], 0)
	}
	entry(1, at, 0)
	packed := pack(table.String())
	fmt.Fprintf(&b, "7 0 obj\n<</Type/XRef/Size 8/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", len(packed), packed, at)
	return b.Bytes()
}

// Damage that other readers mend is mended here, and said where objects had to be sought.
func TestMended(t *testing.T) {
	whole := sample()
	replace := func(old, new string) []byte { return bytes.Replace(whole, []byte(old), []byte(new), 1) }
	for _, c := range []struct {
		name string
		data []byte
		said bool
	}{
		{"whole", whole, false},
		{"junk before", append([]byte("\xef\xbb\xbfjunk\n"), whole...), false},
		{"junk after", append(bytes.Clone(whole), make([]byte, 3000)...), false},
		{"version 2.0", replace("%PDF-1.7", "%PDF-2.0"), false},
		{"version without a newline", replace("%PDF-1.7\n", "%PDF-1.4 "), false},
		{"no %%EOF", bytes.TrimSuffix(whole, []byte("%%EOF\n")), true},
		{"startxref elsewhere", replace("startxref\n", "startxref\n9"), true},
		{"table cut off", whole[:bytes.LastIndex(whole, []byte("xref\n0"))], true},
		{"a chain that bites its tail", replace("/Root", fmt.Sprintf("/Prev %d/Root", bytes.LastIndex(whole, []byte("xref\n0")))), true},
		{"a table of a billion entries", replace("/Size ", "/Size 100000000"), true},
		{"a subsection far out", replace("xref\n0 ", "xref\n20000000"), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := read(t, c.data)
			if got := text(t, doc); got != sampleText {
				t.Errorf("read %q", got)
			}
			said := len(doc.Warnings) > 0 && doc.Warnings[0].Code == CodeMended
			if said != c.said {
				t.Errorf("warnings %v", doc.Warnings)
			}
		})
	}
}

func TestObjectStreams(t *testing.T) {
	whole := compressed(t, false)
	if got := text(t, read(t, whole)); got != "Objet dans un flux\n\f" {
		t.Errorf("read %q", got)
	}
	cut := whole[:bytes.LastIndex(whole, []byte("7 0 obj"))]
	if got := text(t, read(t, cut)); got != "Objet dans un flux\n\f" {
		t.Errorf("without its table, read %q", got)
	}
}

func TestUnreadable(t *testing.T) {
	for name, data := range map[string][]byte{
		"empty": nil, "text": []byte("Bonjour, ceci n’est pas un PDF."), "header alone": []byte("%PDF-1.4\n"),
		"no page": []byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n" + strings.Repeat(" ", 100) + "trailer <</Root 1 0 R>>"),
	} {
		_, err := Read(bytes.NewReader(data), int64(len(data)), Options{})
		var e *Error
		if !errors.As(err, &e) || e.Code != CodeUnreadable || e.Message == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
