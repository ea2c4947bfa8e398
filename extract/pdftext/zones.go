package pdftext

import (
	"cmp"
	"regexp"
	"slices"
)

// The measures of headers and footers.
const (
	topMargin    = 0.13 // share of the page's height in which headers stand
	bottomMargin = 0.90 // where footers begin
	numberMargin = 0.07 // where page numbers alone stand at the top
	samePlace    = 4.0  // how far a line may move from page to page, in points
	samePages    = 0.4  // share of the pages on which a line comes back: odd or even ones
)

// setZones finds the headers and footers of a document: page numbers, and lines near the
// edges that come back on other pages, in the same place, with nothing of the body beyond
// them. A vote that ends several pages is no footer: it does not stand in the same place.
func setZones(pages []Page) {
	seen := map[edgeKey]int{}
	withText := 0
	for i := range pages {
		p := &pages[i]
		if len(p.Lines) > 0 {
			withText++
		}
		for _, l := range edgeLines(p, true) {
			seen[keyOf(l, 0)]++
		}
		for _, l := range edgeLines(p, false) {
			seen[keyOf(l, 0)]++
		}
	}
	repeated := func(l *Line) bool {
		n := 0
		for shift := -1; shift <= 1; shift++ {
			n += seen[keyOf(l, shift)]
		}
		return n >= 2 && float64(n) >= samePages*float64(withText)
	}
	for i := range pages {
		p := &pages[i]
		for _, l := range edgeLines(p, true) {
			if !repeated(l) && !(pageNumber.MatchString(l.Text()) && l.Box().Y1 < p.Height*numberMargin) {
				break
			}
			l.Zone = Header
		}
		for _, l := range edgeLines(p, false) {
			if !repeated(l) && !pageNumber.MatchString(l.Text()) {
				break
			}
			l.Zone = Footer
		}
	}
}

// edgeKey is what a line that comes back has in common with itself: its text, numbers made
// equal, and its height on the page.
type edgeKey struct {
	text string
	at   int
}

func keyOf(l *Line, shift int) edgeKey {
	return edgeKey{digits.ReplaceAllString(l.Text(), "#"), int(l.Box().Y0/samePlace) + shift}
}

// edgeLines returns the lines near the top or bottom of the page, from the edge inwards.
func edgeLines(p *Page, top bool) []*Line {
	var out []*Line
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Zone != Body && l.Zone != Sidebar && l.Zone != Header && l.Zone != Footer {
			continue
		}
		if b := l.Box(); b.Y0 < 0 || b.Y1 > p.Height {
			continue // beyond the displayed part
		} else if top && b.Y1 < p.Height*topMargin || !top && b.Y0 > p.Height*bottomMargin {
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b *Line) int {
		if top {
			return cmp.Compare(a.Box().Y0, b.Box().Y0)
		}
		return cmp.Compare(b.Box().Y1, a.Box().Y1)
	})
	return out
}

var pageNumber = regexp.MustCompile(`(?i)^(?:page\s*)?[-–]?\s*[0-9]{1,4}\s*(?:(?:/|sur|de)\s*[0-9]{1,4})?\s*[-–]?$`)

var digits = regexp.MustCompile(`[0-9]+`)
