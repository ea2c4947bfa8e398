package review

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"phare/summarize/check"
)

// finder finds an error in every line with "faux", a warning in one with "douteux", known by
// their line's text, as the ids of the real check are by the sentence.
func finder(file string, src []byte) ([]Finding, error) {
	var found []Finding
	for i, line := range strings.Split(string(src), "\n") {
		id := sum([]byte(strings.TrimSpace(line)))[:8]
		if strings.Contains(line, "faux") {
			found = append(found, Finding{ID: id, Line: i + 1, Code: "amount-not-in-act", Level: check.Error, Text: "faux", Message: "montant absent de l’acte"})
		}
		if strings.Contains(line, "douteux") {
			found = append(found, Finding{ID: id, Line: i + 1, Code: "superlative", Level: check.Warning, Text: "douteux", Message: "ton"})
		}
	}
	return found, nil
}

func id(line string) string { return sum([]byte(line))[:8] }

func folder(t testing.TB) *Folder {
	t.Helper()
	s := session(t, t.TempDir())
	f, _ := write(t, t.TempDir(), s, summary(s))
	f.now = clock
	return f
}

func stateNow(t testing.TB, f *Folder, file string) State {
	t.Helper()
	s, err := f.Status(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range s.Drafts {
		if d.File == file {
			return d.State
		}
	}
	t.Fatalf("%s has no state", file)
	return ""
}

func TestApproveRefusesWhatStands(t *testing.T) {
	f := folder(t)
	spit(t, f, "article.md", slurp(t, f, "article.md")+"\nUn chiffre faux.\n\nUn mot douteux.\n")
	_, err := f.Approve(Signature{File: "article.md", By: "Anne Leroy"}, finder)
	var refused *RefusedError
	if !errors.As(err, &refused) || len(refused.Errors) != 1 || len(refused.Warnings) != 1 {
		t.Fatalf("%v", err)
	}
	if !strings.Contains(err.Error(), id("Un chiffre faux.")) || !strings.Contains(err.Error(), id("Un mot douteux.")) {
		t.Errorf("the ids are not told: %v", err)
	}
	if s := stateNow(t, f, "article.md"); s != StateEdited {
		t.Errorf("state %s", s)
	}
	for name, s := range map[string]Signature{
		"no name":       {File: "article.md", By: "  "},
		"error ticked":  {File: "article.md", By: "A", Ticks: []string{id("Un chiffre faux.")}},
		"unknown tick":  {File: "article.md", By: "A", Ticks: []string{"nope"}},
		"unknown waive": {File: "article.md", By: "A", Waives: map[string]string{"nope": "x"}},
		"no reason":     {File: "article.md", By: "A", Waives: map[string]string{id("Un chiffre faux."): " "}},
		"a stale text":  {File: "article.md", By: "A", Expect: "0"},
		"selection":     {File: SelectionFile, By: "A"},
		"a path":        {File: "../article.md", By: "A"},
		"the journal":   {File: JournalFile, By: "A"},
	} {
		if _, err := f.Approve(s, finder); err == nil {
			t.Errorf("%s: signed", name)
		}
	}
	// a tick is kept although the signature is refused, under the name of who made it
	if _, err := f.Approve(Signature{File: "article.md", By: "Luc", Ticks: []string{id("Un mot douteux.")}}, finder); !errors.As(err, &refused) || len(refused.Warnings) != 0 {
		t.Fatalf("%v", err)
	}
	// and survives an edit elsewhere
	spit(t, f, "article.md", strings.Replace(slurp(t, f, "article.md"), "Réuni le", "Assemblé le", 1))
	a, err := f.Approve(Signature{File: "article.md", By: "Anne Leroy", Role: "responsable éditoriale", Program: "1.0",
		Waives: map[string]string{id("Un chiffre faux."): "vérifié au registre communal"}}, finder)
	if err != nil {
		t.Fatal(err)
	}
	if a.By() != "Anne Leroy" || a.Role() != "responsable éditoriale" || a.When() == "" || !strings.Contains(a.Draft().Body, "Assemblé") {
		t.Errorf("%+v", a)
	}
	entries, err := f.Journal()
	if err != nil {
		t.Fatal(err)
	}
	last := entries[len(entries)-1]
	want := []Left{
		{ID: id("Un chiffre faux."), Code: "amount-not-in-act", Level: string(check.Error), Text: "faux", By: "Anne Leroy", Reason: "vérifié au registre communal"},
		{ID: id("Un mot douteux."), Code: "superlative", Level: string(check.Warning), Text: "douteux", By: "Luc"}}
	if d := cmp.Diff(want, last.Findings); d != "" || last.SHA256 != a.Hash() || last.Program != "1.0" || last.Prompts != "abc123" || last.Method != "extraction" || !last.Changed {
		t.Errorf("%s\n%+v", d, last)
	}
}

func TestEveryChannelIsApprovedByItself(t *testing.T) {
	f := folder(t)
	if _, err := f.Approve(Signature{File: "facebook.md", By: "Anne"}, finder); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Approved("article.md"); err == nil {
		t.Error("the article was signed with the post")
	}
	if s := stateNow(t, f, "facebook.md"); s != StateApproved {
		t.Error(s)
	}
}

// One changed letter makes the signature fall; the form of the file does not; and the same
// letter put back makes it stand again.
func TestApprovalFallsWithOneLetter(t *testing.T) {
	f := folder(t)
	text := slurp(t, f, "article.md")
	if _, err := f.Approve(Signature{File: "article.md", By: "Anne"}, noFindings); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		text  string
		state State
	}{
		{strings.Replace(text, "décidé", "decidé", 1), StateEdited},
		{"\uFEFF" + strings.ReplaceAll(text, "\n", "\r\n"), StateApproved},
		{strings.Replace(text, "draft: true", "draft: false", 1), StateApproved},
		{strings.Replace(text, "slug: ", "slug: x", 1), StateEdited},
		{"\xff" + text, StateEdited},
		{text, StateApproved},
	} {
		spit(t, f, "article.md", step.text)
		if s := stateNow(t, f, "article.md"); s != step.state {
			t.Errorf("%s, want %s for %.40q", s, step.state, step.text)
		}
		if _, err := f.Approved("article.md"); (err == nil) != (step.state == StateApproved) {
			t.Errorf("Approved: %v for %.40q", err, step.text)
		}
	}
	v, err := f.Verify()
	if err != nil || len(v.Problems) != 0 || len(v.Signed) != 1 {
		t.Errorf("%+v, %v", v, err)
	}
	spit(t, f, "article.md", text+"x")
	if v, _ = f.Verify(); len(v.Problems) != 1 {
		t.Errorf("%+v", v)
	}
	if err := f.Revoke("article.md", "Anne", "erreur de chiffre"); err != nil {
		t.Fatal(err)
	}
	spit(t, f, "article.md", text)
	if s := stateNow(t, f, "article.md"); s != StateDraft {
		t.Errorf("after the revocation: %s", s)
	}
	if err := f.Revoke("article.md", "Anne", ""); err == nil {
		t.Error("revoked twice")
	}
}

func TestOutbox(t *testing.T) {
	f := folder(t)
	approve := func() Approved {
		a, err := f.Approve(Signature{File: "article.md", By: "Anne"}, noFindings)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	if _, err := (Approved{}).Begin("wordpress", "k"); err == nil {
		t.Error("the zero value was sent")
	}
	a := approve()
	_, err := a.Begin("wordpress", "k1")
	if err != nil {
		t.Fatal(err)
	}
	// killed here: the next one is told that a sending was begun
	out, err := a.Begin("wordpress", "k1")
	if err != nil || out.Before.State != Publishing || out.Before.Key != "k1" {
		t.Fatalf("%+v, %v", out, err)
	}
	if err := out.Finish("42", "https://valdrome.example/p/42", "s1"); err != nil {
		t.Fatal(err)
	}
	if s := stateNow(t, f, "article.md"); s != StatePublished {
		t.Error(s)
	}
	// another text in its place is a correction; the one before is not sent any more
	spit(t, f, "article.md", slurp(t, f, "article.md")+"Ajout.\n")
	if s := stateNow(t, f, "article.md"); s != StateEdited {
		t.Error(s)
	}
	if _, err := a.Begin("wordpress", "k1"); err == nil {
		t.Error("a text that changed since was sent")
	}
	b := approve()
	if out, err = b.Begin("wordpress", "k1"); err != nil || out.Before.Remote != "42" || out.Before.Live != a.Hash() {
		t.Fatalf("%+v, %v", out, err)
	}
	if err := out.Fail("refusé"); err != nil {
		t.Fatal(err)
	}
	if p, _ := f.Publication("article.md", "wordpress"); p.State != Failed || p.Live != a.Hash() || p.Reason != "refusé" {
		t.Errorf("%+v", p)
	}
	out, _ = b.Begin("wordpress", "k1")
	for range 2 { // the same text sent again stays a correction
		if err := out.Finish("42", "", "s2"); err != nil {
			t.Fatal(err)
		}
		if s := stateNow(t, f, "article.md"); s != StateCorrected {
			t.Error(s)
		}
	}
	if err := f.Revoke("article.md", "Anne", ""); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Begin("wordpress", "k1"); err == nil {
		t.Error("a revoked text was sent")
	}
	w, err := f.Withdraw("article.md", "Anne", "montant faux")
	if err != nil {
		t.Fatal(err)
	}
	down, err := w.Begin("wordpress")
	if err != nil {
		t.Fatal(err)
	}
	if err := down.Done("x"); err != nil {
		t.Fatal(err)
	}
	if p, _ := f.Publication("article.md", "wordpress"); p.State != Unpublished || p.Live != "" {
		t.Errorf("%+v", p)
	}
	if v, err := f.Verify(); err != nil || len(v.Problems) > 0 {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestVerifyFindsAChangedLine(t *testing.T) {
	f := folder(t)
	if _, err := f.Approve(Signature{File: "article.md", By: "Anne"}, noFindings); err != nil {
		t.Fatal(err)
	}
	whole := slurp(t, f, JournalFile)
	lines := strings.SplitAfter(whole, "\n")
	lines = lines[:len(lines)-1]
	for i := range lines {
		changed := append([]string{}, lines...)
		changed[i] = strings.Replace(changed[i], `"who":"`, `"who":"X`, 1)
		spit(t, f, JournalFile, strings.Join(changed, ""))
		v, err := f.Verify()
		if err != nil || len(v.Problems) == 0 || v.Problems[0].Line != i+1 {
			t.Errorf("line %d changed: %+v, %v", i+1, v, err)
		}
		if _, err := f.Approved("article.md"); err == nil {
			t.Errorf("line %d changed, and the text is approved all the same", i+1)
		}
		if i == len(lines)-1 {
			break // the last line taken away cannot be told from one never written
		}
		dropped := append(append([]string{}, lines[:i]...), lines[i+1:]...)
		spit(t, f, JournalFile, strings.Join(dropped, ""))
		if v, _ := f.Verify(); len(v.Problems) == 0 {
			t.Errorf("line %d removed, and nothing was found", i+1)
		}
	}
	// an editor's line endings are no change
	spit(t, f, JournalFile, strings.ReplaceAll(whole, "\n", "\r\n"))
	if v, _ := f.Verify(); len(v.Problems) != 0 {
		t.Errorf("CRLF: %+v", v)
	}
}

// Whatever the place where a crash cut the last line, the next write goes on, what was cut is
// kept, and every whole line holds.
func TestTornLineIsHealed(t *testing.T) {
	f := folder(t)
	if err := f.Tick("article.md", "Anne", "x1"); err != nil {
		t.Fatal(err)
	}
	whole := slurp(t, f, JournalFile)
	start := strings.LastIndex(strings.TrimSuffix(whole, "\n"), "\n") + 1
	for cut := start; cut < len(whole); cut++ {
		spit(t, f, JournalFile, whole[:cut])
		if _, err := f.Status(nil); err != nil {
			t.Fatal(err)
		}
		if err := f.Tick("article.md", "Anne", "x2"); err != nil {
			t.Fatal(err)
		}
		v, err := f.Verify()
		if err != nil || len(v.Problems) > 0 {
			t.Fatalf("cut at %d: %+v, %v", cut-start, v, err)
		}
		marks, _ := f.Marks("article.md")
		if _, ok := marks["x2"]; !ok {
			t.Fatalf("cut at %d: the next write is lost", cut-start)
		}
		if cut > start && cut < len(whole)-1 {
			torn, _ := filepath.Glob(filepath.Join(f.Dir, hidden, "journal-torn-*.txt"))
			if len(torn) == 0 || len(v.Notes) == 0 {
				t.Fatalf("cut at %d: what was torn is not kept, or not said: %v %v", cut-start, torn, v.Notes)
			}
			for _, p := range torn {
				if err := os.Remove(p); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func TestSaveNoticesAnotherChange(t *testing.T) {
	f := folder(t)
	d, err := f.Draft("article.md")
	if err != nil {
		t.Fatal(err)
	}
	first, err := f.Save("article.md", d.Content, d.Text+"De Luc.\n", "Luc")
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.Save("article.md", d.Content, d.Text+"D’Anne.\n", "Anne")
	var changed *ChangedError
	if !errors.As(err, &changed) || !errors.Is(err, ErrChanged) {
		t.Fatal(err)
	}
	if !strings.Contains(slurp(t, f, "article.md"), "De Luc.") || !strings.Contains(slurp(t, f, changed.Beside), "D’Anne.") {
		t.Error("one of the two is lost")
	}
	if c, _ := f.Copies(); len(c) != 1 || c[0].Kind != "conflict" || c[0].Of != "article.md" {
		t.Errorf("%+v", c)
	}
	// both the same change: nothing to complain of
	if _, err := f.Save("article.md", d.Content, first.Text, "Anne"); err != nil {
		t.Error(err)
	}
	if m, err := f.Machine("article.md"); err != nil || m != d.Text {
		t.Errorf("what the machine wrote is gone: %v", err)
	}
	// the file's line endings are kept
	spit(t, f, "facebook.md", strings.ReplaceAll(slurp(t, f, "facebook.md"), "\n", "\r\n"))
	p, _ := f.Draft("facebook.md")
	if _, err := f.Save("facebook.md", p.Content, p.Text+"Fin.\n", "Luc"); err != nil {
		t.Fatal(err)
	}
	if got := slurp(t, f, "facebook.md"); strings.Count(got, "\r\n") != strings.Count(got, "\n") || !strings.HasSuffix(got, "Fin.\r\n") {
		t.Errorf("%q", got)
	}
}

func TestSwap(t *testing.T) {
	f := folder(t)
	r, err := f.Record()
	if err != nil {
		t.Fatal(err)
	}
	d, _ := f.Draft("article.md")
	next, err := f.Swap("article.md", d.Content, "002", r.Summary.Next[0], "Anne")
	if err != nil {
		t.Fatal(err)
	}
	if s := Sections(next.Text); len(s) != 2 || s[1].ID != "003" || !strings.Contains(next.Text, "Prochaine séance") || strings.Contains(next.Text, "Tilleuls") {
		t.Errorf("%s", next.Text)
	}
	if _, err := f.Swap("article.md", d.Content, "001", r.Summary.Next[0], "Anne"); !errors.Is(err, ErrChanged) {
		t.Error(err)
	}
	if f.Source(r, "actes/003.pdf") == "" {
		t.Error("the PDF of the decision that came in is not there")
	}
}

func TestCopiesAreNamed(t *testing.T) {
	f := folder(t)
	for name, kind := range map[string]string{
		"article-PC-DE-JEAN.md":                         "conflict", // OneDrive
		"article (conflit de Jean 2025-04-05).md":       "conflict", // Dropbox
		"facebook (conflicted copy 2025-04-05 1010).md": "conflict", // Nextcloud
		"article_conflict-20250405-101010.md":           "conflict",
		"article.sync-conflict-20250405-101010-ABC.md":  "conflict", // Syncthing
		"article (1).md":                                "conflict",
		"article - Copie.md":                            "conflict",
		"Copie de article.md":                           "conflict",
		"journal-PC-DE-JEAN.jsonl":                      "conflict",
		"~$ticle.md":                                    "open", // Word
		".~lock.facebook.md#":                           "open", // LibreOffice
		"article.new.md":                                "proposal",
	} {
		spit(t, f, name, "x\n")
		copies, err := f.Copies()
		if err != nil || len(copies) != 1 || copies[0].Kind != kind {
			t.Errorf("%s: %+v, %v", name, copies, err)
		}
		if len(copies) == 1 && copies[0].Of != "article.md" && copies[0].Of != "facebook.md" && copies[0].Of != JournalFile {
			t.Errorf("%s is a copy of %s", name, copies[0].Of)
		}
		if drafts, _ := f.Drafts(); len(drafts) != 3 {
			t.Errorf("%s counts as a draft", name)
		}
		if err := os.Remove(filepath.Join(f.Dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	// a post that a person adds is a draft like another
	spit(t, f, "linkedin.md", "---\ntitle: Publication\n---\nBonjour.\n")
	if drafts, _ := f.Drafts(); len(drafts) != 4 {
		t.Errorf("%d drafts", len(drafts))
	}
	if _, err := f.Approve(Signature{File: "linkedin.md", By: "Anne"}, noFindings); err != nil {
		t.Error(err)
	}
}

func TestListAndOpen(t *testing.T) {
	root := t.TempDir()
	s := session(t, t.TempDir())
	write(t, root, s, summary(s))
	s.ID = "2025-06-06-conseil-communautaire"
	f, _ := write(t, root, s, summary(s))
	if err := os.Mkdir(filepath.Join(root, "autre"), 0o755); err != nil {
		t.Fatal(err)
	}
	folders, err := List(root)
	if err != nil || len(folders) != 2 || folders[0].ID() != s.ID {
		t.Errorf("%v, %v", folders, err)
	}
	if one, err := List(f.Dir); err != nil || len(one) != 1 {
		t.Errorf("%v, %v", one, err)
	}
	if none, err := List(filepath.Join(root, "absent")); err != nil || len(none) != 0 {
		t.Errorf("%v, %v", none, err)
	}
	if g, err := Open(filepath.Join(f.Dir, "article.md")); err != nil || g.Dir != f.Dir {
		t.Errorf("%v, %v", g, err)
	}
	if _, err := Open(filepath.Join(root, "autre")); !errors.Is(err, ErrNotReview) {
		t.Error(err)
	}
}

// The authority's own footer names a day that no act holds: it is no finding, unless somebody
// changed it in the draft.
func TestFooterOfTheSettingsIsNoFinding(t *testing.T) {
	f := folder(t)
	c, err := f.Checker(check.Options{})
	if err != nil {
		t.Fatal(err)
	}
	on := func(src string) (found []string) {
		for _, x := range c.Report("article.md", []byte(src)).Findings {
			if strings.Contains(x.Text, "juin") {
				found = append(found, x.Text)
			}
		}
		return found
	}
	text := slurp(t, f, "article.md")
	if found := on(text); len(found) > 0 {
		t.Errorf("%v", found)
	}
	if found := on(strings.ReplaceAll(text, "\n", "\r\n")); len(found) > 0 {
		t.Errorf("CRLF: %v", found)
	}
	if found := on(strings.Replace(text, "6 juin 2025", "7 juin 2025", 1)); len(found) == 0 {
		t.Error("a footer changed by hand is not checked")
	}
}
