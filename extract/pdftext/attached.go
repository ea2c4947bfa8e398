package pdftext

import (
	"bytes"
	"path"
	"strings"
	"unicode"

	"github.com/ledongthuc/pdf"

	"phare/extract/pdftext/object"
)

// maxAttached bounds the files looked for in one document.
const maxAttached = 2000

// attached returns the names of the files that a document holds, PDFs and others: those of its
// portfolio or list of attachments, and those pinned to a page.
func (f file) attached() (pdfs, others []string) {
	seen := map[object.Ref]bool{}
	add := func(spec pdf.Value, id object.Ref, indirect bool) {
		if indirect && seen[id] || len(pdfs)+len(others) >= maxAttached {
			return
		}
		seen[id] = seen[id] || indirect
		if name, isPDF, ok := f.fileSpec(spec); ok && isPDF {
			pdfs = append(pdfs, name)
		} else if ok {
			others = append(others, name)
		}
	}
	nodes := 0
	var walk func(node pdf.Value, depth int)
	walk = func(node pdf.Value, depth int) {
		if nodes++; depth > 32 || nodes > maxAttached {
			return
		}
		names := f.Key(node, "Names")
		for i := 0; i+1 < names.Len(); i += 2 {
			id, ok := object.RefIn(names, i+1)
			add(f.Index(names, i+1), id, ok)
		}
		kids := f.Key(node, "Kids")
		for i := range min(kids.Len(), maxAttached) {
			walk(f.Index(kids, i), depth+1)
		}
	}
	_ = object.Safely(func() { walk(f.Key(f.Key(f.Root(), "Names"), "EmbeddedFiles"), 0) })
	_ = object.Safely(func() {
		list := f.Key(f.Root(), "AF")
		for i := range min(list.Len(), maxAttached) {
			id, ok := object.RefIn(list, i)
			add(f.Index(list, i), id, ok)
		}
	})
	for _, page := range f.Pages(maxAttached) {
		_ = object.Safely(func() {
			list := f.Key(page, "Annots")
			for i := range min(list.Len(), maxAnnotations) {
				if a := f.Index(list, i); f.Key(a, "Subtype").Name() == "FileAttachment" {
					id, ok := object.RefAt(a, "FS")
					add(f.Key(a, "FS"), id, ok)
				}
			}
		})
	}
	return pdfs, others
}

// fileSpec returns the name of an embedded file and whether it is a PDF, by its name, its type
// or its first bytes.
func (f file) fileSpec(spec pdf.Value) (name string, isPDF, ok bool) {
	streams := f.Key(spec, "EF")
	if streams.Kind() != pdf.Dict {
		return "", false, false // a file elsewhere
	}
	for _, key := range []string{"UF", "F", "DOS", "Mac", "Unix"} {
		if s := fieldText(f.Key(spec, key)); s != "" && name == "" {
			name = path.Base(strings.ReplaceAll(s, "\\", "/"))
		}
	}
	name = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, name)
	if r := []rune(name); len(r) > 80 {
		name = string(r[:80]) + "…"
	}
	if name == "" {
		name = "sans nom"
	}
	isPDF = strings.EqualFold(path.Ext(name), ".pdf")
	for _, key := range []string{"F", "UF"} {
		s := f.Key(streams, key)
		isPDF = isPDF || strings.HasSuffix(strings.ToLower(f.Key(s, "Subtype").Name()), "pdf")
		if !isPDF && s.Kind() == pdf.Stream {
			head, _ := f.Stream(nil, s, 1024) // a cut is meant
			isPDF = bytes.Contains(head, []byte("%PDF-"))
		}
	}
	return name, isPDF, true
}

// The measures of a page that stands in the place of its document.
const noticeWords = 150

// isNotice tells whether the whole document is a viewer's notice: that one wait, or that the
// document needs another program.
func (d *Document) isNotice() bool {
	words := 0
	var b strings.Builder
	for i := range d.Pages {
		for _, l := range d.Pages[i].Lines {
			if words += len(l.Words); words > noticeWords {
				return false
			}
			b.WriteString(strings.ToLower(l.Text()) + " ")
		}
	}
	text := strings.ReplaceAll(b.String(), "’", "'")
	has := func(any ...string) bool {
		for _, s := range any {
			if strings.Contains(text, s) {
				return true
			}
		}
		return false
	}
	return has("please wait", "veuillez patienter", "veuillez attendre", "if this message is not eventually replaced", "si ce message n'est pas remplacé") &&
		has("viewer", "reader", "visionneuse", "lecteur", "acrobat")
}
