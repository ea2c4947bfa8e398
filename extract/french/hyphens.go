package french

import "strings"

// IsDash tells whether a word is nothing but dashes, arrows, points and their like.
func IsDash(s string) bool { return s != "" && strings.Trim(s, "-–—_|=>→•:") == "" }

// MendHyphens joins a compound word that a cell's width cut behind its hyphen: "Colette- Besson".
func MendHyphens(s string) string {
	var b strings.Builder
	words := strings.Fields(s)
	for i, w := range words {
		b.WriteString(w)
		if i+1 == len(words) {
			break
		}
		stem, cut := strings.CutSuffix(w, "-")
		if cut && stem != "" && !IsDash(stem) && !strings.ContainsAny(stem[len(stem)-1:], "0123456789-") {
			continue
		}
		b.WriteByte(' ')
	}
	return b.String()
}
