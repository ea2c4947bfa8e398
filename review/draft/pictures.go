package draft

import (
	"path/filepath"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	goldtext "github.com/yuin/goldmark/text"

	"phare/review/cards"
)

// ImagesDir holds the pictures made of the words of the article.
const ImagesDir = "images"

// Cards gives the words of the pictures of an article: one for the session, one a decision.
func (d Draft) Cards(kicker string) map[string]cards.Card {
	out := map[string]cards.Card{"": {Kicker: kicker, Title: d.Front.Title, Text: d.Front.Summary}}
	for _, s := range Sections(d.Body) {
		c := cards.Card{Kicker: kicker, Title: s.Title}
		text, label := Prose(d.Body[s.Start:s.End])
		sentences := sentencesOf(text)
		for _, sentence := range sentences {
			if n := figure.FindString(sentence); n != "" {
				c.Number, c.Text = strings.TrimSpace(n), sentence
				break
			}
		}
		if c.Text == "" && len(sentences) > 0 {
			c.Text = sentences[0]
		}
		c.Source, _, _ = strings.Cut(label, ",")
		out[s.ID] = c
	}
	return out
}

// figure is a number with its unit, as a reader would remember it.
var figure = regexp.MustCompile(`\d[\d\x{a0}\x{202f} ]*(?:[.,]\d+)?[\x{a0}\x{202f} ]*(?:(?:millions?|milliards?)[\x{a0}\x{202f} ]d[’']euros|M€|k€|€|euros?|%|logements?|places?|arbres?|kilomètres|km|hectares|ha)`)

// sentenceEnd parts sentences: a full stop behind a word of three letters or a figure's unit,
// so that "M. X" and "n° 3" hold together.
var sentenceEnd = regexp.MustCompile(`(?:[\pL\d]{3}|[)»%€])[.!?](?:\s+|$)`)

func sentencesOf(text string) []string {
	var out []string
	last := 0
	for _, m := range sentenceEnd.FindAllStringIndex(text, -1) {
		out = append(out, strings.TrimSpace(text[last:m[1]]))
		last = m[1]
	}
	if rest := strings.TrimSpace(text[last:]); rest != "" {
		out = append(out, rest)
	}
	return out
}

// Prose gives the running text of a piece of Markdown, without its links to the acts, and the
// words of the first of these.
func Prose(markdown string) (text, label string) {
	source := []byte(markdown)
	doc := goldmark.New(goldmark.WithParserOptions(parser.WithAttribute())).Parser().Parse(goldtext.NewReader(source))
	var b strings.Builder
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the visitor never fails
		switch n := n.(type) {
		case *ast.Heading, *ast.HTMLBlock, *ast.RawHTML:
			return ast.WalkSkipChildren, nil
		case *ast.Link:
			if _, _, ok := Source(string(n.Destination)); ok {
				if entering && label == "" {
					var l strings.Builder
					for c := n.FirstChild(); c != nil; c = c.NextSibling() {
						if t, ok := c.(*ast.Text); ok {
							l.Write(t.Segment.Value(source))
						}
					}
					label = l.String()
				}
				return ast.WalkSkipChildren, nil
			}
		case *ast.Text:
			if entering {
				b.Write(n.Segment.Value(source))
				if n.SoftLineBreak() || n.HardLineBreak() {
					b.WriteByte(' ')
				}
			}
		case *ast.Paragraph, *ast.TextBlock:
			if !entering {
				b.WriteString("\n\n")
			}
		}
		return ast.WalkContinue, nil
	})
	first, _, _ := strings.Cut(strings.TrimSpace(b.String()), "\n\n")
	return strings.Join(strings.Fields(first), " "), strings.Join(strings.Fields(label), " ")
}

// LocalImage is the picture of images/ that a draft shows, "" for another or none.
func (d Draft) LocalImage() string {
	name, ok := strings.CutPrefix(d.Front.Image, ImagesDir+"/")
	if !ok || name == "" || name != filepath.Base(name) || strings.HasPrefix(name, ".") || strings.ContainsAny(name, `/\\:`) {
		return ""
	}
	return name
}
