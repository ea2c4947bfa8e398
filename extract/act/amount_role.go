package act

import (
	"slices"
	"strings"

	"phare/extract/facts"
	"phare/extract/french"
	"phare/extract/lines"
	"phare/extract/pdftext"
)

// role is what a column of a table, or a row of it, is to the decision.
type role int8

const (
	beside   role = iota - 1 // what the decision rests on: cost, request, last year
	unknown                  // nothing told
	granted                  // what it gives: a subsidy, an aid
	proposed                 // what was proposed of it
	settled                  // what was voted
)

// roleStems tell a role by how a word of a head begins; the first that fits counts, so that "subvention
// demandée" is a request and "dépense subventionnable" a cost.
var roleStems = []struct {
	role  role
	stems []string
}{
	{settled, []string{"vote", "accord", "attribu", "allou", "octro", "retenu", "decid", "adopt", "arrete", "dm"}},
	{proposed, []string{"propos"}},
	{beside, []string{"depense", "cout", "demand", "sollicit", "base", "assiette", "plafond", "estim", "recu", "percu", "ancien", "rappel", "eligible", "subventionnab", "precedent", "actuel", "anterieur", "n-1", "avis", "travaux", "prevu", "prevision", "bp"}},
	{granted, []string{"subvention", "aide", "fonds", "participation", "dotation", "nouveau", "nouvel", "contribution", "montant", "realis", "offre"}},
}

// roleOf reads the role that the words of a head tell.
func roleOf(head string) role {
	words := strings.FieldsFunc(french.FoldLine(head), func(c rune) bool {
		return c == ' ' || c == '.' || c == '/' || c == '(' || c == ')' || c == '\'' || c == ','
	})
	for _, r := range roleStems {
		for _, w := range words {
			for _, stem := range r.stems {
				if strings.HasPrefix(w, stem) && !strings.HasPrefix(w, "votant") {
					return r.role
				}
			}
		}
	}
	return unknown
}

// decided keeps, of the amounts of row k, those whose column the decision is on: where one column of the
// table tells what is given, the cost or the request beside it is none of it; of the prices of two years,
// the new ones are. ok is false where the heads choose nothing.
func (s *amountScan) decided(k int, found []printed) (kept []printed, ok bool) {
	heads := s.heads(k)
	best, last := unknown, 0
	for _, h := range heads {
		if f := french.FoldLine(h); french.HasAnyPrefix(f, []string{"recette", "credit", "debit", "excedent", "deficit", "resultat", "solde"}) {
			return found, false // an account: expenditure stands beside receipts
		}
		best = max(best, roleOf(h))
		if y := yearIn(h); y != nil {
			last = max(last, *y)
		}
	}
	roles := make([]role, len(found))
	mine := unknown
	for n, f := range found {
		roles[n] = roleOf(s.headAbove(k, f))
		mine = max(mine, roles[n])
	}
	kept = slices.Clone(found)
	if mine > granted || mine == beside && best > unknown || mine > beside && slices.Contains(roles, beside) {
		kept = kept[:0]
		for n, f := range found {
			if roles[n] == mine && mine > beside {
				kept = append(kept, f)
			}
		}
		ok = true
	}
	if last == 0 || s.p.programme() {
		return kept, ok
	}
	old := func(f printed) bool { y := yearIn(s.headAbove(k, f)); return y != nil && *y == last-1 }
	years := map[int]bool{}
	for _, h := range heads {
		if y := yearIn(h); y != nil {
			years[*y] = true
		}
	}
	if len(years) == 2 && years[last-1] {
		n := len(kept)
		kept = slices.DeleteFunc(kept, old)
		ok = ok || len(kept) < n
	}
	return kept, ok
}

// heads are the cells of the lines that head the table of row k.
func (s *amountScan) heads(k int) []string {
	var out []string
	s.headLines(k, func(cells [][]pdftext.Word) bool {
		for _, c := range cells {
			out = append(out, lines.TextOf(c))
		}
		return true
	})
	return out
}

// headAside is how far beside the figures of its column a head may stand, in points.
const headAside = 30

// headAbove is all that the lines of a table's head say over an amount, the upper line first.
func (s *amountScan) headAbove(k int, f printed) string {
	row := &s.p.w.Lines[k]
	x0, x1 := row.Words[f.word].Box.X0, row.Words[max(f.word, f.end-1)].Box.X1
	own := lines.CellsOf(&row.Line)
	at := slices.IndexFunc(own, func(c []pdftext.Word) bool {
		return c[0].Box.X0 <= row.Words[f.word].Box.X0 && c[len(c)-1].Box.X1 >= row.Words[f.word].Box.X1
	})
	var heads []string
	s.headLines(k, func(cells [][]pdftext.Word) bool {
		best, near := "", float32(-headAside)
		for n, c := range cells {
			c0, c1 := lines.Extent(c)
			over := min(c1, x1) - max(c0, x0)
			if len(cells) == len(own) && n == at {
				over += 2 * headAside // cell for cell, wherever the figures stand in theirs
			}
			if over > near {
				best, near = lines.TextOf(c), over
			}
		}
		if best != "" {
			heads = append([]string{best}, heads...)
		}
		return true
	})
	return strings.Join(heads, " ")
}

// headLines gives the lines of the head of row k's table, the lowest first, at most three: those that hold
// words in cells and no figure.
func (s *amountScan) headLines(k int, each func([][]pdftext.Word) bool) {
	rows := s.p.w.Lines
	seen := 0
	for n, blank := k-1, 0; n >= 0 && n >= k-60 && blank < 2 && seen < 3; n-- {
		l := &rows[n]
		if !l.Running() {
			continue
		}
		cells := lines.CellsOf(&l.Line)
		if len(l.Cells) < 2 {
			if cells = tornHead(&l.Line, &rows[k].Line); cells == nil || seen > 0 || blank > 0 {
				if seen > 0 {
					return
				}
				blank++
				continue
			}
		}
		blank = 0
		if slices.ContainsFunc(cells, func(c []pdftext.Word) bool { return isFigureCell(lines.TextOf(c)) }) {
			if seen > 0 {
				return
			}
			continue
		}
		seen++
		if !each(cells) {
			return
		}
	}
}

// tornHead parts a line that heads the table of a row and was read as one text: each of its words belongs to
// the cell of the row that begins at or before it. nil for a line that is no head.
func tornHead(head, row *pdftext.Line) [][]pdftext.Word {
	own := lines.CellsOf(row)
	if len(own) < 2 || len(head.Words) < len(own) || strings.ContainsAny(head.Text(), ".;:?!€") {
		return nil
	}
	cells := make([][]pdftext.Word, len(own))
	for _, w := range head.Words {
		at := 0
		for n := range own {
			if x0, _ := lines.Extent(own[n]); x0 <= w.Box.X0+tornAside {
				at = n
			}
		}
		cells[at] = append(cells[at], w)
	}
	for _, c := range cells {
		if len(c) == 0 || len(c) > 5 {
			return nil
		}
	}
	return cells
}

// tornAside is how far left of its column a head may begin, in points.
const tornAside = 6

// programme tells whether the act spreads sums over years: all of them are decided.
func (p *parts) programme() bool {
	w := p.w
	for i := range w.Toks {
		switch w.At(i) {
		case "echeancier", "pluriannuel", "pluriannuelle", "programmation":
			return true
		case "credits":
			if w.Is(i+1, "de paiement") {
				return true
			}
		case "autorisation", "autorisations":
			if w.Is(i+1, "de programme") {
				return true
			}
		}
	}
	return false
}

// formerRow tells whether a row is what was before: "Ancien échéancier", "Pour mémoire".
func formerRow(label string) bool {
	return french.HasAnyPrefix(french.FoldLine(label), []string{"ancien", "precedent", "pour memoire", "rappel", "actuel"})
}

// inEuros gives the bare figures of a table's row the currency that the head of their column states.
func (s *amountScan) inEuros(k int, found []printed) []printed {
	if len(s.p.w.Lines[k].Cells) < 2 {
		return found
	}
	for n := range found {
		f := &found[n]
		if f.Kind != facts.Number {
			continue
		}
		if head := french.FoldLine(s.headAbove(k, *f)); strings.Contains(head, "€") || strings.Contains(head, "euro") {
			f.Kind, f.Unit = facts.Money, "EUR"
		}
	}
	return found
}
