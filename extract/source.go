package extract

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"phare/extract/ocr"
	"phare/extract/pdftext"
)

// source gives the words of files, from the cache or by reading them.
type source struct {
	o     Options
	pool  *pdftext.Pool
	cache pageCache
	// scanned is told the page of a file that OCR reads, of how many.
	scanned func(file string, page, pages int)

	asked     sync.Once
	available bool
	gaps      []string // what OCR lacks here, and how to fill it
	turn      sync.Mutex
}

func newSource(o Options) (*source, error) {
	switch o.OCR {
	case "", OCRAuto, OCRNever, OCROnly:
	default:
		return nil, fmt.Errorf("mode d'OCR inconnu « %s » : choisissez auto, never ou only", o.OCR)
	}
	return &source{
		o:     o,
		pool:  pdftext.NewPool(pdftext.PoolOptions{Command: o.Worker, Workers: o.Jobs}),
		cache: pageCache{dir: o.CacheDir},
	}, nil
}

func (s *source) close() { s.pool.Close() }

// text returns the words of a file's text layer.
func (s *source) text(ctx context.Context, path, sum string) (*pdftext.Document, error) {
	if doc := s.cache.get(sum, "text"); doc != nil {
		return doc, nil
	}
	doc, err := s.pool.Read(ctx, path)
	if err != nil {
		return nil, err
	}
	s.cache.put(sum, "text", doc)
	return doc, nil
}

// recognise reads by OCR the pages that need it, and returns the pages with theirs in place,
// which they are, and what could not be done.
func (s *source) recognise(ctx context.Context, f found, sum string, t *pdftext.Document) ([]pdftext.Page, []int, []Warning) {
	asked := s.unreadable(t)
	if len(asked) == 0 {
		return t.Pages, nil, nil
	}
	if !s.canRead() {
		return t.Pages, nil, []Warning{{Code: CodeNoOCR, Message: fmt.Sprintf("%s sans texte utilisable, que la reconnaissance de caractères (OCR) lirait. %s", countPages(len(asked)), strings.Join(s.gaps, " "))}}
	}
	read := map[int]pdftext.Page{}
	if kept := s.cache.get(sum, wayOCR); kept != nil {
		for _, p := range kept.Pages {
			read[p.Number] = p
		}
	}
	missing := slices.DeleteFunc(slices.Clone(asked), func(n int) bool { _, ok := read[n]; return ok })
	var warnings []Warning
	if len(missing) > 0 {
		fresh, late, err := s.ocr(ctx, f, s.pagesToRead(t, missing))
		if late > 0 {
			warnings = append(warnings, Warning{Code: CodeOCRBudget, Message: fmt.Sprintf("La reconnaissance de caractères de ce document a été arrêtée après %.0f min : %s reste à lire. Relancez phare pour continuer, ou découpez le document.", s.budget().Minutes(), countPages(late))})
		}
		for n, p := range fresh {
			read[n] = p
		}
		if err != nil && ctx.Err() == nil {
			slog.Debug("ocr", "file", f.path, "error", err)
			warnings = append(warnings, Warning{Code: "ocr", Message: "Des pages n'ont pas pu être lues par reconnaissance de caractères : relisez-les dans le PDF, et lancez « phare doctor » pour vérifier l'installation."})
		}
		if len(fresh) > 0 {
			s.cache.put(sum, wayOCR, &pdftext.Document{Pages: ordered(read)})
		}
	}
	pages := slices.Clone(t.Pages)
	var done []int
	for _, n := range asked {
		p, ok := read[n]
		if !ok {
			continue
		}
		old := &pages[n-1]
		if len(p.Lines) == 0 && old.Layer == pdftext.Garbage {
			continue // something is printed, and nobody has read it
		}
		p.ImageArea = old.ImageArea
		// The stamp's own text is surer than its image: it gives the date and the id.
		if old.Layer == pdftext.StampOnly && s.o.OCR != OCROnly {
			p.Lines = append(slices.Clone(old.Lines), pdftext.NotPrinted(p.Lines, old.Lines)...)
		}
		pages[n-1] = p
		done = append(done, n)
	}
	return pages, done, warnings
}

// unreadable lists the pages to be read by OCR in the mode asked.
func (s *source) unreadable(t *pdftext.Document) []int {
	if s.o.OCR != OCRAuto && s.o.OCR != OCROnly {
		return nil
	}
	var asked []int
	for i := range t.Pages {
		p := &t.Pages[i]
		if p.Layer != pdftext.Notice && (s.o.OCR == OCROnly || !p.Blank && p.Layer != pdftext.Full) {
			asked = append(asked, p.Number)
		}
	}
	return asked
}

func countPages(n int) string {
	if n == 1 {
		return "1 page"
	}
	return fmt.Sprintf("%d pages", n)
}

// canRead asks once whether the programs of OCR are there.
func (s *source) canRead() bool {
	s.asked.Do(func() { s.available, s.gaps = ocr.Available() })
	return s.available
}

// ocr reads the pages of one document at a time, a few in parallel; between them it tells how
// far it is, and leaves off where the document is passed.
// late is how many pages the document's budget of time did not reach.
func (s *source) ocr(ctx context.Context, f found, pages []ocr.Page) (read map[int]pdftext.Page, late int, err error) {
	s.turn.Lock()
	defer s.turn.Unlock()
	read = map[int]pdftext.Page{}
	started := time.Now()
	done, failures := 0, 0
	for few, blank := range glanced(ctx, f.path, pages, s.o.Jobs) {
		maps.Copy(read, blank)
		done += len(blank)
		if ctx.Err() != nil || s.o.OCRFor != nil && !s.o.OCRFor(f.file) {
			break
		}
		if time.Since(started) > s.budget() {
			return read, len(pages) - done, err
		}
		if s.scanned != nil {
			s.scanned(f.file, len(read)+1, len(pages))
		}
		if len(few) == 0 {
			continue
		}
		some, wrong := ocr.Pages(ctx, f.path, few)
		maps.Copy(read, some)
		done += len(few)
		if err = errors.Join(err, wrong); len(some) > 0 {
			failures = 0
		} else if failures++; failures >= ocrFailures {
			break
		}
	}
	return read, 0, err
}

// glanced yields the pages that hold something, a few at a time, and before each few those that a
// glance has read as blank, many with one start of the program.
func glanced(ctx context.Context, path string, pages []ocr.Page, atOnce int) iter.Seq2[[]ocr.Page, map[int]pdftext.Page] {
	return func(yield func([]ocr.Page, map[int]pdftext.Page) bool) {
		for many := range slices.Chunk(pages, ocr.Glances) {
			blank := ocr.Blanks(ctx, path, many)
			if !yield(nil, blank) {
				return
			}
			left := slices.DeleteFunc(slices.Clone(many), func(p ocr.Page) bool { _, is := blank[p.Number]; return is })
			for few := range slices.Chunk(left, max(2, atOnce)) {
				if !yield(few, nil) {
					return
				}
			}
		}
	}
}

const (
	// ocrBudget is the time that OCR may take for one document.
	ocrBudget = 30 * time.Minute
	// ocrFailures is how many times in a row nothing may be read before a document is left.
	ocrFailures = 4
)

func (s *source) budget() time.Duration { return cmp.Or(s.o.OCRTime, ocrBudget) }

// wayOCR names, in the cache, pages read by this version of OCR.
var wayOCR = fmt.Sprintf("ocr%d", ocr.Version)

// pagesToRead says of the pages what OCR needs to know: their size, and where the stamps stand
// whose own text is known.
func (s *source) pagesToRead(t *pdftext.Document, numbers []int) []ocr.Page {
	out := make([]ocr.Page, 0, len(numbers))
	for _, n := range numbers {
		p := &t.Pages[n-1]
		asked := ocr.Page{Number: n, Width: p.Width, Height: p.Height}
		if s.o.OCR != OCROnly && p.Layer == pdftext.StampOnly {
			for _, l := range p.Lines {
				for _, w := range l.Words {
					asked.Known = append(asked.Known, w.Box)
				}
			}
		}
		out = append(out, asked)
	}
	return out
}

func ordered(pages map[int]pdftext.Page) []pdftext.Page {
	out := make([]pdftext.Page, 0, len(pages))
	for _, n := range slices.Sorted(maps.Keys(pages)) {
		out = append(out, pages[n])
	}
	return out
}
