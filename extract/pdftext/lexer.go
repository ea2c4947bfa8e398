package pdftext

import "bytes"

// tokenKind tells the tokens of a content stream or CMap apart.
type tokenKind uint8

const (
	tokenEOF tokenKind = iota
	tokenNumber
	tokenString
	tokenName
	tokenOperator
	tokenArrayOpen
	tokenArrayClose
	tokenDictOpen
	tokenDictClose
)

// token is one token. Its text lives in the source or in the lexer's scratch space, until the
// lexer is released.
type token struct {
	kind tokenKind
	text []byte  // of a string, name or operator
	num  float64 // of a number
}

// lexer cuts a content stream or CMap into tokens. It never fails: what makes no sense is
// passed over, and each call moves forward.
type lexer struct {
	src     []byte
	pos     int
	scratch []byte // decoded strings; grows until release
}

// release forgets the texts of the tokens read so far.
func (l *lexer) release() { l.scratch = l.scratch[:0] }

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

// next returns the next token.
func (l *lexer) next() token {
	for l.pos < len(l.src) {
		c := l.src[l.pos]
		switch byteClass[c] {
		case space:
			l.pos++
		case regular:
			return l.word()
		default:
			if t, ok := l.delimited(c); ok {
				return t
			}
		}
	}
	return token{kind: tokenEOF}
}

// delimited reads what a delimiter begins; ok is false for a comment or a stray delimiter.
func (l *lexer) delimited(c byte) (t token, ok bool) {
	l.pos++
	switch c {
	case '(':
		return l.literal(), true
	case '/':
		return l.name(), true
	case '[':
		return token{kind: tokenArrayOpen}, true
	case ']':
		return token{kind: tokenArrayClose}, true
	case '<':
		if l.pos < len(l.src) && l.src[l.pos] == '<' {
			l.pos++
			return token{kind: tokenDictOpen}, true
		}
		return l.hex(), true
	case '>':
		if l.pos < len(l.src) && l.src[l.pos] == '>' {
			l.pos++
			return token{kind: tokenDictClose}, true
		}
	case '%':
		if i := bytes.IndexAny(l.src[l.pos:], "\r\n"); i >= 0 {
			l.pos += i
		} else {
			l.pos = len(l.src)
		}
	}
	return token{}, false
}

// word reads a number or an operator.
func (l *lexer) word() token {
	start := l.pos
	for l.pos < len(l.src) && byteClass[l.src[l.pos]] == regular {
		l.pos++
	}
	w := l.src[start:l.pos]
	if c := w[0]; c <= '9' && (c >= '0' || c == '-' || c == '.' || c == '+') {
		if n, ok := number(w); ok {
			return token{kind: tokenNumber, num: n}
		}
	}
	return token{kind: tokenOperator, text: w}
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

func (l *lexer) name() token {
	start := l.pos
	escaped := false
	for l.pos < len(l.src) && byteClass[l.src[l.pos]] == regular {
		escaped = escaped || l.src[l.pos] == '#'
		l.pos++
	}
	w := l.src[start:l.pos]
	if !escaped {
		return token{kind: tokenName, text: w}
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
	return token{kind: tokenName, text: l.scratch[at:]}
}

func (l *lexer) hex() token {
	at := len(l.scratch)
	half, have := 0, false
	for l.pos < len(l.src) {
		c := l.src[l.pos]
		l.pos++
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
	return token{kind: tokenString, text: l.scratch[at:]}
}

func (l *lexer) literal() token {
	// most strings hold neither escapes nor parentheses and are taken from the source
	for i := l.pos; i < len(l.src); i++ {
		c := l.src[i]
		if c == ')' {
			t := token{kind: tokenString, text: l.src[l.pos:i]}
			l.pos = i + 1
			return t
		}
		if c == '\\' || c == '(' || c == '\r' {
			break
		}
	}
	at := len(l.scratch)
	depth := 1
	for l.pos < len(l.src) {
		c := l.src[l.pos]
		l.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return token{kind: tokenString, text: l.scratch[at:]}
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
	return token{kind: tokenString, text: l.scratch[at:]}
}

// escape reads what follows a backslash; ok is false when it stands for nothing.
func (l *lexer) escape() (c byte, ok bool) {
	if l.pos >= len(l.src) {
		return 0, false
	}
	c = l.src[l.pos]
	l.pos++
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
		if l.pos >= len(l.src) || l.src[l.pos] < '0' || l.src[l.pos] > '7' {
			break
		}
		x = x*8 + int(l.src[l.pos]-'0')
		l.pos++
	}
	return byte(x), true
}

func (l *lexer) skip(c byte) {
	if l.pos < len(l.src) && l.src[l.pos] == c {
		l.pos++
	}
}

// skipInlineImage passes over an inline image, the lexer standing behind its BI.
func (l *lexer) skipInlineImage() {
	i := bytes.Index(l.src[l.pos:], []byte("ID"))
	if i < 0 {
		l.pos = len(l.src)
		return
	}
	l.pos += i + 2
	for {
		i := bytes.Index(l.src[l.pos:], []byte("EI"))
		if i < 0 {
			l.pos = len(l.src)
			return
		}
		at := l.pos + i
		l.pos = at + 2
		if isSpace(l.src[at-1]) && (l.pos >= len(l.src) || isSpace(l.src[l.pos])) && looksLikeContent(l.src[l.pos:]) {
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
