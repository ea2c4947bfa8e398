package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"phare/review"
	"phare/review/publish"
	"phare/review/report"
)

func newReportCommand(c *Command) *cobra.Command {
	var asJSON bool
	var reach, output string
	cmd := &cobra.Command{
		Use:   "report [DOSSIER]",
		Short: "Dire, sur l'année, le temps passé, les mots gardés, le coût et la portée",
		Long: `report lit les journaux des séances de review/ et écrit une page : le temps des PDF à la
signature, la part du premier jet qui est restée, les sortes de constats écartés, le coût du
modèle. Il compte par séance, jamais par personne. --reach joint les visites, d'un export
CSV des pages de Matomo ou de Plausible. Il faut cinq séances pour que les médianes parlent.`,
		Example: "  phare report\n  phare report --reach pages-matomo.csv -o rapport.html",
		Args:    arguments(0, 1, ""),
		RunE: func(_ *cobra.Command, args []string) error {
			folders, err := c.reviewFolders(args)
			if err != nil {
				return err
			}
			return c.report(folders, reach, output, asJSON)
		},
	}
	cmd.Flags().StringVar(&reach, "reach", "", "export CSV des pages de Matomo ou de Plausible")
	cmd.Flags().StringVarP(&output, "output", "o", "rapport.html", "page à écrire")
	cmd.Flags().BoolVar(&asJSON, "json", false, "écrire un document JSON sur la sortie standard, sans page")
	return cmd
}

func (c *Command) report(folders []*review.Folder, reach, output string, asJSON bool) error {
	var visits func(string) (int, bool)
	if reach != "" {
		file, err := os.Open(c.path(reach))
		if err != nil {
			return usageError("%s ne se lit pas : %v", reach, err)
		}
		defer file.Close()
		if visits, err = report.Reach(file); err != nil {
			return usageError("%s : %w", reach, err)
		}
	}
	r, err := report.New(folders, visits)
	if err != nil {
		return err
	}
	if asJSON {
		return c.printJSON(r)
	}
	page, err := r.HTML()
	if err != nil {
		return err
	}
	if err := publish.Replace(c.path(output), page); err != nil {
		return fmt.Errorf("le rapport ne s'écrit pas : %w", err)
	}
	fmt.Fprintf(c.Stdout, "%s écrit, sur %d séances.\n", output, len(r.Sessions))
	return nil
}
