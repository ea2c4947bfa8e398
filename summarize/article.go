package summarize

import (
	"fmt"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

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
	return actLink(s, d, page, linkObject(d.Object))
}

// actLink names an act without a number by what it is about.
func actLink(s *extract.Session, d *extract.Deliberation, page int, about string) string {
	label := "Délibération"
	if d.Number != nil && *d.Number != "" {
		label += " n°\u00a0" + *d.Number
		if twin := linkObject(d.Object); sharesNumber(s, d) && twin != "" {
			label += " («\u00a0" + escape(typeset(cutAtLink(beforeFigure(twin), 50))) + "\u00a0»)"
		}
	} else if about = strings.Trim(beforeFigure(strings.NewReplacer("«", "", "»", "", "\"", "", "[", "(", "]", ")").Replace(about)), " .,;:/–-\u00a0"); utf8.RuneCountInString(about) >= 12 && !isShouting(about) && !contact.MatchString(about) {
		label += " «\u00a0" + escape(typeset(squeeze(about))) + "\u00a0»"
	}
	address := "sources/" + url.PathEscape(SourceName(s, d.File))
	if page > 0 {
		label += fmt.Sprintf(", p.\u00a0%d", page)
		address += fmt.Sprintf("#page=%d", page)
	}
	return "[" + label + "](" + address + ")"
}

// sharesNumber reports whether another act of the session bears the number of this one, as
// papers have it now and then.
func sharesNumber(s *extract.Session, d *extract.Deliberation) bool {
	for _, o := range s.Deliberations {
		if o != d && o.ID != d.ID && o.Number != nil && *o.Number == *d.Number {
			return true
		}
	}
	return false
}

// beforeFigure is a text up to its first figure: the text of a link makes no statement.
func beforeFigure(text string) string {
	i := strings.IndexAny(text, "0123456789")
	if i < 0 {
		return text
	}
	text = text[:i]
	for badEnd.MatchString(text) {
		cut := strings.LastIndexAny(strings.TrimRight(text, " ,;:–-°(\u00a0"), " \u00a0'’")
		if cut <= 0 {
			return ""
		}
		text = text[:cut]
	}
	return text
}

// linkObjectMost is the length of an act's object in the text of a link, in characters.
const linkObjectMost = 70

// linkObject names an act without a number in a link: its object, short, as a reader would look
// for it; "" where it names a private person.
func linkObject(object string) string {
	object = cutAtLink(squeeze(object), linkObjectMost)
	if len(privatePersons(object, nil)) > 0 {
		return ""
	}
	return object
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
