package facts

import "phare/extract/french"

// token is a run of digits, a word (letters, then letters and digits), or one symbol.
type token struct {
	start, end int
	kind       byte   // 'd' digits, 'w' word, 's' symbol
	fold       string // Fold of the text
	space      bool   // white space before it
	breaks     int    // line breaks in that space
}

// tokenize cuts text into tokens, and gives the stream that they are of: token i is its i-th.
func tokenize(text string) ([]token, *french.Stream) {
	stream := french.Read(text)
	toks := make([]token, len(stream.Toks))
	for i := range stream.Toks {
		t := &stream.Toks[i]
		toks[i] = token{start: t.Start, end: t.End, kind: byte(t.Kind), fold: t.Fold, space: t.Space, breaks: t.Breaks}
	}
	return toks, stream
}

// Capitals is french.Capitals, for those who have facts at hand alone.
func Capitals(s string) float64 { return french.Capitals(s) }

// Fold is french.Fold, for those who have facts at hand alone.
func Fold(s string) string { return french.Fold(s) }
