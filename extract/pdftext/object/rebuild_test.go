package object

import (
	"bytes"
	"phare/extract/pdftext/pdftest"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func sample() []byte {
	d := pdftest.New()
	d.Page(pdftest.Text("F1", 11, 50, 700, "Budget primitif : 1 250 000,50 €"))
	return d.Bytes()
}

// FuzzRebuild: whatever the bytes, the rebuilt table points at objects, within the file.
func FuzzRebuild(f *testing.F) {
	f.Add(sample())
	f.Add([]byte("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj<</Kids[2 0 R]>>endobj trailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			t.Skip("long enough")
		}
		out, err := rebuild(data)
		if err != nil {
			return
		}
		for _, o := range findObjects(out) {
			if n, ok := leadingInt(out[o.offset:]); !ok || n != o.number {
				t.Fatalf("object %d is not at %d", o.number, o.offset)
			}
		}
		at, ok := leadingInt(out[bytes.LastIndex(out, []byte("startxref"))+len("startxref"):])
		if !ok || at >= len(out) || !bytes.HasPrefix(out[at:], []byte("xref\n")) {
			t.Fatalf("startxref leads to %d of %d", at, len(out))
		}
	})
}

// Whatever stands around the objects, rebuilding finds them, and rebuilding what was rebuilt
// changes nothing.
func TestRebuildFindsObjects(t *testing.T) {
	whole := sample()
	objects := whole[:bytes.LastIndex(whole, []byte("xref\n0"))]
	rapid.Check(t, func(t *rapid.T) {
		junk := rapid.StringMatching(`[ -~\n]{0,40}`).Draw(t, "junk")
		if strings.Contains(junk, "obj") || strings.Contains(junk, "trailer") || strings.Contains(junk, "%PDF") {
			t.Skip("junk that is none")
		}
		rebuilt, err := rebuild(append(bytes.Clone(objects), "\n"+junk...))
		if err != nil {
			t.Fatal(err)
		}
		again, err := rebuild(rebuilt)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range [][]byte{rebuilt, again} {
			f, err := Open(bytes.NewReader(b), int64(len(b)))
			if err != nil {
				t.Fatal(err)
			}
			pages := f.Pages(9)
			if len(pages) != 1 {
				t.Fatalf("%d pages", len(pages))
			}
			got, err := f.Stream(nil, f.Key(pages[0], "Contents"), 1<<20)
			if err != nil || !bytes.Contains(got, []byte("Budget primitif")) {
				t.Fatalf("%q, %v", got, err)
			}
		}
	})
}
