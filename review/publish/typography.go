package publish

import (
	"strings"
	"unicode"

	"phare/extract/french"
)

const (
	nbsp   = '\u00a0' // no-break space: before : and », after «, between a number and its noun
	narrow = '\u202f' // narrow no-break space: before ; ? ! and between thousands
)

// Typography makes the spaces of French prose unbreakable where a line must not end: before
// high punctuation and units, inside « », between thousands, after n° and M. It changes
// spaces that are there and adds none, so that the words stay those that were signed.
// Source: Lexique des règles typographiques en usage à l'Imprimerie nationale.
func Typography(s string) string {
	if !strings.ContainsAny(s, " \u00a0") {
		return s
	}
	in := []rune(s)
	out := make([]rune, len(in))
	for i, r := range in {
		out[i] = r
		if r != ' ' && r != nbsp || i == 0 || i == len(in)-1 {
			continue
		}
		before, after := in[i-1], in[i+1]
		switch {
		case strings.ContainsRune(";?!", after):
			out[i] = narrow
		case strings.ContainsRune(":»%‰€°", after), before == '«':
			out[i] = nbsp
		case unicode.IsDigit(before) && thousands(in, i):
			out[i] = narrow
		case r == ' ' && keepsWithNext(in, i):
			out[i] = nbsp
		}
	}
	return string(out)
}

// thousands tells whether the space at i stands between the groups of one number: one to
// three digits before it, exactly three after.
func thousands(in []rune, i int) bool {
	n := 0
	for j := i - 1; j >= 0 && unicode.IsDigit(in[j]); j-- {
		n++
	}
	if n == 0 || n > 3 {
		return false
	}
	m := 0
	for j := i + 1; j < len(in) && unicode.IsDigit(in[j]); j++ {
		m++
	}
	return m == 3
}

// keepsWithNext tells whether the word before the space at i is bound to the next one.
func keepsWithNext(in []rune, i int) bool {
	start := i
	for start > 0 && !unicode.IsSpace(in[start-1]) && in[start-1] != nbsp && in[start-1] != '(' {
		start--
	}
	word := string(in[start:i])
	switch word {
	case "n°", "N°", "p.", "M.", "MM.", "Mme", "Mmes", "art.", "§":
		return true
	}
	if !allDigits(strings.TrimSuffix(word, "er")) {
		return false
	}
	end := i + 1
	for end < len(in) && unicode.IsLetter(in[end]) {
		end++
	}
	next := string(in[i+1 : end])
	return isMonth(next) || next == "h" || next == "M" || next == "k" || next == "km" || next == "ha" || next == "m" ||
		next == "euros" || next == "million" || next == "millions" || next == "milliard" || next == "milliards"
}

func allDigits(s string) bool {
	if s == "" {
		return false
	}
	for _, r := range s {
		if !unicode.IsDigit(r) && r != ',' {
			return false
		}
	}
	return true
}

func isMonth(s string) bool {
	return french.Month(french.Fold(s)) > 0 && len(s) > 2 && s == strings.ToLower(s) && s == french.MonthName(french.Month(french.Fold(s)))
}
