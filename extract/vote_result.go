package extract

import (
	"sort"
	"strings"
)

// votes returns the counts as printed. A label of a form left blank is 0 when the form
// is filled in elsewhere.
func (b *ballotBox) votes() Votes {
	get := func(s sense) *int {
		it := b.counts[s]
		if it == nil {
			return nil
		}
		v := it.value
		if it.uncounted {
			return nil
		}
		if !it.stated {
			f := b.counts[inFavour]
			if s == inFavour || f == nil || !f.stated || f.value == 0 {
				return nil
			}
			v = 0
		}
		return &v
	}
	v := Votes{For: get(inFavour), Against: get(against), Abstain: get(abstaining), NotVoting: get(notVoting)}
	if v.For != nil && value(v.For)+value(v.Against)+value(v.Abstain)+value(v.NotVoting) == 0 && (v.Against != nil || v.Abstain != nil) {
		return Votes{} // a form struck through: nobody voted
	}
	return v
}

// unanimous tells what the act says of unanimity: false where a vote against or an
// abstention is printed, whatever the sentence claims; nil when it says nothing.
func (b *ballotBox) unanimous() *bool {
	v := b.votes()
	yes, no := true, false
	for _, s := range [...]sense{against, abstaining} {
		if it := b.counts[s]; it != nil && it.uncounted {
			return &no
		}
	}
	if v.Against != nil && *v.Against > 0 || v.Abstain != nil && *v.Abstain > 0 {
		if v.For != nil && *v.For == 0 && (v.Abstain == nil || *v.Abstain == 0) {
			return &yes // all against
		}
		return &no
	}
	if b.formula != nil {
		switch b.formula.kind {
		case unanimity:
			return &yes
		case majority:
			return &no
		}
	}
	if v.For != nil && *v.For > 0 {
		if v.Against != nil && v.Abstain != nil {
			return &yes
		}
		if n := b.counts[voters]; n != nil && n.stated && n.value == *v.For {
			return &yes
		}
	}
	return nil
}

// voteText returns the words that state the vote, as printed, each once.
func (w *words) voteText(b *ballotBox) string {
	type span struct{ i, j int }
	var spans []span
	if f := b.formula; f != nil {
		i, j := f.start, f.end
		// The sentence of the formula says who votes and how, up to a colon.
		for i > 0 && w.toks[i-1].sent == w.toks[i].sent && i > f.start-24 && w.toks[i].flag&atLine == 0 {
			i--
		}
		for j < len(w.toks) && j < f.end+12 && w.toks[j].sent == w.toks[i].sent && !w.startsLine(j) && w.at(j-1) != ":" {
			j++
		}
		spans = append(spans, span{i, j})
	}
	for s := inFavour; s <= voters; s++ {
		if it := b.counts[s]; it != nil {
			spans = append(spans, span{it.start, it.end})
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
		texts[n] = w.text(s.i, s.j)
	}
	return strings.Join(texts, " […] ")
}

func value(p *int) int {
	if p == nil {
		return 0
	}
	return *p
}
