package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"phare/docs"
	"phare/extract"
	"phare/extract/ocr"
	"phare/extract/pdftext"
	"phare/prompts"
	"phare/review"
	"phare/review/notify"
	"phare/review/publish"
	"phare/review/web"
	"phare/summarize"
	"phare/summarize/check"
)

// reviewOptions are the flags of `phare review`.
type reviewOptions struct {
	addr      string
	noBrowser bool
}

func newReviewCommand(c *Command) *cobra.Command {
	var o reviewOptions
	cmd := &cobra.Command{
		Use:   "review [DOSSIER]",
		Short: "Ouvrir la page de relecture : lire, vérifier, modifier, signer, publier",
		Long: `review ouvre dans votre navigateur la page où une personne relit les brouillons : le choix
des décisions, les textes, et pour chaque phrase la page de l'acte qui la prouve. La page
ne vit que sur ce poste, derrière une clé, et s'arrête avec la commande (Ctrl-C).

DOSSIER est un dossier de relecture, ou celui qui les contient ; par défaut review/.
« phare » seul ouvre la même page : celle du dossier courant s'il contient review/, sinon
celle de vos séances, où l'on dépose les PDF.`,
		Example: "  phare review\n  phare review review/2025-04-04-conseil-metropolitain --addr 127.0.0.1:8080",
		Args:    arguments(0, 1, ""),
		RunE:    func(cmd *cobra.Command, args []string) error { return c.review(cmd.Context(), args, o) },
	}
	cmd.Flags().StringVar(&o.addr, "addr", "127.0.0.1:0", "adresse de la page, sur ce poste seulement ; le port 0 en choisit un libre")
	cmd.Flags().BoolVar(&o.noBrowser, "no-browser", false, "ne pas ouvrir le navigateur : afficher l'adresse")
	return cmd
}

// reviewable reports whether a folder holds review folders, or is one.
func (c *Command) reviewable() (args []string, ok bool) {
	if _, err := review.Open(c.Dir); err == nil {
		return []string{c.Dir}, true
	}
	folders, err := review.List(c.path(reviewRoot))
	return nil, err == nil && len(folders) > 0
}

func (c *Command) review(ctx context.Context, args []string, o reviewOptions) error {
	if _, err := c.reviewFolders(args); err != nil {
		return err
	}
	root := reviewRoot
	if len(args) > 0 {
		root = args[0]
	}
	options, err := c.webOptions(ctx, c.path(root))
	if err != nil {
		return err
	}
	return c.serve(ctx, options, o)
}

// serve opens the page and answers until ctx ends.
func (c *Command) serve(ctx context.Context, options web.Options, o reviewOptions) error {
	options.Addr = o.addr
	var door string // the file that opens the page, once it is written
	options.Entered = func() { _ = os.Remove(door) }
	server, err := web.New(options)
	if err != nil {
		return &exitError{exitUsage, err}
	}
	fmt.Fprintf(c.Stderr, "Page de relecture : %s\nElle reste ouverte jusqu'à ce que vous fermiez cette fenêtre ou tapiez Ctrl-C.\n", server.URL())
	if !o.noBrowser {
		if door, err = c.writeDoor(server.Ticket()); err == nil {
			defer os.Remove(door)
			err = c.openBrowser(ctx, door)
		}
		if err != nil {
			fmt.Fprintf(c.Stderr, "Le navigateur ne s'est pas ouvert : copiez l'adresse ci-dessus dans sa barre.\n")
		}
	}
	err = server.Serve(ctx)
	fmt.Fprintln(c.Stderr, "Page de relecture fermée : plus rien n'écoute.")
	if err == nil { // Ctrl-C is how the page ends, and interrupts nothing
		err = &exitError{code: exitDone}
	}
	return err
}

// webOptions lends the page what package review does not own.
func (c *Command) webOptions(ctx context.Context, root string) (web.Options, error) {
	cfg, err := c.reviewConfig(root)
	if err != nil {
		return web.Options{}, err
	}
	client, err := c.client(cfg, false, 0, nil)
	if err != nil {
		return web.Options{}, err
	}
	o := web.Options{
		Root: root, Program: version, Rule: cfg.house(),
		Checker: c.checker,
		Preview: func(body []byte) ([]byte, error) { return publish.HTML(body, nil) },
		Redo: func(ctx context.Context, s *extract.Session, acts []string, step func(done, total int)) (summarize.Item, error) {
			so, err := c.summarizeOptions(cfg, s.Date)
			if err != nil {
				return summarize.Item{}, err
			}
			so.Client = client
			so.Progress = func(p summarize.Progress) { step(p.Done, p.Total) }
			return summarize.Write(ctx, s, acts, so)
		},
		Words: c.pageWords,
		Image: pageImage(),
	}
	if o.Counters, err = channelCounters(cfg); err != nil {
		return web.Options{}, err
	}
	var targets []publish.Publisher
	for _, name := range cfg.Publish.names() {
		one, err := c.targets(ctx, cfg, name)
		if err != nil { // the others still work
			o.Problems = append(o.Problems, bare(err).Error())
			fmt.Fprintf(c.Stderr, "Publication impossible depuis la page : %v\n", err)
			continue
		}
		targets = append(targets, one...)
	}
	o.Said = &correctionsOf{file: filepath.Join(besideReviews(cfg, root), correctionsName)}
	o.Settings = &pageSettings{c: c, cfg: cfg, root: root, file: filepath.Join(besideReviews(cfg, root), configName)}
	c.lendRunner(ctx, &o, cfg, client)
	o.Guide = docs.Guide
	o.Copy = func(a review.Approved) (string, string, error) {
		r, err := publish.Render(a, cfg.rules(), nil)
		return string(r.HTML), string(r.Markdown), err
	}
	o.Signed = func(a review.Approved) { c.tell(ctx, cfg, a.Folder(), notify.Signed) }
	o.Withdraw, o.ActsURL = c.withdrawFromPage, cfg.Acts.URL
	o.Copies = func(ctx context.Context, f *review.Folder, file, by, reader string, step func(done, total int)) ([]string, error) {
		return c.writeCopies(ctx, f, file, by, reader, step)
	}
	o.Targets = func(d review.Draft) []string {
		var names []string
		for _, t := range targets {
			if takes(t, d) {
				names = append(names, t.Name())
			}
		}
		return names
	}
	o.Send = func(ctx context.Context, a review.Approved, target string, dryRun bool) (web.Sending, error) {
		for _, t := range targets {
			if t.Name() == target {
				r, err := c.sendTo(ctx, a, t, cfg, publishOptions{dryRun: dryRun})
				if err == nil && !dryRun && r.Action != "unchanged" {
					c.tell(ctx, cfg, a.Folder(), notify.Out)
				}
				return web.Sending{Action: r.Action, URL: r.URL, Diff: r.Diff, Note: cfg.Publish.hourNote(target, dryRun)}, err
			}
		}
		return web.Sending{}, usageError("la cible « %s » n'est pas réglée", target)
	}
	return o, nil
}

// reviewConfig reads the settings from the working directory, else from the folder where
// review/ lies: the page may be opened from a session's own folder.
func (c *Command) reviewConfig(root string) (*config, error) {
	return loadConfig(c.Dir, root, filepath.Dir(root), filepath.Dir(filepath.Dir(root)))
}

// pageWords reads one PDF of the session, in a worker.
func (c *Command) pageWords(ctx context.Context, path string, ocr bool) (*pdftext.Document, error) {
	o := readOptions{ocr: extract.OCRNever}
	if ocr {
		o.ocr = extract.OCRAuto
	}
	batch, err := c.read(ctx, []string{path}, o, &bar{})
	if err != nil {
		return nil, err
	}
	if len(batch.Documents) != 1 || batch.Documents[0].PDF == nil {
		return nil, fmt.Errorf("%s ne se lit pas", filepath.Base(path))
	}
	return batch.Documents[0].PDF, nil
}

// pageImage draws pages with pdftoppm; nil where it is not installed.
func pageImage() func(ctx context.Context, path string, page int) ([]byte, error) {
	if !ocr.CanDraw() {
		return nil
	}
	return func(ctx context.Context, path string, page int) ([]byte, error) {
		return ocr.Picture(ctx, path, page, 1500)
	}
}

// channelCounters counts a text for each network that its channel must fit.
func channelCounters(cfg *config) (func(channel, text string) []web.Counter, error) {
	dir := ""
	if cfg.dir != "" {
		if own := filepath.Join(cfg.dir, "prompts"); isFolder(own) {
			dir = own
		}
	}
	set, err := prompts.Load(dir)
	if err != nil {
		return nil, err
	}
	channels, err := set.Channels()
	if err != nil {
		return nil, err
	}
	return func(channel, text string) []web.Counter {
		networks := []string{channel}
		for _, c := range channels {
			if c.Name == channel && len(c.Fits) > 0 {
				networks = c.Fits
			}
		}
		var counters []web.Counter
		for _, n := range networks {
			counter := web.Counter{Network: networkName(n), Count: check.Count(n, text), Unit: "caractères"}
			if limit, ok := check.LimitOf(n); ok {
				counter.Max, counter.Unit = limit.Max, limit.Unit
			}
			counters = append(counters, counter)
		}
		return counters
	}, nil
}

// networkName writes the name of a network as its owners do.
func networkName(n string) string {
	switch n {
	case "linkedin":
		return "LinkedIn"
	case "whatsapp":
		return "WhatsApp"
	case "sms":
		return "SMS"
	case "":
		return "Longueur"
	}
	return strings.ToUpper(n[:1]) + n[1:]
}
