package check

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/unicode/norm"
)

// Limit is what a channel accepts in one post. Sources: domain reference, "Channels".
type Limit struct {
	Channel string
	Max     int // in the unit that the network itself counts
	Unit    string
}

// Limits returns the limits of the channels that have one.
func Limits() []Limit {
	return []Limit{
		{"x", 280, "caractères pondérés"},
		{"bluesky", 300, "caractères visibles"},
		{"mastodon", 500, "caractères"},
		{"threads", 500, "caractères"},
		{"linkedin", 3000, "caractères"},
		{"instagram", 2200, "caractères"},
		{"facebook", 63206, "caractères"},
		{"whatsapp", 4096, "caractères"},
		{"sms", 160, "caractères"},
	}
}

// LimitOf returns the limit of a channel. ok is false when the channel has none.
func LimitOf(channel string) (l Limit, ok bool) {
	for _, l := range Limits() {
		if l.Channel == strings.ToLower(channel) {
			return l, true
		}
	}
	return Limit{}, false
}

// Count returns the length of a text as the channel's network counts it: the weighted
// characters of X, the graphemes of Bluesky, the UTF-16 units of LinkedIn, the septets of
// an SMS. For an SMS that the GSM alphabet can't write, the length is scaled so that it
// passes the limit exactly when 70 UCS-2 units do.
func Count(channel, text string) int {
	text = strings.TrimSpace(text)
	switch strings.ToLower(channel) {
	case "x":
		return countX(text)
	case "bluesky":
		return countGraphemes(text)
	case "mastodon":
		return utf8.RuneCountInString(shortURLs(text))
	case "sms":
		return countSMS(text)
	case "linkedin", "instagram", "facebook", "whatsapp", "threads":
		return len(utf16.Encode([]rune(text)))
	}
	return utf8.RuneCountInString(text)
}

func countGraphemes(text string) int {
	n := 0
	for g := graphemes.FromString(text); g.Next(); {
		n++
	}
	return n
}

// countX weighs as twitter-text v3 does: one for most of Latin and its punctuation, two
// elsewhere; an address is 23, an emoji two whatever its parts.
func countX(text string) int {
	text = shortURLs(norm.NFC.String(text))
	n := 0
	for g := graphemes.FromString(text); g.Next(); {
		w, emoji := 0, false
		for _, r := range g.Value() {
			if r <= 0x10FF || r >= 0x2000 && r <= 0x200D || r >= 0x2010 && r <= 0x201F || r >= 0x2032 && r <= 0x2037 {
				w++
			} else {
				w += 2
				emoji = emoji || r >= 0x1F000 || r >= 0x2600 && r <= 0x27BF
			}
			emoji = emoji || r == 0xFE0F || r == 0x20E3
		}
		if emoji {
			w = 2
		}
		n += w
	}
	return n
}

// shortURLs puts 23 characters in the place of each address, as X and Mastodon count it.
func shortURLs(text string) string {
	var b strings.Builder
	for {
		at := strings.Index(text, "http")
		if at < 0 || !strings.HasPrefix(text[at:], "http://") && !strings.HasPrefix(text[at:], "https://") {
			if at < 0 {
				break
			}
			b.WriteString(text[:at+4])
			text = text[at+4:]
			continue
		}
		end := at + len(strings.TrimRight(text[at:at+addressEnd(text[at:])], ".,;:!?)»"))
		b.WriteString(text[:at] + strings.Repeat("u", 23))
		text = text[end:]
	}
	b.WriteString(text)
	return b.String()
}

// addressEnd returns the length of the address that text starts with.
func addressEnd(text string) int {
	for i, r := range text {
		if r <= ' ' || r == 0xA0 || r == 0x202F || r == '<' || r == '>' || r == '"' || r == '»' {
			return i
		}
	}
	return len(text)
}

const (
	gsmBasic    = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
	gsmExtended = "^{}\\[~]|€"
)

func countSMS(text string) int {
	n, gsm := 0, true
	for _, r := range text {
		switch {
		case strings.ContainsRune(gsmBasic, r):
			n++
		case strings.ContainsRune(gsmExtended, r):
			n += 2
		default:
			gsm = false
		}
	}
	if gsm {
		return n
	}
	return (len(utf16.Encode([]rune(text)))*160 + 69) / 70
}
