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
