package summarize

import (
	"cmp"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"phare/extract"
	"phare/summarize/learn"
)

// Sessions ranked by readers lie beside the project, with the papers that they name: only the
// numbers of their acts come with it (testdata/choice.tsv).
var (
	rankDir  = flag.String("rank", "", "folders, parted by commas, of ranked sessions (JSON), to measure the choice on")
	rankSave = flag.String("save", "", "file to write the features of the ranked acts to")
)

// reading is a session as a reader ranks it: numbers are places in Acts.
type reading struct {
	Session, Dir, Editor string
	Acts                 []struct {
		File, Object string
		Page         int
		Number       *string
	}
	Five, Next, Never []int
	Groups            [][]int
}

func readings(t *testing.T) (out []reading, names []string) {
	t.Helper()
	var files []string
	for _, dir := range strings.Split(*rankDir, ",") {
		found, err := filepath.Glob(filepath.Join(dir, "*.json"))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		t.Skip("no ranked session at hand: give -rank")
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var r reading
		if err := json.Unmarshal(raw, &r); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		out = append(out, r)
		names = append(names, filepath.Base(filepath.Dir(f))+strings.TrimSuffix(filepath.Base(f), ".json")) // reader, session
	}
	return out, names
}

// sessionOf reads the session that a reading names.
func sessionOf(t *testing.T, r reading) *extract.Session {
	t.Helper()
	cache, _ := os.UserCacheDir()
	b, err := extract.Read(context.Background(), []string{filepath.Join(papers, r.Dir)}, extract.Options{OCR: extract.OCRNever, CacheDir: filepath.Join(cache, "phare", "lectures")})
	if err != nil {
		t.Fatal(err)
	}
	s, err := b.Session(r.Session)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// places gives for each act read the act of the reading that it is, -1 for none.
func (r reading) places(s *extract.Session) map[string]int {
	type match struct {
		act   *extract.Deliberation
		place int
		worth float64
	}
	var all []match
	for i, a := range r.Acts {
		words := wordSet(a.Object)
		for _, d := range s.Deliberations {
			v := min(overlap(words, wordSet(d.Object)), overlap(wordSet(d.Object), words)+0.3)
			if a.Number != nil && d.Number != nil && sameNumber(*a.Number, *d.Number) {
				v += 2
			}
			switch p := firstPage(d) - a.Page; {
			case filepath.Base(d.File) != a.File:
				v -= 0.2 // the same act in the minutes and alone
			case p == 0:
				v += 0.6
			case p >= -1 && p <= 1:
				v += 0.4
			default:
				v--
			}
			all = append(all, match{d, i, v})
		}
	}
	slices.SortStableFunc(all, func(a, b match) int { return cmp.Compare(b.worth, a.worth) })
	out, taken := map[string]int{}, map[int]bool{}
	for _, m := range all {
		if _, known := out[m.act.ID]; known || m.worth < 0.55 || taken[m.place] && filepath.Base(m.act.File) == r.Acts[m.place].File {
			continue
		}
		out[m.act.ID], taken[m.place] = m.place, true
	}
	for _, d := range s.Deliberations {
		if _, known := out[d.ID]; !known {
			out[d.ID] = -1
		}
	}
	return out
}

// same reports whether two acts are one, or are told as one by the reader.
func (r reading) same(i, j int) bool {
	return i == j || slices.ContainsFunc(r.Groups, func(g []int) bool { return slices.Contains(g, i) && slices.Contains(g, j) })
}

// shares counts the five of the reader that are among the chosen, and the chosen that are
// never so.
func (r reading) shares(c choice, at map[string]int) (hits, never int) {
	for _, five := range r.Five {
		if slices.ContainsFunc(c.chosen, func(s *subject) bool {
			return slices.ContainsFunc(s.acts, func(a *act) bool { return at[a.d.ID] >= 0 && r.same(five, at[a.d.ID]) })
		}) {
			hits++
		}
	}
	for _, s := range c.chosen {
		if i := at[s.acts[0].d.ID]; i >= 0 && slices.Contains(r.Never, i) {
			never++
		}
	}
	return hits, never
}

// graded gives the acts in the race as numbers, for the trainer.
func (r reading) graded(k *ranking, at map[string]int, name string) []learn.Act {
	var out []learn.Act
	for _, a := range k.open {
		i := at[a.d.ID]
		if i < 0 {
			continue
		}
		grade := 1.0
		switch place := slices.Index(r.Five, i); {
		case place >= 0:
			grade = 3.4 - float64(place)/10
		case slices.ContainsFunc(r.Five, func(f int) bool { return r.same(f, i) }):
			continue // told with another: neither above nor below
		case slices.Contains(r.Next, i):
			grade = 2
		case slices.Contains(r.Never, i):
			grade = 0
		}
		out = append(out, learn.Act{Session: name, Grade: grade, Features: k.as.features(a)})
	}
	return out
}

// The overlap of the choice with readers, each session chosen with weights learned from the
// others. It measures; it holds nothing, for its sessions lie outside the project.
func TestRankedSessions(t *testing.T) {
	rs, names := readings(t)
	rules := mustRules(t)
	var all []learn.Act
	sessions := make([]*extract.Session, len(rs))
	at := make([]map[string]int, len(rs))
	run := func(i int, w []float64) (int, int, choice) {
		k := rankWith(sessions[i], rules, weightsOf(w))
		c, err := k.choose(5, nil, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		hits, never := rs[i].shares(c, at[i])
		return hits, never, c
	}
	var ones []float64
	for range kinds {
		ones = append(ones, 1)
	}
	for i, r := range rs {
		sessions[i] = sessionOf(t, r)
		at[i] = r.places(sessions[i])
		all = append(all, r.graded(rankWith(sessions[i], rules, weightsOf(ones)), at[i], names[i])...)
	}
	var plain, out, now float64
	strengths := []float64{0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1}
	tried, worst := make([]int, len(strengths)), []int{9, 9, 9, 9, 9, 9, 9}
	for i := range rs {
		others := slices.DeleteFunc(slices.Clone(all), func(a learn.Act) bool { return a.Session[1:] == names[i][1:] })
		a, an, _ := run(i, ones)
		for j, strength := range strengths {
			h, _, _ := run(i, learn.Fit(others, ones, strength))
			tried[j] += h
			worst[j] = min(worst[j], h)
		}
		b, bn, c := run(i, learn.Fit(others, ones, learnStrength))
		d, dn, _ := run(i, current())
		plain, out, now = plain+float64(a), out+float64(b), now+float64(d)
		t.Logf("%-22s ones %d (never %d), leave one out %d (never %d), shipped %d (never %d)", names[i], a, an, b, bn, d, dn)
		if testing.Verbose() {
			for _, s := range c.chosen {
				t.Logf("      chose %d %.1f %s", at[i][s.acts[0].d.ID], s.score, s.acts[0].object)
			}
			for _, f := range rs[i].Five {
				t.Logf("      reader %d %s", f, rs[i].Acts[f].Object)
			}
		}
	}
	n := float64(len(rs))
	for j, v := range tried {
		t.Logf("held by %g: leave one out %.2f, worst %d", strengths[j], float64(v)/n, worst[j])
	}
	t.Logf("mean of %d: ones %.2f, leave one out %.2f, shipped %.2f", len(rs), plain/n, out/n, now/n)
	t.Logf("fit to all: %s", weightLines(learn.Fit(all, ones, learnStrength)))
	if *rankSave != "" {
		var b strings.Builder
		fmt.Fprintf(&b, "# session\tgrade\t%s\n", strings.Join(kinds, "\t"))
		for _, a := range all {
			fmt.Fprintf(&b, "%s%d\t%g", a.Session[:1], slices.Index(names, a.Session), a.Grade) // no name
			for _, f := range a.Features {
				fmt.Fprintf(&b, "\t%.2f", f)
			}
			b.WriteString("\n")
		}
		if err := os.WriteFile(*rankSave, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// learnStrength holds the weights near those that the rules were written with.
const learnStrength = 0.05

func weightsOf(w []float64) map[string]float64 {
	out := map[string]float64{}
	for i, k := range kinds {
		out[k] = w[i]
	}
	return out
}

func current() []float64 {
	out := make([]float64, len(kinds))
	for i, k := range kinds {
		out[i] = learned()[k]
	}
	return out
}

func weightLines(w []float64) string {
	var b strings.Builder
	for i, k := range kinds {
		fmt.Fprintf(&b, "\n%s %.2f", k, w[i])
	}
	return b.String()
}

// The shipped weights are those that the trainer makes of the shipped numbers.
func TestWeightsAreTrained(t *testing.T) {
	raw, err := os.ReadFile("testdata/choice.tsv")
	if err != nil {
		t.Fatal(err)
	}
	acts, err := learn.Parse(string(raw))
	if err != nil {
		t.Fatal(err)
	}
	ones := make([]float64, len(kinds))
	for i := range ones {
		ones[i] = 1
	}
	for i, w := range learn.Fit(acts, ones, learnStrength) {
		if got := learned()[kinds[i]]; math.Abs(got-w) > 0.006 {
			t.Errorf("%s weighs %.2f, trained %.2f", kinds[i], got, w)
		}
	}
}
