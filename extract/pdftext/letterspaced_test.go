package pdftext

import (
	"fmt"
	"strings"
	"testing"

	"phare/extract/pdftext/font"
	"phare/extract/pdftext/pdftest"
)

// Titles whose letters are set apart, by the word processor, by spaces or letter by letter,
// are words; letters that stand alone for another reason are not joined.
func TestLettersApart(t *testing.T) {
	each := func(s string, gap float64) string { // every letter at its own place
		var c strings.Builder
		x := 60.0
		for _, r := range s {
			if r != ' ' {
				c.WriteString(pdftest.Text("F2", 14, x, 750, string(r)))
			}
			x += 14*float64(font.StandardWidth("Helvetica-Bold", string(r)))/1000 + gap
		}
		return c.String()
	}
	for _, c := range []struct{ name, content, want string }{
		{"character spacing", "4 Tc " + pdftest.Text("F2", 14, 60, 750, "EXTRAIT DU REGISTRE N° 2025-043"), "EXTRAIT DU REGISTRE N° 2025-043"},
		{"narrow character spacing", "2 Tc " + pdftest.Text("F1", 14, 60, 750, "Séance du 3 avril"), "Séance du 3 avril"},
		{"spaces typed", pdftest.Text("F2", 14, 60, 750, "D É L I B É R A T I O N   D U   C O N S E I L"), "DÉLIBÉRATION DU CONSEIL"},
		{"spaces typed, a number behind", pdftest.Text("F2", 14, 60, 750, "D É L I B É R A T I O N N° 2025-12"), "DÉLIBÉRATION N° 2025-12"},
		{"letter by letter", each("Extrait du registre n° 7", 5), "Extrait du registre n° 7"},
		{"letter by letter, far apart", each("EXTRAIT DU REGISTRE", 12), "EXTRAIT DU REGISTRE"},
		{"letters that are set closer", "BT /F2 14 Tf 60 750 Td [(A)-300(B)-300(S)-300(E)-300(N)-300(T)-300(S)-800(E)-300(XC)-300(U)-300(S)-300(E)-800(AY)-300(A)-300(N)-300(T)] TJ ET", "ABSENTS EXCUSE AYANT"},
		{"crosses of a table", pdftest.Text("F1", 10, 60, 750, "X X X X X X O X"), "X X X X X X O X"},
		{"figures", pdftest.Text("F1", 10, 60, 750, "1 2 3 4 5 6 7"), "1 2 3 4 5 6 7"},
		{"nothing parts the words", pdftest.Text("F1", 10, 60, 750, "e x t r a i t d u r e g i s t r e d u c o n s e i l"), "e x t r a i t d u r e g i s t r e d u c o n s e i l"},
		{"cells apart by character spacing", "14 Tc " + pdftest.Text("F1", 10, 60, 750, "---"), "- - -"},
		{"spacing taken back", "BT 5 Tc /F1 10 Tf 60 750 Td [(L)500(e)500(j)500(o)500(u)500(r)] TJ ET", "Lejour"},
		{"a word behind a place of its own", "BT 3 Tc /F1 10 Tf 60 750 Td (a) Tj 8.6 0 Td (b) Tj ET", "a b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(lines(page(t, c.content)), "|"); got != c.want {
				t.Errorf("read %q, want %q", got, c.want)
			}
		})
	}
}

// A soft hyphen that falls within a line takes no room and is not shown; at the end of one
// it is drawn.
func TestSoftHyphen(t *testing.T) {
	d := pdftest.New()
	font := d.Add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 32/Widths[" + strings.Repeat("500 ", 141) + "0]/Encoding/WinAnsiEncoding>>")
	d.Resources(fmt.Sprintf("/Font<</F9 %d 0 R>>", font))
	spelt := "/Span <</ActualText <FEFF00AD>>> BDC [( )500] TJ EMC "
	d.Page("BT /F9 12 Tf 60 700 Td (la d\xe9lib\xe9\xadration) Tj 0 -15 Td (la d\xe9lib\xe9) Tj " + spelt + "(ration) Tj ET " +
		pdftest.Text("F1", 12, 60, 660, "la délibé\u00ad"))
	if got, want := strings.Join(lines(read(t, d.Bytes()).Pages[0]), "|"), "la délibération|la délibération|la délibé-"; got != want {
		t.Errorf("read %q, want %q", got, want)
	}
}
