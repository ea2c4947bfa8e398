package web

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"phare/extract"
	"phare/review"
	"phare/review/web/annotate"
	"phare/review/web/picture"
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
	Picture    picture.Picture
	Apart      []picture.Act // acts of no drafted decision, that can come in
	News       news          // what the last run said
	CanRun     bool          // late documents can be added
	Folder     string        // of the workspace, where the documents are
	Others     []string      // other sessions of the same documents that have no drafts yet
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
	v.Picture = s.picture(x, v.Items)
	drafted := map[string]bool{}
	for _, list := range [][]itemView{v.Items, v.Next, v.More} {
		for _, it := range list {
			for _, a := range it.Acts {
				drafted[a.ID] = true
			}
		}
	}
	for _, a := range v.Picture.Acts {
		if a.Can && !drafted[a.ID] {
			v.Apart = append(v.Apart, a)
		}
	}
	v.Unread = x.unread()
	if o := s.opt(); o.Runner != nil && x.record.Date != "" && isDir(filepath.Join(o.Work.Dir, x.record.Date)) {
		v.CanRun, v.Folder, v.Others = true, x.record.Date, s.undrafted(x)
	}
	v.News = s.takeNews(x.folder.ID())
	return "choice", v, nil
}

// picture draws the session, the acts of the article lit.
func (s *Server) picture(x *session, items []itemView) picture.Picture {
	place := map[string]int{}
	for _, it := range items {
		for _, a := range it.Acts {
			place[a.ID] = it.Place
		}
	}
	p := picture.Of(x.record, place)
	files := map[string]string{}
	for _, d := range x.record.Deliberations {
		files[d.ID] = d.File
	}
	for i := range p.Acts {
		a := &p.Acts[i]
		a.PDF = x.actViews([]string{a.ID})[0].PDF
		a.Can = a.PDF != "" || s.pdf(x, files[a.ID]) != ""
	}
	return p
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
	if x.byID == nil {
		x.byID = map[string]actView{}
		for _, d := range x.record.Deliberations {
			a := actView{ID: d.ID, Label: d.ID, Object: d.Object}
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
			x.byID[d.ID] = a
		}
	}
	out := make([]actView, 0, len(ids))
	for _, id := range ids {
		a, known := x.byID[id]
		if !known {
			a = actView{ID: id, Label: id}
		}
		out = append(out, a)
	}
	return out
}

// composeAsk is a change of what the article tells.
type composeAsk struct {
	Out    string `json:"out"` // anchor of the block that goes, "" for none
	In     string `json:"in"`  // id of the decision or of the act that comes, "" for none
	Expect string `json:"expect"`
}

// compose puts a decision in the place of one of the article, behind them, or takes one out.
// Where one comes it answers with a job, for a model may take a while to write its block.
func (s *Server) compose(r *http.Request) (any, error) {
	x, err := s.session(r)
	if err != nil {
		return nil, err
	}
	if err := s.read(x); err != nil {
		return nil, err
	}
	var ask composeAsk
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	who, err := s.who()
	if err != nil {
		return nil, err
	}
	if ask.In == "" {
		gone := x.actsOf(ask.Out)
		saved, err := x.folder.Remove(review.ArticleFile, ask.Expect, ask.Out, who)
		if err != nil {
			return nil, s.changed(err, "")
		}
		x.remember(nil, gone)
		return map[string]string{"content": saved.Content}, nil
	}
	item, ok := find(x.items(), ask.In, nil)
	if !ok {
		if x.checker.Session.Find(ask.In) == nil {
			return nil, &problem{http.StatusNotFound, "cette décision n’est plus dans la liste : rechargez la page"}
		}
		item = summarize.Item{ID: ask.In, Acts: []string{ask.In}}
	}
	return s.jobs.start(r.Context(), func(ctx context.Context, step func(string, int, int)) (any, error) {
		return s.bringIn(ctx, x, ask, item, who, step)
	}), nil
}

// bringIn writes the block of a decision and puts it into the article.
func (s *Server) bringIn(ctx context.Context, x *session, ask composeAsk, item summarize.Item, who string, step func(string, int, int)) (any, error) {
	step("Rédaction de la décision", 0, 1)
	pdfs := map[string]string{}
	for _, id := range item.Acts {
		d := x.checker.Session.Find(id)
		if d == nil || x.record.Sources[d.File] != "" {
			continue
		}
		src := s.pdf(x, d.File)
		if src == "" {
			return nil, &problem{http.StatusConflict, "le PDF de cet acte n’est pas gardé ici, et rien n’entre dans l’article sans sa preuve : relancez la lecture avec « phare run --pin " + id + " »"}
		}
		pdfs[d.File] = src
	}
	if err := x.folder.Cite(pdfs); err != nil {
		return nil, err
	}
	fresh, err := s.opt().Redo(ctx, x.checker.Session, item.Acts, func(done, total int) { step("Rédaction de la décision", done, total) })
	if err != nil {
		return nil, fmt.Errorf("la décision n’a pas pu être rédigée, l’article reste comme il était : %w", err)
	}
	fresh.ID = item.ID
	step("Enregistrement", 1, 1)
	gone := x.actsOf(ask.Out)
	var saved review.Draft
	if ask.Out == "" {
		saved, err = x.folder.Insert(review.ArticleFile, ask.Expect, fresh, who)
	} else {
		saved, err = x.folder.Swap(review.ArticleFile, ask.Expect, ask.Out, fresh, who)
	}
	if err != nil {
		return nil, err
	}
	x.remember(item.Acts, gone)
	return map[string]string{"content": saved.Content, "title": fresh.Title}, nil
}

// actsOf are the acts of a block of the article.
func (x *session) actsOf(anchor string) []string {
	article, err := x.folder.Draft(review.ArticleFile)
	if err != nil {
		return nil
	}
	for _, section := range review.Sections(article.Text) {
		if section.ID == anchor {
			return section.Acts
		}
	}
	return nil
}

// remember ticks in selection.md what a person chose, so that a second reading obeys it. A list
// that was written by hand may lack a box: the article holds the choice all the same.
func (x *session) remember(in, out []string) {
	for i, list := range [][]string{in, out} {
		for _, id := range list {
			err := x.folder.SetTick(id, i == 0, i == 1)
			if err != nil && i == 1 { // an act that was never chosen has no box to keep it out
				err = x.folder.SetTick(id, false, false)
			}
			if err != nil {
				slog.Debug("choice not ticked", "act", id, "err", err)
			}
		}
	}
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
	marked, _, err := annotate.HTML(string(html), annotate.View{Base: "/s/" + x.folder.ID() + "/"})
	return "acts", struct {
		frame
		Text template.HTML
	}{s.sessionFrame(x, status, "Tous les actes", "actes"), template.HTML(marked)}, err // sanitized by Preview
}
