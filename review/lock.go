package review

import (
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// ErrBusy: another phare has been writing in the folder for too long.
var ErrBusy = errors.New("un autre phare écrit dans ce dossier ; attendez qu’il ait fini, puis recommencez")

// lockWait is how long a write waits for another one, which lasts milliseconds.
const lockWait = 15 * time.Second

// lock takes the folder's lock and gives what releases it. The lock is advisory and spares
// work; on shares that have none, nothing is locked, and a change by another is noticed by
// its hash (Save) or shows as a fork of the journal (Verify).
func (f *Folder) lock() (release func(), err error) {
	if err := os.MkdirAll(filepath.Join(f.Dir, hidden), 0o777); err != nil {
		return nil, err
	}
	l := flock.New(filepath.Join(f.Dir, hidden, "lock"), flock.SetPermissions(0o666))
	for deadline := time.Now().Add(lockWait); ; time.Sleep(5 * time.Millisecond) {
		held, err := l.TryLock()
		switch {
		case held:
			f.sweep()
			return func() { _ = l.Close() }, nil
		case err != nil: // no locks on this file system, or one that another account made
			return func() { _ = l.Close() }, nil
		case time.Now().After(deadline):
			return nil, errors.Join(ErrBusy, l.Close())
		}
	}
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
