package summarize

import (
	"testing"

	"phare/summarize/llm"
)

// What a run will cost is told once, before its calls, and near to what it then costs; a
// run that pays nothing tells nothing, one that pays for the writing alone tells that.
func TestForesee(t *testing.T) {
	srv := copyist(t)
	dir := t.TempDir()
	var told []llm.Estimate
	before := -1
	options := func() Options {
		told, before = nil, -1
		return Options{
			Client: client(t, srv, func(c *llm.Config) { c.CacheDir = dir }),
			Foresee: func(e llm.Estimate) {
				told = append(told, e)
				before = len(srv.Requests())
			},
		}
	}
	sum := runWith(t, fictional(t), options())
	if len(told) != 1 || before != 0 {
		t.Fatalf("told %v after %d calls", told, before)
	}
	if e, u := told[0], sum.Usage.Run; e.Calls < u.Calls*3/4 || e.Calls > u.Calls*5/4 || e.InputTokens < u.InputTokens/2 || e.InputTokens > u.InputTokens*2 {
		t.Errorf("foreseen %+v, paid %+v", e, u)
	}
	runWith(t, fictional(t), options())
	if len(told) != 0 {
		t.Errorf("a run that pays nothing tells %+v", told)
	}
	srv.Forget()
	o := options()
	o.Electoral = true // other instructions for the writing, the same digests
	sum = runWith(t, fictional(t), o)
	if len(told) != 1 || before != 0 || told[0].Calls > sum.Usage.Run.Calls*5/4 || told[0].Calls < sum.Usage.Run.Calls/2 {
		t.Errorf("told %+v after %d calls, paid %+v", told, before, sum.Usage.Run)
	}
}
