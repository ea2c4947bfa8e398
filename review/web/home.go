package web

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"phare/extract"
	"phare/review"
)

// homeView is the first page: the sessions, and the way to a new one.
type homeView struct {
	frame
	Ask       bool   // the workspace is not known yet
	Suggested string // where it would be
	Work      string
	CanRun    bool
	CanSet    bool
	Sessions  []listed
	Deposits  []waiting
	Folders   []waiting // documents in their place that were never drafted
}

// listed is one session of the list.
type listed struct {
	ID, Body, Date string
	Stage          stage
	Drafts         []tab
	Notes          []string
	Problem        string
}

// stage is where a session stands, at a glance.
type stage struct {
	Word string
	Code string // for the look: todo, signed, live, changed, off
}

// waiting is a lot of files that was dropped and never became a session.
type waiting struct {
	ID    string
	Files int
}

// home shows the sessions.
func (s *Server) home(r *http.Request) (string, any, error) {
	o := s.opt()
	v := homeView{frame: s.frame("Séances"), CanRun: o.Runner != nil, CanSet: o.Settings != nil, Work: o.Work.Dir, Suggested: o.Work.Suggested}
	v.Ask = v.CanRun && o.Work.Dir == ""
	if v.Ask {
		return "home", v, nil
	}
	folders, err := s.folders()
	if err != nil {
		return "", nil, err
	}
	if o.Runner == nil && len(folders) == 1 && r.URL.Query().Get("tout") == "" {
		return "", nil, redirect("/s/" + folders[0].ID() + "/")
	}
	for _, f := range folders {
		v.Sessions = append(v.Sessions, glanceAt(f))
	}
	if v.CanRun {
		v.Deposits = waitingIn(filepath.Join(o.Work.Dir, depositsDir), anyName)
		for _, w := range waitingIn(o.Work.Dir, sessionFolder) { // a run that was killed left its documents there
			if !slices.ContainsFunc(folders, func(f *review.Folder) bool { return strings.HasPrefix(f.ID(), w.ID) }) {
				v.Folders = append(v.Folders, w)
			}
		}
	}
	return "home", v, nil
}

func glanceAt(f *review.Folder) listed {
	l := listed{ID: f.ID(), Body: f.ID()}
	if record, err := f.Record(); err != nil {
		l.Problem = sentence(err.Error())
	} else {
		l.Body, l.Date = record.Body, record.Date
	}
	if status, err := f.Status(nil); err != nil {
		l.Problem = sentence(err.Error())
	} else {
		l.Drafts, l.Notes, l.Stage = tabs(status), status.Notes, stageOf(status)
	}
	return l
}

// stageOf tells where a session stands: what is on line matters most, then what is signed.
func stageOf(status *review.Status) stage {
	signed, live, changed, off, touched := 0, 0, 0, 0, false
	for _, d := range status.Drafts {
		if d.By != "" && len(d.Missing) == 0 {
			signed++
		}
		if d.State == review.StateEdited {
			touched = true
		}
		here := false
		for _, p := range d.Publications {
			switch {
			case p.Live != "" && p.Live == d.SHA256:
				here = true
			case p.Live != "":
				changed++
			case p.State == review.Unpublished:
				off++
			}
		}
		if here {
			live++
		}
	}
	switch {
	case changed > 0:
		return stage{"en ligne, et changé depuis", "changed"}
	case live > 0:
		return stage{"en ligne", "live"}
	case off > 0:
		return stage{"retiré du site", "off"}
	case signed > 0:
		return stage{"signé : " + count(signed, "texte", "textes") + " sur " + strconv.Itoa(len(status.Drafts)), "signed"}
	case touched:
		return stage{"en cours de relecture", "todo"}
	}
	return stage{"brouillon à relire", "todo"}
}

var (
	anyName = regexp.MustCompile("")
	// sessionFolder is the name of a folder that holds the documents of a session: nothing else
	// of the person's is looked through.
	sessionFolder = regexp.MustCompile(`^(?:\d{4}-\d{2}-\d{2}|sans-date)$`)
)

// waitingIn lists the folders of a name that hold PDFs.
func waitingIn(dir string, name *regexp.Regexp) []waiting {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // no deposit yet
	}
	var out []waiting
	for _, e := range entries {
		if !e.IsDir() || !name.MatchString(e.Name()) {
			continue
		}
		n := 0
		_ = filepath.WalkDir(filepath.Join(dir, e.Name()), func(p string, d os.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.EqualFold(filepath.Ext(p), ".pdf") {
				n++
			}
			return nil
		})
		if n > 0 {
			out = append(out, waiting{e.Name(), n})
		}
	}
	return out
}

// chooseWork notes where the sessions of an authority are kept.
func (s *Server) chooseWork(r *http.Request) (any, error) {
	var ask struct {
		Authority string `json:"authority"`
		Dir       string `json:"dir"`
	}
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	o := s.opt()
	if o.Work.Choose == nil {
		return nil, errNotFound
	}
	if ask.Authority = oneLine(ask.Authority); ask.Authority == "" {
		return nil, &problem{http.StatusBadRequest, "donnez le nom de votre collectivité, comme « Commune de Trévanec »"}
	}
	next, err := o.Work.Choose(ask.Authority, strings.TrimSpace(ask.Dir), false)
	if err != nil {
		return nil, &problem{http.StatusUnprocessableEntity, err.Error()}
	}
	s.use(next)
	return map[string]string{"dir": next.Work.Dir}, nil
}

// news is what a run said of a session, shown once on its first page.
type news struct {
	Changes []extract.Change
	Beside  []string
	Notes   []string
}

func (s *Server) keepNews(d Drafted) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.news == nil {
		s.news = map[string]news{}
	}
	s.news[d.ID] = news{d.Changes, d.Beside, d.Notes}
}

func (s *Server) takeNews(id string) news {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := s.news[id]
	delete(s.news, id)
	return n
}

// leave ends the program: a page that was opened by a double click has no window to close.
func (s *Server) leave(*http.Request) (any, error) {
	s.quitting.Do(func() { close(s.quit) })
	return map[string]any{}, nil
}

// guideLink is a link from one page of the guide to another document.
var guideLink = regexp.MustCompile(`\[([^\[\]]*)\]\(([a-z-]+\.md)(?:#[^()]*)?\)`)

// guide shows the editor's guide, or a page that it leads to; a document that is not in the
// program is named without a link.
func (s *Server) guide(r *http.Request) (string, any, error) {
	pages := s.opt().Guide
	if pages == nil {
		return "", nil, errNotFound
	}
	name := cmp.Or(r.PathValue("doc"), "guide.md")
	if !filepath.IsLocal(name) || path.Ext(name) != ".md" {
		return "", nil, errNotFound
	}
	raw, err := fs.ReadFile(pages, name)
	if err != nil {
		return "", nil, errNotFound
	}
	raw = bytes.ReplaceAll(raw, []byte("](images/"), []byte("](/guide/images/"))
	raw = guideLink.ReplaceAllFunc(raw, func(m []byte) []byte {
		part := guideLink.FindSubmatch(m)
		if _, err := fs.Stat(pages, string(part[2])); err != nil {
			return part[1]
		}
		return fmt.Appendf(nil, "[%s](/guide/%s)", part[1], part[2])
	})
	shown, err := s.opt().Preview(raw)
	return "guide", struct {
		frame
		Text template.HTML
	}{s.frame("Guide"), template.HTML(shown)}, err // sanitized by Preview
}

// guideImage serves a picture of the guide.
func (s *Server) guideImage(w http.ResponseWriter, r *http.Request) {
	if s.opt().Guide == nil || !filepath.IsLocal(r.PathValue("file")) {
		http.NotFound(w, r)
		return
	}
	raw, err := fs.ReadFile(s.opt().Guide, "images/"+r.PathValue("file"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "image/png")
	_, _ = w.Write(raw)
}
