package wordpress

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"phare/review/publish"
)

// The block comments around the text keep WordPress from adding paragraphs of its own; the
// marker tells our post from somebody else's with the same address; the seal names the
// signature's line in the journal, and takes no part in comparisons.
const (
	blockStart = "<!-- wp:html -->"
	blockEnd   = "<!-- /wp:html -->"
	markStart  = "<!-- phare:"
	sealStart  = "<!-- phare-journal:"
	markEnd    = " -->"
)

type rendered struct {
	Raw string `json:"raw"`
}

// post is what the API gives of a post in the edit context.
type post struct {
	ID         int      `json:"id"`
	Status     string   `json:"status"`
	Slug       string   `json:"slug"`
	Link       string   `json:"link"`
	Title      rendered `json:"title"`
	Excerpt    rendered `json:"excerpt"`
	Content    rendered `json:"content"`
	Categories []int    `json:"categories"`
	Tags       []int    `json:"tags"`
	Featured   int      `json:"featured_media"`
	DateGMT    string   `json:"date_gmt"`
}

// everyStatus lists them all: "any" leaves out the trash, and nothing at all means published.
const everyStatus = "publish,future,draft,pending,private,trash"

func wrap(m publish.Message) string {
	note := ""
	if m.Updated != "" {
		note = publish.UpdateNote(m.Updated)
	}
	return envelope(m, note+strings.TrimSpace(m.HTML.WordPress()))
}

// envelope puts a text between our marks.
func envelope(m publish.Message, text string) string {
	seal := ""
	if m.Seal != "" {
		seal = sealStart + m.Seal + markEnd + "\n"
	}
	return blockStart + "\n" + markStart + m.Key + markEnd + "\n" + seal + text + "\n" + blockEnd
}

// unwrap gives the text of a post without block comments and marks.
func (p *post) unwrap() string {
	lines := strings.Split(p.Content.Raw, "\n")
	kept := lines[:0]
	for _, l := range lines {
		t := strings.TrimSpace(l)
		if t == blockStart || t == blockEnd || strings.HasPrefix(t, markStart) || strings.HasPrefix(t, sealStart) {
			continue
		}
		kept = append(kept, l)
	}
	return strings.Join(kept, "\n")
}

func (p *post) ours(key string) bool { return strings.Contains(p.Content.Raw, markStart+key+markEnd) }

func (p *post) remote() *publish.Remote {
	html := publish.WithoutUpdateNote(emoji(p.unwrap()))
	return &publish.Remote{ID: strconv.Itoa(p.ID), URL: p.Link, Status: p.Status,
		Content: publish.Shown(field(p.Title), field(p.Excerpt), html)}
}

// field is the plain text of a title or an excerpt.
func field(r rendered) string { return publish.FromWordPress(emoji(r.Raw)) }

var emojiEntity = regexp.MustCompile(`&#x([0-9a-f]{4,6});`)

// emoji gives back the characters that WordPress stores as entities where its tables are
// utf8mb3 (wp_encode_emoji). Entities of ours are decimal.
func emoji(s string) string {
	return emojiEntity.ReplaceAllStringFunc(s, func(e string) string {
		n, err := strconv.ParseInt(e[3:len(e)-1], 16, 32)
		if err != nil {
			return e
		}
		return string(rune(n))
	})
}

// Preview is title, excerpt and content.
func (s *Site) Preview(m publish.Message) string {
	return publish.Shown(m.Title.Plain(), m.Summary.Plain(), m.HTML.WordPress())
}

// Find looks for our post: by the id of the last sending, then by slug, then by marker.
func (s *Site) Find(ctx context.Context, m publish.Message, id string) (*publish.Remote, error) {
	if _, err := s.account(ctx); err != nil {
		return nil, err
	}
	p, err := s.find(ctx, m, id)
	if err != nil || p == nil {
		return nil, err
	}
	if p.Status == "trash" {
		return nil, &publish.RefusedError{Target: target, Why: fmt.Sprintf("la page « %s » est dans la corbeille de WordPress ; restaurez-la, ou supprimez-la définitivement, puis relancez", publish.NewText(field(p.Title)).Plain())}
	}
	r := p.remote()
	r.Due = s.advances(p)
	return r, nil
}

// advances reports whether the post must still change its status: an editor's own choice
// (private, future) is left alone unless publication is asked for.
func (s *Site) advances(p *post) bool {
	if p.Status == "future" && p.DateGMT > time.Now().UTC().Format("2006-01-02T15:04:05") {
		return false // it comes out by itself
	}
	return s.config.Status != p.Status && (p.Status == "draft" || s.config.Status == "publish")
}

func (s *Site) find(ctx context.Context, m publish.Message, id string) (*post, error) {
	if id != "" {
		if _, err := strconv.Atoi(id); err != nil {
			return nil, fmt.Errorf("le journal garde un identifiant WordPress illisible : « %s »", publish.NewText(id).Plain())
		}
		var p post
		err := s.call(ctx, http.MethodGet, "/wp/v2/posts/"+id, url.Values{"context": {"edit"}}, nil, &p)
		var a *answerError
		switch {
		case err == nil:
			return &p, nil
		case errors.As(err, &a) && a.Status == http.StatusNotFound: // deleted for good
		default:
			return nil, s.explain(err)
		}
	}
	// a slug that was trashed bears a suffix, and one that was changed is another: the
	// marker finds those
	searches := []url.Values{{"slug": {m.Slug + "," + m.Slug + "__trashed"}}, {"search": {strings.TrimSpace(markStart[len("<!-- "):]) + m.Key}}}
	for i, q := range searches {
		q.Set("status", everyStatus)
		q.Set("context", "edit")
		q.Set("per_page", "20")
		var found []post
		if err := s.call(ctx, http.MethodGet, "/wp/v2/posts", q, nil, &found); err != nil {
			return nil, s.explain(err)
		}
		for _, p := range found {
			if p.ours(m.Key) {
				return &p, nil
			}
		}
		for _, p := range found {
			// an unknown parameter is ignored by WordPress: believe the answer, not the question
			if i == 0 && p.Slug == m.Slug {
				return nil, &publish.RefusedError{Target: target, Why: fmt.Sprintf("une autre page porte déjà l’adresse « %s » (%s) ; changez « slug » dans l’en-tête du brouillon et faites-le signer, ou renommez l’autre page", m.Slug, p.Link)}
			}
		}
	}
	return nil, nil
}

// Put creates or updates the post, reads it back and compares it with what was sent. A new
// post is a draft until it has been compared.
func (s *Site) Put(ctx context.Context, m publish.Message, found *publish.Remote) (*publish.Remote, error) {
	me, err := s.account(ctx)
	if err != nil {
		return nil, err
	}
	if s.config.Status == "publish" && !me.may("publish_posts") {
		return nil, s.explain(&answerError{Status: http.StatusForbidden, Code: "rest_cannot_publish"})
	}
	categories, err := s.terms(ctx, "categories", append(slices.Clone(m.Categories), names(s.config.Categories)...))
	if err != nil {
		return nil, err
	}
	tags, err := s.terms(ctx, "tags", m.Tags)
	if err != nil {
		return nil, err
	}
	body := map[string]any{"title": m.Title.WordPress(), "content": wrap(m), "excerpt": m.Summary.WordPress(), "categories": categories, "tags": tags}
	if picture, err := s.featured(ctx, m); err != nil {
		return nil, err
	} else if picture != 0 { // an editor's own picture is kept where the text has none
		body["featured_media"] = picture
	}
	path := "/wp/v2/posts"
	if found != nil {
		path += "/" + found.ID // an editor's own slug is kept
	} else {
		body["slug"], body["status"] = m.Slug, "draft"
	}
	var p post
	if err := s.call(ctx, http.MethodPost, path, url.Values{"context": {"edit"}}, body, &p); err != nil {
		return nil, s.explain(err)
	}
	if found == nil && p.Slug != m.Slug {
		return nil, errors.Join(&publish.RefusedError{Target: target, Why: fmt.Sprintf("l’adresse « %s » est déjà prise (WordPress propose « %s ») ; changez « slug » dans l’en-tête du brouillon et faites-le signer", m.Slug, p.Slug)},
			s.call(ctx, http.MethodDelete, "/wp/v2/posts/"+strconv.Itoa(p.ID), url.Values{"force": {"true"}}, nil, nil))
	}
	if err := same(&p, m, categories, tags); err != nil {
		return nil, err
	}
	if s.advances(&p) {
		if err := m.Still(); err != nil { // the signature may have been taken back meanwhile
			return nil, err
		}
		if err := s.call(ctx, http.MethodPost, "/wp/v2/posts/"+strconv.Itoa(p.ID), url.Values{"context": {"edit"}}, s.coming(&p), &p); err != nil {
			return nil, s.explain(err)
		}
		if found == nil && s.config.Status == "publish" && p.Slug != m.Slug {
			back := s.call(ctx, http.MethodDelete, "/wp/v2/posts/"+strconv.Itoa(p.ID), url.Values{"force": {"true"}}, nil, nil)
			return nil, errors.Join(&publish.RefusedError{Target: target, Why: fmt.Sprintf("l’adresse « %s » est déjà prise ; changez « slug » dans l’en-tête du brouillon et faites-le signer", m.Slug)}, back)
		}
	}
	return p.remote(), nil
}

// coming is what makes a post public: at once, or at the moment that was asked for, which
// WordPress makes "future" of where it lies ahead.
func (s *Site) coming(p *post) map[string]any {
	out := map[string]any{"status": s.config.Status}
	if s.at != "" && s.config.Status == "publish" && p.Status == "draft" {
		out["date"] = s.at
	}
	return out
}

// Withdraw puts the reason in the place of a text that the public may have read; one that
// never was public goes to the trash.
func (s *Site) Withdraw(ctx context.Context, m publish.Message, found *publish.Remote, w publish.Withdrawal) (*publish.Remote, error) {
	id, err := strconv.Atoi(found.ID)
	if err != nil {
		return nil, fmt.Errorf("identifiant WordPress illisible : « %s »", publish.NewText(found.ID).Plain())
	}
	path := "/wp/v2/posts/" + strconv.Itoa(id)
	if found.Status != "publish" && found.Status != "private" {
		if err := s.call(ctx, http.MethodDelete, path, nil, nil, nil); err != nil {
			return nil, s.explain(err)
		}
		return &publish.Remote{ID: found.ID, URL: found.URL, Status: "trash"}, nil
	}
	body := map[string]any{"title": m.Title.WordPress(), "content": envelope(m, w.HTML().WordPress()), "excerpt": w.Note().WordPress(), "featured_media": 0, "sticky": false}
	var p post
	if err := s.call(ctx, http.MethodPost, path, url.Values{"context": {"edit"}}, body, &p); err != nil {
		return nil, s.explain(err)
	}
	if emoji(p.Content.Raw) != envelope(m, w.HTML().WordPress()) {
		return nil, fmt.Errorf("WordPress n’a pas gardé l’avis de retrait : ouvrez %s et retirez la page à la main", p.Link)
	}
	return p.remote(), nil
}

// same compares what WordPress kept with what was sent: all that readers see.
func same(p *post, m publish.Message, categories, tags []int) error {
	if got, want := emoji(p.Content.Raw), wrap(m); got != want {
		return fmt.Errorf("WordPress a changé le texte en l’enregistrant ; la page %s reste à l’état « %s » : demandez à l’administrateur quelle extension filtre le HTML\n%s", p.Link, p.Status, publish.Difference(want, got))
	}
	for _, f := range []struct{ what, got, want string }{{"titre", field(p.Title), m.Title.Plain()}, {"résumé", strings.TrimSpace(field(p.Excerpt)), m.Summary.Plain()}} {
		if f.got != f.want {
			return fmt.Errorf("WordPress a changé le %s « %s » en « %s » ; la page %s reste à l’état « %s »", f.what, f.want, publish.NewText(f.got).Plain(), p.Link, p.Status)
		}
	}
	if m.Picture != nil && p.Featured == 0 {
		return fmt.Errorf("WordPress n’a pas gardé l’image de « %s »", m.Title.Plain())
	}
	for what, pair := range map[string][2][]int{"catégories": {categories, p.Categories}, "étiquettes": {tags, p.Tags}} {
		for _, want := range pair[0] {
			if !slices.Contains(pair[1], want) {
				return fmt.Errorf("WordPress n’a pas gardé une des %s (n° %d) de « %s »", what, want, m.Title.Plain())
			}
		}
	}
	return nil
}

func names(all []string) []publish.Text {
	out := make([]publish.Text, len(all))
	for i, n := range all {
		out[i] = publish.NewText(n)
	}
	return out
}

// term is a category or a tag as WordPress has it.
type term struct {
	ID     int    `json:"id"`
	Name   string `json:"name"`
	Parent int    `json:"parent"`
}

// folded makes names that a reader takes for one name alike: WordPress stores "&" as "&amp;",
// may turn ' into ’, and compares neither with what it is asked for.
func folded(name string) string {
	name = strings.NewReplacer("’", "'", "ʼ", "'", "\u00a0", " ", "\u202f", " ").Replace(publish.FromWordPress(emoji(name)))
	return strings.ToLower(strings.Join(strings.Fields(name), " "))
}

// terms gives the ids of categories or tags: those that exist, wherever they stand in the
// tree, else new ones.
func (s *Site) terms(ctx context.Context, kind string, wanted []publish.Text) ([]int, error) {
	ids := []int{}
	if len(wanted) == 0 {
		return ids, nil
	}
	known, err := s.known(ctx, kind)
	if err != nil {
		return nil, err
	}
	for _, name := range wanted {
		id, ok := known[folded(name.Plain())]
		if !ok {
			if id, err = s.make(ctx, kind, name); err != nil {
				return nil, err
			}
			known[folded(name.Plain())] = id
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// known lists the categories or tags by their folded names; of two of one name, that at the
// top of the tree, else the older one.
func (s *Site) known(ctx context.Context, kind string) (map[string]int, error) {
	all, top := map[string]int{}, map[string]bool{}
	for page := 1; ; page++ {
		var found []term
		err := s.call(ctx, http.MethodGet, "/wp/v2/"+kind, url.Values{"per_page": {"100"}, "page": {strconv.Itoa(page)}, "orderby": {"id"}}, nil, &found)
		if err != nil {
			return nil, s.explain(err)
		}
		for _, t := range found {
			name := folded(t.Name)
			if _, ok := all[name]; !ok || t.Parent == 0 && !top[name] {
				all[name], top[name] = t.ID, t.Parent == 0
			}
		}
		if len(found) < 100 || page == 50 {
			return all, nil
		}
	}
}

// make adds a category or a tag.
func (s *Site) make(ctx context.Context, kind string, name publish.Text) (int, error) {
	var t term
	err := s.call(ctx, http.MethodPost, "/wp/v2/"+kind, nil, map[string]string{"name": name.WordPress()}, &t)
	var a *answerError
	switch {
	case err == nil:
		return t.ID, nil
	case errors.As(err, &a) && a.Code == "term_exists" && a.termID() != 0:
		return a.termID(), nil
	case errors.As(err, &a) && a.Status == http.StatusForbidden && !a.foreign:
		return 0, &publish.RefusedError{Target: target, Why: fmt.Sprintf("la catégorie ou l’étiquette « %s » n’existe pas et ce compte ne peut pas la créer ; créez-la dans WordPress ou demandez le rôle Éditeur", name.Plain())}
	}
	return 0, s.explain(err)
}
