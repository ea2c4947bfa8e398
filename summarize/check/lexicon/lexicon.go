package lexicon

import (
	"embed"
	"strings"
	"sync"
)

//go:embed lists
var lexiconFiles embed.FS

// Phrase is a run of folded words to be met; a word that ends with "*" is a beginning.
type Phrase []string

func (p Phrase) At(words []Word, i int) bool {
	if i+len(p) > len(words) {
		return false
	}
	for k, want := range p {
		if begin, ok := strings.CutSuffix(want, "*"); ok {
			if !strings.HasPrefix(words[i+k].Fold, begin) {
				return false
			}
		} else if words[i+k].Fold != want {
			return false
		}
	}
	return true
}

func phrasesOf(list string) []Phrase {
	var out []Phrase
	for _, p := range strings.Split(list, "|") {
		if f := strings.Fields(p); len(f) > 0 {
			out = append(out, f)
		}
	}
	return out
}

// List is a set of folded words, and of beginnings of words.
type List struct {
	exact map[string]bool
	begin map[string][]string // by their first three letters
}

func listOf(words string) List {
	l := List{map[string]bool{}, map[string][]string{}}
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

func (l List) Has(fold string) bool {
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
type Family struct {
	Class, Name string
	Say         []Phrase
	Also        []string // names of families that license it too
	Keep        []Phrase
}

// contrary is two families that can't stand for one another.
type Contrary struct {
	A, B   List
	OneWay bool // only words of b contradict
}

// lexicons are the word lists of lists/, read once.
type Lexicons struct {
	Synonyms   map[string]string   // stem → group
	plain      map[string]bool     // stems of libres.txt
	Acronyms   map[string][]string // stem of a word → acronyms that it is part of
	Families   []Family            // of classes.txt
	Named      map[string]int
	Limits     []Family
	Contraries []Contrary
	first      map[string][]int // families by the first three letters of a phrase, or all of a shorter word
	verbs      map[string]List
}

var All = sync.OnceValue(readLexicons)

func lexiconLines(name string) []string {
	raw, err := lexiconFiles.ReadFile("lists/" + name)
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

func readLexicons() *Lexicons {
	x := &Lexicons{Synonyms: map[string]string{}, plain: map[string]bool{}, Acronyms: map[string][]string{}, Named: map[string]int{}, first: map[string][]int{}, verbs: map[string]List{}}
	for _, l := range lexiconLines("synonymes.txt") {
		words := strings.Fields(l)
		group := "@" + foldWord(words[0])
		for _, w := range words {
			st := stemOfFold(foldWord(w))
			if _, known := x.Synonyms[st]; !known {
				x.Synonyms[st] = group
			}
		}
	}
	for _, l := range lexiconLines("libres.txt") {
		for _, w := range strings.Fields(l) {
			st := stemOfFold(foldWord(w))
			x.plain[st] = true
			// A group is plain when the word that names it is.
			if x.Synonyms[st] == "@"+foldWord(w) {
				x.plain[x.Synonyms[st]] = true
			}
		}
	}
	for _, l := range lexiconLines("sigles.txt") {
		words := strings.Fields(l)
		for _, w := range words[1:] {
			st := stemOfFold(foldWord(w))
			if g, ok := x.Synonyms[st]; ok {
				st = g
			}
			x.Acronyms[st] = append(x.Acronyms[st], words[0])
		}
	}
	for _, l := range lexiconLines("classes.txt") {
		head, body, _ := strings.Cut(l, ":")
		class, name, _ := strings.Cut(strings.TrimSpace(head), " ")
		f := Family{Class: class, Name: strings.TrimSpace(name)}
		parts := strings.Split(body, "+")
		say, keep, _ := strings.Cut(parts[0], "=")
		f.Say, f.Keep = phrasesOf(say), phrasesOf(keep)
		for _, n := range parts[1:] {
			f.Also = append(f.Also, strings.TrimSpace(n))
		}
		x.Named[f.Name] = len(x.Families)
		for _, p := range append(append([]Phrase{}, f.Say...), f.Keep...) {
			key := firstKey(p[0])
			if l := x.first[key]; len(l) == 0 || l[len(l)-1] != len(x.Families) {
				x.first[key] = append(l, len(x.Families))
			}
		}
		x.Families = append(x.Families, f)
	}
	for _, l := range lexiconLines("limites.txt") {
		name, body, _ := strings.Cut(l, ":")
		say, keep, _ := strings.Cut(body, "=")
		x.Limits = append(x.Limits, Family{Name: name, Say: phrasesOf(say), Keep: phrasesOf(keep)})
	}
	for _, l := range lexiconLines("contraires.txt") {
		one := false
		a, b, ok := strings.Cut(l, "|")
		if !ok {
			a, b, _ = strings.Cut(l, ">")
			one = true
		}
		x.Contraries = append(x.Contraries, Contrary{A: listOf(a), B: listOf(b), OneWay: one})
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

// FamiliesAt returns the families of classes.txt that a run of words says at i, with the
// length of the longest phrase met; licensing, the words that only license count too.
func (x *Lexicons) FamiliesAt(words []Word, i int, licensing bool) (out []int, length int) {
	key := firstKey(words[i].Fold)
	for _, f := range x.first[key] {
		met, longest := false, 0
		for _, p := range x.Families[f].Say {
			if p.At(words, i) {
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
		for _, p := range x.Families[f].Keep {
			met = met || licensing && p.At(words, i)
		}
		if met {
			out = append(out, f)
		}
	}
	return out, length
}

// is tells that a word belongs to a list of verbes.txt.
func (x *Lexicons) Is(list string, w Word) bool {
	return x.verbs[list].Has(w.Fold)
}

// AnyIs tells that one of some words belongs to a list of verbes.txt.
func (x *Lexicons) AnyIs(list string, words []Word) bool {
	l := x.verbs[list]
	for _, w := range words {
		if l.Has(w.Fold) {
			return true
		}
	}
	return false
}

func AnyPhrase(phrases []Phrase, words []Word) int {
	for i := range words {
		for _, p := range phrases {
			if p.At(words, i) {
				return i
			}
		}
	}
	return -1
}
