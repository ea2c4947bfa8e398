package review

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"phare/review/selection"
)

// Ticks is what a person ticked in selection.md (selection.Ticks).
type Ticks = selection.Ticks

// ReadTicks reads the boxes of selection.md in a session's folder; no file, no ticks.
func ReadTicks(dir string) (Ticks, error) {
	raw, err := os.ReadFile(filepath.Join(dir, SelectionFile))
	if errors.Is(err, fs.ErrNotExist) {
		return Ticks{}, nil
	}
	if err != nil {
		return Ticks{}, err
	}
	text, err := decode(raw)
	if err != nil {
		return Ticks{}, fmt.Errorf("%s : %w", SelectionFile, err)
	}
	return selection.Read(text), nil
}

// SetTick ticks or clears the boxes of an act in selection.md (selection.Set).
func (f *Folder) SetTick(id string, keep, drop bool) error {
	held, err := f.lock()
	if err != nil {
		return err
	}
	defer held.release()
	raw, err := f.read(SelectionFile)
	if err != nil {
		return err
	}
	text, found := selection.Set(string(raw), id, keep, drop)
	if !found && (keep || drop) {
		return fmt.Errorf("%s n’a pas cette case pour « %s »", SelectionFile, id)
	}
	return f.replaceIfNew(filepath.Join(f.Dir, SelectionFile), []byte(text))
}
