package summarize

import (
	"cmp"
	"slices"
	"strings"

	"phare/summarize/llm"
)

// foresee tells, before the calls that it stands for, what a run will probably cost: the
// calls for what must still be digested, then for the writing. What the model has answered
// before costs nothing; repairs are not foreseen.
//
// Before the digests it is the acts first in the rules' order that are taken for those
// that will be written about. When no digest is to be paid the choice is known, and with
// it the writing to the letter.
func (e *engine) foresee(subjects []*subject) {
	if e.o.Foresee == nil {
		return
	}
	var digests []llm.Request
	if subjects == nil {
		for _, a := range e.ranking.open {
			digests = append(digests, e.digestRequest(a))
		}
	}
	first, err := e.asker.client.Estimate(digests...)
	if err != nil || subjects == nil && first.Calls == 0 || subjects != nil && e.foreseen {
		return // an estimate that can't be made is no reason not to work
	}
	if subjects == nil {
		subjects = e.likely()
	}
	rest := e.articleRequests()
	for _, s := range subjects {
		rest = append(rest, e.writeRequest(s))
	}
	second, err := e.asker.client.Estimate(rest...)
	if err != nil || first.Calls+second.Calls == 0 {
		return
	}
	if first.Calls == 0 && second.Cached > 0 && second.Calls <= len(e.articleRequests()) {
		return // all blocks are written: title and channels, known only after, are too
	}
	e.foreseen = true
	sum := first
	sum.Calls += second.Calls
	sum.Cached += second.Cached
	sum.InputTokens += second.InputTokens
	sum.OutputTokens += second.OutputTokens
	sum.Cost += second.Cost
	sum.MaxCost += second.MaxCost
	e.o.Foresee(sum)
}

// likely are subjects of one act each, the first by the rules.
func (e *engine) likely() []*subject {
	acts := slices.Clone(e.ranking.open)
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
	out := []llm.Request{{Name: "head", System: e.system("head.md"), User: e.setting() + article, Schema: headSchema(), MaxTokens: 1200, ExpectTokens: 250}}
	channels, err := e.channels()
	if err != nil {
		return out // said when they are made
	}
	for _, c := range channels {
		out = append(out, llm.Request{
			Name: "channel/" + c.Name, System: e.system("channel.md") + "\n\n" + e.prompts.Text("channels/"+c.Name+".md"),
			User: e.setting() + article, Schema: postSchema(c, nil), MaxTokens: 3500, ExpectTokens: 700,
		})
	}
	return out
}
