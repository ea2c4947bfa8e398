package pdftext

import "regexp"

// setZones finds the headers and footers of a document: lines near the edges that come back
// on other pages, and page numbers.
func setZones(pages []Page) {
	seen := map[string]int{}
	for i := range pages {
		for _, l := range edgeLines(&pages[i]) {
			seen[edgeKey(l)]++
		}
	}
	for i := range pages {
		p := &pages[i]
		for _, l := range edgeLines(p) {
			n := seen[edgeKey(l)]
			number := pageNumber.MatchString(l.Text())
			if !number && (n < 2 || n*3 < len(pages)) {
				continue
			}
			if l.Words[0].Box.Y0 < p.Height/2 {
				if !number {
					l.Zone = Header
				} else if l.Words[0].Box.Y1 < p.Height*0.07 {
					l.Zone = Header
				}
			} else {
				l.Zone = Footer
			}
		}
	}
}

var pageNumber = regexp.MustCompile(`(?i)^(?:page\s*)?[-–]?\s*[0-9]{1,4}\s*(?:(?:/|sur|de)\s*[0-9]{1,4})?\s*[-–]?$`)

// edgeLines returns the lines of the body that stand near the top or bottom of the page.
func edgeLines(p *Page) []*Line {
	var out []*Line
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.Zone != Body && l.Zone != Sidebar {
			continue
		}
		b := l.Words[0].Box
		if b.Y1 < p.Height*0.13 || b.Y0 > p.Height*0.9 {
			out = append(out, l)
		}
	}
	return out
}

// edgeKey is the text of a line with its numbers made equal.
func edgeKey(l *Line) string {
	return digits.ReplaceAllString(l.Text(), "#")
}

var digits = regexp.MustCompile(`[0-9]+`)
