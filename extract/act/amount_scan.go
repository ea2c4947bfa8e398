package act

import (
	"strings"

	"phare/extract/facts"
	"phare/extract/lines"
	"phare/extract/record"
)

// amountScan gathers the amounts of some terms of an act: those in sentences, those in rows
// of tables, and the totals, which a table prints without a currency sign too.
type amountScan struct {
	p          *parts
	in         func(term int) bool
	rowsOnly   bool // leave sentences out
	tableFirst bool // leave sentences out where a table tells more
	whole      bool // a small table: its figures count beside its totals
	figures    bool // without totals, the bare figures of a table count too
	few        bool // but not those of a table that holds many
	found      []scannedAmount
	totals     bool // a total has been seen
	last       bool // the last column of the table is the decision's
	priced     priceColumn
}

type scannedAmount struct {
	record.Amount
	kind amountKind
	line int
}

type amountKind uint8

const (
	inSentence amountKind = iota
	inCell
	bareFigure
	total
	accountResult // a row that closes an account: its result is what is approved
	aside         // an old price, a valuation, a calculation: it counts where nothing else does
)

// printed is an amount as a line prints it.
type printed struct {
	facts.Fact
	term  int  // first term
	word  int  // first word of the line
	end   int  // the word after the last
	aside bool // told beside the decision's amount
	entry bool // of a list, not of a sentence
}

// read returns the amounts of the terms that in picks, block by block of lines.
func (s *amountScan) read() []record.Amount {
	w := s.p.w
	start := -1
	for k := 0; k <= len(w.Lines); k++ {
		ok := false
		if k < len(w.Lines) {
			if s.p.first[k] < 0 {
				continue // a header or a stamp amid the text
			}
			ok = s.inLine(k)
		}
		if ok && start < 0 {
			start = k
		}
		if !ok && start >= 0 {
			s.block(start, k)
			start = -1
		}
	}
	return s.amounts()
}

// inLine tells whether a term of line k is wanted.
func (s *amountScan) inLine(k int) bool {
	w := s.p.w
	for i := int(s.p.first[k]); i < len(w.Toks) && int(w.Toks[i].Line) == k; i++ {
		if s.in(i) {
			return true
		}
	}
	return false
}

// block reads the amounts of lines [from, to). An amount may begin in the line above.
func (s *amountScan) block(from, to int) {
	for from > 0 {
		from--
		if s.p.first[from] >= 0 {
			break
		}
	}
	var b strings.Builder
	var starts, lines []int
	var words [][]int
	for k := from; k < to; k++ {
		if s.p.first[k] < 0 {
			continue
		}
		starts, lines = append(starts, b.Len()), append(lines, k)
		words = append(words, s.p.w.Lines[k].Barred(&b))
		b.WriteByte('\n')
	}
	text := b.String()
	rows := make([][]printed, len(lines))
	at := 0
	previous := facts.Fact{}
	for _, f := range facts.All(text) {
		for at+1 < len(starts) && starts[at+1] <= f.Start {
			at++
		}
		if f.Kind != facts.Money {
			continue
		}
		if f.Letters && f.Value == previous.Value && f.Start-previous.End < 12 {
			continue // "30,00 € (trente euros)" is one amount
		}
		if n := len(rows[at]); n > 0 && previous.End > starts[at] && s.raises(text, starts[at], previous, f) {
			rows[at][n-1].aside = true
		}
		previous = f
		s.signed(text, starts[at], &f)
		a := s.place(f, lines[at], words[at])
		a.aside = s.told(text, starts[at], f)
		rows[at] = append(rows[at], a)
	}
	for i, k := range lines {
		if len(rows[i]) == 0 {
			rows[i] = s.inColumn(k, s.inEuros(k, s.figuresOf(k)))
		} else if len(s.p.w.Lines[k].Cells) > 1 {
			rows[i] = s.pureCells(k, append(rows[i], s.figuresBeside(k, rows[i])...))
		}
		s.notePrice(k, rows[i])
		wanted := rows[i][:0]
		for _, a := range rows[i] {
			if s.in(a.term) && !s.p.amends(a.term) {
				wanted = append(wanted, a)
			}
		}
		if len(wanted) == 0 && !s.inLine(k) {
			continue
		}
		s.row(k, wanted, i > 0 && lines[i-1] == k-1 && s.isTotal(lines[i-1]))
	}
}

// place finds the word and the term at which the amount stands in line k, whose words
// start at these bytes of the text.
func (s *amountScan) place(f facts.Fact, k int, words []int) printed {
	a := printed{Fact: f, end: len(words)}
	for j, at := range words {
		if at <= f.Start {
			a.word = j
		}
		if at >= f.End {
			a.end = j
			break
		}
	}
	a.term = s.p.w.termOf(int(s.p.first[k]), k, a.word)
	return a
}

// termOf returns the first term of word j of line k, whose first term is from.
func (w *words) termOf(from, k, j int) int {
	i := from
	for i+1 < len(w.Toks) && int(w.Toks[i].Line) == k && int(w.Toks[i].Word) < j {
		i++
	}
	return i
}

// signed gives an amount the minus sign that stands apart before it, unless the sign is a
// bullet or a dash of the sentence: alone on its line it is a sign where others bear a plus.
func (s *amountScan) signed(text string, start int, f *facts.Fact) {
	before := strings.TrimRight(text[min(start, f.Start):f.Start], " \u00a0")
	trimmed := strings.TrimRight(before, "-−–")
	if f.Value <= 0 || trimmed == before {
		return
	}
	if strings.TrimSpace(trimmed) == "" {
		rest, _, _ := strings.Cut(text[f.End:], "\n")
		if strings.TrimSpace(rest) != "" || !strings.Contains(text, "+ ") {
			return
		}
		f.Start = start
		f.Value, f.Text = -f.Value, strings.TrimSpace(text[f.Start:f.End])
		return
	}
	switch t := strings.TrimRight(trimmed, " \u00a0"); {
	case strings.HasSuffix(t, ":"), strings.HasSuffix(t, "€"), strings.HasSuffix(t, string(lines.Bar)):
		f.Start = len(trimmed) + start
		f.Value, f.Text = -f.Value, text[f.Start:f.End]
	}
}

// add keeps an amount of line k.
func (s *amountScan) add(f printed, kind amountKind, k int) {
	a := record.Amount{Text: strings.Join(strings.Fields(f.Text), " "), Value: f.Value, Currency: f.Unit, Page: s.p.w.Lines[k].Page}
	if a.Currency == "" {
		a.Currency = "EUR"
	}
	if f.Tax == "HT" || f.Tax == "TTC" {
		tax := f.Tax
		a.Tax = &tax
	}
	s.tell(&a, f, k)
	if f.aside {
		kind = aside
	}
	s.found = append(s.found, scannedAmount{a, kind, k})
}

// amounts returns what was gathered: sentences and cells, totals each once, bare figures
// only where nothing else tells the table, what is told beside only where nothing else is.
func (s *amountScan) amounts() []record.Amount {
	var out []record.Amount
	seen := map[float64]amountKind{}
	cells, totals, sentences, others := 0, 0, 0, 0
	bare, rows, results := 0, 0, 0
	for _, a := range s.found {
		switch a.kind {
		case bareFigure:
			bare++
		case total:
			totals++
			others++
		case inCell:
			rows++
			others++
		case inSentence:
			others++
		case accountResult:
			results++
			others++
		}
	}
	for _, a := range s.found {
		if a.Value == 0 || results > 1 && (a.kind == inCell || a.kind == bareFigure || a.kind == total) {
			continue // the rows from which the account's result follows
		}
		// A table repeats what its sentence tells, a total its only row; two totals balance.
		if kind, ok := seen[a.Value]; ok && (kind != a.kind || kind == total) && kind != bareFigure && a.kind != bareFigure {
			continue
		}
		switch a.kind {
		case bareFigure:
			if !s.figures || s.totals && !s.whole || s.few && bare > maxAmounts || cells >= maxAmounts || a.Value > -10 && a.Value < 10 {
				continue
			}
			cells++
		case inCell:
			if cells+sentences >= maxAmounts-min(totals, 1) {
				continue
			}
			cells++
		case inSentence:
			if s.tableFirst && (s.totals || rows > 1 && s.p.approvesPrices()) || !s.figures && cells+sentences >= maxAmounts {
				continue
			}
			if !s.figures {
				sentences++
			}
		case aside:
			if others > 0 {
				continue
			}
		}
		seen[a.Value] = a.kind
		out = append(out, a.Amount)
	}
	return out
}
