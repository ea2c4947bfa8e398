package check

import (
	"embed"
	"strings"
	"sync"
)

//go:embed lexicons
var lexiconFiles embed.FS

// phraseOf is a run of folded words to be met; a word that ends with "*" is a beginning.
type phraseOf []string

func (p phraseOf) at(words []word, i int) bool {
	if i+len(p) > len(words) {
		return false
	}
	for k, want := range p {
		if begin, ok := strings.CutSuffix(want, "*"); ok {
			if !strings.HasPrefix(words[i+k].fold, begin) {
				return false
			}
		} else if words[i+k].fold != want {
			return false
		}
	}
	return true
}

func phrasesOf(list string) []phraseOf {
	var out []phraseOf
	for _, p := range strings.Split(list, "|") {
		if f := strings.Fields(p); len(f) > 0 {
			out = append(out, f)
		}
	}
	return out
}

// wordList is a set of folded words, and of beginnings of words.
type wordList struct {
	exact map[string]bool
	begin map[string][]string // by their first three letters
}

func listOf(words string) wordList {
	l := wordList{map[string]bool{}, map[string][]string{}}
	for _, w := range strings.Fields(words) {
		if b, ok := strings.CutSuffix(w, "*"); ok {
			key := b[:min(3, len(b))]
			l.begin[key] = append(l.begin[key], b)
		} else {
			l.exact[w] = true
		}
	}
	return l
}

func (l wordList) has(fold string) bool {
	if l.exact[fold] {
		return true
	}
	for _, b := range l.begin[fold[:min(3, len(fold))]] {
		if strings.HasPrefix(fold, b) {
			return true
		}
	}
	return false
}

// family is a set of phrases that say one thing, and that license one another.
type family struct {
	class, name string
	say         []phraseOf
	also        []string // names of families that license it too
	keep        []phraseOf
}

// contrary is two families that can't stand for one another.
type contrary struct {
	a, b   wordList
	oneWay bool // only words of b contradict
}

// lexicons are the word lists of lexicons/, read once.
type lexicons struct {
	synonyms   map[string]string   // stem → group
	plain      map[string]bool     // stems of libres.txt
	acronyms   map[string][]string // stem of a word → acronyms that it is part of
	families   []family            // of classes.txt
	named      map[string]int
	limits     []family
	contraries []contrary
	first      map[string][]int // families by the first three letters of a phrase, or all of a shorter word
	verbs      map[string]wordList
}

var lexicon = sync.OnceValue(readLexicons)

func lexiconLines(name string) []string {
	raw, err := lexiconFiles.ReadFile("lexicons/" + name)
	if err != nil {
		panic(err) // embedded
	}
	var out []string
	for _, l := range strings.Split(string(raw), "\n") {
		if l = strings.TrimSpace(l); l != "" && !strings.HasPrefix(l, "#") {
			out = append(out, l)
		}
	}
	return out
}

func readLexicons() *lexicons {
	x := &lexicons{synonyms: map[string]string{}, plain: map[string]bool{}, acronyms: map[string][]string{}, named: map[string]int{}, first: map[string][]int{}, verbs: map[string]wordList{}}
	for _, l := range lexiconLines("synonymes.txt") {
		words := strings.Fields(l)
		group := "@" + foldWord(words[0])
		for _, w := range words {
			st := stemOfFold(foldWord(w))
			if _, known := x.synonyms[st]; !known {
				x.synonyms[st] = group
			}
		}
	}
	for _, l := range lexiconLines("libres.txt") {
		for _, w := range strings.Fields(l) {
			st := stemOfFold(foldWord(w))
			x.plain[st] = true
			// A group is plain when the word that names it is.
			if x.synonyms[st] == "@"+foldWord(w) {
				x.plain[x.synonyms[st]] = true
			}
		}
	}
	for _, l := range lexiconLines("sigles.txt") {
		words := strings.Fields(l)
		for _, w := range words[1:] {
			st := stemOfFold(foldWord(w))
			if g, ok := x.synonyms[st]; ok {
				st = g
			}
			x.acronyms[st] = append(x.acronyms[st], words[0])
		}
	}
	for _, l := range lexiconLines("classes.txt") {
		head, body, _ := strings.Cut(l, ":")
		class, name, _ := strings.Cut(strings.TrimSpace(head), " ")
		f := family{class: class, name: strings.TrimSpace(name)}
		parts := strings.Split(body, "+")
		say, keep, _ := strings.Cut(parts[0], "=")
		f.say, f.keep = phrasesOf(say), phrasesOf(keep)
		for _, n := range parts[1:] {
			f.also = append(f.also, strings.TrimSpace(n))
		}
		x.named[f.name] = len(x.families)
		for _, p := range append(append([]phraseOf{}, f.say...), f.keep...) {
			key := firstKey(p[0])
			if l := x.first[key]; len(l) == 0 || l[len(l)-1] != len(x.families) {
				x.first[key] = append(l, len(x.families))
			}
		}
		x.families = append(x.families, f)
	}
	for _, l := range lexiconLines("limites.txt") {
		name, body, _ := strings.Cut(l, ":")
		say, keep, _ := strings.Cut(body, "=")
		x.limits = append(x.limits, family{name: name, say: phrasesOf(say), keep: phrasesOf(keep)})
	}
	for _, l := range lexiconLines("contraires.txt") {
		one := false
		a, b, ok := strings.Cut(l, "|")
		if !ok {
			a, b, _ = strings.Cut(l, ">")
			one = true
		}
		x.contraries = append(x.contraries, contrary{a: listOf(a), b: listOf(b), oneWay: one})
	}
	for _, l := range lexiconLines("verbes.txt") {
		name, body, _ := strings.Cut(l, ":")
		x.verbs[strings.TrimSpace(name)] = listOf(body)
	}
	return x
}

// firstKey is what a phrase is looked up by: the first letters of its first word.
func firstKey(w string) string {
	w = strings.TrimSuffix(w, "*")
	return w[:min(3, len(w))]
}

// familiesAt returns the families of classes.txt that a run of words says at i, with the
// length of the longest phrase met; licensing, the words that only license count too.
func (x *lexicons) familiesAt(words []word, i int, licensing bool) (out []int, length int) {
	key := firstKey(words[i].fold)
	for _, f := range x.first[key] {
		met, longest := false, 0
		for _, p := range x.families[f].say {
			if p.at(words, i) {
				met = true
				longest = max(longest, len(p))
			}
		}
		if met && !licensing { // "tous les quinze jours" is no "tous les"
			if longest < length {
				continue
			}
			if longest > length {
				out = out[:0]
			}
			length = longest
		}
		for _, p := range x.families[f].keep {
			met = met || licensing && p.at(words, i)
		}
		if met {
			out = append(out, f)
		}
	}
	return out, length
}

// is tells that a word belongs to a list of verbes.txt.
func (x *lexicons) is(list string, w word) bool {
	return x.verbs[list].has(w.fold)
}

// anyIs tells that one of some words belongs to a list of verbes.txt.
func (x *lexicons) anyIs(list string, words []word) bool {
	l := x.verbs[list]
	for _, w := range words {
		if l.has(w.fold) {
			return true
		}
	}
	return false
}

func anyPhrase(phrases []phraseOf, words []word) int {
	for i := range words {
		for _, p := range phrases {
			if p.at(words, i) {
				return i
			}
		}
	}
	return -1
}
