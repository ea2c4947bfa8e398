package extract

import "strings"

// bulletRows cuts a list whose rows begin with a bullet or a dash and bear no number; nil when
// most rows are told otherwise.
func (b *builder) bulletRows() []row {
	bullets, marks := 0, 0
	var left float32
	for i := range b.r.lines {
		l := &b.r.lines[i]
		if l.matter {
			continue
		}
		if _, m := b.rowMark(l, ""); m.form != "" {
			marks++
		} else if bulletLine(l) {
			if bullets == 0 || l.x0 < left {
				left = l.x0
			}
			bullets++
		}
	}
	if bullets < 3 || marks*2 > bullets {
		return nil
	}
	var rows []row
	for i := range b.r.lines {
		l := &b.r.lines[i]
		switch {
		case l.matter:
		case bulletLine(l) && l.x0 < left+6:
			rows = append(rows, row{})
			rows[len(rows)-1].addCell(i, skipBullets(l.text, 0))
		case len(rows) == 0:
		case listFoot(l.fold), l.blankAbove && !startsLower(l.text) && (l.caps || l.bold && !b.r.bold || strings.HasSuffix(l.fold, ".")):
			// the foot of the list, or the title of a section
		default:
			if p := b.r.before(i); p != nil && b.r.lines[rows[len(rows)-1].last()].Line == p.Line && (startsLower(l.text) || !strings.HasSuffix(p.fold, ")") && !strings.HasSuffix(p.fold, ".") && !resultEnds(p.Words)) {
				rows[len(rows)-1].addCell(i, 0)
			}
		}
	}
	return rows
}

// bulletLine tells whether a line begins with a bullet or a dash set apart.
func bulletLine(l *scanned) bool {
	return strings.HasPrefix(l.fold, "•") || strings.HasPrefix(l.fold, "- ")
}
