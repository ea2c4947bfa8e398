package facts

import (
	"strings"

	"phare/extract/french"
)

func (s *scanner) monthAt(i int) (m, next int) {
	if i >= len(s.toks) || s.toks[i].kind != 'w' {
		return 0, i
	}
	m = french.Month(s.toks[i].fold)
	next = i + 1
	if m > 0 && len(s.toks[i].fold) < 5 && s.sym(next, ".") && s.tight(next) && s.isDigits(next+1) {
		next++
	}
	if m == 7 && s.toks[i].fold == "sept" {
		return 0, i
	}
	return m, next
}

func (s *scanner) int(i int) int {
	n := 0
	for _, c := range s.toks[i].fold {
		n = n*10 + int(c-'0')
		if n > 1e9 {
			return n
		}
	}
	return n
}

// year reads a year in four figures, or in words after a month: "deux mil vingt-cinq".
func (s *scanner) year(i int) (y, next int) {
	if s.isDigits(i) && s.width(i) == 4 {
		if y = s.int(i); y >= 1789 && y <= 2199 {
			return y, i + 1
		}
		return 0, i
	}
	if s.isWord(i, "deux", "mil", "mille", "dix") {
		if n, ok := s.numeral(i); ok && n.value >= 1800 && n.value <= 2199 {
			return int(n.value), n.next
		}
	}
	return 0, i
}

// dayNumber reads 1er, 1, 22, "premier", "vingt-deux".
func (s *scanner) dayNumber(i int) (d, next int) {
	if s.isDigits(i) && s.width(i) <= 2 {
		d, next = s.int(i), i+1
		if s.isWord(next, "er", "re", "e", "ere") && s.tight(next) || d == 1 && s.isWord(next, "er") || d == 1 && s.sym(next, "ᵉʳ") {
			next++
		}
	} else if s.isWord(i, "premier") {
		d, next = 1, i+1
	} else if n, ok := s.numeral(i); ok && n.value == float64(int(n.value)) {
		d, next = int(n.value), n.next
	}
	if d < 1 || d > 31 {
		return 0, i
	}
	return d, next
}

// date reads a date or a period that starts at token i.
func (s *scanner) date(i int) int {
	t := s.toks[i]
	if t.kind == 's' {
		return 0
	}
	if n := s.openingDate(i); n > 0 {
		return n
	}
	start, wd := i, 0
	if t.kind == 'w' {
		if wd = french.Weekday(t.fold); wd > 0 {
			i++
			if s.sym(i, ",") {
				i++
			}
			if s.isWord(i, "le", "soir", "matin") {
				i++
			}
			if i >= len(s.toks) {
				return 0
			}
		}
	}
	if n := s.numericDate(start, i, wd); n > 0 {
		return n
	}
	if n := s.longDate(start, i, wd); n > 0 {
		return n
	}
	if wd > 0 {
		return 0
	}
	return s.vagueDate(i)
}

// openingDate reads the formula of an act: "L'an deux mille vingt-cinq, le 3 avril".
func (s *scanner) openingDate(i int) int {
	if !s.isWord(i, "an") || !s.sym(i-1, "'") {
		return 0
	}
	y, j := s.year(i + 1)
	if y == 0 {
		return 0
	}
	for k := 0; k < 6 && j < len(s.toks); k++ {
		if d, k2 := s.dayNumber(j); d > 0 {
			if m, k3 := s.monthAt(k2); m > 0 {
				if y2, k4 := s.year(k3); y2 == y {
					k3 = k4
				}
				day := Day{Year: y, Month: m, Day: d}
				return s.emit(i, k3, Fact{Kind: Date, When: day, Until: day, Role: RoleSession, Letters: true})
			}
			return 0
		}
		if !s.sym(j, ",") && !s.isWord(j, "et", "le") && french.Weekday(s.toks[j].fold) == 0 {
			return 0
		}
		j++
	}
	return 0
}

// numericDate reads 04/04/2025, 4.4.25, 2025-04-04.
func (s *scanner) numericDate(start, i, wd int) int {
	if !s.isDigits(i) || !(s.sym(i+1, "/") || s.sym(i+1, ".") || s.sym(i+1, "-")) || !s.tight(i+1) || !s.tight(i+2) ||
		!s.isDigits(i+2) || !s.sym(i+3, s.toks[i+1].fold) || !s.tight(i+3) || !s.isDigits(i+4) || !s.tight(i+4) {
		return 0
	}
	if s.sym(i+5, s.toks[i+1].fold) && s.tight(i+5) && s.isDigits(i+6) && s.tight(i+6) {
		return 0
	}
	a, b, c := s.int(i), s.int(i+2), s.int(i+4)
	day := Day{Weekday: wd}
	switch {
	case s.width(i) == 4 && s.width(i+2) == 2 && s.width(i+4) == 2:
		day.Year, day.Month, day.Day = a, b, c
	case s.width(i) <= 2 && s.width(i+2) <= 2 && s.width(i+4) == 4:
		day.Year, day.Month, day.Day = c, b, a
	case s.width(i) <= 2 && s.width(i+2) <= 2 && s.width(i+4) == 2 && s.toks[i+1].fold != "-":
		day.Year, day.Month, day.Day = 2000+c, b, a
		if c > 79 {
			day.Year = 1900 + c
		}
	default:
		return 0
	}
	if day.Month < 1 || day.Month > 12 || day.Day < 1 || day.Day > 31 || day.Year < 1789 || day.Year > 2199 {
		return 0
	}
	f := Fact{Kind: Date, When: day, Until: day, Role: s.role(start)}
	next := i + 5
	if s.isWord(next, "au") { // du 01/01/2025 au 31/12/2025
		sub := scanner{text: s.text, toks: s.toks, stream: s.stream}
		if n := sub.numericDate(next+1, next+1, 0); n > 0 {
			f.Until = sub.facts[0].When
			next = n
		}
	}
	return s.emit(start, next, f)
}

// longDate reads "4 avril 2025", "du 28 mai au 1er juin 2014", "les 30 et 31 mai".
func (s *scanner) longDate(start, i, wd int) int {
	d, j := s.dayNumber(i)
	if d == 0 {
		return 0
	}
	first := Day{Day: d, Weekday: wd}
	if m, k := s.monthAt(j); m > 0 {
		first.Month = m
		j = k
		if y, k := s.year(j); y > 0 {
			first.Year, j = y, k
		}
	}
	f := Fact{Kind: Date, When: first, Until: first, Role: s.role(start)}
	for first.Month == 0 && s.sym(j, ",") && s.isDigits(j+1) && s.width(j+1) <= 2 && (s.sym(j+2, ",") || s.isWord(j+2, "et")) && j < i+40 {
		j += 2 // "les 23, 24 et 25 mai"
	}
	// A second day closes a period, or is one more day of the same month.
	k := j
	if s.isWord(k, "au", "et", "a", "ou") || s.sym(k, "-") && first.Month == 0 {
		k++
		if k < len(s.toks) && french.Weekday(s.toks[k].fold) > 0 {
			k++
		}
		if s.isWord(k, "le") {
			k++
		}
		if k < len(s.toks) && s.toks[k].kind != 's' {
			if d2, k2 := s.dayNumber(k); d2 > 0 {
				if m2, k3 := s.monthAt(k2); m2 > 0 && (s.isWord(j, "au", "et") || first.Month == 0) {
					until := Day{Day: d2, Month: m2}
					if y, k4 := s.year(k3); y > 0 {
						until.Year, k3 = y, k4
					}
					if first.Month == 0 {
						first.Month = m2
					}
					if first.Year == 0 {
						first.Year = until.Year
					}
					if until.Year == 0 {
						until.Year = first.Year
					}
					f.When, f.Until = first, until
					return s.emit(start, k3, f)
				}
			}
		}
	}
	if first.Month == 0 {
		return 0
	}
	return s.emit(start, j, f)
}

// vagueDate reads months, seasons, quarters, years, school years and spans of years.
func (s *scanner) vagueDate(i int) int {
	t := s.toks[i]
	day, j := Day{}, i
	if t.kind == 'w' {
		switch t.fold {
		case "fin", "debut", "courant", "mi":
			day.Part, j = t.fold, i+1
			if s.sym(j, "-") {
				j++
			}
			if s.isWord(j, "de", "du") {
				j++
				if s.isWord(j, "l") && s.sym(j+1, "'") {
					j += 2
				}
			}
			if s.isWord(j, "mois", "annee") {
				j++
				if s.isWord(j, "de") {
					j++
				} else if s.isWord(j, "d") {
					j += 2
				}
			}
		case "printemps", "ete", "automne", "hiver", "rentree":
			day.Part, j = t.fold, i+1
			if s.isWord(j, "scolaire", "de") {
				j++
			}
			if s.isWord(j, "prochain", "prochaine") {
				return s.emit(i, j+1, Fact{Kind: Date, When: day, Until: day, Role: s.role(i), Unit: "prochain"})
			}
			if y, k := s.year(j); y > 0 {
				day.Year = y
				return s.emit(i, k, Fact{Kind: Date, When: day, Until: day, Role: s.role(i)})
			}
			return 0 // "été" is a participle too
		case "t1", "t2", "t3", "t4", "s1", "s2":
			if y, k := s.year(i + 1); y > 0 {
				day.Part, day.Year = strings.ToUpper(t.fold), y
				return s.emit(i, k, Fact{Kind: Date, When: day, Until: day, Role: s.role(i)})
			}
			return 0
		}
		if j >= len(s.toks) {
			return 0
		}
	}
	if m, k := s.monthAt(j); m > 0 && (day.Part != "" || !s.ambiguousMonth(i)) {
		day.Month, j = m, k
		if y, k := s.year(j); y > 0 {
			day.Year, j = y, k
		} else if s.isWord(j, "prochain", "dernier") {
			return s.emit(i, j+1, Fact{Kind: Date, When: day, Until: day, Role: s.role(i), Unit: s.toks[j].fold})
		}
		return s.emit(i, j, Fact{Kind: Date, When: day, Until: day, Role: s.role(i)})
	}
	if p, k := s.partOfYear(j); p != "" {
		if y, k2 := s.year(k); y > 0 {
			return s.emit(i, k2, Fact{Kind: Date, When: Day{Year: y, Part: p}, Until: Day{Year: y, Part: p}, Role: s.role(i)})
		}
		return 0
	}
	if t.kind == 'w' && day.Part == "" {
		return 0
	}
	if s.isDigits(j) && s.width(j) == 4 {
		return s.yearSpan(i, j, day)
	}
	return 0
}

// yearSpan reads 2025, 2020-2026, 2025/2026.
func (s *scanner) yearSpan(i, j int, day Day) int {
	y, k := s.year(j)
	if y < 1900 || y > 2100 {
		return 0
	}
	if s.unitFollows(k) {
		return 0
	}
	day.Year = y
	f := Fact{Kind: Date, When: day, Until: day, Role: s.role(i)}
	if (s.sym(k, "-") || s.sym(k, "/")) && s.isDigits(k+1) && (s.tight(k+1) || s.toks[k].space) {
		if y2, k2 := s.year(k + 1); y2 > y && y2 <= y+60 {
			f.Until = Day{Year: y2}
			return s.emit(i, k2, f)
		}
		if s.tight(k) && s.tight(k+1) { // 2014/194, 2014-12: a number of act
			return 0
		}
	}
	if s.isWord(k, "a", "et", "au") {
		if y2, k2 := s.year(k + 1); y2 > y && y2 <= y+60 && !s.unitFollows(k2) && (s.isWord(k, "a") || s.isWord(i-1, "entre")) {
			f.Until = Day{Year: y2}
			return s.emit(i, k2, f)
		}
	}
	return s.emit(i, k, f)
}

// partOfYear reads "1er trimestre", "second semestre", "premier trimestre de l'année".
func (s *scanner) partOfYear(i int) (part string, next int) {
	n, j := 0, i
	switch {
	case s.isDigits(i) && s.width(i) == 1 && s.isWord(i+1, "er", "e", "eme", "nd", "ere", "ieme"):
		n, j = s.int(i), i+2
	case s.isWord(i, "premier", "premiere"):
		n, j = 1, i+1
	case s.isWord(i, "second", "deuxieme"):
		n, j = 2, i+1
	case s.isWord(i, "troisieme"):
		n, j = 3, i+1
	case s.isWord(i, "quatrieme", "dernier"):
		n, j = 4, i+1
	default:
		return "", i
	}
	switch {
	case s.isWord(j, "trimestre") && n <= 4:
		part = "T" + string(rune('0'+n))
	case s.isWord(j, "semestre") && n <= 2:
		part = "S" + string(rune('0'+n))
	default:
		return "", i
	}
	j++
	if s.isWord(j, "de") {
		j++
	}
	if s.isWord(j, "l") && s.sym(j+1, "'") && s.isWord(j+2, "annee") {
		j += 3
	}
	return part, j
}

// ambiguousMonth tells that "mars" or "mai" at i may be something else, for want of a
// preposition before or a year after it.
func (s *scanner) ambiguousMonth(i int) bool {
	f := s.toks[i].fold
	if len(f) < 5 && f != "mai" && f != "juin" && f != "mars" && f != "aout" {
		_, k := s.monthAt(i)
		_, next := s.year(k)
		return next == k || !s.isDigits(k) // "sept mille huit cents" is no year
	}
	if f != "mars" && f != "mai" {
		return false
	}
	_, k := s.monthAt(i)
	if y, _ := s.year(k); y > 0 {
		return false
	}
	return !s.isWord(i-1, "en", "de", "mois", "a", "et", "des", "au") && !s.sym(i-1, "-")
}

// unitFollows tells that what follows makes the figures before it a quantity.
func (s *scanner) unitFollows(i int) bool {
	if s.sym(i, "€") || s.sym(i, "%") || s.sym(i, "‰") {
		return true
	}
	if i >= len(s.toks) || s.toks[i].kind != 'w' {
		return false
	}
	switch s.toks[i].fold {
	case "f":
		return s.isWord(i+1, "cfp")
	case "euros", "euro", "eur", "francs", "franc", "xpf", "fcfp", "k", "m2", "m3", "m", "ml", "ha", "hectares", "km", "kg", "kwh", "mwh", "habitants", "habitant", "hab",
		"logements", "places", "metres", "arbres", "eleves", "enfants", "personnes", "voix", "visiteurs", "tonnes", "heures", "usagers", "abonnes":
		return true
	}
	return false
}

// role tells the part that the date at token i plays, from the words before it.
func (s *scanner) role(i int) Role {
	w := s.back(i, 9)
	for k, x := range w {
		at := func(n int) string {
			if n < len(w) {
				return w[n]
			}
			return ""
		}
		switch x {
		case "compter", "partir", "des", "effet":
			if x == "des" && k > 1 {
				continue
			}
			return RoleFrom
		case "jusqu":
			return RoleUntil
		case "avant", "tard":
			return RoleBefore
		case "apres":
			return RoleAfter
		case "seance", "reuni", "session":
			return RoleSession
		case "convoque", "convocation", "convoques":
			return RoleNotice
		case "loi", "decret", "ordonnance", "circulaire", "directive":
			return RoleLaw
		case "transmis", "transmission", "recu", "reception", "envoi", "envoye", "teletransmission":
			return RoleSent
		case "publie", "publiee", "affiche", "affichage", "publication":
			return RolePosted
		case "deliberation", "convention", "protocole", "contrat", "marche", "arrete", "avis":
			if k <= 6 {
				return RoleEarlier
			}
		case "scolaire":
			if at(k+1) == "annee" {
				return RoleSchool
			}
		case "exercice", "budget", "bp", "primitif", "budgetaire":
			if k <= 2 {
				return RoleExercise
			}
		}
	}
	return ""
}
