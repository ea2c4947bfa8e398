package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// file is one file of an archive.
type file struct {
	name string // with /
	data []byte
	mode fs.FileMode
}

// tree is what goes into an archive, the same bytes for the same files.
type tree struct {
	files []file
	when  time.Time
}

func (t *tree) add(name string, data []byte, mode fs.FileMode) {
	t.files = append(t.files, file{name, data, mode})
}

// folder adds a folder of the disk under another name.
func (t *tree) folder(from, to string) error {
	return filepath.WalkDir(from, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, p)
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		mode := fs.FileMode(0o644)
		if info.Mode()&0o100 != 0 {
			mode = 0o755
		}
		t.add(path.Join(to, filepath.ToSlash(rel)), raw, mode)
		return nil
	})
}

func (t *tree) sorted() []file {
	all := slices.Clone(t.files)
	slices.SortFunc(all, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return all
}

func (t *tree) zip(name, top string) error {
	out, err := os.Create(name)
	if err != nil {
		return err
	}
	defer out.Close()
	z := zip.NewWriter(out)
	for _, f := range t.sorted() {
		h := &zip.FileHeader{Name: path.Join(top, f.name), Method: zip.Deflate, Modified: t.when}
		h.SetMode(f.mode)
		w, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := w.Write(f.data); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return out.Close()
}

func (t *tree) tarGz(name, top string) error {
	out, err := os.Create(name)
	if err != nil {
		return err
	}
	defer out.Close()
	g := gzip.NewWriter(out)
	w := tar.NewWriter(g)
	for _, f := range t.sorted() {
		h := &tar.Header{Name: path.Join(top, f.name), Size: int64(len(f.data)), Mode: int64(f.mode), ModTime: t.when, Format: tar.FormatPAX}
		if err := w.WriteHeader(h); err != nil {
			return err
		}
		if _, err := w.Write(f.data); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	if err := g.Close(); err != nil {
		return err
	}
	return out.Close()
}
