package pdftext

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"phare/extract/pdftext/pdftest"
)

// register is a document of pages that look like a council's: a sidebar, prose, a table.
func register(pages int) []byte {
	d := pdftest.New()
	for p := range pages {
		var c strings.Builder
		c.WriteString(pdftest.Lines(9, 40, 700, 12, "Direction générale", "Service des assemblées", "Extrait du registre"))
		c.WriteString(pdftest.Lines(11, 200, 760, 13, prose(24)...))
		for i := range 12 {
			for j := range 5 {
				c.WriteString(pdftest.Text("F1", 9, 60+100*float64(j), 380-14*float64(i), fmt.Sprintf("%d 250,%02d", i*j+p, j)))
			}
		}
		d.Page(c.String())
	}
	return d.Bytes()
}

func BenchmarkRead(b *testing.B) {
	data := register(20)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(bytes.NewReader(data), int64(len(data)), Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCodec(b *testing.B) {
	doc := read(b, register(20))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode(doc.Encode()); err != nil {
			b.Fatal(err)
		}
	}
}
