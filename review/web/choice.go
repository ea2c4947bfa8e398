package web

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"phare/extract"
	"phare/review"
	"phare/summarize"
)

// choiceView is the page of the decisions: those of the article, those that come next.
type choiceView struct {
	frame
	Content    string // of the article
	Items      []itemView
	Next       []itemView // the five that come next
	More       []itemView // what comes behind them
	Status     *review.Status
	Unread     []string
	Missing    []extract.AgendaItem
	SetAside   int
	Acts       int
	HasArticle bool
	News       news     // what the last run said
	CanRun     bool     // late documents can be added
	Folder     string   // of the workspace, where the documents are
	Others     []string // other sessions of the same documents that have no drafts yet
}

// nextShown is how many decisions stand beside those of the article.
const nextShown = 5

// itemView is one decision with the reasons of its rank.
type itemView struct {
	ID, Title string
	Acts      []actView
	Score     float64
	Reasons   []summarize.Reason
	Notes     []string
	Fallback  string
	Pinned    bool
	Place     int // 1-based in the article
	Known     bool
}

type actView struct {
	ID, Label, Object, PDF string
}

// choice shows the decisions as the article holds them now, whoever put them there.
func (s *Server) choice(r *http.Request) (string, any, error) {
	x, status, err := s.open(r)
	if err != nil {
		return "", nil, err
	}
	v := choiceView{frame: s.sessionFrame(x, status, "Choix des décisions", ""), Status: status, Missing: x.record.Missing,
		Acts: len(x.record.Deliberations)}
	if x.record.Summary != nil {
		v.SetAside = len(x.record.Summary.SetAside)
	}
	article, err := x.folder.Draft(review.ArticleFile)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", nil, err
	}
	v.HasArticle = err == nil
	v.Content = article.Content
	known := x.items()
	for i, section := range review.Sections(article.Text) {
		it, ok := find(known, section.ID, section.Acts)
		if !ok {
			it = summarize.Item{ID: section.ID, Acts: section.Acts}
		}
		it.Title = section.Title
		one := x.item(it)
		one.ID, one.Place, one.Known = section.ID, i+1, ok
		v.Items = append(v.Items, one)
	}
	for _, it := range known {
		if !slices.ContainsFunc(v.Items, func(in itemView) bool { return in.ID == it.ID }) {
			v.Next = append(v.Next, x.item(it))
		}
	}
	if len(v.Next) > nextShown {
		v.Next, v.More = v.Next[:nextShown], v.Next[nextShown:]
	}
	v.Unread = x.unread()
	if o := s.opt(); o.Runner != nil && x.record.Date != "" && isDir(filepath.Join(o.Work.Dir, x.record.Date)) {
		v.CanRun, v.Folder, v.Others = true, x.record.Date, s.undrafted(x)
	}
	v.News = s.takeNews(x.folder.ID())
	return "choice", v, nil
}

// undrafted are the dates of other sessions that the documents tell and no folder has.
func (s *Server) undrafted(x *session) []string {
	folders, err := review.List(s.opt().Root)
	if err != nil {
		return nil // told where they are listed
	}
	var out []string
	for _, d := range x.record.Others {
		if d.SessionDate == nil || slices.Contains(out, *d.SessionDate) || len(d.Deliberations) == 0 {
			continue
		}
		if !slices.ContainsFunc(folders, func(f *review.Folder) bool { return strings.HasPrefix(f.ID(), *d.SessionDate) }) {
			out = append(out, *d.SessionDate)
		}
	}
	slices.Sort(out)
	return out
}

// unread says of each document what of it could not be read.
func (x *session) unread() []string {
	var out []string
	for _, d := range slices.Concat(x.record.Documents, x.record.Others) {
		for _, w := range d.Warnings {
			out = append(out, filepath.Base(filepath.FromSlash(d.File))+" : "+w.Message)
		}
	}
	return out
}

// items are the decisions that were drafted: the chosen ones, then the next.
func (x *session) items() []summarize.Item {
	if x.record.Summary == nil {
		return nil
	}
	return slices.Concat(x.record.Summary.Items, x.record.Summary.Next)
}

func find(items []summarize.Item, id string, acts []string) (summarize.Item, bool) {
	for _, it := range items {
		if it.ID == id || slices.Equal(it.Acts, acts) {
			return it, true
		}
	}
	return summarize.Item{}, false
}

func (x *session) item(it summarize.Item) itemView {
	v := itemView{ID: it.ID, Title: it.Title, Score: it.Score, Reasons: it.Reasons, Notes: it.Notes, Fallback: it.Fallback, Pinned: it.Pinned}
	v.Acts = x.actViews(it.Acts)
	return v
}

// actViews names acts with the address of their PDF.
func (x *session) actViews(ids []string) []actView {
	var out []actView
	for _, id := range ids {
		a := actView{ID: id, Label: id}
		for _, d := range x.record.Deliberations {
			if d.ID != id {
				continue
			}
			a.Object = d.Object
			if d.Number != nil && *d.Number != "" {
				a.Label = "n°\u00a0" + *d.Number
			}
			page := 1
			if len(d.Pages) > 0 {
				page = d.Pages[0]
			}
			if name := x.record.Sources[d.File]; name != "" {
				a.PDF = sourceAddress(x.folder.ID(), name, page)
			}
		}
		out = append(out, a)
	}
	return out
}

// swap puts another decision in the place of one of the article; it answers with a job,
// for a model may take a while to write the block.
func (s *Server) swap(r *http.Request) (any, error) {
	x, err := s.session(r)
	if err != nil {
		return nil, err
	}
	if err := s.read(x); err != nil {
		return nil, err
	}
	var ask struct {
		Out    string `json:"out"`
		In     string `json:"in"`
		Expect string `json:"expect"`
	}
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	who, err := s.who()
	if err != nil {
		return nil, err
	}
	item, ok := find(x.items(), ask.In, nil)
	if !ok {
		return nil, &problem{http.StatusNotFound, "cette décision n’est plus dans la liste : rechargez la page"}
	}
	return s.jobs.start(r.Context(), func(ctx context.Context, step func(string, int, int)) (any, error) {
		step("Rédaction de la décision", 0, 1)
		fresh, err := s.opt().Redo(ctx, x.checker.Session, item.Acts, func(done, total int) { step("Rédaction de la décision", done, total) })
		if err != nil {
			return nil, fmt.Errorf("la décision n’a pas pu être rédigée, l’article reste comme il était : %w", err)
		}
		fresh.ID = item.ID
		step("Enregistrement", 1, 1)
		saved, err := x.folder.Swap(review.ArticleFile, ask.Expect, ask.Out, fresh, who)
		if err != nil {
			return nil, err
		}
		return map[string]string{"content": saved.Content, "title": fresh.Title}, nil
	}), nil
}

// move gives the decisions of the article another order.
func (s *Server) move(r *http.Request) (any, error) {
	x, err := s.session(r)
	if err != nil {
		return nil, err
	}
	var ask struct {
		Order  []string `json:"order"`
		Expect string   `json:"expect"`
	}
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	who, err := s.who()
	if err != nil {
		return nil, err
	}
	saved, err := x.folder.Reorder(review.ArticleFile, ask.Expect, ask.Order, who)
	if errors.Is(err, review.ErrChanged) {
		return nil, &problem{http.StatusConflict, err.Error()}
	}
	return map[string]string{"content": saved.Content}, err
}

// forReading matches what selection.md holds for an editor alone: its title, which the page
// has too, how its boxes are ticked, and the boxes that are empty.
var forReading = regexp.MustCompile(`(?m)^# .*$|^Pour changer le choix, .*$|^[ \t]*- \[[ \x{a0}]?\] (?:Garder|Écarter) .*\n`)

// acts shows selection.md: every act that was read, with its reason.
func (s *Server) acts(r *http.Request) (string, any, error) {
	x, status, err := s.open(r)
	if err != nil {
		return "", nil, err
	}
	raw, err := os.ReadFile(filepath.Join(x.folder.Dir, review.SelectionFile))
	if err != nil {
		return "", nil, err
	}
	html, err := s.opt().Preview(forReading.ReplaceAll(raw, nil))
	if err != nil {
		return "", nil, err
	}
	marked, _, err := annotate(string(html), liveView{}, "/s/"+x.folder.ID()+"/")
	return "acts", struct {
		frame
		Text template.HTML
	}{s.sessionFrame(x, status, "Tous les actes", "actes"), template.HTML(marked)}, err // sanitized by Preview
}
