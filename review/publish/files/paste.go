package files

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"phare/review/publish"
)

// PlainText renders a body as text to paste into a network's own form: no Markdown marks,
// links as "text : address", lists with dashes.
func PlainText(body []byte) string {
	doc := goldmark.New(goldmark.WithParserOptions(parser.WithAttribute())).Parser().Parse(text.NewReader(body))
	var blocks []string
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if s := strings.TrimSpace(plainBlock(n, body)); s != "" {
			blocks = append(blocks, s)
		}
	}
	return strings.Join(blocks, "\n\n") + "\n"
}

func plainBlock(n ast.Node, source []byte) string {
	switch n := n.(type) {
	case *ast.HTMLBlock:
		return ""
	case *ast.List:
		var lines []string
		i := n.Start
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			mark := "- "
			if n.IsOrdered() {
				mark = fmt.Sprintf("%d. ", i)
				i++
			}
			lines = append(lines, mark+strings.TrimSpace(plainInline(item, source)))
		}
		return strings.Join(lines, "\n")
	}
	return plainInline(n, source)
}

func plainInline(parent ast.Node, source []byte) string {
	var b strings.Builder
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			b.Write(letters(n, source))
			if n.HardLineBreak() || n.SoftLineBreak() {
				b.WriteByte('\n')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.RawHTML:
		case *ast.AutoLink:
			b.Write(n.URL(source))
		case *ast.Link:
			label := plainInline(n, source)
			if b.WriteString(label); label != string(n.Destination) {
				b.WriteString(" : " + string(n.Destination))
			}
		default:
			b.WriteString(plainInline(n, source))
			if n.Type() == ast.TypeBlock {
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}

// Folder is a target for people who paste: each post as a text file, the article as a Word
// document and as HTML.
type Folder struct {
	Dir      string
	TestList []string // addresses that a letter is first sent to
}

// Name is the target's name.
func (f Folder) Name() string { return "files" }

func (f Folder) name(m publish.Message) string {
	_, file, _ := strings.Cut(m.Key, "/")
	return strings.TrimSuffix(file, ".md")
}

// Preview is the text to paste.
func (f Folder) Preview(m publish.Message) string {
	t := PlainText(m.Markdown)
	if m.Channel == "article" || mailChannels[m.Channel] {
		t = m.Title.Plain() + "\n\n" + t
	}
	if !m.Alt.Empty() {
		t += "\nTexte alternatif de l’image : " + m.Alt.Plain() + "\n"
	}
	return t
}

// Find reads the text file.
func (f Folder) Find(_ context.Context, m publish.Message, _ string) (*publish.Remote, error) {
	name := filepath.Join(f.Dir, f.name(m)+".txt")
	raw, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	r := &publish.Remote{ID: f.name(m), URL: name, Content: strings.TrimPrefix(string(raw), "\ufeff")}
	if m.Channel == "article" {
		for _, ext := range []string{".docx", ".html"} {
			if _, err := os.Lstat(filepath.Join(f.Dir, f.name(m)+ext)); err != nil {
				r.Due = true // killed before it was written, or taken away
			}
		}
	}
	return r, nil
}

// Put writes the files; one that somebody touched up is left, and the new text goes beside
// it. The text bears a byte-order mark, without which Notepad of older Windows shows broken
// accents.
func (f Folder) Put(_ context.Context, m publish.Message, _ *publish.Remote) (*publish.Remote, error) {
	if err := os.MkdirAll(f.Dir, 0o755); err != nil {
		return nil, err
	}
	base := filepath.Join(f.Dir, f.name(m))
	type part struct {
		name    string
		content []byte
	}
	var out []part
	if m.Channel == "article" {
		var word bytes.Buffer
		if err := DOCX(&word, m.Title.Plain(), m.Markdown, nil); err != nil {
			return nil, err
		}
		out = append(out, part{base + ".docx", word.Bytes()}, part{base + ".html", m.HTML})
	}
	if mailChannels[m.Channel] {
		letter, err := Letter(m, f.TestList)
		if err != nil {
			return nil, err
		}
		out = append(out, part{base + ".html", MailHTML(m)}, part{base + ".eml", letter})
	}
	// the text last: it is what Find looks for
	t := f.Preview(m)
	out = append(out, part{base + ".txt", []byte("\ufeff" + t)})
	own := publish.Owned{Manifest: filepath.Join(f.Dir, manifest)}
	if err := m.Still(); err != nil {
		return nil, err
	}
	var beside []string
	for _, p := range out {
		name, err := own.Write(p.name, p.content)
		if err != nil {
			return nil, err
		}
		if name != "" {
			beside = append(beside, name)
		}
	}
	return &publish.Remote{ID: f.name(m), URL: base + ".txt", Content: t, Beside: beside}, nil
}

// manifest holds the fingerprints of what was written, beside it.
const manifest = ".phare-files.json"

// Withdraw puts the notice in the place of the text, and takes the other files away unless
// somebody touched them: what was pasted elsewhere must be taken down by hand.
func (f Folder) Withdraw(_ context.Context, m publish.Message, _ *publish.Remote, w publish.Withdrawal) (*publish.Remote, error) {
	own := publish.Owned{Manifest: filepath.Join(f.Dir, manifest)}
	base := filepath.Join(f.Dir, f.name(m))
	for _, ext := range []string{".docx", ".html", ".eml"} {
		touched, err := own.Touched(base + ext)
		if err != nil {
			return nil, err
		}
		if touched {
			continue
		}
		if err := os.Remove(base + ext); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
	}
	t := w.Note().Plain() + "\n\nSi ce texte a été collé quelque part, retirez-le là aussi.\n"
	_, err := own.Write(base+".txt", []byte("\ufeff"+t))
	return &publish.Remote{ID: f.name(m), URL: base + ".txt", Content: t, Status: "withdrawn"}, err
}
