package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
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
	if cfg.Article.Items != 5 || cfg.Publish.WordPress == nil || cfg.Publish.Git.Collection != "deliberations" || cfg.Model.Model == "" || !cfg.electoral("2025-09-01") {
		t.Errorf("the example is not read whole: %+v", cfg)
	}
}
