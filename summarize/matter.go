package summarize

import (
	"slices"
	"strings"
	"unicode"
)

const matterWords = 3 // words of its own that two objects must share in one run

// matters are the objects of the acts as runs of words of their own: no linking word, no
// number, no word of procedure at their ends.
type matters map[*act][][]token

// token is a word of an object, with its place in it.
type token struct {
	key        string // folded, singular
	from, till int    // bytes of the object
	link       bool   // joins two others
	own        bool   // says the matter: neither linking nor common
}

// between are the words that link like those of a name, but stand in none.
var between = map[string]bool{"entre": true, "avec": true, "dans": true, "par": true, "un": true, "une": true, "vers": true, "chez": true, "son": true, "sa": true, "ses": true, "leur": true, "cette": true, "ce": true, "afin": true, "selon": true, "sous": true, "hors": true, "dit": true, "dite": true}

// mattersOf reads the objects. The first clause of an object that several acts open with is
// the heading of the agenda, not their matter.
func mattersOf(acts []*act) matters {
	m := matters{}
	opening := map[string]int{}
	for _, a := range acts {
		m[a] = clauses(a.object)
		if len(m[a]) > 1 {
			opening[keyOf(m[a][0])]++
		}
	}
	for a, cs := range m {
		if len(cs) > 1 && opening[keyOf(cs[0])] > 1 {
			m[a] = cs[1:]
		}
	}
	return m
}

func keyOf(ts []token) string {
	keys := make([]string, len(ts))
	for i, t := range ts {
		keys[i] = t.key
	}
	return strings.Join(keys, " ")
}

// clauses cuts an object at its marks; a word keeps its place.
func clauses(object string) [][]token {
	var out [][]token
	var run []token
	start := -1
	word := func(end int) {
		if start < 0 {
			return
		}
		key := singular(fold(object[start:end]))
		run = append(run, token{key: key, from: start, till: end, link: linking[key] || between[key], own: !linking[key] && !between[key] && !common()[key] && !startsWithDigit(key)})
		start = -1
	}
	for i, r := range object {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if start < 0 {
				start = i
			}
		default:
			word(i)
			if strings.ContainsRune("–—:;,.()", r) {
				if len(run) > 0 {
					out = append(out, run)
				}
				run = nil
			}
		}
	}
	word(len(object))
	if len(run) > 0 {
		out = append(out, run)
	}
	return out
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// shared returns, as the first object writes it, the longest run of words that both objects
// hold and that says a matter; "" when there is none, or when many acts hold it.
func (m matters) shared(a, b *act) string {
	var best []token
	for _, c := range m[a] {
		for _, d := range m[b] {
			if run := longest(c, d); owned(run) > owned(best) {
				best = run
			}
		}
	}
	// The run must be most of what one of them is about: a network and its meters share words.
	if n := owned(best); n < matterWords || m.holders(best) > groupMax || 2*n < min(m.own(a), m.own(b)) {
		return ""
	}
	text := a.object[best[0].from:best[len(best)-1].till]
	if strings.ToUpper(text) == text {
		text = strings.ToLower(text)
	}
	if strings.Count(text, "«") > strings.Count(text, "»") {
		text += " »"
	}
	return text
}

// longest finds the longest run of content words common to two clauses, whatever links them
// ("collecte des déchets", "collecte de déchets"), between two words of their own.
func longest(c, d []token) []token {
	var best []token
	for i := range c {
		for j := range d {
			x, y, end, n, most := i, j, i, 0, owned(best)
			for x < len(c) && y < len(d) {
				switch {
				case c[x].link:
					x++
				case d[y].link:
					y++
				case c[x].key != d[y].key:
					x = len(c)
				default:
					if c[x].own {
						n++
					}
					if n > 0 && !startsWithDigit(c[x].key) {
						end = x + 1
					}
					x, y = x+1, y+1
				}
			}
			if c[i].own && n > most {
				best = c[i:end]
			}
		}
	}
	return best
}

// own counts the words of an act's own.
func (m matters) own(a *act) int { return owned(slices.Concat(m[a]...)) }

func owned(run []token) int {
	n := 0
	for _, t := range run {
		if t.own {
			n++
		}
	}
	return n
}

// holders counts the acts whose object holds all the words of a run.
func (m matters) holders(run []token) int {
	n := 0
	for _, cs := range m {
		all := slices.Concat(cs...)
		if !slices.ContainsFunc(run, func(t token) bool {
			return t.own && !slices.ContainsFunc(all, func(u token) bool { return u.key == t.key })
		}) {
			n++
		}
	}
	return n
}
