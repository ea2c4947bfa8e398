package object

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func spell(t Token) string {
	switch t.Kind {
	case TokenNumber:
		return fmt.Sprintf("%g", t.Num)
	case TokenString:
		return fmt.Sprintf("(%s)", t.Text)
	case TokenName:
		return "/" + string(t.Text)
	case TokenOperator:
		return string(t.Text)
	}
	return map[TokenKind]string{TokenArrayOpen: "[", TokenArrayClose: "]", TokenDictOpen: "<<", TokenDictClose: ">>"}[t.Kind]
}

func TestLexer(t *testing.T) {
	for in, want := range map[string]string{
		"1 -2.5 +3 .5 4. --6 1-2 00012": "1|-2.5|3|0.5|4|-6|1|12",
		"(a(b)c) (\\(\\051\\101\\n)":    "(a(b)c)|(()A\n)",
		"(a\\\nb) (a\r\nb) (\\8)":       "(ab)|(a\nb)|(8)",
		"<48 65 6C6> <4x8>":             "(Hel`)|(H)",
		"/Name /A#20B /A#G /":           "/Name|/A B|/A#G|/",
		"[1 (a)] <</K 2>>":              "[|1|(a)|]|<<|/K|2|>>",
		"% rem\n5 % rem":                "5",
		"T* f* ' \"":                    "T*|f*|'|\"",
		"(open <4":                      "(open <4)",
		"1e5 - . 0x":                    "1e5|-|0|0x",
		") } { >":                       "",
	} {
		l := Lexer{Src: []byte(in)}
		var got []string
		for {
			x := l.Next()
			if x.Kind == TokenEOF {
				break
			}
			got = append(got, spell(x))
		}
		if diff := cmp.Diff(want, strings.Join(got, "|")); diff != "" {
			t.Errorf("%q: %s", in, diff)
		}
	}
}

// Any string comes back from its literal and its hexadecimal form.
func TestLexerStringsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")
		var literal bytes.Buffer
		literal.WriteByte('(')
		for _, c := range want {
			switch c {
			case '(', ')', '\\':
				literal.WriteByte('\\')
				literal.WriteByte(c)
			case '\r':
				literal.WriteString("\\r")
			default:
				literal.WriteByte(c)
			}
		}
		literal.WriteByte(')')
		for _, form := range [][]byte{literal.Bytes(), fmt.Appendf(nil, "<%x>", want)} {
			l := Lexer{Src: append(form, " 7"...)}
			x := l.Next()
			if x.Kind != TokenString || !bytes.Equal(x.Text, want) {
				t.Fatalf("%q gave %q", form, x.Text)
			}
			if n := l.Next(); n.Kind != TokenNumber || n.Num != 7 {
				t.Fatalf("%q swallowed what follows", form)
			}
		}
	})
}

func TestLexerNumbersRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := float64(rapid.IntRange(-1e9, 1e9).Draw(t, "n")) / 1000
		l := Lexer{Src: fmt.Appendf(nil, "%.3f", want)}
		if x := l.Next(); x.Kind != TokenNumber || x.Num-want > 1e-6 || want-x.Num > 1e-6 {
			t.Fatalf("%v is read as %v", want, x.Num)
		}
	})
}

// FuzzLexer: each token moves the lexer forward, its text is no longer than what it read,
// and what was read before release stays as it was.
func FuzzLexer(f *testing.F) {
	f.Add([]byte("BT /F1 12 Tf [(a\\(b)-20<4142>] TJ ET % x\nBI /W 1 ID \x00 EI <</A[1 2]>> BDC"))
	f.Fuzz(func(t *testing.T, src []byte) {
		l := Lexer{Src: src}
		var kept []Token
		var texts []string
		for {
			before := l.Pos
			x := l.Next()
			if x.Kind == TokenEOF {
				break
			}
			if l.Pos <= before || l.Pos > len(src) {
				t.Fatalf("went from %d to %d of %d", before, l.Pos, len(src))
			}
			if len(x.Text) > l.Pos-before {
				t.Fatalf("%d bytes gave a text of %d", l.Pos-before, len(x.Text))
			}
			kept, texts = append(kept, x), append(texts, string(x.Text))
		}
		for i, x := range kept {
			if string(x.Text) != texts[i] {
				t.Fatalf("token %d was %q and is %q", i, texts[i], x.Text)
			}
		}
	})
}
