package check

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"phare/extract"
	"phare/summarize/check/align"
)

var strongest = flag.Float64("strong", 4, "how many lies to a truth make a kind a claim by itself")

var benchMore = flag.String("more", "", "a second folder of sentences that TestLearn learns from")

var learnWeights = flag.Bool("learn", false, "TestLearn writes align/weights.txt")

// example is a labelled sentence with what is doubtful of it.
type example struct {
	s            labelled
	x            map[string]float64
	error        bool // visible whatever the weights say
	contradicted bool // told as an error whatever the weights say
	lie          bool
}

func examples(t *testing.T, dir string) []example {
	var out []example
	checkers := map[string]*Checker{}
	sessions := map[string]*extract.Session{}
	for _, s := range labelledSentences(t, dir) {
		if checkers[s.Act] == nil {
			sessions[s.Act] = actSession(t, dir, s.Act)
			checkers[s.Act] = New(sessions[s.Act])
		}
		e := example{s: s, lie: s.Truth == "false", x: map[string]float64{}}
		c := checkers[s.Act]
		r := c.heldSentence(Sentence{Text: s.Text, Quote: s.Quote}, c.byID([]string{sessions[s.Act].Deliberations[0].ID}), Options{})
		for _, cl := range r.claims {
			if r.silent(cl) {
				continue
			}
			for k, v := range r.features(cl) {
				e.x[k] = max(e.x[k], v)
			}
			e.error = e.error || cl.mustSay()
			for _, c := range cl.against {
				e.contradicted = e.contradicted || !uncertain(c.kind)
			}
			for _, f := range cl.found {
				e.error = e.error || f.Level != Info && !strings.HasPrefix(f.Code, "person-")
			}
		}
		out = append(out, e)
	}
	return out
}

// fit learns what each kind of doubt weighs: a logistic regression whose weights are never
// negative, since no doubt makes a sentence truer, each pulled towards nothing.
func fit(list []example, ridge float64) map[string]float64 {
	count := map[string]int{}
	for _, e := range list {
		for k := range e.x {
			count[k]++
		}
	}
	var kinds []string
	for k := range count {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	index := map[string]int{}
	for i, k := range kinds {
		index[k] = i
	}
	w := make([]float64, len(kinds)+1)
	sq := make([]float64, len(kinds)+1)
	for i, k := range kinds {
		w[i] = prior(k)
	}
	w[len(kinds)] = -1
	lies := 0
	for _, e := range list {
		if e.lie {
			lies++
		}
	}
	for range 300 {
		g := make([]float64, len(w))
		for _, e := range list {
			z := w[len(kinds)]
			for k, v := range e.x {
				if i, ok := index[k]; ok {
					z += w[i] * v
				}
			}
			p := 1 / (1 + math.Exp(-z))
			y, c := 0.0, 0.5/float64(max(1, len(list)-lies))
			if e.lie {
				y, c = 1, 0.5/float64(max(1, lies))
			}
			for k, v := range e.x {
				if i, ok := index[k]; ok {
					g[i] += c * (p - y) * v
				}
			}
			g[len(kinds)] += c * (p - y)
		}
		for i := range w {
			if i < len(kinds) {
				g[i] += ridge * (w[i] - prior(kinds[i])) / float64(len(list))
			}
			sq[i] += g[i] * g[i]
			w[i] -= 0.3 * g[i] / (math.Sqrt(sq[i]) + 1e-9)
			if i < len(kinds) && (align.Family(kinds[i]) == kinds[i] || !strings.Contains(kinds[i], ".")) && kinds[i] != "home" {
				w[i] = max(0, w[i])
			}
		}
	}
	out := map[string]float64{"bias": w[len(kinds)]}
	for i, k := range kinds {
		if math.Abs(w[i]) > 0.005 {
			out[k] = w[i]
		}
	}
	return out
}

// strong picks the kinds that are claims by themselves: each that, of the sentences that none
// picked before it marks, marks far more lies than truths. What is known of a kind beforehand
// counts as two lies seen.
func strong(list []example, least float64) map[string]bool {
	out := map[string]bool{}
	left := slices.Clone(list)
	for {
		lies, truths := map[string]float64{}, map[string]float64{}
		for _, e := range left {
			for k := range e.x {
				if e.lie {
					lies[k]++
				} else {
					truths[k]++
				}
			}
		}
		best, top := "", least
		for k, n := range lies {
			if strings.HasSuffix(k, ".") || strings.HasSuffix(k, ".~") || n < 2 {
				continue
			}
			if prior(k)+prior(align.Family(k)) >= 1 {
				n += 2
			}
			if r := n / (truths[k] + 1); r > top || r == top && k < best {
				best, top = k, r
			}
		}
		if best == "" {
			return out
		}
		out[best] = true
		left = slices.DeleteFunc(left, func(e example) bool { return e.x[best] > 0 })
	}
}

// learned are the weights: of the strong kinds, enough to pass the bar alone; of the others, what
// they weigh together in the sentences that no strong one marks.
func learned(list []example, ridge, least float64) (map[string]float64, map[string]bool) {
	s := strong(list, least)
	w := fit(slices.DeleteFunc(slices.Clone(list), func(e example) bool { return marked(e, s) }), ridge)
	return w, s
}

func marked(e example, strong map[string]bool) bool {
	for k := range e.x {
		if strong[k] {
			return true
		}
	}
	return false
}

// prior is what a kind weighs before any sentence was seen: those that rest on a printed value
// or name much, those that rest on a word alone little.
func prior(kind string) float64 {
	for _, p := range priors {
		if kind == p.kind {
			return p.weight
		}
	}
	return 0
}

var priors = []struct {
	kind   string
	weight float64
}{
	{"error.promoted-done", -1}, {"error.year", -1.5}, {"error.", 2.5}, {"value.only-recalled", -0.8}, {"value.count-of-what", -0.8}, {"value.", 1.5},
	{"home", -0.5}, {"year", 1.5}, {"name", 2.5}, {"class.", 1.3}, {"clause.own", 0.8}, {"clause.", 0}, {"outcome.", 1.3}, {"body", 1.5},
	{"omit.", 1.8}, {"attribution", 1}, {"place", 1}, {"rank", 1}, {"reference", 1}, {"votes", 1}, {"mood", 1}, {"done", 0.8}, {"contrary", 1},
	{"drops.", 1}, {"drops.~", 0.3}, {"limits.", 1}, {"who.5", 1.2}, {"who.4", 0.8}, {"all", 0.6}, {"deny.lost.near", 1}, {"deny.lost.far", 0.6}, {"deny.always", 0.5},
	{"swapped.", 1.2}, {"swapped.~", 0.8}, {"governed.", 1}, {"quoted", 1.5}, {"reversed", 2}, {"narrowed.size", 1}, {"slot.par", 0.8}, {"slot.par.who", 0.8},
}

func score(w map[string]float64, x map[string]float64) float64 {
	z := w["bias"]
	for k, v := range x {
		z += w[k] * v
	}
	return z
}

// bar is the score that a share of the true sentences passes.
func bar(scores []float64, share float64) float64 {
	slices.Sort(scores)
	return scores[min(len(scores)-1, int(float64(len(scores))*(1-share)))]
}

// ridge pulls each weight to what is known of its kind beforehand.
const ridge = 3

// TestLearn learns the weights of align/weights.txt and tells what they reach on acts that
// they were not learned from, one act left out at a time. Run with -learn to write them.
func TestLearn(t *testing.T) {
	if !*learnWeights && !*benchList {
		t.Skip("run with -learn")
	}
	list := examples(t, shipped)
	if *benchMore != "" {
		*benchOutcomes = filepath.Join(*benchMore, "outcomes.txt")
		for _, e := range examples(t, *benchMore) {
			e.s.Act = "r" + e.s.Act
			list = append(list, e)
		}
	}
	countKinds(t, list)
	held, light := leaveOut(list)
	var truths, accused []float64
	for i, e := range list {
		if e.lie {
			continue
		}
		truths = append(truths, held[i])
		if e.x["error."] > 0 && !e.contradicted {
			accused = append(accused, light[i])
		}
	}
	for _, cost := range []float64{0.05, 0.08, 0.12, 0.16, 0.2} {
		tellLeftOut(t, list, held, cost, bar(slices.Clone(truths), cost))
	}
	slices.Sort(accused)
	at := bar(slices.Clone(truths), 0.13)
	for _, n := range []int{1, 2, 4, 8} {
		if n >= len(accused) {
			break
		}
		high := accused[len(accused)-1-n]
		seen, all := 0, 0
		for i, e := range list {
			if e.s.Expect == "contradicted" {
				all++
				if e.contradicted || e.x["error."] > 0 && light[i] > high {
					seen++
				}
			}
		}
		t.Logf("left out, %d of %d true sentences in error: %.1f %% of %d contradictions (%.2f above the bar)", n, len(truths), 100*share(seen, all), all, high-at)
	}
	if *learnWeights {
		writeWeights(t, list, at, max(0, accused[len(accused)-3]-at))
	}
}

// countKinds lists how many lies and truths bear each kind, and the truths that no weight excuses.
func countKinds(t *testing.T, list []example) {
	if !*benchList {
		return
	}
	count := map[string][2]int{}
	for _, e := range list {
		for k := range e.x {
			n := count[k]
			if e.lie {
				n[0]++
			} else {
				n[1]++
			}
			count[k] = n
		}
		if e.error && !e.lie {
			t.Logf("marked whatever the weights: %s", e.s.Text)
		}
	}
	var kinds []string
	for k := range count {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	for _, k := range kinds {
		t.Logf("%-24s lies %3d truths %3d", k, count[k][0], count[k][1])
	}
}

// leaveOut scores each sentence by weights learned from the other acts: held with what marks it
// alone, light without.
func leaveOut(list []example) (held, light []float64) {
	acts := map[string]bool{}
	for _, e := range list {
		acts[e.s.Act] = true
	}
	held, light = make([]float64, len(list)), make([]float64, len(list))
	for name := range acts {
		var train []example
		for _, e := range list {
			if e.s.Act != name && !e.error {
				train = append(train, e)
			}
		}
		w, s := learned(train, ridge, *strongest)
		for i, e := range list {
			if e.s.Act != name {
				continue
			}
			held[i] = score(w, e.x)
			light[i] = held[i]
			switch {
			case e.error:
				held[i] = math.Inf(1)
			case marked(e, s):
				held[i] += 100
			}
		}
	}
	return held, light
}

// tellLeftOut tells what is visible where a share of the true sentences is marked, and, for one
// share, which sentences are told wrongly.
func tellLeftOut(t *testing.T, list []example, held []float64, cost, at float64) {
	part := map[bool][4]int{} // invented and real: lies, visible ones, truths, marked ones
	for i, e := range list {
		p := part[e.s.Act[0] == 'r']
		k := 0
		if !e.lie {
			k = 2
		}
		p[k]++
		if held[i] > at {
			p[k+1]++
		}
		part[e.s.Act[0] == 'r'] = p
		if cost == 0.12 && *benchList && e.lie != (held[i] > at) {
			var kinds []string
			for k, v := range e.x {
				kinds = append(kinds, fmt.Sprintf("%s:%.1f", k, v))
			}
			sort.Strings(kinds)
			t.Logf("%s lie %v %s: %s\n     %.2f %s", e.s.ID, e.lie, e.s.Kind, e.s.Text, held[i]-at, strings.Join(kinds, " "))
		}
	}
	a, b := part[false], part[true]
	t.Logf("left out, %.0f %% of the true marked: %.1f %% visible; invented acts %.1f %% for %.1f %%, real ones %.1f %% for %.1f %%", 100*cost, 100*share(a[1]+b[1], a[0]+b[0]),
		100*share(a[1], a[0]), 100*share(a[3], a[2]), 100*share(b[1], b[0]), 100*share(b[3], b[2]))
}

// writeWeights learns from all and writes align/weights.txt; at is the bar, high how far above it
// an uncertain contradiction is an error.
func writeWeights(t *testing.T, list []example, at, high float64) {
	var train []example
	for _, e := range list {
		if !e.error {
			train = append(train, e)
		}
	}
	w, strongKinds := learned(train, ridge, *strongest)
	w["bias"] -= at
	w["error"] = high
	for k := range strongKinds {
		w[k] = 10
	}
	var lines []string
	for k, v := range w {
		lines = append(lines, fmt.Sprintf("%s %.2f", k, v))
	}
	sort.Strings(lines)
	text := "# What each kind of doubt weighs, learned by `go test ./summarize/check -run TestLearn -learn\n# -more DIR` from testdata/bench and from 265 sentences about real acts, which do not ship.\n# \"bias\" is the bar; 10 is a claim by itself.\n" + strings.Join(lines, "\n") + "\n"
	if err := os.WriteFile(filepath.Join("align", "weights.txt"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Log(text)
}
