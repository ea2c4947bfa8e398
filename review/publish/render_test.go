package publish_test

import (
	"errors"
	"strings"
	"testing"

	"phare/review"
	"phare/review/publish"
	"phare/review/publish/publishtest"
)

// TestLinksBecomeWhatWasSigned renders each choice in HTML and in Markdown.
func TestLinksBecomeWhatWasSigned(t *testing.T) {
	for _, tt := range []struct {
		name         string
		act          review.Act
		uploaded     map[string]string
		html, md     string
		notHTML, nor string
	}{
		{"by default the number alone", review.Act{As: review.AsNone}, nil, "<p>Délibération n°\u00a02025-001, p.\u00a02</p>", "\nDélibération n°\u00a02025-001, p.\u00a02\n", "<a ", "]("},
		{"the official address", review.Act{As: review.AsLink, URL: "https://actes.example/31.pdf"}, nil, `<a href="https://actes.example/31.pdf#page=2">Lire la délibération`, "(https://actes.example/31.pdf#page=2)", "sources/", "sources/"},
		{"uploaded", review.Act{As: review.AsUpload}, map[string]string{"DEL-031.pdf": "https://x.example/m/31.pdf"}, `<a href="https://x.example/m/31.pdf#page=2">`, "(https://x.example/m/31.pdf#page=2)", "sources/", "sources/"},
		{"nowhere to upload", review.Act{As: review.AsUpload}, nil, "<p>Délibération n°", "\nDélibération n°", "<a ", "]("},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := publishtest.Folder(t, t.TempDir(), 1)
			if tt.act.As == review.AsUpload {
				publishtest.LetOut(t, f)
			} else {
				d, _ := f.Draft(review.ArticleFile)
				if _, err := f.ChooseAct(d.File, d.Content, "DEL-031.pdf", tt.act, "Camille Ferrand"); err != nil {
					t.Fatal(err)
				}
			}
			got, err := publish.Render(publishtest.Sign(t, f), publish.Rules{}, tt.uploaded)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(got.HTML), tt.html) || strings.Contains(string(got.HTML), tt.notHTML) {
				t.Errorf("%s", got.HTML)
			}
			if !strings.Contains(string(got.Markdown), tt.md) || strings.Contains(string(got.Markdown), tt.nor) {
				t.Errorf("%s", got.Markdown)
			}
		})
	}
}

// TestArticleAddress: a post waits for the article, takes the announced address, then the true one.
func TestArticleAddress(t *testing.T) {
	f := publishtest.Folder(t, t.TempDir(), 1)
	article, err := f.Approved(review.ArticleFile)
	if err != nil {
		t.Fatal(err)
	}
	publishtest.Edit(t, f, func(s string) string { return s + "\nÀ lire : [l’article]({article})\n" })
	a := publishtest.Sign(t, f)
	if _, err := publish.Render(a, publish.Rules{}, nil); !errors.Is(err, publish.ErrArticleAwaited) {
		t.Errorf("got %v", err)
	}
	at := func(r publish.Rules, want string) {
		t.Helper()
		got, err := publish.Render(a, r, nil)
		if err != nil || !strings.Contains(string(got.HTML), `href="`+want+`"`) || strings.Contains(string(got.Markdown), "{article}") {
			t.Errorf("%s, %v", got.HTML, err)
		}
	}
	announced := publish.Rules{Article: "https://www.example/actus/{slug}"}
	at(announced, "https://www.example/actus/conseil-metropolitain-2025-04-01")
	_ = article
	out, err := a.Begin("wordpress", a.Key())
	if err != nil {
		t.Fatal(err)
	}
	out.Status = "draft"
	if err := out.Finish("7", "https://www.example/?p=7", "x"); err != nil {
		t.Fatal(err)
	}
	at(announced, "https://www.example/actus/conseil-metropolitain-2025-04-01") // a draft is no address
	if out, err = a.Begin("wordpress", a.Key()); err != nil {
		t.Fatal(err)
	}
	out.Status = "publish"
	if err := out.Finish("7", "https://www.example/cinq-decisions/", "x"); err != nil {
		t.Fatal(err)
	}
	at(announced, "https://www.example/cinq-decisions/")
}
