package review

import (
	"strings"
	"testing"
)

// TestCorrectionReopensPosts: a post that says the corrected fact must be signed again; one
// that says another stays signed.
func TestCorrectionReopensPosts(t *testing.T) {
	s := session(t, t.TempDir())
	sum := summary(s)
	sum.Items[0].Text = "Le réseau coûtera 1,2 million d’euros et sera étendu au Parc. " + sum.Items[0].Text
	sum.Posts[0].Text = "<!-- actes: 001 -->\nLe réseau de chaleur : 1,2 million d’euros."
	sum.Posts[1].Text = "<!-- actes: 002 -->\nLa crèche ouvre, a dit le Parc."
	f, _ := write(t, t.TempDir(), s, sum)
	sign := func(file string) Approved {
		t.Helper()
		a, err := f.Approve(Signature{File: file, By: "Anne Leroy"}, none)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	correct := func(from, to string) {
		t.Helper()
		spit(t, f, ArticleFile, strings.Replace(slurp(t, f, ArticleFile), from, to, 1))
		sign(ArticleFile)
	}
	signed := func(file string) bool { _, err := f.Approved(file); return err == nil }
	sign(ArticleFile)
	sign("facebook.md")
	sign("accueil.md")
	correct("sera étendu", "sera prolongé") // not published yet: nobody has read it
	if !signed("facebook.md") {
		t.Error("reopened before anything was public")
	}
	a, _ := f.Approved(ArticleFile)
	out, err := a.Begin("folder", "k")
	if err != nil {
		t.Fatal(err)
	}
	if err := out.Finish("1", "https://x.example/1", "s"); err != nil {
		t.Fatal(err)
	}
	correct("Réuni le 4 avril", "Réunis le 4 avril")
	if !signed("facebook.md") || !signed("accueil.md") {
		t.Error("a change that no post tells reopens one")
	}
	correct("1,2 million", "1,3 million")
	if signed("facebook.md") || !signed("accueil.md") {
		t.Errorf("facebook %v, accueil %v", signed("facebook.md"), signed("accueil.md"))
	}
	if e := last(t, f, EventRevoked); e.File != "facebook.md" || !strings.Contains(e.Reason, "1,2") {
		t.Errorf("%+v", e)
	}
	if v, err := f.Verify(); err != nil || len(v.Problems) > 0 {
		t.Errorf("%+v, %v", v, err)
	}
	if !signed(ArticleFile) {
		t.Error("the article itself")
	}
}
