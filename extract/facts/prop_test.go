package facts

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestPrintParse holds the law of the grammar: what is printed back parses to the same fact.
func TestPrintParse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := Fact{Kind: rapid.SampledFrom([]Kind{Money, Percent, Duration, Count, Hour, Vote, Date}).Draw(t, "kind")}
		f.Qualifier = rapid.SampledFrom([]Qualifier{Exact, Over, Under, Nearly, About, AtLeast, AtMost}).Draw(t, "qualifier")
		f.Precision = rapid.SampledFrom([]float64{1, 0.1, 0.01}).Draw(t, "precision")
		n := rapid.Int64Range(0, 99_999_999_999).Draw(t, "n")
		f.Value = math.Round(float64(n)/100/f.Precision) * f.Precision
		switch f.Kind {
		case Money:
			f.Unit = "EUR"
			f.Tax = rapid.SampledFrom([]string{"", "HT", "TTC"}).Draw(t, "tax")
			f.Per = rapid.SampledFrom([]string{"", "an", "mois", "habitant", "m2"}).Draw(t, "per")
		case Duration:
			f.Unit = rapid.SampledFrom([]string{"an", "mois", "semaine", "jour", "heure"}).Draw(t, "unit")
			f.Value, f.Precision = float64(n%1000+2), 1
			f.Renewable = rapid.Bool().Draw(t, "renewable")
		case Count:
			f.Unit = rapid.SampledFrom([]string{"m2", "ha", "kwh", "logements", "habitant", "arbres"}).Draw(t, "unit")
		case Hour:
			f.Value, f.Precision, f.Qualifier = float64(n%1440), 1, Exact
		case Vote:
			f.Unit = rapid.SampledFrom([]string{"pour", "contre", "abstention"}).Draw(t, "unit")
			f.Value, f.Precision, f.Qualifier = float64(n%200), 1, Exact
		case Date:
			f.Qualifier, f.Value, f.Precision = Exact, 0, 1
			f.When = Day{Year: int(n%100) + 1980, Month: int(n%12) + 1, Day: int(n%28) + 1}
			f.Until = f.When
		}
		f.High = f.Value
		text := "Objet : " + f.String() + "."
		got := All(text)
		if len(got) != 1 {
			t.Fatalf("%q gives %d facts: %v", text, len(got), got)
		}
		g := got[0]
		if g.Kind != f.Kind || math.Abs(g.Value-f.Value) > 1e-6 || g.Unit != f.Unit || g.Tax != f.Tax || g.Per != f.Per || g.Qualifier != f.Qualifier || g.Renewable != f.Renewable || g.When != f.When {
			t.Fatalf("%q parses to %+v, printed from %+v", text, g, f)
		}
		if text[g.Start:g.End] != g.Text {
			t.Fatalf("%q: span %d:%d is not %q", text, g.Start, g.End, g.Text)
		}
	})
}

// TestNumerals holds that every number written in words reads back.
func TestNumerals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 999_999).Draw(t, "n")
		sep := rapid.SampledFrom([]string{"-", " "}).Draw(t, "separator")
		text := inWords(n, sep) + " euros"
		got := All(text)
		if len(got) != 1 || got[0].Value != float64(n) {
			t.Fatalf("%d: %q gives %v", n, text, got)
		}
	})
}

func inWords(n int, sep string) string {
	ones := strings.Fields("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf")
	tens := []string{"", "", "vingt", "trente", "quarante", "cinquante", "soixante", "", "quatre-vingt"}
	under100 := func(n int) string {
		switch {
		case n < 20:
			return ones[n]
		case n < 70 && n%10 == 0:
			return tens[n/10]
		case n < 70 && n%10 == 1:
			return tens[n/10] + sep + "et" + sep + "un"
		case n < 70:
			return tens[n/10] + "-" + ones[n%10]
		case n == 71:
			return "soixante" + sep + "et" + sep + "onze"
		case n < 80:
			return "soixante-" + ones[n-60]
		case n == 80:
			return "quatre-vingts"
		}
		return "quatre-vingt-" + ones[n-80]
	}
	under1000 := func(n int) string {
		if n < 100 {
			return under100(n)
		}
		w := "cent"
		if n >= 200 {
			w = ones[n/100] + sep + "cent"
		}
		if n%100 == 0 {
			return w
		}
		return w + sep + under100(n%100)
	}
	if n < 1000 {
		return under1000(n)
	}
	w := "mille"
	if n >= 2000 {
		w = under1000(n/1000) + sep + "mille"
	}
	if n%1000 == 0 {
		return w
	}
	return w + sep + under1000(n%1000)
}

// slow reports whether reading text repeated to size bytes takes long, and far more than
// eight times what an eighth of it takes: a linear reader takes eight times as long, one that
// goes back over all it has read sixty-four.
func slow(text string, size int) bool {
	if text == "" {
		return false
	}
	for range 3 { // a busy machine stretches one of the two at times
		if took := quickest(text, size); took < time.Duration(size)*5*time.Microsecond || took < 32*quickest(text, size/8) {
			return false
		}
	}
	return true
}

// quickest is the shortest of three readings of text repeated to size bytes.
func quickest(text string, size int) time.Duration {
	long := strings.Repeat(text, size/len(text)+1)
	var took []time.Duration
	for range 3 {
		start := time.Now()
		All(long)
		took = append(took, time.Since(start))
	}
	return slices.Min(took)
}

func TestLinear(t *testing.T) {
	for _, text := range []string{"1 ", "1", "a@", "a.", "n° 1, ", "un ", "vingt et ", "L. 1-", "article 1, ", "1/", "CD 1, ", "000 ", "mille ", "(", "de ", "www.", "1.000.", "à 2 ", "é", "http://", "01 ", "quatre-vingt-", "maximum, "} {
		if slow(text, 200_000) {
			t.Errorf("%q repeated is slow", text)
		}
	}
}

func FuzzAll(f *testing.F) {
	for _, s := range []string{"12 M€ HT par an", "du 28 mai au 1er juin 2014", "n° 2014 / 194", "deux cent mille (200 000) euros", "27 voix pour"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, x := range All(text) {
			if x.Start < last || x.End <= x.Start || x.End > len(text) {
				t.Fatalf("span %d:%d after %d in %d bytes", x.Start, x.End, last, len(text))
			}
			if math.IsNaN(x.Value) || math.IsInf(x.Value, 0) {
				t.Fatalf("%q is no number", x.Text)
			}
			last = x.End
		}
		if len(text) < 64 && slow(text, 5_000) {
			t.Fatalf("%q repeated is slow", text)
		}
	})
}

// A count of nine figures is no SIREN, even where Luhn's sum holds.
func TestCountIsNoSiren(t *testing.T) {
	got := All("Objet : 100\u00a0002\u00a0906 habitant.")
	if len(got) != 1 || got[0].Kind != Count || got[0].Value != 100_002_906 {
		t.Errorf("%+v", got)
	}
}
