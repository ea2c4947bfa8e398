package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"phare/extract"
)

// readOptions are the flags of every command that reads PDFs.
type readOptions struct {
	ocr     string
	noCache bool

	votes     string // table of votes to join, "" for none
	wordsOnly bool   // nothing but the words is wanted
	explain   bool   // the reasons for each title are wanted

	scans func(file string) bool // which scans OCR reads; nil for all
	tell  func(extract.Progress) // beside the bar, nil for none
	said  string                 // file of the corrections, "" for that of what is given
}

// votesFlag is for the commands that draft or show acts: the day after a session, the votes
// are in somebody's table, not yet in the acts.
func (o *readOptions) votesFlag(f *pflag.FlagSet) {
	f.StringVar(&o.votes, "votes", "", "table CSV des votes (numéro, objet, pour, contre, abstention, résultat), jointe aux délibérations par numéro puis par objet")
}

// joinVotes joins the table of votes that was named, and says on stderr what it could not join.
func (c *Command) joinVotes(batch *extract.Batch, file string) error {
	if file == "" {
		return nil
	}
	data, err := os.ReadFile(c.path(file))
	if err != nil {
		return usageError("la table des votes « %s » ne peut pas être lue : vérifiez le chemin et vos droits d'accès", file)
	}
	rows, warnings, err := extract.ReadVotes(data)
	if err != nil {
		return usageError("%s : %v", file, err)
	}
	for _, w := range append(warnings, batch.JoinVotes(rows)...) {
		fmt.Fprintln(c.Stderr, w)
	}
	return nil
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
	options := extract.Options{OCR: o.ocr, Worker: c.workerCommand(), WordsOnly: o.wordsOnly, Cutting: extract.Cutting{Explain: o.explain}, OCRFor: o.scans, Progress: func(p extract.Progress) {
		if o.tell != nil {
			o.tell(p)
		}
		if p.Page > 0 {
			progress.step("Document numérisé", p.Page-1, p.Pages)
			return
		}
		progress.step("Lecture", p.Done, p.Total)
	}}
	if dir := c.cacheDir(); dir != "" && !o.noCache {
		options.CacheDir = filepath.Join(dir, "lectures")
	}
	if len(args) > 0 {
		file := o.said
		if file == "" {
			file = c.correctionsFile(args[0])
		}
		said, err := loadCorrections(file)
		if err != nil {
			return nil, err
		}
		options.Corrections = said
	}
	batch, err := extract.Read(ctx, paths, options)
	if err != nil && ctx.Err() == nil {
		return nil, usageError("%v", err)
	}
	if err != nil {
		return batch, err
	}
	return batch, c.joinVotes(batch, o.votes)
}
