package prose

import "phare/extract/french"

// Numeral reads a French numeral in letters below 1000 at term i: its value and the
// index behind it, or an end of 0.
func (w *Text) Numeral(i int) (value, end int) {
	if i < 0 || i >= len(w.Toks) || w.Toks[i].Flag&IsWord == 0 {
		return 0, 0
	}
	if n, ok := w.Stream().Numeral(i); ok && n.Value < 1000 {
		return int(n.Value), n.Next
	}
	return 0, 0
}

// Figure reads a count in digits at i that is no part of a date, an amount, a rate, an
// article or a number of something.
func (w *Text) Figure(i int) (value, end int) {
	if i >= len(w.Toks) || w.Toks[i].Num < 0 || w.Toks[i].Num > 999 || len(w.Toks[i].S) > 3 {
		return 0, 0
	}
	if i > 0 && w.Toks[i].Flag&(AtLine|AtCell) == 0 {
		switch p := w.At(i - 1); p {
		case "°", "art", "article", "articles", "chapitre", "lot", "page", "%", "€", "º":
			return 0, 0
		case "/", "-", ".", ",", "+", "'":
			if w.Toks[i-1].Word == w.Toks[i].Word && i > 1 && w.Toks[i-2].Num >= 0 && w.Toks[i-2].Word == w.Toks[i].Word {
				return 0, 0
			}
		}
		if w.Toks[i-1].Num >= 0 && len(w.Toks[i].S) == 3 && w.Toks[i-1].Line == w.Toks[i].Line {
			return 0, 0 // the thousands' group of an amount
		}
	}
	if i+1 < len(w.Toks) && w.Toks[i+1].Flag&(AtLine|AtCell) == 0 {
		switch n := w.At(i + 1); n {
		case "%", "€", "°", "º", "euros", "euro", "h", "eme", "er", "ere", "e":
			return 0, 0
		case "m":
			if w.Toks[i+1].Flag&Capital == 0 {
				return 0, 0 // metres, not Monsieur
			}
		case "/", ",", ".", "-":
			if w.Toks[i+1].Word == w.Toks[i].Word && i+2 < len(w.Toks) && w.Toks[i+2].Num >= 0 && w.Toks[i+2].Word == w.Toks[i].Word {
				return 0, 0
			}
		}
		if w.Toks[i+1].Num >= 0 && len(w.Toks[i+1].S) == 3 {
			return 0, 0
		}
	}
	return int(w.Toks[i].Num), i + 1
}

// Count reads a count at i in digits or letters, "trente-trois (33)" included: the
// figure prevails when the two differ.
func (w *Text) Count(i int) (value, end int) {
	if v, e := w.Figure(i); e > 0 {
		if w.At(e) == "(" {
			if _, n := w.Numeral(e + 1); n > 0 && w.At(n) == ")" {
				e = n + 1
			}
		}
		return v, e
	}
	v, e := w.Numeral(i)
	if e == 0 {
		return 0, 0
	}
	if w.At(e) == "(" {
		if f, n := w.Figure(e + 1); n > 0 && w.At(n) == ")" {
			return f, n + 1
		}
	}
	return v, e
}

// Zero reads a word that stands for no vote before its sense: "aucune abstention",
// "sans abstention", "pas d'opposition".
func (w *Text) Zero(i int) (end int) {
	switch w.At(i) {
	case "aucun", "aucune", "sans", "nulle", "neant", "zero", "ni":
		if w.At(i+1) == "d" {
			return i + 2
		}
		return i + 1
	case "pas", "point":
		if w.At(i+1) == "d" || w.At(i+1) == "de" {
			return i + 2
		}
	}
	return 0
}

// Stream gives the terms as tokens, one a term, to those who read French.
func (w *Text) Stream() *french.Stream {
	if w.tokens != nil && len(w.tokens.Toks) == len(w.Toks) {
		return w.tokens
	}
	s := &french.Stream{Toks: make([]french.Token, len(w.Toks))}
	for i := range w.Toks {
		t := &w.Toks[i]
		k := french.Token{Fold: t.S, Kind: french.Sign, Upper: t.Flag&Capital != 0, Caps: t.Flag&AllCaps != 0, Acute: t.Flag&Acute != 0,
			Cell: t.Flag&(AtCell|AtLine) != 0, Space: i == 0 || t.Word != w.Toks[i-1].Word || t.Line != w.Toks[i-1].Line}
		if t.Flag&AtLine != 0 {
			k.Breaks = 1
		}
		switch {
		case t.Num >= 0:
			k.Kind = french.Digits
		case t.Flag&IsWord != 0:
			k.Kind = french.Word
		}
		s.Toks[i] = k
	}
	w.tokens = s
	return s
}
