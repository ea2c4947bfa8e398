package summarize

import (
	"strings"
)

const nbsp = "\u00a0"

var (
	ordinal     = lazily(`(\d) (er|ère|re|e|è|ème|nd|nde)\b`)
	millions    = lazily(`([MkK])[ \x{a0}]+€`)
	spaceBefore = lazily(`[ \x{a0}\x{202f}]*([;!?:»%€])`)
	afterQuote  = lazily(`«[ \x{a0}\x{202f}]*`)
	tightPoint  = lazily(`[ \x{a0}]+([,.])(\s|$)`)
	thousands   = lazily(`(\d)[ \x{202f}\x{2009}](\d{3})(\D|$)`)
	numberSign  = lazily(`\b([nN])[°º]\s*(\d)`)
	unitAfter   = lazily(`(\d)\s+(€|%|M€|k€|euros?\b|ha\b|km\b|m²|m2\b)`)
	taxAfter    = lazily(`€\s*(HT|TTC)\b`)
	dayMonth    = lazily(`\b(\d{1,2}|1er) (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b`)
	clock       = lazily(`\b\d{1,2} ?:\d{2}\b`)
	address     = lazily(`(?i)\b(?:https?|mailto):\S*`)
	straight    = lazily(`"([^"\n]{1,200})"`)
	dotted      = lazily(`\.{4,}|\.\.\.`)
)

// typeset gives a text of an act the marks of French typography: no-break spaces, curved
// apostrophes, guillemets. It changes no word and no figure. Addresses and clock times
// keep their colons.
func typeset(text string) string {
	text = strings.ReplaceAll(text, "'", "’")
	text = straight.ReplaceAllString(text, "«"+nbsp+"$1"+nbsp+"»")
	text = strings.NewReplacer("“", "«"+nbsp, "”", nbsp+"»").Replace(text)
	text = dotted.ReplaceAllString(text, "…")
	text = outside(text, func(s string) string {
		s = spaceBefore.ReplaceAllStringFunc(s, func(m string) string {
			mark := strings.TrimLeft(m, " \u00a0\u202f")
			return nbsp + mark
		})
		s = strings.ReplaceAll(s, nbsp+":"+nbsp+"//", "://")
		return s
	})
	text = millions.ReplaceAllString(text, "$1€")
	text = ordinal.ReplaceAllString(text, "$1$2")
	text = afterQuote.ReplaceAllString(text, "«"+nbsp)
	text = tightPoint.ReplaceAllString(text, "$1$2")
	for range 3 { // groups overlap: "1 234 567"
		text = thousands.ReplaceAllString(text, "${1}"+nbsp+"$2$3")
	}
	text = numberSign.ReplaceAllString(text, "${1}°"+nbsp+"$2")
	text = unitAfter.ReplaceAllString(text, "${1}"+nbsp+"$2")
	text = taxAfter.ReplaceAllString(text, "€"+nbsp+"$1")
	text = dayMonth.ReplaceAllString(text, "${1}"+nbsp+"$2")
	return strings.TrimSpace(text)
}

// outside applies f to what lies between addresses and clock times.
func outside(text string, f func(string) string) string {
	var b strings.Builder
	last := 0
	for _, m := range mergeSpans(address.FindAllStringIndex(text, -1), clock.FindAllStringIndex(text, -1)) {
		if m[0] < last {
			continue
		}
		b.WriteString(f(text[last:m[0]]))
		b.WriteString(text[m[0]:m[1]])
		last = m[1]
	}
	b.WriteString(f(text[last:]))
	return b.String()
}

func mergeSpans(a, b [][]int) [][]int {
	var out [][]int
	for len(a) > 0 || len(b) > 0 {
		if len(b) == 0 || len(a) > 0 && a[0][0] <= b[0][0] {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return out
}

var specials = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "{", `\{`, "}", `\}`, "|", `\|`,
)

// escape makes a text of an act plain in Markdown: nothing in it becomes a link, a tag, a
// heading or a list.
func escape(text string) string {
	text = specials.Replace(text)
	if text != "" && strings.ContainsRune("#-+=~", rune(text[0])) {
		text = `\` + text
	}
	return text
}
