package web

import (
	"errors"
	"io/fs"
	"net/http"
	"strings"

	"phare/review"
	"phare/review/web/diff"
)

// changes shows what the program wrote against what stands now.
func (s *Server) changes(r *http.Request) (any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return nil, err
	}
	before, ok, err := machine(x.folder, d.File)
	if err != nil {
		return nil, err
	}
	view := struct {
		Known   bool
		Pieces  []diff.Piece
		Added   int
		Removed int
	}{Known: ok}
	if ok {
		old, perr := review.ParseDraft(d.File, []byte(before))
		if perr != nil {
			return nil, perr
		}
		view.Pieces = diff.Compare(shownText(old), shownText(d))
	}
	for _, p := range view.Pieces {
		switch p.Kind {
		case "added":
			view.Added += len(strings.Fields(p.Text))
		case "removed":
			view.Removed += len(strings.Fields(p.Text))
		}
	}
	html, err := s.pages.part("part-changes", view)
	return map[string]string{"html": html}, err
}

// shownText is what a person writes of a draft: title, summary, body without its notes.
func shownText(d review.Draft) string {
	_, body := splitNotes(d.Body)
	head := d.Front.Title + "\n\n"
	if d.Front.Summary != "" {
		head += d.Front.Summary + "\n\n"
	}
	return head + body
}

// machine is the text as the program wrote it, ok when it did and the version is there.
func machine(f *review.Folder, file string) (text string, ok bool, err error) {
	text, err = f.Machine(file)
	if errors.Is(err, fs.ErrNotExist) {
		return "", false, nil
	}
	return text, err == nil, err
}
