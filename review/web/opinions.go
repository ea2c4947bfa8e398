package web

import (
	"context"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"phare/review"
	"phare/review/opinion"
)

// remarks is what was answered on a text.
type remarks struct {
	All   []review.Given
	Loose []remarkView // on sentences that the text holds no more, or on the whole
	by    map[string][]remarkView
}

// remarkView is one remark on a sentence.
type remarkView struct {
	ID, By, Text, Quote string
	Done                string // who has dealt with it, "" while nobody has
	Loose               bool
}

// remarksOn gives what was answered on a text, by sentence.
func remarksOn(f *review.Folder, d review.Draft, marks map[string]review.Mark) (remarks, error) {
	all, err := f.Opinions(d)
	out := remarks{All: all, by: map[string][]remarkView{}}
	for _, g := range all {
		for i, r := range g.Remarks {
			v := remarkView{ID: g.RemarkID(i), By: g.By, Text: r.Text, Quote: r.Quote, Done: marks[g.RemarkID(i)].Who}
			out.by[r.Sentence] = append(out.by[r.Sentence], v)
		}
	}
	return out, err
}

// of gives the remarks on sentences, each once.
func (r remarks) of(sentences []string) (out []remarkView) {
	for _, id := range sentences {
		out = append(out, r.by[id]...)
		delete(r.by, id)
	}
	return out
}

// rest puts the remarks that no sentence took aside, in the order in which they came.
func (r *remarks) rest() {
	for _, g := range r.All {
		for i := range g.Remarks {
			for _, list := range r.by {
				if at := slices.IndexFunc(list, func(v remarkView) bool { return v.ID == g.RemarkID(i) }); at >= 0 {
					list[at].Loose = true
					r.Loose = append(r.Loose, list[at])
				}
			}
		}
	}
}

// askOpinion makes the copies of a text for somebody to read.
func (s *Server) askOpinion(r *http.Request) (any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return nil, err
	}
	var ask struct {
		For string `json:"for"`
	}
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	who, err := s.who()
	if err != nil {
		return nil, err
	}
	if s.opt().Copies == nil {
		return nil, errNotFound
	}
	return s.jobs.start(r.Context(), func(ctx context.Context, step func(string, int, int)) (any, error) {
		written, err := s.opt().Copies(ctx, x.folder, d.File, who, oneLine(ask.For), func(done, total int) { step("Pages des actes", done, total) })
		if err != nil {
			return nil, err
		}
		type made struct {
			Name string `json:"name"`
			URL  string `json:"url"`
			Size string `json:"size"`
		}
		files := []made{}
		for _, path := range written {
			info, err := os.Stat(path)
			if err != nil {
				return nil, err
			}
			name := filepath.Base(path)
			files = append(files, made{name, "/s/" + url.PathEscape(x.folder.ID()) + "/relecture/" + url.PathEscape(name), fmt.Sprintf("(%d\u00a0Ko)", info.Size()>>10)})
		}
		return map[string]any{"files": files, "dir": filepath.Dir(written[0])}, nil
	}), nil
}

// readCopy gives a copy to be kept: it is never shown in the page's own place.
func (s *Server) readCopy(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	x, err := s.session(r)
	if err != nil {
		http.Error(w, sentence(errNotFound.Error()), http.StatusNotFound)
		return
	}
	root, err := os.OpenRoot(filepath.Join(x.folder.Dir, "relecture"))
	if err != nil {
		http.Error(w, sentence(errNotFound.Error()), http.StatusNotFound)
		return
	}
	defer root.Close()
	info, err := root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		http.Error(w, sentence(errNotFound.Error()), http.StatusNotFound)
		return
	}
	raw, err := root.ReadFile(name)
	if err != nil {
		http.Error(w, sentence(err.Error()), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	_, _ = w.Write(raw)
}

// takeOpinion keeps an answer that a person brings.
func (s *Server) takeOpinion(r *http.Request) (any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return nil, err
	}
	who, err := s.who()
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(r.Body, opinion.MaxFile+1))
	if err != nil {
		return nil, err
	}
	g, err := x.folder.AddOpinion(d.File, raw, who)
	if err != nil {
		return nil, &problem{http.StatusUnprocessableEntity, err.Error()}
	}
	answer, err := s.liveAnswer(x, d)
	if err != nil {
		return nil, err
	}
	said := []string{fmt.Sprintf("%s : %s, %s.", g.By, g.Says.French(), count(len(g.Remarks), "remarque", "remarques"))}
	if !g.Current {
		said = append(said, "Donné sur une version d’avant : le texte a changé depuis.")
	}
	answer["said"] = strings.Join(said, " ")
	return answer, nil
}
