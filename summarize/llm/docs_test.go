package llm_test

import (
	"os"
	"regexp"
	"testing"

	"go.yaml.in/yaml/v4"

	"phare/summarize/llm"
)

// Every setting that the guide names exists under that name, its examples are settings
// that a client takes, and it lists each preset with its address.
func TestGuide(t *testing.T) {
	b, err := os.ReadFile("../../docs/modeles.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllSubmatch(b, -1)
	if len(blocks) < 2 {
		t.Fatalf("%d examples found", len(blocks))
	}
	for _, m := range blocks {
		var v struct {
			Model llm.Config `yaml:"model"`
		}
		if err := yaml.Load(m[1], &v, yaml.WithKnownFields()); err != nil {
			t.Errorf("%s\n%v", m[1], err)
		}
		if _, err := llm.New(v.Model); err != nil {
			t.Errorf("%s\n%v", m[1], err)
		}
	}
	rows := regexp.MustCompile("(?m)^\\| `(\\w+)` \\|([^|]*)\\|([^|]*)\\|$").FindAllSubmatch(b, -1)
	if len(rows) < 10 {
		t.Fatalf("%d settings found", len(rows))
	}
	for _, m := range rows {
		value := "1"
		if d := regexp.MustCompile("`(\\d+m)`").FindSubmatch(m[3]); d != nil {
			value = string(d[1])
		}
		if d := regexp.MustCompile("^ `(true|false)`").FindSubmatch(m[2]); d != nil {
			value = string(d[1])
		}
		var c llm.Config
		if err := yaml.Load([]byte(string(m[1])+": "+value), &c, yaml.WithKnownFields()); err != nil {
			t.Errorf("setting %s: %v", m[1], err)
		}
	}
	for _, p := range llm.Presets() {
		if ok, err := regexp.Match("(?m)^\\| `"+regexp.QuoteMeta(p.Name)+"`.*"+regexp.QuoteMeta(p.BaseURL), b); err != nil || !ok {
			t.Errorf("preset %s is not in the guide", p.Name)
		}
	}
}
