package publish

import (
	"errors"
	"strings"
	"testing"
)

func TestHTML(t *testing.T) {
	for _, tt := range []struct{ name, md, want, never string }{
		{"an anchor for each decision", "## Bus gratuits {#2025-031}\n\nTexte.", `<h2 id="2025-031">Bus gratuits</h2>`, "acts"},
		{"several acts keep to the draft", "## Écoles {#ecoles acts=\"2025-1 2025-2\"}\n\nTexte.", `<h2 id="ecoles">Écoles</h2>`, "acts"},
		{"the link says where it leads", "[Délibération n° 2025-031, p. 2](sources/a.pdf#page=2)", "Lire la délibération n°\u00a02025-031, page 2 (PDF)</a>", ""},
		{"no-break spaces in a label", "[Délibération n°\u00a012, p.\u00a02](sources/a.pdf#page=2)", "Lire la délibération n°\u00a012, page 2 (PDF)</a>", ""},
		{"comments stay home", "Avant.\n\n<!-- pour le relecteur -->\n\nAprès.", "Après", "relecteur"},
		{"no script in a block", "<script>alert(1)</script>\n\nTexte.", "Texte", "alert"},
		{"no script in a line", "Un <img src=x onerror=alert(1)> mot.", "mot", "onerror"},
		{"no script in a link", "[ici](javascript:alert(1))", "ici", "javascript"},
		{"no script in an attribute", "## T {#a onclick=\"alert(1)\"}\n", "T", "onclick"},
		{"thousands and euros do not part", "Soit 1 250 000 € : oui !", "1\u202f250\u202f000\u00a0€\u00a0: oui\u202f!", ""},
		{"lists are lists", "- un\n- deux\n", "<ul>\n<li>un</li>", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := HTML([]byte(tt.md), nil)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(got), tt.want) {
				t.Errorf("got %q, want %q in it", got, tt.want)
			}
			if tt.never != "" && strings.Contains(string(got), tt.never) {
				t.Errorf("got %q, which holds %q", got, tt.never)
			}
		})
	}
}

func TestHTMLRefusesALink(t *testing.T) {
	refuse := errors.New("refusé")
	for _, md := range []string{"[a](https://ailleurs.example/)", "<https://ailleurs.example/>", "![a](https://ailleurs.example/a.png)"} {
		if _, err := HTML([]byte(md), func(string) (string, error) { return "", refuse }); !errors.Is(err, refuse) {
			t.Errorf("%s: got %v, want the refusal", md, err)
		}
	}
}

func TestTypography(t *testing.T) {
	for in, want := range map[string]string{
		"le 4 avril 2025":       "le 4\u00a0avril 2025",
		"le 1er mai":            "le 1er\u00a0mai",
		"en 2025 100 arbres":    "en 2025 100 arbres",
		"12 500 000 habitants":  "12\u202f500\u202f000 habitants",
		"« oui »":               "«\u00a0oui\u00a0»",
		"n° 12 et M. le maire":  "n°\u00a012 et M.\u00a0le maire",
		"18 h 30":               "18\u00a0h 30",
		"rien à dire":           "rien à dire",
		"3,5 % et 2 millions":   "3,5\u00a0% et 2\u00a0millions",
		"Pourquoi ? Parce que.": "Pourquoi\u202f? Parce que.",
	} {
		if got := Typography(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
		if strings.Map(plain, Typography(in)) != strings.Map(plain, in) {
			t.Errorf("%q: a word changed", in)
		}
	}
}

func plain(r rune) rune {
	if r == nbsp || r == narrow {
		return ' '
	}
	return r
}

func TestStandalone(t *testing.T) {
	page, err := Standalone(Page{Title: "T </script><b>", Date: "2025-04-04", Publisher: "Métropole", Body: []byte("<p>Texte</p>"), Acts: []string{"https://x.example/a.pdf"}})
	if err != nil {
		t.Fatal(err)
	}
	s := string(page)
	for _, want := range []string{`<html lang="fr">`, "<p>Texte</p>", `"@type":"NewsArticle"`, "isBasedOn"} {
		if !strings.Contains(s, want) {
			t.Errorf("no %q in %s", want, s)
		}
	}
	if strings.Contains(s, "T </script><b>") {
		t.Error("a title breaks out of its place")
	}
}
