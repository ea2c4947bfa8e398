package extract

import "phare/extract/french"

// numeral reads a French numeral in letters below 1000 at term i: its value and the
// index behind it, or an end of 0.
func (w *words) numeral(i int) (value, end int) {
	if i < 0 || i >= len(w.toks) || w.toks[i].flag&isWord == 0 {
		return 0, 0
	}
	if n, ok := w.stream().Numeral(i); ok && n.Value < 1000 {
		return int(n.Value), n.Next
	}
	return 0, 0
}

// figure reads a count in digits at i that is no part of a date, an amount, a rate, an
// article or a number of something.
func (w *words) figure(i int) (value, end int) {
	if i >= len(w.toks) || w.toks[i].num < 0 || w.toks[i].num > 999 || len(w.toks[i].s) > 3 {
		return 0, 0
	}
	if i > 0 && w.toks[i].flag&(atLine|atCell) == 0 {
		switch p := w.at(i - 1); p {
		case "°", "art", "article", "articles", "chapitre", "lot", "page", "%", "€", "º":
			return 0, 0
		case "/", "-", ".", ",", "+", "'":
			if w.toks[i-1].word == w.toks[i].word && i > 1 && w.toks[i-2].num >= 0 && w.toks[i-2].word == w.toks[i].word {
				return 0, 0
			}
		}
		if w.toks[i-1].num >= 0 && len(w.toks[i].s) == 3 && w.toks[i-1].line == w.toks[i].line {
			return 0, 0 // the thousands' group of an amount
		}
	}
	if i+1 < len(w.toks) && w.toks[i+1].flag&(atLine|atCell) == 0 {
		switch n := w.at(i + 1); n {
		case "%", "€", "°", "º", "euros", "euro", "h", "eme", "er", "ere", "e":
			return 0, 0
		case "m":
			if w.toks[i+1].flag&capital == 0 {
				return 0, 0 // metres, not Monsieur
			}
		case "/", ",", ".", "-":
			if w.toks[i+1].word == w.toks[i].word && i+2 < len(w.toks) && w.toks[i+2].num >= 0 && w.toks[i+2].word == w.toks[i].word {
				return 0, 0
			}
		}
		if w.toks[i+1].num >= 0 && len(w.toks[i+1].s) == 3 {
			return 0, 0
		}
	}
	return int(w.toks[i].num), i + 1
}

// count reads a count at i in digits or letters, "trente-trois (33)" included: the
// figure prevails when the two differ.
func (w *words) count(i int) (value, end int) {
	if v, e := w.figure(i); e > 0 {
		if w.at(e) == "(" {
			if _, n := w.numeral(e + 1); n > 0 && w.at(n) == ")" {
				e = n + 1
			}
		}
		return v, e
	}
	v, e := w.numeral(i)
	if e == 0 {
		return 0, 0
	}
	if w.at(e) == "(" {
		if f, n := w.figure(e + 1); n > 0 && w.at(n) == ")" {
			return f, n + 1
		}
	}
	return v, e
}

// zero reads a word that stands for no vote before its sense: "aucune abstention",
// "sans abstention", "pas d'opposition".
func (w *words) zero(i int) (end int) {
	switch w.at(i) {
	case "aucun", "aucune", "sans", "nulle", "neant", "zero", "ni":
		if w.at(i+1) == "d" {
			return i + 2
		}
		return i + 1
	case "pas", "point":
		if w.at(i+1) == "d" || w.at(i+1) == "de" {
			return i + 2
		}
	}
	return 0
}

// stream gives the terms as tokens, one a term, to those who read French.
func (w *words) stream() *french.Stream {
	if w.tokens != nil && len(w.tokens.Toks) == len(w.toks) {
		return w.tokens
	}
	s := &french.Stream{Toks: make([]french.Token, len(w.toks))}
	for i := range w.toks {
		t := &w.toks[i]
		k := french.Token{Fold: t.s, Kind: french.Sign, Upper: t.flag&capital != 0, Caps: t.flag&allCaps != 0, Acute: t.flag&acute != 0,
			Cell: t.flag&(atCell|atLine) != 0, Space: i == 0 || t.word != w.toks[i-1].word || t.line != w.toks[i-1].line}
		if t.flag&atLine != 0 {
			k.Breaks = 1
		}
		switch {
		case t.num >= 0:
			k.Kind = french.Digits
		case t.flag&isWord != 0:
			k.Kind = french.Word
		}
		s.Toks[i] = k
	}
	w.tokens = s
	return s
}
