//go:build unix

package wordpress

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"phare/review/publish"
	"phare/review/publish/publishtest"
)

// TestAuthorLosesNoTag: WordPress filters the HTML of authors; ours goes through whole, or
// the comparison of what was kept says so.
func TestAuthorLosesNoTag(t *testing.T) {
	edito, author := site(t, "edito", ""), site(t, "redac", "")
	f := publishtest.Folder(t, t.TempDir(), 7)
	a, err := f.Approved("article.md")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := edito.terms(context.Background(), "categories", names(a.Draft().Front.Categories)); err != nil {
		t.Fatal(err)
	}
	mustSend(t, f, author, publish.Options{})
	if p := posts(t, edito, "2025-04-07"); len(p) != 1 || !strings.Contains(p[0].Content.Raw, `<h2 id="2025-007">`) {
		t.Errorf("%+v", p)
	}
}

// TestDroppedInSilence: categories and words that WordPress drops without a word are told.
func TestDroppedInSilence(t *testing.T) {
	m := publish.Message{Key: "s/article.md", Title: publish.NewText("T"), HTML: publish.HTMLBody("<p>Texte</p>")}
	kept := &post{Title: rendered{"T"}, Content: rendered{wrap(m)}, Categories: []int{3}}
	if err := same(kept, m, []int{3}, nil); err != nil {
		t.Errorf("what was kept whole is refused: %v", err)
	}
	for name, spoil := range map[string]func(*post){
		"category": func(p *post) { p.Categories = nil },
		"title":    func(p *post) { p.Title.Raw = "U" },
		"text":     func(p *post) { p.Content.Raw = strings.Replace(p.Content.Raw, "Texte", "", 1) },
	} {
		p := *kept
		spoil(&p)
		if same(&p, m, []int{3}, nil) == nil {
			t.Errorf("a lost %s is not told", name)
		}
	}
}

// TestHeaderLost: a web server that strips Authorization is told from a wrong password.
func TestHeaderLost(t *testing.T) {
	for code, want := range map[string]string{"rest_not_logged_in": "SetEnvIf Authorization", "incorrect_password": "mot de passe d’application"} {
		web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			if strings.Contains(r.URL.Path, "users/me") {
				w.WriteHeader(http.StatusUnauthorized)
				_, _ = w.Write([]byte(`{"code":"` + code + `","message":"non"}`))
				return
			}
			_, _ = w.Write([]byte(`{"name":"Essai","namespaces":["wp/v2"],"authentication":{"application-passwords":{}}}`))
		}))
		s, err := New(Config{URL: web.URL, User: "edito", Password: "secret"})
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, f := range s.Diagnose(context.Background()) {
			all = append(all, f.Detail, f.Remedy)
		}
		if said := strings.Join(all, "\n"); !strings.Contains(said, want) {
			t.Errorf("%s: doctor says %q, want %q", code, said, want)
		}
		web.Close()
	}
}

// TestSwitchedOff: a site whose application passwords are off, and one without pretty links.
func TestSwitchedOff(t *testing.T) {
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/wp-json") {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write([]byte(`{"name":"Essai","namespaces":["wp/v2"],"authentication":[]}`))
	}))
	defer web.Close()
	s, err := New(Config{URL: web.URL, User: "edito", Password: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	found := s.Diagnose(context.Background())
	if last := found[len(found)-1]; last.OK || !strings.Contains(last.Detail, "désactivés") {
		t.Errorf("doctor says %+v", found)
	}
}

// TestPasswordInClear: an application password goes to no other computer without encryption.
func TestPasswordInClear(t *testing.T) {
	for address, want := range map[string]bool{"http://www.valombre.example": false, "https://www.valombre.example": true, "http://127.0.0.1:8080": true, "http://localhost": true, "http://127.0.0.1.mal.example": false, "http://10.0.0.1": false} {
		if _, err := New(Config{URL: address, User: "e", Password: "p"}); (err == nil) != want {
			t.Errorf("%s: %v", address, err)
		}
	}
	if _, err := New(Config{URL: "http://10.0.0.1", User: "e", Password: "p", Insecure: true}); err != nil {
		t.Error(err)
	}
}
