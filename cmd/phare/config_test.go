package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestConfig(t *testing.T) {
	for _, tt := range []struct {
		name, yaml, want string // want "" means accepted
	}{
		{"empty", "", ""},
		{"all", "authority: {name: Métropole de Valombre, siret: '99900000100013'}\narticle: {items: 4}\nelectoral: [{from: 2026-09-01, to: 2027-03-31}]\n", ""},
		{"a key", "model:\n  model: petit\n  api_key: abc\n", "ligne 3"},
		{"a key in passing", "model: {model: petit}\n# essai\nfoo: sk-abcdefghijklmnopqrstuv\n", "ligne 3"},
		{"a key file is no key", "model: {model: petit, key_file: cle.txt}\n", ""},
		{"unknown setting", "articles: {items: 4}\n", "« articles » n'existe pas"},
		{"too many items", "article: {items: 9}\n", "de 3 à 7"},
		{"a date that is none", "electoral: [{from: bientôt, to: 2027-01-01}]\n", "2026-09-01"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, configName), []byte(tt.yaml), 0o644); err != nil {
				t.Fatal(err)
			}
			_, err := loadConfig(dir)
			if tt.want == "" {
				if err != nil {
					t.Fatalf("refused: %v", err)
				}
				return
			}
			var e *exitError
			if !errors.As(err, &e) || e.code != exitUsage || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("got %v, want an error of usage with %q", err, tt.want)
			}
		})
	}
}

func TestElectoral(t *testing.T) {
	c := &config{Electoral: []period{{"2025-09-01", "2026-03-22"}}}
	for day, want := range map[string]bool{"2025-08-31": false, "2025-09-01": true, "2026-03-22": true, "2026-03-23": false} {
		if c.electoral(day) != want {
			t.Errorf("%s: %v, want %v", day, !want, want)
		}
	}
}

// A file given in the place of a folder: the settings are those of its folder.
func TestConfigBesideAFile(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"pv.pdf": "%PDF", configName: "article: {items: 4}\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c, err := loadConfig(t.TempDir(), filepath.Join(dir, "pv.pdf"))
	if err != nil || c.Article.Items != 4 {
		t.Fatal(c, err)
	}
}
