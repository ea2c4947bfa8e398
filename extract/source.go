package extract

import (
	"context"
	"fmt"
	"os"

	"phare/extract/pdftext"
)

// source gives the words of files, from the cache or by reading them.
type source struct {
	o Options
}

func newSource(o Options) (*source, error) {
	switch o.OCR {
	case "", OCRAuto, OCRNever, OCROnly:
	default:
		return nil, fmt.Errorf("mode d'OCR inconnu « %s » : choisissez auto, never ou only", o.OCR)
	}
	return &source{o: o}, nil
}

func (s *source) close() {}

// text returns the words of a file's text layer.
func (s *source) text(_ context.Context, path, _ string) (*pdftext.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return pdftext.Read(f, info.Size(), pdftext.Options{})
}

// recognise reads by OCR the pages that need it, and returns the pages with theirs in place.
func (s *source) recognise(_ context.Context, _, _ string, t *pdftext.Document) ([]pdftext.Page, []int, []Warning) {
	return t.Pages, nil, nil
}
