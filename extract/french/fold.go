package french

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold returns s in lower case, without accents, ligatures or typographic signs: the form
// in which words are compared. White space and everything else stay as they are.
func Fold(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || c == '`' {
			b := make([]byte, i, len(s)+8)
			copy(b, s)
			for _, r := range s[i:] {
				b = AppendFold(b, r)
			}
			return string(b)
		}
	}
	return s
}

// FoldLine is Fold for a line of a page: single spaces, none at the ends, bullets of any
// font as "•", and "n°" in one piece. Lengths change: a position in it is none in the text.
func FoldLine(s string) string {
	b := make([]byte, 0, len(s)+8)
	space := true // a space before the first word is dropped
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		i += n
		if IsSpace(r) && r != '\u200b' && r != '\ufeff' {
			if !space {
				b, space = append(b, ' '), true
			}
			continue
		}
		if r == '°' || r == 'º' || r == '˚' {
			// "n °", "n °12": the sign belongs to the letter before it.
			if k := len(b); k >= 2 && b[k-1] == ' ' && b[k-2] == 'n' && (k == 2 || !IsLetter(b[k-3])) {
				b = b[:k-1]
			}
			b, space = append(b, "°"...), false
			continue
		}
		k := len(b)
		if r >= utf8.RuneSelf && IsBullet(r) {
			b = append(b, "•"...)
		} else {
			b = AppendFold(b, r)
		}
		if len(b) > k {
			space = false
		}
	}
	if k := len(b); k > 0 && b[k-1] == ' ' {
		b = b[:k-1]
	}
	return string(b)
}

// AppendFold appends the folded form of r to b: nothing for a combining accent or a
// character without width.
func AppendFold(b []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		switch {
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r == '`':
			r = '\''
		}
		return append(b, byte(r))
	}
	switch r {
	case 'à', 'â', 'ä', 'á', 'ã', 'å', 'À', 'Â', 'Ä', 'Á', 'Ã', 'Å':
		return append(b, 'a')
	case 'é', 'è', 'ê', 'ë', 'ē', 'É', 'È', 'Ê', 'Ë', 'Ē':
		return append(b, 'e')
	case 'î', 'ï', 'í', 'ì', 'Î', 'Ï', 'Í', 'Ì':
		return append(b, 'i')
	case 'ô', 'ö', 'ó', 'ò', 'õ', 'Ô', 'Ö', 'Ó', 'Ò', 'Õ':
		return append(b, 'o')
	case 'ù', 'û', 'ü', 'ú', 'Ù', 'Û', 'Ü', 'Ú':
		return append(b, 'u')
	case 'ÿ', 'ý', 'Ÿ', 'Ý':
		return append(b, 'y')
	case 'ç', 'Ç':
		return append(b, 'c')
	case 'ñ', 'Ñ':
		return append(b, 'n')
	case 'œ', 'Œ':
		return append(b, "oe"...)
	case 'æ', 'Æ':
		return append(b, "ae"...)
	case '’', '‘', '‛', '´', '′', 'ʼ':
		return append(b, '\'')
	case '–', '—', '‑', '‐', '−', '―', '‒', '\u00ad', '\uf02d':
		return append(b, '-')
	case '«', '»', '“', '”', '„':
		return append(b, '"')
	case '⁄', '∕':
		return append(b, '/')
	case 'ﬁ':
		return append(b, "fi"...)
	case 'ﬂ':
		return append(b, "fl"...)
	case 'ﬀ':
		return append(b, "ff"...)
	case '\ufeff', '\u200b', '\u200c', '\u200d':
		return b
	}
	if unicode.Is(unicode.Mn, r) {
		return b
	}
	return utf8.AppendRune(b, unicode.ToLower(r))
}

// IsBullet tells whether r opens an item of a list: bullets, arrows, shapes, and what symbol
// fonts put in their place (the private use area, "Ø" for Wingdings' arrow).
func IsBullet(r rune) bool {
	switch r {
	case '•', '·', '∙', '●', '‣', '⮚', 'Ø', 'ø':
		return true
	case '\uf02d', 0x2205: // a minus of a symbol font, the empty set that stands for none
		return false
	}
	return r >= 0xE000 && r <= 0xF8FF || r >= 0x2190 && r <= 0x21FF || r >= 0x2300 && r <= 0x2BFF
}

// IsSpace tells the spaces of PDFs and of typography from other characters.
func IsSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\f', '\v', 0x85, 0xA0, 0x202F, 0x200B, 0xFEFF:
		return true
	}
	return r >= 0x1680 && unicode.IsSpace(r)
}

// Words cuts s into its folded words: runs of letters and figures, nothing between them.
func Words(s string) []string {
	return strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
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

// FoldRune is FoldLine for one character: "" for one without width.
func FoldRune(r rune) string {
	if IsBullet(r) {
		return "•"
	}
	return string(AppendFold(nil, r))
}
