package learn

import "testing"

// Readers who put whatever has the second feature first give it weight; the first, which
// tells nothing, keeps its own; a single pair moves little.
func TestFit(t *testing.T) {
	var acts []Act
	for _, s := range []string{"a", "b", "c"} {
		acts = append(acts, Act{s, 1, []float64{0, 1}}, Act{s, 0, []float64{1, 0}}, Act{s, 0, []float64{0, 0}}, Act{s, 1, []float64{1, 1}})
	}
	w := Fit(acts, []float64{1, 1}, 0.01)
	if w[1] < 1.5 {
		t.Errorf("the feature that tells has weight %.2f", w[1])
	}
	if w[0] > 1.01 {
		t.Errorf("the feature that tells nothing has weight %.2f", w[0])
	}
	if held := Fit(acts, []float64{1, 1}, 100); held[1] > 1.1 {
		t.Errorf("a strong prior moves to %.2f", held[1])
	}
	again := Fit(acts, []float64{1, 1}, 0.01)
	if again[0] != w[0] || again[1] != w[1] {
		t.Error("the same acts give other weights")
	}
}

func TestParse(t *testing.T) {
	acts, err := Parse("# session grade a b\ns1\t3\t0.5\t-1\ns1\t0\t0\t0\n")
	if err != nil || len(acts) != 2 || acts[0].Grade != 3 || acts[0].Features[1] != -1 {
		t.Errorf("%v, %v", acts, err)
	}
	for _, bad := range []string{"s1\t3\n", "s1\tx\t1\n", "s1\t1\t1\t2\ns1\t1\t1\n"} {
		if _, err := Parse(bad); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}
