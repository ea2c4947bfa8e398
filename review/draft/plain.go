package draft

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	goldtext "github.com/yuin/goldmark/text"

	"phare/summarize/check"
)

// CodeNotPlain: a text holds what is no plain text, which some target might obey. Every
// target cleans it once more (package publish); the signer sees it first.
const CodeNotPlain = "not-plain-text"

var (
	element = regexp.MustCompile(`<(?:[A-Za-z][\w:-]*(?:[\s/>]|$)|/[A-Za-z]|!|\?)[^>\n]{0,80}>?`)
	// shortcode is a word of WordPress in brackets: with an attribute, or one that it knows.
	shortcode  = regexp.MustCompile(`(?i)\[/?(?:audio|video|playlist|gallery|caption|embed)\b[^\]\n]{0,80}\]?|\[[a-z][\w-]*\s+[\w-]+=[^\]\n]{0,80}\]?`)
	templating = regexp.MustCompile(`\{\{[<%][^\n]{0,60}`)
	debris     = regexp.MustCompile(`\{#[^}\n]{0,60}\}?`)
)

// PlainFindings are the words of a text that are no plain text: in the fields of its front
// matter and in its body.
func PlainFindings(d Draft) []check.Finding {
	p := &plainness{draft: d, seen: map[string]bool{}}
	f := d.Front
	for _, field := range []struct{ name, value string }{
		{"le titre", f.Title}, {"le résumé", f.Summary}, {"le texte de l’image", f.Alt}, {"l’adresse (slug)", f.Slug},
		{"l’image", f.Image}, {"les catégories", strings.Join(f.Categories, " ")}, {"les étiquettes", strings.Join(f.Tags, " ")},
	} {
		p.text(field.value, field.name, -1)
		for _, m := range element.FindAllString(field.value, -1) {
			p.add(-1, m, field.name+" contient du code HTML : écrivez-le en mots, ou retirez-le")
		}
		for _, m := range debris.FindAllString(field.value, -1) {
			p.add(-1, m, field.name+" contient un reste de balise : retirez-le")
		}
	}
	p.body()
	return p.found
}

type plainness struct {
	draft Draft
	found []check.Finding
	seen  map[string]bool
}

// add notes words at a byte of the body, or of the front matter (at < 0).
func (p *plainness) add(at int, words, message string) {
	words = Shown(strings.TrimSpace(words))
	id := "brut-" + Sum([]byte(message + "\x00" + words))[:10]
	if p.seen[id] {
		return
	}
	p.seen[id] = true
	line, column := 1, 1
	if at >= 0 {
		before := p.draft.Body[:at]
		line = p.draft.Line + strings.Count(before, "\n")
		column = len([]rune(before[strings.LastIndexByte(before, '\n')+1:])) + 1
	}
	p.found = append(p.found, check.Finding{ID: id, Line: line, Column: column, Text: words, Code: CodeNotPlain, Level: check.Error, Message: message})
}

// text looks for what no text of ours may hold, wherever it stands.
func (p *plainness) text(s, where string, at int) {
	place := func(i int) int {
		if at < 0 {
			return -1
		}
		return at + i
	}
	for i, r := range s {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f || r == 0xfeff || r >= 0xe0000 && r <= 0xe007f) {
			p.add(place(i), fmt.Sprintf("U+%04X", r), where+" contient un caractère invisible qu’une page ou un flux pourrait mal prendre : retirez-le")
		}
		if r == unicode.ReplacementChar {
			p.add(place(i), string(r), where+" contient un caractère abîmé : récrivez le mot")
		}
	}
	for _, m := range shortcode.FindAllStringIndex(s, -1) {
		p.add(place(m[0]), s[m[0]:m[1]], where+" contient un code entre crochets que WordPress exécuterait : récrivez-le")
	}
	for _, m := range templating.FindAllStringIndex(s, -1) {
		p.add(place(m[0]), s[m[0]:m[1]], where+" contient un code entre accolades que Hugo exécuterait : récrivez-le")
	}
}

// body looks for raw HTML, images, and leftovers of marks.
func (p *plainness) body() {
	body := p.draft.Body
	// a link's own brackets and a heading's own braces are no leftovers
	p.text(body, "le texte", 0)
	doc := goldmark.New(goldmark.WithParserOptions(parser.WithAttribute())).Parser().Parse(goldtext.NewReader([]byte(body)))
	raw := "du code HTML, qui n’est pas publié : écrivez-le en mots, ou retirez-le"
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the visitor never fails
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.RawHTML:
			if n.Segments.Len() > 0 {
				s := n.Segments.At(0)
				if words := body[s.Start:s.Stop]; !strings.HasPrefix(words, "<!--") {
					p.add(s.Start, words, "le texte contient "+raw)
				}
			}
		case *ast.HTMLBlock:
			if n.HTMLBlockType != ast.HTMLBlockType2 && n.Lines().Len() > 0 { // 2: a comment
				s := n.Lines().At(0)
				p.add(s.Start, body[s.Start:s.Stop], "le texte contient "+raw)
			}
		case *ast.Text:
			s := n.Segment
			for _, m := range debris.FindAllStringIndex(body[s.Start:s.Stop], -1) {
				p.add(s.Start+m[0], body[s.Start+m[0]:s.Start+m[1]], "le texte contient un reste de balise : retirez-le")
			}
		}
		return ast.WalkContinue, nil
	})
}

// SeenRune puts a mark in the place of what would be obeyed or not seen.
func SeenRune(r rune) rune {
	if !unicode.IsGraphic(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) {
		return '�'
	}
	return r
}

// Shown is a name as it may be printed: what is not seen is marked.
func Shown(name string) string { return strings.Map(SeenRune, strings.ToValidUTF8(name, "?")) }
