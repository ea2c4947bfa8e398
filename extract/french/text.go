package french

import "strings"

// IsLetter tells whether a byte of folded text is a letter.
func IsLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// IsDigit tells whether a byte of folded text is a figure.
func IsDigit(c byte) bool { return '0' <= c && c <= '9' }

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

// ContainsAny tells whether s holds one of the needles.
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

// LastWord returns the last word of folded text.
func LastWord(f string) string { return f[strings.LastIndexByte(f, ' ')+1:] }
