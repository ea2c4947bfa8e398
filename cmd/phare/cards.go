package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v4"

	"phare/review"
	"phare/review/cards"
	"phare/review/publish"
)

const themeName = "theme.yaml"

func newCardsCommand(c *Command) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "cards [ARTICLE]",
		Short: "Dessiner les images de l'article, avec ses mots et les couleurs de la collectivité",
		Long: `cards dessine, dans images/ du dossier de relecture, une image pour la séance et une par
décision, en carré (réseaux) et en large (aperçu de lien) : titre, chiffre, phrase et acte,
repris du texte, rien d'autre. theme.yaml, à côté de phare.yaml, donne couleurs, logo et
police ; le contraste est corrigé s'il le faut. L'image de la séance devient celle de
l'article. La signature couvre les images ; un mot changé dans le texte demande de les refaire.`,
		Example: "  phare cards\n  phare cards review/2025-04-04-conseil-metropolitain/article.md",
		Args:    arguments(0, 1, ""),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 && strings.HasSuffix(args[0], ".md") {
				f, _, err := c.draft(args[0])
				if err != nil {
					return err
				}
				return c.cards(f)
			}
			folders, err := c.reviewFolders(args)
			if err != nil {
				return err
			}
			if len(folders) > 1 {
				return usageError("plusieurs séances sont dans ce dossier ; nommez-en une : phare cards %s", c.shown(folders[0].Dir))
			}
			return c.cards(folders[0])
		},
	}
	return cmd
}

func (c *Command) cards(f *review.Folder) error {
	cfg, err := loadConfig(c.Dir, f.Dir)
	if err != nil {
		return err
	}
	theme, err := c.theme(cfg)
	if err != nil {
		return usageError("%w", err)
	}
	record, err := f.Record()
	if err != nil {
		return err
	}
	d, err := f.Draft(review.ArticleFile)
	if err != nil {
		return err
	}
	made, err := f.WriteCards(d, theme, record.Body+", "+publish.LongDate(record.Date))
	if err != nil {
		return refusal(err)
	}
	fmt.Fprintf(c.Stdout, "%d images dans %s.\n", len(made), c.shown(filepath.Join(f.Dir, review.ImagesDir)))
	if d.Front.Image != "" && !strings.HasPrefix(d.Front.Image, review.ImagesDir+"/seance-") {
		return nil // somebody chose another
	}
	next, err := review.SetFront([]byte(d.Text), map[string]any{"image": review.ImagesDir + "/" + made[0].Name, "alt": made[0].Alt})
	if err != nil {
		return err
	}
	_, err = f.Save(d.File, d.Content, string(next), "phare")
	return err
}

// theme reads theme.yaml beside phare.yaml; without one, sober colours.
func (c *Command) theme(cfg *config) (cards.Theme, error) {
	dir := cfg.dir
	if dir == "" {
		dir = c.Dir
	}
	var s cards.Settings
	raw, err := os.ReadFile(filepath.Join(dir, themeName))
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return cards.Theme{}, err
	default:
		if err := yaml.Load(raw, &s, yaml.WithKnownFields()); err != nil {
			return cards.Theme{}, fmt.Errorf("%s : %s", themeName, explainYAML(err))
		}
	}
	return cards.NewTheme(s, func(name string) ([]byte, error) {
		if !filepath.IsLocal(name) {
			return nil, fmt.Errorf("« %s » doit être à côté de %s", name, themeName)
		}
		return os.ReadFile(filepath.Join(dir, name))
	})
}
