package french

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed lexicon/*.txt
var lexicons embed.FS

// Lexicon is a set of folded words, each with the number that its file gives it (1 where
// it gives none).
type Lexicon map[string]int

// Has tells whether the folded word is an entry.
func (l Lexicon) Has(word string) bool { _, ok := l[word]; return ok }

// ParseLexicon reads the lines of a lexicon: a folded word, and maybe a number; what
// follows a # is a comment. An entry that bears an accent or a capital, or that stands
// twice, can never match or hides another: it is an error.
func ParseLexicon(text string) (Lexicon, error) {
	l := Lexicon{}
	for n, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		for _, entry := range strings.Split(line, ",") {
			f := strings.Fields(entry)
			if len(f) == 0 {
				continue
			}
			value := 1
			if len(f) == 2 {
				v, err := strconv.Atoi(f[1])
				if err != nil {
					return nil, fmt.Errorf("line %d: %q: %w", n+1, entry, err)
				}
				value = v
			}
			switch {
			case len(f) > 2:
				return nil, fmt.Errorf("line %d: %q is no single word", n+1, entry)
			case Fold(f[0]) != f[0]:
				return nil, fmt.Errorf("line %d: %q is not folded", n+1, f[0])
			case l.Has(f[0]):
				return nil, fmt.Errorf("line %d: %q stands twice", n+1, f[0])
			}
			l[f[0]] = value
		}
	}
	return l, nil
}

// MustLexicon is ParseLexicon for embedded text, whose errors are the program's own.
func MustLexicon(text string) Lexicon {
	l, err := ParseLexicon(text)
	if err != nil {
		panic("french: lexicon: " + err.Error())
	}
	return l
}

// lexicon returns a reader of lexicon/name.txt, which is read when it is first asked for.
func lexicon(name string) func() Lexicon {
	return sync.OnceValue(func() Lexicon {
		text, err := lexicons.ReadFile("lexicon/" + name + ".txt")
		if err != nil {
			panic(err)
		}
		return MustLexicon(string(text))
	})
}

// Named returns the lexicon of that name, nil where there is none. The names are those of
// the files of lexicon/, without their extension.
func Named(name string) Lexicon {
	if l := named[name]; l != nil {
		return l()
	}
	return nil
}

var named = func() map[string]func() Lexicon {
	files, err := lexicons.ReadDir("lexicon")
	if err != nil {
		panic(err)
	}
	m := make(map[string]func() Lexicon, len(files))
	for _, f := range files {
		name := strings.TrimSuffix(f.Name(), ".txt")
		m[name] = lexicon(name)
	}
	return m
}()
