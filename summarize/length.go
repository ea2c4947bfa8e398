package summarize

import (
	"fmt"
	"unicode/utf8"

	"phare/prompts"
	"phare/summarize/check"
)

// problemsOfLength says in French what is too long in a post, "" when it fits every
// network of the channel, as each counts, with the place kept for its link.
func problemsOfLength(c prompts.Channel, text string) string {
	for _, network := range c.Fits {
		limit, ok := check.LimitOf(network)
		if !ok {
			continue
		}
		if n := check.Count(network, text) + c.Reserve + c.Kept; n > limit.Max {
			return fmt.Sprintf("%d %s pour %s, place du lien comprise, au lieu de %d au plus", n, limit.Unit, network, limit.Max)
		}
	}
	if c.Max > 0 {
		if n := utf8.RuneCountInString(text); n > c.Max*5/4 {
			return fmt.Sprintf("%d caractères au lieu de %d au plus", n, c.Max)
		}
	}
	return ""
}
