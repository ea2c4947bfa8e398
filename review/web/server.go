// Package web is the local page where a person reads the drafts of a session, sees for each
// sentence the words of the act that bear it, changes the text, swaps a decision, ticks or
// sets aside what the checks found, signs, and publishes.
//
// It serves one person on one computer: it listens on the loopback alone, behind a secret
// that is in the address it opens. The folder stays the truth: every page is made from the
// files as they are on disk, and everything a person does goes through package review.
package web

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"phare/extract"
	"phare/extract/pdftext"
	"phare/review"
	"phare/review/house"
	"phare/summarize"
)

// Options says what is shown and lends the page what package review does not own.
type Options struct {
	Root    string     // folder of the review folders, or one of them
	Addr    string     // loopback address to listen on; "" for 127.0.0.1 and a free port
	Program string     // version of phare, for the journal
	Rule    house.Rule // who must sign

	// Checker holds the drafts of a folder against its acts.
	Checker func(*review.Folder) (*review.Checker, error)
	// Preview renders the body of a draft as it is published, without anything that runs.
	Preview func(body []byte) ([]byte, error)
	// Redo drafts the block of one decision anew.
	Redo func(ctx context.Context, s *extract.Session, acts []string, step func(done, total int)) (summarize.Item, error)
	// Words reads the words of a PDF with their places; with ocr, those of its pictures too.
	Words func(ctx context.Context, path string, ocr bool) (*pdftext.Document, error)
	// Image draws one page (1-based) of a PDF as PNG; nil where no program can.
	Image func(ctx context.Context, path string, page int) ([]byte, error)
	// Counters counts a text as the networks of its channel do; nil counts nothing.
	Counters func(channel, text string) []Counter
	// Targets names where a text can be published; nil for nowhere.
	Targets func(review.Draft) []string
	// Problems says, in French, which targets cannot be used and why.
	Problems []string
	// Send brings a signed text to a target; a dry run changes nothing there.
	Send func(ctx context.Context, a review.Approved, target string, dryRun bool) (Sending, error)

	// Said keeps what persons say of the reading; nil where nothing can be said.
	Said Corrections

	// Runner reads PDFs and drafts; nil for a page that only reviews.
	Runner Runner
	// Work is the workspace: what is dropped is kept below it.
	Work Workspace
	// Settings is phare.yaml and the passwords; nil where there is none to change.
	Settings Settings
	// Guide is the editor's guide: guide.md and its images.
	Guide fs.FS
	// Copy gives what a person pastes into a site that no target reaches.
	Copy func(a review.Approved) (html, text string, err error)
	// Signed is told, aside, of each signature given on the page; nil tells nobody.
	Signed func(review.Approved)
	// Copies writes the copies of a text that are sent to be read, and gives their paths in the
	// folder relecture/ of the session.
	Copies func(ctx context.Context, f *review.Folder, file, by, reader string, step func(done, total int)) ([]string, error)
	// Withdraw takes a text down from wherever it is published and says in French what was done.
	Withdraw func(ctx context.Context, f *review.Folder, file, by, reason string) ([]string, error)
	ActsURL  string // pattern of the public addresses of acts, "" without one
	// Entered is called once a browser has come in, to take away what led it here.
	Entered func()
}

// Counter is the length of a text on one network.
type Counter struct {
	Network string
	Count   int
	Max     int // 0 when the network has no limit
	Unit    string
}

// Over reports whether the text is too long for the network.
func (c Counter) Over() bool { return c.Max > 0 && c.Count > c.Max }

// Sending is what a publication did, or would do.
type Sending struct {
	Action string `json:"action"` // created, updated, unchanged
	URL    string `json:"url"`
	Diff   string `json:"diff"` // unified, from what the target shows to what was signed
	Note   string `json:"-"`    // French: what the person should know besides; "" for nothing
}

// Server is the page of one run of phare review.
type Server struct {
	options  atomic.Pointer[Options] // replaced when the person changes a setting
	listener net.Listener
	host     string   // address and port as the browser must name them
	key      string   // in the address that the person is shown
	tickets  sync.Map // keys that open the page once, for programs whose arguments others can read
	cookie   string   // value of the cookie that the key is exchanged for
	token    string   // goes with every write
	pages    pages
	jobs     jobs

	mu       sync.Mutex
	me       person
	sessions map[string]*kept // by session id
	docs     documents
	deposits deposits
	news     map[string]news      // by session id; mu guards it
	reread   map[string]time.Time // when a session was last read again, by its id
	setting  sync.Mutex           // one change of the settings at a time
	quit     chan struct{}        // closed when the person ends the program from the page
	quitting sync.Once
}

func (s *Server) opt() *Options { return s.options.Load() }

// use puts other settings in the place of the present ones. What is shown was read with them:
// it is read anew.
func (s *Server) use(o Options) {
	o.Addr, o.Entered = s.opt().Addr, s.opt().Entered
	s.options.Store(&o)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sessions = map[string]*kept{}
}

// person is who sits before the page.
type person struct {
	Name string `json:"name"`
	Role string `json:"role"`
}

// ErrNotLoopback: the address asked for can be reached from other computers.
var ErrNotLoopback = errors.New("la page de relecture ne s’ouvre que sur ce poste : choisissez une adresse comme 127.0.0.1:0 ou [::1]:0")

// New listens on the address of o and makes the server; Serve answers.
func New(o Options) (*Server, error) {
	if o.Addr == "" {
		o.Addr = "127.0.0.1:0"
	}
	host, port, err := net.SplitHostPort(o.Addr)
	if err != nil {
		return nil, fmt.Errorf("« %s » n’est pas une adresse ; exemple : 127.0.0.1:0", o.Addr)
	}
	if host == "localhost" {
		host = "127.0.0.1"
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return nil, ErrNotLoopback
	}
	pages, err := loadPages()
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", net.JoinHostPort(host, port))
	if err != nil {
		return nil, fmt.Errorf("l’adresse %s ne peut pas être ouverte, essayez --addr 127.0.0.1:0 : %w", o.Addr, err)
	}
	s := &Server{quit: make(chan struct{}), listener: l, host: l.Addr().String(), pages: pages,
		key: rand.Text(), cookie: rand.Text(), token: rand.Text(), sessions: map[string]*kept{},
		jobs: jobs{closing: make(chan struct{})}}
	s.options.Store(&o)
	return s, nil
}

// URL is the address that opens the page, secret included.
func (s *Server) URL() string { return "http://" + s.host + "/entree?cle=" + s.key }

// Ticket is an address that opens the page once. It is for the browser's command line, which
// other accounts of the computer may read.
func (s *Server) Ticket() string {
	key := rand.Text()
	s.tickets.Store(key, true)
	return "http://" + s.host + "/entree?cle=" + key
}

// Serve answers until ctx ends; nothing listens when it returns.
func (s *Server) Serve(ctx context.Context) error {
	server := &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      2 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    1 << 16,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	done := make(chan error, 1)
	go func() { done <- server.Serve(s.listener) }()
	s.jobs.work.Go(func() { s.warm(ctx) })
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	case <-s.quit:
	}
	close(s.jobs.closing)
	wait, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer cancel()
	err := server.Shutdown(wait)
	if err != nil {
		err = server.Close()
	}
	s.jobs.wait()
	if served := <-done; !errors.Is(served, http.ErrServerClosed) {
		return served
	}
	return err
}

// targets names where a text can be published.
func (s *Server) targets(d review.Draft) []string {
	if s.opt().Targets == nil || s.opt().Send == nil {
		return nil
	}
	return s.opt().Targets(d)
}

// Handler answers the requests of the page, guards included.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /entree", s.enter)
	mux.HandleFunc("GET /static/{file}", s.static)
	mux.Handle("GET /{$}", s.page(s.home))
	mux.Handle("GET /nouvelle", s.page(s.newSession))
	mux.Handle("GET /nouvelle/{deposit}", s.page(s.newSession))
	mux.Handle("POST /espace", s.call(s.chooseWork))
	mux.Handle("POST /quitter", s.call(s.leave))
	mux.Handle("GET /guide", s.page(s.guide))
	mux.Handle("GET /reglages", s.page(s.showSettings))
	mux.Handle("POST /reglages", s.call(s.saveSettings))
	mux.Handle("POST /reglages/secret", s.call(s.keepSecret))
	mux.Handle("POST /reglages/essayer", s.call(s.tryModel))
	mux.Handle("GET /guide/{doc}", s.page(s.guide))
	mux.Handle("GET /guide/images/{file}", http.HandlerFunc(s.guideImage))
	mux.Handle("POST /depots", s.call(s.openDeposit))
	mux.Handle("POST /depots/{deposit}/fichier", s.call(s.takeFile))
	mux.Handle("POST /depots/{deposit}/retirer", s.call(s.removeFile))
	mux.Handle("POST /depots/{deposit}/lire", s.call(s.readDeposit))
	mux.Handle("POST /depots/{deposit}/rediger", s.call(s.draftDeposit))
	mux.Handle("POST /depots/{deposit}/passer", s.call(s.passScan))
	mux.Handle("POST /depots/{deposit}/abandonner", s.call(s.dropDeposit))
	mux.Handle("GET /s/{session}/{$}", s.page(s.choice))
	mux.Handle("GET /s/{session}/actes", s.page(s.acts))
	mux.Handle("GET /s/{session}/journal", s.page(s.journal))
	mux.Handle("GET /s/{session}/lecture", s.page(s.lecture))
	mux.Handle("GET /s/{session}/lecture/page", s.call(s.lecturePage))
	mux.Handle("POST /s/{session}/lecture/repondre", s.call(s.answerReading))
	mux.Handle("POST /s/{session}/lecture/relire", s.call(s.readAgain))
	mux.Handle("GET /s/{session}/t/{file}", s.page(s.draft))
	mux.HandleFunc("GET /s/{session}/sources/{name}", s.source)
	mux.HandleFunc("GET /s/{session}/page", s.pageDrawing)
	mux.HandleFunc("GET /s/{session}/image", s.pageImage)

	mux.Handle("POST /me", s.call(s.setPerson))
	mux.Handle("POST /s/{session}/swap", s.call(s.compose))
	mux.Handle("POST /s/{session}/move", s.call(s.move))
	mux.Handle("GET /s/{session}/t/{file}/state", s.call(s.state))
	mux.Handle("GET /s/{session}/t/{file}/changes", s.call(s.changes))
	mux.Handle("POST /s/{session}/t/{file}/passage", s.call(s.savePassage))
	mux.Handle("POST /s/{session}/t/{file}/lier", s.call(s.bind))
	mux.Handle("POST /s/{session}/t/{file}/lu", s.call(s.noteRead))
	mux.Handle("GET /s/{session}/t/{file}/versions", s.call(s.versions))
	mux.Handle("POST /s/{session}/t/{file}/reprendre", s.call(s.restore))
	mux.Handle("POST /s/{session}/t/{file}/fondre", s.call(s.takeHunk))
	mux.Handle("POST /s/{session}/t/{file}/ranger", s.call(s.putAway))
	mux.Handle("POST /s/{session}/t/{file}/tick", s.call(s.tick))
	mux.Handle("POST /s/{session}/t/{file}/untick", s.call(s.untick))
	mux.Handle("POST /s/{session}/t/{file}/waive", s.call(s.waive))
	mux.Handle("POST /s/{session}/t/{file}/approve", s.call(s.approve))
	mux.Handle("POST /s/{session}/t/{file}/revoke", s.call(s.revoke))
	mux.Handle("POST /s/{session}/t/{file}/send", s.call(s.send))
	mux.Handle("GET /s/{session}/t/{file}/copie", s.call(s.copyOut))
	s.screenRoutes(mux)
	mux.Handle("GET /jobs/{job}", s.call(s.job))
	mux.Handle("POST /jobs/{job}/annuler", s.call(s.cancelJob))
	return s.guard(mux)
}

func (s *Server) person() person {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.me
}

func (s *Server) setPerson(r *http.Request) (any, error) {
	var p person
	if err := readJSON(r, &p); err != nil {
		return nil, err
	}
	p.Name, p.Role = oneLine(p.Name), oneLine(p.Role)
	if p.Name == "" {
		return nil, &problem{http.StatusBadRequest, "donnez votre prénom et votre nom : ils accompagnent ce que vous cochez et ce que vous signez"}
	}
	s.mu.Lock()
	s.me = p
	s.mu.Unlock()
	return p, nil
}
