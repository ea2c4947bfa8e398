package ocr

import (
	"bytes"
	"errors"
	"fmt"

	"phare/extract/pdftext"
)

// drawing is a page drawn in shades of grey: a PGM file of one byte a pixel.
type drawing struct {
	pgm           []byte
	pixels        []byte // the part of pgm behind its head
	after         []byte // what follows in pgm: other drawings
	width, height int
	dpi           int
	paper         byte // the grey of most of it
}

// parsePGM reads the head of what pdftoppm -gray writes.
func parsePGM(pgm []byte, dpi int) (*drawing, error) {
	if len(pgm) == 0 {
		return nil, errors.New("pdftoppm drew nothing")
	}
	d := &drawing{pgm: pgm, dpi: dpi}
	var most int
	if n, err := fmt.Sscanf(string(pgm[:min(len(pgm), 40)]), "P5\n%d %d\n%d", &d.width, &d.height, &most); n != 3 || most != 255 {
		return nil, fmt.Errorf("pdftoppm: no PGM of 255 greys: %w", err)
	}
	rest := pgm
	for range 3 {
		_, rest, _ = bytes.Cut(rest, []byte("\n"))
	}
	if d.width <= 0 || d.height <= 0 || len(rest) < d.width*d.height {
		return nil, errors.New("pdftoppm: the drawing is cut short")
	}
	d.pixels, d.after = rest[:d.width*d.height], rest[d.width*d.height:]
	var count [256]int
	for i := 0; i < len(d.pixels); i += 7 {
		count[d.pixels[i]]++
	}
	for v := range count {
		if count[v] >= count[d.paper] {
			d.paper = byte(v)
		}
	}
	return d, nil
}

// The measures of a blank page: how far a pixel differs from the paper to be ink, in greys,
// and how many may.
const (
	inkLeast   = 24
	blankSpeck = 3
)

// blank tells whether nothing is drawn on the paper.
func (d *drawing) blank() bool {
	n := 0
	for _, p := range d.pixels {
		if diff := int(p) - int(d.paper); diff > inkLeast || diff < -inkLeast {
			if n++; n > blankSpeck {
				return false
			}
		}
	}
	return true
}

// erase leaves nothing but paper of a box, given in points.
func (d *drawing) erase(b pdftext.Box) {
	x0, y0, x1, y1 := d.inside(b)
	for y := y0; y < y1; y++ {
		row := d.pixels[y*d.width+x0 : y*d.width+x1]
		for i := range row {
			row[i] = d.paper
		}
	}
}

// keep leaves nothing but paper outside the boxes.
func (d *drawing) keep(boxes []pdftext.Box) {
	whole := bytes.Clone(d.pixels)
	d.erase(pdftext.Box{X1: float32(d.width), Y1: float32(d.height)})
	for _, b := range boxes {
		x0, y0, x1, y1 := d.inside(b)
		for y := y0; y < y1; y++ {
			copy(d.pixels[y*d.width+x0:y*d.width+x1], whole[y*d.width+x0:y*d.width+x1])
		}
	}
}

// inside returns the pixels [x0, x1) and [y0, y1) of a box.
func (d *drawing) inside(b pdftext.Box) (x0, y0, x1, y1 int) {
	scale := float32(d.dpi) / 72
	clamp := func(v float32, most int) int { return max(0, min(int(v*scale+0.5), most)) }
	x0, y0 = clamp(b.X0, d.width), clamp(b.Y0, d.height)
	return x0, y0, max(x0, clamp(b.X1, d.width)), max(y0, clamp(b.Y1, d.height))
}
