package extract

import (
	"fmt"
	"os"
	"path/filepath"

	"phare/extract/pdftext"
)

// pageCache keeps what was read of files, by the SHA-256 of the file, the version of the
// reader and the way it was read. A cache that can't be read or written is no error: the
// file is read again.
type pageCache struct {
	dir string // "" keeps nothing
}

func (c pageCache) path(sum, way string) string {
	return filepath.Join(c.dir, "pages", sum[:2], fmt.Sprintf("%s-%d-%s", sum, pdftext.Version, way))
}

func (c pageCache) get(sum, way string) *pdftext.Document {
	if c.dir == "" {
		return nil
	}
	b, err := os.ReadFile(c.path(sum, way))
	if err != nil {
		return nil
	}
	doc, err := pdftext.Decode(b)
	if err != nil {
		return nil
	}
	return doc
}

// put writes beside and renames, so that no reader finds half a file.
func (c pageCache) put(sum, way string, doc *pdftext.Document) {
	if c.dir == "" {
		return
	}
	path := c.path(sum, way)
	if os.MkdirAll(filepath.Dir(path), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return
	}
	_, err = f.Write(doc.Encode())
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
}
