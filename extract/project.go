package extract

import (
	"phare/extract/lines"
)

// projects reads a document of acts not voted yet: its head calls it a project or a report that
// holds one, or names the session to which it is put, and a decision is proposed to a body below.
// Such a document has no attendance and no vote, by which acts are told elsewhere.
func (b *builder) projects() bool {
	t := b.title
	if t.Minutes || t.List || t.Convocation || t.Drafts || t.Other || len(b.agenda.Items) > 1 {
		return false
	}
	const head = 15 // lines of text in which a document says what it is
	var starts []int
	proposed := true // nothing stands open before the first
	for i := range b.r.Lines {
		l := &b.r.Lines[i]
		if !l.Matter && (l.Event == lines.Proposal || l.Event == decision) {
			proposed = true
		}
		if !proposed || !b.r.ProjectHead(i) {
			continue
		}
		if len(starts) == 0 && b.r.LinesHold(0, i) > head {
			return false
		}
		from := 0
		if len(starts) > 0 {
			from = starts[len(starts)-1] + 1
		}
		starts, proposed = append(starts, b.letterhead(i, from)), false
	}
	if !proposed && len(starts) > 1 {
		starts = starts[:len(starts)-1] // the title again, over the annexes
	}
	if len(starts) == 0 || !proposed && len(starts) == 1 {
		return false
	}
	starts[0] = 0
	for k, from := range starts {
		to := len(b.r.Lines)
		if k+1 < len(starts) {
			to = starts[k+1]
		}
		n := len(b.doc.Deliberations)
		if b.single(from, to); len(b.doc.Deliberations) > n {
			b.drafts[b.doc.Deliberations[n]] = true
		}
	}
	if len(b.doc.Deliberations) == 0 {
		return false
	}
	b.doc.Kind = KindAct
	return true
}
