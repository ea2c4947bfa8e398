package head

import (
	"regexp"
	"strings"

	"phare/extract/facts"
	"phare/extract/french"
	"phare/extract/lines"
	"phare/extract/numbering"
)

// headToken is a word of a document's head.
type headToken struct {
	text, fold string
	line       int  // in the reading
	full       bool // its line reaches the column's edge
}

// block is a paragraph or a group of lines of a letterhead, one above the other.
type block struct {
	toks []headToken
	caps bool // set in capitals
	top  bool // among the first of the document, where letterheads stand
	foot bool // a footer of the first page

	x0, x1, y1 float32
	height     float32
	page       int
}

// ends tells whether a line ends between tokens i and j.
func (b *block) ends(i, j int) bool {
	return i < 0 || j >= len(b.toks) || b.toks[i].line != b.toks[j].line
}

// has tells whether the folded words of seq stand from token i on; it returns the token after.
func (b *block) has(i int, seq string) (int, bool) {
	start := i
	for seq != "" {
		w, rest, _ := strings.Cut(seq, " ")
		if i >= len(b.toks) {
			return 0, false
		}
		f := b.toks[i].fold
		if i == start {
			f = strings.TrimPrefix(f, "l'")
		}
		if rest == "" {
			f = strings.TrimRight(f, ",;:.()")
		}
		if f != w {
			return 0, false
		}
		i, seq = i+1, rest
	}
	return i, true
}

// headBlocks gathers the lines [from, to) of a head into blocks, objects, visas and lists of
// names left out. A line of a letterhead in columns goes cell by cell to the block above it.
func (r *Reading) headBlocks(from, to int) []*block {
	var blocks []*block
	object := false
	n := 0
	for i := from; i < to && n < 220; i++ {
		l := &r.Lines[i]
		if l.Zone == stampZone || l.Zone == footerZone && l.Page != r.Lines[from].Page {
			continue
		}
		n++
		if _, labelled := numbering.CutObject(l.Fold); labelled || french.HasAnyPrefix(l.Fold, []string{"titre :", "affaire :", "sujet :", "annexe a la"}) {
			object = true
			if !strings.HasPrefix(l.Fold, "annexe a la") {
				continue
			}
			object = false
		} else if object && (l.BlankAbove || l.Zone == sidebarZone || l.Gap > 0.7*(l.Y1-l.Y0)) {
			object = false
		}
		if object || french.HasAnyPrefix(strings.TrimLeft(l.Fold, "-•* "), []string{"vu ", "considerant", "recours"}) {
			continue
		}
		cells := lines.CellsOf(l.Line)
		if len(cells) == 0 {
			cells = append(cells, l.Words)
		}
		for _, c := range cells {
			x0, x1 := lines.Extent(c)
			b := (*block)(nil)
			for k := len(blocks) - 1; k >= 0 && k > len(blocks)-8; k-- {
				o := blocks[k]
				common := min(o.x1, x1) - max(o.x0, x0)
				gap := l.Y0 - o.y1
				if o.page == l.Page && o.foot == (l.Zone == footerZone) && common > 0.4*min(o.x1-o.x0, x1-x0) && gap > -0.6*o.height && gap < 0.75*max(o.height, l.Y1-l.Y0) {
					b = o
					break
				}
			}
			if b == nil {
				b = &block{page: l.Page, x0: x0, x1: x1, height: l.Y1 - l.Y0, top: n <= 22, foot: l.Zone == footerZone}
				blocks = append(blocks, b)
			}
			b.x0, b.x1, b.y1, b.height = min(b.x0, x0), max(b.x1, x1), l.Y1, min(b.height, l.Y1-l.Y0)
			for _, w := range c {
				b.toks = append(b.toks, tokenOf(w.Text, i, l.Full))
			}
		}
	}
	for _, b := range blocks {
		b.caps = facts.Capitals(textOfToks(b.toks)) > 0.7
	}
	return blocks
}

// tokenOf reads a word of a head; the points of "C.C.A.S." are left out.
func tokenOf(text string, line int, full bool) headToken {
	if initials.MatchString(text) {
		text = strings.ReplaceAll(text, ".", "")
	}
	return headToken{text: text, fold: french.FoldLine(text), line: line, full: full}
}

var initials = regexp.MustCompile(`^(?:[A-Z]\.){2,}[A-Z]?\.?$`)
