package vote

import (
	"sort"
	"strings"

	"phare/extract/prose"
	"phare/extract/record"
)

// votes returns the counts as printed. A label of a form left blank is 0 when the form
// is filled in elsewhere.
func (b *ballotBox) votes() record.Votes {
	get := func(s prose.Sense) *int {
		it := b.Counts[s]
		if it == nil {
			return nil
		}
		v := it.Value
		if it.uncounted {
			return nil
		}
		if !it.Stated {
			f := b.Counts[prose.InFavour]
			if s == prose.InFavour || f == nil || !f.Stated || f.Value == 0 {
				return nil
			}
			v = 0
		}
		return &v
	}
	v := record.Votes{For: get(prose.InFavour), Against: get(prose.Against), Abstain: get(prose.Abstaining), NotVoting: get(prose.NotVoting)}
	if v.For != nil && Count(v.For)+Count(v.Against)+Count(v.Abstain)+Count(v.NotVoting) == 0 && (v.Against != nil || v.Abstain != nil) {
		return record.Votes{} // a form struck through: nobody voted
	}
	return v
}

// unanimous tells what the act says of unanimity: false where a vote against or an
// abstention is printed, whatever the sentence claims; nil when it says nothing.
func (b *ballotBox) unanimous() *bool {
	v := b.votes()
	yes, no := true, false
	for _, s := range [...]prose.Sense{prose.Against, prose.Abstaining} {
		if it := b.Counts[s]; it != nil && it.uncounted {
			return &no
		}
	}
	if v.Against != nil && *v.Against > 0 || v.Abstain != nil && *v.Abstain > 0 {
		if v.For != nil && *v.For == 0 && (v.Abstain == nil || *v.Abstain == 0) {
			return &yes // all against
		}
		return &no
	}
	if b.Formula != nil {
		switch b.Formula.Kind {
		case Unanimity:
			return &yes
		case majority:
			return &no
		}
	}
	if v.For != nil && *v.For > 0 {
		if v.Against != nil && v.Abstain != nil {
			return &yes
		}
		if n := b.Counts[prose.Voters]; n != nil && n.Stated && n.Value == *v.For {
			return &yes
		}
	}
	return nil
}

// voteText returns the words that state the vote, as printed, each once.
func (w *Words) voteText(b *ballotBox) string {
	type span struct{ i, j int }
	var spans []span
	if f := b.Formula; f != nil {
		i, j := f.Start, f.End
		// The sentence of the formula says who votes and how, up to a colon.
		for i > 0 && w.Toks[i-1].Sent == w.Toks[i].Sent && i > f.Start-24 && w.Toks[i].Flag&prose.AtLine == 0 {
			i--
		}
		for j < len(w.Toks) && j < f.End+12 && w.Toks[j].Sent == w.Toks[i].Sent && !w.StartsLine(j) && w.At(j-1) != ":" {
			j++
		}
		spans = append(spans, span{i, j})
	}
	for s := prose.InFavour; s <= prose.Voters; s++ {
		if it := b.Counts[s]; it != nil {
			spans = append(spans, span{it.Start, it.End})
		}
	}
	sort.Slice(spans, func(a, c int) bool { return spans[a].i < spans[c].i })
	// A printed word holds several terms ("7,"): what lies close is one quotation, or the
	// word between two spans would be written with both.
	var quoted []span
	for _, s := range spans {
		if n := len(quoted); n > 0 && s.i <= quoted[n-1].j+8 {
			quoted[n-1].j = max(quoted[n-1].j, s.j)
		} else {
			quoted = append(quoted, s)
		}
	}
	texts := make([]string, len(quoted))
	for n, s := range quoted {
		texts[n] = w.Printed(s.i, s.j)
	}
	return strings.Join(texts, " […] ")
}

// Count is a count as a number, 0 where none is printed.
func Count(p *int) int {
	if p == nil {
		return 0
	}
	return *p
}
