package review

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// ErrBusy: another phare has been writing in the folder for too long.
var ErrBusy = errors.New("un autre phare écrit dans ce dossier ; attendez qu’il ait fini, puis recommencez")

// lockWait is how long a write waits for another one, which lasts milliseconds where the computer is
// not busy.
const lockWait = time.Minute

// hold is the right to write in a folder.
type hold struct {
	lock *flock.Flock
	// real is false where no lock could be taken: another may be writing at the same time.
	real bool
}

func (h hold) release() { _ = h.lock.Close() }

// lock takes the folder's lock. It is advisory and spares work; on shares that have none,
// nothing is locked, and a change by another is noticed by its hash (Save) or shows as a fork
// of the journal (Verify).
func (f *Folder) lock() (hold, error) {
	if err := os.MkdirAll(filepath.Join(f.Dir, hidden), 0o777); err != nil {
		return hold{}, err
	}
	l := flock.New(filepath.Join(f.Dir, hidden, "lock"), flock.SetPermissions(0o666))
	for deadline := time.Now().Add(lockWait); ; time.Sleep(5 * time.Millisecond) {
		held, err := l.TryLock()
		switch {
		case held:
			f.sweep()
			return hold{l, true}, nil
		case err != nil: // no locks on this file system, or one that another account made
			return hold{l, false}, nil
		case time.Now().After(deadline):
			return hold{}, errors.Join(ErrBusy, l.Close())
		}
	}
}

// settle waits, where no lock holds, for a text that is in the journal and not yet in its
// file: somebody is about to put it there. After a while it was a program that was killed.
func (f *Folder) settle(file string, h hold) ([]Entry, error) {
	for tries := 0; ; tries++ {
		entries, err := f.Journal()
		if err != nil || h.real {
			return entries, err
		}
		current, err := f.read(file)
		if errors.Is(err, fs.ErrNotExist) {
			return entries, nil
		}
		if err != nil {
			return nil, err
		}
		text, _ := decode(current)
		if known, last := recorded(file, contentOf(file, text), entries); !known || last {
			return entries, nil
		}
		if tries == 20 {
			return entries, f.rescue(file, "", entries)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// rescue puts beside a file, where no lock holds, the texts that persons saved and that may
// not have reached it: of the entries given, all but the text named or, without one, the last.
func (f *Folder) rescue(file, except string, entries []Entry) error {
	var texts []string
	for _, e := range entries {
		if e.File == file && e.Event == EventEdited && e.Content != except {
			texts = append(texts, e.Content)
		}
	}
	if except == "" && len(texts) > 0 {
		texts = texts[len(texts)-1:]
	}
	for _, content := range texts {
		text, err := f.Version(content)
		if errors.Is(err, fs.ErrNotExist) {
			continue // killed before it was kept: nobody was told that it is saved
		}
		if err != nil {
			return err
		}
		if err := f.replaceIfNew(filepath.Join(f.Dir, besideName(file, content)), []byte(text)); err != nil {
			return err
		}
	}
	return nil
}

// recorded reports whether the journal knows a text of a file, and whether it is the last one.
func recorded(file, content string, entries []Entry) (known, last bool) {
	for _, e := range entries {
		if e.File == file && (e.Event == EventDrafted || e.Event == EventEdited) {
			last = e.Content == content
			known = known || last
		}
	}
	return known, last
}

// sweep removes the temporary files of a run that was killed long ago: on a share whose
// locks hold on one computer only, a young one may be another's, being written.
func (f *Folder) sweep() {
	left, _ := filepath.Glob(filepath.Join(f.Dir, hidden, "tmp", "part-*"))
	for _, path := range left {
		if info, err := os.Stat(path); err == nil && time.Since(info.ModTime()) > time.Hour {
			_ = os.Remove(path)
		}
	}
}
