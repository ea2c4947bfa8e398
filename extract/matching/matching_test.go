package matching

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func entries(objects ...string) []Entry {
	out := make([]Entry, len(objects))
	for i, o := range objects {
		out[i].Object = o
	}
	return out
}

func TestMatch(t *testing.T) {
	acts := []Entry{
		{Number: "2031-040", Object: "Tarifs de l'eau potable pour l'année 2032"},
		{Number: "2031-041", Object: "Tarifs de l'assainissement pour l'année 2032"},
		{Number: "2031-042", Object: "Plan local d'urbanisme : approbation de la modification n° 3"},
		{Number: "2031-043", Object: "Acquisition de la parcelle AB 12, rue des Lilas, pour un parc de stationnement"},
		{Number: "2031-044", Object: "Subventions aux associations sportives"},
		{Number: "2031-045", Object: "Renouvellement du véhicule des services techniques"},
	}
	for _, tt := range []struct {
		name      string
		announced []Entry
		acts      []Entry
		want      []int
	}{
		{"shortened", entries("Tarifs de l'eau", "Tarifs assainissement", "PLU : modification n° 3", "Parcelle rue des Lilas", "Associations sportives", "Véhicule des services"), acts, []int{0, 1, 2, 3, 4, 5}},
		{"one is not there", entries("Tarifs de l'eau potable", "Tarifs de l'assainissement", "Tarifs de la cantine", "Modification n° 3 du PLU"), acts, []int{0, 1, -1, 2}},
		{"by numbers alone", []Entry{{Number: "2031/043"}, {Number: "45"}, {Number: "46"}}, acts, []int{3, 5, -1}},
		{"a number of another series", []Entry{{Number: "2031-050", Object: "Subventions aux associations sportives"}}, acts, []int{4}},
		{"none", nil, acts, []int{}},
		{"no act", entries("Tarifs de l'eau"), nil, []int{-1}},
		{"misprinted", entries("Renouvellement du vehicuie des services techniqves"), acts, []int{5}},
	} {
		if got := Match(tt.announced, tt.acts); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestMatchReadsHeads(t *testing.T) {
	acts := []Entry{{Object: "Aspects financiers", Number: "115", Paper: "acte.pdf", Head: []string{"Commune de Valmer", "Délibération n° 2031-07", "Réfection de la toiture", "de la salle des fêtes", "Aspects financiers"}}}
	if got := Match(entries("Réfection de la toiture de la salle des fêtes"), acts); got[0] != 0 {
		t.Errorf("a title printed in the head: got %v", got)
	}
	if got := Match([]Entry{{Number: "2031-07", Object: "Toiture"}}, acts); got[0] != 0 {
		t.Errorf("a number printed in the head: got %v", got)
	}
	if got := Match(entries("Tarifs de la cantine"), acts); got[0] != -1 {
		t.Errorf("what no head prints: got %v", got)
	}
}

func TestCompare(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want Likeness
	}{
		{"2031/012", "2031-12", Same}, {"DEL2025_141", "141", Short}, {"141", "DEL2025_141", Short}, {"2031141", "141", Short}, {"2031-04-12", "12", Short},
		{"2031-12", "2031-13", Other}, {"", "12", Unknown}, {"A-12", "B-12", Other}, {"2031-012", "DEL 2031-12", Short}, {"141", "1141", Other}, {"41", "DEL2025_141", Other},
	} {
		if got := Compare(tt.a, tt.b); got != tt.want {
			t.Errorf("Compare(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if Compare(tt.a, tt.b) != Compare(tt.b, tt.a) {
			t.Errorf("Compare(%q, %q) depends on the order", tt.a, tt.b)
		}
	}
}

// TestAssignIsBest holds the assignment against every other one, on small tables.
func TestAssignIsBest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		n, m := r.IntN(5), 1+r.IntN(5)
		score := make([][]float64, n)
		for i := range score {
			score[i] = make([]float64, m)
			for j := range score[i] {
				score[i][j] = float64(r.IntN(20)) / 10
			}
		}
		got, sum := assign(score, 0.5), 0.0
		seen := map[int]bool{}
		for i, j := range got {
			if j < 0 {
				continue
			}
			if seen[j] || score[i][j] < 0.5 {
				t.Fatalf("column %d twice, or too weak: %v %v", j, got, score)
			}
			seen[j] = true
			sum += score[i][j]
		}
		if best := bestSum(score, 0, map[int]bool{}); sum < best-1e-9 {
			t.Fatalf("sum %.1f, best %.1f of %v", sum, best, score)
		}
	}
}

func bestSum(score [][]float64, i int, used map[int]bool) float64 {
	if i == len(score) {
		return 0
	}
	best := bestSum(score, i+1, used)
	for j, s := range score[i] {
		if s < 0.5 || used[j] {
			continue
		}
		used[j] = true
		best = max(best, s+bestSum(score, i+1, used))
		delete(used, j)
	}
	return best
}
