package facts

import (
	"strings"
	"unicode/utf8"
)

// address reads what identifies by its shape alone: links, e-mails, phones, SIRET, IBAN,
// prefecture stamps, postcodes.
func (s *scanner) address(i int) int {
	t := s.toks[i]
	if t.kind == 'w' {
		switch {
		case (t.fold == "http" || t.fold == "https") && s.sym(i+1, ":") && s.sym(i+2, "/"), t.fold == "www" && s.sym(i+1, "."):
			return s.emit(i, s.run1(i), Fact{Kind: Reference, Unit: "url"})
		}
		return s.email(i)
	}
	if t.kind != 'd' {
		if t.fold == "+" && s.isDigits(i+1) && s.tight(i+1) && s.toks[i+1].fold == "33" {
			j := i + 2
			for n := 0; n < 6 && (s.isDigits(j) || (s.sym(j, ".") || s.sym(j, "(")) && s.isDigits(j+1)); n++ {
				j++
			}
			return s.emit(i, j, Fact{Kind: Reference, Unit: "phone"})
		}
		return 0
	}
	if n := s.phone(i); n > 0 {
		return n
	}
	if n := s.siren(i); n > 0 {
		return n
	}
	// 034-213401722-20140522-0000072214-DE
	if s.sym(i+1, "-") && s.tight(i+1) && s.isDigits(i+2) && s.tight(i+2) && s.width(i+2) == 9 {
		return s.emit(i, s.run1(i), Fact{Kind: Reference, Unit: "actes"})
	}
	if s.width(i) == 5 && i+1 < len(s.toks) && s.toks[i+1].kind == 'w' && s.toks[i+1].breaks == 0 && s.toks[i+1].space && s.capital(i+1) && s.width(i+1) > 3 && !s.isWord(i+1, "euros", "euro", "pour", "apres") {
		if !s.isWord(i-1, "de", "a") || s.toks[i].fold[0] == '0' {
			return s.emit(i, i+1, Fact{Kind: Reference, Unit: "postcode"})
		}
	}
	return 0
}

func (s *scanner) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[s.toks[i].start:])
	return r >= 'A' && r <= 'Z' || r >= 'À' && r <= 'Þ'
}

// run1 returns the token after the tokens that touch i, punctuation at the end left out.
func (s *scanner) run1(i int) int {
	j := i + 1
	for j < len(s.toks) && s.tight(j) && j < i+200 {
		j++
	}
	for j > i+1 && s.toks[j-1].kind == 's' && strings.ContainsAny(s.toks[j-1].fold, ".,;:!?)]»\"'>") {
		j--
	}
	return j
}

func (s *scanner) email(i int) int {
	if i > 0 && s.tight(i) && (s.sym(i-1, ".") || s.sym(i-1, "-")) {
		return 0 // not the start of the address
	}
	for j := i + 1; j < i+8 && j < len(s.toks) && s.tight(j); j++ {
		if s.sym(j, "@") {
			if j+1 < len(s.toks) && s.tight(j+1) {
				return s.emit(i, s.run1(i), Fact{Kind: Reference, Unit: "email"})
			}
			return 0
		}
		if s.toks[j].kind == 's' && !s.sym(j, ".") && !s.sym(j, "-") && !s.sym(j, "_") {
			return 0
		}
	}
	return 0
}

func (s *scanner) phone(i int) int {
	if s.width(i) == 10 && s.toks[i].fold[0] == '0' && s.toks[i].fold[1] != '0' {
		return s.emit(i, i+1, Fact{Kind: Reference, Unit: "phone"})
	}
	if s.width(i) != 2 || s.toks[i].fold[0] != '0' {
		return 0
	}
	j := i
	for n := 0; n < 4; n++ {
		switch {
		case s.isDigits(j+1) && s.width(j+1) == 2:
			j++
		case (s.sym(j+1, ".") || s.sym(j+1, "-")) && s.isDigits(j+2) && s.width(j+2) == 2 && s.tight(j+1) && s.tight(j+2):
			j += 2
		default:
			return 0
		}
	}
	return s.emit(i, j+1, Fact{Kind: Reference, Unit: "phone"})
}

// siren reads the 9 digits of a SIREN and the 14 of a SIRET, proved by Luhn's sum.
func (s *scanner) siren(i int) int {
	lit, j := s.toks[i].fold, i+1
	if len(lit) == 3 {
		for j < len(s.toks) && s.isDigits(j) && len(lit) < 14 && (s.width(j) == 3 || s.width(j) == 5 && len(lit) == 9) {
			lit += s.toks[j].fold
			j++
		}
	} else if len(lit) == 9 && s.isDigits(j) && s.width(j) == 5 {
		lit += s.toks[j].fold
		j++
	}
	if len(lit) != 9 && len(lit) != 14 || s.unitFollows(j) || s.sym(j, ",") && s.tight(j) && s.isDigits(j+1) && s.tight(j+1) || s.sym(j, ".") && s.isDigits(j+1) && s.tight(j+1) {
		return 0
	}
	sum := 0
	for k := range len(lit) {
		d := int(lit[len(lit)-1-k] - '0')
		if k%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	if sum%10 != 0 {
		return 0
	}
	return s.emit(i, j, Fact{Kind: Reference, Unit: "siren"})
}

// reference reads what a word announces: article L. 2121-29, loi n° 2023-175, délibération
// n° 2014/194, lot n° 4, parcelles AB 123 et 124, RD 2009.
func (s *scanner) reference(i int) int {
	t := s.toks[i]
	if t.kind != 'w' {
		if t.kind == 'd' {
			// 2014/194, 2012-86 standing alone are numbers of acts
			if (s.sym(i+1, "/") || s.sym(i+1, "-")) && s.tight(i+1) && s.isDigits(i+2) && s.tight(i+2) && s.width(i) == 4 && !(s.sym(i+3, "-") && s.isDigits(i+4)) {
				if y := s.int(i); y >= 1990 && y <= 2100 {
					if z := s.int(i + 2); s.width(i+2) <= 3 || z < 1990 || z > 2100 {
						return s.emit(i, i+3, Fact{Kind: Reference, Unit: "act"})
					}
				}
			}
		}
		return 0
	}
	switch t.fold {
	case "n", "no", "numero", "numeros", "nos", "n°":
		j := i + 1
		if t.fold == "n" {
			if !s.sym(j, "°") && !s.sym(j, "º") && !s.isWord(j, "o", "º") {
				return 0
			}
			j++
			if s.isWord(j, "s") && s.tight(j) {
				j++
			}
		}
		if n := s.identifier(j); n > 0 {
			return s.emit(i, n, Fact{Kind: Reference, Unit: s.referred(i)})
		}
		return 0
	case "article", "articles", "art":
		j := i + 1
		if s.sym(j, ".") {
			j++
		}
		if n := s.articles(j); n > 0 {
			return s.emit(i, n, Fact{Kind: Reference, Unit: "article"})
		}
		return 0
	case "lot", "lots", "avenant", "tranche", "phase", "chapitre", "compte", "nature", "fonction", "page", "pages", "ligne", "titre", "annexe", "zone", "section",
		"programme", "operation", "opération", "sous-fonction", "imputation", "m57", "m14", "secteur", "bureau", "local", "batiment", "salle", "licence", "categorie", "classe", "niveau", "version", "question", "point", "axe", "action", "mission", "objectif", "etat", "parcelle", "parcelles", "cadastre", "cadastree", "cadastrees", "autobus":
		return s.numbered(i)
	case "rd", "rn", "cpv", "insee", "finess", "cr", "vc":
		if s.isDigits(i + 1) {
			j := i + 2
			for j < len(s.toks) && s.tight(j) && j < i+6 && s.toks[j].fold != "." && s.toks[j].fold != "," {
				j++
			}
			return s.emit(i, j, Fact{Kind: Reference, Unit: t.fold})
		}
	case "l", "r", "d":
		// L. 2121-29, R2131-1 without the word article
		j := i + 1
		if s.sym(j, ".") {
			j++
		}
		if s.isDigits(j) && s.width(j) >= 3 && s.sym(j+1, "-") && s.capital(i) {
			if n := s.articles(i); n > 0 {
				return s.emit(i, n, Fact{Kind: Reference, Unit: "article"})
			}
		}
	}
	// AB 123, CD 738: one or two capitals, then a number that no unit follows.
	if w := s.width(i); w <= 2 && w == len(t.fold) && s.upper(i) && t.fold != "a" && s.isDigits(i+1) && s.toks[i+1].space && s.width(i+1) <= 4 && !s.unitFollows(i+2) {
		if t.fold == "m" || t.fold == "bp" || t.fold == "dm" || t.fold == "cm" && s.width(i+1) == 4 {
			return 0
		}
		if y := s.int(i + 1); s.width(i+1) == 4 && y > 1950 && y < 2100 {
			return 0
		}
		return s.emit(i, s.list(i+1), Fact{Kind: Reference, Unit: "parcel"})
	}
	// D2025-008, DEL20250404-012, DE_2016_021: letters and digits together
	if hasDigit(t.fold) && len(t.fold) > 3 || (s.upper(i) && s.width(i) >= 2 && (s.sym(i+1, "-") || s.sym(i+1, "_")) && s.isDigits(i+2) && s.tight(i+1) && s.tight(i+2)) {
		j := i + 1
		for j+1 < len(s.toks) && (s.sym(j, "-") || s.sym(j, "_") || s.sym(j, "/")) && s.tight(j) && s.tight(j+1) && (s.isDigits(j+1) || hasDigit(s.toks[j+1].fold)) {
			j += 2
		}
		if j > i+1 {
			return s.emit(i, j, Fact{Kind: Reference, Unit: "act"})
		}
	}
	return 0
}

func hasDigit(w string) bool {
	return strings.ContainsAny(w, "0123456789")
}

func (s *scanner) upper(i int) bool {
	w := s.text[s.toks[i].start:s.toks[i].end]
	return w == strings.ToUpper(w)
}

// referred names what a "n°" counts, from the word before it.
func (s *scanner) referred(i int) string {
	for _, w := range s.back(i, 3) {
		switch w {
		case "deliberation", "deliberations", "acte", "dcm", "del":
			return "act"
		case "loi", "decret", "ordonnance", "directive", "reglement", "arrete":
			return "law"
		case "lot", "lots", "avenant", "marche":
			return w
		case "parcelle", "parcelles", "section":
			return "parcel"
		}
	}
	return "number"
}

// identifier reads what follows "n°": at most two words, then a number with its - / . _
// parts: "DP 2021-316", "2014 / 194", "36/2023", "2022.00028".
func (s *scanner) identifier(i int) int {
	j := i
	for k := 0; k < 2 && j < len(s.toks) && s.toks[j].kind == 'w' && s.width(j) <= 6 && s.upper(j) && !hasDigit(s.toks[j].fold); k++ {
		j++
		if (s.sym(j, "-") || s.sym(j, "_")) && s.tight(j) {
			j++
		}
	}
	if j >= len(s.toks) || !(s.isDigits(j) || s.toks[j].kind == 'w' && hasDigit(s.toks[j].fold)) || s.toks[j].breaks > 1 {
		return 0
	}
	j++
	for k := 0; k < 8 && j+1 < len(s.toks); k++ {
		switch {
		case s.toks[j].kind == 's' && strings.Contains("-/._", s.toks[j].fold) && s.tight(j) && s.tight(j+1) && s.toks[j+1].kind != 's':
			j += 2
		case s.sym(j, "/") && s.isDigits(j+1) && s.toks[j].space: // "2014 / 194"
			j += 2
		case s.tight(j) && s.toks[j].kind == 'w' && s.width(j) <= 2:
			j++
		default:
			return s.list(j - 1)
		}
	}
	return min(j, len(s.toks))
}

// list goes on over ", 124 et 130p" after a number at i.
func (s *scanner) list(i int) int {
	j := i + 1
	if j < len(s.toks) && s.tight(j) && s.toks[j].kind == 'w' && s.width(j) <= 2 {
		j++
	}
	for k := 0; k < 30; k++ {
		if !(s.sym(j, ",") || s.isWord(j, "et", "a", "ou")) {
			break
		}
		m := j + 1
		if m < len(s.toks) && s.toks[m].kind == 'w' && s.width(m) <= 2 && s.upper(m) && s.isDigits(m+1) {
			m++
		}
		if !s.isDigits(m) || s.width(m) > 4 || s.unitFollows(m+1) || s.sym(m+1, ",") && s.tight(m+1) && s.isDigits(m+2) && s.tight(m+2) {
			break
		}
		if s.isDigits(m+1) || s.nounAt(m+1) || s.durationAt(m+1) || s.sym(m+1, "/") || s.sym(m+1, "-") { // the number of something else
			break
		}
		if mo, _ := s.monthAt(m + 1); mo > 0 {
			break
		}
		j = m + 1
		if j < len(s.toks) && s.tight(j) && s.toks[j].kind == 'w' && s.width(j) <= 2 {
			j++
		}
	}
	return min(j, len(s.toks))
}

func (s *scanner) durationAt(i int) bool {
	return s.isWord(i, "an", "ans", "mois", "jour", "jours", "heures", "heure", "semaines")
}

// articles reads "L. 2121-29", "L2121-1 à L2121-23, R2121-9 et R2121-10", "15", "1er".
func (s *scanner) articles(i int) int {
	j, seen := i, false
	for k := 0; k < 60 && j < len(s.toks); k++ {
		t := s.toks[j]
		switch {
		case t.kind == 'd':
			if seen && (s.unitFollows(j+1) || s.durationAt(j+1)) && !s.sym(j-1, "-") {
				return trimList(s, j)
			}
			j++
			seen = true
			if s.isWord(j, "er", "ere", "e", "bis", "ter", "quater", "sexies") {
				j++
			}
		case t.kind == 'w' && len(t.fold) == 1 && strings.Contains("lrda", t.fold) && s.capital(j) && j+1 < len(s.toks):
			j++
			if s.sym(j, ".") {
				j++
			}
			if s.sym(j, "*") {
				j++
			}
			if !s.isDigits(j) {
				return trimList(s, j-1)
			}
		case t.kind == 'w' && hasDigit(t.fold) && len(t.fold) < 8:
			j, seen = j+1, true
		case t.kind == 's' && (t.fold == "-" || t.fold == "." || t.fold == "°") && s.tight(j) && seen:
			if t.fold == "." && !(s.isDigits(j+1) && s.tight(j+1)) {
				return j
			}
			j++
		case seen && (t.fold == "," || t.fold == "et" || t.fold == "a"):
			if !(s.isDigits(j+1) || j+1 < len(s.toks) && s.toks[j+1].kind == 'w' && (len(s.toks[j+1].fold) == 1 && s.capital(j+1) || hasDigit(s.toks[j+1].fold))) {
				return j
			}
			j++
		default:
			if !seen {
				return 0
			}
			return j
		}
	}
	if !seen {
		return 0
	}
	return j
}

func trimList(s *scanner, j int) int {
	for j > 0 && (s.sym(j-1, ",") || s.isWord(j-1, "et", "a")) {
		j--
	}
	return j
}

// numbered reads "lot n° 4", "tranche 2", "chapitre 65", "section AB n° 123".
func (s *scanner) numbered(i int) int {
	j := i + 1
	if s.isWord(j, "n", "no", "numero") {
		if n := s.reference(j); n > 0 { // emitted by itself, from "n°"
			return n
		}
		return 0
	}
	unit := s.toks[i].fold
	if s.isWord(j, "section") {
		j++
	}
	if j < len(s.toks) && s.toks[j].kind == 'w' && s.width(j) <= 2 && s.upper(j) && (s.isDigits(j+1) || s.isWord(j+1, "n") || s.isWord(j+1, "numero")) {
		if s.isDigits(j + 1) {
			return s.emit(i, s.list(j+1), Fact{Kind: Reference, Unit: "parcel"})
		}
		if n := s.reference(j + 1); n > 0 {
			return n
		}
		return 0
	}
	if !s.isDigits(j) || s.unitFollows(j+1) || s.durationAt(j+1) || s.toks[j].breaks > 1 {
		return 0
	}
	if n, ok := s.figures(j); ok && n.next > j+1 && (s.unitFollows(n.next) || n.grouped && s.nounAt(n.next)) {
		return 0 // "demande à l'État 774 000 euros"
	}
	if y := s.int(j); s.width(j) == 4 && y >= 1990 && y <= 2100 { // "programme 2025"
		return 0
	}
	if m, _ := s.monthAt(j + 1); m > 0 {
		return 0
	}
	switch unit {
	case "compte", "fonction", "mission", "action", "etat", "point", "question", "page", "classe", "programme", "objectif", "titre":
		// "elle compte 6 salariés": a verb, or a noun that counts something
		if s.nounAt(j+1) && !s.capital(j+1) {
			return 0
		}
	}
	return s.emit(i, s.list(j), Fact{Kind: Reference, Unit: unit})
}
