package web

import (
	"context"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"phare/extract"
	"phare/review"
	"phare/review/web/words"
	"phare/summarize/check"
)

// session is a review folder as one request sees it. Everything that a person may change is
// read from disk each time.
type session struct {
	folder  *review.Folder
	kept    *kept
	record  *review.Record
	checker *review.Checker          // nil until read
	lines   map[place][]extract.Line // of the acts, by page
	stamp   time.Time                // of session.json
	byID    map[string]actView       // made when first asked for
}

// kept is what is dear to read in a session and does not change by hand: its acts.
type kept struct {
	loading sync.Mutex // one request reads the words, the others wait for it

	mu      sync.Mutex
	stamp   time.Time // of session.json, when record was read
	record  *review.Record
	checker *review.Checker // of the same session.json; nil until its words were read
	lines   map[place][]extract.Line
	reports map[string]check.Report // by draft and content
}

// place is a page of a document.
type place struct {
	file string // Document.File
	page int
}

// folders lists the sessions, under the rule of the house.
func (s *Server) folders() ([]*review.Folder, error) {
	o := s.opt()
	all, err := review.List(o.Root)
	for _, f := range all {
		f.Rule = o.Rule
	}
	return all, err
}

// session returns the session that a request names, with its record.
func (s *Server) session(r *http.Request) (*session, error) {
	folders, err := s.folders()
	if err != nil {
		return nil, err
	}
	id := r.PathValue("session")
	i := slices.IndexFunc(folders, func(f *review.Folder) bool { return f.ID() == id })
	if i < 0 {
		return nil, errNotFound
	}
	return s.glance(folders[i])
}

// glance reads session.json, anew when a run has written it since.
func (s *Server) glance(f *review.Folder) (*session, error) {
	s.mu.Lock()
	k := s.sessions[f.ID()]
	if k == nil {
		k = &kept{}
		s.sessions[f.ID()] = k
	}
	s.mu.Unlock()
	info, err := os.Stat(filepath.Join(f.Dir, review.RecordFile))
	if err != nil {
		return nil, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.record == nil || !info.ModTime().Equal(k.stamp) {
		record, err := f.Record()
		if err != nil {
			return nil, err
		}
		k.record, k.checker, k.lines, k.stamp, k.reports = record, nil, nil, info.ModTime(), map[string]check.Report{}
	}
	return &session{folder: f, kept: k, record: k.record, checker: k.checker, lines: k.lines, stamp: k.stamp}, nil
}

// read loads the words of the acts, which takes a moment for a long session.
func (s *Server) read(x *session) error {
	if x.checker != nil {
		return nil
	}
	k := x.kept
	k.loading.Lock()
	defer k.loading.Unlock()
	k.mu.Lock()
	x.checker, x.lines = k.checker, k.lines
	k.mu.Unlock()
	if x.checker != nil {
		return nil
	}
	checker, err := s.opt().Checker(x.folder)
	if err != nil {
		return err
	}
	lines := map[place][]extract.Line{}
	for _, d := range checker.Session.Deliberations {
		for _, l := range d.Lines {
			at := place{d.File, l.Page}
			lines[at] = append(lines[at], l)
		}
	}
	x.checker, x.lines = checker, lines
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.record == x.record { // no run has written another one meanwhile
		k.checker, k.lines = checker, lines
	}
	return nil
}

// warmed is how many sessions are read before anybody asks: the latest are those at work.
const warmed = 2

// warm reads the words of the latest sessions and checks their texts, so that the first click
// finds all of it done.
func (s *Server) warm(ctx context.Context) {
	folders, err := s.folders()
	if err != nil {
		return // the page that needs them says so
	}
	for _, f := range folders[:min(warmed, len(folders))] {
		if ctx.Err() != nil {
			return
		}
		x, err := s.glance(f)
		if err == nil {
			err = s.read(x)
		}
		if err == nil {
			_, err = f.Status(x.findings)
		}
		if err == nil {
			err = s.warmProofs(ctx, x)
		}
		if err != nil {
			slog.Debug("session not read ahead", "session", f.ID(), "err", err)
		}
	}
}

// warmProofs reads the PDFs behind the sentences of the article.
func (s *Server) warmProofs(ctx context.Context, x *session) error {
	d, err := x.folder.Draft(review.ArticleFile)
	if err != nil {
		return err
	}
	read := map[string]bool{}
	for _, c := range x.report(d.File, []byte(d.Text)).Claims {
		if c.Evidence != nil && !read[c.Evidence.File] && len(read) < keptDocuments {
			read[c.Evidence.File] = true
			s.pageWords(ctx, x, c.Evidence.File, c.Evidence.Page)
		}
	}
	return ctx.Err()
}

// report checks a text, once for the same text.
func (x *session) report(file string, src []byte) check.Report {
	d, _ := review.ParseDraft(file, src) // its content identifies it, readable or not
	key := file + "\x00" + d.Content
	k := x.kept
	k.mu.Lock()
	r, known := k.reports[key]
	k.mu.Unlock()
	if known {
		return r
	}
	r = x.checker.Report(file, src)
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.reports) > 200 { // every keystroke's text leaves one
		clear(k.reports)
	}
	k.reports[key] = r
	return r
}

// findings is the review.CheckFunc of the session.
func (x *session) findings(file string, src []byte) ([]review.Finding, error) {
	return x.report(file, src).Findings, nil
}

// open gives the session of a request with the state of its texts. Their findings are
// counted when the words of the acts are there already: a first page does not wait for them.
func (s *Server) open(r *http.Request) (*session, *review.Status, error) {
	x, err := s.session(r)
	if err != nil {
		return nil, nil, err
	}
	var findings review.CheckFunc
	if x.checker != nil {
		findings = x.findings
	}
	status, err := x.folder.Status(findings)
	return x, status, err
}

// sessionFrame is the frame of a page of a session.
func (s *Server) sessionFrame(x *session, status *review.Status, title, here string) frame {
	f := s.frame(title)
	f.Session = &sessionHead{ID: x.folder.ID(), Body: x.record.Body, Date: x.record.Date, Here: here, Tabs: tabs(status), Questions: s.openQuestions(x)}
	entries, err := x.folder.Journal()
	if err != nil {
		return f // the page itself says what is wrong with the journal
	}
	for _, e := range slices.Backward(entries) {
		if e.Who != "" && e.Who != "phare" && !slices.Contains(f.Session.People, e.Who) {
			f.Session.People = append(f.Session.People, e.Who)
		}
	}
	return f
}

func tabs(status *review.Status) []tab {
	var out []tab
	for _, d := range status.Drafts {
		t := tab{File: d.File, Label: words.Channel(review.Draft{File: d.File, Front: review.Front{Channel: d.Channel}}),
			State: d.State.French(), Code: string(d.State)}
		if slices.ContainsFunc(d.Publications, func(p review.Publication) bool { return p.Live != "" && p.Live != d.SHA256 }) {
			t.State += ", une autre version en ligne"
		}
		if d.Errors != nil && d.Warnings != nil {
			t.Left = *d.Errors + *d.Warnings
		}
		out = append(out, t)
	}
	return out
}
