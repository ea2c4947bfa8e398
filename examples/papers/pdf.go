package papers

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"sort"
	"strings"
)

// PDF is the paper as a PDF 1.4 file with the standard fonts.
func (p Paper) PDF() []byte {
	w := &pdfWriter{}
	w.out.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	faces := p.faces()
	// 1: catalogue, 2: pages, then the fonts, then two objects a page.
	w.object("<< /Type /Catalog /Pages 2 0 R >>")
	firstPage := 3 + len(faces)
	var kids []string
	for i := range p.pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", firstPage+2*i))
	}
	w.object(fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", p.pages, strings.Join(kids, " ")))
	var fonts strings.Builder
	for i, f := range faces {
		w.object(fmt.Sprintf("<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>", f))
		fmt.Fprintf(&fonts, "/%s %d 0 R ", fontName(faces, f), 3+i)
	}
	for i := range p.pages {
		w.object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.0f %.0f] /Resources << /Font << %s>> >> /Contents %d 0 R >>",
			p.sheet.Width, p.sheet.Height, fonts.String(), firstPage+2*i+1))
		w.stream(p.content(i+1, faces))
	}
	return w.close()
}

func (p Paper) faces() []string {
	seen := map[string]bool{}
	for _, l := range p.Lines {
		for _, f := range l.frags {
			seen[f.face] = true
		}
	}
	var faces []string
	for f := range seen {
		faces = append(faces, f)
	}
	sort.Strings(faces)
	return faces
}

func fontName(faces []string, f string) string {
	return fmt.Sprintf("F%d", sort.SearchStrings(faces, f)+1)
}

// content is the stream of one page.
func (p Paper) content(page int, faces []string) []byte {
	var b bytes.Buffer
	b.WriteString("0.6 w\n")
	for _, r := range p.rules {
		if r.page == page {
			fmt.Fprintf(&b, "%.2f %.2f m %.2f %.2f l S\n", r.x1, r.y1, r.x2, r.y2)
		}
	}
	for _, l := range p.Lines {
		if l.Page != page {
			continue
		}
		for _, f := range l.frags {
			fmt.Fprintf(&b, "BT /%s %.1f Tf %.3f Tw 1 0 0 1 %.2f %.2f Tm (%s) Tj ET\n",
				fontName(faces, f.face), l.Size, f.wordSpace, f.x, l.Y, escape.Replace(encode(f.text)))
		}
	}
	return b.Bytes()
}

var escape = strings.NewReplacer(`\`, `\\`, `(`, `\(`, `)`, `\)`)

type pdfWriter struct {
	out     bytes.Buffer
	offsets []int
}

func (w *pdfWriter) object(body string) {
	w.offsets = append(w.offsets, w.out.Len())
	fmt.Fprintf(&w.out, "%d 0 obj\n%s\nendobj\n", len(w.offsets), body)
}

func (w *pdfWriter) stream(data []byte) {
	var z bytes.Buffer
	c := zlib.NewWriter(&z)
	c.Write(data)
	c.Close()
	w.object(fmt.Sprintf("<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream", z.Len(), z.String()))
}

func (w *pdfWriter) close() []byte {
	at := w.out.Len()
	fmt.Fprintf(&w.out, "xref\n0 %d\n0000000000 65535 f \n", len(w.offsets)+1)
	for _, o := range w.offsets {
		fmt.Fprintf(&w.out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&w.out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(w.offsets)+1, at)
	return w.out.Bytes()
}
