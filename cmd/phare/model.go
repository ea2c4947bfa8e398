package main

import (
	"context"
	"fmt"
	"path/filepath"

	"phare/summarize/llm"
)

// modelConfig is the model that a run asks: phare.yaml, overridden by OPENAI_BASE_URL and
// PHARE_MODEL. Its Model is "" when none is named, and no call is then ever made, whatever
// else is in the environment.
func (c *Command) modelConfig(cfg *config) (llm.Config, error) {
	m := cfg.Model.Config
	if name := c.getenv("PHARE_MODEL"); name != "" {
		m.Model = name
	}
	if base := c.getenv("OPENAI_BASE_URL"); base != "" {
		m.BaseURL = base
	}
	if m.Model == "" {
		return llm.Config{}, nil
	}
	if dir := c.cacheDir(); dir != "" {
		m.CacheDir = filepath.Join(dir, "model")
	}
	key, err := c.modelKey(cfg, m.Host())
	if err != nil {
		return llm.Config{}, &exitError{exitUsage, err}
	}
	m.Key = key.value
	return m, nil
}

// client opens the model that is named; nil when none is. hear, when not nil, is told of
// the words that come.
func (c *Command) client(cfg *config, offline bool, maxCost float64, hear func(request string, words int)) (*llm.Client, error) {
	m, err := c.modelConfig(cfg)
	if err != nil || m.Model == "" || offline {
		return nil, err
	}
	if maxCost > 0 {
		m.MaxCost = maxCost
	}
	m.OnWords = hear
	client, err := llm.New(m)
	if err != nil {
		return nil, &exitError{exitUsage, err}
	}
	return client, nil
}

// diagnoseModel tries the model that is configured, and says so when none is.
func (c *Command) diagnoseModel(ctx context.Context, cfg *config) []diagnosis {
	const name = "modèle"
	m, err := c.modelConfig(cfg)
	switch {
	case err != nil:
		return []diagnosis{{name, stateBroken, err.Error(), ""}}
	case m.Model == "":
		return []diagnosis{{name, stateAbsent, "aucun modèle nommé : les textes sont rédigés par extraction, sans aucun appel",
			"pour en essayer un, nommez-le dans phare.yaml (model.model) ou par la variable PHARE_MODEL ; voyez docs/modeles.md"}}
	}
	key, _ := c.modelKey(cfg, m.Host()) // its error came with the configuration
	report, err := llm.Probe(ctx, m)
	state := stateOK
	if err != nil {
		state = stateBroken
	}
	found := make([]diagnosis, len(report.Lines))
	for i, line := range report.Lines {
		found[i] = diagnosis{name, stateOK, line, ""}
	}
	if len(found) == 0 {
		return []diagnosis{{name, state, fmt.Sprintf("%s, %s", m.Model, m.BaseURL), ""}}
	}
	found[len(found)-1].State = state // the last sentence says what stopped it
	if key.from != "" {
		found = append([]diagnosis{{name, stateOK, "clé lue dans " + key.from, ""}}, found...)
	}
	return found
}
