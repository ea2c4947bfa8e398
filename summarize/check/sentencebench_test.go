package check

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"phare/extract"
	"phare/extract/facts"
	"phare/extract/pdftext"
)

var shipped = filepath.Join("testdata", "bench")

var (
	benchDir      = flag.String("sentences", shipped, "folder of acts/ and sentences.jsonl that TestBench measures")
	benchOutcomes = flag.String("outcomes", filepath.Join("testdata", "bench", "outcomes.txt"), "outcome of each act of TestBench")
	benchList     = flag.Bool("misses", false, "TestBench lists what it misses and what it marks in vain")
)

// labelled is a sentence about an invented act, and what a careful reader says of it.
type labelled struct {
	ID, Act, Text, Truth, Kind, Way, Quote, Expect string
}

// tally counts what a check makes visible of one kind of sentence.
type tally struct {
	n, visible, errors, contradicted, contradictedErrors int
	words, claimWords, claimSentences                    int
}

// TestBench measures the check on sentences that were labelled by hand: how many falsehoods
// are visible (an error, a claim among the marked words, an omission), how many
// contradictions are errors, and what true sentences cost the reader. The floors are those
// of the last measure; a fall is a regression.
func TestBench(t *testing.T) {
	list := labelledSentences(t, *benchDir)
	checkers := map[string]*Checker{}
	sessions := map[string]*extract.Session{}
	kinds := map[string]*tally{}
	var truths, falsehoods tally
	for _, s := range list {
		c := checkers[s.Act]
		if c == nil {
			sessions[s.Act] = actSession(t, *benchDir, s.Act)
			c = New(sessions[s.Act])
			checkers[s.Act] = c
		}
		var acts []string
		for _, d := range sessions[s.Act].Deliberations {
			acts = append(acts, d.ID)
		}
		v := c.Sentences([]Sentence{{Text: s.Text, Quote: s.Quote}}, acts, Options{})[0]
		k := kinds[s.Truth+" "+s.Kind]
		if k == nil {
			k = &tally{}
			kinds[s.Truth+" "+s.Kind] = k
		}
		total := &truths
		if s.Truth == "false" {
			total = &falsehoods
		}
		seen := false
		for _, x := range []*tally{k, total} {
			seen = x.count(s, v)
		}
		if *benchList && (s.Truth == "false") != seen || *benchList && s.Expect == "contradicted" && v.Status != Contradicted {
			t.Logf("%s %s %s %s: %q\n    %s %s | %s", s.ID, s.Truth, s.Kind, s.Expect, s.Text, v.Status, codes(v.Findings), v.Reason)
		}
	}
	var names []string
	for n := range kinds {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		k := kinds[n]
		t.Logf("%-24s %3d  visible %3d  erreurs %3d", n, k.n, k.visible, k.errors)
	}
	visible := share(falsehoods.visible, falsehoods.n)
	balanced := (visible + 1 - share(truths.visible, truths.n)) / 2
	t.Logf("falsehoods visible %.1f %% of %d; contradictions as errors %.1f %% of %d; balanced accuracy %.3f", 100*visible, falsehoods.n, 100*share(falsehoods.contradictedErrors, falsehoods.contradicted), falsehoods.contradicted, balanced)
	if *benchDir == shipped && (visible < 0.80 || balanced < 0.85 || share(falsehoods.contradictedErrors, falsehoods.contradicted) < 0.46 || share(truths.claimSentences, truths.n) > 0.10 || share(truths.errors, truths.n) > 0.005) {
		t.Error("the check is worse than at its last measure")
	}
	t.Logf("true sentences: %d; claim words %.1f %%, in %.1f %% of the sentences; visible %.1f %%, errors %.1f %%", truths.n, 100*share(truths.claimWords, truths.words), 100*share(truths.claimSentences, truths.n), 100*share(truths.visible, truths.n), 100*share(truths.errors, truths.n))
}

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func (k *tally) count(s labelled, v Verdict) (visible bool) {
	k.n++
	wrong := false
	for _, f := range v.Findings {
		if strings.HasPrefix(f.Code, "person-") {
			continue // of privacy, not of truth
		}
		wrong = wrong || f.Level == Error
		visible = visible || f.Level != Info
	}
	if wrong {
		k.errors++
	}
	if visible {
		k.visible++
	}
	if s.Expect == "contradicted" {
		k.contradicted++
		if wrong {
			k.contradictedErrors++
		}
	}
	k.words += len(strings.Fields(s.Text))
	if n := v.OwnClaims(); n > 0 {
		k.claimWords += n
		k.claimSentences++
	}
	return visible
}

func codes(list []Finding) string {
	var out []string
	for _, f := range list {
		if f.Level != Info {
			out = append(out, f.Code)
		}
	}
	return strings.Join(out, " ")
}

func labelledSentences(t *testing.T, dir string) []labelled {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, "sentences.jsonl"))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	var out []labelled
	for in := bufio.NewScanner(f); in.Scan(); {
		var s labelled
		if err := json.Unmarshal(in.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

// actSession makes the session of one act written as plain text. Its parts are told by the
// words that open them and its outcome by outcomes.txt: the check is measured here, not the
// reader.
func actSession(t *testing.T, dir, id string) *extract.Session {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, "acts", id+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	d := &extract.Deliberation{ID: "acte-" + id, File: "seance/acte-" + id + ".pdf", Status: extract.StatusAdopted, Outcome: outcomeOf(t, id)}
	if d.Outcome == extract.NoOutcome {
		d.Status = extract.StatusDraft
	}
	body := ""
	part, blank := extract.PartHead, false
	for n, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		fold := facts.Fold(line)
		switch {
		case part == extract.PartVisas && blank && strings.TrimSpace(line) != "" && !strings.HasPrefix(fold, "vu "):
			part = extract.PartReport
		}
		blank = strings.TrimSpace(line) == ""
		switch {
		case strings.HasPrefix(fold, "objet"):
			_, d.Object, _ = strings.Cut(line, ":")
			d.Object = strings.TrimSpace(d.Object)
		case part == extract.PartHead && d.Object != "" && strings.TrimSpace(line) == "":
			part = extract.PartReport
		case strings.HasPrefix(fold, "vu "):
			part = extract.PartVisas
		case strings.HasPrefix(fold, "considerant"):
			part = extract.PartRecitals
		case strings.Contains(fold, "apres en avoir delibere"), strings.Contains(fold, "il est propose au conseil"), strings.Contains(fold, "apres avoir entendu"):
			part = extract.PartDispositif
		case strings.HasPrefix(fold, "vote"), strings.HasPrefix(fold, "pour :"), strings.HasPrefix(fold, "adopte "):
			part = extract.PartVote
		case strings.HasPrefix(fold, "pour extrait"):
			part = extract.PartClosing
		}
		if n < 4 {
			body += " " + line
		}
		l := pdftext.Line{}
		for c, cell := range strings.Split(line, " | ") {
			if c > 0 {
				l.Cells = append(l.Cells, len(l.Words))
			}
			for _, w := range strings.Fields(cell) {
				l.Words = append(l.Words, pdftext.Word{Text: w})
			}
		}
		d.Lines = append(d.Lines, extract.Line{Part: part, Page: 1, Line: l})
	}
	d.Votes = votesOf(facts.Fold(string(raw)))
	if strings.Contains(facts.Fold(string(raw)), "unanimite") && d.Outcome == extract.Adopted {
		yes := true
		d.Unanimous = &yes
	} else if d.Votes.Against != nil && *d.Votes.Against > 0 || d.Votes.Abstain != nil && *d.Votes.Abstain > 0 {
		no := false
		d.Unanimous = &no
	}
	return &extract.Session{Date: "2026-01-01", Body: body, Deliberations: []*extract.Deliberation{d}}
}

func outcomeOf(t *testing.T, id string) extract.Outcome {
	raw, err := os.ReadFile(*benchOutcomes)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range strings.Split(string(raw), "\n") {
		if a, o, ok := strings.Cut(l, " "); ok && a == id {
			return extract.Outcome(o)
		}
	}
	t.Fatalf("%s has no outcome in %s", id, *benchOutcomes)
	return ""
}

var (
	votesFor     = regexp.MustCompile(`(\d+) (?:voix )?pour|pour : (\d+)`)
	votesAgainst = regexp.MustCompile(`(\d+) (?:voix )?contre|contre : (\d+)`)
	votesAbstain = regexp.MustCompile(`(\d+) abstention|abstentions? : (\d+)`)
)

func votesOf(fold string) extract.Votes {
	read := func(r *regexp.Regexp) *int {
		m := r.FindStringSubmatch(fold)
		if m == nil {
			return nil
		}
		n, err := strconv.Atoi(m[1] + m[2])
		if err != nil {
			return nil
		}
		return &n
	}
	return extract.Votes{For: read(votesFor), Against: read(votesAgainst), Abstain: read(votesAbstain)}
}

// Offsets of own words count code points of the sentence, and name its words.
func TestOwnOffsets(t *testing.T) {
	for _, s := range labelledSentences(t, *benchDir) {
		if !utf8.ValidString(s.Text) {
			t.Fatal(s.ID)
		}
	}
}
