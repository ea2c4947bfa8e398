// Package diff sets two texts side by side as a person reads them.
package diff

import (
	"strings"
	"unicode"

	"github.com/aymanbagabas/go-udiff"
)

// Piece is a stretch of a comparison.
type Piece struct {
	Kind string // same, added, removed
	Text string
}

// Compare sets two texts side by side, word by word.
func Compare(before, after string) []Piece {
	a, b := tokens(before), tokens(after)
	lines := func(t []string) string {
		var s strings.Builder
		for _, w := range t {
			s.WriteString(strings.ReplaceAll(w, "\n", "\x01"))
			s.WriteByte('\n')
		}
		return s.String()
	}
	left, right := lines(a), lines(b)
	var out []Piece
	add := func(kind, text string) {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\n", ""), "\x01", "\n")
		if text == "" {
			return
		}
		if n := len(out); n > 0 && out[n-1].Kind == kind {
			out[n-1].Text += text
			return
		}
		out = append(out, Piece{kind, text})
	}
	at := 0
	for _, e := range together(left, udiff.Lines(left, right)) {
		add("same", left[at:e.Start])
		add("removed", left[e.Start:e.End])
		add("added", e.New)
		at = e.End
	}
	add("same", left[at:])
	return out
}

// together joins changes that only a word or two part: a sentence that was rewritten is read
// as one that went and one that came, not as crumbs of both.
func together(left string, edits []udiff.Edit) []udiff.Edit {
	var out []udiff.Edit
	for _, e := range edits {
		if n := len(out); n > 0 {
			between := left[out[n-1].End:e.Start]
			if strings.Count(between, "\n") <= 2 && !strings.Contains(between, "\x01") {
				out[n-1].New += between + e.New
				out[n-1].End = e.End
				continue
			}
		}
		out = append(out, e)
	}
	return out
}

// tokens parts a text into words, the spaces with the word before them.
func tokens(s string) []string {
	var out []string
	start := 0
	space := false
	for i, r := range s {
		if space && !unicode.IsSpace(r) {
			out = append(out, s[start:i])
			start = i
		}
		space = unicode.IsSpace(r)
	}
	return append(out, s[start:])
}

// Unified parts a unified comparison into its lines.
func Unified(diff string) []Piece {
	var out []Piece
	for line := range strings.Lines(diff) {
		kind := "same"
		switch {
		case strings.HasPrefix(line, "+++"), strings.HasPrefix(line, "---"), strings.HasPrefix(line, "@@"):
			continue
		case strings.HasPrefix(line, "+"):
			kind = "added"
		case strings.HasPrefix(line, "-"):
			kind = "removed"
		}
		out = append(out, Piece{kind, strings.TrimRight(line[1:], "\n")})
	}
	return out
}
