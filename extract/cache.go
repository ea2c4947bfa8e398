package extract

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"phare/extract/pdftext"
)

// pageCache keeps what was read of files, by the SHA-256 of the file, the version of the
// reader and the way it was read. A cache that can't be read or written is no error: the
// file is read again. What is proved is proved by these words, so nothing odd is believed: a
// file that is damaged, another's under this name, or one that another account could have
// written is read anew and replaced.
type pageCache struct {
	dir string // "" keeps nothing
}

func (c pageCache) path(sum, way string) string {
	return filepath.Join(c.dir, "pages", sum[:2], entryName(sum, way))
}

// entryName is what an entry is called, and what its checksum vouches for.
func entryName(sum, way string) string { return fmt.Sprintf("%s-%d-%s", sum, pdftext.Version, way) }

// seal is the checksum that an entry begins with: of what it is called and of what it holds,
// so that neither a flipped bit nor another document's entry is taken for this one.
func seal(name string, body []byte) [sha256.Size]byte {
	h := sha256.New()
	_, _ = io.WriteString(h, name) // a hash takes all it is given
	_, _ = h.Write([]byte{0})
	_, _ = h.Write(body)
	return [sha256.Size]byte(h.Sum(nil))
}

func (c pageCache) get(sum, way string) *pdftext.Document {
	if c.dir == "" {
		return nil
	}
	b, err := readOwn(c.path(sum, way))
	if err != nil || len(b) < sha256.Size {
		return nil
	}
	body := b[sha256.Size:]
	if want := seal(entryName(sum, way), body); !bytes.Equal(b[:sha256.Size], want[:]) {
		return nil
	}
	doc, err := pdftext.Decode(body)
	if err != nil {
		return nil
	}
	return doc
}

// readOwn reads a file that nobody but this account can have written.
func readOwn(path string) ([]byte, error) {
	named, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !named.Mode().IsRegular() || !os.SameFile(named, info) || foreign(info) {
		return nil, fmt.Errorf("%s: not this account's own file", path)
	}
	return io.ReadAll(f)
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
	body := doc.Encode()
	mark := seal(entryName(sum, way), body)
	_, err = f.Write(append(mark[:], body...))
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
