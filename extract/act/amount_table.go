package act

import (
	"slices"
	"strings"

	"phare/extract/facts"
)

// figuresOf reads the bare amounts of line k, as tables print them: two decimals, the
// thousands apart or joined by points, no currency sign.
func (s *amountScan) figuresOf(k int) []printed {
	l := &s.p.w.Lines[k]
	var found []printed
	text, from := "", 0
	cell := 0
	flush := func(end int) {
		if v, ok := bareAmount(text); ok {
			found = append(found, printed{Fact: facts.Fact{Kind: facts.Number, Text: text, Value: v, High: v}, word: from, end: end, term: s.p.w.termOf(int(s.p.first[k]), k, from)})
		}
		text = ""
	}
	for j := range l.Words {
		for cell < len(l.Cells) && l.Cells[cell] <= j {
			if l.Cells[cell] == j {
				flush(j)
			}
			cell++
		}
		w := l.Words[j].Text
		if text != "" && isFigure(text[len(text)-1]) && len(w) >= 3 && isFigure(w[0]) && isFigure(w[1]) && isFigure(w[2]) && (len(w) == 3 || !isFigure(w[3])) && !strings.Contains(text, ",") && !l.Parted(j) {
			text += " " + w
			continue
		}
		if w == "%" {
			text = ""
		}
		flush(j)
		text, from = w, j
	}
	flush(len(l.Words))
	if len(l.Cells) < 2 {
		found = s.stated(k, found)
	}
	return found
}

// stated keeps, in a line that is no row of a table, the bare amount at its end that the
// line itself calls one: "Montant 550,00", "Recettes = 1 514 543,28".
func (s *amountScan) stated(k int, found []printed) []printed {
	l := &s.p.w.Lines[k]
	if len(found) != 1 || found[0].end != len(l.Words) || found[0].word == 0 || s.isTotal(k) {
		return found
	}
	a := &found[0]
	before := l.Words[a.word-1].Text
	switch i := s.p.w.Unbullet(int(s.p.first[k])); s.p.w.At(i) {
	case "montant", "prix", "cout":
	default:
		if !(strings.HasSuffix(before, "=") || strings.HasSuffix(before, ":")) || a.Value < 100 && a.Value > -100 {
			return found
		}
	}
	a.Kind, a.Unit, a.entry = facts.Money, "EUR", true
	return found
}

// priceColumn is where the last amount of a table's row stands, and in what currency: the rows
// below it need not say it again.
type priceColumn struct {
	line   int
	x0, x1 float32
	unit   string
}

// notePrice remembers the column of the last amount of line k.
func (s *amountScan) notePrice(k int, found []printed) {
	l := &s.p.w.Lines[k]
	if n := len(found); n > 0 && found[n-1].Kind == facts.Money && len(l.Cells) > 1 {
		a := found[n-1]
		s.priced = priceColumn{k + 1, l.Words[a.word].Box.X0, l.Words[a.end-1].Box.X1, a.Unit}
	}
}

// inColumn gives the last bare amount of line k the currency of the amount printed right
// above it.
func (s *amountScan) inColumn(k int, found []printed) []printed {
	l := &s.p.w.Lines[k]
	n := len(found)
	if n == 0 || len(l.Cells) < 2 || s.priced.line != k {
		return found
	}
	a := &found[n-1]
	if x := (l.Words[a.word].Box.X0 + l.Words[a.end-1].Box.X1) / 2; a.end == len(l.Words) && x >= s.priced.x0 && x <= s.priced.x1 {
		a.Kind, a.Unit = facts.Money, s.priced.unit
	}
	return found
}

// figuresBeside returns the bare amounts that fill a cell of a row whose other cells bear a
// currency: somebody left the sign out.
func (s *amountScan) figuresBeside(k int, found []printed) []printed {
	if !slices.ContainsFunc(found, func(a printed) bool { return s.fillsCell(k, a) }) {
		return nil
	}
	var out []printed
	for _, a := range s.figuresOf(k) {
		beside := !slices.ContainsFunc(found, func(b printed) bool { return a.word < b.end && b.word < a.end })
		if beside && s.fillsCell(k, a) {
			a.Kind, a.Unit = facts.Money, "EUR"
			out = append(out, a)
		}
	}
	return out
}

// pureCells leaves out the amounts within the label of a row whose figures stand in cells
// of their own ("État, plafond 180 000 €"), and puts the rest in the order of the row.
func (s *amountScan) pureCells(k int, found []printed) []printed {
	slices.SortStableFunc(found, func(a, b printed) int { return a.word - b.word })
	if !slices.ContainsFunc(found, func(a printed) bool { return s.beside(k, a, found) <= 1 }) {
		return found
	}
	return slices.DeleteFunc(slices.Clone(found), func(a printed) bool { return s.beside(k, a, found) >= 3 })
}

// beside counts the words of the amount's cell that belong to no amount.
func (s *amountScan) beside(k int, a printed, found []printed) int {
	from, to := s.cell(k, a)
	n := to - from
	for _, b := range found {
		if b.word >= from && b.word < to {
			n -= min(b.end, to) - b.word
		}
	}
	return n
}

// fillsCell tells whether an amount is all that its cell holds, its unit or tax aside.
func (s *amountScan) fillsCell(k int, a printed) bool {
	from, to := s.cell(k, a)
	return a.word == from && a.end >= to-1
}

// cell returns the words [from, to) of the cell of line k that holds the amount.
func (s *amountScan) cell(k int, a printed) (from, to int) {
	l := &s.p.w.Lines[k]
	to = len(l.Words)
	for _, c := range l.Cells {
		if c <= a.word {
			from = c
		}
		if c > a.word && c < to {
			to = c
		}
	}
	return from, to
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

// row keeps the amounts of line k. Figures alone under a row of totals are the totals.
func (s *amountScan) row(k int, found []printed, underTotal bool) {
	if s.isHeading(k) {
		s.last = s.chooses(k)
	}
	if len(found) == 0 {
		return
	}
	l := &s.p.w.Lines[k]
	if s.figuresOnly(k, found) {
		balanced := len(found) == 2 && found[0].Value == found[1].Value
		if underTotal && (len(found) == 1 || balanced) && len(s.found) > 0 && s.found[len(s.found)-1].kind == total {
			s.found = s.found[:len(s.found)-1]
			s.add(found[0], total, k)
			return
		}
		if balanced && len(l.Cells) > 1 { // expenditure and receipts, whatever the row is called
			s.totals = true
			s.add(found[0], total, k)
			return
		}
	}
	if len(l.Cells) > 1 && len(found) > 1 && s.closesAccount(k) {
		for _, f := range found {
			s.add(f, accountResult, k)
		}
		return
	}
	if s.isTotal(k) {
		own := 1 // amounts of the total's sentence: others may follow on the line
		for own < len(found) && s.p.w.Toks[found[own].term].Sent == s.p.w.Toks[found[0].term].Sent {
			own++
		}
		s.totals = true
		s.add(found[own-1], total, k)
		if found = found[own:]; len(found) == 0 {
			return
		}
	}
	cells := len(l.Cells) > 1
	if cells && formerRow(s.rowLabel(k, found[0])) {
		return // "Ancien échéancier"
	}
	if !cells {
	} else if kept, ok := s.decided(k, found); ok {
		found = kept
	} else if s.last {
		found = found[len(found)-1:]
	}
	for _, f := range found {
		switch {
		case f.Kind == facts.Money && (cells || s.rowsOnly && s.listed(k, f)):
			s.add(f, inCell, k)
		case f.Kind == facts.Money && !s.rowsOnly:
			s.add(f, inSentence, k)
		case f.Kind == facts.Number && cells && f.Value != 0:
			s.add(f, bareFigure, k)
		}
	}
}

// figuresOnly tells whether line k holds nothing but the amounts found.
func (s *amountScan) figuresOnly(k int, found []printed) bool {
	n := 0
	for _, f := range found {
		n += f.end - f.word
	}
	return n == len(s.p.w.Lines[k].Words)
}

// listed tells whether the amount is an entry of a list: behind a colon, at the end of its line
// or of its entry ("article 6413 : + 6 200 € ; article 615231 : - 6 200 €").
func (s *amountScan) listed(k int, a printed) bool {
	l := &s.p.w.Lines[k]
	if a.entry || a.word == 0 {
		return a.entry
	}
	ends := len(l.Words)-a.end <= 3 || strings.HasPrefix(l.Words[a.end].Text, ";") || strings.HasSuffix(l.Words[a.end-1].Text, ";")
	if !ends {
		return false
	}
	before := l.Words[a.word-1].Text
	if strings.Trim(before, "+-–−") == "" && a.word > 1 {
		before = l.Words[a.word-2].Text
	}
	return strings.HasSuffix(before, ":") || strings.HasSuffix(before, "=")
}

// isTotal tells whether line k is a total or subtotal: its label says so, and it is not
// the part of a budget's total ("total des dépenses réelles").
func (s *amountScan) isTotal(k int) bool {
	w := s.p.w
	i := int(s.p.first[k])
	for n := 0; n < 4 && i+n < len(w.Toks) && int(w.Toks[i+n].Line) == k; n++ {
		switch w.At(i + n) {
		case "total", "totaux", "ensemble":
			for m := 1; m < 6; m++ {
				switch w.At(i + n + m) {
				case "reelles", "reels", "ordre", "reelle":
					return false
				}
			}
			return true
		}
	}
	return false
}

// closesAccount tells whether line k is the row of an account's result, "Résultat cumulé", "Résultat
// de clôture", rather than one of those from which it follows.
func (s *amountScan) closesAccount(k int) bool {
	w := s.p.w
	for i := int(s.p.first[k]); i+1 < len(w.Toks) && int(w.Toks[i].Line) == k && i < int(s.p.first[k])+8; i++ {
		if w.At(i) == "resultat" || w.At(i) == "resultats" {
			switch w.At(i + 1) {
			case "cumule", "cumules", "global", "globaux", "definitif", "definitifs":
				return true
			case "de":
				return w.At(i+2) == "cloture"
			}
		}
	}
	return false
}
