package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"phare/review"
	"phare/review/control"
)

func newVerifyCommand(c *Command) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "verify [DOSSIER | RELEVE.html]",
		Short: "Prouver que le journal est intact et que chaque texte signé l'est encore",
		Long: `verify recalcule la chaîne du journal, ligne après ligne, et compare chaque texte signé
avec l'empreinte de sa signature. Une ligne changée, un texte modifié après sa signature
sont nommés, et la commande finit par le code 4. Les empreintes des PDF cités et de la
lecture de la séance sont comparées aussi. D'un relevé de contrôle humain (phare export
--format releve), elle dit s'il énonce bien ce que dit le journal.`,
		Example: "  phare verify\n  phare verify review/2025-04-04-conseil-metropolitain",
		Args:    arguments(0, 1, ""),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 && strings.HasSuffix(args[0], ".html") {
				return c.verifyRecord(args[0])
			}
			folders, err := c.reviewFolders(args)
			if err != nil {
				return err
			}
			return c.verify(folders, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "écrire un document JSON sur la sortie standard")
	return cmd
}

func (c *Command) verify(folders []*review.Folder, asJSON bool) error {
	all := make([]*review.Verification, 0, len(folders))
	problems := 0
	for _, f := range folders {
		v, err := f.Verify()
		if err != nil {
			return fmt.Errorf("%s : %w", c.shown(f.Dir), err)
		}
		all = append(all, v)
		problems += len(v.Problems)
	}
	if asJSON {
		if err := c.printJSON(map[string]any{"sessions": all}); err != nil {
			return err
		}
	} else {
		for _, v := range all {
			c.printVerification(v)
		}
	}
	if problems > 0 {
		return refusal(fmt.Errorf("ce qui est nommé ci-dessus ne tient pas (%d)", problems))
	}
	return nil
}

// verifyRecord holds a record of human control against the session that it names.
func (c *Command) verifyRecord(name string) error {
	page, err := os.ReadFile(c.path(name))
	if err != nil {
		return usageError("%s ne se lit pas : %v", name, err)
	}
	folders, err := c.reviewFolders(nil)
	if err != nil {
		return err
	}
	for _, f := range folders {
		if !strings.Contains(string(page), `"session":"`+f.SessionID()+`"`) {
			continue
		}
		problems, err := control.Verify(f, page)
		if err != nil {
			return refusal(err)
		}
		if len(problems) > 0 {
			return refusal(fmt.Errorf("%s : %s", name, strings.Join(problems, " ; ")))
		}
		fmt.Fprintf(c.Stdout, "%s énonce ce que dit le journal de %s.\n", name, f.ID())
		return nil
	}
	return refusal(fmt.Errorf("%s : %w", name, control.ErrControl))
}

func (c *Command) printVerification(v *review.Verification) {
	fmt.Fprintf(c.Stdout, "%s : journal de %d lignes, %d texte(s) signé(s) intact(s)\n", v.ID, v.Lines, len(v.Signed))
	for _, p := range v.Problems {
		if p.Line > 0 {
			fmt.Fprintf(c.Stdout, "  %s, ligne %d : %s\n", p.File, p.Line, p.Message)
		} else {
			fmt.Fprintf(c.Stdout, "  %s : %s\n", p.File, p.Message)
		}
	}
	for _, n := range v.Notes {
		fmt.Fprintf(c.Stdout, "  %s\n", n)
	}
}
