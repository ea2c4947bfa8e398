package review

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"phare/extract"
	"phare/review/selection"
	"phare/summarize"
)

func TestWriteLaysTheFolderDown(t *testing.T) {
	in := t.TempDir()
	s := session(t, in)
	f, r := write(t, t.TempDir(), s, summary(s))
	for _, w := range r.Files {
		if w.Outcome != Created {
			t.Errorf("%+v", w)
		}
	}
	article, err := f.Draft("article.md")
	if err != nil {
		t.Fatal(err)
	}
	want := Front{Title: "Conseil communautaire du 4 avril 2025 : deux décisions à retenir", Slug: "conseil-communautaire-2025-04-04",
		Date: "2025-04-04", Summary: "Deux décisions.", Categories: []string{"Conseil communautaire"},
		Session: s.ID, Channel: "article", Method: "extraction"}
	want.Acts = map[string]Act{}
	for file, name := range map[string]string{"actes/a/del.pdf": "a-del.pdf", "actes/b/del.pdf": "b-del.pdf"} {
		want.Acts[name] = Act{As: AsNone, SHA256: document(s, file).SHA256}
	}
	if d := cmp.Diff(want, article.Front); d != "" {
		t.Error(d)
	}
	for _, part := range []string{"par extraction", "réponse - -› illisible", "Un nom a été masqué", "## Le réseau de chaleur s’étend {#001}", "Réuni le", "Prochaine séance", "*Texte préparé"} {
		if !strings.Contains(article.Text, part) {
			t.Errorf("article.md lacks %q:\n%s", part, article.Text)
		}
	}
	if n := strings.Count(article.Text, "-->"); n != 1 {
		t.Errorf("the comment ends %d times", n)
	}
	selection := slurp(t, f, SelectionFile)
	for _, part := range []string{"Décisions retenues (2)", "Décisions suivantes (1)", "Actes écartés (2)", "montant parmi les plus élevés (+3)", "acte courant (-0,5)",
		"scan.pdf", "page sans texte", "casse.pdf", "fichier abîmé", "Plan vélo", "séance du 1er\u00a0mars 2025", `phare run "mes actes" --session 2025-03-01`, "notes.docx", "- [ ] Garder `001`", "- [ ] Écarter `003`", "aucun n’a été noté"} {
		if !strings.Contains(strings.ToLower(selection), strings.ToLower(part)) {
			t.Errorf("selection.md lacks %q:\n%s", part, selection)
		}
	}
	if strings.Contains(selection, "<script>") || strings.Contains(selection, "[gratuite](") {
		t.Error("the object of an act gave markup to selection.md")
	}
	for name, content := range map[string]string{"a-del.pdf": "%PDF-1.4 actes/a/del.pdf", "b-del.pdf": "%PDF-1.4 actes/b/del.pdf", "003.pdf": "%PDF-1.4 actes/003.pdf"} {
		if got := slurp(t, f, "sources/"+name); got != content {
			t.Errorf("sources/%s holds %q", name, got)
		}
	}
	drafts, err := f.Drafts()
	if err != nil || len(drafts) != 3 || drafts[0].File != "article.md" {
		t.Errorf("drafts: %v, %v", drafts, err)
	}
	if v, err := f.Verify(); err != nil || len(v.Problems) > 0 {
		t.Errorf("verify: %+v, %v", v, err)
	}
}

func TestSessionComesBackWhole(t *testing.T) {
	s := session(t, t.TempDir())
	f, _ := write(t, t.TempDir(), s, summary(s))
	again, err := f.Session()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range append(s.Documents, s.Others...) { // the copies stand elsewhere, if any
		d.Path = ""
	}
	for _, d := range again.Documents {
		if d.Path != "" {
			if _, err := os.Stat(d.Path); err != nil {
				t.Error(err)
			}
		}
		d.Path = ""
	}
	if d := cmp.Diff(s, again, cmpopts.IgnoreUnexported(extract.AgendaItem{})); d != "" {
		t.Error(d)
	}
	r, err := f.Record()
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(summary(s), r.Summary); d != "" {
		t.Error(d)
	}
}

// The same input gives the same bytes, in a new folder and over the old one.
func TestWriteTwice(t *testing.T) {
	s := session(t, t.TempDir())
	f, _ := write(t, t.TempDir(), s, summary(s))
	g, _ := write(t, t.TempDir(), s, summary(s))
	if d := cmp.Diff(tree(t, f), tree(t, g)); d != "" {
		t.Error(d)
	}
	journal := slurp(t, f, JournalFile)
	_, r := write(t, filepath.Dir(f.Dir), s, summary(s))
	for _, w := range r.Files {
		if w.Outcome != Unchanged {
			t.Errorf("%+v", w)
		}
	}
	if slurp(t, f, JournalFile) != journal {
		t.Error("a run that changed nothing wrote in the journal")
	}
}

// tree holds every file of a folder but the journal (it tells times) and the lock.
func tree(t testing.TB, f *Folder) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(f.Dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == JournalFile || e.Name() == headFile || e.Name() == "lock" {
			return err
		}
		raw, err := os.ReadFile(path)
		rel, _ := filepath.Rel(f.Dir, path)
		files[filepath.ToSlash(rel)] = string(raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// A second run leaves what a person touched, and says so.
func TestWriteNeverOverwrites(t *testing.T) {
	s := session(t, t.TempDir())
	root := t.TempDir()
	f, _ := write(t, root, s, summary(s))
	mine := strings.ReplaceAll(slurp(t, f, "article.md"), "\n", "\r\n") + "Ma phrase.\r\n"
	spit(t, f, "article.md", mine)
	next := summary(s)
	next.Chapo = "Autre chapô."
	_, r := write(t, root, s, next)
	if b := r.Beside(); len(b) != 1 || b[0].Beside != "article.new.md" {
		t.Fatalf("%+v", r)
	}
	if slurp(t, f, "article.md") != mine {
		t.Error("the person's edit is lost")
	}
	if !strings.Contains(slurp(t, f, "article.new.md"), "Autre chapô.") {
		t.Error("article.new.md is not the new text")
	}
	// the proposal is the program's until somebody changes it
	next.Chapo = "Troisième chapô."
	if _, r = write(t, root, s, next); r.Beside()[0].Beside != "article.new.md" {
		t.Errorf("%+v", r)
	}
	spit(t, f, "article.new.md", "à moi\n")
	if _, r = write(t, root, s, next); r.Beside()[0].Beside != "article.new-2.md" || slurp(t, f, "article.new.md") != "à moi\n" {
		t.Errorf("%+v", r)
	}
	copies, err := f.Copies()
	if err != nil || len(copies) != 2 || copies[0].Kind != "proposal" {
		t.Errorf("%+v, %v", copies, err)
	}
	if drafts, _ := f.Drafts(); len(drafts) != 3 {
		t.Errorf("%d drafts", len(drafts))
	}
}

// Line endings and BOM alone are no touch; an approved text is one, although its bytes are
// the program's.
func TestWriteTellsTouchFromForm(t *testing.T) {
	s := session(t, t.TempDir())
	root := t.TempDir()
	f, _ := write(t, root, s, summary(s))
	spit(t, f, "facebook.md", "\uFEFF"+strings.ReplaceAll(slurp(t, f, "facebook.md"), "\n", "\r\n"))
	if _, err := f.Approve(Signature{File: "article.md", By: "Anne Leroy"}, noFindings); err != nil {
		t.Fatal(err)
	}
	next := summary(s)
	next.Chapo, next.Posts[0].Text = "Autre.", "Autre."
	_, r := write(t, root, s, next)
	want := []Written{{"article.md", Beside, "article.new.md"}, {"facebook.md", Updated, ""}, {"accueil.md", Unchanged, ""}, {"selection.md", Unchanged, ""}}
	if d := cmp.Diff(want, r.Files); d != "" {
		t.Error(d)
	}
}

func noFindings(string, []byte) ([]Finding, error) { return nil, nil }

func TestTicksAreReadAndKept(t *testing.T) {
	s := session(t, t.TempDir())
	root := t.TempDir()
	f, _ := write(t, root, s, summary(s))
	text := slurp(t, f, SelectionFile)
	text = strings.Replace(text, "[ ] Garder `003`", "[x] Garder `003`", 1)
	text = strings.Replace(text, "[ ] Écarter `001`", "[X] Écarter `001`", 1)
	spit(t, f, SelectionFile, strings.ReplaceAll(text, "\n", "\r\n"))
	want := Ticks{Pins: []string{"003"}, Bans: []string{"001"}}
	got, err := ReadTicks(f.Dir)
	if err != nil || cmp.Diff(want, got) != "" {
		t.Fatalf("%+v, %v", got, err)
	}
	next := summary(s)
	next.SetAside = append(next.SetAside, summarize.SetAside{Act: "001", Title: "Réseau", Code: "individual", Reason: "écarté à votre demande"})
	next.Items = []summarize.Item{next.Next[0], next.Items[1]}
	next.Next = nil
	_, r := write(t, root, s, next)
	if w := r.Files[len(r.Files)-1]; w.Outcome != Updated {
		t.Errorf("a file that was only ticked counts as touched: %+v", w)
	}
	if got, err = ReadTicks(f.Dir); err != nil || cmp.Diff(want, got) != "" {
		t.Errorf("the ticks did not survive: %+v, %v", got, err)
	}
	if err := f.SetTick("003", false, true); err != nil {
		t.Fatal(err)
	}
	if got, err = ReadTicks(f.Dir); err != nil || cmp.Diff(Ticks{Bans: []string{"003", "001"}}, got, cmpopts.EquateEmpty()) != "" {
		t.Errorf("%+v, %v", got, err)
	}
	if err := f.SetTick("003", true, true); err != nil {
		t.Fatal(err)
	}
	write(t, root, s, next)
	if got, err = ReadTicks(f.Dir); err != nil || cmp.Diff([]string{"003"}, got.Both) != "" || !strings.Contains(slurp(t, f, SelectionFile), "Les deux cases de `003` sont cochées") {
		t.Errorf("two ticks against each other: %+v, %v", got, err)
	}
	if f.SetTick("inconnu", true, false) == nil {
		t.Error("an act that is not there was ticked")
	}
	if got, err := ReadTicks(t.TempDir()); err != nil || got.Pins != nil {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestReadInTheEnd pins that a page which OCR read is not listed among what was not read.
func TestReadInTheEnd(t *testing.T) {
	pages := 2
	d := &extract.Document{File: "actes/police.pdf", Pages: &pages, OCRPages: []int{1}, Coverage: []extract.PageRole{extract.RoleAct, extract.RoleAct},
		Warnings: []extract.Warning{{Code: "broken-font", Page: 1, Message: "lue par OCR"}}}
	s := &extract.Session{Documents: []*extract.Document{d}}
	if got := selection.Unread(s); len(got) != 0 {
		t.Errorf("%s is listed as not read", got[0].File)
	}
	d.Warnings = append(d.Warnings, extract.Warning{Code: "broken-font", Page: 2})
	if got := selection.Unread(s); len(got) != 1 {
		t.Error("a page that nothing has read is not listed")
	}
}
