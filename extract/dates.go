package extract

import (
	"fmt"
	"strings"

	"phare/extract/french"
)

// dateHit is a date found in folded text.
type dateHit struct {
	start, end       int // bytes of the folded text
	year, month, day int // year 0 when the text does not print it
}

// iso gives the date in ISO 8601, or "" without a year.
func (d dateHit) iso() string {
	if d.year == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

var units = map[string]int{
	"un": 1, "une": 1, "premier": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
	"neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
	"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
}

// token is a word of folded text with its place.
type token struct {
	text       string
	start, end int
}

// tokens cuts folded text into runs of letters and runs of digits.
func tokens(s string) []token {
	ts := make([]token, 0, 24)
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case isDigit(c):
			j := i
			for j < len(s) && isDigit(s[j]) {
				j++
			}
			ts = append(ts, token{s[i:j], i, j})
			i = j
		case isLetter(c):
			j := i
			for j < len(s) && isLetter(s[j]) {
				j++
			}
			ts = append(ts, token{s[i:j], i, j})
			i = j
		default:
			i++
		}
	}
	return ts
}

// findDates returns the dates of folded text in order: "4 avril 2025", "le quatre avril deux
// mille vingt-cinq", "04/04/2025", "4.4.25", "2025-04-04"; "4 avril" alone has year 0.
func findDates(s string) []dateHit {
	var hits []dateHit
	ts := tokens(s)
	for i := 0; i < len(ts); i++ {
		// "dix-sept mai": sept is a month only after figures.
		if m := french.Month(ts[i].text); m > 0 && (ts[i].text != "sept" || i > 0 && isDigit(ts[i-1].text[0])) {
			if h, last, ok := aroundMonth(s, ts, i, m); ok {
				hits = append(hits, h)
				i = last
			}
			continue
		}
		if !isDigit(ts[i].text[0]) || i+2 >= len(ts) {
			continue
		}
		if h, ok := numericDate(s, ts[i:i+3]); ok {
			hits = append(hits, h)
			i += 2
		}
	}
	return hits
}

// numericDate reads three numbers parted by the same sign.
func numericDate(s string, t []token) (dateHit, bool) {
	if !isDigit(t[1].text[0]) || !isDigit(t[2].text[0]) {
		return dateHit{}, false
	}
	sep := strings.TrimSpace(s[t[0].end:t[1].start])
	if sep != "/" && sep != "." && sep != "-" || strings.TrimSpace(s[t[1].end:t[2].start]) != sep {
		return dateHit{}, false
	}
	if t[0].start > 0 && (s[t[0].start-1] == '-' || s[t[0].start-1] == '/' || s[t[0].start-1] == '_') {
		return dateHit{}, false // within an identifier
	}
	a, b, c := atoi(t[0].text), atoi(t[1].text), atoi(t[2].text)
	h := dateHit{start: t[0].start, end: t[2].end}
	switch {
	case len(t[0].text) == 4 && sep == "-" && len(t[1].text) == 2 && len(t[2].text) == 2:
		h.year, h.month, h.day = a, b, c
	case len(t[0].text) <= 2 && len(t[1].text) <= 2 && len(t[2].text) == 4:
		h.day, h.month, h.year = a, b, c
	case len(t[0].text) <= 2 && len(t[1].text) <= 2 && len(t[2].text) == 2 && sep != "-":
		h.day, h.month, h.year = a, b, 2000+c
	default:
		return dateHit{}, false
	}
	return h, plausible(h)
}

func plausible(h dateHit) bool {
	return h.day >= 1 && h.day <= 31 && h.month >= 1 && h.month <= 12 && (h.year == 0 || h.year >= 1950 && h.year <= 2100)
}

// aroundMonth reads the day before a month's name and the year after it.
func aroundMonth(s string, ts []token, i, month int) (dateHit, int, bool) {
	h := dateHit{month: month, start: ts[i].start, end: ts[i].end}
	last := i
	j := i - 1
	if j >= 2 && ts[j].text == "de" && ts[j-1].text == "mois" {
		j -= 2 // "le vingt-six du mois de mai"
		if j >= 1 && ts[j].text == "du" {
			j--
		}
	}
	if j >= 0 {
		t := ts[j]
		if t.text == "er" && j > 0 && ts[j-1].text == "1" {
			h.day, h.start = 1, ts[j-1].start
		} else if isDigit(t.text[0]) && len(t.text) <= 2 {
			h.day, h.start = atoi(t.text), t.start
		} else {
			for k := j; k >= 0 && k >= j-3; k-- { // "vingt et un", "trente-et-un"
				v, n := numeral(ts[k : j+1])
				if n == j+1-k && v >= 1 && v <= 31 {
					h.day, h.start = v, ts[k].start
				}
			}
		}
	}
	if h.day == 0 {
		return h, i, false
	}
	h.firstOf(s, ts[:i])
	if j := i + 1; j < len(ts) {
		t := ts[j]
		near := t.start-ts[i].end <= 3
		switch {
		case near && isDigit(t.text[0]) && len(t.text) == 4:
			h.year, h.end, last = atoi(t.text), t.end, j
		case near && len(t.text) == 1 && isDigit(t.text[0]) && j+1 < len(ts) && len(ts[j+1].text) == 3 && isDigit(ts[j+1].text[0]):
			h.year, h.end, last = atoi(t.text+ts[j+1].text), ts[j+1].end, j+1 // "2 025"
		case near && (t.text == "deux" || t.text == "mil" || t.text == "mille"):
			if v, n := numeral(ts[j:min(len(ts), j+8)]); v >= 1950 && v <= 2100 {
				h.year, h.end, last = v, ts[j+n-1].end, j+n-1
			}
		}
	}
	return h, last, plausible(h)
}

// firstOf takes the first day of a session held over several: "des 9, 10 et 11 juillet", "des
// lundi 9 et mardi 10 juillet". Only days in order that "des" or "les" opens are several.
func (h *dateHit) firstOf(s string, before []token) {
	day, start := h.day, h.start
	for k := len(before) - 1; k >= 0; k-- {
		t := before[k]
		switch {
		case t.start >= start || t.text == "et" || t.text == "au" || french.Weekday(t.text) > 0:
		case isDigit(t.text[0]) && len(t.text) <= 2 && atoi(t.text) > 0 && atoi(t.text) < day && len(strings.TrimLeft(s[t.end:start], " ,")) < 16:
			day, start = atoi(t.text), t.start
		case t.text == "des" || t.text == "les":
			h.day, h.start = day, start
			return
		default:
			return
		}
	}
}

// numeral reads a French number in words from the first tokens; n counts those it took.
func numeral(ts []token) (value, n int) {
	total, cur := 0, 0
	for n < len(ts) {
		w := ts[n].text
		v, ok := units[w]
		switch {
		case ok && w == "vingt" && cur%10 == 4 && cur%100 < 10 && n > 0 && ts[n-1].text == "quatre":
			cur += 76 // quatre-vingt
		case ok && v >= 20 && cur%100 != 0:
			return total + cur, n
		case ok && cur%10 != 0 && v < 10 && cur%100 != 60 && cur%100 != 80:
			return total + cur, n
		case ok:
			cur += v
		case w == "mille" || w == "mil" || w == "milles":
			if cur == 0 {
				cur = 1
			}
			total, cur = total+cur*1000, 0
		case w == "cent" || w == "cents":
			if cur == 0 {
				cur = 1
			}
			cur *= 100
		case w == "et" && n > 0 && n+1 < len(ts) && (ts[n+1].text == "un" || ts[n+1].text == "une" || ts[n+1].text == "onze"):
		default:
			return total + cur, n
		}
		n++
	}
	return total + cur, n
}

// yearInWords finds "l'an deux mille vingt-cinq" or "l'an 2025" and returns the year and the byte after it.
func yearInWords(s string) (year, end int) {
	i := strings.Index(s, "l'an ")
	if i < 0 {
		return 0, 0
	}
	ts := tokens(s[i+5:])
	if len(ts) == 0 {
		return 0, 0
	}
	if len(ts[0].text) == 4 && isDigit(ts[0].text[0]) {
		return atoi(ts[0].text), i + 5 + ts[0].end
	}
	// The day may follow at once ("deux mille vingt quatre le dix"): numeral stops at "le".
	v, n := numeral(ts[:min(len(ts), 8)])
	if n > 0 && v >= 1950 && v <= 2100 {
		return v, i + 5 + ts[n-1].end
	}
	return 0, 0
}
