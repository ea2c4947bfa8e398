package facts

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"phare/extract/french"
)

// String writes the fact in French; parsing it gives the same value, unit, tax, period and
// qualifier back. Values are printed to the fact's own precision.
func (f Fact) String() string {
	var b strings.Builder
	if f.Qualifier != Exact {
		q := string(f.Qualifier)
		if f.Qualifier == AtMost || f.Qualifier == AtLeast || f.Qualifier == About {
			q = strings.TrimSuffix(q, " ")
		}
		b.WriteString(q + " ")
	}
	switch f.Kind {
	case Money:
		b.WriteString(f.figures())
		switch f.Unit {
		case "XPF":
			b.WriteString(" XPF")
		case "FRF":
			b.WriteString(" francs")
		default:
			b.WriteString(" €")
		}
		if f.Tax != "" {
			b.WriteString(" " + f.Tax)
		}
		if f.Per != "" {
			b.WriteString(" par " + f.Per)
		}
	case Percent:
		b.WriteString(f.figures() + " %")
	case Points:
		b.WriteString(f.figures() + " points")
	case Duration:
		b.WriteString(f.figures() + " " + plural(f.Unit, f.High))
		if f.Renewable {
			b.WriteString(" renouvelable")
		}
	case Hour:
		fmt.Fprintf(&b, "%d h %02d", int(f.Value)/60, int(f.Value)%60)
	case Count:
		b.WriteString(f.figures() + " " + f.Unit)
	case Vote:
		fmt.Fprintf(&b, "%s : %d", f.Unit, int(f.Value))
	case Date:
		b.WriteString(f.When.String())
		if f.Until != f.When {
			b.WriteString(" au " + f.Until.String())
		}
	default:
		b.WriteString(f.Text)
	}
	return b.String()
}

func plural(unit string, v float64) string {
	if v < 2 || strings.HasSuffix(unit, "s") || strings.Contains(unit, " ") {
		return unit
	}
	return unit + "s"
}

func (f Fact) figures() string {
	s := Figures(f.Value, f.Precision)
	if f.High != f.Value {
		s += " à " + Figures(f.High, f.Precision)
	}
	return s
}

// Figures writes a number as French typography wants it: groups of three set apart by a
// no-break space, a comma before the decimals that precision asks for.
func Figures(v, precision float64) string {
	dec := 0
	for p := precision; p < 0.999999 && dec < 8; p *= 10 {
		dec++
	}
	lit := strconv.FormatFloat(math.Abs(v), 'f', dec, 64)
	whole, frac, _ := strings.Cut(lit, ".")
	var b strings.Builder
	if v < 0 {
		b.WriteByte('-')
	}
	for k, c := range whole {
		if k > 0 && (len(whole)-k)%3 == 0 {
			b.WriteString("\u00a0")
		}
		b.WriteRune(c)
	}
	if frac != "" {
		b.WriteString("," + frac)
	}
	return b.String()
}

// String writes the day as far as it is known: "4 avril 2025", "avril 2025", "2025".
func (d Day) String() string {
	var w []string
	if d.Weekday > 0 {
		w = append(w, [...]string{"", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}[d.Weekday])
	}
	if d.Part != "" {
		switch d.Part {
		case "ete":
			w = append(w, "été")
		case "debut":
			w = append(w, "début")
		case "rentree":
			w = append(w, "rentrée")
		case "S1":
			w = append(w, "premier semestre")
		case "S2":
			w = append(w, "second semestre")
		default:
			w = append(w, d.Part)
		}
	}
	switch {
	case d.Day == 1:
		w = append(w, "1er")
	case d.Day > 0:
		w = append(w, strconv.Itoa(d.Day))
	}
	if d.Month > 0 {
		w = append(w, french.MonthName(d.Month))
	}
	if d.Year > 0 {
		w = append(w, strconv.Itoa(d.Year))
	}
	return strings.Join(w, " ")
}
