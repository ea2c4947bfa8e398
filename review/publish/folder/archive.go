package folder

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"phare/review/publish"
	"phare/review/publish/files"
)

// entry is one published text in the archive: an item of a JSON Feed 1.1
// (https://www.jsonfeed.org/version/1.1/), with what the index needs in an extension.
type entry struct {
	ID        string    `json:"id"` // never changes, even with the address
	URL       string    `json:"url"`
	Title     string    `json:"title"`
	Summary   string    `json:"summary,omitempty"`
	HTML      string    `json:"content_html"`
	Image     string    `json:"image,omitempty"`
	Published string    `json:"date_published"`
	Modified  string    `json:"date_modified,omitempty"`
	Tags      []string  `json:"tags,omitempty"`
	Files     []file    `json:"attachments,omitempty"`
	Ours      extension `json:"_phare"`
}

type file struct {
	URL  string `json:"url"`
	Type string `json:"mime_type"`
	Size int64  `json:"size_in_bytes,omitempty"`
}

// extension is what JSON Feed has no name for.
type extension struct {
	About     string     `json:"about"`
	Slug      string     `json:"slug"`
	Session   string     `json:"session"` // day of the session, ISO 8601
	Decisions []decision `json:"decisions,omitempty"`
}

// decision is one act of a text, with the anchor that leads to it.
type decision struct {
	Anchor string `json:"anchor"`
	Title  string `json:"title"`
	Theme  string `json:"theme,omitempty"`
	Text   string `json:"text"` // its words, for the search
}

// archive is feed.json: the one file that the others are made of.
type archive struct {
	Version  string  `json:"version"`
	Title    string  `json:"title"`
	Home     string  `json:"home_page_url"`
	Self     string  `json:"feed_url"`
	Language string  `json:"language"`
	Items    []entry `json:"items"`
	// Withdrawn maps the keys of texts that were taken back to the pages that say so.
	Withdrawn map[string]string `json:"_phare_withdrawn,omitempty"`
}

const (
	archiveFile = "feed.json"
	feedFile    = "feed.xml"
	indexFile   = "index.html"
	sitemapFile = "sitemap.xml"
	searchFile  = "recherche.js"
	manifest    = ".phare-files.json"
)

// readArchive reads what is published. Without feed.json, or where it is damaged, the RSS
// feed of an earlier version is taken over.
func (f *Folder) readArchive() (*archive, error) {
	raw, err := os.ReadFile(filepath.Join(f.config.Dir, archiveFile))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	a := &archive{}
	if err == nil && json.Unmarshal([]byte(publish.Clean(string(raw))), a) == nil {
		return a, nil
	}
	old, err := readFeed(filepath.Join(f.config.Dir, feedFile))
	if err != nil {
		return nil, err
	}
	a = &archive{}
	for _, i := range old {
		slug := strings.TrimSuffix(strings.TrimPrefix(i.Link, f.config.URL), ".html")
		e := entry{ID: i.GUID.Value, URL: i.Link, Title: i.Title, Summary: i.Description, HTML: i.Encoded, Tags: i.Categories, Ours: extension{Slug: slug}}
		if t, err := time.Parse(time.RFC1123Z, i.Date); err == nil {
			e.Published, e.Ours.Session = t.Format(time.RFC3339), t.Format(time.DateOnly)
		}
		if i.Updated != "" {
			e.Modified = noon(i.Updated)
		}
		e.Ours.Decisions = decisions(e.HTML, nil)
		a.put(e)
	}
	return a, nil
}

func id(key string) string { return "phare:" + key }

func (a *archive) find(key string) *entry {
	for i := range a.Items {
		if a.Items[i].ID == id(key) {
			return &a.Items[i]
		}
	}
	return nil
}

// slug is the page of a text, published or withdrawn; "" when we have none.
func (a *archive) slug(key string) string {
	if e := a.find(key); e != nil {
		return e.Ours.Slug
	}
	return a.Withdrawn[key]
}

func (a *archive) put(e entry) {
	delete(a.Withdrawn, strings.TrimPrefix(e.ID, "phare:"))
	a.Items = slices.DeleteFunc(a.Items, func(o entry) bool { return o.ID == e.ID })
	a.Items = append(a.Items, e)
	slices.SortStableFunc(a.Items, func(x, y entry) int {
		if c := strings.Compare(y.Ours.Session, x.Ours.Session); c != 0 {
			return c
		}
		return strings.Compare(x.ID, y.ID)
	})
}

func (a *archive) withdraw(key, slug string) {
	a.Items = slices.DeleteFunc(a.Items, func(o entry) bool { return o.ID == id(key) })
	if a.Withdrawn == nil {
		a.Withdrawn = map[string]string{}
	}
	a.Withdrawn[key] = slug
}

// noon is a day as a moment: no hour of it is known.
func noon(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return ""
	}
	return t.Add(12 * time.Hour).Format(time.RFC3339)
}

func (f *Folder) entry(m publish.Message) entry {
	e := entry{ID: id(m.Key), URL: f.address(m.Slug), Title: m.Title.Plain(), Summary: m.Summary.Plain(), HTML: string(m.HTML), Image: f.picture(m),
		Published: noon(m.Published), Tags: publish.Plains(m.Categories),
		Ours: extension{About: "https://schema.data.gouv.fr/scdl/deliberations/", Slug: m.Slug, Session: m.Date, Decisions: decisions(string(m.HTML), m.Themes)}}
	if e.Published == "" {
		e.Published = noon(m.Date)
	}
	if m.Updated != "" {
		e.Modified = noon(m.Updated)
	}
	for _, act := range m.Acts {
		name, ours := strings.CutPrefix(act, f.config.URL+"actes/")
		if !ours {
			continue
		}
		if info, err := os.Stat(filepath.Join(f.config.Dir, "actes", filepath.FromSlash(unescape(name)))); err == nil {
			e.Files = append(e.Files, file{act, "application/pdf", info.Size()})
		}
	}
	return e
}

// writeArchive writes what is made of the archive, then the archive itself: a run killed in
// between finds it due, and makes all of it again.
func (f *Folder) writeArchive(a *archive) error {
	a.Version, a.Title, a.Home, a.Self, a.Language = "https://jsonfeed.org/version/1.1", f.config.Title, f.config.URL, f.config.URL+archiveFile, "fr"
	if a.Items == nil {
		a.Items = []entry{}
	}
	made, err := f.made(a)
	if err != nil {
		return err
	}
	own := publish.Owned{Manifest: filepath.Join(f.config.Dir, manifest)}
	for _, name := range []string{indexFile, searchFile, sitemapFile, feedFile} {
		path := filepath.Join(f.config.Dir, name)
		if name != indexFile { // nobody touches these up, and a broken one mends itself
			err = publish.Replace(path, made[name])
		} else {
			_, err = own.Write(path, made[name])
		}
		if err != nil {
			return err
		}
	}
	return publish.Replace(filepath.Join(f.config.Dir, archiveFile), made[archiveFile])
}

// derived reports whether the files made of the archive are those that it makes.
func (f *Folder) derived(a *archive) bool {
	made, err := f.made(a)
	if err != nil {
		return false
	}
	for name, want := range made {
		got, err := os.ReadFile(filepath.Join(f.config.Dir, name))
		if err != nil || name != indexFile && !bytes.Equal(got, want) {
			return false
		}
	}
	return true
}

// made gives every file of the archive; the same archive gives the same bytes.
func (f *Folder) made(a *archive) (map[string][]byte, error) {
	out := map[string][]byte{}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent("", " ")
	if err := enc.Encode(a); err != nil {
		return nil, err
	}
	out[archiveFile] = bytes.Clone(b.Bytes())
	var err error
	if out[feedFile], err = f.rss(a); err != nil {
		return nil, err
	}
	if out[sitemapFile], err = f.sitemap(a); err != nil {
		return nil, err
	}
	if out[searchFile], err = search(a); err != nil {
		return nil, err
	}
	out[indexFile], err = f.index(a)
	return out, err
}

// sitemap lists the pages (https://www.sitemaps.org/protocol.html).
func (f *Folder) sitemap(a *archive) ([]byte, error) {
	type place struct {
		Loc string `xml:"loc"`
		Mod string `xml:"lastmod,omitempty"`
	}
	set := struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []place  `xml:"url"`
	}{URLs: []place{{Loc: f.config.URL}}}
	for _, e := range a.Items {
		mod := e.Modified
		if mod == "" {
			mod = e.Published
		}
		set.URLs = append(set.URLs, place{e.URL, mod})
	}
	raw, err := xml.MarshalIndent(set, "", "  ")
	return append([]byte(xml.Header), append(raw, '\n')...), err
}

// search is the index of the words, and the few lines that look in it: a page opened from the
// disk may load a script, but no data.
func search(a *archive) ([]byte, error) {
	type found struct {
		URL   string `json:"u"`
		Title string `json:"t"`
		Where string `json:"s"`
		Text  string `json:"x"`
	}
	all := []found{}
	for _, e := range a.Items {
		for _, d := range e.Ours.Decisions {
			all = append(all, found{e.Ours.Slug + ".html#" + d.Anchor, d.Title, e.Title, d.Text})
		}
	}
	raw, err := json.Marshal(all)
	if err != nil {
		return nil, err
	}
	// U+2028 and "</" are escaped by encoding/json; the script is a file of its own
	return append(append([]byte("'use strict';\nconst actes = "), raw...), []byte(searchScript)...), nil
}

const searchScript = `;
const plain = s => s.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[’']/g, ' ').toLowerCase();
for (const a of actes) a.p = plain(a.t + ' ' + a.s + ' ' + a.x);
const form = document.getElementById('recherche');
const list = document.getElementById('trouves');
const said = document.getElementById('combien');
form.hidden = false;
const look = () => {
  const words = plain(document.getElementById('mots').value).split(/\s+/).filter(w => w.length > 1);
  const hits = words.length ? actes.filter(a => words.every(w => a.p.includes(w))) : [];
  list.replaceChildren(...hits.slice(0, 100).map(a => {
    const li = document.createElement('li'), link = document.createElement('a');
    link.href = a.u;
    link.textContent = a.t;
    li.append(link, ' (' + a.s + ')');
    return li;
  }));
  said.textContent = !words.length ? '' : hits.length === 0 ? 'Aucune décision trouvée.' : hits.length === 1 ? '1 décision trouvée.' : hits.length + ' décisions trouvées.';
};
form.addEventListener('submit', e => { e.preventDefault(); look(); });
form.addEventListener('input', look);
`

// index is the page of all sessions: by year, then by theme, every decision with its anchor.
func (f *Folder) index(a *archive) ([]byte, error) {
	type link struct{ Href, Title, Session string }
	type session struct {
		Href, Title, Date string
		Decisions         []link
	}
	type year struct {
		Year     string
		Sessions []session
	}
	type theme struct {
		Name  string
		Links []link
	}
	var years []year
	themes := map[string][]link{}
	for _, e := range a.Items {
		y := "Sans date"
		if len(e.Ours.Session) >= 4 {
			y = e.Ours.Session[:4]
		}
		if len(years) == 0 || years[len(years)-1].Year != y {
			years = append(years, year{Year: y})
		}
		s := session{Href: e.Ours.Slug + ".html", Title: e.Title, Date: e.Ours.Session}
		for _, d := range e.Ours.Decisions {
			l := link{s.Href + "#" + d.Anchor, d.Title, publish.LongDate(s.Date)}
			s.Decisions = append(s.Decisions, l)
			name := d.Theme
			if name == "" {
				name = "Autres décisions"
			}
			themes[name] = append(themes[name], l)
		}
		years[len(years)-1].Sessions = append(years[len(years)-1].Sessions, s)
	}
	var byTheme []theme
	for name, links := range themes {
		byTheme = append(byTheme, theme{name, links})
	}
	slices.SortFunc(byTheme, func(x, y theme) int {
		if last := "Autres décisions"; x.Name == last || y.Name == last {
			return strings.Compare(fmt.Sprint(x.Name == last), fmt.Sprint(y.Name == last))
		}
		return strings.Compare(x.Name, y.Name)
	})
	var out bytes.Buffer
	err := indexTemplate.Execute(&out, map[string]any{"Title": f.config.Title, "Years": years, "Themes": byTheme, "Style": template.CSS(publish.PageStyle)})
	return out.Bytes(), err
}

var indexTemplate = template.Must(template.New("index").Funcs(template.FuncMap{"long": publish.LongDate}).Parse(`<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<link rel="alternate" type="application/rss+xml" title="{{.Title}} (RSS)" href="feed.xml">
<link rel="alternate" type="application/feed+json" title="{{.Title}} (JSON)" href="feed.json">
<style>{{.Style}}</style>
</head>
<body>
<main>
<h1>{{.Title}}</h1>
<form id="recherche" role="search" hidden>
<p><label for="mots">Chercher une décision</label> <input id="mots" type="search" autocomplete="off"></p>
<p id="combien" role="status"></p>
<ul id="trouves"></ul>
</form>
<nav aria-label="Sommaire"><p><a href="#annees">Par année</a> · <a href="#themes">Par thème</a> · <a href="feed.xml">Flux RSS</a></p></nav>
<h2 id="annees">Par année</h2>
{{range .Years}}<h3 id="a{{.Year}}">{{.Year}}</h3>
{{range .Sessions}}<h4><a href="{{.Href}}">{{.Title}}</a></h4>
<p class="date">Séance du <time datetime="{{.Date}}">{{long .Date}}</time></p>
<ul>{{range .Decisions}}
<li><a href="{{.Href}}">{{.Title}}</a></li>{{end}}
</ul>
{{end}}{{end}}<h2 id="themes">Par thème</h2>
{{range .Themes}}<h3>{{.Name}}</h3>
<ul>{{range .Links}}
<li><a href="{{.Href}}">{{.Title}}</a>, {{.Session}}</li>{{end}}
</ul>
{{end}}</main>
<script src="recherche.js"></script>
</body>
</html>
`))

// decisions finds the parts of a page by their anchors; themes names the matière of each.
func decisions(html string, themes map[string]string) []decision {
	var out []decision
	rest := html
	for {
		at := strings.Index(rest, `<h2 id="`)
		if at < 0 {
			return out
		}
		rest = rest[at+len(`<h2 id="`):]
		anchor, after, _ := strings.Cut(rest, `"`)
		title, body, ok := strings.Cut(strings.TrimPrefix(after, ">"), "</h2>")
		if !ok {
			return out
		}
		text := body
		if next := strings.Index(body, "<h2 id="); next >= 0 {
			text = body[:next]
		}
		if rule := strings.Index(text, "<hr"); rule >= 0 { // behind it stands no act
			text = text[:rule]
		}
		out = append(out, decision{Anchor: anchor, Title: words(title), Theme: files.ThemeLabel(themes[anchor]), Text: words(text)})
		rest = body
	}
}
