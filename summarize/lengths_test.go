package summarize

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"phare/summarize/llm/llmtest"
)

// A length that a prompt asks for is the one that the schema states and the validator holds
// a reply to: prompts name it, and hold no length of their own.
func TestPromptsHoldNoLengthOfTheirOwn(t *testing.T) {
	srv := llmtest.New(t)
	e, err := newEngine(fictional(t), Options{Client: client(t, srv, nil)})
	if err != nil {
		t.Fatal(err)
	}
	own := regexp.MustCompile(`(?i)\d[\d ]* (?:caractères|mots)\b`)
	kept := regexp.MustCompile(`(?i)35 mots au plus|de 10 à 30 mots|de 12 à \d+ caractères|\d+ premiers caractères|15 mots au plus|80 à 180 caractères`) // of one sentence, or what a network shows: no validator's
	channels, err := e.channels()
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, name := range []string{"conference.md", "digest.md", "write.md", "head.md", "repair.md", "channel.md"} {
		texts[name] = e.prompts.Text(name)
		if filled := e.prompts.Filled(name, e.lengths()); strings.Contains(filled, "{{") {
			t.Errorf("%s names a length that the program does not know: %s", name, filled[strings.Index(filled, "{{"):][:30])
		}
	}
	for _, c := range channels {
		name := "channels/" + c.Name + ".md"
		texts[name] = e.prompts.Text(name)
		if filled := e.prompts.Filled(name, e.ofChannel(c)); strings.Contains(filled, "{{") {
			t.Errorf("%s names a length that the program does not know", name)
		}
	}
	for name, text := range texts {
		for _, m := range own.FindAllString(kept.ReplaceAllString(text, ""), -1) {
			t.Errorf("%s holds a length of its own: %q", name, m)
		}
	}
	for name, schema := range map[string]any{"block": blockSchema(nil), "head": headSchema(nil), "digest": digestSchema(nil)} {
		raw, err := json.Marshal(schema)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(\d+) (?:caractères|mots)`).FindAllStringSubmatch(string(raw), -1) {
			found := false
			for _, v := range e.lengths() {
				found = found || m[1] == strings.TrimSpace(jsonOf(v))
			}
			if !found {
				t.Errorf("the schema of %s states %q, that no prompt asks for", name, m[0])
			}
		}
	}
}

func jsonOf(v any) string {
	raw, _ := json.Marshal(v)
	return string(raw)
}

// Every schema names the fields that its prompt explains, and no other.
func TestSchemasAndPromptsNameTheSameFields(t *testing.T) {
	srv := llmtest.New(t)
	e, err := newEngine(fictional(t), Options{Client: client(t, srv, nil)})
	if err != nil {
		t.Fatal(err)
	}
	for name, schema := range map[string]any{"write.md": blockSchema(nil), "head.md": headSchema(nil), "digest.md": digestSchema(nil), "conference.md": conferenceSchema(nil), "repair.md": mendSchema()} {
		raw, _ := json.Marshal(schema)
		for _, m := range regexp.MustCompile(`"([a-z]+)":\{`).FindAllStringSubmatch(string(raw), -1) {
			if f := m[1]; f != "properties" && f != "items" && f != "digests" && !strings.Contains(e.prompts.Text(name), "`"+f+"`") {
				t.Errorf("%s does not explain %q", name, f)
			}
		}
	}
}
