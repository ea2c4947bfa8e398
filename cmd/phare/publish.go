package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"phare/review"
	"phare/review/publish"
	"phare/review/publish/files"
	"phare/review/publish/folder"
	"phare/review/publish/repo"
	"phare/review/publish/wordpress"
)

// publishSettings are the targets of phare.yaml. A target that is not there is not offered,
// but for files, which needs nothing.
type publishSettings struct {
	WordPress *wordpress.Config `yaml:"wordpress"`
	Git       *repo.Config      `yaml:"git"`
	Folder    *folder.Config    `yaml:"folder"`
	Files     *filesSettings    `yaml:"files"`
}

type filesSettings struct {
	Dir string `yaml:"dir"` // a-publier/ in the review folder when empty
}

// publishOptions are the flags of `phare publish`.
type publishOptions struct {
	to                  string
	dryRun, force, json bool
}

func newPublishCommand(c *Command) *cobra.Command {
	var o publishOptions
	cmd := &cobra.Command{
		Use:   "publish [FICHIER]",
		Short: "Envoyer les textes approuvés vers le CMS, un dépôt, un flux ou des fichiers",
		Long: `publish envoie ce qu'une personne a signé, et rien d'autre, chaque texte une seule fois :
relancé, il met à jour et ne double jamais. Sans FICHIER, tous les textes approuvés de
review/. Les cibles se règlent dans phare.yaml (publish) :

  wordpress  interface REST et mot de passe d'application, essayé avec un WordPress 6.1
  git        dépôt pour Hugo ou Decap CMS, essayé avec les deux
  folder     pages HTML et flux RSS 2.0 ; le flux est l'entrée de TYPO3 (EXT:news) et de
             Drupal (Feeds), qui n'ont pas été essayés : seul le flux l'a été
  files      textes à coller, document Word`,
		Example: "  phare publish --to wordpress --dry-run\n  phare publish review/2025-04-04-conseil-metropolitain/article.md --to wordpress",
		Args:    arguments(0, 1, ""),
		RunE:    func(cmd *cobra.Command, args []string) error { return c.publish(cmd.Context(), args, o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.to, "to", "", "cible : wordpress, git, folder ou files ; par défaut toutes celles de phare.yaml")
	f.BoolVar(&o.dryRun, "dry-run", false, "montrer ce qui changerait, sans rien envoyer")
	f.BoolVar(&o.force, "force", false, "écraser ce qu'une personne a modifié sur place")
	f.BoolVar(&o.json, "json", false, "écrire un document JSON sur la sortie standard")
	return cmd
}

// targets opens the targets that are configured, or the one named.
func (c *Command) targets(ctx context.Context, cfg *config, name string) ([]publish.Publisher, error) {
	s := cfg.Publish
	var all []publish.Publisher
	add := func(p publish.Publisher, err error) error {
		if err != nil {
			return &exitError{exitUsage, err}
		}
		all = append(all, p)
		return nil
	}
	below := func(dir string) string {
		if dir == "" || filepath.IsAbs(dir) {
			return dir
		}
		return filepath.Join(cfg.dir, dir)
	}
	wants := func(target string) bool { return name == "" || name == target }
	if s.WordPress != nil && wants("wordpress") {
		w := *s.WordPress
		w.Password = c.getenv("PHARE_WORDPRESS_PASSWORD")
		site, err := wordpress.New(w)
		if err := add(site, err); err != nil {
			return nil, err
		}
	}
	if s.Git != nil && wants("git") {
		g := *s.Git
		g.Dir = below(g.Dir)
		r, err := repo.New(ctx, g)
		if err := add(r, err); err != nil {
			return nil, err
		}
	}
	if s.Folder != nil && wants("folder") {
		d := *s.Folder
		d.Dir = below(d.Dir)
		f, err := folder.New(d)
		if err := add(f, err); err != nil {
			return nil, err
		}
	}
	if name == "files" || s.Files != nil && name == "" {
		dir := ""
		if s.Files != nil {
			dir = below(s.Files.Dir)
		}
		all = append(all, files.Folder{Dir: dir})
	}
	if len(all) == 0 {
		if name == "" {
			return nil, usageError("aucune cible n'est réglée ; ajoutez publish à phare.yaml (voyez docs/reglages.md), ou essayez « phare publish --to files »")
		}
		if !slices.Contains([]string{"wordpress", "git", "folder"}, name) {
			return nil, usageError("la cible « %s » n'existe pas ; choisissez wordpress, git, folder ou files", name)
		}
		return nil, usageError("la cible « %s » n'est pas réglée : ajoutez publish.%s à phare.yaml ; voyez docs/reglages.md", name, name)
	}
	return all, nil
}

// takes tells which texts go to which target: posts are for people to paste, a CMS takes the article.
func takes(p publish.Publisher, d review.Draft) bool {
	if p.Name() == "files" {
		return true
	}
	return d.File == review.ArticleFile
}

func (c *Command) publish(ctx context.Context, args []string, o publishOptions) error {
	folders, file, err := c.publishable(args)
	if err != nil {
		return err
	}
	texts, err := signedTexts(folders, file)
	if err != nil {
		return err
	}
	cfg, err := loadConfig(c.Dir, folders[0].Dir)
	if err != nil {
		return err
	}
	targets, err := c.targets(ctx, cfg, o.to)
	if err != nil {
		return err
	}
	results := []publish.Result{}
	var failed []error
	refusedOnly := true
	for _, a := range texts {
		for _, p := range targets {
			if !takes(p, a.Draft()) {
				continue
			}
			r, err := c.sendTo(ctx, a, p, cfg, o)
			r.File = c.shown(filepath.Join(a.Folder().Dir, a.Draft().File))
			if err != nil {
				failed = append(failed, fmt.Errorf("%s → %s : %w", r.File, p.Name(), err))
				refusedOnly = refusedOnly && isRefusal(err)
				continue
			}
			results = append(results, r)
		}
	}
	if err := c.tellPublished(results, o); err != nil {
		return err
	}
	switch {
	case len(failed) > 0 && refusedOnly:
		return refusal(errors.Join(failed...))
	case len(failed) > 0:
		return errors.Join(failed...)
	}
	return nil
}

// signedTexts gives what may go out: the file named, which is refused when it is not signed
// as it stands, or every signed text.
func signedTexts(folders []*review.Folder, file string) ([]review.Approved, error) {
	if file != "" {
		a, err := folders[0].Approved(file)
		if err != nil {
			return nil, refusal(err)
		}
		return []review.Approved{a}, nil
	}
	var texts []review.Approved
	for _, f := range folders {
		drafts, err := f.Drafts()
		if err != nil {
			return nil, err
		}
		for _, d := range drafts {
			a, err := f.Approved(d.File)
			var unsigned *review.NotApprovedError
			switch {
			case err == nil:
				texts = append(texts, a)
			case !errors.As(err, &unsigned):
				return nil, refusal(err)
			}
		}
	}
	if len(texts) == 0 {
		return nil, refusal(errors.New("aucun texte n'est approuvé ; relisez-les avec « phare review », signez, puis recommencez"))
	}
	return texts, nil
}

// sendTo sends one text to one target.
func (c *Command) sendTo(ctx context.Context, a review.Approved, p publish.Publisher, cfg *config, o publishOptions) (publish.Result, error) {
	if f, ok := p.(files.Folder); ok && f.Dir == "" {
		p = files.Folder{Dir: filepath.Join(a.Folder().Dir, "a-publier")}
	}
	return publish.Send(ctx, a, p, publish.Options{
		Rules:  cfg.rules(),
		DryRun: o.dryRun, Force: o.force, Today: time.Now().Format(time.DateOnly), Publisher: cfg.Authority.Name,
	})
}

// isRefusal tells what a person must settle from what a network failed at.
func isRefusal(err error) bool {
	var (
		conflict *publish.ConflictError
		refused  *publish.RefusedError
		link     *publish.LinkError
		unsigned *review.NotApprovedError
		broken   *review.BrokenError
	)
	return errors.As(err, &conflict) || errors.As(err, &refused) || errors.As(err, &link) || errors.As(err, &unsigned) || errors.As(err, &broken)
}

// publishable opens the folders, and names the file when one was given.
func (c *Command) publishable(args []string) ([]*review.Folder, string, error) {
	if len(args) == 1 && strings.HasSuffix(args[0], ".md") {
		f, err := review.Open(filepath.Dir(c.path(args[0])))
		if err != nil {
			return nil, "", &exitError{exitUsage, err}
		}
		return []*review.Folder{f}, filepath.Base(args[0]), nil
	}
	folders, err := c.reviewFolders(args)
	return folders, "", err
}

func (c *Command) tellPublished(results []publish.Result, o publishOptions) error {
	if o.json {
		enc := json.NewEncoder(c.Stdout)
		enc.SetIndent("", "  ")
		return enc.Encode(map[string]any{"publications": results})
	}
	words := map[string]string{"created": "créé", "updated": "mis à jour", "unchanged": "déjà à jour"}
	for _, r := range results {
		if r.DryRun && r.Action != "unchanged" {
			fmt.Fprintf(c.Stdout, "%s → %s : serait %s\n%s", r.File, r.Target, words[r.Action], r.Diff)
			continue
		}
		fmt.Fprintf(c.Stdout, "%s → %s : %s %s\n", r.File, r.Target, words[r.Action], r.URL)
	}
	return nil
}
