package llmtest

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"phare/summarize/llm"
)

// Whatever the schema, the echo's answer fits it, is the same each time, and its strings
// are the prompt's own words.
func TestEchoFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := map[string]any{"type": "object", "properties": properties(t, 3)}
		raw, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		req := Request{Schema: raw, User: "<acte>Le conseil approuve la rénovation de la halle ; les travaux dureront six mois.</acte>"}
		a, b := echo(req), echo(req)
		if a.Text != b.Text {
			t.Fatalf("two answers: %s, %s", a.Text, b.Text)
		}
		if err := llm.Conforms(raw, []byte(a.Text)); err != nil {
			t.Fatalf("%s\n%s\n%v", raw, a.Text, err)
		}
	})
}

func properties(t *rapid.T, depth int) map[string]any {
	out := map[string]any{}
	for i := range rapid.IntRange(1, 4).Draw(t, "n") {
		out[fmt.Sprint("p", i)] = value(t, depth)
	}
	return out
}

func value(t *rapid.T, depth int) any {
	kinds := []string{"string", "bounded", "enum", "integer", "boolean", "nullable"}
	if depth > 0 {
		kinds = append(kinds, "object", "array", "ids")
	}
	switch rapid.SampledFrom(kinds).Draw(t, "kind") {
	case "string":
		return map[string]any{"type": "string"}
	case "bounded":
		least := rapid.IntRange(0, 30).Draw(t, "least")
		return map[string]any{"type": "string", "minLength": least, "maxLength": least + rapid.IntRange(1, 40).Draw(t, "more")}
	case "enum":
		return map[string]any{"type": "string", "enum": []string{"oui", "non"}}
	case "integer":
		return map[string]any{"type": "integer", "minimum": 0, "maximum": 5}
	case "boolean":
		return map[string]any{"type": "boolean"}
	case "nullable":
		return map[string]any{"type": []string{"null", "string"}}
	case "object":
		return map[string]any{"type": "object", "properties": properties(t, depth-1)}
	case "ids":
		return map[string]any{"type": "array", "items": map[string]any{"enum": []string{"a", "b", "c"}}, "minItems": rapid.IntRange(0, 3).Draw(t, "least")}
	}
	return map[string]any{"type": "array", "items": value(t, depth-1), "minItems": rapid.IntRange(0, 3).Draw(t, "least"), "maxItems": 3}
}

func TestEchoQuotes(t *testing.T) {
	const prompt = "Résume.\n<acte>\nLe conseil approuve la rénovation de la halle couverte.\n</acte>"
	got := echo(Request{User: prompt}).Text
	if !strings.Contains(prompt, got) || !strings.Contains(got, "halle couverte") {
		t.Errorf("echo says %q", got)
	}
}
