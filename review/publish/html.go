// Package publish sends what review has approved to an authority's CMS, feed or files:
// each text once, and exactly what was signed. What happens here after the signature is
// mechanical: layout, links, typography.
package publish

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	goldhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Rewrite gives the public address of a link of a draft. It returns an error that says
// what to do when the link may not go out as it stands, and "" when only its words go out.
type Rewrite func(address string) (string, error)

// HTML renders the body of a draft as it is published: headings with the anchors of their
// decisions, link texts that say where they lead, no-break spaces, no HTML but what the
// Markdown makes. rewrite may be nil: the links then stay as they are (a preview).
func HTML(body []byte, rewrite Rewrite) ([]byte, error) {
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough),
		goldmark.WithParserOptions(parser.WithAttribute()),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(&comments{}, 100))),
	)
	doc := md.Parser().Parse(text.NewReader(body))
	links := &linkPass{source: body, rewrite: rewrite}
	if err := ast.Walk(doc, links.visit); err != nil {
		return nil, err
	}
	links.settle()
	var out bytes.Buffer
	if err := md.Renderer().Render(&out, body, doc); err != nil {
		return nil, fmt.Errorf("le texte ne se met pas en page : %w", err)
	}
	return policy().SanitizeBytes(out.Bytes()), nil
}

// comments drops raw HTML whole: a draft's comments are for the reviewer, and nothing
// else of HTML has a place in a draft.
type comments struct{}

func (*comments) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	skip := func(_ util.BufWriter, _ []byte, _ ast.Node, _ bool) (ast.WalkStatus, error) {
		return ast.WalkSkipChildren, nil
	}
	r.Register(ast.KindHTMLBlock, skip)
	r.Register(ast.KindRawHTML, skip)
	r.Register(ast.KindText, renderText)
}

// renderText writes prose with French no-break spaces.
func renderText(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.Text)
	segment := n.Segment.Value(source)
	if n.IsRaw() {
		_, _ = w.WriteString(html.EscapeString(string(segment)))
		return ast.WalkContinue, nil
	}
	// the parser cuts text at marks such as "!": the space before one ends the segment
	if next, ok := n.NextSibling().(*ast.Text); ok && !n.SoftLineBreak() && !n.HardLineBreak() {
		mark, _ := utf8.DecodeRune(next.Segment.Value(source))
		joined := Typography(string(segment) + string(mark))
		goldhtml.DefaultWriter.Write(w, []byte(joined[:len(joined)-utf8.RuneLen(mark)]))
		return ast.WalkContinue, nil
	}
	goldhtml.DefaultWriter.Write(w, []byte(Typography(string(segment))))
	switch {
	case n.HardLineBreak():
		_, _ = w.WriteString("<br>\n")
	case n.SoftLineBreak():
		_ = w.WriteByte('\n')
	}
	return ast.WalkContinue, nil
}

// linkPass rewrites the addresses of links and makes their texts say where they lead
// (RGAA 6.1: a link is understood from its own words).
type linkPass struct {
	source  []byte
	rewrite Rewrite
	plain   []ast.Node // links that become their words
	drop    []ast.Node // images that may not be shown
}

// settle takes out of the tree what has no address: a walk must not change it under itself.
func (p *linkPass) settle() {
	for _, n := range p.plain {
		for c := n.FirstChild(); c != nil; c = n.FirstChild() {
			n.RemoveChild(n, c)
			n.Parent().InsertBefore(n.Parent(), n, c)
		}
		n.Parent().RemoveChild(n.Parent(), n)
	}
	for _, n := range p.drop {
		n.Parent().RemoveChild(n.Parent(), n)
	}
}

func (p *linkPass) visit(node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	switch n := node.(type) {
	case *ast.Link:
		label := textOf(n, p.source)
		address := string(n.Destination)
		if p.rewrite != nil {
			to, err := p.rewrite(address)
			if err != nil {
				return ast.WalkStop, err
			}
			if to == "" { // no link: its words stay
				p.plain = append(p.plain, n)
				return ast.WalkContinue, nil
			}
			n.Destination = []byte(to)
		}
		if isAct(address) {
			if l := actLabel(label); l != label {
				n.RemoveChildren(n)
				n.AppendChild(n, ast.NewString([]byte(html.EscapeString(l))))
			}
		}
	case *ast.Image:
		if p.rewrite != nil {
			to, err := p.rewrite(string(n.Destination))
			if err != nil {
				return ast.WalkStop, err
			}
			n.Destination = []byte(to)
			if to == "" {
				p.drop = append(p.drop, n)
			}
		}
	case *ast.AutoLink:
		if p.rewrite != nil {
			if _, err := p.rewrite(string(n.URL(p.source))); err != nil {
				return ast.WalkStop, err
			}
		}
	}
	return ast.WalkContinue, nil
}

// Links returns the addresses of the links and images of a body, in order.
func Links(body []byte) []string {
	var all []string
	collect := &linkPass{source: body, rewrite: func(a string) (string, error) {
		all = append(all, a)
		return a, nil
	}}
	doc := goldmark.New(goldmark.WithParserOptions(parser.WithAttribute())).Parser().Parse(text.NewReader(body))
	_ = ast.Walk(doc, collect.visit) // its rewrite never fails
	return all
}

func textOf(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch t := c.(type) {
			case *ast.Text:
				b.Write(t.Segment.Value(source))
			case *ast.String:
				b.Write(t.Value)
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// isAct tells whether an address is that of a PDF.
func isAct(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.HasSuffix(strings.ToLower(u.Path), ".pdf")
}

var pageAbbreviation = regexp.MustCompile(`,[\s\x{a0}\x{202f}]*p\.[\s\x{a0}\x{202f}]*(\d+)`)

// actLabel turns "Délibération n° 12, p. 2" into "Lire la délibération n° 12, page 2 (PDF)".
func actLabel(label string) string {
	l := strings.TrimSpace(label)
	if rest, ok := strings.CutPrefix(l, "Délibération"); ok {
		l = "Lire la délibération" + rest
	}
	l = pageAbbreviation.ReplaceAllString(l, ", page $1")
	if !strings.Contains(strings.ToUpper(l), "PDF") {
		l += " (PDF)"
	}
	return Typography(l)
}

// policy lets out what Markdown makes and nothing that runs.
var policy = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "del", "blockquote", "code", "pre",
		"table", "thead", "tbody", "tr", "th", "td")
	p.AllowAttrs("id").Matching(regexp.MustCompile(`^[A-Za-z][\w:.-]*$|^[\w:.-]+$`)).OnElements("h2", "h3", "h4")
	p.AllowAttrs("align").Matching(regexp.MustCompile(`^(left|right|center)$`)).OnElements("th", "td")
	p.AllowAttrs("start").Matching(regexp.MustCompile(`^\d+$`)).OnElements("ol")
	p.AllowStandardURLs()
	p.AllowRelativeURLs(true)
	p.RequireNoFollowOnLinks(false)
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("src", "alt").OnElements("img")
	return p
})

// Page is what a whole HTML page says beside its text.
type Page struct {
	Title, Summary string
	Publisher      string   // name of the authority
	Date           string   // of the session, ISO 8601
	Published      string   // ISO 8601; "" when it is not known
	Updated        string   // ISO 8601; "" for none
	Image, Alt     string   // address of the picture for networks, and its words
	Hidden         bool     // not for search engines
	Canonical      string   // public address, "" when it is not known
	Acts           []string // public addresses of the acts it is based on
	Body           []byte   // as HTML returns it
}

// Standalone renders a whole page: language, title, description, JSON-LD (schema.org
// NewsArticle), and a plain style that holds from 320 px and at 200 % zoom.
func Standalone(p Page) ([]byte, error) {
	ld := map[string]any{
		"@context": "https://schema.org", "@type": "NewsArticle", "inLanguage": "fr",
		"headline": p.Title, "datePublished": p.Published,
	}
	if p.Published == "" {
		ld["datePublished"] = p.Date
	}
	if p.Date != "" {
		ld["about"] = map[string]string{"@type": "Event", "name": "Séance du " + LongDate(p.Date), "startDate": p.Date}
	}
	if p.Image != "" {
		ld["image"] = p.Image
	}
	if p.Summary != "" {
		ld["description"] = p.Summary
	}
	if p.Updated != "" {
		ld["dateModified"] = p.Updated
	}
	if p.Publisher != "" {
		ld["publisher"] = map[string]string{"@type": "GovernmentOrganization", "name": p.Publisher}
	}
	if p.Canonical != "" {
		ld["mainEntityOfPage"] = p.Canonical
	}
	if len(p.Acts) > 0 {
		ld["isBasedOn"] = p.Acts
	}
	var out bytes.Buffer
	err := pageTemplate.Execute(&out, struct {
		Page
		Content template.HTML
		LD      any
		Style   template.CSS
	}{p, template.HTML(p.Body), ld, PageStyle}) // sanitized by HTML
	return out.Bytes(), err
}

// PageStyle is the look of our pages: it holds from 320 px and at 200 % zoom.
const PageStyle = `body{font:1.125rem/1.6 system-ui,sans-serif;color:#1b1b1f;background:#fff;margin:0}
main{max-width:42rem;margin:0 auto;padding:1.5rem 1rem 4rem;overflow-wrap:break-word}
h1{font-size:1.9rem;line-height:1.25}h2{font-size:1.35rem;line-height:1.3;margin-top:2.2rem}
a{color:#0a4a9f}a:focus-visible{outline:3px solid #0a4a9f;outline-offset:2px}
table{border-collapse:collapse;display:block;overflow-x:auto}th,td{border:1px solid #767676;padding:.3rem .6rem}
.date{color:#4a4a55}img{max-width:100%;height:auto}
`

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{"long": LongDate}).Parse(`<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}{{with .Publisher}} – {{.}}{{end}}</title>
{{with .Summary}}<meta name="description" content="{{.}}">
{{end}}{{if .Hidden}}<meta name="robots" content="noindex">
{{end}}{{with .Canonical}}<link rel="canonical" href="{{.}}">
<meta property="og:url" content="{{.}}">
{{end}}<meta property="og:type" content="article">
<meta property="og:locale" content="fr_FR">
<meta property="og:title" content="{{.Title}}">
{{with .Summary}}<meta property="og:description" content="{{.}}">
{{end}}{{with .Image}}<meta property="og:image" content="{{.}}">
<meta name="twitter:card" content="summary_large_image">
{{with $.Alt}}<meta property="og:image:alt" content="{{.}}">
{{end}}{{end}}<script type="application/ld+json">{{.LD}}</script>
<style>
{{.Style}}</style>
</head>
<body>
<main>
<article>
<h1>{{.Title}}</h1>
<p class="date">{{with .Publisher}}{{.}}, {{end}}<time datetime="{{.Date}}">{{long .Date}}</time>{{with .Updated}} (mis à jour le <time datetime="{{.}}">{{long .}}</time>){{end}}</p>
{{.Content}}
</article>
</main>
</body>
</html>
`))
