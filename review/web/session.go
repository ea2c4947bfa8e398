package web

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"phare/extract"
	"phare/review"
	"phare/summarize/check"
)

// session is a review folder with what is dear to read and does not change by hand: the
// words of its acts. Everything else is read from disk for each page.
type session struct {
	folder *review.Folder

	mu      sync.Mutex
	stamp   time.Time // of session.json, when checker was made
	record  *review.Record
	checker *review.Checker
	reports map[string]check.Report // by draft and content
	lines   map[place][]extract.Line
}

// place is a page of a document.
type place struct {
	file string // Document.File
	page int
}

// session returns the session that a request names.
func (s *Server) session(r *http.Request) (*session, error) {
	folders, err := review.List(s.o.Root)
	if err != nil {
		return nil, err
	}
	id := r.PathValue("session")
	i := slices.IndexFunc(folders, func(f *review.Folder) bool { return f.ID() == id })
	if i < 0 {
		return nil, errNotFound
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.sessions[id] == nil {
		s.sessions[id] = &session{folder: folders[i]}
	}
	return s.sessions[id], nil
}

// read loads the acts of the session, anew when a run has written them since.
func (s *Server) read(x *session) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	info, err := os.Stat(filepath.Join(x.folder.Dir, review.RecordFile))
	if err != nil {
		return err
	}
	if x.checker != nil && info.ModTime().Equal(x.stamp) {
		return nil
	}
	record, err := x.folder.Record()
	if err != nil {
		return err
	}
	checker, err := s.o.Checker(x.folder)
	if err != nil {
		return err
	}
	x.record, x.checker, x.stamp = record, checker, info.ModTime()
	x.reports, x.lines = map[string]check.Report{}, map[place][]extract.Line{}
	for _, d := range checker.Session.Deliberations {
		for _, l := range d.Lines {
			at := place{d.File, l.Page}
			x.lines[at] = append(x.lines[at], l)
		}
	}
	return nil
}

// report checks a text, once for the same text.
func (x *session) report(file string, src []byte) check.Report {
	d, _ := review.ParseDraft(file, src) // its content identifies it, readable or not
	key := file + "\x00" + d.Content
	x.mu.Lock()
	r, known := x.reports[key]
	checker := x.checker
	x.mu.Unlock()
	if known {
		return r
	}
	r = checker.Report(file, src)
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.reports) > 200 { // every keystroke's text leaves one
		clear(x.reports)
	}
	x.reports[key] = r
	return r
}

// findings is the review.CheckFunc of the session.
func (x *session) findings(file string, src []byte) ([]review.Finding, error) {
	return x.report(file, src).Findings, nil
}

// open gives the session of a request, read, with the state of its texts.
func (s *Server) open(r *http.Request) (*session, *review.Status, error) {
	x, err := s.session(r)
	if err != nil {
		return nil, nil, err
	}
	if err := s.read(x); err != nil {
		return nil, nil, err
	}
	status, err := x.folder.Status(x.findings)
	return x, status, err
}

// sessionFrame is the frame of a page of a session.
func (s *Server) sessionFrame(x *session, status *review.Status, title, here string) frame {
	f := s.frame(title)
	f.Session = &sessionHead{ID: x.folder.ID(), Body: x.record.Body, Date: x.record.Date, Here: here, Tabs: tabs(status)}
	entries, err := x.folder.Journal()
	if err != nil {
		return f // the page itself says what is wrong with the journal
	}
	for _, e := range slices.Backward(entries) {
		if e.Who != "" && !slices.Contains(f.Session.People, e.Who) {
			f.Session.People = append(f.Session.People, e.Who)
		}
	}
	return f
}

func tabs(status *review.Status) []tab {
	var out []tab
	for _, d := range status.Drafts {
		t := tab{File: d.File, Label: channelLabel(review.Draft{File: d.File, Front: review.Front{Channel: d.Channel}}),
			State: d.State.French(), Code: string(d.State)}
		if d.Errors != nil && d.Warnings != nil {
			t.Left = *d.Errors + *d.Warnings
		}
		out = append(out, t)
	}
	return out
}

// listed is one session of the list.
type listed struct {
	ID, Body, Date string
	Drafts         []tab
	Notes          []string
	Problem        string
}

// list shows the sessions; one alone is opened.
func (s *Server) list(r *http.Request) (string, any, error) {
	folders, err := review.List(s.o.Root)
	if err != nil {
		return "", nil, err
	}
	if len(folders) == 1 && r.URL.Query().Get("tout") == "" {
		return "", nil, redirect("/s/" + folders[0].ID() + "/")
	}
	page := struct {
		frame
		Sessions []listed
	}{frame: s.frame("Séances")}
	for _, f := range folders {
		l := listed{ID: f.ID(), Body: f.ID()}
		if record, err := f.Record(); err != nil {
			l.Problem = sentence(err.Error())
		} else {
			l.Body, l.Date = record.Body, record.Date
		}
		if status, err := f.Status(nil); err != nil {
			l.Problem = sentence(err.Error())
		} else {
			l.Drafts, l.Notes = tabs(status), status.Notes
		}
		page.Sessions = append(page.Sessions, l)
	}
	return "list", page, nil
}
