package pdftext

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"phare/extract/pdftext/font"
	"phare/extract/pdftext/pdftest"
)

// placed writes lines word by word, each word where a page that lies askew has it, as the
// OCR layers of scans do; jitter moves words up and down by that much.
func placed(slope, jitter float64, all []string) string {
	var c strings.Builder
	n := 0
	for i, l := range all {
		x, y := 60.0, 750-13*float64(i)
		for _, w := range strings.Fields(l) {
			n++
			up := jitter * float64(n%3-1)
			fmt.Fprintf(&c, "BT /F1 11 Tf 1 0 0 1 %g %g Tm %s Tj ET\n", x-slope*y, y+slope*x+up, pdftest.String(w))
			for _, r := range w + " " {
				x += 11 * float64(font.StandardWidth("Helvetica", string(r))) / 1000
			}
		}
	}
	return c.String()
}

// The lines of a page that lies askew are those of the page set straight, and its words stand
// where they are printed.
func TestAskew(t *testing.T) {
	all := prose(40)
	for _, slope := range []float64{0, 0.003, -0.01, 0.02, -0.04} {
		for _, jitter := range []float64{0, 1.5} {
			t.Run(fmt.Sprint(slope, jitter), func(t *testing.T) {
				d := pdftest.New()
				image := d.Stream("/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x")
				d.Resources(fmt.Sprintf("/XObject<</I %d 0 R>>", image))
				d.Page("q 595 0 0 842 0 0 cm /I Do Q 3 Tr " + placed(slope, jitter, all))
				p := read(t, d.Bytes()).Pages[0]
				if diff := cmp.Diff(all, lines(p)); diff != "" {
					t.Fatal(diff)
				}
				first, last := p.Lines[0].Words[0].Box, p.Lines[0].Words[len(p.Lines[0].Words)-1].Box
				rise := float64(first.Y0-last.Y0) / float64(last.X0-first.X0)
				if math.Abs(rise-slope) > 0.01 {
					t.Errorf("the first line rises by %.3f, want %.3f", rise, slope)
				}
				for _, l := range p.Lines[1:] {
					if l.Gap < 0.5-float32(2*jitter) || l.Gap > 5 {
						t.Errorf("white of %.1f above %q", l.Gap, l.Text())
					}
				}
			})
		}
	}
}

// Two columns of a page that lies askew are read one after the other.
func TestAskewColumns(t *testing.T) {
	var left, right []string
	for i := range 14 {
		left = append(left, fmt.Sprintf("gauche %d et la suite de la phrase", i))
		right = append(right, fmt.Sprintf("droite %d et la suite de la phrase", i))
	}
	turned := func(lines []string, at float64) string {
		return "q 1 0.015 -0.015 1 0 0 cm " + pdftest.Lines(10, at, 720, 12, lines...) + "Q "
	}
	p := page(t, turned(left, 70)+turned(right, 330))
	if diff := cmp.Diff(append(left, right...), lines(p)); diff != "" {
		t.Error(diff)
	}
}
