package french

import (
	"strings"
	"unicode/utf8"
)

// IndexFolded finds folded marker in text and returns the byte of the text after it; -1 without.
func IndexFolded(text, marker string) int {
	text = short(text)
	start := IndexFoldedStart(text, marker)
	if start < 0 {
		return -1
	}
	for end := start; end <= len(text); end++ {
		if end < len(text) && !utf8.RuneStart(text[end]) {
			continue
		}
		if f := FoldLine(text[start:end]); len(f) >= len(strings.TrimRight(marker, " ")) && f == strings.TrimRight(marker, " ") {
			return end
		}
	}
	return -1
}

// IndexFoldedStart finds folded marker in text, at the start of a word, and returns its byte; -1 without.
func IndexFoldedStart(text, marker string) int {
	text = short(text)
	m := strings.TrimRight(marker, " ")
	if !strings.Contains(FoldLine(text), m) {
		return -1
	}
	for i := range text {
		if i > 0 && text[i-1] != ' ' && text[i-1] != '\'' && text[i-1] < utf8.RuneSelf {
			continue
		}
		if strings.HasPrefix(FoldLine(text[i:]), m) {
			return i
		}
	}
	return -1
}

// short cuts a text beyond the length of any heading: what is looked for stands near its start,
// and the search costs the square of the length.
func short(text string) string {
	const most = 320
	if len(text) <= most {
		return text
	}
	for n := most; n > 0; n-- {
		if utf8.RuneStart(text[n]) {
			return text[:n]
		}
	}
	return ""
}
