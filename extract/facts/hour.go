package facts

import (
	"strings"

	"phare/extract/french"
)

// hour reads 18 h 30, 18h00, 9 h, "vingt heures trente", "à 21 heures", minuit, midi.
func (s *scanner) hour(i int) int {
	switch {
	case s.isWord(i, "minuit"):
		return s.emit(i, i+1, Fact{Kind: Hour, Value: 24 * 60})
	case s.isWord(i, "midi") && s.isWord(i-1, "a"):
		return s.emit(i, i+1, Fact{Kind: Hour, Value: 12 * 60})
	}
	var h float64
	j := 0
	if s.isDigits(i) && s.width(i) <= 2 {
		h, j = float64(s.int(i)), i+1
	} else if n, ok := s.numeral(i); ok && s.toks[i].kind == 'w' {
		h, j = n.value, n.next
	} else {
		return 0
	}
	if h > 24 || j >= len(s.toks) || s.toks[j].kind != 'w' {
		return 0
	}
	w := s.toks[j].fold
	switch {
	case w == "h":
		if s.isDigits(j+1) && s.width(j+1) == 2 && s.int(j+1) < 60 {
			return s.emit(i, j+2, Fact{Kind: Hour, Value: h*60 + float64(s.int(j+1))})
		}
		return s.emit(i, j+1, Fact{Kind: Hour, Value: h * 60, Precision: 60})
	case len(w) == 3 && w[0] == 'h' && s.tight(j) && strings.Trim(w[1:], "0123456789") == "":
		m := float64(w[1]-'0')*10 + float64(w[2]-'0')
		if m < 60 {
			return s.emit(i, j+1, Fact{Kind: Hour, Value: h*60 + m})
		}
	case w == "heures" || w == "heure":
		if m, ok := s.anyNumber(j + 1); ok && m.value < 60 && m.value > 0 && !s.unitFollows(m.next) && !s.nounAt(m.next) && s.toks[j+1].breaks == 0 && (m.letters || s.width(j+1) == 2) {
			return s.emit(i, m.next, Fact{Kind: Hour, Value: h*60 + m.value})
		}
		if s.isWord(i-1, "a", "des", "vers", "jusqu", "avant", "apres") || s.sym(i-1, "'") && s.isWord(i-2, "jusqu") {
			return s.emit(i, j+1, Fact{Kind: Hour, Value: h * 60, Precision: 60})
		}
	}
	return 0
}

// ordinal reads 1er, 2ème, IIIe, XXe siècle, "deuxième". Nothing in it is a quantity.
func (s *scanner) ordinal(i int) int {
	t := s.toks[i]
	if t.kind == 'd' {
		if s.isWord(i+1, "er", "ere", "re", "e", "eme", "ieme", "nd", "nde", "d") && s.tight(i+1) && s.width(i) < 4 {
			return s.emit(i, i+2, Fact{Kind: Ordinal, Value: float64(s.int(i))})
		}
		return 0
	}
	if t.kind != 'w' {
		return 0
	}
	switch t.fold {
	case "premier", "premiere", "premiers", "premieres":
		return s.emit(i, i+1, Fact{Kind: Ordinal, Value: 1, Letters: true})
	case "second", "seconde", "deuxieme":
		return s.emit(i, i+1, Fact{Kind: Ordinal, Value: 2, Letters: true})
	case "troisieme", "quatrieme", "cinquieme", "sixieme", "septieme", "huitieme", "neuvieme", "dixieme", "onzieme", "douzieme":
		for k, w := range [...]string{"troisieme", "quatrieme", "cinquieme", "sixieme", "septieme", "huitieme", "neuvieme", "dixieme", "onzieme", "douzieme"} {
			if w == t.fold {
				return s.emit(i, i+1, Fact{Kind: Ordinal, Value: float64(k + 3), Letters: true})
			}
		}
	}
	written := s.text[t.start:t.end]
	lit := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(written, "ème"), "er"), "e")
	if lit != written && lit != "" {
		if v := french.Roman(lit); v > 0 && (len(lit) > 1 || s.isWord(i+1, "siecle", "arrondissement")) {
			return s.emit(i, i+1, Fact{Kind: Ordinal, Value: float64(v)})
		}
	}
	if v := french.Roman(written); v > 0 && s.isWord(i-1, "siecle", "tome", "titre", "chapitre", "article", "annexe", "louis", "henri", "napoleon", "charles", "francois") {
		return s.emit(i, i+1, Fact{Kind: Ordinal, Value: float64(v)})
	}
	return 0
}
