package summarize

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// foldWords cuts a text into words comparable across spellings: lower case, no accents, no
// final s or x, anything that is neither letter nor digit parting two words.
func foldWords(text string) []string {
	words := strings.FieldsFunc(fold(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '*'
	})
	for i, w := range words {
		words[i] = singular(w)
	}
	return words
}

// fold lowers the case and strips accents and ligatures.
func fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range norm.NFKD.String(text) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'œ' || r == 'Œ':
			b.WriteString("oe")
		case r == 'æ' || r == 'Æ':
			b.WriteString("ae")
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// singular takes a final s or x off; "plus" would else be a PLU.
func singular(word string) string {
	if len(word) > 3 && word != "plus" && (word[len(word)-1] == 's' || word[len(word)-1] == 'x') {
		return word[:len(word)-1]
	}
	return word
}

// lexicon finds the phrases of many signals in one pass over a text.
type lexicon struct {
	exact  map[string][]phrase // by first word
	prefix map[string][]phrase // by first word, where that one is a beginning of word
}

// phrase is one entry of a word list, which belongs to the signal numbered owner.
type phrase struct {
	words []string // a trailing * marks a beginning of word
	head  bool     // only where the text opens, its rank or number apart
	owner int
	text  string // as the list has it
}

func newLexicon() *lexicon {
	return &lexicon{exact: map[string][]phrase{}, prefix: map[string][]phrase{}}
}

func (l *lexicon) add(owner int, text string) {
	words := foldWords(text)
	if len(words) == 0 {
		return
	}
	text, head := strings.CutPrefix(text, "^")
	p := phrase{words: words, head: head, owner: owner, text: text}
	if first, ok := strings.CutSuffix(words[0], "*"); ok {
		l.prefix[first] = append(l.prefix[first], p)
		return
	}
	l.exact[words[0]] = append(l.exact[words[0]], p)
}

// find calls yield for each phrase met in words, with the index of its first word.
func (l *lexicon) find(words []string, yield func(p phrase, at int)) {
	opening := 0
	for opening < len(words) && unicode.IsDigit(rune(words[opening][0])) {
		opening++
	}
	for i, w := range words {
		for _, p := range l.exact[w] {
			if (!p.head || i == opening) && p.matches(words[i:]) {
				yield(p, i)
			}
		}
		for n := 3; n <= len(w); n++ {
			for _, p := range l.prefix[w[:n]] {
				if (!p.head || i == opening) && p.matches(words[i:]) {
					yield(p, i)
				}
			}
		}
	}
}

func (p phrase) matches(words []string) bool {
	if len(words) < len(p.words) {
		return false
	}
	for i, want := range p.words {
		if begin, ok := strings.CutSuffix(want, "*"); ok {
			if !strings.HasPrefix(words[i], begin) {
				return false
			}
		} else if words[i] != want {
			return false
		}
	}
	return true
}
