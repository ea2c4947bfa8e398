package summarize

import (
	"cmp"
	"slices"
	"strings"

	"phare/summarize/llm"
)

// foresee tells, before any call, what a run will probably cost, schemas counted, and stops
// the calls where that passes the ceiling: above it nothing is sent. The acts first by the
// rules stand for those that will be written about; what the model has answered before costs
// nothing; repairs are not foreseen.
func (e *engine) foresee() {
	acts := e.readable()
	var first []llm.Request
	for _, g := range e.asker.batches(acts) {
		first = append(first, e.digestRequest(g))
	}
	if whole := e.holdsWhole(acts); whole {
		first = append(first, e.conferenceRequest(acts, true, "a"), e.conferenceRequest(acts, true, "b"))
	} else {
		// The digests that the conference will read are not written yet: they stand for
		// themselves by their usual length.
		first = append(first, e.cardsRequest(acts, "a"), e.cardsRequest(acts, "b"))
	}
	known, err := e.asker.client.Estimate(first...)
	if err != nil {
		return // an estimate that can't be made is no reason not to work
	}
	rest := e.articleRequests()
	for _, s := range e.likely() {
		rest = append(rest, e.writeRequest(s))
	}
	later, err := e.asker.client.Estimate(rest...)
	if err != nil || known.Calls == 0 && known.Cached > 0 {
		return // read and ranked before: what was chosen is written, as far as can be known
	}
	sum := known
	sum.Calls += later.Calls
	sum.Cached += later.Cached
	sum.InputTokens += later.InputTokens
	sum.OutputTokens += later.OutputTokens
	sum.Cost += later.Cost
	sum.MaxCost += later.MaxCost
	if e.o.Foresee != nil {
		e.o.Foresee(sum)
	}
	if err := e.asker.client.TooDear(sum); err != nil {
		e.asker.fatal = err
	}
}

// cardsRequest stands for a conference on digests that are still to come.
func (e *engine) cardsRequest(acts []*act, pass string) llm.Request {
	const card = 600 // characters of a usual digest
	r := e.conferenceRequest(nil, false, pass)
	r.User += strings.Repeat("mots ", card/5*len(acts))
	return r
}

// likely are subjects of one act each, the first by the rules.
func (e *engine) likely() []*subject {
	acts := e.readable()
	slices.SortStableFunc(acts, func(a, b *act) int { return cmp.Compare(b.verdict.score, a.verdict.score) })
	var out []*subject
	for _, a := range acts[:min(len(acts), e.o.Items)] {
		out = append(out, &subject{acts: []*act{a}})
	}
	return out
}

// articleRequests stand for the title's and the channels' calls: their prompts are known,
// the article that they send is taken for one of the usual length.
func (e *engine) articleRequests() []llm.Request {
	const word = 6 // characters, the space after included
	article := strings.Repeat("mots ", (e.style.MinWords+e.style.MaxWords)/2*e.o.Items*word/len("mots "))
	out := []llm.Request{{Name: "head", System: e.system("head.md"), User: e.setting() + article, Schema: headSchema(nil), MaxTokens: 1200, ExpectTokens: 250}}
	channels, err := e.channels()
	if err != nil {
		return out // said when they are made
	}
	for _, c := range channels {
		user := e.setting() + article
		if c.Format == "questions" {
			for _, s := range e.likely() {
				user += e.whole(s.acts, "")
			}
		}
		out = append(out, llm.Request{
			Name: "channel/" + c.Name, System: e.channelSystem(c), User: user, Schema: postSchema(c, nil), MaxTokens: 3500, ExpectTokens: 600,
		})
	}
	return out
}
