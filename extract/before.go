package extract

import (
	"errors"
	"slices"

	"phare/extract/matching"
)

// ErrNoAgenda tells that no convocation with an agenda was found in what was given.
var ErrNoAgenda = errors.New("aucune convocation avec un ordre du jour n'a été trouvée dans ces documents")

// Convened is one item of an agenda as convoked, and the act proposed for it, where its paper
// was given.
type Convened struct {
	AgendaItem
	Project *Deliberation // nil where none was given, or the paper tells of more than a proposal
}

// Announced gathers what the batch tells of a session before it is held: the items of the
// fullest agenda that a convocation of date (ISO 8601) bears, or of the latest day that one
// does when date is "", and the projects that go with them. The session's acts are those
// projects; what was adopted is none.
func (b *Batch) Announced(date string) (*Session, []Convened, error) {
	var convocation *Document
	for _, d := range b.Documents {
		if d.Kind != KindConvocation || len(d.Agenda) == 0 || d.SessionDate == nil || date != "" && *d.SessionDate != date {
			continue
		}
		if convocation == nil || *d.SessionDate > *convocation.SessionDate || *d.SessionDate == *convocation.SessionDate && len(d.Agenda) > len(convocation.Agenda) {
			convocation = d
		}
	}
	if convocation == nil {
		return nil, nil, ErrNoAgenda
	}
	s := &Session{Date: *convocation.SessionDate, Skipped: b.Skipped}
	acts := slices.DeleteFunc(b.gather(s, s.Date), func(a *Deliberation) bool {
		return a.Status != StatusDraft || a.Outcome != NoOutcome
	})
	s.Deliberations = dedupe(acts)
	s.Body = commonBody(s.Documents)
	s.ID = sessionID(s) + "-avant"
	known := make([]matching.Entry, len(s.Deliberations))
	for i, a := range s.Deliberations {
		known[i] = matching.Entry{Number: asPrinted(a.Number), Object: a.Object, Rapporteur: asPrinted(a.Rapporteur)}
	}
	announced := make([]matching.Entry, len(convocation.Agenda))
	rubrics := map[int]bool{}
	for i, it := range convocation.Agenda {
		announced[i] = matching.Entry{Number: asPrinted(it.Number), Object: it.Object, Rapporteur: it.Rapporteur}
		if it.Under > 0 {
			rubrics[it.Under-1] = true
		}
	}
	var items []Convened
	for i, j := range matching.Match(announced, known) {
		c := Convened{AgendaItem: convocation.Agenda[i]}
		if j >= 0 {
			c.Project = s.Deliberations[j]
		} else if rubrics[i] && c.Number == nil {
			continue // a rubric: its items follow
		}
		items = append(items, c)
	}
	if len(items) == 0 {
		return nil, nil, ErrNoAgenda
	}
	return s, items, nil
}
