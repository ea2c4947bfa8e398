package screens

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"phare/review"
	"phare/review/opinion"
)

// Remarks is what was answered on a text.
type Remarks struct {
	All   []review.Given
	Loose []Remark // on sentences that the text holds no more, or on the whole
	by    map[string][]Remark
}

// Remark is one remark on a sentence.
type Remark struct {
	ID, By, Text, Quote string
	Done                string // who has dealt with it, "" while nobody has
	Loose               bool
}

// RemarksOn gives what was answered on a text, by sentence.
func RemarksOn(f *review.Folder, d review.Draft, marks map[string]review.Mark) (Remarks, error) {
	all, err := f.Opinions(d)
	out := Remarks{All: all, by: map[string][]Remark{}}
	for _, g := range all {
		for i, r := range g.Remarks {
			v := Remark{ID: g.RemarkID(i), By: g.By, Text: r.Text, Quote: r.Quote, Done: marks[g.RemarkID(i)].Who}
			out.by[r.Sentence] = append(out.by[r.Sentence], v)
		}
	}
	return out, err
}

// Of gives the remarks on sentences, each once.
func (r Remarks) Of(sentences []string) (out []Remark) {
	for _, id := range sentences {
		out = append(out, r.by[id]...)
		delete(r.by, id)
	}
	return out
}

// Rest puts the remarks that no sentence took aside, in the order in which they came.
func (r *Remarks) Rest() {
	for _, g := range r.All {
		for i := range g.Remarks {
			for _, list := range r.by {
				if at := slices.IndexFunc(list, func(v Remark) bool { return v.ID == g.RemarkID(i) }); at >= 0 {
					list[at].Loose = true
					r.Loose = append(r.Loose, list[at])
				}
			}
		}
	}
}

// askOpinion makes the copies of a text for somebody to read.
func (h *Host) askOpinion(r *http.Request) (any, error) {
	var ask struct {
		For string `json:"for"`
	}
	t, who, err := h.asked(r, &ask)
	if err != nil {
		return nil, err
	}
	if h.Copies == nil {
		return nil, notHere
	}
	return h.Job(r.Context(), func(ctx context.Context, step func(string, int, int)) (any, error) {
		written, err := h.Copies(ctx, t.Folder, t.Draft.File, who, strings.Join(strings.Fields(ask.For), " "), func(done, total int) { step("Pages des actes", done, total) })
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
			files = append(files, made{name, "/s/" + url.PathEscape(t.Folder.ID()) + "/relecture/" + url.PathEscape(name), fmt.Sprintf("(%d\u00a0Ko)", info.Size()>>10)})
		}
		return map[string]any{"files": files, "dir": filepath.Dir(written[0])}, nil
	}), nil
}

// takeOpinion keeps an answer that a person brings.
func (h *Host) takeOpinion(r *http.Request) (any, error) {
	t, who, err := h.asked(r, nil)
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(r.Body, opinion.MaxFile+1))
	if err != nil {
		return nil, err
	}
	g, err := t.Folder.AddOpinion(t.Draft.File, raw, who)
	if err != nil {
		return nil, refuse(err)
	}
	answer, err := h.Live(r)
	if err != nil {
		return nil, err
	}
	said := []string{fmt.Sprintf("%s : %s, %s.", g.By, g.Says.French(), plural(len(g.Remarks), "remarque", "remarques"))}
	if !g.Current {
		said = append(said, "Donné sur une version d’avant : le texte a changé depuis.")
	}
	answer["said"] = strings.Join(said, " ")
	return answer, nil
}

func plural(n int, one, many string) string {
	if n > 1 {
		one = many
	}
	return fmt.Sprintf("%d\u00a0%s", n, one)
}
