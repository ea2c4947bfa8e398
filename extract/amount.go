package extract

import (
	"strings"

	"phare/extract/facts"
)

// maxAmounts bounds how many amounts of one table or tariff are kept: the first ones are
// enough to know it by, and a tariff can hold hundreds.
const maxAmounts = 12

// readAmounts returns the sums of money that the decision holds: those of its own words,
// and of what it approves "tel qu'énoncé ci-dessus". What only the report tells is left out.
func (p *parts) readAmounts(v *vote, file string) []Amount {
	own := p.amountsIn(func(k int) bool { return p.w.lines[k].Part == PartDispositif })
	if !p.refersAbove() && (len(own) > 0 || p.worded) {
		return own
	}
	above := p.amountsIn(p.above(v))
	return append(above, own...)
}

// amountsIn reads the amounts of the lines that in picks, in reading order.
func (p *parts) amountsIn(in func(line int) bool) []Amount {
	s := moneyScanner{p: p}
	start := -1
	for k := 0; k <= len(p.w.lines); k++ {
		ok := k < len(p.w.lines) && p.first[k] >= 0 && in(k)
		if ok && start < 0 {
			start = k
		}
		if !ok && start >= 0 && (k == len(p.w.lines) || p.first[k] >= 0) {
			s.read(start, k)
			start = -1
		}
	}
	return s.found
}

type moneyScanner struct {
	p     *parts
	found []Amount
}

// read reads the amounts of lines [from, to).
func (s *moneyScanner) read(from, to int) {
	var b strings.Builder
	var starts, lines []int
	for k := from; k < to; k++ {
		if s.p.first[k] < 0 {
			continue
		}
		starts, lines = append(starts, b.Len()), append(lines, k)
		b.WriteString(s.p.w.lines[k].Text())
		b.WriteByte('\n')
	}
	text := b.String()
	at := 0
	last := facts.Fact{}
	for _, f := range facts.All(text) {
		for at+1 < len(starts) && starts[at+1] <= f.Start {
			at++
		}
		if f.Kind != facts.Money {
			continue
		}
		if f.Letters && f.Value == last.Value && f.Start-last.End < 12 {
			last = f
			continue // "30,00 € (trente euros)" is one amount
		}
		last = f
		a := Amount{Text: f.Text, Value: f.Value, Currency: f.Unit, Page: s.p.w.lines[lines[at]].Page}
		if f.Tax == "HT" || f.Tax == "TTC" {
			tax := f.Tax
			a.Tax = &tax
		}
		s.found = append(s.found, a)
	}
}

// refersAbove tells whether the decision approves what stands above it.
func (p *parts) refersAbove() bool {
	w := p.w
	for i := range w.toks {
		if w.lines[w.toks[i].line].Part != PartDispositif {
			continue
		}
		switch w.at(i) {
		case "dessus", "avant":
			if w.at(i-1) == "-" && w.at(i-2) == "ci" || w.at(i-1) == "ci" {
				return true
			}
		case "enonce", "enonces", "enoncee", "enoncees", "presente", "presentes", "presentee", "presentees", "propose", "proposes", "proposee", "proposees", "indique", "indiques", "indiquee", "expose", "exposes", "detaille", "detailles":
			if a := w.at(i - 1); a == "comme" || a == "tel" || a == "tels" || a == "telle" || a == "telles" || a == "qu" || a == "que" || a == "ainsi" {
				return true
			}
		}
	}
	return false
}

// above picks the lines that the decision refers to: the report between visas and decision.
func (p *parts) above(v *vote) func(int) bool {
	return func(k int) bool {
		return p.w.lines[k].Part == PartReport && k < p.decision
	}
}
