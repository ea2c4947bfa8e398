package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"phare/review"
	"phare/review/notify"
	"phare/review/publish/wordpress"
	"phare/review/web"
	"phare/review/web/settings"
	"phare/summarize"
	"phare/summarize/llm"
)

// wordpressVariable gives the application password of the site.
const wordpressVariable = "PHARE_WORDPRESS_PASSWORD"

// wordpressAccount is the keyring's name of the password of a site; "" without a site.
func wordpressAccount(cfg *config) string {
	if cfg.Publish.WordPress == nil {
		return ""
	}
	u, err := url.Parse(cfg.Publish.WordPress.URL)
	if err != nil || u.Host == "" {
		return ""
	}
	return "wordpress " + cfg.Publish.WordPress.User + "@" + u.Host
}

// secret gives a password: from the environment, else from the system's keyring; where says in
// French where it was found, "" for nowhere.
func (c *Command) secret(variable, account string) (value, where string) {
	if v := c.getenv(variable); v != "" {
		return v, "la variable " + variable
	}
	if account == "" {
		return "", ""
	}
	if v, err := llm.KeyFromKeyring(account); err == nil && v != "" { // a system without a keyring has none
		return v, "le trousseau du système"
	}
	return "", ""
}

// besideReviews is the folder of phare.yaml and of the corrections: where the settings were
// found, else where review/ lies.
func besideReviews(cfg *config, root string) string {
	if cfg.dir != "" {
		return cfg.dir
	}
	dir := filepath.Dir(root)
	if _, err := review.Open(root); err == nil { // one session's own folder
		dir = filepath.Dir(dir)
	}
	return dir
}

// pageSettings is phare.yaml as the page changes it.
type pageSettings struct {
	c    *Command
	cfg  *config
	root string // of the review folders
	file string
}

func (p *pageSettings) Read() ([]byte, error) {
	raw, err := os.ReadFile(p.file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return raw, err
}

// Write refuses what a run would refuse, before it replaces the file.
func (p *pageSettings) Write(ctx context.Context, raw []byte) (web.Options, error) {
	next, err := parseConfig(p.file, raw)
	if err != nil {
		return web.Options{}, bare(err)
	}
	next.dir = filepath.Dir(p.file)
	for target := range next.Publish.Times {
		if _, _, err := next.Publish.at(target, "2025-01-01"); err != nil {
			return web.Options{}, bare(err)
		}
	}
	for _, name := range next.Publish.names() {
		if w := next.Publish.WordPress; name == "wordpress" {
			// its password is kept once its address is known
			site := *w
			site.Password = "-"
			if _, err := wordpress.New(site); err != nil {
				return web.Options{}, err
			}
			continue
		}
		if _, err := p.c.targets(ctx, next, name); err != nil {
			return web.Options{}, bare(err)
		}
	}
	if _, err := p.c.client(next, false, 0, nil); err != nil {
		return web.Options{}, bare(err)
	}
	if err := replaceFile(p.file, raw); err != nil {
		return web.Options{}, fmt.Errorf("%s ne s'écrit pas : %w", p.file, err)
	}
	return p.c.webOptions(ctx, p.root)
}

// bare is an error without its exit code.
func bare(err error) error {
	var e *exitError
	if errors.As(err, &e) && e.err != nil {
		return e.err
	}
	return err
}

func (p *pageSettings) Secrets() []web.Secret {
	var all []web.Secret
	add := func(name, label, hint, where string) {
		all = append(all, web.Secret{Name: name, Label: label, Hint: hint, Where: where, Fixed: strings.HasPrefix(where, "la variable ")})
	}
	key := modelKey{}
	if m, err := p.c.modelConfig(p.cfg); err == nil && m.Model != "" {
		key, _ = p.c.modelKey(p.cfg, m.Host()) // its error comes with the model
	}
	add("model", "Clé du fournisseur", "Un serveur à vous n’en demande pas.", key.from)
	_, where := p.c.secret(wordpressVariable, wordpressAccount(p.cfg))
	add("wordpress", "Mot de passe d’application", "WordPress le donne dans votre profil : Mots de passe d’application.", where)
	where = ""
	if p.cfg.Notify.Kind != "" {
		_, where = p.c.webhook(p.cfg.Notify.Kind)
	}
	add("webhook", "Adresse du webhook", "En https. Qui l’a peut écrire dans votre messagerie : elle se garde comme un mot de passe.", where)
	return all
}

func (p *pageSettings) Keep(ctx context.Context, name, value string) (web.Options, error) {
	account := ""
	switch name {
	case "model":
		m, err := p.c.modelConfig(p.cfg)
		if err != nil {
			return web.Options{}, bare(err)
		}
		if m.Model == "" {
			return web.Options{}, errors.New("nommez d'abord le modèle : la clé se garde pour son serveur")
		}
		account = m.Host()
	case "wordpress":
		if account = wordpressAccount(p.cfg); account == "" {
			return web.Options{}, errors.New("donnez d'abord l'adresse du site et le compte : le mot de passe se garde pour eux")
		}
	case "webhook":
		if p.cfg.Notify.Kind == "" {
			return web.Options{}, errors.New("choisissez d'abord la messagerie : l'adresse se garde pour elle")
		}
		if value != "" {
			if _, err := notify.New(p.cfg.Notify.Kind, value); err != nil {
				return web.Options{}, err
			}
		}
		if err := notify.Store(p.cfg.Notify.Kind, value); err != nil {
			return web.Options{}, err
		}
		return p.c.webOptions(ctx, p.root)
	default:
		return web.Options{}, errors.New("ce mot de passe n'est pas de ceux que phare garde")
	}
	if err := llm.KeepInKeyring(account, value); err != nil {
		return web.Options{}, err
	}
	return p.c.webOptions(ctx, p.root)
}

func (p *pageSettings) Model() (web.Departure, error) {
	m, err := p.c.modelConfig(p.cfg)
	if err != nil || m.Model == "" {
		return web.Departure{}, bare(err)
	}
	d := web.Departure{Model: m.Model, Host: m.Host()}
	host, _, _ := strings.Cut(d.Host, ":")
	d.Local = host == "127.0.0.1" || host == "localhost" || strings.HasPrefix(d.Host, "[::1]")
	return d, nil
}

func (p *pageSettings) Providers() []settings.Choice {
	var all []settings.Choice
	for _, one := range llm.Presets() {
		note, _, _ := strings.Cut(one.Note, " :")
		all = append(all, settings.Choice{Value: one.Name, Word: note})
	}
	return all
}

// Try asks the model one question, then counts what the latest session would cost.
func (p *pageSettings) Try(ctx context.Context) ([]string, bool) {
	m, err := p.c.modelConfig(p.cfg)
	if err != nil {
		return []string{bare(err).Error()}, false
	}
	if m.Model == "" {
		return []string{"Aucun modèle n'est nommé : il n'y a rien à essayer."}, false
	}
	report, err := llm.Probe(ctx, m)
	if err != nil {
		return report.Lines, false
	}
	if line := p.foresee(ctx); line != "" {
		return append(report.Lines, line), true
	}
	return report.Lines, true
}

// foresee says what the latest session would cost, "" where there is none. Nothing is sent: the
// run is stopped at its estimate.
func (p *pageSettings) foresee(ctx context.Context) string {
	folders, err := review.List(p.root)
	if err != nil || len(folders) == 0 {
		return ""
	}
	s, err := folders[0].Session()
	if err != nil {
		return ""
	}
	so, err := p.c.summarizeOptions(p.cfg, s.Date)
	if err != nil {
		return ""
	}
	m, err := p.c.modelConfig(p.cfg)
	if err != nil {
		return ""
	}
	m.CacheDir = "" // what a session costs, be it drafted before
	if so.Client, err = llm.New(m); err != nil {
		return ""
	}
	only, stop := context.WithCancel(ctx)
	defer stop()
	line := ""
	so.Foresee = func(e llm.Estimate) {
		line = fmt.Sprintf("Pour la séance du %s (%s) : %s", s.Date, plural(len(s.Deliberations), "acte"), foreseen(m.Model, e))
		stop()
	}
	_, _ = summarize.Run(only, s, so) // stopped
	return line
}
