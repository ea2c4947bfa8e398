package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCardsGoOutWithTheText follows the pictures of the example session to the page.
func TestCardsGoOutWithTheText(t *testing.T) {
	home := t.TempDir()
	for name, text := range map[string]string{
		configName: "authority: {name: Métropole de Valombre}\npublish: {folder: {dir: public, url: https://www.valombre.example/conseil/}}\n",
		themeName:  "background: \"#12305e\"\ntext: \"#ffffff\"\naccent: \"#ffcc33\"\n",
	} {
		if err := os.WriteFile(filepath.Join(home, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	phare := func(want int, args ...string) string {
		t.Helper()
		var out, stderr bytes.Buffer
		c := Command{Dir: home, Env: []string{"HOME=" + home, "XDG_CACHE_HOME=" + filepath.Join(home, ".cache"), "LocalAppData=" + home, "PATH=" + os.Getenv("PATH")}, Stdout: &out, Stderr: &stderr}
		if code := run(t, c, args...); code != want {
			t.Fatalf("phare %v: exit code %d, want %d\n%s%s", args, code, want, out.String(), stderr.String())
		}
		return out.String()
	}
	const article = "review/2025-04-04-conseil-metropolitain/article.md"
	phare(exitUnread, "run", exampleDir(t), "--ocr", "never")
	if out := phare(exitDone, "cards"); !strings.Contains(out, "12 images") {
		t.Error(out)
	}
	var report struct {
		Findings []struct{ ID, Level, Message string }
	}
	if err := json.Unmarshal([]byte(phare(exitDone, "check", "--json", article)), &report); err != nil {
		t.Fatal(err)
	}
	sign := []string{"approve", article, "--by", "Camille Ferrand"}
	for _, f := range report.Findings {
		if f.Level == "warning" {
			sign = append(sign, "--tick", f.ID)
		}
	}
	phare(exitDone, sign...)
	for _, want := range []string{"créé", "déjà à jour"} {
		if out := phare(exitDone, "publish", article, "--to", "folder"); !strings.Contains(out, want) {
			t.Error(out)
		}
	}
	page, err := os.ReadFile(filepath.Join(home, "public", "conseil-metropolitain-2025-04-04.html"))
	const address = "images/2025-04-04-conseil-metropolitain/seance-lien.png"
	if err != nil || !bytes.Contains(page, []byte(`<meta property="og:image" content="https://www.valombre.example/conseil/`+address+`">`)) || !bytes.Contains(page, []byte("og:image:alt")) {
		t.Errorf("no picture on the page: %v\n%.1200s", err, page)
	}
	if raw, err := os.ReadFile(filepath.Join(home, "public", filepath.FromSlash(address))); err != nil || !bytes.HasPrefix(raw, []byte("\x89PNG")) {
		t.Error(err)
	}
}
