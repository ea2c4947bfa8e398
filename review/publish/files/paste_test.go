package files

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"phare/review"
	"phare/review/publish"
	"phare/review/publish/publishtest"
)

func TestPlainText(t *testing.T) {
	got := PlainText([]byte("## Bus gratuits {#a}\n\nLe **conseil** a dit *oui*.\nEt encore.\n\n- un\n- deux\n\n1. a\n2. b\n\n<!-- relecteur -->\n\n[Lire](https://x.example/a.pdf)\n"))
	want := "Bus gratuits\n\nLe conseil a dit oui.\nEt encore.\n\n- un\n- deux\n\n1. a\n2. b\n\nLire : https://x.example/a.pdf\n"
	if got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// TestPaste writes the files without acts.url: the act is named by its number, and no link is dead.
func TestPaste(t *testing.T) {
	f := publishtest.Folder(t, t.TempDir(), 1)
	to := Folder{Dir: filepath.Join(t.TempDir(), "a-publier")}
	a, err := f.Approved(review.ArticleFile)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"created", "unchanged"} {
		r, err := publish.Send(context.Background(), a, to, publish.Options{})
		if err != nil || r.Action != want {
			t.Fatalf("sending %d: %+v, %v", i, r, err)
		}
	}
	if raw, err := os.ReadFile(filepath.Join(to.Dir, "article.txt")); err != nil || strings.Contains(string(raw), "sources") || !strings.Contains(string(raw), "Délibération n°") {
		t.Errorf("%s, %v", raw, err)
	}
	for _, name := range []string{"article.txt", "article.docx", "article.html"} {
		if info, err := os.Stat(filepath.Join(to.Dir, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestTouchedUp: a Word file that somebody touched up is left as it is, and the new one goes
// beside it; a link under a file's name is not followed.
func TestTouchedUp(t *testing.T) {
	f := publishtest.Folder(t, t.TempDir(), 1)
	to := Folder{Dir: filepath.Join(t.TempDir(), "a-publier")}
	send := func() publish.Result {
		t.Helper()
		a, err := f.Approved(review.ArticleFile)
		if err != nil {
			t.Fatal(err)
		}
		r, err := publish.Send(context.Background(), a, to, publish.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	send()
	word := filepath.Join(to.Dir, "article.docx")
	if err := os.WriteFile(word, []byte("retouché à la main"), 0o644); err != nil {
		t.Fatal(err)
	}
	publishtest.Edit(t, f, func(s string) string { return strings.Replace(s, "le samedi", "le samedi matin", 1) })
	publishtest.Sign(t, f)
	r := send()
	if raw, _ := os.ReadFile(word); string(raw) != "retouché à la main" || len(r.Beside) != 1 || !strings.HasSuffix(r.Beside[0], "article.new.docx") {
		t.Errorf("%q, %+v", raw, r)
	}
	if raw, _ := os.ReadFile(filepath.Join(to.Dir, "article.txt")); !strings.Contains(string(raw), "samedi matin") {
		t.Errorf("%s", raw)
	}
	secret := filepath.Join(t.TempDir(), "secret")
	html := filepath.Join(to.Dir, "article.html")
	if err := os.WriteFile(secret, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	os.Remove(html)
	if err := os.Symlink(secret, html); err != nil {
		t.Skip(err)
	}
	publishtest.Edit(t, f, func(s string) string { return strings.Replace(s, "matin", "soir", 1) })
	a := publishtest.Sign(t, f)
	if _, err := publish.Send(context.Background(), a, to, publish.Options{}); err == nil {
		t.Error("a link is written through in silence")
	}
	if raw, _ := os.ReadFile(secret); string(raw) != "x" {
		t.Errorf("the file behind the link now holds %q", raw)
	}
}
