package ocr

import (
	"cmp"
	"slices"

	"phare/extract/pdftext"
)

// stretch is an unbroken stretch of dark pixels along a row (or a column) of a drawing.
type stretch struct{ at, from, to int }

// ruling is a straight line found in a drawing: the stretches it is made of, and the line
// through them, at = offset + slope × along.
type ruling struct {
	stretches     []stretch
	from, to      int
	offset, slope float64
}

// The measures of drawn lines, in points.
const (
	leastStretch  = 11.0 // shorter stretches are strokes of letters
	leastAcross   = 30.0 // a horizontal line; underlines of words are as long
	leastDown     = 13.0 // a vertical line: the height of a row
	thickestRule  = 2.5
	stretchesMost = 60000 // a photograph
)

// rules finds the lines drawn on a page: the borders of tables, underlines.
func (d *drawing) rules() (across, down []ruling) {
	dark := d.darkness()
	least := int(leastStretch / 72 * float64(d.dpi))
	rows, columns := d.stretches(dark, least)
	if len(rows)+len(columns) > stretchesMost {
		return nil, nil
	}
	return d.chain(rows, leastAcross), d.chain(columns, leastDown)
}

// darkness returns the grey below which a pixel is ink: well below that of the paper.
func (d *drawing) darkness() byte { return byte(int(max(d.paper, 100)) * 7 / 10) }

// stretches returns the dark stretches of at least that many pixels in rows and in columns.
// A speck of two white pixels does not break one.
func (d *drawing) stretches(dark byte, least int) (rows, columns []stretch) {
	const gap = 2
	begin, end := make([]int, d.width), make([]int, d.width)
	for x := range begin {
		begin[x] = -1
	}
	for y := range d.height {
		line := d.pixels[y*d.width : (y+1)*d.width]
		from, to := -1, -1
		for x, p := range line {
			if p >= dark {
				continue
			}
			if from < 0 || x-to > gap+1 {
				if from >= 0 && to-from >= least {
					rows = append(rows, stretch{y, from, to + 1})
				}
				from = x
			}
			to = x
			if begin[x] < 0 || y-end[x] > gap+1 {
				if begin[x] >= 0 && end[x]-begin[x] >= least {
					columns = append(columns, stretch{x, begin[x], end[x] + 1})
				}
				begin[x] = y
			}
			end[x] = y
		}
		if from >= 0 && to-from >= least {
			rows = append(rows, stretch{y, from, to + 1})
		}
		if len(rows)+len(columns) > stretchesMost {
			return rows, columns
		}
	}
	for x := range begin {
		if begin[x] >= 0 && end[x]-begin[x] >= least {
			columns = append(columns, stretch{x, begin[x], end[x] + 1})
		}
	}
	return rows, columns
}

// chain joins stretches that touch into lines at least that long; what is as thick as a bar
// or a picture is none.
func (d *drawing) chain(all []stretch, least float64) []ruling {
	slices.SortFunc(all, func(a, b stretch) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from)) })
	reach := max(2, d.dpi/50)
	var open, out []ruling
	for _, s := range all {
		joined := -1
		kept := open[:0]
		for _, r := range open {
			last := r.stretches[len(r.stretches)-1]
			switch {
			case s.at-last.at > 2:
				out = d.accept(out, r, least)
				continue
			case joined < 0 && s.from <= last.to+reach && s.to >= last.from-reach || joined < 0 && s.from <= r.to+reach && s.to >= r.from-reach && s.at-last.at <= 1:
				r.stretches = append(r.stretches, s)
				r.from, r.to = min(r.from, s.from), max(r.to, s.to)
				joined = len(kept)
			}
			kept = append(kept, r)
		}
		open = kept
		if joined < 0 {
			open = append(open, ruling{stretches: []stretch{s}, from: s.from, to: s.to})
		}
	}
	for _, r := range open {
		out = d.accept(out, r, least)
	}
	return out
}

// accept adds a chain that is a line, with the straight line that fits it best.
func (d *drawing) accept(out []ruling, r ruling, least float64) []ruling {
	point := float64(d.dpi) / 72
	if float64(r.to-r.from) < least*point {
		return out
	}
	var n, sx, sy, sxx, sxy float64
	for _, s := range r.stretches {
		w := float64(s.to - s.from)
		x, y := float64(s.from+s.to)/2, float64(s.at)
		n, sx, sy, sxx, sxy = n+w, sx+w*x, sy+w*y, sxx+w*(x*x+w*w/12), sxy+w*x*y
	}
	if n/float64(r.to-r.from) > thickestRule*point {
		return out
	}
	if spread := n*sxx - sx*sx; spread > 0 {
		r.slope = (n*sxy - sx*sy) / spread
	}
	if r.slope > steepest || r.slope < -steepest {
		return out
	}
	r.offset = (sy - r.slope*sx) / n
	return append(out, r)
}

// steepest is the slope beyond which a line is not one of a page that lies askew.
const steepest = 0.06

// wipe takes the lines away, except where a letter crosses them.
func (d *drawing) wipe(across, down []ruling) {
	dark := d.darkness()
	thick := int(thickestRule/72*float64(d.dpi)) + 1
	clear := func(x, y, dx, dy int) {
		n := 0
		for _, way := range [2]int{-1, 1} {
			for k := 1; k <= thick; k++ {
				px, py := x+way*k*dx, y+way*k*dy
				if px < 0 || py < 0 || px >= d.width || py >= d.height || d.pixels[py*d.width+px] >= dark {
					break
				}
				n++
			}
		}
		if n >= thick {
			return
		}
		for k := -1; k <= 1; k++ {
			if px, py := x+k*dx, y+k*dy; px >= 0 && py >= 0 && px < d.width && py < d.height {
				d.pixels[py*d.width+px] = d.paper
			}
		}
	}
	for _, r := range across {
		for _, s := range r.stretches {
			for x := s.from; x < s.to; x++ {
				clear(x, s.at, 0, 1)
			}
		}
	}
	for _, r := range down {
		for _, s := range r.stretches {
			for y := s.from; y < s.to; y++ {
				clear(s.at, y, 1, 0)
			}
		}
	}
}

// ofTables leaves out the lines that no table is made of: a line of a table meets three of
// the other direction. The frame of a page and the line beside a margin tell tesseract where
// its columns are, and stay.
func ofTables(across, down []ruling, dpi int) (rows, columns []ruling) {
	reach := dpi / 24
	meets := func(a, b ruling) bool {
		x, y := b.offset+b.slope*a.offset, a.offset+a.slope*b.offset
		return int(x) >= a.from-reach && int(x) <= a.to+reach && int(y) >= b.from-reach && int(y) <= b.to+reach
	}
	count := make([]int, len(down))
	for _, a := range across {
		n := 0
		for k, b := range down {
			if meets(a, b) {
				count[k]++
				n++
			}
		}
		if n >= 3 {
			rows = append(rows, a)
		}
	}
	for k, b := range down {
		if count[k] >= 3 {
			columns = append(columns, b)
		}
	}
	if len(columns) == 0 {
		return nil, nil
	}
	return rows, columns
}

// skew is how a page lies: the slope of its horizontal lines, and the point around which it
// is set straight, in points.
type skew struct{ slope, x, y float32 }

// skewOf measures the slope on the long lines of a page: 0 without any.
func (d *drawing) skewOf(across, down []ruling) skew {
	type vote struct{ slope, weight float64 }
	var votes []vote
	total := 0.0
	long := float64(d.dpi) // an inch
	add := func(r ruling, slope float64) {
		if w := float64(r.to - r.from); w >= long {
			votes = append(votes, vote{slope, w})
			total += w
		}
	}
	for _, r := range across {
		add(r, r.slope)
	}
	for _, r := range down {
		add(r, -r.slope)
	}
	point := float32(d.dpi) / 72
	s := skew{x: float32(d.width) / 2 / point, y: float32(d.height) / 2 / point}
	slices.SortFunc(votes, func(a, b vote) int { return cmp.Compare(a.slope, b.slope) })
	seen := 0.0
	for _, v := range votes {
		if seen += v.weight; seen >= total/2 {
			s.slope = float32(v.slope)
			break
		}
	}
	return s
}

// straight returns where a point of the page lies once the page is set straight.
func (s skew) straight(x, y float32) (float32, float32) {
	return x + s.slope*(y-s.y), y - s.slope*(x-s.x)
}

// drawn returns the lines in points, on the page set straight.
func (d *drawing) drawn(across, down []ruling, s skew) []pdftext.Drawn {
	point := float64(d.dpi) / 72
	var out []pdftext.Drawn
	for _, r := range across {
		y := func(x int) float32 { return float32((r.offset + r.slope*float64(x)) / point) }
		x0, y0 := s.straight(float32(float64(r.from)/point), y(r.from))
		x1, y1 := s.straight(float32(float64(r.to)/point), y(r.to))
		out = append(out, pdftext.Drawn{X0: x0, Y0: (y0 + y1) / 2, X1: x1, Y1: (y0 + y1) / 2})
	}
	for _, r := range down {
		x := func(y int) float32 { return float32((r.offset + r.slope*float64(y)) / point) }
		x0, y0 := s.straight(x(r.from), float32(float64(r.from)/point))
		x1, y1 := s.straight(x(r.to), float32(float64(r.to)/point))
		out = append(out, pdftext.Drawn{X0: (x0 + x1) / 2, Y0: y0, X1: (x0 + x1) / 2, Y1: y1})
	}
	return out
}
