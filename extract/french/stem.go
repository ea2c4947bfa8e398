package french

import (
	"github.com/kljensen/snowball/french"
)

// Stem returns what the forms of a word have in common, folded: "approuvées" and "approuver"
// give "approuv". An elided article before it is cut off ("l'adoption", "d'adopter").
func Stem(word string) string {
	for i, r := range word {
		if (r == '\'' || r == '’') && i <= 2 {
			word = word[i+utf8Len(r):]
			break
		}
	}
	return Fold(french.Stem(word, true))
}

func utf8Len(r rune) int {
	if r == '’' {
		return 3
	}
	return 1
}
