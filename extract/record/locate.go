package record

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/french"
)

// Locate finds a verbatim quote in the act and returns its place: the page it starts on
// and the boxes of its words there. Only spaces, the hyphen of a line break and the shape
// of apostrophes, quotation marks and hyphens may differ; letters, figures, accents and
// capitals may not, and no word or number is cut in two. It is false when the act does
// not hold the quote.
func (d *Deliberation) Locate(quote string) (Evidence, bool) {
	needle := string(appendPrinted(nil, quote))
	if needle == "" {
		return Evidence{}, false
	}
	// A hyphen at the end of a line is of the word ("Saint-Loup") or of the break.
	for _, keep := range [...]bool{true, false} {
		t := newPrintedText(d.Lines, keep)
		if at, ok := t.find(needle); ok {
			return t.evidence(d, at, at+len(needle)), true
		}
	}
	return Evidence{}, false
}

// printedText is the act's characters without spaces, each byte with the word it is from.
type printedText struct {
	lines []Line
	text  string
	from  []wordRef
}

// wordRef names a word: its line and its index there.
type wordRef struct{ line, word int32 }

func newPrintedText(lines []Line, keepHyphens bool) *printedText {
	t := &printedText{lines: lines}
	var text []byte
	for i := range lines {
		l := &lines[i]
		for j := range l.Words {
			start := len(text)
			text = appendPrinted(text, l.Words[j].Text)
			if n := len(text); !keepHyphens && j == len(l.Words)-1 && n > start+1 && text[n-1] == '-' {
				text = text[:n-1]
			}
			for len(t.from) < len(text) {
				t.from = append(t.from, wordRef{int32(i), int32(j)})
			}
		}
	}
	t.text = string(text)
	return t
}

// find returns where needle stands without cutting a word or number.
func (t *printedText) find(needle string) (at int, ok bool) {
	for k := 0; ; {
		n := strings.Index(t.text[k:], needle)
		if n < 0 {
			return 0, false
		}
		n += k
		if t.mayCut(n) && t.mayCut(n+len(needle)) {
			return n, true
		}
		k = n + 1
	}
}

// mayCut tells whether a quote may start or end at byte k: between two words, unless they
// are groups of one number, or between a letter and a sign.
func (t *printedText) mayCut(k int) bool {
	if k <= 0 || k >= len(t.text) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(t.text[:k])
	after, _ := utf8.DecodeRuneInString(t.text[k:])
	if t.from[k-1] == t.from[k] {
		figures := unicode.IsDigit(before) || unicode.IsDigit(after)
		if figures && strings.ContainsRune(",.", before) || figures && strings.ContainsRune(",.", after) && k+1 < len(t.text) && french.IsDigit(t.text[k+1]) {
			return false
		}
		return !alnum(before) || !alnum(after)
	}
	if !unicode.IsDigit(before) || t.from[k-1].line != t.from[k].line {
		return true
	}
	return !thousands(t.text[k:])
}

// thousands tells whether s starts with a group of three figures.
func thousands(s string) bool {
	n := 0
	for n < len(s) && french.IsDigit(s[n]) {
		n++
	}
	return n == 3
}

func alnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// evidence returns the words of bytes [i, j) and, on the page they start on, their boxes:
// one for the words of a line.
func (t *printedText) evidence(d *Deliberation, i, j int) Evidence {
	ev := Evidence{File: d.File, Page: t.lines[t.from[i].line].Page}
	var quote strings.Builder
	last := wordRef{-1, -1}
	boxed := int32(-1)
	for k := i; k < j; k++ {
		r := t.from[k]
		if r == last {
			continue
		}
		last = r
		l := &t.lines[r.line]
		if quote.Len() > 0 {
			quote.WriteByte(' ')
		}
		quote.WriteString(l.Words[r.word].Text)
		if l.Page != ev.Page {
			continue
		}
		if box := l.Words[r.word].Box; boxed == r.line {
			n := len(ev.Boxes) - 1
			ev.Boxes[n] = ev.Boxes[n].Union(box)
		} else {
			ev.Boxes, boxed = append(ev.Boxes, box), r.line
		}
	}
	ev.Quote = quote.String()
	return ev
}

// appendPrinted appends the characters of s without spaces, typographic signs made plain.
func appendPrinted(text []byte, s string) []byte {
	for _, r := range s {
		switch {
		case unicode.IsSpace(r), r == '\u200b', r == '\u00ad':
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
	return text
}
