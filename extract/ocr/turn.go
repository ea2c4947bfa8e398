package ocr

import (
	"context"
	"fmt"
	"unicode"

	"phare/extract/pdftext"
)

// A page that lies on its side or upside down reads as hardly any words, all of them badly
// read, or as words that run up or down. Only then it is turned and read again.

// The measures of a page that may lie on its side.
const (
	lettersEnough = 30  // letters surely read that any upright page of text has
	sureShare     = 0.5 // share of the letters surely read of such a page
	betterTurned  = 2   // how many times more letters the right way round gives
	darkLeast     = 400 // one pixel in so many is dark on a page of few words: less is a blank one
)

// letters counts the letters of the words read, and those of words surely read that run
// across.
func (s *sheet) letters() (sure, all int) {
	for _, w := range s.words {
		n := 0
		for _, r := range w.text {
			if unicode.IsLetter(r) {
				n++
			}
		}
		all += n
		if along := w.box.X1 - w.box.X0; w.confidence >= sureConfidence && n > 1 && (n < 4 || along > w.box.Y1-w.box.Y0) {
			sure += n
		}
	}
	return sure, all
}

// strange tells whether a drawing was read as if it did not stand upright.
func (s *sheet) strange(d *drawing) bool {
	sure, all := s.letters()
	if sure >= lettersEnough && float64(sure) >= sureShare*float64(all) {
		return false
	}
	dark, n := d.darkness(), 0
	for _, p := range d.pixels {
		if p < dark {
			n++
		}
	}
	return n*darkLeast > len(d.pixels)
}

// uprightTurn returns by how many quarters, clockwise, a page must be turned to be read.
func (s source) uprightTurn(ctx context.Context, upright *sheet) (int, error) {
	image, err := s.draw(ctx, s.coarser(), 0)
	if err != nil {
		return 0, err
	}
	best, _ := upright.letters()
	best = max(best*betterTurned, lettersEnough)
	quarters := 0
	for q := 1; q < 4; q++ {
		image = image.turned()
		turned, err := recognise(ctx, image, byLayout)
		if err != nil {
			return 0, err
		}
		if sure, all := turned.letters(); sure > best && float64(sure) >= sureShare*float64(all) {
			best, quarters = sure, q
		}
	}
	return quarters, nil
}

// turned returns the drawing turned by a quarter, clockwise.
func (d *drawing) turned() *drawing {
	head := fmt.Sprintf("P5\n%d %d\n255\n", d.height, d.width)
	t := &drawing{pgm: make([]byte, len(head)+len(d.pixels)), width: d.height, height: d.width, dpi: d.dpi, paper: d.paper}
	copy(t.pgm, head)
	t.pixels = t.pgm[len(head):]
	for y := range d.height {
		for x, p := range d.pixels[y*d.width : (y+1)*d.width] {
			t.pixels[x*t.width+d.height-1-y] = p
		}
	}
	return t
}

// turnBack returns where a box of a page lies that was turned by quarters, before it was
// turned; width and height are those of the page as it was turned.
func turnBack(b pdftext.Box, quarters int, width, height float32) pdftext.Box {
	for range quarters {
		b = pdftext.Box{X0: b.Y0, Y0: width - b.X1, X1: b.Y1, Y1: width - b.X0}
		width, height = height, width
	}
	return b
}
