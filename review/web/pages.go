package web

import (
	"embed"
	"html/template"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"phare/review/web/words"
)

//go:embed templates/*.html
var templates embed.FS

//go:embed static
var assets embed.FS

// pages holds a template for each page.
type pages map[string]*template.Template

func loadPages() (pages, error) {
	base, err := template.New("base").Funcs(template.FuncMap{
		"date": longDate, "moment": moment, "number": number, "plural": plural, "count": count, "target": words.Target,
	}).ParseFS(templates, "templates/base.html", "templates/part-*.html")
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(templates, "templates/page-*.html")
	if err != nil {
		return nil, err
	}
	all := pages{"": base}
	for _, name := range names {
		t, err := base.Clone()
		if err != nil {
			return nil, err
		}
		if t, err = t.ParseFS(templates, name); err != nil {
			return nil, err
		}
		all[strings.TrimSuffix(strings.TrimPrefix(path.Base(name), "page-"), ".html")] = t
	}
	return all, nil
}

// render writes a whole page.
func (p pages) render(w io.Writer, name string, data any) error {
	return p[name].ExecuteTemplate(w, "base.html", data)
}

// part renders one part of a page, to be put in the place of the one that is shown.
func (p pages) part(name string, data any) (string, error) {
	var b strings.Builder
	err := p[""].ExecuteTemplate(&b, name, data)
	return b.String(), err
}

// frame is what every page needs.
type frame struct {
	Title   string
	Me      person
	Session *sessionHead
}

// sessionHead names the session of a page and its texts.
type sessionHead struct {
	ID, Body, Date string
	Here           string // path of the page below the session: "", "t/article.md"…
	Tabs           []tab
	People         []string // who is named in the journal
	Questions      int      // of the reading, that nobody has answered
}

// tab is one text of a session.
type tab struct {
	File, Label string
	State       string // French
	Code        string // review.State
	Left        int    // findings that stand against a signature
}

func (s *Server) frame(title string) frame {
	return frame{Title: title, Me: s.person()}
}

// static serves the embedded files of the page, by name.
func (s *Server) static(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	raw, err := assets.ReadFile("static/" + name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	switch path.Ext(name) { // the computer's own table may say otherwise
	case ".js":
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	case ".css":
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
	case ".svg":
		w.Header().Set("Content-Type", "image/svg+xml")
	}
	_, _ = w.Write(raw)
}
