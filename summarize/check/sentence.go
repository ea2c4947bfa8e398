package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"

	"phare/extract/facts"
)

// sentence is a run of a block's text, trimmed.
type sentence struct{ start, end int }

// split cuts prose into sentences by Unicode's rules, then puts back together what French
// abbreviations and numbers have cut: "M. Durand", "art. L. 2121-29", "n. 3".
func split(text string) []sentence {
	var cut []sentence
	at := 0
	for it := sentences.FromString(text); it.Next(); {
		s := sentence{at, at + len(it.Value())}
		at = s.end
		if n := len(cut); n > 0 && !ends(text[cut[n-1].start:cut[n-1].end], text[s.start:]) {
			cut[n-1].end = s.end
			continue
		}
		cut = append(cut, s)
	}
	out := cut[:0]
	for _, s := range cut {
		for s.start < s.end {
			r, n := utf8.DecodeRuneInString(text[s.start:])
			if !unicode.IsSpace(r) {
				break
			}
			s.start += n
		}
		for s.start < s.end {
			r, n := utf8.DecodeLastRuneInString(text[s.start:s.end])
			if !unicode.IsSpace(r) {
				break
			}
			s.end -= n
		}
		if s.start < s.end {
			out = append(out, s)
		}
	}
	return out
}

// ends tells that a sentence may end where before does and after follows.
func ends(before, after string) bool {
	trimmed := strings.TrimRightFunc(before, unicode.IsSpace)
	if trimmed == "" {
		return false
	}
	if strings.HasSuffix(before, "\n") && !strings.HasSuffix(trimmed, ".") {
		// A line break inside a paragraph is white space, unless a capital or a bullet
		// starts the next line after a full stop.
		next := strings.TrimLeftFunc(after, unicode.IsSpace)
		r, _ := utf8.DecodeRuneInString(next)
		last, _ := utf8.DecodeLastRuneInString(trimmed)
		return strings.ContainsRune("!?…:;", last) || r == '(' || r == '-' || r == '•' || strings.HasPrefix(before, "(") || unicode.IsUpper(r) && !unicode.IsLower(last) && last != ','
	}
	if !strings.HasSuffix(trimmed, ".") {
		return true
	}
	word := trimmed[:len(trimmed)-1]
	if k := strings.LastIndexFunc(word, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == '\'' || r == '’' }); k >= 0 {
		_, n := utf8.DecodeRuneInString(word[k:])
		word = word[k+n:]
	}
	switch f := facts.Fold(word); f {
	case "m", "mm", "mme", "mmes", "mlle", "dr", "pr", "me", "art", "av", "bd", "st", "ste", "cf", "p", "ex", "no", "n", "l", "r", "d", "hab", "env", "max", "min", "tel", "janv", "fevr", "avr", "juil", "sept", "oct", "nov", "dec", "ch", "al", "resp", "al.", "vol":
		return f == "max" || f == "min" || f == "hab"
	}
	if n := utf8.RuneCountInString(word); n == 1 && word >= "A" && word <= "Z" {
		// an initial, unless an acronym ends there: "la S.N.C.F. Le"
		return strings.Contains(trimmed, "."+word+".")
	}
	return true
}
