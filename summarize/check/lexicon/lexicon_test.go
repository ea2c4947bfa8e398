package lexicon

import "testing"

// The lexicons are read whole: no word of a class without a family, no pair without two sides.
func TestLexicons(t *testing.T) {
	x := All()
	if len(x.Synonyms) < 500 || len(x.Families) < 20 || len(x.Limits) < 6 || len(x.Contraries) < 15 {
		t.Errorf("%d synonyms, %d families, %d limits, %d contraries", len(x.Synonyms), len(x.Families), len(x.Limits), len(x.Contraries))
	}
	for _, f := range x.Families {
		if f.Class == "" || f.Name == "" || len(f.Say) == 0 {
			t.Errorf("a family without words: %+v", f)
		}
		for _, n := range f.Also {
			if _, ok := x.Named[n]; !ok && n != "sauf" && n != "heure" && n != "seulun" {
				t.Errorf("%s is licensed by %q, which is no family", f.Name, n)
			}
		}
	}
	for _, c := range x.Contraries {
		if len(c.A.exact)+len(c.A.begin) == 0 || len(c.B.exact)+len(c.B.begin) == 0 {
			t.Errorf("a contrary without two sides: %+v", c)
		}
	}
	for a, b := range map[string]string{"attribution": "attribue", "adoptée": "adopter", "rénovation": "rénover", "écoles": "scolaire", "subvention": "aide"} {
		wa, wb := Of(a), Of(b)
		s := Stemmer{}
		if x, y := s.Stem(wa[0]), s.Stem(wb[0]); x != y && !Related(x, y) {
			t.Errorf("%s (%s) and %s (%s) do not license one another", a, x, b, y)
		}
	}
	if s := (Stemmer{}); s.Stem(Of("solliciter")[0]) == s.Stem(Of("obtenir")[0]) {
		t.Error("what is asked for licenses what is obtained")
	}
}
