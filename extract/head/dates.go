package head

import (
	"fmt"
	"strings"

	"phare/extract/french"
)

// Date is a date found in folded text.
type Date struct {
	Start, End       int // bytes of the folded text
	Year, month, day int // year 0 when the text does not print it
}

// ISO gives the date in ISO 8601, or "" without a year.
func (d Date) ISO() string {
	if d.Year == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.month, d.day)
}

var units = map[string]int{
	"un": 1, "une": 1, "premier": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
	"neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
	"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
}

// Token is a word of folded text with its place.
type Token struct {
	Text       string
	start, end int
}

// Tokens cuts folded text into runs of letters and runs of digits.
func Tokens(s string) []Token {
	ts := make([]Token, 0, 24)
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case french.IsDigit(c):
			j := i
			for j < len(s) && french.IsDigit(s[j]) {
				j++
			}
			ts = append(ts, Token{s[i:j], i, j})
			i = j
		case french.IsLetter(c):
			j := i
			for j < len(s) && french.IsLetter(s[j]) {
				j++
			}
			ts = append(ts, Token{s[i:j], i, j})
			i = j
		default:
			i++
		}
	}
	return ts
}

// FindDates returns the dates of folded text in order: "4 avril 2025", "le quatre avril deux
// mille vingt-cinq", "04/04/2025", "4.4.25", "2025-04-04"; "4 avril" alone has year 0.
func FindDates(s string) []Date {
	var hits []Date
	ts := Tokens(s)
	for i := 0; i < len(ts); i++ {
		// "dix-sept mai": sept is a month only after figures.
		if m := french.Month(ts[i].Text); m > 0 && (ts[i].Text != "sept" || i > 0 && french.IsDigit(ts[i-1].Text[0])) {
			if h, last, ok := aroundMonth(s, ts, i, m); ok {
				hits = append(hits, h)
				i = last
			}
			continue
		}
		if !french.IsDigit(ts[i].Text[0]) || i+2 >= len(ts) {
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
func numericDate(s string, t []Token) (Date, bool) {
	if !french.IsDigit(t[1].Text[0]) || !french.IsDigit(t[2].Text[0]) {
		return Date{}, false
	}
	sep := strings.TrimSpace(s[t[0].end:t[1].start])
	if sep != "/" && sep != "." && sep != "-" || strings.TrimSpace(s[t[1].end:t[2].start]) != sep {
		return Date{}, false
	}
	if t[0].start > 0 && (s[t[0].start-1] == '-' || s[t[0].start-1] == '/' || s[t[0].start-1] == '_') {
		return Date{}, false // within an identifier
	}
	a, b, c := french.Atoi(t[0].Text), french.Atoi(t[1].Text), french.Atoi(t[2].Text)
	h := Date{Start: t[0].start, End: t[2].end}
	switch {
	case len(t[0].Text) == 4 && sep == "-" && len(t[1].Text) == 2 && len(t[2].Text) == 2:
		h.Year, h.month, h.day = a, b, c
	case len(t[0].Text) <= 2 && len(t[1].Text) <= 2 && len(t[2].Text) == 4:
		h.day, h.month, h.Year = a, b, c
	case len(t[0].Text) <= 2 && len(t[1].Text) <= 2 && len(t[2].Text) == 2 && sep != "-":
		h.day, h.month, h.Year = a, b, 2000+c
	default:
		return Date{}, false
	}
	return h, plausible(h)
}

func plausible(h Date) bool {
	return h.day >= 1 && h.day <= 31 && h.month >= 1 && h.month <= 12 && (h.Year == 0 || h.Year >= 1950 && h.Year <= 2100)
}

// aroundMonth reads the day before a month's name and the year after it.
func aroundMonth(s string, ts []Token, i, month int) (Date, int, bool) {
	h := Date{month: month, Start: ts[i].start, End: ts[i].end}
	last := i
	j := i - 1
	if j >= 2 && (ts[j].Text == "de" || ts[j].Text == "d") && ts[j-1].Text == "mois" {
		j -= 2 // "le vingt-six du mois de mai"
		if j >= 1 && ts[j].Text == "du" {
			j--
		}
	}
	if j >= 0 {
		t := ts[j]
		if t.Text == "er" && j > 0 && ts[j-1].Text == "1" {
			h.day, h.Start = 1, ts[j-1].start
		} else if french.IsDigit(t.Text[0]) && len(t.Text) <= 2 {
			h.day, h.Start = french.Atoi(t.Text), t.start
		} else {
			for k := j; k >= 0 && k >= j-3; k-- { // "vingt et un", "trente-et-un"
				v, n := numeral(ts[k : j+1])
				if n == j+1-k && v >= 1 && v <= 31 {
					h.day, h.Start = v, ts[k].start
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
		case near && french.IsDigit(t.Text[0]) && len(t.Text) == 4:
			h.Year, h.End, last = french.Atoi(t.Text), t.end, j
		case near && len(t.Text) == 1 && french.IsDigit(t.Text[0]) && j+1 < len(ts) && len(ts[j+1].Text) == 3 && french.IsDigit(ts[j+1].Text[0]):
			h.Year, h.End, last = french.Atoi(t.Text+ts[j+1].Text), ts[j+1].end, j+1 // "2 025"
		case near && (t.Text == "deux" || t.Text == "mil" || t.Text == "mille"):
			if v, n := numeral(ts[j:min(len(ts), j+8)]); v >= 1950 && v <= 2100 {
				h.Year, h.End, last = v, ts[j+n-1].end, j+n-1
			}
		}
	}
	return h, last, plausible(h)
}

// firstOf takes the first day of a session held over several: "des 9, 10 et 11 juillet", "des
// lundi 9 et mardi 10 juillet". Only days in order that "des" or "les" opens are several.
func (h *Date) firstOf(s string, before []Token) {
	day, start := h.day, h.Start
	for k := len(before) - 1; k >= 0; k-- {
		t := before[k]
		switch {
		case t.start >= start || t.Text == "et" || t.Text == "au" || french.Weekday(t.Text) > 0:
		case french.IsDigit(t.Text[0]) && len(t.Text) <= 2 && french.Atoi(t.Text) > 0 && french.Atoi(t.Text) < day && len(strings.TrimLeft(s[t.end:start], " ,")) < 16:
			day, start = french.Atoi(t.Text), t.start
		case t.Text == "des" || t.Text == "les":
			h.day, h.Start = day, start
			return
		default:
			return
		}
	}
}

// numeral reads a French number in words from the first tokens; n counts those it took.
func numeral(ts []Token) (value, n int) {
	total, cur := 0, 0
	for n < len(ts) {
		w := ts[n].Text
		v, ok := units[w]
		switch {
		case ok && w == "vingt" && cur%10 == 4 && cur%100 < 10 && n > 0 && ts[n-1].Text == "quatre":
			cur += 76 // quatre-vingt
		case ok && v >= 20 && cur%100 != 0, ok && v >= 10 && cur%100 != 0 && cur%100 != 60 && cur%100 != 80:
			return total + cur, n // another number begins: "deux mille vingt-cinq, dix-huit décembre"
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
		case w == "et" && n > 0 && n+1 < len(ts) && (ts[n+1].Text == "un" || ts[n+1].Text == "une" || ts[n+1].Text == "onze"):
		default:
			return total + cur, n
		}
		n++
	}
	return total + cur, n
}

// YearInWords finds "l'an deux mille vingt-cinq" or "l'an 2025" and returns the year and the byte after it.
func YearInWords(s string) (year, end int) {
	i := strings.Index(s, "l'an ")
	if i < 0 {
		return 0, 0
	}
	ts := Tokens(s[i+5:])
	if len(ts) == 0 {
		return 0, 0
	}
	if len(ts[0].Text) == 4 && french.IsDigit(ts[0].Text[0]) {
		return french.Atoi(ts[0].Text), i + 5 + ts[0].end
	}
	// The day may follow at once ("deux mille vingt quatre le dix"): numeral stops at "le", and a sign ends
	// the year.
	last := 1
	for last < min(len(ts), 8) && !strings.ContainsAny(s[i+5+ts[last-1].end:i+5+ts[last].start], ",;:.()") {
		last++
	}
	v, n := numeral(ts[:last])
	if n > 0 && v >= 1950 && v <= 2100 {
		return v, i + 5 + ts[n-1].end
	}
	return 0, 0
}
