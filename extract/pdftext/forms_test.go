package pdftext

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"phare/extract/pdftext/pdftest"
)

// What a viewer shows of fields and free texts without an appearance is read, where it stands;
// what it does not show is not.
func TestFieldsWithoutAppearance(t *testing.T) {
	label := at("F1", 11, 50, 700, "Pour :") + at("F1", 11, 200, 700, "voix")
	widget := func(entries string) string {
		return "<</Type/Annot/Subtype/Widget/F 4/Rect[100 696 190 712]" + entries + ">>"
	}
	for name, c := range map[string]struct{ annotation, form, rotate, want string }{
		"a text":               {widget("/FT/Tx/V(14)/DA(/Helv 11 Tf 0 g)"), "", "", "Pour : 14 voix"},
		"of the viewer's size": {widget("/FT/Tx/V(14)/DA(/Helv 0 Tf 0 g)"), "", "", "Pour : 14 voix"},
		"no default at all":    {widget("/FT/Tx/V(14)"), "", "", "Pour : 14 voix"},
		"UTF-16":               {widget("/FT/Tx/V<FEFF00310034002000E9006C007500730020>"), "", "", "Pour : 14 élus voix"},
		"centred":              {widget("/FT/Tx/V(14)/Q 1"), "", "", "Pour : 14 voix"},
		"set right":            {widget("/FT/Tx/V(14)/Q 2"), "", "", "Pour : 14 voix"},
		"one box a digit":      {widget("/FT/Tx/V(1250)/Ff 16777216/MaxLen 6"), "", "", "Pour : 1250 voix"},
		"a choice":             {widget("/FT/Ch/Ff 131072/V(a)/Opt[[(a)(quatorze)][(b)(quinze)]]"), "", "", "Pour : quatorze voix"},
		"a turned page":        {widget("/FT/Tx/V(14)/MK<</R 0>>"), "", "/Rotate 90", "Pour : 14 voix"},
		"an inherited value":   {widget("/Parent 6 0 R"), "", "", "Pour : 14 voix"},
		"a free text":          {"<</Type/Annot/Subtype/FreeText/Rect[100 690 190 712]/Contents(14)/DA(/Helv 11 Tf)>>", "", "", "Pour : 14 voix"},
		"a stale appearance":   {widget("/FT/Tx/V(14)/AP<</N 7 0 R>>"), "/NeedAppearances true", "", "Pour : 14 voix"},
		"its own appearance":   {widget("/FT/Tx/V(14)/AP<</N 7 0 R>>"), "", "", "Pour : 13 voix"},
		"hidden":               {widget("/FT/Tx/V(14)/F 2"), "", "", "Pour : voix"},
		"a password":           {widget("/FT/Tx/V(14)/Ff 8192"), "", "", "Pour : voix"},
		"a signature":          {widget("/FT/Sig/V(14)"), "", "", "Pour : voix"},
		"empty":                {widget("/FT/Tx/V()"), "", "", "Pour : voix"},
	} {
		d := pdftest.New()
		if n := d.Add("<</FT/Tx/V(14)/DA(/Helv 11 Tf)>>"); n != 6 {
			t.Fatal(n)
		}
		d.Stream("/Type/XObject/Subtype/Form/BBox[0 0 90 16]/Resources<</Font<</F1 3 0 R>>>>", at("F1", 11, 2, 4, "13"))
		d.Catalog("/AcroForm<</Fields[6 0 R]" + c.form + ">>")
		if strings.Contains(c.annotation, "/F 4") && strings.Contains(c.annotation, "/F 2") {
			c.annotation = strings.Replace(c.annotation, "/F 4", "", 1)
		}
		d.Page(label, "/Annots["+c.annotation+"]"+c.rotate)
		if got := strings.Join(lines(read(t, d.Bytes()).Pages[0]), "|"); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	d := pdftest.New()
	d.Page("", "/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/Ff 4096/Rect[50 600 150 700]/DA(/Helv 10 Tf)/V(approuve le projet de convention avec la commune\rautorise le maire)>>]")
	if got := lines(read(t, d.Bytes()).Pages[0]); got[0] != "approuve le projet de" || got[len(got)-1] != "autorise le maire" {
		t.Errorf("several lines: %q", got)
	}
}

// A document whose page stands in the place of its content is named as not read.
func TestDocumentsThatAreElsewhere(t *testing.T) {
	notice := "Merci de patienter pendant que la page se charge"
	for name, c := range map[string]struct {
		catalog func(d *pdftest.Doc) string
		text    string
		code    string
	}{
		"XFA in one stream": {func(d *pdftest.Doc) string {
			return fmt.Sprintf("/NeedsRendering true/AcroForm<</Fields[]/XFA %d 0 R>>", d.Stream("", "<xdp/>"))
		}, notice, CodeForm},
		"XFA in parts": {func(d *pdftest.Doc) string {
			return fmt.Sprintf("/AcroForm<</XFA[(preamble) %d 0 R]>>", d.Stream("", "<xdp/>"))
		}, notice, CodeForm},
		"XFA beside its fields": {func(d *pdftest.Doc) string {
			return fmt.Sprintf("/AcroForm<</Fields[%d 0 R]/XFA %d 0 R>>", d.Add("<</FT/Tx/T(a)>>"), d.Stream("", "<xdp/>"))
		}, "Le conseil approuve", ""},
		"a notice printed":   {func(*pdftest.Doc) string { return "" }, "Please wait... If this message is not eventually replaced, your PDF viewer may not be able to display it.", CodeNotice},
		"a notice in French": {func(*pdftest.Doc) string { return "" }, "Veuillez patienter. Ce document demande la dernière version d’Adobe Reader.", CodeNotice},
		"an act":             {func(*pdftest.Doc) string { return "" }, "Le conseil demande aux usagers de patienter.", ""},
	} {
		d := pdftest.New()
		d.Catalog(c.catalog(d))
		d.Page(at("F1", 9, 50, 700, c.text))
		doc := read(t, d.Bytes())
		if c.code == "" {
			if doc.Pages[0].Layer != Full || len(doc.Warnings) > 0 {
				t.Errorf("%s: layer %v, %v", name, doc.Pages[0].Layer, doc.Warnings)
			}
			continue
		}
		if doc.Pages[0].Layer != Notice || !slices.Contains(codes(doc), c.code) {
			t.Errorf("%s: layer %v, %v", name, doc.Pages[0].Layer, doc.Warnings)
		}
	}
	files := func(d *pdftest.Doc, name, kind, data string) int {
		return d.Add(fmt.Sprintf("<</Type/Filespec/F(%s)/EF<</F %d 0 R>>>>", name, d.Stream("/Type/EmbeddedFile"+kind, data)))
	}
	for name, c := range map[string]struct {
		attach func(d *pdftest.Doc) (catalog, page string)
		want   []string
	}{
		"a portfolio": {func(d *pdftest.Doc) (string, string) {
			return fmt.Sprintf("/Collection<</View/D>>/Names<</EmbeddedFiles<</Names[(a)%d 0 R(b)%d 0 R]>>>>", files(d, "DEL-1.pdf", "", "%PDF-1.4"), files(d, "DEL-2.PDF", "", "%PDF-1.4")), ""
		}, []string{CodeAttached}},
		"a tree of names": {func(d *pdftest.Doc) (string, string) {
			return fmt.Sprintf("/Names<</EmbeddedFiles<</Kids[<</Limits[(a)(a)]/Names[(a)%d 0 R]>>]>>>>", files(d, "acte", "/Subtype/application#2Fpdf", "x")), ""
		}, []string{CodeAttached}},
		"pinned to the page": {func(d *pdftest.Doc) (string, string) {
			return "", fmt.Sprintf("/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS %d 0 R>>]", files(d, "annexe.bin", "", "%PDF-1.7 ..."))
		}, []string{CodeAttached}},
		"an associated file": {func(d *pdftest.Doc) (string, string) {
			return fmt.Sprintf("/AF[%d 0 R]", files(d, "facture.xml", "/Subtype/text#2Fxml", "<a/>")), ""
		}, []string{"attached-file"}},
		"none": {func(*pdftest.Doc) (string, string) { return "/Names<</EmbeddedFiles<</Names[]>>>>", "" }, nil},
	} {
		d := pdftest.New()
		catalog, entries := c.attach(d)
		d.Catalog(catalog)
		d.Page(at("F1", 11, 50, 700, "Page de garde du dossier"), entries)
		doc := read(t, d.Bytes())
		if !slices.Equal(codes(doc), c.want) {
			t.Errorf("%s: %v", name, doc.Warnings)
		}
	}
}
