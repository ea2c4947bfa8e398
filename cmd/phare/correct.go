package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v4"

	"phare/extract"
)

// correctionsName is the file of corrections, beside phare.yaml.
const correctionsName = "corrections.yaml"

// correctOptions are the flags of `phare correct`.
type correctOptions struct {
	is, by                              string
	number, object, outcome, rapporteur string
	votes                               string // "14/3/2"
}

func newCorrectCommand(c *Command) *cobra.Command {
	var o correctOptions
	cmd := &cobra.Command{
		Use:   "correct FICHIER PAGE [LIGNE]",
		Short: "Corriger ce qui a été lu d'un PDF, pour cette fois et les suivantes",
		Long: `correct dit de la ligne d'une page qu'une délibération y commence (--is act), n'y commence
pas (--is not-act) ou qu'elle continue la précédente (--is continues), et corrige le numéro,
l'objet, la décision, le rapporteur ou le vote de la délibération à laquelle elle appartient.
Sans LIGNE, les lignes de la page sont affichées avec leur numéro.

Les corrections sont gardées dans corrections.yaml, à côté de phare.yaml ; run, extract, check
et review les suivent. Une valeur corrigée n'est pas imprimée dans l'acte : elle n'est jamais
prouvée, et se montre comme corrigée, avec le nom de qui l'a corrigée.`,
		Example: `  phare correct pv.pdf 3
  phare correct pv.pdf 3 12 --is act --by "Anne Leroy"
  phare correct pv.pdf 3 12 --number 2025-031 --outcome adopted --votes 14/3/2 --by "Anne Leroy"`,
		Args: arguments(2, 3, "le PDF et la page"),
		RunE: func(cmd *cobra.Command, args []string) error { return c.correct(cmd.Context(), args, o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.is, "is", "", "act (une délibération commence à cette ligne), not-act (aucune) ou continues (suite de la précédente)")
	f.StringVar(&o.number, "number", "", "le bon numéro")
	f.StringVar(&o.object, "object", "", "le bon objet")
	f.StringVar(&o.outcome, "outcome", "", "la bonne décision : adopted, rejected, noted, opinion, withdrawn, postponed, elected ou none")
	f.StringVar(&o.rapporteur, "rapporteur", "", "le bon rapporteur")
	f.StringVar(&o.votes, "votes", "", "le bon vote : POUR/CONTRE/ABSTENTIONS")
	f.StringVar(&o.by, "by", "", "prénom et nom de la personne qui corrige")
	return cmd
}

func (c *Command) correct(ctx context.Context, args []string, o correctOptions) error {
	page, err := strconv.Atoi(args[1])
	if err != nil || page < 1 {
		return usageError("« %s » n'est pas un numéro de page : comptez à partir de 1", args[1])
	}
	progress := newBar(raw(c.Stderr))
	batch, err := c.read(ctx, args[:1], readOptions{}, progress)
	progress.end()
	if err != nil {
		return err
	}
	if len(batch.Documents) != 1 || batch.Documents[0].PDF == nil {
		return usageError("« %s » n'est pas un PDF lisible : donnez un seul PDF", args[0])
	}
	d := batch.Documents[0]
	lines := extract.PageLines(d.PDF, page)
	if lines == nil {
		return usageError("%s a %s : il n'y a pas de page %d", d.File, plural(len(d.PDF.Pages), "page"), page)
	}
	if len(args) == 2 {
		for i, text := range lines {
			fmt.Fprintf(c.Stdout, "%3d  %s\n", i+1, text)
		}
		return nil
	}
	line, err := strconv.Atoi(args[2])
	if err != nil || line < 1 || line > len(lines) {
		return usageError("« %s » n'est pas une ligne de la page %d, qui en a %d : « phare correct %s %d » les affiche", args[2], page, len(lines), args[0], page)
	}
	set, err := o.set()
	if err != nil {
		return err
	}
	said := extract.Correction{Document: d.SHA256, Page: page, Line: line, Is: o.is, Set: set, By: strings.TrimSpace(o.by), On: time.Now().Format(time.DateOnly)}
	name := c.correctionsFile(args[0])
	if err := (&correctionsOf{file: name}).Add(said); err != nil {
		return err
	}
	fmt.Fprintf(c.Stdout, "Noté dans %s : page %d, ligne %d, « %s ». Relancez la lecture : elle en tiendra compte.\n", c.shown(name), page, line, lines[line-1])
	return nil
}

// set reads the values given by flags.
func (o *correctOptions) set() (extract.Set, error) {
	var s extract.Set
	text := func(v string) *string {
		if v = strings.TrimSpace(v); v == "" {
			return nil
		}
		return &v
	}
	s.Number, s.Object, s.Rapporteur = text(o.number), text(o.object), text(o.rapporteur)
	if v := text(o.outcome); v != nil {
		outcome := extract.Outcome(*v)
		s.Outcome = &outcome
	}
	if o.votes == "" {
		return s, nil
	}
	parts := strings.Split(o.votes, "/")
	if len(parts) != 3 {
		return s, usageError("--votes attend POUR/CONTRE/ABSTENTIONS, par exemple 14/3/2, et non « %s »", o.votes)
	}
	for i, to := range []**int{&s.For, &s.Against, &s.Abstain} {
		n, err := strconv.Atoi(strings.TrimSpace(parts[i]))
		if err != nil || n < 0 {
			return s, usageError("--votes attend trois nombres, par exemple 14/3/2, et non « %s »", o.votes)
		}
		*to = &n
	}
	return s, nil
}

// correctionsFile is where the corrections of what is given are kept: in the working directory,
// or beside the phare.yaml of its folder.
func (c *Command) correctionsFile(given string) string {
	here := c.path(correctionsName)
	dir := c.path(given)
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		dir = filepath.Dir(dir)
	}
	if _, err := os.Stat(c.path(configName)); err != nil {
		if _, err := os.Stat(filepath.Join(dir, configName)); err == nil {
			return filepath.Join(dir, correctionsName)
		}
	}
	return here
}

// correctionsOf is one file of corrections.
type correctionsOf struct {
	file string
	mu   sync.Mutex
}

// All gives the corrections, and when the file last changed.
func (f *correctionsOf) All() ([]extract.Correction, time.Time, error) {
	var changed time.Time
	if info, err := os.Stat(f.file); err == nil {
		changed = info.ModTime()
	}
	all, err := loadCorrections(f.file)
	return all, changed, err
}

// Add adds one, after it was held against the format.
func (f *correctionsOf) Add(said extract.Correction) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	all, err := loadCorrections(f.file)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := yaml.NewEncoder(&out).Encode(extract.Correct(all, said)); err != nil {
		return err
	}
	if _, err := extract.ParseCorrections(out.Bytes()); err != nil {
		return usageError("%v", err)
	}
	if err := replaceFile(f.file, out.Bytes()); err != nil {
		return fmt.Errorf("%s ne s'écrit pas : %w", f.file, err)
	}
	return nil
}

// loadCorrections reads a file of corrections; none is no error.
func loadCorrections(name string) ([]extract.Correction, error) {
	raw, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, usageError("%s ne se lit pas : %v", name, err)
	}
	all, err := extract.ParseCorrections(raw)
	if err != nil {
		return nil, usageError("%s : %v", name, err)
	}
	return all, nil
}

// replaceFile writes beside and renames, so that a run killed at any moment leaves one whole file.
func replaceFile(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".phare-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
