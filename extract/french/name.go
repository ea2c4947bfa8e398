package french

import "unicode/utf8"

var (
	civilities = lexicon("civilities")
	particles  = lexicon("particles")
)

// Civility tells whether a folded word addresses a person: 1 for one ("mme"), 2 for several
// ("messieurs"), 0 for none.
func Civility(fold string) int { return civilities()[fold] }

// Particle tells whether a folded word may stand within the name of a person: "de", "le".
func Particle(fold string) bool { return particles().Has(fold) }

// CivilityAt reads a form of address at token i, its point included; a bare "M" is one only
// as a capital.
func (s *Stream) CivilityAt(i int) (number, next int) {
	if i < 0 || i >= len(s.Toks) || s.Toks[i].Kind != Word {
		return 0, i
	}
	t := &s.Toks[i]
	number = Civility(t.Fold)
	if number == 0 || len(t.Fold) == 1 && !t.Upper || t.Fold == "me" && !t.Upper {
		return 0, i
	}
	next = i + 1
	if s.IsSign(next, ".") && s.Tight(next) && len(t.Fold) < 6 {
		next++
	}
	return number, next
}

// NameAt reads the name of a person at token i: capitalised words with their initials,
// hyphens, apostrophes and particles, on one line. It returns the index behind it, or i
// where no name is written; a civility is no part of it.
func (s *Stream) NameAt(i int) (next int) {
	j, end := i, i
	for j < len(s.Toks) && j-i < 14 {
		t := &s.Toks[j]
		if j > i && t.Cell && t.Space {
			break
		}
		switch {
		case t.Kind == Word && t.Upper && Civility(t.Fold) != 0 && j > i:
			return end
		case t.Kind == Word && t.Upper:
			j++
			end = j
			if s.IsSign(j, ".") && s.Tight(j) && utf8.RuneCountInString(t.Fold) <= 2 {
				j++ // an initial
			}
		case t.Kind == Word && Particle(t.Fold) && (j > i || len(t.Fold) <= 3):
			j++
		case end > i && t.Kind == Sign && (t.Fold == "-" || t.Fold == "'"):
			j++
		case t.Kind == Sign && t.Fold == "'" && j > i && Particle(s.At(j-1)):
			j++
		default:
			return end
		}
	}
	return end
}
