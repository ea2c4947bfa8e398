package cut

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Model is what was learned of the features: a weight for each.
type Model struct {
	W     []float32
	words map[string]int32 // "first approbation": the weight of a word in its place
	// Curve turns the model's own probabilities into shares of right answers: at X[i] of the one,
	// Y[i] of the other.
	X, Y []float64
}

// NewModel returns a model without weights that knows the words given, each with its place.
func NewModel(words []string) *Model {
	m := &Model{words: make(map[string]int32, len(words))}
	for i, w := range words {
		m.words[w] = featured + int32(i)
	}
	m.W = make([]float32, int(featured)+len(words))
	return m
}

// places of a word about a title: its first, any of it, the first of the line below it.
const (
	placeFirst = "first "
	placeIn    = "in "
	placeBelow = "below "
)

// WordsAbout lists the words in and about the title of candidate k, each with its place.
func (d *Document) WordsAbout(k int) []string {
	var out []string
	for i, w := range d.lex[k] {
		if i == 0 {
			out = append(out, placeFirst+w)
		}
		if in := placeIn + w; !slices.Contains(out, in) {
			out = append(out, in)
		}
	}
	h := &d.Cands[k]
	if n := d.next(h.Line + h.N - 1); n != nil {
		if ws := titleWords(n.Fold); len(ws) > 0 {
			out = append(out, placeBelow+ws[0])
		}
	}
	return out
}

func (m *Model) wordsOf(d *Document, k int, f []int32) []int32 {
	if len(m.words) == 0 {
		return f
	}
	for _, w := range d.WordsAbout(k) {
		if id, ok := m.words[w]; ok {
			f = append(f, id)
		}
	}
	return f
}

// nameOf returns the name of weight i.
func (m *Model) nameOf(i int32) string {
	if i < featured {
		return nameOf(i)
	}
	for w, id := range m.words {
		if id == i {
			return "word." + w
		}
	}
	return ""
}

// Write writes the weights as text, sorted, three decimals each; those that round to nothing are
// left out.
func (m *Model) Write(w io.Writer) error {
	lines := make([]string, 0, len(m.W))
	add := func(name string, v float32) {
		if r := math.Round(float64(v)*1000) / 1000; r != 0 {
			lines = append(lines, fmt.Sprintf("%s %.3f", name, r))
		}
	}
	for i := range featured {
		add(nameOf(i), m.W[i])
	}
	for word, id := range m.words {
		add("word."+word, m.W[id])
	}
	for i := range m.X {
		lines = append(lines, fmt.Sprintf("curve %.4f %.4f", m.X[i], m.Y[i]))
	}
	slices.Sort(lines)
	b := bufio.NewWriter(w)
	for _, l := range lines {
		fmt.Fprintln(b, l)
	}
	return b.Flush()
}

// ParseModel reads what Write has written. A weight of no known feature is an error.
func ParseModel(text string) (*Model, error) {
	names := make(map[string]int32, featured)
	for i := range featured {
		names[nameOf(i)] = i
	}
	var words []string
	var values []float32
	m := NewModel(nil)
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		at := strings.LastIndexByte(line, ' ')
		v, err := strconv.ParseFloat(line[at+1:], 64)
		if at < 0 || err != nil {
			return nil, fmt.Errorf("weights, line %d: %q", n+1, line)
		}
		name := line[:at]
		word, isWord := strings.CutPrefix(name, "word.")
		x, isCurve := strings.CutPrefix(name, "curve ")
		id, known := names[name]
		switch {
		case isWord:
			words, values = append(words, word), append(values, float32(v))
		case isCurve:
			p, err := strconv.ParseFloat(x, 64)
			if err != nil {
				return nil, fmt.Errorf("weights, line %d: %q", n+1, line)
			}
			m.X, m.Y = append(m.X, p), append(m.Y, v)
		case known:
			m.W[id] = float32(v)
		default:
			return nil, fmt.Errorf("weights, line %d: no feature is called %q", n+1, name)
		}
	}
	out := NewModel(words)
	copy(out.W, m.W)
	copy(out.W[featured:], values)
	out.X, out.Y = m.X, m.Y
	return out, nil
}

// Words lists the words that the model knows, each with its place.
func (m *Model) Words() []string {
	out := make([]string, 0, len(m.words))
	for w := range m.words {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}
