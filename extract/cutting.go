package extract

import (
	"slices"

	"phare/extract/cut"
)

// segment is a run of lines that deals with one item.
type segment struct {
	from, to int // lines, to excluded
	head     heading
	event    event // the strongest in it
	sure     float64
	why      *Why
}

// cutDocument makes lines [from, to) ready for the cut.
func (b *builder) cutDocument(from, to int) *cut.Document {
	d := &cut.Document{
		R: b.r.Reading.Reading, From: from, To: to, HeadEnd: b.r.End(0, len(b.r.Lines)), AgendaFrom: b.agenda.From, AgendaTo: b.agenda.To,
		Announced: len(b.agenda.Items), Shared: len(b.shared) > 0,
	}
	next := to // the line of the next title that stands out
	for k := len(b.heads) - 1; k >= 0; k-- {
		h := b.heads[k]
		if h.Line < from || h.Line+h.N > to {
			continue
		}
		h.Lex = b.r.Lex(&h, next)
		d.Cands = append(d.Cands, h)
		if h.Class != "plain" && h.Class != "-" {
			next = h.Line
		}
	}
	slices.Reverse(d.Cands)
	d.Prepare()
	return d
}

// segments cuts lines [from, to) into items: the titles under which each item is best proved.
// What stands before the first item is none.
func (b *builder) segments(from, to int) []segment {
	d := b.cutDocument(from, to)
	if b.how.Watch != nil {
		b.how.Watch(b.doc.File, d)
	}
	if len(d.Cands) == 0 {
		return nil
	}
	chosen, doubts := d.Read(b.model, b.fixed(d), doubtful, b.how.Explain)
	var segs []segment
	for k, c := range chosen {
		h := d.Cands[c.Cand]
		end := to
		if k+1 < len(chosen) {
			next := &d.Cands[chosen[k+1].Cand]
			end = next.Line - next.Theme
		}
		end = max(d.ItemEnd(c.Cand, end), h.Line+h.N)
		s := segment{from: h.Line, to: end, head: h, event: d.Strongest(h.Line, end), sure: c.Sure}
		if b.how.Explain {
			s.why = b.why(d, &c)
		}
		segs = append(segs, s)
	}
	b.doubts = b.doubts[:0]
	for _, q := range doubts {
		b.doubts = append(b.doubts, doubt{line: d.Cands[q.Cand].Line, sure: q.Sure})
	}
	underThemes(b.r, segs, b.heads)
	return segs
}

// doubtful is how sure a line that was passed over must be to be asked about.
const doubtful = 0.25

// doubt is a line that may open an act and was passed over.
type doubt struct {
	line int
	sure float64
}

// fixed lists what a person said of each candidate; nil where nothing was said.
func (b *builder) fixed(d *cut.Document) []cut.May {
	if b.how.Fixed == nil {
		return nil
	}
	out := make([]cut.May, len(d.Cands))
	for k := range d.Cands {
		if d.Cands[k].Fixed {
			out[k] = b.said(d.Cands[k].Line)
		}
	}
	return out
}

// said is what a person said of a line of the document.
func (b *builder) said(i int) cut.May {
	if b.how.Fixed == nil {
		return cut.Free
	}
	page := b.r.Lines[i].Page
	return b.how.Fixed(b.doc.File, page, i-b.r.First[page-1]+1)
}

// saidHeadings adds to the headings the lines of which a person said that an act begins there, and
// marks those of which anything was said.
func (b *builder) saidHeadings() {
	if b.how.Fixed == nil {
		return
	}
	at := map[int]bool{}
	for k := range b.heads {
		at[b.heads[k].Line] = true
		b.heads[k].Fixed = b.said(b.heads[k].Line) != cut.Free
	}
	for i := range b.r.Lines {
		if !at[i] && b.said(i) == cut.Must {
			b.heads = append(b.heads, heading{Line: i, N: 1, Class: b.r.StyleOf(i), Title: b.r.Lines[i].Fold, Fixed: true})
		}
	}
	slices.SortStableFunc(b.heads, func(x, y heading) int { return x.Line - y.Line })
}
