package pdftext

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"phare/extract/pdftext/pdftest"
	"phare/extract/pdftext/printed"
)

func drawDocument(t *rapid.T) *Document {
	coordinate := rapid.Map(rapid.IntRange(-100*printed.Grid, 2000*printed.Grid), func(n int) float32 { return float32(n) / printed.Grid })
	word := rapid.Custom(func(t *rapid.T) Word {
		return Word{
			Text: rapid.String().Draw(t, "text"), Size: coordinate.Draw(t, "size"),
			Box:    Box{X0: coordinate.Draw(t, "x0"), Y0: coordinate.Draw(t, "y0"), X1: coordinate.Draw(t, "x1"), Y1: coordinate.Draw(t, "y1")},
			Source: Source(rapid.IntRange(0, 4).Draw(t, "source")),
			Bold:   rapid.Bool().Draw(t, "bold"), Italic: rapid.Bool().Draw(t, "italic"), Doubtful: rapid.Bool().Draw(t, "doubtful"),
		}
	})
	line := rapid.Custom(func(t *rapid.T) Line {
		l := Line{Words: rapid.SliceOfN(word, 1, 6).Draw(t, "words"), Zone: Zone(rapid.IntRange(0, 4).Draw(t, "zone")), Gap: coordinate.Draw(t, "gap")}
		if rapid.Bool().Draw(t, "table") {
			for i := range l.Words {
				l.Cells = append(l.Cells, i)
			}
		}
		return l
	})
	page := rapid.Custom(func(t *rapid.T) Page {
		p := Page{
			Number: rapid.IntRange(1, 9999).Draw(t, "number"), Width: coordinate.Draw(t, "width"), Height: coordinate.Draw(t, "height"),
			Layer: Layer(rapid.IntRange(0, 4).Draw(t, "layer")), ImageArea: rapid.Float32Range(0, 1).Draw(t, "area"), Blank: rapid.Bool().Draw(t, "blank"),
		}
		if lines := rapid.SliceOfN(line, 0, 5).Draw(t, "lines"); len(lines) > 0 {
			p.Lines = lines
		}
		return p
	})
	warning := rapid.Custom(func(t *rapid.T) Warning {
		return Warning{rapid.String().Draw(t, "code"), rapid.IntRange(0, 99).Draw(t, "page"), rapid.String().Draw(t, "message")}
	})
	d := &Document{Pages: rapid.SliceOfN(page, 0, 4).Draw(t, "pages")}
	if w := rapid.SliceOfN(warning, 0, 3).Draw(t, "warnings"); len(w) > 0 {
		d.Warnings = w
	}
	return d
}

// What is encoded is what is decoded.
func TestCodecRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDocument(t)
		got, err := Decode(d.Encode())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// Pages that hold nothing at all take the fewest bytes that a page can.
func TestCodecEmptyPages(t *testing.T) {
	d := &Document{Pages: []Page{{Number: 1}, {Number: 2}}}
	if got, err := Decode(d.Encode()); err != nil || len(got.Pages) != 2 {
		t.Errorf("%+v, %v", got, err)
	}
}

// Every document that is read comes through the encoding unchanged.
func TestCodecKeepsWhatWasRead(t *testing.T) {
	d := pdftest.New()
	d.Page(pdftest.Lines(11.3, 51.7, 700, 13.37, prose(6)...))
	doc := read(t, d.Bytes())
	got, err := Decode(doc.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(doc, got); diff != "" {
		t.Error(diff)
	}
}

// No cut of an encoded document passes for one, and none costs more than it holds.
func TestDecodeRefusesCuts(t *testing.T) {
	d := pdftest.New()
	d.Page(pdftest.Lines(11, 50, 700, 13, prose(3)...))
	whole := read(t, d.Bytes()).Encode()
	for n := range whole {
		if _, err := Decode(whole[:n]); err == nil {
			t.Fatalf("the first %d of %d bytes are taken for a document", n, len(whole))
		}
	}
	if _, err := Decode(append(bytes.Clone(whole), 0)); err == nil {
		t.Error("a byte too many is taken")
	}
}

func FuzzDecode(f *testing.F) {
	d := pdftest.New()
	d.Page(pdftest.Text("F1", 11, 50, 700, "un deux"))
	f.Add(read(f, d.Bytes()).Encode())
	f.Fuzz(func(t *testing.T, b []byte) {
		doc, err := Decode(b)
		if err != nil {
			return
		}
		again, err := Decode(doc.Encode())
		if err != nil || fmt.Sprint(again) != fmt.Sprint(doc) {
			t.Fatalf("decoded %v, then %v, %v", doc, again, err)
		}
	})
}
