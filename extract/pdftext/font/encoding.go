package font

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// standardHigh is the upper half of StandardEncoding (ISO 32000-1, annex D.2).
var standardHigh = map[byte]rune{
	0xA1: '¡', 0xA2: '¢', 0xA3: '£', 0xA4: '⁄', 0xA5: '¥', 0xA6: 'ƒ', 0xA7: '§', 0xA8: '¤', 0xA9: '\'', 0xAA: '“', 0xAB: '«', 0xAC: '‹', 0xAD: '›', 0xAE: 'ﬁ', 0xAF: 'ﬂ',
	0xB1: '–', 0xB2: '†', 0xB3: '‡', 0xB4: '·', 0xB6: '¶', 0xB7: '•', 0xB8: '‚', 0xB9: '„', 0xBA: '”', 0xBB: '»', 0xBC: '…', 0xBD: '‰', 0xBF: '¿',
	0xC1: '`', 0xC2: '´', 0xC3: 'ˆ', 0xC4: '˜', 0xC5: '¯', 0xC6: '˘', 0xC7: '˙', 0xC8: '¨', 0xCA: '˚', 0xCB: '¸', 0xCD: '˝', 0xCE: '˛', 0xCF: 'ˇ',
	0xD0: '—', 0xE1: 'Æ', 0xE3: 'ª', 0xE8: 'Ł', 0xE9: 'Ø', 0xEA: 'Œ', 0xEB: 'º', 0xF1: 'æ', 0xF5: 'ı', 0xF8: 'ł', 0xF9: 'ø', 0xFA: 'œ', 0xFB: 'ß',
}

// decodeByte returns the character of code c in the named base encoding, 0 if it has none.
func decodeByte(base string, c byte) rune {
	var r rune
	switch base {
	case "WinAnsiEncoding":
		r = charmap.Windows1252.DecodeByte(c)
		switch c {
		case 0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D:
			r = '•' // unused codes show a bullet (annex D.2, note 3)
		}
	case "MacRomanEncoding":
		r = charmap.Macintosh.DecodeByte(c)
	default:
		switch {
		case c == '\'':
			r = '’'
		case c == '`':
			r = '‘'
		case c < 0x7F:
			r = rune(c)
		default:
			r = standardHigh[c]
		}
	}
	if r < ' ' || r == utf8.RuneError {
		return 0
	}
	return r
}

// glyphNames holds the names of glyphs that neither their form nor an accent explains (Adobe
// Glyph List), as "name character" pairs.
const glyphNames = `space   exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' quoteright ’ quoteleft ‘ parenleft ( parenright ) asterisk * plus + comma , hyphen - minus − period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \ bracketright ] asciicircum ^ underscore _ grave ` + "`" + ` braceleft { bar | braceright } asciitilde ~ exclamdown ¡ cent ¢ sterling £ currency ¤ yen ¥ brokenbar ¦ section § dieresis ¨ copyright © ordfeminine ª guillemotleft « guillemotright » logicalnot ¬ registered ® macron ¯ degree ° plusminus ± twosuperior ² threesuperior ³ acute ´ mu µ paragraph ¶ periodcentered · middot · cedilla ¸ onesuperior ¹ ordmasculine º onequarter ¼ onehalf ½ threequarters ¾ questiondown ¿ AE Æ Oslash Ø Thorn Þ germandbls ß ae æ eth ð Eth Ð divide ÷ multiply × oslash ø thorn þ dotlessi ı Lslash Ł lslash ł OE Œ oe œ florin ƒ circumflex ˆ caron ˇ breve ˘ dotaccent ˙ ring ˚ ogonek ˛ tilde ˜ hungarumlaut ˝ endash – emdash — quotesinglbase ‚ quotedblleft “ quotedblright ” quotedblbase „ dagger † daggerdbl ‡ bullet • ellipsis … perthousand ‰ guilsinglleft ‹ guilsinglright › fraction ⁄ Euro € euro € trademark ™ partialdiff ∂ Delta ∆ product ∏ summation ∑ radical √ infinity ∞ integral ∫ approxequal ≈ notequal ≠ lessequal ≤ greaterequal ≥ lozenge ◊ Omega Ω pi π alpha α beta β gamma γ delta δ epsilon ε lambda λ sigma σ tau τ phi φ omega ω theta θ ff ff fi fi fl fl ffi ffi ffl ffl st st longs s IJ IJ ij ij f_f ff f_i fi f_l fl f_f_i ffi f_f_l ffl t_i ti t_t tt nbspace   nonbreakingspace   sfthyphen - hyphentwo - uni00A0   uni00AD - arrowright → arrowleft ← arrowup ↑ arrowdown ↓ arrowboth ↔ filledbox ■ H22073 □ H18543 ▪ H18551 ▫ filledrect ▬ triagrt ► triaglf ◄ triagup ▲ triagdn ▼ circle ○ H18533 ● invbullet ◘ checkmark ✓ a71 • a73 ■ a20 ✔ a19 ✓ a21 ✕ a22 ✖ a23 ✗ a24 ✘ a114 ❒ numero № afii61352 № estimated ℮`

var accents = map[string]rune{
	"grave": 0x300, "acute": 0x301, "circumflex": 0x302, "tilde": 0x303, "macron": 0x304, "breve": 0x306, "dotaccent": 0x307,
	"dieresis": 0x308, "ring": 0x30A, "hungarumlaut": 0x30B, "caron": 0x30C, "cedilla": 0x327, "commaaccent": 0x326, "ogonek": 0x328,
}

// glyphText returns the characters that a glyph name stands for, "" if unknown.
func glyphText(name string) string {
	if name == "" {
		return ""
	}
	if len(name) == 1 && name[0] > ' ' && name[0] < 0x7F {
		return name
	}
	if s := namedGlyph(name); s != "" {
		return s
	}
	if i := strings.IndexByte(name, '.'); i > 0 { // a variant: "one.oldstyle"
		return glyphText(name[:i])
	}
	if strings.HasPrefix(name, "uni") && len(name) >= 7 && (len(name)-3)%4 == 0 {
		var b strings.Builder
		for i := 3; i+4 <= len(name); i += 4 {
			u, err := strconv.ParseUint(name[i:i+4], 16, 32)
			if err != nil {
				return ""
			}
			b.WriteRune(rune(u))
		}
		return b.String()
	}
	if len(name) >= 5 && len(name) <= 7 && name[0] == 'u' {
		if u, err := strconv.ParseUint(name[1:], 16, 32); err == nil && utf8.ValidRune(rune(u)) {
			return string(rune(u))
		}
	}
	if strings.Contains(name, "_") { // a ligature: "f_t"
		var b strings.Builder
		for part := range strings.SplitSeq(name, "_") {
			s := glyphText(part)
			if s == "" {
				return ""
			}
			b.WriteString(s)
		}
		return b.String()
	}
	if len(name) > 1 && (name[0] >= 'a' && name[0] <= 'z' || name[0] >= 'A' && name[0] <= 'Z') {
		if accent, ok := accents[name[1:]]; ok {
			return norm.NFC.String(string([]rune{rune(name[0]), accent}))
		}
	}
	return ""
}

// namedGlyph looks a name up in glyphNames. The list is short and read once a font.
func namedGlyph(name string) string {
	if name == "space" || name == "nbspace" || name == "nonbreakingspace" || name == "uni00A0" {
		return " "
	}
	for rest := glyphNames; ; {
		i := strings.Index(rest, name)
		if i < 0 {
			return ""
		}
		end := i + len(name)
		if (i == 0 || rest[i-1] == ' ') && end < len(rest) && rest[end] == ' ' {
			value, _, _ := strings.Cut(rest[end+1:], " ")
			if value != "" {
				return value
			}
		}
		rest = rest[end:]
	}
}

// TextString decodes a PDF text string: UTF-16 with a mark, UTF-8 with a mark, else bytes.
func TextString(b []byte) string {
	switch {
	case len(b) >= 2 && b[0] == 0xfe && b[1] == 0xff:
		if len(b) == 2 {
			return ""
		}
		return utf16BE(b[2:])
	case len(b) >= 3 && b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf:
		return string(b[3:])
	}
	r := make([]rune, len(b))
	for i, c := range b {
		r[i] = decodeByte("WinAnsiEncoding", c)
		switch {
		case c == '\n' || c == '\r':
			r[i] = rune(c)
		case r[i] == 0:
			r[i] = ' '
		}
	}
	return string(r)
}

// WinAnsi encodes a text in WinAnsiEncoding; what that lacks becomes "?".
func WinAnsi(s string) []byte {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		c, ok := charmap.Windows1252.EncodeRune(r)
		if !ok {
			c = '?'
			if unicode.IsSpace(r) {
				c = ' '
			}
		}
		out = append(out, c)
	}
	return out
}
