package extract

import (
	_ "embed"
	"strings"
	"sync"

	"phare/extract/agenda"
	"phare/extract/french"
	"phare/extract/numbering"
)

//go:embed patterns/rapporteur.txt
var rapporteurText string

var rapporteurPatterns = sync.OnceValue(func() *french.Patterns { return french.MustPatterns(rapporteurText, nil) })

// groupRapporteurs returns for each act who presents the group of items that it is part of: named
// once, on a line between a rubric and its first item, for all up to the next such line. The line
// is no part of the act above it.
func (b *builder) groupRapporteurs() map[*Deliberation]string {
	first := map[int]int{} // the first line of each act
	for i := len(b.owner) - 1; i >= 0; i-- {
		if o := b.owner[i]; o > 0 {
			first[o] = i
		}
	}
	opens := map[int]int{}
	for o, i := range first {
		opens[i] = o
	}
	names := map[*Deliberation]string{}
	current, labelled := "", 0
	for i := range b.r.Lines {
		if o := opens[i]; o > 0 && current != "" && o <= len(b.doc.Deliberations) {
			names[b.doc.Deliberations[o-1]] = current
		}
		l := &b.r.Lines[i]
		if l.Matter || len(l.Text) > 110 || opens[i] > 0 {
			continue
		}
		if !rapporteurPatterns().May(l.Fold) {
			continue
		}
		name, within := groupPresenter(l.Text), 2
		if name == "" {
			name, within = groupPresenter(behindRubric(l.Text)), 5
		}
		if name == "" {
			continue
		}
		next := 0
		for k, seen := i+1, 0; k < len(b.r.Lines) && seen < within && b.r.Lines[k].Event < result; k++ {
			if o := opens[k]; o > 0 {
				next = o
				break
			}
			if !b.r.Lines[k].Matter {
				seen++
			}
		}
		if next == 0 || b.owner[i] == next {
			continue // the rapporteur of the act that prints the line
		}
		current = name
		labelled++
		if o := b.owner[i]; o > 0 && o <= len(b.doc.Deliberations) {
			dropFrom(b.doc.Deliberations[o-1], l)
			b.owner[i] = 0
		}
	}
	return names
}

// behindRubric is what follows the name of a rubric where that is who reports on its items: "II.
// ENVIRONNEMENT – Rapporteure : Mme X, vice-présidente"; "" elsewhere.
func behindRubric(line string) string {
	f := numbering.Lower(line)
	for _, sign := range []string{"– rapporteur", "— rapporteur", "- rapporteur", "(rapporteur"} {
		if i := strings.Index(f, sign); i > 0 {
			return strings.TrimLeft(line[i:], "–—-( ")
		}
	}
	return ""
}

// agendaRapporteur is who the document's own agenda announces for an act: "2. Budget primitif – M. X".
func (b *builder) agendaRapporteurs() map[*Deliberation]string {
	var items []agenda.Item
	var names []string
	for _, it := range b.agenda.Items {
		if object, name := agenda.Presenter(french.MendHyphens(it.Text)); name != "" {
			it.Fold = french.FoldLine(object)
			items, names = append(items, it), append(names, name)
		}
	}
	out := map[*Deliberation]string{}
	if len(names)*3 < len(b.agenda.Items) || len(names) < 2 {
		return out
	}
	for _, a := range b.doc.Deliberations {
		for k := range items {
			if french.Alike(french.Words(items[k].Fold), french.Words(french.FoldLine(a.Object))) > 0.6 {
				out[a] = names[k]
				break
			}
		}
	}
	return out
}

// groupPresenter reads the name that a line gives to a group of items, "" without one.
func groupPresenter(line string) string {
	s := french.Read(line)
	m, ok := rapporteurPatterns().At(s, 0)
	if !ok {
		return ""
	}
	start, _, _ := m.Cap("who")
	name := s.Written(start, len(s.Toks))
	if k := strings.IndexAny(name, ",;()"); k > 0 {
		name = name[:k]
	}
	if name = strings.TrimRight(name, " .:"); strings.Count(name, " ") > 6 {
		return ""
	}
	return name
}

// dropFrom takes off the end of an act what begins at the line: the label of the next group, and
// the rubric above it.
func dropFrom(a *Deliberation, l *scanned) {
	for k := len(a.Lines) - 1; k > 0 && k > len(a.Lines)-6; k-- {
		if a.Lines[k].Page != l.Page || a.Lines[k].Text() != l.Text {
			continue
		}
		if above := a.Lines[k-1].Text(); len(a.Lines) > 3 && len(above) < 60 && !strings.ContainsAny(above, ".:;,€") {
			k--
		}
		a.Lines = a.Lines[:k]
		return
	}
}
