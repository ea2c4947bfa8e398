package review

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ErrChanged: the file is no longer the one that the change was made to.
var ErrChanged = errors.New("le fichier a changé entre-temps")

// ChangedError holds both versions of a file that two persons changed at once. The one that
// came second is kept beside the other, so that nothing is lost. errors.Is(err, ErrChanged).
type ChangedError struct {
	File    string
	Current []byte // what the file holds
	Yours   []byte // what was to be saved
	Beside  string // name of the file in the folder that now holds Yours
}

func (e *ChangedError) Error() string {
	if e.Beside == "" {
		return e.File + " a été modifié entre-temps par quelqu’un d’autre : relisez-le, puis recommencez"
	}
	return fmt.Sprintf("%s a été modifié entre-temps par quelqu’un d’autre : votre version est dans %s, comparez les deux", e.File, e.Beside)
}

// Is tells that the error is ErrChanged.
func (e *ChangedError) Is(target error) bool { return target == ErrChanged }

// Save puts text in the place of a draft whose content is still expected (Draft.Content), in
// the name of who, and returns the draft as saved. The file keeps its BOM and line endings.
// When it has changed, nothing of it is touched: text goes into a file beside it and the
// error is a *ChangedError.
func (f *Folder) Save(file, expected, text, who string) (Draft, error) {
	if err := plainName(file); err != nil {
		return Draft{}, err
	}
	held, err := f.lock()
	if err != nil {
		return Draft{}, err
	}
	defer held.release()
	before, err := f.settle(file, held)
	if err != nil {
		return Draft{}, err
	}
	current, err := f.read(file)
	if err != nil && !(expected == "" && errors.Is(err, fs.ErrNotExist)) {
		return Draft{}, err
	}
	data := keepStyle(current, text)
	old, _ := ParseDraft(file, current)
	next, parseErr := ParseDraft(file, data)
	if errors.Is(parseErr, ErrEncoding) {
		return Draft{}, parseErr
	}
	if old.Content != expected && !(len(current) == 0 && expected == "") {
		return f.beside(file, current, data, next)
	}
	if next.Content == old.Content && current != nil {
		return next, nil
	}
	if err := f.keep(data); err != nil {
		return Draft{}, err
	}
	edited := Entry{Event: EventEdited, Who: who, File: file, SHA256: next.Hash, Content: next.Content}
	if err := f.record(edited); err != nil {
		return Draft{}, err
	}
	// where no lock holds, another may have been first; an editor never asks for the lock
	first, err := f.overtaken(file, next.Content, len(before))
	if err != nil {
		return Draft{}, err
	}
	err = errOvertaken
	if !first {
		err = f.disk.replaceIf(filepath.Join(f.Dir, file), data, func() error { return f.still(file, old.Content) })
	}
	if errors.Is(err, errOvertaken) {
		if current, err = f.read(file); err != nil {
			return Draft{}, err
		}
		return f.beside(file, current, data, next)
	}
	if err != nil {
		return Draft{}, err
	}
	return next, f.others(file, next.Content, len(before), held)
}

// errOvertaken: the file is no longer the one that was read.
var errOvertaken = errors.New("overtaken")

// still gives errOvertaken when a file no longer holds a text.
func (f *Folder) still(file, content string) error {
	raw, err := f.read(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if d, _ := ParseDraft(file, raw); d.Content != content {
		return errOvertaken
	}
	return nil
}

// others saves, where no lock holds, what others noted since the journal had n lines and this
// write may have covered.
func (f *Folder) others(file, content string, n int, held hold) error {
	if held.real {
		return nil
	}
	entries, err := f.Journal()
	if err != nil {
		return err
	}
	return f.rescue(file, content, entries[min(n, len(entries)):])
}

// overtaken reports whether another text of a file was noted in the journal since it had n
// lines, before the one of this content: everybody writes there first, and only then the file.
func (f *Folder) overtaken(file, content string, n int) (bool, error) {
	entries, err := f.Journal()
	if err != nil {
		return false, err
	}
	for _, e := range entries[min(n, len(entries)):] {
		if e.File != file || e.Event != EventEdited && e.Event != EventDrafted {
			continue
		}
		return e.Content != content, nil
	}
	return false, nil
}

// beside keeps what could not be saved in a file of its own.
func (f *Folder) beside(file string, current, yours []byte, next Draft) (Draft, error) {
	if old, _ := ParseDraft(file, current); old.Content == next.Content {
		return next, nil // both made the same change
	}
	name := besideName(file, next.Content)
	if err := f.disk.replace(filepath.Join(f.Dir, name), yours); err != nil {
		return Draft{}, err
	}
	return Draft{}, &ChangedError{File: file, Current: current, Yours: yours, Beside: name}
}

// besideName is the file that a text goes to when it cannot go into its own.
func besideName(file, content string) string {
	return fmt.Sprintf("%s.conflit-%s.md", strings.TrimSuffix(file, ".md"), content[:8])
}

// keep stores a version under its own hash, before anything points to it.
func (f *Folder) keep(data []byte) error {
	text, _ := decode(data)
	path := f.versionPath(sum([]byte(text)))
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	return f.disk.replace(path, []byte(text))
}

func (f *Folder) versionPath(content string) string {
	return filepath.Join(f.Dir, hidden, "versions", content+".md")
}

// Version returns a text that the program wrote or saved, by its Content hash.
func (f *Folder) Version(content string) (string, error) {
	if len(content) != 64 || strings.Trim(content, "0123456789abcdef") != "" {
		return "", fmt.Errorf("« %s » n’est pas l’empreinte d’une version", content)
	}
	raw, err := os.ReadFile(f.versionPath(content))
	if err != nil {
		return "", err
	}
	if text := string(raw); sum(raw) == content {
		return text, nil
	}
	return "", fmt.Errorf("la version %s… a été modifiée dans %s/versions", content[:8], hidden)
}

// Machine returns the text of a draft as the program last wrote it: what a person's changes
// are held against. It is an error of fs.ErrNotExist when the program never wrote it.
func (f *Folder) Machine(file string) (string, error) {
	entries, err := f.Journal()
	if err != nil {
		return "", err
	}
	for i := len(entries) - 1; i >= 0; i-- {
		if e := entries[i]; e.Event == EventDrafted && e.File == file {
			return f.Version(e.Content)
		}
	}
	return "", fmt.Errorf("%s : %w", file, fs.ErrNotExist)
}
