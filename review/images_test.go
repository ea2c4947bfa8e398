package review

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"phare/review/cards"
)

func plainTheme(t *testing.T) cards.Theme {
	t.Helper()
	th, err := cards.NewTheme(cards.Settings{}, os.ReadFile)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// TestCardsAreTheTextsWords: title, figure, sentence and act come from the section.
func TestCardsAreTheTextsWords(t *testing.T) {
	d, err := ParseDraft(ArticleFile, []byte("---\ntitle: Trois décisions\nsummary: Le résumé.\n---\nChapô.\n\n## Les bus {#a}\n\nLe Conseil de M. Morel a débattu. Il a voté **1,2 million d’euros** pour les bus. Et rien d’autre.\n\n[Délibération n° 31, p. 2](sources/a.pdf#page=2)\n\n## Sans chiffre {#b}\n\nUne phrase seule.\n"))
	if err != nil {
		t.Fatal(err)
	}
	all := d.Cards("Conseil")
	if got, want := all["a"], (cards.Card{Kicker: "Conseil", Title: "Les bus", Number: "1,2 million d’euros", Text: "Il a voté 1,2 million d’euros pour les bus.", Source: "Délibération n° 31"}); got != want {
		t.Errorf("%+v", got)
	}
	if got := all["b"]; got.Number != "" || got.Text != "Une phrase seule." {
		t.Errorf("%+v", got)
	}
	if all[""].Title != "Trois décisions" || len(all) != 3 {
		t.Errorf("%+v", all)
	}
}

// TestSignatureCoversThePixels: a picture that was changed, or that says what the text does
// not say any more, does not go out.
func TestSignatureCoversThePixels(t *testing.T) {
	s := session(t, t.TempDir())
	f, _ := write(t, t.TempDir(), s, summary(s))
	d, _ := f.Draft(ArticleFile)
	made, err := f.WriteCards(d, plainTheme(t), "Conseil")
	if err != nil || len(made) != 6 {
		t.Fatalf("%d, %v", len(made), err)
	}
	next, err := SetFront([]byte(d.Text), map[string]any{"image": ImagesDir + "/" + made[0].Name, "alt": made[0].Alt})
	if err != nil {
		t.Fatal(err)
	}
	spit(t, f, ArticleFile, strings.Replace(string(next), "La crèche des Tilleuls", "La crèche du Parc", 1))
	changed, _ := f.Draft(ArticleFile)
	if x := f.imageFindings(changed); len(x) == 0 || x[0].Code != codePicture || !strings.Contains(x[0].Message, "Tilleuls") {
		t.Errorf("an old picture passes: %+v", x)
	}
	spit(t, f, ArticleFile, string(next))
	a, err := f.Approve(Signature{File: ArticleFile, By: "Anne Leroy"}, none)
	if err != nil {
		t.Fatal(err)
	}
	if name, raw, err := a.Picture(); err != nil || name != made[0].Name || sum(raw) != made[0].SHA256 {
		t.Errorf("%s, %v", name, err)
	}
	for _, p := range []string{made[0].Name, made[3].Name} {
		path := filepath.Join(f.Dir, ImagesDir, p)
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, append(raw, 0), 0o644); err != nil {
			t.Fatal(err)
		}
		distrusted(t, f, "n’est plus le fichier")
		if err := os.WriteFile(path, raw, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.Approved(ArticleFile); err != nil {
		t.Error(err)
	}
}
