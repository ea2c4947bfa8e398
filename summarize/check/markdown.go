package check

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// block is one run of prose of the file: a heading, a paragraph, an item, a cell, a title
// of the front matter. Its text is what a reader sees; at maps each byte of it to the file.
type block struct {
	text    string
	at      []int // byte offset in the file, for each byte of text
	heading int   // level, 0 for prose
	front   bool  // from the front matter
	anchor  string
	acts    string // the heading's acts="…"
	told    string // ids of the comment "actes:" above its paragraph
	section int    // index of the section it stands in
	line    bool   // starts after a hard line break of its paragraph
}

// link is an address that the text leads to.
type link struct {
	url   string
	text  string
	at    int
	block int // index in document.blocks, -1 when it stands in raw HTML
}

// document is a parsed file.
type document struct {
	src    []byte
	lines  []int // offset of each line
	blocks []block
	links  []link
	body   string // prose and addresses as a network would receive them, without front matter and comments
}

// position returns the 1-based line and column, in characters, of an offset of the file.
func (d *document) position(at int) (line, column int) {
	lo, hi := 0, len(d.lines)
	for lo+1 < hi {
		if m := (lo + hi) / 2; d.lines[m] <= at {
			lo = m
		} else {
			hi = m
		}
	}
	if at > len(d.src) {
		at = len(d.src)
	}
	start := d.lines[lo]
	if start == 0 && bytes.HasPrefix(d.src, []byte("\ufeff")) {
		start = 3
	}
	return lo + 1, utf8.RuneCount(d.src[min(start, at):at]) + 1
}

var markdown = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithHeadingAttribute())).Parser()

// parse reads Markdown with front matter.
func parse(src []byte) *document {
	d := &document{src: src, lines: []int{0}}
	for i, c := range src {
		if c == '\n' {
			d.lines = append(d.lines, i+1)
		}
	}
	body := bytes.Clone(src)
	if bytes.HasPrefix(body, []byte("\ufeff")) {
		copy(body, "   ")
	}
	d.frontMatter(body)
	tree := markdown.Parse(text.NewReader(body))
	section := 0
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			section++
			b := block{heading: n.Level, section: section}
			if v, ok := n.AttributeString("id"); ok {
				b.anchor = attribute(v)
			}
			if v, ok := n.AttributeString("acts"); ok {
				b.acts = attribute(v)
			}
			d.add(b, n, body)
			return ast.WalkSkipChildren, nil
		case *ast.Paragraph, *ast.TextBlock, *east.TableCell:
			d.add(block{section: section, told: told(n)}, n, body)
			return ast.WalkSkipChildren, nil
		case *ast.HTMLBlock:
			for i := 0; i < n.Lines().Len(); i++ {
				s := n.Lines().At(i)
				d.rawHTML(body[s.Start:s.Stop], s.Start, -1)
			}
			if m := actsComment.FindSubmatch(n.Lines().Value(body)); m != nil && n.NextSibling() != nil {
				n.NextSibling().SetAttributeString("actes", string(m[1]))
			}
			if n.HTMLBlockType != ast.HTMLBlockType2 { // 2: comment
				d.htmlProse(n, body, section)
			}
			return ast.WalkSkipChildren, nil
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	var out strings.Builder
	for _, b := range d.blocks {
		if b.heading > 1 {
			break // a network takes no headings: under one stand the images and their alternative texts
		}
		if b.front {
			continue
		}
		if b.line {
			out.WriteString("\n")
		} else {
			out.WriteString("\n\n")
		}
		out.WriteString(strings.TrimRight(b.text, "\n"))
	}
	d.body = strings.TrimSpace(out.String())
	return d
}

// actsComment is the comment that names the acts of the paragraph below it.
var actsComment = regexp.MustCompile(`^\s*<!--\s*actes\s*:\s*([^>]*?)\s*-->`)

// told returns what a comment above a paragraph, or above the list that holds it, says.
func told(n ast.Node) string {
	for ; n != nil; n = n.Parent() {
		if v, ok := n.AttributeString("actes"); ok {
			return attribute(v)
		}
	}
	return ""
}

func attribute(v any) string {
	switch v := v.(type) {
	case []byte:
		return string(v)
	case string:
		return v
	}
	return ""
}

// frontMatter keeps the keys that are published, and blanks the front matter in body.
func (d *document) frontMatter(body []byte) {
	first := 0
	for first < len(body) && body[first] == ' ' {
		first++
	}
	if !bytes.HasPrefix(body[first:], []byte("---\n")) && !bytes.HasPrefix(body[first:], []byte("---\r\n")) {
		return
	}
	end := -1
	for l := 1; l < len(d.lines); l++ {
		if line := strings.TrimRight(d.line(body, l), " \r\n"); line == "---" || line == "..." {
			end = l
			break
		}
	}
	if end < 0 {
		return
	}
	for l := 1; l < end; l++ {
		line := d.line(body, l)
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		switch strings.TrimSpace(key) {
		case "title", "summary", "description", "alt", "titre", "chapo":
		default:
			continue
		}
		var b block
		b.front = true
		at := d.lines[l] + len(line) - len(value)
		value = strings.TrimRight(value, "\r\n")
		if v := strings.TrimSpace(value); v == "|" || v == ">" || v == "|-" || v == ">-" || v == "" {
			for l+1 < end && (strings.HasPrefix(d.line(body, l+1), " ") || strings.TrimSpace(d.line(body, l+1)) == "") {
				l++
				b.append(strings.TrimRight(d.line(body, l), "\r\n"), d.lines[l])
				b.append("\n", d.lines[l])
			}
		} else {
			lead := len(value) - len(strings.TrimLeft(value, " \t"))
			v := strings.TrimSpace(value)
			if len(v) > 1 && (v[0] == '"' || v[0] == '\'') && v[len(v)-1] == v[0] {
				lead, v = lead+1, v[1:len(v)-1]
			}
			b.append(v, at+lead)
		}
		if strings.TrimSpace(b.text) != "" {
			d.blocks = append(d.blocks, b)
		}
	}
	stop := len(body)
	if end+1 < len(d.lines) {
		stop = d.lines[end+1]
	}
	for i := range body[:stop] {
		if body[i] != '\n' {
			body[i] = ' '
		}
	}
}

func (d *document) line(body []byte, l int) string {
	end := len(body)
	if l+1 < len(d.lines) {
		end = d.lines[l+1]
	}
	return string(body[d.lines[l]:end])
}

func (b *block) append(s string, at int) {
	b.text += s
	for i := range len(s) {
		b.at = append(b.at, at+i)
	}
}

// add keeps the prose below a node. A hard line break parts it in two blocks: a post has one
// line for each decision, and each speaks of its own act.
func (d *document) add(b block, n ast.Node, body []byte) {
	p := prose{d: d, body: body, b: b}
	p.walk(n, b.heading == 0)
	p.flush()
}

// flush keeps as a block what was gathered, and starts the next line of its paragraph.
func (p *prose) flush() {
	p.b.text = p.out.String()
	kept := strings.TrimSpace(p.b.text) != "" || len(p.links) > 0
	if kept {
		for _, l := range p.links {
			l.block = len(p.d.blocks)
			p.d.links = append(p.d.links, l)
		}
		p.d.blocks = append(p.d.blocks, p.b)
	}
	p.b.text, p.b.at, p.b.line, p.links = "", nil, p.b.line || kept, nil
	p.out.Reset()
}

// prose gathers the text of inline nodes.
type prose struct {
	d     *document
	body  []byte
	b     block
	out   strings.Builder
	links []link
	last  int
}

func (p *prose) put(s string, at int) {
	p.out.WriteString(s)
	for i := range len(s) {
		p.b.at = append(p.b.at, at+i)
	}
	p.last = at + len(s)
}

// mark puts what is not in the file as it stands: every byte of it is at one offset.
func (p *prose) mark(s string, at int) {
	p.out.WriteString(s)
	for range len(s) {
		p.b.at = append(p.b.at, at)
	}
}

var entity = regexp.MustCompile(`&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

func (p *prose) source(seg text.Segment) {
	raw := p.body[seg.Start:seg.Stop]
	for i := 0; i < len(raw); {
		switch {
		case raw[i] == '\\' && i+1 < len(raw) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", raw[i+1]) >= 0:
			p.put(string(raw[i+1]), seg.Start+i+1)
			i += 2
		case raw[i] == '&':
			if m := entity.Find(raw[i:min(len(raw), i+40)]); m != nil && bytes.HasPrefix(raw[i:], m) {
				p.mark(html.UnescapeString(string(m)), seg.Start+i)
				i += len(m)
				continue
			}
			p.put("&", seg.Start+i)
			i++
		default:
			j := i + 1
			for j < len(raw) && raw[j] != '\\' && raw[j] != '&' {
				j++
			}
			p.put(string(raw[i:j]), seg.Start+i)
			i = j
		}
	}
}

// walk gathers what stands below a node; at the top of a paragraph, hard line breaks part it.
func (p *prose) walk(n ast.Node, top bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			p.source(c.Segment)
			if c.SoftLineBreak() || c.HardLineBreak() {
				p.mark("\n", c.Segment.Stop)
			}
			p.last = c.Segment.Stop
			if top && c.HardLineBreak() {
				p.flush()
			}
		case *ast.String:
			p.mark(string(c.Value), p.last)
		case *ast.Link:
			at, from := p.last, p.out.Len()
			p.walk(c, false)
			if len(p.b.at) > from {
				at = p.b.at[from]
			}
			p.links = append(p.links, link{url: string(c.Destination), text: p.out.String()[from:], at: at})
		case *ast.Image:
			at := p.last
			p.walk(c, false)
			p.links = append(p.links, link{url: string(c.Destination), text: "image", at: at})
		case *ast.AutoLink:
			u := string(c.URL(p.body))
			if c.AutoLinkType == ast.AutoLinkEmail {
				u = "mailto:" + u
			}
			p.links = append(p.links, link{url: u, at: p.last})
			p.mark(string(c.Label(p.body)), p.last)
		case *ast.RawHTML:
			for i := 0; i < c.Segments.Len(); i++ {
				s := c.Segments.At(i)
				before := len(p.d.links)
				p.d.rawHTML(p.body[s.Start:s.Stop], s.Start, -1)
				p.links = append(p.links, p.d.links[before:]...)
				p.d.links = p.d.links[:before]
				p.last = s.Stop
			}
		default:
			p.walk(c, false)
		}
	}
}

var htmlAddress = regexp.MustCompile(`(?i)\b(?:href|src|action|data|poster|srcset|cite|formaction)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)|url\(\s*([^)]+)\)`)

// rawHTML keeps the addresses that HTML leads to or fetches; comments are no part of what
// is published.
func (d *document) rawHTML(raw []byte, at, in int) {
	if bytes.HasPrefix(bytes.TrimSpace(raw), []byte("<!--")) {
		return
	}
	for _, m := range htmlAddress.FindAllSubmatchIndex(raw, -1) {
		from, to := m[2], m[3]
		if from < 0 {
			from, to = m[4], m[5]
		}
		d.links = append(d.links, link{url: html.UnescapeString(strings.Trim(string(raw[from:to]), `"' `)), at: at + from, block: in})
	}
}

var tag = regexp.MustCompile(`<[^>]*>`)

// htmlProse keeps the words between the tags of a block of HTML.
func (d *document) htmlProse(n *ast.HTMLBlock, body []byte, section int) {
	b := block{section: section}
	for i := 0; i < n.Lines().Len(); i++ {
		s := n.Lines().At(i)
		raw, from := body[s.Start:s.Stop], 0
		for _, m := range append(tag.FindAllIndex(raw, -1), []int{len(raw), len(raw)}) {
			if m[0] > from {
				b.append(string(raw[from:m[0]]), s.Start+from)
			}
			from = m[1]
		}
	}
	if strings.TrimSpace(b.text) != "" {
		d.blocks = append(d.blocks, b)
	}
}
