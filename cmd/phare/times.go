package main

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"time"

	"phare/review"
	"phare/review/notify"
	"phare/review/publish"
	"phare/review/publish/wordpress"
)

// notifySettings says which chat is told where a session stands. Its address is a secret, in
// PHARE_WEBHOOK_URL or the keyring.
type notifySettings struct {
	Kind notify.Kind             `yaml:"kind"` // teams, mattermost or slack
	Next map[notify.State]string `yaml:"next"` // whose turn it is: waiting, signed, out
}

var hour = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)

// at gives the local moment at which a text goes to a target, on a day (ISO 8601); false when
// the settings name no hour.
func (s publishSettings) at(target, day string) (time.Time, bool, error) {
	clock, ok := s.Times[target]
	if !ok {
		return time.Time{}, false, nil
	}
	if !hour.MatchString(clock) {
		return time.Time{}, false, usageError("publish.times.%s : « %s » n'est pas une heure ; écrivez par exemple \"08:30\"", target, clock)
	}
	t, err := time.ParseInLocation("2006-01-02 15:04", day+" "+clock, time.Local)
	if err != nil {
		return time.Time{}, false, usageError("--on attend un jour de la forme 2025-04-07, et non « %s »", day)
	}
	return t, true, nil
}

// hourNote says on the page, before a text is sent, that its target has an hour which the page
// does not wait for.
func (s publishSettings) hourNote(target string, dryRun bool) string {
	clock, ok := s.Times[target]
	if !ok || !dryRun {
		return ""
	}
	return fmt.Sprintf("l’heure réglée pour cette cible est %s : « Publier » envoie tout de suite ; pour cette heure, lancez « phare publish --to %s --on JOUR »", clock, target)
}

// early says why a text does not go to a target yet, "" when it may. WordPress is given the
// hour, in its own time zone, and brings the text out by itself.
func (c *Command) early(p publish.Publisher, cfg *config, o publishOptions) (string, error) {
	if o.on == "" {
		return "", nil
	}
	t, ok, err := cfg.Publish.at(p.Name(), o.on)
	if err != nil || !ok {
		return "", err
	}
	if site, isSite := p.(*wordpress.Site); isSite {
		site.At(t.Format("2006-01-02T15:04:05"))
		return "", nil
	}
	if time.Now().Before(t) {
		return fmt.Sprintf("attend le %s à %s : phare n'est pas un service, relancez la même commande à cette heure", t.Format("02/01/2006"), t.Format("15:04")), nil
	}
	return "", nil
}

// agenda lists what goes out of a session on a day, by the hours of the settings.
func (c *Command) agenda(ctx context.Context, f *review.Folder, cfg *config, day string) ([]publish.Outing, error) {
	if day == "" {
		return nil, usageError("donnez le jour de la publication : --on 2025-04-07")
	}
	targets, err := c.targets(ctx, cfg, "")
	if err != nil {
		return nil, err
	}
	status, err := f.Status(nil)
	if err != nil {
		return nil, err
	}
	var all []publish.Outing
	for _, d := range status.Drafts {
		for _, p := range targets {
			if !takes(p, review.Draft{File: d.File}) {
				continue
			}
			t, ok, err := cfg.Publish.at(p.Name(), day)
			if err != nil {
				return nil, err
			}
			if !ok {
				continue
			}
			_, alone := p.(*wordpress.Site)
			all = append(all, publish.Outing{Session: f.SessionID(), File: d.File, Title: publish.NewText(d.Title), Target: p.Name(), At: t, State: d.State.French(), Alone: alone})
		}
	}
	if len(all) == 0 {
		return nil, usageError("aucune cible n'a d'heure : ajoutez publish.times à phare.yaml ; voyez docs/reglages.md")
	}
	publish.Sort(all)
	return all, nil
}

// webhook finds the address of the team's chat: in the environment, else in the system's
// keyring. It is "" where there is none.
func (c *Command) webhook(kind notify.Kind) (address, from string) {
	if address := c.getenv("PHARE_WEBHOOK_URL"); address != "" {
		return address, "la variable PHARE_WEBHOOK_URL"
	}
	// A system without a keyring has none to read.
	if address, err := notify.Stored(kind); err == nil && address != "" {
		return address, "le trousseau du système"
	}
	return "", ""
}

// storeWebhook asks for the address of the team's chat and keeps it in the system's keyring;
// an empty answer takes it out.
func (c *Command) storeWebhook() error {
	cfg, err := loadConfig(c.Dir)
	if err != nil {
		return err
	}
	if cfg.Notify.Kind == "" {
		return usageError("aucun message n'est réglé : nommez d'abord la messagerie dans phare.yaml (notify.kind), puis recommencez")
	}
	fmt.Fprintf(c.Stderr, "Adresse du webhook %s (rien ne s'affiche ; Entrée seule l'efface du trousseau) : ", cfg.Notify.Kind)
	address, err := c.readSecret()
	if err != nil {
		return fmt.Errorf("l'adresse n'a pas pu être lue : %w", err)
	}
	if address != "" {
		if _, err := notify.New(cfg.Notify.Kind, address); err != nil {
			return &exitError{exitUsage, err}
		}
	}
	if err := notify.Store(cfg.Notify.Kind, address); err != nil {
		return err
	}
	if address == "" {
		fmt.Fprintln(c.Stdout, "Plus aucune adresse de webhook n'est gardée.")
		return nil
	}
	fmt.Fprintln(c.Stdout, "Adresse du webhook gardée dans le trousseau du système.")
	return nil
}

// diagnoseWebhook says whether the team's chat can be told, without telling it anything.
func (c *Command) diagnoseWebhook(cfg *config) []diagnosis {
	if cfg.Notify.Kind == "" {
		return nil
	}
	address, from := c.webhook(cfg.Notify.Kind)
	if address == "" {
		return []diagnosis{{"messages à l'équipe", stateBroken, "notify.kind est réglé, mais l'adresse du webhook n'est nulle part", "« phare doctor --store-webhook » la garde dans le trousseau, ou la variable PHARE_WEBHOOK_URL"}}
	}
	if _, err := notify.New(cfg.Notify.Kind, address); err != nil {
		return []diagnosis{{"messages à l'équipe", stateBroken, err.Error(), ""}}
	}
	return []diagnosis{{"messages à l'équipe", stateOK, string(cfg.Notify.Kind) + ", adresse lue dans " + from, ""}}
}

// tell sends where a session stands to the team's chat. What fails there fails nothing here.
func (c *Command) tell(ctx context.Context, cfg *config, f *review.Folder, state notify.State) {
	if cfg.Notify.Kind == "" {
		return
	}
	address, _ := c.webhook(cfg.Notify.Kind)
	if address == "" {
		return
	}
	hook, err := notify.New(cfg.Notify.Kind, address)
	if err == nil {
		hook.Client = c.Chat
		err = hook.Send(ctx, notify.Message{Session: f.SessionID(), State: state, Next: cfg.Notify.Next[state]})
	}
	if err != nil {
		fmt.Fprintf(c.Stderr, "%s : %v\n", filepath.Base(f.Dir), err)
	}
}
