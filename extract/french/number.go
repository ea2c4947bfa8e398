package french

import (
	"math"
	"strconv"
	"strings"
)

// Number is a number read from a stream.
type Number struct {
	Value     float64
	Precision float64 // the weight of the last figure written: 0.01 for "12,50"
	Next      int     // the token behind it
	Grouped   bool    // its thousands are set apart
	Decimals  int
	Digits    int  // figures before the decimal sign
	Letters   bool // written in words
	Ambiguous bool // it has two readings: "1.200"
}

var (
	units        = lexicon("units")
	tens         = lexicon("tens")
	ordinals     = lexicon("ordinals")
	romanContext = lexicon("roman-before")
)

// Figures reads a number in figures at token i: groups of exactly three after a first group
// of one to three, set apart by any space, a point or an apostrophe; the comma is the
// decimal sign, the point one too where it can't set thousands apart.
func (s *Stream) Figures(i int) (Number, bool) {
	if !s.IsDigits(i) {
		return Number{}, false
	}
	lit := s.Toks[i].Fold
	n := Number{Next: i + 1, Precision: 1, Digits: len(lit)}
	if len(lit) > 15 {
		return Number{}, false
	}
	lit, sep := s.groups(&n, lit)
	if lit == "" {
		return Number{}, false
	}
	if sep == "." && n.Digits <= 6 {
		n.Ambiguous = true
	}
	frac, ok := s.fraction(&n, sep)
	if !ok || len(frac) > 8 {
		return Number{}, false
	}
	if frac != "" {
		n.Decimals = len(frac)
		n.Precision = math.Pow10(-len(frac))
		lit += "." + frac
	}
	v, err := strconv.ParseFloat(lit, 64)
	if err != nil {
		return Number{}, false
	}
	n.Value = v
	return n, true
}

// groups reads the thousands behind the first figures and returns all figures and the sign
// between them; no figures where there are too many.
func (s *Stream) groups(n *Number, lit string) (figures, sep string) {
	t := s.Toks
	for len(t[n.Next-1].Fold) <= 3 && (t[n.Next-1].Fold[0] != '0' || sep != "") {
		j, this := n.Next, ""
		switch {
		case s.IsDigits(j) && t[j].Space && t[j].Breaks < 2:
			this = " "
		case (s.IsSign(j, ".") || s.IsSign(j, "'")) && s.Tight(j) && s.IsDigits(j+1) && s.Tight(j+1):
			this = t[j].Fold
			j++
		case s.IsSign(j, ".") && s.IsSign(j+1, ".") && s.Tight(j) && s.Tight(j+1) && s.IsDigits(j+2) && s.Tight(j+2) && s.IsSign(j+3, ",") && s.Tight(j+3):
			this, j = ".", j+2 // a point typed twice: "23..526,53"
		default:
			return lit, sep
		}
		if s.Width(j) != 3 || sep != "" && sep != this || this == " " && n.Digits+3 > 15 {
			return lit, sep
		}
		lit += t[j].Fold
		sep, n.Grouped = this, true
		n.Digits += 3
		n.Next = j + 1
		if len(lit) > 15 {
			return "", ""
		}
	}
	return lit, sep
}

// fraction reads the decimals behind n.
func (s *Stream) fraction(n *Number, sep string) (frac string, ok bool) {
	j := n.Next
	switch {
	case s.IsSign(j, ",") && s.Tight(j) && s.IsDigits(j+1) && s.Tight(j+1):
		frac, n.Next, n.Ambiguous = s.Toks[j+1].Fold, j+2, false
	case s.IsSign(j, ",") && s.IsDigits(j+1) && s.Width(j+1) == 2 && (s.IsSign(j+2, "€") || s.IsSign(j+2, "%") || s.IsWord(j+2, "euros", "euro")):
		frac, n.Next = s.Toks[j+1].Fold, j+2 // "1 147 , 47 €"
	case s.IsSign(j, ".") && sep != "." && s.Tight(j) && s.IsDigits(j+1) && s.Tight(j+1):
		if s.IsSign(j+2, ".") && s.Tight(j+2) && s.IsDigits(j+3) && s.Tight(j+3) {
			return "", false // "1.2.3"
		}
		frac, n.Next = s.Toks[j+1].Fold, j+2
	}
	return frac, true
}

// Numeral reads a number in words at token i, from zéro to 999 999 999 999. Every hyphen
// and "et" of the old and the new spelling is accepted.
func (s *Stream) Numeral(i int) (Number, bool) { return s.numeral(i, false) }

// Ordinal reads a rank at token i: "premier", "vingt et unième", "1er", "2e", "IIIe".
func (s *Stream) Ordinal(i int) (value, next int) {
	switch {
	case s.IsDigits(i) && s.Width(i) < 5 && s.IsWord(i+1, "er", "ere", "re", "e", "eme", "ieme", "nd", "nde", "me") && s.Tight(i+1):
		return s.Int(i), i + 2
	case i < len(s.Toks) && s.Toks[i].Kind == Word:
		if n, ok := s.numeral(i, true); ok && n.Next > i && ordinals().Has(s.At(n.Next-1)) {
			return int(n.Value), n.Next
		}
		w := s.Written(i, i+1)
		for _, end := range [...]string{"ème", "eme", "er", "re", "e"} {
			if r, ok := strings.CutSuffix(w, end); ok {
				// "Le", "De", "Ce" are words.
				if v := Roman(r); v > 0 && (len(r) > 1 || v <= 10) {
					return v, i + 1
				}
			}
		}
	}
	return 0, i
}

// Roman returns the value of a Roman numeral in capitals, from 1 to 3999; 0 for anything else,
// a numeral that no one writes ("IIX", "IIII") included.
func Roman(w string) int {
	total, rest := 0, w
	for _, r := range romanParts {
		for strings.HasPrefix(rest, r.sign) && total < 4000 {
			total += r.value
			rest = rest[len(r.sign):]
		}
	}
	if rest != "" || WriteRoman(total) != w {
		return 0
	}
	return total
}

// WriteRoman writes a number from 1 to 3999 in Roman numerals.
func WriteRoman(n int) string {
	var b strings.Builder
	for _, r := range romanParts {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}

var romanParts = [...]struct {
	sign  string
	value int
}{{"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100}, {"XC", 90}, {"L", 50}, {"XL", 40}, {"X", 10}, {"IX", 9}, {"V", 5}, {"IV", 4}, {"I", 1}}

// RomanAt reads a Roman numeral at token i where the words around it say that it is one: behind
// "titre", "annexe", "Louis" and their like, or before "siècle". A lone letter is else a letter.
func (s *Stream) RomanAt(i int) (value, next int) {
	if i < 0 || i >= len(s.Toks) || !s.Toks[i].Upper {
		return 0, i
	}
	if v := Roman(s.Written(i, i+1)); v > 0 && (romanContext().Has(s.At(i-1)) || s.IsWord(i+1, "siecle", "eme")) {
		return v, i + 1
	}
	if v, next := s.Ordinal(i); v > 0 && s.Toks[i].Kind == Word && !ordinals().Has(s.At(next-1)) {
		return v, next
	}
	return 0, i
}

// Number reads figures, else words.
func (s *Stream) Number(i int) (Number, bool) {
	if s.IsDigits(i) {
		return s.Figures(i)
	}
	return s.Numeral(i)
}

// Count reads a count of persons or things at token i, in figures or words; where both are
// given, "trente-trois (33)", the figures prevail.
func (s *Stream) Count(i int) (value, next int, ok bool) {
	n, ok := s.Number(i)
	if !ok || n.Decimals > 0 || n.Value > 1e9 {
		return 0, i, false
	}
	value, next = int(n.Value), n.Next
	if s.IsSign(next, "(") {
		if m, ok := s.Number(next + 1); ok && m.Decimals == 0 && s.IsSign(m.Next, ")") && m.Letters != n.Letters {
			next = m.Next + 1
			if n.Letters {
				value = int(m.Value)
			}
		}
	}
	return value, next, true
}

// numeralState is how far a number in words has been read.
type numeralState struct {
	total, cur float64
	last       byte // 'u' unit, 't' ten, 'c' hundred, 'm' thousand, 'M' million
	lowest     float64
	some       bool
}

func (s *Stream) numeral(i int, ordinal bool) (Number, bool) {
	st := numeralState{last: ' ', lowest: math.Inf(1)}
	next, j := i, i
	for steps := 0; steps < 24 && j < len(s.Toks); steps++ {
		k := j
		if st.some { // between two words of a number: nothing, a hyphen, "et", "-et-"
			if s.IsSign(k, "-") && s.Tight(k) {
				k++
			}
			if st.last == 't' && s.IsWord(k, "et") {
				k++
				if s.IsSign(k, "-") {
					k++
				}
				if !s.IsWord(k, "un", "une", "onze", "unieme", "onzieme") {
					break
				}
			}
		}
		if k >= len(s.Toks) || s.Toks[k].Kind != Word || st.some && s.Toks[k].Breaks > 1 {
			break
		}
		w, closing := s.Toks[k].Fold, false
		if ordinal && ordinals().Has(w) {
			w, closing = cardinal(ordinals()[w]), true
		}
		if !st.take(w) {
			break
		}
		j = k + 1
		next = j
		if closing {
			break
		}
	}
	if !st.some {
		return Number{Next: i}, false
	}
	return Number{Value: st.total + st.cur, Precision: 1, Digits: 1, Letters: true, Next: next}, true
}

// cardinal names the number that an ordinal's last word counts, so far as one word does.
func cardinal(v int) string {
	switch v {
	case 100:
		return "cent"
	case 1000:
		return "mille"
	}
	for _, l := range []Lexicon{units(), tens()} {
		for w, n := range l {
			if n == v {
				return w
			}
		}
	}
	return ""
}

// take adds a word to the number, or says that it belongs to none.
func (st *numeralState) take(w string) bool {
	switch {
	case units().Has(w):
		return st.unit(float64(units()[w]))
	case tens().Has(w):
		return st.ten(float64(tens()[w]))
	}
	switch w {
	case "cent", "cents":
		switch {
		case st.cur == 0:
			st.cur = 100
		case st.cur >= 2 && st.cur < 10:
			st.cur *= 100
		default:
			return false
		}
		st.last = 'c'
	case "mille", "mil":
		if st.lowest <= 1e3 || st.cur >= 1000 {
			return false
		}
		st.total += math.Max(st.cur, 1) * 1e3
		st.cur, st.last, st.lowest = 0, 'm', 1e3
	case "million", "millions", "milliard", "milliards":
		scale := 1e6
		if strings.HasPrefix(w, "milliard") {
			scale = 1e9
		}
		if !st.some || st.lowest <= scale || st.cur == 0 && st.total == 0 || st.lowest < 1e6 {
			return false
		}
		st.total += st.cur * scale
		st.cur, st.last, st.lowest = 0, 'M', scale
	default:
		return false
	}
	st.some = true
	return true
}

func (st *numeralState) unit(v float64) bool {
	of10, of100 := math.Mod(st.cur, 10), math.Mod(st.cur, 100)
	switch {
	case st.last == 'u' && !(v >= 7 && v <= 9 && of10 == 0 && of100 != 0), // dix-sept
		st.last == 't' && v >= 10 && of100 != 60 && of100 != 80,
		v == 0 && st.some:
		return false
	}
	st.cur += v
	st.last, st.some = 'u', true
	return true
}

func (st *numeralState) ten(v float64) bool {
	switch {
	case v == 20 && st.last == 'u' && math.Mod(st.cur, 100) == 4: // quatre-vingt
		st.cur += 76
	case st.last == 'u' || st.last == 't':
		return false
	default:
		st.cur += v
	}
	st.last, st.some = 't', true
	return true
}
