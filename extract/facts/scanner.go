package facts

import "phare/extract/french"

// scanner walks the tokens of a text once. Each reader looks a bounded number of tokens
// ahead, and returns the token after what it read, or -1.
type scanner struct {
	text   string
	toks   []token
	stream *french.Stream // the same tokens
	facts  []Fact
	prev   int // end token of the last value, so that looks back stop there; references are read over
}

func (s *scanner) run() []Fact {
	for i := 0; i < len(s.toks); {
		next := s.at(i)
		if next <= i {
			next = i + 1
		}
		i = next
	}
	return s.facts
}

// at reads the fact that starts at token i.
func (s *scanner) at(i int) int {
	if n := s.address(i); n > 0 {
		return n
	}
	if n := s.reference(i); n > 0 {
		return n
	}
	if n := s.vote(i); n > 0 {
		return n
	}
	if n := s.date(i); n > 0 {
		return n
	}
	if n := s.hour(i); n > 0 {
		return n
	}
	if n := s.ordinal(i); n > 0 {
		return n
	}
	return s.quantity(i)
}

// emit keeps the fact read from tokens [i, next).
func (s *scanner) emit(i, next int, f Fact) int {
	f.Start, f.End = s.toks[i].start, s.toks[next-1].end
	f.Text = s.text[f.Start:f.End]
	if f.High == 0 {
		f.High = f.Value
	}
	if f.Precision == 0 {
		f.Precision = 1
	}
	s.facts = append(s.facts, f)
	if f.Kind != Reference {
		s.prev = next
	}
	return next
}

// back returns the folded words of the n tokens before i, nearest first, none of the last
// fact, none across the end of a sentence or a paragraph.
func (s *scanner) back(i, n int) []string {
	var w []string
	for k := i - 1; k >= s.prev && k >= 0 && len(w) < n; k-- {
		if s.toks[k+1].breaks > 1 || s.sym(k, ".") && s.toks[k+1].space && !s.abbreviation(k) || s.sym(k, ";") || s.sym(k, "?") || s.sym(k, "!") {
			break
		}
		w = append(w, s.toks[k].fold)
	}
	return w
}

// abbreviation tells that the point at k ends an abbreviation: one letter, or "art.", "av.".
func (s *scanner) abbreviation(k int) bool {
	if k == 0 || s.toks[k-1].kind != 'w' || s.toks[k].space {
		return false
	}
	switch s.toks[k-1].fold {
	case "art", "av", "bd", "st", "ste", "cf", "max", "min", "env", "mme", "mm", "dr", "hab":
		return true
	}
	return s.width(k-1) == 1
}
