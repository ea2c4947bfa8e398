package summarize

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"phare/extract/private"
)

// masked is a text that may leave the machine: personal data replaced by tokens, the same
// token for the same words throughout an act.
type masked struct {
	text  string
	kinds []string // kinds of what was replaced, sorted
	count int      // replacements
}

var angles = strings.NewReplacer("<", "‹", ">", "›")

// mask replaces the personal data of a text. Elected members in office, known from the
// attendance list, keep their names; streets and buildings that bear a name keep theirs.
func mask(text string, present []string) masked {
	m := masker{tokens: map[string]string{}, counts: map[private.Kind]int{}}
	var b strings.Builder
	last, count := 0, 0
	for _, s := range private.Find(text, present) {
		b.WriteString(text[last:s.Start])
		b.WriteString(m.token(s.Kind, text[s.Start:s.End]))
		last, count = s.End, count+1
	}
	b.WriteString(text[last:])
	var kinds []string
	for _, k := range slices.Sorted(maps.Keys(m.counts)) {
		kinds = append(kinds, string(k))
	}
	return masked{text: angles.Replace(b.String()), kinds: kinds, count: count}
}

type masker struct {
	tokens map[string]string    // folded words → token
	counts map[private.Kind]int // tokens given, by kind
}

// token is what stands for a span. A surname alone is the person that bore it before.
func (m *masker) token(kind private.Kind, original string) string {
	key := strings.Join(foldWords(original), " ")
	if t, ok := m.tokens[key]; ok {
		return t
	}
	last := key[strings.LastIndex(key, " ")+1:]
	if kind == private.Person {
		if t, ok := m.tokens["~"+last]; ok && last == key {
			return t
		}
	}
	m.counts[kind]++
	t := fmt.Sprintf("[%s %d]", kind, m.counts[kind])
	m.tokens[key] = t
	if kind == private.Person {
		m.tokens["~"+last] = t
	}
	return t
}

// maskToken is what stands for personal data in a text that a model read.
var maskToken = lazily(`\[(?:personne|adresse|courriel|téléphone|iban|parcelle|naissance|immatriculation|santé|sécurité sociale|nom retiré)[^\]]{0,6}\]`)
