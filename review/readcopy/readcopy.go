// Package readcopy makes the copy of a text that is sent to somebody who has no phare: one HTML
// file with the text, its marks, its proofs as pictures of pages and room for remarks, and the
// same words as a Word document. Every page of it says that it is a copy to be read, not signed.
package readcopy

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"image/jpeg"
	"image/png"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"phare/extract/pdftext"
	"phare/review"
	"phare/review/publish"
	"phare/review/publish/files"
	"phare/review/web/annotate"
	"phare/review/web/blocks"
	"phare/summarize/check"
)

// Stamp is what every page of a copy says.
const Stamp = "Copie de relecture, non signée"

// Request is a copy to be made.
type Request struct {
	Folder *review.Folder
	Record *review.Record
	Draft  review.Draft
	Report check.Report
	Marks  map[string]review.Mark
	For    string // who is to read it; "" for nobody named
	By     string // who asks
	When   string // the day, ISO 8601

	// Words reads the words of a PDF, Image draws a page of it as PNG; either may be nil or fail,
	// and the page is then shown by what is left.
	Words func(ctx context.Context, path string, ocr bool) (*pdftext.Document, error)
	Image func(ctx context.Context, path string, page int) ([]byte, error)
	// Progress tells how many of the pages are drawn; nil for nobody.
	Progress func(done, total int)
}

// maxPages is how many pages of acts a copy shows: it goes by mail.
const maxPages = 40

// quality of the pictures of pages: letters stay sharp at some 150 kB a page.
const quality = 55

// proof is a page of an act with the passages that are outlined on it.
type proof struct {
	N             int // 1-based, in the copy
	Label         string
	Act           string
	Width, Height float32
	Picture       template.URL
	Words         []drawn
	Boxes         []box
	Quotes        []string
	file          string
	page          int
}

type drawn struct {
	X, Y, Length, Size float32
	Text               string
}

// box outlines words, in points.
type box struct{ X0, Y0, W, H float32 }

type row struct {
	Kind      string
	Words     template.HTML
	Notes     []note
	Sentences []sentence
}

type note struct{ Level, Word, Message string }

type sentence struct {
	N        int
	ID, Text string
}

type page struct {
	Request
	Session, Body, Date, Title, Stamp string
	Rows                              []row
	General                           []note
	Proofs                            []*proof
	Left                              int // pages that are not shown
	Script                            template.JS
	Style                             template.CSS
	Policy                            string
}

//go:embed copy.html
var copyHTML string

//go:embed copy.js
var script string

//go:embed copy.css
var style string

var copyTemplate = template.Must(template.New("copy").Funcs(template.FuncMap{"long": publish.LongDate}).Parse(copyHTML))

// HTML makes the copy as one file that needs neither network nor program.
func HTML(ctx context.Context, r Request) ([]byte, error) {
	p := page{Request: r, Session: r.Folder.SessionID(), Body: r.Record.Body, Date: r.Record.Date, Title: r.Draft.Front.Title, Stamp: Stamp,
		Script: template.JS(script), Style: template.CSS(style)}
	digest := sha256.Sum256([]byte(script))
	p.Policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(digest[:]) + "'"
	p.Proofs, p.Left = r.proofs()
	if err := r.draw(ctx, p.Proofs); err != nil {
		return nil, err
	}
	if err := p.lay(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err := copyTemplate.Execute(&b, p)
	return b.Bytes(), err
}

// proofs lists the pages that bear the sentences, each once, in the order of the text.
func (r Request) proofs() (out []*proof, left int) {
	for _, c := range r.Report.Claims {
		if c.Evidence == nil || c.Status == check.NoClaim {
			continue
		}
		e := c.Evidence
		i := slices.IndexFunc(out, func(p *proof) bool { return p.file == e.File && p.page == e.Page })
		if i < 0 {
			i = len(out)
			out = append(out, &proof{N: i + 1, Label: fmt.Sprintf("%s, page %d", path.Base(e.File), e.Page), Act: r.number(c.Deliberation), file: e.File, page: e.Page})
		}
		for _, b := range e.Boxes {
			out[i].Boxes = append(out[i].Boxes, box{b.X0 - 2, b.Y0 - 2, b.X1 - b.X0 + 4, b.Y1 - b.Y0 + 4})
		}
		if e.Quote != "" && !slices.Contains(out[i].Quotes, e.Quote) {
			out[i].Quotes = append(out[i].Quotes, e.Quote)
		}
	}
	if len(out) > maxPages {
		out, left = out[:maxPages], len(out)-maxPages
	}
	return out, left
}

// number names an act: "n° 2025-031".
func (r Request) number(id string) string {
	for _, d := range r.Record.Deliberations {
		if d.ID == id && d.Number != nil && *d.Number != "" {
			return "n°\u00a0" + *d.Number
		}
	}
	return ""
}

// draw puts the picture of each page into its proof, or its words where no program draws one.
func (r Request) draw(ctx context.Context, all []*proof) error {
	read := map[string]*pdftext.Document{}
	for i, p := range all {
		if err := ctx.Err(); err != nil {
			return err
		}
		if r.Progress != nil {
			r.Progress(i, len(all))
		}
		src := r.Folder.Source(r.Record, p.file)
		if src == "" {
			continue // the passages are quoted
		}
		if _, known := read[src]; !known && r.Words != nil {
			read[src], _ = r.Words(ctx, src, false) // nil: its picture alone
		}
		p.Width, p.Height = 595, 842
		if doc := read[src]; doc != nil {
			for _, one := range doc.Pages {
				if one.Number == p.page {
					p.words(one)
				}
			}
		}
		if r.Image == nil {
			continue
		}
		raw, err := r.Image(ctx, src, p.page)
		if err != nil {
			continue
		}
		picture, err := png.Decode(bytes.NewReader(raw))
		if err != nil {
			continue
		}
		var b bytes.Buffer
		if err := jpeg.Encode(&b, picture, &jpeg.Options{Quality: quality}); err != nil {
			return err
		}
		p.Picture, p.Words = template.URL("data:image/jpeg;base64,"+base64.StdEncoding.EncodeToString(b.Bytes())), nil
	}
	return nil
}

func (p *proof) words(from pdftext.Page) {
	p.Width, p.Height = max(from.Width, 1), max(from.Height, 1)
	for _, l := range from.Lines {
		for _, w := range l.Words {
			if size := w.Box.Y1 - w.Box.Y0; w.Box.X1 > w.Box.X0 && size > 0 {
				p.Words = append(p.Words, drawn{w.Box.X0, w.Box.Y1 - 0.22*size, w.Box.X1 - w.Box.X0, size, w.Text})
			}
		}
	}
}

// Drawn reports whether the page can be shown.
func (p *proof) Drawn() bool { return p.Picture != "" || len(p.Words) > 0 }

// sourceLink is a link to a copy of an act as annotate leaves it.
var sourceLink = regexp.MustCompile(`<a href="sources/([^"#]*)(?:#page=(\d+))?" target="_blank" rel="noopener noreferrer">`)

// lay sets the text in passages, its sentences marked, what stands against them behind.
func (p *page) lay() error {
	r := p.Request
	type place struct{ first, last int }
	var words strings.Builder
	var places []place
	add := func(kind string, first, last int, shown template.HTML) {
		fmt.Fprintf(&words, `<div class="words" data-row="%d">%s</div>`, len(p.Rows), shown)
		p.Rows, places = append(p.Rows, row{Kind: kind}), append(places, place{first, last})
	}
	add("title", 0, 0, template.HTML("<h1>"+template.HTMLEscapeString(r.Draft.Front.Title)+"</h1>"))
	if r.Draft.Front.Summary != "" {
		add("summary", 0, 0, template.HTML(`<p class="summary">`+template.HTMLEscapeString(r.Draft.Front.Summary)+"</p>"))
	}
	for _, b := range blocks.Split(r.Draft.Body) {
		if b.Kind == blocks.Comment || b.Kind == blocks.Rule {
			continue
		}
		shown, err := publish.HTML([]byte(b.Source), nil)
		if err != nil {
			return err
		}
		add(string(b.Kind), r.Draft.Line+b.Line, r.Draft.Line+b.Line+b.Lines()-1, annotate.Balanced(shown))
	}
	at := func(line int) int {
		return slices.IndexFunc(places, func(o place) bool { return o.first <= line && line <= o.last })
	}
	v := annotate.View{Behind: p.behind}
	for _, c := range r.Report.Claims {
		one := annotate.Claim{Text: c.Text, Status: c.Status, Own: c.Own, ID: review.SentenceID(c.Text)}
		v.Claims = append(v.Claims, one)
	}
	marked, rows, err := annotate.HTML(words.String(), v)
	if err != nil {
		return err
	}
	pieces := strings.Split(marked, `<div class="words" data-row="`)
	if len(pieces) != len(p.Rows)+1 {
		return fmt.Errorf("%s ne se laisse pas mettre en passages : retirez-en le code HTML", r.Draft.File)
	}
	for i := range p.Rows {
		p.Rows[i].Words = template.HTML(p.own(`<div class="words" data-row="` + pieces[i+1])) // sanitized by publish.HTML, escaped by annotate
	}
	of := map[string]int{}
	for i, c := range r.Report.Claims {
		if rows[i] < 0 {
			rows[i] = at(c.Line)
		}
		for _, id := range c.Findings {
			of[id] = rows[i]
		}
		if rows[i] >= 0 {
			p.Rows[rows[i]].Sentences = append(p.Rows[rows[i]].Sentences, sentence{i, v.Claims[i].ID, c.Text})
		}
	}
	for _, f := range r.Report.Findings {
		if f.Level == check.Info {
			continue
		}
		n := note{string(f.Level), map[check.Level]string{check.Error: "Erreur", check.Warning: "À vérifier"}[f.Level], f.Message}
		if m, ok := r.Marks[f.ID]; ok {
			n.Level, n.Word = "settled", "Vérifié par "+m.Who
			if m.Waived {
				n.Word = "Écarté par " + m.Who + " (" + m.Reason + ")"
			}
		}
		i, known := of[f.ID]
		if !known || i < 0 {
			i = at(f.Line)
		}
		if i < 0 {
			p.General = append(p.General, n)
			continue
		}
		p.Rows[i].Notes = append(p.Rows[i].Notes, n)
	}
	return nil
}

// proofOf is the number in the copy of the page that bears a sentence, 0 when none is shown.
func (p *page) proofOf(c check.Claim) int {
	if c.Evidence == nil || c.Status == check.NoClaim {
		return 0
	}
	return p.find(func(o *proof) bool { return o.file == c.Evidence.File && o.page == c.Evidence.Page })
}

func (p *page) find(is func(*proof) bool) int {
	return slices.IndexFunc(p.Proofs, is) + 1
}

// behind gives what stands behind a sentence: its page, and the way to say something of it.
func (p *page) behind(claim int) []*html.Node {
	c := p.Report.Claims[claim]
	var out []*html.Node
	if n := p.proofOf(c); n > 0 {
		text := fmt.Sprintf("p.\u00a0%d", c.Evidence.Page)
		if act := p.number(c.Deliberation); act != "" {
			text = act + ", " + text
		}
		if c.Status != check.Proved {
			text = "≈\u00a0" + text
		}
		link := annotate.Element("a", "class", "proof", "href", "#p-"+strconv.Itoa(n))
		link.AppendChild(&html.Node{Type: html.TextNode, Data: text})
		out = append(out, link)
	}
	b := annotate.Element("button", "type", "button", "class", "say", "data-say", strconv.Itoa(claim), "aria-label", "Faire une remarque : "+c.Text)
	b.AppendChild(&html.Node{Type: html.TextNode, Data: "✎"})
	return append(out, b)
}

// own leads the links to acts to the pages that the copy shows: nothing else of them is at hand.
func (p *page) own(fragment string) string {
	return sourceLink.ReplaceAllStringFunc(fragment, func(tag string) string {
		m := sourceLink.FindStringSubmatch(tag)
		n := p.find(func(o *proof) bool {
			return path.Base(p.Record.Sources[o.file]) == html.UnescapeString(strings.ReplaceAll(m[1], "%20", " ")) && (m[2] == "" || strconv.Itoa(o.page) == m[2])
		})
		if n == 0 {
			return "<a>"
		}
		return fmt.Sprintf(`<a href="#p-%d">`, n)
	})
}

// plain makes words safe to stand in Markdown.
var plain = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "\n", " ")

var markdownLink = regexp.MustCompile(`\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)`)

// DOCX writes the same words as a Word document, the stamp in the head of every page.
func DOCX(w io.Writer, r Request) error {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s.** %s, séance du %s.", Stamp, plain.Replace(r.Record.Body), publish.LongDate(r.Record.Date))
	if r.For != "" {
		fmt.Fprintf(&b, " Pour %s.", plain.Replace(r.For))
	}
	fmt.Fprintf(&b, " Demandée par %s le %s. Empreinte du texte : %.16s.\n\nÉcrivez vos remarques dans ce document, sous chaque passage, puis renvoyez-le.\n\n", plain.Replace(r.By), publish.LongDate(r.When), r.Draft.Hash)
	if s := r.Draft.Front.Summary; s != "" {
		fmt.Fprintf(&b, "*%s*\n\n", plain.Replace(s))
	}
	for _, block := range blocks.Split(r.Draft.Body) {
		if block.Kind == blocks.Comment || block.Kind == blocks.Rule {
			continue
		}
		b.WriteString(markdownLink.ReplaceAllString(block.Source, "$1") + "\n\n")
		first, last := r.Draft.Line+block.Line, r.Draft.Line+block.Line+block.Lines()-1
		for _, line := range r.beside(first, last) {
			b.WriteString("- " + line + "\n")
		}
		b.WriteString("\n")
		if block.Kind != blocks.Heading {
			b.WriteString("> Remarques :\n\n")
		}
	}
	return files.Document{Title: r.Draft.Front.Title, Head: Stamp, Body: []byte(b.String())}.Write(w)
}

// beside tells of the lines of a passage which words are the writer's own, what stands against
// them, and the passage of the act.
func (r Request) beside(first, last int) []string {
	var out []string
	for _, c := range r.Report.Claims {
		if c.Line < first || c.Line > last || c.Status == check.NoClaim {
			continue
		}
		var own []string
		for _, o := range c.Own {
			if o.Claim {
				own = append(own, "« "+plain.Replace(o.Text)+" »")
			}
		}
		if len(own) > 0 {
			out = append(out, "Mots à relire : "+strings.Join(own, ", "))
		}
		if e := c.Evidence; e != nil && e.Quote != "" {
			out = append(out, fmt.Sprintf("Acte %s, %s, page %d : « %s »", plain.Replace(r.number(c.Deliberation)), plain.Replace(path.Base(e.File)), e.Page, plain.Replace(e.Quote)))
		}
	}
	for _, f := range r.Report.Findings {
		if f.Line >= first && f.Line <= last && f.Level != check.Info {
			out = append(out, "**À régler** : "+plain.Replace(f.Message))
		}
	}
	return out
}
