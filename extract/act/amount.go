package act

import (
	"strings"

	"phare/extract/facts"
	"phare/extract/record"
	"phare/extract/vote"
)

// maxAmounts bounds how many amounts of one table or tariff are kept: the first ones are
// enough to know it by, and a tariff can hold hundreds.
const maxAmounts = 12

// readAmounts returns the sums of money that the decision holds: those of its own words
// and tables, else of what it approves above it ("tel qu'énoncé ci-dessus", "approuve le
// plan de financement", "accepte ce devis"). What only the report tells is left out.
func (p *parts) readAmounts(o record.Outcome) []record.Amount {
	if o == record.Rejected && (p.proposed || !p.worded) {
		return nil // what was proposed is not decided
	}
	own := amountScan{p: p, figures: true, in: p.inDecision}
	if found := own.read(); len(found) > 0 {
		if p.planAbove() {
			plan := amountScan{p: p, rowsOnly: true, figures: true, whole: true, in: p.inReport}
			if rows := plan.read(); len(rows) <= maxAmounts {
				return append(rows, found...)
			}
		}
		return found
	}
	switch o {
	case record.Noted, record.NoOutcome, record.Withdrawn, record.Postponed, record.Rejected:
		return nil
	}
	above := amountScan{p: p, in: p.inReport}
	table := p.approvesTable()
	switch {
	case !p.worded:
	case p.refersAbove():
		above.tableFirst = table
	case table:
		above.rowsOnly, above.figures, above.few = true, true, true
		if found := above.read(); len(found) > 0 {
			return found
		}
		above = amountScan{p: p, in: p.inReport}
		fallthrough
	default:
		sentences := p.proposal()
		if len(sentences) == 0 {
			return nil
		}
		above.in = func(i int) bool { return p.inReport(i) && sentences[p.w.Toks[i].Sent] }
	}
	return above.read()
}

// titleAmounts are the sums that the object of a list's row tells: "Dotation de solidarité (enveloppe de
// 240 000 €)". The list prints no more of the decision.
func titleAmounts(d *record.Deliberation) []record.Amount {
	var out []record.Amount
	page := 0
	if len(d.Pages) > 0 {
		page = d.Pages[0]
	}
	for _, f := range facts.All(d.Object) {
		if f.Kind != facts.Money || f.Value == 0 || f.Qualifier == facts.Over {
			continue
		}
		a := record.Amount{Text: strings.Join(strings.Fields(f.Text), " "), Value: f.Value, Currency: f.Unit, Page: page}
		if f.Tax == "HT" || f.Tax == "TTC" {
			a.Tax = new(f.Tax)
		}
		out = append(out, a)
	}
	return out
}

// inDecision tells whether term i belongs to the decision: its part, from the sentence on
// that words it.
func (p *parts) inDecision(i int) bool {
	k := int(p.w.Toks[i].Line)
	switch p.w.Lines[k].Part {
	case record.PartDispositif:
	case record.PartVote:
		if k < p.decision {
			return false
		}
	default:
		return false
	}
	return k != p.decision || i >= p.start
}

// inReport tells whether term i belongs to what the decision was taken on. Without a worded
// decision, that is all that is said.
func (p *parts) inReport(i int) bool {
	k := int(p.w.Toks[i].Line)
	part := p.w.Lines[k].Part
	if !p.worded {
		return part == record.PartReport || part == record.PartVote || k == p.decision
	}
	return part == record.PartReport && k < p.decision || k == p.decision && i < p.start
}

// firstOfDecision returns the first term of the sentence of line k that words the decision.
func (p *parts) firstOfDecision(k int, v *vote.Vote) int {
	w := p.w
	if k >= len(p.first) || p.first[k] < 0 {
		return len(w.Toks)
	}
	first := int(p.first[k])
	if !p.worded { // the sentence that tells the vote
		if v.Box != nil && int(w.Toks[v.Box.Start].Line) == k {
			return max(first, int(w.Toks[v.Box.Start].Sent))
		}
		return first
	}
	for i := first + 1; i < len(w.Toks) && int(w.Toks[i].Line) == k; i++ {
		if int(w.Toks[i].Sent) == i && (p.decides(i) || p.proposed && p.proposes(i)) {
			first = i
		}
	}
	return first
}
