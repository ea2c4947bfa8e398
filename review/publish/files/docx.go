package files

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"phare/review/publish"
)

// DOCX writes a title and a Markdown body as a Word document; rewrite gives the address of each
// link, or refuses it; nil keeps them.
func DOCX(w io.Writer, title string, body []byte, rewrite publish.Rewrite) error {
	return Document{Title: title, Body: body, Rewrite: rewrite}.Write(w)
}

// Document is a Word document (ECMA-376) made of a title and a Markdown body: headings,
// paragraphs, lists, bold, italics and links, in Word's own styles so that its navigation
// pane and screen readers find them.
type Document struct {
	Title   string
	Body    []byte
	Head    string // printed at the head of every page; "" for none
	Rewrite publish.Rewrite
}

// Write writes the document.
func (doc Document) Write(w io.Writer) error {
	d := &docx{source: doc.Body, rewrite: doc.Rewrite}
	d.paragraph("Title", "", func() { d.run(doc.Title, "") })
	tree := goldmark.New(goldmark.WithParserOptions(parser.WithAttribute())).Parser().Parse(text.NewReader(doc.Body))
	if err := d.blocks(tree, 0, ""); err != nil {
		return err
	}
	type part struct{ name, content string }
	types, tail, rels := docxTypes, docxTail, docxDocumentRels
	var head []part
	if doc.Head != "" {
		types = strings.Replace(types, "</Types>", docxHeaderType+"</Types>", 1)
		tail = strings.Replace(tail, "<w:sectPr>", `<w:sectPr><w:headerReference w:type="default" r:id="rHeader"/>`, 1)
		rels += docxHeaderRel
		head = []part{{"word/header1.xml", fmt.Sprintf(docxHeader, escape(doc.Head))}}
	}
	z := zip.NewWriter(w)
	for _, p := range append([]part{
		{"[Content_Types].xml", types},
		{"_rels/.rels", docxRels},
		{"word/document.xml", docxHead + d.out.String() + tail},
		{"word/_rels/document.xml.rels", rels + d.links.String() + "</Relationships>"},
		{"word/styles.xml", docxStyles},
		{"word/numbering.xml", docxNumbering},
		{"docProps/core.xml", fmt.Sprintf(docxCore, escape(doc.Title))},
	}, head...) {
		f, err := z.Create(p.name) // no time is stored: the same text gives the same bytes
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, p.content); err != nil {
			return err
		}
	}
	return z.Close()
}

type docx struct {
	source  []byte
	rewrite publish.Rewrite
	out     strings.Builder
	links   strings.Builder
	nLinks  int
}

// blocks writes the block children of a node; depth and list are those of the list around them.
func (d *docx) blocks(parent ast.Node, depth int, list string) error {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		var err error
		switch n := n.(type) {
		case *ast.Heading:
			err = d.inline(fmt.Sprintf("Heading%d", min(n.Level, 4)), "", n)
		case *ast.Paragraph, *ast.TextBlock:
			style, numbering := "", ""
			if list != "" {
				style, numbering = "ListParagraph", ""
				if n.PreviousSibling() == nil {
					numbering = fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%s"/></w:numPr>`, min(depth-1, 2), list)
				}
			}
			err = d.inline(style, numbering, n)
		case *ast.List:
			id := "1"
			if n.IsOrdered() {
				id = "2"
			}
			for item := n.FirstChild(); item != nil && err == nil; item = item.NextSibling() {
				err = d.blocks(item, depth+1, id)
			}
		case *ast.Blockquote:
			for c := n.FirstChild(); c != nil && err == nil; c = c.NextSibling() {
				err = d.inline("Quote", "", c)
			}
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			lines := n.Lines()
			for i := range lines.Len() {
				s := lines.At(i)
				d.paragraph("", "", func() { d.run(strings.TrimRight(string(s.Value(d.source)), "\n"), "") })
			}
		case *ast.HTMLBlock, *ast.ThematicBreak: // comments are for the reviewer
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (d *docx) paragraph(style, numbering string, content func()) {
	d.out.WriteString("<w:p>")
	if style != "" || numbering != "" {
		d.out.WriteString("<w:pPr>")
		if style != "" {
			fmt.Fprintf(&d.out, `<w:pStyle w:val="%s"/>`, style)
		}
		d.out.WriteString(numbering + "</w:pPr>")
	}
	content()
	d.out.WriteString("</w:p>")
}

func (d *docx) inline(style, numbering string, n ast.Node) error {
	var err error
	d.paragraph(style, numbering, func() { err = d.runs(n, "") })
	return err
}

// runs writes the inline children of a node with the run properties given.
func (d *docx) runs(parent ast.Node, props string) error {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			d.run(publish.Typography(string(letters(n, d.source))), props)
			if n.HardLineBreak() {
				d.out.WriteString("<w:r><w:br/></w:r>")
			} else if n.SoftLineBreak() {
				d.run(" ", props)
			}
		case *ast.String:
			d.run(string(n.Value), props)
		case *ast.Emphasis:
			mark := "<w:i/>"
			if n.Level == 2 {
				mark = "<w:b/>"
			}
			if err := d.runs(n, props+mark); err != nil {
				return err
			}
		case *ast.Link:
			if err := d.link(string(n.Destination), func() error { return d.runs(n, props+`<w:rStyle w:val="Hyperlink"/>`) }); err != nil {
				return err
			}
		case *ast.AutoLink:
			if err := d.link(string(n.URL(d.source)), func() error { d.run(string(n.Label(d.source)), `<w:rStyle w:val="Hyperlink"/>`); return nil }); err != nil {
				return err
			}
		case *ast.RawHTML:
		default:
			if err := d.runs(n, props); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *docx) link(address string, content func() error) error {
	if d.rewrite != nil {
		to, err := d.rewrite(address)
		if err != nil {
			return err
		}
		address = to
	}
	d.nLinks++
	fmt.Fprintf(&d.links, `<Relationship Id="rLink%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="%s" TargetMode="External"/>`, d.nLinks, escape(address))
	fmt.Fprintf(&d.out, `<w:hyperlink r:id="rLink%d">`, d.nLinks)
	err := content()
	d.out.WriteString("</w:hyperlink>")
	return err
}

func (d *docx) run(s, props string) {
	if s == "" {
		return
	}
	d.out.WriteString("<w:r>")
	if props != "" {
		d.out.WriteString("<w:rPr>" + ordered(props) + "</w:rPr>")
	}
	d.out.WriteString(`<w:t xml:space="preserve">` + escape(s) + "</w:t></w:r>")
}

// ordered puts the style first: the schema fixes the order of run properties.
func ordered(props string) string {
	const style = `<w:rStyle w:val="Hyperlink"/>`
	if strings.Contains(props, style) {
		return style + strings.ReplaceAll(props, style, "")
	}
	return props
}

func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer never fails
	return b.String()
}

const (
	docxTypes = xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
	docxRels  = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

	docxDocumentRels = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rStyles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rNumbering" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>`

	docxHeaderType = `<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>`
	docxHeaderRel  = `<Relationship Id="rHeader" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>`
	docxHeader     = xml.Header + `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:color w:val="8A1212"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r></w:p></w:hdr>`

	docxHead = xml.Header + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>`
	docxTail = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>`

	docxCore = xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title><dc:language>fr-FR</dc:language></cp:coreProperties>`

	docxStyles = xml.Header + `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="320"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="280"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="27"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading4"><w:name w:val="heading 4"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="3"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="720"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="567"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0A4A9F"/><w:u w:val="single"/></w:rPr></w:style></w:styles>`

	docxNumbering = xml.Header + `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` +
		`<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>` +
		`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="1440" w:hanging="360"/></w:pPr></w:lvl>` +
		`<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="2160" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>` +
		`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="1440" w:hanging="360"/></w:pPr></w:lvl>` +
		`<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="2160" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
)
