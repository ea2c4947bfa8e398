package font

import (
	"phare/extract/pdftext/object"
	"unicode/utf16"
	"unicode/utf8"
)

// Bounds of what one CMap may define: a hostile one could name billions of codes.
const (
	maxCMapCodes = 1 << 17
	maxCMapStack = 4096
)

// cmap maps the codes of a font to Unicode (a ToUnicode CMap) or to CIDs (an embedded
// Encoding).
type cmap struct {
	text  map[uint32]string
	cids  map[uint32]uint32
	bytes [5]bool // which code lengths its codespace has
	full  bool    // the bound was reached
}

// parseCMap reads a CMap program; what makes no sense in it is passed over.
func parseCMap(src []byte) *cmap {
	c := &cmap{text: map[uint32]string{}, cids: map[uint32]uint32{}}
	l := object.Lexer{Src: src}
	var stack []object.Token
	for {
		t := l.Next()
		if t.Kind == object.TokenEOF {
			return c
		}
		if t.Kind != object.TokenOperator {
			if len(stack) < maxCMapStack {
				stack = append(stack, t)
			}
			continue
		}
		switch string(t.Text) {
		case "endcodespacerange":
			for _, x := range stack {
				if x.Kind == object.TokenString && len(x.Text) >= 1 && len(x.Text) <= 4 {
					c.bytes[len(x.Text)] = true
				}
			}
		case "endbfchar":
			c.bfchar(stack)
		case "endbfrange":
			c.bfrange(stack)
		case "endcidchar":
			c.cidchar(stack)
		case "endcidrange":
			c.cidrange(stack)
		}
		stack = stack[:0]
		l.Release()
	}
}

// digits tells whether the map names any digit.
func (c *cmap) digits() bool {
	for _, s := range c.text {
		if isDigit(s) {
			return true
		}
	}
	return false
}

func (c *cmap) room() bool {
	if len(c.text)+len(c.cids) >= maxCMapCodes {
		c.full = true
	}
	return !c.full
}

func (c *cmap) bfchar(s []object.Token) {
	for i := 0; i+1 < len(s) && c.room(); i += 2 {
		if s[i].Kind == object.TokenString && s[i+1].Kind == object.TokenString {
			c.text[codeOf(s[i].Text)] = utf16BE(s[i+1].Text)
		}
	}
}

func (c *cmap) bfrange(s []object.Token) {
	for i := 0; i+2 < len(s); {
		if s[i].Kind != object.TokenString || s[i+1].Kind != object.TokenString {
			i++
			continue
		}
		lo, hi := codeOf(s[i].Text), codeOf(s[i+1].Text)
		i += 2
		switch s[i].Kind {
		case object.TokenArrayOpen:
			i++
			for code := lo; i < len(s) && s[i].Kind != object.TokenArrayClose; code, i = code+1, i+1 {
				if s[i].Kind == object.TokenString && code <= hi && c.room() {
					c.text[code] = utf16BE(s[i].Text)
				}
			}
			i++
		case object.TokenString:
			c.rangeFrom(lo, hi, s[i].Text)
			i++
		}
	}
}

// rangeFrom maps lo to the text of dst and each code after it to the next character.
func (c *cmap) rangeFrom(lo, hi uint32, dst []byte) {
	if hi < lo || hi-lo > 0xffff || len(dst) == 0 {
		return
	}
	base := []rune(utf16BE(dst))
	if len(base) == 0 {
		return
	}
	last := base[len(base)-1]
	prefix := string(base[:len(base)-1])
	for k := uint32(0); k <= hi-lo && c.room(); k++ {
		r := last + rune(k)
		if !utf8.ValidRune(r) {
			return
		}
		c.text[lo+k] = prefix + string(r)
	}
}

func (c *cmap) cidchar(s []object.Token) {
	for i := 0; i+1 < len(s) && c.room(); i += 2 {
		if s[i].Kind == object.TokenString && s[i+1].Kind == object.TokenNumber && s[i+1].Num >= 0 {
			c.cids[codeOf(s[i].Text)] = uint32(s[i+1].Num)
		}
	}
}

func (c *cmap) cidrange(s []object.Token) {
	for i := 0; i+2 < len(s); i += 3 {
		if s[i].Kind != object.TokenString || s[i+1].Kind != object.TokenString || s[i+2].Kind != object.TokenNumber || s[i+2].Num < 0 {
			continue
		}
		lo, hi := codeOf(s[i].Text), codeOf(s[i+1].Text)
		for k := uint32(0); hi >= lo && k <= hi-lo && k <= 0xffff && c.room(); k++ {
			c.cids[lo+k] = uint32(s[i+2].Num) + k
		}
	}
}

// codeOf reads up to four bytes as a character code.
func codeOf(b []byte) uint32 {
	var x uint32
	for _, c := range b[:min(len(b), 4)] {
		x = x<<8 | uint32(c)
	}
	return x
}

// utf16BE decodes big-endian UTF-16; a single byte, which some producers write, is one
// character.
func utf16BE(b []byte) string {
	if len(b) == 1 {
		return string(rune(b[0]))
	}
	if len(b) == 2 {
		if r := rune(b[0])<<8 | rune(b[1]); !utf16.IsSurrogate(r) {
			return string(r)
		}
	}
	u := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(u))
}
