package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"phare/review/publish/files"
)

// TestSettingsOfTheGuide: the settings that docs/reglages.md shows are accepted as they stand.
func TestSettingsOfTheGuide(t *testing.T) {
	guide, err := os.ReadFile("../../docs/reglages.md")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindSubmatch(guide)
	if m == nil {
		t.Fatal("no example of phare.yaml in the guide")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, configName), m[1], 0o644); err != nil {
		t.Fatal(err)
	}
	cfg, err := loadConfig(dir)
	if err != nil {
		t.Fatal(err)
	}
	if !files.ValidSIRET(cfg.Authority.SIRET) {
		t.Errorf("the sample SIRET %s is none", cfg.Authority.SIRET)
	}
	if cfg.Article.Items != 5 || cfg.Publish.WordPress == nil || cfg.Publish.Git.Collection != "deliberations" || cfg.Model.Model == "" || !cfg.electoral("2025-09-01") {
		t.Errorf("the example is not read whole: %+v", cfg)
	}
}

// TestLinksOfTheDocs: what README and docs/ lead to is there.
func TestLinksOfTheDocs(t *testing.T) {
	files, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, "../../README.md", "../../CONTRIBUTING.md", "../../examples/README.md")
	link := regexp.MustCompile(`\]\(([^)#\s]+)[^)]*\)`)
	seen := 0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
			continue
		}
		// a link inside code is an example, not a promise
		text := regexp.MustCompile("(?s)```.*?```|`[^`\n]*`").ReplaceAllString(string(raw), "")
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			if strings.Contains(m[1], "://") || strings.HasPrefix(m[1], "sources/") {
				continue
			}
			seen++
			if _, err := os.Stat(filepath.Join(filepath.Dir(file), m[1])); err != nil {
				t.Errorf("%s leads to %s, which is not there", filepath.Base(file), m[1])
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d links seen", seen)
	}
}
