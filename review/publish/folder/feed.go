package folder

import (
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"phare/review/publish"
)

// rss is an RSS 2.0 feed (https://www.rssboard.org/rss-specification) with content:encoded
// and the moment of a correction in Atom's own word.
type rss struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	Content string   `xml:"xmlns:content,attr,omitempty"`
	Atom    string   `xml:"xmlns:atom,attr,omitempty"`
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
	Updated     string     `xml:"atom:updated,omitempty"`
	Enclosure   *enclosure `xml:"enclosure"`
}

type encoded struct {
	Text string `xml:",cdata"`
}

// readItem is an item as a feed of an earlier version is read.
type readItem struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	Description string   `xml:"description"`
	Encoded     string   `xml:"http://purl.org/rss/1.0/modules/content/ encoded"`
	Categories  []string `xml:"category"`
	GUID        guid     `xml:"guid"`
	Date        string   `xml:"pubDate"`
	Updated     string   `xml:"https://phare.example/ns updated"`
}

// readFeed reads the feed that an earlier version wrote; one that is not there is empty. A
// character that XML does not allow, as a text from a word processor may hold, is no reason
// to lose it.
func readFeed(name string) ([]readItem, error) {
	raw, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var in struct {
		Items []readItem `xml:"channel>item"`
	}
	if err := xml.Unmarshal([]byte(publish.Clean(string(raw))), &in); err != nil {
		return nil, fmt.Errorf("le flux %s n’est plus lisible : %w ; rétablissez-le depuis une sauvegarde, ou supprimez-le pour le refaire", filepath.Base(name), err)
	}
	return in.Items, nil
}

// rss renders the feed. The same items give the same bytes: lastBuildDate is the date of the latest.
func (f *Folder) rss(a *archive) ([]byte, error) {
	out := rss{Version: "2.0", Content: "http://purl.org/rss/1.0/modules/content/", Atom: "http://www.w3.org/2005/Atom",
		Channel: channel{Title: f.config.Title, Link: f.config.URL, Description: f.config.Title, Language: "fr",
			Self: &self{f.config.URL + feedFile, "self", "application/rss+xml"}}}
	var latest time.Time
	for _, e := range a.Items {
		i := item{Title: publish.NewText(e.Title).FeedTitle(), Link: e.URL, Description: publish.NewText(e.Summary).FeedHTML(), Categories: e.Tags,
			GUID: guid{"false", e.ID}, Updated: e.Modified,
			// CDATA ends at "]]>": HTML that holds it is cut in two by the encoder
			Encoded: encoded{e.HTML}}
		if i.Description == "" {
			i.Description = publish.NewText(e.Title).FeedHTML()
		}
		for _, moment := range []string{e.Published, e.Modified} {
			if t, err := time.Parse(time.RFC3339, moment); err == nil {
				if moment == e.Published {
					i.Date = t.Format(time.RFC1123Z)
				}
				if t.After(latest) {
					latest = t
				}
			}
		}
		if len(e.Files) > 0 { // RSS 2.0 readers take one enclosure an item
			i.Enclosure = &enclosure{e.Files[0].URL, e.Files[0].Size, e.Files[0].Type}
		}
		out.Channel.Items = append(out.Channel.Items, i)
	}
	if !latest.IsZero() {
		out.Channel.Built = latest.Format(time.RFC1123Z)
	}
	raw, err := xml.MarshalIndent(out, "", "  ")
	return append([]byte(xml.Header), append(raw, '\n')...), err
}

var tags = regexp.MustCompile(`<[^>]*>`)

// words is the text of a piece of sanitized HTML.
func words(markup string) string {
	return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(markup, " "))), " ")
}

func unescape(name string) string {
	if out, err := url.PathUnescape(name); err == nil {
		return out
	}
	return name
}
