package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"phare/extract"
	"phare/review"
	"phare/review/control"
	"phare/review/publish"
	"phare/review/publish/files"
	"phare/summarize"
)

func newExportCommand(c *Command) *cobra.Command {
	var format, output, on string
	var themes []string
	cmd := &cobra.Command{
		Use:   "export [DOSSIER]",
		Short: "Écrire la séance en données ouvertes (SCDL), en tableau, en page ou en document Word",
		Long: `export écrit, d'un dossier de relecture :

  scdl  les délibérations au schéma SCDL 2.1.5 ; ce que l'acte n'imprime pas reste vide,
        et chaque manque est nommé pour la personne qui complète
  csv   tous les actes, votes, montants et choix, pour Excel en français
  html  l'article approuvé, page entière
  docx  l'article approuvé, document Word
  agenda  ce qui sort et quand (publish.times), en calendrier (.ics) et en tableau ; --on JOUR
  releve  le relevé de contrôle humain : qui a rédigé, contrôlé, signé et envoyé chaque
        texte ; des faits tirés du journal, « phare verify FICHIER.html » les recontrôle

html et docx demandent une signature : rien de non approuvé ne sort.`,
		Example: "  phare export --format scdl\n  phare export --format csv -o seance.csv",
		Args:    arguments(0, 1, ""),
		RunE: func(cmd *cobra.Command, args []string) error {
			folders, err := c.reviewFolders(args)
			if err != nil {
				return err
			}
			if len(folders) > 1 {
				return usageError("plusieurs séances sont dans ce dossier ; nommez-en une : phare export %s --format %s", c.shown(folders[0].Dir), orElse(format, "csv"))
			}
			if format == "agenda" {
				return c.exportAgenda(cmd.Context(), folders[0], on, output)
			}
			return c.export(folders[0], format, output, themes)
		},
	}
	cmd.Flags().StringVar(&format, "format", "csv", "scdl, csv, html, docx, agenda ou releve")
	cmd.Flags().StringVarP(&output, "output", "o", "", "fichier à écrire ; « - » pour la sortie standard ; par défaut un nom tiré de la séance")
	cmd.Flags().StringSliceVar(&themes, "theme", nil, "avec scdl : ACTE=CODE, matière confirmée et retenue (répétable)")
	cmd.Flags().StringVar(&on, "on", "", "avec agenda : jour de la publication, 2025-04-07")
	return cmd
}

// exportAgenda writes what goes out and when, as a calendar and as a table beside it.
func (c *Command) exportAgenda(ctx context.Context, f *review.Folder, on, output string) error {
	cfg, err := loadConfig(c.Dir, f.Dir)
	if err != nil {
		return err
	}
	all, err := c.agenda(ctx, f, cfg, on)
	if err != nil {
		return err
	}
	table, err := publish.Plan(all)
	if err != nil {
		return err
	}
	base := strings.TrimSuffix(orElse(output, "calendar.ics"), ".ics")
	own := publish.Owned{Manifest: filepath.Join(f.Dir, ".phare", "written.json")}
	for name, content := range map[string][]byte{base + ".ics": publish.Calendar(all), base + ".csv": table} {
		beside, err := own.Write(c.path(name), content)
		if err != nil {
			return err
		}
		if beside != "" {
			name = c.shown(beside)
		}
		fmt.Fprintf(c.Stdout, "%s écrit.\n", name)
	}
	return nil
}

func (c *Command) export(f *review.Folder, format, output string, themes []string) error {
	cfg, err := loadConfig(c.Dir, f.Dir)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	name := f.ID() + "." + format
	var gaps []files.Gap
	switch format {
	case "scdl", "csv":
		s, err := f.Session()
		if err != nil {
			return err
		}
		if format == "scdl" {
			issuer := files.Issuer{Name: cfg.Authority.Name, SIRET: cfg.Authority.SIRET, URL: publicAddress(cfg)}
			name = files.SCDLName(s, issuer)
			if issuer.Themes, err = c.confirmThemes(cfg, s, themes); err != nil {
				return err
			}
			last := name
			if output != "" && output != "-" {
				last = output
			}
			if raw, err := os.ReadFile(c.path(last)); err == nil { // none is no fault
				issuer.Completed = files.ReadCompleted(raw)
			}
			gaps, err = files.SCDL(&out, s, issuer)
		} else {
			var record *review.Record
			if record, err = f.Record(); err == nil {
				err = files.Table(&out, s, choiceOf(record.Summary))
			}
		}
		if err != nil {
			return err
		}
	case "html", "docx":
		if err := exportArticle(&out, f, cfg, format); err != nil {
			return err
		}
	case "releve":
		name = f.ID() + "-releve.html"
		record, err := control.New(f, control.Issuer{Authority: cfg.Authority.Name, Director: cfg.Authority.Director, Contact: cfg.Authority.Contact}, version)
		if err != nil {
			return refusal(err)
		}
		page, err := record.HTML()
		if err != nil {
			return err
		}
		out.Write(page)
	default:
		return usageError("le format « %s » n'existe pas ; choisissez scdl, csv, html, docx, agenda ou releve", format)
	}
	c.tellGaps(gaps)
	if output == "-" {
		_, err := raw(c.Stdout).Write(out.Bytes())
		return err
	}
	if output == "" {
		output = name
	}
	// what a clerk completed in the file of the last export is never written over
	own := publish.Owned{Manifest: filepath.Join(f.Dir, ".phare", "written.json")}
	beside, err := own.Write(c.path(output), out.Bytes())
	if err != nil {
		return fmt.Errorf("le fichier ne s'écrit pas : %w ; fermez-le s'il est ouvert dans Excel ou Word, ou choisissez un autre nom avec -o", err)
	}
	if beside != "" {
		fmt.Fprintf(c.Stdout, "%s n'est pas touché : quelqu'un l'a modifié, ou il n'est pas de phare. Le nouveau est à côté : %s\n", output, c.shown(beside))
		return nil
	}
	fmt.Fprintf(c.Stdout, "%s écrit.\n", output)
	return nil
}

// confirmThemes keeps the matières given beside phare.yaml, and gives all that were confirmed.
func (c *Command) confirmThemes(cfg *config, s *extract.Session, given []string) (files.Themes, error) {
	dir := cfg.dir
	if dir == "" {
		dir = c.Dir
	}
	name := filepath.Join(dir, "matieres.yaml")
	known, err := files.ReadThemes(name)
	if err != nil {
		return nil, usageError("%w", err)
	}
	for _, g := range given {
		id, code, ok := strings.Cut(g, "=")
		at := slices.IndexFunc(s.Deliberations, func(d *extract.Deliberation) bool { return d.ID == id })
		if !ok || at < 0 {
			return nil, usageError("--theme attend ACTE=CODE, avec l'identifiant d'un acte de la séance ; « %s » n'en est pas un", g)
		}
		if err := known.Confirm(name, s.Deliberations[at].Object, code); err != nil {
			return nil, usageError("%w", err)
		}
	}
	return known, nil
}

// tellGaps says what a clerk must add, a line each thing, with the rows that it concerns.
func (c *Command) tellGaps(gaps []files.Gap) {
	type thing struct{ field, reason string }
	var order []thing
	rows := map[thing][]string{}
	for _, g := range gaps {
		k := thing{g.Field, g.Reason}
		if rows[k] == nil {
			order = append(order, k)
		}
		rows[k] = append(rows[k], fmt.Sprintf("%d (%s)", g.Row, g.Act))
	}
	for _, k := range order {
		fmt.Fprintf(c.Stderr, "À compléter : %s, lignes %s : %s\n", k.field, strings.Join(rows[k], ", "), k.reason)
	}
}

// publicAddress gives the address of an act in open data, without page; nil when none is set.
func publicAddress(cfg *config) func(*extract.Deliberation) string {
	if cfg.Acts.URL == "" {
		return nil
	}
	return func(d *extract.Deliberation) string { return summarize.ActURL(d, cfg.Acts.URL) }
}

// choiceOf says of each act what became of it.
func choiceOf(sum *summarize.Summary) files.Choice {
	state, reason := map[string]string{}, map[string]string{}
	note := func(items []summarize.Item, as string) {
		for _, it := range items {
			var why []string
			for _, r := range it.Reasons {
				why = append(why, r.Text)
			}
			for _, id := range it.Acts {
				state[id], reason[id] = as, strings.Join(why, " ; ")
			}
		}
	}
	note(sum.Items, "retenue")
	note(sum.Next, "suivante")
	for _, a := range sum.SetAside {
		state[a.Act], reason[a.Act] = "écartée", a.Reason
	}
	return func(id string) (string, string) { return state[id], reason[id] }
}

// exportArticle writes the signed article as a whole page or a Word document.
func exportArticle(out *bytes.Buffer, f *review.Folder, cfg *config, format string) error {
	a, err := f.Approved(review.ArticleFile)
	if err != nil {
		return refusal(err)
	}
	d := a.Draft()
	text, err := publish.Render(a, cfg.rules(), nil)
	switch {
	case err != nil:
	case format == "docx":
		err = files.DOCX(out, d.Front.Title, text.Markdown, nil)
	default:
		var page []byte
		page, err = publish.Standalone(publish.Page{Title: d.Front.Title, Summary: d.Front.Summary, Date: d.Front.Date, Publisher: cfg.Authority.Name, Body: text.HTML, Acts: text.Acts})
		out.Write(page)
	}
	var link *publish.LinkError
	if errors.As(err, &link) {
		return refusal(fmt.Errorf("%s : %w", filepath.Join(f.ID(), review.ArticleFile), err))
	}
	return err
}
