package review

import (
	"strconv"
	"strings"
	"unicode"

	"phare/extract/french"
)

// frenchDate writes an ISO date in full: "4 avril 2025", "1er mai 2025". Another text is
// given back as it is.
func frenchDate(iso string) string { return french.LongISO(iso) }

// frenchNumber writes a score: "12,5".
func frenchNumber(v float64) string {
	return strings.ReplaceAll(strconv.FormatFloat(v, 'f', -1, 64), ".", ",")
}

// plural gives "1 acte", "3 actes".
func plural(n int, one, many string) string {
	if n < 2 {
		return strconv.Itoa(n) + " " + one
	}
	return strconv.Itoa(n) + " " + many
}

// inline makes a text from a document safe to stand in a line of Markdown: the act is data,
// and gives neither links nor markup.
func inline(text string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(text), " ") {
		if unicode.IsControl(r) {
			continue
		}
		if strings.ContainsRune("\\`*_[]<>{}|", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// code puts a text between backquotes.
func code(text string) string {
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, "`", "'")), " ")
	return "`" + text + "`"
}

// comment makes a text safe to stand inside an HTML comment.
func comment(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for strings.Contains(text, "--") {
		text = strings.ReplaceAll(text, "--", "- -")
	}
	return strings.NewReplacer("<", "‹", ">", "›").Replace(text)
}

// organ is the name of the assembly without its authority: "Conseil municipal" of "Conseil
// municipal de Pierrefonds". A name that it does not understand is given back whole.
func organ(body string) string {
	words := strings.Fields(body)
	if len(words) < 2 {
		return body
	}
	switch first := strings.ToLower(words[0]); first {
	case "conseil", "comité", "bureau", "commission", "assemblée":
		second := strings.ToLower(words[1])
		if second == "de" || second == "du" || second == "des" || strings.HasPrefix(second, "d'") || strings.HasPrefix(second, "d’") {
			if !strings.HasSuffix(second, "administration") {
				return body
			}
		}
		return words[0] + " " + words[1]
	}
	return body
}
