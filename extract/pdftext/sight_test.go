package pdftext

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"phare/extract/pdftext/pdftest"
)

// Text is seen or not by what is painted: its colour against the colour beneath it, what is
// laid over it, what a mask lets through, the room that it takes. Each way of hiding stands
// beside one that looks like it and hides nothing.
func TestSightOfWhatIsPainted(t *testing.T) {
	text := "BT /F1 12 Tf 50 500 Td (secret) Tj ET "
	shown := "0 g BT /F1 12 Tf 50 700 Td (acte visible) Tj ET "
	panel := func(colour string) string { return colour + " 40 490 300 30 re f " }
	for _, c := range []struct {
		name, content string
		seen          bool
	}{
		{"indexed white", "/White cs 0 sc " + text, false},
		{"indexed white by a stream", "/WhiteS cs 1 sc " + text, false},
		{"indexed black", "/White cs 1 sc " + text, true},
		{"a white tint", "/Spot cs 0 scn " + text, false},
		{"a spot colour that is white", "/Snow cs 1 scn " + text, false},
		{"a spot colour", "/Snow cs 0 scn " + text, true},
		{"a white pattern", "/Pattern cs /Pale scn " + text, false},
		{"an empty pattern", "/Pattern cs /Empty scn " + text, false},
		{"a dark pattern", "/Pattern cs /Dark scn " + text, true},
		{"a white shading as a pattern", "/Pattern cs /Wash scn " + text, false},
		{"the colour of its panel", panel("1 0.9 0.2 rg") + "1 0.9 0.2 rg " + text, false},
		{"nearly the colour of its panel", panel("0.10 0.20 0.60 rg") + "0.12 0.22 0.62 rg " + text, false},
		{"the colour of its panel, in CMYK", panel("1 0 0 0 k") + "0 1 1 rg " + text, false},
		{"a dark text on a dark panel", panel("0 0 0.4 rg") + "0 0 0.42 rg " + text, false},
		{"white on a dark panel", panel("0 0 0.4 rg") + "1 g " + text, true},
		{"white on white on a dark panel", panel("0 0 0.4 rg") + "1 g 45 495 200 20 re f 1 g " + text, false},
		{"black on a light panel", panel("0.9 g") + "0 g " + text, true},
		{"the colour of a panel elsewhere", "0.1 0.2 0.6 rg 300 100 100 30 re f " + text, true},
		{"under an image", text + "q 300 0 0 30 40 490 cm /I Do Q", false},
		{"beside an image", text + "q 300 0 0 30 40 590 cm /I Do Q", true},
		{"on an image", "q 300 0 0 30 40 490 cm /I Do Q " + text, true},
		{"under a stencil", text + "q 300 0 0 30 40 490 cm /Stencil Do Q", true},
		{"under an image with a mask", text + "q 300 0 0 30 40 490 cm /Masked Do Q", true},
		{"under a shading", text + "q 40 490 300 30 re W n /S sh Q", false},
		{"on a shading", "q 40 490 300 30 re W n /S sh Q " + text, true},
		{"a shading clipped to a triangle", text + "q 40 490 m 340 490 l 340 520 l h W n /S sh Q", true},
		{"hatched over", text + "/Pattern cs /Dark scn 40 490 300 30 re f", true},
		{"a soft mask that lets nothing through", "/Shut gs " + text, false},
		{"a soft mask of black", "/ShutL gs " + text, false},
		{"a soft mask that lets through", "/Open gs " + text, true},
		{"a soft mask that is taken off", "/Shut gs /Off gs " + text, true},
		{"squeezed to nothing", "BT /F1 12 Tf 1 Tz 50 500 Td (secret) Tj ET", false},
		{"squeezed to nothing by its matrix", "q 0.01 0 0 1 50 500 cm BT /F1 12 Tf (secret) Tj ET Q", false},
		{"narrow", "BT /F1 12 Tf 60 Tz 50 500 Td (secret) Tj ET", true},
		{"drawings of nothing", "BT /T3e 12 Tf 50 500 Td (secret) Tj ET", false},
		{"drawings in white", "BT /T3w 12 Tf 50 500 Td (secret) Tj ET", false},
		{"drawings", "BT /T3 12 Tf 50 500 Td (secret) Tj ET", true},
	} {
		d := pdftest.New()
		stream := func(entries, data string) int { return d.Stream(entries, data) }
		image := stream("/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x")
		stencil := stream("/Subtype/Image/ImageMask true/Width 1/Height 1/BitsPerComponent 1", "x")
		masked := stream(fmt.Sprintf("/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/SMask %d 0 R", image), "x")
		cell := func(data string) int {
			return stream("/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 4 4]/XStep 4/YStep 4/Resources<<>>", data)
		}
		group := func(data string) int {
			return stream("/Subtype/Form/BBox[0 0 600 900]/Group<</S/Transparency/CS/DeviceGray>>/Resources<<>>", data)
		}
		palette := stream("", "\x00\x00\x00\xff\xff\xff")
		pale, empty, dark := cell("1 g 0 0 4 4 re f"), cell(""), cell("0 g 0 0 1 4 re f")
		nothing, black, open := group(""), group("0 g 0 0 600 900 re f"), group("1 g 0 0 600 900 re f")
		type3 := func(data string) int {
			glyph := stream("", data)
			var names, procs strings.Builder
			for _, r := range "secrt" {
				fmt.Fprintf(&names, "%d/%c ", r, r)
				fmt.Fprintf(&procs, "/%c %d 0 R", r, glyph)
			}
			return d.Add(fmt.Sprintf("<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 99/LastChar 116/Widths[%s]/Encoding<</Differences[%s]>>/CharProcs<<%s>>>>",
				strings.Repeat("600 ", 18), names.String(), procs.String()))
		}
		d.Resources(fmt.Sprintf("/Font<</T3e %d 0 R/T3w %d 0 R/T3 %d 0 R>>", type3("600 0 d0"), type3("600 0 d0 1 g 0 0 500 700 re f"), type3("600 0 0 0 500 700 d1 0 0 500 700 re f")))
		d.Resources(fmt.Sprintf("/XObject<</I %d 0 R/Stencil %d 0 R/Masked %d 0 R>>", image, stencil, masked))
		d.Resources(fmt.Sprintf("/ColorSpace<</White[/Indexed/DeviceRGB 1<ffffff000000>]/WhiteS[/Indexed/DeviceRGB 1 %d 0 R]/Spot[/Separation/Ink/DeviceCMYK<<>>]"+
			"/Snow[/Separation/Snow/DeviceRGB<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0]/C1[1 1 1]>>]>>", palette))
		d.Resources(fmt.Sprintf("/Pattern<</Pale %d 0 R/Empty %d 0 R/Dark %d 0 R/Wash<</PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceGray/Function<</FunctionType 2/Domain[0 1]/N 1/C0[1]/C1[1]>>>>>>>>", pale, empty, dark))
		d.Resources("/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray>>>>")
		d.Resources(fmt.Sprintf("/ExtGState<</Shut<</SMask<</S/Alpha/G %d 0 R>>>>/ShutL<</SMask<</S/Luminosity/G %d 0 R>>>>/Open<</SMask<</S/Luminosity/G %d 0 R>>>>/Off<</SMask/None>>>>", nothing, black, open))
		d.Page(shown + c.content)
		doc := read(t, d.Bytes())
		got := strings.Join(lines(doc.Pages[0]), " ")
		if !strings.Contains(got, "acte visible") || strings.Contains(got, "secret") != c.seen {
			t.Errorf("%s: read %q", c.name, got)
		}
		if slices.Contains(codes(doc), CodeHidden) == c.seen {
			t.Errorf("%s: %v", c.name, doc.Warnings)
		}
	}
}

// A scan whose words were written before its image keeps them; text written over a background
// does not lend what is under that background any credit.
func TestWordsUnderAPageImage(t *testing.T) {
	for name, c := range map[string]struct {
		content string
		want    bool
	}{
		"a scan":                          {pdftest.Lines(11, 50, 700, 14, prose(20)...) + "q 595 0 0 842 0 0 cm /I Do Q", true},
		"a scan and its stamp":            {pdftest.Lines(11, 50, 700, 14, prose(20)...) + "q 595 0 0 842 0 0 cm /I Do Q " + at("F1", 8, 400, 800, "Reçu en préfecture"), true},
		"a page written over its picture": {pdftest.Lines(11, 50, 700, 14, prose(20)...) + "q 595 0 0 842 0 0 cm /I Do Q " + pdftest.Lines(11, 50, 300, 14, prose(20)...), false},
	} {
		d := pdftest.New()
		d.Resources(fmt.Sprintf("/XObject<</I %d 0 R>>", d.Stream("/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x")))
		d.Page(c.content)
		doc := read(t, d.Bytes())
		kept := false
		for _, l := range doc.Pages[0].Lines {
			kept = kept || len(l.Words) > 0 && l.Words[0].Box.Y0 < 160 && l.Words[0].Box.Y0 > 80
		}
		if kept != c.want || slices.Contains(codes(doc), CodeHidden) == c.want {
			t.Errorf("%s: kept %v, %v", name, kept, doc.Warnings)
		}
	}
}

// A map that says another digit than the glyph's own name or table is not believed, and told.
func TestMapsThatLie(t *testing.T) {
	unicode := func(d *pdftest.Doc, pairs string) int { return d.Stream("", "6 beginbfchar "+pairs+" endbfchar") }
	named := func(d *pdftest.Doc, pairs string) string {
		return fmt.Sprintf("<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+Corps/FirstChar 1/LastChar 3/Widths[556 556 556]/Encoding<</Differences[1/one/two/three]>>/ToUnicode %d 0 R>>", unicode(d, pairs))
	}
	for name, c := range map[string]struct {
		font func(d *pdftest.Doc) string
		show string
		want string
		told bool
	}{
		"an honest map":      {func(d *pdftest.Doc) string { return named(d, "<01><0031> <02><0032> <03><0033>") }, "<010203>", "123", false},
		"another digit":      {func(d *pdftest.Doc) string { return named(d, "<01><0039> <02><0032> <03><0033>") }, "<010203>", "123", true},
		"digits exchanged":   {func(d *pdftest.Doc) string { return named(d, "<01><0032> <02><0031> <03><0033>") }, "<010203>", "123", true},
		"a letter, not ours": {func(d *pdftest.Doc) string { return named(d, "<01><0041> <02><0032> <03><0033>") }, "<010203>", "A23", false},
	} {
		d := pdftest.New()
		n := d.Add(c.font(d))
		d.Resources(fmt.Sprintf("/Font<</F9 %d 0 R>>", n))
		d.Page("BT /F9 12 Tf 50 700 Td " + c.show + " Tj ET")
		doc := read(t, d.Bytes())
		w := doc.Pages[0].Lines[0].Words[0]
		if w.Text != c.want || w.Doubtful != c.told || slices.Contains(codes(doc), CodeContradicts) != c.told {
			t.Errorf("%s: %q, doubtful %v, %v", name, w.Text, w.Doubtful, doc.Warnings)
		}
	}
}
