package ocr

import (
	"context"
	"strconv"

	"phare/extract/pdftext"
)

// Glances is how many pages one program draws for a glance: starting it costs more than drawing
// a blank page does.
const Glances = 16

// Blanks glances at pages, those that follow one another with one start of the program, and
// returns those that hold nothing. What a glance fails on is left to Pages.
func Blanks(ctx context.Context, path string, pages []Page) map[int]pdftext.Page {
	out := map[int]pdftext.Page{}
	for i := 0; i < len(pages) && ctx.Err() == nil; {
		j, pixels := i+1, pages[i].atGlance()
		for j < len(pages) && j-i < Glances && pages[j].Number == pages[j-1].Number+1 && pixels+pages[j].atGlance() <= maxPixels {
			pixels += pages[j].atGlance()
			j++
		}
		if j-i > 1 && pixels <= maxPixels {
			for _, p := range glanceAt(ctx, path, pages[i:j]) {
				out[p.Number] = blankPage(p)
			}
		}
		i = j
	}
	return out
}

// atGlance is how many pixels a page has at a glance; more than is drawn at once where it is
// too large for that resolution.
func (p Page) atGlance() int {
	if p.resolution() < glance {
		return maxPixels + 1
	}
	return int(p.Width/72*glance) * int(p.Height/72*glance)
}

// glanceAt draws consecutive pages and returns those that hold nothing.
func glanceAt(ctx context.Context, path string, pages []Page) []Page {
	ctx, cancel := context.WithTimeout(ctx, pageLimit)
	defer cancel()
	first, last := pages[0].Number, pages[len(pages)-1].Number
	rest, err := run(ctx, nil, drawer, "-gray", "-r", strconv.Itoa(glance), "-f", strconv.Itoa(first), "-l", strconv.Itoa(last), path)
	var out []Page
	for _, p := range pages {
		if err != nil {
			return nil // which page failed is not known: none is believed
		}
		var d *drawing
		if d, err = parsePGM(rest, glance); err != nil {
			return nil
		}
		rest = d.after
		for _, b := range p.Known {
			d.erase(b)
		}
		if d.blank() {
			out = append(out, p)
		}
	}
	return out
}

// blankPage is the reading of a page that holds nothing.
func blankPage(p Page) pdftext.Page {
	page := pdftext.FromRecognized(p.Number, p.Width, p.Height, nil, nil)
	page.Blank = true
	return page
}
