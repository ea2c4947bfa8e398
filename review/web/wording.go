package web

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"phare/extract/french"
)

// longDate writes an ISO date in full; another text is given back as it is.
func longDate(iso string) string { return french.LongISO(iso) }

func dayOf(t time.Time) string { return french.LongDate(t) }

// moment writes an RFC 3339 time as "4 avril 2025 à 18 h 30", in local time.
func moment(stamp string) string {
	t, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return stamp
	}
	t = t.Local()
	return fmt.Sprintf("%s à %d\u00a0h\u00a0%02d", dayOf(t), t.Hour(), t.Minute())
}

// since names a moment of the past as one speaks of it: by its hour today, else by its day too.
func since(stamp string, now time.Time) string {
	t, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return "du " + stamp
	}
	if t.Local().Format(time.DateOnly) == now.Local().Format(time.DateOnly) {
		return t.Local().Format("de 15\u00a0h\u00a004")
	}
	return "du " + moment(stamp)
}

// number writes a score with a comma and its sign.
func number(v float64) string {
	return strings.ReplaceAll(strconv.FormatFloat(v, 'f', -1, 64), ".", ",")
}

// plural chooses the form for a count.
func plural(n int, one, many string) string {
	if n < 2 {
		return one
	}
	return many
}

// count gives "1 acte", "3 actes".
func count(n int, one, many string) string { return strconv.Itoa(n) + "\u00a0" + plural(n, one, many) }
