package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"phare/extract"
	"phare/prompts"
	"phare/review"
	"phare/summarize"
	"phare/summarize/check"
	"phare/summarize/model"
)

// checkOptions are what `phare check` is asked.
type checkOptions struct {
	sources string
	channel string
	json    bool
	judge   bool
	reading readOptions
}

func newCheckCommand(c *Command) *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check FICHIER",
		Short: "Confronter un texte aux délibérations",
		Long: `Confronte un texte, écrit par un modèle, une personne ou phare, aux actes d'une séance :
chaque montant, date, nom, vote et affirmation y est retrouvé, avec sa page, ou signalé.
Aucun modèle, aucun réseau, sauf demande de --judge.

Une partie est liée à son acte par l'accolade de son titre ({#…}, acts="…") ou par
« (délibération n° …) » ; un texte lié à rien est comparé à toute la séance. Les codes
sont expliqués dans docs/checks.md.`,
		Example: "  phare check article.md --sources seance-du-4-avril/",
		Args:    arguments(1, 1, "le texte à contrôler"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runCheck(cmd.Context(), o, args[0])
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.sources, "sources", "", "dossier des PDF ; par défaut le dossier sources/ voisin du texte, sinon le dossier courant")
	f.StringVar(&o.channel, "channel", "", "réseau dont la limite vaut (x, bluesky, facebook…) ; par défaut celui que dit le nom du fichier")
	f.BoolVar(&o.judge, "judge", false, "faire relire chaque phrase par le modèle réglé, contre son passage seul : il peut baisser un état, jamais le relever")
	f.BoolVar(&o.json, "json", false, "écrire un document JSON")
	o.reading.flags(f)
	return cmd
}

func (c *Command) runCheck(ctx context.Context, o checkOptions, name string) error {
	file := c.path(name)
	src, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return usageError("%s n'existe pas ; vérifiez le nom du texte", name)
	case err != nil:
		return usageError("%s ne se lit pas : %v", name, err)
	}
	sources := o.sources
	if sources == "" {
		sources = c.Dir
		if beside := filepath.Join(filepath.Dir(file), "sources"); isDir(beside) {
			sources = beside
		}
	}
	cfg, err := loadConfig(c.Dir, c.path(sources))
	if err != nil {
		return err
	}
	progress := newBar(raw(c.Stderr))
	batch, err := c.read(ctx, []string{sources}, o.reading, progress)
	progress.end()
	if err != nil {
		return err
	}
	session, err := sessionOf(batch, src)
	if err != nil {
		return usageError("%v", err)
	}
	channel := o.channel
	if channel == "" {
		if base := strings.TrimSuffix(filepath.Base(file), ".md"); base != "article" {
			channel = base
		}
	}
	options := check.Options{
		Channel: channel, Body: strings.TrimSpace(cfg.Authority.Body + " " + cfg.Authority.Name), AllowedLinks: cfg.Links.Allowed,
		Electoral: cfg.electoral(time.Now().Format(time.DateOnly)), ActsURL: cfg.Acts.URL,
	}
	report := check.Text(src, session, options)
	if o.judge {
		if err := c.judge(ctx, cfg, session, &report, options); err != nil {
			return err
		}
	}
	report.File = filepath.ToSlash(name)
	if o.json {
		err = writeJSON(c.Stdout, report)
	} else {
		err = writeFindings(c.Stdout, report)
	}
	if err != nil {
		return err
	}
	if report.Has(check.Error) {
		return &exitError{code: exitRefused}
	}
	if unread(batch) > 0 {
		return &exitError{code: exitUnread}
	}
	return nil
}

// judge has the model that is configured hold each sentence of a report to its passage. A
// model that fails costs its verdicts alone.
func (c *Command) judge(ctx context.Context, cfg *config, s *extract.Session, report *check.Report, o check.Options) error {
	client, err := c.client(cfg, false, 0, nil)
	if err != nil {
		return err
	}
	if client == nil {
		return usageError("--judge demande un modèle : nommez-le dans phare.yaml (model.model) ou par PHARE_MODEL")
	}
	dir := ""
	if cfg.dir != "" {
		if d := filepath.Join(cfg.dir, "prompts"); isFolder(d) {
			dir = d
		}
	}
	set, err := prompts.Load(dir)
	if err != nil {
		return usageError("%v", err)
	}
	if err := model.Judge(ctx, s, report, client, set, o); err != nil {
		fmt.Fprintf(c.Stderr, "Le modèle n'a pas tout jugé : %v\n", err)
	}
	u := client.Usage()
	fmt.Fprintf(c.Stderr, "Jugé par %s : %d appels, %d jetons lus, %d écrits, %s.\n", client.Model(), u.Run.Calls, u.Run.InputTokens, u.Run.OutputTokens, costShown(summarize.Usage{Usage: u}))
	return ctx.Err()
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// sessionOf returns the session of the batch that the text speaks of: the one that its front
// matter says, else the one whose acts or date it names, else the one that most acts bear.
func sessionOf(b *extract.Batch, src []byte) (*extract.Session, error) {
	if d, err := review.ParseDraft("", src); err == nil {
		for _, day := range []string{d.Front.Session, d.Front.Date} {
			if len(day) < len(time.DateOnly) {
				continue
			}
			if s, err := b.Session(day[:len(time.DateOnly)]); err == nil {
				return s, nil
			}
		}
	}
	best, err := b.Session("")
	if err != nil {
		return nil, err
	}
	most := check.Fit(src, best)
	dates := map[string]bool{}
	for _, d := range b.Documents {
		if d.SessionDate != nil && *d.SessionDate != best.Date {
			dates[*d.SessionDate] = true
		}
	}
	sorted := make([]string, 0, len(dates))
	for d := range dates {
		sorted = append(sorted, d)
	}
	sort.Strings(sorted)
	for _, d := range sorted {
		s, err := b.Session(d)
		if err != nil {
			continue
		}
		if n := check.Fit(src, s); n > most {
			best, most = s, n
		}
	}
	return best, nil
}

var levelNames = map[check.Level]string{check.Error: "ERREUR", check.Warning: "à vérifier", check.Info: "conseil"}

// writeFindings prints what a person must do, the gravest first in each line's order.
func writeFindings(w io.Writer, r check.Report) error {
	var out strings.Builder
	count := map[check.Level]int{}
	sentences := map[string]check.Claim{}
	for _, c := range r.Claims {
		for _, id := range c.Findings {
			sentences[id] = c
		}
	}
	for _, f := range r.Findings {
		count[f.Level]++
		fmt.Fprintf(&out, "%s:%d:%d: %s", r.File, f.Line, f.Column, levelNames[f.Level])
		if f.Text != "" {
			fmt.Fprintf(&out, " « %s »", shorten(f.Text, 90))
		}
		fmt.Fprintf(&out, "\n    %s [%s]\n", f.Message, f.Code)
		if c := sentences[f.ID]; f.Code == "own-words" && len(c.Own) > 0 {
			fmt.Fprintf(&out, "    %s\n", marked(c))
		}
		if f.Evidence != nil && f.Evidence.Quote != "" {
			fmt.Fprintf(&out, "    %s, p. %d : « %s »\n", f.Evidence.File, f.Evidence.Page, shorten(f.Evidence.Quote, 160))
		}
	}
	states := map[check.Status]int{}
	for _, c := range r.Claims {
		states[c.Status]++
	}
	own, words := r.Words()
	fmt.Fprintf(&out, "\n%s : %d prouvées, %d avec des mots à relire, %d contredites, %d sans affirmation. %d mots sur %d à relire.\n", plural(len(r.Claims), "phrase"), states[check.Proved], states[check.OwnWords], states[check.Contradicted], states[check.NoClaim], own, words)
	fmt.Fprintf(&out, "%s, %d à vérifier, %s.\n", plural(count[check.Error], "erreur"), count[check.Warning], plural(count[check.Info], "conseil"))
	_, err := io.WriteString(w, out.String())
	return err
}

// marked writes a sentence with the words that say something of the writer's own between
// square brackets: colours are for those who see them.
func marked(c check.Claim) string {
	r := []rune(c.Text)
	var out strings.Builder
	at := 0
	for _, o := range c.Own {
		if !o.Claim || o.Offset < at || o.Offset+o.Length > len(r) {
			continue
		}
		out.WriteString(string(r[at:o.Offset]))
		out.WriteString("[" + string(r[o.Offset:o.Offset+o.Length]) + "]")
		at = o.Offset + o.Length
	}
	out.WriteString(string(r[at:]))
	return out.String()
}

func shorten(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}
