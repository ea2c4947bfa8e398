package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// keptCopies are the review folders that earlier versions made, zipped.
func keptCopies(t *testing.T) []string {
	t.Helper()
	kept, err := filepath.Glob("testdata/kept/*.zip")
	if err != nil || len(kept) == 0 {
		t.Fatal("no kept copies", err)
	}
	return kept
}

// TestKeptCopies opens the review folders that earlier versions made (testdata/kept, a file a
// version, of the fictional session of examples/): they verify, their signatures still
// publish, what is on line is updated without a conflict and without the PDFs, and a text can
// be withdrawn.
func TestKeptCopies(t *testing.T) {
	for _, name := range keptCopies(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			home := t.TempDir()
			unpack(t, name, home)
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
			if out := phare(exitDone, "verify"); !strings.Contains(out, "2 texte(s) signé(s) intact(s)") {
				t.Error(out)
			}
			if out := phare(exitDone, "status"); !strings.Contains(out, "corrigé") || !strings.Contains(out, "Camille Ferrand") {
				t.Error(out)
			}
			for _, want := range []string{"mis à jour", "déjà à jour"} {
				if out := phare(exitDone, "publish", article, "--to", "folder"); !strings.Contains(out, want) {
					t.Errorf("want %s: %s", want, out)
				}
			}
			page := filepath.Join(home, "public", "conseil-metropolitain-2025-04-04.html")
			raw, err := os.ReadFile(page)
			if err != nil || bytes.Contains(raw, []byte(".pdf")) || !bytes.Contains(raw, []byte("Délibération n°")) {
				t.Errorf("the page leads to a PDF that nobody let out, or lacks its acts: %v", err)
			}
			phare(exitDone, "publish", filepath.Dir(article)+"/facebook.md", "--to", "files")
			phare(exitRefused, "publish", article, "--withdraw", "--by", "Camille Ferrand")
			phare(exitDone, "publish", article, "--withdraw", "--by", "Camille Ferrand", "--reason", "montant erroné dans la deuxième partie")
			if raw, err = os.ReadFile(page); err != nil || !bytes.Contains(raw, []byte("montant erroné")) || bytes.Contains(raw, []byte("Délibération n°")) {
				t.Errorf("readers do not see the reason: %s", raw)
			}
			phare(exitDone, "verify")
			phare(exitDone, "export", "--format", "releve", "-o", "releve.html")
			phare(exitDone, "verify", "releve.html")
			phare(exitRefused, "publish", article, "--to", "folder")
			if out := phare(exitDone, "status"); !strings.Contains(out, "retiré") {
				t.Error(out)
			}
		})
	}
}

func unpack(t *testing.T, name, to string) {
	t.Helper()
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		path := filepath.Join(to, filepath.FromSlash(f.Name))
		if !filepath.IsLocal(f.Name) {
			t.Fatal(f.Name)
		}
		if f.FileInfo().IsDir() {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, raw, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
