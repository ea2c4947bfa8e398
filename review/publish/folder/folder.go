// Package folder publishes to a folder of static files: a page for each text, the PDFs of
// the acts, and an RSS 2.0 feed. The feed is the way into TYPO3 (EXT:news by an import of
// RSS) and Drupal (Feeds): neither has been run with it; the feed itself is checked by an
// independent reader.
package folder

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"phare/review/publish"
)

// Config says which folder, and its public address.
type Config struct {
	Dir   string `yaml:"dir"`   // folder of the files
	URL   string `yaml:"url"`   // its public address: https://www.exemple.fr/conseil/
	Title string `yaml:"title"` // title of the feed
}

// Folder is a folder of static files.
type Folder struct{ config Config }

// New checks the settings; the folder is made by the first Put.
func New(c Config) (*Folder, error) {
	if c.Dir == "" {
		return nil, errors.New("publish.folder.dir manque : le dossier où écrire les pages")
	}
	u, err := url.Parse(c.URL)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return nil, fmt.Errorf("publish.folder.url : « %s » n’est pas une adresse ; écrivez celle du dossier en ligne, comme https://www.exemple.fr/conseil/", c.URL)
	}
	c.URL = strings.TrimRight(c.URL, "/") + "/"
	if c.Title == "" {
		c.Title = "Décisions du conseil"
	}
	return &Folder{c}, nil
}

// Name is the target's name.
func (f *Folder) Name() string { return "folder" }

// Preview is the whole page.
func (f *Folder) Preview(m publish.Message) string {
	m.Updated = ""
	return f.page(m)
}

func (f *Folder) page(m publish.Message) string {
	page, err := publish.Standalone(publish.Page{Title: m.Title, Summary: m.Summary, Publisher: m.Publisher, Date: m.Date, Updated: m.Updated,
		Canonical: f.address(m), Acts: m.Acts, Body: m.HTML})
	if err != nil { // a template and strings: it cannot fail
		return ""
	}
	return string(page)
}

func (f *Folder) file(m publish.Message) string    { return filepath.Join(f.config.Dir, m.Slug+".html") }
func (f *Folder) address(m publish.Message) string { return f.config.URL + m.Slug + ".html" }

// Find reads the page and the feed. A page that is not in the feed under our key is somebody else's.
func (f *Folder) Find(_ context.Context, m publish.Message, _ string) (*publish.Remote, error) {
	if m.Slug == "" || !filepath.IsLocal(m.Slug) || strings.ContainsAny(m.Slug, `/\`) {
		return nil, &publish.RefusedError{Target: f.Name(), Why: fmt.Sprintf("« %s » ne peut pas nommer un fichier ; changez « slug » dans l’en-tête du brouillon et faites-le signer", m.Slug)}
	}
	raw, err := os.ReadFile(f.file(m))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	feed, err := readFeed(f.feedFile())
	if err != nil {
		return nil, err
	}
	item := feed.find(m.Key)
	// the page is written before the feed: the same page without an item is one that a crash left
	if item == nil && string(raw) != f.page(m) {
		return nil, &publish.RefusedError{Target: f.Name(), Why: fmt.Sprintf("la page %s existe déjà et n’est pas de phare ; changez « slug » dans l’en-tête du brouillon et faites-le signer", filepath.Base(f.file(m)))}
	}
	plain := m
	content := string(raw)
	if item != nil && item.Updated != "" {
		if plain.Updated = item.Updated; content == f.page(plain) {
			content = f.Preview(m) // only the day of its last correction parts them
		}
	}
	return &publish.Remote{ID: m.Slug, URL: f.address(m), Content: content, Status: "publish", Due: item == nil}, nil
}

// Put writes the page, then the feed, each whole or not at all.
func (f *Folder) Put(_ context.Context, m publish.Message, _ *publish.Remote) (*publish.Remote, error) {
	if err := os.MkdirAll(f.config.Dir, 0o755); err != nil {
		return nil, err
	}
	if err := replace(f.file(m), []byte(f.page(m))); err != nil {
		return nil, err
	}
	feed, err := readFeed(f.feedFile())
	if err != nil {
		return nil, err
	}
	feed.put(f.item(m))
	out, err := feed.write(f.config)
	if err != nil {
		return nil, err
	}
	if err := replace(f.feedFile(), out); err != nil {
		return nil, err
	}
	return &publish.Remote{ID: m.Slug, URL: f.address(m), Content: f.Preview(m), Status: "publish"}, nil
}

// Upload puts a PDF into the session's own folder beside the pages.
func (f *Folder) Upload(_ context.Context, pdf publish.Asset, send bool) (string, error) {
	to := filepath.Join(f.config.Dir, "actes", pdf.Session, pdf.Name)
	address := f.config.URL + "actes/" + publish.EscapePath(pdf.Session) + "/" + publish.EscapePath(pdf.Name)
	there, err := os.ReadFile(to)
	switch {
	case err == nil && string(there) == string(pdf.Content):
		return address, nil
	case err != nil && !errors.Is(err, os.ErrNotExist):
		return "", err
	case !send:
		return "", nil
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return "", err
	}
	return address, replace(to, pdf.Content)
}

// replace writes a file whole or not at all.
func replace(name string, content []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(name), ".phare-*")
	if err != nil {
		return err
	}
	_, err = tmp.Write(content)
	if err == nil {
		err = tmp.Chmod(0o644)
	}
	if err = errors.Join(err, tmp.Close()); err == nil {
		err = os.Rename(tmp.Name(), name)
	}
	if err != nil {
		os.Remove(tmp.Name())
	}
	return err
}

func (f *Folder) feedFile() string { return filepath.Join(f.config.Dir, "feed.xml") }
