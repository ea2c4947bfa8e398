package check

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"phare/extract"
)

// manyActs makes a session of n acts of some 900 words, each with figures, dates and names
// of its own, after those that the article speaks of.
func manyActs(t testing.TB, n int) *extract.Session {
	s := valmont(t)
	for len(s.Deliberations) < n {
		k := len(s.Deliberations)
		var b strings.Builder
		fmt.Fprintf(&b, "@number 2025/%03d\n@object Convention numéro %d\n@expose\n", 100+k, k)
		for i := range 40 {
			fmt.Fprintf(&b, "La commune examine la convention du %d mars 2025 avec la société Ardoise %d, pour un montant de %d %03d €, et une surface de %d m².\n", 1+i%28, i*k, 1+k, i*7, 100+i)
		}
		b.WriteString("@dispositif\n- APPROUVE la convention ;\n- AUTORISE le maire à la signer.\n@vote\nAdopté à l'unanimité.")
		one := fictional(t, s.Date, s.Body, b.String())
		one.Deliberations[0].ID = fmt.Sprintf("acte-%d", k)
		s.Deliberations = append(s.Deliberations, one.Deliberations...)
		s.Documents = append(s.Documents, one.Documents...)
	}
	return s
}

func benchmark(b *testing.B, acts int, text string) {
	s := manyActs(b, acts)
	c := New(s)
	c.Text([]byte(text), Options{}) // each act's index is built once
	b.ResetTimer()
	for range b.N {
		c.Text([]byte(text), Options{})
	}
}

func BenchmarkFiveActs(b *testing.B)      { benchmark(b, 5, article) }
func BenchmarkEightyTwoActs(b *testing.B) { benchmark(b, 82, article) }

// Bound to nothing, each sentence is held against every act.
func BenchmarkUnbound(b *testing.B) {
	benchmark(b, 82, strings.NewReplacer("(délibération n° 2025/031)", "", "(délibération n° 2025/032)", "", "(délibération n° 2025/033)", "").Replace(article))
}

// BenchmarkCold counts the building of the indexes too.
func BenchmarkCold(b *testing.B) {
	s := manyActs(b, 82)
	for range b.N {
		Text([]byte(article), s, Options{})
	}
}

// TestLinear holds the cost of a check to the length of the text times that of its acts.
func TestLinear(t *testing.T) {
	s := manyActs(t, 5)
	for _, unit := range []string{
		"Le conseil a voté 12 500 € pour Roncevel. ", "1 ", "(délibération n° 1) ", "[a](b) ", "# T {#a}\n\n", "* ", "Ardoise Saint-", "«", "ne pas ", "- x\n", "| a ", "à l'unanimité ", "<a href=x>", "&amp;", "de la ", "A. ",
	} {
		text := []byte(strings.Repeat(unit, 20_000/len(unit)))
		start := time.Now()
		Text(text, s, Options{})
		if d := time.Since(start); d > 45*time.Second { // a tenth of a second is usual: the rest is for a busy machine
			t.Errorf("%q repeated to 20 kB takes %v", unit, d)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add(article)
	f.Add("---\ntitle: x\n---\n# A {#2025-031}\n\n12 € <!-- x -->")
	f.Add("Le conseil a approuvé 250 000 €. (délibération n° 2025/031)")
	s := valmont(f)
	c := New(s)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			t.Skip("the cost of long texts is TestLinear's")
		}
		start := time.Now()
		r := c.Text([]byte(text), Options{})
		if d := time.Since(start); d > 5*time.Second {
			t.Fatalf("%d bytes take %v", len(text), d)
		}
		lines := strings.Count(text, "\n") + 1
		ids := map[string]bool{}
		for _, x := range r.Findings {
			if x.Line < 1 || x.Line > lines || x.Column < 1 || x.Code == "" || x.Message == "" || x.ID == "" {
				t.Fatalf("finding %+v in %d lines", x, lines)
			}
			if ids[x.ID] {
				t.Fatalf("two findings bear the id %s", x.ID)
			}
			ids[x.ID] = true
		}
	})
}
