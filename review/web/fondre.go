package web

import (
	"errors"
	"io/fs"
	"net/http"

	"phare/review"
	"phare/review/web/blocks"
	"phare/review/web/merge"
)

// proposalView is the text of a second reading beside one that a person has changed.
type proposalView struct {
	File  string
	Hunks []hunkView
}

type hunkView struct {
	ID, What     string
	Mine, Theirs string
	Conflict     bool
}

var hunkWords = map[merge.Kind]string{merge.Changed: "Réécrit", merge.Conflict: "Changé des deux côtés", merge.Added: "Nouveau", merge.Removed: "Retiré"}

// Hunks of the front matter, which the page edits as passages.
const (
	titleHunk   = "title"
	summaryHunk = "summary"
)

// sides are the three texts of a merge: what the program wrote first, what stands, what it
// writes now.
type sides struct{ base, mine, theirs review.Draft }

func (x *session) sides(mine review.Draft, proposal string) (sides, error) {
	t := sides{mine: mine}
	before, err := x.folder.Machine(mine.File)
	if err == nil {
		t.base, err = review.ParseDraft(mine.File, []byte(before))
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) { // without a first text everything is the person's
		return t, err
	}
	t.theirs, err = x.folder.Draft(proposal)
	return t, err
}

func edited(d review.Draft) string {
	_, text := splitNotes(d.Body)
	return text
}

// fronts gives the hunks of title and summary.
func (t sides) fronts() []hunkView {
	var out []hunkView
	one := func(id, word, base, mine, theirs string) {
		if theirs == base || theirs == mine || theirs == "" {
			return
		}
		out = append(out, hunkView{ID: id, What: word, Mine: mine, Theirs: theirs, Conflict: mine != base})
	}
	one(titleHunk, "Titre", t.base.Front.Title, t.mine.Front.Title, t.theirs.Front.Title)
	one(summaryHunk, "Résumé", t.base.Front.Summary, t.mine.Front.Summary, t.theirs.Front.Summary)
	return out
}

// proposals lists what second readings offer for a text; one that offers nothing any more is
// listed too, to be put away.
func (x *session) proposals(d review.Draft, copies []review.Copy) ([]proposalView, error) {
	var out []proposalView
	for _, c := range copies {
		if c.Of != d.File || c.Kind != "proposal" {
			continue
		}
		t, err := x.sides(d, c.File)
		if err != nil {
			return nil, err
		}
		p := proposalView{File: c.File, Hunks: t.fronts()}
		for _, h := range merge.Of(edited(t.base), edited(t.mine), edited(t.theirs)) {
			p.Hunks = append(p.Hunks, hunkView{h.ID, hunkWords[h.Kind], blocks.Shown(h.Mine), blocks.Shown(h.Theirs), h.Kind == merge.Conflict})
		}
		out = append(out, p)
	}
	return out, nil
}

// proposal checks that a name is that of a proposal for a text.
func (x *session) proposal(d review.Draft, name string) error {
	copies, err := x.folder.Copies()
	if err != nil {
		return err
	}
	for _, c := range copies {
		if c.File == name && c.Of == d.File && c.Kind == "proposal" {
			return nil
		}
	}
	return errNotFound
}

// mergeAsk names a place of a proposal.
type mergeAsk struct {
	From   string `json:"from"`
	Hunk   string `json:"hunk"`
	Expect string `json:"expect"`
}

// merging reads who asks for what of a proposal, and holds that the proposal is one of the text's.
func (s *Server) merging(r *http.Request) (x *session, d review.Draft, ask mergeAsk, who string, err error) {
	if x, d, err = s.draftOf(r); err != nil {
		return
	}
	if err = readJSON(r, &ask); err != nil {
		return
	}
	if who, err = s.who(); err != nil {
		return
	}
	err = x.proposal(d, ask.From)
	return
}

// takeHunk takes one block of a proposal into the text.
func (s *Server) takeHunk(r *http.Request) (any, error) {
	x, d, ask, who, err := s.merging(r)
	if err != nil {
		return nil, err
	}
	t, err := x.sides(d, ask.From)
	if err != nil {
		return nil, err
	}
	var text string
	switch ask.Hunk {
	case titleHunk, summaryHunk:
		value := t.theirs.Front.Title
		if ask.Hunk == summaryHunk {
			value = t.theirs.Front.Summary
		}
		out, err := review.SetFront([]byte(d.Text), map[string]any{ask.Hunk: value})
		if err != nil {
			return nil, err
		}
		text = string(out)
	default:
		mine := edited(d)
		next, err := merge.Take(edited(t.base), mine, edited(t.theirs), ask.Hunk)
		if err != nil {
			return nil, &problem{http.StatusConflict, err.Error()}
		}
		text = d.Text[:len(d.Text)-len(mine)] + next
	}
	saved, err := x.folder.Save(d.File, ask.Expect, text, who)
	if err != nil {
		return nil, s.changed(err, "")
	}
	return s.mergeAnswer(x, saved)
}

// putAway takes a proposal out of the folder: its text stays among the versions.
func (s *Server) putAway(r *http.Request) (any, error) {
	x, d, ask, who, err := s.merging(r)
	if err != nil {
		return nil, err
	}
	if err := x.folder.PutAway(ask.From, who); err != nil {
		return nil, err
	}
	return s.mergeAnswer(x, d)
}

func (s *Server) mergeAnswer(x *session, d review.Draft) (any, error) {
	answer, err := s.liveAnswer(x, d)
	if err != nil {
		return nil, err
	}
	copies, err := x.folder.Copies()
	if err != nil {
		return nil, err
	}
	left, err := x.proposals(d, copies)
	if err != nil {
		return nil, err
	}
	answer["proposals"], err = s.pages.part("part-proposals", left)
	return answer, err
}
