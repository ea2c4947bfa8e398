package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"phare/extract"
	"phare/summarize"
	"phare/summarize/llm"
)

// evalOptions are the flags of `phare eval`.
type evalOptions struct {
	sources, models []string
	compare         string
	reading         readOptions
	items           int
	maxCost         float64
	offline, json   bool
}

func newEvalCommand(c *Command) *cobra.Command {
	var o evalOptions
	cmd := &cobra.Command{
		Use:   "eval RÉFÉRENCES",
		Short: "Mesurer le choix et les textes contre des listes de référence, par modèle",
		Long: `eval lit des listes de référence (un fichier JSON, ou un dossier : « session », « top5 »,
« next5 », « never », les noms des PDF), refait le choix et les textes de ces séances à partir
des PDF de --sources, par les règles seules puis avec chaque modèle nommé, et dit pour chacun :
combien de décisions de la référence sont choisies, combien de phrases les actes ne prouvent
pas, le coût, le temps, la part des actes envoyée. Rien n'est écrit dans review/.

Pour comparer deux exécutions (autres consignes, autre modèle), gardez la première avec --json
et donnez-la à --compare.`,
		Example: "  phare eval references/ --sources seances/\n  phare eval references/ --sources seances/ --json > avant.json\n  phare eval references/ --sources seances/ --compare avant.json",
		Args:    arguments(1, 1, "le fichier ou le dossier des listes de référence"),
		RunE:    func(cmd *cobra.Command, args []string) error { return c.eval(cmd.Context(), args[0], o) },
	}
	f := cmd.Flags()
	f.StringSliceVar(&o.sources, "sources", nil, "dossier des PDF des séances (répétable)")
	f.StringSliceVar(&o.models, "model", nil, "modèle à mesurer (répétable) ; par défaut celui de phare.yaml ou de PHARE_MODEL")
	f.StringVar(&o.compare, "compare", "", "résultat d'une exécution précédente (--json), à comparer")
	f.IntVar(&o.items, "items", 0, "nombre de décisions, de 3 à 7 ; par défaut 5")
	f.Float64Var(&o.maxCost, "max-cost", 0, "plafond de dépense par modèle, dans la monnaie du tarif réglé")
	f.BoolVar(&o.offline, "offline", false, "mesurer les règles seules, sans aucun appel")
	f.BoolVar(&o.json, "json", false, "écrire un document JSON sur la sortie standard")
	o.reading.flags(f)
	return cmd
}

// evalReport is what `eval --json` prints, and what --compare reads.
type evalReport struct {
	Runs        []summarize.Evaluation `json:"runs"`
	Differences []summarize.Difference `json:"differences"`
}

func (c *Command) eval(ctx context.Context, gold string, o evalOptions) error {
	if len(o.sources) == 0 {
		return usageError("il manque le dossier des PDF ; exemple : phare eval %s --sources seances/", gold)
	}
	if o.items != 0 && (o.items < 3 || o.items > 7) {
		return usageError("--items va de 3 à 7 ; « %d » ne convient pas", o.items)
	}
	refs, err := summarize.LoadReferences(c.path(gold))
	if err != nil {
		return &exitError{exitUsage, err}
	}
	var before evalReport
	if o.compare != "" {
		raw, err := os.ReadFile(c.path(o.compare))
		if err == nil {
			err = json.Unmarshal(raw, &before)
		}
		if err != nil {
			return usageError("%s ne se lit pas comme un résultat de « phare eval --json » : %v", o.compare, err)
		}
	}
	cfg, err := loadConfig(c.Dir, c.path(o.sources[0]))
	if err != nil {
		return err
	}
	clients, err := c.evalClients(cfg, o)
	if err != nil {
		return err
	}
	progress := newBar(raw(c.Stderr))
	defer progress.end()
	batch, err := c.read(ctx, o.sources, o.reading, progress)
	if err != nil {
		return err
	}
	var report evalReport
	for _, date := range sessionsOf(refs) {
		session, err := batch.Session(date)
		if err != nil {
			return fmt.Errorf("séance du %s : %w", date, err)
		}
		for _, client := range clients {
			ev, err := c.evalRun(ctx, cfg, session, refs, client, o)
			if err != nil {
				return err
			}
			report.Runs = append(report.Runs, ev)
		}
	}
	progress.end()
	for _, run := range report.Runs {
		i := slices.IndexFunc(before.Runs, func(b summarize.Evaluation) bool { return b.Session == run.Session && b.Model == run.Model })
		if i >= 0 {
			report.Differences = append(report.Differences, summarize.Compare(before.Runs[i], run))
		}
	}
	if o.json {
		return c.printJSON(report)
	}
	c.tellEval(report)
	return nil
}

// evalClients are the models to measure, after nil, which is the rules alone.
func (c *Command) evalClients(cfg *config, o evalOptions) ([]*llm.Client, error) {
	clients := []*llm.Client{nil}
	if o.offline {
		return clients, nil
	}
	if len(o.models) == 0 {
		client, err := c.client(cfg, false, o.maxCost, nil)
		if err != nil || client == nil {
			return clients, err
		}
		return append(clients, client), nil
	}
	conf, err := c.modelConfig(cfg)
	if err != nil {
		return nil, err
	}
	for _, name := range o.models {
		conf.Model, conf.MaxCost = name, o.maxCost
		if conf.Key == "" {
			conf.Key = c.getenv("OPENAI_API_KEY")
		}
		if base := c.getenv("OPENAI_BASE_URL"); base != "" {
			conf.BaseURL = base
		}
		client, err := llm.New(conf)
		if err != nil {
			return nil, &exitError{exitUsage, err}
		}
		clients = append(clients, client)
	}
	return clients, nil
}

func (c *Command) evalRun(ctx context.Context, cfg *config, session *extract.Session, refs []summarize.Reference, client *llm.Client, o evalOptions) (summarize.Evaluation, error) {
	so, err := c.summarizeOptions(cfg, session.Date)
	if err != nil {
		return summarize.Evaluation{}, err
	}
	so.Client = client
	if o.items != 0 {
		so.Items = o.items
	}
	began := time.Now()
	sum, err := summarize.Run(ctx, session, so)
	if err != nil {
		return summarize.Evaluation{}, err
	}
	return summarize.Evaluate(session, sum, refs, time.Since(began), so), nil
}

func sessionsOf(refs []summarize.Reference) []string {
	var dates []string
	for _, r := range refs {
		if !slices.Contains(dates, r.Session) {
			dates = append(dates, r.Session)
		}
	}
	return dates
}

func (c *Command) tellEval(report evalReport) {
	w := tabwriter.NewWriter(c.Stdout, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, "séance\tméthode\tchoix\tà écarter\tphrases non prouvées\terreurs\tavertissements\tenvoyé\tcoût\ttemps")
	for _, r := range report.Runs {
		name := "règles seules"
		if r.Model != "" {
			name = r.Model
		}
		var choice []string
		never, unproved, sentences, errs, warnings := 0, 0, 0, 0, 0
		for _, a := range r.Choice {
			choice = append(choice, fmt.Sprintf("%s %d/%d", a.Editor, a.Top, a.TopOf))
			never = max(never, a.Never)
		}
		for _, t := range r.Texts {
			unproved, sentences, errs, warnings = unproved+t.OwnWords+t.Contradicted, sentences+t.Sentences, errs+t.Errors, warnings+t.Warnings
		}
		sent, cost := "rien", "aucun"
		if r.Model != "" {
			sent, cost = fmt.Sprintf("%.0f %%", 100*r.SentShare), costShown(r.Usage)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%d sur %d\t%d\t%d\t%s\t%s\t%.1f s\n", r.Session, name, strings.Join(choice, ", "), never, unproved, sentences, errs, warnings, sent, cost, r.Seconds)
	}
	w.Flush()
	for _, r := range report.Runs {
		fmt.Fprintf(c.Stdout, "%s, %s : %s\n", r.Session, r.Label(), strings.Join(r.Chosen, ", "))
		if r.Fallbacks > 0 {
			fmt.Fprintf(c.Stdout, "  %d repli(s) sur l'extrait\n", r.Fallbacks)
		}
	}
	for _, d := range report.Differences {
		fmt.Fprintf(c.Stdout, "De %s à %s, séance du %s :\n", d.From, d.To, d.Session)
		for _, part := range []struct {
			what string
			ids  []string
		}{{"n'est plus choisi", d.Left}, {"est choisi désormais", d.Entered}, {"autres mots seulement", d.Reworded}, {"inchangé", d.Same}} {
			if len(part.ids) > 0 {
				fmt.Fprintf(c.Stdout, "  %s : %s\n", part.what, strings.Join(part.ids, ", "))
			}
		}
	}
}
