package extract

import (
	"phare/extract/cut"
	"phare/extract/head"
)

// single reads lines [from, to) as one act with its own head.
func (b *builder) single(from, to int) {
	r := b.r
	first := r.FirstDecision(from, to)
	h, ok := r.InMargin(from, to)
	if !ok {
		h, ok = r.Of(b.heads, from, first)
	}
	if !ok && !b.puts(from, to) || b.saidNone(from, first) {
		return
	}
	_, number := numberAtEnd(b.titleText(h), false)
	if number == "" || !ok {
		number = b.actNumber(from, first, h, ok)
	}
	d := b.act(from, to, h)
	if !ok {
		d.Object = ""
	}
	if b.titles[d] = 0; h.Margin {
		d.Object = b.objectOf(h)
	}
	d.Number = nil
	if number != "" {
		d.Number = &number
	}
	if len(b.doc.Deliberations) == 1 || len(d.Lines) > 0 {
		if date := r.SessionDate(from, to, b.idsOf(d.Pages)); date != "" {
			d.SessionDate = &date
		}
	}
}

// saidNone tells whether a person said of a line of lines [from, to), an act's head and title, that
// no act begins there, and of none that one does.
func (b *builder) saidNone(from, to int) bool {
	none := false
	for i := from; i < to; i++ {
		switch b.said(i) {
		case cut.Must:
			return false
		case cut.Not:
			none = true
		}
	}
	return none
}

func (b *builder) idsOf(pages []int) []head.Stamp {
	var ids []head.Stamp
	for _, s := range b.ids {
		for _, p := range pages {
			if s.Page == p {
				ids = append(ids, s)
				break
			}
		}
	}
	return ids
}

// puts tells whether lines hold a decision or a proposal at all.
func (b *builder) puts(from, to int) bool {
	for i := from; i < to; i++ {
		if !b.r.Lines[i].Matter && b.r.Lines[i].Event != noEvent {
			return true
		}
	}
	return false
}

// pagesOf lists the pages of lines [from, to).
func (b *builder) pagesOf(from, to int) []int {
	var out []int
	for i := from; i < to && i < len(b.r.Lines); i++ {
		if n := b.r.Lines[i].Page; len(out) == 0 || out[len(out)-1] != n {
			out = append(out, n)
		}
	}
	return out
}
