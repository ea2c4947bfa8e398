package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"phare/review"
)

func newRevokeCommand(c *Command) *cobra.Command {
	var by, reason string
	cmd := &cobra.Command{
		Use:   "revoke FICHIER",
		Short: "Retirer la signature d'un texte",
		Long: `revoke retire la signature d'un texte : il ne peut plus être publié avant d'être signé de
nouveau. Ce qui est déjà publié le reste ; « phare publish --help » dit comment le retirer.`,
		Example: `  phare revoke review/2025-04-04-conseil-metropolitain/article.md --by "Anne Leroy" --reason "montant à revoir"`,
		Args:    arguments(1, 1, "le texte dont la signature est à retirer"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.revoke(args[0], by, reason)
		},
	}
	cmd.Flags().StringVar(&by, "by", "", "nom de la personne qui la retire (à défaut, le compte de l'ordinateur)")
	cmd.Flags().StringVar(&reason, "reason", "", "motif, gardé dans le journal")
	return cmd
}

func (c *Command) revoke(path, by, reason string) error {
	f, file, err := c.draft(path)
	if err != nil {
		return err
	}
	for _, key := range []string{"USER", "USERNAME"} {
		if by == "" {
			by = c.getenv(key)
		}
	}
	err = f.Revoke(file, by, reason)
	var unsigned *review.NotApprovedError
	switch {
	case errors.Is(err, review.ErrNoName):
		return usageError("%w", err)
	case errors.As(err, &unsigned):
		return refusal(err)
	case err != nil:
		return err
	}
	fmt.Fprintf(c.Stderr, "La signature de %s est retirée.\n", path)
	return nil
}

// draft opens the review folder of a draft named by its path.
func (c *Command) draft(path string) (*review.Folder, string, error) {
	full := c.path(path)
	f, err := review.Open(filepath.Dir(full))
	if err != nil {
		return nil, "", usageError("« %s » n'est pas un brouillon d'un dossier de relecture ; exemple : review/2025-04-04-conseil-metropolitain/article.md", path)
	}
	if _, err := f.Draft(filepath.Base(full)); err != nil && !errors.Is(err, review.ErrFrontMatter) && !errors.Is(err, review.ErrEncoding) {
		return nil, "", usageError("« %s » ne se lit pas ; « phare status » donne la liste des textes", path)
	}
	return c.housed(f), filepath.Base(full), nil
}
