package layout

import (
	"cmp"
	"slices"
)

// Two pages are often printed side by side on one sheet. Their lines share baselines, so that
// they would be read across; they are read one page after the other.

// The measures of a sheet that holds two pages.
const (
	sheetWide    = 1.15 // the sheet's width to its height, at least
	foldFrom     = 0.42 // where the white between the two pages lies, of the sheet's width
	foldTo       = 0.58
	foldLeast    = 0.02 // how wide it is at least
	foldCrossed  = 2    // rows that may run across it: a title or page number of the sheet
	pageLines    = 4    // printed lines of each page, at least
	sheetLines   = 12   // of both together
	proseWords   = 3.5  // words of a line of the fuller page, on average
	brokenLines  = 0.34 // share of its lines that are broken by wide white: a table's
	ruledAcross  = 3    // drawn lines across the fold make a table
	besideBroken = 2.0  // white that breaks a line, in font sizes
)

// sheet parts the words of a sheet that holds two pages side by side; ok is false for any
// other. What runs across both comes with the first page.
func (l *layouter) sheet(group []int) (left, right []int, ok bool) {
	from, width, height := l.frame(group)
	if width < sheetWide*height || len(group) == 0 {
		return nil, nil, false
	}
	lo, hi, ok := l.fold(group, from, width)
	if !ok {
		return nil, nil, false
	}
	for _, i := range group {
		if w := &l.words[i]; w.U0 >= (lo+hi)/2 {
			right = append(right, i)
		} else {
			left = append(left, i)
		}
	}
	a, b := l.rows(slices.Clone(left)), l.rows(slices.Clone(right))
	if min(len(a), len(b)) < pageLines || len(a)+len(b) < sheetLines || l.ruledAcross(lo, hi) {
		return nil, nil, false
	}
	if len(b) > len(a) {
		a = b
	}
	return left, right, l.isProse(a)
}

// frame returns where the page begins and how wide and high it is, along the lines of a group.
func (l *layouter) frame(group []int) (from, width, height float64) {
	w, h := float64(l.page.Width), float64(l.page.Height)
	if len(group) == 0 {
		return 0, w, h
	}
	switch l.words[group[0]].Direction {
	case 1:
		return -h, h, w
	case 2:
		return -w, w, h
	case 3:
		return 0, h, w
	}
	return 0, w, h
}

// fold finds the white that runs between the two pages of a sheet.
func (l *layouter) fold(group []int, from, width float64) (lo, hi float64, ok bool) {
	least, most := from+foldFrom*width, from+foldTo*width
	var near [][2]float64 // what words cover there
	crossing := map[int]bool{}
	middle := from + width/2
	for _, i := range group {
		w := &l.words[i]
		if w.U0 < middle && w.U1 > middle {
			crossing[int(w.V/4)] = true
			continue
		}
		if w.U1 > least && w.U0 < most {
			near = append(near, [2]float64{w.U0, w.U1})
		}
	}
	if len(crossing) > foldCrossed {
		return 0, 0, false
	}
	slices.SortFunc(near, func(a, b [2]float64) int { return cmp.Compare(a[0], b[0]) })
	at := least
	for _, s := range append(near, [2]float64{most, most}) {
		if s[0]-at > hi-lo {
			lo, hi = at, s[0]
		}
		at = max(at, s[1])
	}
	return lo, hi, hi-lo >= foldLeast*width
}

// ruledAcross tells whether drawn lines join the two sides.
func (l *layouter) ruledAcross(lo, hi float64) bool {
	n := 0
	for i := range l.tables {
		if t := &l.tables[i]; t.x0 < lo && t.x1 > hi {
			n += len(t.rows)
		}
	}
	return n >= ruledAcross
}

// isProse tells whether rows are lines of text rather than of a table.
func (l *layouter) isProse(rows []row) bool {
	words, broken := 0, 0
	for _, r := range rows {
		wide := false
		for k, f := range r.fragments {
			words += len(f.words)
			wide = wide || k > 0 && f.u0-r.fragments[k-1].u1 > besideBroken*r.size
		}
		if wide {
			broken++
		}
	}
	return float64(words) >= proseWords*float64(len(rows)) && float64(broken) <= brokenLines*float64(len(rows))
}
