package prompts

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEmbeddedFilesAreComplete(t *testing.T) {
	s, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"digest.md", "write.md", "head.md", "repair.md", "judge.md", "channel.md", "style.md"} {
		if s.Text(name) == "" {
			t.Errorf("%s is empty", name)
		}
	}
	channels, err := s.Channels()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range channels {
		names = append(names, c.Name)
		if s.Text("channels/"+c.Name+".md") == "" || c.Title == "" {
			t.Errorf("%s says nothing to the model", c.Name)
		}
	}
	if got := strings.Join(names, " "); got != "facebook linkedin instagram court accueil newsletter presse" {
		t.Error(got)
	}
	style, err := s.Style()
	if err != nil || style.Items != 5 || style.Mention == "" || len(style.Banned) == 0 {
		t.Errorf("%+v, %v", style, err)
	}
}

func TestFolderOverridesFileByFile(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "head.md", "<!-- à nous -->\nTitre court.\r\n")
	write(t, dir, "style.md", "---\nitems: 4\nform: points\n---\nTutoyer.\n")
	write(t, dir, "README.md", "Rien pour le modèle.")
	base, _ := Load("")
	s, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Text("head.md"); got != "Titre court." {
		t.Errorf("head.md is %q", got)
	}
	if s.Text("write.md") != base.Text("write.md") {
		t.Error("write.md changed")
	}
	if st, _ := s.Style(); st.Items != 4 || st.Form != "points" || st.MaxWords == 0 {
		t.Errorf("%+v", st)
	}
	if s.Fingerprint() == base.Fingerprint() {
		t.Error("other words, same fingerprint")
	}
	if again, _ := Load(dir); again.Fingerprint() != s.Fingerprint() {
		t.Error("same words, other fingerprint")
	}
}

func TestWrongSettingsSayWhatToWrite(t *testing.T) {
	for file, c := range map[string]struct{ text, says string }{
		"style.md":          {"---\nitems: 9\n---\n", "de 3 à 7"},
		"channels/radio.md": {"---\nformat: son\n---\n", "post, slides ou questions"},
		"channels/tract.md": {"---\nlongueur: 3\n---\n", "phare prompts"},
	} {
		dir := t.TempDir()
		write(t, dir, file, c.text)
		if _, err := Load(dir); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func TestWriteToKeepsWhatExists(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "style.md", "le mien")
	written, err := WriteTo(dir)
	if err != nil || len(written) == 0 {
		t.Fatal(written, err)
	}
	if raw, _ := os.ReadFile(filepath.Join(dir, "style.md")); string(raw) != "le mien" {
		t.Error("a file that existed is overwritten")
	}
	if again, err := WriteTo(dir); err != nil || len(again) != 0 {
		t.Error(again, err)
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
