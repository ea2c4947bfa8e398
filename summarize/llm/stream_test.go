package llm_test

import (
	"sync"
	"testing"

	"phare/summarize/llm"
	"phare/summarize/llm/llmtest"
)

// A stream that is odd and whole gives what a whole reply gives, count of tokens included.
func TestStreams(t *testing.T) {
	whole := llmtest.New(t, func(s *llmtest.Server) { s.Whole = true })
	conf := whole.Config()
	wcl := client(t, conf)
	want := ask(t, wcl, request("a"))
	for _, c := range []struct {
		name  string
		reply llmtest.Reply
	}{
		{"plain", llmtest.Echo()},
		{"[DONE] twice", llmtest.DoneTwice()},
		{"no [DONE]", llmtest.NoDone()},
		{"heartbeats", llmtest.Heartbeats()},
		{"reasoning in its field", llmtest.Reasoning()},
		{"no count", llmtest.NoUsage()},
		{"slow", llmtest.SlowStream(patience / 10)},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := llmtest.New(t)
			s.On("a", c.reply)
			conf := s.Config()
			conf.Timeout, conf.Stall = patience, patience // less than "slow" lasts
			var mu sync.Mutex
			most := 0
			conf.OnWords = func(_ string, words int) {
				mu.Lock()
				defer mu.Unlock()
				most = max(most, words)
			}
			cl := client(t, conf)
			if got := ask(t, cl, request("a")); string(got) != string(want) {
				t.Errorf("got %s, want %s", got, want)
			}
			if r := s.Requests()[0]; !r.Stream {
				t.Error("not asked for as a stream")
			}
			if u := cl.Usage(); u.Estimated != (c.name == "no count") || u.Run.OutputTokens == 0 {
				t.Errorf("usage %+v", u)
			}
			if n := len(s.Requests()); n != 1 {
				t.Errorf("%d calls", n)
			}
			mu.Lock()
			defer mu.Unlock()
			if most == 0 {
				t.Error("no word was told")
			}
		})
	}
}

// What goes wrong in a stream is tried again, and named when it lasts.
func TestStreamFaults(t *testing.T) {
	for _, c := range []struct {
		name  string
		reply llmtest.Reply
		kind  llm.Kind
		calls int
	}{
		{"cut in a chunk", llmtest.CutStream(), llm.KindUnreachable, 3},
		{"connection lost", llmtest.Broken(), llm.KindUnreachable, 3},
		{"stalled", llmtest.StalledStream(), llm.KindStalled, 2},
		{"never-ending", llmtest.EndlessStream(), llm.KindTimeout, 2},
		{"overloaded, told in the stream", llmtest.FailingStream("server_error"), llm.KindServer, 3},
		{"rate, told in the stream", llmtest.FailingStream("rate_limit_exceeded"), llm.KindRate, 3},
		{"too long, told in the stream", llmtest.FailingStream("context_length_exceeded"), llm.KindTooLong, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := llmtest.New(t)
			fails(t, s, s.Config(), c.reply, c.kind, c.calls)
		})
	}
}

// A server that refuses streams, or their count of tokens, or whose streams are another
// protocol's, is asked without, and remembered.
func TestStreamsRefused(t *testing.T) {
	for _, c := range []struct {
		name   string
		set    func(*llmtest.Server)
		calls  int // of the first request
		stream bool
	}{
		{"stream", func(s *llmtest.Server) { s.Refuses = []string{"stream"} }, 2, false},
		{"stream_options", func(s *llmtest.Server) { s.Refuses = []string{"stream_options"} }, 2, true},
		{"ignored", func(s *llmtest.Server) { s.Whole = true }, 1, false},
		{"another protocol", func(s *llmtest.Server) { s.OnFunc("a", garbledIfStreamed) }, 2, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := llmtest.New(t, c.set)
			cl := client(t, s.Config())
			ask(t, cl, request("a"))
			if n := len(s.Requests()); n != c.calls {
				t.Errorf("%d calls, want %d", n, c.calls)
			}
			r := request("b")
			r.User += " Encore."
			ask(t, cl, r)
			if n := len(s.Named("b")); n != 1 {
				t.Errorf("%d calls for the second request", n)
			}
			if got := s.Named("b")[0].Stream; got != c.stream && c.name != "ignored" {
				t.Errorf("second request: stream %v", got)
			}
			if u := cl.Usage(); u.Estimated != (c.name == "stream_options") {
				t.Errorf("usage %+v", u)
			}
		})
	}
	off := false
	s := llmtest.New(t)
	conf := s.Config()
	conf.Stream = &off
	ask(t, client(t, conf), request("a"))
	if s.Requests()[0].Stream {
		t.Error("a stream is asked for although the settings say not to")
	}
}

func garbledIfStreamed(r llmtest.Request) llmtest.Reply {
	if r.Stream {
		return llmtest.GarbledStream()
	}
	return llmtest.Echo()
}
