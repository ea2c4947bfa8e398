package summarize

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// quoteMin is the shortest quote that proves anything, in letters and digits.
const quoteMin = 6

// quoted reports whether the words of a quote stand in a text as they are: white space,
// hyphens at line ends and the forms of apostrophes, quotes and dashes apart.
func quoted(text, quote string) bool {
	q := bare(quote)
	return len([]rune(q)) >= quoteMin && strings.Contains(bare(text), q)
}

// bare keeps letters, digits and the marks that change a meaning (comma, point, €, %).
func bare(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKC.String(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(",.€%/+", r) {
			b.WriteRune(r)
		}
	}
	return strings.Trim(b.String(), ",.")
}
