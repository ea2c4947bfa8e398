// Package folder publishes to a folder of static files: a page for each text, an index by
// year and theme with a search that needs no server, the PDFs that were let out, an RSS 2.0
// and a JSON feed, a sitemap. The feed is the way into TYPO3 (EXT:news by an import of RSS)
// and Drupal (Feeds): neither has been run with it; the feed itself is checked by an
// independent reader.
package folder

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"phare/review/publish"
)

// Config says which folder, and its public address.
type Config struct {
	Dir   string `yaml:"dir"`   // folder of the files
	URL   string `yaml:"url"`   // its public address: https://www.exemple.fr/conseil/
	Title string `yaml:"title"` // title of the feed and of the index
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

// String names the folder in messages.
func (f *Folder) String() string { return strconv.Quote(f.config.Dir) }

// Preview is the whole page.
func (f *Folder) Preview(m publish.Message) string {
	m.Updated = ""
	return f.page(m)
}

func (f *Folder) page(m publish.Message) string {
	page, err := publish.Standalone(publish.Page{Title: m.Title.Plain(), Summary: m.Summary.Plain(), Publisher: m.Publisher.Plain(), Date: m.Date,
		Published: m.Published, Updated: m.Updated, Canonical: f.address(m.Slug), Image: f.picture(m), Alt: m.Alt.Plain(), Acts: m.Acts, Body: m.HTML})
	if err != nil { // a template and strings: it cannot fail
		return ""
	}
	return string(page)
}

// picture is the whole address of the image: a social network takes no other.
func (f *Folder) picture(m publish.Message) string {
	if !strings.HasPrefix(m.Image, "/") {
		return m.Image
	}
	u, err := url.Parse(f.config.URL)
	if err != nil {
		return ""
	}
	return u.Scheme + "://" + u.Host + m.Image
}

func (f *Folder) file(slug string) string    { return filepath.Join(f.config.Dir, slug+".html") }
func (f *Folder) address(slug string) string { return f.config.URL + slug + ".html" }

var updateMarks = regexp.MustCompile(` \(mis à jour le <time [^>]*>[^<]*</time>\)|"dateModified":"[^"]*",`)

// settled takes the day of the last correction out of a page.
func settled(page string) string { return updateMarks.ReplaceAllString(page, "") }

// Find reads the page and the archive. A page that is not in the archive under our key is
// somebody else's. A text whose slug has changed is found under the one that it had.
func (f *Folder) Find(_ context.Context, m publish.Message, id string) (*publish.Remote, error) {
	a, err := f.readArchive()
	if err != nil {
		return nil, err
	}
	slug := m.Slug
	if old := a.slug(m.Key); old != "" {
		slug = old
	} else if id != "" && filepath.IsLocal(id) && !strings.ContainsAny(id, `/\`) {
		if _, err := os.Lstat(f.file(m.Slug)); errors.Is(err, os.ErrNotExist) {
			slug = id
		}
	}
	if slug != m.Slug { // moved: the new address must be free, or already ours
		raw, err := os.ReadFile(f.file(m.Slug))
		if err == nil && settled(string(raw)) != f.Preview(m) {
			return nil, f.taken(m.Slug)
		}
	}
	raw, err := os.ReadFile(f.file(slug))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	content := settled(string(raw))
	// the page is written before the archive: the same page without an entry is one that a crash left
	if a.slug(m.Key) == "" && content != f.Preview(m) {
		return nil, f.taken(slug)
	}
	due := a.find(m.Key) == nil || slug != m.Slug || !f.derived(a)
	return &publish.Remote{ID: slug, URL: f.address(slug), Content: content, Status: "publish", Due: due}, nil
}

func (f *Folder) taken(slug string) error {
	return &publish.RefusedError{Target: f.Name(), Why: fmt.Sprintf("la page %s.html existe déjà et n’est pas de phare ; changez « slug » dans l’en-tête du brouillon et faites-le signer", slug)}
}

// Put writes the page, then the archive and what is made of it, each whole or not at all; a
// page that moved leaves a redirection at its old address, last of all.
func (f *Folder) Put(_ context.Context, m publish.Message, found *publish.Remote) (*publish.Remote, error) {
	if err := os.MkdirAll(f.config.Dir, 0o755); err != nil {
		return nil, err
	}
	if err := m.Still(); err != nil {
		return nil, err
	}
	if err := publish.Replace(f.file(m.Slug), []byte(f.page(m))); err != nil {
		return nil, err
	}
	a, err := f.readArchive()
	if err != nil {
		return nil, err
	}
	old := a.slug(m.Key)
	if old == "" && found != nil {
		old = found.ID
	}
	a.put(f.entry(m))
	if err := f.writeArchive(a); err != nil {
		return nil, err
	}
	if old != "" && old != m.Slug {
		if err := publish.Replace(f.file(old), redirection(f.address(m.Slug))); err != nil {
			return nil, err
		}
	}
	return &publish.Remote{ID: m.Slug, URL: f.address(m.Slug), Content: f.Preview(m), Status: "publish"}, nil
}

// Withdraw puts the reason in the place of the page, and takes the text out of index, feeds,
// sitemap and search.
func (f *Folder) Withdraw(_ context.Context, m publish.Message, found *publish.Remote, w publish.Withdrawal) (*publish.Remote, error) {
	page, err := publish.Standalone(publish.Page{Title: m.Title.Plain(), Publisher: m.Publisher.Plain(), Date: m.Date, Published: m.Published, Hidden: true, Body: w.HTML()})
	if err != nil {
		return nil, err
	}
	a, err := f.readArchive()
	if err != nil {
		return nil, err
	}
	a.withdraw(m.Key, found.ID)
	if err := publish.Replace(f.file(found.ID), page); err != nil {
		return nil, err
	}
	return &publish.Remote{ID: found.ID, URL: found.URL, Content: string(page), Status: "withdrawn"}, f.writeArchive(a)
}

// redirection leads readers and search engines from an old address to the new one.
func redirection(to string) []byte {
	t := publish.NewText(to).HTML()
	return []byte(`<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>Page déplacée</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="` + t + `">
<meta http-equiv="refresh" content="0; url=` + t + `">
</head>
<body><p>Cette page a changé d’adresse : <a href="` + t + `">la lire</a>.</p></body>
</html>
`)
}

// Upload puts a PDF into the session's own folder beside the pages.
func (f *Folder) Upload(_ context.Context, pdf publish.Asset, send bool) (string, error) {
	kind := "actes"
	if !strings.EqualFold(filepath.Ext(pdf.Name), ".pdf") {
		kind = "images"
	}
	to := filepath.Join(f.config.Dir, kind, pdf.Session, pdf.Name)
	address := f.config.URL + kind + "/" + publish.EscapePath(pdf.Session) + "/" + publish.EscapePath(pdf.Name)
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
	return address, publish.Replace(to, pdf.Content)
}
