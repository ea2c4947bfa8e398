package papers

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// sample is how many papers of each profile are held against their labels.
const sample = 110

// each runs over papers of both profiles.
func each(t *testing.T, f func(t *testing.T, p Paper)) {
	t.Helper()
	for _, profile := range []Profile{Train, Held, Hard} {
		n := uint64(sample)
		if testing.Short() {
			n /= 3
		}
		for seed := range n {
			p := Generate(seed, profile)
			if t.Failed() {
				return
			}
			f(t, p)
		}
	}
}

func TestSameSeedSameBytes(t *testing.T) {
	for seed := range uint64(20) {
		a, b := Generate(seed, Held), Generate(seed, Held)
		if a.Text() != b.Text() || !bytes.Equal(a.PDF(), b.PDF()) {
			t.Fatalf("seed %d gives two papers", seed)
		}
	}
	if Generate(1, Train).Text() == Generate(1, Held).Text() {
		t.Error("the profiles give the same paper")
	}
}

// lined is the text of the lines that a test wants, white space made plain.
func lined(p Paper, want func(Line) bool) string {
	var b strings.Builder
	for _, l := range p.Lines {
		if want(l) {
			b.WriteString(l.Text + " ")
		}
	}
	return squeeze(b.String())
}

func TestLabelsArePrinted(t *testing.T) {
	each(t, func(t *testing.T, p Paper) {
		for i, d := range p.Labels.Deliberations {
			text := lined(p, func(l Line) bool { return l.Act == i+1 && l.Part != Furniture })
			at := fmt.Sprintf("%s act %d %q", p.Name, i+1, d.Object)
			has := func(what, s string) {
				if !strings.Contains(text, squeeze(s)) {
					t.Errorf("%s: %s %q is not printed in %q", at, what, s, text)
				}
			}
			if !p.table() { // a narrow cell parts the words of a title
				has("object", d.Object)
				has("vote", d.VoteText)
			}
			has("start", d.StartsWith)
			if d.Number != nil {
				has("number", *d.Number)
			}
			if d.Rapporteur != nil {
				if themes := lined(p, func(l Line) bool { return l.Part == Theme }); !strings.Contains(themes, *d.Rapporteur) {
					has("rapporteur", *d.Rapporteur)
				}
			}
			for _, a := range d.Amounts {
				has("amount", strings.TrimSuffix(strings.TrimSuffix(a.Text, " HT"), " TTC"))
				if a.Page == 0 && !strings.Contains(a.Text, " ") {
					t.Errorf("%s: amount %q has no page", at, a.Text)
				}
			}
			for _, n := range []*int{d.Votes.For, d.Votes.Against, d.Votes.Abstain, d.Votes.NotVoting} {
				if n != nil && *n != 0 && !strings.Contains(d.VoteText, fmt.Sprint(*n)) {
					t.Errorf("%s: vote of %d is not in %q", at, *n, d.VoteText)
				}
			}
			if u := d.Unanimous; u != nil && *u && d.Votes.Against != nil && *d.Votes.Against+*d.Votes.Abstain > 0 {
				t.Errorf("%s: unanimous with votes against", at)
			}
			if len(d.Pages) == 0 {
				t.Errorf("%s: no page", at)
			}
		}
	})
}

// table tells papers whose titles stand in cells.
func (p Paper) table() bool {
	for _, l := range p.Lines {
		if l.Table && l.Part == Title {
			return true
		}
	}
	return false
}

func TestMembersAddUp(t *testing.T) {
	each(t, func(t *testing.T, p Paper) {
		m := p.Labels.Members
		if m.Voting != nil && m.Present != nil && m.Proxies != nil && *m.Voting != *m.Present+*m.Proxies {
			t.Errorf("%s: %d present, %d proxies, %d voting", p.Name, *m.Present, *m.Proxies, *m.Voting)
		}
		head := lined(p, func(l Line) bool { return l.Part == Head })
		if m.InOffice != nil && !strings.Contains(head, fmt.Sprint(*m.InOffice)) {
			t.Errorf("%s: %d in office is not printed", p.Name, *m.InOffice)
		}
	})
}

func TestTextIsClean(t *testing.T) {
	each(t, func(t *testing.T, p Paper) {
		for _, bad := range []string{"%!", "{", "}", "  ,", " de de ", "à à ", "****"} {
			if strings.Contains(p.Text(), bad) {
				t.Errorf("%s holds %q", p.Name, bad)
			}
		}
		for _, l := range p.Lines {
			if l.X < 0 || l.Y < 8 || l.Y > p.sheet.Height || l.X > p.sheet.Width {
				t.Errorf("%s: %q stands off the page", p.Name, l.Text)
			}
		}
	})
}

// Of the lists that hang on the profile no entry serves both.
func TestProfilesShareNoForm(t *testing.T) {
	held, train := map[string]bool{}, map[string]bool{}
	for seed := range uint64(200) {
		for _, g := range []*gen{newGen(seed, Train), newGen(seed, Held), newGen(seed, Hard)} {
			g.makeBody()
			g.makeSession()
			g.makeStyle()
			of := train
			if g.profile != Train {
				of = held
			}
			for _, s := range []string{"subject " + pick(g, subjects).Objects[0], fmt.Sprint("vote ", pickIndex(g, len(voteForms))), "opener " + g.say("openers"),
				"surname " + g.body.chief().Last, "debate " + pick(g, debates).text, fmt.Sprint("ranks ", pickIndex(g, len(ranks)))} {
				of[s] = true
			}
		}
	}
	for s := range held {
		if train[s] {
			t.Errorf("both profiles show %s", s)
		}
	}
	if len(subjects) < 60 {
		t.Errorf("%d subjects", len(subjects))
	}
}

func TestEveryOutcomeAndKindOccurs(t *testing.T) {
	seen := map[string]bool{}
	each(t, func(t *testing.T, p Paper) {
		seen[p.Kind] = true
		for _, d := range p.Labels.Deliberations {
			seen[d.Outcome] = true
		}
	})
	for _, want := range []string{KindAct, KindBundle, KindMinutes, KindList, KindConvocation, KindProject, KindOther,
		"adopted", "rejected", "noted", "opinion", "withdrawn", "postponed", "elected", "none"} {
		if !seen[want] {
			t.Errorf("no %s", want)
		}
	}
}

func TestPDFIsReadByOthers(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	dir := t.TempDir()
	for seed := range uint64(12) {
		p := Generate(seed, Train)
		f := filepath.Join(dir, p.Name+".pdf")
		if err := os.WriteFile(f, p.PDF(), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("pdftotext", "-raw", f, "-").CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v %s", p.Name, err, out)
		}
		if strings.Contains(string(out), "Syntax") {
			t.Errorf("%s: %.200s", p.Name, out)
		}
		if n := strings.Count(string(out), "\f"); n != p.pages {
			t.Errorf("%s: pdftotext sees %d pages of %d", p.Name, n, p.pages)
		}
		text := squeeze(string(out))
		for _, l := range p.Lines {
			if l.Part != Furniture && !l.Table && !strings.Contains(text, squeeze(l.Text)) {
				t.Errorf("%s: pdftotext does not see %q", p.Name, l.Text)
			}
		}
	}
}

func TestSessionTellsTheSameActs(t *testing.T) {
	for seed := range uint64(25) {
		s := GenerateSession(seed, Held)
		agenda := s.Papers[0].Labels.Agenda
		list := s.Papers[len(s.Papers)-1].Labels.Deliberations
		if len(agenda) != len(list) || strings.Count(string(s.Votes), "\n") != len(list)+1 {
			t.Fatalf("seed %d: %d announced, %d listed", seed, len(agenda), len(list))
		}
		listed := map[string]Deliberation{}
		for _, d := range list {
			listed[*d.Number] = d
		}
		for _, p := range s.Papers[1 : len(s.Papers)-1] {
			d := p.Labels.Deliberations[0]
			in, ok := listed[*d.Number]
			same := func(s string) string { return unaccented.Replace(strings.ToUpper(strings.ReplaceAll(s, "’", "'"))) }
			if !ok || same(in.Object) != same(d.Object) {
				t.Errorf("seed %d: act %s %q is not listed so (%q)", seed, *d.Number, d.Object, in.Object)
			}
			if d.Outcome != in.Outcome {
				t.Errorf("seed %d: act %s is %s, listed %s", seed, *d.Number, d.Outcome, in.Outcome)
			}
		}
	}
}
