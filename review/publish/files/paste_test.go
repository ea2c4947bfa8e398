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

// TestPaste refuses a dead link, then writes the files once the acts have an address.
func TestPaste(t *testing.T) {
	f := publishtest.Folder(t, t.TempDir(), 1)
	to := Folder{Dir: filepath.Join(t.TempDir(), "a-publier")}
	a, err := f.Approved(review.ArticleFile)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := publish.Send(context.Background(), a, to, publish.Options{}); err == nil || !strings.Contains(err.Error(), "acts.url") {
		t.Fatalf("a link to sources/ went out: %v", err)
	}
	if _, err := os.Stat(to.Dir); err == nil {
		t.Error("something was written all the same")
	}
	publishtest.Edit(t, f, func(s string) string {
		return strings.Replace(s, "sources/DEL-031.pdf", "https://www.valombre.example/actes/DEL-031.pdf", 1)
	})
	a = publishtest.Sign(t, f)
	o := publish.Options{Rules: publish.Rules{ActsURL: "https://www.valombre.example/actes/{file}"}}
	for i, want := range []string{"created", "unchanged"} {
		r, err := publish.Send(context.Background(), a, to, o)
		if err != nil || r.Action != want {
			t.Fatalf("sending %d: %+v, %v", i, r, err)
		}
	}
	for _, name := range []string{"article.txt", "article.docx", "article.html"} {
		if info, err := os.Stat(filepath.Join(to.Dir, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}
