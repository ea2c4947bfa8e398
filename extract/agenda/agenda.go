package agenda

import (
	"strings"

	"phare/extract/cut"
	"phare/extract/french"
	"phare/extract/lines"
	"phare/extract/numbering"
	"phare/extract/title"
)

// Item is an item that an agenda announces.
type Item struct {
	Line   int // first line in the reading
	Mark   cut.Mark
	Text   string
	Fold   string
	Silent bool
}

// Agenda is a run of lines that announce items without deciding them.
type Agenda struct {
	From, To int // lines, to excluded
	Items    []Item
}

// findAgenda reads the agenda that a document prints before its acts, if any.
func (r *reading) findAgenda() Agenda {
	for i := range r.Lines {
		l := &r.Lines[i]
		if l.Matter || l.Event >= lines.Result || !strings.Contains(l.Fold, "ordre du jour") {
			continue
		}
		short := len(l.Fold) <= 45 || strings.HasSuffix(l.Fold, ":") || strings.HasSuffix(l.Fold, "suivant")
		if !short || strings.Contains(l.Fold, "adoption de") || strings.Contains(l.Fold, "ajout") || strings.Contains(l.Fold, "modifi") || strings.Contains(l.Fold, "epuise") || l.Event >= lines.Result {
			continue
		}
		if p := r.Before(i); p != nil && p.Full && numbering.StartsLower(l.Text) && !strings.HasSuffix(l.Fold, ":") && !french.EndsIn(p.Fold, ".:;!") {
			continue // the end of a sentence: "… est retiré de / l'ordre du jour."
		}
		if a := r.agendaFrom(i); len(a.Items) >= 2 {
			return a
		}
	}
	return Agenda{}
}

func (r *reading) agendaFrom(start int) Agenda {
	a := Agenda{From: start, To: start + 1}
	ranks := map[string]int{}
	prev := -1
	for j := start + 1; j < len(r.Lines); j++ {
		l := &r.Lines[j]
		if l.Matter {
			continue
		}
		t := strings.TrimLeft(l.Fold, "-•*>_ ")
		if t == "" || t == "n°" || t == "objet" || t == "n° objet" {
			continue
		}
		if l.Event != lines.NoEvent || french.HasAnyPrefix(t, agendaEnds) {
			a.leaveItem(l.Event, prev)
			break
		}
		var m cut.Mark
		if numbering.May(l.Fold) {
			m = numbering.Read(l.Text)
		}
		text := l.Text
		if m.Form != "" {
			text = l.Text[m.Rest:]
			theme := len(a.Items) > 0 && a.Items[len(a.Items)-1].Mark.Form != "" && a.Items[len(a.Items)-1].Mark.Form != m.Form
			if last, ok := ranks[m.Form]; ok && m.Rank <= last && m.Rank <= 1 && len(a.Items) > 2 && !theme {
				break // numbering starts again: these are the items themselves
			}
			ranks[m.Form] = m.Rank
		}
		f := strings.Trim(french.FoldLine(strings.TrimLeft(text, "-–•* ")), " .;:,")
		bullet := len(t) < len(l.Fold)
		if m.Form == "" && !bullet && prev >= 0 && len(a.Items) > 0 && r.RunsOn(&r.Lines[prev], l) {
			last := &a.Items[len(a.Items)-1]
			last.Text += " " + strings.TrimSpace(l.Text)
			last.Fold += " " + f
		} else {
			if len(a.Items) >= 2 && repeats(a.Items, f) {
				break // said again: the item itself begins
			}
			if f != "" {
				a.Items = append(a.Items, Item{Line: j, Mark: m, Text: strings.TrimSpace(strings.TrimLeft(text, "-–•* ")), Fold: f, Silent: french.HasAnyPrefix(f, title.SilentTitles)})
			}
		}
		prev, a.To = j, j+1
		if len(a.Items) > 400 {
			break
		}
	}
	return a
}

// leaveItem takes off the end of an agenda the title of the first item, told by its mark, unlike
// those of the agenda, and by what is decided right below it.
func (a *Agenda) leaveItem(e lines.Event, prev int) {
	n := len(a.Items)
	if n < 3 || e < lines.Result {
		return
	}
	last := &a.Items[n-1]
	if last.Line != prev || last.Mark.Form == a.Items[n-2].Mark.Form || last.Mark.Rank != 1 {
		return
	}
	a.Items, a.To = a.Items[:n-1], last.Line
}

// repeats tells whether a line says again one of the first items of an agenda.
func repeats(items []Item, f string) bool {
	ws := french.Words(f)
	if len(ws) < 3 {
		return false
	}
	for _, it := range items[:min(3, len(items))] {
		if french.Alike(ws, french.Words(it.Fold)) > 0.85 {
			return true
		}
	}
	return false
}

// agendaEnds begin lines that no agenda holds: the session itself has started.
var agendaEnds = []string{
	"monsieur", "madame", "m. ", "mme ", "le conseil", "le maire", "la maire", "le president", "la presidente", "vu ", "considerant", "le quorum", "la seance est", "la séance", "l'assemblee", "apres ", "il est ", "etaient presents", "presents", "l'an ",
	"le secretaire", "secretaire de seance :", "aucune observation", "rapporteur", "le proces-verbal", "le compte rendu", "le compte-rendu", "fait a ", "pour extrait",
}

// Matcher finds texts among announced titles by their words.
type Matcher struct {
	titles [][]string
	first  map[string][]int // by each of the first words, which titles hold it
}

// NewMatcher makes a matcher of the items that are no rubric.
func NewMatcher(items []Item) *Matcher {
	m := &Matcher{first: map[string][]int{}}
	for _, it := range items {
		if !it.Silent {
			m.add(it.Fold)
		}
	}
	return m
}

func (m *Matcher) add(f string) {
	ws := french.Words(f)
	if len(ws) < 2 {
		return
	}
	for _, w := range ws[:min(3, len(ws))] {
		if len(w) > 3 {
			m.first[w] = append(m.first[w], len(m.titles))
		}
	}
	m.titles = append(m.titles, ws)
}

// Match tells whether folded text says the same as one of the titles.
func (m *Matcher) Match(f string) bool { return m.find(f) >= 0 }

// find returns the title that says the same, -1 without one.
func (m *Matcher) find(f string) int {
	if len(m.titles) == 0 {
		return -1
	}
	ws := french.Words(f)
	if len(ws) < 2 {
		return -1
	}
	best, at := 0.72, -1
	for _, w := range ws[:min(4, len(ws))] {
		for _, i := range m.first[w] {
			s := french.Alike(ws, m.titles[i])
			if n := CommonStart(ws, m.titles[i]); n >= 5 && n*10 >= min(len(ws), len(m.titles[i]))*6 {
				s = max(s, 0.75) // cut short by a stamp, or worded otherwise at its end
			}
			if s > best {
				best, at = s, i
			}
		}
	}
	return at
}

// CommonStart counts the words that two titles begin with alike.
func CommonStart(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
