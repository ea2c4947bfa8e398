package pdftext

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"

	"phare/extract/pdftext/pdftest"
)

// The fields that are read of the library's values are where and what they are taken for.
func TestShapeOfLibrary(t *testing.T) {
	v := reflect.TypeFor[pdf.Value]()
	if f := v.Field(fieldPointer); f.Name != "ptr" || f.Type.Kind() != reflect.Struct || f.Type.Field(0).Name != "id" || f.Type.Field(1).Name != "gen" {
		t.Errorf("field %d of a Value is %v", fieldPointer, f)
	}
	if f := v.Field(fieldData); f.Name != "data" || f.Type.Kind() != reflect.Interface {
		t.Errorf("field %d of a Value is %v", fieldData, f)
	}
	d := pdftest.New()
	n := d.Stream("/Marks[1 0 R 2 0 R]", "contenu")
	d.Catalog("/Own 6 0 R")
	d.Page("")
	data := d.Bytes()
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if id, ok := refAt(r.Trailer(), "Root"); !ok || id != (ref{1, 0}) {
		t.Errorf("Root is %v, %v", id, ok)
	}
	if _, ok := refAt(r.Trailer(), "Size"); ok {
		t.Error("a number is taken for a reference")
	}
	if _, ok := refAt(r.Trailer().Key("Size"), "Size"); ok {
		t.Error("a number is taken for a dictionary")
	}
	if _, ok := refAt(pdf.Value{}, "Size"); ok {
		t.Error("null is taken for a dictionary")
	}
	stream := r.Trailer().Key("Root").Key("Own")
	if stream.Kind() != pdf.Stream || n != 6 {
		t.Fatalf("object %d is %v", n, stream)
	}
	if at := offsetOf(stream); !bytes.HasPrefix(data[at:], []byte("contenu")) {
		t.Errorf("the stream begins with %q", data[at:at+9])
	}
	if id, ok := refIn(stream.Key("Marks"), 1); !ok || id != (ref{2, 0}) {
		t.Errorf("the second mark is %v, %v", id, ok)
	}
}

// Trees that bite their tail, miss their types or nest without end give their pages once.
func TestPageTrees(t *testing.T) {
	font := "4 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n"
	content := "5 0 obj\n<</Length 40>>\nstream\nBT /F1 12 Tf 50 700 Td (page) Tj ET     \nendstream\nendobj\n"
	leaf := "3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>\nendobj\n"
	for name, c := range map[string]struct {
		tree  string
		pages int
	}{
		"plain":               {"<</Type/Pages/Count 1/Kids[3 0 R]>>", 1},
		"a cycle":             {"<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]>>", 1},
		"a page twice":        {"<</Type/Pages/Count 2/Kids[3 0 R 3 0 R]>>", 1},
		"a huge count":        {"<</Type/Pages/Count 999999999/Kids[3 0 R]>>", 1},
		"a missing child":     {"<</Type/Pages/Count 2/Kids[99 0 R 3 0 R]>>", 1},
		"a parent of its own": {"<</Type/Pages/Count 1/Kids[3 0 R]/Parent 2 0 R>>", 1},
	} {
		data := []byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n" + c.tree + "\nendobj\n" + leaf + font + content + "trailer\n<</Root 1 0 R>>\n" + strings.Repeat("%", 100))
		doc := read(t, data)
		if len(doc.Pages) != c.pages || text(t, doc) != "page\n\f" {
			t.Errorf("%s: %d pages, %q", name, len(doc.Pages), text(t, doc))
		}
	}
}
