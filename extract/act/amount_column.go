package act

import (
	"strconv"

	"phare/extract/french"
	"phare/extract/lines"
)

// isHeading tells whether line k may head a table: words in cells, no amount.
func (s *amountScan) isHeading(k int) bool {
	l := &s.p.w.Lines[k]
	return len(l.Cells) > 1
}

// chooses tells whether the headings in line k set the decision's column apart from
// earlier stages: asked for, proposed, last year, this budget.
func (s *amountScan) chooses(k int) bool {
	w := s.p.w
	for i := int(s.p.first[k]); i < len(w.Toks) && int(w.Toks[i].Line) == k; i++ {
		switch w.At(i) {
		case "votees", "vote", "votes", "votee", "accordee", "accordees", "attribuee", "attribuees", "demandees", "demandee", "proposees", "proposee", "percues", "bp", "dm", "dm1", "dm2", "dm3", "dm4", "rar", "retenu", "propositions":
			return true
		}
	}
	return s.last || s.lastYear(k)
}

// lastYear tells whether the headings in line k set the prices of two years beside each other, the
// new ones last. More years are those of a programme, which are all decided.
func (s *amountScan) lastYear(k int) bool {
	if !s.p.approvesPrices() {
		return false
	}
	var years []int
	for _, c := range lines.CellsOf(&s.p.w.Lines[k].Line) {
		words := french.Words(french.FoldLine(lines.TextOf(c)))
		for _, t := range words {
			if n, _ := strconv.Atoi(t); len(t) == 4 && french.AllDigits(t) && n > 1990 && n < 2100 && len(words) < 5 {
				years = append(years, n)
				break
			}
		}
	}
	return len(years) == 2 && years[1] == years[0]+1
}
