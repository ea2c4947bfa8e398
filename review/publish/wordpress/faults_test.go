//go:build unix

package wordpress

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"phare/review"
	"phare/review/cards"
	"phare/review/publish"
	"phare/review/publish/publishtest"
)

// plugin has the real WordPress behave like one that was met, until the test ends.
func plugin(t *testing.T, php string) {
	t.Helper()
	// a name of its own: PHP keeps what a name held for some seconds
	name := filepath.Join(running.www, "wp-content/mu-plugins", strings.NewReplacer("/", "-", " ", "-").Replace(t.Name())+".php")
	if err := os.WriteFile(name, []byte("<?php\n"+php), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Remove(name) })
}

// retitled gives a session's article other fields, and signs it.
func retitled(t *testing.T, n int, values map[string]any) *review.Folder {
	t.Helper()
	f := publishtest.Folder(t, t.TempDir(), n)
	publishtest.Edit(t, f, func(s string) string {
		out, err := review.SetFront([]byte(s), values)
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	})
	publishtest.Sign(t, f)
	return f
}

// twice holds that a text is sent once and found again.
func twice(t *testing.T, f *review.Folder, s *Site) {
	t.Helper()
	for i, want := range []string{"created", "unchanged"} {
		if r := mustSend(t, f, s, publish.Options{}); r.Action != want {
			t.Fatalf("sending %d: %+v", i, r)
		}
	}
}

// Faults of real servers, each met in public reports: what they cost is told rightly, or
// nothing at all.
func TestFaultsOfRealServers(t *testing.T) {
	edito := site(t, "edito", "") // starts the server

	t.Run("REST closed to whoever is not logged in", func(t *testing.T) {
		plugin(t, `add_filter('rest_authentication_errors', function ($e) { return $e ?: (is_user_logged_in() ? $e : new WP_Error('rest_forbidden', 'Interdit', ['status' => 401])); }, 100);`)
		twice(t, publishtest.Folder(t, t.TempDir(), 21), site(t, "edito", ""))
	})
	t.Run("a notice of PHP before the JSON", func(t *testing.T) {
		plugin(t, `add_filter('rest_pre_serve_request', function ($s) { echo "<br />\n<b>Notice</b>: Undefined index: x[0] in {/var/www}/a.php on line 3<br />\n"; return $s; });`)
		twice(t, publishtest.Folder(t, t.TempDir(), 22), site(t, "edito", ""))
	})
	t.Run("a firewall answers 403 with a page", func(t *testing.T) {
		plugin(t, `if ($_SERVER['REQUEST_METHOD'] === 'POST') { http_response_code(403); echo '<html><h1>Forbidden</h1></html>'; exit; }`)
		f := publishtest.Folder(t, t.TempDir(), 23)
		_, err := send(t, f, site(t, "edito", ""), publish.Options{})
		refused(t, err, "pare-feu")
		if p, _ := f.Publication(review.ArticleFile, target); p.State != review.Failed {
			t.Errorf("the journal says %+v", p)
		}
	})
	t.Run("emoji in tables of utf8mb3", func(t *testing.T) {
		plugin(t, `add_filter('pre_get_col_charset', function () { return 'utf8'; });`)
		f := retitled(t, 24, map[string]any{"title": "Vélo 🚲 pour tous", "summary": "Résumé ☀️ 👩‍🚒"})
		publishtest.Edit(t, f, func(s string) string { return s + "\nÀ vélo 🚲 !\n" })
		publishtest.Sign(t, f)
		twice(t, f, site(t, "edito", ""))
	})
	t.Run("a database that refuses a character", func(t *testing.T) {
		plugin(t, `add_filter('wp_insert_post_data', function ($d) { $d['post_type'] = str_repeat('x', 300); return $d; });`)
		_, err := send(t, publishtest.Folder(t, t.TempDir(), 25), site(t, "edito", ""), publish.Options{})
		refused(t, err, "emoji")
	})
	t.Run("an author's & and <", func(t *testing.T) {
		f := retitled(t, 26, map[string]any{"title": "Eau & énergie : 3 < 5", "summary": "L’eau & l’énergie, \"en bref\"", "categories": []string{}})
		redac := site(t, "redac", "")
		twice(t, f, redac)
		p := posts(t, redac, "2025-04-26")
		if len(p) != 1 || field(p[0].Title) != "Eau & énergie : 3 < 5" {
			t.Errorf("%+v", p)
		}
	})
	t.Run("categories that exist otherwise written", func(t *testing.T) {
		var parent, child, amp term
		for _, c := range []struct {
			to   *term
			body map[string]any
		}{
			{&parent, map[string]any{"name": "Vie métropolitaine"}},
			{&amp, map[string]any{"name": "Eau & assainissement"}},
		} {
			if err := edito.call(context.Background(), http.MethodPost, "/wp/v2/categories", nil, c.body, c.to); err != nil {
				t.Fatal(err)
			}
		}
		if err := edito.call(context.Background(), http.MethodPost, "/wp/v2/categories", nil, map[string]any{"name": "L’essentiel de l’assemblée", "parent": parent.ID}, &child); err != nil {
			t.Fatal(err)
		}
		count := func() int {
			var all []term
			if err := edito.call(context.Background(), http.MethodGet, "/wp/v2/categories", url.Values{"per_page": {"100"}}, nil, &all); err != nil {
				t.Fatal(err)
			}
			return len(all)
		}
		before := count()
		f := retitled(t, 27, map[string]any{"categories": []string{"L'essentiel de l'assemblée", "eau & assainissement"}})
		twice(t, f, site(t, "edito", ""))
		if after := count(); after != before {
			t.Errorf("%d categories, then %d", before, after)
		}
		p := posts(t, edito, "2025-04-27")
		if len(p) != 1 || len(p[0].Categories) != 2 {
			t.Errorf("%+v", p)
		}
		// an account that may not create finds them too
		g := retitled(t, 28, map[string]any{"categories": []string{"L’essentiel de l’assemblée"}})
		twice(t, g, site(t, "redac", ""))
	})
}

// TestWithdraw: readers see the reason in the place of the text; what nobody saw is gone; the
// text is not sent again before it is signed anew.
func TestWithdraw(t *testing.T) {
	ctx := context.Background()
	live := site(t, "edito", "publish")
	f := publishtest.Folder(t, t.TempDir(), 29)
	mustSend(t, f, live, publish.Options{})
	for i, want := range []string{"withdrawn", "unchanged"} {
		back, err := f.Withdraw(review.ArticleFile, "Camille Ferrand", "montant erroné & <b>corrigé</b>")
		if i == 1 {
			if err == nil {
				t.Fatal("withdrawn twice")
			}
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		r, err := publish.Withdraw(ctx, back, live, publish.Options{Today: "2025-05-03"})
		if err != nil || r.Action != want {
			t.Fatalf("%+v, %v", r, err)
		}
	}
	p := posts(t, live, "2025-04-29")
	if len(p) != 1 || !strings.Contains(p[0].Content.Raw, "montant erroné &amp; &lt;b&gt;corrigé") || strings.Contains(p[0].Content.Raw, "le samedi") || p[0].Status != "publish" {
		t.Fatalf("%+v", p)
	}
	if _, err := f.Approved(review.ArticleFile); err == nil {
		t.Error("it can be sent again unsigned")
	}
	publishtest.Sign(t, f)
	if r := mustSend(t, f, live, publish.Options{}); r.Action != "updated" {
		t.Errorf("%+v", r)
	}
	if p = posts(t, live, "2025-04-29"); len(p) != 1 || !strings.Contains(p[0].Content.Raw, "le samedi") {
		t.Errorf("%+v", p)
	}
	if v, err := f.Verify(); err != nil || len(v.Problems) > 0 {
		t.Errorf("%+v, %v", v, err)
	}
	// a draft that nobody saw goes to the trash
	draft := site(t, "edito", "")
	g := publishtest.Folder(t, t.TempDir(), 30)
	mustSend(t, g, draft, publish.Options{})
	back, err := g.Withdraw(review.ArticleFile, "Camille Ferrand", "envoyé trop tôt")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := publish.Withdraw(ctx, back, draft, publish.Options{Today: "2025-05-03"}); err != nil {
		t.Fatal(err)
	}
	if p = posts(t, draft, "2025-04-30"); len(p) != 1 || p[0].Status != "trash" {
		t.Errorf("%+v", p)
	}
}

// TestFeaturedPicture: the picture that was signed is the post's, with its words, once.
func TestFeaturedPicture(t *testing.T) {
	s := site(t, "edito", "")
	f := publishtest.Folder(t, t.TempDir(), 31)
	d, err := f.Draft(review.ArticleFile)
	if err != nil {
		t.Fatal(err)
	}
	theme, err := cards.NewTheme(cards.Settings{}, os.ReadFile)
	if err != nil {
		t.Fatal(err)
	}
	made, err := f.WriteCards(d, theme, "Conseil")
	if err != nil {
		t.Fatal(err)
	}
	publishtest.Edit(t, f, func(text string) string {
		out, err := review.SetFront([]byte(text), map[string]any{"image": "images/" + made[0].Name, "alt": made[0].Alt})
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	})
	publishtest.Sign(t, f)
	twice(t, f, s)
	p := posts(t, s, "2025-04-31")
	if len(p) != 1 || p[0].Featured == 0 {
		t.Fatalf("%+v", p)
	}
	var m medium
	if err := s.call(context.Background(), http.MethodGet, fmt.Sprintf("/wp/v2/media/%d", p[0].Featured), nil, nil, &m); err != nil || m.Alt != made[0].Alt {
		t.Errorf("%+v, %v", m, err)
	}
}

// TestComesOutByItself: a moment ahead makes the post wait in WordPress, which is not sent
// again; a text that came out since is noted, so that posts get its address.
func TestComesOutByItself(t *testing.T) {
	s := site(t, "edito", "publish")
	s.At(time.Now().UTC().Add(48 * time.Hour).Format("2006-01-02T15:04:05"))
	f := publishtest.Folder(t, t.TempDir(), 20)
	twice(t, f, s)
	p := posts(t, s, "2025-04-20")
	if len(p) != 1 || p[0].Status != "future" {
		t.Fatalf("%+v", p)
	}
	if sent, _ := f.Publication(review.ArticleFile, target); sent.Public() || sent.Status != "future" {
		t.Errorf("%+v", sent)
	}
	if err := s.call(context.Background(), http.MethodPost, fmt.Sprintf("/wp/v2/posts/%d", p[0].ID), nil, map[string]string{"status": "publish", "date": "2025-04-21T09:00:00"}, nil); err != nil {
		t.Fatal(err)
	}
	if r := mustSend(t, f, site(t, "edito", "publish"), publish.Options{}); r.Action != "unchanged" {
		t.Errorf("%+v", r)
	}
	if sent, _ := f.Publication(review.ArticleFile, target); !sent.Public() {
		t.Errorf("%+v", sent)
	}
}
