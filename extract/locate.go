package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/pdftext"
)

// Locate finds a verbatim quote in the act and returns its place: the page it starts on
// and the boxes of its words there. Only spaces, the hyphen of a line break and the shape
// of apostrophes, quotation marks and hyphens may differ; letters, figures and accents
// may not. It is false when the act does not hold the quote.
func (d *Deliberation) Locate(quote string) (Evidence, bool) {
	q, _ := printed(quote, nil, nil)
	if len(q) == 0 {
		return Evidence{}, false
	}
	var text []byte
	var from []wordRef
	for i := range d.Lines {
		l := &d.Lines[i]
		for j := range l.Words {
			start := len(text)
			text, _ = printed(l.Words[j].Text, text, &start)
			for len(from) < len(text) {
				from = append(from, wordRef{int32(i), int32(j)})
			}
		}
	}
	s, needle := string(text), string(q)
	at := -1
	for k := 0; ; {
		n := strings.Index(s[k:], needle)
		if n < 0 {
			break
		}
		n += k
		if edge(d.Lines, from, n, n+len(needle)) {
			at = n
			break
		}
		k = n + 1
	}
	if at < 0 {
		return Evidence{}, false
	}
	ev := Evidence{File: d.File, Page: d.Lines[from[at].line].Page}
	last := wordRef{-1, -1}
	for k := at; k < at+len(needle); k++ {
		r := from[k]
		if r == last {
			continue
		}
		l := &d.Lines[r.line]
		if ev.Quote != "" {
			ev.Quote += " "
		}
		ev.Quote += l.Words[r.word].Text
		last = r
		if l.Page != ev.Page {
			continue
		}
		box := l.Words[r.word].Box
		if n := len(ev.Boxes); n > 0 && sameRow(ev.Boxes[n-1], box) {
			ev.Boxes[n-1] = ev.Boxes[n-1].Union(box)
		} else {
			ev.Boxes = append(ev.Boxes, box)
		}
	}
	return ev, true
}

// wordRef says from which word of which line a byte comes.
type wordRef struct{ line, word int32 }

// sameRow tells whether two boxes stand side by side in one line.
func sameRow(a, b pdftext.Box) bool {
	mid := (b.Y0 + b.Y1) / 2
	return mid > a.Y0 && mid < a.Y1 && b.X0 >= a.X0
}

// edge tells whether a find at [i, j) cuts no word or number in two.
func edge(lines []Line, from []wordRef, i, j int) bool {
	whole := func(k int) bool { // a boundary lies between bytes k-1 and k
		if k <= 0 || k >= len(from) || from[k-1] != from[k] {
			return true
		}
		return false
	}
	if whole(i) && whole(j) {
		return true
	}
	// Inside a word a cut may fall beside a sign: "l’unanimité" holds "unanimité".
	return cutOK(lines, from, i) && cutOK(lines, from, j)
}

// cutOK tells whether cutting a word at byte k separates letters from signs.
func cutOK(lines []Line, from []wordRef, k int) bool {
	if k <= 0 || k >= len(from) || from[k-1] != from[k] {
		return true
	}
	start := k
	for start > 0 && from[start-1] == from[k] {
		start--
	}
	text, _ := printed(lines[from[k].line].Words[from[k].word].Text, nil, nil)
	n := k - start
	if n <= 0 || n >= len(text) {
		return true
	}
	before, _ := utf8.DecodeLastRune(text[:n])
	after, _ := utf8.DecodeRune(text[n:])
	return !alnum(before) || !alnum(after)
}

func alnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// printed appends the characters of s without spaces, typographic signs made plain. A
// hyphen at the end of what stands before, when start says where a new word begins, is
// kept: a quote and its source must agree on it once spaces are gone.
func printed(s string, text []byte, start *int) ([]byte, int) {
	for _, r := range s {
		switch {
		case unicode.IsSpace(r), r == '\u00a0', r == '\u202f', r == '\u200b', r == '\u00ad':
		case r == '’' || r == '‘' || r == 'ʼ':
			text = append(text, '\'')
		case r == '“' || r == '”':
			text = append(text, '"')
		case r == '‐' || r == '‑':
			text = append(text, '-')
		default:
			text = utf8.AppendRune(text, r)
		}
	}
	return text, len(text)
}
