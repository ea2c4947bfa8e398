package blocks

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const text = `Le conseil s’est réuni.
Une seconde ligne.

<!-- actes: 2025-031 -->
## La gratuité est prolongée {#del-2025-031 acts="2025-031 2025-032"}
Le conseil prolonge **la gratuité** pour 1,2 million d’euros.

[Délibération n° 2025-031, p. 2](sources/DEL2025-031.pdf#page=2) et [la vidéo](https://exemple.fr/a_(b)).

- un
- deux [ici](sources/a.pdf)

> cité
> encore

---

` + "```\ncode {#x}\n```\n"

func find(t *testing.T, s string, k Kind, words string) Block {
	t.Helper()
	for _, b := range Split(s) {
		if b.Kind == k && strings.Contains(b.Source, words) {
			return b
		}
	}
	t.Fatalf("no %s with %q", k, words)
	return Block{}
}

func TestSplit(t *testing.T) {
	var kinds []string
	for _, b := range Split(text) {
		kinds = append(kinds, string(b.Kind))
		if text[b.Start:b.End] != b.Source || strings.Count(text[:b.Start], "\n") != b.Line {
			t.Errorf("%+v is not where it says", b)
		}
	}
	if got, want := strings.Join(kinds, " "), "paragraph comment heading paragraph paragraph list quote rule raw"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestField: no anchor and no address is seen, and both are still there afterwards.
func TestField(t *testing.T) {
	for _, c := range []struct {
		kind              Kind
		words             string
		field, edit, want string
	}{
		{Heading, "gratuité", "La gratuité est prolongée", "Le bus reste gratuit", `## Le bus reste gratuit {#del-2025-031 acts="2025-031 2025-032"}`},
		{Heading, "gratuité", "La gratuité est prolongée", "Vol {#autre}", `## Vol {#del-2025-031 acts="2025-031 2025-032"}`},
		{Paragraph, "vidéo", "[Délibération n° 2025-031, p. 2] et [la vidéo].", "[Délibération n° 2025-031, p. 2], et [le film].",
			"[Délibération n° 2025-031, p. 2](sources/DEL2025-031.pdf#page=2), et [le film](https://exemple.fr/a_(b))."},
		{Paragraph, "vidéo", "[Délibération n° 2025-031, p. 2] et [la vidéo].", "Voir [la vidéo].", "Voir [la vidéo](https://exemple.fr/a_(b))."},
		{List, "deux", "- un\n- deux [ici]", "- un\n- trois [ici]", "- un\n- trois [ici](sources/a.pdf)"},
		{Quote, "cité", "cité\nencore", "cité\nautrement", "> cité\n> autrement"},
		{Paragraph, "million", "Le conseil prolonge **la gratuité** pour 1,2 million d’euros.", "Un.\nDeux.", "Un.\n\nDeux."},
		{Paragraph, "réuni", "Le conseil s’est réuni.\nUne seconde ligne.", "Un.\nDeux.", "Un.\nDeux."},
	} {
		b := find(t, text, c.kind, c.words)
		if got := b.Field(); got != c.field {
			t.Errorf("the field is %q, want %q", got, c.field)
		}
		got, err := Put(text, b, c.edit)
		if want := text[:b.Start] + c.want + text[b.End:]; err != nil || got != want {
			t.Errorf("%q gives %q, %v; want %q", c.edit, got, err, want)
		}
	}
	if _, err := Put(text, find(t, text, Heading, ""), "  "); err == nil {
		t.Error("a heading is emptied")
	}
	b := find(t, text, Paragraph, "million")
	if got, err := Put(text, b, ""); err != nil || strings.Contains(got, "million") || !strings.Contains(got, "032\"}\n[Délib") {
		t.Errorf("%v: %q", err, got)
	}
	bound, err := Bind(text, find(t, text, Heading, ""), []string{"2025-040"})
	if err != nil || !strings.Contains(bound, `prolongée {#del-2025-031 acts="2025-040"}`) {
		t.Errorf("%v: %q", err, bound)
	}
}

// TestElsewhere: what is not edited keeps every byte, whatever the text; a field that comes back
// as it went changes nothing.
func TestElsewhere(t *testing.T) {
	piece := rapid.SampledFrom([]string{"# T {#a}\n", "mots [x](y) (z) [w]\n", "\n", "- a\n", "> q\n", "---\n", "```\n", "<!-- c -->\n", "<p>\n", "é\n", "{#b}\n", "  \n", "a"})
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOf(piece).Draw(t, "text"), "")
		all := Split(s)
		end := 0
		for _, b := range all {
			if b.Start < end || s[b.Start:b.End] != b.Source || strings.TrimSpace(s[end:b.Start]) != "" {
				t.Fatalf("%q: a byte is lost or doubled before %+v", s, b)
			}
			end = b.End
			if same, err := Put(s, b, b.Field()); err != nil || same != s {
				t.Fatalf("%q: the field %q changes the text to %q, %v", s, b.Field(), same, err)
			}
			if b.Kind == Rule || b.Kind == Comment {
				continue
			}
			next, err := Put(s, b, "autre")
			if err != nil || !strings.HasPrefix(next, s[:b.Start]) || !strings.HasSuffix(next, s[b.End:]) {
				t.Fatalf("%q: more than %q changed: %q, %v", s, b.Source, next, err)
			}
		}
		if strings.TrimSpace(s[end:]) != "" {
			t.Fatalf("%q: the end is lost", s)
		}
	})
}
