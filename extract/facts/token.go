package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a run of digits, a word (letters, then letters and digits), or one symbol.
type token struct {
	start, end int
	kind       byte   // 'd' digits, 'w' word, 's' symbol
	fold       string // Fold of the text
	space      bool   // white space before it
	breaks     int    // line breaks in that space
}

// Space tells the spaces that may stand inside a number, those of PDFs included.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\f', '\v', 0x00A0, 0x202F, 0x2009, 0x2007, 0x2002, 0x2003, 0x2005, 0x2006, 0x2008, 0x200A, 0x200B, 0xFEFF:
		return true
	}
	return false
}

func tokenize(text string) []token {
	toks := make([]token, 0, len(text)/4+4)
	space, breaks := false, 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if isSpace(r) {
			space = true
			if r == '\n' {
				breaks++
			}
			i += n
			continue
		}
		t := token{start: i, space: space, breaks: breaks}
		space, breaks = false, 0
		switch {
		case r >= '0' && r <= '9':
			t.kind = 'd'
			for i < len(text) && text[i] >= '0' && text[i] <= '9' {
				i++
			}
		case unicode.IsLetter(r):
			t.kind = 'w'
			for i < len(text) {
				r, n := utf8.DecodeRuneInString(text[i:])
				if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !(r >= '0' && r <= '9') {
					break
				}
				i += n
			}
		default:
			t.kind = 's'
			i += n
		}
		t.end = i
		t.fold = Fold(text[t.start:t.end])
		if t.kind == 'w' {
			switch { // superscripts are symbols of Unicode class No, not letters
			case strings.HasPrefix(text[i:], "²"):
				i, t.end, t.fold = i+2, i+2, t.fold+"2"
			case strings.HasPrefix(text[i:], "³"):
				i, t.end, t.fold = i+2, i+2, t.fold+"3"
			}
		}
		toks = append(toks, t)
	}
	return toks
}

// Capitals is the share of the letters of s that are capitals, from 0 to 1; 0 without letters.
func Capitals(s string) float64 {
	letters, capitals := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				capitals++
			}
		}
	}
	return float64(capitals) / float64(max(letters, 1))
}

// Fold returns s in lower case, without accents, ligatures or typographic apostrophes:
// the form in which words are compared.
func Fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || (c >= 'A' && c <= 'Z') {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r < utf8.RuneSelf {
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
			b.WriteByte(byte(r))
			continue
		}
		switch r = unicode.ToLower(r); r {
		case 'à', 'â', 'ä', 'á', 'ã', 'å':
			b.WriteByte('a')
		case 'é', 'è', 'ê', 'ë':
			b.WriteByte('e')
		case 'î', 'ï', 'í', 'ì':
			b.WriteByte('i')
		case 'ô', 'ö', 'ó', 'ò', 'õ':
			b.WriteByte('o')
		case 'ù', 'û', 'ü', 'ú':
			b.WriteByte('u')
		case 'ÿ', 'ý':
			b.WriteByte('y')
		case 'ç':
			b.WriteByte('c')
		case 'ñ':
			b.WriteByte('n')
		case 'œ':
			b.WriteString("oe")
		case 'æ':
			b.WriteString("ae")
		case '’', '‘', 'ʼ', '´':
			b.WriteByte('\'')
		case '‐', '‑', '–', '—', '−':
			b.WriteByte('-')
		case 'ﬁ':
			b.WriteString("fi")
		case 'ﬂ':
			b.WriteString("fl")
		case 'ﬀ':
			b.WriteString("ff")
		default:
			if !unicode.Is(unicode.Mn, r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}
