package opinion

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode"
)

func whole() Answer {
	return Answer{Format: Format, Version: 1, Session: "2025-04-04-conseil", File: "article.md", SHA256: strings.Repeat("ab", 32),
		Name: "Luc Petit", Role: "directeur", Date: "2025-04-08", Says: Reserved, Words: "Bien,\nsauf le titre.",
		Remarks: []Remark{{Sentence: "0123456789ab", Quote: "Une phrase.", Text: "Trop long."}}}
}

func file(t testing.TB, a Answer) []byte {
	t.Helper()
	raw, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestParse(t *testing.T) {
	a, err := Parse(append([]byte("\uFEFF"), file(t, whole())...))
	if err != nil || a.Words != "Bien,\nsauf le titre." || len(a.Remarks) != 1 || a.Name != "Luc Petit" {
		t.Fatalf("%+v %v", a, err)
	}
	for name, change := range map[string]func(*Answer){
		"another format":    func(a *Answer) { a.Format = "signature" },
		"another version":   func(a *Answer) { a.Version = 2 },
		"no hash":           func(a *Answer) { a.SHA256 = "" },
		"a path":            func(a *Answer) { a.File = "../article.md" },
		"an unknown word":   func(a *Answer) { a.Says = "signé" },
		"no date":           func(a *Answer) { a.Date = "demain" },
		"a name of a page":  func(a *Answer) { a.Name = strings.Repeat("x", 121) },
		"a book":            func(a *Answer) { a.Words = strings.Repeat("x", 4001) },
		"a long remark":     func(a *Answer) { a.Remarks[0].Text = strings.Repeat("x", 4001) },
		"a script as an id": func(a *Answer) { a.Remarks[0].Sentence = "<script>" },
		"too many remarks":  func(a *Answer) { a.Remarks = make([]Remark, 301) },
		"nothing said":      func(a *Answer) { a.Says, a.Words, a.Remarks = None, " ", []Remark{{Text: "\u200b"}} },
	} {
		b := whole()
		change(&b)
		if _, err := Parse(file(t, b)); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	for name, raw := range map[string]string{
		"nothing":       "",
		"an image":      "\x89PNG\r\n",
		"two documents": string(file(t, whole())) + "{}",
		"unknown keys":  strings.Replace(string(file(t, whole())), `"name"`, `"approved_by":"x","name"`, 1),
		"a list":        "[]",
		"a heavy file":  `{"phare":"` + strings.Repeat("x", MaxFile) + `"}`,
	} {
		if _, err := Parse([]byte(raw)); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	if _, err := Parse([]byte("<!DOCTYPE html><html></html>")); !errors.Is(err, ErrCopy) {
		t.Errorf("the copy itself: %v", err)
	}
}

// Whatever is taken holds nothing that is not seen, and can be read again.
func FuzzParse(f *testing.F) {
	f.Add(file(f, whole()))
	f.Add([]byte(`{"phare":"avis","version":1,"session":"s","file":"a.md","sha256":"` + strings.Repeat("0", 64) + `","name":"\u202eA","role":"","date":"2025-01-01","opinion":"","words":"\u001b[2J<script>","remarks":null}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		a, err := Parse(raw)
		if err != nil {
			return
		}
		texts := []string{a.Name, a.Role, a.Words}
		for _, r := range a.Remarks {
			texts = append(texts, r.Text, r.Quote)
		}
		for _, s := range texts {
			for _, r := range s {
				if r != '\n' && (!unicode.IsGraphic(r) || unicode.Is(unicode.Cf, r)) {
					t.Errorf("%q keeps %q", s, r)
				}
			}
		}
		if again, err := Parse(file(t, a)); err != nil || len(again.Remarks) != len(a.Remarks) || again.Words != a.Words {
			t.Errorf("%+v becomes %+v, %v", a, again, err)
		}
	})
}
