package font

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// SoftHyphen is the hyphen that shows at the end of a line alone.
const SoftHyphen = "\u00ad"

var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st", SoftHyphen, "-", "\u2010", "-", "\u2011", "-")

// Fold returns the text of a glyph as a reader takes it: ligatures undone, soft and
// unbreakable hyphens plain, the private-use characters of bullet fonts shown as bullets.
// bad is set when the glyph stands for nothing known.
func Fold(s string, pictorial bool) (text string, bad bool) {
	if len(s) == 1 && s[0] > ' ' && s[0] < 0x7f && !pictorial {
		return s, false
	}
	if s == "" {
		return "\ufffd", true
	}
	r, n := utf8.DecodeRuneInString(s)
	if n == len(s) {
		switch {
		case r == utf8.RuneError || r < ' ' && r != '\t' || r >= 0x7f && r < 0xa0:
			return "\ufffd", true
		case r == '\t' || unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			return " ", false
		case isPrivate(r):
			return foldPrivate(r, pictorial)
		}
	}
	if isASCII(s) {
		return s, false
	}
	return ligatures.Replace(s), false
}

func isPrivate(r rune) bool { return r >= 0xe000 && r <= 0xf8ff }

// foldPrivate reads a private-use character. U+F020 to U+F0FF are the codes of symbol fonts
// (Microsoft's convention): in Symbol and Wingdings they are bullets and arrows, in other
// fonts the plain characters.
func foldPrivate(r rune, pictorial bool) (string, bool) {
	if r < 0xf020 || r > 0xf0ff {
		return "\ufffd", true
	}
	c := byte(r - 0xf000)
	switch c {
	case 0xb7, 0xa7, 0x6c, 0x6e, 0x9f, 0x76, 0xa8, 0x71:
		return "•", false
	case 0xd8, 0xe0, 0xc4, 0xf0, 0xe8:
		return "→", false
	case 0xfc, 0xfe:
		return "✓", false
	case 0x2d:
		return "-", false
	}
	if pictorial {
		return "•", false
	}
	if c >= ' ' && c < 0x7f || c >= 0xa0 {
		return string(rune(c)), false
	}
	return "\ufffd", true
}

func isLetterOrDigit(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n > 0 && n == len(s) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
