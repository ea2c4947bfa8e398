package extract

// units, tens: the words that French numerals are made of. "une" counts like "un".
var (
	unitWords = map[string]int{
		"zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
		"huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
	}
	tenWords = map[string]int{
		"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
		"septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
	}
)

// numeral reads a French numeral in letters below 1000 at term i: its value and the
// index behind it, or an end of 0. Hyphens are optional everywhere ("vingt-six", "vingt
// six", "quatre-vingt-dix-sept").
func (w *words) numeral(i int) (value, end int) {
	hundreds := 0
	start := i
	if v, ok := unitWords[w.at(i)]; ok && v > 1 && v < 10 {
		if n := w.skipHyphen(i + 1); w.at(n) == "cent" || w.at(n) == "cents" {
			hundreds, i = v*100, n+1
		}
	} else if w.at(i) == "cent" {
		hundreds, i = 100, i+1
	}
	if hundreds > 0 {
		if v, e := w.belowHundred(w.skipHyphen(i)); e > 0 && v > 0 {
			return hundreds + v, e
		}
		return hundreds, i
	}
	if v, e := w.belowHundred(start); e > 0 {
		return v, e
	}
	return 0, 0
}

func (w *words) belowHundred(i int) (value, end int) {
	s := w.at(i)
	if s == "quatre" {
		if n := w.skipHyphen(i + 1); w.at(n) == "vingt" || w.at(n) == "vingts" {
			if v, e := w.unit(w.skipHyphen(n + 1)); e > 0 && v > 0 {
				return 80 + v, e
			}
			return 80, n + 1
		}
	}
	if ten, ok := tenWords[s]; ok {
		n := w.skipHyphen(i + 1)
		if w.at(n) == "et" {
			if v, e := w.unit(w.skipHyphen(n + 1)); e > 0 && (v == 1 || v == 11) {
				return ten + v, e
			}
			return ten, i + 1
		}
		if v, e := w.unit(n); e > 0 && v > 0 && (v < 10 || ten == 60 && v < 20) {
			return ten + v, e
		}
		return ten, i + 1
	}
	return w.unit(i)
}

// unit reads 0 to 19.
func (w *words) unit(i int) (value, end int) {
	v, ok := unitWords[w.at(i)]
	if !ok {
		return 0, 0
	}
	if v == 10 {
		if n := w.skipHyphen(i + 1); w.at(n) == "sept" || w.at(n) == "huit" || w.at(n) == "neuf" {
			return 10 + unitWords[w.at(n)], n + 1
		}
	}
	return v, i + 1
}

func (w *words) skipHyphen(i int) int {
	if w.at(i) == "-" && w.toks[i].flag&atLine == 0 {
		return i + 1
	}
	return i
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
