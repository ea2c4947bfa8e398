package french

import "strings"

// Needles is a list of texts that are looked for together, as ContainsAny does, in one walk over the
// text: for the long lists that every line of a document is held against.
type Needles struct {
	pairs [1 << 10]uint64 // a bit for each pair of bytes with which a text begins
	by    map[uint16][]string
}

// NewNeedles makes a list of texts of two bytes or more.
func NewNeedles(texts []string) *Needles {
	n := &Needles{by: map[uint16][]string{}}
	for _, t := range texts {
		k := uint16(t[0])<<8 | uint16(t[1])
		n.pairs[k>>6] |= 1 << (k & 63)
		n.by[k] = append(n.by[k], t)
	}
	return n
}

// In tells whether s holds one of the texts.
func (n *Needles) In(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		k := uint16(s[i])<<8 | uint16(s[i+1])
		if n.pairs[k>>6]&(1<<(k&63)) == 0 {
			continue
		}
		for _, t := range n.by[k] {
			if strings.HasPrefix(s[i:], t) {
				return true
			}
		}
	}
	return false
}

// Begins tells whether s begins with one of the texts.
func (n *Needles) Begins(s string) bool {
	if len(s) < 2 {
		return false
	}
	k := uint16(s[0])<<8 | uint16(s[1])
	return n.pairs[k>>6]&(1<<(k&63)) != 0 && HasAnyPrefix(s, n.by[k])
}
