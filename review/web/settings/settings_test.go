package settings

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const file = `# réglages de la commune
authority:
  name: Commune de Trévanec # nom officiel
  siret: "00012345600017"
inconnu: {a: 1, b: [x, y]} # rien de la page
article:
  # trois suffisent
  items: 3
  channels: [facebook]
model: {provider: ollama, model: petit.1, prices: {petit.1: {input: 1, output: 2, currency: EUR}}}
publish:
  wordpress: {url: https://www.trevanec.example, user: redaction}
`

func TestFormKeepsTheRest(t *testing.T) {
	sections := Sections([]Choice{{"ollama", "Ollama"}})
	got, err := Read([]byte(file), sections)
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"authority.siret": "00012345600017", "article.items": "3", "article.channels": "facebook", "price.output": "2", "publish.wordpress.user": "redaction", "notify.kind": ""} {
		if got[key] != want {
			t.Errorf("%s reads %q, want %q", key, got[key], want)
		}
	}
	same, err := Write([]byte(file), sections, got)
	if err != nil || string(same) != file {
		t.Errorf("a form sent back unchanged changes the file: %v\n%s", err, same)
	}
	out, err := Write([]byte(file), sections, map[string]string{"article.items": "4", "article.channels": "aucune", "authority.body": "Conseil municipal", "links.allowed": "https://a.example/\nhttps://b.example/",
		"publish.wordpress.url": "", "publish.wordpress.user": "", "price.input": "0,5", "publish.times.files": "07:30", "article.votes": "false"})
	if err != nil {
		t.Fatal(err)
	}
	text := string(out)
	for _, want := range []string{"# réglages de la commune", "name: Commune de Trévanec # nom officiel", `siret: "00012345600017"`, "inconnu: {a: 1, b: [x, y]} # rien de la page", "# trois suffisent", "items: 4", "channels: []", "body: Conseil municipal", "input: 0.5, output: 2", `files: "07:30"`, "votes: false", "- https://b.example/"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if strings.Contains(text, "wordpress") {
		t.Errorf("an emptied target is still offered:\n%s", text)
	}
	for _, bad := range []map[string]string{{"article.items": "cinq"}, {"notify.kind": "fax"}} {
		if _, err := Write([]byte(file), sections, bad); err == nil {
			t.Errorf("%v is taken", bad)
		}
	}
	if got, err := Write([]byte("# rien encore\n"), sections, map[string]string{"authority.name": "Trévanec"}); err != nil || !strings.Contains(string(got), "# rien encore") || !strings.Contains(string(got), "name: Trévanec") {
		t.Errorf("%v %s", err, got)
	}
}

// TestWhatIsWrittenIsRead: whatever a person types, the file reads back as the form said, and
// what no field has stays.
func TestWhatIsWrittenIsRead(t *testing.T) {
	sections := Sections(nil)
	rapid.Check(t, func(t *rapid.T) {
		values := map[string]string{}
		for _, s := range sections {
			for _, f := range s.Fields {
				if f.Kind == Text && !strings.HasPrefix(f.Key, "price.") && rapid.Bool().Draw(t, "given") {
					values[f.Key] = strings.Join(strings.Fields(strings.Map(printable, rapid.String().Draw(t, f.Key))), " ")
				}
			}
		}
		out, err := Write([]byte(file), sections, values)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Read(out, sections)
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for key, want := range values {
			if got[key] != want {
				t.Fatalf("%s reads %q, want %q\n%s", key, got[key], want, out)
			}
		}
		if !strings.Contains(string(out), "inconnu: {a: 1, b: [x, y]} # rien de la page") {
			t.Fatalf("a key that no field has is changed:\n%s", out)
		}
	})
}

// printable drops what no keyboard types.
func printable(r rune) rune {
	if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == '\ufeff' || r >= 0xfff0 || r == '\u2028' || r == '\u2029' {
		return -1
	}
	return r
}
