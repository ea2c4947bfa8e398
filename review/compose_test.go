package review

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"phare/review/draft"
	"phare/summarize"
)

// TestInsertThenRemoveIsNothing: a decision put in and taken out again leaves every byte of an
// article, whatever its line ends.
func TestInsertThenRemoveIsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		end := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "end")
		parts := []string{"---", "title: Essai", "---", "", "Chapô."}
		n := rapid.IntRange(1, 4).Draw(t, "sections")
		for i := range n {
			parts = append(parts, "", "## Décision {#d-"+string(rune('a'+i))+"}", "", "Texte "+rapid.StringMatching(`[a-zé ]{0,20}`).Draw(t, "text")+".")
		}
		if rapid.Bool().Draw(t, "footer") {
			parts = append(parts, "", "---", "", "Pied.")
		}
		text := strings.Join(parts, end) + end
		with := draft.AppendSection([]byte(text), "## Autre {#autre}\n\nLe nouveau texte.\n")
		sections := Sections(string(with))
		if len(sections) != n+1 || sections[n].ID != "autre" {
			t.Fatalf("%q", with)
		}
		if end == "\r\n" && strings.Contains(strings.ReplaceAll(string(with), "\r\n", ""), "\n") {
			t.Fatalf("line ends are mixed: %q", with)
		}
		without, err := draft.RemoveSection(with, "autre")
		if err != nil || string(without) != text {
			t.Fatalf("%v\n%q\n%q", err, without, text)
		}
	})
}

// TestAnyActCanComeIn: an act that no draft cited is chosen; its PDF is copied, it stands last,
// and the record still gives back every word of the acts.
func TestAnyActCanComeIn(t *testing.T) {
	s := session(t, t.TempDir())
	f, _ := write(t, t.TempDir(), s, summary(s))
	r, err := f.Record()
	if err != nil {
		t.Fatal(err)
	}
	var outside string
	for _, d := range s.Documents {
		if r.Sources[d.File] == "" && len(d.Deliberations) > 0 {
			outside = d.File
		}
	}
	if outside == "" {
		t.Fatal("every document of the fixture is cited")
	}
	pdf := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(pdf, []byte("%PDF-1.4 fictif"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := f.Cite(map[string]string{outside: pdf}); err != nil {
		t.Fatal(err)
	}
	if r, err = f.Record(); err != nil || f.Source(r, outside) == "" {
		t.Fatal(err, r.Sources)
	}
	if raw, err := os.ReadFile(f.Source(r, outside)); err != nil || string(raw) != "%PDF-1.4 fictif" {
		t.Errorf("%q %v", raw, err)
	}
	again, err := f.Session()
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range again.Deliberations {
		if len(d.Lines) != len(s.Deliberations[i].Lines) {
			t.Errorf("%s lost its words", d.ID)
		}
	}
	d, err := f.Draft(ArticleFile)
	if err != nil {
		t.Fatal(err)
	}
	before := len(Sections(d.Text))
	d, err = f.Insert(ArticleFile, d.Content, summarize.Item{ID: "entrant", Acts: []string{"entrant"}, Title: "Une décision de plus", Text: "Le conseil décide."}, "Anne Leroy")
	if err != nil || len(Sections(d.Text)) != before+1 {
		t.Fatal(err, d.Text)
	}
	if _, err := f.Insert(ArticleFile, d.Content, summarize.Item{ID: "entrant", Title: "Encore"}, "Anne Leroy"); err == nil {
		t.Error("a decision stands twice")
	}
	if d, err = f.Remove(ArticleFile, d.Content, "entrant", "Anne Leroy"); err != nil || len(Sections(d.Text)) != before {
		t.Fatal(err)
	}
	if err := f.Cite(map[string]string{"autre/ailleurs.pdf": pdf}); err == nil {
		t.Error("a document of no session is cited")
	}
}
