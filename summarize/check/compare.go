package check

import (
	"math"
	"strings"
	"time"

	"phare/extract/facts"
)

// near tells that two numbers are the same to the cent of their size.
func near(a, b float64) bool {
	return math.Abs(a-b) <= 0.0049 && math.Abs(a-b) <= math.Max(0.0049, 1e-9*math.Abs(b)) || math.Abs(a-b) < 1e-9*math.Abs(b)
}

// rounds tells that the draft's value d is the source's s, or a rounding of it to the
// draft's own precision in the direction of its words.
func rounds(d, s facts.Fact) bool {
	if near(d.Value, s.Value) && near(d.High, s.High) {
		return true
	}
	if d.High != d.Value || s.High != s.Value {
		return false
	}
	p := d.Precision
	if d.Qualifier != facts.Exact && p <= 1 { // "près de 500 000": the zeros are rounding
		for q := 10.0; q <= 1e9 && math.Mod(d.Value, q) == 0 && d.Value > q; q *= 10 {
			p = q
		}
	}
	if p <= s.Precision {
		return false
	}
	diff := s.Value - d.Value
	switch d.Qualifier {
	case facts.Over, facts.AtLeast:
		return diff > 0 && diff < p
	case facts.Under, facts.Nearly:
		return diff < 0 && -diff < math.Min(p, 0.1*d.Value+p/10)
	case facts.AtMost:
		return diff < 0 && -diff < p
	}
	if d.Qualifier == facts.About {
		return math.Abs(diff) <= p/2
	}
	return math.Abs(diff) <= p/2+1e-9
}

// span of a duration, in months or in minutes.
func measure(f facts.Fact) (v, high float64, months bool) {
	by := 0.0
	switch {
	case f.Kind == facts.Hour:
		return f.Value, f.High, false
	case f.Unit == "an":
		by, months = 12, true
	case f.Unit == "semestre":
		by, months = 6, true
	case f.Unit == "trimestre":
		by, months = 3, true
	case f.Unit == "mois":
		by, months = 1, true
	case f.Unit == "semaine":
		by = 7 * 1440
	case strings.HasPrefix(f.Unit, "jour"):
		by = 1440
	case f.Unit == "heure":
		by = 60
	default:
		by = 1
	}
	return f.Value * by, f.High * by, months
}

// measured tells the units that stand for themselves alone: no noun can replace them.
func measured(unit string) bool {
	switch unit {
	case "m2", "m3", "m", "ml", "km", "km2", "ha", "kg", "t", "l", "kw", "kwh", "kwc", "mw", "mwh", "gwh", "mwc", "teqco2", "tco2", "°C", "db", "cm", "mm":
		return true
	}
	return false
}

// within tells that the month of a source falls in the part of the year a draft names.
func within(part string, month int) bool {
	switch part {
	case "debut":
		return month <= 4
	case "fin":
		return month >= 9
	case "mi":
		return month >= 5 && month <= 8
	case "courant":
		return true
	case "printemps":
		return month >= 3 && month <= 6
	case "ete":
		return month >= 6 && month <= 9
	case "automne":
		return month >= 9 && month <= 12
	case "hiver":
		return month == 12 || month <= 3
	case "rentree":
		return month >= 8 && month <= 10
	case "S1":
		return month <= 6
	case "S2":
		return month >= 7
	case "T1", "T2", "T3", "T4":
		return (month-1)/3 == int(part[1]-'1')
	}
	return false
}

// sameDay tells that what the draft states of a day is what the source states. years are
// those that the source's context supplies when it prints none.
func sameDay(d, s facts.Day, years func(int) bool) bool {
	if d.Year > 0 && s.Year > 0 && d.Year != s.Year || d.Year > 0 && s.Year == 0 && !years(d.Year) {
		return false
	}
	if d.Month > 0 && d.Month != s.Month || d.Day > 0 && d.Day != s.Day {
		return false
	}
	if d.Part != "" && d.Part != s.Part {
		return d.Month == 0 && s.Month > 0 && within(d.Part, s.Month)
	}
	return true
}

// weekdayOf returns 1 for Monday to 7 for Sunday; 0 when the day is not whole.
func weekdayOf(d facts.Day) int {
	if d.Year == 0 || d.Month == 0 || d.Day == 0 {
		return 0
	}
	w := int(time.Date(d.Year, time.Month(d.Month), d.Day, 12, 0, 0, 0, time.UTC).Weekday())
	if w == 0 {
		return 7
	}
	return w
}

// length of a period in days, both ends included, and in years; 0 when it is not told.
func length(f facts.Fact) (days, years float64) {
	if f.When == f.Until {
		return 0, 0
	}
	if f.When.Day > 0 && f.When.Month > 0 && f.Until.Month > 0 && f.Until.Day > 0 {
		y, y2 := f.When.Year, f.Until.Year
		if y == 0 {
			y, y2 = 2001, 2001
		}
		a := time.Date(y, time.Month(f.When.Month), f.When.Day, 12, 0, 0, 0, time.UTC)
		b := time.Date(y2, time.Month(f.Until.Month), f.Until.Day, 12, 0, 0, 0, time.UTC)
		days = b.Sub(a).Hours()/24 + 1
	}
	if f.When.Year > 0 && f.Until.Year > f.When.Year {
		years = float64(f.Until.Year - f.When.Year + 1)
	}
	return days, years
}
