package extract

import (
	"slices"
	"strings"

	"phare/extract/french"
	"phare/extract/pdftext"
)

// repeatedLeast is how many words a page has at least to be known as the copy of another.
const repeatedLeast = 40

// withoutRepeats empties the pages that are printed once more in the same document, such as
// minutes that were joined to themselves, and returns which: their acts are those of the first
// copy. Stamps, headers and footers do not count, for they differ from copy to copy.
func withoutRepeats(pages []pdftext.Page) (out []pdftext.Page, repeated []int) {
	out = pages
	first := map[string]bool{}
	for i := range pages {
		key, words := printOf(&pages[i])
		if words < repeatedLeast {
			continue
		}
		if !first[key] {
			first[key] = true
			continue
		}
		if repeated == nil {
			out = slices.Clone(pages)
		}
		out[i].Lines = nil
		repeated = append(repeated, pages[i].Number)
	}
	return out, repeated
}

func printOf(p *pdftext.Page) (key string, words int) {
	var b strings.Builder
	for _, l := range p.Lines {
		if l.Zone != pdftext.Body && l.Zone != pdftext.Sidebar {
			continue
		}
		words += len(l.Words)
		b.WriteString(french.Fold(l.Text()) + "\n")
	}
	return b.String(), words
}
