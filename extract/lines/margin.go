package lines

import (
	"slices"
	"strings"
	"unicode"

	"phare/extract/french"
	"phare/extract/pdftext"
)

// gutter is the white space, on every page of a document, between a margin that names who
// presents each item and the column of the items ("Mme Durand | 12. Title"): x0 to x1 in
// points. The zero gutter is none.
type gutter struct{ x0, x1 float32 }

const (
	gutterWidth = 8  // points, the least that parts a margin from its column
	marginRows  = 6  // rows with a name that prove a margin
	marginWords = 5  // words of a name, civility included
	marginShare = 40 // percent of the width, at most
)

// findGutter looks for a margin of names: many rows have a name, then white space, then the
// text of the column, in which all other lines stand. A margin of anything else is not told
// from the cells of a table here.
func findGutter(pages []pdftext.Page) gutter {
	var best gutter
	most := 0
	for x := range candidates(pages) {
		g, named, sure, crossing, within := gutter{0, 2000}, 0, 0, 0, 0
		for i := range pages {
			for k := range pages[i].Lines {
				l := &pages[i].Lines[k]
				if l.Zone != pdftext.Body || len(l.Words) == 0 {
					continue
				}
				at := firstOfColumn(l, x)
				switch {
				case at < 0 && l.Words[0].Box.X0 < x-2 && l.Words[len(l.Words)-1].Box.X1 > x:
					crossing++
				case at > 0 && isMarginName(l.Words[:at]):
					named++
					if isSurelyPerson(l.Words[:at]) {
						sure++
					}
					g.x0, g.x1 = max(g.x0, l.Words[at-1].Box.X1), min(g.x1, l.Words[at].Box.X0)
				case at == 0:
					within++
				}
			}
		}
		// Attendance fills the width of the first page; elsewhere nothing crosses.
		if named >= marginRows && sure*5 >= named*2 && named > most && crossing*3 < named+within && within >= named && g.x1-g.x0 >= gutterWidth-2 {
			best, most = g, named
		}
	}
	return best
}

// candidates are the places where the text of a column starts behind white space.
func candidates(pages []pdftext.Page) map[float32]bool {
	count := map[float32]int{}
	for i := range pages {
		for k := range pages[i].Lines {
			words := pages[i].Lines[k].Words
			for w := 1; w < len(words); w++ {
				if words[w].Box.X0-words[w-1].Box.X1 >= gutterWidth && words[w].Box.X0 < pages[i].Width*marginShare/100 {
					count[float32(int(words[w].Box.X0))]++
				}
			}
		}
	}
	out := map[float32]bool{}
	for x, n := range count {
		if n >= marginRows {
			out[x] = true
		}
	}
	return out
}

// firstOfColumn returns the index of the first word of the column that starts at x: 0 when
// the whole line stands in it, -1 when no white space parts margin and column, or when the
// whole line stands before it.
func firstOfColumn(l *pdftext.Line, x float32) int {
	for i := range l.Words {
		if l.Words[i].Box.X0 < x-2 {
			continue
		}
		if i > 0 && (l.Words[i].Box.X0-l.Words[i-1].Box.X1 < gutterWidth || l.Words[i-1].Box.X1 > x-gutterWidth+2) {
			return -1
		}
		return i
	}
	return -1
}

// isMarginName tells whether words can be a person's name, or a part of one: civility,
// first name, name in capitals, "Mme la Présidente".
func isMarginName(words []pdftext.Word) bool {
	if len(words) > marginWords {
		return false
	}
	for i := range words {
		w := strings.Trim(words[i].Text, ".,-")
		switch f := french.FoldLine(w); {
		case f == "" || !isLetters(w):
			return false
		case slices.Contains([]string{"le", "la", "de", "du", "des", "d", "l"}, f) && len(words) > 1:
		case !unicode.IsUpper([]rune(w)[0]):
			return false
		}
	}
	return true
}

// isSurelyPerson tells whether words that can be a name bear a civility, an office or a name
// in capitals; without any of them they may as well name a school.
func isSurelyPerson(words []pdftext.Word) bool {
	for i := range words {
		w := strings.Trim(words[i].Text, ".,-")
		switch f := french.FoldLine(w); {
		case slices.Contains([]string{"m", "mme", "mm", "mmes", "monsieur", "madame", "maire", "president", "presidente", "rapporteur"}, f):
			return true
		case len([]rune(w)) > 2 && strings.ToUpper(w) == w:
			return true
		}
	}
	return false
}

func isLetters(w string) bool {
	for _, r := range w {
		if !unicode.IsLetter(r) && r != '-' && r != '’' && r != '\'' && r != '.' {
			return false
		}
	}
	return true
}

// part parts a line at the gutter: the name in the margin, or nil, and the rest.
func (g gutter) part(l *pdftext.Line) (margin, rest *pdftext.Line) {
	if g.x1 == 0 || l.Zone != pdftext.Body {
		return nil, l
	}
	n := 0
	for n < len(l.Words) && l.Words[n].Box.X1 <= g.x0+1 {
		n++
	}
	switch {
	case n == 0 || !isMarginName(l.Words[:n]):
		return nil, l
	case n == len(l.Words):
		return l, nil
	case l.Words[n].Box.X0 < g.x1-1:
		return nil, l
	}
	m, r := *l, *l
	m.Words, m.Cells = l.Words[:n], nil
	r.Words, r.Gap = l.Words[n:], l.Gap
	r.Cells = nil
	for _, c := range l.Cells {
		if c >= n {
			r.Cells = append(r.Cells, c-n)
		}
	}
	if len(r.Cells) < 2 {
		r.Cells = nil
	}
	return &m, &r
}

// dotRank gives the rank that stands in a narrow column of its own, beside a margin of
// names, the full stop that it has where no column says that it is one.
func (s *Printed) dotRank(g gutter) {
	if g.x1 == 0 || len(s.Words) < 2 || s.Words[1].Box.X0-s.Words[0].Box.X1 < gutterWidth {
		return
	}
	rank := s.Words[0].Text
	if len(rank) > 3 || strings.Trim(rank, "0123456789") != "" {
		return
	}
	s.Text = rank + "." + s.Text[len(rank):]
	s.Fold = french.FoldLine(s.Text)
}
