package web

import (
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"phare/review"
	"phare/review/web/screens"
	"phare/review/web/words"
	"phare/summarize/check"
)

// draftView is the page of one text.
type draftView struct {
	frame
	File, Label  string
	Status       review.DraftStatus
	State        string
	Post         bool // shown as a post is, not as an article
	Notes        []string
	Copies       []review.Copy
	Proposals    []proposalView
	Problem      string
	Live         liveView
	Targets      []string
	Withdrawable bool     // it is on line somewhere, and can be taken down from here
	Problems     []string // of the targets
	Steps        []step
	Acts         []actView // of the session, to bind a part to
}

// liveView is what is made anew as the text changes.
type liveView struct {
	Rows     []rowView
	Text     template.HTML // the rows, whole
	General  []findingView // findings that no row bears
	Findings []findingView
	Counters []Counter
	Claims   []claimView
	Tally    tally
	Unread   []unreadView
	Said     screens.Remarks
	Photo    string // address of the picture, "" without one
	Alt      string
}

// tally counts the sentences of a text by what the acts say of them, and its findings.
type tally struct {
	Proved, OwnWords, Contradicted int
	Own, Words                     int // words that say something of the writer's own, and all of them
	Errors, Warnings, Infos        int // that nobody has settled
	Unread                         int // passages that nobody has read
}

// Standing counts what stands against a signature.
func (t tally) Standing() int { return t.Errors + t.Warnings }

// Ready reports whether nothing stands against a signature, reading included.
func (t tally) Ready() bool { return t.Standing() == 0 && t.Unread == 0 }

// findingView is a finding beside its sentence.
type findingView struct {
	ID, Code, Level, Word, Message, Text, Nearest string
	Line                                          int
	Mark                                          *review.Mark
	Claim                                         int    // index in Claims of the sentence it is about, -1 for none
	Quote                                         string // the passage that the sentence is held to
	Place                                         string // "n° 2025-031, p. 2"
	HasProof                                      bool
	Opened                                        bool // somebody opened the passage
	Firm                                          bool // it is solved, never waived
	Replace                                       string
}

// claimView is a sentence with the place that bears it, for the script of the page.
type claimView struct {
	Text   string      `json:"text"`
	Status string      `json:"status"`
	Act    string      `json:"act"`
	Number string      `json:"number"` // of the act, where the row does not tell it
	Doc    string      `json:"doc"`    // Document.File
	Name   string      `json:"name"`
	Page   int         `json:"page"`
	Quote  string      `json:"quote"`
	Boxes  [][]float32 `json:"boxes"`
	PDF    string      `json:"pdf"` // address of the PDF at that page, "" when the folder holds none
	Own    []check.Own `json:"own"`
	Omits  []string    `json:"omits"`
	ID     string      `json:"id"` // review.SentenceID
	line   int
	label  string // of the act: "n° 2025-031"
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
	label := words.Channel(d)
	v := draftView{frame: s.sessionFrame(x, status, label, "t/"+d.File), File: d.File, Label: label,
		Post: d.File != review.ArticleFile, Targets: s.targets(d), Problems: s.opt().Problems, Acts: x.acts()}
	for _, one := range status.Drafts {
		if one.File == d.File {
			v.Status, v.State, v.Problem = one, one.State.French(), one.Problem
		}
	}
	if v.Proposals, err = x.proposals(d, status.Copies); err != nil {
		return "", nil, err
	}
	for _, c := range status.Copies {
		if c.Of == d.File && c.Kind != "proposal" {
			v.Copies = append(v.Copies, c)
		}
	}
	notes, _ := splitNotes(d.Body)
	v.Notes = noteLines(notes)
	v.Live, err = s.live(x, d)
	if err != nil {
		return "", nil, err
	}
	v.Withdrawable = s.opt().Withdraw != nil && slices.ContainsFunc(v.Status.Publications, func(p review.Publication) bool {
		return p.State != review.Unpublished && p.State != review.Failed
	})
	v.Steps = steps(v.Status, v.Live.Tally)
	return "draft", v, nil
}

// step is one stage of the way from the choice to the publication.
type step struct {
	Word string
	Code string // done, now, todo
}

// steps tells how far a text is.
func steps(d review.DraftStatus, t tally) []step {
	live := slices.ContainsFunc(d.Publications, func(p review.Publication) bool { return p.Live == d.SHA256 && p.Live != "" })
	done := []bool{true, t.Standing() == 0, t.Unread == 0, d.By != "" && len(d.Missing) == 0, live}
	out := make([]step, len(done))
	now := false
	for i, word := range []string{"Choisir", "Corriger", "Relire", "Faire signer", "Publier"} {
		out[i] = step{word, "todo"}
		switch {
		case done[i]:
			out[i].Code = "done"
		case !now:
			out[i].Code, now = "now", true
		}
	}
	return out
}

// opening is the comment that opens a body: what the program tells the reviewer.
var opening = regexp.MustCompile(`\A\s*<!--[\s\S]*?-->[ \t]*\n*`)

// splitNotes parts the opening comment from the text that a person edits.
func splitNotes(body string) (notes, edit string) {
	notes = opening.FindString(body)
	if strings.Contains(notes, "<!-- acte") { // it binds the first paragraph
		return "", body
	}
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

// live renders a text and holds it against the acts.
func (s *Server) live(x *session, d review.Draft) (liveView, error) {
	v := liveView{Claims: []claimView{}}
	report := x.report(d.File, []byte(d.Text))
	marks, err := x.folder.Marks(d.File)
	if err != nil {
		return v, err
	}
	readings, err := x.folder.Readings(d.File)
	if err != nil {
		return v, err
	}
	if v.Said, err = screens.RemarksOn(x.folder, d, marks); err != nil {
		return v, err
	}
	if name := d.LocalImage(); name != "" {
		v.Photo, v.Alt = "/s/"+x.folder.ID()+"/images/"+name, d.Front.Alt
	}
	v.Rows = s.rows(x, d)
	v.Tally.Own, v.Tally.Words = report.Words()
	for _, c := range report.Claims {
		one := x.claim(c)
		if row := rowAt(v.Rows, c.Line); row != nil && slices.Contains(row.bound, c.Deliberation) && len(row.bound) == 1 {
			one.Number = "" // the tab of the part tells it
		}
		v.Claims = append(v.Claims, one)
		switch c.Status {
		case check.Proved:
			v.Tally.Proved++
		case check.OwnWords:
			v.Tally.OwnWords++
		case check.Contradicted:
			v.Tally.Contradicted++
		}
	}
	v.Findings = findingViews(report, v.Claims, marks, readings)
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
		_, edit := splitNotes(d.Public())
		v.Counters = s.opt().Counters(d.Front.Channel, strings.TrimSpace(edit))
	}
	err = s.layRows(x, &v, readings)
	return v, err
}

func findingViews(r check.Report, claims []claimView, marks map[string]review.Mark, readings map[string]review.Reading) []findingView {
	of := map[string]int{}
	for i, c := range r.Claims {
		for _, id := range c.Findings {
			of[id] = i
		}
	}
	out := []findingView{}
	for _, f := range r.Findings {
		v := findingView{ID: f.ID, Code: f.Code, Level: string(f.Level), Word: words.Level(f.Level), Message: sentence(f.Message),
			Text: f.Text, Nearest: f.Nearest, Line: f.Line, Claim: -1, Firm: review.Firm(f.Code)}
		if i, ok := of[f.ID]; ok {
			c := claims[i]
			v.Claim, v.HasProof, v.Quote, v.Opened = i, c.Doc != "", c.Quote, readings[c.ID].Opened
			if v.HasProof {
				v.Place = strings.TrimPrefix(fmt.Sprintf("%s, p.\u00a0%d", c.actLabel(), c.Page), ", ")
			}
		}
		if f.Nearest != "" && f.Text != "" && f.Level == check.Error {
			v.Replace = f.Nearest
		}
		if m, ok := marks[f.ID]; ok && !(m.Writer && f.Level == check.Error) {
			v.Mark, v.Word = &m, words.Settled(f.Level, m)
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

// actLabel names the act of a sentence.
func (c claimView) actLabel() string {
	if c.label != "" {
		return c.label
	}
	return c.Act
}

func (x *session) claim(c check.Claim) claimView {
	v := claimView{Text: c.Text, Status: string(c.Status), Act: c.Deliberation, Own: c.Own, ID: review.SentenceID(c.Text), line: c.Line}
	for _, o := range c.Omits {
		v.Omits = append(v.Omits, o.Text)
	}
	if v.Own == nil {
		v.Own = []check.Own{}
	}
	if c.Evidence == nil || c.Status == check.NoClaim {
		return v
	}
	if label := x.actViews([]string{c.Deliberation})[0].Label; label != c.Deliberation {
		v.Number, v.label = strings.TrimPrefix(label, "n°\u00a0"), label
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

// liveAnswer gives the parts of the page that follow a text.
func (s *Server) liveAnswer(x *session, d review.Draft) (map[string]any, error) {
	v, err := s.live(x, d)
	if err != nil {
		return nil, err
	}
	answer, err := s.stateAnswer(x, d)
	if err != nil {
		return nil, err
	}
	for name, part := range map[string]string{"tally": "part-tally", "counters": "part-counters", "unread": "part-unread", "opinions": "part-opinions", "photo-now": "part-photo-now"} {
		if answer[name], err = s.pages.part(part, v); err != nil {
			return nil, err
		}
	}
	status, err := x.folder.Status(nil)
	if err != nil {
		return nil, err
	}
	for _, one := range status.Drafts {
		if one.File == d.File {
			answer["steps"], err = s.pages.part("part-steps", steps(one, v.Tally))
		}
	}
	answer["text"], answer["claims"], answer["standing"], answer["left"] = v.Text, v.Claims, v.Tally.Standing(), v.Tally.Unread
	return answer, err
}

// state tells the page what the file holds now: somebody may have changed it elsewhere.
func (s *Server) state(r *http.Request) (any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return nil, err
	}
	if r.URL.Query().Get("texte") != "" {
		return s.liveAnswer(x, d)
	}
	return s.stateAnswer(x, d)
}

func (s *Server) stateAnswer(x *session, d review.Draft) (map[string]any, error) {
	status, err := x.folder.Status(nil)
	if err != nil {
		return nil, err
	}
	answer := map[string]any{"content": d.Content}
	for _, one := range status.Drafts {
		if one.File == d.File {
			answer["state"], answer["label"], answer["by"], answer["role"] = one.State, one.State.French(), one.By, one.Role
			answer["when"] = moment(one.When)
			if answer["signatures"], err = s.pages.part("part-signatures", one); err != nil {
				return nil, err
			}
			if answer["chairs"], err = s.pages.part("part-chairs", one); err != nil {
				return nil, err
			}
		}
	}
	for _, t := range tabs(status) {
		if t.File == d.File {
			answer["tab"] = t.State
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

// conflictError carries the other version to the page.
type conflictError struct {
	problem
	more map[string]any
}

func (e *conflictError) details() map[string]any { return e.more }
func (e *conflictError) Unwrap() error           { return &e.problem }

// conflict tells of a passage that somebody else changed meanwhile: both versions are shown.
func (s *Server) conflict(d review.Draft, theirs, mine, beside string) error {
	return &conflictError{problem{http.StatusConflict, "ce passage vient d’être changé par quelqu’un d’autre : rien n’est perdu, choisissez"},
		map[string]any{"conflict": map[string]any{"content": d.Content, "theirs": theirs, "mine": mine, "beside": beside}}}
}

// changed turns the error of a save into what the page shows.
func (s *Server) changed(err error, mine string) error {
	var c *review.ChangedError
	if !errors.As(err, &c) {
		return err
	}
	d, perr := review.ParseDraft(c.File, c.Current)
	if perr != nil {
		return fmt.Errorf("%w ; %w", err, perr)
	}
	return s.conflict(d, shownText(d), mine, c.Beside)
}
