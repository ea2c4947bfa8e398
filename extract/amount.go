package extract

import (
	"strings"

	"phare/extract/facts"
)

// maxAmounts bounds how many amounts of one table or tariff are kept: the first ones are
// enough to know it by, and a tariff can hold hundreds.
const maxAmounts = 12

// readAmounts returns the sums of money that the decision holds: those of its own words
// and tables, else of what it approves above it ("tel qu'énoncé ci-dessus", "approuve le
// plan de financement"). What only the report tells is left out.
func (p *parts) readAmounts(o Outcome) []Amount {
	own := amountScan{p: p, figures: true}
	own.scan(func(k int) bool { return p.w.lines[k].Part == PartDispositif })
	if found := own.amounts(); len(found) > 0 {
		if p.planAbove() {
			plan := amountScan{p: p, rowsOnly: true, figures: true, whole: true}
			plan.scan(func(k int) bool { return p.w.lines[k].Part == PartReport && k < p.decision })
			if rows := plan.amounts(); len(rows) <= maxAmounts {
				return append(rows, found...)
			}
		}
		return found
	}
	switch o {
	case Noted, NoOutcome, Withdrawn, Postponed:
		return nil
	}
	above := amountScan{p: p}
	switch {
	case p.refersAbove() || !p.worded:
		above.scan(func(k int) bool { return p.w.lines[k].Part == PartReport && (k < p.decision || !p.worded) })
	case p.approvesOffer():
		last := p.lastReport(4)
		above.scan(func(k int) bool { return p.w.lines[k].Part == PartReport && k >= last && k < p.decision })
	case p.approvesTable():
		above.rowsOnly = true
		above.scan(func(k int) bool { return p.w.lines[k].Part == PartReport && k < p.decision })
	}
	return above.amounts()
}

// amountScan gathers the amounts of some lines: those in sentences, those in rows of
// tables, and the totals, which a table prints without a currency sign too.
type amountScan struct {
	p        *parts
	rowsOnly bool // leave sentences out
	whole    bool // a small table: its figures count beside its totals
	figures  bool // without totals, the bare figures of a table count too
	found    []scannedAmount
	totals   bool // a total has been seen
	last     bool // the last column of the table is the decision's
}

type scannedAmount struct {
	Amount
	kind amountKind
	line int
}

type amountKind uint8

const (
	inSentence amountKind = iota
	inCell
	bareFigure
	total
)

// scan reads the lines that in picks, block by block.
func (s *amountScan) scan(in func(line int) bool) {
	start := -1
	for k := 0; k <= len(s.p.w.lines); k++ {
		ok := k < len(s.p.w.lines) && (s.p.first[k] < 0 && start >= 0 || s.p.first[k] >= 0 && in(k))
		if ok && start < 0 {
			start = k
		}
		if !ok && start >= 0 {
			s.block(start, k)
			start = -1
		}
	}
}

// block reads the amounts of lines [from, to).
func (s *amountScan) block(from, to int) {
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
	previous := facts.Fact{}
	row := make([][]facts.Fact, len(lines))
	for _, f := range facts.All(text) {
		for at+1 < len(starts) && starts[at+1] <= f.Start {
			at++
		}
		switch {
		case f.Kind == facts.Money:
			if f.Letters && f.Value == previous.Value && f.Start-previous.End < 12 {
				continue // "30,00 € (trente euros)" is one amount
			}
			previous = f
			s.signed(text, starts[at], lines[at], &f)
		default:
			continue
		}
		row[at] = append(row[at], f)
	}
	for i, k := range lines {
		if len(row[i]) == 0 {
			row[i] = figuresOf(&s.p.w.lines[k])
		}
		s.row(k, row[i], i > 0 && lines[i-1] == k-1 && s.isTotal(lines[i-1]))
	}
}

// signed gives an amount the minus sign that stands apart before it, unless the sign is a
// bullet or a dash of the sentence.
func (s *amountScan) signed(text string, start, k int, f *facts.Fact) {
	before := strings.TrimRight(text[min(start, f.Start):f.Start], " \u00a0")
	trimmed := strings.TrimRight(before, "-−–")
	if f.Value <= 0 || trimmed == before || strings.TrimSpace(trimmed) == "" {
		return
	}
	t := strings.TrimRight(trimmed, " \u00a0")
	if strings.HasSuffix(t, ":") || strings.HasSuffix(t, "€") || s.opensCell(k, len(trimmed)) {
		f.Value, f.Text = -f.Value, text[len(trimmed)+start:f.End]
	}
}

// opensCell tells whether the word at byte n of line k opens a cell of a table's row.
func (s *amountScan) opensCell(k, n int) bool {
	l := &s.p.w.lines[k]
	at := 0
	for j := range l.Words {
		if at >= n {
			for _, c := range l.Cells {
				if c == j && j > 0 {
					return at == n
				}
			}
			return false
		}
		at += len(l.Words[j].Text) + 1
	}
	return false
}

// figuresOf reads the bare amounts of a row, as tables print them: two decimals, the
// thousands apart or joined by points, no currency sign.
func figuresOf(l *Line) []facts.Fact {
	var found []facts.Fact
	text := ""
	cell := 0
	flush := func() {
		if v, ok := bareAmount(text); ok {
			found = append(found, facts.Fact{Kind: facts.Number, Text: text, Value: v, High: v})
		}
		text = ""
	}
	for j := range l.Words {
		for cell < len(l.Cells) && l.Cells[cell] <= j {
			if l.Cells[cell] == j {
				flush()
			}
			cell++
		}
		s := l.Words[j].Text
		if text != "" && len(s) >= 3 && isFigure(s[0]) && isFigure(s[1]) && isFigure(s[2]) && (len(s) == 3 || !isFigure(s[3])) && !strings.Contains(text, ",") {
			text += " " + s
			continue
		}
		if s == "%" {
			text = ""
		}
		flush()
		text = s
	}
	flush()
	return found
}

// bareAmount returns the value of "2.070.227,58", "-1 157 350,00", "306445.00".
func bareAmount(s string) (float64, bool) {
	n := len(s)
	if n < 4 || s[n-3] != ',' && s[n-3] != '.' || !isFigure(s[n-1]) || !isFigure(s[n-2]) {
		return 0, false
	}
	sign, v, digits := 1.0, 0.0, 0
	for i, r := range s[:n-3] {
		switch {
		case r >= '0' && r <= '9':
			v = v*10 + float64(r-'0')
			digits++
		case (r == '-' || r == '−' || r == '–') && i == 0:
			sign = -1
		case r == '+' && i == 0, r == '.', r == ' ', r == '\u00a0', r == '\u202f':
		default:
			return 0, false
		}
	}
	cents := float64(s[n-2]-'0')*10 + float64(s[n-1]-'0')
	return sign * (v*100 + cents) / 100, digits > 0
}

func isFigure(c byte) bool { return c >= '0' && c <= '9' }

// row keeps the amounts of line k. A figure alone under a row of totals is the total.
func (s *amountScan) row(k int, found []facts.Fact, underTotal bool) {
	if s.isHeading(k) {
		s.last = s.chooses(k)
	}
	if len(found) == 0 {
		return
	}
	l := &s.p.w.lines[k]
	if underTotal && len(l.Words) == len(strings.Fields(found[0].Text)) && len(s.found) > 0 && s.found[len(s.found)-1].kind == total {
		s.found = s.found[:len(s.found)-1]
		s.add(found[0], total, k)
		return
	}
	if s.isTotal(k) {
		s.totals = true
		s.add(found[len(found)-1], total, k)
		return
	}
	cells := len(l.Cells) > 1
	if cells && s.last {
		found = found[len(found)-1:]
	}
	for _, f := range found {
		switch {
		case f.Kind == facts.Money && cells:
			s.add(f, inCell, k)
		case f.Kind == facts.Money && !s.rowsOnly:
			s.add(f, inSentence, k)
		case f.Kind == facts.Number && cells && f.Value != 0:
			s.add(f, bareFigure, k)
		}
	}
}

func (s *amountScan) add(f facts.Fact, kind amountKind, k int) {
	a := Amount{Text: strings.Join(strings.Fields(f.Text), " "), Value: f.Value, Currency: f.Unit, Page: s.p.w.lines[k].Page}
	if a.Currency == "" {
		a.Currency = "EUR"
	}
	if f.Tax == "HT" || f.Tax == "TTC" {
		tax := f.Tax
		a.Tax = &tax
	}
	s.found = append(s.found, scannedAmount{a, kind, k})
}

// isTotal tells whether line k is a total or subtotal: its label says so, and it is not
// the part of a budget's total ("total des dépenses réelles").
func (s *amountScan) isTotal(k int) bool {
	w := s.p.w
	i := int(s.p.first[k])
	for n := 0; n < 4 && i+n < len(w.toks) && int(w.toks[i+n].line) == k; n++ {
		switch w.at(i + n) {
		case "total", "totaux", "ensemble":
			for m := 1; m < 6; m++ {
				switch w.at(i + n + m) {
				case "reelles", "reels", "ordre", "reelle":
					return false
				}
			}
			return true
		}
	}
	return false
}

// isHeading tells whether line k may head a table: words in cells, no amount.
func (s *amountScan) isHeading(k int) bool {
	l := &s.p.w.lines[k]
	return len(l.Cells) > 1
}

// chooses tells whether the headings in line k set the decision's column apart from
// earlier stages: asked for, proposed, last year, this budget.
func (s *amountScan) chooses(k int) bool {
	w := s.p.w
	for i := int(s.p.first[k]); i < len(w.toks) && int(w.toks[i].line) == k; i++ {
		switch w.at(i) {
		case "votees", "vote", "votes", "votee", "accordee", "accordees", "attribuee", "attribuees", "demandees", "demandee", "proposees", "proposee", "percues", "bp", "dm", "dm1", "dm2", "dm3", "dm4", "rar", "retenu", "propositions":
			return true
		}
	}
	return s.last
}

// amounts returns what was gathered: sentences and cells, totals each once, and bare
// figures only where nothing else tells the table.
func (s *amountScan) amounts() []Amount {
	var out []Amount
	seen := map[float64]bool{}
	cells, totals, sentences := 0, 0, 0
	for _, a := range s.found {
		if a.kind == total {
			totals++
		}
	}
	for _, a := range s.found {
		if a.Value == 0 {
			continue
		}
		switch a.kind {
		case total:
			if seen[a.Value] {
				continue // expenditure and receipts balance
			}
			seen[a.Value] = true
		case bareFigure:
			if !s.figures || s.totals && !s.whole || cells >= maxAmounts || a.Value > -10 && a.Value < 10 {
				continue
			}
			cells++
		case inCell:
			if cells+sentences >= maxAmounts-min(totals, 1) {
				continue
			}
			cells++
		case inSentence:
			if !s.figures && cells+sentences >= maxAmounts {
				continue
			}
			if !s.figures {
				sentences++
			}
		}
		out = append(out, a.Amount)
	}
	return out
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
		case "enonce", "enonces", "enoncee", "enoncees", "presente", "presentes", "presentee", "presentees", "propose", "proposes", "proposee", "proposees", "indique", "indiques", "indiquee", "expose", "exposes", "detaille", "detailles", "suit":
			switch w.at(i - 1) {
			case "comme", "tel", "tels", "telle", "telles", "qu", "que", "ainsi":
				return true
			}
		}
	}
	return false
}

// approvesOffer tells whether the decision approves an offer or a proposal without saying
// what it is: the lines right above do.
func (p *parts) approvesOffer() bool {
	w := p.w
	for i := range w.toks {
		if w.lines[w.toks[i].line].Part != PartDispositif {
			continue
		}
		switch w.at(i) {
		case "conclusions", "offre", "devis", "proposition", "propositions":
			if c := w.verb(i - 2); c == substance {
				return true
			}
		}
	}
	return false
}

// lastReport returns the line of the n-th last line of the report ahead of the decision.
func (p *parts) lastReport(n int) int {
	for k := min(p.decision, len(p.w.lines)) - 1; k >= 0; k-- {
		if p.w.lines[k].Part == PartReport {
			if n--; n == 0 {
				return k
			}
		}
	}
	return 0
}

// planAbove tells whether the decision approves a financing plan that stands above it.
func (p *parts) planAbove() bool {
	w := p.w
	for i := range w.toks {
		if w.lines[w.toks[i].line].Part == PartDispositif && w.at(i) == "plan" && w.ahead(i, 3, "financement") {
			for k := i; k < i+9; k++ {
				if w.at(k) == "dessus" || w.at(k) == "avant" {
					return true
				}
			}
		}
	}
	return false
}

// approvesTable tells whether the decision approves something that is told by a table: a
// financing plan, a budget, tariffs.
func (p *parts) approvesTable() bool {
	w := p.w
	for i := range w.toks {
		if w.lines[w.toks[i].line].Part != PartDispositif {
			continue
		}
		switch w.at(i) {
		case "plan":
			if w.is(i+1, "de financement") || w.is(i+1, "previsionnel de financement") {
				return true
			}
		case "tableau", "bilan", "tarifs", "tarif", "budget", "virements", "virement", "subventions", "resultats", "grille", "repartition":
			return true
		case "decision":
			if w.at(i+1) == "modificative" {
				return true
			}
		}
	}
	return false
}
