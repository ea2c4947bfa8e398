package lines

import (
	"slices"
	"strings"
	"unicode"

	"phare/extract/french"
	"phare/extract/pdftext"
)

// Printed is a line as the readers of a document look at it: folded once, its looks summed up.
type Printed struct {
	*pdftext.Line
	Page int // 1-based
	Text string
	Fold string

	X0, X1, Y0, Y1 float32
	Size           float32 // 0 when read by OCR
	Bold, Caps     bool
	Centred        bool
	Full           bool // reaches the right edge of the column, so that its sentence may run on
	Matter         bool // header, footer, stamp or sidebar: no part of the running text
	Margin         bool // the name of who presents, beside the column of the items
	BlankAbove     bool // set off from the line above by more than the usual leading
	Event          Event
}

// Reading is a document made ready for its readers.
type Reading struct {
	Lines []Printed
	First []int // first line of each page, by index; len(first) = pages + 1
	// looks of the running text
	Size   float32
	Bold   bool
	Styled bool   // fonts are known: not read by OCR
	Annex  []bool // pages, by index, that are images within a document of text
}

// scan folds the lines of a document and measures their looks.
func Scan(pages []pdftext.Page) *Reading {
	n := 0
	for i := range pages {
		n += len(pages[i].Lines)
	}
	r := &Reading{Lines: make([]Printed, 0, n), First: make([]int, 0, len(pages)+1)}
	margins := findGutter(pages)
	for i := range pages {
		r.First = append(r.First, len(r.Lines))
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
				r.Lines = append(r.Lines, l)
			}
			if name != nil {
				l := look(name, p.Number)
				l.Margin, l.Matter = true, true
				r.Lines = append(r.Lines, l)
			}
		}
		r.measure(p)
	}
	r.First = append(r.First, len(r.Lines))
	r.setAnnexesApart(pages)
	r.markRepeated()
	r.commonLooks()
	r.markEvents()
	r.dropForeign()
	return r
}

// look folds a line and sums up its looks.
func look(l *pdftext.Line, page int) Printed {
	s := Printed{Line: l, Page: page, Text: formText(l)}
	s.Fold = french.FoldLine(s.Text)
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
	s.X0, s.X1, s.Y0, s.Y1, s.Size = b.X0, b.X1, b.Y0, b.Y1, size
	s.Bold = letters > 0 && boldLetters*10 >= letters*6
	s.Caps = letters >= 4 && upper*10 >= letters*8
	if (l.Zone == pdftext.Header || l.Zone == pdftext.Footer) && voteField(s.Fold) {
		l.Zone = pdftext.Body // a vote that pages cut: its end comes back like a header
	}
	s.Matter = l.Zone != pdftext.Body
	return s
}

// voteField tells whether a folded line is a field of a vote and its count: "abstention : 0".
func voteField(s string) bool {
	for _, name := range [...]string{"pour", "contre", "abstention", "nppv"} {
		if rest, ok := strings.CutPrefix(s, name); ok {
			rest = strings.TrimLeft(strings.TrimPrefix(rest, "s"), " :.")
			return rest == "/" || rest == "neant" || rest != "" && french.AllDigits(rest)
		}
	}
	return false
}

// setAnnexesApart takes out of the running text the pages read by OCR amid pages of text: plans
// and signed conventions that a document of text bears as images. A page on which the
// assembly decides is none of them.
func (r *Reading) setAnnexesApart(pages []pdftext.Page) {
	full, byOCR := 0, 0
	for i := range pages {
		switch pages[i].Layer {
		case pdftext.Full:
			full++
		case pdftext.ByOCR:
			byOCR++
		}
	}
	r.Annex = make([]bool, len(pages))
	if byOCR == 0 || full <= byOCR {
		return
	}
	for i := range pages {
		if pages[i].Layer != pdftext.ByOCR {
			continue
		}
		lines := r.Lines[r.First[i]:r.First[i+1]]
		if slices.ContainsFunc(lines, func(l Printed) bool { return !l.Matter && french.ContainsAny(l.Fold, deliberated) }) {
			continue
		}
		r.Annex[i] = true
		for k := range lines {
			lines[k].Matter = true
		}
	}
}

// measure sets what depends on the page: edges of the column, leading, centring.
func (r *Reading) measure(p *pdftext.Page) {
	lines := r.Lines[r.First[len(r.First)-1]:]
	var rights, lefts, gaps []float32
	for i := range lines {
		if lines[i].Matter {
			continue
		}
		rights = append(rights, lines[i].X1)
		lefts = append(lefts, lines[i].X0)
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
		l.Full = l.X1 >= right-0.12*(right-left)
		off := (l.X0+l.X1)/2 - middle
		l.Centred = l.X0 > left+0.04*(right-left) && max(off, -off) < 0.03*(right-left)
		l.BlankAbove = i == 0 || l.Gap < 0 || l.Gap > usual*1.6+2
	}
}

// commonLooks learns the size and weight of the running text, so that titles stand out.
func (r *Reading) commonLooks() {
	sizes := map[float32]int{}
	boldLetters, letters := 0, 0
	for i := range r.Lines {
		l := &r.Lines[i]
		if l.Matter {
			continue
		}
		n := len(l.Fold)
		letters += n
		if l.Bold {
			boldLetters += n
		}
		for _, w := range l.Words {
			if w.Bold || w.Italic {
				r.Styled = true
			}
		}
		sizes[float32(int(l.Size*2))/2] += n
	}
	best := 0
	for s, n := range sizes {
		if n > best || n == best && s > r.Size {
			r.Size, best = s, n
		}
	}
	r.Bold = boldLetters*2 > letters
}

// markRepeated sets apart lines that stand at the edge of most pages, page numbers aside:
// headers and footers that the page's own layout does not betray.
func (r *Reading) markRepeated() {
	pages := len(r.First) - 1
	if pages < 3 {
		return
	}
	count, last := map[string]int{}, map[string]int{}
	edges := func(visit func(page int, key string, l *Printed)) {
		for p := range pages {
			lines := r.Lines[r.First[p]:r.First[p+1]]
			for i := range lines {
				if i < 3 || i >= len(lines)-3 {
					visit(p, MaskDigits(lines[i].Fold), &lines[i])
				}
			}
		}
	}
	edges(func(page int, k string, _ *Printed) {
		if last[k] <= page { // once a page: the entries of a list are alike too
			last[k] = page + 1
			count[k]++
		}
	})
	edges(func(_ int, k string, l *Printed) {
		if n := count[k]; n >= 3 && n*2 >= pages && !formulaLine(l.Fold) {
			l.Matter = true
		}
	})
}

// MaskDigits replaces runs of digits by one sign, so that numbered footers are one.
func MaskDigits(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if french.IsDigit(s[i]) {
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
func (r *Reading) PageLines(n int) []Printed {
	if n < 1 || n >= len(r.First) {
		return nil
	}
	return r.Lines[r.First[n-1]:r.First[n]]
}

// Before and After return the neighbouring line of the running text, nil at the ends.
func (r *Reading) Before(i int) *Printed {
	for i--; i >= 0; i-- {
		if !r.Lines[i].Matter {
			return &r.Lines[i]
		}
	}
	return nil
}

func (r *Reading) After(i int) *Printed {
	for i++; i < len(r.Lines); i++ {
		if !r.Lines[i].Matter {
			return &r.Lines[i]
		}
	}
	return nil
}

// Joined returns the folded line i and, after it, the lines of the running text that
// continue it on its page, up to n bytes more: what is looked for may be cut by the line's
// end. A hyphen at the end is undone when small letters follow.
func (r *Reading) Joined(i, n int) string {
	l := &r.Lines[i]
	s := l.Fold
	limit := len(s) + n
	for k, j := 0, i+1; j < len(r.Lines) && k < 3 && len(s) < limit && r.Lines[j].Page == l.Page; j++ {
		m := &r.Lines[j]
		if m.Matter != l.Matter || m.Matter && m.Zone != l.Zone || m.Fold == "" {
			continue
		}
		s = joinFold(s, french.Head(m.Fold, limit-len(s)))
		k++
	}
	return s
}

// joinFold puts two folded lines together.
func joinFold(a, b string) string {
	if n := len(a); n > 1 && a[n-1] == '-' && french.IsLetter(a[n-2]) && b != "" && french.IsLetter(b[0]) && !strings.HasSuffix(a, "proces-") && !strings.HasSuffix(a, "compte-") {
		return a[:n-1] + b
	}
	if strings.HasSuffix(a, "-") && b != "" && french.IsLetter(b[0]) && len(a) > 1 && a[len(a)-2] != ' ' {
		return a + b
	}
	return a + " " + b
}
