package extract

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"phare/extract/cut"
	"phare/extract/pdftext"
)

// The modes of reading pages without usable text.
const (
	OCRAuto  = "auto"  // read them by OCR where the programs are installed
	OCRNever = "never" // name them
	OCROnly  = "only"  // read every page by OCR
)

// Options say how a batch is read. The zero value reads in this process, without cache.
type Options struct {
	OCR      string   // OCRAuto, OCRNever or OCROnly; "" means OCRNever
	CacheDir string   // where what was read is kept; "" for no cache
	Worker   []string // command of a worker process that reads PDFs; nil reads in this process
	Jobs     int      // documents read at a time; 0 means one a processor
	Progress func(Progress)
	// OCRFor says whether a file (Document.File) that needs OCR gets it, asked before each few
	// pages of it; nil for all. OCR takes seconds a page: a person may do without one scan.
	OCRFor func(file string) bool
	// OCRTime is how long OCR may take for one document; 0 means 30 minutes. What it has read
	// by then is kept, and what is left is named.
	OCRTime time.Duration
	// WordsOnly reads the words and interprets nothing: Document.PDF and the pages that could
	// not be read are all that is filled in.
	WordsOnly bool
	Cutting   Cutting
	// Corrections are what persons said of documents; those of each are obeyed.
	Corrections []Correction
}

// Cutting says how documents are cut into acts. The zero value cuts them by the weights that the
// program bears.
type Cutting struct {
	Model *cut.Model // nil for the program's own
	Delta cut.Delta  // what an authority's corrections taught, added to the weights
	// Fixed says of the line of a page, both counted from 1, what a person said of it: cut.Must where
	// an act begins there, cut.Not where none does; nil for nothing.
	Fixed   func(file string, page, line int) cut.May
	Explain bool // fills in Deliberation.Why
	said    []Correction
	Watch   func(file string, item *cut.Document) // sees what is cut, before it is; nil for nobody
}

// Progress tells how far the reading of a batch is: each document done, and, within one that
// is read by OCR, each page at hand. It is called from several goroutines.
type Progress struct {
	Done, Total int
	File        string
	Page, Pages int // the page that OCR reads, of how many; 0 for a document done
}

// Read reads every PDF of the paths: files, or folders with all below them. A document that
// can't be read has an entry that says why; the error is for paths that can't be opened,
// wrong options, or the end of ctx.
func Read(ctx context.Context, paths []string, o Options) (*Batch, error) {
	files, skipped, err := walk(paths)
	if err != nil {
		return nil, err
	}
	if o.Jobs <= 0 {
		o.Jobs = runtime.NumCPU()
	}
	src, err := newSource(o)
	if err != nil {
		return nil, err
	}
	defer src.close()
	b := &Batch{Documents: make([]*Document, len(files)), Skipped: skipped, Said: SaidPrint(o.Corrections, o.Cutting.Delta)}
	var done atomic.Int64
	src.scanned = func(file string, page, pages int) {
		if o.Progress != nil {
			o.Progress(Progress{Done: int(done.Load()), Total: len(files), File: file, Page: page, Pages: pages})
		}
	}
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(o.Jobs)
	for i, f := range files {
		g.Go(func() error {
			d, err := src.document(ctx, f)
			if err != nil {
				return err
			}
			b.Documents[i] = d
			n := int(done.Add(1))
			if o.Progress != nil {
				o.Progress(Progress{Done: n, Total: len(files), File: f.file})
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	b.nameActs()
	return b, nil
}

// ReadPages reads a document from the words of its pages, wherever they come from.
func ReadPages(file string, pages []pdftext.Page, how Cutting) *Document {
	d := newDocument(found{file: file})
	d.TextLayer = layerOf(pages)
	pdf := &pdftext.Document{Pages: pages}
	guard(d, pdf, func() { interpretBy(d, pdf, how) })
	return d
}

// newDocument returns the entry of a file of which nothing is known yet.
func newDocument(f found) *Document {
	return &Document{
		File: f.file, Path: f.path, Kind: KindOther, TextLayer: LayerNone,
		OCRPages: []int{}, Warnings: []Warning{}, Questions: []Question{}, Deliberations: []*Deliberation{},
	}
}

// document reads one file; its error is only ctx's.
func (s *source) document(ctx context.Context, f found) (*Document, error) {
	d := newDocument(f)
	sum, err := fingerprint(f.path)
	if err != nil {
		d.Warnings = append(d.Warnings, Warning{Code: pdftext.CodeUnreadable, Message: "Ce fichier ne peut pas être ouvert : vérifiez qu'il existe toujours et que vous avez le droit de le lire."})
		return d, ctx.Err()
	}
	d.SHA256 = sum
	t, err := s.text(ctx, f.path, sum)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		w := Warning{Code: pdftext.CodeUnreadable, Message: "Ce fichier n'a pas pu être lu : ouvrez-le dans un lecteur de PDF et enregistrez-le de nouveau."}
		var known *pdftext.Error
		if errors.As(err, &known) {
			w.Code, w.Message = known.Code, known.Message
		}
		d.Warnings = append(d.Warnings, w)
		return d, nil
	}
	d.TextLayer = layerOf(t.Pages)
	pages, ocr, warnings := s.recognise(ctx, f, sum, t)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	d.OCRPages = append(d.OCRPages, ocr...)
	for _, w := range t.Warnings {
		if contains(ocr, w.Page) {
			switch w.Code {
			case pdftext.CodeNoText:
				continue
			case pdftext.CodeBrokenFont:
				w.Message = fmt.Sprintf("Page %d : le texte de ce PDF est mal codé ; la page a été lue par reconnaissance de caractères (OCR) : comparez noms et chiffres avec le PDF.", w.Page)
			}
		}
		d.Warnings = append(d.Warnings, Warning{Code: w.Code, Page: w.Page, Message: w.Message})
	}
	d.Warnings = append(d.Warnings, warnings...)
	pdf := &pdftext.Document{Pages: pages, Warnings: t.Warnings}
	if s.o.WordsOnly {
		wordsOnly(d, pdf)
	} else {
		guard(d, pdf, func() { interpretBy(d, pdf, s.o.Cutting.corrected(correctionsOf(s.o.Corrections, sum))) })
	}
	return d, nil
}

// guard runs read; where it fails, the document keeps its words alone and every page of it
// counts as unreadable, so that nothing of it is silently skipped.
func guard(d *Document, pdf *pdftext.Document, read func()) {
	before := *d
	defer func() {
		cause := recover()
		if cause == nil {
			return
		}
		*d = before
		d.Warnings = append(d.Warnings, Warning{Code: CodeNotUnderstood, Message: fmt.Sprintf("Les mots de ce fichier ont été lus, mais phare n'a pas su en tirer les délibérations (erreur interne : %v) : lisez-le vous-même, et signalez-le aux auteurs de phare.", cause)})
		wordsOnly(d, pdf)
		for i := range d.Coverage {
			if d.Coverage[i] != RoleBlank {
				d.Coverage[i] = RoleUnreadable
			}
		}
	}()
	read()
}

// wordsOnly fills in a document whose words alone are wanted.
func wordsOnly(d *Document, pdf *pdftext.Document) {
	d.PDF, d.Pages = pdf, new(len(pdf.Pages))
	for _, p := range pdf.Pages {
		role := PageRole("")
		switch {
		case p.Blank:
			role = RoleBlank
		case p.Layer != pdftext.Full && p.Layer != pdftext.ByOCR:
			role = RoleUnreadable
		}
		d.Coverage = append(d.Coverage, role)
	}
}

func contains(pages []int, p int) bool {
	for _, q := range pages {
		if q == p {
			return true
		}
	}
	return false
}

// fingerprint returns the SHA-256 of a file in hexadecimal.
func fingerprint(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
