//go:build unix

package wordpress

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"phare/review"
	"phare/review/publish"
	"phare/review/publish/publishtest"
)

func send(t *testing.T, f *review.Folder, s *Site, o publish.Options) (publish.Result, error) {
	t.Helper()
	a, err := f.Approved(review.ArticleFile)
	if err != nil {
		t.Fatal(err)
	}
	o.Today = "2025-05-02"
	return publish.Send(context.Background(), a, s, o)
}

func mustSend(t *testing.T, f *review.Folder, s *Site, o publish.Options) publish.Result {
	t.Helper()
	r, err := send(t, f, s, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func posts(t *testing.T, s *Site, slug string) []post {
	t.Helper()
	var all []post
	if err := s.call(context.Background(), http.MethodGet, "/wp/v2/posts", url.Values{"search": {slug}, "status": {everyStatus}, "context": {"edit"}, "per_page": {"100"}}, nil, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func refused(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Fatalf("got %v, want a refusal with %q", err, want)
	}
}

// TestPublishUpdateCorrect follows one text: draft by default, nothing sent twice, a
// correction marked, the PDF of the act uploaded once.
func TestPublishUpdateCorrect(t *testing.T) {
	s := site(t, "edito", "")
	f := publishtest.Folder(t, t.TempDir(), 1)
	publishtest.LetOut(t, f)
	dry := mustSend(t, f, s, publish.Options{DryRun: true})
	if dry.Action != "created" || dry.Diff == "" || len(posts(t, s, "2025-04-01")) != 0 {
		t.Fatalf("a dry run: %+v", dry)
	}
	first := mustSend(t, f, s, publish.Options{})
	all := posts(t, s, "2025-04-01")
	if len(all) != 1 || all[0].Status != "draft" {
		t.Fatalf("%d posts: %+v", len(all), all)
	}
	html := all[0].unwrap()
	for _, want := range []string{`<h2 id="2025-001">Les bus gratuits le week-end</h2>`, "/wp-content/uploads/", "#page=2", "(PDF)</a>", "1\u202f200\u202f000\u00a0€ &amp; rien"} {
		if !strings.Contains(html, want) {
			t.Errorf("no %q in %s", want, html)
		}
	}
	if all[0].Excerpt.Raw != "Une décision à retenir." || len(all[0].Categories) == 0 {
		t.Errorf("excerpt %q, categories %v", all[0].Excerpt.Raw, all[0].Categories)
	}
	if again := mustSend(t, f, s, publish.Options{}); again.Action != "unchanged" || again.Remote != first.Remote {
		t.Errorf("sent again: %+v", again)
	}
	live := site(t, "edito", "publish")
	mustSend(t, f, live, publish.Options{})
	if p := posts(t, s, "2025-04-01"); len(p) != 1 || p[0].Status != "publish" {
		t.Errorf("published on request: %+v", p)
	}
	publishtest.Edit(t, f, func(s string) string {
		return strings.Replace(s, "le dimanche", "le dimanche et les jours fériés", 1)
	})
	if _, err := f.Approved(review.ArticleFile); err == nil {
		t.Fatal("a changed text passes for signed")
	}
	publishtest.Sign(t, f)
	fixed := mustSend(t, f, live, publish.Options{})
	p := posts(t, s, "2025-04-01")
	if fixed.Action != "updated" || len(p) != 1 || !strings.Contains(p[0].Content.Raw, "Mis à jour le 2\u00a0mai 2025") || !strings.Contains(p[0].Content.Raw, "jours fériés") {
		t.Errorf("correction: %+v\n%s", fixed, p[0].Content.Raw)
	}
	if again := mustSend(t, f, live, publish.Options{}); again.Action != "unchanged" {
		t.Errorf("a correction is sent again: %+v", again)
	}
	if st, err := f.Publication(review.ArticleFile, "wordpress"); err != nil || st.State != review.Published || st.URL == "" {
		t.Errorf("the journal says %+v, %v", st, err)
	}
}

func TestEditedAtTheTarget(t *testing.T) {
	s := site(t, "edito", "")
	f := publishtest.Folder(t, t.TempDir(), 2)
	r := mustSend(t, f, s, publish.Options{})
	if err := s.call(context.Background(), http.MethodPost, "/wp/v2/posts/"+r.Remote, nil, map[string]any{"title": "Titre changé sur place"}, nil); err != nil {
		t.Fatal(err)
	}
	_, err := send(t, f, s, publish.Options{})
	var c *publish.ConflictError
	if !errors.As(err, &c) || !strings.Contains(c.Diff, "Titre changé sur place") {
		t.Fatalf("got %v, want a conflict that shows the change", err)
	}
	mustSend(t, f, s, publish.Options{Force: true})
	if p := posts(t, s, "2025-04-02"); len(p) != 1 || p[0].Title.Raw == "Titre changé sur place" {
		t.Errorf("--force: %+v", p)
	}
}

func TestSlugs(t *testing.T) {
	s := site(t, "edito", "")
	f := publishtest.Folder(t, t.TempDir(), 3)
	a, err := f.Approved(review.ArticleFile)
	if err != nil {
		t.Fatal(err)
	}
	slug := a.Draft().Front.Slug
	// somebody else's page has the address
	var other post
	if err := s.call(context.Background(), http.MethodPost, "/wp/v2/posts", nil, map[string]any{"title": "Autre", "slug": slug, "status": "publish", "content": "x"}, &other); err != nil {
		t.Fatal(err)
	}
	_, err = send(t, f, s, publish.Options{})
	refused(t, err, "une autre page porte déjà l’adresse")
	if err := s.call(context.Background(), http.MethodDelete, "/wp/v2/posts/"+strconv.Itoa(other.ID), url.Values{"force": {"true"}}, nil, nil); err != nil {
		t.Fatal(err)
	}
	r := mustSend(t, f, s, publish.Options{})
	// an editor changed the address of our page: it is still our page, and keeps it
	if err := s.call(context.Background(), http.MethodPost, "/wp/v2/posts/"+r.Remote, nil, map[string]any{"slug": "adresse-de-l-editeur"}, nil); err != nil {
		t.Fatal(err)
	}
	mustSend(t, f, s, publish.Options{Force: true})
	if p := posts(t, s, "2025-04-03"); len(p) != 1 || p[0].Slug != "adresse-de-l-editeur" {
		t.Errorf("%+v", p)
	}
}

func TestTrashed(t *testing.T) {
	s := site(t, "edito", "publish")
	f := publishtest.Folder(t, t.TempDir(), 4)
	r := mustSend(t, f, s, publish.Options{})
	if err := s.call(context.Background(), http.MethodDelete, "/wp/v2/posts/"+r.Remote, nil, nil, nil); err != nil {
		t.Fatal(err)
	}
	_, err := send(t, f, s, publish.Options{})
	refused(t, err, "corbeille")
}

func TestAccounts(t *testing.T) {
	edito := site(t, "edito", "")
	wrong, err := New(Config{URL: edito.config.URL, User: "edito", Password: "abcd efgh ijkl mnop"})
	if err != nil {
		t.Fatal(err)
	}
	f := publishtest.Folder(t, t.TempDir(), 5)
	_, err = send(t, f, wrong, publish.Options{})
	refused(t, err, "mot de passe d’application est refusé")
	if len(posts(t, edito, "2025-04-05")) != 0 {
		t.Error("a wrong password made a post")
	}
	_, err = send(t, f, site(t, "contrib", "publish"), publish.Options{})
	refused(t, err, "ce compte")
	for _, tt := range []struct {
		user, status, want string
	}{{"edito", "publish", "compte « edito »"}, {"contrib", "publish", "ne peut pas publier"}, {"contrib", "", "ne peut déposer"}} {
		var all []string
		for _, d := range site(t, tt.user, tt.status).Diagnose(context.Background()) {
			all = append(all, d.Detail)
		}
		if !strings.Contains(strings.Join(all, "\n"), tt.want) {
			t.Errorf("doctor for %s: %q, want %q", tt.user, all, tt.want)
		}
	}
	for _, d := range wrong.Diagnose(context.Background()) {
		if strings.Contains(d.Detail+d.Remedy, "abcd efgh") {
			t.Error("doctor prints the password")
		}
	}
}

// TestPassword holds that the secret is in nothing that is written or printed.
func TestPassword(t *testing.T) {
	s := site(t, "edito", "")
	f := publishtest.Folder(t, t.TempDir(), 6)
	mustSend(t, f, s, publish.Options{})
	if found := leaks(t, f.Dir, s.config.Password); len(found) > 0 {
		t.Errorf("the password is in %v", found)
	}
	for _, shown := range []string{fmt.Sprint(s.config), fmt.Sprintf("%+v %#v %q", s.config, s.config, s.config)} {
		if strings.Contains(shown, s.config.Password) {
			t.Errorf("the password is printed: %s", shown)
		}
	}
}

// withdrawnSession is the one that child takes back instead; correctedSession was on line with
// other words before.
const (
	withdrawnSession = "2025-04-14-conseil-metropolitain"
	correctedSession = "2025-04-13-conseil-metropolitain"
)

// child brings every session below dir to where it should be, as the program would: sent,
// corrected, or taken back.
func child(ctx context.Context, dir string) int {
	s, err := New(Config{URL: os.Getenv("PHARE_TEST_URL"), User: "edito", Status: "publish", Password: os.Getenv("PHARE_TEST_PASSWORD")})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	folders, err := review.List(dir)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	for _, f := range folders {
		if f.ID() == withdrawnSession {
			back, err := f.Withdraw(review.ArticleFile, "Camille Ferrand", "montant erroné")
			if err == nil {
				_, err = publish.Withdraw(ctx, back, s, publish.Options{Today: "2025-05-02"})
			} else if len(takenBack(f)) > 0 {
				err = nil // everywhere already
			}
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				return 1
			}
			continue
		}
		a, err := f.Approved(review.ArticleFile)
		if err == nil {
			_, err = publish.Send(ctx, a, s, publish.Options{Today: "2025-05-02"})
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
	}
	return 0
}

// takenBack are the publications of an article that the journal tells are gone.
func takenBack(f *review.Folder) []review.Publication {
	all, err := f.Publications(review.ArticleFile)
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(all, func(p review.Publication) bool { return p.State != review.Unpublished })
}

// TestKilledAnywhere kills the publication of four sessions, the correction of one of them and
// the withdrawal of a fifth at thirty random moments, runs it again each time, and finds five
// posts: four with the bytes that were signed, one that says why it was taken back.
func TestKilledAnywhere(t *testing.T) {
	s := site(t, "edito", "publish")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	for n := 11; n <= 15; n++ {
		f := publishtest.Folder(t, root, n)
		a := publishtest.LetOut(t, f)
		if n < 13 {
			continue
		}
		if _, err := publish.Send(context.Background(), a, s, publish.Options{Today: "2025-05-02"}); err != nil { // on line before
			t.Fatal(err)
		}
		if n == 13 { // to be corrected
			publishtest.Edit(t, f, func(s string) string { return strings.Replace(s, "le samedi", "le samedi matin", 1) })
			publishtest.Sign(t, f)
		}
	}
	run := func(limit time.Duration) (said string, err error) {
		var stderr strings.Builder
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), "PHARE_TEST_CHILD="+root, "PHARE_TEST_URL="+s.config.URL, "PHARE_TEST_PASSWORD="+s.config.Password)
		cmd.Stderr = &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if limit > 0 {
			timer := time.AfterFunc(limit, func() { _ = cmd.Process.Kill() })
			defer timer.Stop()
		}
		err = cmd.Wait()
		return stderr.String(), err
	}
	for i := range 30 {
		// a tenth of a second reaches the first request, two seconds about the fifth text
		_, _ = run(time.Duration(100+rand.IntN(400+i*50)) * time.Millisecond)
	}
	if said, err := run(0); err != nil {
		t.Fatalf("the last run: %v\n%s", err, said)
	}
	folders, err := review.List(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if f.ID() == withdrawnSession {
			found := posts(t, s, f.ID())
			if len(found) != 1 || !strings.Contains(found[0].Content.Raw, "montant erroné") || strings.Contains(found[0].Content.Raw, "le dimanche") {
				t.Errorf("%s: %d posts, want one that says why it was taken back: %+v", f.ID(), len(found), found)
			}
			if v, err := f.Verify(); err != nil || len(v.Problems) > 0 {
				t.Errorf("%s: the journal does not verify: %+v, %v", f.ID(), v, err)
			}
			continue
		}
		a, err := f.Approved(review.ArticleFile)
		if err != nil {
			t.Fatal(err)
		}
		found := posts(t, s, f.ID())
		if len(found) != 1 || found[0].Status != "publish" {
			t.Errorf("%s: %d posts, want one published", f.ID(), len(found))
			continue
		}
		address := ""
		want, err := publish.HTML([]byte(a.Draft().Body), func(link string) (string, error) {
			at := strings.Index(found[0].Content.Raw, s.config.URL+"/wp-content/uploads/")
			if at < 0 {
				return "", errors.New("no uploaded act in the post")
			}
			address = found[0].Content.Raw[at : at+strings.Index(found[0].Content.Raw[at:], `"`)]
			return address, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		got := strings.TrimSpace(found[0].unwrap())
		if strings.HasPrefix(got, `<p class="phare-maj">`) && f.ID() == correctedSession { // it says that it was corrected
			_, got, _ = strings.Cut(got, "\n")
		}
		if got != strings.TrimSpace(string(want)) {
			t.Errorf("%s: not what was signed\n%s", f.ID(), publish.Difference(string(want), got))
		}
		if v, err := f.Verify(); err != nil || len(v.Problems) > 0 {
			t.Errorf("%s: the journal does not verify: %+v, %v", f.ID(), v, err)
		}
	}
	var media []struct {
		Slug string `json:"slug"`
	}
	if err := s.call(context.Background(), http.MethodGet, "/wp/v2/media", url.Values{"per_page": {"100"}, "search": {"del-031"}}, nil, &media); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, m := range media {
		if base := strings.TrimSuffix(m.Slug, "-2"); seen[base] {
			t.Errorf("the PDF %s was uploaded twice", base)
		}
		seen[m.Slug] = true
	}
}
