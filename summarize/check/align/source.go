// Package align holds a sentence against the clauses of its act, clause by clause: what the
// sentence says of its own, where it stands in another sense, and what it leaves out. It says
// what is doubtful and of which kind; how much each kind weighs is learned (weights.go).
package align

import (
	"math"
	"slices"
	"sort"
	"strings"

	"phare/summarize/check/lexicon"
)

// Passage is a run of an act's words that is read as one: a sentence, an item, a row.
type Passage struct {
	First, Last int  // words, Last not in it
	Recalls     bool // head, visas, closing: it recalls, and decides nothing
	Decides     bool // it is of the decision
}

// Source is an act as the alignment reads it.
type Source struct {
	Text     string
	Words    []lexicon.Word
	Passages []Passage
	Values   []SourceValue // in order

	units  []unit
	first  []int              // of each passage, its first unit
	lead   []int              // of each passage, the one that introduces it, -1 for none
	head   []int              // of each row, the row that names its columns, -1 for none
	at     map[string][]int32 // units that hold a stem
	sorted []string
	denied map[int]bool // words under a negation
}

// SourceValue is a value that a source prints.
type SourceValue struct {
	At   int
	Kind string
}

// unit is a clause: a verb with what stands around it, as far as marks and conjunctions tell.
type unit struct {
	first, last int // words
	passage     int
}

// NewSource cuts the passages of an act into clauses and indexes them.
func NewSource(text string, words []lexicon.Word, passages []Passage) *Source {
	s := &Source{Text: text, Words: words, Passages: passages, at: map[string][]int32{}, denied: map[int]bool{}}
	lead, row := -1, -1
	for p, x := range passages {
		s.first = append(s.first, len(s.units))
		s.units = append(s.units, cut(text, words, x.First, x.Last, p)...)
		for _, n := range lexicon.Negations(words[x.First:x.Last]) {
			for _, h := range n.Head {
				s.denied[x.First+h] = true
			}
		}
		isRow := strings.Contains(text[words[x.First].Start:words[x.Last-1].End], " | ")
		switch {
		case isRow && row < 0:
			row = p
			s.head = append(s.head, -1)
		case isRow:
			s.head = append(s.head, row)
		default:
			row = -1
			s.head = append(s.head, -1)
		}
		end := text[words[x.Last-1].End:]
		colon := strings.HasPrefix(strings.TrimLeft(end, " \u00a0\u202f"), ":")
		s.lead = append(s.lead, lead)
		switch {
		case colon:
			lead = p
		case lead >= 0 && !isRow && !itemised(text[:words[x.First].Start]) && p > lead+1:
			lead, s.lead[p] = -1, -1
		}
	}
	for u, x := range s.units {
		for _, w := range words[x.first:x.last] {
			if w.Stem == "" {
				continue
			}
			if l := s.at[w.Stem]; len(l) == 0 || l[len(l)-1] != int32(u) {
				s.at[w.Stem] = append(l, int32(u))
			}
		}
	}
	for st := range s.at {
		s.sorted = append(s.sorted, st)
	}
	slices.Sort(s.sorted)
	return s
}

// itemised tells that a bullet, or a verb of the list that goes on, stands before a passage.
func itemised(before string) bool {
	before = strings.TrimRight(before, " \t\u00a0")
	for _, b := range []string{"-", "–", "•", "—", "*", "+", "►", "▪", "→", "\uf0b7", ";"} {
		if strings.HasSuffix(before, b) || strings.HasSuffix(strings.TrimRight(before, "\n"), ";") {
			return true
		}
	}
	return false
}

// cut makes clauses of words [first, last).
func cut(text string, words []lexicon.Word, first, last, passage int) []unit {
	var out []unit
	from := first
	content := 0
	for i := first; i < last; i++ {
		if i > from && content >= 1 && opensClause(text, words, i) && contentFrom(words, i, last) >= 1 {
			out = append(out, unit{from, i, passage})
			from, content = i, 0
		}
		if words[i].Stem != "" || words[i].Digit {
			content++
		}
	}
	return append(out, unit{from, last, passage})
}

func contentFrom(words []lexicon.Word, i, last int) int {
	n := 0
	for ; i < last; i++ {
		if words[i].Stem != "" {
			n++
		}
	}
	return n
}

// opensClause tells that a clause starts at word i.
func opensClause(text string, words []lexicon.Word, i int) bool {
	between := text[words[i-1].End:words[i].Start]
	if strings.ContainsAny(between, ";:–—!?") || strings.Contains(between, ", ") {
		return true
	}
	switch words[i].Fold {
	case "mais", "car", "puisque", "dont", "tandis", "qui", "lorsque", "lorsqu", "sauf", "hormis":
		return true
	case "sous":
		return i+1 < len(words) && strings.HasPrefix(words[i+1].Fold, "reserve")
	}
	return false
}

// family returns the stems of the source that are those of a word's family.
func (s *Source) family(stem string) []string {
	var out []string
	if len(s.at[stem]) > 0 {
		out = append(out, stem)
	}
	if len(stem) >= 5 && stem[0] != '@' {
		for i := sort.SearchStrings(s.sorted, stem[:5]); i < len(s.sorted) && strings.HasPrefix(s.sorted[i], stem[:5]); i++ {
			if s.sorted[i] != stem && lexicon.Related(s.sorted[i], stem) {
				out = append(out, s.sorted[i])
			}
		}
	}
	return out
}

// rarity weighs a word by how few clauses hold it.
func (s *Source) rarity(n int) float64 {
	return math.Log(1+float64(len(s.units)+1)/float64(n+1)) / math.Log(float64(len(s.units)+2))
}
