package table

import (
	"strings"

	"phare/extract/lines"
	"phare/extract/numbering"
)

// bulletRows cuts a list whose rows begin with a bullet or a dash and bear no number; nil when
// most rows are told otherwise.
func (b *List) bulletRows() []row {
	bullets, marks := 0, 0
	var left float32
	for i := range b.r.Lines {
		l := &b.r.Lines[i]
		if l.Matter {
			continue
		}
		if _, m := b.rowMark(l, ""); m.Form != "" {
			marks++
		} else if bulletLine(l) {
			if bullets == 0 || l.X0 < left {
				left = l.X0
			}
			bullets++
		}
	}
	if bullets < 3 || marks*2 > bullets {
		return nil
	}
	var rows []row
	for i := range b.r.Lines {
		l := &b.r.Lines[i]
		switch {
		case l.Matter:
		case bulletLine(l) && l.X0 < left+6:
			rows = append(rows, row{})
			rows[len(rows)-1].addCell(i, numbering.SkipBullets(l.Text, 0))
		case len(rows) == 0:
		case listFoot(l.Fold), l.BlankAbove && !numbering.StartsLower(l.Text) && (l.Caps || l.Bold && !b.r.Bold || strings.HasSuffix(l.Fold, ".")):
			// the foot of the list, or the title of a section
		default:
			if p := b.r.Before(i); p != nil && b.r.Lines[rows[len(rows)-1].last()].Line == p.Line && (numbering.StartsLower(l.Text) || !strings.HasSuffix(p.Fold, ")") && !strings.HasSuffix(p.Fold, ".") && !resultEnds(p.Words)) {
				rows[len(rows)-1].addCell(i, 0)
			}
		}
	}
	return rows
}

// bulletLine tells whether a line begins with a bullet or a dash set apart.
func bulletLine(l *lines.Printed) bool {
	return strings.HasPrefix(l.Fold, "•") || strings.HasPrefix(l.Fold, "- ")
}
