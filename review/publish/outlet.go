package publish

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"phare/review"
)

// Text is a field of plain text: a title, a summary, a name. What it holds can only be taken
// out through one of its outlets, each made for one grammar, so that no target puts into its
// HTML what was cleaned for something else.
type Text struct{ s string }

// NewText makes a field: valid UTF-8, one line, nothing that a terminal or a page obeys.
func NewText(s string) Text { return Text{strings.Join(strings.Fields(Clean(s)), " ")} }

func texts(all []string) []Text {
	out := make([]Text, len(all))
	for i, s := range all {
		out[i] = NewText(s)
	}
	return out
}

// Empty reports whether there is nothing.
func (t Text) Empty() bool { return t.s == "" }

// Plain is for grammars that hold text as text: JSON, YAML, a file of text, html/template.
func (t Text) Plain() string { return t.s }

// HTML is for the content of an element or an attribute between double quotes.
func (t Text) HTML() string { return html.EscapeString(t.s) }

// WordPress is for a field that WordPress prints as HTML: no element, no shortcode. It
// escapes as WordPress itself does for accounts without unfiltered_html, so that every
// account keeps the same bytes.
func (t Text) WordPress() string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "[", "&#91;", "]", "&#93;").Replace(t.s)
}

// Markdown is for a line of Markdown: its marks are letters.
func (t Text) Markdown() string {
	var b strings.Builder
	for _, r := range t.s {
		if strings.ContainsRune("\\`*_[]<>{}|#!~&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return bareAddress.ReplaceAllStringFunc(b.String(), dead)
}

// Hugo is for a summary in front matter, which Hugo renders as Markdown: no link, no element.
func (t Text) Hugo() string {
	s := strings.NewReplacer("[", `\[`, "]", `\]`, "<", `\<`, "`", "\\`", `\`, `\\`).Replace(t.s)
	return bareAddress.ReplaceAllStringFunc(s, dead)
}

// FromWordPress is the plain text of a field that WordPress holds.
func FromWordPress(field string) string { return html.UnescapeString(field) }

// FeedTitle is for a title of RSS, which readers take for text or for HTML: what both show alike.
func (t Text) FeedTitle() string { return strings.ReplaceAll(t.s, "<", "&lt;") }

// FeedHTML is for a description of RSS, which is HTML.
func (t Text) FeedHTML() string { return html.EscapeString(t.s) }

// plains gives the plain text of several fields.
func plains(all []Text) []string {
	out := make([]string, len(all))
	for i, t := range all {
		out[i] = t.s
	}
	return out
}

// Plains gives the plain text of several fields, for JSON and YAML.
func Plains(all []Text) []string { return plains(all) }

// Clean takes out of a text what is not seen and may be obeyed: control characters, marks
// that turn the direction of writing, bytes that are no UTF-8. Line ends and tabs stay.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case r == '\v', r == '\f', r == '\u2028', r == '\u2029', r == '\u0085':
			return ' '
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == '\u200e', r == '\u200f',
			r == '\ufeff', r == 0xfffe, r == 0xffff, r >= 0xfdd0 && r <= 0xfdef, unicode.Is(unicode.Co, r), r >= 0xe0000 && r <= 0xe007f:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// HTMLBody is the HTML of a body as HTML returns it: sanitized.
type HTMLBody []byte

var (
	tag       = regexp.MustCompile(`<[^>]*>`)
	addressed = regexp.MustCompile(`(?i)([a-z][a-z0-9+.-]*:)//`)
)

// WordPress is for the content of a post: no shortcode runs, in text or in an attribute, and
// no address in plain text turns into somebody's player.
func (b HTMLBody) WordPress() string {
	var out strings.Builder
	brackets := strings.NewReplacer("[", "&#91;", "]", "&#93;")
	rest := string(b)
	for rest != "" {
		next := tag.FindStringIndex(rest)
		if next == nil {
			next = []int{len(rest), len(rest)}
		}
		out.WriteString(addressed.ReplaceAllString(brackets.Replace(rest[:next[0]]), "$1&#47;&#47;"))
		out.WriteString(brackets.Replace(rest[next[0]:next[1]]))
		rest = rest[next[1]:]
	}
	return out.String()
}

// MarkdownBody is Markdown as Markdown returns it: no raw HTML, no shortcode of Hugo.
type MarkdownBody []byte

var (
	headingAttributes = regexp.MustCompile(`(?m)^([ ]{0,3}#{1,6}[ \t].*?)[ \t]*\{#([\w:.-]+)[^}\n]*\}[ \t]*$`)
	hugoCode          = regexp.MustCompile(`\{(\{+)([<%])`)
)

// bareAddress is what a renderer that finds links by itself would make one of.
var bareAddress = regexp.MustCompile(`(?i)://|\bwww\.`)

func dead(mark string) string {
	if mark == "://" {
		return "&#58;//"
	}
	return mark[:len(mark)-1] + "&#46;"
}

// safeMarkdown takes out of a body what HTML takes out: raw elements and, of a heading's
// attributes, all but the anchor; a shortcode of Hugo becomes its own letters, and
// an address that is no link stays none.
func safeMarkdown(body []byte) []byte {
	doc := goldmark.New(goldmark.WithParserOptions(parser.WithAttribute())).Parser().Parse(text.NewReader(body))
	type edit struct {
		start, stop int
		by          string
	}
	var edits []edit
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the visitor never fails
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.RawHTML:
			for i := range n.Segments.Len() {
				s := n.Segments.At(i)
				edits = append(edits, edit{s.Start, s.Stop, ""})
			}
		case *ast.CodeSpan:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			s := n.Segment
			for _, m := range bareAddress.FindAllIndex(body[s.Start:s.Stop], -1) {
				edits = append(edits, edit{s.Start + m[0], s.Start + m[1], dead(string(body[s.Start+m[0] : s.Start+m[1]]))})
			}
		}
		return ast.WalkContinue, nil
	})
	var out bytes.Buffer
	last := 0
	for _, e := range edits {
		if e.start < last {
			continue
		}
		out.Write(body[last:e.start])
		out.WriteString(e.by)
		last = e.stop
	}
	out.Write(body[last:])
	safe := headingAttributes.ReplaceAll(out.Bytes(), []byte("$1 {#$2}"))
	return hugoCode.ReplaceAll(safe, []byte("&#123;$1$2"))
}

// slugFit reports whether a slug can name a file, a branch and a page of any target.
func slugFit(slug string) bool {
	if slug == "" || len(slug) > 200 || strings.HasPrefix(slug, ".") || strings.HasPrefix(slug, "-") || strings.Contains(slug, "..") || !utf8.ValidString(slug) {
		return false
	}
	for _, r := range slug {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.", r) {
			return false
		}
	}
	return true
}

// image gives the address of a draft's image for its page: one that the rules allow, or a
// path of the site itself.
func image(d review.Draft, rules Rules) (string, error) {
	address := d.Front.Image
	if address == "" || strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "//") && !strings.ContainsAny(address, "\\\"'<> \t") {
		return address, nil
	}
	return address, rules.allow(address)
}
