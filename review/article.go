package review

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"phare/extract"
	"phare/review/selection"
	"phare/summarize"
)

// text is one draft as the program writes it.
type text struct {
	file    string
	channel string
	title   string
	method  summarize.Method
	body    string
	notes   []string // French, for the comment
}

// texts lays the article and the posts out, ready to be written.
func texts(s *extract.Session, sum *summarize.Summary, o Options) ([]text, error) {
	var out []text
	if !sum.Before {
		out = append(out, text{file: ArticleFile, channel: "article", title: sum.Title, method: sum.Method, body: sum.Article(),
			notes: articleNotes(s, sum)})
	}
	seen := map[string]bool{ArticleFile: true, SelectionFile: true}
	for _, p := range sum.Posts {
		if err := plainName(p.File); err != nil || !strings.HasSuffix(p.File, ".md") || seen[p.File] {
			return nil, fmt.Errorf("le canal « %s » ne peut pas s’écrire dans « %s » : donnez-lui un nom de fichier à lui, terminé par .md", p.Channel, p.File)
		}
		seen[p.File] = true
		out = append(out, text{file: p.File, channel: p.Channel, title: p.Title, method: p.Method, body: p.Text, notes: postNotes(p, sum)})
	}
	return out, nil
}

// source gives the file: front matter, comment, body.
func (t text) source(s *extract.Session, sum *summarize.Summary, o Options) ([]byte, error) {
	slug := slugOf(s)
	if t.file != ArticleFile {
		slug += "-" + t.channel
	}
	var b bytes.Buffer
	b.WriteString("---\n")
	root := &yaml.Node{Kind: yaml.MappingNode}
	put := func(key string, value *yaml.Node) {
		root.Content = append(root.Content, scalar(key, 0), value)
	}
	put("title", scalar(t.title, yaml.DoubleQuotedStyle))
	put("slug", scalar(slug, 0))
	put("date", &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!timestamp", Value: s.Date})
	put("draft", &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "true"})
	if acts := actsNode(s, t.body, o); len(acts.Content) > 0 {
		put("acts", acts)
	}
	if t.file == ArticleFile {
		put("summary", scalar(sum.Summary, yaml.DoubleQuotedStyle))
		put("categories", categories(s, o))
	}
	put("phare", &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle, Content: []*yaml.Node{
		scalar("session", 0), scalar(s.ID, 0),
		scalar("channel", 0), scalar(t.channel, 0),
		scalar("method", 0), scalar(string(t.method), 0)}})
	head, err := dump(root)
	if err != nil {
		return nil, err
	}
	b.Write(head)
	b.WriteString("---\n<!--\nCe commentaire est retiré à la publication.\n")
	for _, note := range t.notes {
		b.WriteString("- " + comment(note) + "\n")
	}
	b.WriteString("-->\n\n" + strings.Trim(strings.ReplaceAll(t.body, "\r\n", "\n"), "\n") + "\n")
	return b.Bytes(), nil
}

func scalar(value string, style yaml.Style) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: strings.Join(strings.Fields(value), " "), Style: style}
}

func categories(s *extract.Session, o Options) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	names := o.Categories
	if names == nil && s.Body != "" {
		names = []string{organ(s.Body)}
	}
	for _, n := range names {
		list.Content = append(list.Content, scalar(n, 0))
	}
	return list
}

// slugOf turns "2025-04-04-conseil-metropolitain" into "conseil-metropolitain-2025-04-04".
func slugOf(s *extract.Session) string {
	if rest, ok := strings.CutPrefix(s.ID, s.Date+"-"); ok && s.Date != "" {
		return rest + "-" + s.Date
	}
	return s.ID
}

// made says how a text was made.
func made(method summarize.Method, sum *summarize.Summary) string {
	if method == summarize.ByModel {
		how := "Rédigé avec un modèle de langage (" + sum.Model
		if sum.Endpoint != "" {
			how += ", " + sum.Endpoint
		}
		return how + ", consignes " + sum.Prompts + "), puis tenu contre les actes par le programme : une personne doit encore tout relire."
	}
	return "Rédigé par extraction : des phrases reprises des actes, sans modèle de langage."
}

// articleNotes is what the reviewer must know of the article before signing.
func articleNotes(s *extract.Session, sum *summarize.Summary) []string {
	notes := []string{made(sum.Method, sum)}
	for _, f := range sum.Fallbacks {
		if f.Step == "channel" {
			continue
		}
		note := "Repli"
		if f.Act != "" {
			note += " (" + f.Act + ")"
		}
		notes = append(notes, note+" : "+f.Reason)
	}
	for _, it := range sum.Items {
		if it.Fallback != "" {
			notes = append(notes, it.ID+" : "+it.Fallback)
		}
		for _, n := range it.Notes {
			notes = append(notes, it.ID+" : "+n)
		}
		for _, id := range it.Acts {
			notes = append(notes, actNotes(s, id)...)
		}
	}
	notes = append(notes, sum.Notes...)
	if n := len(selection.Unread(s)); n > 0 {
		notes = append(notes, selection.Plural(n, "document n’a pas pu être lu en entier", "documents n’ont pas pu être lus en entier")+" : voir "+SelectionFile+".")
	}
	if n := len(s.Missing); n > 0 {
		notes = append(notes, selection.Plural(n, "acte annoncé n’a pas de document", "actes annoncés n’ont pas de document")+" : voir "+SelectionFile+".")
	}
	return slices.Compact(notes)
}

// actNotes is what the reviewer must know of one act of the article.
func actNotes(s *extract.Session, id string) []string {
	d := act(s, id)
	if d == nil {
		return nil
	}
	var notes []string
	if d.Status == extract.StatusDraft {
		notes = append(notes, id+" : la source est un projet, un amendement en séance a pu le changer.")
	}
	for _, w := range d.Warnings {
		notes = append(notes, id+" : "+w.Message)
	}
	doc := document(s, d.File)
	if doc == nil {
		return notes
	}
	for _, p := range d.Pages {
		if slices.Contains(doc.OCRPages, p) {
			notes = append(notes, fmt.Sprintf("%s : la page %d a été lue par reconnaissance de caractères, comparez les chiffres avec le PDF.", id, p))
		}
		for _, w := range doc.Warnings {
			if w.Page == p {
				notes = append(notes, fmt.Sprintf("%s, page %d : %s", id, p, strings.TrimPrefix(w.Message, fmt.Sprintf("Page %d : ", p))))
			}
		}
	}
	return notes
}

func postNotes(p summarize.Post, sum *summarize.Summary) []string {
	notes := []string{made(p.Method, sum)}
	if p.Fallback != "" {
		notes = append(notes, "Repli : "+p.Fallback)
	}
	return append(notes, p.Notes...)
}

func act(s *extract.Session, id string) *extract.Deliberation {
	i := slices.IndexFunc(s.Deliberations, func(d *extract.Deliberation) bool { return d.ID == id })
	if i < 0 {
		return nil
	}
	return s.Deliberations[i]
}

func document(s *extract.Session, file string) *extract.Document {
	i := slices.IndexFunc(s.Documents, func(d *extract.Document) bool { return d.File == file })
	if i < 0 {
		return nil
	}
	return s.Documents[i]
}
