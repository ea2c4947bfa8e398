package french

import (
	"fmt"
	"strconv"
	"time"
)

// Date is a date as far as it is written: a field that is not is zero.
type Date struct {
	Year, Month, Day int
	Weekday          int // 1 Monday … 7 Sunday
	First, Next      int // tokens: the first one and the one behind
}

// ISO gives the date in ISO 8601, "" where a part is not written.
func (d Date) ISO() string {
	if d.Year == 0 || d.Month == 0 || d.Day == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

var (
	months   = lexicon("months")
	weekdays = lexicon("weekdays")
)

// Month returns the rank of a month from its folded name or abbreviation, 0 for another word.
func Month(fold string) int { return months()[fold] }

// Weekday returns the rank of a day of the week from its folded name, Monday 1; 0 for another word.
func Weekday(fold string) int { return weekdays()[fold] }

// MonthName returns the name of a month from its rank, "" where there is none.
func MonthName(month int) string {
	if month < 1 || month > 12 {
		return ""
	}
	return [...]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}[month-1]
}

// LongDate writes a day as prose does, its number and its month kept together by a no-break
// space: "1er avril 2025".
func LongDate(t time.Time) string {
	day := strconv.Itoa(t.Day())
	if t.Day() == 1 {
		day = "1er"
	}
	return day + "\u00a0" + MonthName(int(t.Month())) + " " + strconv.Itoa(t.Year())
}

// LongISO is LongDate for a date in ISO 8601; another text is given back as it is.
func LongISO(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return LongDate(t)
}

// MonthAt reads the name of a month at token i, the point of its abbreviation included.
func (s *Stream) MonthAt(i int) (month, next int) {
	if i < 0 || i >= len(s.Toks) || s.Toks[i].Kind != Word {
		return 0, i
	}
	w := s.Toks[i].Fold
	month, next = Month(w), i+1
	switch {
	case month == 0, w == "sept" && !s.IsDigits(i-1) && !s.IsWord(i-1, "er"): // "dix-sept mai"
		return 0, i
	case len(w) < 5 && s.IsSign(next, ".") && s.Tight(next) && s.IsDigits(next+1):
		next++
	}
	return month, next
}

// YearAt reads a year at token i: four figures, or words ("deux mil vingt-cinq").
func (s *Stream) YearAt(i int) (year, next int) {
	if s.IsDigits(i) && s.Width(i) == 4 {
		if y := s.Int(i); plausibleYear(y) {
			return y, i + 1
		}
		return 0, i
	}
	if s.IsWord(i, "deux", "mil", "mille", "dix") {
		if n, ok := s.Numeral(i); ok && plausibleYear(int(n.Value)) {
			return int(n.Value), n.Next
		}
	}
	return 0, i
}

func plausibleYear(y int) bool { return y >= 1789 && y <= 2199 }

// DayAt reads a day of the month at token i: 1er, 22, "premier", "vingt-deux".
func (s *Stream) DayAt(i int) (day, next int) {
	next = i
	if s.IsDigits(i) && s.Width(i) <= 2 {
		day, next = s.Int(i), i+1
		if s.IsWord(next, "er", "re", "e", "ere") && s.Tight(next) || day == 1 && s.IsWord(next, "er") || day == 1 && s.IsSign(next, "ᵉʳ") {
			next++
		}
	} else if s.IsWord(i, "premier") {
		day, next = 1, i+1
	} else if n, ok := s.Numeral(i); ok {
		day, next = int(n.Value), n.Next
	}
	if day < 1 || day > 31 {
		return 0, i
	}
	return day, next
}

// NumericDate reads 04/04/2025, 4.4.25 or 2025-04-04 at token i. Three numbers that go on
// with the same sign are the number of something.
func (s *Stream) NumericDate(i int) (Date, bool) {
	sep := s.At(i + 1)
	if !s.IsDigits(i) || sep != "/" && sep != "." && sep != "-" || !s.IsDigits(i+2) || s.At(i+3) != sep || !s.IsDigits(i+4) {
		return Date{}, false
	}
	// Spaces around the signs are those of a form filled in by hand: around all or none.
	if spaced := !s.Tight(i + 1); spaced && (sep == "." || s.Tight(i+2)) || !spaced && (!s.Tight(i+2) || !s.Tight(i+3) || !s.Tight(i+4)) {
		return Date{}, false
	}
	if s.At(i+5) == sep && s.Tight(i+5) && s.IsDigits(i+6) && s.Tight(i+6) {
		return Date{}, false
	}
	if i > 0 && s.Tight(i) && (s.IsSign(i-1, "-") || s.IsSign(i-1, "/") || s.IsSign(i-1, "_")) {
		return Date{}, false // within an identifier
	}
	a, b, c := s.Int(i), s.Int(i+2), s.Int(i+4)
	d := Date{First: i, Next: i + 5}
	switch {
	case s.Width(i) == 4 && s.Width(i+2) == 2 && s.Width(i+4) == 2:
		d.Year, d.Month, d.Day = a, b, c
	case s.Width(i) <= 2 && s.Width(i+2) <= 2 && s.Width(i+4) == 4:
		d.Year, d.Month, d.Day = c, b, a
	case s.Width(i) <= 2 && s.Width(i+2) <= 2 && s.Width(i+4) == 2 && sep != "-":
		d.Year, d.Month, d.Day = 2000+c, b, a
		if c > 79 {
			d.Year = 1900 + c
		}
	}
	return d, d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= 31 && plausibleYear(d.Year)
}

// DateAt reads a whole date at token i: "vendredi 4 avril 2025", "quatre avril deux mille
// vingt-cinq", "26 du mois de mai", 04/04/2025. The year may be absent, the month may not.
func (s *Stream) DateAt(i int) (Date, bool) {
	first, wd := i, 0
	if wd = Weekday(s.At(i)); wd > 0 {
		i++
		for s.IsSign(i, ",") || s.IsWord(i, "le", "soir", "matin") {
			i++
		}
	}
	d, ok := s.NumericDate(i)
	if !ok {
		if d, ok = s.writtenDate(i); !ok {
			return Date{}, false
		}
	}
	d.First, d.Weekday = first, wd
	return d, true
}

func (s *Stream) writtenDate(i int) (Date, bool) {
	day, j := s.DayAt(i)
	if day == 0 {
		return Date{}, false
	}
	if s.IsWord(j, "du") && s.IsWord(j+1, "mois") && (s.IsWord(j+2, "de") || s.IsWord(j+2, "d")) {
		if j += 3; s.IsSign(j, "'") {
			j++
		}
	}
	month, j := s.MonthAt(j)
	if month == 0 {
		return Date{}, false
	}
	d := Date{Month: month, Day: day, Next: j}
	if s.IsSign(j, ",") && s.IsDigits(j+1) && s.Width(j+1) == 4 {
		j++
	}
	if y, k := s.YearAt(j); y > 0 {
		d.Year, d.Next = y, k
	} else if s.IsDigits(j) && s.IsDigits(j+1) && s.Width(j) == 1 && s.Width(j+1) == 3 && plausibleYear(s.Int(j)*1000+s.Int(j+1)) {
		d.Year, d.Next = s.Int(j)*1000+s.Int(j+1), j+2 // "2 025"
	}
	return d, true
}

// Dates returns the dates of the stream that bear a day and a month, in order.
func (s *Stream) Dates() []Date {
	var out []Date
	for i := 0; i < len(s.Toks); i++ {
		if d, ok := s.DateAt(i); ok {
			out = append(out, d)
			i = d.Next - 1
		}
	}
	return out
}
