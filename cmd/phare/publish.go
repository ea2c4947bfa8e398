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
	"phare/review/notify"
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
	Times     map[string]string `yaml:"times"` // hour by target: {files: "07:30", wordpress: "09:00"}
}

// names lists the targets that are set, then files, which can always be made.
func (s publishSettings) names() []string {
	var all []string
	for name, on := range map[string]bool{"wordpress": s.WordPress != nil, "git": s.Git != nil, "folder": s.Folder != nil} {
		if on {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return append(all, "files")
}

type filesSettings struct {
	Dir      string   `yaml:"dir"`       // a-publier/ in the review folder when empty
	TestList []string `yaml:"test_list"` // addresses that a newsletter is first sent to
}

// publishOptions are the flags of `phare publish`.
type publishOptions struct {
	to                  string
	dryRun, force, json bool
	withdraw            bool
	by, reason, on      string
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
  files      textes à coller, document Word

Aucun PDF ne part, sauf ceux dont la signature le dit (voyez docs/reglages.md).

--withdraw retire un texte de toutes les cibles qui l'ont reçu, ou de celle de --to : sa
signature tombe, un avis avec le motif prend sa place, flux, index et plan du site compris.`,
		Example: "  phare publish --to wordpress --dry-run\n  phare publish review/2025-04-04-conseil-metropolitain/article.md --withdraw --by \"Anne Leroy\" --reason \"montant erroné, texte corrigé à venir\"\n  phare publish review/2025-04-04-conseil-metropolitain/article.md --to wordpress",
		Args:    arguments(0, 1, ""),
		RunE:    func(cmd *cobra.Command, args []string) error { return c.publish(cmd.Context(), args, o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.to, "to", "", "cible : wordpress, git, folder ou files ; par défaut toutes celles de phare.yaml")
	f.BoolVar(&o.dryRun, "dry-run", false, "montrer ce qui changerait, sans rien envoyer")
	f.BoolVar(&o.force, "force", false, "écraser ce qu'une personne a modifié sur place")
	f.StringVar(&o.on, "on", "", "jour de la publication (2025-04-07) : chaque cible à l'heure de publish.times")
	f.BoolVar(&o.withdraw, "withdraw", false, "retirer FICHIER de ce qui est en ligne ; demande --by et --reason")
	f.StringVar(&o.by, "by", "", "avec --withdraw : nom de la personne qui retire")
	f.StringVar(&o.reason, "reason", "", "avec --withdraw : motif, que les lecteurs verront")
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
		w.Password, _ = c.secret(wordpressVariable, wordpressAccount(cfg))
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
		var f files.Folder
		if s.Files != nil {
			f = files.Folder{Dir: below(s.Files.Dir), TestList: s.Files.TestList}
		}
		all = append(all, f)
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
	if o.withdraw {
		return c.withdraw(ctx, folders[0], file, o)
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
	told := map[*review.Folder]bool{}
	var failed []error
	refusedOnly := true
	for _, a := range texts {
		for _, p := range targets {
			if !takes(p, a.Draft()) {
				continue
			}
			wait, err := c.early(p, cfg, o)
			if err != nil {
				return err
			}
			if wait != "" {
				fmt.Fprintf(c.Stderr, "%s → %s : %s.\n", c.shown(filepath.Join(a.Folder().Dir, a.Draft().File)), p.Name(), wait)
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
			if !r.DryRun && r.Action != "unchanged" {
				told[a.Folder()] = true
			}
		}
	}
	for _, f := range folders {
		if told[f] {
			c.tell(ctx, cfg, f, notify.Out)
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
	return publish.Send(ctx, a, c.ownFolder(p, a.Folder()), c.sendOptions(cfg, o))
}

func (c *Command) sendOptions(cfg *config, o publishOptions) publish.Options {
	return publish.Options{Rules: cfg.rules(), DryRun: o.dryRun, Force: o.force, Today: time.Now().Format(time.DateOnly), Publisher: cfg.Authority.Name}
}

// withdraw takes one text down from where it was published.
func (c *Command) withdraw(ctx context.Context, f *review.Folder, file string, o publishOptions) error {
	if file == "" {
		return usageError("nommez le texte à retirer : phare publish REVIEW/SEANCE/article.md --withdraw --by \"Prénom Nom\" --reason \"…\"")
	}
	cfg, err := loadConfig(c.Dir, f.Dir)
	if err != nil {
		return err
	}
	names, targets, err := c.onLine(ctx, cfg, f, file, o.to)
	if err != nil {
		return err
	}
	if o.dryRun {
		for _, name := range names {
			fmt.Fprintf(c.Stdout, "%s → %s : serait retiré\n", file, name)
		}
		return nil
	}
	back, err := f.Withdraw(file, o.by, o.reason)
	if err != nil {
		if errors.Is(err, review.ErrNoName) {
			return usageError("%w", err)
		}
		return refusal(err)
	}
	results, failed := c.takeDown(ctx, cfg, back, targets, f, file, o)
	return errors.Join(c.tellPublished(results, o), errors.Join(failed...))
}

// onLine names the targets that show a text, and opens them: all of them before the first is changed.
func (c *Command) onLine(ctx context.Context, cfg *config, f *review.Folder, file, to string) (names []string, targets []publish.Publisher, err error) {
	sent, err := f.Publications(file)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range sent {
		if p.State != review.Unpublished && p.State != review.Failed && (to == "" || to == p.Target) {
			names = append(names, p.Target)
		}
	}
	if len(names) == 0 {
		return nil, nil, refusal(fmt.Errorf("%s : %w", file, review.ErrNotPublished))
	}
	for _, name := range names {
		t, err := c.targets(ctx, cfg, name)
		if err != nil {
			return nil, nil, err
		}
		targets = append(targets, t...)
	}
	return names, targets, nil
}

// withdrawFromPage takes a text down from all that show it, as the page asks.
func (c *Command) withdrawFromPage(ctx context.Context, f *review.Folder, file, by, reason string) ([]string, error) {
	cfg, err := c.reviewConfig(f.Dir)
	if err != nil {
		return nil, bare(err)
	}
	_, targets, err := c.onLine(ctx, cfg, f, file, "")
	if err != nil {
		return nil, bare(err)
	}
	back, err := f.Withdraw(file, by, reason)
	if err != nil {
		return nil, err
	}
	results, failed := c.takeDown(ctx, cfg, back, targets, f, file, publishOptions{})
	said := []string{}
	for _, r := range results {
		said = append(said, r.Target+" : retiré.")
	}
	return said, errors.Join(failed...)
}

// takeDown takes a text down from targets.
func (c *Command) takeDown(ctx context.Context, cfg *config, back review.Withdrawn, targets []publish.Publisher, f *review.Folder, file string, o publishOptions) ([]publish.Result, []error) {
	results := []publish.Result{}
	var failed []error
	for _, t := range targets {
		r, err := publish.Withdraw(ctx, back, c.ownFolder(t, f), c.sendOptions(cfg, o))
		r.File = c.shown(filepath.Join(f.Dir, file))
		if err != nil {
			failed = append(failed, fmt.Errorf("%s → %s : %w", r.File, t.Name(), err))
			continue
		}
		results = append(results, r)
	}
	return results, failed
}

// ownFolder gives the target for files its place in the review folder, unless the settings do.
func (c *Command) ownFolder(p publish.Publisher, f *review.Folder) publish.Publisher {
	if t, ok := p.(files.Folder); ok && t.Dir == "" {
		return files.Folder{Dir: filepath.Join(f.Dir, "a-publier"), TestList: t.TestList}
	}
	return p
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
		return []*review.Folder{c.housed(f)}, filepath.Base(args[0]), nil
	}
	folders, err := c.reviewFolders(args)
	return folders, "", err
}

func (c *Command) tellPublished(results []publish.Result, o publishOptions) error {
	if o.json {
		enc := json.NewEncoder(raw(c.Stdout))
		enc.SetIndent("", "  ")
		return enc.Encode(map[string]any{"publications": results})
	}
	words := map[string]string{"created": "créé", "updated": "mis à jour", "unchanged": "déjà à jour", "withdrawn": "retiré"}
	for _, r := range results {
		if r.DryRun && r.Action != "unchanged" {
			fmt.Fprintf(c.Stdout, "%s → %s : serait %s\n%s", r.File, r.Target, words[r.Action], r.Diff)
			continue
		}
		fmt.Fprintf(c.Stdout, "%s → %s : %s %s\n", r.File, r.Target, words[r.Action], r.URL)
		for _, b := range r.Beside {
			fmt.Fprintf(c.Stdout, "  quelqu'un a retouché le fichier d'avant : le nouveau est à côté, dans %s\n", c.shown(b))
		}
	}
	return nil
}
