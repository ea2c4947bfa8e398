package web

import (
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"phare/review"
	"phare/summarize/check"
)

// draftView is the page of one text.
type draftView struct {
	frame
	File, Label string
	Status      review.DraftStatus
	State       string
	Head        string // title of the draft
	Summary     string
	HasSummary  bool
	Edit        string   // the body that is edited, without the notes that open it
	Notes       []string // what the program told the reviewer, in the comment that opens the body
	Copies      []review.Copy
	Problem     string
	Live        liveView
	Targets     []string
}

// liveView is what is shown beside the text, made anew as it changes.
type liveView struct {
	Preview  template.HTML
	Findings []findingView
	Counters []Counter
	Claims   []claimView
	Line     int // 1-based line of the file on which the edited body starts
	Tally    tally
}

// tally counts the sentences of a text by what the acts say of them, and its findings.
type tally struct {
	Proved, OwnWords, Contradicted int
	Own, Words                     int // words that say something of the writer's own, and all of them
	Errors, Warnings, Infos        int // that nobody has settled
}

// Standing counts what stands against a signature.
func (t tally) Standing() int { return t.Errors + t.Warnings }

// findingView is a finding in the margin.
type findingView struct {
	ID, Code, Level, Word, Message, Text, Nearest string
	Line, Column                                  int
	Mark                                          *review.Mark
	Claim                                         int // index in Claims of the sentence it is about, -1 for none
	HasProof                                      bool
}

// claimView is a sentence with the place that bears it, for the script of the page.
type claimView struct {
	Text   string      `json:"text"`
	Status string      `json:"status"`
	Act    string      `json:"act"`
	Doc    string      `json:"doc"` // Document.File
	Name   string      `json:"name"`
	Page   int         `json:"page"`
	Quote  string      `json:"quote"`
	Boxes  [][]float32 `json:"boxes"`
	PDF    string      `json:"pdf"` // address of the PDF at that page, "" when the folder holds none
}

// draftOf reads the draft that a request names: one of those that the folder lists.
func (s *Server) draftOf(r *http.Request) (*session, review.Draft, error) {
	x, err := s.session(r)
	if err != nil {
		return nil, review.Draft{}, err
	}
	if err := s.read(x); err != nil {
		return nil, review.Draft{}, err
	}
	drafts, err := x.folder.Drafts()
	if err != nil {
		return nil, review.Draft{}, err
	}
	i := slices.IndexFunc(drafts, func(d review.Draft) bool { return d.File == r.PathValue("file") })
	if i < 0 {
		return nil, review.Draft{}, errNotFound
	}
	return x, drafts[i], nil
}

// draft is the page where a text is read, changed and signed.
func (s *Server) draft(r *http.Request) (string, any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return "", nil, err
	}
	status, err := x.folder.Status(x.findings)
	if err != nil {
		return "", nil, err
	}
	label := channelLabel(d)
	v := draftView{frame: s.sessionFrame(x, status, label, "t/"+d.File), File: d.File, Label: label,
		Head: d.Front.Title, Summary: d.Front.Summary, HasSummary: strings.Contains(d.Text[:len(d.Text)-len(d.Body)], "\nsummary:"),
		Targets: s.targets(d)}
	for _, one := range status.Drafts {
		if one.File == d.File {
			v.Status, v.State, v.Problem = one, one.State.French(), one.Problem
		}
	}
	for _, c := range status.Copies {
		if c.Of == d.File {
			v.Copies = append(v.Copies, c)
		}
	}
	notes, edit := splitNotes(d.Body)
	v.Notes, v.Edit = noteLines(notes), edit
	v.Live, err = s.live(x, d)
	if err != nil {
		return "", nil, err
	}
	return "draft", v, nil
}

// opening is the comment that opens a body: what the program tells the reviewer.
var opening = regexp.MustCompile(`\A\s*<!--[\s\S]*?-->[ \t]*\n*`)

// splitNotes parts the opening comment from the text that a person edits.
func splitNotes(body string) (notes, edit string) {
	notes = opening.FindString(body)
	return notes, body[len(notes):]
}

func noteLines(notes string) []string {
	var out []string
	for line := range strings.Lines(notes) {
		if note, ok := strings.CutPrefix(strings.TrimSpace(line), "- "); ok {
			out = append(out, note)
		}
	}
	return out
}

// edited is a text as the page sends it: the fields of the front matter that a person
// writes, and the body.
type edited struct {
	Title   string `json:"title"`
	Summary string `json:"summary"`
	Body    string `json:"body"`
}

// apply puts what was written into the text of the draft, everything else byte for byte.
func (e edited) apply(d review.Draft) (string, error) {
	notes, _ := splitNotes(d.Body)
	body := strings.ReplaceAll(e.Body, "\r\n", "\n")
	text := d.Text[:len(d.Text)-len(d.Body)] + notes + body
	values := map[string]any{}
	if t := oneLine(e.Title); t != oneLine(d.Front.Title) {
		values["title"] = t
	}
	if t := oneLine(e.Summary); t != oneLine(d.Front.Summary) {
		values["summary"] = t
	}
	if len(values) == 0 {
		return text, nil
	}
	out, err := review.SetFront([]byte(text), values)
	return string(out), err
}

// live renders a text and holds it against the acts.
func (s *Server) live(x *session, d review.Draft) (liveView, error) {
	v := liveView{Line: d.Line}
	notes, edit := splitNotes(d.Body)
	v.Line += strings.Count(notes, "\n")
	html, err := s.opt().Preview([]byte(d.Body))
	if err != nil {
		return v, err
	}
	report := x.report(d.File, []byte(d.Text))
	marks, err := x.folder.Marks(d.File)
	if err != nil {
		return v, err
	}
	v.Tally.Own, v.Tally.Words = report.Words()
	v.Claims, v.Findings = []claimView{}, findingViews(report, marks)
	for _, c := range report.Claims {
		v.Claims = append(v.Claims, x.claim(c))
		switch c.Status {
		case check.Proved:
			v.Tally.Proved++
		case check.OwnWords:
			v.Tally.OwnWords++
		case check.Contradicted:
			v.Tally.Contradicted++
		}
	}
	for _, f := range v.Findings {
		switch {
		case f.Level == string(check.Error) && (f.Mark == nil || !f.Mark.Waived):
			v.Tally.Errors++
		case f.Level == string(check.Warning) && f.Mark == nil:
			v.Tally.Warnings++
		case f.Level == string(check.Info):
			v.Tally.Infos++
		}
	}
	if s.opt().Counters != nil && d.Front.Channel != "" && d.Front.Channel != "article" {
		v.Counters = s.opt().Counters(d.Front.Channel, strings.TrimSpace(edit))
	}
	head := template.HTMLEscapeString(d.Front.Title)
	marked, err := annotate("<h1>"+head+"</h1>\n"+string(html), v, "/s/"+x.folder.ID()+"/")
	if err != nil {
		return v, err
	}
	v.Preview = template.HTML(marked) // sanitized by Preview, and what annotate adds is escaped
	return v, nil
}

func findingViews(r check.Report, marks map[string]review.Mark) []findingView {
	claims := map[string]int{}
	for i, c := range r.Claims {
		for _, id := range c.Findings {
			claims[id] = i
		}
	}
	out := []findingView{}
	for _, f := range r.Findings {
		v := findingView{ID: f.ID, Code: f.Code, Level: string(f.Level), Word: levelWord(f.Level), Message: sentence(f.Message),
			Text: f.Text, Nearest: f.Nearest, Line: f.Line, Column: f.Column, Claim: -1}
		if i, ok := claims[f.ID]; ok {
			v.Claim, v.HasProof = i, r.Claims[i].Evidence != nil
		}
		if m, ok := marks[f.ID]; ok {
			v.Mark, v.Word = &m, settledWord(f.Level, m)
		}
		out = append(out, v)
	}
	order := map[string]int{string(check.Error): 0, string(check.Warning): 1, string(check.Info): 2}
	rank := func(f findingView) int {
		n := order[f.Level]
		if f.Mark != nil {
			n += 3
		}
		return n
	}
	slices.SortStableFunc(out, func(a, b findingView) int { return rank(a) - rank(b) })
	return out
}

func (x *session) claim(c check.Claim) claimView {
	v := claimView{Text: c.Text, Status: string(c.Status), Act: c.Deliberation}
	if c.Evidence == nil || c.Status == check.NoClaim {
		return v
	}
	e := c.Evidence
	v.Doc, v.Page, v.Quote, v.Name = e.File, e.Page, e.Quote, filepath.Base(filepath.FromSlash(e.File))
	for _, b := range e.Boxes {
		v.Boxes = append(v.Boxes, []float32{b.X0, b.Y0, b.X1, b.Y1})
	}
	if name := x.record.Sources[e.File]; name != "" {
		v.PDF = sourceAddress(x.folder.ID(), name, e.Page)
	}
	return v
}

// preview renders a text that is being written.
func (s *Server) preview(r *http.Request) (any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return nil, err
	}
	var e edited
	if err := readJSON(r, &e); err != nil {
		return nil, err
	}
	text, err := e.apply(d)
	if err != nil {
		return nil, err
	}
	d, err = review.ParseDraft(d.File, []byte(text))
	if err != nil {
		return nil, &problem{http.StatusUnprocessableEntity, err.Error()}
	}
	return s.liveAnswer(x, d)
}

// liveAnswer gives the parts of the page that follow a text.
func (s *Server) liveAnswer(x *session, d review.Draft) (map[string]any, error) {
	v, err := s.live(x, d)
	if err != nil {
		return nil, err
	}
	findings, err := s.pages.part("part-findings", v)
	if err != nil {
		return nil, err
	}
	counters, err := s.pages.part("part-counters", v)
	if err != nil {
		return nil, err
	}
	return map[string]any{"preview": v.Preview, "findings": findings, "counters": counters, "claims": v.Claims,
		"line": v.Line, "standing": v.Tally.Standing(), "content": d.Content}, nil
}

// save puts what a person wrote in the place of the text that it was made from.
func (s *Server) save(r *http.Request) (any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return nil, err
	}
	var ask struct {
		edited
		Expect string `json:"expect"`
	}
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	who, err := s.who()
	if err != nil {
		return nil, err
	}
	// the text is put together from the version that the person had before their eyes
	base := d
	if d.Content != ask.Expect {
		if old, err := x.folder.Version(ask.Expect); err == nil {
			if base, err = review.ParseDraft(d.File, []byte(old)); err != nil {
				base = d
			}
		}
	}
	text, err := ask.apply(base)
	if err != nil {
		return nil, err
	}
	saved, err := x.folder.Save(d.File, ask.Expect, text, who)
	if err != nil {
		return nil, s.conflict(x, err)
	}
	return s.stateAnswer(x, saved)
}

// conflictError carries both versions to the page.
type conflictError struct {
	problem
	more map[string]any
}

func (e *conflictError) details() map[string]any { return e.more }
func (e *conflictError) Unwrap() error           { return &e.problem }

func (s *Server) conflict(x *session, err error) error {
	var changed *review.ChangedError
	if !errors.As(err, &changed) {
		return err
	}
	d, perr := review.ParseDraft(changed.File, changed.Current)
	if perr != nil {
		return fmt.Errorf("%w ; %w", err, perr)
	}
	_, edit := splitNotes(d.Body)
	e := &conflictError{problem: problem{http.StatusConflict, changed.Error()}}
	e.more = map[string]any{"conflict": map[string]any{"content": d.Content, "title": d.Front.Title, "summary": d.Front.Summary,
		"body": edit, "beside": changed.Beside}}
	return e
}

// state tells the page what the file holds now: somebody may have changed it elsewhere.
func (s *Server) state(r *http.Request) (any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return nil, err
	}
	return s.stateAnswer(x, d)
}

func (s *Server) stateAnswer(x *session, d review.Draft) (map[string]any, error) {
	status, err := x.folder.Status(nil)
	if err != nil {
		return nil, err
	}
	_, edit := splitNotes(d.Body)
	answer := map[string]any{"content": d.Content, "title": d.Front.Title, "summary": d.Front.Summary, "body": edit}
	for _, one := range status.Drafts {
		if one.File == d.File {
			answer["state"], answer["label"], answer["by"] = one.State, one.State.French(), one.By
		}
	}
	return answer, nil
}

// who is the name that goes with what is done.
func (s *Server) who() (string, error) {
	if name := s.person().Name; name != "" {
		return name, nil
	}
	return "", &problem{http.StatusPreconditionRequired, "dites d’abord qui vous êtes : votre nom accompagne ce que vous changez"}
}

// machine is the text as the program wrote it, ok when it did and the version is there.
func machine(f *review.Folder, file string) (text string, ok bool, err error) {
	text, err = f.Machine(file)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, os.ErrNotExist) {
		return "", false, nil
	}
	return text, err == nil, err
}
