package intake

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const pdf = "%PDF-1.4\nfictif"

func add(t *testing.T, b *Box, name, content string) []Received {
	t.Helper()
	got, err := b.Add(name, strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func archive(t *testing.T, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestNames: whatever a name says, the file stays inside its deposit under a name that every
// system can hold.
func TestNames(t *testing.T) {
	for _, c := range []struct{ given, want string }{
		{"DEL-1.pdf", "DEL-1.pdf"},
		{"séance du 4/Délibération n° 1.pdf", "séance du 4/Délibération n° 1.pdf"},
		{"../../../etc/passwd.pdf", "etc/passwd.pdf"},
		{`C:\Users\anne\acte.pdf`, "C_/Users/anne/acte.pdf"},
		{"/abs.pdf", "abs.pdf"},
		{"con.pdf", "_con.pdf"},
		{"a\x00b\u202efdp.pdf", "abfdp.pdf"},
		{"acte:flux.pdf", "acte_flux.pdf"},
		{"acte. ", "acte"},
		{strings.Repeat("é", 200) + ".pdf", strings.Repeat("é", 58) + ".pdf"},
	} {
		if got, ok := Clean(c.given); !ok || got != c.want {
			t.Errorf("Clean(%q) = %q, %v; want %q", c.given, got, ok, c.want)
		}
	}
	for _, given := range []string{"", "..", "/", "\\..\\.."} {
		if got, ok := Clean(given); ok {
			t.Errorf("Clean(%q) = %q", given, got)
		}
	}
}

func FuzzNames(f *testing.F) {
	f.Add("../a.pdf")
	f.Add(`\\?\C:\x`)
	f.Fuzz(func(t *testing.T, name string) {
		clean, ok := Clean(name)
		if !ok {
			return
		}
		if !filepath.IsLocal(clean) || strings.Contains(clean, "..") && strings.HasPrefix(clean, "..") {
			t.Errorf("%q leaves the deposit: %q", name, clean)
		}
		if again, _ := Clean(clean); again != clean {
			t.Errorf("%q gives %q, then %q", name, clean, again)
		}
	})
}

func TestAdd(t *testing.T) {
	b := &Box{Dir: filepath.Join(t.TempDir(), "depot")}
	if got := add(t, b, "a.pdf", pdf); len(got) != 1 || got[0].Reason != "" || got[0].Name != "a.pdf" {
		t.Errorf("%+v", got)
	}
	if got := add(t, b, "a.pdf", pdf); got[0].Name != "a.pdf" || got[0].Reason != "" {
		t.Errorf("the same file twice: %+v", got)
	}
	if got := add(t, b, "a.pdf", pdf+" autre"); got[0].Name != "a (2).pdf" {
		t.Errorf("another file of the same name: %+v", got)
	}
	for name, content := range map[string]string{"lettre.docx": "x", "faux.pdf": "<html>", "vide.pdf": ""} {
		if got := add(t, b, name, content); len(got) != 1 || got[0].Reason == "" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := add(t, b, ".DS_Store", "x"); len(got) != 0 {
		t.Errorf("a system file is told: %+v", got)
	}
	if got := add(t, b, "votes.csv", "numéro;pour\n1;20\n"); len(got) != 1 || !got[0].Votes || got[0].Reason != "" {
		t.Errorf("%+v", got)
	}
	if v, err := b.Votes(); err != nil || filepath.Base(v) != "votes.csv" {
		t.Errorf("votes: %q, %v", v, err)
	}
	files, err := b.PDFs()
	if err != nil || fmt.Sprint(files) != "[a (2).pdf a.pdf]" {
		t.Errorf("%v, %v", files, err)
	}
	to, err := b.Move(filepath.Join(t.TempDir(), "2025-04-04"))
	if err != nil {
		t.Fatal(err)
	}
	if files, _ := to.PDFs(); len(files) != 2 {
		t.Errorf("moved: %v", files)
	}
	late := &Box{Dir: filepath.Join(t.TempDir(), "tard")}
	add(t, late, "a.pdf", pdf+" signé")
	add(t, late, "votes.csv", "numéro;pour\n2;20\n")
	if _, err := late.Move(to.Dir); err != nil {
		t.Fatal(err)
	}
	if files, _ := to.PDFs(); fmt.Sprint(files) != "[a (2).pdf a (3).pdf a.pdf]" {
		t.Errorf("late files: %v", files)
	}
	if _, err := os.Stat(late.Dir); err == nil {
		t.Error("the deposit stays behind")
	}
}

// TestArchive: an archive gives its documents; what is dangerous in it is left, with the reason.
func TestArchive(t *testing.T) {
	b := &Box{Dir: t.TempDir()}
	got := add(t, b, "séance.zip", archive(t, map[string]string{
		"actes/1.pdf": pdf, "../../hors.pdf": pdf + "2", "notes.txt": "x", "dedans.zip": "PK", "__MACOSX/1.pdf": pdf,
		"bombe.pdf": "%PDF-1.4" + strings.Repeat("\x00", 30<<20)}))
	reasons := map[string]string{}
	for _, r := range got {
		reasons[r.Name] = r.Reason
	}
	if r, ok := reasons["actes/1.pdf"]; !ok || r != "" {
		t.Errorf("%+v", got)
	}
	if r, ok := reasons["hors.pdf"]; !ok || r != "" {
		t.Errorf("%+v", got)
	}
	for _, name := range []string{"notes.txt", "dedans.zip", "bombe.pdf"} {
		if reasons[name] == "" {
			t.Errorf("%s is taken: %+v", name, got)
		}
	}
	if files, _ := b.PDFs(); len(files) != 2 {
		t.Errorf("%v", files)
	}
	if got := add(t, b, "faux.zip", "rien"); len(got) != 1 || got[0].Reason == "" {
		t.Errorf("%+v", got)
	}
}

func TestTooBig(t *testing.T) {
	b := &Box{Dir: t.TempDir(), MaxFile: 100, MaxTotal: 150}
	if got := add(t, b, "gros.pdf", pdf+strings.Repeat("x", 200)); got[0].Reason == "" {
		t.Errorf("%+v", got)
	}
	add(t, b, "un.pdf", pdf+strings.Repeat("x", 80))
	if got := add(t, b, "deux.pdf", pdf+strings.Repeat("y", 80)); got[0].Reason == "" {
		t.Errorf("the deposit has no limit: %+v", got)
	}
	if files, _ := b.PDFs(); len(files) != 1 {
		t.Errorf("%v", files)
	}
}
