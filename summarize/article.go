package summarize

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"phare/extract"
)

// Section returns the item as it stands in an article: its heading with the acts that it
// is bound to, then its text.
func (it Item) Section() string {
	return fmt.Sprintf("## %s {%s}\n\n%s\n", escape(it.Title), anchor(it), strings.TrimSpace(it.Text))
}

// Article returns the body of the web article, without front matter: chapô, sections, and
// behind a rule, which ends the last section, footer and mention.
func (s *Summary) Article() string {
	blocks := make([]string, 0, len(s.Items)+3)
	add := func(text string) {
		if text = strings.TrimSpace(text); text != "" {
			blocks = append(blocks, text)
		}
	}
	if s.MentionAt == mentionTop {
		add(s.mentioned())
	}
	add(boundTo(s.ChapoActs) + s.Chapo)
	for _, it := range s.Items {
		add(it.Section())
	}
	last := ""
	if s.MentionAt != mentionTop {
		last = s.mentioned()
	}
	if strings.TrimSpace(s.Footer+last) != "" {
		add("---") // what follows belongs to no act
	}
	add(s.Footer)
	add(last)
	return strings.Join(blocks, "\n\n") + "\n"
}

// SourceName is the name under which a PDF of the session is copied to sources/: its own,
// unless another document bears the same one in another folder.
func SourceName(s *extract.Session, file string) string {
	base := path.Base(file)
	for _, d := range s.Documents {
		if d.File != file && path.Base(d.File) == base {
			_, below, _ := strings.Cut(file, "/")
			return strings.ReplaceAll(below, "/", "-")
		}
	}
	return base
}

// ActLink is the Markdown link that proves a sentence: the act, its page, and the copy in
// sources/ at that page. What it becomes when published is the signer's choice (DESIGN §4).
func ActLink(s *extract.Session, d *extract.Deliberation, page int) string {
	label := "Délibération"
	if d.Number != nil && *d.Number != "" {
		label += " n°\u00a0" + *d.Number
	}
	address := "sources/" + url.PathEscape(SourceName(s, d.File))
	if page > 0 {
		label += fmt.Sprintf(", p.\u00a0%d", page)
		address += fmt.Sprintf("#page=%d", page)
	}
	return "[" + label + "](" + address + ")"
}

// ActURL is the public address of an act, from a pattern with {file}, {number} or {id}.
func ActURL(d *extract.Deliberation, pattern string) string {
	number := ""
	if d.Number != nil {
		number = *d.Number
	}
	return strings.NewReplacer(
		"{file}", url.PathEscape(path.Base(d.File)),
		"{number}", url.PathEscape(number),
		"{id}", d.ID,
	).Replace(pattern)
}
