package extract

import "strings"

func isDash(s string) bool { return s != "" && strings.Trim(s, "-–—_|=>→•:") == "" }

// mendHyphens joins a compound word that a cell's width cut behind its hyphen: "Colette- Besson".
func mendHyphens(s string) string {
	var b strings.Builder
	words := strings.Fields(s)
	for i, w := range words {
		b.WriteString(w)
		if i+1 == len(words) {
			break
		}
		stem, cut := strings.CutSuffix(w, "-")
		if cut && stem != "" && !isDash(stem) && !strings.ContainsAny(stem[len(stem)-1:], "0123456789-") {
			continue
		}
		b.WriteByte(' ')
	}
	return b.String()
}
