package object

import "bytes"

// TokenKind tells the tokens of a content stream or CMap apart.
type TokenKind uint8

// The kinds of tokens.
const (
	TokenEOF TokenKind = iota
	TokenNumber
	TokenString
	TokenName
	TokenOperator
	TokenArrayOpen
	TokenArrayClose
	TokenDictOpen
	TokenDictClose
)

// Token is one token. Its text lives in the source or in the lexer's scratch space, until the
// Lexer is released.
type Token struct {
	Kind TokenKind
	Text []byte  // of a string, name or operator
	Num  float64 // of a number
}

// Lexer cuts a content stream or CMap into tokens. It never fails: what makes no sense is
// passed over, and each call moves forward.
type Lexer struct {
	Src     []byte
	Pos     int
	scratch []byte // decoded strings; grows until release
}

// Release forgets the texts of the tokens read so far.
func (l *Lexer) Release() { l.scratch = l.scratch[:0] }

// The classes of the bytes of a PDF (ISO 32000-1, 7.2.2).
const (
	regular = iota
	space
	delimiter
)

var byteClass = [256]uint8{
	0: space, '\t': space, '\n': space, '\f': space, '\r': space, ' ': space,
	'(': delimiter, ')': delimiter, '<': delimiter, '>': delimiter, '[': delimiter, ']': delimiter,
	'{': delimiter, '}': delimiter, '/': delimiter, '%': delimiter,
}

func isSpace(c byte) bool { return byteClass[c] == space }

// Next returns the next token.
func (l *Lexer) Next() Token {
	for l.Pos < len(l.Src) {
		c := l.Src[l.Pos]
		switch byteClass[c] {
		case space:
			l.Pos++
		case regular:
			return l.word()
		default:
			if t, ok := l.delimited(c); ok {
				return t
			}
		}
	}
	return Token{Kind: TokenEOF}
}

// delimited reads what a delimiter begins; ok is false for a comment or a stray delimiter.
func (l *Lexer) delimited(c byte) (t Token, ok bool) {
	l.Pos++
	switch c {
	case '(':
		return l.literal(), true
	case '/':
		return l.name(), true
	case '[':
		return Token{Kind: TokenArrayOpen}, true
	case ']':
		return Token{Kind: TokenArrayClose}, true
	case '<':
		if l.Pos < len(l.Src) && l.Src[l.Pos] == '<' {
			l.Pos++
			return Token{Kind: TokenDictOpen}, true
		}
		return l.hex(), true
	case '>':
		if l.Pos < len(l.Src) && l.Src[l.Pos] == '>' {
			l.Pos++
			return Token{Kind: TokenDictClose}, true
		}
	case '%':
		if i := bytes.IndexAny(l.Src[l.Pos:], "\r\n"); i >= 0 {
			l.Pos += i
		} else {
			l.Pos = len(l.Src)
		}
	}
	return Token{}, false
}

// word reads a number or an operator.
func (l *Lexer) word() Token {
	start := l.Pos
	for l.Pos < len(l.Src) && byteClass[l.Src[l.Pos]] == regular {
		l.Pos++
	}
	w := l.Src[start:l.Pos]
	if c := w[0]; c <= '9' && (c >= '0' || c == '-' || c == '.' || c == '+') {
		if n, ok := number(w); ok {
			return Token{Kind: TokenNumber, Num: n}
		}
	}
	return Token{Kind: TokenOperator, Text: w}
}

var powers = [...]float64{1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12, 1e-13, 1e-14, 1e-15, 1e-16, 1e-17, 1e-18}

// number reads a PDF number; doubled signs and a sign inside, which some producers write, are
// taken as other readers take them.
func number(w []byte) (float64, bool) {
	i, negative := 0, false
	for i < len(w) && (w[i] == '-' || w[i] == '+') {
		negative = negative || w[i] == '-'
		i++
	}
	var mantissa float64
	decimals, point, digits := 0, false, false
loop:
	for ; i < len(w); i++ {
		switch c := w[i]; {
		case c >= '0' && c <= '9':
			digits = true
			if decimals < len(powers)-1 {
				mantissa = mantissa*10 + float64(c-'0')
				if point {
					decimals++
				}
			}
		case c == '.' && !point:
			point = true
		case c == '-' && digits:
			break loop
		default:
			return 0, false
		}
	}
	if !digits && !point {
		return 0, false
	}
	mantissa *= powers[decimals]
	if negative {
		mantissa = -mantissa
	}
	return mantissa, true
}

func (l *Lexer) name() Token {
	start := l.Pos
	escaped := false
	for l.Pos < len(l.Src) && byteClass[l.Src[l.Pos]] == regular {
		escaped = escaped || l.Src[l.Pos] == '#'
		l.Pos++
	}
	w := l.Src[start:l.Pos]
	if !escaped {
		return Token{Kind: TokenName, Text: w}
	}
	at := len(l.scratch)
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			if hi, lo := hexDigit(w[i+1]), hexDigit(w[i+2]); hi >= 0 && lo >= 0 {
				l.scratch = append(l.scratch, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		l.scratch = append(l.scratch, w[i])
	}
	return Token{Kind: TokenName, Text: l.scratch[at:]}
}

func (l *Lexer) hex() Token {
	at := len(l.scratch)
	half, have := 0, false
	for l.Pos < len(l.Src) {
		c := l.Src[l.Pos]
		l.Pos++
		if c == '>' {
			break
		}
		x := hexDigit(c)
		if x < 0 {
			continue
		}
		if have {
			l.scratch = append(l.scratch, byte(half<<4|x))
		}
		half, have = x, !have
	}
	if have {
		l.scratch = append(l.scratch, byte(half<<4))
	}
	return Token{Kind: TokenString, Text: l.scratch[at:]}
}

func (l *Lexer) literal() Token {
	// most strings hold neither escapes nor parentheses and are taken from the source
	for i := l.Pos; i < len(l.Src); i++ {
		c := l.Src[i]
		if c == ')' {
			t := Token{Kind: TokenString, Text: l.Src[l.Pos:i]}
			l.Pos = i + 1
			return t
		}
		if c == '\\' || c == '(' || c == '\r' {
			break
		}
	}
	at := len(l.scratch)
	depth := 1
	for l.Pos < len(l.Src) {
		c := l.Src[l.Pos]
		l.Pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return Token{Kind: TokenString, Text: l.scratch[at:]}
			}
		case '\r':
			l.skip('\n')
			c = '\n'
		case '\\':
			var ok bool
			if c, ok = l.escape(); !ok {
				continue
			}
		}
		l.scratch = append(l.scratch, c)
	}
	return Token{Kind: TokenString, Text: l.scratch[at:]}
}

// escape reads what follows a backslash; ok is false when it stands for nothing.
func (l *Lexer) escape() (c byte, ok bool) {
	if l.Pos >= len(l.Src) {
		return 0, false
	}
	c = l.Src[l.Pos]
	l.Pos++
	switch c {
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case '\r':
		l.skip('\n')
		return 0, false
	case '\n':
		return 0, false
	}
	if c < '0' || c > '7' {
		return c, true
	}
	x := int(c - '0')
	for range 2 {
		if l.Pos >= len(l.Src) || l.Src[l.Pos] < '0' || l.Src[l.Pos] > '7' {
			break
		}
		x = x*8 + int(l.Src[l.Pos]-'0')
		l.Pos++
	}
	return byte(x), true
}

func (l *Lexer) skip(c byte) {
	if l.Pos < len(l.Src) && l.Src[l.Pos] == c {
		l.Pos++
	}
}

// SkipInlineImage passes over an inline image, the lexer standing behind its BI.
func (l *Lexer) SkipInlineImage() {
	i := bytes.Index(l.Src[l.Pos:], []byte("ID"))
	if i < 0 {
		l.Pos = len(l.Src)
		return
	}
	l.Pos += i + 2
	for {
		i := bytes.Index(l.Src[l.Pos:], []byte("EI"))
		if i < 0 {
			l.Pos = len(l.Src)
			return
		}
		at := l.Pos + i
		l.Pos = at + 2
		if isSpace(l.Src[at-1]) && (l.Pos >= len(l.Src) || isSpace(l.Src[l.Pos])) && looksLikeContent(l.Src[l.Pos:]) {
			return
		}
	}
}

// looksLikeContent tells whether b may be operators rather than the bytes of an image.
func looksLikeContent(b []byte) bool {
	for _, c := range b[:min(len(b), 20)] {
		if c > 126 || c < 32 && byteClass[c] != space {
			return false
		}
	}
	return true
}
