package review

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const sample = "---\ntitle: \"Conseil : cinq décisions\"\nslug: conseil\ndate: 2025-04-04\ndraft: true\n" +
	"# à garder\nlayout: une\ncategories: [Conseil]\nphare: {session: s, channel: article, method: extraction}\n---\n" +
	"<!-- note -->\n\nChapô.\n\n## Un {#del-1}\n\nTexte un.\n\n## Deux {#ecoles acts=\"del-2 del-3\"}\n\nTexte deux.\n\n---\n\n*Mention.*\n"

// A Windows editor's BOM and line endings are no change of what is signed, nor are the
// quotes of a title; a letter, a tag or the date is.
func TestHashIgnoresOnlyTheFormOfAFile(t *testing.T) {
	base := parse(t, sample)
	for name, same := range map[string]string{
		"CRLF":        strings.ReplaceAll(sample, "\n", "\r\n"),
		"BOM":         "\uFEFF" + sample,
		"quotes":      strings.Replace(sample, `"Conseil : cinq décisions"`, `'Conseil : cinq décisions'`, 1),
		"list style":  strings.Replace(sample, "[Conseil]", "\n  - Conseil", 1),
		"draft":       strings.Replace(sample, "draft: true", "draft: false", 1),
		"unknown key": strings.Replace(sample, "layout: une", "layout: deux", 1),
		"UTF-16":      utf16le(sample),
	} {
		if d := parse(t, same); d.Hash != base.Hash {
			t.Errorf("%s: changed the signed hash", name)
		}
	}
	for name, other := range map[string]string{
		"body":     strings.Replace(sample, "Texte un", "Texte Un", 1),
		"title":    strings.Replace(sample, "cinq", "six", 1),
		"date":     strings.Replace(sample, "2025-04-04", "2025-04-05", 1),
		"category": strings.Replace(sample, "[Conseil]", "[Conseil, Budget]", 1),
		"image":    strings.Replace(sample, "draft: true", "draft: true\nimage: a.png", 1),
		"split":    strings.Replace(sample, "[Conseil]", "[Cons, eil]", 1),
		"string":   strings.Replace(sample, "[Conseil]", "Conseil", 1),
	} {
		if d := parse(t, other); d.Hash == base.Hash {
			t.Errorf("%s: the signed hash did not change", name)
		}
	}
}

func utf16le(s string) string {
	out := []byte{0xFF, 0xFE}
	for _, r := range s {
		out = append(out, byte(r), byte(r>>8))
	}
	return string(out)
}

func parse(t *testing.T, src string) Draft {
	t.Helper()
	d, err := ParseDraft("article.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestParseDraft(t *testing.T) {
	d := parse(t, sample)
	if d.Front.Title != "Conseil : cinq décisions" || d.Front.Date != "2025-04-04" || d.Front.Channel != "article" || len(d.Front.Categories) != 1 {
		t.Errorf("front matter: %+v", d.Front)
	}
	if !strings.HasPrefix(d.Body, "<!-- note") || d.Line != 11 {
		t.Errorf("body starts on line %d: %.20q", d.Line, d.Body)
	}
	for name, bad := range map[string]string{
		"twice":  "---\ntitle: a\ntitle: b\n---\nx\n",
		"broken": "---\ntitle: [a\n---\nx\n",
		"list":   "---\n- a\n---\nx\n",
		"latin1": "---\ntitle: \xe9t\xe9\n---\nx\n",
	} {
		if _, err := ParseDraft("a.md", []byte(bad)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if d := parse(t, "Sans en-tête.\n"); d.Body != "Sans en-tête.\n" || d.Line != 1 {
		t.Errorf("without front matter: %+v", d)
	}
}

func TestSetFrontKeepsTheRest(t *testing.T) {
	src := "\uFEFF" + strings.ReplaceAll(sample, "\n", "\r\n")
	out, err := SetFront([]byte(src), map[string]any{"title": "Autre : titre", "tags": []string{"Budget"}, "slug": nil})
	if err != nil {
		t.Fatal(err)
	}
	got := string(out)
	d := parse(t, got)
	if d.Front.Title != "Autre : titre" || d.Front.Slug != "" || len(d.Front.Tags) != 1 {
		t.Errorf("front matter: %+v", d.Front)
	}
	for _, kept := range []string{"# à garder", "layout: une", "date: 2025-04-04", "channel: article"} {
		if !strings.Contains(got, kept) {
			t.Errorf("lost %q in\n%s", kept, got)
		}
	}
	_, after, _ := strings.Cut(src, "---\r\n<!--")
	if !strings.HasSuffix(got, after) || !strings.HasPrefix(got, "\uFEFF---\r\n") {
		t.Errorf("the body or the file's form changed:\n%q", got)
	}
}

func TestReplaceSectionKeepsTheRestByteForByte(t *testing.T) {
	for name, src := range map[string]string{"LF": sample, "CRLF": strings.ReplaceAll(sample, "\n", "\r\n"), "BOM": "\uFEFF" + sample} {
		sections := Sections(src)
		if len(sections) != 2 || sections[1].ID != "ecoles" || len(sections[1].Acts) != 2 || sections[0].Title != "Un" {
			t.Fatalf("%s: %+v", name, sections)
		}
		for _, s := range sections {
			out, err := ReplaceSection([]byte(src), s.ID, "## Neuf {#del-9}\n\nTexte neuf.\n")
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(string(out), src[:s.Start]) || !strings.HasSuffix(string(out), src[s.End:]) {
				t.Errorf("%s: the rest changed:\n%s", name, out)
			}
			again := Sections(string(out))
			if len(again) != 2 || !strings.Contains(string(out), "Texte neuf.") || strings.Contains(string(out), src[s.Start:s.End]) {
				t.Errorf("%s: %s", name, out)
			}
			if name == "CRLF" && strings.Contains(strings.ReplaceAll(string(out), "\r\n", ""), "\n") {
				t.Error("CRLF: a bare LF came in")
			}
			if !strings.Contains(string(out), "Mention.") {
				t.Error("the footer went with the last section")
			}
		}
	}
	if _, err := ReplaceSection([]byte(sample), "absent", "## X {#x}"); err == nil {
		t.Error("an absent section was replaced")
	}
	fenced := "```\n## Pas un titre {#x}\n```\n\n## Titre {#y}\n"
	if s := Sections(fenced); len(s) != 1 || s[0].ID != "y" || s[0].Line != 5 {
		t.Errorf("fenced: %+v", s)
	}
}

// Whatever the text: sections lie one behind the other, a block replaced by itself changes no
// byte, and the canonical form is the same for every form of the file.
func TestSectionsOfAnyText(t *testing.T) {
	line := rapid.SampledFrom([]string{"## Titre {#a}", "## Autre {#b acts=\"x y\"} ##", "### Sous-titre", "Texte.", "", "---", "***", "```", "~~~~",
		"```go", "  ## {#c}", "Setext {#d}", "====", "title: x", "<!--", "-->", "#Pas un titre {#e}", "\u00a0", "\uFEFF"})
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(line, 0, 20).Draw(t, "lines")
		src := strings.Join(lines, "\n") + rapid.SampledFrom([]string{"", "\n"}).Draw(t, "end")
		base, _ := ParseDraft("a.md", []byte(src))
		crlf, _ := ParseDraft("a.md", []byte("\uFEFF"+strings.ReplaceAll(src, "\n", "\r\n")))
		if base.Hash != crlf.Hash && !strings.HasPrefix(src, "\uFEFF") {
			t.Fatal("the form of the file changed the hash")
		}
		at, seen := 0, map[string]bool{}
		for _, s := range Sections(src) {
			if s.Start < at || s.End < s.Start || s.End > len(src) || !strings.Contains(src[s.Start:s.End], "{#"+s.ID) {
				t.Fatalf("%+v", s)
			}
			at = s.End
			if seen[s.ID] {
				continue // the first of an id is the one that is replaced
			}
			seen[s.ID] = true
			out, err := ReplaceSection([]byte(src), s.ID, src[s.Start:s.End])
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(string(out), src[:s.Start]) || !strings.HasSuffix(string(out), src[s.End:]) {
				t.Fatalf("the rest changed: %q → %q", src, out)
			}
			again, err := ReplaceSection(out, s.ID, src[s.Start:s.End])
			if err != nil || string(again) != string(out) {
				t.Fatalf("not stable: %q → %q, %v", out, again, err)
			}
		}
	})
}
