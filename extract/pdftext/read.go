package pdftext

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"phare/extract/pdftext/object"
)

// Options bound what reading one document may cost. The zero value is fit for use.
type Options struct {
	// Pages is the most pages read; 0 means 5000.
	Pages int
	// PageBytes bounds the decoded content of one page; 0 means 32 MiB.
	PageBytes int64
	// Time ends the reading between two operators, keeping the pages read so far; each page
	// read adds 25 ms, since a long document may take longer. It is the time of this process,
	// where the system tells that: on a busy machine a document must not be cut short for the
	// others' sake. 0 means no end. A caller that must not wait for the library runs a Pool.
	Time time.Duration
	// Progress, when set, is called after each page.
	Progress func(page int)
}

func (o Options) withDefaults() Options {
	if o.Pages <= 0 {
		o.Pages = 5000
	}
	if o.PageBytes <= 0 {
		o.PageBytes = 32 << 20
	}
	return o
}

// stopwatch counts what the reading of one document has taken of a process's time.
type stopwatch struct {
	started time.Time
	used    time.Duration // that the process had used before
	most    time.Duration // that may be used; 0 for no end
}

func startWatch(most time.Duration) stopwatch {
	w := stopwatch{started: time.Now(), most: most}
	if most > 0 {
		w.used, _ = usedBy(os.Getpid())
	}
	return w
}

// patience is how many times longer than it should a document may take by the clock, where the
// machine has other things to do.
const patience = 6

// past tells whether the time is over, pages having been read.
func (w stopwatch) past(pages int) bool {
	if w.most <= 0 {
		return false
	}
	most := w.most + time.Duration(pages)*perPage
	passed := time.Since(w.started)
	if passed <= most {
		return false
	}
	used, known := usedBy(os.Getpid())
	return !known || used-w.used > most || passed > patience*most
}

// The codes of an Error and of a Warning.
const (
	CodeUnreadable = "unreadable" // the file is damaged or is no PDF
	CodeLocked     = "locked"     // a password is needed
	CodeTimeout    = "timeout"    // the deadline passed
	CodeMemory     = "memory"     // the memory limit was reached
	CodeMended     = "mended"     // read after its structure was rebuilt
	CodeTruncated  = "truncated"  // a page or document was not read to its end
	CodeBrokenFont = "broken-font"
	CodeNoText     = "page-without-text"

	CodeContradicts = "font-contradicts" // a font's map says other digits than its glyphs are
)

// Error says why a document could not be read at all.
type Error struct {
	Code    string // CodeUnreadable, CodeLocked, CodeTimeout or CodeMemory
	Message string // French, with what to do next
	Err     error  // the cause, for the log
}

func (e *Error) Error() string { return e.Message }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func unreadable(err error) *Error {
	return &Error{CodeUnreadable, "Ce fichier est endommagé ou n’est pas un PDF : demandez-en une nouvelle copie, ou ouvrez-le et enregistrez-le de nouveau au format PDF.", err}
}

func locked(err error) *Error {
	return &Error{CodeLocked, "Ce PDF est protégé par un mot de passe : enregistrez-en une copie sans mot de passe, puis relancez la lecture.", err}
}

// Read reads the words of a PDF in this process. What can be mended is mended, and said in
// the document's warnings; a document that can't be read at all gives an *Error. Some hostile
// files take the process down whatever is done here: files that are not trusted are read by
// a Pool.
func Read(r io.ReaderAt, size int64, o Options) (doc *Document, err error) {
	o = o.withDefaults()
	defer func() {
		if p := recover(); p != nil {
			doc, err = nil, unreadable(fmt.Errorf("panic: %v", p))
		}
	}()
	f, err := object.Open(r, size)
	switch {
	case errors.Is(err, object.ErrLocked):
		return nil, locked(err)
	case err != nil:
		return nil, unreadable(err)
	}
	return file{f}.document(o), nil
}

// maxWords is the most words of a document: two thousand pages of close print.
const maxWords = 1_500_000

// file is an opened PDF whose pages are read.
type file struct{ *object.File }

// document reads every page of an opened file, then judges them together.
func (f file) document(o Options) *Document {
	doc := &Document{}
	if f.Mended() {
		doc.warn(CodeMended, 0, "La structure de ce PDF est endommagée : elle a été reconstituée, vérifiez que rien ne manque.")
	}
	rd := newPageReader(f, o)
	pages := f.Pages(o.Pages + 1)
	if len(pages) > o.Pages {
		pages = pages[:o.Pages]
		doc.warn(CodeTruncated, 0, fmt.Sprintf("Seules les %d premières pages de ce document ont été lues : découpez-le en plusieurs fichiers.", o.Pages))
	}
	doc.Pages = make([]Page, 0, len(pages))
	words := 0
	for i, p := range pages {
		if words > maxWords {
			doc.warn(CodeTruncated, i+1, fmt.Sprintf("Ce document a plus de %d mots : les pages %d à %d n’ont pas été lues. Découpez-le.", maxWords, i+1, len(pages)))
			for ; i < len(pages); i++ {
				doc.Pages = append(doc.Pages, Page{Number: i + 1, Layer: None})
			}
			break
		}
		rd.read = i
		if rd.watch.past(i) {
			doc.warn(CodeTimeout, i+1, fmt.Sprintf("La lecture a pris trop de temps : les pages %d à %d n’ont pas été lues.", i+1, len(pages)))
			for ; i < len(pages); i++ {
				doc.Pages = append(doc.Pages, Page{Number: i + 1, Layer: None})
			}
			break
		}
		page, problem := rd.page(p, i+1)
		if problem != nil {
			doc.warn(CodeTruncated, i+1, fmt.Sprintf("La page %d n’a pas pu être lue jusqu’au bout : vérifiez-la sur le PDF.", i+1))
		}
		if rd.hides {
			doc.warnHidden(i+1, rd.unseen)
		}
		if rd.words.lies > 0 {
			doc.warn(CodeContradicts, i+1, fmt.Sprintf("Page %d : la police de ce PDF annonce d’autres chiffres que ceux qu’elle dessine ; ce sont ceux-ci qui sont lus. Comparez les chiffres de la page avec le PDF.", i+1))
		}
		if rd.struck != "" {
			doc.warnStruck(i+1, rd.struck)
		}
		words += len(rd.words.Words)
		doc.Pages = append(doc.Pages, page)
		if o.Progress != nil {
			o.Progress(i + 1)
		}
	}
	setZones(doc.Pages)
	doc.judge()
	_ = object.Safely(func() { f.whole(doc) })
	return doc
}

func (d *Document) warn(code string, page int, message string) {
	d.Warnings = append(d.Warnings, Warning{Code: code, Page: page, Message: message})
}
