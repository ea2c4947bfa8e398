package cut

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed phrases.txt
var phrasesText string

var phrases = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, l := range strings.Split(phrasesText, "\n") {
		if name, phrase, ok := strings.Cut(l, " "); ok && name != "#" {
			m[name] = phrase
		}
	}
	return m
})

// Phrase says in French what a feature ("own.blank 3", "word.first tarifs") looks at.
func Phrase(feature string) string {
	name, value, _ := strings.Cut(feature, " ")
	p, ok := phrases()[name]
	if !ok {
		group, _, _ := strings.Cut(name, ".")
		p = phrases()[group+"."]
	}
	if strings.HasPrefix(name, "word.") {
		return fmt.Sprintf("%s, « %s »", p, value)
	}
	return p
}
