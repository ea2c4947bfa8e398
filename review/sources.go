package review

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"phare/extract"
	"phare/summarize"
)

// citedSources names, by Document.File, the copies of the PDFs that the drafts cite: those
// of the decisions chosen and of the next ones, so that a swap finds its PDF too.
func citedSources(s *extract.Session, sum *summarize.Summary) map[string]string {
	names := map[string]string{}
	for _, file := range sum.Cited {
		names[file] = summarize.SourceName(s, file)
	}
	for _, list := range [][]summarize.Item{sum.Items, sum.Next} {
		for _, it := range list {
			for _, id := range it.Acts {
				if d := act(s, id); d != nil && d.File != "" {
					names[d.File] = summarize.SourceName(s, d.File)
				}
			}
		}
	}
	return names
}

func (f *Folder) copySources(s *extract.Session, names map[string]string) error {
	taken := map[string]string{}
	for _, file := range sortedKeys(names) {
		name := names[file]
		if !filepath.IsLocal(name) || filepath.Base(name) != name || taken[strings.ToLower(name)] != "" {
			return fmt.Errorf("%s ne peut pas être copié dans %s sous le nom « %s » : renommez ce PDF", file, SourcesDir, name)
		}
		taken[strings.ToLower(name)] = file
		doc := document(s, file)
		if doc == nil || doc.Path == "" {
			continue
		}
		if err := f.copySource(doc, filepath.Join(f.Dir, SourcesDir, name)); err != nil {
			return fmt.Errorf("%s n’a pas pu être copié dans %s : %w", file, SourcesDir, err)
		}
	}
	return nil
}

// copySource copies one PDF. Another one that stands under its name, cited perhaps by a text
// that was signed, is kept under a name that holds its hash.
func (f *Folder) copySource(doc *extract.Document, to string) error {
	old, err := fileSum(to)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case old == doc.SHA256:
		return nil
	default:
		ext := filepath.Ext(to)
		aside := strings.TrimSuffix(to, ext) + "-ancien-" + old[:8] + ext
		if err := f.disk.copy(aside, to); err != nil {
			return err
		}
	}
	return f.disk.copy(to, doc.Path)
}

func fileSum(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
