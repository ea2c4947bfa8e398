package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Owned writes files that a person may touch up afterwards: it keeps, in a manifest, the
// fingerprint of what it wrote, and never writes over a file that holds something else.
type Owned struct{ Manifest string } // path of the manifest

// Write writes a file whole or not at all. Where somebody has changed it since, or it was
// never ours, the new content goes beside it, as NAME.new.EXT, and beside is its path.
func (o Owned) Write(path string, content []byte) (beside string, err error) {
	key, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	known, err := o.read()
	if err != nil {
		return "", err
	}
	digest := func(b []byte) string {
		h := sha256.Sum256(b)
		return hex.EncodeToString(h[:])
	}
	old, err := readPlain(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return "", err
	case string(old) == string(content):
		if !strings.Contains(known[key], digest(content)) {
			known[key] = digest(content)
			return "", o.write(known)
		}
		return "", nil
	case !strings.Contains(known[key], digest(old)):
		ext := filepath.Ext(path)
		beside = strings.TrimSuffix(path, ext) + ".new" + ext
		for n := 2; ; n++ {
			there, err := readPlain(beside)
			if errors.Is(err, fs.ErrNotExist) || err == nil && (string(there) == string(content) || strings.Contains(known[absolute(beside)], digest(there))) {
				break
			}
			if err != nil {
				return "", err
			}
			beside = strings.TrimSuffix(path, ext) + fmt.Sprintf(".new-%d", n) + ext
		}
		path, key = beside, absolute(beside)
	}
	// the manifest first, with what stands there still: a run killed in between finds its own
	was := ""
	if there, err := readPlain(path); err == nil {
		was = digest(there) + " "
	}
	known[key] = was + digest(content)
	if err := o.write(known); err != nil {
		return "", err
	}
	return beside, Replace(path, content)
}

// Touched reports whether a file holds something else than what was written there last.
func (o Owned) Touched(path string) (bool, error) {
	known, err := o.read()
	if err != nil {
		return false, err
	}
	raw, err := readPlain(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	h := sha256.Sum256(raw)
	return !strings.Contains(known[absolute(path)], hex.EncodeToString(h[:])), err
}

func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// readPlain reads a file that is one: what a link leads to is not ours to read or write.
func readPlain(path string) ([]byte, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s est un lien ou n’est pas un fichier : phare n’y écrit pas ; retirez-le, ou choisissez un autre dossier", path)
	}
	return os.ReadFile(path)
}

func (o Owned) read() (map[string]string, error) {
	known := map[string]string{}
	raw, err := os.ReadFile(o.Manifest)
	if errors.Is(err, fs.ErrNotExist) {
		return known, nil
	}
	if err != nil {
		return nil, err
	}
	if json.Unmarshal(raw, &known) != nil { // damaged: every file is then somebody's
		return map[string]string{}, nil
	}
	return known, nil
}

func (o Owned) write(known map[string]string) error {
	raw, err := json.MarshalIndent(known, "", " ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(o.Manifest), 0o755); err != nil {
		return err
	}
	return Replace(o.Manifest, raw)
}

// Replace writes a file whole or not at all; a link that stands under its name is replaced,
// never followed.
func Replace(name string, content []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(name), ".phare-*")
	if err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	if info, err := os.Lstat(name); err == nil && info.Mode().IsRegular() {
		mode = info.Mode().Perm()
	}
	_, err = tmp.Write(content)
	if err == nil {
		err = errors.Join(tmp.Chmod(mode), tmp.Sync())
	}
	if err = errors.Join(err, tmp.Close()); err == nil {
		err = os.Rename(tmp.Name(), name)
	}
	if err != nil {
		os.Remove(tmp.Name())
	}
	return err
}
