package extract

import (
	"strings"
	"testing"

	"phare/extract/pdftext"
)

// textLines turns a plain text into lines of one page: a form feed starts a page, a tab a
// cell of a table.
func textLines(text string) []Line {
	var lines []Line
	page := 1
	for _, s := range strings.Split(text, "\n") {
		if strings.HasPrefix(s, "\f") {
			page++
			s = s[1:]
		}
		l := Line{Page: page}
		x := float32(0)
		for k, c := range strings.Split(s, "\t") {
			if k > 0 {
				x = float32(k) * 100
				l.Cells = append(l.Cells, len(l.Words))
			} else if strings.Contains(s, "\t") {
				l.Cells = append(l.Cells, 0)
			}
			for _, word := range strings.Fields(c) {
				wide := float32(len([]rune(word))) * 5
				y := float32(len(lines)) * 12
				l.Words = append(l.Words, pdftext.Word{Text: word, Box: pdftext.Box{X0: x, Y0: y, X1: x + wide, Y1: y + 10}})
				x += wide + 3
			}
		}
		if len(l.Words) > 0 {
			lines = append(lines, l)
		}
	}
	return lines
}

func TestVote(t *testing.T) {
	const none = -1
	for _, c := range voteCases {
		t.Run(c.name, func(t *testing.T) {
			v := newWords(textLines(c.text)).readVote()
			got := [4]int{none, none, none, none}
			for i, p := range []*int{v.votes.For, v.votes.Against, v.votes.Abstain, v.votes.NotVoting} {
				if p != nil {
					got[i] = *p
				}
			}
			unanimous := "nil"
			if v.unanimous != nil {
				unanimous = map[bool]string{true: "yes", false: "no"}[*v.unanimous]
			}
			if got != c.votes || unanimous != c.unanimous {
				t.Errorf("%s\nvotes %v, unanimous %s; want %v, %s\ntext %q", c.text, got, unanimous, c.votes, c.unanimous, v.text)
			}
		})
	}
}
