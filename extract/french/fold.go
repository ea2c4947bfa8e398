// Package french is the one place that knows French: how words are folded, cut and compared.
package french

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold gives the form in which text is compared: lower-case ASCII letters without accents,
// straight apostrophes and hyphens, single spaces, "n°" in one piece. Lengths change, so
// a position in it is no position in the text.
func Fold(s string) string {
	b := make([]byte, 0, len(s)+8)
	space := true // a space before the first word is dropped
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v':
				if !space {
					b, space = append(b, ' '), true
				}
				continue
			case 'A' <= c && c <= 'Z':
				c += 'a' - 'A'
			case c == '`':
				c = '\''
			}
			b, space = append(b, c), false
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if r == '\u00a0' || unicode.IsSpace(r) {
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
		t := FoldRune(r)
		if t == "" {
			continue
		}
		b, space = append(b, t...), false
	}
	if k := len(b); k > 0 && b[k-1] == ' ' {
		b = b[:k-1]
	}
	return string(b)
}

// IsLetter and IsDigit tell of a byte of folded text what it is.
func IsLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
func IsDigit(c byte) bool  { return '0' <= c && c <= '9' }

// FoldRune returns what stands for a character beyond ASCII; a combining accent is dropped.
func FoldRune(r rune) string {
	switch r {
	case 'à', 'â', 'ä', 'á', 'ã', 'å', 'À', 'Â', 'Ä', 'Á', 'Ã', 'Å':
		return "a"
	case 'é', 'è', 'ê', 'ë', 'É', 'È', 'Ê', 'Ë':
		return "e"
	case 'î', 'ï', 'í', 'ì', 'Î', 'Ï', 'Í', 'Ì':
		return "i"
	case 'ô', 'ö', 'ó', 'ò', 'õ', 'Ô', 'Ö', 'Ó', 'Ò', 'Õ':
		return "o"
	case 'ù', 'û', 'ü', 'ú', 'Ù', 'Û', 'Ü', 'Ú':
		return "u"
	case 'ÿ', 'Ÿ':
		return "y"
	case 'ç', 'Ç':
		return "c"
	case 'ñ', 'Ñ':
		return "n"
	case 'œ', 'Œ':
		return "oe"
	case 'æ', 'Æ':
		return "ae"
	case '’', '‘', '‛', '´', '′', 'ʼ':
		return "'"
	case '–', '—', '‑', '‐', '−', '―', '‒', '\u00ad':
		return "-"
	case '•', '▪', '●', '■', '◦', '‣', '∙', '·', '\uf0b7', '\uf0a7', '\uf0d8', '\uf0fc', '\uf02d', '\uf0e8', '\uf076', '➢', '➤', '✓', '►', '▶', '❖', '□', '○', '◆', '◇', '❑', '❏', '➔', '➜', '⇒', '✔', '☑', '◼', '⮚', '▸', '→', 'Ø', 'ø':
		return "•"
	case '«', '»', '“', '”', '„':
		return "\""
	case 'ﬁ':
		return "fi"
	case 'ﬂ':
		return "fl"
	case 'ﬀ':
		return "ff"
	case '\ufeff', '\u200b', '\u200c', '\u200d':
		return ""
	}
	if unicode.Is(unicode.Mn, r) {
		return ""
	}
	return string(unicode.ToLower(r))
}

// Words cuts folded text into its words: runs of letters and digits.
func Words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Alike is the share of words that two folded texts have in common (Dice), 0 to 1.
func Alike(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	count := make(map[string]int, len(a))
	for _, w := range a {
		count[w]++
	}
	common := 0
	for _, w := range b {
		if count[w] > 0 {
			count[w]--
			common++
		}
	}
	return 2 * float64(common) / float64(len(a)+len(b))
}

// HasAnyPrefix tells whether s starts with one of the prefixes.
func HasAnyPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

func ContainsAny(s string, needles []string) bool {
	for _, n := range needles {
		if strings.Contains(s, n) {
			return true
		}
	}
	return false
}

// WordAt finds needle in s where it stands as words of its own; -1 when it does not.
func WordAt(s, needle string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], needle)
		if i < 0 {
			return -1
		}
		i += from
		end := i + len(needle)
		if (i == 0 || !IsLetter(s[i-1]) && !IsDigit(s[i-1])) && (end == len(s) || !IsLetter(s[end]) && !IsDigit(s[end])) {
			return i
		}
		from = i + 1
	}
}

// EndsIn tells whether folded text ends in one of the signs.
func EndsIn(f, signs string) bool {
	return f != "" && strings.ContainsAny(f[len(f)-1:], signs)
}

// Head returns the first n bytes of s, all of a shorter one.
func Head(s string, n int) string {
	if len(s) > n {
		return s[:n]
	}
	return s
}

// AllDigits tells whether s is a run of digits.
func AllDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !IsDigit(s[i]) {
			return false
		}
	}
	return s != ""
}
