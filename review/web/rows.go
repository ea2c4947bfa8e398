package web

import (
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

	"phare/review"
	"phare/review/web/annotate"
	"phare/review/web/blocks"
	"phare/review/web/screens"
	"phare/summarize/check"
)

// rowView is one passage of a text: what is read, ticked as read, and edited by itself.
type rowView struct {
	N      int
	Kind   string // title, summary, or a blocks.Kind
	Source string // id of the block
	Field  string // what is edited
	Label  string // how a screen reader names it
	Who    string // who read it, "" while nobody has
	Silent bool   // it holds nothing to read: a rule, a link to its act
	Notes  []findingView
	Bound  []actView // acts that the part which it opens is bound to
	Anchor string
	Said   []screens.Remark // what was answered on its sentences

	html        template.HTML
	first, last int // 1-based lines of the file
	bound       []string
	sentences   []string // ids
}

// unreadView is a passage that nobody has read.
type unreadView struct {
	N         int
	Text      string
	Sentences string
}

// onlyLinks matches a passage that only says where its act is.
var onlyLinks = regexp.MustCompile(`^(?:[\s,;.()]|et|\[[^\]]*\])*$`)

// rows lays a text out in passages: title, summary, and each block of the body.
func (s *Server) rows(x *session, d review.Draft) []rowView {
	var out []rowView
	add := func(r rowView) {
		r.N = len(out)
		out = append(out, r)
	}
	head := strings.Split(d.Text[:len(d.Text)-len(d.Body)], "\n")
	lineOf := func(key string) int {
		for i, l := range head {
			if strings.HasPrefix(l, key+":") {
				return i + 1
			}
		}
		return 0
	}
	at := lineOf("title")
	add(rowView{Kind: "title", Field: d.Front.Title, Source: blocks.Block{Source: d.Front.Title}.ID(), Label: "Titre", first: at, last: at,
		html: template.HTML("<h1>" + template.HTMLEscapeString(d.Front.Title) + "</h1>")})
	if at := lineOf("summary"); at > 0 {
		add(rowView{Kind: "summary", Field: d.Front.Summary, Source: blocks.Block{Source: d.Front.Summary}.ID(), Label: "Résumé", first: at, last: at,
			html: template.HTML(`<p class="summary">` + template.HTMLEscapeString(d.Front.Summary) + "</p>")})
	}
	notes, edit := splitNotes(d.Body)
	start := d.Line + strings.Count(notes, "\n")
	var bound []string
	var paragraph []string // acts of the paragraph that follows
	for _, b := range blocks.Split(edit) {
		if b.Kind == blocks.Comment {
			if m := actsComment.FindStringSubmatch(b.Source); m != nil {
				paragraph = strings.Fields(m[1])
			}
			continue
		}
		r := rowView{Kind: string(b.Kind), Source: b.ID(), Field: b.Field(), first: start + b.Line, last: start + b.Line + b.Lines() - 1}
		r.Silent = b.Kind == blocks.Rule || b.Kind != blocks.Heading && onlyLinks.MatchString(r.Field)
		shown, err := s.opt().Preview([]byte(b.Source))
		if err != nil {
			shown = []byte("<pre>" + template.HTMLEscapeString(b.Source) + "</pre>")
		}
		r.html = annotate.Balanced(shown)
		if b.Kind == blocks.Heading {
			if sections := review.Sections(b.Source + "\n"); len(sections) > 0 {
				bound, r.Anchor = sections[0].Acts, sections[0].ID
				r.Bound = x.actViews(bound)
			} else {
				bound = nil
			}
		}
		r.bound = bound
		if paragraph != nil {
			r.bound, paragraph = paragraph, nil
		}
		add(r)
	}
	return out
}

// actsComment is the comment that binds a paragraph to acts (DESIGN §4).
var actsComment = regexp.MustCompile(`^<!--\s*actes?\s*:\s*([^>]*?)\s*-->$`)

// rowAt finds the row of a line of the file.
func rowAt(rows []rowView, line int) *rowView {
	for i := range rows {
		if rows[i].first <= line && line <= rows[i].last {
			return &rows[i]
		}
	}
	return nil
}

// marked is what the text is to be marked with.
func (v *liveView) marked(x *session) annotate.View {
	out := annotate.View{Base: "/s/" + x.folder.ID() + "/"}
	for _, c := range v.Claims {
		out.Claims = append(out.Claims, annotate.Claim{Text: c.Text, Status: check.Status(c.Status), Own: c.Own, Number: c.Number, Doc: c.Doc, Page: c.Page, ID: c.ID})
	}
	for _, f := range v.Findings {
		out.Findings = append(out.Findings, annotate.Finding{Claim: f.Claim, ID: f.ID, Level: f.Level, Word: f.Word, Message: f.Message, Settled: f.Mark != nil})
	}
	return out
}

// layRows makes the HTML of the rows: words, marks, tools, findings beside.
func (s *Server) layRows(x *session, v *liveView, readings map[string]review.Reading) error {
	var words strings.Builder
	for _, r := range v.Rows {
		fmt.Fprintf(&words, `<div class="words" data-row="%d">%s</div>`, r.N, r.html)
	}
	marked, places, err := annotate.HTML(words.String(), v.marked(x))
	if err != nil {
		return err
	}
	for i, row := range places {
		if row < 0 {
			if r := rowAt(v.Rows, v.Claims[i].line); r != nil {
				row = r.N
			}
		}
		if row >= 0 {
			v.Rows[row].sentences = append(v.Rows[row].sentences, v.Claims[i].ID)
		}
	}
	for _, f := range v.Findings {
		row := -1
		if f.Claim >= 0 {
			row = places[f.Claim]
		}
		if r := rowAt(v.Rows, f.Line); row < 0 && r != nil {
			row = r.N
		}
		if row < 0 {
			v.General = append(v.General, f)
			continue
		}
		v.Rows[row].Notes = append(v.Rows[row].Notes, f)
	}
	pieces := strings.Split(marked, `<div class="words" data-row="`)
	if len(pieces) != len(v.Rows)+1 {
		return errors.New("le texte ne se laisse pas mettre en passages : ouvrez le fichier dans un éditeur, et retirez-en le code HTML")
	}
	var out strings.Builder
	for i := range v.Rows {
		r := &v.Rows[i]
		r.read(readings)
		r.Said = v.Said.Of(r.sentences)
		if !r.Silent && r.Who == "" {
			v.Tally.Unread++
			v.Unread = append(v.Unread, unreadView{r.N, r.Field, strings.Join(r.sentences, " ")})
		}
		if r.Label == "" {
			r.Label = fmt.Sprintf("Passage %d sur %d", r.N, len(v.Rows)-1)
		}
		part, err := s.pages.part("part-row", struct {
			rowView
			Words     template.HTML
			Sentences string
		}{*r, template.HTML(`<div class="words" data-row="` + pieces[i+1]), strings.Join(r.sentences, " ")}) // sanitized by Preview, and what annotate adds is escaped
		if err != nil {
			return err
		}
		out.WriteString(part)
	}
	v.Said.Rest()
	v.Text = template.HTML(out.String())
	return nil
}

// read tells whether somebody has read every sentence of the row. A row in which the check
// sees no sentence is one by itself.
func (r *rowView) read(readings map[string]review.Reading) {
	if len(r.sentences) == 0 {
		r.sentences = []string{review.SentenceID(r.Field)}
	}
	r.Who = ""
	for _, id := range r.sentences {
		seen := readings[id]
		if !seen.Read {
			r.Who = ""
			return
		}
		r.Who = seen.Who
	}
}

// acts are those of the session, as a person names them.
func (x *session) acts() []actView {
	var ids []string
	for _, d := range x.record.Deliberations {
		ids = append(ids, d.ID)
	}
	return x.actViews(ids)
}

// rowAsk names a passage and what a person made of it.
type rowAsk struct {
	Row    int    `json:"row"`
	Source string `json:"source"` // rowView.Source of the passage that was changed
	Span   int    `json:"span"`   // how many passages it has become while it was written, 0 for one
	Text   string `json:"text"`
	Expect string `json:"expect"`
}

// put gives the draft with the passage changed: the one of that number, or, where the text
// was changed elsewhere meanwhile, the one that holds the same words.
func (a rowAsk) put(d review.Draft) (string, error) {
	front := func(key string) (string, error) {
		out, err := review.SetFront([]byte(d.Text), map[string]any{key: oneLine(a.Text)})
		return string(out), err
	}
	if a.Source == (blocks.Block{Source: d.Front.Title}).ID() && a.Row == 0 {
		if oneLine(a.Text) == "" {
			return "", &problem{http.StatusUnprocessableEntity, blocks.ErrEmptyTitle.Error()}
		}
		return front("title")
	}
	if a.Source == (blocks.Block{Source: d.Front.Summary}).ID() && a.Row == 1 {
		return front("summary")
	}
	notes, edit := splitNotes(d.Body)
	b, ok := a.find(d, edit)
	if !ok {
		return "", errGone
	}
	next, err := blocks.Put(edit, b, a.Text)
	if err != nil {
		return "", &problem{http.StatusUnprocessableEntity, err.Error()}
	}
	return d.Text[:len(d.Text)-len(d.Body)] + notes + next, nil
}

// errGone: the passage that was changed is no longer there.
var errGone = &problem{http.StatusConflict, "ce passage n’est plus dans le texte"}

func (a rowAsk) find(d review.Draft, edit string) (blocks.Block, bool) {
	shown := slices.DeleteFunc(blocks.Split(edit), func(b blocks.Block) bool { return b.Kind == blocks.Comment })
	at := a.Row - 1
	if strings.Contains(d.Text[:len(d.Text)-len(d.Body)], "\nsummary:") {
		at--
	}
	if at < 0 || at >= len(shown) || shown[at].ID() != a.Source {
		at = -1
		for i, b := range shown {
			if b.ID() == a.Source {
				if at >= 0 {
					return blocks.Block{}, false // which of the two is not known
				}
				at = i
			}
		}
	}
	last := at + max(1, a.Span) - 1
	if at < 0 || last >= len(shown) {
		return blocks.Block{}, false
	}
	b := shown[at]
	b.End = shown[last].End
	b.Source = edit[b.Start:b.End]
	return b, true
}

// savePassage puts what a person wrote in the place of a passage, every other byte kept; with
// "check" it only tells what the acts say of it.
func (s *Server) savePassage(r *http.Request) (any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return nil, err
	}
	var ask struct {
		rowAsk
		Check bool `json:"check"`
	}
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	text, err := ask.put(d)
	if ask.Check {
		if err != nil {
			return nil, err
		}
		return s.look(x, d, text, ask.Row)
	}
	who, werr := s.who()
	if werr != nil {
		return nil, werr
	}
	if err == errGone { // somebody else changed this very passage: theirs stands, mine is kept beside
		base, ok := s.version(x, d.File, ask.Expect)
		if !ok {
			return nil, err
		}
		mine, merr := ask.put(base)
		if merr != nil {
			return nil, merr
		}
		_, serr := x.folder.Save(d.File, ask.Expect, mine, who)
		return nil, s.changed(serr, ask.Text)
	}
	if err != nil {
		return nil, err
	}
	saved, err := x.folder.Save(d.File, d.Content, text, who)
	if err != nil {
		return nil, s.changed(err, ask.Text)
	}
	return s.liveAnswer(x, saved)
}

// look tells what stands against a passage that is being written.
func (s *Server) look(x *session, d review.Draft, text string, row int) (any, error) {
	next, err := review.ParseDraft(d.File, []byte(text))
	if err != nil {
		return nil, &problem{http.StatusUnprocessableEntity, err.Error()}
	}
	v, err := s.live(x, next)
	if err != nil {
		return nil, err
	}
	answer := map[string]any{"standing": v.Tally.Standing(), "words": "", "notes": ""}
	if answer["tally"], err = s.pages.part("part-tally", v); err != nil {
		return nil, err
	}
	if answer["counters"], err = s.pages.part("part-counters", v); err != nil {
		return nil, err
	}
	if row >= 0 && row < len(v.Rows) {
		answer["notes"], err = s.pages.part("part-notes", v.Rows[row].Notes)
	}
	return answer, err
}

// version is a text that the folder keeps, by its content.
func (s *Server) version(x *session, file, content string) (review.Draft, bool) {
	text, err := x.folder.Version(content)
	if err != nil {
		return review.Draft{}, false
	}
	d, err := review.ParseDraft(file, []byte(text))
	return d, err == nil
}

// bind relates a part of the article to other acts.
func (s *Server) bind(r *http.Request) (any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return nil, err
	}
	var ask struct {
		rowAsk
		Acts []string `json:"acts"`
	}
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	who, err := s.who()
	if err != nil {
		return nil, err
	}
	for _, id := range ask.Acts {
		if x.checker.Session.Find(id) == nil {
			return nil, &problem{http.StatusNotFound, "cet acte n’est pas de la séance : rechargez la page"}
		}
	}
	notes, edit := splitNotes(d.Body)
	b, ok := ask.find(d, edit)
	if !ok {
		return nil, errGone
	}
	next, err := blocks.Bind(edit, b, ask.Acts)
	if err != nil {
		return nil, &problem{http.StatusUnprocessableEntity, err.Error()}
	}
	saved, err := x.folder.Save(d.File, d.Content, d.Text[:len(d.Text)-len(d.Body)]+notes+next, who)
	if err != nil {
		return nil, s.changed(err, ask.Text)
	}
	return s.liveAnswer(x, saved)
}

// noteRead notes that a person has read passages or opened the page behind a sentence.
func (s *Server) noteRead(r *http.Request) (any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return nil, err
	}
	var ask struct {
		Sentences []string `json:"sentences"`
		Opened    bool     `json:"opened"`
	}
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	who, err := s.who()
	if err != nil {
		return nil, err
	}
	how := review.LookedRead
	if ask.Opened {
		how = review.LookedOpened
	}
	for _, id := range ask.Sentences {
		if len(id) != 12 || strings.Trim(id, "0123456789abcdef") != "" {
			return nil, &problem{http.StatusBadRequest, "la demande ne se lit pas, rechargez la page"}
		}
	}
	if err := x.folder.Read(d.File, who, how, ask.Sentences...); err != nil {
		return nil, err
	}
	return s.liveAnswer(x, d)
}

// versionView is a text as it was at some time.
type versionView struct {
	Content string `json:"content"`
	When    string `json:"when"` // "de 10 h 12", "du 4 avril 2025 à 18 h 30"
	Who     string `json:"who"`
}

// keptVersions is how many versions are offered.
const keptVersions = 40

// versions lists the texts that the folder keeps, the latest first.
func (s *Server) versions(r *http.Request) (any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return nil, err
	}
	entries, err := x.folder.Journal()
	if err != nil {
		return nil, err
	}
	out, seen := []versionView{}, map[string]bool{d.Content: true}
	for _, e := range slices.Backward(entries) {
		if e.File != d.File || e.Event != review.EventDrafted && e.Event != review.EventEdited || seen[e.Content] || len(out) == keptVersions {
			continue
		}
		if _, err := x.folder.Version(e.Content); err != nil {
			continue
		}
		seen[e.Content] = true
		out = append(out, versionView{e.Content, since(e.When, time.Now()), e.Who})
	}
	return map[string]any{"versions": out}, nil
}

// restore puts a version in the place of the text: it is a change like another, and can be
// undone by the same way.
func (s *Server) restore(r *http.Request) (any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return nil, err
	}
	var ask struct {
		Content string `json:"content"`
		Expect  string `json:"expect"`
	}
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	who, err := s.who()
	if err != nil {
		return nil, err
	}
	text, err := x.folder.Version(ask.Content)
	if err != nil {
		return nil, &problem{http.StatusNotFound, "cette version n’est plus dans le dossier"}
	}
	saved, err := x.folder.Save(d.File, ask.Expect, text, who)
	if err != nil {
		return nil, s.changed(err, shownText(d))
	}
	return s.liveAnswer(x, saved)
}
