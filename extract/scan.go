package extract

import (
	"slices"
	"strings"
	"unicode"

	"phare/extract/pdftext"
)

// scanned is a line as the readers of a document look at it: folded once, its looks summed up.
type scanned struct {
	*pdftext.Line
	page int // 1-based
	text string
	fold string

	x0, x1, y0, y1 float32
	size           float32 // 0 when read by OCR
	bold, caps     bool
	centred        bool
	full           bool // reaches the right edge of the column, so that its sentence may run on
	matter         bool // header, footer, stamp or sidebar: no part of the running text
	margin         bool // the name of who presents, beside the column of the items
	blankAbove     bool // set off from the line above by more than the usual leading
	event          event
	opens          bool // holds a title and the text of its item: another item than the line above
}

// reading is a document made ready for its readers.
type reading struct {
	lines []scanned
	first []int // first line of each page, by index; len(first) = pages + 1
	// looks of the running text
	size   float32
	bold   bool
	styled bool // fonts are known: not read by OCR
	// numbersAbove and numbersBelow tell whose the numbers on a line of their own are: of the
	// title below them, of the act that ends there.
	numbersAbove, numbersBelow bool
	annex                      []bool // pages, by index, that are images within a document of text
}

// scan folds the lines of a document and measures their looks.
func scan(pages []pdftext.Page) *reading {
	n := 0
	for i := range pages {
		n += len(pages[i].Lines)
	}
	r := &reading{lines: make([]scanned, 0, n), first: make([]int, 0, len(pages)+1)}
	margins := findGutter(pages)
	for i := range pages {
		r.first = append(r.first, len(r.lines))
		p := &pages[i]
		for k := range p.Lines {
			if len(p.Lines[k].Words) == 0 {
				continue
			}
			// The name follows the line beside it, so that it falls to the item that opens there.
			name, rest := margins.part(withoutLeaders(&p.Lines[k]))
			if rest != nil {
				l := look(rest, p.Number)
				l.dotRank(margins)
				r.lines = append(r.lines, l)
			}
			if name != nil {
				l := look(name, p.Number)
				l.margin, l.matter = true, true
				r.lines = append(r.lines, l)
			}
		}
		r.measure(p)
	}
	r.first = append(r.first, len(r.lines))
	r.setAnnexesApart(pages)
	r.markRepeated()
	r.commonLooks()
	return r
}

func look(l *pdftext.Line, page int) scanned {
	s := scanned{Line: l, page: page, text: l.Text()}
	s.fold = fold(s.text)
	b := l.Words[0].Box
	letters, upper, boldLetters := 0, 0, 0
	var size float32
	for _, w := range l.Words {
		b = b.Union(w.Box)
		size = max(size, w.Size)
		for _, c := range w.Text {
			if unicode.IsLetter(c) {
				letters++
				if unicode.IsUpper(c) {
					upper++
				}
				if w.Bold {
					boldLetters++
				}
			}
		}
	}
	if l.Words[0].Source == pdftext.FromOCR {
		size = 0 // measured on the image: it says nothing
	}
	s.x0, s.x1, s.y0, s.y1, s.size = b.X0, b.X1, b.Y0, b.Y1, size
	s.bold = letters > 0 && boldLetters*10 >= letters*6
	s.caps = letters >= 4 && upper*10 >= letters*8
	if (l.Zone == pdftext.Header || l.Zone == pdftext.Footer) && voteField(s.fold) {
		l.Zone = pdftext.Body // a vote that pages cut: its end comes back like a header
	}
	s.matter = l.Zone != pdftext.Body
	return s
}

// voteField tells whether a folded line is a field of a vote and its count: "abstention : 0".
func voteField(s string) bool {
	for _, name := range [...]string{"pour", "contre", "abstention", "nppv"} {
		if rest, ok := strings.CutPrefix(s, name); ok {
			rest = strings.TrimLeft(strings.TrimPrefix(rest, "s"), " :.")
			return rest == "/" || rest == "neant" || rest != "" && allDigits(rest)
		}
	}
	return false
}

// setAnnexesApart takes out of the running text the pages read by OCR amid pages of text: plans
// and signed conventions that a document of text bears as images. A page on which the
// assembly decides is none of them.
func (r *reading) setAnnexesApart(pages []pdftext.Page) {
	full, byOCR := 0, 0
	for i := range pages {
		switch pages[i].Layer {
		case pdftext.Full:
			full++
		case pdftext.ByOCR:
			byOCR++
		}
	}
	r.annex = make([]bool, len(pages))
	if byOCR == 0 || full <= byOCR {
		return
	}
	for i := range pages {
		if pages[i].Layer != pdftext.ByOCR {
			continue
		}
		lines := r.lines[r.first[i]:r.first[i+1]]
		if slices.ContainsFunc(lines, func(l scanned) bool { return !l.matter && containsAny(l.fold, deliberated) }) {
			continue
		}
		r.annex[i] = true
		for k := range lines {
			lines[k].matter = true
		}
	}
}

// measure sets what depends on the page: edges of the column, leading, centring.
func (r *reading) measure(p *pdftext.Page) {
	lines := r.lines[r.first[len(r.first)-1]:]
	var rights, lefts, gaps []float32
	for i := range lines {
		if lines[i].matter {
			continue
		}
		rights = append(rights, lines[i].x1)
		lefts = append(lefts, lines[i].x0)
		if lines[i].Gap > 0 {
			gaps = append(gaps, lines[i].Gap)
		}
	}
	if len(rights) == 0 {
		return
	}
	slices.Sort(rights)
	slices.Sort(lefts)
	slices.Sort(gaps)
	right, left := rights[len(rights)*9/10], lefts[len(lefts)/10]
	usual := float32(4)
	if len(gaps) > 0 {
		usual = gaps[len(gaps)/3]
	}
	middle := (left + right) / 2
	for i := range lines {
		l := &lines[i]
		l.full = l.x1 >= right-0.12*(right-left)
		off := (l.x0+l.x1)/2 - middle
		l.centred = l.x0 > left+0.04*(right-left) && max(off, -off) < 0.03*(right-left)
		l.blankAbove = i == 0 || l.Gap < 0 || l.Gap > usual*1.6+2
	}
}

// commonLooks learns the size and weight of the running text, so that titles stand out.
func (r *reading) commonLooks() {
	sizes := map[float32]int{}
	boldLetters, letters := 0, 0
	for i := range r.lines {
		l := &r.lines[i]
		if l.matter {
			continue
		}
		n := len(l.fold)
		letters += n
		if l.bold {
			boldLetters += n
		}
		for _, w := range l.Words {
			if w.Bold || w.Italic {
				r.styled = true
			}
		}
		sizes[float32(int(l.size*2))/2] += n
	}
	best := 0
	for s, n := range sizes {
		if n > best || n == best && s > r.size {
			r.size, best = s, n
		}
	}
	r.bold = boldLetters*2 > letters
}

// markRepeated sets apart lines that stand at the edge of most pages, page numbers aside:
// headers and footers that the page's own layout does not betray.
func (r *reading) markRepeated() {
	pages := len(r.first) - 1
	if pages < 3 {
		return
	}
	count, last := map[string]int{}, map[string]int{}
	edges := func(visit func(page int, key string, l *scanned)) {
		for p := range pages {
			lines := r.lines[r.first[p]:r.first[p+1]]
			for i := range lines {
				if i < 3 || i >= len(lines)-3 {
					visit(p, maskDigits(lines[i].fold), &lines[i])
				}
			}
		}
	}
	edges(func(page int, k string, _ *scanned) {
		if last[k] <= page { // once a page: the entries of a list are alike too
			last[k] = page + 1
			count[k]++
		}
	})
	edges(func(_ int, k string, l *scanned) {
		if n := count[k]; n >= 3 && n*2 >= pages && !formulaLine(l.fold) {
			l.matter = true
		}
	})
}

// maskDigits replaces runs of digits by one sign, so that numbered footers are one.
func maskDigits(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if isDigit(s[i]) {
			if len(b) == 0 || b[len(b)-1] != '#' {
				b = append(b, '#')
			}
			continue
		}
		b = append(b, s[i])
	}
	return string(b)
}

// page returns the lines of a page, 1-based.
func (r *reading) page(n int) []scanned {
	if n < 1 || n >= len(r.first) {
		return nil
	}
	return r.lines[r.first[n-1]:r.first[n]]
}
