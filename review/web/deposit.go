package web

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"phare/extract"
	"phare/review"
	"phare/review/web/intake"
	"phare/review/web/lot"
)

// depositsDir holds, in the workspace, what was dropped and is not yet a session. It is hidden:
// no run reads it unasked.
const depositsDir = ".depots"

// deposits are what was dropped and is at work.
type deposits struct {
	mu  sync.Mutex
	all map[string]*deposit
}

// deposit is one lot of dropped files on its way to a session.
type deposit struct {
	ID   string
	date string // of the session that late files are added to, "" for a new one

	mu      sync.Mutex
	box     *intake.Box
	placed  bool              // it stands in the folder of its session already
	left    []intake.Received // what was given and is not read, with the reason
	batch   *extract.Batch    // nil until read
	job     string            // task at work, "" without one
	reading string            // scanned document at hand
	passed  map[string]bool   // scanned documents that the person passed over
}

// work is the workspace, or why there is none.
func (s *Server) work() (string, error) {
	o := s.opt()
	if o.Runner == nil {
		return "", &problem{http.StatusNotFound, "cette page relit des séances ; pour en déposer une, lancez phare sans argument"}
	}
	if o.Work.Dir == "" {
		return "", &problem{http.StatusPreconditionFailed, "dites d’abord où garder les séances : revenez à l’accueil"}
	}
	return o.Work.Dir, nil
}

// openDeposit begins a lot; with the example, it is filled at once.
func (s *Server) openDeposit(r *http.Request) (any, error) {
	var ask struct {
		For     string `json:"for"`
		Folder  string `json:"folder"` // of the workspace, whose documents are drafted from again
		Example bool   `json:"example"`
	}
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	if ask.Example && s.opt().Work.Dir == "" {
		o, err := s.opt().Work.Choose("", "", true)
		if err != nil {
			return nil, err
		}
		s.use(o)
	}
	work, err := s.work()
	if err != nil {
		return nil, err
	}
	id := time.Now().Format("20060102-150405-") + strings.ToLower(rand.Text()[:6])
	d := &deposit{ID: id, box: &intake.Box{Dir: filepath.Join(work, depositsDir, id)}, passed: map[string]bool{}}
	switch {
	case ask.For != "":
		if d.date, err = s.lateFor(work, ask.For); err != nil {
			return nil, err
		}
	case ask.Folder != "":
		d.box, d.placed = &intake.Box{Dir: filepath.Join(work, ask.Folder)}, true
		if !filepath.IsLocal(ask.Folder) || filepath.Base(ask.Folder) != ask.Folder || strings.HasPrefix(ask.Folder, ".") || !isDir(d.box.Dir) {
			return nil, errNotFound
		}
	}
	if err := os.MkdirAll(d.box.Dir, 0o755); err != nil {
		return nil, fmt.Errorf("le dossier de travail ne se laisse pas écrire (%s) : %w", work, err)
	}
	if ask.Example {
		if err := d.fill(s.opt().Runner.Example()); err != nil {
			return nil, err
		}
	}
	s.deposits.mu.Lock()
	defer s.deposits.mu.Unlock()
	if s.deposits.all == nil {
		s.deposits.all = map[string]*deposit{}
	}
	s.deposits.all[id] = d
	return map[string]string{"id": id}, nil
}

// lateFor is the date of a session that late files are added to. Where its first documents are
// not kept here, the late ones alone would draft it anew without them.
func (s *Server) lateFor(work, id string) (string, error) {
	f, err := review.Open(filepath.Join(s.opt().Root, id))
	if err != nil || filepath.Base(id) != id {
		return "", errNotFound
	}
	r, err := f.Record()
	if err != nil {
		return "", err
	}
	if r.Date == "" || !isDir(filepath.Join(work, r.Date)) {
		return "", &problem{http.StatusConflict, "les premiers documents de cette séance ne sont pas gardés ici : déposez-les tous, avec les nouveaux, par « Nouvelle séance »"}
	}
	return r.Date, nil
}

func (d *deposit) fill(files fs.FS) error {
	return fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) != ".pdf" {
			return err
		}
		f, err := files.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		_, err = d.box.Add(name, f)
		return err
	})
}

// deposit returns the lot that a request names: one at work, or one that an earlier run of the
// program left in the workspace.
func (s *Server) deposit(r *http.Request) (*deposit, error) {
	work, err := s.work()
	if err != nil {
		return nil, err
	}
	id := r.PathValue("deposit")
	s.deposits.mu.Lock()
	defer s.deposits.mu.Unlock()
	if d := s.deposits.all[id]; d != nil {
		return d, nil
	}
	dir := filepath.Join(work, depositsDir, id)
	if !filepath.IsLocal(id) || filepath.Base(id) != id || !isDir(dir) {
		return nil, errNotFound
	}
	d := &deposit{ID: id, box: &intake.Box{Dir: dir}, passed: map[string]bool{}}
	if s.deposits.all == nil {
		s.deposits.all = map[string]*deposit{}
	}
	s.deposits.all[id] = d
	return d, nil
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// uploadTime is how long one file may take to come in: the loopback is fast, a shared drive
// behind it may be slow.
const uploadTime = 10 * time.Minute

// takeFile takes one dropped file in.
func (s *Server) takeFile(r *http.Request) (any, error) {
	d, err := s.deposit(r)
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	got, err := d.box.Add(r.URL.Query().Get("nom"), r.Body)
	if err != nil {
		return nil, fmt.Errorf("le fichier n’a pas pu être gardé, le disque est peut-être plein : %w", err)
	}
	d.batch = nil
	for _, g := range got {
		if g.Reason != "" {
			d.left = append(d.left, g)
		}
	}
	return map[string]any{"files": append([]intake.Received{}, got...)}, nil
}

// removeFile takes a document out again, before it is read.
func (s *Server) removeFile(r *http.Request) (any, error) {
	d, err := s.deposit(r)
	if err != nil {
		return nil, err
	}
	var ask struct {
		Name string `json:"name"`
	}
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.batch = nil
	return map[string]any{}, d.box.Remove(ask.Name)
}

// dropDeposit forgets a lot and its files.
func (s *Server) dropDeposit(r *http.Request) (any, error) {
	d, err := s.deposit(r)
	if err != nil {
		return nil, err
	}
	s.deposits.mu.Lock()
	delete(s.deposits.all, d.ID)
	s.deposits.mu.Unlock()
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.placed {
		return map[string]any{}, nil // the documents of a session stay
	}
	return map[string]any{}, os.RemoveAll(d.box.Dir)
}

// readDeposit reads the words of a lot, without OCR: that takes seconds, and is enough to tell
// what was given and of which session it is.
func (s *Server) readDeposit(r *http.Request) (any, error) {
	d, err := s.deposit(r)
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if running, ok := s.running(d.job); ok {
		return running, nil
	}
	started := s.jobs.start(r.Context(), func(ctx context.Context, step func(string, int, int)) (any, error) {
		step("Ouverture des documents", 0, 0)
		votes, err := d.box.Votes()
		if err != nil {
			return nil, err
		}
		b, err := s.opt().Runner.Read(ctx, d.box.Dir, Reading{Votes: votes, Progress: func(p extract.Progress) {
			step("Lecture : "+path.Base(p.File), p.Done, p.Total)
		}})
		if err != nil {
			return nil, err
		}
		d.mu.Lock()
		d.batch = b
		d.mu.Unlock()
		html, err := s.pages.part("part-recognised", d.recognised())
		return map[string]string{"html": html}, err
	})
	d.job = started.ID
	return started, nil
}

// running returns a task that is still at work.
func (s *Server) running(id string) (job, bool) {
	s.jobs.mu.Lock()
	defer s.jobs.mu.Unlock()
	one := s.jobs.all[id]
	if one == nil || one.State != "running" {
		return job{}, false
	}
	return *one, true
}

// draftDeposit reads the scans of the session chosen and drafts it.
func (s *Server) draftDeposit(r *http.Request) (any, error) {
	d, err := s.deposit(r)
	if err != nil {
		return nil, err
	}
	var ask struct {
		Date  string `json:"date"`
		Scans bool   `json:"scans"` // the scans whose session is not known are read too
	}
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	work, err := s.work()
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if running, ok := s.running(d.job); ok {
		return running, nil
	}
	if d.batch == nil {
		return nil, &problem{http.StatusConflict, "ces documents ne sont pas encore lus : rechargez la page"}
	}
	wanted := lot.Wanted(d.batch, ask.Date, ask.Scans || d.date != "")
	started := s.jobs.start(r.Context(), func(ctx context.Context, step func(string, int, int)) (any, error) {
		return s.makeSession(ctx, d, work, ask.Date, wanted, step)
	})
	d.job = started.ID
	return started, nil
}

// passScan leaves the scanned document at hand, or the one named, unread.
func (s *Server) passScan(r *http.Request) (any, error) {
	d, err := s.deposit(r)
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.reading != "" {
		d.passed[d.reading] = true
	}
	return map[string]string{"passed": d.reading}, nil
}

// makeSession moves the lot to its place, reads it whole, and drafts.
func (s *Server) makeSession(ctx context.Context, d *deposit, work, date string, wanted map[string]bool, step func(string, int, int)) (any, error) {
	folder := date
	if folder == "" {
		folder = "sans-date"
	}
	box := d.box
	if !d.placed {
		var err error
		if box, err = d.box.Move(filepath.Join(work, folder)); err != nil {
			return nil, fmt.Errorf("les documents n’ont pas pu être rangés dans %s : %w", filepath.Join(work, folder), err)
		}
	}
	d.mu.Lock()
	d.box, d.placed = box, true
	d.mu.Unlock()
	votes, err := box.Votes()
	if err != nil {
		return nil, err
	}
	b, err := s.opt().Runner.Read(ctx, box.Dir, Reading{Votes: votes,
		OCR: func(file string) bool {
			d.mu.Lock()
			defer d.mu.Unlock()
			return wanted[lot.Below(file)] && !d.passed[file]
		},
		Progress: func(p extract.Progress) {
			d.mu.Lock()
			defer d.mu.Unlock()
			if p.Page > 0 {
				d.reading = p.File
				step(fmt.Sprintf("%s%s : page %d sur %d", scanStep, path.Base(p.File), p.Page, p.Pages), p.Page-1, p.Pages)
				return
			}
			if d.reading == p.File {
				d.reading = ""
			}
			if d.reading == "" {
				step("Lecture des documents", p.Done, p.Total)
			}
		}})
	if err != nil {
		return nil, err
	}
	step("Choix des décisions", 0, 0)
	drafted, err := s.opt().Runner.Draft(ctx, b, box.Dir, Drafting{Date: date, Progress: step})
	if err != nil {
		return nil, err
	}
	s.deposits.mu.Lock()
	delete(s.deposits.all, d.ID)
	s.deposits.mu.Unlock()
	s.keepNews(drafted)
	return map[string]string{"session": drafted.ID}, nil
}

// recognised says what the lot is made of.
func (d *deposit) recognised() lot.View {
	d.mu.Lock()
	defer d.mu.Unlock()
	return lot.Of(d.batch, d.ID, d.left, d.date)
}

// newView is the page of a new session.
type newView struct {
	frame
	Deposit    string
	For        string
	Files      []string
	Recognised *lot.View
	Job        string
}

// newSession is the page where files are dropped.
func (s *Server) newSession(r *http.Request) (string, any, error) {
	if _, err := s.work(); err != nil {
		var p *problem
		if errors.As(err, &p) && p.code == http.StatusPreconditionFailed {
			return "", nil, redirect("/")
		}
		return "", nil, err
	}
	v := newView{frame: s.frame("Nouvelle séance"), For: r.URL.Query().Get("pour")}
	if r.PathValue("deposit") == "" {
		return "new", v, nil
	}
	d, err := s.deposit(r)
	if err != nil {
		return "", nil, err
	}
	v.Deposit = d.ID
	d.mu.Lock()
	files, err := d.box.PDFs()
	read := d.batch != nil
	if running, ok := s.running(d.job); ok {
		v.Job = running.ID
	}
	d.mu.Unlock()
	if err != nil {
		return "", nil, err
	}
	v.Files = files
	if read {
		seen := d.recognised()
		v.Recognised = &seen
	}
	return "new", v, nil
}
