package web

import (
	"errors"
	"io/fs"
	"net/http"
	"strings"
	"unicode"

	"github.com/aymanbagabas/go-udiff"

	"phare/review"
)

// piece is a stretch of a comparison.
type piece struct {
	Kind string // same, added, removed
	Text string
}

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
		Pieces  []piece
		Added   int
		Removed int
	}{Known: ok}
	if ok {
		old, perr := review.ParseDraft(d.File, []byte(before))
		if perr != nil {
			return nil, perr
		}
		view.Pieces = compare(shownText(old), shownText(d))
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

// compare sets two texts side by side, word by word.
func compare(before, after string) []piece {
	a, b := tokens(before), tokens(after)
	lines := func(t []string) string {
		var s strings.Builder
		for _, w := range t {
			s.WriteString(strings.ReplaceAll(w, "\n", "\x01"))
			s.WriteByte('\n')
		}
		return s.String()
	}
	left, right := lines(a), lines(b)
	var out []piece
	add := func(kind, text string) {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\n", ""), "\x01", "\n")
		if text == "" {
			return
		}
		if n := len(out); n > 0 && out[n-1].Kind == kind {
			out[n-1].Text += text
			return
		}
		out = append(out, piece{kind, text})
	}
	at := 0
	for _, e := range together(left, udiff.Lines(left, right)) {
		add("same", left[at:e.Start])
		add("removed", left[e.Start:e.End])
		add("added", e.New)
		at = e.End
	}
	add("same", left[at:])
	return out
}

// together joins changes that only a word or two part: a sentence that was rewritten is read
// as one that went and one that came, not as crumbs of both.
func together(left string, edits []udiff.Edit) []udiff.Edit {
	var out []udiff.Edit
	for _, e := range edits {
		if n := len(out); n > 0 {
			between := left[out[n-1].End:e.Start]
			if strings.Count(between, "\n") <= 2 && !strings.Contains(between, "\x01") {
				out[n-1].New += between + e.New
				out[n-1].End = e.End
				continue
			}
		}
		out = append(out, e)
	}
	return out
}

// tokens parts a text into words, the spaces with the word before them.
func tokens(s string) []string {
	var out []string
	start := 0
	space := false
	for i, r := range s {
		if space && !unicode.IsSpace(r) {
			out = append(out, s[start:i])
			start = i
		}
		space = unicode.IsSpace(r)
	}
	return append(out, s[start:])
}

// unified parts a unified comparison into its lines.
func unified(diff string) []piece {
	var out []piece
	for line := range strings.Lines(diff) {
		kind := "same"
		switch {
		case strings.HasPrefix(line, "+++"), strings.HasPrefix(line, "---"), strings.HasPrefix(line, "@@"):
			continue
		case strings.HasPrefix(line, "+"):
			kind = "added"
		case strings.HasPrefix(line, "-"):
			kind = "removed"
		}
		out = append(out, piece{kind, strings.TrimRight(line[1:], "\n")})
	}
	return out
}

// machine is the text as the program wrote it, ok when it did and the version is there.
func machine(f *review.Folder, file string) (text string, ok bool, err error) {
	text, err = f.Machine(file)
	if errors.Is(err, fs.ErrNotExist) {
		return "", false, nil
	}
	return text, err == nil, err
}
