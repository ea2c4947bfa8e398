// Package merge sets the text of a second reading beside the one that a person has changed,
// block by block: what the program changed since is offered, what the person changed stays, and
// a block that is taken leaves every byte outside of it.
package merge

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"

	"phare/review/web/blocks"
)

// Kind is what a hunk is.
type Kind string

// The kinds of hunks.
const (
	Changed  Kind = "changed"  // the program wrote these blocks anew, the person had left them
	Conflict Kind = "conflict" // both changed them
	Added    Kind = "added"    // the program added them
	Removed  Kind = "removed"  // the program no longer has them
)

// Hunk is one place where the new text differs from the old one.
type Hunk struct {
	ID     string
	Kind   Kind
	Mine   string // as it stands, "" where nothing does
	Theirs string // as the program writes it now
	from   int    // bytes of the text that Theirs would take the place of
	to     int
	put    string
}

// unit is a block, with the comment that binds it.
type unit struct {
	start, end int
	source     string
}

func units(text string) []unit {
	var out []unit
	pending := -1
	for _, b := range blocks.Split(text) {
		if b.Kind == blocks.Comment {
			if pending < 0 {
				pending = b.Start
			}
			continue
		}
		start := b.Start
		if pending >= 0 {
			start, pending = pending, -1
		}
		out = append(out, unit{start, b.End, text[start:b.End]})
	}
	return out
}

// Of lists the places where theirs, which the program wrote, differs from base, which it wrote
// before, and that mine, which a person made of base, does not hold yet.
func Of(base, mine, theirs string) []Hunk {
	b, m, t := units(base), units(mine), units(theirs)
	inMine, inTheirs := match(b, m), match(b, t)
	var out []Hunk
	o, i, j := 0, 0, 0
	for o < len(b) || i < len(m) || j < len(t) {
		if o < len(b) && inMine[o] == i && inTheirs[o] == j {
			o, i, j = o+1, i+1, j+1
			continue
		}
		o2, i2, j2 := len(b), len(m), len(t)
		for k := o; k < len(b); k++ {
			if inMine[k] >= i && inTheirs[k] >= j {
				o2, i2, j2 = k, inMine[k], inTheirs[k]
				break
			}
		}
		if h, ok := hunk(mine, b[o:o2], m[i:i2], t[j:j2], m, i); ok {
			out = append(out, h)
		}
		o, i, j = o2, i2, j2
	}
	return out
}

func hunk(mine string, base, m, t []unit, all []unit, at int) (Hunk, bool) {
	if same(base, t) || same(m, t) {
		return Hunk{}, false // the person's change, or taken already
	}
	h := Hunk{Kind: Conflict, Mine: joined(m), Theirs: joined(t)}
	switch {
	case len(t) == 0 && same(base, m):
		h.Kind = Removed
	case len(m) == 0 && len(base) == 0:
		h.Kind = Added
	case same(base, m):
		h.Kind = Changed
	}
	sum := sha256.Sum256([]byte(joined(base) + "\x00" + h.Mine + "\x00" + h.Theirs))
	h.ID = hex.EncodeToString(sum[:6])
	switch {
	case len(m) > 0:
		h.from, h.to, h.put = m[0].start, m[len(m)-1].end, h.Theirs
		if len(t) == 0 { // the blank lines behind go too
			h.to += len(mine[h.to:]) - len(strings.TrimLeft(mine[h.to:], "\n"))
		}
	case at < len(all):
		h.from, h.to, h.put = all[at].start, all[at].start, h.Theirs+"\n\n"
	default:
		end := len(strings.TrimRight(mine, "\n"))
		h.from, h.to, h.put = end, end, "\n\n"+h.Theirs
		if end == 0 {
			h.put = h.Theirs
		}
	}
	return h, true
}

func joined(u []unit) string {
	parts := make([]string, len(u))
	for i := range u {
		parts[i] = u[i].source
	}
	return strings.Join(parts, "\n\n")
}

func same(a, b []unit) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].source != b[i].source {
			return false
		}
	}
	return true
}

// match gives for each unit of a the index of the one of b that it is kept as, -1 for none: a
// longest common subsequence.
func match(a, b []unit) []int {
	long := make([][]int, len(a)+1)
	for i := range long {
		long[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].source == b[j].source {
				long[i][j] = long[i+1][j+1] + 1
			} else {
				long[i][j] = max(long[i+1][j], long[i][j+1])
			}
		}
	}
	out := make([]int, len(a))
	for i, j := 0, 0; i < len(a); {
		switch {
		case j >= len(b):
			out[i] = -1
			i++
		case a[i].source == b[j].source:
			out[i] = j
			i, j = i+1, j+1
		case long[i+1][j] >= long[i][j+1]:
			out[i] = -1
			i++
		default:
			j++
		}
	}
	return out
}

// ErrGone: the text has changed, and the place is no longer what was shown.
var ErrGone = errors.New("ce passage n’est plus celui qui était montré : rechargez la page")

// Take gives mine with one hunk of Of taken.
func Take(base, mine, theirs, id string) (string, error) {
	for _, h := range Of(base, mine, theirs) {
		if h.ID == id {
			return mine[:h.from] + h.put + mine[h.to:], nil
		}
	}
	return "", ErrGone
}
