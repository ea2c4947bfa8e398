package pdftext

import (
	"regexp"
	"strings"
)

// stampLine matches the lines of the stamps that the teletransmission of acts to the
// prefecture leaves (@ctes and its senders), and of electronic signatures.
var stampLine = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`envoy[ée] en (?:sous-)?pr[ée]fecture`,
	`re[çc]u (?:en|[àa] la|par la) (?:sous-)?pr[ée]fecture`,
	`accus[ée] de r[ée]ception (?:en|de la|d'une)? ?(?:sous-)?(?:pr[ée]fecture|minist)`,
	`date de (?:t[ée]l[ée]transmission|r[ée]ception (?:en |de la )?pr[ée]fecture)`,
	`acte certifi[ée] ex[ée]cutoire`,
	`id ?:? ?[0-9]{3}-[0-9]{9}-[0-9]{8}`,
	`[0-9]{3}-[0-9]{9}-[0-9]{8}-\S+-[A-Z]{2}\b`,
	`sign[ée] (?:[ée]lectroniquement|num[ée]riquement) (?:par|le)`,
	`s[²2]low`,
}, "|") + `)`)

// stampPart matches what stands between such lines and belongs to the stamp only there.
var stampPart = regexp.MustCompile(`(?i)^(?:publi[ée] le|affich[ée] le|notifi[ée] le|id ?:?|le|[0-9]{2}[/.-][0-9]{2}[/.-][0-9]{4}|s[²2]lo\S*|berger levrault.*)(?:\s+[0-9/.-]+)?\s*$`)

// stampRuns returns the runs of words that are the lines of a stamp. They are known before
// the layout, since a stamp is laid over the text and would cut through its lines.
func stampRuns(text string, words []rawWord) map[int]bool {
	var stamped map[int]bool
	var area Box
	each := func(visit func(run int, line string, box Box)) {
		for from := 0; from < len(words); {
			to := from + 1
			box := words[from].box()
			for to < len(words) && words[to].run == words[from].run {
				box = box.Union(words[to].box())
				to++
			}
			visit(words[from].run, runText(text, words[from:to]), box)
			from = to
		}
	}
	each(func(run int, line string, box Box) {
		if stampLine.MatchString(line) {
			if stamped == nil {
				stamped, area = map[int]bool{}, box
			}
			stamped[run] = true
			area = area.Union(box)
		}
	})
	if stamped == nil {
		return nil
	}
	each(func(run int, line string, box Box) {
		inside := box.X0 > area.X0-6 && box.X1 < area.X1+60 && box.Y0 > area.Y0-14 && box.Y1 < area.Y1+14
		if inside && stampPart.MatchString(line) {
			stamped[run] = true
		}
	})
	return stamped
}

// runText joins the words of a run, as far as a stamp's line goes.
func runText(text string, words []rawWord) string {
	var b strings.Builder
	for i, w := range words[:min(len(words), 12)] {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(text[w.from:w.to])
	}
	return b.String()
}

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
