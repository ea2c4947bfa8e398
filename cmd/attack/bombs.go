package main

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"phare/extract/pdftext/pdftest"
)

// bombs are small PDFs that ask for much: of memory, of time, of pixels.
var bombs = map[string]func() []byte{
	// a stream that unpacks to half a gigabyte of operators
	"deflated": func() []byte {
		d := pdftest.New()
		d.PageOf(packed(d, "", repeated("BT /F1 9 Tf 72 700 Td (mot) Tj ET\n", 512<<20)))
		return d.Bytes()
	},
	// the same, packed twice, so that the file is tiny
	"deflated-twice": func() []byte {
		d := pdftest.New()
		d.PageOf(d.Stream("/Filter[/FlateDecode/FlateDecode]", deflate([]byte(deflate(repeated(" ", 1<<30))))))
		return d.Bytes()
	},
	// forms that each draw the next ten times: ten to the ninth words
	"nested-forms": func() []byte {
		d := pdftest.New()
		next := d.Stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources RESOURCES", pdftest.Text("F1", 9, 72, 700, "mot"))
		for range 9 {
			next = d.Stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>", next), strings.Repeat("/X Do\n", 10))
		}
		d.Resources(fmt.Sprintf("/XObject<</X %d 0 R>>", next))
		d.Page("/X Do")
		return d.Bytes()
	},
	// a form that draws itself
	"form-in-itself": func() []byte {
		d := pdftest.New()
		n := d.Stream("", "")
		d.Set(n, fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>/Length 12>>\nstream\n/X Do\n/X Do\n\nendstream", n))
		d.Resources(fmt.Sprintf("/XObject<</X %d 0 R>>", n))
		d.Page("/X Do")
		return d.Bytes()
	},
	// four scanned pages of 14,400 points, which is what the format allows
	"giant-pages": func() []byte { return scans(4, 14400, 14400, 200, 200) },
	// an image of 900 million pixels in a few kilobytes
	"giant-image": func() []byte {
		d := pdftest.New()
		image := packed(d, "/Type/XObject/Subtype/Image/Width 30000/Height 30000/BitsPerComponent 1/ColorSpace/DeviceGray", repeated("\xff", 30000*30000/8))
		d.Resources(fmt.Sprintf("/XObject<</X %d 0 R>>", image))
		d.Page("595 0 0 842 0 0 cm /X Do")
		return d.Bytes()
	},
	// 5,000 scanned pages that hold nothing
	"blank-scans": func() []byte { return scans(5000, 595, 842, 20, 20) },
	// one page of 400,000 words
	"dense-page": func() []byte {
		d := pdftest.New()
		var b bytes.Buffer
		for i := range 400_000 {
			b.WriteString(pdftest.Text("F1", 1, float64(20+i%550), float64(20+i/550%800), "mot"))
		}
		d.PageOf(packed(d, "", b.Bytes()))
		return d.Bytes()
	},
	// 3,000 pages of prose
	"many-pages": func() []byte {
		d := pdftest.New()
		var lines []string
		for range 50 {
			lines = append(lines, "Le conseil, après en avoir délibéré, approuve le rapport qui lui est soumis et ses annexes.")
		}
		page := packed(d, "", []byte(pdftest.Lines(10, 60, 780, 14, lines...)))
		for range 3000 {
			d.PageOf(page)
		}
		return d.Bytes()
	},
	// a million pages that are one and the same
	"page-tree": func() []byte {
		raw := pdftest.New()
		page := raw.Page(pdftest.Text("F1", 9, 72, 700, "mot"))
		b := raw.Bytes()
		return bytes.Replace(b, fmt.Appendf(nil, "/Count 1/Kids[%d 0 R ]", page), fmt.Appendf(nil, "/Count 1000000/Kids[%s]", strings.Repeat(fmt.Sprintf("%d 0 R ", page), 1_000_000)), 1)
	},
	// a trailer that announces two billion objects
	"huge-size": func() []byte {
		d := pdftest.New()
		d.Page(pdftest.Text("F1", 9, 72, 700, "mot"))
		return bytes.Replace(d.Bytes(), []byte("/Size "), []byte("/Size 2147483647 /Old "), 1)
	},
	// rows of a predictor that are as wide as memory
	"predictor": func() []byte {
		d := pdftest.New()
		d.PageOf(d.Stream("/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483640/Colors 32/BitsPerComponent 16>>", deflate(repeated("\x02 mot", 1<<20))))
		return d.Bytes()
	},
	// a map of characters that gives each code a megabyte
	"to-unicode": func() []byte {
		d := pdftest.New()
		text := strings.Repeat("0041", 16<<10)
		m := packed(d, "", []byte("/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <00> <ff> <"+text+"> endbfrange endcmap"))
		f := d.Add(fmt.Sprintf("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode %d 0 R>>", m))
		d.Resources(fmt.Sprintf("/Font<</FX %d 0 R>>", f))
		d.PageOf(packed(d, "", repeated("BT /FX 9 Tf 72 700 Td (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET\n", 1<<20)))
		return d.Bytes()
	},
	// brackets in brackets, a million deep
	"deep": func() []byte {
		d := pdftest.New()
		d.Add(strings.Repeat("[", 1_000_000))
		d.PageOf(packed(d, "", repeated("[<<", 6<<20)))
		return d.Bytes()
	},
	// a table of 60,000 ruled cells on one page
	"ruled": func() []byte {
		d := pdftest.New()
		var b bytes.Buffer
		for i := range 60_000 {
			x, y := 20+i%300*2, 20+i/300*4
			fmt.Fprintf(&b, "%d %d 2 4 re S\n", x, y)
			b.WriteString(pdftest.Text("F1", 1, float64(x), float64(y), "12"))
		}
		d.PageOf(packed(d, "", b.Bytes()))
		return d.Bytes()
	},
	// 100,000 notes on one page
	"annotations": func() []byte {
		d := pdftest.New()
		var b strings.Builder
		for i := range 100_000 {
			fmt.Fprintf(&b, "<</Type/Annot/Subtype/FreeText/Rect[%d %d %d %d]/Contents(mot)/DA(/F1 9 Tf)>>", i%500, i/500, i%500+40, i/500+10)
		}
		d.Page(pdftest.Text("F1", 9, 72, 700, "mot"), "/Annots["+b.String()+"]")
		return d.Bytes()
	},
	// an agenda of 20,000 items
	"agenda": func() []byte {
		d := pdftest.New()
		for page := range 400 {
			lines := []string{"Conseil municipal de Bourg-Fictif", "Séance du 4 avril 2025", "Ordre du jour"}
			for i := range 50 {
				lines = append(lines, fmt.Sprintf("%d. Subvention à l'association n° %d : %d euros", page*50+i+1, page*50+i, 100+i))
			}
			d.Page(pdftest.Lines(9, 60, 800, 13, lines...))
		}
		return d.Bytes()
	},
	// colours through a thousand functions, clips in clips
	"states": func() []byte {
		d := pdftest.New()
		d.PageOf(packed(d, "", repeated("q 0 0 595 842 re W n\n", 16<<20)))
		return d.Bytes()
	},
}

func writeBombs(dir, only string) ([]string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	var names, files []string
	for name := range bombs {
		if only != "" && name != only {
			continue
		}
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		file := filepath.Join(dir, name+".pdf")
		if err := os.WriteFile(file, bombs[name](), 0o644); err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

// scans is a document of n pages that are one picture each, white, of w by h pixels.
func scans(n, width, height, w, h int) []byte {
	d := pdftest.New()
	for range n {
		image := packed(d, fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray", w, h), repeated("\xff", w*h))
		d.Page(fmt.Sprintf("%d 0 0 %d 0 0 cm /X Do", width, height), fmt.Sprintf("/MediaBox[0 0 %d %d]/Resources<</XObject<</X %d 0 R>>>>", width, height, image))
	}
	return d.Bytes()
}

func packed(d *pdftest.Doc, entries string, data []byte) int {
	return d.Stream(entries+"/Filter/FlateDecode", deflate(data))
}

func deflate(data []byte) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write(data) // to memory
	_ = w.Close()
	return b.String()
}

func repeated(s string, size int) []byte { return bytes.Repeat([]byte(s), size/len(s)) }
