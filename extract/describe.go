package extract

import (
	"strings"

	"phare/extract/agenda"
	"phare/extract/attendance"
	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/numbering"
	"phare/extract/pdftext"
)

// describe reads what concerns the whole document: body, date, members, agenda.
func (b *builder) describe() {
	d, r := b.doc, b.r
	all := len(r.Lines)
	headTo := all
	if len(d.Deliberations) > 0 {
		headTo = b.headOfFirst()
	}
	if d.Kind == KindAnnex && len(d.Deliberations) == 0 {
		b.describeAnnex()
		return
	}
	if d.Kind == KindOther && len(d.Deliberations) == 0 {
		return
	}
	d.Body = r.FindBody(0, all)
	if date := r.SessionDate(0, all, b.ids); date != "" && !b.sessions {
		d.SessionDate = &date
	}
	d.Members, d.Present = attendance.Read(r.Reading, headTo, d.Kind == KindAct)
	if d.Kind == KindConvocation && (d.Members.Present == nil || len(d.Present) < 3) {
		// The figures and the names of a convocation are those of blank forms.
		d.Members, d.Present = Members{}, nil
	} else {
		if len(d.Deliberations) == 1 {
			attendance.ReadClosing(r.Reading, min(headTo, all), all, &d.Members)
		}
	}
	if m := &d.Members; m.InOffice != nil && m.Present != nil && *m.Present > *m.InOffice {
		m.Present = nil // one of the two is misread
	}
	for _, a := range d.Deliberations {
		a.Body = d.Body
		if alone := d.Kind == KindAct && len(d.Deliberations) == 1; a.SessionDate == nil || alone && d.SessionDate != nil {
			a.SessionDate = d.SessionDate // a single act is of its document's session, whatever its report dates
		}
	}
	b.unnumberCited()
	if d.Kind == KindConvocation {
		d.Agenda = agenda.Announced(r, d.File)
		return
	}
	for _, it := range b.agenda.Items {
		if it.Silent {
			continue
		}
		d.Agenda = append(d.Agenda, b.agendaItem(it))
	}
}

// describeAnnex reads the assembly and the session of a loose annex from the line that says
// of which act it is: "Annexe à la délibération n° 12 du conseil municipal du 4 avril 2031".
func (b *builder) describeAnnex() {
	r := b.r
	for i := range r.Lines {
		l := &r.Lines[i]
		if i >= 40 || l.Page > 2 {
			return
		}
		at := strings.Index(l.Fold, "annex")
		if at < 0 || !strings.Contains(l.Fold[at:], "deliberation") {
			continue
		}
		sentence := l.Fold
		if next := r.After(i); next != nil && next.Page == l.Page && !next.BlankAbove {
			sentence += " " + next.Fold
		}
		k := strings.Index(sentence[at:], "deliberation") + at
		if day := head.FindDates(sentence[k:]); len(day) > 0 && day[0].Year != 0 && day[0].Start < 140 && !french.ContainsAny(sentence[k:k+day[0].Start], []string{"affich", "publi", "transm", "recu"}) {
			b.doc.SessionDate = new(day[0].ISO())
		}
		if head.NamesAssembly(sentence[k:]) {
			b.doc.Body = r.FindBody(0, len(r.Lines))
		}
		if b.doc.SessionDate != nil || b.doc.Body != nil {
			return
		}
	}
}

func (b *builder) agendaItem(it agenda.Item) AgendaItem {
	a := AgendaItem{Object: it.Text, File: b.doc.File, Page: b.r.Lines[it.Line].Page}
	if it.Mark.Number {
		a.Number = new(numbering.TokenAsPrinted(b.r.Lines[it.Line].Text, it.Mark))
	}
	return a
}

// headOfFirst is the line where the head of the document ends: its first act, or, in an act
// that holds its own head, the first decision.
func (b *builder) headOfFirst() int {
	for i, o := range b.owner {
		if o == 0 {
			continue
		}
		if b.doc.Kind == KindAct {
			return b.r.FirstDecision(i, len(b.r.Lines))
		}
		return i
	}
	return len(b.r.Lines)
}

// cover gives every page its role and names those that could not be read.
func (b *builder) cover() {
	d, r := b.doc, b.r
	d.Coverage = make([]PageRole, len(b.pages))
	seenAct := false
	for p := range b.pages {
		page := &b.pages[p]
		acts, lines, agendaLines := 0, 0, 0
		for i := r.First[p]; i < r.First[p+1]; i++ {
			if r.Lines[i].Matter {
				continue
			}
			lines++
			if b.owner[i] > 0 {
				acts++
			}
			if i >= b.agenda.From && i < b.agenda.To {
				agendaLines++
			}
		}
		role := RoleHead
		switch {
		case acts > 0:
			role, seenAct = RoleAct, true
		case page.Blank:
			role = RoleBlank
		case r.Annex[p]:
			role = RoleAnnex
		case page.Layer != pdftext.Full && page.Layer != pdftext.ByOCR, lines == 0 && page.ImageArea > 0.2:
			role = RoleUnreadable
		case agendaLines*2 > lines && lines > 0 || d.Kind == KindConvocation:
			role = RoleAgenda
		case d.Kind == KindAnnex || seenAct && d.Kind == KindAct:
			role = RoleAnnex
		}
		d.Coverage[p] = role
	}
}

// layerOf sums up the text layers of the pages, before any OCR.
func layerOf(pages []pdftext.Page) TextLayer {
	var full, stamp, garbage, none int
	for i := range pages {
		switch {
		case pages[i].Blank:
		case pages[i].Layer == pdftext.Full:
			full++
		case pages[i].Layer == pdftext.StampOnly:
			stamp++
		case pages[i].Layer == pdftext.Garbage:
			garbage++
		default:
			none++
		}
	}
	switch {
	case full > 0 && stamp+garbage+none == 0:
		return LayerFull
	case full > 0:
		return LayerPartial
	case garbage > 0 && garbage >= stamp:
		return LayerGarbage
	case stamp > 0:
		return LayerStampOnly
	}
	return LayerNone
}
