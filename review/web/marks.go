package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"phare/review"
	"phare/review/web/words"
	"phare/summarize/check"
)

// markAsk names the finding that a person settles.
type markAsk struct {
	Finding string `json:"finding"`
	Reason  string `json:"reason"`
}

// mark carries out what a person decides on a finding, and shows the findings anew.
func (s *Server) mark(r *http.Request, do func(x *session, file, who string, ask markAsk) error) (any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return nil, err
	}
	var ask markAsk
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	who, err := s.who()
	if err != nil {
		return nil, err
	}
	if err := do(x, d.File, who, ask); err != nil {
		if errors.Is(err, review.ErrNoReason) {
			return nil, &problem{http.StatusBadRequest, "dites en quatre mots au moins pourquoi ce constat ne tient pas : le motif reste au journal, et dans l’attestation"}
		}
		return nil, err
	}
	return s.liveAnswer(x, d)
}

func (s *Server) tick(r *http.Request) (any, error) {
	return s.mark(r, func(x *session, file, who string, ask markAsk) error {
		return x.folder.Tick(file, who, ask.Finding)
	})
}

func (s *Server) untick(r *http.Request) (any, error) {
	return s.mark(r, func(x *session, file, who string, ask markAsk) error {
		return x.folder.Untick(file, who, ask.Finding)
	})
}

func (s *Server) waive(r *http.Request) (any, error) {
	return s.mark(r, func(x *session, file, who string, ask markAsk) error {
		if err := x.opened(file, ask.Finding); err != nil {
			return err
		}
		if err := x.another(file, who, ask.Finding); err != nil {
			return err
		}
		return x.folder.Waive(file, who, ask.Finding, ask.Reason)
	})
}

// opened reports, as an error, a finding whose passage nobody has opened: what is set aside was
// looked at.
func (x *session) opened(file, finding string) error {
	d, err := x.folder.Draft(file)
	if err != nil {
		return err
	}
	readings, err := x.folder.Readings(file)
	if err != nil {
		return err
	}
	for _, c := range x.report(file, []byte(d.Text)).Claims {
		if slices.Contains(c.Findings, finding) && c.Evidence != nil && !readings[review.SentenceID(c.Text)].Opened {
			return &problem{http.StatusUnprocessableEntity, "ouvrez d’abord le passage de l’acte : un constat ne s’écarte pas sans l’avoir lu"}
		}
	}
	return nil
}

// another reports, as an error, that the house asks somebody else to set an error aside.
func (x *session) another(file, who, finding string) error {
	d, err := x.folder.Draft(file)
	if err != nil {
		return err
	}
	for _, f := range x.report(file, []byte(d.Text)).Findings {
		if f.ID != finding || f.Level != check.Error {
			continue
		}
		if err := x.folder.MayWaive(file, who); err != nil {
			return &problem{http.StatusUnprocessableEntity, err.Error()}
		}
	}
	return nil
}

// left is what stands against a signature, as the page lists it.
type left struct {
	ID      string `json:"id"`
	Word    string `json:"word"`
	Message string `json:"message"`
}

// refusedError carries to the page what stands against a signature.
type refusedError struct {
	problem
	left []left
}

func (e *refusedError) details() map[string]any { return map[string]any{"standing": e.left} }
func (e *refusedError) Unwrap() error           { return &e.problem }

// approve signs a text as the person has it before their eyes.
func (s *Server) approve(r *http.Request) (any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return nil, err
	}
	var ask struct {
		By     string `json:"by"`
		Role   string `json:"role"`
		Chair  string `json:"chair"`
		Expect string `json:"expect"`
	}
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	if len(strings.Fields(ask.By)) < 2 {
		return nil, &problem{http.StatusBadRequest, "une signature porte un prénom et un nom : écrivez les deux"}
	}
	v, err := s.live(x, d)
	if err != nil {
		return nil, err
	}
	if n := v.Tally.Unread; n > 0 {
		return nil, &problem{http.StatusUnprocessableEntity, "ce texte ne peut pas encore être signé : " +
			count(n, "passage que personne n’a lu", "passages que personne n’a lus")}
	}
	a, err := x.folder.Approve(review.Signature{File: d.File, By: oneLine(ask.By), Role: oneLine(ask.Role), Chair: ask.Chair, Expect: ask.Expect, Program: s.opt().Program}, x.findings)
	var refused *review.RefusedError
	var awaits *review.AwaitsError
	switch {
	case errors.As(err, &awaits):
		s.mu.Lock()
		s.me = person{Name: awaits.By, Role: awaits.Role}
		s.mu.Unlock()
		return map[string]any{"by": awaits.By, "role": awaits.Role, "when": moment(awaits.When), "hash": awaits.Hash, "missing": awaits.Missing}, nil
	case errors.Is(err, review.ErrNoName):
		return nil, &problem{http.StatusBadRequest, "une signature porte un nom : écrivez votre prénom et votre nom"}
	case errors.Is(err, review.ErrChanged):
		return nil, &problem{http.StatusConflict, err.Error()}
	case errors.As(err, &refused):
		return nil, standing(refused)
	case err != nil:
		return nil, err
	}
	s.mu.Lock()
	s.me = person{Name: a.By(), Role: a.Role()}
	s.mu.Unlock()
	if tell := s.opt().Signed; tell != nil {
		go tell(a) // a chat that answers slowly keeps nobody waiting
	}
	return map[string]string{"by": a.By(), "role": a.Role(), "when": moment(a.When()), "hash": a.Hash()}, nil
}

func standing(refused *review.RefusedError) error {
	e := &refusedError{problem: problem{http.StatusUnprocessableEntity, "ce texte ne peut pas encore être signé"}, left: []left{}}
	if refused.Why != nil {
		e.message += " : " + refused.Why.Error()
	}
	for _, f := range append(refused.Errors, refused.Warnings...) {
		e.left = append(e.left, left{f.ID, words.Level(f.Level), sentence(f.Message)})
	}
	return e
}

// revoke takes a signature back.
func (s *Server) revoke(r *http.Request) (any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return nil, err
	}
	var ask struct {
		Reason string `json:"reason"`
	}
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	who, err := s.who()
	if err != nil {
		return nil, err
	}
	if err := x.folder.Revoke(d.File, who, oneLine(ask.Reason)); err != nil {
		return nil, err
	}
	return s.stateAnswer(x, d)
}
