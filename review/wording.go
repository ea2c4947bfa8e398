package review

import "strings"

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
