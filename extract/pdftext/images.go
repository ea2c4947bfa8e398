package pdftext

import (
	"math/bits"

	"phare/extract/pdftext/printed"
)

// imageArea measures how much of a page images cover, on a grid of 64 by 64 cells.
type imageArea struct {
	width, height float64
	rows          [64]uint64
	count         int
}

func (a *imageArea) reset(width, height float64) { *a = imageArea{width: width, height: height} }

// add marks the unit square transformed by ctm, where images are drawn.
func (a *imageArea) add(ctm printed.Matrix) {
	a.count++
	if a.width <= 0 || a.height <= 0 {
		return
	}
	x0, y0, x1, y1 := ctm.Box(0, 0, 1, 1)
	cell := func(v, whole float64) int { return int(min(max(v/whole, 0), 1)*64 + 0.5) }
	cx0, cx1 := cell(x0, a.width), cell(x1, a.width)
	cy0, cy1 := cell(y0, a.height), cell(y1, a.height)
	if cx1 <= cx0 || cy1 <= cy0 {
		return
	}
	mask := ^uint64(0)
	if n := cx1 - cx0; n < 64 {
		mask = (1<<n - 1) << cx0
	}
	for y := cy0; y < cy1; y++ {
		a.rows[y] |= mask
	}
}

// share returns the part of the page that is covered, 0 to 1.
func (a *imageArea) share() float32 {
	n := 0
	for _, r := range a.rows {
		n += bits.OnesCount64(r)
	}
	return float32(n) / (64 * 64)
}
