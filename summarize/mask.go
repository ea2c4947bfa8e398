package summarize

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// masked is a text that may leave the machine: personal data replaced by tokens, the same
// token for the same words throughout an act.
type masked struct {
	text  string
	kinds []string // kinds of what was replaced, sorted
	count int      // replacements
}

// masking is one kind of personal data. The group named "x" is replaced, or the whole match.
type masking struct {
	kind string
	re   pattern
}

var (
	maskings = []masking{
		{"courriel", lazily(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)},
		{"iban", lazily(`\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,4})?\b`)},
		{"téléphone", lazily(`(?:\+33[ .]?[1-9]|\b0[1-9])(?:[ .-]?\d{2}){4}\b`)},
		{"sécurité sociale", lazily(`\b[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}(?: ?\d{2})?\b`)},
		{"adresse", lazily(`(?i)(?:demeurant|domiciliée?s?|résidant|habitant)\s+(?:ensemble\s+)?(?:au\s+|à\s+)?(?P<x>\d{1,4}[^.;\n)]{5,80})`)},
		{"adresse", lazily(`\b\d{1,4}(?:\s?(?:bis|ter|quater))?,?\s+(?i:rue|avenue|boulevard|chemin|impasse|allée|place|route|quai|cours|cour|lotissement|résidence|square|sente|sentier|ruelle|venelle|faubourg|hameau|lieu-dit|clos|passage|villa|mail|esplanade|cité|montée|voie|traverse)\s[^.;\n()]{3,60}?[\s,–-]+\d{5}\s+\p{Lu}[\p{L}'’-]+(?:[\s-]\p{Lu}[\p{L}'’-]+)*`)},
		{"naissance", lazily(`(?i)\bnée?s?\s+(?P<x>le\s+\d{1,2}(?:er)?[\s/.]+\p{L}*\d*[\s/.]+\d{4}(?:\s+à\s+\p{Lu}[\p{L}'’-]+)?)`)},
		{"parcelle", lazily(`(?i:parcelles?|cadastrée?s?|section)(?i:\s+(?:cadastrée?s?|section|communale?s?|n°s?|numéros?))*\s+(?P<x>[A-Z]{1,2}\s*(?:n°s?\s*)?\d{1,4}p?(?:\s*(?:,|et|-|;)\s*(?:[A-Z]{1,2}\s*)?(?:n°\s*)?\d{1,4}p?\b)*)`)},
		{"personne", lazily(`(?:(?i:représentée?s? par|présidée?s? par|dirigée?s? par|gérée?s? par|appartenant à|propriété de|au profit de|acquise? (?:par|auprès de)|vendue? (?:par|à)|signée? par|époux|consorts|veuve|succession(?: de)?|indivision))\s+(?i:m\.|mme|monsieur|madame|mlle)?\s*(?P<x>\p{Lu}\p{Ll}[\p{L}'’-]*\s+\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}\p{Lu}[\p{L}'’-]*)?)`)},
	}
	angles = strings.NewReplacer("<", "‹", ">", "›")
)

// mask replaces the personal data of a text. Elected members in office, known from the
// attendance list, keep their names; streets and buildings that bear a name keep theirs.
func mask(text string, present []string) masked {
	m := masker{tokens: map[string]string{}, counts: map[string]int{}, seen: map[string]bool{}}
	for _, p := range slices.Backward(findPersons(text, present)) {
		text = text[:p.start] + m.token("personne", p.name) + text[p.end:]
	}
	for _, k := range maskings {
		text = m.replace(text, k, present)
	}
	// A surname that was hidden once is hidden everywhere.
	for _, name := range slices.Sorted(maps.Keys(m.tokens)) {
		words := strings.Fields(name)
		last := words[len(words)-1]
		if m.kindOf(name) != "personne" || len([]rune(last)) < 4 {
			continue
		}
		re := regexp.MustCompile(`(?:\p{Lu}[\p{L}'’-]+\s+)?\b` + regexp.QuoteMeta(last) + `\b`)
		text = re.ReplaceAllStringFunc(text, func(found string) string {
			if !startsUpper(last) || isPresent(foldWords(found), present) {
				return found
			}
			m.count++
			return m.tokens[name]
		})
	}
	kinds := slices.Sorted(maps.Keys(m.seen))
	return masked{text: angles.Replace(text), kinds: kinds, count: m.count}
}

type masker struct {
	tokens map[string]string // original → token
	counts map[string]int    // tokens given, by kind
	seen   map[string]bool   // kinds met
	count  int
}

func (m *masker) token(kind, original string) string {
	m.seen[kind] = true
	m.count++
	if t, ok := m.tokens[original]; ok {
		return t
	}
	m.counts[kind]++
	t := fmt.Sprintf("[%s %d]", kind, m.counts[kind])
	m.tokens[original] = t
	return t
}

func (m *masker) kindOf(original string) string {
	kind, _, _ := strings.Cut(strings.Trim(m.tokens[original], "[]"), " ")
	return kind
}

func (m *masker) replace(text string, k masking, present []string) string {
	group := max(0, k.re.SubexpIndex("x"))
	matches := k.re.FindAllStringSubmatchIndex(text, -1)
	var b strings.Builder
	last := 0
	for _, s := range matches {
		start, end := s[2*group], s[2*group+1]
		if start < last {
			continue
		}
		original := text[start:end]
		if k.kind == "personne" && isPresent(foldWords(original), present) {
			continue
		}
		b.WriteString(text[last:start])
		b.WriteString(m.token(k.kind, original))
		last = end
	}
	b.WriteString(text[last:])
	return b.String()
}

// maskToken is what stands for personal data in a text that a model read.
var maskToken = lazily(`\[(?:personne|adresse|courriel|téléphone|iban|parcelle|naissance|sécurité sociale|nom retiré)[^\]]{0,6}\]`)
