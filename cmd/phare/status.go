package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"phare/review"
)

// reviewRoot is the folder of the review folders, in the working directory.
const reviewRoot = "review"

func newStatusCommand(c *Command) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "status [DOSSIER]",
		Short: "Dire où en est chaque brouillon : état, constats restants, signature, publication",
		Long: `status lit les dossiers de relecture (review/, ou le DOSSIER nommé) et dit de chaque
texte son état, les constats qui restent, qui l'a signé et où il est publié. Les copies de
conflit qu'un partage a laissées sont nommées. Rien n'est modifié.`,
		Example: "  phare status\n  phare status review/2025-04-04-conseil-metropolitain --json",
		Args:    arguments(0, 1, ""),
		RunE: func(cmd *cobra.Command, args []string) error {
			folders, err := c.reviewFolders(args)
			if err != nil {
				return err
			}
			return c.status(folders, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "écrire un document JSON sur la sortie standard")
	return cmd
}

// reviewFolders opens the folders that a command is given, or those of review/.
func (c *Command) reviewFolders(args []string) ([]*review.Folder, error) {
	root := reviewRoot
	if len(args) > 0 {
		root = args[0]
	}
	path := c.path(root)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if len(args) > 0 {
			return nil, usageError("le dossier « %s » n'existe pas ; « phare run DOSSIER » crée les brouillons dans review/", root)
		}
		return nil, usageError("il n'y a pas de dossier review/ ici ; placez-vous dans le dossier où « phare run » a travaillé, ou nommez-le : phare status CHEMIN")
	}
	folders, err := review.List(path)
	if err != nil {
		return nil, err
	}
	if len(folders) == 0 {
		return nil, usageError("« %s » ne contient aucun dossier de relecture ; « phare run DOSSIER » crée les brouillons", root)
	}
	for _, f := range folders {
		c.housed(f)
	}
	return folders, nil
}

func (c *Command) status(folders []*review.Folder, asJSON bool) error {
	all := make([]*review.Status, 0, len(folders))
	for _, f := range folders {
		var findings review.CheckFunc
		checker, checkErr := c.checker(f)
		if checkErr == nil {
			findings = checker.Findings
		}
		s, err := f.Status(findings)
		if err == nil && checkErr != nil {
			s.Notes = append(s.Notes, "constats non comptés : "+checkErr.Error())
		}
		if err != nil {
			return fmt.Errorf("%s : %w", c.shown(f.Dir), err)
		}
		all = append(all, s)
	}
	if asJSON {
		return c.printJSON(map[string]any{"sessions": all})
	}
	for i, s := range all {
		if i > 0 {
			fmt.Fprintln(c.Stdout)
		}
		if err := printStatus(c.Stdout, s); err != nil {
			return err
		}
	}
	return nil
}

func printStatus(w io.Writer, s *review.Status) error {
	fmt.Fprintf(w, "%s\n", s.ID)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "  TEXTE\tÉTAT\tERREURS\tÀ VÉRIFIER\tSIGNÉ PAR\tPUBLIÉ")
	for _, d := range s.Drafts {
		fmt.Fprintf(table, "  %s\t%s\t%s\t%s\t%s\t%s\n", d.File, d.State.French(), count(d.Errors), count(d.Warnings), signer(d), publications(d))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	for _, d := range s.Drafts {
		if d.Problem != "" {
			fmt.Fprintf(w, "  %s : %s\n", d.File, d.Problem)
		}
	}
	for _, copied := range s.Copies {
		fmt.Fprintf(w, "  %s : %s\n", copied.File, copied.Message)
	}
	for _, note := range s.Notes {
		fmt.Fprintf(w, "  %s\n", note)
	}
	return nil
}

func count(n *int) string {
	if n == nil {
		return "?"
	}
	return strconv.Itoa(*n)
}

func signer(d review.DraftStatus) string {
	if d.By == "" {
		return "-"
	}
	who := d.By
	if d.Role != "" {
		who += ", " + d.Role
	}
	if t, err := time.Parse(time.RFC3339, d.When); err == nil {
		who += t.Local().Format(", 02/01/2006 15:04")
	}
	if n := len(d.Signatures); n > 1 {
		names := make([]string, n)
		for i, s := range d.Signatures {
			names[i] = s.By
		}
		who = strings.Join(names, " et ")
	}
	if n := len(d.Chairs); n > 1 && len(d.Missing) > 0 {
		who += fmt.Sprintf(" (signé %d sur %d, manque %s)", n-len(d.Missing), n, strings.Join(d.Missing, ", "))
	}
	return who
}

func publications(d review.DraftStatus) string {
	var out []string
	for _, p := range d.Publications {
		switch p.State {
		case review.Published:
			where := p.Target
			if p.URL != "" {
				where += " " + p.URL
			}
			if p.Live != d.SHA256 {
				where += " (texte précédent)"
			}
			out = append(out, where)
		case review.Publishing:
			out = append(out, p.Target+" (envoi interrompu : relancez « phare publish »)")
		case review.Failed:
			out = append(out, p.Target+" (échec : "+p.Reason+")")
		case review.Unpublished:
			out = append(out, p.Target+" (retiré)")
		}
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, " ; ")
}

// printJSON writes one JSON document on stdout.
func (c *Command) printJSON(v any) error {
	enc := json.NewEncoder(raw(c.Stdout))
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
