package facts

import "phare/extract/french"

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

// of takes what the stream read.
func of(n french.Number, ok bool) (number, bool) {
	return number{n.Value, n.Precision, n.Next, n.Grouped, n.Decimals, n.Digits, n.Letters, n.Ambiguous}, ok
}

func (s *scanner) figures(i int) (number, bool) { return of(s.stream.Figures(i)) }
func (s *scanner) numeral(i int) (number, bool) { return of(s.stream.Numeral(i)) }

// anyNumber reads figures, else words.
func (s *scanner) anyNumber(i int) (number, bool) { return of(s.stream.Number(i)) }
