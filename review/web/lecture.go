package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"phare/extract"
	"phare/extract/pdftext"
	"phare/review/web/intake"
	"phare/review/web/lot"
	"phare/review/web/receipt"
)

// Corrections keeps what persons say of the reading, for this session and the next ones.
type Corrections interface {
	// All gives them, and when they last changed.
	All() ([]extract.Correction, time.Time, error)
	Add(extract.Correction) error
}

// lectureView is the receipt of the reading.
type lectureView struct {
	frame
	receipt.View
	Lecture lectureState
}

// lectureState is what can be done with the answers given.
type lectureState struct {
	CanAnswer bool
	CanRead   bool // the documents are kept here: the session can be read again
	Pending   bool // answers wait for a reading
}

// lecture shows what was read of every page.
func (s *Server) lecture(r *http.Request) (string, any, error) {
	x, status, err := s.open(r)
	if err != nil {
		return "", nil, err
	}
	v := lectureView{frame: s.sessionFrame(x, status, "Lecture", "lecture")}
	v.View, v.Lecture, err = s.receipt(x)
	return "lecture", v, err
}

func (s *Server) receipt(x *session) (receipt.View, lectureState, error) {
	var said []extract.Correction
	state := lectureState{CanAnswer: s.opt().Said != nil, CanRead: s.originals(x) != ""}
	if state.CanAnswer {
		all, changed, err := s.opt().Said.All()
		if err != nil {
			return receipt.View{}, state, err
		}
		said = all
		s.mu.Lock()
		state.Pending = changed.After(x.stamp) && changed.After(s.reread[x.folder.ID()])
		s.mu.Unlock()
	}
	return receipt.Of(x.record, said), state, nil
}

// originals is the folder where the documents of a session are kept, "" where they are not.
func (s *Server) originals(x *session) string {
	o := s.opt()
	if o.Runner == nil || o.Work.Dir == "" {
		return ""
	}
	dir := filepath.Join(o.Work.Dir, placeOf(x.record.Date))
	if !isDir(dir) {
		return ""
	}
	return dir
}

// placeOf names the folder of the documents of a session.
func placeOf(date string) string {
	if date == "" {
		return "sans-date"
	}
	return date
}

// pdf is where a document of a session lies: its copy in the folder, else the original, where it
// still is what was read; "" when neither is there.
func (s *Server) pdf(x *session, file string) string {
	if src := x.folder.Source(x.record, file); src != "" {
		return src
	}
	top, rest, ok := strings.Cut(file, "/")
	dir := s.originals(x)
	if !ok || dir == "" || filepath.Base(dir) != top || !filepath.IsLocal(filepath.FromSlash(rest)) {
		return ""
	}
	path := filepath.Join(dir, filepath.FromSlash(rest))
	if _, sha := x.document(file); sha == "" || !s.docs.is(path, sha) {
		return ""
	}
	return path
}

// document finds a document of the session, or of another one read beside, by its name.
func (x *session) document(file string) (d *extract.Document, sum string) {
	for _, one := range x.record.Documents {
		if one.File == file {
			return one.Document, one.SHA256
		}
	}
	for _, one := range x.record.Others {
		if one.File == file {
			return one.Document, one.SHA256
		}
	}
	return nil, ""
}

// lineView is a line of a page, to say that an act begins there.
type lineView struct {
	N    int       `json:"n"`
	Text string    `json:"text"`
	Box  []float32 `json:"box"`
}

// page of a document: what a person may say of it, and its lines.
func (s *Server) lecturePage(r *http.Request) (any, error) {
	x, file, page, err := s.target(r)
	if err != nil {
		return nil, err
	}
	lines := s.linesOf(r.Context(), x, file, page)
	var views []lineView
	for i, l := range lines {
		views = append(views, lineView{i + 1, l.Text, []float32{l.Box.X0, l.Box.Y0, l.Box.X1, l.Box.Y1}})
	}
	var acts []receipt.Act
	for _, d := range x.checker.Session.Deliberations {
		if d.File == file && slices.Contains(d.Pages, page) {
			acts = append(acts, s.actForm(r.Context(), x, d))
		}
	}
	_, sha := x.document(file)
	html, err := s.pages.part("part-lecture-page", struct {
		File, Name string
		Page       int
		Acts       []receipt.Act
		Lines      []lineView
		CanAnswer  bool
	}{file, filepath.Base(filepath.FromSlash(file)), page, acts, views, s.opt().Said != nil && sha != ""})
	return map[string]any{"html": html, "lines": views}, err
}

func (s *Server) actForm(ctx context.Context, x *session, d *extract.Deliberation) receipt.Act {
	var page []extract.PageLine
	if len(d.Lines) > 0 {
		page = s.linesOf(ctx, x, d.File, d.Lines[0].Page)
	}
	return receipt.ActOf(d, page)
}

// linesOf lists the lines of a page as corrections count them; none where the PDF is not here.
func (s *Server) linesOf(ctx context.Context, x *session, file string, page int) []extract.PageLine {
	d, _ := x.document(file)
	if d == nil {
		return nil
	}
	doc := s.wordsOf(ctx, s.pdf(x, file), len(d.OCRPages) > 0)
	if doc == nil {
		return nil
	}
	return extract.LinesOf(doc, page)
}

// answerReading keeps what a person says of the reading.
func (s *Server) answerReading(r *http.Request) (any, error) {
	x, err := s.session(r)
	if err != nil {
		return nil, err
	}
	var ask receipt.Answer
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	who, err := s.who()
	if err != nil {
		return nil, err
	}
	said := s.opt().Said
	_, sha := x.document(ask.Doc)
	if said == nil || sha == "" {
		return nil, errNotFound
	}
	set, err := ask.Values()
	if err != nil {
		return nil, &problem{http.StatusBadRequest, err.Error()}
	}
	c := extract.Correction{Document: sha, Page: ask.Page, Line: ask.Line, Is: ask.Is, Set: set, By: who, On: time.Now().Format(time.DateOnly)}
	if err := said.Add(c); err != nil {
		return nil, &problem{http.StatusUnprocessableEntity, err.Error()}
	}
	return s.lectureParts(x)
}

func (s *Server) lectureParts(x *session) (any, error) {
	v, state, err := s.receipt(x)
	if err != nil {
		return nil, err
	}
	data := struct {
		receipt.View
		Lecture lectureState
	}{v, state}
	asked, err := s.pages.part("part-asked", data)
	if err != nil {
		return nil, err
	}
	again, err := s.pages.part("part-again", data)
	return map[string]any{"asked": asked, "again": again, "open": v.Open}, err
}

// readAgain reads the documents of a session again, as the answers say, and drafts it anew:
// what a person has changed stays.
func (s *Server) readAgain(r *http.Request) (any, error) {
	x, err := s.session(r)
	if err != nil {
		return nil, err
	}
	work, err := s.work()
	if err != nil {
		return nil, err
	}
	dir := s.originals(x)
	if dir == "" {
		return nil, &problem{http.StatusConflict, "les documents de cette séance ne sont pas gardés ici : relancez « phare run » sur leur dossier, il tiendra compte de vos réponses"}
	}
	s.deposits.mu.Lock()
	defer s.deposits.mu.Unlock()
	key := "séance " + x.folder.ID()
	if d := s.deposits.all[key]; d != nil {
		if running, ok := s.running(d.job); ok {
			return running, nil
		}
	}
	d := &deposit{ID: key, box: &intake.Box{Dir: dir}, placed: true, passed: map[string]bool{}}
	wanted := map[string]bool{} // the scans that were read are read again, from what is kept of them
	for _, one := range slices.Concat(x.record.Documents, x.record.Others) {
		wanted[lot.Below(one.File)] = len(one.OCRPages) > 0
	}
	id, date := x.folder.ID(), x.record.Date
	began := time.Now()
	started := s.jobs.start(r.Context(), func(ctx context.Context, step func(string, int, int)) (any, error) {
		v, err := s.makeSession(ctx, d, work, date, wanted, step)
		if err == nil {
			s.mu.Lock()
			if s.reread == nil {
				s.reread = map[string]time.Time{}
			}
			s.reread[id] = began
			s.mu.Unlock()
		}
		if errors.Is(err, extract.ErrNoActs) {
			err = fmt.Errorf("avec ces réponses il ne reste aucune délibération : revenez sur l’une d’elles ; les textes sont restés comme ils étaient (%w)", err)
		}
		return v, err
	})
	d.job = started.ID
	if s.deposits.all == nil {
		s.deposits.all = map[string]*deposit{}
	}
	s.deposits.all[key] = d
	return started, nil
}

// openQuestions counts those of a session that nobody has answered.
func (s *Server) openQuestions(x *session) int {
	n := 0
	for _, d := range slices.Concat(x.record.Documents, x.record.Others) {
		n += len(d.Questions)
	}
	if n == 0 || s.opt().Said == nil {
		return n
	}
	v, _, err := s.receipt(x)
	if err != nil {
		return n // the page of the reading says what is wrong
	}
	return v.Open
}

// wordsOf reads the words of a PDF, once for the same file; nil when it cannot be read.
func (s *Server) wordsOf(ctx context.Context, src string, ocr bool) *pdftext.Document {
	if src == "" || s.opt().Words == nil {
		return nil
	}
	stamp, err := stampOf(src)
	if err != nil {
		return nil
	}
	key := wordsKey{stamp, ocr}
	s.docs.mu.Lock()
	doc := s.docs.words[key]
	s.docs.mu.Unlock()
	if doc != nil {
		return doc
	}
	v, err, _ := s.docs.once.Do(fmt.Sprintf("words\x00%v\x00%s", ocr, src), func() (any, error) { return s.opt().Words(ctx, src, ocr) })
	if err != nil {
		return nil // the words that session.json holds stand instead
	}
	doc = v.(*pdftext.Document)
	s.docs.mu.Lock()
	defer s.docs.mu.Unlock()
	if s.docs.words == nil || len(s.docs.words) >= keptDocuments {
		s.docs.words = map[wordsKey]*pdftext.Document{}
	}
	s.docs.words[key] = doc
	return doc
}

// is reports whether a file has a SHA-256, which is counted once for the same file.
func (d *documents) is(path, want string) bool {
	stamp, err := stampOf(path)
	if err != nil {
		return false
	}
	d.mu.Lock()
	sum, known := d.sums[stamp]
	d.mu.Unlock()
	if !known {
		if sum, err = fileSum(path); err != nil {
			return false
		}
		d.mu.Lock()
		if d.sums == nil || len(d.sums) > 5000 {
			d.sums = map[fileStamp]string{}
		}
		d.sums[stamp] = sum
		d.mu.Unlock()
	}
	return sum == want
}

// fileSum is the SHA-256 of a file, in hexadecimal.
func fileSum(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), err
}
