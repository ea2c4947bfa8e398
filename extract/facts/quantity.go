package facts

import (
	"math"
	"strings"

	"phare/extract/french"
)

// quantity reads money, percentages, durations, units and counted nouns at token i.
func (s *scanner) quantity(i int) int {
	t := s.toks[i]
	if t.kind == 's' {
		return 0
	}
	if t.kind == 'w' {
		if n := s.spoken(i); n > 0 {
			return n
		}
	}
	start, negative := i, false
	n, ok := s.anyNumber(i)
	if !ok {
		if t.kind == 'd' { // a figure that is no number: skip its whole run
			j := i + 1
			for j < len(s.toks) && s.tight(j) && (s.isDigits(j) || s.sym(j, ".") || s.sym(j, "/") || s.sym(j, "-")) {
				j++
			}
			return j
		}
		return 0
	}
	if t.kind == 'd' && i > 0 && (s.sym(i-1, "-") || s.sym(i-1, "−")) && s.tight(i) && (i == 1 || s.toks[i-1].space || s.sym(i-2, "(")) {
		negative = true
	}
	f := Fact{Value: n.value, High: n.value, Precision: n.precision, Letters: n.letters, Ambiguous: n.ambiguous}
	next := n.next
	next = s.inBrackets(next, n, &f)
	next = s.scale(next, &f)
	next = s.rangeEnd(start, next, &f)
	unit, known := s.unit(next, &f)
	if !known {
		if negative {
			f.Value, f.High = -f.Value, -f.High
		}
		return s.counted(start, n, next, f)
	}
	next = unit
	if f.Kind == Money && next < len(s.toks) { // "1 euro 50", "10 € 50"
		if s.isDigits(next) && s.width(next) == 2 && f.Value == math.Trunc(f.Value) && f.Precision == 1 && (s.toks[next-1].fold == "€" && (s.tight(next) || s.centsEnd(next)) || s.isWord(next-1, "euro", "euros")) && !s.isWord(next+1, "centimes") {
			f.Value += float64(s.int(next)) / 100
			f.High, f.Precision = f.Value, 0.01
			next++
		} else if s.isWord(next, "et") {
			if c, ok := s.anyNumber(next + 1); ok && s.isWord(c.next, "centimes", "centime") && c.value < 100 {
				f.Value += c.value / 100
				f.High, f.Precision = f.Value, 0.01
				next = c.next + 1
			}
		} else if c, ok := s.anyNumber(next); ok && s.isWord(c.next, "centimes", "centime") && c.value < 100 {
			f.Value += c.value / 100
			f.High, f.Precision = f.Value, 0.01
			next = c.next + 1
		}
	}
	next = s.repeated(next, &f)
	if negative {
		f.Value, f.High = -f.Value, -f.High
		start-- // the sign is part of the value
		if start < s.prev {
			start++
		}
	}
	s.around(start, next, &f)
	return s.emit(start, next, f)
}

// inBrackets reads the same value written a second time: "deux cents (200)", "5 (cinq)".
func (s *scanner) inBrackets(next int, n number, f *Fact) int {
	if !s.sym(next, "(") {
		return next
	}
	m, ok := s.anyNumber(next + 1)
	if !ok || m.letters == n.letters || !s.sym(m.next, ")") {
		return next
	}
	f.Mismatch = m.value != n.value
	if n.letters { // figures prevail for precision
		f.Precision = m.precision
		if !f.Mismatch {
			f.Letters = false
		}
	}
	return m.next + 1
}

// repeated reads "DEUX CENT MILLE EUROS (200.000,00 EUR)".
func (s *scanner) repeated(next int, f *Fact) int {
	if f.Kind != Money || !f.Letters || !s.sym(next, "(") {
		return next
	}
	m, ok := s.figures(next + 1)
	if !ok {
		return next
	}
	g := Fact{Value: m.value, Precision: m.precision}
	end, known := s.unit(s.scale(m.next, &g), &g)
	if !known || g.Kind != Money {
		return next
	}
	f.Mismatch = math.Abs(g.Value-f.Value) > 0.004
	f.Letters = false
	f.Precision = m.precision
	for k := 0; k < 3 && end < len(s.toks) && !s.sym(end, ")"); k++ {
		end++
	}
	if s.sym(end, ")") {
		return end + 1
	}
	return next
}

// scale reads "million", "milliards", "mille", "milliers" after figures, and what is added
// to them: "1 million 200 000".
func (s *scanner) scale(next int, f *Fact) int {
	by := 0.0
	switch {
	case s.isWord(next, "million", "millions"):
		by = 1e6
	case s.isWord(next, "milliard", "milliards"):
		by = 1e9
	case s.isWord(next, "mille", "milliers", "millier") && !f.Letters:
		by = 1e3
	default:
		return next
	}
	f.Value *= by
	f.High *= by
	f.Precision *= by
	next++
	if by >= 1e6 {
		k := next
		if s.isWord(k, "et") {
			k++
		}
		if m, ok := s.figures(k); ok && m.grouped && m.value < by && !s.isWord(m.next, "million", "millions") {
			f.Value += m.value
			f.High = f.Value
			f.Precision = m.precision
			next = m.next
		}
	}
	return next
}

// rangeEnd reads the upper end of "2 à 3 ans", "entre 100 et 120", "20-25".
func (s *scanner) rangeEnd(start, next int, f *Fact) int {
	between := s.isWord(start-1, "entre")
	if !(s.isWord(next, "a", "ou") || between && s.isWord(next, "et") || s.sym(next, "-") && s.tight(next) && s.tight(next+1)) {
		return next
	}
	if next-start > 8 || s.isWord(next, "a") && start > 0 && numbersName(s.toks[start-1].fold) {
		return next
	}
	m, ok := s.anyNumber(next + 1)
	if !ok || m.letters != f.Letters {
		return next
	}
	g := Fact{Value: m.value, High: m.value, Precision: m.precision}
	end := s.scale(m.next, &g)
	if g.Value <= f.Value && g.Value != 0 { // "2 à 2,5 millions"
		return next
	}
	if g.Precision >= 1e6 && f.Precision < 1e6 || g.Value >= 1e6 && f.Value < 1000 {
		by := 1e6
		if s.isWord(end-1, "milliards", "milliard") {
			by = 1e9
		}
		f.Value, f.Precision = f.Value*by, f.Precision*by
	}
	if y := f.Value; y >= 1900 && y <= 2100 && g.Value <= 2100 {
		return next
	}
	probe := g
	if _, known := s.unit(end, &probe); !known && !s.nounAt(end) {
		return next
	}
	f.High = g.Value
	f.Precision = math.Min(f.Precision, g.Precision)
	return end
}

// numbersName tells the nouns that a number names rather than counts: "un logement de type
// 1 à 587,20 €" is no range.
func numbersName(noun string) bool {
	switch noun {
	case "type", "zone", "lot", "niveau", "categorie", "tranche", "groupe", "phase", "classe", "echelon", "tarif", "secteur", "palier", "formule", "option", "chapitre", "article", "compte", "numero", "n", "salle", "quotient":
		return true
	}
	return false
}

// spoken reads amounts that have no number: "l'euro symbolique", "la moitié", "une
// centaine d'arbres".
func (s *scanner) spoken(i int) int {
	switch s.toks[i].fold {
	case "euro":
		if s.isWord(i+1, "symbolique") {
			return s.emit(i, i+2, Fact{Kind: Money, Unit: "EUR", Value: 1})
		}
	case "moitie":
		return s.emit(i, i+1, Fact{Kind: Percent, Value: 50, Unit: "fraction"})
	case "un", "deux", "le", "trois":
		part := 0.0
		switch {
		case s.isWord(i+1, "tiers") && s.isWord(i+2, "de", "des", "du", "d") && s.toks[i].fold != "trois":
			part = 100.0 / 3
		case s.isWord(i+1, "quart", "quarts") && s.isWord(i+2, "de", "des", "du", "d") && !(s.isWord(i+2, "d") && s.isWord(i+4, "heure")):
			part = 25
		case s.isWord(i+1, "cinquieme") && s.isWord(i+2, "de", "des", "du"):
			part = 20
		case s.isWord(i+1, "dixieme") && s.isWord(i+2, "de", "des", "du"):
			part = 10
		}
		if part > 0 {
			switch s.toks[i].fold {
			case "deux":
				part *= 2
			case "trois":
				part *= 3
			}
			return s.emit(i, i+2, Fact{Kind: Percent, Value: part, Unit: "fraction"})
		}
	case "une":
		n := 0.0
		if i+1 < len(s.toks) {
			switch s.toks[i+1].fold {
			case "dizaine":
				n = 10
			case "douzaine":
				n = 12
			case "quinzaine":
				n = 15
			case "vingtaine":
				n = 20
			case "trentaine":
				n = 30
			case "quarantaine":
				n = 40
			case "cinquantaine":
				n = 50
			case "soixantaine":
				n = 60
			case "centaine":
				n = 100
			}
		}
		if n > 0 && s.isWord(i+2, "de", "d") {
			k := i + 3
			if s.sym(k, "'") {
				k++
			}
			f := Fact{Value: n, High: n, Precision: n / 10, Letters: true}
			if next, known := s.unit(k, &f); known {
				f.Qualifier = About
				return s.emit(i, next, f)
			}
			if s.nounAt(k) {
				f.Kind, f.Unit, f.Qualifier = Count, s.toks[k].fold, About
				return s.emit(i, k+1, f)
			}
		}
	}
	return 0
}

// counted keeps a number followed by a noun as a count, else as a bare number when it is
// written in figures.
func (s *scanner) counted(start int, n number, next int, f Fact) int {
	k := next
	if s.isWord(k, "de", "d") && f.Value >= 1e6 { // "1,2 million d'habitants"
		k++
		if s.sym(k, "'") {
			k++
		}
	}
	for hop := 0; hop < 2 && k < len(s.toks) && s.toks[k].kind == 'w' && beforeNoun(s.toks[k].fold); hop++ {
		k++
	}
	if k > next { // "1,2 million d'habitants"
		if end, known := s.unit(k, &f); known {
			s.around(start, end, &f)
			return s.emit(start, end, f)
		}
	}
	if k < len(s.toks) && s.toks[k].breaks > 0 && (n.decimals > 0 || s.capital(k)) {
		k = len(s.toks) // the next row of a table, or the next line of a list
	}
	alone := n.letters && n.value < 2
	if s.nounAt(k) && !alone && !(n.letters && s.isWord(start, "neuf") && !s.plural(k)) && !(s.isDigits(start) && s.isWord(k, "er", "ere", "eme", "e", "nd", "nde")) {
		f.Kind, f.Unit = Count, s.toks[k].fold
		s.around(start, k+1, &f)
		return s.emit(start, k+1, f)
	}
	if n.letters {
		return 0
	}
	if s.tight(n.next) && n.next < len(s.toks) && s.toks[n.next].kind == 'w' { // 73p, 2ème, 2024M045
		return n.next + 1
	}
	f.Kind = Number
	s.around(start, next, &f)
	return s.emit(start, next, f)
}

func (s *scanner) plural(i int) bool {
	f := s.toks[i].fold
	return strings.HasSuffix(f, "s") || strings.HasSuffix(f, "x")
}

// beforeNoun tells the adjectives that may stand between a number and what it counts.
func beforeNoun(w string) bool {
	switch w {
	case "nouveaux", "nouvelles", "nouveau", "nouvelle", "premiers", "premieres", "autres", "anciens", "anciennes", "grands", "grandes",
		"petits", "petites", "principaux", "principales", "jeunes", "derniers", "dernieres", "prochaines", "prochains", "vieux", "vieilles", "differents", "differentes",
		"sous", "mini", "jolis", "gros", "grosses", "futurs", "futures":
		return true
	}
	return false
}

// nounAt tells that the token at i may be what a number counts: a word of three letters or
// more that is no preposition, article, conjunction, verb or month.
func (s *scanner) nounAt(i int) bool {
	if i >= len(s.toks) || s.toks[i].kind != 'w' || s.toks[i].breaks > 1 {
		return false
	}
	f := s.toks[i].fold
	if len(f) < 3 || french.Month(f) > 0 {
		return false
	}
	if c := f[len(f)-1]; c >= '0' && c <= '9' {
		return false
	}
	switch f {
	case "les", "des", "par", "sur", "sous", "avec", "dans", "pour", "contre", "une", "aux", "qui", "que", "dont", "est", "sont", "ont", "soit", "mais",
		"plus", "moins", "hors", "ttc", "net", "nets", "nette", "puis", "ainsi", "afin", "entre", "chez", "vers", "lors", "avant", "apres", "depuis", "jusqu",
		"sera", "seront", "etait", "ete", "etre", "avoir", "fait", "elle", "ils", "elles", "nous", "vous", "cette", "ces", "ses", "son", "leur", "leurs",
		"environ", "maximum", "minimum", "comme", "selon", "chaque", "chacun", "chacune", "notamment", "seulement", "car", "donc", "aucun", "aucune",
		"vote", "abstention", "abstentions", "approuve", "autorise", "decide", "million", "millions", "milliard", "milliards", "bis", "ter", "quater",
		"tel", "telle", "tels", "non", "oui", "page", "article", "articles", "chapitre", "total", "montant", "vu", "considerant", "sans", "sauf", "alors",
		"aussi", "aupres", "cet", "doit", "peut", "peuvent", "permet", "accorde", "monsieur", "madame", "avait", "avaient", "auront", "aura":
		return false
	}
	return true
}

// centsEnd tells whether the two figures at i, set apart behind a euro sign, are its cents: "38 € 50"
// where nothing follows that they would count.
func (s *scanner) centsEnd(i int) bool {
	if s.toks[i].breaks > 0 {
		return false
	}
	if i+1 >= len(s.toks) || s.toks[i+1].breaks > 0 {
		return true
	}
	if s.toks[i+1].kind == 's' {
		return s.toks[i+1].fold != "€" && s.toks[i+1].fold != "%" && !((s.sym(i+1, ",") || s.sym(i+1, ".")) && s.isDigits(i+2) && s.tight(i+2))
	}
	return s.isWord(i+1, "ht", "ttc", "par", "le", "la", "l", "pour", "et", "a", "au", "en", "net", "chacun", "soit", "dont", "est", "sera")
}
