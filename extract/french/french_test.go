package french

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"L’ÉTÉ à Noël":          "l'ete a noel",
		"Œuvre – cœur":          "oeuvre - coeur",
		"e\u0301te\u0301":       "ete",
		"ﬁnancière, ﬂuvial":     "financiere, fluvial",
		"plain 12,50 €":         "plain 12,50 €",
		"« projet »":            "\" projet \"",
		"soft\u00adhyphen 3 m²": "soft-hyphen 3 m²",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"  Délibération  N ° 12 ": "deliberation n° 12",
		"➢ Tarifs\u00a0:":         "• tarifs :",
		"plan n°3":                "plan n°3",
		"\u200bVu":                "vu",
	} {
		if got := FoldLine(in); got != want {
			t.Errorf("FoldLine(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFoldIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		if f := Fold(s); Fold(f) != f {
			t.Fatalf("Fold(%q) = %q, and folded again %q", s, f, Fold(f))
		}
		if f := FoldLine(s); FoldLine(f) != f {
			t.Fatalf("FoldLine(%q) = %q, and folded again %q", s, f, FoldLine(f))
		}
	})
}

func TestLexicons(t *testing.T) {
	files, _ := lexicons.ReadDir("lexicon")
	for _, f := range files {
		text, _ := lexicons.ReadFile("lexicon/" + f.Name())
		if _, err := ParseLexicon(string(text)); err != nil {
			t.Errorf("%s: %v", f.Name(), err)
		}
	}
	for _, bad := range []string{"été", "Mars", "a, a", "deux mots 3"} {
		if _, err := ParseLexicon(bad); err == nil {
			t.Errorf("%q was read as a lexicon", bad)
		}
	}
}

func TestNumeral(t *testing.T) {
	for in, want := range map[string]float64{
		"zéro": 0, "vingt et un": 21, "vingt-et-une": 21, "soixante et onze": 71, "quatre-vingts": 80,
		"quatre-vingt-dix-sept": 97, "deux cent un": 201, "mille": 1000, "deux mil vingt-cinq": 2025,
		"trois millions deux cent mille": 3200000, "septante-deux": 72, "dix-neuf": 19, "cent": 100,
	} {
		s := Read(in)
		if n, ok := s.Numeral(0); !ok || n.Value != want || n.Next != len(s.Toks) {
			t.Errorf("%q: %v to %d of %d, want %v", in, n.Value, n.Next, len(s.Toks), want)
		}
	}
	for in, want := range map[string]int{"première": 1, "vingt et unième": 21, "dix-septième": 17, "2ème": 2, "1er": 1, "XXe": 20, "IIIème": 3, "troisième": 3, "deux": 0, "Le": 0} {
		if got, _ := Read(in).Ordinal(0); got != want {
			t.Errorf("%q: rank %d, want %d", in, got, want)
		}
	}
	for in, want := range map[string]int{"IV": 4, "XIX": 19, "MMXXVI": 2026, "VIII": 8, "IIX": 0, "VV": 0, "IXI": 0, "": 0, "A": 0, "XC": 90, "IIII": 0} {
		if got := Roman(in); got != want {
			t.Errorf("Roman(%q) = %d, want %d", in, got, want)
		}
	}
	for in, want := range map[string]int{"titre IV": 4, "annexe C": 100, "plan V": 0, "article I": 1} {
		if got, _ := Read(in).RomanAt(1); got != want {
			t.Errorf("%q: %d, want %d", in, got, want)
		}
	}
}

func TestRomanComesBack(t *testing.T) {
	for v := 1; v < 4000; v++ {
		if got := Roman(WriteRoman(v)); got != v {
			t.Fatalf("Roman(%s) = %d, want %d", WriteRoman(v), got, v)
		}
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string][]string{
		"le vendredi 4 avril 2025":                             {"2025-04-04"},
		"du 04/04/2025 au 4.5.25":                              {"2025-04-04", "2025-05-04"},
		"le quatre avril deux mille vingt-cinq à vingt heures": {"2025-04-04"},
		"le vingt-six du mois de mai deux mil vingt":           {"2020-05-26"},
		"2025-04-04 et 1er janvier 2 026":                      {"2025-04-04", "2026-01-01"},
		"ID 063-2025-04-04-12":                                 nil,
		"version 1.2.3.4":                                      nil,
		"dix-sept mai 2024":                                    {"2024-05-17"},
		"12 sept. 2023":                                        {"2023-09-12"},
		"31/12 / 2023":                                         nil,
	} {
		var got []string
		for _, d := range Read(in).Dates() {
			got = append(got, d.ISO())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", in, diff)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, want := range [][]string{
		{"Le conseil a voté.", "M. B. Durand a présenté le projet."},
		{"Les travaux du bâtiment B.", "Le conseil approuve."},
		{"Vu l'art. L. 2121-29 du code.", "Vu le budget."},
		{"La S.N.C.F. finance.", "La région aussi."},
		{"Il hésite… Le budget attend… encore."[:len("Il hésite…")], "Le budget attend… encore."},
		{"1. Budget principal : adopté.", "2. Tarifs : adoptés."},
		{"Coût : 12 000 € max.", "La ville paie."},
		{"Les articles 3. et 4. sont abrogés."},
		{"Rendez-vous à 18 h. 30 places, etc.", "Entrée libre."},
		{"A-t-il dit « oui » ?", "Non !"},
		{"Le plan\nest adopté.", "Le maire signe."},
		{"Le lot A. Les lots B et C."[:len("Le lot A.")], "Les lots B et C."},
	} {
		got := SentenceTexts(strings.Join(want, " "))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s", diff)
		}
	}
}

func TestSentencesLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("ab. A M.…!?\n12;é"))).Draw(t, "s")
		kept := ""
		for _, x := range SentenceTexts(s) {
			kept += x
		}
		clean := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if clean(kept) != clean(s) {
			t.Fatalf("%q gives %q", s, kept)
		}
	})
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		"Jean-Marc LE GOFF présente": "Jean-Marc LE GOFF",
		"B. d'Artois, adjointe":      "B. d'Artois",
		"Anne de la Tour\nPaul":      "Anne de la Tour",
		"le maire":                   "",
		"Lise MOREL Mme Ève":         "Lise MOREL",
	} {
		s := Read(in)
		if got := s.Written(0, s.NameAt(0)); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestStem(t *testing.T) {
	for _, w := range [][2]string{{"l'adoption", "adoption"}, {"d’approuver", "approuvées"}, {"décidé", "décide"}} {
		if Stem(w[0]) != Stem(w[1]) {
			t.Errorf("%s gives %s, %s gives %s", w[0], Stem(w[0]), w[1], Stem(w[1]))
		}
	}
}

const samplePatterns = `
# a sample
[count]
n=# (voix|suffrages)? pour
+ par 27 voix pour
+ vingt-sept pour
- 27 voix contre
[all]
a l'unanimite (des (membres|presents))?
+ adopté à l'unanimité des membres
+ A L UNANIMITE
- l'unanimité est requise
[rapporteur]
rapporteur :? <civ>? who=<name> !(au|des) <end>
+ Rapporteur : Mme Ève MARTIN
- le rapporteur rappelle
[gap]
~approuver ...4 budget
+ Approuvées avec le budget
- approuve. Le budget
`

func TestPatterns(t *testing.T) {
	p, err := ParsePatterns(samplePatterns, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range p.Check() {
		t.Error(err)
	}
	s := Read("Adopté par vingt-sept (27) voix pour.\nRapporteur : M. Paul NOIR")
	var got []string
	for _, m := range p.All(s) {
		n, _ := m.Count(s, "n")
		a, b, _ := m.Cap("who")
		got = append(got, m.Name, s.Written(m.Start, m.End), s.Written(a, b), string(rune('0'+n/10)))
	}
	want := []string{"count", "vingt-sept (27) voix pour", "", "2", "rapporteur", "Rapporteur : M. Paul NOIR", "Paul NOIR", "0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"x", "[a]\n(b", "[a]\nb)", "[a]\nété", "[a]\n@nothing", "[a]\n<nothing>", "[a]\n...x"} {
		if _, err := ParsePatterns(bad, nil); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func FuzzStream(f *testing.F) {
	f.Add("L'an deux mille vingt-cinq, le 3 avril, M. B. Durand… 12 345,67 € abstention(s) : 2")
	p := MustPatterns(samplePatterns, nil)
	f.Fuzz(func(t *testing.T, text string) {
		s := Read(text)
		last := 0
		for _, tok := range s.Toks {
			if tok.Start < last || tok.End <= tok.Start || tok.End > len(text) {
				t.Fatalf("token %+v after byte %d", tok, last)
			}
			last = tok.End
		}
		for i := range s.Toks {
			if n, ok := s.Number(i); ok && n.Next <= i {
				t.Fatal("a number of nothing")
			}
			s.NameAt(i)
			s.DateAt(i)
			s.Ordinal(i)
			s.RomanAt(i)
		}
		p.All(s)
		last = 0
		for _, x := range Sentences(text) {
			if x.Start < last || x.End <= x.Start || x.End > len(text) {
				t.Fatalf("sentence %+v after byte %d", x, last)
			}
			last = x.End
		}
	})
}

// TestNeedles holds that looking for texts together finds what looking for each does.
func TestNeedles(t *testing.T) {
	texts := []string{"adopte a", "unanimite", "un", "est elu", "voix pour", "à"}
	n := NewNeedles(texts)
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"adopte", " ", "a", "unanimit", "e", "u", "n", "est elu", "voix", "pour", "à", "\xc3"})).Draw(t, "parts"), "")
		if got, want := n.In(s), ContainsAny(s, texts); got != want {
			t.Fatalf("%q: %v, want %v", s, got, want)
		}
		if got, want := n.Begins(s), HasAnyPrefix(s, texts); got != want {
			t.Fatalf("%q begins: %v, want %v", s, got, want)
		}
	})
}
