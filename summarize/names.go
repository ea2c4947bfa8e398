package summarize

import (
	"slices"
	"strings"

	"phare/extract/private"
)

// privatePersons returns the names of the private persons that a text names.
func privatePersons(text string, present []string) []string {
	var out []string
	for _, s := range private.Find(text, present) {
		if s.Kind == private.Person {
			out = append(out, text[s.Start:s.End])
		}
	}
	return out
}

// removedName stands in a draft where the act names a private person.
const removedName = "[nom retiré]"

// withoutPersons puts a mark in the place of the private persons that a text names.
func withoutPersons(text string, present []string) string {
	found := private.Find(text, present)
	for i := len(found) - 1; i >= 0; i-- {
		if found[i].Kind == private.Person {
			text = text[:found[i].Start] + removedName + text[found[i].End:]
		}
	}
	return text
}

// particles are the small words of a surname.
var particles = []string{"de", "du", "des", "d", "la", "le", "les", "el", "al", "ben", "van", "von", "da", "di", "dos", "y", "née", "épouse"}

// members leaves out of those present what is no name: the title that some acts print right
// under the attendance list. Where surnames are printed in capitals, a name has one.
func members(present []string) []string {
	capitals := 0
	surname := func(p string) bool {
		return slices.ContainsFunc(nameWords(p), func(w string) bool { return len([]rune(w)) > 1 && strings.ToUpper(w) == w })
	}
	for _, p := range present {
		if surname(p) {
			capitals++
		}
	}
	var out []string
	for _, p := range present {
		if capitals*10 >= len(present)*8 && !surname(p) || strings.ContainsAny(p, "\"«»“”") || slices.ContainsFunc(nameWords(p), func(w string) bool {
			return !startsUpper(w) && !slices.Contains(particles, strings.ToLower(w))
		}) {
			continue
		}
		out = append(out, p)
	}
	return out
}

func nameWords(p string) []string {
	return strings.FieldsFunc(p, func(r rune) bool { return r == ' ' || r == '\'' || r == '’' || r == '-' || r == '.' || r == '\u00a0' })
}

// isTribute reports whether the act honours a person: the only private names that an
// article may bear, once a person has looked.
func (s *assessor) isTribute(a *act) bool {
	return hasWord(a.objectWords, "hommage", "denomination", "denommer", "commemoration", "honneur", "memoire", "baptise")
}
