package review

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// disk is the few ways in which a folder is changed; tests put a failing one in its place.
type disk interface {
	// replace writes a whole file: readers see the old one or the new one, never a part.
	replace(path string, data []byte) error
	// replaceIf does so when still, asked at the last moment, gives no error.
	replaceIf(path string, data []byte, still func() error) error
	// append adds to the end of a file and makes it last.
	append(path string, data []byte) error
	// truncate cuts a file behind its first size bytes.
	truncate(path string, size int64) error
	// copy copies a file under another name, atomically too.
	copy(to, from string) error
}

// osDisk is the real one. Temporary files stand in scratch, on the same file system.
type osDisk struct{ scratch string }

func (d osDisk) replace(path string, data []byte) error {
	return d.replaceIf(path, data, func() error { return nil })
}

func (d osDisk) replaceIf(path string, data []byte, still func() error) error {
	return d.swap(path, func(f *os.File) error {
		_, err := f.Write(data)
		return err
	}, still)
}

func (d osDisk) copy(to, from string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	return d.swap(to, func(f *os.File) error {
		_, err := f.ReadFrom(src)
		return err
	}, func() error { return nil })
}

func (d osDisk) swap(path string, fill func(*os.File) error, still func() error) error {
	for _, dir := range []string{d.scratch, filepath.Dir(path)} {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return err
		}
	}
	mode, err := modeFor(path)
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(d.scratch, "part-*")
	if err != nil {
		return err
	}
	err = errors.Join(fill(tmp), tmp.Chmod(mode), tmp.Sync())
	if err = errors.Join(err, tmp.Close()); err == nil {
		err = still()
	}
	if err == nil {
		if err = os.Rename(tmp.Name(), path); errors.Is(err, fs.ErrPermission) {
			err = fmt.Errorf("%s est peut-être ouvert dans un autre programme ; fermez-le, puis recommencez : %w", filepath.Base(path), err)
		}
	}
	if err != nil {
		return errors.Join(err, os.Remove(tmp.Name()))
	}
	return syncDir(filepath.Dir(path))
}

// modeFor keeps the permissions of a file, and gives a new one those of its folder: in a
// folder that a group shares, the group can write it.
func modeFor(path string) (os.FileMode, error) {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm(), nil
	}
	info, err := os.Stat(filepath.Dir(path))
	if err != nil {
		return 0, err
	}
	return info.Mode().Perm() & 0o666, nil
}

func (d osDisk) append(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

func (d osDisk) truncate(path string, size int64) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	return errors.Join(f.Truncate(size), f.Sync(), f.Close())
}

// syncDir makes a rename last. Windows has no such call, and some network shares refuse it:
// there the file system's own order has to do.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = d.Sync()
	return d.Close()
}
