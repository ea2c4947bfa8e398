package review

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"phare/summarize"
)

var errCrash = errors.New("the machine stopped")

// crashing is a disk that stops after some steps, as a killed program does: the step at which
// it stops is not done, half done, or done and never reported; no step comes after it.
type crashing struct {
	disk
	scratch string
	left    int // steps that still succeed; negative: never stops
	how     int // 0 not done, 1 half done, 2 done
}

func (c *crashing) step(half, whole func() error) error {
	switch {
	case c.left < 0:
		return whole()
	case c.left > 0:
		c.left--
		if c.left > 0 {
			return whole()
		}
		switch c.how {
		case 1:
			_ = half()
		case 2:
			_ = whole()
		}
	}
	return errCrash
}

func (c *crashing) partial(data []byte) error {
	if err := os.MkdirAll(c.scratch, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(c.scratch, "part-killed"), data, 0o644)
}

func (c *crashing) replace(path string, data []byte) error {
	return c.step(func() error { return c.partial(data[:len(data)/2]) }, func() error { return c.disk.replace(path, data) })
}

func (c *crashing) replaceIf(path string, data []byte, still func() error) error {
	return c.step(func() error { return c.partial(data[:len(data)/2]) }, func() error { return c.disk.replaceIf(path, data, still) })
}

func (c *crashing) copy(to, from string) error {
	return c.step(func() error { return c.partial([]byte("%PD")) }, func() error { return c.disk.copy(to, from) })
}

func (c *crashing) append(path string, data []byte) error {
	return c.step(func() error { return c.disk.append(path, data[:len(data)/2]) }, func() error { return c.disk.append(path, data) })
}

func (c *crashing) truncate(path string, size int64) error {
	return c.step(func() error { return nil }, func() error { return c.disk.truncate(path, size) })
}

func onCrashingDisk(f *Folder, left, how int) *Folder {
	g := newFolder(f.Dir)
	scratch := filepath.Join(f.Dir, hidden, "tmp")
	g.disk = &crashing{disk: osDisk{scratch: scratch}, scratch: scratch, left: left, how: how}
	return g
}

// A run killed at any step, in any way, and run again ends as one that was not killed; and so
// does a second run that finds touched files.
func TestRunKilledAtAnyStepEndsInTheSameState(t *testing.T) {
	s := session(t, t.TempDir())
	next := summary(s)
	next.Chapo, next.Items[0], next.Next[0] = "Autre chapô.", next.Next[0], next.Items[0]
	prepare := func(root string, touched bool) *Folder {
		f := newFolder(filepath.Join(root, s.ID))
		if touched {
			f, _ = write(t, root, s, summary(s))
			spit(t, f, "facebook.md", slurp(t, f, "facebook.md")+"À moi.\n")
		}
		return f
	}
	for _, touched := range []bool{false, true} {
		f := prepare(t.TempDir(), touched)
		if _, err := f.write(s, next, Options{}); err != nil {
			t.Fatal(err)
		}
		want := visible(tree(t, f))
		finished := false
		for steps := 1; !finished; steps++ {
			for how := range 3 {
				g := prepare(t.TempDir(), touched)
				_, err := onCrashingDisk(g, steps, how).write(s, next, Options{})
				if finished = err == nil; finished {
					break
				}
				if !errors.Is(err, errCrash) {
					t.Fatal(err)
				}
				if _, err := g.write(s, next, Options{}); err != nil {
					t.Fatalf("stopped at step %d (%d): %v", steps, how, err)
				}
				if d := cmp.Diff(want, visible(tree(t, g))); d != "" {
					t.Fatalf("stopped at step %d (%d): %s", steps, how, d)
				}
				if v, err := g.Verify(); err != nil || len(v.Problems) > 0 {
					t.Fatalf("stopped at step %d (%d): %+v, %v", steps, how, v, err)
				}
				for file, state := range map[string]State{"article.md": StateDraft, "facebook.md": map[bool]State{false: StateDraft, true: StateEdited}[touched]} {
					if got := stateNow(t, g, file); got != state {
						t.Fatalf("stopped at step %d (%d): %s is %s", steps, how, file, got)
					}
				}
			}
		}
	}
}

// visible leaves out what a killed run may leave in the hidden folder: parts of files.
func visible(files map[string]string) map[string]string {
	for name := range files {
		if strings.HasPrefix(name, hidden+"/tmp/") || strings.HasPrefix(name, hidden+"/journal-torn") {
			delete(files, name)
		}
	}
	return files
}

// world is the model that the state machine is held against.
type world struct {
	t    *rapid.T
	f    *Folder
	run  func(sum *summarize.Summary, f *Folder) error
	next int
	// kept are the marks that persons wrote and were told were saved, by file.
	kept map[string][]string
	// signed are the hashes signed and not revoked, by file; doubt: a crash hid the answer.
	signed map[string]string
	doubt  map[string]bool
	stale  map[string]Draft
	live   map[string]bool // hashes ever handed to a target
}

// The state machine under edits from outside, saves from old and new texts, runs with other
// texts, crashes and conflict copies: no edit is lost, nothing is approved whose bytes were
// not signed, the journal always holds.
func TestStateMachine(t *testing.T) {
	s := session(t, t.TempDir())
	rapid.Check(t, func(rt *rapid.T) {
		root, err := os.MkdirTemp(memory(), "phare-machine-")
		if err != nil {
			rt.Fatal(err)
		}
		defer os.RemoveAll(root)
		w := &world{t: rt, kept: map[string][]string{}, signed: map[string]string{}, doubt: map[string]bool{},
			stale: map[string]Draft{}, live: map[string]bool{}}
		w.f = newFolder(filepath.Join(root, s.ID))
		w.run = func(sum *summarize.Summary, f *Folder) error { _, err := f.write(s, sum, Options{}); return err }
		if err := w.run(summary(s), w.f); err != nil {
			rt.Fatal(err)
		}
		if rapid.Bool().Draw(rt, "without locks") { // a folder cannot be locked as a file
			lock := filepath.Join(w.f.Dir, hidden, "lock")
			if err := errors.Join(os.Remove(lock), os.Mkdir(lock, 0o755)); err != nil {
				rt.Fatal(err)
			}
		}
		rt.Repeat(map[string]func(*rapid.T){
			"edit": func(rt *rapid.T) { w.edit(file(rt)) },
			"save": func(rt *rapid.T) { w.save(rt, file(rt)) },
			"run": func(rt *rapid.T) {
				sum := summary(s)
				sum.Chapo = fmt.Sprintf("Chapô %d.", rapid.IntRange(0, 3).Draw(rt, "version"))
				sum.Posts[0].Text = sum.Chapo
				if err := w.run(sum, w.disk(rt)); err != nil && !errors.Is(err, errCrash) {
					rt.Fatal(err)
				}
			},
			"approve":  func(rt *rapid.T) { w.approve(rt, file(rt)) },
			"revoke":   func(rt *rapid.T) { w.revoke(rt, file(rt)) },
			"publish":  func(rt *rapid.T) { w.publish(rt, file(rt)) },
			"conflict": func(rt *rapid.T) { w.conflict(file(rt)) },
			"form":     func(rt *rapid.T) { w.form(file(rt)) },
			"":         w.holds,
		})
	})
}

// memory is a folder in memory where the system has one: these tests write a lot, and what
// fsync does is the disk's business. "" is the usual temporary folder.
func memory() string {
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
		return "/dev/shm"
	}
	return ""
}

func file(rt *rapid.T) string {
	return rapid.SampledFrom([]string{"article.md", "facebook.md"}).Draw(rt, "file")
}

// disk is the folder on a disk that may stop soon.
func (w *world) disk(rt *rapid.T) *Folder {
	if !rapid.Bool().Draw(rt, "crash") {
		return w.f
	}
	return onCrashingDisk(w.f, rapid.IntRange(1, 8).Draw(rt, "steps"), rapid.IntRange(0, 2).Draw(rt, "how"))
}

func (w *world) mark() string {
	w.next++
	return fmt.Sprintf("Phrase-%d-de-quelqu’un.\n", w.next)
}

func (w *world) read(name string) []byte {
	raw, err := os.ReadFile(filepath.Join(w.f.Dir, name))
	if err != nil {
		w.t.Fatal(err)
	}
	return raw
}

func (w *world) write(name string, data []byte) {
	if err := os.WriteFile(filepath.Join(w.f.Dir, name), data, 0o644); err != nil {
		w.t.Fatal(err)
	}
}

// edit is an editor that knows nothing of us.
func (w *world) edit(name string) {
	m := w.mark()
	w.write(name, append(w.read(name), m...))
	w.kept[name] = append(w.kept[name], m)
}

// save is the page: sometimes it was opened long ago.
func (w *world) save(rt *rapid.T, name string) {
	d, old := w.stale[name]
	if !old || rapid.Bool().Draw(rt, "fresh") {
		d, _ = w.f.Draft(name)
	}
	w.stale[name] = d
	m := w.mark()
	_, err := w.disk(rt).Save(name, d.Content, d.Text+m, "Luc")
	if err == nil || errors.Is(err, ErrChanged) {
		w.kept[name] = append(w.kept[name], m)
	} else if !errors.Is(err, errCrash) {
		rt.Fatal(err)
	}
}

func (w *world) approve(rt *rapid.T, name string) {
	d, err := w.f.Draft(name)
	if err != nil {
		rt.Fatal(err)
	}
	a, err := w.disk(rt).Approve(Signature{File: name, By: "Anne"}, noFindings)
	switch {
	case err == nil && a.Hash() == d.Hash:
		w.signed[name], w.doubt[name] = d.Hash, false
	case err == nil:
		rt.Fatal("another text was signed than the one on disk")
	case errors.Is(err, errCrash):
		w.doubt[name] = true
		if w.signed[name] == "" {
			w.signed[name] = d.Hash
		}
		w.signed[name] += "|" + d.Hash
	default:
		rt.Fatal(err)
	}
}

func (w *world) revoke(rt *rapid.T, name string) {
	err := w.disk(rt).Revoke(name, "Anne", "")
	var none *NotApprovedError
	switch {
	case err == nil:
		w.signed[name], w.doubt[name] = "", false
	case errors.Is(err, errCrash):
		w.doubt[name] = true
	case errors.As(err, &none) && (w.signed[name] == "" || w.doubt[name]):
		w.signed[name], w.doubt[name] = "", false
	default:
		rt.Fatal(err)
	}
}

func (w *world) publish(rt *rapid.T, name string) {
	a, err := w.f.Approved(name)
	if err != nil {
		return
	}
	if rapid.Bool().Draw(rt, "edited meanwhile") {
		w.edit(name)
		if _, err := a.Begin("cms", "k"); err == nil {
			rt.Fatal("a text that changed after its signature was sent")
		}
		return
	}
	out, err := a.Begin("cms", "k")
	if err != nil {
		rt.Fatal(err)
	}
	w.live[a.Hash()] = true
	if rapid.Bool().Draw(rt, "answered") {
		if err := out.Finish("1", "", ""); err != nil {
			rt.Fatal(err)
		}
	}
}

func (w *world) conflict(name string) {
	m := w.mark()
	copied := strings.TrimSuffix(name, ".md") + fmt.Sprintf("-PC-%d.md", w.next)
	w.write(copied, append(w.read(name), m...))
	w.kept[name] = append(w.kept[name], m)
}

// form changes nothing but line endings and BOM.
func (w *world) form(name string) {
	raw := w.read(name)
	if bytes.Contains(raw, []byte("\r\n")) {
		raw = bytes.ReplaceAll(bytes.TrimPrefix(raw, []byte("\uFEFF")), []byte("\r\n"), []byte("\n"))
	} else {
		raw = append([]byte("\uFEFF"), bytes.ReplaceAll(raw, []byte("\n"), []byte("\r\n"))...)
	}
	w.write(name, raw)
}

// holds is what must be true at every moment.
func (w *world) holds(rt *rapid.T) {
	names, err := w.f.names()
	if err != nil {
		rt.Fatal(err)
	}
	for _, name := range []string{"article.md", "facebook.md"} {
		var all strings.Builder
		for _, n := range names {
			if strings.HasPrefix(n, strings.TrimSuffix(name, ".md")) {
				all.Write(bytes.ReplaceAll(w.read(n), []byte("\r\n"), []byte("\n")))
			}
		}
		for _, m := range w.kept[name] {
			if !strings.Contains(all.String(), m) {
				rt.Fatalf("%s: %q is in no file any more (%v)", name, m, names)
			}
		}
		d, err := w.f.Draft(name)
		if err != nil {
			rt.Fatalf("%s: %v", name, err)
		}
		a, err := w.f.Approved(name)
		signed := w.signed[name] != "" && strings.Contains(w.signed[name], d.Hash)
		switch {
		case err == nil && (!signed || a.Hash() != d.Hash):
			rt.Fatalf("%s is approved, and nobody signed it as it stands", name)
		case err != nil && signed && !w.doubt[name]:
			rt.Fatalf("%s bears what was signed, and is not approved: %v", name, err)
		}
	}
	v, err := w.f.Verify()
	if err != nil {
		rt.Fatal(err)
	}
	for _, p := range v.Problems {
		if p.File == JournalFile {
			rt.Fatalf("%+v", p)
		}
	}
}

// Many hands at once, with locks and without: every change that was acknowledged is there,
// and the journal holds.
func TestManyHandsAtOnce(t *testing.T) {
	for _, locks := range []bool{true, false} {
		s := session(t, t.TempDir())
		f, _ := write(t, t.TempDir(), s, summary(s))
		if !locks {
			lock := filepath.Join(f.Dir, hidden, "lock")
			if err := errors.Join(os.Remove(lock), os.Mkdir(lock, 0o755)); err != nil {
				t.Fatal(err)
			}
		}
		var wg sync.WaitGroup
		kept := make([][]string, 4)
		for hand := range kept {
			wg.Go(func() {
				g := newFolder(f.Dir)
				for i := range 8 {
					d, err := g.Draft("article.md")
					if err != nil {
						t.Error(err)
						return
					}
					m := fmt.Sprintf("Phrase %d-%d.\n", hand, i)
					if _, err := g.Save("article.md", d.Content, d.Text+m, fmt.Sprint(hand)); err != nil && !errors.Is(err, ErrChanged) {
						t.Error(err)
						return
					}
					kept[hand] = append(kept[hand], m)
					if hand == 0 {
						sum := summary(s)
						sum.Chapo = fmt.Sprint("Chapô ", i)
						if _, err := g.write(s, sum, Options{}); err != nil {
							t.Error(err)
						}
					}
					if hand == 1 {
						_, err := g.Approve(Signature{File: "article.md", By: "Anne"}, noFindings)
						var changed *NotApprovedError
						if err != nil && !errors.Is(err, ErrChanged) && !errors.As(err, &changed) {
							t.Error(err)
						}
					}
				}
			})
		}
		wg.Wait()
		var all strings.Builder
		names, _ := f.names()
		for _, n := range names {
			if strings.HasPrefix(n, "article") {
				all.WriteString(slurp(t, f, n))
			}
		}
		for _, list := range kept {
			for _, m := range list {
				if !strings.Contains(all.String(), m) {
					t.Errorf("locks %v: %q is lost", locks, m)
				}
			}
		}
		if v, err := f.Verify(); err != nil {
			t.Error(err)
		} else {
			for _, p := range v.Problems {
				if p.File == JournalFile {
					t.Errorf("locks %v: %+v", locks, p)
				}
			}
		}
	}
}
