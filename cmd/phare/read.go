package main

import (
	"context"
	"path/filepath"

	"github.com/spf13/pflag"

	"phare/extract"
)

// readOptions are the flags of every command that reads PDFs.
type readOptions struct {
	ocr     string
	noCache bool

	wordsOnly bool // nothing but the words is wanted
}

func (o *readOptions) flags(f *pflag.FlagSet) {
	f.StringVar(&o.ocr, "ocr", "", "pages sans texte : auto (lues si tesseract est installé), never (signalées) ou only (tout relire) ; auto par défaut")
	f.BoolVar(&o.noCache, "no-cache", false, "tout relire, sans garder ce qui est lu")
}

// read reads the PDFs of the paths given, in worker processes, each once for all commands.
func (c *Command) read(ctx context.Context, args []string, o readOptions, progress *bar) (*extract.Batch, error) {
	switch o.ocr {
	case "":
		o.ocr = extract.OCRAuto
	case extract.OCRAuto, extract.OCRNever, extract.OCROnly:
	default:
		return nil, usageError("le mode d'OCR « %s » n'existe pas ; choisissez auto, never ou only", o.ocr)
	}
	paths := make([]string, len(args))
	for i, a := range args {
		paths[i] = c.path(a)
	}
	options := extract.Options{OCR: o.ocr, Worker: c.workerCommand(), WordsOnly: o.wordsOnly, Progress: func(p extract.Progress) { progress.step("Lecture", p.Done, p.Total) }}
	if dir := c.cacheDir(); dir != "" && !o.noCache {
		options.CacheDir = filepath.Join(dir, "lectures")
	}
	batch, err := extract.Read(ctx, paths, options)
	if err != nil && ctx.Err() == nil {
		return nil, usageError("%v", err)
	}
	return batch, err
}
