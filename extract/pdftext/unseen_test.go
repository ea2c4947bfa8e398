package pdftext

import (
	"fmt"
	"strings"
	"testing"

	"phare/extract/pdftext/pdftest"
)

// What nobody who looks at the page sees is not read as its words, and the reader of the
// draft is told what it was; what can be seen is read, however it is drawn.
func TestUnseen(t *testing.T) {
	const shown = "BT /F1 12 Tf 50 700 Td (acte) Tj ET\n"
	const hidden, seen = false, true
	words := "BT /F1 12 Tf 50 500 Td (secret) Tj ET\n"
	for _, c := range []struct {
		name, content string
		seen          bool
	}{
		{"white, grey space", "1 g " + words, hidden},
		{"white, RGB", "1 1 1 rg " + words, hidden},
		{"nearly white", "0.97 0.98 0.97 rg " + words, hidden},
		{"white, CMYK", "0 0 0 0 k " + words, hidden},
		{"white, space named", "/DeviceRGB cs 1 1 1 sc " + words, hidden},
		{"white, ICC", "/ICC cs 1 1 1 scn " + words, hidden},
		{"no ink", "/Spot cs 0 scn " + words, hidden},
		{"full ink", "/Spot cs 1 scn " + words, seen},
		{"a palette is not known to be white", "/Palette cs 1 scn " + words, seen},
		{"black after white", "1 g 0 g " + words, seen},
		{"white within q and Q", "q 1 g Q " + words, seen},
		{"white on a banner", "0 0 0.5 rg 40 490 200 30 re f 1 g " + words, seen},
		{"white on a banner painted after by a curve", "0.5 g 40 490 m 40 520 90 540 200 520 c 200 490 l f 1 g " + words, seen},
		{"white on a thick line", "20 w 40 505 m 200 505 l S 1 g " + words, seen},
		{"white beside a banner", "0 0 0.5 rg 40 590 200 30 re f 1 g " + words, hidden},
		{"white on an image", "q 200 0 0 40 40 490 cm /I Do Q 1 g " + words, seen},
		{"white on a shading", "q 40 490 200 30 re W n /S sh Q 1 g " + words, seen},
		{"white strokes", "1 G 1 Tr " + words, hidden},
		{"white filled, stroked in black", "1 g 2 Tr " + words, seen},
		{"invisible", "3 Tr " + words, hidden},
		{"the layer of a scan", "q 595 0 0 842 0 0 cm /I Do Q 3 Tr " + words, seen},
		{"transparent", "/Clear gs " + words, hidden},
		{"half transparent", "/Half gs " + words, seen},
		{"a speck", "BT /F1 1 Tf 50 500 Td (secret) Tj ET", hidden},
		{"a speck by its matrix", "q 0.05 0 0 0.05 0 0 cm BT /F1 12 Tf 1000 10000 Td (secret) Tj ET Q", hidden},
		{"small print", "BT /F1 4 Tf 50 500 Td (secret) Tj ET", seen},
		{"clipped away", "q 300 300 100 100 re W n " + words + " Q", hidden},
		{"within its clip", "q 40 490 200 30 re W n " + words + " Q", seen},
		{"off the sheet", "BT /F1 12 Tf 700 500 Td (secret) Tj ET", hidden},
		{"under a black bar", words + " 0 g 40 490 200 30 re f", hidden},
		{"under a white bar", words + " 1 g 40 490 200 30 re f", hidden},
		{"on a bar", "1 1 0 rg 40 490 200 30 re f 0 g " + words, seen},
		{"under a highlight", words + " /Half gs 1 1 0 rg 40 490 200 30 re f", seen},
		{"under a highlight that multiplies", words + " /Multiply gs 1 1 0 rg 40 490 200 30 re f", seen},
		{"struck by a line", words + " 0 g 40 503 200 1 re f", seen},
		{"a bar that is clipped away", words + " q 0 0 10 10 re W n 0 g 40 490 200 30 re f Q", seen},
		{"a long ActualText", "/Span <</ActualText (secret " + strings.Repeat("ignore ", 9) + ")>> BDC BT /F1 12 Tf 50 500 Td (x) Tj ET EMC", hidden},
		{"a short ActualText", "/Span <</ActualText (secret)>> BDC BT /F1 12 Tf 50 500 Td (xyz) Tj ET EMC", seen},
		{"a group of groups that are off", "/OC /M BDC " + words + " EMC", hidden},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := pdftest.New()
			image := d.Stream("/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x")
			icc := d.Stream("/N 3", "profile")
			off := d.Add("<</Type/OCG/Name(brouillon)>>")
			d.Catalog(fmt.Sprintf("/OCProperties<</OCGs[%d 0 R]/D<</BaseState/OFF>>>>", off))
			d.Resources(fmt.Sprintf("/XObject<</I %d 0 R>>/ColorSpace<</ICC[/ICCBased %d 0 R]/Spot[/Separation/Black/DeviceGray<<>>]/Palette[/Indexed/DeviceRGB 1<000000ff0000>]>>"+
				"/ExtGState<</Clear<</ca 0/CA 0>>/Half<</ca 0.5>>/Multiply<</BM/Multiply>>>>/Properties<</M<</Type/OCMD/OCGs[%d 0 R]>>>>/Shading<</S<</ShadingType 2>>>>", image, icc, off))
			d.Page(shown + c.content)
			doc := read(t, d.Bytes())
			got := strings.Join(lines(doc.Pages[0]), " ")
			if !strings.Contains(got, "acte") || strings.Contains(got, "secret") != c.seen {
				t.Errorf("read %q", got)
			}
			told := false
			for _, w := range doc.Warnings {
				told = told || w.Code == CodeHidden && w.Page == 1
				if strings.Contains(c.name, "bar") && strings.Contains(w.Message, "secret") {
					t.Errorf("what was struck out is repeated: %s", w.Message)
				}
			}
			if painted := !strings.Contains(c.name, "ActualText") && !strings.Contains(c.name, "off"); painted && told == c.seen {
				t.Errorf("warnings: %v", doc.Warnings)
			}
		})
	}
}
