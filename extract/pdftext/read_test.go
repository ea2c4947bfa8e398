package pdftext

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"phare/extract/pdftext/layout"
	"phare/extract/pdftext/pdftest"
)

func read(t testing.TB, data []byte) *Document {
	t.Helper()
	doc, err := Read(bytes.NewReader(data), int64(len(data)), Options{})
	if err != nil {
		var e *Error
		if errors.As(err, &e) {
			t.Fatalf("%v (%v)", err, e.Err)
		}
		t.Fatal(err)
	}
	return doc
}

// text returns the lines of a document, joined.
func text(t testing.TB, doc *Document) string {
	t.Helper()
	var b strings.Builder
	if err := doc.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// page reads a document of one page that draws content.
func page(t testing.TB, content string) Page {
	t.Helper()
	d := pdftest.New()
	d.Page(content)
	return read(t, d.Bytes()).Pages[0]
}

func lines(p Page) []string {
	var out []string
	for _, l := range p.Lines {
		out = append(out, l.Text())
	}
	return out
}

// What operators draw, as a reader sees it.
func TestOperators(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"accents and euro", pdftest.Text("F1", 12, 50, 700, "Délibération : 1 250 € à l’unanimité"), "Délibération : 1 250 € à l’unanimité"},
		{"a newline after TJ is no glyph", "BT /F1 12 Tf 50 700 Td [(18 H 00)] TJ\nET", "18 H 00"},
		{"Td moves to a new line", "BT /F1 12 Tf 50 700 Td (un) Tj 0 -14 Td (deux) Tj ET", "un|deux"},
		{"TD sets the leading of T*", "BT /F1 12 Tf 50 700 Td (un) Tj 0 -14 TD (deux) Tj T* (trois) Tj ET", "un|deux|trois"},
		{"quote operators", "BT /F1 12 Tf 14 TL 50 700 Td (un) Tj (deux) ' 0 0 (trois) \" ET", "un|deux|trois"},
		{"kerning is no space", "BT /F1 12 Tf 50 700 Td [(V)80(ot)-20(e)] TJ ET", "Vote"},
		{"a wide move is a space", "BT /F1 12 Tf 50 700 Td [(pour)-300(contre)] TJ ET", "pour contre"},
		{"word spacing counts for code 32 only", "BT /F1 12 Tf 40 Tw 50 700 Td (a b) Tj 0 Tw (c) Tj ET", "a bc"},
		{"character spacing", "BT /F1 12 Tf 1 Tc 50 700 Td (Vote) Tj ET", "Vote"},
		{"horizontal scaling", "BT /F1 12 Tf 50 Tz 50 700 Td (mille) Tj 100 Tz (feuille) Tj ET", "millefeuille"},
		{"an exponent belongs to its word", "BT /F1 12 Tf 50 700 Td (le 1) Tj /F1 7 Tf 5 Ts (er) Tj 0 Ts /F1 12 Tf ( juin) Tj ET", "le 1er juin"},
		{"an exponent drawn later", pdftest.Text("F1", 12, 50, 700, "le 1") + pdftest.Text("F1", 12, 80, 700, "juin") + pdftest.Text("F1", 7, 69.5, 705, "er"), "le 1er juin"},
		{"bold drawn twice", pdftest.Text("F1", 12, 50, 700, "POUR") + pdftest.Text("F1", 12, 50.3, 700, "POUR"), "POUR"},
		{"the same word twice is two words", pdftest.Text("F1", 12, 50, 700, "nous nous"), "nous nous"},
		{"a dictionary between", "/P <</MCID 0>> BDC BT /F1 12 Tf 50 700 Td (acte) Tj ET EMC", "acte"},
		{"ActualText spells", "/Span <</ActualText <FEFF00660069>>> BDC BT /F1 12 Tf 50 700 Td (x) Tj ET EMC BT /F1 12 Tf 60 700 Td (n) Tj ET", "fi n"},
		{"an inline image", "BI /W 1 /H 1 /CS /G /BPC 8 ID \x00(EI\x01) EI BT /F1 12 Tf 50 700 Td (apres) Tj ET", "apres"},
		{"an unbalanced Q", "Q Q BT /F1 12 Tf 50 700 Td (lu) Tj ET", "lu"},
		{"operands of the wrong kind", "(a) Tf /x Td [ /y ] Tm BT /F1 12 Tf 50 700 Td (lu) Tj ET", "lu"},
		{"an array that is not closed", "BT /F1 12 Tf 50 700 Td [(lu) TJ ET", "lu"},
		{"invisible text under outlines is read", "BT 3 Tr /F1 12 Tf 50 700 Td (dessous) Tj ET 50 702 m 52 709 l 55 703 l f", "dessous"},
		{"a font that is missing", "BT /F99 12 Tf 50 700 Td (lu) Tj ET", "lu"},
		{"negative size", "BT /F1 -12 Tf -1 0 0 -1 50 700 Tm (lu) Tj ET", "lu"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(lines(page(t, c.content)), "|"); got != c.want {
				t.Errorf("read %q, want %q", got, c.want)
			}
		})
	}
}

// Boxes have their origin at the top left of the page as displayed, whatever its rotation.
func TestBoxes(t *testing.T) {
	for _, c := range []struct {
		entries    string
		w, h       float32
		x, y       float32 // of the word's top left corner, ±1
		horizontal bool
	}{
		{"", 595, 842, 100, 842 - 700 - 9, true},
		{"/CropBox[50 100 545 800]", 495, 700, 50, 100 - 9, true},
		{"/Rotate 90", 842, 595, 700 - 2.2, 100, false},
		{"/Rotate 180", 595, 842, 595 - 100 - 24.7, 700 - 2.6, true},
		{"/Rotate -90", 842, 595, 842 - 700 - 9, 595 - 100 - 24.7, false},
	} {
		d := pdftest.New()
		d.Page(pdftest.Text("F1", 12, 100, 700, "Vote"), c.entries)
		p := read(t, d.Bytes()).Pages[0]
		if p.Width != c.w || p.Height != c.h {
			t.Errorf("%q: page of %v × %v, want %v × %v", c.entries, p.Width, p.Height, c.w, c.h)
		}
		b := p.Lines[0].Words[0].Box
		if !layout.Within(b.X0-c.x, 1) || !layout.Within(b.Y0-c.y, 1) {
			t.Errorf("%q: box %v, want its corner at %v, %v", c.entries, b, c.x, c.y)
		}
		if (b.X1-b.X0 > b.Y1-b.Y0) != c.horizontal {
			t.Errorf("%q: box %v lies the wrong way", c.entries, b)
		}
	}
}

func TestWordAttributes(t *testing.T) {
	d := pdftest.New()
	form := d.Stream("/Type/XObject/Subtype/Form/BBox[0 0 200 50]/Matrix[1 0 0 1 0 -20]/Resources RESOURCES", pdftest.Text("F1", 10, 50, 620, "tampon"))
	d.Resources(fmt.Sprintf("/XObject<</X %d 0 R>>", form))
	appearance := d.Stream("/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources RESOURCES", pdftest.Text("F1", 10, 5, 5, "annot"))
	d.Page(pdftest.Text("F2", 14, 50, 700, "gras")+"/X Do q 200 0 0 100 20 450 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q BT 3 Tr /F1 9 Tf 50 500 Td (invisible) Tj ET",
		fmt.Sprintf("/Annots[<</Type/Annot/Subtype/Stamp/Rect[300 400 500 440]/AP<</N %d 0 R>>>>]", appearance))
	got := map[string]Word{}
	for _, l := range read(t, d.Bytes()).Pages[0].Lines {
		for _, w := range l.Words {
			got[w.Text] = w
		}
	}
	for text, want := range map[string]struct {
		source Source
		size   float32
		bold   bool
		x, y   float32
	}{
		"gras":      {FromPage, 14, true, 50, 842 - 700 - 10.5},
		"tampon":    {FromForm, 10, false, 50, 842 - 600 - 7.5},
		"invisible": {FromInvisible, 9, false, 50, 842 - 500 - 6.75},
		"annot":     {FromAnnotation, 20, false, 310, 842 - 410 - 15},
	} {
		w := got[text]
		if w.Source != want.source || w.Size != want.size || w.Bold != want.bold || !layout.Within(w.Box.X0-want.x, 0.6) || !layout.Within(w.Box.Y0-want.y, 0.6) {
			t.Errorf("%s: %+v, want %+v", text, w, want)
		}
	}
}

func TestHiddenContent(t *testing.T) {
	d := pdftest.New()
	off := d.Add("<</Type/OCG/Name(brouillon)>>")
	on := d.Add("<</Type/OCG/Name(texte)>>")
	d.Catalog(fmt.Sprintf("/OCProperties<</OCGs[%d 0 R %d 0 R]/D<</OFF[%d 0 R]>>>>", off, on, off))
	d.Resources(fmt.Sprintf("/Properties<</A %d 0 R/B %d 0 R>>", off, on))
	d.Page("/OC /A BDC " + pdftest.Text("F1", 12, 50, 700, "cache") + " EMC /OC /B BDC " + pdftest.Text("F1", 12, 50, 600, "montre") + " EMC")
	if diff := cmp.Diff([]string{"montre"}, lines(read(t, d.Bytes()).Pages[0])); diff != "" {
		t.Error(diff)
	}
}

// Hidden annotations and those that only link are not drawn.
func TestHiddenAnnotation(t *testing.T) {
	d := pdftest.New()
	a := d.Stream("/Subtype/Form/BBox[0 0 100 20]/Resources RESOURCES", pdftest.Text("F1", 10, 5, 5, "annot"))
	d.Page(pdftest.Text("F1", 12, 50, 700, "page"), fmt.Sprintf("/Annots[<</Subtype/Stamp/F 2/Rect[0 0 9 9]/AP<</N %d 0 R>>>> <</Subtype/Link/Rect[0 0 9 9]/AP<</N %d 0 R>>>>]", a, a))
	if diff := cmp.Diff([]string{"page"}, lines(read(t, d.Bytes()).Pages[0])); diff != "" {
		t.Error(diff)
	}
}

// A form that draws itself ends, and costs nothing but itself.
func TestFormCycle(t *testing.T) {
	d := pdftest.New()
	form := d.Stream("/Subtype/Form/BBox[0 0 100 20]/Resources RESOURCES", "/X Do "+pdftest.Text("F1", 12, 50, 600, "forme"))
	d.Resources(fmt.Sprintf("/XObject<</X %d 0 R>>", form))
	d.Page(pdftest.Text("F1", 12, 50, 700, "page") + "/X Do")
	if got := lines(read(t, d.Bytes()).Pages[0]); len(got) < 2 || got[0] != "page" || got[1] != "forme" {
		t.Errorf("read %q", got)
	}
}

// A font is known by its object: the same name means another font on the next page.
func TestFontsByIdentity(t *testing.T) {
	d := pdftest.New()
	one := d.Add("<</Type/Font/Subtype/Type1/BaseFont/A/Encoding<</Differences[65/one]>>>>")
	two := d.Add("<</Type/Font/Subtype/Type1/BaseFont/B/Encoding<</Differences[65/two]>>>>")
	content := d.Stream("", "BT /F9 12 Tf 50 700 Td (A) Tj ET")
	d.PageOf(content, fmt.Sprintf("/Resources<</Font<</F9 %d 0 R>>>>", one))
	d.PageOf(content, fmt.Sprintf("/Resources<</Font<</F9 %d 0 R>>>>", two))
	if got := text(t, read(t, d.Bytes())); got != "1\n\f2\n\f" {
		t.Errorf("read %q", got)
	}
}

func TestBlankAndImages(t *testing.T) {
	d := pdftest.New()
	image := d.Stream("/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x")
	d.Resources(fmt.Sprintf("/XObject<</I %d 0 R>>", image))
	d.Page("")
	d.Page("1 g 0 0 595 842 re f")
	d.Page("0 g 10 10 100 100 re f")
	d.Page("q 595 0 0 842 0 0 cm /I Do Q")
	d.Page("q 297.5 0 0 421 0 0 cm /I Do Q q 297.5 0 0 421 0 0 cm /I Do Q " + pdftest.Lines(10, 50, 800, 12, prose(12)...))
	doc := read(t, d.Bytes())
	for i, want := range []struct {
		blank bool
		area  float32
		layer Layer
	}{{true, 0, None}, {true, 0, None}, {false, 0, None}, {false, 1, None}, {false, 0.25, Full}} {
		p := doc.Pages[i]
		if p.Blank != want.blank || !layout.Within(p.ImageArea-want.area, 0.02) || p.Layer != want.layer {
			t.Errorf("page %d: blank %v, images %v, layer %v, want %+v", i+1, p.Blank, p.ImageArea, p.Layer, want)
		}
	}
	var named []int
	for _, w := range doc.Warnings {
		if w.Code == CodeNoText {
			named = append(named, w.Page)
		}
	}
	if diff := cmp.Diff([]int{3, 4}, named); diff != "" {
		t.Error("pages named as without text:", diff)
	}
}

// prose returns lines of plain French.
func prose(n int) []string {
	source := []string{
		"Le Conseil municipal a examiné le rapport de la commission des finances et",
		"des travaux, qui propose de rénover la toiture de la salle des fêtes et de",
		"demander au Département une subvention pour une partie de la dépense que",
		"cette opération entraîne, sans que les taux des impôts locaux augmentent.",
	}
	var out []string
	for i := range n {
		out = append(out, source[i%len(source)])
	}
	return out
}

func TestWriteTextEndsPages(t *testing.T) {
	d := pdftest.New()
	d.Page(pdftest.Text("F1", 12, 50, 700, "un"))
	d.Page("")
	d.Page(pdftest.Text("F1", 12, 50, 700, "trois"))
	if got := text(t, read(t, d.Bytes())); got != "un\n\f\ftrois\n\f" {
		t.Errorf("read %q", got)
	}
}
