package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v4"

	"phare/extract"
	"phare/review"
	"phare/review/notify"
	"phare/summarize"
	"phare/summarize/llm"
)

// runOptions are the flags of `phare run`.
type runOptions struct {
	session, review      string
	reading              readOptions
	items                int
	pins, bans, channels []string
	offline, json        bool
	before               bool
	maxCost              float64
}

func newRunCommand(c *Command) *cobra.Command {
	var o runOptions
	cmd := &cobra.Command{
		Use:   "run DOSSIER",
		Short: "Lire les délibérations, choisir les décisions phares, rédiger les brouillons",
		Long: `run lit tous les PDF du DOSSIER, sous-dossiers compris, retient la séance que portent le
plus d'actes (ou celle de --session), choisit les décisions et écrit les brouillons dans
review/DATE-ASSEMBLÉE/ : article.md à relire, selection.md pour le choix et ses raisons.

Sans modèle nommé, les textes sont tirés des actes, sans aucun appel réseau. Un brouillon
que vous avez modifié n'est jamais écrasé : le nouveau est écrit à côté.

Avec --before, DOSSIER tient la convocation (et, s'il y en a, les projets) d'une séance à
venir : presse.md en donne l'ordre du jour, chaque point dit « projet, non voté » ; ce que
les projets contiennent n'y est que si phare.yaml le demande (presse: {contents: true}).`,
		Example: "  phare run examples/metropole-de-valombre\n  phare run seance-du-4-avril --session 2025-04-04 --pin 2025-031",
		Args:    arguments(1, -1, "le dossier des PDF"),
		RunE:    func(cmd *cobra.Command, args []string) error { return c.run(cmd.Context(), args, o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.session, "session", "", "date de la séance à traiter (AAAA-MM-JJ) ; par défaut, celle de la plupart des actes")
	f.StringVar(&o.review, "review", "", "dossier des brouillons ; par défaut review/ dans le dossier courant")
	f.IntVar(&o.items, "items", 0, "nombre de décisions, de 3 à 7 ; par défaut 5")
	f.StringSliceVar(&o.pins, "pin", nil, "numéro d'une délibération à garder (répétable)")
	f.StringSliceVar(&o.bans, "ban", nil, "numéro d'une délibération à écarter (répétable)")
	f.StringSliceVar(&o.channels, "channel", nil, "canaux à rédiger : facebook, linkedin… ; « aucun » pour l'article seul")
	f.BoolVar(&o.before, "before", false, "avant la séance : l'ordre du jour tel que convoqué, pour la presse, et rien d'autre")
	f.BoolVar(&o.offline, "offline", false, "interdire tout appel à un modèle, même nommé")
	f.Float64Var(&o.maxCost, "max-cost", 0, "plafond de dépense de l'exécution, dans la monnaie du tarif réglé")
	f.BoolVar(&o.json, "json", false, "écrire un document JSON sur la sortie standard")
	o.reading.flags(f)
	o.reading.votesFlag(f)
	return cmd
}

// runReport is what `run --json` prints.
type runReport struct {
	Session    string            `json:"session"`
	Folder     string            `json:"folder"`
	Acts       int               `json:"acts"`
	Items      []summarize.Item  `json:"items"`
	Files      []review.Written  `json:"files"`
	Drafts     []draftFindings   `json:"drafts"`
	Method     summarize.Method  `json:"method"`
	Usage      summarize.Usage   `json:"usage"`
	Changes    []extract.Change  `json:"changes"` // since the reading that the folder holds
	Unread     []gap             `json:"unread"`
	Missing    []string          `json:"missing"`
	Skipped    []extract.Skipped `json:"skipped"`
	Fallbacks  []string          `json:"fallbacks"`
	OtherDates []string          `json:"other_sessions"`
}

// changesSince compares the session with the one that its review folder holds, if any.
func changesSince(dir string, now *extract.Session) ([]extract.Change, error) {
	f, err := review.Open(dir)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, review.ErrNotReview) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	before, err := f.Session()
	if err != nil { // a run that was killed left no record to compare with
		return nil, nil
	}
	return extract.Changes(before, now), nil
}

// draftFindings counts what the check found in a draft.
type draftFindings struct {
	File     string `json:"file"`
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
}

// findings checks every draft as it stands in the folder.
func (c *Command) findings(f *review.Folder) ([]draftFindings, error) {
	checker, err := c.checker(f)
	if err != nil {
		return nil, err
	}
	status, err := f.Status(checker.Findings)
	if err != nil {
		return nil, err
	}
	var all []draftFindings
	for _, d := range status.Drafts {
		if d.Errors != nil && d.Warnings != nil {
			all = append(all, draftFindings{d.File, *d.Errors, *d.Warnings})
		}
	}
	return all, nil
}

func (c *Command) run(ctx context.Context, args []string, o runOptions) error {
	if o.session != "" && !isoDate.MatchString(o.session) {
		return usageError("--session attend une date comme 2025-04-04, et non « %s »", o.session)
	}
	if o.items != 0 && (o.items < 3 || o.items > 7) {
		return usageError("--items va de 3 à 7 ; « %d » ne convient pas", o.items)
	}
	cfg, err := loadConfig(c.Dir, c.path(args[0]))
	if err != nil {
		return err
	}
	progress := newBar(raw(c.Stderr))
	defer progress.end()
	client, err := c.client(cfg, o.offline, o.maxCost, progress.hear)
	if err != nil {
		return err
	}
	batch, err := c.read(ctx, args, o.reading, progress)
	if err != nil {
		return err
	}
	if o.before {
		progress.end()
		return c.runBefore(cfg, batch, args, o)
	}
	made, err := c.compose(ctx, cfg, client, batch, args, o, progress)
	if errors.Is(err, extract.ErrNoActs) {
		if announced, _, none := batch.Announced(o.session); none == nil {
			err = fmt.Errorf("%w ; une convocation annonce la séance du %s : « phare run %s --before » en tire le texte pour la presse", err, announced.Date, args[0])
		}
	}
	if left := accountFor(batch.Documents); errors.Is(err, extract.ErrNoActs) && len(left) > 0 {
		progress.end()
		for _, line := range gapLines(left) {
			fmt.Fprintln(c.Stderr, "Non lu : "+line)
		}
		return &exitError{exitUnread, err}
	}
	if err != nil {
		return err
	}
	session, summary, folder, result, changes := made.session, made.summary, made.folder, made.result, made.changes
	progress.end()
	left := accountFor(session.Documents, session.Others)
	checked, err := c.findings(folder)
	if err != nil {
		return err
	}
	if !o.json {
		for _, ch := range changes {
			fmt.Fprintf(c.Stdout, "Depuis la lecture précédente, %s : %s.\n", ch.Act, ch.Message)
		}
	}
	if err := c.tellRun(session, summary, folder, result, left, checked, changes, o.json); err != nil {
		return err
	}
	c.tell(ctx, cfg, folder, notify.Waiting)
	if len(left) > 0 || len(session.Missing) > 0 {
		return &exitError{code: exitUnread}
	}
	return nil
}

// made is what drafting a session gave.
type made struct {
	session *extract.Session
	summary *summarize.Summary
	folder  *review.Folder
	result  review.Result
	changes []extract.Change // since the reading that the folder held
}

// teller is told how far a draft is.
type teller interface {
	step(what string, done, total int)
	end()
}

// compose chooses and drafts the session asked for of a batch, and writes its review folder.
func (c *Command) compose(ctx context.Context, cfg *config, client *llm.Client, batch *extract.Batch, input []string, o runOptions, progress teller) (*made, error) {
	session, err := batch.Session(o.session)
	if err != nil {
		return nil, err
	}
	root := c.path(reviewRoot)
	if o.review != "" {
		root = c.path(o.review)
	}
	ticks, err := review.ReadTicks(filepath.Join(root, session.ID))
	if err != nil {
		return nil, err
	}
	so, err := c.summarizeOptions(cfg, session.Date)
	if err != nil {
		return nil, err
	}
	so.Client, so.Offline = client, o.offline
	so.Pins, so.Bans = append(o.pins, ticks.Pins...), append(o.bans, ticks.Bans...)
	if o.items != 0 {
		so.Items = o.items
	}
	if len(o.channels) > 0 {
		so.Channels = o.channels
		if len(o.channels) == 1 && o.channels[0] == "aucun" {
			so.Channels = []string{}
		}
	}
	so.Foresee = func(e llm.Estimate) {
		progress.end()
		fmt.Fprintln(c.Stderr, foreseen(client.Model(), e))
	}
	so.Progress = func(p summarize.Progress) { progress.step(stepName(p.Step), p.Done, p.Total) }
	summary, err := summarize.Run(ctx, session, so)
	if err != nil {
		return nil, err
	}
	changes, err := changesSince(filepath.Join(root, session.ID), session)
	if err != nil {
		return nil, err
	}
	folder, result, err := review.Write(root, session, summary, review.Options{
		Program: version, ActsURL: cfg.Acts.URL, Categories: cfg.Article.Categories, Input: input,
	})
	return &made{session, summary, folder, result, changes}, err
}

// summarizeOptions are the settings of phare.yaml for a session held on a day.
func (c *Command) summarizeOptions(cfg *config, day string) (summarize.Options, error) {
	so := summarize.Options{
		Items: cfg.Article.Items, Channels: cfg.Article.Channels,
		ActsURL: cfg.Acts.URL, AllowedLinks: cfg.Links.Allowed, Footer: cfg.Article.Footer, Mention: cfg.Article.Mention,
		MentionPosts: cfg.Article.MentionPosts, MentionAt: cfg.Article.MentionAt,
		ShowVotes: cfg.Article.Votes, Electoral: cfg.electoral(day),
	}
	if len(cfg.Rules) > 0 {
		rules, err := yaml.Dump(cfg.Rules)
		if err != nil {
			return so, usageError("%s : rules : %v", configName, err)
		}
		so.RulesYAML = rules
	}
	if cfg.dir != "" {
		if dir := filepath.Join(cfg.dir, "prompts"); isFolder(dir) {
			so.PromptsDir = dir
		}
	}
	return so, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// stepName is what the progress bar says of a step of summarize.
func stepName(step string) string {
	switch step {
	case "digest":
		return "Lecture par le modèle"
	case "choose":
		return "Choix"
	case "write":
		return "Rédaction"
	case "head":
		return "Titre et chapô"
	case "channel":
		return "Publications"
	}
	return step
}

// A gap is something given that could not be read whole.
type gap struct {
	File    string `json:"file"`
	Page    int    `json:"page,omitempty"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

// gapLines says the gaps to a person: a line a document and cause, its pages together.
func gapLines(left []gap) []string {
	var lines []string
	for i := 0; i < len(left); {
		first := left[i]
		var pages []int
		j := i
		for ; j < len(left) && left[j].File == first.File && left[j].Code == first.Code; j++ {
			if left[j].Page > 0 {
				pages = append(pages, left[j].Page)
			}
		}
		i = j
		message := first.Message
		if first.Page > 0 {
			message = strings.TrimPrefix(message, fmt.Sprintf("Page %d : ", first.Page))
		}
		where := first.File
		if len(pages) > 0 {
			where += ", " + pageRanges(pages)
		}
		lines = append(lines, where+" : "+message)
	}
	return lines
}

// pageRanges writes "page 3", "pages 3 à 5, 9".
func pageRanges(pages []int) string {
	var parts []string
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && pages[j+1] == pages[j]+1 {
			j++
		}
		if j > i {
			parts = append(parts, fmt.Sprintf("%d à %d", pages[i], pages[j]))
		} else {
			parts = append(parts, fmt.Sprint(pages[i]))
		}
		i = j + 1
	}
	if len(pages) == 1 {
		return "page " + parts[0]
	}
	return "pages " + strings.Join(parts, ", ")
}

// accountFor lists what was given and not read, whatever session it belongs to.
func accountFor(docs ...[]*extract.Document) []gap {
	var left []gap
	for _, docs := range docs {
		for _, d := range docs {
			for _, w := range d.Lost() {
				left = append(left, gap{d.File, w.Page, w.Code, w.Message})
			}
		}
	}
	return left
}

func (c *Command) tellRun(s *extract.Session, sum *summarize.Summary, f *review.Folder, result review.Result, left []gap, checked []draftFindings, changes []extract.Change, asJSON bool) error {
	report := runReport{Session: s.Date, Folder: c.shown(f.Dir), Acts: len(s.Deliberations), Items: sum.Items, Files: result.Files, Drafts: checked, Changes: changes,
		Method: sum.Method, Usage: sum.Usage, Unread: left, Skipped: s.Skipped}
	for _, m := range s.Missing {
		report.Missing = append(report.Missing, m.Object)
	}
	for _, fb := range sum.Fallbacks {
		report.Fallbacks = append(report.Fallbacks, strings.TrimSpace(fb.Act+" "+fb.Step+" : "+fb.Reason))
	}
	report.OtherDates = otherDates(s)
	if asJSON {
		enc := json.NewEncoder(raw(c.Stdout))
		enc.SetIndent("", "  ")
		return enc.Encode(report)
	}
	fmt.Fprintf(c.Stdout, "%s, séance du %s : %d délibérations lues.\n", orElse(s.Body, "Assemblée non nommée"), s.Date, len(s.Deliberations))
	for i, it := range sum.Items {
		fmt.Fprintf(c.Stdout, "  %d. %s (%s)\n", i+1, it.Title, strings.Join(it.Acts, ", "))
	}
	fmt.Fprintf(c.Stdout, "Brouillons dans %s : relisez article.md ; selection.md dit le choix et ses raisons.\n", c.shown(f.Dir))
	for _, w := range result.Beside() {
		fmt.Fprintf(c.Stdout, "%s a été modifié par une personne : il n'est pas touché, le nouveau texte est dans %s.\n", w.File, w.Beside)
	}
	for _, d := range checked {
		if d.Errors+d.Warnings > 0 {
			fmt.Fprintf(c.Stdout, "%s : %s, %s à vérifier avant de signer.\n", d.File, plural(d.Errors, "erreur"), plural(d.Warnings, "point"))
		}
	}
	note := func(format string, a ...any) { fmt.Fprintf(c.Stderr, format+"\n", a...) }
	switch {
	case sum.Method != summarize.ByExtraction:
	case sum.Model == "":
		note("Textes tirés des actes, sans modèle : aucun n'est nommé. Ils sont à réécrire en langage clair.")
	default:
		note("Textes tirés des actes : le modèle %s n'a rien donné d'utilisable. Ils sont à réécrire en langage clair.", sum.Model)
	}
	if u := sum.Usage; u.Total.Calls > 0 {
		note("Modèle %s : %d appels, %d réponses déjà connues, %d + %d jetons, %s.", sum.Model, u.Run.Calls, u.Cached, u.Run.InputTokens, u.Run.OutputTokens, costShown(u))
	}
	for _, line := range fallbackLines(sum.Fallbacks) {
		note("Repli : %s", line)
	}
	for _, line := range gapLines(left) {
		note("Non lu : %s", line)
	}
	for _, m := range s.Missing {
		note("Annoncé et absent : %s (%s, page %d)", m.Object, m.File, m.Page)
	}
	for _, k := range s.Skipped {
		note("Laissé : %s : %s", k.File, k.Reason)
	}
	if len(report.OtherDates) > 0 {
		note("Autres séances dans ce dossier : %s ; ajoutez --session DATE pour l'une d'elles.", strings.Join(report.OtherDates, ", "))
	}
	return nil
}

// fallbackLines names what a model failed to give, a line each step and reason with the acts together.
func fallbackLines(all []summarize.Fallback) []string {
	type cause struct{ step, reason string }
	var order []cause
	acts := map[cause][]string{}
	for _, f := range all {
		k := cause{f.Step, strings.TrimPrefix(strings.TrimPrefix(f.Reason, f.Step), "/"+f.Act)}
		k.reason = strings.TrimPrefix(k.reason, " : ")
		if _, ok := acts[k]; !ok {
			order = append(order, k)
		}
		acts[k] = append(acts[k], f.Act)
	}
	lines := make([]string, len(order))
	for i, k := range order {
		lines[i] = strings.TrimSpace(stepName(k.step)+" "+strings.Join(acts[k], ", ")) + " : " + k.reason
	}
	return lines
}

// foreseen says what a run will probably cost, before it does.
func foreseen(model string, e llm.Estimate) string {
	cost := "coût inconnu (réglez model.prices dans phare.yaml)"
	if e.Priced {
		cost = strings.TrimSpace(fmt.Sprintf("coût probable %.3f %s", e.Cost, e.Currency))
	}
	known := ""
	if e.Cached > 0 {
		known = fmt.Sprintf(" (%s déjà en réserve)", plural(e.Cached, "réponse"))
	}
	return fmt.Sprintf("Modèle %s : environ %s%s, %d jetons à lire, %d à écrire, %s.", model, plural(e.Calls, "appel"), known, e.InputTokens, e.OutputTokens, cost)
}

// costShown says what a run cost.
func costShown(u summarize.Usage) string {
	if !u.Priced {
		return "coût inconnu (réglez model.prices dans phare.yaml)"
	}
	return strings.TrimSpace(fmt.Sprintf("coût %.3f %s", u.Run.Cost, u.Currency))
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// otherDates lists the other sessions whose acts the folder holds, each once, in order.
func otherDates(s *extract.Session) []string {
	seen := map[string]bool{}
	for _, d := range slices.Concat(s.Documents, s.Others) {
		for _, a := range d.Deliberations {
			if a.SessionDate != nil && *a.SessionDate != s.Date {
				seen[*a.SessionDate] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}
