package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// newManCommand writes the man pages, for the packages of a release.
func newManCommand(c *Command) *cobra.Command {
	return &cobra.Command{
		Use: "man DOSSIER", Short: "Écrire les pages de manuel", Hidden: true,
		Long:    "man écrit une page de manuel par commande, pour les paquets d'une version.",
		Example: "  phare man /usr/local/share/man/man1",
		Args:    arguments(1, 1, "un dossier"),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			root.DisableAutoGenTag = true
			return doc.GenManTree(root, &doc.GenManHeader{Title: "PHARE", Section: "1", Source: "phare " + version, Manual: "phare"}, c.path(args[0]))
		},
	}
}
