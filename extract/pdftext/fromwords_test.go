package pdftext

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func recognized(baseline float32, x float32, words ...string) []Recognized {
	var out []Recognized
	for _, w := range words {
		width := float32(6 * len(w))
		out = append(out, Recognized{Text: w, Box: Box{X0: x, Y0: baseline - 9, X1: x + width, Y1: baseline + 1}, X0: x, X1: x + width, Baseline: baseline, Size: 11})
		x += width + 4
	}
	return out
}

// Words read by OCR are laid out as those of a text layer are: columns, stamps.
func TestFromRecognized(t *testing.T) {
	var words []Recognized
	for i := range 6 {
		words = append(words, recognized(105+float32(i)*17, 30, "Extrait", "du", "registre")...)
	}
	for i := range 12 {
		words = append(words, recognized(100+float32(i)*13, 220, "Le", "Conseil", "municipal,", "après", "en", "avoir", "délibéré,", "approuve")...)
	}
	words = append(words, recognized(30, 400, "Reçu", "en", "préfecture", "le", "03/04/2025")...)
	p := FromRecognized(3, 595, 842, words, nil)
	if p.Number != 3 || p.Layer != ByOCR || len(p.Lines) != 19 {
		t.Fatalf("page %d, layer %d, %d lines", p.Number, p.Layer, len(p.Lines))
	}
	for i, want := range map[int]Zone{0: Sidebar, 5: Sidebar, 6: Body, 17: Body, 18: Stamp} {
		if p.Lines[i].Zone != want {
			t.Errorf("%q is in zone %d, want %d", p.Lines[i].Text(), p.Lines[i].Zone, want)
		}
	}
	if w := p.Lines[0].Words[0]; w.Source != FromOCR || w.Box != words[0].Box {
		t.Errorf("the first word is %+v, read as %+v", w, words[0])
	}
}

// What the text layer holds is not taken twice.
func TestNotPrinted(t *testing.T) {
	at := func(y float32, text string) Line {
		l := Line{}
		for i, w := range strings.Fields(text) {
			x := 50 + 60*float32(i)
			l.Words = append(l.Words, Word{Text: w, Box: Box{X0: x, Y0: y, X1: x + 50, Y1: y + 10}})
		}
		return l
	}
	read := []Line{at(100, "Reçu en prefecture"), at(200, "Le Conseil municipal"), {}}
	var got []string
	for _, l := range NotPrinted(read, []Line{at(99, "Reçu en préfecture"), {}}) {
		got = append(got, l.Text())
	}
	if diff := cmp.Diff([]string{"Le Conseil municipal"}, got); diff != "" {
		t.Error(diff)
	}
}

// A row of a table whose lines were found in the image is one line, though its cells wrap.
func TestFromRecognizedTable(t *testing.T) {
	var words []Recognized
	put := func(y, x float32, text ...string) { words = append(words, recognized(y, x, text...)...) }
	put(114, 55, "Numéro")
	put(114, 155, "Objet")
	put(114, 405, "Vote")
	put(134, 55, "2023-")
	put(146, 55, "01")
	put(134, 155, "Convention", "avec", "le", "syndicat", "pour", "un")
	put(146, 155, "agent")
	put(134, 405, "Approuvée")
	put(164, 55, "2023-02")
	put(164, 155, "Subventions")
	put(164, 405, "Rejetée")
	var drawn []Drawn
	for _, y := range []float32{100, 120, 150, 170} {
		drawn = append(drawn, Drawn{50, y, 500, y})
	}
	for _, x := range []float32{50, 150, 400, 500} {
		drawn = append(drawn, Drawn{x, 100, x, 170})
	}
	p := FromRecognized(1, 595, 842, words, drawn)
	var got []string
	for _, l := range p.Lines {
		got = append(got, fmt.Sprint(len(l.Cells), " ", l.Text()))
	}
	want := []string{"3 Numéro Objet Vote", "3 2023- 01 Convention avec le syndicat pour un agent Approuvée", "3 2023-02 Subventions Rejetée"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
