package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"phare/prompts"
)

func newPromptsCommand(c *Command) *cobra.Command {
	return &cobra.Command{
		Use:   "prompts [DOSSIER]",
		Short: "Écrire les consignes et le style de la maison, pour les changer",
		Long: `prompts écrit dans le DOSSIER (prompts/ par défaut) les consignes données au modèle, le style
de la maison (style.md) et les canaux (channels/). Ce sont des fichiers Markdown : changez-les,
retirez ceux que vous gardez tels quels, ajoutez un canal par un fichier dans channels/. Le
dossier prompts/ placé à côté de phare.yaml remplace, fichier par fichier, ceux du programme.
Un fichier qui existe n'est jamais écrasé.`,
		Example: "  phare prompts\n  phare prompts essais/prompts",
		Args:    arguments(0, 1, ""),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := "prompts"
			if len(args) > 0 {
				dir = args[0]
			}
			written, err := prompts.WriteTo(c.path(dir))
			if err != nil {
				return fmt.Errorf("les consignes ne s'écrivent pas dans %s : %w", dir, err)
			}
			for _, name := range written {
				fmt.Fprintf(c.Stdout, "%s/%s\n", dir, name)
			}
			if len(written) == 0 {
				fmt.Fprintf(c.Stderr, "Tout est déjà dans %s/ : aucun fichier n'a été changé.\n", dir)
			}
			set, err := prompts.Load(c.path(dir))
			if err != nil {
				return usageError("%v", err)
			}
			fmt.Fprintf(c.Stderr, "Empreinte des consignes : %s\n", set.Fingerprint())
			return nil
		},
	}
}
