package matching

import (
	"strconv"
	"strings"

	"phare/extract/french"
)

// Likeness is how two printed numbers compare.
type Likeness int

// How numbers compare.
const (
	Unknown Likeness = iota // one of them is blank, or they are written too differently to tell
	Same                    // but for signs and leading zeros: "2031/012", "2031-12"
	Short                   // one is the end of the other: "141", "DEL2025_141"
	Other
)

// Compare compares two numbers of acts as printed.
func Compare(a, b string) Likeness {
	x, y := runs(a), runs(b)
	switch {
	case len(x) == 0 || len(y) == 0:
		return Unknown
	case Key(a) == Key(b):
		return Same
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	end := y[len(y)-len(x):]
	same := true
	for i := range x {
		same = same && x[i] == end[i]
	}
	switch {
	case same && (len(x) < len(y) || !lettered(a) || !lettered(b)):
		return Short
	case len(x) == 1 && len(x[0]) < 4 && x[0] == y[0] && len(y) > 1:
		return Short // "27" of "27-2031", "DL-027-09-31"
	case len(x) == 1 && len(y) == 1 && (glued(x[0], y[0]) || glued(y[0], x[0])):
		return Short
	}
	return Other
}

// Key writes a number without its signs, its letters' case and leading zeros: "2031/012" and
// "2031-12" have one key.
func Key(s string) string {
	key := ""
	for _, w := range french.Words(french.Fold(s)) {
		for len(w) > 1 && w[0] == '0' {
			w = w[1:]
		}
		key += w + "-"
	}
	return key
}

// counts are the counts of acts within one series, in the run of figures that tells their numbers
// apart: the last one mostly, the first in "27-2031". False where there is no such run.
func counts(acts []Entry) ([]int, bool) {
	for _, last := range []bool{true, false} {
		out, seen := make([]int, len(acts)), map[int]bool{}
		for j := range acts {
			n, ok := count(acts[j].Number, last)
			if !ok || seen[n] {
				break
			}
			seen[n], out[j] = true, n
		}
		if len(seen) == len(acts) {
			return out, true
		}
	}
	return nil, false
}

// count is the last or first run of figures of a number, a year before it in one run left out.
func count(number string, last bool) (int, bool) {
	r := runs(number)
	if len(r) == 0 {
		return 0, false
	}
	run := r[0]
	if last {
		run = r[len(r)-1]
	}
	if len(r) == 1 && len(run) >= 6 && strings.HasPrefix(run, "20") {
		run = run[4:] // the year and the count in one
	}
	n, err := strconv.Atoi(run)
	return n, err == nil
}

// runs are the runs of figures of a number, without leading zeros.
func runs(s string) []string {
	var out []string
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		f = strings.TrimLeft(f, "0")
		if f == "" {
			f = "0"
		}
		out = append(out, f)
	}
	return out
}

// glued tells whether long is a year and short in one run: "2031141".
func glued(short, long string) bool {
	return len(long) >= 6 && strings.HasPrefix(long, "20") && len(short) < 4 && strings.TrimLeft(long[4:], "0") == short
}

func lettered(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' })
}
