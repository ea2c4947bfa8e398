package act

import (
	"slices"
	"strings"
	"testing"

	"phare/extract/pdftext"
	"phare/extract/record"
	"phare/extract/sketch"
)

// spacedLine prints words of 10 points in a line: "word" behind the usual space, "~word"
// behind a space of 30 points, the width between two columns.
func spacedLine(text string, space float32) record.Line {
	l := record.Line{Page: 1}
	x := float32(60)
	for _, word := range strings.Fields(text) {
		gap := space
		if strings.HasPrefix(word, "~") {
			gap, word = 30, word[1:]
		}
		x += gap
		wide := float32(len([]rune(word))) * 5
		l.Words = append(l.Words, pdftext.Word{Text: word, Size: 10, Box: pdftext.Box{X0: x, Y0: 100, X1: x + wide, Y1: 110}})
		x += wide
	}
	return l
}

// TestSpacesOfThousands holds that the groups of a figure stay together at the usual space of
// their line, however wide, and that figures further apart are two.
func TestSpacesOfThousands(t *testing.T) {
	for _, c := range []struct {
		name, text string
		space      float32
		want       []float64
	}{
		{"a line set close", "DÉCIDE de céder le terrain au prix de 1 450 € l'are, soit 8 265 € en tout ;", 3, []float64{1450, 8265}},
		{"a line stretched to the margin", "DÉCIDE de céder le terrain au prix de 1 450 € l'are, soit 8 265 € en tout ;", 16, []float64{1450, 8265}},
		{"millions in a stretched line", "DÉCIDE de porter le programme à 1 450 300 € hors taxes", 16, []float64{1450300}},
		{"columns behind a label set close", "DÉCIDE d'aider l'école du Val à hauteur de ~12 ~300 €", 3, []float64{300}},
		{"columns behind a stretched label", "DÉCIDE d'aider l'école du Val à hauteur de ~12 ~300 €", 14, []float64{300}},
		{"columns behind a short label", "DÉCIDE ~12 ~300 €", 3, []float64{300}},
	} {
		d := &record.Deliberation{Object: "Objet", Lines: append(sketch.Lines("Objet\nLe conseil municipal, après en avoir délibéré, à l'unanimité :"), spacedLine(c.text, c.space))}
		Read(d, &record.Document{}, Context{Kind: record.KindMinutes, Title: 1})
		var got []float64
		for _, a := range d.Amounts {
			got = append(got, a.Value)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
