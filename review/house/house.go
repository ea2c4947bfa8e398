// Package house is the rule of an authority on who signs: which chairs a text needs before it
// goes out, and whether the person who wrote it may be one of them.
package house

import (
	"fmt"
	"slices"
	"strings"

	"phare/extract/french"
)

// Rule is who must sign. The zero value asks for one person, whoever it is.
type Rule struct {
	// Chairs are the signatures that a text needs, by its channel ("article", "facebook"): each
	// by another person.
	Chairs map[string][]string
	// Another is set where a person who changed a text neither signs it nor sets an error of it
	// aside (writer_signs: false).
	Another bool
}

// Of gives the chairs that a file of the review folder needs. The file's name tells the channel:
// its front matter is changed by hand and not signed.
func (r Rule) Of(file string) []string {
	return r.Chairs[strings.TrimSuffix(file, ".md")]
}

// Check says in French what is wrong with a rule.
func (r Rule) Check() error {
	for channel, chairs := range r.Chairs {
		seen := map[string]bool{}
		for _, c := range chairs {
			switch key := fold(c); {
			case key == "":
				return fmt.Errorf("signature: %s nomme une signature vide", channel)
			case seen[key]:
				return fmt.Errorf("signature: %s nomme deux fois « %s »", channel, c)
			default:
				seen[key] = true
			}
		}
	}
	return nil
}

// Sign is one signature that stands.
type Sign struct{ By, Chair string }

// Missing gives the chairs that no signature fills. A person fills one chair only, however often
// the journal names them.
func Missing(chairs []string, signs []Sign) []string {
	var out []string
	var took []string
	for _, c := range chairs {
		i := slices.IndexFunc(signs, func(s Sign) bool {
			return SameChair(s.Chair, c) && !slices.ContainsFunc(took, func(by string) bool { return SamePerson(by, s.By) })
		})
		if i < 0 {
			out = append(out, c)
			continue
		}
		took = append(took, signs[i].By)
	}
	return out
}

// SameChair reports whether two words name one chair.
func SameChair(a, b string) bool { return fold(a) == fold(b) }

// SamePerson reports whether two names are one person's, whatever their case, accents, order,
// hyphens and spaces.
func SamePerson(a, b string) bool {
	words := func(name string) []string {
		w := strings.Fields(strings.NewReplacer("-", " ", "'", " ", ",", " ").Replace(fold(name)))
		slices.Sort(w)
		return w
	}
	return slices.Equal(words(a), words(b))
}

func fold(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(french.Fold(s), "’", "'")), " ")
}
