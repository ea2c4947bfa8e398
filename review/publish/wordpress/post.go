package wordpress

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"phare/review/publish"
)

// The block comments around the text keep WordPress from adding paragraphs of its own; the
// marker tells our post from somebody else's with the same address.
const (
	blockStart = "<!-- wp:html -->"
	blockEnd   = "<!-- /wp:html -->"
	markStart  = "<!-- phare:"
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
}

// everyStatus lists them all: "any" leaves out the trash, and nothing at all means published.
const everyStatus = "publish,future,draft,pending,private,trash"

func wrap(m publish.Message) string {
	note := ""
	if m.Updated != "" {
		note = publish.UpdateNote(m.Updated)
	}
	return blockStart + "\n" + markStart + m.Key + markEnd + "\n" + note + strings.TrimSpace(string(m.HTML)) + "\n" + blockEnd
}

// unwrap gives the text of a post without block comments and marker.
func (p *post) unwrap() string {
	lines := strings.Split(p.Content.Raw, "\n")
	kept := lines[:0]
	for _, l := range lines {
		t := strings.TrimSpace(l)
		if t == blockStart || t == blockEnd || strings.HasPrefix(t, markStart) {
			continue
		}
		kept = append(kept, l)
	}
	return strings.Join(kept, "\n")
}

func (p *post) ours(key string) bool { return strings.Contains(p.Content.Raw, markStart+key+markEnd) }

func (p *post) remote() *publish.Remote {
	html := publish.WithoutUpdateNote(p.unwrap())
	return &publish.Remote{ID: strconv.Itoa(p.ID), URL: p.Link, Status: p.Status,
		Content: publish.Shown(p.Title.Raw, p.Excerpt.Raw, html)}
}

// Preview is title, excerpt and content.
func (s *Site) Preview(m publish.Message) string {
	return publish.Shown(m.Title, m.Summary, string(m.HTML))
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
		return nil, &publish.RefusedError{Target: target, Why: fmt.Sprintf("la page « %s » est dans la corbeille de WordPress ; restaurez-la, ou supprimez-la définitivement, puis relancez", p.Title.Raw)}
	}
	r := p.remote()
	r.Due = s.advances(p)
	return r, nil
}

// advances reports whether the post must still change its status: an editor's own choice
// (private, future) is left alone unless publication is asked for.
func (s *Site) advances(p *post) bool {
	return s.config.Status != p.Status && (p.Status == "draft" || s.config.Status == "publish")
}

func (s *Site) find(ctx context.Context, m publish.Message, id string) (*post, error) {
	if id != "" {
		if _, err := strconv.Atoi(id); err != nil {
			return nil, fmt.Errorf("le journal garde un identifiant WordPress illisible : « %s »", id)
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
	categories, err := s.terms(ctx, "categories", append(append([]string{}, m.Categories...), s.config.Categories...))
	if err != nil {
		return nil, err
	}
	tags, err := s.terms(ctx, "tags", m.Tags)
	if err != nil {
		return nil, err
	}
	body := map[string]any{"title": m.Title, "content": wrap(m), "excerpt": m.Summary, "categories": categories, "tags": tags}
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
	if err := same(&p, m, categories); err != nil {
		return nil, err
	}
	if s.advances(&p) {
		if err := s.call(ctx, http.MethodPost, "/wp/v2/posts/"+strconv.Itoa(p.ID), url.Values{"context": {"edit"}}, map[string]any{"status": s.config.Status}, &p); err != nil {
			return nil, s.explain(err)
		}
		if found == nil && s.config.Status == "publish" && p.Slug != m.Slug {
			back := s.call(ctx, http.MethodDelete, "/wp/v2/posts/"+strconv.Itoa(p.ID), url.Values{"force": {"true"}}, nil, nil)
			return nil, errors.Join(&publish.RefusedError{Target: target, Why: fmt.Sprintf("l’adresse « %s » est déjà prise ; changez « slug » dans l’en-tête du brouillon et faites-le signer", m.Slug)}, back)
		}
	}
	return p.remote(), nil
}

// same compares what WordPress kept with what was sent.
func same(p *post, m publish.Message, categories []int) error {
	if got, want := p.Content.Raw, wrap(m); got != want {
		return fmt.Errorf("WordPress a changé le texte en l’enregistrant ; la page %s reste à l’état « %s » : demandez à l’administrateur quelle extension filtre le HTML\n%s", p.Link, p.Status, publish.Difference(want, got))
	}
	if p.Title.Raw != m.Title {
		return fmt.Errorf("WordPress a changé le titre « %s » en « %s »", m.Title, p.Title.Raw)
	}
	for _, want := range categories {
		kept := false
		for _, got := range p.Categories {
			kept = kept || got == want
		}
		if !kept {
			return fmt.Errorf("WordPress n’a pas gardé une des catégories (n° %d) de « %s »", want, m.Title)
		}
	}
	return nil
}

// terms gives the ids of categories or tags, making those that do not exist.
func (s *Site) terms(ctx context.Context, kind string, names []string) ([]int, error) {
	ids := []int{}
	for _, name := range names {
		var t struct {
			ID int `json:"id"`
		}
		err := s.call(ctx, http.MethodPost, "/wp/v2/"+kind, nil, map[string]string{"name": name}, &t)
		var a *answerError
		switch {
		case err == nil:
		case errors.As(err, &a) && a.Code == "term_exists":
			var data struct {
				ID int `json:"term_id"`
			}
			if json.Unmarshal(a.Data, &data) != nil || data.ID == 0 {
				return nil, s.explain(err)
			}
			t.ID = data.ID
		case errors.As(err, &a) && a.Status == http.StatusForbidden:
			id, err := s.term(ctx, kind, name)
			if err != nil {
				return nil, err
			}
			t.ID = id
		default:
			return nil, s.explain(err)
		}
		ids = append(ids, t.ID)
	}
	return ids, nil
}

// term looks a category or tag up, for accounts that may not make one.
func (s *Site) term(ctx context.Context, kind, name string) (int, error) {
	var found []struct {
		ID   int    `json:"id"`
		Name string `json:"name"`
	}
	if err := s.call(ctx, http.MethodGet, "/wp/v2/"+kind, url.Values{"search": {name}, "per_page": {"100"}}, nil, &found); err != nil {
		return 0, s.explain(err)
	}
	for _, t := range found {
		if strings.EqualFold(t.Name, name) {
			return t.ID, nil
		}
	}
	return 0, &publish.RefusedError{Target: target, Why: fmt.Sprintf("la catégorie ou l’étiquette « %s » n’existe pas et ce compte ne peut pas la créer ; créez-la dans WordPress ou demandez le rôle Éditeur", name)}
}
