package review

import (
	"fmt"
	"slices"
	"strings"

	"phare/review/opinion"
)

// Events of a reading without phare.
const (
	// EventRequested: a copy was made for somebody to read; Reason says for whom.
	EventRequested Event = "requested"
	// EventOpinion: a person brought somebody's answer. It is advice, never a signature.
	EventOpinion Event = "opinion"
)

// Opinion is an answer as the journal keeps it.
type Opinion struct {
	By      string           `json:"by"` // who answered, as the file says
	Role    string           `json:"role,omitempty"`
	Date    string           `json:"date"` // as the file says
	Says    opinion.Says     `json:"opinion,omitempty"`
	Words   string           `json:"words,omitempty"`
	Remarks []opinion.Remark `json:"remarks,omitempty"`
	Answer  string           `json:"answer"` // SHA-256 of the answer file
}

// Given is an opinion with the line that keeps it.
type Given struct {
	Opinion
	Who, When string // who brought it, and when
	SHA256    string // canonical form of the text that was read
	Current   bool   // the text is still that one
}

// RemarkID identifies a remark, to note (Tick) that somebody has dealt with it.
func (g Given) RemarkID(i int) string { return fmt.Sprintf("remarque-%.10s-%d", g.Answer, i) }

// Request notes that a copy of a text as it stands was made for somebody to read.
func (f *Folder) Request(d Draft, by, reader string) error {
	if err := signatory(by); err != nil {
		return err
	}
	held, err := f.lock()
	if err != nil {
		return err
	}
	defer held.release()
	return f.record(Entry{Event: EventRequested, File: d.File, SHA256: d.Hash, Content: d.Content, Who: strings.TrimSpace(by), Reason: strings.Join(strings.Fields(reader), " ")})
}

// AddOpinion keeps the answer of somebody who read a copy, brought by a named person. An answer on
// a text that this file never held, on another session or brought already is refused.
func (f *Folder) AddOpinion(file string, raw []byte, by string) (Given, error) {
	if err := signatory(by); err != nil {
		return Given{}, err
	}
	a, err := opinion.Parse(raw)
	if err != nil {
		return Given{}, err
	}
	if err := signatory(a.Name); err != nil {
		return Given{}, fmt.Errorf("cette réponse ne porte pas de nom : la personne qui a relu doit l’écrire")
	}
	switch {
	case a.Session != f.SessionID():
		return Given{}, fmt.Errorf("cette réponse est celle d’une autre séance (%s)", shown(a.Session))
	case a.File != file:
		return Given{}, fmt.Errorf("cette réponse est celle d’un autre texte : %s", shown(a.File))
	}
	held, err := f.lock()
	if err != nil {
		return Given{}, err
	}
	defer held.release()
	d, err := f.Draft(file)
	if err != nil {
		return Given{}, err
	}
	entries, err := f.Journal()
	if err != nil {
		return Given{}, err
	}
	if d.Hash != a.SHA256 && !slices.ContainsFunc(entries, func(e Entry) bool { return e.File == file && e.SHA256 == a.SHA256 }) {
		return Given{}, fmt.Errorf("cette réponse porte sur un texte que ce dossier n’a jamais contenu (empreinte %.12s…) : demandez sur quelle copie elle a été faite", a.SHA256)
	}
	digest := sum(raw)
	if slices.ContainsFunc(entries, func(e Entry) bool { return e.Opinion != nil && e.Opinion.Answer == digest }) {
		return Given{}, fmt.Errorf("cette réponse de %s est déjà au journal", a.Name)
	}
	o := Opinion{By: a.Name, Role: a.Role, Date: a.Date, Says: a.Says, Words: a.Words, Remarks: a.Remarks, Answer: digest}
	e := Entry{Event: EventOpinion, File: file, SHA256: a.SHA256, Who: strings.TrimSpace(by), Opinion: &o}
	return Given{Opinion: o, Who: e.Who, SHA256: a.SHA256, Current: d.Hash == a.SHA256}, f.record(e)
}

// Opinions gives what was answered on a text, in order.
func (f *Folder) Opinions(d Draft) ([]Given, error) {
	entries, err := f.Journal()
	if err != nil {
		return nil, err
	}
	var out []Given
	for _, e := range entries {
		if e.File == d.File && e.Event == EventOpinion && e.Opinion != nil {
			out = append(out, Given{*e.Opinion, e.Who, e.When, e.SHA256, e.SHA256 == d.Hash})
		}
	}
	return out, nil
}
