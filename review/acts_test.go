package review

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

func none(string, []byte) ([]Finding, error) { return nil, nil }

// TestActsOfAFirstDraft: the official address where there is one, else nothing but the number;
// several acts in one PDF keep their own addresses.
func TestActsOfAFirstDraft(t *testing.T) {
	s := session(t, t.TempDir())
	for _, tt := range []struct {
		url  string
		want Act
	}{
		{"", Act{As: AsNone}},
		{"https://actes.example/{file}", Act{As: AsLink, URL: "https://actes.example/del.pdf"}},
		{"https://actes.example/{number}", Act{As: AsLink, URL: "https://actes.example/2025-001"}},
	} {
		f, _, err := Write(t.TempDir(), s, summary(s), Options{ActsURL: tt.url})
		if err != nil {
			t.Fatal(err)
		}
		d, err := f.Draft(ArticleFile)
		if err != nil {
			t.Fatal(err)
		}
		tt.want.SHA256 = document(s, "actes/a/del.pdf").SHA256
		if got := d.Front.Act("a-del.pdf", "page=1"); got != tt.want {
			t.Errorf("%q: %+v, want %+v", tt.url, got, tt.want)
		}
	}
	pv := s.Documents[0]
	second := *s.Deliberations[2]
	second.File, second.Pages = pv.File, []int{2}
	pv.Deliberations = append(pv.Deliberations, &second)
	node := actsNode(s, "[a](sources/a-del.pdf#page=1) [b](sources/a-del.pdf#page=2)", Options{ActsURL: "https://actes.example/{id}"})
	head, err := dump(&yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{scalar("acts", 0), node}})
	if err != nil {
		t.Fatal(err)
	}
	d, err := ParseDraft("a.md", []byte("---\n"+string(head)+"---\n"))
	if err != nil {
		t.Fatal(err)
	}
	front := d.Front
	if a, b := front.Act("a-del.pdf", "page=1"), front.Act("a-del.pdf", "page=2"); a.URL == b.URL || b.URL != "https://actes.example/003" {
		t.Errorf("%+v, %+v", a, b)
	}
}

// TestUploadAsksForEyes: a PDF leaves only when a person looked at each page, and no reason
// sets that aside; what was signed is these bytes.
func TestUploadAsksForEyes(t *testing.T) {
	s := session(t, t.TempDir())
	f, _ := write(t, t.TempDir(), s, summary(s))
	d, _ := f.Draft(ArticleFile)
	d, err := f.ChooseAct(ArticleFile, d.Content, "a-del.pdf", Act{As: AsUpload}, "Anne Leroy")
	if err != nil {
		t.Fatal(err)
	}
	refused := func(code string) {
		t.Helper()
		var r *RefusedError
		if _, err := f.Approve(Signature{File: ArticleFile, By: "Anne Leroy"}, none); !errors.As(err, &r) || len(r.Errors) != 1 || r.Errors[0].Code != code {
			t.Fatalf("%v, want %s", err, code)
		}
		var unknown *UnknownFindingError
		if _, err := f.Approve(Signature{File: ArticleFile, By: "Anne Leroy", Waives: map[string]string{r.Errors[0].ID: "tant pis"}}, none); !errors.As(err, &unknown) {
			t.Fatalf("waived: %v", err)
		}
	}
	refused(codeActUnseen)
	look := Look{PDF: "a-del.pdf", As: AsUpload, Pages: []int{1}, Of: 2}
	if err := f.Looked(look, "Anne Leroy"); err != nil {
		t.Fatal(err)
	}
	refused(codeActUnseen)
	look.Pages, look.Reason = []int{2}, "rien de personnel"
	if err := f.Looked(look, "Jean Morel"); err != nil {
		t.Fatal(err)
	}
	a, err := f.Approve(Signature{File: ArticleFile, By: "Anne Leroy"}, none)
	if err != nil {
		t.Fatal(err)
	}
	if by, of, _, err := f.Seen("a-del.pdf", d.Front.Act("a-del.pdf", "").SHA256); err != nil || of != 2 || by[1] != "Anne Leroy" || by[2] != "Jean Morel" {
		t.Errorf("%v %d %v", by, of, err)
	}
	if raw, err := a.Upload("a-del.pdf"); err != nil || !strings.HasPrefix(string(raw), "%PDF") {
		t.Errorf("%q, %v", raw, err)
	}
	if _, err := a.Upload("b-del.pdf"); err == nil {
		t.Error("a PDF leaves that nobody let out")
	}
	pdf := filepath.Join(f.Dir, SourcesDir, "a-del.pdf")
	for name, swap := range map[string]func() error{
		"other bytes": func() error { return os.WriteFile(pdf, []byte("%PDF-1.4 autre"), 0o644) },
		"a link": func() error {
			return errors.Join(os.Remove(pdf), os.Symlink(filepath.Join(f.Dir, JournalFile), pdf))
		},
		"a folder": func() error { return errors.Join(os.Remove(pdf), os.Mkdir(pdf, 0o755)) },
	} {
		_ = os.RemoveAll(pdf)
		_ = os.WriteFile(pdf, []byte("x"), 0o644)
		if err := swap(); err != nil {
			t.Fatal(err)
		}
		if raw, err := a.Upload("a-del.pdf"); err == nil {
			t.Errorf("%s: %q leaves", name, raw)
		}
	}
}

// TestChoicesAreSigned: another address under a signature is another text.
func TestChoicesAreSigned(t *testing.T) {
	s := session(t, t.TempDir())
	f, _, err := Write(t.TempDir(), s, summary(s), Options{ActsURL: "https://actes.example/{file}"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Approve(Signature{File: ArticleFile, By: "Anne Leroy"}, none); err != nil {
		t.Fatal(err)
	}
	spit(t, f, ArticleFile, strings.Replace(slurp(t, f, ArticleFile), "actes.example/del.pdf", "mal.example/del.pdf", 1))
	if _, err := f.Approved(ArticleFile); err == nil {
		t.Error("the address of an act is changed under the signature")
	}
	for _, bad := range []string{"javascript:alert(1)", "//mal.example/a.pdf", "https://u:p@mal.example/a"} {
		d, _ := f.Draft(ArticleFile)
		if _, err := f.ChooseAct(ArticleFile, d.Content, "a-del.pdf", Act{As: AsLink, URL: bad}, "Anne"); err == nil {
			t.Errorf("%s is an address", bad)
		}
	}
}

// TestBindingIsNotSigned: the comments that bind a paragraph are for the checks alone.
func TestBindingIsNotSigned(t *testing.T) {
	const head = "---\ntitle: T\n---\n"
	a, _ := ParseDraft("a.md", []byte(head+"<!-- actes: 2025-031 2025-033 -->\nUn paragraphe.\n\nUn autre.\n"))
	b, _ := ParseDraft("a.md", []byte(head+"Un paragraphe.\n\n<!-- actes: 2025-1 -->\nUn autre.\n"))
	c, _ := ParseDraft("a.md", []byte(head+"Un paragraphe !\n\nUn autre.\n"))
	if a.Hash != b.Hash || a.Hash == c.Hash || a.Content == b.Content {
		t.Errorf("%s %s %s", a.Hash, b.Hash, c.Hash)
	}
	if strings.Contains(a.Public(), "actes") {
		t.Error(a.Public())
	}
}

// TestNamesThatSign refuses a name that nobody could read.
func TestNamesThatSign(t *testing.T) {
	var kept []string
	for _, name := range []string{"Anne Leroy", "Zoé d’Hénin", "李娜", "", " ", "\u200b\u200b", "\u3164\u3164", "Anne\u202e yoreL", "Anne\x1b[2J", "Anne\nLeroy", "..", "\xff\xfe", "Ann\u00ade"} {
		if signatory(name) == nil {
			kept = append(kept, name)
		}
	}
	if want := []string{"Anne Leroy", "Zoé d’Hénin", "李娜"}; !slices.Equal(kept, want) {
		t.Errorf("%q sign", kept)
	}
}
