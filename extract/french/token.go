package french

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind says what a token is made of.
type Kind byte

// The kinds of tokens.
const (
	Digits Kind = 'd' // a run of figures
	Word   Kind = 'w' // letters, then letters and figures
	Sign   Kind = 's' // any other character
)

// Token is a word, a run of figures or a sign. An elision is three ("l", "'", "eau"), so is
// a compound ("rez", "-", "de"…); an ending in brackets belongs to its word: "abstention(s)"
// folds to "abstention".
type Token struct {
	Start, End int    // bytes in the text
	Fold       string // folded
	Kind       Kind
	Space      bool // white space stands before it
	Cell       bool // a tab or a line break stands before it: it opens a cell of a table
	Upper      bool // it starts with a capital
	Caps       bool // two capitals or more, no small letter
	Acute      bool // it ends in é: "approuvé" is no "approuve"
	Breaks     int  // line breaks in the white space before it
}

// Stream is a text cut into its tokens. Reading methods take an index and may be asked
// beyond the ends; those that read several tokens return the index behind the last one, or
// the one they were given when there is nothing to read.
type Stream struct {
	Text string
	Toks []Token
}

// Read cuts text into tokens.
func Read(text string) *Stream { return &Stream{Text: text, Toks: tokens(text)} }

func tokens(text string) []Token {
	toks := make([]Token, 0, len(text)/4+4)
	pending := Token{Cell: true}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if IsSpace(r) {
			pending.Space = true
			switch r {
			case '\n', '\f':
				pending.Breaks++
				pending.Cell = true
			case '\t':
				pending.Cell = true
			}
			i += n
			continue
		}
		t := pending
		pending = Token{}
		t.Start = i
		switch {
		case r >= '0' && r <= '9':
			t.Kind = Digits
			for i < len(text) && text[i] >= '0' && text[i] <= '9' {
				i++
			}
			t.End = i
			t.Fold = text[t.Start:i]
		case unicode.IsLetter(r):
			i = t.word(text, r)
		default:
			t.Kind = Sign
			i += n
			t.End = i
			t.Fold = Fold(text[t.Start:i])
		}
		toks = append(toks, t)
	}
	return toks
}

// word reads a word from t.Start on and returns the byte behind it.
func (t *Token) word(text string, first rune) int {
	t.Kind = Word
	i, capitals, small, last := t.Start, 0, 0, first
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsLetter(r):
			small++
		case unicode.Is(unicode.Mn, r), r >= '0' && r <= '9':
		case r == 0xAD && i+n < len(text): // a soft hyphen parts no word
			if next, _ := utf8.DecodeRuneInString(text[i+n:]); !unicode.IsLetter(next) {
				n = 0
			}
		default:
			n = 0
		}
		if n == 0 {
			break
		}
		if r != 0xAD {
			last = r
		}
		i += n
	}
	t.Upper = unicode.IsUpper(first)
	t.Caps = capitals > 1 && small == 0
	t.Acute = last == 'é' || last == 'É' || last == '\u0301'
	t.Fold = strings.ReplaceAll(Fold(text[t.Start:i]), "\u00ad", "")
	switch { // superscripts are of Unicode's class No: no letters
	case strings.HasPrefix(text[i:], "²"):
		i, t.Fold = i+2, t.Fold+"2"
	case strings.HasPrefix(text[i:], "³"):
		i, t.Fold = i+2, t.Fold+"3"
	}
	i += optionalEnding(text[i:])
	t.End = i
	return i
}

// optionalEnding returns the length of the ending in brackets that s starts with, 0 without
// one: "(s)" of "abstention(s)", "(nt)" of "participe(nt)".
func optionalEnding(s string) int {
	if s == "" || s[0] != '(' {
		return 0
	}
	for _, e := range [...]string{"(s)", "(e)", "(es)", "(nt)", "(ent)", "(nent)", "(x)", "(ère)", "(trice)"} {
		if len(s) >= len(e) && strings.EqualFold(s[:len(e)], e) {
			return len(e)
		}
	}
	return 0
}

// At returns the folded token i, "" beyond the ends.
func (s *Stream) At(i int) string {
	if i < 0 || i >= len(s.Toks) {
		return ""
	}
	return s.Toks[i].Fold
}

// IsSign tells whether token i is the sign.
func (s *Stream) IsSign(i int, sign string) bool {
	return i >= 0 && i < len(s.Toks) && s.Toks[i].Kind == Sign && s.Toks[i].Fold == sign
}

// IsDigits tells whether token i is a run of figures.
func (s *Stream) IsDigits(i int) bool {
	return i >= 0 && i < len(s.Toks) && s.Toks[i].Kind == Digits
}

// IsWord tells whether token i is one of the folded words.
func (s *Stream) IsWord(i int, words ...string) bool {
	if i < 0 || i >= len(s.Toks) || s.Toks[i].Kind != Word {
		return false
	}
	for _, w := range words {
		if s.Toks[i].Fold == w {
			return true
		}
	}
	return false
}

// Tight tells that nothing stands between token i and the one before.
func (s *Stream) Tight(i int) bool { return i < len(s.Toks) && !s.Toks[i].Space }

// Width is the length of token i in bytes.
func (s *Stream) Width(i int) int { return s.Toks[i].End - s.Toks[i].Start }

// Int is the value of the figures of token i, capped above a thousand million.
func (s *Stream) Int(i int) int {
	n := 0
	for _, c := range s.Toks[i].Fold {
		n = n*10 + int(c-'0')
		if n > 1e9 {
			return n
		}
	}
	return n
}

// Written is the text from token i to token j, j excluded, as it is written.
func (s *Stream) Written(i, j int) string {
	if i < 0 || i >= j || i >= len(s.Toks) {
		return ""
	}
	return s.Text[s.Toks[i].Start:s.Toks[min(j, len(s.Toks))-1].End]
}
