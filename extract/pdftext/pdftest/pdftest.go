// Package pdftest writes small PDFs for tests: pages made of content streams, objects as
// they are written. It knows nothing of reading them.
package pdftest

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// Doc is a PDF being written. Its pages share the fonts /F1 (Helvetica), /F2
// (Helvetica-Bold) and /F3 (Times-Roman), all in WinAnsiEncoding, and whatever Resources adds.
type Doc struct {
	objects   []string // object n is objects[n-1]
	pages     []int
	resources string
	trailer   string
}

// The objects that every document begins with.
const (
	catalog = 1 + iota
	tree
	helvetica
	helveticaBold
	times
)

// A4 is the MediaBox of a page that states none, in points.
const A4 = "[0 0 595 842]"

// New returns a document without pages.
func New() *Doc {
	d := &Doc{objects: make([]string, times)}
	for n, name := range map[int]string{helvetica: "Helvetica", helveticaBold: "Helvetica-Bold", times: "Times-Roman"} {
		d.objects[n-1] = fmt.Sprintf("<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>", name)
	}
	return d
}

// Add adds an object and returns its number.
func (d *Doc) Add(object string) int {
	d.objects = append(d.objects, object)
	return len(d.objects)
}

// Set writes an object anew.
func (d *Doc) Set(number int, object string) { d.objects[number-1] = object }

// Stream adds a stream whose dictionary holds entries, and returns its number.
func (d *Doc) Stream(entries, data string) int {
	return d.Add(fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", entries, len(data), data))
}

// Resources adds entries to the resources of the pages: "/XObject<</X 9 0 R>>". Fonts are
// given to Font.
func (d *Doc) Resources(entries string) { d.resources += entries }

// Catalog adds entries to the catalog.
func (d *Doc) Catalog(entries string) { d.objects[catalog-1] += entries }

// Trailer adds entries to the trailer.
func (d *Doc) Trailer(entries string) { d.trailer += entries }

// Page adds a page that draws content; entries go into its dictionary.
func (d *Doc) Page(content string, entries ...string) int {
	return d.PageOf(d.Stream("", content), entries...)
}

// PageOf adds a page whose content is an object.
func (d *Doc) PageOf(content int, entries ...string) int {
	all := strings.Join(entries, "")
	if !strings.Contains(all, "/MediaBox") {
		all += "/MediaBox" + A4
	}
	if !strings.Contains(all, "/Resources") {
		all += "/Resources RESOURCES"
	}
	n := d.Add(fmt.Sprintf("<</Type/Page/Parent %d 0 R/Contents %d 0 R%s>>", tree, content, all))
	d.pages = append(d.pages, n)
	return n
}

// Bytes returns the file.
func (d *Doc) Bytes() []byte {
	var kids strings.Builder
	for _, p := range d.pages {
		fmt.Fprintf(&kids, "%d 0 R ", p)
	}
	entries := d.objects[catalog-1]
	objects := append([]string(nil), d.objects...)
	objects[catalog-1] = fmt.Sprintf("<</Type/Catalog/Pages %d 0 R%s>>", tree, entries)
	objects[tree-1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(d.pages), kids.String())
	fonts := fmt.Sprintf("/Font<</F1 %d 0 R/F2 %d 0 R/F3 %d 0 R", helvetica, helveticaBold, times)
	var resources string
	if i := strings.Index(d.resources, "/Font<<"); i >= 0 {
		resources = "<<" + d.resources[:i] + fonts + d.resources[i+len("/Font<<"):] + ">>"
	} else {
		resources = "<<" + d.resources + fonts + ">>>>"
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, strings.Replace(o, "RESOURCES", resources, 1))
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, catalog, d.trailer, at)
	return b.Bytes()
}

// Text returns the operators that write s in a font at x, y (points from the bottom left).
func Text(font string, size, x, y float64, s string) string {
	return fmt.Sprintf("BT /%s %g Tf 1 0 0 1 %g %g Tm %s Tj ET\n", font, size, x, y, String(s))
}

// Lines returns the operators that write lines in /F1, the first at x, y, each leading below
// the one before.
func Lines(size, x, y, leading float64, lines ...string) string {
	var b strings.Builder
	for i, l := range lines {
		b.WriteString(Text("F1", size, x, y-float64(i)*leading, l))
	}
	return b.String()
}

// String returns s as a literal string in WinAnsiEncoding; what that lacks becomes "?".
func String(s string) string {
	var b strings.Builder
	b.WriteByte('(')
	for _, r := range s {
		c, ok := charmap.Windows1252.EncodeRune(r)
		if !ok {
			c = '?'
		}
		if c == '(' || c == ')' || c == '\\' {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	b.WriteByte(')')
	return b.String()
}
