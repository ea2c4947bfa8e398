package summarize

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"unicode/utf8"

	"phare/extract"
	"phare/prompts"
	"phare/summarize/check"
)

// engine is one run: a session with the rules, the prompts and the options in force.
type engine struct {
	session *extract.Session
	o       Options
	rules   *Rules
	prompts *prompts.Set
	style   prompts.Style
	ranking *ranking
	drafter *drafter
	asker   *asker                // nil without a model
	checker func() *check.Checker // made when first needed
}

// Run chooses the decisions of a session and drafts the article and the posts asked for.
// Without a model, or offline, everything is made by extraction. A model that fails costs
// the block it failed on, never the run: what replaced it is in Summary.Fallbacks. The
// error is the caller's: a pin that no act bears, prompts that can't be read, ctx ended.
func Run(ctx context.Context, s *extract.Session, o Options) (*Summary, error) {
	e, err := newEngine(s, o)
	if err != nil {
		return nil, err
	}
	return e.run(ctx)
}

// Write drafts one block about the acts named by id, the principal one first, as Run
// would: the review page swaps a block with it.
func Write(ctx context.Context, s *extract.Session, acts []string, o Options) (Item, error) {
	o.Pins, o.Bans = nil, nil
	e, err := newEngine(s, o)
	if err != nil {
		return Item{}, err
	}
	if len(acts) == 0 {
		return Item{}, errors.New("aucun acte n'est nommé : donnez l'identifiant d'au moins une délibération")
	}
	sub := &subject{}
	for _, id := range acts {
		i := slices.IndexFunc(e.ranking.acts, func(a *act) bool { return a.d.ID == id })
		if i < 0 {
			return Item{}, fmt.Errorf("aucun acte de la séance ne porte l'identifiant « %s » ; selection.md en donne la liste", id)
		}
		sub.acts = append(sub.acts, e.ranking.acts[i])
	}
	for _, a := range sub.acts {
		if r := a.verdict.private; r != nil {
			a.verdict.notes = append(a.verdict.notes, "retenu à votre demande, alors que les règles l'écartaient : "+r.Text)
		} else if r := a.verdict.never; r != nil {
			a.verdict.notes = append(a.verdict.notes, "retenu à votre demande, alors que les règles l'écartaient : "+r.Text)
		}
	}
	if len(sub.acts) > 1 {
		sub.why = "réunis à votre demande"
	}
	e.ranking.weigh(sub, nil)
	it := e.drafter.extracted(sub)
	if e.asker != nil {
		it = e.written(ctx, sub, it)
	}
	return it, ctx.Err()
}

func newEngine(s *extract.Session, o Options) (*engine, error) {
	set, err := prompts.Load(o.PromptsDir)
	if err != nil {
		return nil, err
	}
	style, err := set.Style()
	if err != nil {
		return nil, err
	}
	rules, err := LoadRules(o.RulesYAML)
	if err != nil {
		return nil, err
	}
	if o.Items == 0 {
		o.Items = style.Items
	}
	if o.Items < 1 || o.Items > 10 {
		return nil, fmt.Errorf("%d décisions demandées : choisissez de 3 à 7", o.Items)
	}
	e := &engine{session: s, o: o, rules: rules, prompts: set, style: style}
	e.ranking = rank(s, rules)
	e.checker = sync.OnceValue(func() *check.Checker { return check.New(s) })
	votes := style.Votes
	if o.ShowVotes != nil {
		votes = *o.ShowVotes
	}
	e.drafter = &drafter{session: s, rules: rules, as: e.ranking.as, o: o, votes: votes}
	e.drafter.faulty = e.faultyClaims
	if o.Client != nil && !o.Offline {
		e.asker = newAsker(e)
	}
	return e, nil
}

func (e *engine) run(ctx context.Context) (*Summary, error) {
	sum := &Summary{
		Method: ByExtraction, Prompts: e.prompts.Fingerprint(), Rules: e.rules.Fingerprint(), Said: e.session.Said, Footer: e.o.Footer,
		Items: []Item{}, Next: []Item{}, SetAside: []SetAside{},
	}
	for _, a := range e.ranking.acts {
		sum.Usage.SourceChars += utf8.RuneCountInString(a.d.Text)
	}
	var conf *conference
	if e.asker != nil {
		e.foresee()
		conf = e.read(ctx)
	}
	c, err := e.ranking.choose(e.o.Items, e.o.Pins, e.o.Bans, conf)
	if err != nil {
		return nil, err
	}
	e.progress("choose", 1, 1, "")
	sum.Notes = append(sum.Notes, c.notes...)
	for _, s := range c.chosen {
		sum.Items = append(sum.Items, e.drafter.extracted(s))
	}
	for _, s := range c.next {
		it := e.drafter.extracted(s)
		if e.asker != nil && (len(s.acts) == 1 || s.common == "") {
			it.Title = e.asker.named(s.acts[0])
		}
		sum.Next = append(sum.Next, it)
	}
	for _, a := range c.aside {
		if i := slices.IndexFunc(e.ranking.acts, func(x *act) bool { return x.d.ID == a.Act }); i >= 0 && e.asker != nil {
			if d := e.asker.digests[e.ranking.acts[i]]; d.Title != "" {
				a.Title = d.Title
			}
		}
		sum.SetAside = append(sum.SetAside, a)
	}
	if e.asker != nil {
		e.writeAll(ctx, c.chosen, sum)
	}
	sum.Title, sum.Chapo, sum.Summary = extractedHead(e.session, sum.Items, e.style.Form)
	if err := e.headAndPosts(ctx, sum, c); err != nil {
		return nil, err
	}
	if e.asker != nil {
		e.asker.report(sum)
	}
	e.mention(sum)
	e.tellSuspects(sum)
	return sum, ctx.Err()
}

// read has the acts digested and ranked, at once where the conference reads the acts
// themselves; it returns nil where no conference could be held.
func (e *engine) read(ctx context.Context) *conference {
	acts := e.readable()
	var conf *conference
	whole := e.holdsWhole(acts)
	if whole {
		var wait sync.WaitGroup
		wait.Add(1)
		go func() {
			defer wait.Done()
			conf = e.confer(ctx, acts, true)
		}()
		e.digest(ctx)
		wait.Wait()
	} else {
		e.digest(ctx)
	}
	for _, a := range acts {
		if d, ok := e.asker.digests[a]; ok && d.Private && !e.ranking.as.isTribute(a) {
			a.verdict.private = &Reason{Code: "particulier", Text: "ne concerne qu'une personne privée, selon la fiche du modèle"}
		}
	}
	if conf == nil && e.asker.dead() == nil && len(e.asker.digests) > 0 {
		conf = e.confer(ctx, slices.DeleteFunc(acts, func(a *act) bool { return a.verdict.private != nil }), false)
	}
	e.ranking.open = slices.DeleteFunc(e.ranking.open, func(a *act) bool { return a.verdict.private != nil })
	return conf
}

// headAndPosts has the title and the channels written side by side: both rest on the blocks
// and on nothing of each other's.
func (e *engine) headAndPosts(ctx context.Context, sum *Summary, c choice) error {
	if e.asker == nil {
		return e.posts(ctx, sum, c)
	}
	head := *sum
	done := make(chan struct{})
	go func() {
		defer close(done)
		e.writeHead(ctx, &head)
	}()
	err := e.posts(ctx, sum, c)
	<-done
	sum.Title, sum.Chapo, sum.ChapoActs, sum.Summary = head.Title, head.Chapo, head.ChapoActs, head.Summary
	if head.Method == ByModel {
		sum.Method = ByModel
	}
	for i := range sum.Posts {
		sum.Posts[i].Title = sum.Title
	}
	return err
}

func (e *engine) progress(step string, done, total int, act string) {
	if e.o.Progress != nil {
		e.o.Progress(Progress{Step: step, Done: done, Total: total, Act: act})
	}
}
