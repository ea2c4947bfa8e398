// Package prompts holds the instructions given to a model, the house style and the
// channels, as Markdown files that people who do not program can edit. A folder of the
// user's overrides the embedded files of the same name, and may add channels.
package prompts

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

//go:embed *.md channels/*.md
var embedded embed.FS

// Set is the files in force: the embedded ones, overridden and completed by a folder's.
type Set struct {
	files map[string][]byte // slash-separated path → contents
}

// Load reads the embedded files and lays those of dir over them. An empty or absent dir
// overrides nothing.
func Load(dir string) (*Set, error) {
	s := &Set{files: map[string][]byte{}}
	if err := s.read(embedded); err != nil {
		return nil, err
	}
	if dir != "" {
		if _, err := os.Stat(dir); err == nil {
			if err := s.read(os.DirFS(dir)); err != nil {
				return nil, fmt.Errorf("consignes de %s : %w", dir, err)
			}
		} else if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	if _, err := s.Style(); err != nil {
		return nil, err
	}
	_, err := s.Channels()
	return s, err
}

func (s *Set) read(root fs.FS) error {
	return fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() || path.Ext(name) != ".md" || strings.EqualFold(name, "README.md") {
			return nil
		}
		raw, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		raw = bytes.ReplaceAll(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")), []byte("\r\n"), []byte("\n"))
		s.files[name] = raw
		return nil
	})
}

// Names lists the files in force, in alphabetical order.
func (s *Set) Names() []string {
	names := make([]string, 0, len(s.files))
	for n := range s.files {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// Text returns the body of a file, front matter and HTML comments left out; "" when there
// is no such file.
func (s *Set) Text(name string) string {
	_, body := split(s.files[name])
	return strings.TrimSpace(stripComments(string(body)))
}

// Filled is Text with its {{names}} replaced by values: the lengths that a file asks for are
// those that the program holds a reply to. A name without a value stays as it is.
func (s *Set) Filled(name string, values map[string]any) string {
	pairs := make([]string, 0, 2*len(values))
	for k, v := range values {
		pairs = append(pairs, "{{"+k+"}}", fmt.Sprint(v))
	}
	return strings.NewReplacer(pairs...).Replace(s.Text(name))
}

// Fingerprint identifies the files in force: the same words give the same one.
func (s *Set) Fingerprint() string {
	h := sha256.New()
	for _, n := range s.Names() {
		fmt.Fprintf(h, "%s\x00%d\x00", n, len(s.files[n]))
		h.Write(s.files[n])
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// WriteTo writes the embedded files out to dir, to be changed there. A file that exists is
// left as it is; the names of those written are returned.
func WriteTo(dir string) ([]string, error) {
	var written []string
	err := fs.WalkDir(embedded, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := embedded.ReadFile(name)
		if err != nil {
			return err
		}
		target := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		f, err := os.OpenFile(target, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			return nil
		}
		if err != nil {
			return err
		}
		_, err = f.Write(raw)
		if err = errors.Join(err, f.Close()); err == nil {
			written = append(written, name)
		}
		return err
	})
	return written, err
}

// split parts YAML front matter from the body.
func split(raw []byte) (front, body []byte) {
	rest, ok := bytes.CutPrefix(raw, []byte("---\n"))
	if !ok {
		return nil, raw
	}
	front, body, ok = bytes.Cut(rest, []byte("\n---\n"))
	if !ok {
		return nil, raw
	}
	return front, body
}

func stripComments(text string) string {
	for {
		i := strings.Index(text, "<!--")
		if i < 0 {
			return text
		}
		j := strings.Index(text[i:], "-->")
		if j < 0 {
			return text[:i]
		}
		text = text[:i] + text[i+j+len("-->"):]
	}
}

// decode reads the front matter of a file into v.
func (s *Set) decode(name string, v any) error {
	front, _ := split(s.files[name])
	if len(front) == 0 {
		return nil
	}
	if err := yaml.Load(front, v, yaml.WithKnownFields()); err != nil {
		return fmt.Errorf("%s : l'en-tête ne se lit pas (%v) ; comparez-le à celui que « phare prompts » écrit", name, err)
	}
	return nil
}
