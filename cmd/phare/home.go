package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"go.yaml.in/yaml/v4"

	"phare/examples"
	"phare/extract"
	"phare/review"
	"phare/review/notify"
	"phare/review/web"
	"phare/summarize"
	"phare/summarize/llm"
)

// start opens the page on the person's own workspace, asked for once: what `phare` without
// arguments does where there is a display.
func (c *Command) start(ctx context.Context) error {
	options, err := c.homeOptions(ctx)
	if err != nil {
		return err
	}
	return c.serve(ctx, options, reviewOptions{addr: "127.0.0.1:0"})
}

// homeOptions are those of the workspace that the person chose, or of none yet.
func (c *Command) homeOptions(ctx context.Context) (web.Options, error) {
	if dir := c.rememberedWork(); dir != "" {
		return c.webOptions(ctx, filepath.Join(dir, reviewRoot))
	}
	o, err := c.webOptions(ctx, filepath.Join(c.documents(), "phare", reviewRoot))
	o.Work.Dir, o.Settings = "", nil // there is nothing to set before there is a place
	return o, err
}

// workFile holds the path of the workspace, in the folder of the person's settings.
func (c *Command) workFile() string {
	base := ""
	switch runtime.GOOS {
	case "windows":
		base = c.getenv("AppData")
	case "darwin":
		base = filepath.Join(c.home(), "Library", "Application Support")
	default:
		if base = c.getenv("XDG_CONFIG_HOME"); base == "" && c.home() != "" {
			base = filepath.Join(c.home(), ".config")
		}
	}
	if base == "" {
		return ""
	}
	return filepath.Join(base, "phare", "dossier-de-travail.txt")
}

// rememberedWork is the workspace chosen before, "" without one or when it is gone.
func (c *Command) rememberedWork() string {
	raw, err := os.ReadFile(c.workFile())
	if dir := strings.TrimSpace(string(raw)); err == nil && isFolder(dir) {
		return dir
	}
	return ""
}

// chooseWork makes the workspace of an authority below dir, and remembers it but for a trial.
func (c *Command) chooseWork(ctx context.Context, authority, dir string, trial bool) (web.Options, error) {
	if dir == "" {
		dir = filepath.Join(c.documents(), "phare")
	}
	if rest, ok := strings.CutPrefix(dir, "~/"); ok {
		dir = filepath.Join(c.home(), rest)
	}
	if !filepath.IsAbs(dir) {
		return web.Options{}, fmt.Errorf("« %s » n’est pas un chemin complet ; exemple : %s", dir, filepath.Join(c.documents(), "phare"))
	}
	name := "Essai"
	if !trial {
		name = folderName(authority)
	}
	work := filepath.Join(dir, name)
	if err := os.MkdirAll(work, 0o755); err != nil {
		return web.Options{}, fmt.Errorf("ce dossier ne se laisse pas créer, choisissez-en un autre : %w", err)
	}
	settings := filepath.Join(work, configName)
	if _, err := os.Stat(settings); errors.Is(err, fs.ErrNotExist) && !trial {
		raw, err := yaml.Dump(map[string]any{"authority": map[string]string{"name": authority}})
		if err != nil {
			return web.Options{}, err
		}
		if err := os.WriteFile(settings, raw, 0o644); err != nil {
			return web.Options{}, fmt.Errorf("ce dossier ne se laisse pas écrire, choisissez-en un autre : %w", err)
		}
	}
	if file := c.workFile(); file != "" && !trial {
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			return web.Options{}, err
		}
		if err := os.WriteFile(file, []byte(work+"\n"), 0o600); err != nil {
			return web.Options{}, err
		}
	}
	return c.webOptions(ctx, filepath.Join(work, reviewRoot))
}

// folderName makes the name of an authority that of a folder on every system.
func folderName(authority string) string {
	name := strings.TrimRight(strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, authority)), ". ")
	if name == "" {
		return "Collectivité"
	}
	return name
}

// lendRunner gives the page what turns PDFs into drafts. A page that was opened on one
// session's own folder has no place for others.
func (c *Command) lendRunner(ctx context.Context, o *web.Options, cfg *config, client *llm.Client) {
	if _, err := review.Open(o.Root); err == nil || filepath.Base(o.Root) != reviewRoot {
		return
	}
	o.Runner = &pageRunner{c: c, cfg: cfg, client: client, root: o.Root}
	o.Work = web.Workspace{Dir: filepath.Dir(o.Root), Suggested: filepath.Join(c.documents(), "phare"), Authority: cfg.Authority.Name,
		Choose: func(authority, dir string, trial bool) (web.Options, error) {
			return c.chooseWork(ctx, authority, dir, trial)
		}}
}

// pageRunner is the pipeline as the page uses it.
type pageRunner struct {
	c      *Command
	cfg    *config
	client *llm.Client
	root   string
}

func (p *pageRunner) Example() fs.FS { return examples.Session() }

func (p *pageRunner) Read(ctx context.Context, dir string, o web.Reading) (*extract.Batch, error) {
	ro := readOptions{ocr: extract.OCRNever, votes: o.Votes, scans: o.OCR, tell: o.Progress, said: filepath.Join(besideReviews(p.cfg, p.root), correctionsName)}
	if o.OCR != nil {
		ro.ocr = extract.OCRAuto
	}
	return p.c.read(ctx, []string{dir}, ro, &bar{})
}

// told tells the page how far a draft is.
type told func(what string, done, total int)

func (t told) step(what string, done, total int) { t(what, done, total) }
func (t told) end()                              {}

func (p *pageRunner) Draft(ctx context.Context, b *extract.Batch, dir string, o web.Drafting) (web.Drafted, error) {
	made, err := p.c.compose(ctx, p.cfg, p.client, b, []string{dir}, runOptions{session: o.Date, review: p.root}, told(o.Progress))
	if err != nil {
		return web.Drafted{}, err
	}
	p.c.tell(ctx, p.cfg, made.folder, notify.Waiting)
	out := web.Drafted{ID: made.session.ID, Changes: made.changes, Notes: gapLines(accountFor(made.session.Documents, made.session.Others))}
	for _, w := range made.result.Beside() {
		out.Beside = append(out.Beside, w.File)
	}
	if made.summary.Method == summarize.ByExtraction && made.summary.Model != "" {
		out.Notes = append(out.Notes, fmt.Sprintf("Le modèle %s n’a rien donné d’utilisable : les textes sont tirés des actes.", made.summary.Model))
	}
	return out, nil
}
