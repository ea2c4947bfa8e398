package draft

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	bindingActs = regexp.MustCompile(`<!--[ \t]*actes?[ \t]*:([^\n>]*)-->`)
	amount      = regexp.MustCompile(`\d[\d\x{a0}\x{202f} .,/]*\d|\d`)
)

// Passage is a piece of a text and the acts that it is bound to; none for all of them.
type Passage struct {
	Acts []string
	Text string
}

// Passages cuts a text at its sections and at the comments that bind a paragraph.
func (d Draft) Passages() []Passage {
	var out []Passage
	last := 0
	for _, s := range Sections(d.Body) {
		out = append(out, bound(d.Body[last:s.Start], nil)...)
		out = append(out, bound(d.Body[s.Start:s.End], s.Acts)...)
		last = s.End
	}
	return append(out, bound(d.Body[last:], nil)...)
}

func bound(text string, acts []string) []Passage {
	var out []Passage
	for _, block := range strings.Split(text, "\n\n") {
		p := Passage{Acts: acts, Text: block}
		if m := bindingActs.FindStringSubmatch(block); m != nil {
			p.Acts, p.Text = strings.Fields(m[1]), strings.Replace(block, m[0], "", 1)
		}
		if strings.TrimSpace(p.Text) != "" {
			out = append(out, p)
		}
	}
	return out
}

// Weights are the words of a text that may be corrected: figures whole, and words of four
// letters or more.
func Weights(text string) (figures, words map[string]bool) {
	figures, words = map[string]bool{}, map[string]bool{}
	text = linkTarget.ReplaceAllString(text, "]")
	for _, f := range amount.FindAllString(text, -1) {
		figures[strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) || r == ',' {
				return r
			}
			return -1
		}, strings.ReplaceAll(f, ".", ","))] = true
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len([]rune(w)) >= 4 {
			words[w] = true
		}
	}
	return figures, words
}

var linkTarget = regexp.MustCompile(`\]\([^)]*\)`)
