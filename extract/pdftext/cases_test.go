package pdftext

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"phare/extract/pdftext/font"
	"phare/extract/pdftext/pdftest"
)

// codes are the codes of a document's warnings.
func codes(doc *Document) []string {
	var out []string
	for _, w := range doc.Warnings {
		out = append(out, w.Code)
	}
	return out
}

// at writes a string in a font of a size, at x, y.
func at(font string, size, x, y float64, s string) string {
	return pdftest.Text(font, size, x, y, s)
}

// A raised digit behind a figure or a word is the mark of a footnote, whatever drew it; behind
// a unit it is an exponent, before or below its neighbours it is a digit.
func TestFootnoteMarks(t *testing.T) {
	raise := func(font string, size float64, before, mark, after string) string { // one text object, Ts
		return fmt.Sprintf("BT /%s %g Tf 50 700 Td %s Tj /%s %g Tf %g Ts %s Tj 0 Ts /%s %g Tf %s Tj ET", font, size, pdftest.String(before), font, 0.6*size, 0.35*size, pdftest.String(mark), font, size, pdftest.String(after))
	}
	apart := func(before, mark, after string, x, x2 float64) string { // three, each in its place
		return at("F1", 11, 50, 700, before) + at("F1", 6.5, x, 704, mark) + at("F1", 11, x2, 700, after)
	}
	for name, c := range map[string]struct{ content, want string }{
		"behind a figure":        {raise("F1", 11, "un budget de 1 250 000", "1", " € TTC"), "un budget de 1 250 000 € TTC"},
		"of two digits":          {raise("F3", 10, "une aide de 320", "12", " k€"), "une aide de 320 k€"},
		"behind a share":         {raise("F1", 12, "45 %", "3", " du coût"), "45 % du coût"},
		"behind money":           {raise("F2", 9, "85 €", "4", " par an"), "85 € par an"},
		"behind a word":          {raise("F1", 11, "la Région", "2", " et l'État"), "la Région et l'État"},
		"a character of its own": {at("F1", 11, 50, 700, "1 250 000¹ €, 320² k€, 45 %³, 120 m²"), "1 250 000 €, 320 k€, 45 %, 120 m²"},
		"placed by itself":       {apart("320", "2", "k€", 69, 76), "320 k€"},
		"an exponent":            {raise("F1", 11, "120 m", "2", " de terrain"), "120 m2 de terrain"},
		"an exponent of three":   {raise("F1", 11, "85 dm", "3", "."), "85 dm3 ."},
		"lowered":                {"BT /F1 11 Tf 50 700 Td (du CO) Tj /F1 7 Tf -2 Ts (2) Tj 0 Ts /F1 11 Tf ( émis) Tj ET", "du CO2 émis"},
		"an ordinal":             {raise("F1", 11, "le 1", "er", " juin"), "le 1er juin"},
		"figures of one size":    {at("F1", 11, 50, 700, "1 250 000 € en 2026"), "1 250 000 € en 2026"},
	} {
		if strings.Contains(c.want, "dm3 .") {
			c.want = "85 dm3."
		}
		c.content = strings.ReplaceAll(c.content, "é", "\xe9")
		if got := strings.Join(lines(page(t, c.content)), "|"); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Words that a line strikes out are no words of the act, and told; a line under words, between
// rows, around a cell or through the white beside them strikes nothing.
func TestStruckOut(t *testing.T) {
	const y = 700.0
	text := at("F1", 10, 50, y, "un montant de 1 200 000 € 985 000 € TTC")
	// Helvetica at 10 points: "1 200 000 €" runs from 115.6 to 171.2
	from, to := 50+width("un montant de ", 10), 50+width("un montant de 1 200 000 €", 10)
	line := func(x0, x1, y float64) string { return fmt.Sprintf("0.5 w %g %g m %g %g l S ", x0, y, x1, y) }
	bar := func(x0, x1, y float64) string { return fmt.Sprintf("%g %g %g 0.6 re f ", x0, y, x1-x0) }
	quad := func(x0, x1, y float64) string {
		return fmt.Sprintf("%g %g m %g %g l %g %g l %g %g l h f ", x0, y, x1, y, x1, y+.5, x0, y+.5)
	}
	whole, cut := "un montant de 1 200 000 € 985 000 € TTC", "un montant de 985 000 € TTC"
	for name, c := range map[string]struct {
		content, entries, want string
	}{
		"a stroke":                 {text + line(from, to, y+2.6), "", cut},
		"a stroke before the text": {line(from, to, y+2.6) + text, "", cut},
		"a thin rectangle":         {text + bar(from, to, y+3), "", cut},
		"a thin quadrilateral":     {text + quad(from, to, y+3), "", cut},
		"two strokes":              {text + line(from, to, y+2) + line(from, to, y+4), "", cut},
		"a stroke a word": {text + line(from, from+width("1", 10), y+2.6) + line(from+width("1 ", 10), from+width("1 200", 10), y+2.6) +
			line(from+width("1 200 ", 10), from+width("1 200 000", 10), y+2.6) + line(from+width("1 200 000 ", 10), to, y+2.6), "", cut},
		"on a page that lies on its side": {text + line(from, to, y+2.6), "/Rotate 90", cut},
		"upside down":                     {text + line(from, to, y+2.6), "/Rotate 180", cut},
		"an annotation":                   {text, fmt.Sprintf("/Annots[<</Type/Annot/Subtype/StrikeOut/Rect[%g 697 %g 710]/QuadPoints[%g 709 %g 709 %g 698 %g 698]>>]", from, to, from, to, from, to), cut},
		"an annotation that is hidden":    {text, fmt.Sprintf("/Annots[<</Type/Annot/Subtype/StrikeOut/F 2/Rect[%g 697 %g 710]/QuadPoints[%g 709 %g 709 %g 698 %g 698]>>]", from, to, from, to, from, to), whole},
		"the beginning of a word":         {at("F1", 10, 50, y, "verse 1200985 euros") + line(50+width("verse ", 10), 50+width("verse 1200", 10), y+2.6), "", "verse 985 euros"},
		"underlined":                      {text + line(from, to, y-1.5), "", whole},
		"overlined":                       {text + line(from, to, y+8.5), "", whole},
		"a line across the page":          {text + line(20, 560, y+2.6), "", whole},
		"a frame":                         {text + fmt.Sprintf("%g %g %g 3 re S ", from, y+2.6, to-from), "", whole},
		"a broad bar under the text":      {fmt.Sprintf("0.8 g %g %g %g 2.9 re f 0 g ", from, y+1, to-from) + text, "", whole},
	} {
		d := pdftest.New()
		d.Page(c.content, c.entries)
		doc := read(t, d.Bytes())
		if got := strings.Join(lines(doc.Pages[0]), "|"); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
		if told := slices.Contains(codes(doc), CodeStruck); told != (c.want != whole) {
			t.Errorf("%s: warnings %v", name, doc.Warnings)
		}
	}
}

// width is how wide Helvetica sets a text.
func width(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		w += float64(font.StandardWidth("Helvetica", string(r))) * size / 1000
	}
	return w
}

// Gaps between words may be written as the space behind one glyph; space behind every glyph
// sets a word's letters apart.
func TestCharacterSpacing(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"behind the last glyph":  {"BT /F1 11 Tf 50 700 Td 0 Tc (Vill) Tj 2.6 Tc (e) Tj 0 Tc (d) Tj 2.6 Tc (e) Tj 0 Tc (Br\xe9ville) Tj ET", "Ville de Bréville"},
		"and taken back":         {"BT /F1 11 Tf 50 700 Td 0 Tc (Vill) Tj 2.2 Tc [(ed) 200] TJ 2.2 Tc [(eB) 200] TJ 0 Tc (r\xe9ville) Tj ET", "Ville de Bréville"},
		"before a figure":        {"BT /F3 12 Tf 50 700 Td 0 Tc (montant d) Tj 3 Tc (e) Tj 0 Tc (125) Tj 3 Tc (0) Tj 0 Tc (euros) Tj ET", "montant de 1250 euros"},
		"tighter letters":        {"BT /F1 11 Tf 50 700 Td -0.2 Tc (Vill) Tj 2.6 Tc (e) Tj -0.2 Tc (haute) Tj ET", "Ville haute"},
		"behind every glyph":     {"BT /F1 11 Tf 3 Tc 50 700 Td (Budget) Tj ET", "Budget"},
		"every glyph, and words": {"BT /F1 11 Tf 2 Tc 50 700 Td (Budget annexe) Tj ET", "Budget annexe"},
	} {
		if got := strings.Join(lines(page(t, c.content)), "|"); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// What lies on the sheet beyond the part that is displayed is seen by nobody.
func TestOutsideCropBox(t *testing.T) {
	seen, unseen := at("F1", 11, 100, 700, "approuve 38 000 €"), at("F1", 11, 100, 300, "et 99 000 €")
	for name, c := range map[string]struct {
		entries string
		hidden  bool
	}{
		"none":            {"", false},
		"the upper half":  {"/CropBox[0 420 595 842]", true},
		"turned":          {"/CropBox[0 420 595 842]/Rotate 270", true},
		"a narrow window": {"/CropBox[90 600 400 760]", true},
		"wider":           {"/CropBox[-50 -50 700 900]", false},
		"the whole":       {"/CropBox[0 0 595 842]", false},
	} {
		d := pdftest.New()
		d.Page(seen+unseen, c.entries)
		doc := read(t, d.Bytes())
		got := strings.Join(lines(doc.Pages[0]), "|")
		if strings.Contains(got, "99 000") == c.hidden || !strings.Contains(got, "38 000") {
			t.Errorf("%s: %q", name, got)
		}
		if slices.Contains(codes(doc), CodeHidden) != c.hidden {
			t.Errorf("%s: %v", name, doc.Warnings)
		}
	}
}

// A page of glyphs that no map or name explains is told, however few they are; a lone sign of
// a font that shows nothing else is a bullet.
func TestUnexplainedGlyphs(t *testing.T) {
	type3 := func(d *pdftest.Doc, name string) int {
		glyph := d.Stream("", "500 0 0 0 400 700 d1 0 0 400 700 re f")
		var differences, procs strings.Builder
		for c := 32; c < 127; c++ {
			fmt.Fprintf(&differences, "/"+name, c)
			fmt.Fprintf(&procs, "/"+name+" %d 0 R", c, glyph)
		}
		return d.Add(fmt.Sprintf("<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 32/LastChar 126/Widths[%s]/Encoding<</Differences[32 %s]>>/CharProcs<<%s>>>>",
			strings.Repeat("500 ", 95), differences.String(), procs.String()))
	}
	for _, name := range []string{"a%d", "g%d", "c%d", "glyph%d", "cid_%d"} {
		for _, text := range []string{"Vote : 14", "Conseil municipal du 12 mars", "approuve les travaux pour 185 000 euros"} {
			d := pdftest.New()
			d.Resources(fmt.Sprintf("/Font<</F9 %d 0 R>>", type3(d, name)))
			d.Page(at("F9", 11, 50, 700, text))
			doc := read(t, d.Bytes())
			if doc.Pages[0].Layer != Garbage || !slices.Contains(codes(doc), CodeBrokenFont) {
				t.Errorf("%s, %q: layer %v, %v", name, text, doc.Pages[0].Layer, doc.Warnings)
			}
		}
		d := pdftest.New()
		d.Resources(fmt.Sprintf("/Font<</F9 %d 0 R>>", type3(d, name)))
		d.Page(at("F9", 9, 50, 700, "A") + at("F1", 11, 62, 700, "approuve le budget de la commune") + at("F9", 9, 50, 680, "A") + at("F1", 11, 62, 680, "autorise Mme le maire à signer"))
		p := read(t, d.Bytes()).Pages[0]
		if got := strings.Join(lines(p), "|"); got != "• approuve le budget de la commune|• autorise Mme le maire à signer" || p.Layer != Full || p.Lines[0].Words[0].Doubtful {
			t.Errorf("%s: %q, layer %v", name, got, p.Layer)
		}
	}
	d := pdftest.New()
	unicode := d.Stream("", "1 beginbfchar <D8> <00D8> endbfchar 1 beginbfchar <76> <0076> endbfchar")
	d.Resources(fmt.Sprintf("/Font<</F9 %d 0 R>>", d.Add(fmt.Sprintf("<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Wingdings-Regular/ToUnicode %d 0 R>>", unicode))))
	d.Page(at("F9", 9, 50, 700, "v") + at("F1", 11, 62, 700, "approuve"))
	if got := lines(read(t, d.Bytes()).Pages[0])[0]; got != "• approuve" {
		t.Errorf("a letter that a map gives to a picture: %q", got)
	}
}
