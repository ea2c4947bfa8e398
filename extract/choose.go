package extract

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"phare/extract/french"
	"phare/extract/head"
)

// ErrNoActs tells that no deliberation was found in what was given.
var ErrNoActs = errors.New("aucune délibération n'a été trouvée dans ces documents")

// Session gathers what the batch tells of one session: the one held on date (ISO 8601), or,
// when date is "", the one that most acts bear. An act found alone and in minutes is one
// deliberation, and the single act prevails. The error says which dates the batch holds.
func (b *Batch) Session(date string) (*Session, error) {
	count := map[string]int{}
	for _, d := range b.Documents {
		for _, a := range d.Deliberations {
			if a.SessionDate != nil {
				count[*a.SessionDate]++
			}
		}
	}
	if date == "" {
		for day, n := range count {
			if date == "" || n > count[date] || n == count[date] && day > date {
				date = day
			}
		}
	}
	if date != "" && count[date] == 0 {
		return nil, fmt.Errorf("aucune délibération de la séance du %s n'a été trouvée%s", date, known(count))
	}
	s := &Session{Date: date, Skipped: b.Skipped, Said: b.Said}
	acts := b.gather(s, date)
	s.Deliberations = dedupe(acts)
	if len(s.Deliberations) == 0 {
		return nil, ErrNoActs
	}
	s.Body = commonBody(s.Documents)
	s.Missing = s.missing()
	s.Missing = append(s.Missing, s.skippedNumbers()...)
	s.ID = sessionID(s)
	return s, nil
}

// known lists the dates of a batch for an error.
func known(count map[string]int) string {
	if len(count) == 0 {
		return " : aucune date de séance n'a pu être lue"
	}
	var days []string
	for day := range count {
		days = append(days, day)
	}
	slices.Sort(days)
	return " ; séances trouvées : " + strings.Join(days, ", ")
}

// gather sorts the documents into those of the session and the others, and lists its acts.
// A document without a date of its own that stands beside the session's, such as an annex,
// belongs to it when the batch holds no other session.
func (b *Batch) gather(s *Session, date string) []*Deliberation {
	var acts []*Deliberation
	kinds := map[*Deliberation]Kind{}
	for _, d := range b.Documents {
		own := d.SessionDate != nil && *d.SessionDate == date || d.SessionDate == nil && date == ""
		for _, a := range d.Deliberations {
			if a.SessionDate != nil && *a.SessionDate == date || a.SessionDate == nil && date == "" {
				own = true
				if d.Kind == KindList {
					continue // a list announces; its rows are no acts when their acts are here
				}
				acts = append(acts, a)
				kinds[a] = d.Kind
			}
		}
		if own {
			s.Documents = append(s.Documents, d)
		} else {
			s.Others = append(s.Others, d)
		}
	}
	if len(acts) == 0 { // nothing but a list: its rows are all that is known
		for _, d := range s.Documents {
			for _, a := range d.Deliberations {
				if d.Kind == KindList && (a.SessionDate == nil || *a.SessionDate == date) {
					acts = append(acts, a)
				}
			}
		}
	}
	slices.SortStableFunc(acts, func(x, y *Deliberation) int { return rankOf(kinds[x]) - rankOf(kinds[y]) })
	return acts
}

// rankOf puts single acts before minutes.
func rankOf(k Kind) int {
	if k == KindAct {
		return 0
	}
	return 1
}

// dedupe keeps each act once: the first of two with the same number and alike objects, or
// with the same object where one bears no number. Acts of one file are never the same.
func dedupe(acts []*Deliberation) []*Deliberation {
	var kept []*Deliberation
	words := map[*Deliberation][]string{}
	byNumber := map[string][]*Deliberation{}
	for _, a := range acts {
		words[a] = french.Words(french.FoldLine(a.Object))
	}
next:
	for _, a := range acts {
		if a.Number != nil {
			for _, k := range byNumber[slug(*a.Number)] {
				if k.File != a.File && french.Alike(words[k], words[a]) >= 0.4 {
					continue next
				}
			}
		}
		for _, k := range kept {
			if k.File != a.File && (k.Number == nil || a.Number == nil) && len(words[a]) >= 3 && french.Alike(words[k], words[a]) >= 0.9 {
				continue next
			}
		}
		kept = append(kept, a)
		if a.Number != nil {
			byNumber[slug(*a.Number)] = append(byNumber[slug(*a.Number)], a)
		}
	}
	return kept
}

// commonBody is the body that most documents of a session name.
func commonBody(docs []*Document) string {
	count := map[string]int{}
	best := ""
	for _, d := range docs {
		if d.Body == nil {
			continue
		}
		count[*d.Body] += max(1, len(d.Deliberations))
		if n := count[*d.Body]; best == "" || n > count[best] || n == count[best] && *d.Body < best {
			best = *d.Body
		}
	}
	return best
}

// sessionID is the date and the body's own name: "2025-04-04-conseil-metropolitain".
func sessionID(s *Session) string {
	name := ""
	for _, f := range head.BodyForms {
		if strings.HasPrefix(s.Body, f.Form) && len(f.Form) > len(name) {
			name = f.Form
		}
	}
	id := s.Date
	if id == "" {
		id = "sans-date"
	}
	if name != "" {
		id += "-" + slug(name)
	}
	return id
}

// Find returns the deliberation of that id, nil without one.
func (s *Session) Find(id string) *Deliberation {
	for _, d := range s.Deliberations {
		if d.ID == id {
			return d
		}
	}
	return nil
}
