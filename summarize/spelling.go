package summarize

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"phare/extract/facts"
)

// spelling is how the papers of a session write each word: where an object stands in
// capitals, it gives back accents and the capitals of names, and adds no word.
type spelling struct {
	forms map[string]map[string]int // by folded word: each way it is written, and how often
}

func newSpelling() *spelling { return &spelling{forms: map[string]map[string]int{}} }

// learn counts the words of a text that is not printed in capitals itself.
func (s *spelling) learn(text string) {
	if isShouting(text) {
		return
	}
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		w = strings.Trim(w, "-")
		key := fold(w)
		if s.forms[key] == nil {
			s.forms[key] = map[string]int{}
		}
		s.forms[key][w]++
	}
}

// of returns how a word is written: as a common word wherever the papers have it so, else
// as a name or an acronym; empty for a word they never write. Words of the trade whose
// accents are sure keep them where the papers have none, and take none ("demande") where
// they have the verb's.
func (s *spelling) of(word string) string {
	key := fold(word)
	switch key {
	case "a":
		return "à" // in an object, the verb is not met
	case "st", "ste", "dr":
		return upperFirst(key)
	}
	best, rank := "", 0
	if s != nil {
		for form, n := range s.forms[key] {
			r := n
			switch {
			case !isUpperFirst(form):
				r += 1 << 20
			case strings.ToUpper(form) != form:
				r += 1 << 10
			}
			if r > rank || r == rank && form < best {
				best, rank = form, r
			}
		}
	}
	if trade := tradeWords()[key]; trade != "" && (trade == key || best == "" || best == key || fold(best) == strings.ToLower(best)) {
		return trade
	}
	return best
}

// isCommon reports whether the word is one that no name is made of.
func (s *spelling) isCommon(word string) bool {
	form := s.of(word)
	return form != "" && !isUpperFirst(form) || common()[singular(fold(word))] || linking[fold(word)] || places()[fold(word)]
}

//go:embed spelling.txt
var spellingList string

// tradeWords are the words of deliberations that have accents, and its acronyms, by folded form.
var tradeWords = sync.OnceValue(func() map[string]string {
	words := map[string]string{}
	for _, w := range strings.Fields(spellingList) {
		words[fold(w)] = w
		if last := w[len(w)-1]; last != 's' && last != 'x' {
			words[fold(w)+"s"] = w + "s"
		}
	}
	return words
})

// places are words that a name of a place follows.
var places = sync.OnceValue(func() map[string]bool {
	return setOf(`commune communes deleguee deleguees ville rue avenue place impasse chemin quartier lieu dit bois
	eglise ecole college lycee lac riviere pont moulin chateau hameau zac parc canton pays gare salle stade rives saint sainte st ste dr`)
})

func isUpperFirst(w string) bool {
	for _, r := range w {
		return unicode.IsUpper(r)
	}
	return false
}

// isShouting reports whether a text is printed in capitals.
func isShouting(text string) bool {
	return len([]rune(text)) > 3 && facts.Capitals(text) > 0.8
}

// elided is a word in capitals behind its elided article: "Cycle de L'EAU".
var elided = lazily(`\b[LD]['’]\p{Lu}{2,}`)

// sentenceCase gives words printed in capitals the form they have in the papers of the
// session; those met nowhere are set in lower case, but after a word that a name follows.
// Lone acronyms in a text that is not in capitals stay.
func (s *spelling) sentenceCase(object string) string {
	shouting := isShouting(object) && (len([]rune(object)) > 6 || !isAcronym(object))
	if !shouting {
		object = elided.ReplaceAllStringFunc(object, func(m string) string {
			word := strings.TrimLeft(m[1:], "'’")
			if form := s.of(word); form != "" && !isUpperFirst(form) {
				return strings.ToLower(m[:len(m)-len(word)]) + form
			}
			return m
		})
	}
	type span struct {
		text string
		word bool
	}
	var spans []span
	for _, r := range object {
		word := unicode.IsLetter(r) || r == '-'
		if n := len(spans); n > 0 && spans[n-1].word == word {
			spans[n-1].text += string(r)
		} else {
			spans = append(spans, span{string(r), word})
		}
	}
	inCapitals := func(i int) bool {
		if i < 0 || i >= len(spans) || !spans[i].word {
			return false
		}
		w := spans[i].text
		return strings.ToUpper(w) == w && strings.ToLower(w) != w
	}
	long := func(i int) bool { return inCapitals(i) && len([]rune(spans[i].text)) > 3 }
	var b strings.Builder
	before := "" // the last word that is not a link
	for i, sp := range spans {
		w := sp.text
		switch {
		case !sp.word:
		case inCapitals(i) && shouting:
			w = s.lower(w, before)
		case inCapitals(i) && (inCapitals(i-2) && (long(i) || long(i-2)) || inCapitals(i+2) && (long(i) || long(i+2))):
			w = s.lower(w, "commune") // among words that are not in capitals, the unknown one is a name
		default:
			w = accentedCapital(w)
		}
		if sp.word && !linking[fold(sp.text)] {
			before = fold(sp.text)
		}
		b.WriteString(w)
	}
	return upperFirst(b.String())
}

func (s *spelling) lower(w, before string) string {
	if form := s.of(w); form != "" {
		return form
	}
	if strings.Contains(w, "-") {
		parts := strings.Split(w, "-")
		for i, p := range parts {
			if p != "" {
				parts[i] = s.lower(p, before)
			}
		}
		return strings.Join(parts, "-")
	}
	n := len([]rune(w))
	switch {
	case n == 1:
		return strings.ToLower(w)
	case isAcronym(w) && n <= 4 && !s.isCommon(w) && !hasVowelPattern(w):
		return w
	case places()[before] && !s.isCommon(w):
		return upperFirst(strings.ToLower(w))
	}
	return strings.ToLower(w)
}

// accentedCapital gives "Ecole" and the like the accent that capitals often lack.
func accentedCapital(w string) string {
	trade := tradeWords()[fold(w)]
	first, n := utf8.DecodeRuneInString(trade)
	if trade == "" || len(w) < 2 || first < utf8.RuneSelf || w[0] >= utf8.RuneSelf || !isUpperFirst(w) || w[1:] != trade[n:] {
		return w
	}
	return string(unicode.ToUpper(first)) + trade[n:]
}

// hasVowelPattern reports whether a short word in capitals can be said, and so is likely a
// word rather than an acronym.
func hasVowelPattern(w string) bool {
	vowels, run, longest := 0, 0, 0
	for _, r := range fold(w) {
		if strings.ContainsRune("aeiouy", r) {
			vowels, run = vowels+1, 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return vowels > 0 && longest < 3
}
