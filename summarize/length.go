package summarize

import (
	"fmt"
	"unicode/utf8"

	"phare/prompts"
)

// problemsOfLength says in French what is too long in a post, "" when it fits every
// network of the channel with the place kept for its link.
func problemsOfLength(c prompts.Channel, text string) string {
	if c.Max > 0 {
		if n := utf8.RuneCountInString(text); n > c.Max {
			return fmt.Sprintf("%d caractères au lieu de %d au plus", n, c.Max)
		}
	}
	return ""
}
