package review

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"phare/extract"
	"phare/summarize"
)

// reading is the session as one reading of its papers gave it: what session.json says of the
// acts and what stands in their lines bear the same number.
func reading(t testing.TB, dir string, n int) (*extract.Session, *summarize.Summary) {
	t.Helper()
	s := session(t, dir)
	for _, d := range s.Deliberations {
		d.Dispositif = fmt.Sprintf("DÉCIDE lecture %d", n)
		d.Lines[0].Words[0].Text = fmt.Sprintf("lecture %d", n)
	}
	sum := summary(s)
	sum.Chapo = fmt.Sprintf("Chapô %d.", n)
	return s, sum
}

// Readers see, at any moment, a folder that holds: while others save, sign, revoke, send and
// read the papers anew, no journal is cut, no evidence is swapped, no state is one that never
// was, and the words of the acts belong to the record that they are read with.
func TestReadersAmongWriters(t *testing.T) {
	s, sum := reading(t, t.TempDir(), 0)
	root, err := os.MkdirTemp(memory(), "phare-readers-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(root)
	f, _ := write(t, root, s, sum)
	sessions, sums := make([]*extract.Session, 3), make([]*summarize.Summary, 3)
	for n := range sessions {
		sessions[n], sums[n] = reading(t, t.TempDir(), n)
	}
	var writers, readers sync.WaitGroup
	writer := func(work func(g *Folder, i int) error) {
		writers.Go(func() {
			for i := range 25 {
				if err := work(newFolder(f.Dir), i); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	writer(func(g *Folder, i int) error { // who reads the papers anew
		_, err := g.write(sessions[i%3], sums[i%3], Options{})
		return err
	})
	writer(func(g *Folder, i int) error { // who edits
		d, err := g.Draft("facebook.md")
		if err != nil {
			return err
		}
		_, err = g.Save("facebook.md", d.Content, d.Text+fmt.Sprintf("Phrase %d.\n", i), "Luc")
		if errors.Is(err, ErrChanged) {
			return nil
		}
		return err
	})
	writer(func(g *Folder, i int) error { // who signs, sends and takes back
		a, err := g.Approve(Signature{File: "accueil.md", By: "Anne"}, noFindings)
		var unsigned *NotApprovedError
		if errors.As(err, &unsigned) && strings.Contains(unsigned.Message, "lue de nouveau") {
			return nil // the papers were read anew just then
		}
		if err != nil {
			return err
		}
		if out, err := a.Begin("cms", "k"); err == nil {
			if err := out.Finish("1", "", ""); err != nil {
				return err
			}
		}
		if i%2 == 0 {
			return g.Revoke("accueil.md", "Anne", "encore une fois")
		}
		return nil
	})
	var done atomic.Bool
	rounds := 0
	reader := func(look func(g *Folder) error) {
		readers.Go(func() {
			for !done.Load() {
				if err := look(newFolder(f.Dir)); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	reader(func(g *Folder) error {
		rounds++
		v, err := g.Verify()
		if err == nil && len(v.Problems) > 0 {
			err = fmt.Errorf("verify: %+v", v.Problems)
		}
		return err
	})
	reader(func(g *Folder) error {
		status, err := g.Status(nil)
		if err != nil {
			return err
		}
		for _, d := range status.Drafts {
			if d.Problem != "" && !strings.Contains(d.Problem, "lue de nouveau") {
				return fmt.Errorf("status of %s: %s", d.File, d.Problem)
			}
			if d.File == ArticleFile && d.State != StateDraft {
				return fmt.Errorf("the program's article is told %s", d.State)
			}
		}
		return nil
	})
	reader(func(g *Folder) error {
		_, err := g.Approved("accueil.md")
		var unsigned *NotApprovedError
		if errors.As(err, &unsigned) && !strings.Contains(unsigned.Message, "preuves ont changé") {
			return nil
		}
		return err
	})
	reader(func(g *Folder) error {
		read, err := g.Session()
		if err != nil {
			return err
		}
		for _, d := range read.Deliberations {
			if len(d.Lines) != 1 || !strings.HasSuffix(d.Dispositif, d.Lines[0].Words[0].Text) {
				return fmt.Errorf("act %s: «%s» with the words of «%+v»", d.ID, d.Dispositif, d.Lines)
			}
		}
		return nil
	})
	writers.Wait()
	done.Store(true)
	readers.Wait()
	if rounds == 0 {
		t.Error("nobody looked")
	}
}
