package object

import (
	"bytes"
	"phare/extract/pdftext/pdftest"
	"reflect"
	"testing"

	"github.com/ledongthuc/pdf"
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
	if id, ok := RefAt(r.Trailer(), "Root"); !ok || id != (Ref{1, 0}) {
		t.Errorf("Root is %v, %v", id, ok)
	}
	if _, ok := RefAt(r.Trailer(), "Size"); ok {
		t.Error("a number is taken for a reference")
	}
	if _, ok := RefAt(r.Trailer().Key("Size"), "Size"); ok {
		t.Error("a number is taken for a dictionary")
	}
	if _, ok := RefAt(pdf.Value{}, "Size"); ok {
		t.Error("null is taken for a dictionary")
	}
	stream := r.Trailer().Key("Root").Key("Own")
	if stream.Kind() != pdf.Stream || n != 6 {
		t.Fatalf("object %d is %v", n, stream)
	}
	if at := offsetOf(stream); !bytes.HasPrefix(data[at:], []byte("contenu")) {
		t.Errorf("the stream begins with %q", data[at:at+9])
	}
	if id, ok := RefIn(stream.Key("Marks"), 1); !ok || id != (Ref{2, 0}) {
		t.Errorf("the second mark is %v, %v", id, ok)
	}
}
