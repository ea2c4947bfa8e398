package check

import (
	"strings"
	"testing"

	"phare/extract"
)

// A comment above a paragraph names the acts that it tells, and no others prove it.
func TestActsComment(t *testing.T) {
	const post = "<!-- actes: 2025-032 -->\nLe club reçoit une subvention de %s.\n\n<!-- actes: 2025-031 2025-033 -->\n- L'isolation de l'école porte sur 1 850 m².\n- La carrière s'étend sur 12 hectares.\n"
	c := New(valmont(t))
	if got := alarms(c.Text([]byte(strings.Replace(post, "%s", "12 500 €", 1)), Options{})); len(got) > 0 {
		t.Errorf("the true post raises %v", got)
	}
	if got := alarms(c.Text([]byte(strings.Replace(post, "%s", "250 000 €", 1)), Options{})); len(got) == 0 {
		t.Error("another act's amount passes")
	}
	if got := alarms(c.Text([]byte(strings.Replace(post, "2025-032", "2025-099", 1)), Options{})); strings.Join(got, " ") == "" {
		t.Error("an unknown act passes")
	}
}

func TestTitleIsAName(t *testing.T) {
	s := valmont(t)
	s.Documents = append(s.Documents, &extract.Document{File: "pv.pdf", Present: []string{"Mme Aline TREMOIS"}})
	for text, want := range map[string]bool{
		"## Aline Tremois {#2025-032}\n\nLe club reçoit 12 500 €.\n":            true,
		"## Le club nautique soutenu {#2025-032}\n\nLe club reçoit 12 500 €.\n": false,
	} {
		if got := strings.Contains(strings.Join(alarms(Text([]byte(text), s, Options{})), " "), "title-is-a-name"); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// A sentence that tells what an act does is no line that names it.
func TestAloneNamesOnly(t *testing.T) {
	for text, want := range map[string]bool{
		"Délibération n° 2025/031":                           true,
		"délibérations n° 2025/031 et 2025/032.":             true,
		"La délibération n° 2025-031 du 4 avril 2025":        true,
		"Voir la délibération n° DEL2025_031, p. 2":          true,
		"La délibération n° 2025/031 approuve la rénovation": false,
		"La délibération n° 2025/031 porte sur l'école":      false,
		"La délibération sur la rénovation":                  false,
	} {
		if alone.MatchString(text) != want {
			t.Errorf("%q: names only %v, want %v", text, !want, want)
		}
	}
}
