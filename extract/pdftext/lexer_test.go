package pdftext

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func spell(t token) string {
	switch t.kind {
	case tokenNumber:
		return fmt.Sprintf("%g", t.num)
	case tokenString:
		return fmt.Sprintf("(%s)", t.text)
	case tokenName:
		return "/" + string(t.text)
	case tokenOperator:
		return string(t.text)
	}
	return map[tokenKind]string{tokenArrayOpen: "[", tokenArrayClose: "]", tokenDictOpen: "<<", tokenDictClose: ">>"}[t.kind]
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
		l := lexer{src: []byte(in)}
		var got []string
		for {
			x := l.next()
			if x.kind == tokenEOF {
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
			l := lexer{src: append(form, " 7"...)}
			x := l.next()
			if x.kind != tokenString || !bytes.Equal(x.text, want) {
				t.Fatalf("%q gave %q", form, x.text)
			}
			if n := l.next(); n.kind != tokenNumber || n.num != 7 {
				t.Fatalf("%q swallowed what follows", form)
			}
		}
	})
}

func TestLexerNumbersRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := float64(rapid.IntRange(-1e9, 1e9).Draw(t, "n")) / 1000
		l := lexer{src: fmt.Appendf(nil, "%.3f", want)}
		if x := l.next(); x.kind != tokenNumber || x.num-want > 1e-6 || want-x.num > 1e-6 {
			t.Fatalf("%v is read as %v", want, x.num)
		}
	})
}

// FuzzLexer: each token moves the lexer forward, its text is no longer than what it read,
// and what was read before release stays as it was.
func FuzzLexer(f *testing.F) {
	f.Add([]byte("BT /F1 12 Tf [(a\\(b)-20<4142>] TJ ET % x\nBI /W 1 ID \x00 EI <</A[1 2]>> BDC"))
	f.Fuzz(func(t *testing.T, src []byte) {
		l := lexer{src: src}
		var kept []token
		var texts []string
		for {
			before := l.pos
			x := l.next()
			if x.kind == tokenEOF {
				break
			}
			if l.pos <= before || l.pos > len(src) {
				t.Fatalf("went from %d to %d of %d", before, l.pos, len(src))
			}
			if len(x.text) > l.pos-before {
				t.Fatalf("%d bytes gave a text of %d", l.pos-before, len(x.text))
			}
			kept, texts = append(kept, x), append(texts, string(x.text))
		}
		for i, x := range kept {
			if string(x.text) != texts[i] {
				t.Fatalf("token %d was %q and is %q", i, texts[i], x.text)
			}
		}
	})
}

// FuzzCMap: no code beyond the bound, no text that is not valid, the same program the same map.
func FuzzCMap(f *testing.F) {
	f.Add([]byte("1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <01> <0041> <02> <D83DDE00> endbfchar 1 beginbfrange <10> <20> [<0041>] endbfrange 1 begincidrange <0000> <FFFF> 3 endcidrange"))
	f.Fuzz(func(t *testing.T, src []byte) {
		c := parseCMap(src)
		if len(c.text)+len(c.cids) > maxCMapCodes {
			t.Fatalf("%d codes", len(c.text)+len(c.cids))
		}
		for code, s := range c.text {
			if s != strings.ToValidUTF8(s, "?") {
				t.Fatalf("code %x is %q", code, s)
			}
		}
		if again := parseCMap(src); fmt.Sprint(again.text) != fmt.Sprint(c.text) || again.bytes != c.bytes {
			t.Fatal("read twice, it differs")
		}
	})
}

// FuzzContent: whatever a page draws, its words lie on the sheet, hold text, and come through
// the encoding.
func FuzzContent(f *testing.F) {
	f.Add([]byte("BT /F1 12 Tf 50 700 Td [(Vote)-300(pour)] TJ T* (x) ' ET q 1 0 0 1 9 9 cm Q"))
	f.Add([]byte("/Span <</ActualText (x)>> BDC BT 1 0 0 -1 0 0 Tm /F3 1e9 Tf (a) Tj EMC"))
	f.Fuzz(func(t *testing.T, content []byte) {
		doc := read(t, samplePage(string(content)))
		for _, l := range doc.Pages[0].Lines {
			if len(l.Words) == 0 {
				t.Fatal("a line without words")
			}
			for _, w := range l.Words {
				if w.Text == "" || w.Text != strings.ToValidUTF8(w.Text, "?") {
					t.Fatalf("word %q", w.Text)
				}
			}
		}
		again, err := Decode(doc.Encode())
		if err != nil || fmt.Sprint(again.Pages) != fmt.Sprint(doc.Pages) {
			t.Fatalf("the encoding changes the words: %v\n%v\n%v", err, doc.Pages, again)
		}
	})
}
