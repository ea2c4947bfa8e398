package folder

import (
	"encoding/xml"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"phare/review/publish"
)

// rss is an RSS 2.0 feed (https://www.rssboard.org/rss-specification) with content:encoded.
type rss struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	Content string   `xml:"xmlns:content,attr,omitempty"`
	Atom    string   `xml:"xmlns:atom,attr,omitempty"`
	Phare   string   `xml:"xmlns:phare,attr,omitempty"`
	Channel channel  `xml:"channel"`
}

type channel struct {
	Title       string `xml:"title"`
	Link        string `xml:"link"`
	Description string `xml:"description"`
	Language    string `xml:"language"`
	Self        *self  `xml:"atom:link"`
	Built       string `xml:"lastBuildDate,omitempty"`
	Items       []item `xml:"item"`
}

type self struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
}

type guid struct {
	Permalink string `xml:"isPermaLink,attr"`
	Value     string `xml:",chardata"`
}

type enclosure struct {
	URL    string `xml:"url,attr"`
	Length int64  `xml:"length,attr"`
	Type   string `xml:"type,attr"`
}

type item struct {
	Title       string     `xml:"title"`
	Link        string     `xml:"link"`
	Description string     `xml:"description"`
	Encoded     encoded    `xml:"content:encoded"`
	Categories  []string   `xml:"category"`
	GUID        guid       `xml:"guid"`
	Date        string     `xml:"pubDate"`
	Updated     string     `xml:"phare:updated,omitempty"` // ISO 8601 day of the last correction
	Enclosure   *enclosure `xml:"enclosure"`
}

type encoded struct {
	Text string `xml:",cdata"`
}

// readItem is an item as a feed is read: encoding/xml matches names without their prefix.
type readItem struct {
	Title       string     `xml:"title"`
	Link        string     `xml:"link"`
	Description string     `xml:"description"`
	Encoded     string     `xml:"http://purl.org/rss/1.0/modules/content/ encoded"`
	Categories  []string   `xml:"category"`
	GUID        guid       `xml:"guid"`
	Date        string     `xml:"pubDate"`
	Updated     string     `xml:"https://phare.example/ns updated"`
	Enclosure   *enclosure `xml:"enclosure"`
}

// feed is the items of a feed, the latest first.
type feed struct{ items []item }

// readFeed reads the feed that we wrote; one that is not there is empty.
func readFeed(name string) (*feed, error) {
	raw, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return &feed{}, nil
	}
	if err != nil {
		return nil, err
	}
	var in struct {
		Items []readItem `xml:"channel>item"`
	}
	if err := xml.Unmarshal(raw, &in); err != nil {
		return nil, fmt.Errorf("le flux %s n’est plus lisible : %w ; rétablissez-le depuis une sauvegarde, ou supprimez-le pour le refaire", filepath.Base(name), err)
	}
	f := &feed{}
	for _, i := range in.Items {
		f.items = append(f.items, item{i.Title, i.Link, i.Description, encoded{i.Encoded}, i.Categories, i.GUID, i.Date, i.Updated, i.Enclosure})
	}
	return f, nil
}

// id is the stable guid of a text: it never changes, even with the address.
func id(key string) string { return "phare:" + key }

func (f *feed) find(key string) *item {
	for i := range f.items {
		if f.items[i].GUID.Value == id(key) {
			return &f.items[i]
		}
	}
	return nil
}

func (f *feed) put(i item) {
	at := slices.IndexFunc(f.items, func(o item) bool { return o.GUID.Value == i.GUID.Value })
	if at >= 0 {
		i.Date = f.items[at].Date // first published then
		f.items[at] = i
		return
	}
	f.items = append(f.items, i)
	slices.SortStableFunc(f.items, func(a, b item) int { return published(b).Compare(published(a)) })
}

func published(i item) time.Time {
	t, err := time.Parse(time.RFC1123Z, i.Date)
	if err != nil {
		return time.Time{}
	}
	return t
}

// write renders the feed. The same items give the same bytes: lastBuildDate is the date of the latest.
func (f *feed) write(c Config) ([]byte, error) {
	out := rss{Version: "2.0", Content: "http://purl.org/rss/1.0/modules/content/", Atom: "http://www.w3.org/2005/Atom", Phare: "https://phare.example/ns",
		Channel: channel{Title: c.Title, Link: c.URL, Description: c.Title, Language: "fr",
			Self: &self{c.URL + "feed.xml", "self", "application/rss+xml"}, Items: f.items}}
	if len(f.items) > 0 {
		out.Channel.Built = f.items[0].Date
	}
	raw, err := xml.MarshalIndent(out, "", "  ")
	if err != nil {
		return nil, err
	}
	return append([]byte(xml.Header), append(raw, '\n')...), nil
}

func (f *Folder) item(m publish.Message) item {
	i := item{Title: m.Title, Link: f.address(m), Description: m.Summary, Categories: m.Categories,
		GUID: guid{"false", id(m.Key)}, Date: rfc822(m.Date), Updated: m.Updated,
		// CDATA ends at "]]>": HTML that holds it is cut in two by the encoder
		Encoded: encoded{string(m.HTML)}}
	if i.Description == "" {
		i.Description = m.Title
	}
	for _, act := range m.Acts {
		u, err := url.Parse(act)
		if err != nil || !strings.HasPrefix(act, f.config.URL) {
			continue
		}
		if info, err := os.Stat(filepath.Join(f.config.Dir, "actes", path.Base(path.Dir(u.Path)), path.Base(u.Path))); err == nil {
			u.Fragment = ""
			i.Enclosure = &enclosure{u.String(), info.Size(), "application/pdf"}
			break // RSS 2.0 readers take one enclosure an item
		}
	}
	return i
}

// rfc822 is the date form of RSS: the session's day at noon, in a numeric zone.
func rfc822(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return ""
	}
	return t.Add(12 * time.Hour).Format(time.RFC1123Z)
}

// String names the feed in messages.
func (f *Folder) String() string { return strconv.Quote(f.config.Dir) }
