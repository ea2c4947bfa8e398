package facts

import (
	"math"
	"strconv"
	"strings"
)

// number is a figure read from tokens[i:next].
type number struct {
	value, precision float64
	next             int
	grouped          bool // thousands are set apart
	decimals         int
	digits           int // digits before the decimal sign
	letters          bool
	ambiguous        bool
}

func (s *scanner) sym(i int, r string) bool {
	return i >= 0 && i < len(s.toks) && s.toks[i].kind == 's' && s.toks[i].fold == r
}

func (s *scanner) isDigits(i int) bool { return i >= 0 && i < len(s.toks) && s.toks[i].kind == 'd' }

func (s *scanner) isWord(i int, words ...string) bool {
	if i < 0 || i >= len(s.toks) || s.toks[i].kind != 'w' {
		return false
	}
	for _, w := range words {
		if s.toks[i].fold == w {
			return true
		}
	}
	return false
}

func (s *scanner) width(i int) int { return s.toks[i].end - s.toks[i].start }

// tight tells that nothing stands between token i and the one before.
func (s *scanner) tight(i int) bool { return i < len(s.toks) && !s.toks[i].space }

// figures reads a number in figures: groups of exactly three after a first group of one to
// three, set apart by any space, a point or an apostrophe; the comma is the decimal sign,
// the point one too where it can't set thousands apart.
func (s *scanner) figures(i int) (number, bool) {
	if !s.isDigits(i) {
		return number{}, false
	}
	t := s.toks
	lit := t[i].fold
	n := number{next: i + 1, precision: 1, digits: len(lit)}
	if len(lit) > 15 {
		return number{}, false
	}
	sep := ""
	// A dotted list of more than one point is thousands or no number at all: "1.2.3".
	for len(t[i].fold) <= 3 && (t[i].fold[0] != '0' || sep != "") {
		j, this := n.next, ""
		switch {
		case s.isDigits(j) && t[j].space && t[j].breaks < 2:
			this = " "
		case (s.sym(j, ".") || s.sym(j, "'")) && s.tight(j) && s.isDigits(j+1) && s.tight(j+1):
			this = t[j].fold
			j++
		case s.sym(j, ".") && s.sym(j+1, ".") && s.tight(j) && s.tight(j+1) && s.isDigits(j+2) && s.tight(j+2) && s.sym(j+3, ",") && s.tight(j+3):
			this, j = ".", j+2 // a point typed twice: "23..526,53"
		default:
			j = -1
		}
		if j < 0 || s.width(j) != 3 || (sep != "" && sep != this) {
			break
		}
		if this == " " && n.digits+3 > 15 {
			break
		}
		lit += t[j].fold
		sep, n.grouped = this, true
		n.digits += 3
		n.next = j + 1
		if len(lit) > 15 {
			return number{}, false
		}
	}
	if sep == "." && n.digits <= 6 {
		n.ambiguous = true
	}
	frac := ""
	j := n.next
	switch {
	case s.sym(j, ",") && s.tight(j) && s.isDigits(j+1) && s.tight(j+1):
		frac, n.next, n.ambiguous = t[j+1].fold, j+2, false
	case s.sym(j, ",") && s.isDigits(j+1) && s.width(j+1) == 2 && (s.sym(j+2, "€") || s.sym(j+2, "%") || s.isWord(j+2, "euros", "euro")):
		frac, n.next = t[j+1].fold, j+2 // "1 147 , 47 €"
	case s.sym(j, ".") && sep != "." && s.tight(j) && s.isDigits(j+1) && s.tight(j+1):
		if s.sym(j+2, ".") && s.tight(j+2) && s.isDigits(j+3) && s.tight(j+3) {
			return number{}, false // "1.2.3"
		}
		frac, n.next = t[j+1].fold, j+2
	}
	if len(frac) > 8 {
		return number{}, false
	}
	if frac != "" {
		n.decimals = len(frac)
		n.precision = math.Pow10(-len(frac))
		lit += "." + frac
	}
	v, err := strconv.ParseFloat(lit, 64)
	if err != nil {
		return number{}, false
	}
	n.value = v
	return n, true
}

func unitNumeral(w string) (float64, bool) {
	switch w {
	case "zero":
		return 0, true
	case "un", "une":
		return 1, true
	case "deux":
		return 2, true
	case "trois":
		return 3, true
	case "quatre":
		return 4, true
	case "cinq":
		return 5, true
	case "six":
		return 6, true
	case "sept":
		return 7, true
	case "huit":
		return 8, true
	case "neuf":
		return 9, true
	case "dix":
		return 10, true
	case "onze":
		return 11, true
	case "douze":
		return 12, true
	case "treize":
		return 13, true
	case "quatorze":
		return 14, true
	case "quinze":
		return 15, true
	case "seize":
		return 16, true
	}
	return 0, false
}

func tenNumeral(w string) (float64, bool) {
	switch w {
	case "vingt", "vingts":
		return 20, true
	case "trente":
		return 30, true
	case "quarante":
		return 40, true
	case "cinquante":
		return 50, true
	case "soixante":
		return 60, true
	case "septante":
		return 70, true
	case "huitante", "octante":
		return 80, true
	case "nonante":
		return 90, true
	}
	return 0, false
}

// numeral reads a French number in words, from zéro to 999 999 999 999. Every hyphen and
// "et" of the old and the new spelling is accepted.
func (s *scanner) numeral(i int) (number, bool) {
	var total, cur float64
	n := number{next: i, precision: 1, letters: true, digits: 1}
	last := ' ' // u unit, t ten, c hundred, m thousand, M million
	lowest := math.Inf(1)
	j := i
	for steps := 0; steps < 24 && j < len(s.toks); steps++ {
		k := j
		if n.next > i { // between two words of a number: nothing, a hyphen, "et", "-et-"
			if s.sym(k, "-") && s.tight(k) {
				k++
			}
			if last == 't' && s.isWord(k, "et") {
				k++
				if s.sym(k, "-") {
					k++
				}
				if !s.isWord(k, "un", "une", "onze") {
					break
				}
			}
		}
		if k >= len(s.toks) || s.toks[k].kind != 'w' || (n.next > i && s.toks[k].breaks > 1) {
			break
		}
		w := s.toks[k].fold
		ok := true
		if v, is := unitNumeral(w); is {
			switch {
			case last == 'u' && !(v >= 7 && v <= 9 && math.Mod(cur, 10) == 0 && math.Mod(cur, 100) != 0): // dix-sept
				ok = false
			case last == 't' && v >= 10 && !(math.Mod(cur, 100) == 60 || math.Mod(cur, 100) == 80):
				ok = false
			case v == 0 && n.next > i:
				ok = false
			default:
				cur += v
				last = 'u'
			}
		} else if v, is := tenNumeral(w); is {
			switch {
			case v == 20 && last == 'u' && math.Mod(cur, 100) == 4:
				cur += 76
				last = 't'
			case last == 'u' || last == 't':
				ok = false
			default:
				cur += v
				last = 't'
			}
		} else if w == "cent" || w == "cents" {
			switch {
			case cur == 0:
				cur = 100
			case cur >= 2 && cur < 10:
				cur *= 100
			default:
				ok = false
			}
			last = 'c'
		} else if w == "mille" || w == "mil" {
			if lowest <= 1e3 || cur >= 1000 {
				ok = false
			} else {
				total += math.Max(cur, 1) * 1e3
				cur, last, lowest = 0, 'm', 1e3
			}
		} else if w == "million" || w == "millions" || w == "milliard" || w == "milliards" {
			scale := 1e6
			if strings.HasPrefix(w, "milliard") {
				scale = 1e9
			}
			if n.next == i || lowest <= scale || (cur == 0 && total == 0) {
				ok = false
			} else if lowest < 1e6 { // "deux cent mille millions"
				ok = false
			} else {
				total += cur * scale
				cur, last, lowest = 0, 'M', scale
			}
		} else {
			ok = false
		}
		if !ok {
			break
		}
		j = k + 1
		n.next = j
	}
	if n.next == i {
		return number{}, false
	}
	n.value = total + cur
	return n, true
}

// anyNumber reads figures, else words.
func (s *scanner) anyNumber(i int) (number, bool) {
	if s.isDigits(i) {
		return s.figures(i)
	}
	return s.numeral(i)
}

// roman reads a Roman numeral up to 3999 in capitals.
func roman(w string) (int, bool) {
	total, prev := 0, 0
	for k := len(w) - 1; k >= 0; k-- {
		v := 0
		switch w[k] {
		case 'I':
			v = 1
		case 'V':
			v = 5
		case 'X':
			v = 10
		case 'L':
			v = 50
		case 'C':
			v = 100
		case 'D':
			v = 500
		case 'M':
			v = 1000
		default:
			return 0, false
		}
		if v < prev {
			total -= v
		} else {
			total, prev = total+v, v
		}
	}
	return total, total > 0
}
