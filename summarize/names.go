package summarize

import (
	"slices"
	"strings"
)

// civil finds a civility followed by a name. Titles of office are no names: "Monsieur le
// Maire", "Madame la Présidente".
var civil = lazily(`(?:\b(?:M\.|MM\.|Mr|Mme|Mmes|Mlle|Monsieur|Madame|Mademoiselle|Messieurs|Mesdames)|(?i:\b(?:consorts|époux|indivision|veuve|succession)))\s+(?:et\s+(?:M\.|Mme|Madame|Monsieur)\s+)?((?:(?:de|du|des|la|le|d['’])\s*)?\p{Lu}[\p{L}'’.-]*(?:\s+(?:(?:de|du|des|la|le|d['’])\s*)?\p{Lu}[\p{L}'’-]*){0,3})`)

var offices = []string{"maire", "president", "presidente", "adjoint", "adjointe", "prefet", "prefete", "ministre", "vice", "conseiller", "conseillere", "tresorier", "receveur", "directeur", "directrice", "rapporteur", "secretaire", "depute", "deputee", "senateur", "senatrice", "commissaire"}

// person is a private person's name met in a text, its civility included.
type person struct {
	start, end int
	name       string // without civility
}

// findPersons returns the names of persons that are neither offices nor elected members
// present at the session.
func findPersons(text string, present []string) []person {
	var out []person
	for _, m := range civil.FindAllStringSubmatchIndex(text, -1) {
		if m[0] > 0 && strings.ContainsRune(".-€", rune(text[m[0]-1])) {
			continue // the end of an acronym: "S.E.R.M. Opération"
		}
		name := strings.TrimRight(text[m[2]:m[3]], " .-'’")
		words := foldWords(name)
		for len(words) > 0 && slices.Contains([]string{"de", "du", "des", "la", "le", "d", "les"}, words[0]) {
			words = words[1:]
		}
		if len(words) == 0 || slices.Contains(offices, words[0]) || isPresent(words, present) {
			continue
		}
		if len(words) == 1 && len(words[0]) < 2 {
			continue
		}
		out = append(out, person{start: m[0], end: m[2] + len(name), name: name})
	}
	return out
}

// privatePersons returns the names alone.
func privatePersons(text string, present []string) []string {
	var out []string
	for _, p := range findPersons(text, present) {
		out = append(out, p.name)
	}
	return out
}

// removedName stands in a draft where the act names a private person.
const removedName = "[nom retiré]"

// withoutPersons puts a mark in the place of the private persons that a text names.
func withoutPersons(text string, present []string) string {
	found := findPersons(text, present)
	for i := len(found) - 1; i >= 0; i-- {
		text = text[:found[i].start] + removedName + text[found[i].end:]
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

// isPresent reports whether the words of a name are all found in the name of one member.
func isPresent(words []string, present []string) bool {
	for _, p := range present {
		member := foldWords(p)
		all := true
		for _, w := range words {
			if !slices.Contains(member, w) {
				all = false
				break
			}
		}
		if all && len(member) > 0 {
			return true
		}
	}
	return false
}

// isTribute reports whether the act honours a person: the only private names that an
// article may bear, once a person has looked.
func (s *assessor) isTribute(a *act) bool {
	return hasWord(a.objectWords, "hommage", "denomination", "denommer", "commemoration", "honneur", "memoire", "baptise")
}
