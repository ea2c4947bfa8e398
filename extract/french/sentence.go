package french

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

var (
	abbreviations = lexicon("abbreviations")
	lettered      = lexicon("lettered")
	openers       = lexicon("openers")
)

// Span is a run of bytes of a text.
type Span struct{ Start, End int }

// Of returns the text of the span.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Sentences cuts prose into sentences, trimmed of white space, in order. Unicode's rules
// cut; what French abbreviations, initials, ranks and broken lines have cut too much is put
// together again ("M. B. Durand", "art. L. 2121-29", "1. Budget"), and "…" before a capital
// cuts as well.
func Sentences(text string) []Span {
	var cut []Span
	at := 0
	for it := sentences.FromString(text); it.Next(); {
		s := Span{at, at + len(it.Value())}
		at = s.End
		if n := len(cut); n > 0 && !sentenceEnds(text[cut[n-1].Start:cut[n-1].End], text[s.Start:]) {
			cut[n-1].End = s.End
			continue
		}
		cut = append(cut, s)
	}
	out := make([]Span, 0, len(cut))
	for _, s := range cut {
		for {
			k := ellipsisEnds(s.Of(text))
			if k == 0 {
				break
			}
			out = appendTrimmed(out, text, Span{s.Start, s.Start + k})
			s.Start += k
		}
		out = appendTrimmed(out, text, s)
	}
	return out
}

// SentenceTexts is Sentences as text.
func SentenceTexts(text string) []string {
	var out []string
	for _, s := range Sentences(text) {
		out = append(out, s.Of(text))
	}
	return out
}

func appendTrimmed(out []Span, text string, s Span) []Span {
	t := s.Of(text)
	left := strings.TrimLeftFunc(t, IsSpace)
	s.Start += len(t) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, IsSpace))
	if s.Start < s.End {
		out = append(out, s)
	}
	return out
}

// ellipsisEnds returns the byte behind a "…" that ends a sentence within s, 0 without one.
func ellipsisEnds(s string) int {
	for from := 0; ; {
		k := strings.Index(s[from:], "…")
		if k < 0 {
			return 0
		}
		k += from + len("…")
		from = k
		rest := strings.TrimLeftFunc(s[k:], IsSpace)
		if r, _ := utf8.DecodeRuneInString(rest); len(rest) < len(s[k:]) && unicode.IsUpper(r) {
			return k
		}
	}
}

// sentenceEnds tells whether a sentence may end where before does and after follows.
func sentenceEnds(before, after string) bool {
	trimmed := strings.TrimRightFunc(before, IsSpace)
	if trimmed == "" {
		return false
	}
	next := strings.TrimLeftFunc(after, IsSpace)
	first, _ := utf8.DecodeRuneInString(next)
	if strings.HasSuffix(before, "\n") && !strings.HasSuffix(trimmed, ".") {
		// A line break inside a paragraph is white space, unless a sign ends the line or
		// a bullet opens the next.
		last, _ := utf8.DecodeLastRuneInString(trimmed)
		return strings.ContainsRune("!?…:;", last) || first == '(' || first == '-' || IsBullet(first) || strings.HasPrefix(before, "(") ||
			unicode.IsUpper(first) && !unicode.IsLower(last) && last != ','
	}
	if !strings.HasSuffix(trimmed, ".") {
		return true
	}
	word := lastWord(trimmed[:len(trimmed)-1])
	if isRank(word) && strings.TrimSpace(trimmed) == word+"." {
		return false // "1. Budget", "IV. Tarifs"
	}
	capital := unicode.IsUpper(first)
	switch abbreviations()[Fold(strings.Trim(word, "«\"("))] {
	case 1:
		return false
	case 2:
		return capital
	case 3:
		return !continuesReference(next) && !initialBefore(trimmed, word, next)
	}
	if utf8.RuneCountInString(word) == 1 && Fold(word) != word {
		return !initialBefore(trimmed, word, next)
	}
	return true
}

// lastWord is what follows the last space, bracket or apostrophe.
func lastWord(s string) string {
	if k := strings.LastIndexFunc(s, func(r rune) bool { return IsSpace(r) || r == '(' || r == '\'' || r == '’' || r == '.' || r == '-' }); k >= 0 {
		_, n := utf8.DecodeRuneInString(s[k:])
		return s[k+n:]
	}
	return s
}

func isRank(word string) bool {
	if word == "" || len(word) > 4 {
		return false
	}
	for _, r := range word {
		if r < '0' || r > '9' {
			return Roman(word) > 0
		}
	}
	return true
}

// continuesReference tells that what follows the letter of a code's part is a number: "L. 2121".
func continuesReference(next string) bool {
	return next != "" && (next[0] >= '0' && next[0] <= '9' || strings.HasPrefix(next, "*"))
}

// initialBefore tells whether the single capital that ends before is an initial of the name
// that follows: not where it names a thing ("bâtiment B.") or ends an acronym ("S.N.C.F."),
// nor where a word that opens sentences follows.
func initialBefore(trimmed, word, next string) bool {
	head := strings.TrimRightFunc(strings.TrimSuffix(trimmed, word+"."), IsSpace)
	if lettered().Has(Fold(lastWord(head))) {
		return false
	}
	w := next
	if k := strings.IndexFunc(next, func(r rune) bool { return !unicode.IsLetter(r) }); k >= 0 {
		w = next[:k]
	}
	if openers().Has(Fold(w)) && Fold(w) != w && !(utf8.RuneCountInString(w) == 1 && strings.HasPrefix(next[len(w):], ".")) {
		return false
	}
	if strings.HasSuffix(head, ".") && strings.HasSuffix(trimmed, "."+word+".") {
		// "S.N.C.F. Durand" may be either; two capitals and a name are initials.
		return strings.Count(lastField(trimmed), ".") <= 2
	}
	return true
}

func lastField(s string) string {
	return s[strings.LastIndexFunc(s, IsSpace)+1:]
}
