package summarize

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"phare/summarize/llm"
)

// The conference compares the acts of a session with one another, as editors do in the
// morning: one call sees them all and ranks ten, with reasons. It is asked twice, in
// opposite orders, since a model favours what it reads first or last; the two lists are
// merged here, under the laws of the choice.

// rankedAct is an entry of a list.
type rankedAct struct {
	Act    string   `json:"act"`
	With   []string `json:"with"`
	Reason string   `json:"reason"`
}

type conferenceReply struct {
	Ranking []rankedAct `json:"ranking"`
}

// verdicts of the conference, by act.
type conference struct {
	points map[*act]float64 // both lists together
	reason map[*act]string  // of the list that placed it highest
	with   map[*act][]*act  // what each would be told with, as both lists say, or one and the acts' own words
	order  []*act           // by points
}

const (
	roundSize = 20  // acts of a round, where the window does not hold them all
	wholeCost = 0.5 // of the ceiling: beyond, the conference reads digests
)

// confer has the acts ranked; nil when that fails, and the program's own points choose.
func (e *engine) confer(ctx context.Context, acts []*act, whole bool) *conference {
	for len(acts) > 0 {
		rounds := e.rounds(acts, whole)
		if len(rounds) == 1 {
			c, err := e.conferOn(ctx, acts, whole)
			if windowFull(err) && whole {
				return nil // the caller asks again with digests
			}
			if err != nil {
				e.asker.fell("conference", "", err, "le classement est celui des règles du programme")
				return nil
			}
			return c
		}
		results, failed := make([]*conference, len(rounds)), make([]error, len(rounds))
		e.sideBySide("conference", len(rounds), func(i int) {
			results[i], failed[i] = e.conferOn(ctx, rounds[i], whole)
		}, func(i int) string { return rounds[i][0].d.ID })
		if err := errors.Join(failed...); err != nil {
			e.asker.fell("conference", "", err, "le classement est celui des règles du programme")
			return nil
		}
		var through []*act
		for _, r := range results {
			through = append(through, r.order[:min(listLength, len(r.order))]...)
		}
		if len(through) >= len(acts) {
			through = through[:len(acts)-1]
		}
		slices.SortFunc(through, func(a, b *act) int { return a.order - b.order })
		acts = through
	}
	return nil
}

// rounds parts the acts where one request can't hold them.
func (e *engine) rounds(acts []*act, whole bool) [][]*act {
	tokens := 0
	for _, a := range acts {
		tokens += llm.EstimateTokens(e.shown(a, whole))
	}
	if tokens <= e.asker.room(e.system("conference.md")) || len(acts) <= roundSize {
		return [][]*act{acts}
	}
	return slices.Collect(slices.Chunk(acts, roundSize))
}

func (e *engine) shown(a *act, whole bool) string {
	if whole {
		return e.asker.wrapped(a, e.asker.texts[a].text)
	}
	return e.asker.card(a)
}

// holdsWhole reports whether the conference can read the acts themselves: the window holds
// them, and the two calls cost no more than their share of the ceiling.
func (e *engine) holdsWhole(acts []*act) bool {
	requests := []llm.Request{e.conferenceRequest(acts, true, "a"), e.conferenceRequest(acts, true, "b")}
	if llm.EstimateTokens(requests[0].User) > e.asker.room(requests[0].System) {
		return false
	}
	est, err := e.asker.client.Estimate(requests...)
	return err == nil && (!est.Priced || e.asker.client.Ceiling() <= 0 || est.Cost <= wholeCost*e.asker.client.Ceiling())
}

func (e *engine) conferenceRequest(acts []*act, whole bool, pass string) llm.Request {
	ids := make([]string, len(acts))
	shown := make([]string, len(acts))
	for i, a := range acts {
		ids[i], shown[i] = a.d.ID, e.shown(a, whole)
	}
	if pass == "b" {
		slices.Reverse(shown)
	}
	return llm.Request{
		Name: "conference/" + pass, System: e.system("conference.md"), User: e.setting() + "\n\n" + strings.Join(shown, "\n\n"),
		Schema: conferenceSchema(ids), MaxTokens: 2400, ExpectTokens: 700,
		Validate: func(raw []byte) error {
			var r conferenceReply
			if err := json.Unmarshal(raw, &r); err != nil {
				return err
			}
			if len(r.Ranking) == 0 {
				return errors.New("`ranking` est vide")
			}
			seen := map[string]bool{}
			for _, x := range r.Ranking {
				if seen[x.Act] {
					return fmt.Errorf("l'acte %q est classé deux fois", x.Act)
				}
				seen[x.Act] = true
				for _, id := range append([]string{x.Act}, x.With...) {
					if !slices.Contains(ids, id) {
						return fmt.Errorf("%q n'est pas un des identifiants donnés", id)
					}
				}
				if strings.TrimSpace(x.Reason) == "" {
					return fmt.Errorf("la raison de %q est vide", x.Act)
				}
			}
			return nil
		},
	}
}

// conferOn asks for both lists and merges them.
func (e *engine) conferOn(ctx context.Context, acts []*act, whole bool) (*conference, error) {
	replies, failed := make([]conferenceReply, 2), make([]error, 2)
	var wait sync.WaitGroup
	for i, pass := range []string{"a", "b"} {
		wait.Add(1)
		go func() {
			defer wait.Done()
			failed[i] = e.asker.ask(ctx, "conference", acts, e.conferenceRequest(acts, whole, pass), &replies[i])
		}()
	}
	wait.Wait()
	lists := [][]rankedAct{}
	for i := range replies {
		if failed[i] == nil {
			lists = append(lists, replies[i].Ranking)
		}
	}
	if len(lists) == 0 {
		return nil, cmp.Or(failed[0], failed[1])
	}
	byID := map[string]*act{}
	for _, a := range acts {
		byID[a.d.ID] = a
	}
	return mergeLists(lists, byID, e.session.Body), nil
}

// mergeLists adds up two lists: an entry earns the more the higher it stands, and half of
// its points where only one list has it are not lost. What is told together must be so in
// both lists, or in one and by the words of the acts themselves.
func mergeLists(lists [][]rankedAct, byID map[string]*act, body string) *conference {
	c := &conference{points: map[*act]float64{}, reason: map[*act]string{}, with: map[*act][]*act{}}
	type pair struct{ a, b *act }
	together := map[pair]int{}
	best := map[*act]int{}
	var acts []*act
	for _, a := range byID {
		acts = append(acts, a)
	}
	slices.SortFunc(acts, func(a, b *act) int { return a.order - b.order })
	ties := tiesOf(acts, body)
	for _, list := range lists {
		for i, x := range list[:min(len(list), listLength)] {
			lead := byID[x.Act]
			if _, ok := best[lead]; !ok || i < best[lead] {
				best[lead] = i
				c.reason[lead] = squeeze(plainReply(x.Reason))
			}
			c.points[lead] += float64(listLength - i)
			for _, id := range x.With {
				if o := byID[id]; o != lead {
					together[pair{lead, o}]++
					together[pair{o, lead}]++
				}
			}
		}
	}
	for _, a := range acts {
		for _, o := range acts {
			n := together[pair{a, o}]
			if why, _ := ties.between(a, o); n == len(lists) || n > 0 && why != "" {
				c.with[a] = append(c.with[a], o)
			}
		}
		if c.points[a] > 0 {
			c.order = append(c.order, a)
		}
	}
	slices.SortStableFunc(c.order, func(a, b *act) int {
		return cmp.Or(cmp.Compare(c.points[b], c.points[a]), cmp.Compare(best[a], best[b]), cmp.Compare(a.order, b.order))
	})
	return c
}

// subjects are the entries of the conference, the acts told together as one. Acts of
// different outcomes are never told as one.
func (c *conference) subjects(race []*act) []*subject {
	taken := map[*act]bool{}
	var out []*subject
	for _, lead := range c.order {
		if taken[lead] || !slices.Contains(race, lead) {
			continue
		}
		taken[lead] = true
		s := &subject{acts: []*act{lead}, reasons: []Reason{{Code: "conference", Text: c.reason[lead]}}}
		for _, o := range c.with[lead] {
			if !taken[o] && slices.Contains(race, o) && o.d.Outcome == lead.d.Outcome && len(s.acts) < storyMax {
				taken[o] = true
				s.acts = append(s.acts, o)
				s.why = "même histoire, selon la conférence de rédaction"
			}
		}
		out = append(out, s)
	}
	return out
}

func windowFull(err error) bool {
	return llm.KindOf(err) == llm.KindTooLong || llm.KindOf(err) == llm.KindTruncated
}
